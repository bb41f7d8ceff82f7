"""What a rule looks at: the resume, what was found in it, the posting, and the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.model import (
    Annotations,
    Entry,
    LineAnnotation,
    Match,
    Mention,
    Posting,
    Requirement,
    Resume,
    SectionKind,
    Span,
)
from analyzer.scorer.told_elsewhere import told_elsewhere

_STRENGTH = {"required": 0, "preferred": 1, "mentioned": 2}


@dataclass(frozen=True, slots=True)
class Statement:
    """A bullet of a job with what was found in it; `entry` is None where the resume shows no job."""

    span: Span
    line: LineAnnotation
    entry: Entry | None


@dataclass(frozen=True)
class Subject:
    """Everything a rule may look at; offsets count in `resume.text`."""

    resume: Resume
    annotations: Annotations
    posting: Posting | None
    matches: tuple[Match, ...]
    as_of: date
    lexicons: Lexicons

    @property
    def text(self) -> str:
        """The text of the resume."""
        return self.resume.text

    @property
    def table(self) -> Mapping[str, Any]:
        """The word lists of the rules (`lexicons/checks.toml`)."""
        return self.lexicons.table("checks")

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The bullets of all jobs in order; where no job was found, the lines that tell duties."""
        lines = {line.span.start: line for line in self.annotations.lines}
        found = tuple(
            Statement(bullet.span, line, self.resume.experience[bullet.entry])
            for bullet in self.resume.bullets()
            if (line := lines.get(bullet.span.start)) is not None
        )
        if found:
            return found
        return tuple(Statement(x.span, x, None) for x in self.annotations.lines if x.kind == "duty")

    @cached_property
    def told(self) -> Mapping[Span, frozenset[str]]:
        """For each bullet of a job which tasks its other bullets count."""
        return told_elsewhere(self.resume, self.annotations, self.lexicons)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of a term that the resume does not deny."""
        return tuple(m for m in self.annotations.mentions() if m.status != "negated")

    @cached_property
    def asked(self) -> Mapping[str, int]:
        """For each term the posting asks for, its strongest requirement (index); other roles' needs are left out."""
        found: dict[str, int] = {}
        needs = self.posting.requirements if self.posting else ()
        for index, need in sorted(enumerate(needs), key=lambda pair: (_STRENGTH[pair[1].necessity], pair[0])):
            for term in need.any_of if not need.role else ():
                found.setdefault(term, index)
        return found

    def strength(self, term: str) -> int:
        """0 for a term that the posting requires, 1 preferred, 2 mentioned, 3 not asked for."""
        return _STRENGTH[self.requirement(self.asked[term]).necessity] if term in self.asked else len(_STRENGTH)

    def requirement(self, index: int) -> Requirement:
        """Requirement number `index` of the posting; only for indexes that `asked` or a match gave."""
        assert self.posting is not None
        return self.posting.requirements[index]

    def visible_lines(self) -> Iterator[Span]:
        """The spans of the lines that a reader sees."""
        return (line.span for line in self.resume.document.lines if not line.hidden)

    def place(self, *kinds: SectionKind) -> Span:
        """The heading of the first section of the first of these kinds that the resume has; else the very start."""
        for kind in kinds:
            for section in self.resume.sections:
                if kind in section.kinds:
                    return section.heading_span or Span(section.span.start, section.span.start)
        return Span(0, 0)


def quoted(text: str, most: int = 90) -> str:
    """A text in quotes on one line, cut after a word at `most` characters."""
    flat = " ".join(text.split())
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
    return f'"{flat}"'


def listed(items: Iterable[str], last: str = "and") -> str:
    """Items as a sentence lists them: "a, b and c"."""
    all_items = list(items)
    if len(all_items) < 2:
        return "".join(all_items)
    return f"{', '.join(all_items[:-1])} {last} {all_items[-1]}"


def in_sentence(name: str) -> str:
    """A term's name inside a sentence: without its note in brackets, the capital only where it belongs ("EKG")."""
    short = name.rsplit(" (", 1)[0] if name.endswith(")") else name
    return short[0].lower() + short[1:] if len(short) > 1 and short[1].islower() else short


@cache
def either(words: tuple[str, ...], *, case: bool = False) -> re.Pattern[str]:
    """A pattern for any of these words or phrases, longest first, as whole words."""
    inner = "|".join(
        re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", 0 if case else re.I)


def words_of(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of words of a table, as `either` takes it."""
    return tuple(table[key])

"""Finds terms that the posting and the resume both name, each in words of its own that mean the same.

The groups of equal words are `lexicons/same_words.toml`; a word that is not on that list never stands for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.model import Annotations, LineAnnotation, Posting, Resume, Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a group: its singular, its plural (the singular again where it has none) and its verb forms."""

    one: str
    many: str
    deeds: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Whether it is an abbreviation in capitals."""
        return sum(c.isupper() for c in self.one) > len(self.one) / 2 and " " not in self.one


@dataclass(frozen=True, slots=True)
class Group:
    """Words for one term that mean the same."""

    term: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SameWord:
    """`span` of the resume holds `own`; the posting says `named` for the very same, `asked` in the number of `own`.

    `spelled_out` where one is the other's abbreviation.
    """

    term: str
    span: Span
    own: str
    asked: str
    named: str
    spelled_out: bool

    @property
    def both(self) -> str:
        """Both words as they may stand in the resume: "electrocardiograms (EKGs)", "blood draws (phlebotomy)"."""
        return f"{self.asked} ({self.own})" if self.asked_first else f"{self.own} ({self.asked})"

    @property
    def asked_first(self) -> bool:
        """Whether the posting's word comes first: the long form in front of its abbreviation."""
        return self.spelled_out and len(self.asked) > len(self.own)


@cache
def groups(lexicons: Lexicons) -> tuple[Group, ...]:
    """The groups of the lexicon."""
    rows: Sequence[Mapping[str, Any]] = lexicons.table("same_words")["same"]
    return tuple(Group(row["term"], tuple(_word(w) for w in row["words"])) for row in rows)


def _word(text: str) -> Word:
    nouns, _, deeds = text.partition(";")
    one, _, many = nouns.partition("|")
    return Word(one, many or one, tuple(d for d in deeds.split("|") if d))


def same_words(resume: Resume, annotations: Annotations, posting: Posting, lexicons: Lexicons) -> tuple[SameWord, ...]:
    """One place for each term whose asked word stands nowhere in the resume; bullets come before other lines."""
    asked_terms = {t for r in posting.requirements if not r.role for t in r.any_of}
    asked_text = "\n".join(r.text for r in posting.requirements if not r.role)
    shown = "\n".join(line.span.of(resume.text) for line in resume.document.lines if not line.hidden)
    bullets = frozenset(b.span for b in resume.bullets())
    lines = sorted(annotations.lines, key=lambda x: x.span not in bullets)
    found: dict[str, SameWord] = {}
    for group in groups(lexicons):
        if group.term not in asked_terms or group.term in found:
            continue
        asked = [w for w in group.words if _finds(w, asked_text)]
        if not asked or any(_finds(w, shown) for w in asked):
            continue
        others = [w for w in group.words if w not in asked]
        if place := next((p for line in lines for p in _places(group, others, asked[0], line, resume.text)), None):
            found[group.term] = place
    return tuple(sorted(found.values(), key=lambda s: s.span))


def _places(group: Group, others: Sequence[Word], asked: Word, line: LineAnnotation, text: str) -> Iterator[SameWord]:
    """Where a line that shows the term names it in another word."""
    held = [m.span for m in line.terms if m.term == group.term and m.status == "held"]
    held += [t.span for t in line.tasks if t.term == group.term]
    if not held:
        return
    for word in others:
        for match in _pattern((word.one, word.many, *word.deeds)).finditer(text, *line.span):
            span = Span(*match.span())
            if any(h.overlaps(span) for h in held) and not _has_both(text, span, line.span):
                own = match[0]
                several = own.casefold() == word.many.casefold() and word.many != word.one
                form = asked.many if several else _fitting(asked, word)
                yield SameWord(group.term, span, own, form, asked.one, asked.short != word.short)


def _fitting(asked: Word, own: Word) -> str:
    """The asked word's form beside one that has no plural, or beside a verb: "drew blood (venipunctures)"."""
    return asked.many if own.deeds and own.many != own.one else asked.one


def _has_both(text: str, span: Span, line: Span) -> bool:
    """Whether brackets stand around the word or right behind it: there it is explained already."""
    before, after = text[line.start : span.start].rstrip(), text[span.end : line.end].lstrip()
    return before.endswith(("(", "/")) or after.startswith(("(", "/"))


def _finds(word: Word, text: str) -> bool:
    return _pattern((word.one, word.many)).search(text) is not None


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words; an abbreviation keeps its capitals."""
    exact = [f for f in forms if f.rstrip("s").isupper()]
    loose = [f for f in forms if f not in exact]
    parts = [re.escape(f) for f in sorted(exact, key=len, reverse=True)]
    if loose:
        inner = "|".join(re.escape(f).replace(r"\ ", r"[\s-]+") for f in sorted(loose, key=len, reverse=True))
        parts.append(f"(?i:{inner})")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])")

"""Tells which languages a resume says the person speaks: the terms of the lexicon, and all others that people name.

A language counts under a heading or label for languages, beside a word such as "bilingual" or "fluent", and as an item
of the skills. A subject ("curriculum in Math, English, Art"), a degree and a restaurant are none. The words are
`[spoken]` of `lexicons/languages.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from analyzer.lexicon import Lexicons, load
from analyzer.model import Annotations, Resume, Section, SectionKind, Span
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.vocabulary import either
from analyzer.span_index import SpanIndex

_ANY_LANGUAGE = "language.bilingual"
# Here a bare name is what somebody offers; elsewhere it may be a subject, a degree or a place.
_OFFERS: frozenset[SectionKind] = frozenset({"skills", "highlights", "summary", "contact", "languages", "additional"})
_CLAUSE = re.compile(r"[^.;|•·\n]+(?:\.(?!\s)[^.;|•·\n]*)*")
_SIGN = frozenset({"sign", "language"})
_ITEM = re.compile(r"\s*[,;|•·●▪/\t]\s*|\s+(?:and|&)\s+")
_EXTRA = re.compile(r"\W*\([^)]*\)\W*|\s+[-–—]\s+.*|:.*")
# "Spanish-speaking patients" tells of the patients; "talked with patients in Spanish" of the person.
_OTHERS = (
    r"(?:patients?|families|clients?|parents|callers?|customers?|populations?|communit(?:y|ies)|residents?|members?)"
)


class SpokenLanguages:
    """Built once from the lexicons; `find` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("languages")["spoken"]
        self._names: dict[str, str] = {n.casefold(): n for n in table["names"]}
        self._names |= {k.casefold(): v for k, v in table["also"].items()}
        for term in lexicons.of_kind("language"):
            if term.id != _ANY_LANGUAGE:
                for alias in (term.name, *term.aliases, *term.exact, *term.ambiguous):
                    if all(w[:1].isupper() or w in _SIGN or not w[0].isalpha() for w in alias.split()):
                        self._names[alias.casefold()] = term.name
        self._of_terms = frozenset(t.name for t in lexicons.of_kind("language"))
        self._careful = frozenset(n.casefold() for n in table["only_listed"])
        things = either(table["things"])
        self._name = re.compile(
            rf"(?<![\w'’-])(?:{either(self._names)})(?![\w'’])(?!\s+(?:{things})(?!\w))(?!\s*[-–]\s*american)",
            re.IGNORECASE,
        )
        self._cue = re.compile(
            rf"(?<!\w)(?:{either(table['cues'])})(?!\w)|[-\s]speaking\b(?!\s+{_OTHERS})|{_OTHERS}\s+in\s", re.IGNORECASE
        )
        self._others = re.compile(rf"(?<!\w)(?:{either(table['others'])})(?!\w)", re.IGNORECASE)
        self._behind_cue = re.compile(
            r"(?:bilingual|fluent|fluency|speaks?|native)\s*(?:in|:|\()?\s*(?:both\s+)?(?:[\w'’]+\s*(?:,|/|&|and)\s*){0,4}\Z",
            re.IGNORECASE,
        )
        self._label = re.compile(
            rf"\W*(?:{either(table['labels'])})\s*(?:[:–—]|\s-\s)|\W*(?:{either(table['labels'])})\s*\t", re.IGNORECASE
        )

    def find(self, resume: Resume, annotations: Annotations) -> tuple[str, ...]:
        """The names of the languages, in the order in which the resume first tells of them."""
        unspoken = SpanIndex(m.span for m in annotations.mentions() if m.kind == "language" and m.status != "held")
        told = [(name, span) for name, span in self._told(resume) if not unspoken.overlapping(span)]
        places = SpanIndex(span for _, span in told)
        # "Cape Verdean Creole" is not the Creole of the terms.
        mentioned = [
            (name, span) for name, span in self._mentioned(resume, annotations) if not places.overlapping(span)
        ]
        found: dict[str, int] = {}
        for name, span in (*told, *mentioned):
            found[name] = min(span.start, found.get(name, span.start))
        return tuple(sorted(found, key=lambda name: found[name]))

    def _told(self, resume: Resume) -> Iterator[tuple[str, Span]]:
        for section in resume.sections:
            for piece in body_pieces(resume.document, section):
                for match in self._in_line(piece.span.of(resume.text), section):
                    first, last = match.span()
                    yield self._written(match.group()), Span(piece.span.start + first, piece.span.start + last)

    def _written(self, words: str) -> str:
        """The name of a term, or the language as the person writes it."""
        name = self._names[_key(words)]
        return name if name in self._of_terms or words.isupper() or words.islower() else " ".join(words.split())

    def _in_line(self, text: str, section: Section) -> Iterator[re.Match[str]]:
        """The languages that a line tells of, with their places in it."""
        if self._label.match(text) or section.kinds == ("languages",):
            yield from self._name.finditer(text)
            return
        if "languages" in section.kinds or "skills" in section.kinds:
            yield from self._items(text)
        if not self._cue.search(text) or self._others.search(text):
            return
        for clause in _CLAUSE.finditer(text):
            if self._cue.search(clause.group()):
                for match in self._name.finditer(text, clause.start(), clause.end()):
                    careful = _key(match.group()) in self._careful or not match.group()[0].isupper()
                    if not careful or self._behind_cue.search(text, clause.start(), match.start()):
                        yield match

    def _items(self, text: str) -> Iterator[re.Match[str]]:
        """The items of a list that are a language and no more than how well it is known."""
        at = 0
        for piece in _ITEM.split(text):
            at = text.index(piece, at)
            words = _EXTRA.sub("", piece).strip()
            match = self._name.match(text, at, at + len(words)) if words else None
            if match and match.group() == words and _key(words) not in self._careful:
                yield match
            at += len(piece)

    def _mentioned(self, resume: Resume, annotations: Annotations) -> Iterator[tuple[str, Span]]:
        """The terms that the matchers found, where they stand for what the person offers."""
        mentions = [m for m in annotations.mentions() if m.kind == "language" and m.status == "held"]
        if not mentions:
            return
        sections, names = SpanIndex(s.span for s in resume.sections), load()
        for mention in mentions:
            if mention.term == _ANY_LANGUAGE:
                continue
            kinds = {k for n in sections.overlapping(mention.span) for k in resume.sections[n].kinds}
            if kinds & _OFFERS or self._is_told(resume.text, mention.span):
                yield names.name(mention.term), mention.span

    def _is_told(self, text: str, mention: Span) -> bool:
        """Whether the line around a mention says that somebody speaks the language."""
        start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        end = len(text) if end < 0 else end
        return self._cue.search(text, start, end) is not None and not self._others.search(text, start, end)


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


@cache
def spoken_languages(*lexicon_folders: str) -> SpokenLanguages:
    """The reader of the built-in lexicons and the user's own folders, built once."""
    return SpokenLanguages(load(*lexicon_folders))

"""Compiles the `near` and `never` entries of a term: the company that lets a mention count, or forbids it.

An entry matches as the beginning of a word, in any case ("phlebotom" finds "phlebotomist"). A trailing "!" asks for
the whole word ("clinic!" is not found in "clinical"). Up to six capitals stand for letters: whole words, as written.
Behind a "~" stands what must not follow ("customer ~service": a customer, and no customer service).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from analyzer.matchers.words.folding import behind_sign, lower_text, openings, word_openings
from analyzer.matchers.words.word_memory import WordMemory
from analyzer.model import Span

_MOST_LETTERS = 6
_WORD_END = r"(?![^\W_])"
# A word of its own or a mark between two places; the rest of a word at the start is none.
_WORD_BETWEEN = re.compile(r"[\W_][^\W_]|[,;|•]")


def _is_letters(entry: str) -> bool:
    bare = entry.strip().removesuffix("!").rstrip()
    return bare.isupper() and len(bare) <= _MOST_LETTERS


def _entry(text: str) -> str:
    text, *others = (part.strip() for part in text.split("~"))
    bare = text.removesuffix("!").rstrip()
    if _is_letters(text):
        return _body(bare) + "[sS]?" + _WORD_END
    unless = rf"(?!\w*[\s\-/]+(?:{'|'.join(map(_body, others))}))" if others else ""
    return _body(bare.lower()) + (_WORD_END if text.endswith("!") else "") + unless


def _body(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"[\s\-/]+")


class _Entry(NamedTuple):
    """An entry, whether it is written in letters, and how its words open: a text that holds it holds them all."""

    text: str
    is_letters: bool
    openings: frozenset[str]


def _read(text: str) -> _Entry:
    return _Entry(text, _is_letters(text), frozenset(openings(text.partition("~")[0])))


# Hundreds of terms share their entries.
_ENTRY = WordMemory(_read)


class _Entries:
    """Entries of one spelling, each at the beginning of a word, and where they stand in a text."""

    __slots__ = ("_is_letters", "_pattern")

    def __init__(self, entries: Iterable[str], is_letters: bool) -> None:
        self._is_letters = is_letters
        # The longest first, so that a match tells all that stands there.
        ordered = sorted(entries, key=len, reverse=True)
        # It takes in the sign before the word, which lets the engine pass over the rest of each word. So a sign is put
        # before the text, and the places in it lie one further on.
        self._pattern = re.compile(behind_sign(map(_entry, ordered), r"[\W_]"))

    def stand_in(self, text: str, start: int, end: int) -> bool:
        """Whether one stands in `text[start:end]`."""
        return self._pattern.search(self._padded(text), start, end + 1) is not None

    def found(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Where they stand in `text[start:end]`."""
        return (Span(m.start(), m.end() - 1) for m in self._pattern.finditer(self._padded(text), start, end + 1))

    def _padded(self, text: str) -> str:
        return "\n" + (text if self._is_letters else lower_text(text))


# Few entries stand in one text, mostly one alone: its small pattern serves all terms that name it.
_entries = lru_cache(maxsize=5_000)(_Entries)


class Company:
    """Entries to look for. Only those are searched for whose words all stand in the text, which is seldom any.

    What is made late is set at once, when it is whole: threads may ask at the same time.
    """

    __slots__ = ("_by_opening", "_first", "_known", "_openings", "_texts")

    def __init__(self, entries: Iterable[str]) -> None:
        self._texts = tuple(entries)
        # The numbers and the entries by their longest opening, "" where an entry has none.
        self._by_opening: Mapping[str, Sequence[tuple[int, _Entry]]] | None = None
        self._openings: frozenset[str] = frozenset()
        self._known: tuple[str, Sequence[_Entries]] = ("", ())
        self._first: tuple[str, Span, list[Span]] = ("", Span(0, 0), [])

    def may_stand(self, text: str) -> bool:
        """Whether all words of an entry stand in the text: a quick look before it is searched."""
        return bool(self._in(text))

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Whether one of the entries stands in `text[start:end]`."""
        return any(entries.stand_in(text, start, end) for entries in self._in(text))

    def touches(self, text: str, mention: Span, start: int, end: int) -> bool:
        """Whether one of the entries in `text[start:end]` overlaps the mention or stands right beside it."""
        return any(
            not _WORD_BETWEEN.search(text[found.end : mention.start] or text[mention.end : found.start])
            for entries in self._in(text)
            for found in entries.found(text, start, end)
        )

    def stands_beside(self, text: str, line: Span, mention: Span) -> bool:
        """Whether one of the entries stands on the line, before or behind the mention."""
        known, place, first = self._first
        if place != line or known is not text:
            # Where the first entry of each spelling stands.
            first = [f for entries in self._in(text) if (f := next(entries.found(text, *line), None))]
            self._first = (text, line, first)
        # A line of many mentions is read through once, not once for each.
        if not first or any(f.end <= mention.start or f.start >= mention.end for f in first):
            return bool(first)
        return self.stands_in(text, line.start, mention.start) or self.stands_in(text, mention.end, line.end)

    def _in(self, text: str) -> Sequence[_Entries]:
        """What finds the entries whose words the text holds: in words, and in letters."""
        known, found = self._known
        if known is not text:
            found = self._search(text)
            self._known = (text, found)
        return found

    def _search(self, text: str) -> Sequence[_Entries]:
        by_opening = self._by_opening or self._sort()
        in_text = word_openings(text)
        if self._openings.isdisjoint(in_text):
            return ()
        standing = [
            numbered
            for opening in self._openings & in_text
            for numbered in by_opening[opening]
            if numbered[1].openings <= in_text
        ]
        if not standing:
            return ()
        standing.sort()
        spellings = ((tuple(e.text for _, e in standing if e.is_letters is own), own) for own in (False, True))
        return [_entries(texts, own) for texts, own in spellings if texts]

    def _sort(self) -> Mapping[str, Sequence[tuple[int, _Entry]]]:
        by_opening: defaultdict[str, list[tuple[int, _Entry]]] = defaultdict(list)
        for number, entry in enumerate(map(_ENTRY.__getitem__, self._texts)):
            by_opening[max(entry.openings, key=len, default="")].append((number, entry))
        self._openings = frozenset(by_opening)
        self._by_opening = by_opening
        return by_opening


class CompanyOfLine:
    """A line that is asked for many companies, each of them again and again: what it does not hold is found once."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Company, bool] = {}

    def holds(self, company: Company) -> bool:
        """Whether one of the entries stands anywhere in the line."""
        known = self._known.get(company)
        if known is None:
            known = self._known[company] = company.stands_in(self._text, 0, len(self._text))
        return known

"""Compiles the `near` and `never` entries of a term: the company that lets a mention count, or forbids it.

An entry matches as the beginning of a word, in any case ("phlebotom" finds "phlebotomist"). A trailing "!" asks for
the whole word ("clinic!" is not found in "clinical"). Up to six capitals stand for letters: whole words, as written.
Behind a "~" stands what must not follow ("customer ~service": a customer, and no customer service).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from analyzer.matchers.words.folding import behind_sign, lower_text, openings, word_openings
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


class _Openings:
    """How the words of entries open: an entry stands only where all its words do."""

    __slots__ = ("_by_longest", "_longest")

    def __init__(self, entries: Iterable[str]) -> None:
        # By the longest opening of each, by "" where an entry has none.
        self._by_longest: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for entry in entries:
            own = openings(entry.partition("~")[0])
            self._by_longest[max(own, key=len, default="")].append(frozenset(own))
        self._longest = frozenset(self._by_longest)

    def may_stand(self, in_text: frozenset[str]) -> bool:
        """Whether the words of one entry may stand in a text whose words open so."""
        if self._longest.isdisjoint(in_text):
            return False
        return any(own <= in_text for opening in self._longest & in_text for own in self._by_longest[opening])


class _Entries:
    """A pattern of entries, each at the beginning of a word, and where it stands in a text."""

    __slots__ = ("_pattern",)

    def __init__(self, entries: Iterable[str]) -> None:
        # The longest first, so that a match tells all that stands there.
        ordered = sorted(entries, key=len, reverse=True)
        # It takes in the sign before the word, which lets the engine pass over the rest of each word. So a sign is put
        # before the text, and the places in it lie one further on.
        self._pattern = re.compile(behind_sign(map(_entry, ordered), r"[\W_]"))

    def stand_in(self, text: str, start: int, end: int) -> bool:
        """Whether one stands in `text[start:end]`."""
        return self._pattern.search("\n" + text, start, end + 1) is not None

    def found(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Where they stand in `text[start:end]`."""
        return (Span(m.start(), m.end() - 1) for m in self._pattern.finditer("\n" + text, start, end + 1))


class Company:
    """Entries to look for; their patterns are compiled late, since most terms never meet their words.

    What is made late is set at once, when it is whole: threads may ask at the same time.
    """

    __slots__ = ("_entries", "_first", "_openings", "_patterns")

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = tuple(entries)
        # For entries in words, and for those in letters.
        self._patterns: tuple[_Entries | None, _Entries | None] | None = None
        self._openings: _Openings | None = None
        self._first: tuple[str, Span, list[Span]] = ("", Span(0, 0), [])

    def may_stand(self, in_text: frozenset[str]) -> bool:
        """Whether an entry may stand in a text whose words open so: a quick look before the patterns are tried."""
        openings = self._openings
        if openings is None:
            openings = self._openings = _Openings(self._entries)
        return openings.may_stand(in_text)

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Whether one of the entries stands in `text[start:end]`."""
        words, letters = self._patterns or self._compile()
        if words and words.stand_in(lower_text(text), start, end):
            return True
        return letters is not None and letters.stand_in(text, start, end)

    def touches(self, text: str, mention: Span, start: int, end: int) -> bool:
        """Whether one of the entries in `text[start:end]` overlaps the mention or stands right beside it."""
        words, letters = self._patterns or self._compile()
        searched = ((words, lower_text(text)), (letters, text))
        return any(
            not _WORD_BETWEEN.search(text[found.end : mention.start] or text[mention.end : found.start])
            for entries, own in searched
            if entries
            for found in entries.found(own, start, end)
        )

    def stands_beside(self, text: str, line: Span, mention: Span) -> bool:
        """Whether one of the entries stands on the line, before or behind the mention."""
        known, place, first = self._first
        if place != line or known is not text:
            first = self._first_in(text, line)
            self._first = (text, line, first)
        # A line of many mentions is read through once, not once for each.
        if not first or any(f.end <= mention.start or f.start >= mention.end for f in first):
            return bool(first)
        return self.stands_in(text, line.start, mention.start) or self.stands_in(text, mention.end, line.end)

    def _first_in(self, text: str, line: Span) -> list[Span]:
        """Where the first entry of each spelling stands on the line."""
        words, letters = self._patterns or self._compile()
        searched = ((words, lower_text(text)), (letters, text))
        first = (next(entries.found(own, *line), None) for entries, own in searched if entries)
        return [found for found in first if found]

    def _compile(self) -> tuple[_Entries | None, _Entries | None]:
        # In words they are to be found in lower case, in letters as written.
        words = [entry for entry in self._entries if not _is_letters(entry)]
        letters = [entry for entry in self._entries if _is_letters(entry)]
        self._patterns = (_Entries(words) if words else None, _Entries(letters) if letters else None)
        return self._patterns


class CompanyOfLine:
    """A line that is asked for many companies, each of them again and again: what it does not hold is found once."""

    __slots__ = ("_known", "_openings", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._openings = word_openings(text)
        self._known: dict[Company, bool] = {}

    def holds(self, company: Company) -> bool:
        """Whether one of the entries stands anywhere in the line."""
        known = self._known.get(company)
        if known is None:
            may_stand = company.may_stand(self._openings)
            known = self._known[company] = may_stand and company.stands_in(self._text, 0, len(self._text))
        return known

    def may_hold(self, company: Company) -> bool:
        """Whether one of the entries may stand in the line: the quick look alone, where a search follows anyway."""
        return company.may_stand(self._openings)

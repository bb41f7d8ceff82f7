"""The credentials of one line: which part of it speaks of each, and the expiry that stands there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from analyzer.matchers.credentials.dates import (
    EXPIRY,
    ISSUED,
    PERIOD,
    REACH_BEFORE,
    REACH_BEHIND,
    end_of,
    end_of_years,
    is_past,
    partial_date,
)
from analyzer.model import PartialDate, Span

# A word of a sentence, which may speak of another date ("BLS certified, graduating 05/2027").
_PROSE = re.compile(
    r"(?<![^\W_])(?!certified|certification|license|card|provider|basic|life|support|first|aid)[a-z]{4,}"
)
# A part of a line that a list goes on behind, and what ends a list.
_LISTED = re.compile(r"(?:and|for|&|/|,)\s*$")
_ENDED = re.compile(r"[;|]")
# What a bracket says of one card of a list alone.
_SAID = re.compile(r"\([^)]*(?:\d|\b(?:exp|expired|lapsed|inactive|current|active|valid|pending|in progress)\b)", re.I)
_SAID_BEFORE = re.compile(_SAID.pattern + r"[^)]*\)", re.I)
# What parts a date from the card behind it: "diploma 2012; CPR", and behind another card a comma, too.
_PARTED = re.compile(r"[;|]|\.\s")
# What leads to a list of cards, and what leads from one to who gave them all.
_LIST_LABEL = re.compile(r"[:–—-]\s*$")
_LIST_TAIL = re.compile(r"\s(?:[–—-]|through|from|by|via)\s", re.I)

# Nothing but a card and its issuer stands before its years, also among the schools: "CMA (AAMA) 2008-2018".
_CARD_ALONE = re.compile(r"\W*[A-Z-]{2,6},?\s*\([A-Z]{2,6}\)[\s,:(–—-]*$")

# How far a second date of a line reaches back over a list of cards, in characters.
_CLOSE = 30


class CredentialLine:
    """The credentials of one line by where they start; what is asked for each is looked for in the line once."""

    def __init__(self, line: str, starts: Iterable[int]) -> None:
        self._line = line
        self._starts = sorted(set(starts))

    def reach(self, start: int) -> Span:
        """The part of the line that speaks of the credential: up to the next one, or all of it when it is alone."""
        later = bisect_right(self._starts, start)
        end = self._starts[later] if later < len(self._starts) else len(self._line)
        return Span(0 if start == self._starts[0] else start, end)

    def shared(self) -> str:
        """The words around a list of cards that may say who gave all of them: "NHA: CCMA, CPT", "CCMA, CPT - NHA"."""
        if len(self._starts) < 2:
            return ""
        head, tail = self._line[: self._starts[0]], _LIST_TAIL.search(self._line, self._starts[-1])
        told = head if _LIST_LABEL.search(head) else ""
        return f"{told} {self._line[tail.end() :]}" if tail else told

    def expiry(self, own: Span, schooling: bool) -> PartialDate | None:
        """The expiry in the part of the line that speaks of one credential, or behind a list of several."""
        piece = own.of(self._line)
        found = EXPIRY.search(piece)
        period = None if found else PERIOD.search(piece)
        if period and (not schooling or _CARD_ALONE.match(piece[: period.start()])):
            found = period
        listed = own.end < len(self._line) and _LISTED.search(piece) and not _ENDED.search(piece)
        # "CMPE 2025, CCMA exp 9/2027": a card with a date of its own shares no other's.
        if found is None and listed and not _SAID.search(piece) and not ISSUED.search(piece):
            found = self._behind_list(own)
        return end_of(found) if found else None if schooling else end_of_years(piece)

    def ahead(self, own: Span, as_of: date) -> PartialDate | None:
        """A date to come that stands bare beside a credential: "EMT, #E3345, 03/2027" runs up to it."""
        dates = list(ISSUED.finditer(own.of(self._line)))
        if not dates or _PROSE.search(own.of(self._line), 0, dates[-1].start()):
            return None
        day = partial_date(dates[-1])
        # A bare year of today's may as well be the one of issue.
        sure = day.month is not None or day.year > as_of.year
        return day if sure and not is_past(day, as_of) else None

    def date_beside(self, mention: Span, offset: int) -> re.Match[str] | None:
        """The date right behind a card, or right before it, that no other card has for its own."""
        start, end = mention.start - offset, mention.end - offset
        own = self.reach(start)
        # "First Aid (current), EMT (2018)": a card of which a bracket tells needs no later date.
        told = _SAID.search(self._line, end, own.end)
        until = min(end + REACH_BEHIND, own.end) if told else end + REACH_BEHIND
        if (found := ISSUED.search(self._line, end, until)) and not (
            found.start() > own.end and _SAID_BEFORE.search(self._line, own.end, found.start())
        ):
            return found
        found = ISSUED.search(self._line, max(start - REACH_BEFORE, 0), start)
        if not found:
            return None
        between = self._line[found.end() : start]
        return None if _PARTED.search(between) or (own.start and "," in between) else found

    def _behind_list(self, own: Span) -> re.Match[str] | None:
        """The expiry behind a list of cards: "BLS and ACLS, exp 05/2027" is meant for all of them."""
        at = bisect_left(self._expiries, own.end, key=re.Match.start)
        if at == len(self._expiries):
            return None
        found = self._expiries[at]
        # "CPR & First Aid (current), EMT (lapsed 2018)": the list ends where a bracket tells of one of it.
        if _SAID_BEFORE.search(self._line, own.end, found.start()):
            return None
        close = self._expiries[0].end() > own.start or found.end() <= own.end + _CLOSE
        return found if close and bisect_left(self._ends, own.end) == bisect_left(self._ends, found.start()) else None

    @cached_property
    def _expiries(self) -> list[re.Match[str]]:
        return list(EXPIRY.finditer(self._line))

    @cached_property
    def _ends(self) -> list[int]:
        return [m.start() for m in _ENDED.finditer(self._line)]

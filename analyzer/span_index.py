"""Finds the spans that touch a place by looking near it, so that many spans and many places stay cheap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from analyzer.model import Span


class SpanIndex:
    """Built once over spans in any order, which may overlap; answers are their numbers, lowest first."""

    __slots__ = ("_numbers", "_reach", "_spans", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        numbered = sorted((span, number) for number, span in enumerate(spans))
        self._spans = [span for span, _ in numbered]
        self._numbers = [number for _, number in numbered]
        self._starts = [span.start for span in self._spans]
        # How far any span up to here reaches: past it, no earlier one can touch the place.
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def overlapping(self, place: Span) -> list[int]:
        """The numbers of the spans that share a character with `place`."""
        found = []
        first, last = place
        at = bisect_left(self._starts, last) - 1
        while at >= 0 and self._reach[at] > first:
            # It starts before the place ends, or it would not be looked at.
            if self._spans[at].end > first:
                found.append(self._numbers[at])
            at -= 1
        return sorted(found)

    def covering(self, place: Span) -> list[int]:
        """The numbers of the spans that `place` lies wholly inside of."""
        found = []
        at = bisect_right(self._starts, place.start) - 1
        while at >= 0 and self._reach[at] >= place.end:
            if self._spans[at].covers(place):
                found.append(self._numbers[at])
            at -= 1
        return sorted(found)

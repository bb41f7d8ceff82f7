"""Many patterns held against the parts of one text: their words are looked up in the whole text once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.matchers.words.folding import AnyCase, lower_text
from analyzer.model import Span


@dataclass(frozen=True, slots=True)
class PatternPlaces:
    """Where the words stand that the patterns need, in order, each with its pattern's index."""

    places: Sequence[tuple[int, int]]
    anywhere: Sequence[int]

    def inside(self, span: Span) -> list[int]:
        """The indexes of the patterns that may stand in this part of the text, in order."""
        first, last = bisect_left(self.places, (span.start,)), bisect_left(self.places, (span.end,))
        return sorted({*self.anywhere, *(index for _, index in self.places[first:last])})


class PatternIndex:
    """Built once from the patterns; `places_in` is pure."""

    def __init__(self, patterns: Sequence[AnyCase]) -> None:
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for index, pattern in enumerate(patterns):
            for word in pattern.needed:
                self._by_word[word].append(index)
        self._anywhere = self._by_word.pop("", [])

    def places_in(self, text: str) -> PatternPlaces:
        """Where in this text the patterns may stand."""
        lowered = lower_text(text)
        places = [
            (at, index) for word, indexes in self._by_word.items() for at in _places(word, lowered) for index in indexes
        ]
        return PatternPlaces(sorted(places), self._anywhere)


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)

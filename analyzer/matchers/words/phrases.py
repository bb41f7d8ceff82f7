"""Finds known phrases of normal forms in all lines of a text by one pass of a spaCy PhraseMatcher.

A document costs as much to build as a line's worth of matching, so the lines share one, with a break between them that
no phrase holds. It is built of the numbers that the vocabulary has for words: a word of no phrase is a break, too, so
that what people write never enters the vocabulary.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import repeat

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

_BREAK = "\n"
# One name for all phrases: a name of its own for each would cost a vocabulary entry and time.
_NAME = "phrase"


# Where a phrase stands: its key, the index of its first word and the one after its last. There are more of these than
# words, and a plain tuple is made and taken apart in half of the time of a named one.
Place = tuple[int, int, int]


class PhraseIndex:
    """A set of phrases: first all are added, then `close` is called, and from then on `places` is pure."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._matcher = PhraseMatcher(vocab, attr="ORTH")
        self._keys: dict[tuple[int, ...], int] = {}
        self._numbers: dict[str, int] = {}
        self._break = vocab.strings.add(_BREAK)

    def add(self, norms: Iterable[str]) -> int:
        """Adds a phrase, given as its normal forms; gives its key, the same one for the same phrase."""
        return self._keys.setdefault(tuple(map(self._number, norms)), len(self._keys))

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = self._vocab.strings.add(word)
        return number

    def close(self) -> None:
        """Builds the matcher of all phrases."""
        # The matcher takes numbers as well, which is how a pickled one is filled: a document for each of thousands of
        # phrases would be half of the time that it takes to start.
        self._matcher.add(_NAME, list(self._keys))  # type: ignore[arg-type]

    def places(self, lines: Iterable[Iterable[str]]) -> list[list[Place]]:
        """For each line of normal forms the places of the phrases, counted in its own words."""
        numbers: list[int] = []
        starts: list[int] = []
        for line in lines:
            starts.append(len(numbers))
            numbers.extend(map(self._numbers.get, line, repeat(self._break)))
            numbers.append(self._break)
        places: list[list[Place]] = [[] for _ in starts]
        ends = [*starts[1:], len(numbers)]
        own: list[Place] = []
        start, end = 0, 0
        document = Doc(self._vocab, words=numbers)  # type: ignore[arg-type]  # spaCy's own hint names texts only.
        keys, every = self._keys, tuple(numbers)
        for _, first, last in self._matcher(document):
            if first >= end:
                line_number = bisect_right(starts, first) - 1
                start, end = starts[line_number], ends[line_number]
                own = places[line_number]
            own.append((keys[every[first:last]], first - start, last - start))
        return places

"""Finds known phrases of normal forms in all lines of a text by one pass of a spaCy PhraseMatcher.

A document costs as much to build as a line's worth of matching, so the lines share one, with a break word between
them that no phrase holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

_BREAK = "\n"
_NAME = "phrase"


class Place(NamedTuple):
    """Where a phrase stands: its key, the index of its first word and the one after its last."""

    phrase: int
    first: int
    last: int


class JoinedLines(NamedTuple):
    """Lines of normal forms in one document, its words, and the index in it of each line's first word."""

    doc: Doc
    words: Sequence[str]
    starts: Sequence[int]


def join_lines(vocab: Vocab, lines: Iterable[Iterable[str]]) -> JoinedLines:
    """One document of all these lines."""
    words: list[str] = []
    starts: list[int] = []
    for line in lines:
        starts.append(len(words))
        words.extend(line)
        words.append(_BREAK)
    return JoinedLines(Doc(vocab, words=words), words, starts)


class PhraseIndex:
    """A set of phrases; `places` is pure."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._matcher = PhraseMatcher(vocab, attr="ORTH")
        self._keys: dict[tuple[str, ...], int] = {}

    def add(self, norms: Sequence[str]) -> int:
        """Adds a phrase, given as its normal forms; gives its key, the same one for the same phrase."""
        words = tuple(norms)
        key = self._keys.get(words)
        if key is None:
            key = self._keys[words] = len(self._keys)
            # One name for all: a name of its own for each phrase would cost a vocabulary entry and time.
            self._matcher.add(_NAME, [Doc(self._vocab, words=list(words))])
        return key

    def places(self, lines: JoinedLines) -> list[list[Place]]:
        """For each line the places of the phrases, counted in its own words."""
        places: list[list[Place]] = [[] for _ in lines.starts]
        line, start, end = -1, 0, 0
        for _, first, last in self._matcher(lines.doc):
            if first >= end:
                line = bisect_right(lines.starts, first) - 1
                start = lines.starts[line]
                end = lines.starts[line + 1] if line + 1 < len(lines.starts) else len(lines.words)
            places[line].append(Place(self._keys[tuple(lines.words[first:last])], first - start, last - start))
        return places

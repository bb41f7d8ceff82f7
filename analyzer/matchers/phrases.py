"""Finds known phrases of normal forms in the words of a line: a tree of words, walked from each word that opens one.

spaCy's PhraseMatcher finds the same in a document of its own, which costs several times as much to build as the walk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where a phrase stands: its key, the index of its first word and the one after its last."""

    phrase: int
    first: int
    last: int


class _Node:
    """A word of phrases: the key of the phrase that ends here, if any, and the words that may follow."""

    __slots__ = ("key", "next")

    def __init__(self) -> None:
        self.key: int | None = None
        self.next: dict[str, _Node] = {}


class PhraseIndex:
    """A set of phrases; `places` is pure."""

    def __init__(self) -> None:
        self._root = _Node()
        self._count = 0

    def add(self, norms: Sequence[str]) -> int:
        """Adds a phrase, given as its normal forms; gives its key, the same one for the same phrase."""
        node = self._root
        for norm in norms:
            node = node.next.setdefault(norm, _Node())
        if node.key is None:
            node.key = self._count
            self._count += 1
        return node.key

    def places(self, norms: Sequence[str]) -> list[Place]:
        """The places of the phrases in these words."""
        places: list[Place] = []
        opening = self._root.next
        for first, norm in enumerate(norms):
            node = opening.get(norm)
            last = first + 1
            while node is not None:
                if node.key is not None:
                    places.append(Place(node.key, first, last))
                node = node.next.get(norms[last]) if last < len(norms) else None
                last += 1
        return places

"""Remembers what a pure function says of single words: texts of one trade use the same ones again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")
# Far more than the words of the trade; names and slips of many resumes must not fill the memory for good.
_MOST_WORDS = 50_000


class WordMemory(dict[str, _T], Generic[_T]):
    """Gives `make(word)` for a word; forgets all words once it holds very many.

    A plain dictionary answers sooner than `lru_cache`, which puts its words in a new order at each question.
    """

    def __init__(self, make: Callable[[str], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _T:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[word] = self._make(word)
        return made

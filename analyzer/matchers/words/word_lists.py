"""Word lists looked for in a line: a pattern runs only where the line holds the first word of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

_TOKEN = re.compile(r"[^\W_]+")


def any_of(words: Sequence[str]) -> str:
    """An expression for any of the words; a blank in one may be a hyphen in the text."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s\-]+") for w in ordered) + ")"


@lru_cache(maxsize=64)
def _tokens(line: str) -> frozenset[str]:
    """The words of a line in lower case; many lists are looked for in the same line."""
    return frozenset(_TOKEN.findall(line.lower()))


class WordList:
    """A pattern that holds one of `words`, behind a cheap look at the words of the line.

    It is compiled when a line first needs it: compiling dozens of such lists takes a good part of a start.
    """

    def __init__(self, words: Sequence[str], pattern: str) -> None:
        self._first = frozenset(token[0].lower() for word in words if (token := _TOKEN.search(word)))
        self._text = pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._text, re.I)

    def may_stand(self, line: str) -> bool:
        """Whether the line holds the first word of an entry."""
        return not self._first.isdisjoint(_tokens(line))

    def search(self, line: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        if not self.may_stand(line):
            return None
        return self._pattern.search(line, start, len(line) if end is None else end)

    def match(self, line: str, start: int = 0) -> re.Match[str] | None:
        """The match that opens at an offset."""
        return self._pattern.match(line, start) if self.may_stand(line) else None

    def found(self, line: str) -> list[re.Match[str]]:
        """All matches."""
        return list(self._pattern.finditer(line)) if self.may_stand(line) else []


def opener(words: Sequence[str]) -> WordList:
    """One of the words opens the line."""
    return WordList(words, rf"\W*{any_of(words)}(?![^\W_])")


def closer(words: Sequence[str]) -> WordList:
    """One of the words ends the first sentence."""
    return WordList(words, rf"[^.;]*?(?<![^\W_]){any_of(words)}\W*(?:[.;]|$)")


def inside(words: Sequence[str]) -> WordList:
    """One of the words stands in the line."""
    return WordList(words, rf"(?<![^\W_]){any_of(words)}(?![^\W_])")

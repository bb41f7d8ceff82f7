"""Patterns that are compiled when a text first needs them: compiling all of them takes a good part of a start.

Not for those that a lexicon writes itself (`[wish]`): a mistake in one must be told at the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LatePattern:
    """Does what a compiled pattern does; its methods are found once."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text, self._flags = text, flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match, between two offsets where they are given."""
        return self._pattern.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match that opens at an offset."""
        return self._pattern.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match that takes in all of the text."""
        return self._pattern.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """All matches, in order."""
        return self._pattern.finditer

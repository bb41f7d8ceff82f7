"""Tells traits from work behind "ability to": "ability to answer questions calmly" names no duty.

The tasks that are traits there, and the words that make them work all the same, are `[abilities]` of
`lexicons/posting.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.folding import AnyCase
from analyzer.posting.items import Item


class Abilities:
    """Built once from the table `abilities`; `without_traits` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._opens = AnyCase(table["opens"])
        self._traits = frozenset(table["traits"])
        self._outright = AnyCase(table["outright"])

    def without_traits(self, items: Sequence[Item], clause: str) -> list[Item]:
        """The items of a clause without the tasks that only stand for a trait behind "ability to"."""
        opened = self._opens.search(clause)
        if opened is None or self._outright.search(clause[opened.end() :]):
            return list(items)
        return [i for i in items if i.start < opened.end() or self._traits.isdisjoint(i.ids)]

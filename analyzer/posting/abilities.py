"""Tells work that a posting asks for from work that a requirement only happens to name.

Behind "ability to", some tasks are traits: "ability to answer questions calmly" names no duty. And a line under
"Requirements" may name work without asking for it ("must be on time for scheduled shifts"). The words are `[abilities]`
of `lexicons/posting.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.words.folding import AnyCase
from analyzer.posting.items import Item

# So many words may stand between a word that asks and the work it asks for ("ability to safely and correctly draw ...",
# "knowledge of the theory and practice of ..."), and behind the work ("phlebotomy and injection experience").
_NEAR, _FAR, _BEHIND = 4, 10, 8
# A line that is mostly the name of work asks for it ("Basic wound care").
_MOSTLY = 0.4


class Abilities:
    """Built once from the table `abilities`; `without_traits` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._opens = AnyCase(table["opens"])
        self._traits = frozenset(table["traits"])
        self._outright = AnyCase(table["outright"])
        self._asks_near = AnyCase(table["asks_near"])
        self._asks_far = AnyCase(table["asks_far"])
        self._asks_behind = AnyCase(table["asks_behind"])

    def asks_for(self, items: Sequence[Item], clause: str, named: Sequence[Item]) -> bool:
        """Whether a clause that requires something asks for this work: by a word of ability, or by saying little else.

        `named` is all that the clause names.
        """
        start, end = min(i.start for i in items), max(i.end for i in items)
        if sum(i.end - i.start for i in named if i.kind == "task") >= _MOSTLY * len(clause):
            return True
        # "Knows how to splint, draw blood and room patients": the work named first is no word in between.
        earlier = sorted((i.start, i.end) for i in named if i.kind == "task" and i.end <= start)
        cuts = [0, *(at for place in earlier for at in place), start]
        before = "".join(clause[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b)
        behind = clause[end:]
        return (
            _is_near(self._asks_near, before, _NEAR)
            or _is_near(self._asks_far, before, _FAR)
            or self._asks_behind.search(" ".join(behind.split()[:_BEHIND])) is not None
            or self._asks_near.search(clause[start:end]) is not None
            or self._asks_far.search(clause[start:end]) is not None
        )

    def are_traits(self, items: Sequence[Item]) -> bool:
        """Whether these tasks are traits where nobody asks for them as work ("must be on time for shifts")."""
        return all(self._traits.issuperset(i.ids) for i in items)

    def without_traits(self, items: Sequence[Item], clause: str) -> list[Item]:
        """The items of a clause without the tasks that only stand for a trait behind "ability to"."""
        opened = self._opens.search(clause)
        if opened is None or self._outright.search(clause[opened.end() :]):
            return list(items)
        return [i for i in items if i.start < opened.end() or self._traits.isdisjoint(i.ids)]


def _is_near(asks: AnyCase, before: str, most: int) -> bool:
    """Whether such a word stands at most so many words ahead of the end of a text."""
    return any(len(before[m.end() :].split()) <= most for m in asks.finditer(before))

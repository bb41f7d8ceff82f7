"""Levels of one job in a posting for several ("MA I: ...", "MA II: ..."): what a higher one asks for is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Level:
    """A line that opens with a level: `role` is "" for the one that the posting is read for. `whole` where the line
    names nothing else and stands over what follows."""

    role: str
    whole: bool


class Levels:
    """Built once from the table `roles`; `among` is pure."""

    def __init__(self, pattern: str) -> None:
        self._opens = re.compile(pattern, re.I)

    def among(self, lines: Sequence[str]) -> dict[int, Level]:
        """The lines that open with a level, where a posting names two: the title's is its own, else the lowest."""
        found = {n: m for n, line in enumerate(lines) if (m := self._opens.match(line))}
        steps = {n: _step(m["step"]) for n, m in found.items()}
        if len(set(steps.values())) < 2:
            return {}
        own = steps.get(0) or min(steps.values())
        return {
            n: Level("" if steps[n] == own else " ".join(m["level"].split()), not m["rest"].strip(" :*#_"))
            for n, m in found.items()
            if n > 0
        }


def _step(text: str) -> int:
    return _STEPS.get(text.casefold()) or int(text)

"""Levels of one job in a posting for several ("MA I: ...", "MA II: ..."): what a higher one asks for is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# A posting's title stands in one of so many lines.
_TITLE_LINES = 4
# Behind another level, a level is one of several ("I/II", "I or II").
_ONE_LEVEL = r"(?<![\w/&–-])(?<!\bor\s)(?<!\band\s)(?<![/&–-]\s)(?:{roman}|{step})(?![\w:.%+]|\s+(?:years?|providers?))"


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
        if not steps:
            return {}
        own = steps.get(0) or min(steps.values())
        if len(set(steps.values())) < 2:
            if own == 1 or any(_is_titled(line, own) for line in lines[:_TITLE_LINES]):
                return {}
            own = 0  # "Medical Assistant I/II" over one line "MA II: two years"
        return {
            n: Level("" if steps[n] == own else " ".join(m["level"].split()), not m["rest"].strip(" :*#_"))
            for n, m in found.items()
            if n > 0
        }


def _is_titled(line: str, step: int) -> bool:
    """Whether a line names this level and no lower one beside it ("Medical Assistant II")."""
    roman = next(r for r, value in _STEPS.items() if value == step)
    named = re.search(_ONE_LEVEL.format(roman=roman, step=step), line, re.I)
    return (
        named is not None
        and re.search(r"\b(?:ma|cma|assistant|level|grade)\b", line[: named.start()], re.I) is not None
    )


def _step(text: str) -> int:
    return _STEPS.get(text.casefold()) or int(text)

"""Where a line tells what a person would like to learn, or where they would like to work: a wish shows nothing yet.

The cues are `[wish]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analyzer.matchers.folding import lower_text
from analyzer.matchers.tasks import ToldTasks
from analyzer.matchers.terms import PLACES

_LEARNED = frozenset({"ehr", "tool", "language", *PLACES})


class Wished(NamedTuple):
    """The parts of a line (start, end) that tell what would be learned, and which work is looked for."""

    learned: Sequence[tuple[int, int]]
    posts: Sequence[tuple[int, int]]

    def hold(self, kind: str, start: int) -> bool:
        """Whether a term of this kind that starts here is only wished for."""
        if not self.learned and not self.posts:
            return False
        parts = (*self.learned, *self.posts) if kind in PLACES else self.learned if kind in _LEARNED else ()
        return any(first <= start < last for first, last in parts)


NO_WISHES = Wished((), ())


class Wishes:
    """Built once from the table `wish`; `find` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._signs = tuple(table["signs"])
        wanting, claims = "|".join(table["wanting"]), "|".join(table["claims"])
        few = r"(?:[^\w.;]+[\w’'-]+){0,4}?[^\w.;]+"
        self._learning = re.compile(rf"(?<!\w)(?:{wanting}){few}(?:{'|'.join(table['learning'])})(?!\w)")
        self._post = re.compile(rf"(?<!\w)(?:{wanting}){few}(?:{'|'.join(table['posts'])})(?!\w)")
        self._end = re.compile(rf"[.;•|](?=\s|$)|(?<!\w)(?:{claims})(?!\w)")

    def find(self, line: str) -> Wished:
        """The parts of a line that tell a wish."""
        lowered = lower_text(line)
        if not any(sign in lowered for sign in self._signs):
            return NO_WISHES
        return Wished(self._parts(self._learning, lowered), self._parts(self._post, lowered))

    def _parts(self, cue: re.Pattern[str], line: str) -> list[tuple[int, int]]:
        parts = []
        for found in cue.finditer(line):
            end = self._end.search(line, found.end())
            parts.append((found.start(), end.start() if end else len(line)))
        return parts


def without_wishes(told: ToldTasks, wished: Wished) -> ToldTasks:
    """What a line tells of tasks without those that somebody would only like to learn."""
    if not wished.learned:
        return told
    kept = [f for f in told.found if not any(first <= f.span.start < last for first, last in wished.learned)]
    gone = {f.term.id for f in told.found} - {f.term.id for f in kept}
    return ToldTasks(kept, told.refused | gone)

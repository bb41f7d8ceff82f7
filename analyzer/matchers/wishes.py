"""Where a line tells what a person would like to learn, or where they would like to work: a wish shows nothing yet.

The cues are `[wish]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analyzer.matchers.tasks.finder import ToldTasks
from analyzer.matchers.terms.finder import PLACES
from analyzer.matchers.words.folding import lower_text

# "Transition from Army medic to civilian medical assistant", "receptionist transitioning into pediatrics"
_MOVE = re.compile(
    r"(?:(?<!\w)transitioning|(?:^|[:.;,|–-]\s*)transition)\s+(?:from\s[^.;]{2,60}?\s)?(?P<to>(?:in)?to)(?!\w)"
)
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
        more = few.replace("4", "6")
        self._learning = re.compile(rf"(?<!\w)(?:{wanting}){few}(?:{'|'.join(table['learning'])})(?!\w)")
        places = [
            rf"(?:{wanting}){more}(?:{'|'.join(table['posts'])})(?!\w)",
            rf"(?:{'|'.join(table['longing'])}){few}(?:{'|'.join(table['joining'])})(?!\w)",
            rf"(?:{'|'.join(table['interest'])})(?!\w)",
        ]
        self._post = re.compile(
            rf"(?<!\w)(?:{'|'.join(places)})|^\W*(?:(?:objective|goal)\W+)?(?:{'|'.join(table['openings'])})(?!\w)"
        )
        self._moved = re.compile(rf"(?<!\w)(?:{'|'.join(table['moved'])})\W+$")
        self._end = re.compile(rf"[.;•|](?=\s|$)|(?<!\w)(?:{claims})(?!\w)")

    def find(self, line: str) -> Wished:
        """The parts of a line that tell a wish."""
        lowered = lower_text(line)
        if not any(map(lowered.__contains__, self._signs)):
            return NO_WISHES
        posts = self._parts(self._post, lowered) + self._moves(lowered)
        return Wished(self._parts(self._learning, lowered), posts)

    def _moves(self, line: str) -> list[tuple[int, int]]:
        """Where a line says to what somebody changes; where they come from they have worked."""
        moves = (m for m in _MOVE.finditer(line) if not self._moved.search(line, 0, m.start()))
        return [(m.start("to"), self._stop(line, m.end())) for m in moves]

    def _parts(self, cue: re.Pattern[str], line: str) -> list[tuple[int, int]]:
        parts = []
        for found in cue.finditer(line):
            parts.append((found.start(), self._stop(line, found.end())))
        return parts

    def _stop(self, line: str, start: int) -> int:
        """Where a wish ends that goes on at `start`."""
        end = self._end.search(line, start)
        return end.start() if end else len(line)


def without_wishes(told: ToldTasks, wished: Wished) -> ToldTasks:
    """What a line tells of tasks without those that somebody would only like to learn."""
    if not wished.learned:
        return told
    kept = [f for f in told.found if not any(first <= f.span.start < last for first, last in wished.learned)]
    gone = {f.term.id for f in told.found} - {f.term.id for f in kept}
    return ToldTasks(kept, told.refused | gone)

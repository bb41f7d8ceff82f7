"""Gives each measure of a line to the task whose clause holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analyzer.matchers.found_tasks import FoundTask
from analyzer.model import Measure, Span, Task


def attach(found: Sequence[FoundTask], measures: Sequence[Measure], offset: int) -> tuple[Task, ...]:
    """Tasks with the measures of their own clause: a clause reaches from one governing verb to the next.

    Where patterns found tasks, a likely one opens no clause of its own.
    """
    if not found:
        return ()
    ordered = sorted(found, key=lambda f: f.span) if len(found) > 1 else found
    if not measures:
        firsts: dict[str, FoundTask] = {}
        for item in ordered:
            firsts.setdefault(item.term.id, item)
        return tuple(
            Task(name, Span(item.span.start + offset, item.span.end + offset), (), item.likely)
            for name, item in firsts.items()
        )
    starts = sorted({f.span.start for f in ordered if not f.likely} or {f.span.start for f in ordered})
    owner: dict[int, int] = {}
    for index, measure in enumerate(measures):
        before = [s for s in starts if s + offset <= measure.span.start]
        owner[index] = before[-1] if before else starts[0]
    tasks: dict[str, Task] = {}
    for item in ordered:
        clause = starts[max(bisect_right(starts, item.span.start) - 1, 0)]
        own = tuple(i for i, s in owner.items() if s == clause)
        span = Span(item.span.start + offset, item.span.end + offset)
        known = tasks.get(item.term.id)
        if known is None:
            tasks[item.term.id] = Task(item.term.id, span, own, item.likely)
        elif own:
            tasks[item.term.id] = replace(known, measures=tuple(dict.fromkeys((*known.measures, *own))))
    return tuple(tasks.values())

"""Gives each measure of a line to the tasks whose clause holds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analyzer.matchers.tasks.found import FoundTask
from analyzer.model import Measure, Span, Task

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%])\.\s+(?=[A-Z])")
_LAST_WORD = re.compile(r"[\w'’-]+\W*$")
# "In a 6-provider clinic, roomed patients and drew blood": said in front, it holds for all that follows.
_SETS_THE_SCENE = re.compile(r"\W*(?:in|at|for|within|across|with|supporting|serving|covering)\b[^,;]*$", re.I)
_SCENE_ENDS = re.compile(r"[^,;]{0,40},")
# "Took vitals, ran EKGs and drew blood for 25 patients a day": said at the end, for people served by all of it.
_FOR = re.compile(r"\bfor\s+(?:(?:an?|the|all|our)\s+)?(?:[a-z]+\s+)?$", re.I)
_SERVED = re.compile(
    r"patients?|pts?|clients?|residents?|children|kids|adults|people|walk-ins|providers?|physicians?|doctors?|docs",
    re.I,
)
# "EKGs (20)", "venipunctures: 90": the noun says alone what was counted.
_LABELLED = re.compile(r"[a-z][^\d]*\d[\d,+–-]*\)?", re.I)
_END = re.compile(r"[\s.]*$")


def attach(found: Sequence[FoundTask], measures: Sequence[Measure], offset: int, line: str) -> tuple[Task, ...]:
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
    owners = _Owners(ordered, [Span(m.span.start - offset, m.span.end - offset) for m in measures], line)
    tasks: dict[str, Task] = {}
    for item in ordered:
        own = owners.of(item)
        span = Span(item.span.start + offset, item.span.end + offset)
        known = tasks.get(item.term.id)
        if known is None:
            tasks[item.term.id] = Task(item.term.id, span, own, item.likely)
        elif own:
            tasks[item.term.id] = replace(known, measures=tuple(dict.fromkeys((*known.measures, *own))))
    return tuple(tasks.values())


class _Owners:
    """Which clauses, told by where they start, and which single tasks hold each measure of a line."""

    def __init__(self, ordered: Sequence[FoundTask], measures: Sequence[Span], line: str) -> None:
        self._line = line
        self._measures = measures
        self._starts = sorted({f.span.start for f in ordered if not f.likely} or {f.span.start for f in ordered})
        self._sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(line))]
        self._named: dict[int, list[FoundTask]] = {}
        self._clauses: dict[int, tuple[int, ...]] = {}
        for index, measure in enumerate(measures):
            clauses = self._holding(measure)
            named = [f for f in ordered if measure.overlaps(_last_word(f.span, line))]
            labelled = _LABELLED.fullmatch(line, measure.start, measure.end)
            if named and (labelled or not any(f.span.start in clauses for f in named)):
                self._named[index] = named
            else:
                self._clauses[index] = clauses
        for index, clauses in self._shared().items():
            self._clauses[index] = clauses

    def of(self, item: FoundTask) -> tuple[int, ...]:
        """The measures of one task, in order."""
        clause = self._starts[max(bisect_right(self._starts, item.span.start) - 1, 0)]
        held = (i for i, clauses in self._clauses.items() if clause in clauses)
        named = (i for i, items in self._named.items() if item in items)
        return tuple(sorted((*held, *named)))

    def _holding(self, measure: Span) -> tuple[int, ...]:
        """The clause of a measure; a scene set in front of several clauses is one of all of them."""
        begin, own = self._sentence(measure)
        before = [s for s in own if s <= measure.start]
        if before:
            return (before[-1],)
        if own:
            front = _SETS_THE_SCENE.match(self._line[begin : measure.start])
            return tuple(own) if front and _SCENE_ENDS.match(self._line[measure.end : own[0]]) else (own[0],)
        earlier = [s for s in self._starts if s <= measure.start]
        return (earlier[-1],) if earlier else ()

    def _sentence(self, measure: Span) -> tuple[int, list[int]]:
        """Where the sentence of a measure begins, and the clauses that start in it."""
        at = bisect_right(self._sentences, measure.start) - 1
        end = self._sentences[at + 1] if at + 1 < len(self._sentences) else len(self._line)
        return self._sentences[at], [s for s in self._starts if self._sentences[at] <= s < end]

    def _shared(self) -> Mapping[int, tuple[int, ...]]:
        """The last measure of a line where it names the people that all its clauses served."""
        return dict(self._served(len(self._measures) - 1))

    def _served(self, index: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        measure = self._measures[index]
        begin, own = self._sentence(measure)
        text = self._line[begin : measure.start]
        if (
            index in self._clauses
            and len(own) > 1
            and ";" not in text
            and _FOR.search(text)
            and _SERVED.search(self._line[measure.start : measure.end])
            and _END.match(self._line, measure.end)
        ):
            taken = {c for i, clauses in self._clauses.items() if i != index for c in clauses}
            yield index, (*(s for s in own if s not in taken and s < measure.start), *self._clauses[index])


def _last_word(span: Span, line: str) -> Span:
    word = _LAST_WORD.search(line[span.start : span.end])
    return Span(span.start + word.start(), span.end) if word else span

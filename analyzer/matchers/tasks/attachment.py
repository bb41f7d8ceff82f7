"""Gives each measure of a line to the tasks whose clause holds it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
_LONGEST_WORD = 40
# "Scanned 500 pages a day, sorted mail": a deed of its own, which is no task that is known.
_DEED = re.compile(r"\W*(?:[A-Za-z]+ed|ran|did|kept|wrote|made|built|sent|took)(?![^\W_])")
_GOING_ON = re.compile(r"[a-z]+ing(?![^\W_])", re.I)
_WORDS = re.compile(r"[\w'’-]+")
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
        self._ends = sorted(f.span.end for f in ordered)
        self._last_words = sorted(((_last_word(f.span, line), f) for f in ordered), key=lambda pair: pair[0])
        self._starts = _starts_of([f.span for f in ordered if not f.likely] or [f.span for f in ordered])
        self._of_clause: dict[int, list[FoundTask]] = {}
        for item in ordered:
            self._of_clause.setdefault(self._clause(item), []).append(item)
        self._sentences = [0, *(m.end() for m in _SENTENCE_END.finditer(line))]
        self._named: dict[int, list[FoundTask]] = {}
        self._clauses: dict[int, tuple[int, ...]] = {}
        for index, measure in enumerate(measures):
            clauses = self._holding(measure)
            named = self._named_by(measure)
            labelled = _LABELLED.fullmatch(line, measure.start, measure.end)
            if bracketed := self._bracketed(measure):
                self._named[index] = bracketed
            elif named and (labelled or self._counts_only(named, clauses, measure)):
                self._named[index] = named
            else:
                self._clauses[index] = clauses
        for index, clauses in self._shared().items():
            self._clauses[index] = clauses

    def of(self, item: FoundTask) -> tuple[int, ...]:
        """The measures of one task, in order."""
        clause = self._clause(item)
        held = (i for i, clauses in self._clauses.items() if clause in clauses)
        named = (i for i, items in self._named.items() if item in items)
        return tuple(sorted((*held, *named)))

    def _clause(self, item: FoundTask) -> int:
        return self._starts[max(bisect_right(self._starts, item.span.start) - 1, 0)]

    def _holding(self, measure: Span) -> tuple[int, ...]:
        """The clause of a measure; a scene set in front of several clauses is one of all of them."""
        begin, own = self._sentence(measure)
        if before := bisect_right(own, measure.start):
            return (own[before - 1],)
        if own:
            if not _SCENE_ENDS.match(self._line[measure.end : own[0]]):
                return (own[0],)
            if _SETS_THE_SCENE.match(self._line[begin : measure.start]):
                return tuple(own)
            return () if self._is_of_other_work(begin, measure, own[0]) else (own[0],)
        earlier = bisect_right(self._starts, measure.start)
        return (self._starts[earlier - 1],) if earlier else ()

    def _named_by(self, measure: Span) -> list[FoundTask]:
        """The tasks whose last word the measure holds: "20 draws", "EKGs: 15"."""
        first = bisect_left(self._last_words, measure.start - _LONGEST_WORD, key=lambda pair: pair[0].start)
        last = bisect_left(self._last_words, measure.end, key=lambda pair: pair[0].start)
        return [task for word, task in self._last_words[first:last] if measure.overlaps(word)]

    def _counts_only(self, named: Sequence[FoundTask], clauses: Sequence[int], measure: Span) -> bool:
        """Whether a measure in the words of a task is not of its whole clause: "charts and 40 refill requests"."""
        others = [f for clause in clauses for f in self._of_clause.get(clause, ()) if f not in named]
        if others and not _FOR.search(self._line, 0, measure.start):
            return all(f.span.end <= measure.start for f in others)
        return not any(self._clause(f) in clauses for f in named)

    def _is_of_other_work(self, begin: int, measure: Span, clause: int) -> bool:
        """Whether a measure in front of all tasks counts a deed of its own: "Scanned 500 pages, sorted mail"."""
        line = self._line
        return (
            _DEED.match(line, begin) is not None
            and not _SERVED.search(line[measure.start : measure.end])
            and not line[measure.start : measure.end].rstrip().endswith("%")
            and not _GOING_ON.match(line, clause)
        )

    def _bracketed(self, measure: Span) -> list[FoundTask]:
        """The tasks whose words end right before the bracket that holds a measure: "refill requests (35 a day)"."""
        opened = self._line.find("(", max(0, measure.start - 1), measure.start + 1)
        if opened < 0 or not (at := bisect_right(self._ends, opened)):
            return []
        end = self._ends[at - 1]
        if len(_WORDS.findall(self._line, end, opened)) > 1:
            return []
        return [task for _, task in self._last_words if task.span.end == end]

    def _sentence(self, measure: Span) -> tuple[int, list[int]]:
        """Where the sentence of a measure begins, and the clauses that start in it."""
        at = bisect_right(self._sentences, measure.start) - 1
        end = self._sentences[at + 1] if at + 1 < len(self._sentences) else len(self._line)
        begin = self._sentences[at]
        return begin, self._starts[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

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


def _starts_of(spans: Sequence[Span]) -> list[int]:
    """Where clauses start; what stands inside the span of a task told by an earlier word is of the same clause."""
    starts: list[int] = []
    furthest = 0
    for span in sorted(spans):
        if not starts or span.start >= furthest:
            starts.append(span.start)
        furthest = max(furthest, span.end)
    return list(dict.fromkeys(starts))


def _last_word(span: Span, line: str) -> Span:
    word = _LAST_WORD.search(line[span.start : span.end])
    return Span(span.start + word.start(), span.end) if word else span

"""Gives each measure of a line to the tasks whose clause holds it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from analyzer.lexicon import load
from analyzer.matchers.tasks.found import FoundTask
from analyzer.model import Measure, Span, Task

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%])\.\s+(?=[A-Z])")
_LAST_WORD = re.compile(r"[\w'’-]+\W*$")
# "In a 6-provider clinic, roomed patients and drew blood": said in front, it holds for all that follows.
_SETS_THE_SCENE = re.compile(r"\W*(?:in|at|for|within|across|with|supporting|serving|covering)\b[^,;]*$", re.I)
_SCENE_ENDS = re.compile(r"[^,;]{0,40},")
# "25 pts/day - roomed, vitals, shots": what is listed behind a colon or a dash is what was done with those in front.
_LIST_OPENS = re.compile(r"(?:[^,;:]{0,40},)?[^,;:]{0,25}(?::|\s[-–—])\s*(?:[a-z]+\s+)?$", re.I)
# "Rooming, vitals, shots - 35 patients, 2 providers"
_LIST_CLOSES = re.compile(r"(?:\s[-–—]|:)\s*$")
# "took their vitals", "vitals on all of them": of the people or the things that were counted right before.
_THE_SAME = re.compile(
    r"\b(?:their|them)\b|\b(?:every|each)\s+one\b|\b(?:on|for|to|from)\s+(?:all|each|every\s+one)\b(?!\s+[a-z])"
    r"|\ball\s+of\s+(?:them|these|those)\b",
    re.I,
)
# "10 and 5 weekly respectively", "25 patients a day each", "70 a week combined": told of all that stands in front.
_OF_ALL = re.compile(
    r"[\s,(]*(?:respectively|combined|altogether|apiece|in\s+(?:total|all)|total|(?:of\s+)?each(?!\s+[a-z]))(?![\w-])",
    re.I,
)
_SUM_BEHIND = re.compile(
    r"\s*(?:,|and|&)\s[^.;\d]{0,60}?\b(?:combined|altogether|together|in\s+(?:total|all))(?![\w-])", re.I
)
# What was counted, and not how long something took or how well it went.
_COUNTED = re.compile(r"\d[\d,.+]*\s+(?:[a-z-]+\s+){0,2}[a-z]{2,}s(?![^\W_])", re.I)
_AND = re.compile(r"\s*,?\s*(?:and|&)\s+", re.I)
# "Took vitals, ran EKGs and drew blood for 25 patients a day": said at the end, for people served by all of it.
_FOR = re.compile(r"\bfor\s+(?:(?:an?|the|all|our)\s+)?(?:[a-z]+\s+)?$", re.I)
# "EKGs (20)", "venipunctures: 90": the noun says alone what was counted.
_LABELLED = re.compile(r"[a-z][^\d]*\d[\d,+–-]*\)?", re.I)
# "Draw blood and send it out, 20 patients daily", "Refills, results, letters, 40 a day": set off at the end, without a
# noun of one of them.
_SET_OFF = re.compile(r",\s*$")
_BARE_RATE = re.compile(
    r"[\d\W]*\d[\d,.+–-]*(?:\s*(?:to|/|an?|per|each|every|in|x)\s*(?:\d+|[a-z]+))*(?:\s*(?:daily|weekly|monthly))?",
    re.I,
)
_LONGEST_WORD = 40
# A longer row is no sentence that one number could be told of as a whole.
_MOST_CLAUSES = 30
# "Scanned 500 pages a day, sorted mail": a deed of its own, which is no task that is known.
_DEED = re.compile(r"\W*(?:[A-Za-z]+ed|ran|did|kept|wrote|made|built|sent|took)(?![^\W_])")
_GOING_ON = re.compile(r"[a-z]+ing(?![^\W_])", re.I)
_WORDS = re.compile(r"[\w'’-]+")
_END = re.compile(r"[\s.]*$")


@cache
def _counted(group: str) -> re.Pattern[str]:
    """What is counted where it says who was served, or where."""
    return re.compile("|".join(load().table("measures")["counted"][group]), re.I)


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
            elif (
                named
                and not _OF_ALL.match(line, measure.end)
                and (labelled or self._counts_only(named, clauses, measure))
            ):
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
            between = self._line[measure.end : own[0]]
            if len(own) > 1 and _LIST_OPENS.match(between):
                return tuple(own)
            if not _SCENE_ENDS.match(between):
                other = _AND.fullmatch(between) and self._is_of_other_work(begin, measure, own[0])
                return () if other else (own[0],)
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
            and not _counted("served").search(line[measure.start : measure.end])
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
        """The measures that several clauses share: said once, of what all of them are about."""
        shared: dict[int, tuple[int, ...]] = {}
        for index, clauses in self._clauses.items():
            _, own = self._sentence(self._measures[index])
            if not 2 <= len(own) <= _MOST_CLAUSES or not clauses:
                continue
            if also := (*self._before(index, own), *self._behind(index, own), *self._summed(index, own)):
                shared[index] = tuple(sorted({*clauses, *also}))
        for index, items in self._named.items():
            _, own = self._sentence(self._measures[index])
            if not 2 <= len(own) <= _MOST_CLAUSES:
                continue
            behind = {*self._behind(index, own), *self._summed(index, own)} - {self._clause(f) for f in items}
            if behind:
                shared[index] = tuple(sorted(behind))
        return shared

    def _before(self, index: int, own: Sequence[int]) -> Iterator[int]:
        """The clauses in front, with no measure of theirs, that one at the end of a sentence is told of, too."""
        measure = self._measures[index]
        begin, _ = self._sentence(measure)
        text = self._line[begin : measure.start]
        if ";" in text:
            return
        people = _counted("served").search(self._line, measure.start, measure.end)
        ends = index == len(self._measures) - 1 and _END.match(self._line, measure.end)
        summed = _OF_ALL.match(self._line, measure.end)
        trails = people and _LIST_CLOSES.search(text) and not self._clauses_behind(measure, own)
        set_off = ends and _SET_OFF.search(text) and (people or _BARE_RATE.fullmatch(self._line, *measure))
        if summed or trails or set_off or (people and ends and _FOR.search(text)):
            taken = {c for i, held in self._clauses.items() if i != index for c in held}
            yield from (s for s in own if s < measure.start and (trails or s not in taken))

    def _behind(self, index: int, own: Sequence[int]) -> Iterator[int]:
        """The clauses behind a measure that go on about what it counts: "Roomed 22 patients, took their vitals"."""
        measure = self._measures[index]
        end = measure.end
        place = _counted("places").search(self._line, measure.start, measure.end)
        going_on = False
        for clause, following in zip(own, (*own[1:], len(self._line)), strict=True):
            if clause < measure.end:
                continue
            between = self._line[end:clause]
            doing = _GOING_ON.match(self._line, clause) is not None
            going_on = bool(place and doing and (not between.strip() or (going_on and _AND.search(between))))
            if going_on or self._is_about_the_same(clause, following, measure):
                yield clause
            elif any(clause <= m.start < following for m in self._measures):
                return
            end = max((f.span.end for f in self._of_clause.get(clause, ())), default=clause)

    def _summed(self, index: int, own: Sequence[int]) -> Iterator[int]:
        """The clauses behind a count that is the sum of all: "70 referrals and prior auths combined"."""
        end = self._measures[index].end
        if summed := _SUM_BEHIND.match(self._line, end):
            yield from (clause for clause in own if end <= clause < summed.end())

    def _is_about_the_same(self, clause: int, following: int, measure: Span) -> bool:
        """Whether a clause takes up what was counted, with no number of its own: "gave shots to each one"."""
        end = max((f.span.end for f in self._of_clause.get(clause, ())), default=clause)
        if any(clause <= m.start < following for m in self._measures if m != measure):
            return False
        counted = _COUNTED.search(self._line, measure.start, measure.end)
        return counted is not None and _THE_SAME.search(self._line, clause, max(end, following)) is not None

    def _clauses_behind(self, measure: Span, own: Sequence[int]) -> bool:
        return bool(own) and own[-1] > measure.start


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

"""Makes the options for one bullet: volume, scope, result, and honest words where no number can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.lexicon import Ask, Term
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import (
    Blank,
    Bullet,
    Confirm,
    Entry,
    Fact,
    Glue,
    LineAnnotation,
    Mention,
    OptionKind,
    RewriteOption,
    Segment,
    Span,
    Task,
)
from analyzer.rewriter.reshape import Reshaper, Shaped, cut, insertion_point
from analyzer.rewriter.segments import DishonestOption, Workshop, ask_segments, glue_words

_VOLUME = frozenset({"volume", "team", "population", "inventory", "money", "rooms"})
_SCOPE = frozenset({"providers", "sites", "rooms", "population"})
_MOST_ASKED = 2
_LONGEST = 330

Placed = Sequence[tuple[Segment, int]]


@dataclass(frozen=True)
class Subject:
    """The bullet at hand and what is known around it."""

    text: str
    bullet: Bullet
    entry: Entry
    line: LineAnnotation
    ehrs: Sequence[Mention]
    wanted: frozenset[str]


class OptionMaker:
    """Built once from a pipeline; `options` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        self._matchers = matchers
        self._reshaper = Reshaper(matchers.lexicons, matchers.verbs)
        self._glue = glue_words(matchers.lexicons)
        self._ehr = matchers.lexicons.table("rewriting")["ehr"]

    def options(self, subject: Subject) -> tuple[RewriteOption, ...]:
        """Up to one option of each kind, best first; none where nothing honest is to be gained."""
        workshop = Workshop(self._matchers, self._glue, subject.text, subject.bullet.span, subject.line.measures)
        open_tasks = self._open_tasks(subject)
        shaped = self._reshaper.shape(subject.text, subject.bullet.span, subject.entry.current, subject.line.tasks)
        made: list[RewriteOption] = []
        for kind, placed in self._drafts(subject, shaped, open_tasks):
            try:
                option = workshop.option(kind, _tidy([s for s, _ in placed]))
            except DishonestOption:
                continue
            if option.text != subject.bullet.span.of(subject.text) and all(option.text != o.text for o in made):
                made.append(option)
        return tuple(made)

    def _open_tasks(self, subject: Subject) -> list[tuple[Task, Term]]:
        """Tasks without a measure, those the posting asks for first, else in the order of the bullet."""
        terms = self._matchers.lexicons.terms
        tasks = [
            (t, terms[t.term])
            for t in subject.line.tasks
            if not t.measures and subject.bullet.span.covers(t.span) and terms[t.term].ask
        ]
        return sorted(tasks, key=lambda pair: pair[0].term not in subject.wanted)

    def _drafts(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[tuple[Task, Term]]
    ) -> Iterator[tuple[OptionKind, Placed]]:
        base: Placed = shaped.segments
        if len(subject.bullet.span.of(subject.text)) <= _LONGEST:
            if tasks:
                volume = base
                asked: set[str] = set()
                for task, term in tasks[:_MOST_ASKED]:
                    ask = self._ask(subject, term, _VOLUME)
                    if ask and ask.question not in asked:
                        asked.add(ask.question)
                        volume = self._placed(subject, volume, task, term, ask)
                if asked:
                    yield "volume", volume
                    yield from self._scope(subject, base, tasks[0])
                    yield from self._result(subject, base, tasks[0])
            elif not subject.line.measures:
                yield from self._ehr_only(subject, base)
        if tasks and tasks[0][1].honest:
            yield "wording", self._honest(subject, base, *tasks[0])
        elif shaped.changed:
            yield "wording", base

    def _ask(self, subject: Subject, term: Term, dimensions: frozenset[str]) -> Ask | None:
        asks = (*term.extern, *term.ask) if subject.entry.kind == "externship" else term.ask
        return next((a for a in asks if a.dimension in dimensions), None)

    def _key(self, subject: Subject, term: Term, ask: Ask) -> str:
        return f"{subject.bullet.line}.{subject.bullet.span.start}.{term.id.removeprefix('task.')}.{ask.dimension}"

    def _placed(self, subject: Subject, base: Placed, task: Task, term: Term, ask: Ask) -> Placed:
        key = self._key(subject, term, ask)
        if ask.before and ask.period:
            counted = self._counted_noun(subject, task, ask)
            if counted:
                blank = Blank(key, ask.question, ask.unit, ask.hint, ask.most)
                behind = cut(base, counted.end, [Glue(" " + ask.period)])
                return cut(behind, counted.start, [blank, Glue(" ")])
        at = insertion_point(subject.text, subject.bullet.span, task.span.end)
        return cut(base, at, ask_segments(ask, key))

    @staticmethod
    def _counted_noun(subject: Subject, task: Task, ask: Ask) -> Span | None:
        """The plural noun of the task's words that a number may stand in front of, with its adjectives behind it."""
        words = "|".join(re.escape(w) for w in sorted(ask.before, key=len, reverse=True))
        found = re.search(rf"(?<![^\W_])(?:{words})(?![^\W_])", task.span.of(subject.text), re.I)
        if not found:
            return None
        span = Span(task.span.start + found.start(), task.span.start + found.end())
        before = subject.text[task.span.start : span.start]
        if re.search(r"\d|\bper\b", before) or re.match(
            r"\s+(?!and\b|or\b|for\b|in\b|with\b|using\b|on\b|to\b|by\b|at\b)[a-z]",
            subject.text[span.end : subject.bullet.span.end],
        ):
            return None
        return span if span.start > task.span.start else None

    def _scope(self, subject: Subject, base: Placed, main: tuple[Task, Term]) -> Iterator[tuple[OptionKind, Placed]]:
        task, term = main
        volume, scope = self._ask(subject, term, _VOLUME), self._ask(subject, term, _SCOPE)
        placed = self._placed(subject, base, task, term, volume) if volume else base
        if scope and scope is not volume:
            placed = _append(placed, ask_segments(scope, self._key(subject, term, scope)), subject)
        confirm = self._confirmed_ehr(subject, term)
        if confirm:
            placed = _append(placed, [Glue(f" {self._ehr['glue']} "), confirm], subject)
        if (scope and scope is not volume) or confirm:
            yield "scope", placed

    def _ehr_only(self, subject: Subject, base: Placed) -> Iterator[tuple[OptionKind, Placed]]:
        terms = self._matchers.lexicons.terms
        for task in subject.line.tasks:
            confirm = self._confirmed_ehr(subject, terms[task.term])
            if confirm:
                yield "scope", _append(base, [Glue(f" {self._ehr['glue']} "), confirm], subject)
                return

    def _result(self, subject: Subject, base: Placed, main: tuple[Task, Term]) -> Iterator[tuple[OptionKind, Placed]]:
        task, term = main
        result = next((a for a in term.ask if a.dimension not in _VOLUME | _SCOPE), None)
        volume = self._ask(subject, term, _VOLUME)
        if result is None:
            return
        placed = self._placed(subject, base, task, term, volume) if volume else base
        key = self._key(subject, term, result)
        yield "result", _append(placed, ask_segments(result, key), subject)

    def _honest(self, subject: Subject, base: Placed, task: Task, term: Term) -> Placed:
        before, ask, after = re.split(r"\{([^}]*)\}", term.honest, maxsplit=1)
        blank = Blank(f"{subject.bullet.line}.{subject.bullet.span.start}.{term.id.removeprefix('task.')}.words", ask)
        at = insertion_point(subject.text, subject.bullet.span, task.span.end)
        return cut(base, at, [Glue(" " + before), blank, Glue(after)])

    def _confirmed_ehr(self, subject: Subject, term: Term) -> Confirm | None:
        """A system that the resume names elsewhere, for a bullet that names none."""
        if term.id not in self._ehr["tasks"] or any(m.kind == "ehr" for m in subject.line.terms):
            return None
        inside = [m for m in subject.ehrs if subject.entry.span.covers(m.span)]
        for mention in (*inside, *subject.ehrs):
            if not subject.bullet.span.overlaps(mention.span):
                words = mention.span.of(subject.text)
                question = self._ehr["question"].replace("{name}", words)
                return Confirm(
                    f"{subject.bullet.line}.{subject.bullet.span.start}.{mention.term}", words, question, mention.span
                )
        return None


def _append(placed: Placed, insert: Sequence[Segment], subject: Subject) -> Placed:
    return [*placed, *((s, subject.bullet.span.end) for s in insert)]


def _tidy(segments: Sequence[Segment]) -> list[Segment]:
    """Joins neighbouring glue, and keeps one blank between words where glue meets facts."""
    result: list[Segment] = []
    for segment in segments:
        if isinstance(segment, Glue) and result and isinstance(result[-1], Glue):
            result[-1] = Glue(re.sub(r" {2,}", " ", result[-1].text + segment.text))
        elif isinstance(segment, Fact) and not segment.text.strip() and segment.span is None:
            continue
        else:
            result.append(segment)
    return result

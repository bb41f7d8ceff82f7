"""What the lines of a resume show, and how strongly: a measured bullet before a dated job, before a list of skills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.model import Annotations, Entry, LineAnnotation, Resume, Span
from analyzer.span_index import SpanIndex

_EXTERNSHIP = "education.externship"
_IN_SUMMARY = "in your summary"
_SECTIONS = {"education": "education", "certifications": "credentials"}
_DOCUMENTS = frozenset({"cert", "education", "language"})


class Rank(NamedTuple):
    """How strong a piece of evidence is; smaller is stronger. `age` counts jobs from the latest back."""

    tier: int
    age: int


# A credential or school is shown best by its own line; work by a bullet with a number.
_OWN_LINE, _MEASURED, _DATED, _UNDATED, _SUMMARY, _LISTED = range(6)


@dataclass(frozen=True, slots=True)
class Held:
    """A term or task that the resume shows in one line; `entry` is the job it stands in."""

    term: str
    status: str
    span: Span
    line: LineAnnotation
    rank: Rank
    why: str
    entry: Entry | None

    @property
    def only_listed(self) -> bool:
        """Whether no job and no line of its own shows it."""
        return self.rank.tier >= _SUMMARY


def held_items(resume: Resume, annotations: Annotations, left_out: frozenset[Span]) -> tuple[Held, ...]:
    """Everything that the lines show, but for the lines `left_out`; what a line denies is no evidence."""
    return tuple(_items(resume, annotations, left_out))


def titled_items(
    resume: Resume, annotations: Annotations, left_out: frozenset[Span], titles: Sequence[tuple[re.Pattern[str], str]]
) -> Iterator[Held]:
    """The tasks that the titles of jobs are named after: each pattern goes with the task that it shows."""
    shown = {line.span.start for line in annotations.lines if line.span not in left_out}
    latest = sorted(resume.experience, key=_recency, reverse=True)
    for age, entry in enumerate(latest):
        if entry.header.start not in shown:
            continue
        for pattern, task in titles:
            if pattern.search(entry.title):
                head = entry.header.of(resume.text).split("\n")[0]
                span = Span(entry.header.start, entry.header.start + len(head))
                line = LineAnnotation(span, "title")
                rank = Rank(_DATED if entry.start else _UNDATED, age)
                yield Held(task, "held", span, line, rank, f"shown at {entry.company or entry.title}", entry)


def _items(resume: Resume, annotations: Annotations, left_out: frozenset[Span]) -> Iterator[Held]:
    latest = sorted(resume.experience, key=_recency, reverse=True)
    ages = {entry.span: number for number, entry in enumerate(latest)}
    places = SpanIndex(e.span for e in resume.experience)
    sections = SpanIndex(s.span for s in resume.sections)
    externships: set[Span] = set()
    for line in annotations.lines:
        if line.span in left_out:
            continue
        # "Externship: 200 hours, Oak Clinic": the label stands before the entry.
        around = places.covering(Span(line.span.start, line.span.start + 1)) or places.overlapping(line.span)
        entry = resume.experience[around[0]] if around else None
        if entry is not None and entry.kind == "externship" and entry.span not in externships:
            externships.add(entry.span)
            rank, why = _rank("education", line, entry, ages, measured=False)
            yield Held(_EXTERNSHIP, "held", line.span, line, rank, why, entry)
        for mention in line.terms:
            if mention.status != "negated":
                rank, why = _rank(mention.kind, line, entry, ages, measured=False)
                if why == _IN_SUMMARY:
                    why = _in_section(line, resume, sections)
                yield Held(mention.term, mention.status, mention.span, line, rank, why, entry)
        for task in line.tasks:
            rank, why = _rank("task", line, entry, ages, measured=bool(task.measures))
            yield Held(task.term, "unclear" if task.likely else "held", task.span, line, rank, why, entry)


def _recency(entry: Entry) -> tuple[bool, tuple[int, int], tuple[int, int]]:
    def month(day: object) -> tuple[int, int]:
        return (getattr(day, "year", 0), getattr(day, "month", None) or 0)

    return (entry.current, month(entry.end), month(entry.start))


def _in_section(line: LineAnnotation, resume: Resume, sections: SpanIndex) -> str:
    """Where a line stands that is neither a card, a school nor a list: a sentence under Education is no summary."""
    around = sections.covering(Span(line.span.start, line.span.start + 1))
    kinds = resume.sections[around[0]].kinds if around else ()
    return next((f"in your {_SECTIONS[k]}" for k in kinds if k in _SECTIONS), _IN_SUMMARY)


def _rank(
    kind: str, line: LineAnnotation, entry: Entry | None, ages: dict[Span, int], *, measured: bool
) -> tuple[Rank, str]:
    if entry is not None:
        where = f"shown at {entry.company or entry.title or 'a job'}"
        age = ages[entry.span]
        if measured:
            return Rank(_MEASURED, age), f"{where}, with a number"
        return Rank(_DATED if entry.start else _UNDATED, age), where
    if kind in _DOCUMENTS and line.kind in ("credential", "education"):
        return Rank(_OWN_LINE, 0), "in your credentials" if line.kind == "credential" else "in your education"
    if line.kind == "credential":
        return Rank(_UNDATED, 99), "in your credentials"
    if line.kind == "education":
        return Rank(_UNDATED, 99), "in your education"
    return (Rank(_LISTED, 99), "in your skills list") if line.kind == "skills" else (Rank(_SUMMARY, 99), _IN_SUMMARY)

"""What the matchers find in lines: terms, measures, tasks, and the kind of each line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from analyzer.model.documents import Span
from analyzer.model.resumes import PartialDate

LineKind = Literal["duty", "skills", "credential", "education", "summary", "title", "other"]
Status = Literal["held", "planned", "expired", "unclear", "negated"]
Dimension = Literal[
    "volume", "providers", "rooms", "sites", "population", "accuracy", "time", "satisfaction",
    "no-show", "closure", "compliance", "inventory", "team", "money", "skill",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found in a text. `implied` names the words that only imply it ("PowerChart" for Cerner).

    `issuer` and `expires` belong to credentials, where the text names them. `span` is what a reader would point at.
    """

    term: str
    span: Span
    status: Status = "held"
    implied: bool = False
    issuer: str = ""
    expires: PartialDate | None = None

    @property
    def kind(self) -> str:
        """The kind of the term: the part of its id before the dot."""
        return self.term.split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that measures the work or its result. `value` is None for "doubled" and the like."""

    span: Span
    value: float | None
    unit: str
    dimension: Dimension
    period: str = ""
    bound: Literal["", "at least", "up to", "about"] = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the field that the text says the person does; `span` shows it, `measures` index the line's measures.

    A `likely` one is told by the weights of the line's words and not by a pattern.
    """

    term: str
    span: Span
    measures: tuple[int, ...] = ()
    likely: bool = False


@dataclass(frozen=True, slots=True)
class LineAnnotation:
    """What one line of a text says."""

    span: Span
    kind: LineKind
    terms: tuple[Mention, ...] = ()
    tasks: tuple[Task, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def sure_tasks(self) -> tuple[Task, ...]:
        """The tasks that a pattern shows: what may be counted on."""
        return tuple(t for t in self.tasks if not t.likely)

    @property
    def unquantified(self) -> bool:
        """A duty with at least one task and no measure."""
        return self.kind == "duty" and bool(self.tasks) and not self.measures


@dataclass(frozen=True, slots=True)
class Annotations:
    """The annotated lines of a text, in order; offsets count in `text`."""

    text: str
    lines: tuple[LineAnnotation, ...]

    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, in order."""
        return tuple(m for line in self.lines for m in line.terms)

    def line_at(self, offset: int) -> LineAnnotation | None:
        """The line that holds the character at `offset`, if any."""
        at = bisect_right(self.lines, offset, key=lambda x: x.span.start) - 1
        line = self.lines[at] if at >= 0 else None
        return line if line and offset < max(line.span.end, line.span.start + 1) else None

"""The two scores, the career, and the report of everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analyzer.model.annotations import Annotations
from analyzer.model.postings import Match, Posting
from analyzer.model.resumes import Resume
from analyzer.model.rewrites import Finding, Rewrite

Stage = Literal["student", "entry", "mid", "senior", "unknown"]


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of a score: points out of `of`, why, and the requirements and findings it rests on (indexes)."""

    name: str
    points: float
    of: float
    why: str
    requirements: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A score as the sum of its parts; the total is computed, never stored."""

    parts: tuple[ScorePart, ...]

    @property
    def points(self) -> float:
        """The sum of the parts' points."""
        return round(sum(p.points for p in self.parts), 1)

    @property
    def of(self) -> float:
        """The sum of the parts' maxima."""
        return round(sum(p.of for p in self.parts), 1)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next credential or piece of evidence, and why."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Career:
    """Where the person stands; `months` of medical assisting work as the union of dated jobs, `paths` the ways on."""

    stage: Stage
    months: int
    why: str
    next: tuple[NextStep, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the main job found. `match` is None without a posting; `lexicons` are the user's own folders."""

    as_of: date
    resume: Resume
    annotations: Annotations
    posting: Posting | None
    matches: tuple[Match, ...]
    match: Scorecard | None
    draft: Scorecard
    findings: tuple[Finding, ...]
    rewrites: tuple[Rewrite, ...]
    career: Career = field(default_factory=lambda: Career("unknown", 0, ""))
    lexicons: tuple[str, ...] = ()

    def rewrites_by_finding(self) -> dict[int, int]:
        """The number of the first rewrite that each finding has, by the number of the finding."""
        last_first = reversed(list(enumerate(self.rewrites)))
        return {finding: number for number, rewrite in last_first for finding in rewrite.findings}

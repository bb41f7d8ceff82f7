"""What a posting asks for, and how a resume answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.model.documents import Document, Span

Necessity = Literal["required", "preferred", "mentioned"]
MatchStatus = Literal["met", "partial", "missing", "unclear"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """One need of a posting: any one of the terms meets it. `need` says it in a few words where no id fits.

    `years` is the least experience asked for; `due` ("6 months") is set where it may come after hire;
    `self_check` marks what a resume does not show (lifting, vaccination): the person checks it, nothing is scored.
    With `either` the years of experience may stand in the place of `any_of` ("or two years of experience").
    """

    span: Span
    text: str
    any_of: tuple[str, ...]
    necessity: Necessity
    need: str = ""
    years: float | None = None
    due: str | None = None
    self_check: bool = False
    role: str = ""
    either: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """A piece of the posting that asks for nothing, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Posting:
    """A document read as a job posting."""

    document: Document
    title: str
    employer: str
    requirements: tuple[Requirement, ...]
    ignored: tuple[Ignored, ...] = ()
    state: str = ""

    @property
    def text(self) -> str:
        """The text that every offset counts in."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of the resume that a match or a finding rests on."""

    span: Span
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How the resume answers requirement number `requirement` of the posting.

    `lapsed` where a card is missing only because it has run out.
    """

    requirement: int
    status: MatchStatus
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    lapsed: bool = False

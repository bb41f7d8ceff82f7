"""What to change: findings, and the options of a rewrite as segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.model.documents import Span
from analyzer.model.postings import Evidence

Severity = Literal["must-fix", "should-fix", "consider"]
Applicability = Literal["safe", "needs-answer"]
OptionKind = Literal["volume", "scope", "result", "wording"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to change: what was found, why it matters, what to type. `terms` are the ids it is about.

    A rule leaves the end of the message to the rewriter, which knows what its options ask: `lead` opens the question,
    `advice` is the last sentence where there is none. In a report both are in the message, and empty, and `question`
    is the one that the message ends with.
    """

    rule: str
    severity: Severity
    message: str
    span: Span
    evidence: tuple[Evidence, ...] = ()
    terms: tuple[str, ...] = ()
    requirement: int | None = None
    lead: str = ""
    advice: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of the resume, kept as they are; `span` says where. `answer` marks what the person typed.

    `why` is empty but where `text` says what stands at `span` in other words: it tells in which ("the posting's word
    for “drew blood”").
    """

    text: str
    span: Span | None
    answer: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Glue:
    """Connecting words from the closed list, or a verb of the resume in another form."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap that only the person can fill; `most` is the number above which the page asks "is that right?"."""

    key: str
    ask: str
    unit: str = ""
    hint: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Words that the resume shows elsewhere (`span`), offered here: they count only once confirmed."""

    key: str
    text: str
    question: str
    span: Span


Segment = Fact | Glue | Blank | Confirm


@dataclass(frozen=True, slots=True)
class RewriteOption:
    """One way to say it better. Built by `analyzer.rewriter` alone, which checks that it cannot lie."""

    kind: OptionKind
    segments: tuple[Segment, ...]

    @property
    def applicability(self) -> Applicability:
        """`safe` where nothing is left to answer or confirm."""
        return "needs-answer" if any(isinstance(s, Blank | Confirm) for s in self.segments) else "safe"

    @property
    def text(self) -> str:
        """The sentence with its blanks shown in square brackets."""
        return "".join(f"[{s.ask}]" if isinstance(s, Blank) else s.text for s in self.segments)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The options for one bullet; `findings` index `Report.findings`, the first is the main one."""

    findings: tuple[int, ...]
    span: Span
    original: str
    options: tuple[RewriteOption, ...]

"""The frozen types that the rooms hand each other.

Offsets are half-open and count characters of `Document.text`. Nothing here reads, scores or renders.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Format = Literal["pdf", "docx", "text", "markdown", "html", "image"]
SectionKind = Literal[
    "contact", "summary", "highlights", "experience", "externship", "education", "coursework",
    "certifications", "skills", "accomplishments", "languages", "affiliations", "volunteer",
    "interests", "references", "additional", "publications", "training", "military",
    "immunizations", "unknown",
]  # fmt: skip
EntryKind = Literal["job", "externship", "volunteer"]
LineKind = Literal["duty", "skills", "credential", "education", "summary", "title", "other"]
Status = Literal["held", "planned", "expired", "unclear", "negated"]
Necessity = Literal["required", "preferred", "mentioned"]
MatchStatus = Literal["met", "partial", "missing", "unclear"]
Severity = Literal["must-fix", "should-fix", "consider"]
Applicability = Literal["safe", "needs-answer"]
OptionKind = Literal["volume", "scope", "result", "wording"]
Stage = Literal["student", "entry", "mid", "senior", "unknown"]
Dimension = Literal[
    "volume", "providers", "rooms", "sites", "population", "accuracy", "time", "satisfaction",
    "no-show", "closure", "compliance", "inventory", "team", "money", "skill",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open piece of a text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether at least one character is shared."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """One visual row of a line on a PDF page: page from 1; points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class DocxSource:
    """Where a line sits in a DOCX: the part ("word/document.xml", "word/header1.xml", ...) and the
    index of its `w:p` among all `w:p` of that part in document order (text boxes included)."""

    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: a paragraph, a bullet or a heading; soft wraps of a PDF are already joined.

    `span` excludes the bullet mark and surrounding white space. `boxes` has one box for each visual row (PDF only).
    `size` is the font size in points (0.0 where unknown). `indent` is points (PDF) or list level times 18 (else).
    """

    span: Span
    bullet: bool = False
    bold: bool = False
    size: float = 0.0
    indent: float = 0.0
    column: int = 0
    heading_level: int = 0
    boxes: tuple[Box, ...] = ()
    docx: DocxSource | None = None
    in_table: bool = False
    in_header: bool = False
    hidden: bool = False

    @property
    def page(self) -> int:
        """The page the line starts on, from 1 (1 where the format has no pages)."""
        return self.boxes[0].page if self.boxes else 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page's number from 1 and its size in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader should know about the file: a stable code and one plain sentence."""

    code: str
    message: str


class Link(NamedTuple):
    """An address that a click on line number `line` of the document leads to; the words there may not show it."""

    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a file shows, in reading order: `text` is the lines' texts joined by a line break.

    `name` is the name of the file, "" where there is none.
    """

    text: str
    lines: tuple[Line, ...]
    format: Format = "text"
    pages: tuple[Page, ...] = ()
    warnings: tuple[Warning, ...] = ()
    links: tuple[Link, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, and a month (1 to 12) where one is given."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who the resume is from. `credentials` are the spans of the letters after the name."""

    name: str = ""
    name_span: Span | None = None
    credentials: tuple[Span, ...] = ()
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. A merged heading ("Education and Certifications") has several kinds.

    `span` starts at the heading (or at the first line where there is none) and ends where the next section starts.
    """

    kinds: tuple[SectionKind, ...]
    heading: str
    heading_span: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Bullet:
    """One statement of an entry; `entry` is the index into `Resume.experience`, `line` into `Document.lines`."""

    span: Span
    entry: int
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, externship or volunteer role. `span` holds header and bullets; `header` the lines above the bullets."""

    title: str
    company: str
    location: str
    start: PartialDate | None
    end: PartialDate | None
    current: bool
    kind: EntryKind
    span: Span
    header: Span
    bullets: tuple[Bullet, ...] = ()
    hours: int | None = None
    dates_text: str = ""


@dataclass(frozen=True, slots=True)
class Education:
    """A degree, diploma or school certificate; `dates` as written."""

    degree: str
    institution: str
    dates: str
    span: Span


@dataclass(frozen=True, slots=True)
class Resume:
    """A document read as a resume. `skills` and `credential_lines` are spans of single items and lines."""

    document: Document
    contact: Contact
    sections: tuple[Section, ...]
    experience: tuple[Entry, ...]
    education: tuple[Education, ...]
    skills: tuple[Span, ...] = ()
    credential_lines: tuple[Span, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @property
    def text(self) -> str:
        """The text that every offset counts in."""
        return self.document.text

    def bullets(self) -> tuple[Bullet, ...]:
        """All bullets of all entries, in order."""
        return tuple(b for e in self.experience for b in e.bullets)


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
    """How the resume answers requirement number `requirement` of the posting."""

    requirement: int
    status: MatchStatus
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to change: what was found, why it matters, what to type. `terms` are the ids it is about.

    A rule leaves the end of the message to the rewriter, which knows what its options ask: `lead` opens the question,
    `advice` is the last sentence where there is none. In a report both are in the message, and empty.
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
    """Where the person stands; `months` of medical assisting work as the union of dated jobs."""

    stage: Stage
    months: int
    why: str
    next: tuple[NextStep, ...] = ()


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

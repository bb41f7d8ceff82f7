"""What a document says of a person: contact, sections, jobs, schools, skills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.model.documents import Document, Span, Warning

SectionKind = Literal[
    "contact", "summary", "highlights", "experience", "externship", "education", "coursework",
    "certifications", "skills", "accomplishments", "languages", "affiliations", "volunteer",
    "interests", "references", "additional", "publications", "training", "military",
    "immunizations", "unknown",
]  # fmt: skip
EntryKind = Literal["job", "externship", "volunteer"]


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

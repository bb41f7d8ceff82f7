"""What a file shows: lines in reading order, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Format = Literal["pdf", "docx", "text", "markdown", "html", "image"]


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
    `after_gap` says that a blank row, or room for one, stands above.
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
    after_gap: bool = False

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

"""The lines that head a job, and what is read from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzer.model import Span
from analyzer.parser.resume.dates import DateRange
from analyzer.parser.resume.vocabulary import employer_score, is_bare_title, title_score, word_set

# What stands around the words of a segment and is none of them.
EDGES = " \t,:;-–—|/·•~_*[]"

LABELLED = 9
PART = re.compile(
    r"(?i)(?:department|dept\.?|division|office) of "
    r"(?!.*\b(?:health|veterans|education|labor|corrections|dr|doctor|md|do|dpm|od|dds)\b)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a header; `at` is where its text starts in the document."""

    text: str
    at: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a row between marks, dates and places; `span` counts in the row.

    `role` is what a label before it says ("Employer: ..."); `placed` marks a piece right before a place.
    """

    text: str
    row: int
    span: Span
    bold: bool = False
    role: str = ""
    placed: bool = False

    @property
    def is_part(self) -> bool:
        """Whether the piece only names a part of an employer: "Cardiology", "Department of Surgery"."""
        return self.text.casefold() in word_set("employers", "specialties") or PART.match(self.text) is not None

    @property
    def lean(self) -> int:
        """Above zero for a title, below for an employer."""
        if self.role:
            return LABELLED if self.role == "title" else -LABELLED
        if is_bare_title(self.text):
            return 1  # "Patient Services" over a clinic's name
        if self.is_part:
            return 0
        return title_score(self.text) - employer_score(self.text)


@dataclass(slots=True)
class Header:
    """What a header shows; `tail` is where duties start on its last row (an offset of the document)."""

    rows: list[Row]
    segments: list[Segment] = field(default_factory=list)
    dates: DateRange | None = None
    dates_text: str = ""
    location: str = ""
    tail: Span | None = None
    title: str = ""
    company: str = ""

    def unassigned(self) -> Header:
        """The same without what `assign` has set."""
        return Header(self.rows, self.segments, self.dates, self.dates_text, self.location, self.tail)

"""The frozen types that the rooms hand each other.

Offsets are half-open and count characters of `Document.text`. Nothing here reads, scores or renders.
"""

from __future__ import annotations

from analyzer.model.annotations import Annotations, Dimension, LineAnnotation, LineKind, Measure, Mention, Status, Task
from analyzer.model.documents import Box, Document, DocxSource, Format, Line, Link, Page, Span, Warning
from analyzer.model.postings import Evidence, Ignored, Match, MatchStatus, Necessity, Posting, Requirement
from analyzer.model.reports import Career, NextStep, Report, Scorecard, ScorePart, Stage
from analyzer.model.resumes import (
    Bullet,
    Contact,
    Education,
    Entry,
    EntryKind,
    PartialDate,
    Resume,
    Section,
    SectionKind,
)
from analyzer.model.rewrites import (
    Applicability,
    Blank,
    Confirm,
    Fact,
    Finding,
    Glue,
    OptionKind,
    Rewrite,
    RewriteOption,
    Segment,
    Severity,
)

__all__ = [
    "Annotations",
    "Applicability",
    "Blank",
    "Box",
    "Bullet",
    "Career",
    "Confirm",
    "Contact",
    "Dimension",
    "Document",
    "DocxSource",
    "Education",
    "Entry",
    "EntryKind",
    "Evidence",
    "Fact",
    "Finding",
    "Format",
    "Glue",
    "Ignored",
    "Line",
    "LineAnnotation",
    "LineKind",
    "Link",
    "Match",
    "MatchStatus",
    "Measure",
    "Mention",
    "Necessity",
    "NextStep",
    "OptionKind",
    "Page",
    "PartialDate",
    "Posting",
    "Report",
    "Requirement",
    "Resume",
    "Rewrite",
    "RewriteOption",
    "ScorePart",
    "Scorecard",
    "Section",
    "SectionKind",
    "Segment",
    "Severity",
    "Span",
    "Stage",
    "Status",
    "Task",
    "Warning",
]

"""The order of sections that fits a student or a worker: new layouts and moves in a person's own file follow it."""

from __future__ import annotations

from typing import get_args

from analyzer.model import Section, SectionKind

# Usual advice of medical assisting schools: certifications stand near the top; a student's schooling stands above the
# externship and jobs.
_STUDENT: tuple[SectionKind, ...] = (
    "contact", "summary", "highlights", "certifications", "education", "coursework", "training", "externship",
    "experience",
)  # fmt: skip
_WORKER: tuple[SectionKind, ...] = (
    "contact", "summary", "highlights", "certifications", "experience", "externship", "education",
)  # fmt: skip
# The place of a section that may stand anywhere: behind all others.
LAST = len(get_args(SectionKind))


def section_places(section: Section, *, student: bool) -> list[int]:
    """The places of the section's kinds in the order that fits, the first one first; kinds without one are left out."""
    order = _STUDENT if student else _WORKER
    return sorted(order.index(k) for k in section.kinds if k in order)


def opens_part(section: Section) -> bool:
    """Whether the section has a place of its own; one without a heading or of no known kind belongs to the last one."""
    return section.heading_span is not None and bool(section.kinds) and section.kinds != ("unknown",)

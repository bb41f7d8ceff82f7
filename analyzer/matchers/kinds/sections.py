"""The kind of a line that its section decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzer.matchers.kinds.line import Line
from analyzer.model import LineKind, SectionKind

_SECTION_KINDS: Mapping[SectionKind, LineKind] = {
    "summary": "summary", "skills": "skills", "certifications": "credential", "education": "education",
    "coursework": "education", "languages": "skills", "references": "other", "interests": "other",
    "affiliations": "other", "publications": "other", "contact": "other", "immunizations": "other",
}  # fmt: skip
# Sections whose lines hold what their heading says; the others are read line by line.
_SURE = frozenset(_SECTION_KINDS) - {"affiliations"}


def sections_tell(sections: Sequence[SectionKind]) -> bool:
    """Whether a heading above a line says what its lines are."""
    return not _SURE.isdisjoint(sections)


def kind_of_section(line: Line, sections: Sequence[SectionKind]) -> LineKind | None:
    """What the heading says; under a heading of several names that holds for a line with a credential only."""
    known = next((s for s in sections if s in _SURE), None)
    if known is None:
        return None
    if len(sections) == 1:
        return _SECTION_KINDS[known]
    if not line.certs:
        return None
    of_school = "education" in sections and line.names_school and line.names_degree
    return "credential" if "certifications" in sections and not of_school else _SECTION_KINDS[known]

"""Document -> Resume: puts together what the readers of sections, entries, contact, education and skills find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.model import Document, Resume, Section, Span, Warning
from analyzer.parser.contact import read_contact
from analyzer.parser.dates import find_ranges
from analyzer.parser.education import read_education
from analyzer.parser.entries import read_entries
from analyzer.parser.layout_warnings import layout_warnings
from analyzer.parser.memory import remembering
from analyzer.parser.sections import body_pieces, find_sections
from analyzer.parser.skills import read_credential_lines, read_skills

DATED = {"experience", "externship", "volunteer", "military", "education"}


def _date_problems(document: Document, sections: Sequence[Section]) -> Iterator[Warning]:
    """One warning for each date of a job or school that cannot be one ("13/2020", "05/2021 - 03/2019")."""
    for section in sections:
        if DATED.intersection(section.kinds):
            for piece in body_pieces(document, section):
                text = piece.span.of(document.text)
                for span in find_ranges(text)[1]:
                    yield Warning(
                        "date-problem",
                        f'The date "{span.of(text).strip()}" cannot be right; check its months and years.',
                    )


def read_structure(document: Document) -> Resume:
    """Reads a document as a resume. Never fails: what is not found is empty, and every line is in some section."""
    with remembering():
        return _read(document)


def _read(document: Document) -> Resume:
    sections = find_sections(document)
    contact = read_contact(document, sections)
    name = contact.name_span or Span(0, 0)
    experience = read_entries(document, sections)
    found = (*layout_warnings(document, contact, sections, experience), *_date_problems(document, sections))
    return Resume(
        document=document,
        contact=contact,
        sections=sections,
        experience=experience,
        education=read_education(document, sections),
        skills=tuple(s for s in read_skills(document, sections) if not s.overlaps(name)),
        credential_lines=tuple(s for s in read_credential_lines(document, sections) if not s.overlaps(name)),
        warnings=(*document.warnings, *dict.fromkeys(found)),
    )

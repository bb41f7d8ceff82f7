"""Document -> Resume: puts together what the readers of sections, entries, contact, education and skills find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from analyzer.model import Document, Resume, Section, Span, Warning
from analyzer.parser.layout_warnings import layout_warnings
from analyzer.parser.limits import DEFAULT_LIMITS, Budget, Limits
from analyzer.parser.resume.contact import read_contact
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.education import read_education
from analyzer.parser.resume.entries import read_entries
from analyzer.parser.resume.memory import remembering
from analyzer.parser.resume.sections import body_pieces, find_sections
from analyzer.parser.resume.skills import read_credential_lines, read_skills

Found = TypeVar("Found")
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


def read_structure(document: Document, limits: Limits = DEFAULT_LIMITS) -> Resume:
    """Reads a document as a resume. Never fails: what is not found is empty, and every line is in some section.

    The sections are always found; what the seconds of the limits leave no time for is empty and named in a warning.
    """
    with remembering():
        return _read(document, Budget(limits))


def _read(document: Document, budget: Budget) -> Resume:
    left_out: list[str] = []
    most = budget.limits.max_lines

    def within(what: str, read: Callable[[], Iterable[Found]]) -> tuple[Found, ...]:
        if budget.is_late:
            left_out.append(what)
            return ()
        return tuple(read())

    sections = find_sections(document)
    contact = read_contact(document, sections)
    name = contact.name_span or Span(0, 0)
    experience = within("jobs", lambda: read_entries(document, sections, most))
    education = within("education", lambda: read_education(document, sections))
    skills = within("skills", lambda: read_skills(document, sections))
    credentials = within("credentials", lambda: read_credential_lines(document, sections))
    found = (*layout_warnings(document, contact, sections, experience),)
    dates = within("date problems", lambda: _date_problems(document, sections))
    if sum(len(entry.bullets) for entry in experience) > most:
        message = f"Only the first {most:,} sentences of the jobs were looked at one by one, the rest line by line."
        found = (Warning("page-limit", message), *found)
    if left_out:
        message = f"The file is so long that there was no time to look for its {', '.join(left_out)}."
        found = (Warning("page-limit", message), *found)
    return Resume(
        document=document,
        contact=contact,
        sections=sections,
        experience=experience,
        education=education,
        skills=tuple(s for s in skills if not s.overlaps(name)),
        credential_lines=tuple(s for s in credentials if not s.overlaps(name)),
        warnings=(*document.warnings, *dict.fromkeys((*found, *dates))),
    )

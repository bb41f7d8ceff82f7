"""Reads degrees, diplomas and school certificates with their schools and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.model import Document, Education, Section, Span
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.education_rows import NOTE, SchoolRow, clean, is_field, labels_of, parse_row
from analyzer.parser.resume.name_letters import letters_after_names
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.section_lines import names_columns, whole_dates
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.vocabulary import employer_score, find_degree, find_school, is_prose
from analyzer.parser.table_cells import with_labels

# A school's own course is none.
_SCHOOLED = re.compile(r"\s*(?:program|course|training|class|diploma|school)\b", re.I)
# More words than these are no broken end of a degree's name.
SHORT_REST = 2
PART = re.compile(r"(?i)(?:the )?(?:college|school|faculty|department|division|dept\.?) of\b")
HIGH_SCHOOL = re.compile(r"(?i)\b(?:high school|high|hs|h\.s\.)$")
HIGH_SCHOOL_PAPER = re.compile(r"(?i)^(?:diploma|ged|g\.e\.d\.?)$|high school|\bhs\b|equivalen|regents")
CUT = re.compile(r"(?:^|[\s.])[A-Z][\w.'’&-]*[^\W\d_]$")
REST = re.compile(
    r"(?:University|College|School|Institute|Academy|Center)(?=$|[\s,|•·;–—-])(?!\s+(?:of|for|at|diploma|degree)\b)"
)


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    degree: str = ""
    institution: str = ""
    dates: str = ""
    # Pieces beside the degree that may be the school, those right before a place first.
    others: list[str] = field(default_factory=list)
    placed: bool = False
    dated_school: bool = False


def read_education(document: Document, sections: Sequence[Section]) -> tuple[Education, ...]:
    """All schools and degrees of the education sections, in order; dates as written.

    Where there is no such section, the schools of a section of training.
    """
    drafts: list[_Draft] = []
    for section in sections:
        if "education" in section.kinds:
            drafts += _read_section(document, section)
    if not any("education" in section.kinds for section in sections):
        trained = [d for s in sections if "training" in s.kinds for d in _read_section(document, s)]
        drafts = [d for d in trained if find_school(document.text[d.start : d.end])]
    kept = [_finished(d) for d in drafts if d.degree or d.institution]
    return tuple(Education(d.degree, d.institution, d.dates, Span(d.start, d.end)) for d in kept)


def _finished(draft: _Draft) -> _Draft:
    """A degree whose school no word tells: a name beside it, or behind its last comma ("Diploma, Bluebird Center")."""
    if draft.institution and not draft.degree:
        left, _, right = draft.institution.partition(",")
        if right.strip() and all(map(is_field, left.split())):
            draft.degree, draft.institution = clean(left), clean(right)
    if draft.institution or not draft.degree:
        return draft
    if draft.others:
        draft.institution = draft.others[0]
        return draft
    left, _, right = draft.degree.rpartition(",")
    if find_degree(right) and not find_degree(left) and employer_score(left) > 0:
        draft.degree, draft.institution = clean(right), clean(left)
        return draft
    plain = not any(map(is_field, right.split())) and (
        draft.placed or "," in left or find_degree(left) == Span(0, len(left))
    )
    named = employer_score(right) > 0 and not all(map(is_field, right.split()))
    if left and (named or (plain and right.strip())):
        draft.degree, draft.institution = clean(left), clean(right)
    return draft


def _read_section(document: Document, section: Section) -> list[_Draft]:
    drafts: list[_Draft] = []
    school_first: bool | None = None
    headed = cards = False
    dates_above: str | None = None
    school_look: tuple[bool, float, bool] | None = None
    pieces = with_labels(document, "school_labels", whole_dates(document, body_pieces(document, section)))
    rows = [_row_of(document, piece) for piece in _whole_names(document, pieces)]
    rows = [row for row in rows if not names_columns(row.span.of(document.text))]
    for number, row in enumerate(rows):
        below = next((r for r in rows[number + 1 :] if r.degrees or r.schools or r.others), None)
        text = row.span.of(document.text)
        names_school = bool(row.degrees or row.schools)
        # "RN 2012" below a school without a date is its degree.
        whole = bool(drafts) and bool(drafts[-1].dates or not row.dates)
        cards = not names_school and whole and not row.bullet and (cards or _is_card(text))
        if cards:
            continue  # "CPR card AHA" below the last school, and what stands below the cards
        note = NOTE.match(text) and not row.degrees
        if row.bullet and drafts and (headed or not (row.degrees or row.schools)):
            if not (row.degrees or row.schools or row.others):
                drafts[-1].dates = drafts[-1].dates or row.dates
            drafts[-1].end = row.span.end
            continue
        if (note or _is_part(row, below, drafts)) and drafts:
            drafts[-1].dates = drafts[-1].dates or row.dates
            drafts[-1].end = row.span.end
            continue
        only_dates = row.dates and not (row.degrees or row.schools or row.others)
        told = bool(drafts) and bool(drafts[-1].degree and drafts[-1].institution and drafts[-1].dates)
        if only_dates and (not drafts or dates_above is not None or (told and below)):
            dates_above = row.dates
            continue
        if _opens_school(row, below, drafts, bool(school_first), school_look):
            row.schools, row.others = row.others[:1], row.others[1:]
        headed = headed or (not row.bullet and bool(row.degrees or row.schools))
        if school_first is None and (row.degrees or row.schools):
            school_first = bool(row.schools) and not row.degrees
            school_look = row.look if school_first else None
        known = len(drafts)
        _place(drafts, row, text, bool(school_first))
        if dates_above and len(drafts) > known:
            drafts[-1].dates = drafts[-1].dates or dates_above
            dates_above = ""
    return drafts


def _is_card(text: str) -> bool:
    """Whether a row opens with the letters of a card that is no degree ("CPT-1 (CA) 2023", "CPR card AHA")."""
    opened = letters_after_names().match(text)
    return opened is not None and not find_degree(opened[0]) and not _SCHOOLED.match(text, opened.end())


def _row_of(document: Document, piece: Piece) -> SchoolRow:
    text = piece.span.of(document.text)
    line = document.lines[piece.line]
    return parse_row(text, SchoolRow(piece.span, (line.bold, line.size, text.isupper()), line.bullet))


def _is_part(row: SchoolRow, below: SchoolRow | None, drafts: Sequence[_Draft]) -> bool:
    """Whether a row names a part of the school above ("College of Engineering" under a university)."""
    whole = bool(drafts) and bool(drafts[-1].institution and drafts[-1].degree)
    part = len(row.schools) == 1 and not row.degrees and PART.match(row.schools[0]) is not None
    return whole and part and not (below and below.degrees and not below.schools)


def _opens_school(
    row: SchoolRow,
    below: SchoolRow | None,
    drafts: Sequence[_Draft],
    school_first: bool,
    look: tuple[bool, float, bool] | None,
) -> bool:
    """Whether a row of neither degree nor school is the next school: above a degree, or in the letters of the first."""
    if row.degrees or row.schools or not row.others or not _is_name(row.others[0]):
        return False
    if drafts and not (school_first and drafts[-1].institution and drafts[-1].degree):
        return False
    if drafts and look is not None and row.look == look and any(look[i] for i in (0, 2)):
        return True
    return below is not None and bool(below.degrees) and not below.schools


def _is_name(text: str) -> bool:
    """Whether a piece is written as a name and holds more than what is studied."""
    words = [w for w in text.split() if len(w) > 3]
    return (
        bool(text)
        and not is_prose(text)
        and all(w[0].isupper() for w in words)
        and not all(map(is_field, text.split()))
    )


def _whole_names(document: Document, pieces: Sequence[Piece]) -> list[Piece]:
    """Puts "Harbor Technical" over "College | 2019" on one line: a school's noun alone starts no line."""
    whole: list[Piece] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        near = before is not None and not document.text[before.span.end : piece.span.start].strip()
        upper, lower = (p.span.of(document.text) if p else "" for p in (before, piece))
        noun = CUT.search(upper) is not None and REST.match(lower) is not None
        if before and near and not labels_of(lower) and (noun or _goes_on(document, before, piece)):
            whole[-1] = Piece(before.line, Span(before.span.start, piece.span.end))
        else:
            whole.append(piece)
    return whole


def _goes_on(document: Document, before: Piece, piece: Piece) -> bool:
    """Whether a degree's name goes on in the next row: "A.A.S., Health Information" over "Technology"."""
    above, below = (document.lines[p.line] for p in (before, piece))
    alike = (above.bold, above.size, above.column) == (below.bold, below.size, below.column)
    upper, lower = before.span.of(document.text), piece.span.of(document.text)
    words = lower.split()
    rest = len(words) <= SHORT_REST and all(map(is_field, words)) and not find_ranges(upper + lower)[0]
    degree = find_degree(upper) if alike and rest and not below.bullet else None
    # In plain letters what was studied may be a row of its own; it is not where the row above begins with it.
    return degree is not None and (above.bold or degree.end < len(upper.rstrip()))


def _place(drafts: list[_Draft], row: SchoolRow, text: str, school_first: bool) -> None:
    """Adds a row to the entry it belongs to, or starts the next one."""
    degree = row.degrees[0] if row.degrees else ""
    school = row.schools[0] if row.schools else ""
    beside: list[str] = []
    if not degree and not school and row.others and not is_prose(text):
        # A line of neither: the missing half of the entry above, where that has one.
        if drafts and drafts[-1].degree and not drafts[-1].institution:
            school = row.others[0]
        elif drafts and drafts[-1].institution and not drafts[-1].degree:
            degree = row.others[0]
    elif degree and not school:
        beside = [o for o in row.others if _is_name(o)]
        beside.sort(key=lambda o: o != row.placed)
    elif school and not degree and row.others and not text.startswith(school):
        degree = row.others[0]
    last = drafts[-1] if drafts else None
    starts_new = last is None or (bool(degree) and bool(last.degree)) or (bool(school) and bool(last.institution))
    if last and school_first and school and not degree and last.degree and not last.institution:
        starts_new = True
    if last and school and not degree and row.dates and last.dates and HIGH_SCHOOL.search(school):
        # "Withrow High School 2018" below "Ross Center, MA diploma 2021": it gave another diploma than the one above.
        starts_new = starts_new or not HIGH_SCHOOL_PAPER.search(last.degree)
    if (starts_new or last is None) and not (degree or school):
        if last is not None:
            last.end = row.span.end
        return
    if starts_new or last is None:
        last = _Draft(row.span.start, row.span.end)
        drafts.append(last)
        if degree and not school and len(drafts) > 1 and school_first and not beside:
            last.institution = drafts[-2].institution
            last.dates = row.dates or (drafts[-2].dates if drafts[-2].dated_school else "")
    last.degree = last.degree or degree
    last.institution = last.institution or school
    last.others = last.others or beside
    last.placed = last.placed or bool(row.placed and degree.endswith(row.placed))
    last.dated_school = last.dated_school or bool(row.dates and school and not degree)
    last.dates = last.dates or row.dates
    last.end = row.span.end

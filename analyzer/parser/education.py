"""Reads degrees, diplomas and school certificates with their schools and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from analyzer.model import Document, Education, Section, Span
from analyzer.parser.dates import find_ranges
from analyzer.parser.header_marks import blank
from analyzer.parser.header_pieces import DATES_LABEL
from analyzer.parser.places import find_place
from analyzer.parser.sections import Piece, body_pieces
from analyzer.parser.vocabulary import (
    either,
    employer_score,
    find_degree,
    find_school,
    headings_table,
    is_prose,
    word_set,
)

# A look at what a mark starts with first passes by all other places of a text fast.
MARKS = re.compile(
    r"(?=[\s|·•;—ï：－-])(?:\t+|\s*[|·•;]\s*|\s+[–—-]+\s+|\s*—\s*|\s*ï¼\s*|\s*[：－]\s*|(?<=[^\W\d_])-\s+(?=[A-Z]))"
)
LONG = 4
PART = re.compile(r"(?i)(?:the )?(?:college|school|faculty|department|division|dept\.?) of\b")
_CUT = re.compile(r"(?:^|[\s.])[A-Z][\w.'’&-]*[^\W\d_]$")
_REST = re.compile(
    r"(?:University|College|School|Institute|Academy|Center)(?=$|[\s,|•·;–—-])(?!\s+(?:of|for|at|diploma|degree)\b)"
)
JOINT = re.compile(r"\s+(?:at|from)\s+(?=[A-Z])")
EDGES = " \t,:;-–—|/·•*[]"
NOTE = re.compile(
    r"(?i)^\W*(?:(?:cum\.?|major|overall)\s+)?(?:gpa|g\.p\.a|honou?rs?|dean'?s|relevant|coursework|courses|activities|minor|magna"
    r"|summa|cum laude|awards?|thesis|incoming|accredit\w*|concentration|emphasis|member|president|recipient"
    r"|graduated with|location|hours|grad(?:uated)?|expected|anticipated)\b"
)
EXPECTED = re.compile(
    r"(?i)\b(?:expected|anticipated|projected)?\s*(?:graduation|graduating|graduated|grad\.?|completed|conferred|expected"
    r"|anticipated|projected|class of|date)(?:\s+(?:date|in))?\s*:?\s*$|\b(?:in|on)\s*$"
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


@dataclass(slots=True)
class _Row:
    """One line's parts. `placed`: the piece right before a place; `look`: what its letters look like."""

    span: Span
    look: tuple[bool, float, bool] = (False, 0.0, False)
    bullet: bool = False
    placed: str = ""
    degrees: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    dates: str = ""


def _clean(text: str) -> str:
    plain = " ".join(text.split()).strip(EDGES)
    if plain.count("(") != plain.count(")"):
        plain = plain.strip("()" + EDGES) + (")" if "(" in plain.strip("()" + EDGES) else "")
    # A day or month that its year has left behind.
    return re.sub(r"\s*,\s*\d{1,2}$", "", plain).strip(EDGES) if plain[-1:].isdigit() else plain


@cache
def _glued() -> re.Pattern[str]:
    """Where a reader has lost the space between school and degree: "Northgate CollegeDiploma in Nursing"."""
    degrees = either(w.title() for w in headings_table()["degrees"]["words"] if w.isalpha() and len(w) > LONG)
    return re.compile(rf"(?<=[a-z])(?=[A-Z])(?=(?:{degrees})(?![a-z]))")


def _parse_row(text: str, row: _Row) -> _Row:
    ranges = find_ranges(text)[0]
    blanked = text
    labels = _labels_of(text)
    if ranges:
        best = next((r for r in ranges if not r.single), ranges[0])
        row.dates = DATES_LABEL.sub("", " ".join(best.span.of(text).split()))
        before = EXPECTED.sub(lambda m: "\t" * len(m.group()), blanked[: best.span.start])
        blanked = before + "\t" * (best.span.end - best.span.start) + blanked[best.span.end :]
        if lead := EXPECTED.search(text[: best.span.start]):
            words = lead.group().strip(" \t,:")
            row.dates = f"{words} {row.dates}" if re.match(r"(?i)expected|anticipated|projected", words) else row.dates
    for label, role in labels:
        blanked = blank(blanked, label)
        named = MARKS.split(blanked[label.end :].lstrip())[0]
        if role in ("school", "degree") and named.strip():
            (row.schools if role == "school" else row.degrees).append(_clean(named))
            blanked = blanked.replace(named, "\t" * len(named), 1)
    at: int | None = None
    while (place := find_place(blanked)) is not None:
        blanked = blank(blanked, place)
        at = place.start
    if at is not None:
        before = MARKS.split(blanked[:at].rstrip(EDGES + "("))[-1]
        row.placed = _clean(before.rpartition(",")[2])
    for part in MARKS.split(_glued().sub("\t", blanked)):
        for piece in _divide(_clean(part)):
            if not piece or NOTE.match(piece):
                continue
            if find_degree(piece):
                row.degrees.append(piece)
            elif find_school(piece):
                row.schools.append(piece)
            else:
                row.others.append(piece)
    return row


@cache
def _labels() -> re.Pattern[str]:
    groups = headings_table()["school_labels"]
    named = "|".join(rf"(?P<{role}>{either(words)})" for role, words in groups.items())
    return re.compile(rf"(?:^|[\t|•·;,]|\s[–—-]\s)\s*(?:{named})\s*:\s*", re.IGNORECASE)


def _labels_of(text: str) -> list[tuple[Span, str]]:
    """The words with a colon that say what stands behind them ("School: Northgate College")."""
    return [(Span(*m.span()), m.lastgroup or "") for m in _labels().finditer(text)] if ":" in text else []


def _without_notes(part: str) -> str:
    """The piece up to the first comma that a note stands behind ("B.S. Nursing, GPA 3.8")."""
    comma = next((m.start() for m in re.finditer(",", part) if NOTE.match(_clean(part[m.end() :]))), len(part))
    return _clean(part[:comma])


def _divide(part: str) -> list[str]:
    """A piece that names degree and school both is cut between them: at a comma, else where the later one starts."""
    degree, school = find_degree(part), find_school(part)
    if degree and not school and (joint := JOINT.search(part, degree.end)):
        return [_without_notes(_clean(part[: joint.start()])), _clean(part[joint.end() :])]
    if degree and not school and re.fullmatch(r"[^:]{3,60}:\s+", part[: degree.start]):
        return [_clean(part[: degree.start]), _without_notes(_clean(part[degree.start :]))]
    if not degree or not school:
        return [_without_notes(part)]
    part = _without_notes(part)
    degree, school = find_degree(part), find_school(part)
    if not degree or not school:
        return [part]
    if joint := JOINT.search(part, degree.end, max(school.start, degree.end) + 1):
        return [_clean(part[: joint.start()]), _clean(part[joint.end() :])]
    commas = [m.start() for m in re.finditer(",", part)]
    first, last = (degree, school) if degree.start < school.start else (school, degree)
    between = [c for c in commas if first.end <= c < last.start or (first is school and first.end <= c <= last.start)]
    if between:
        cut = between[-1] if first is degree else between[0]
        return [_clean(part[:cut]), _clean(part[cut + 1 :])]
    if first is school:
        return [_clean(part[: degree.start]), _clean(part[degree.start :])]
    return _cut_before_school(part, degree, school)


def _fields(word: str) -> bool:
    """Whether a word, or each part of "Accounting/Economics", is what somebody studies."""
    return all(part in word_set("schools", "fields") for part in re.split(r"[/&,-]+", word.casefold()))


def _cut_before_school(part: str, degree: Span, school: Span) -> list[str]:
    """ "High School Diploma Northgate High School": the school's name starts at the last run of capital words."""
    if re.match(r"(?i)university\s+of|college\s+of|institute\s+of|school\s+of", part[school.start :]):
        start = school.start
    else:
        run = re.search(r"(?:[A-Z][\w.'’&-]*\s+)+$", part[degree.end : school.start])
        if run is None:
            return [part]
        words = list(re.finditer(r"\S+", run.group()))
        fields = [i for i, w in enumerate(words) if _fields(w.group())]
        field_told = re.search(r"\b(?:in|of)\s+$", part[degree.end : degree.end + run.start()])
        first = fields[-1] + 1 if fields else int(field_told is not None)
        start = degree.end + run.start() + words[first].start() if first < len(words) else school.start
    return [_clean(part[:start]), _clean(part[start:])] if start > degree.end else [part]


def read_education(document: Document, sections: Sequence[Section]) -> tuple[Education, ...]:
    """All schools and degrees of the education sections, in order; dates as written."""
    drafts: list[_Draft] = []
    for section in sections:
        if "education" in section.kinds:
            drafts += _read_section(document, section)
    kept = [_finished(d) for d in drafts if d.degree or d.institution]
    return tuple(Education(d.degree, d.institution, d.dates, Span(d.start, d.end)) for d in kept)


def _finished(draft: _Draft) -> _Draft:
    """A degree whose school no word tells: a name beside it, or behind its last comma ("Diploma, Bluebird Center")."""
    if draft.institution or not draft.degree:
        return draft
    if draft.others:
        draft.institution = draft.others[0]
        return draft
    left, _, right = draft.degree.rpartition(",")
    plain = not any(map(_fields, right.split())) and (
        draft.placed or "," in left or find_degree(left) == Span(0, len(left))
    )
    named = employer_score(right) > 0 and not all(map(_fields, right.split()))
    if left and (named or (plain and right.strip())):
        draft.degree, draft.institution = _clean(left), _clean(right)
    return draft


def _read_section(document: Document, section: Section) -> list[_Draft]:
    drafts: list[_Draft] = []
    school_first: bool | None = None
    headed = False
    dates_above: str | None = None
    school_look: tuple[bool, float, bool] | None = None
    rows = [_row_of(document, piece) for piece in _whole_names(document, body_pieces(document, section))]
    for row, below in pairwise([*rows, None]):
        if row is None:
            continue
        text = row.span.of(document.text)
        note = NOTE.match(text) and not row.degrees
        if row.bullet and drafts and (headed or not (row.degrees or row.schools)):
            drafts[-1].end = row.span.end
            continue
        if (note or _is_part(row, below, drafts)) and drafts:
            drafts[-1].dates = drafts[-1].dates or row.dates
            drafts[-1].end = row.span.end
            continue
        if row.dates and not (row.degrees or row.schools or row.others) and (not drafts or dates_above is not None):
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


def _row_of(document: Document, piece: Piece) -> _Row:
    text = piece.span.of(document.text)
    line = document.lines[piece.line]
    return _parse_row(text, _Row(piece.span, (line.bold, line.size, text.isupper()), line.bullet))


def _is_part(row: _Row, below: _Row | None, drafts: Sequence[_Draft]) -> bool:
    """Whether a row names a part of the school above ("College of Engineering" under a university)."""
    whole = bool(drafts) and bool(drafts[-1].institution and drafts[-1].degree)
    part = len(row.schools) == 1 and not row.degrees and PART.match(row.schools[0]) is not None
    return whole and part and not (below and below.degrees and not below.schools)


def _opens_school(
    row: _Row,
    below: _Row | None,
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
        bool(text) and not is_prose(text) and all(w[0].isupper() for w in words) and not all(map(_fields, text.split()))
    )


def _whole_names(document: Document, pieces: Sequence[Piece]) -> list[Piece]:
    """Puts "Harbor Technical" over "College | 2019" on one line: a school's noun alone starts no line."""
    whole: list[Piece] = []
    for piece in pieces:
        before = whole[-1] if whole else None
        near = before is not None and not document.text[before.span.end : piece.span.start].strip()
        if before and near and _CUT.search(before.span.of(document.text)) and _REST.match(piece.span.of(document.text)):
            whole[-1] = Piece(before.line, Span(before.span.start, piece.span.end))
        else:
            whole.append(piece)
    return whole


def _place(drafts: list[_Draft], row: _Row, text: str, school_first: bool) -> None:
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

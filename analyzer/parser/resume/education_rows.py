"""Tells degree, school, place and dates apart on one line of an education section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from analyzer.model import Span
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.header_marks import blank
from analyzer.parser.resume.header_pieces import DATES_LABEL
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.vocabulary import (
    either,
    find_degree,
    find_school,
    headings_table,
    labels_without_colon,
    roles_of_labels,
    word_set,
)

# Two looks ahead, at what a mark starts with and at what stands behind its space, pass by all other places of a text
# fast: nearly every space stands before a word.
MARKS = re.compile(
    r"(?=[\s|·•❖◆◇♦■▪●○★✦►▸»›∙;—ï：－-])(?=\t|\s*[|·•❖◆◇♦■▪●○★✦►▸»›∙;–—ï：－-])"
    r"(?:\t+|\s*[|·•❖◆◇♦■▪●○★✦►▸»›∙;]\s*|\s+[–—-]+\s+|\s*—\s*|\s*ï¼\s*|\s*[：－]\s*|(?<=[^\W\d_])-\s+(?=[A-Z]))"
)
LONG = 4
# More words than this with a full stop are a sentence about a school.
LONGEST_DEGREE = 6
JOINT = re.compile(r"\s+(?:at|from|@)\s+(?=[A-Z])")
EDGES = " \t,:;-–—|/·•*[]@~"
NOTE = re.compile(
    r"(?i)^\W*(?:(?:cum\.?|major|overall)\s+)?(?:gpa|g\.p\.a|honou?rs?|dean['’]?s|relevant|coursework|courses|activities|minor|magna"
    r"|summa|cum laude|awards?|thesis|incoming|accredit\w*|concentration|emphasis|member|president|recipient"
    r"|graduated with|location|hours|grad(?:uated)?|expected|anticipated)\b"
)
# "Woodlawn High", where schools are told.
_HIGH = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,3}High")
LETTERS = re.compile(r"[^\W\d_]")
EXPECTED = re.compile(
    r"(?i)\b(?:expected|anticipated|projected)?\s*(?:graduation|graduating|graduated|grad\.?|completed|conferred|expected"
    r"|anticipated|projected|class of|date)(?:\s+(?:date|in))?\s*:?\s*$|\b(?:in|on)\s*$"
)


@dataclass(slots=True)
class SchoolRow:
    """One line's parts. `placed`: the piece right before a place; `look`: what its letters look like."""

    span: Span
    look: tuple[bool, float, bool] = (False, 0.0, False)
    bullet: bool = False
    placed: str = ""
    degrees: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    dates: str = ""


def clean(text: str) -> str:
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


def parse_row(text: str, row: SchoolRow) -> SchoolRow:
    ranges = find_ranges(text)[0]
    blanked = text
    labels = labels_of(text)
    if ranges:
        best = next((r for r in ranges if not r.single), ranges[0])
        row.dates = DATES_LABEL.sub("", " ".join(best.span.of(text).split()))
        start, end = best.span
        # A word stands there only behind a letter, a full stop or a colon.
        last = text[:start].rstrip()[-1:]
        if (last.isalpha() or last in (".", ":")) and (lead := EXPECTED.search(text[:start])):
            start = lead.start()
            words = lead.group().strip(" \t,:")
            row.dates = f"{words} {row.dates}" if re.match(r"(?i)expected|anticipated|projected", words) else row.dates
        blanked = text[:start] + "\t" * (end - start) + text[end:]
    for label, role in labels:
        blanked = blank(blanked, label)
        named = MARKS.split(blanked[label.end :].lstrip())[0]
        if role in ("school", "degree") and named.strip():
            (row.schools if role == "school" else row.degrees).append(clean(named))
            blanked = blanked.replace(named, "\t" * len(named), 1)
        elif role == "other":
            blanked = blanked[: label.end] + "\t" * (len(blanked) - label.end)
    at: int | None = None
    while (place := find_place(blanked)) is not None:
        blanked = blank(blanked, place)
        at = place.start
    if at is not None:
        before = MARKS.split(blanked[:at].rstrip(EDGES + "("))[-1]
        row.placed = clean(before.rpartition(",")[2])
    for part in MARKS.split(_glued().sub("\t", blanked)):
        for piece in _divide(clean(part)):
            if not piece or NOTE.match(piece) or not LETTERS.search(piece):
                continue
            told = piece.endswith(".") and len(piece.split()) > LONGEST_DEGREE
            if find_degree(piece) and not told:
                row.degrees.append(piece)
            elif find_school(piece) or _HIGH.fullmatch(piece):
                row.schools.append(piece)
            else:
                row.others.append(piece)
    return row


@cache
def _labels() -> re.Pattern[str]:
    named = roles_of_labels(headings_table()["school_labels"])
    return re.compile(rf"(?:^|[\t|•·;,]|\s[–—-]\s)\s*(?:{named})\s*:\s*", re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    """Labels that need no colon: the fields of the Europass form, which are phrases, and the school's."""
    named = roles_of_labels(labels_without_colon(headings_table()["school_labels"], "school"))
    return re.compile(rf"(?i:{named})\s+(?=[A-Z])")


@cache
def _cells() -> re.Pattern[str]:
    """A label in a cell of its own, before the cell of what it names."""
    named = roles_of_labels(headings_table()["school_labels"])
    return re.compile(rf"(?:{named}):?[\t\n]\s*(?=\S)", re.IGNORECASE)


def labels_of(text: str) -> list[tuple[Span, str]]:
    """The words that say what stands behind them, with a colon or in a cell ("School: Northgate College")."""
    found = [(Span(*m.span()), m.lastgroup or "") for m in _labels().finditer(text)] if ":" in text else []
    if not found and ("\t" in text or "\n" in text) and (cell := _cells().match(text)):
        return [(Span(*cell.span()), cell.lastgroup or "")]
    phrase = None if found else _phrases().match(text)
    if phrase and (phrase.lastgroup == "degree" or find_school(text[phrase.end() :])):
        found = [(Span(*phrase.span()), phrase.lastgroup or "")]
    return found


def _without_notes(part: str) -> str:
    """The piece up to the first comma that a note stands behind ("B.S. Nursing, GPA 3.8")."""
    comma = next((m.start() for m in re.finditer(",", part) if NOTE.match(clean(part[m.end() :]))), len(part))
    return clean(part[:comma])


def _divide(part: str) -> list[str]:
    """A piece that names degree and school both is cut between them: at a comma, else where the later one starts."""
    degree, school = find_degree(part), find_school(part)
    if degree and not school and (joint := JOINT.search(part, degree.end)):
        return [_without_notes(clean(part[: joint.start()])), clean(part[joint.end() :])]
    if degree and not school and re.fullmatch(r"[^:]{3,60}:\s+", part[: degree.start]):
        return [clean(part[: degree.start]), _without_notes(clean(part[degree.start :]))]
    if not degree or not school:
        return [_without_notes(part)]
    part = _without_notes(part)
    degree, school = find_degree(part), find_school(part)
    if not degree or not school:
        return [part]
    if joint := JOINT.search(part, degree.end, max(school.start, degree.end) + 1):
        return [clean(part[: joint.start()]), clean(part[joint.end() :])]
    commas = [m.start() for m in re.finditer(",", part)]
    first, last = (degree, school) if degree.start < school.start else (school, degree)
    between = [c for c in commas if first.end <= c < last.start or (first is school and first.end <= c <= last.start)]
    if between:
        cut = between[-1] if first is degree else between[0]
        return [clean(part[:cut]), clean(part[cut + 1 :])]
    if first is school:
        return [clean(part[: degree.start]), clean(part[degree.start :])]
    return _cut_before_school(part, degree, school)


def is_field(word: str) -> bool:
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
        fields = [i for i, w in enumerate(words) if is_field(w.group())]
        field_told = re.search(r"\b(?:in|of)\s+$", part[degree.end : degree.end + run.start()])
        first = fields[-1] + 1 if fields else int(field_told is not None)
        start = degree.end + run.start() + words[first].start() if first < len(words) else school.start
    return [clean(part[:start]), clean(part[start:])] if start > degree.end else [part]

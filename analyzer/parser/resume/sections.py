"""Cuts a document at its headings into sections that cover every line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analyzer.model import Document, Section, SectionKind, Span
from analyzer.parser.resume.bullets import is_label
from analyzer.parser.resume.contact import is_name
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.header_pieces import starts_entry
from analyzer.parser.resume.heading_words import key_of
from analyzer.parser.resume.headings import ROLES, find_headings
from analyzer.parser.resume.memory import remembered_here
from analyzer.parser.resume.name_letters import card_line
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.vocabulary import employer_score, find_school, is_prose, title_score, word_set
from analyzer.parser.table_cells import column_heads


def _opening(document: Document, end: int) -> Iterator[tuple[SectionKind, int]]:
    """The lines before the first heading: who the person is, then a summary from the first statement on."""
    for index in range(end):
        line = document.lines[index]
        text = line.span.of(document.text)
        if index and not line.bullet and starts_entry(text):
            break  # a job without a heading: what stands below are its duties
        if not line.in_header and is_prose(text) and not re.search(r"@|\d{3}\D{0,3}\d{4}", text):
            if index:
                yield "contact", 0
            yield "summary", index
            return
    if end:
        yield "contact", 0


def _implied_experience(document: Document, sections: Sequence[Section]) -> list[Section]:
    """Jobs that stand under no heading of their own: the section is cut where the first one starts."""
    result: list[Section] = []
    for section in sections:
        pieces = body_pieces(document, section)
        apt = section.kinds[0] in ("contact", "summary", "highlights", "accomplishments", "unknown")
        at = next((i for i, p in enumerate(pieces) if apt and _opens_job(document, p)), None)
        if at is None:
            result += _cut_behind(document, section) if section.kinds == ("skills",) else [section]
            continue
        while at > 0 and _titles_job(document, pieces[at - 1]) and pieces[at - 1].line > 0:
            at -= 1
        start = pieces[at].span.start
        if start > section.span.start:
            result.append(replace(section, span=Span(section.span.start, start)))
        result += _cut_behind(document, Section(("experience",), "", None, Span(start, section.span.end)))
    return result


def _cut_behind(document: Document, section: Section, *, headed: bool = False) -> list[Section]:
    """Jobs or skills, cut where lines of cards or schools stand behind or between them under no heading.

    Below a heading of jobs (`headed`), cards may be those of a job: there they cut only behind schools.
    """
    cuts: list[tuple[int, SectionKind]] = [(section.span.start, section.kinds[0])]
    for piece in body_pieces(document, section):
        text = piece.span.of(document.text)
        told = None if document.lines[piece.line].bullet else _told_without_heading(text)
        if headed and told == "certifications" and cuts[-1][1] == "experience":
            told = None
        opens_job = section.kinds == ("experience",) and told is None and _opens_job(document, piece)
        kind: SectionKind = told or ("experience" if opens_job else cuts[-1][1])
        if kind != cuts[-1][1]:
            cuts.append((piece.span.start, kind))
    ends = [start for start, _ in cuts[1:]] + [section.span.end]
    first, *rest = zip(cuts, ends, strict=True)
    # A card that opens the section leaves nothing before it.
    opening = [replace(section, span=Span(first[0][0], first[1]))] if first[1] > first[0][0] else []
    return [*opening, *(Section((kind,), "", None, Span(start, end)) for (start, kind), end in rest)]


def _told_without_heading(text: str) -> SectionKind | None:
    """What a line tells by itself: a card with its date ("CCMA exp 10/2026"), or a school with the year it ended."""
    if card_line().match(text):
        return "certifications"
    if len(text.split()) <= _STUDY_WORDS and _tells_of_study(text):
        return "education"
    ranges = find_ranges(text)[0]
    ended = bool(ranges) and all(r.single or r.start == r.end for r in ranges)
    school = (find_school(text) or _SMALL_SCHOOL.search(text)) if ended and len(text.split()) <= _SCHOOL_WORDS else None
    return "education" if school and title_score(text[: ranges[0].span.start]) < 2 else None


_SCHOOL_WORDS, _STUDY_WORDS = 10, 16
# What is said of a school and of no employer: "Elm College, 45 credits", "Diploma: Elm High", "2nd year".
_STUDIES = re.compile(
    r"(?i)\b(?:\d+\+?\s+(?:college\s+)?(?:credits?|credit\s+hours|semesters?)|coursework|enrolled|undergraduate"
    r"|(?:1st|2nd|3rd|4th|first|second|third|final|last)[\s-]year|students?\s*(?:,|at\b))"
)
_PAPER = re.compile(r"(?i)\W*(?:(?:high\s+school\s+)?diploma|degree|GED|education|school)\s*:\s*\S")
# "Phlebotomy class, Elm Tech, 80 hrs, 2026"
_CLASS = re.compile(r"(?i)(?:\w+\s+){1,3}(?:class|course|program)\s*[,(–—-].*\b\d+\s*(?:hrs?|hours|weeks?|months?)\b")
_SMALL_SCHOOL = re.compile(r"(?i)\b(?:hs|high school|high|ged)\b|(?-i:\bCC\b)")


def _tells_of_study(text: str) -> bool:
    """Whether a line speaks of a school as only those do who learn there."""
    if _PAPER.match(text) or _CLASS.match(text):
        return True
    return _STUDIES.search(text) is not None and (
        find_school(text) is not None or _SMALL_SCHOOL.search(text) is not None
    )


def _opens_job(document: Document, piece: Piece) -> bool:
    line = document.lines[piece.line]
    return not line.bullet and not line.hidden and starts_entry(piece.span.of(document.text))


def _titles_job(document: Document, piece: Piece) -> bool:
    text = piece.span.of(document.text)
    line = document.lines[piece.line]
    return not line.bullet and not is_prose(text) and (title_score(text) >= 2 or employer_score(text) >= 1)


def find_sections(document: Document) -> tuple[Section, ...]:
    """Cuts a document into sections in order; together they cover all its lines, and none overlaps another."""
    if not document.lines:
        return ()
    headings = list(find_headings(document))
    first = headings[0].line if headings else len(document.lines)
    starts: list[tuple[int, tuple[SectionKind, ...], Span | None]] = [
        (document.lines[i].span.start if i else 0, (kind,), None) for kind, i in _opening(document, first)
    ]
    starts += [(document.lines[h.line].span.start if h.line else 0, h.kinds, h.span) for h in headings]
    starts = _with_name_beside(document, starts)
    ends = [s[0] for s in starts[1:]] + [len(document.text)]
    sections = [
        Section(kinds, span.of(document.text) if span else "", span, Span(start, end))
        for (start, kinds, span), end in zip(starts, ends, strict=True)
    ]
    paid = [replace(s, kinds=("experience",)) if _holds_roles(document, s, "maybe_roles") else s for s in sections]
    without_heading = not any(k in ROLES or k == "military" for s in paid for k in s.kinds)
    paid = _whole_jobs(document, paid)
    told = [replace(s, kinds=_with_unpaid(s)) if _holds_roles(document, s, "maybe_unpaid") else s for s in paid]
    # An externship told among the schools: the next school is none of it. Nor is one among the jobs, where no other
    # place is for it.
    schooled = any(k in ("education", "training", "coursework") for s in told for k in s.kinds)
    mixed: list[tuple[SectionKind, ...]] = [("externship",)] if schooled else [("externship",), ("experience",)]
    cut = [
        part
        for s in told
        for part in (_cut_behind(document, s, headed=s.kinds == ("experience",)) if s.kinds in mixed else [s])
    ]
    return tuple(_implied_experience(document, cut) if without_heading else cut)


def _with_name_beside(
    document: Document, starts: list[tuple[int, tuple[SectionKind, ...], Span | None]]
) -> list[tuple[int, tuple[SectionKind, ...], Span | None]]:
    """The starts of sections, with one more where a column on the right opens with the person's name."""
    largest = max(line.size for line in document.lines)
    for before, line in pairwise(document.lines):
        named = line.column > before.column and line.size == largest > before.size
        if named and starts and starts[0][0] < line.span.start and is_name(line.span.of(document.text)):
            return sorted([*starts, (line.span.start, ("contact",), None)], key=lambda s: s[0])
    if largest == 0 and len(starts) > 1 and starts[0][1] == ("contact",) and starts[0][2]:
        at = _name_below(document, starts[1][0])
        if at is not None:
            return sorted([*starts, (at, ("contact",), None)], key=lambda s: s[0])
    return starts


def _name_below(document: Document, end: int) -> int | None:
    """Where the name stands below other columns in a text without sizes: the addresses above hold its words."""
    above = key_of(document.text[:end])
    texts = [(line, line.span.of(document.text)) for line in document.lines]
    if any(is_name(text) for line, text in texts if line.span.end <= end):
        return None
    for line, text in texts:
        words = [key for word in text.split() if len(key := key_of(word)) > 2]
        if line.span.start >= end and len(words) > 1 and all(word in above for word in words) and is_name(text):
            return line.span.start
    return None


def _whole_jobs(document: Document, sections: Sequence[Section]) -> list[Section]:
    """The sections, with jobs whole that a label such as "Accomplishments" below one of them cut: more jobs follow."""
    whole: list[Section] = []
    for section in sections:
        above = whole[-1] if whole else None
        if above and above.kinds == ("experience",) and is_label(section.heading) and _heads_jobs(document, section):
            whole[-1] = replace(above, span=Span(above.span.start, section.span.end))
        else:
            whole.append(section)
    return whole


def _heads_jobs(document: Document, section: Section) -> bool:
    """Whether lines of a section head a job: dates, with a title on the line or above it."""
    pieces = body_pieces(document, section)
    texts = ["", *("" if document.lines[p.line].bullet else p.span.of(document.text) for p in pieces), ""]
    heads = [i for i in range(1, len(texts) - 1) if starts_entry(texts[i])]
    return any(title_score(t) >= 2 for i in heads for t in texts[max(i - 2, 0) : i + 2])


def _with_unpaid(section: Section) -> tuple[SectionKind, ...]:
    """The kinds of a section of activities that holds roles: they are unpaid work, not hobbies."""
    kept = tuple(k for k in section.kinds if k not in ("unknown", "interests"))
    return (*kept, "volunteer")


def _holds_roles(document: Document, section: Section, group: str) -> bool:
    """Whether a section of a name that says little ("Research", "Activities") holds dated roles with titles.

    A line alone is a membership; unpaid roles have duties below.
    """
    kinds = ("unknown",) if group == "maybe_roles" else ("unknown", "interests", "affiliations")
    if not section.heading or any(k not in kinds for k in section.kinds):
        return False
    named = {part.strip() for part in re.split(r"\s*(?:&|/|,|\band\b)\s*", section.heading.casefold())}
    if not named & word_set("heading_words", group):
        return False
    pieces = body_pieces(document, section)
    texts = ["" if document.lines[p.line].bullet else p.span.of(document.text) for p in pieces]
    texts = ["", *texts, ""]
    heads = [i for i in range(1, len(texts) - 1) if starts_entry(texts[i])]
    titled = [
        i for i in heads if any(title_score(t) >= 2 or title_score(f"{texts[i]} {t}") for t in texts[i - 1 : i + 2])
    ]
    return bool(titled) and (group == "maybe_roles" or any(not t or is_prose(t) for t in texts[titled[0] + 1 : -1]))


@remembered_here
def body_pieces(document: Document, section: Section) -> list[Piece]:
    """What stands in a section below its heading, line by line (hidden lines, page headers, heads of columns aside)."""
    pieces: list[Piece] = []
    text, (opens, closes) = document.text, section.span
    after = section.heading_span.end if section.heading_span else opens
    first = bisect_right(document.lines, opens, key=lambda x: x.span.end)
    behind = bisect_left(document.lines, closes, lo=first, key=lambda x: x.span.start)
    headers = "contact" in section.kinds
    heads = column_heads(document)
    for index, line in enumerate(document.lines[first:behind], first):
        if line.hidden or (line.in_header and not headers) or index in heads:
            continue
        start, end = line.span
        if section.heading_span and start < after:
            rest = text[after : min(end, closes)]
            start = after + len(rest) - len(rest.lstrip(":|*_=~#>-–—• \t"))
        start, end = max(start, opens), min(end, closes)
        if start < end and not (text[start].isspace() and text[start:end].isspace()):
            pieces.append(Piece(index, Span(start, end)))
    return pieces

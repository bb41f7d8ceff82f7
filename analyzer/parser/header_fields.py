"""Tells title, employer, place and dates apart in the lines that head a job."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from analyzer.model import Span
from analyzer.parser.dates import DateRange, find_ranges
from analyzer.parser.drafts import single_spaced
from analyzer.parser.memory import remembered
from analyzer.parser.vocabulary import (
    by_letter,
    employer_score,
    find_place,
    headings_table,
    is_prose,
    opens_like_duty,
    title_score,
    word_set,
    words_of,
)

Order = Literal["title-first", "employer-first"]
# A look at what a mark, or a number of hours, starts with first passes by all other places of a text fast.
MARKS = re.compile(
    r"(?=[\s|·•;—ï：－-])(?:\t+|\s*[|·•;]\s*|\s+[–—-]+\s+|\s*[—]\s*|(?<=[^\W\d_])-\s+(?=[A-Z])"
    r"|\s+@\s+|\s+at\s+(?=[A-Z\d])|\s*ï¼\s*|\s*[：－]\s*)"
)
HOURS = re.compile(
    r"(?=\d)(?<![\d.,/-])(\d{1,2},\d{3}|\d{1,4})\+?[\s-]*"
    r"(?:clock|contact|clinical|supervised|externship|practicum|internship|total|unpaid|volunteer)?[\s-]*"
    r"(?:hours|hrs?|hour)\b(?!\s*(?:/|per|a|each|every)\s*(?:week|wk|day|shift|month))(?!\s*-?(?:weekly|shifts?|days|nights|on-call))",
    re.IGNORECASE,
)
EDGES = " \t,:;-–—|/·•~_*"
DASH = re.compile(r"\s*(?:[-–—]+|to)\s*")
TAIL_WORDS, TITLE_WORDS = 6, 6


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a header; `at` is where its text starts in the document."""

    text: str
    at: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a row between marks, dates and places; `span` counts in the row."""

    text: str
    row: int
    span: Span
    bold: bool = False

    @property
    def lean(self) -> int:
        """Above zero for a title, below for an employer."""
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


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(by_letter(headings_table()["employers"]["placeholders"]))


def find_hours(text: str) -> Iterator[re.Match[str]]:
    """The numbers of hours that a text counts."""
    plain = text.lower()
    return HOURS.finditer(text) if "hour" in plain or "hr" in plain else iter(())


def _blank(text: str, span: Span) -> str:
    """The text with the span, and brackets left empty by it, turned into tabs of the same length."""
    start, end = span
    if text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith(")"):
        start, end = text.rindex("(", 0, start), text.index(")", end) + 1
    return text[:start] + "\t" * (end - start) + text[end:]


def _title_before(text: str, end: int) -> bool:
    """Whether "at" stands behind a title ("Medical Assistant at Oak Clinic"), not inside an employer's name."""
    before = re.split(r"[|\t]", text[:end])[-1]
    return title_score(before) >= 2 or title_score(before.split(",")[-1]) >= 2


def _pieces(text: str) -> Iterator[Span]:
    at = 0
    for mark in [
        *(m for m in MARKS.finditer(text) if m.group().strip() != "at" or _title_before(text, m.start())),
        None,
    ]:
        end = mark.start() if mark else len(text)
        raw = text[at:end]
        kept = raw.strip(EDGES)
        if kept.startswith(")") or (kept.endswith("(") or kept.count("(") != kept.count(")")):
            kept = kept.strip("()" + EDGES) if kept.count("(") != kept.count(")") else kept
        if kept:
            start = at + raw.index(kept)
            yield Span(start, start + len(kept))
        at = mark.end() if mark else end


def _ranges(text: str) -> list[DateRange]:
    """The dates of a row; an end that cannot be read is missing, and still part of the dates as written."""
    ranges, unread = find_ranges(text)
    for bad in unread:
        if any(r.span.overlaps(bad) for r in ranges):
            continue
        near = [
            r
            for r in ranges
            if r.single and DASH.fullmatch(text[min(r.span.end, bad.end) : max(r.span.start, bad.start)])
        ]
        if not near:
            ranges.append(DateRange(None, None, False, bad))
        for r in near:
            whole = Span(min(r.span.start, bad.start), max(r.span.end, bad.end))
            first, last = (None, r.end) if bad.start < r.span.start else (r.start, None)
            ranges[ranges.index(r)] = DateRange(first, last, False, whole)
    return sorted(ranges, key=lambda r: r.span)


def read_header(rows: Sequence[Row]) -> Header:
    """Splits the rows into dates, place and the segments that hold title and employer."""
    header = Header(list(rows))
    found = [(i, r) for i, row in enumerate(rows) for r in _ranges(row.text)]
    chosen = next(((i, r) for i, r in found if not r.single), found[0] if found else None)
    if chosen:
        header.dates = chosen[1]
        header.dates_text = single_spaced(chosen[1].span.of(rows[chosen[0]].text)).strip()
    for index, row in enumerate(rows):
        text = row.text
        if chosen and chosen[0] == index:
            text = _blank(text, chosen[1].span)
        for hours in find_hours(text):
            text = _blank(text, Span(*hours.span()))
        while (place := find_place(text)) and not is_prose(text[: place.start]):
            if header.location and words_of(place.of(text))[-1] in word_set("employers", "after_comma"):
                break  # "Harlan Cole, MD" behind "Kent, OH" is a doctor
            header.location = header.location or single_spaced(place.of(text)).strip()
            text = _blank(text, place)
        text = _cut_tail(header, index, text)
        for span in _segments(text):
            words = span.of(text)
            header.segments.append(Segment(single_spaced(words), index, span, row.bold))
    return header


@remembered
def _segments(text: str) -> tuple[Span, ...]:
    return tuple(_split_placeholder(text))


def _split_placeholder(text: str) -> Iterator[Span]:
    for span in _pieces(text):
        match = _placeholder().search(text, span.start, span.end)
        if match is None:
            yield span
            continue
        for start, end in ((span.start, match.start()), match.span(), (match.end(), span.end)):
            words = text[start:end].strip(EDGES)
            if words:
                at = text.index(words, start, end)
                yield Span(at, at + len(words))


def _cut_tail(header: Header, index: int, text: str) -> str:
    """Takes duties off the end of the last row ("06/2012 - 05/2014 City, State Answered the phones ...")."""
    if index != len(header.rows) - 1 or header.tail is not None:
        return text
    for span in _segments(text):
        words, before = span.of(text), text[: span.start]
        marked = "\t" in before or _placeholder().search(before) is not None
        long = len(words_of(words)) > TAIL_WORDS or words.endswith(".")
        if marked and is_prose(words) and (long or opens_like_duty(words)):
            at = header.rows[index].at
            end = len(header.rows[index].text.rstrip())
            start = span.start + _title_length(words)
            header.tail = Span(at + start, at + end)
            return text[:start]
    return text


def _title_length(words: str) -> int:
    """How many characters a title takes at the start of a paragraph ("Shift Lead I ran the front desk")."""
    ends = [m.end() for m in re.finditer(r"\S+(?:\s+|$)", words)][:TITLE_WORDS]
    titles = [e for e in ends if words[:e].istitle() and title_score(words[:e]) >= 2 and words[e : e + 1].isupper()]
    return titles[-1] if titles else 0


def _clear_order(header: Header) -> Order | None:
    leans = [s.lean for s in header.segments]
    if len(leans) < 2 or max(leans) < 1 or min(leans) > -1:
        return None
    return "title-first" if leans.index(max(leans)) < leans.index(min(leans)) else "employer-first"


def common_order(headers: Sequence[Header]) -> Order:
    """The order that most headers of one resume show; titles first where none shows any."""
    votes = Counter(o for h in headers if (o := _clear_order(h)))
    return "employer-first" if votes["employer-first"] > votes["title-first"] else "title-first"


def assign(header: Header, order: Order, banner: Header | None = None) -> None:
    """Sets title and company. `banner` names the employer that stands above several roles: used where none is named."""
    segments = header.segments[:5]
    if len(segments) == 1:
        _assign_one(header, segments[0], banner)
    elif segments:
        _assign_two(header, segments, order)
    if not header.company and banner:
        header.company = banner.company


def _assign_one(header: Header, only: Segment, banner: Header | None) -> None:
    parts = _comma_split(only.text)
    if parts and not (banner and ("," in banner.title or employer_score(parts[1]) == 0)):
        header.title, header.company = parts
    elif not parts and (glued := _glued(only.text)) and not banner:
        header.title, header.company = glued
    elif only.lean < 0 or (only.lean == 0 and title_score(only.text) == 0 and employer_score(only.text) > 0):
        header.company = only.text
    else:
        header.title = only.text


def _assign_two(header: Header, segments: list[Segment], order: Order) -> None:
    best: tuple[int, int, int, int] | None = None
    leans = [segment.lean for segment in segments]
    for i in range(len(segments)):
        for j in range(len(segments)):
            if i == j:
                continue
            same = (i < j) == (order == "title-first")
            score = (leans[i] - leans[j], int(same), -i - j, -i)
            if best is None or score > best:
                best, pair = score, (i, j)
    i, j = pair
    # Nothing but titles: "Docent, Collections Assistant | ..." keeps its row; a lone title keeps its comma's employer.
    if leans[j] > 0 and (parts := _comma_split(segments[i].text)) and employer_score(parts[1]):
        header.title, header.company = parts
        return
    last = i
    while last + 1 < len(segments) and last + 1 != j and _same_breath(header, segments[last], segments[last + 1]):
        last += 1
    first, end = segments[i], segments[last]
    row = header.rows[first.row].text
    header.title = single_spaced(row[first.span.start : end.span.end])
    header.company = segments[j].text


def _same_breath(header: Header, left: Segment, right: Segment) -> bool:
    """Whether a title goes on behind a dash ("Office Manager - 40+ hours per week")."""
    if left.row != right.row or employer_score(right.text) > 1 or right.lean < 0:
        return False
    between = header.rows[left.row].text[left.span.end : right.span.start]
    return re.fullmatch(r"\s*[-–—]\s*", between) is not None


def _comma_split(text: str) -> tuple[str, str] | None:
    """Title and employer that share a piece, parted by a comma."""
    endings = word_set("employers", "after_comma")
    parts: list[str] = []
    for part in re.split(r"\s*,\s*(?![^()]*\))", text):
        if parts and part.casefold().strip() in endings:
            parts[-1] += ", " + part
        elif part.strip(EDGES):
            parts.append(part.strip(EDGES))
    best: tuple[int, int, int, str, str] | None = None
    for cut in range(1, len(parts)):
        left, right = ", ".join(parts[:cut]), ", ".join(parts[cut:])
        for rank, (title, company) in enumerate(((left, right), (right, left))):
            if title_score(title) < 2 or company.casefold() in word_set("titles", "teams"):
                continue
            # "Staff Nurse, Med-Surg, Oak Hospital": few employers have a comma in their names.
            whole = int(rank == 0 and cut == len(parts) - 1 and cut > 1 and employer_score(company) > 0)
            score = title_score(title) - employer_score(title) + employer_score(company) - title_score(company)
            if score >= 1 and (best is None or (score, whole, -rank) > best[:3]):
                best = (score, whole, -rank, title, company)
    return best[3:] if best else None


def _glued(text: str) -> tuple[str, str] | None:
    """Title and employer with no mark between: "Medical Assistant Brightwater Clinic", or the other way round."""
    words = text.split()
    nouns, suffixes = word_set("titles", "nouns"), word_set("employers", "suffixes")
    for cut in range(len(words) - 1, 0, -1):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        edge = words_of(words[cut - 1])
        if not edge or not words[cut][:1].isupper():
            continue
        if (
            edge[-1].split("/")[-1] in nouns
            and title_score(right) == 0
            and employer_score(right) == 2
            and title_score(left) >= 2
        ):
            return left, right
        if (
            edge[-1] in suffixes
            and title_score(right) >= 2
            and employer_score(left) == 2
            and title_score(left) == 0
            and cut >= 2
        ):
            return right, left
    return None


def starts_entry(text: str) -> bool:
    """Whether a line reads as the head of a job: a range of dates, and few words besides."""
    ranges = [r for r in _ranges(text) if not r.single]
    if not ranges:
        return False
    rest = text[: ranges[0].span.start]
    return not is_prose(rest) and len(rest.split()) <= 14

"""Takes dates, hours and places out of the lines that head a job, and cuts what is left into segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyzer.model import Span
from analyzer.parser.dates import DateRange, find_ranges
from analyzer.parser.drafts import single_spaced
from analyzer.parser.header import EDGES, Header, Row, Segment
from analyzer.parser.memory import remembered
from analyzer.parser.places import find_place
from analyzer.parser.vocabulary import (
    by_letter,
    headings_table,
    is_prose,
    opens_like_duty,
    title_score,
    word_set,
    words_of,
)

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
DASH = re.compile(r"\s*(?:[-–—]+|to)\s*")
TAIL_WORDS, TITLE_WORDS = 6, 6


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


def starts_entry(text: str) -> bool:
    """Whether a line reads as the head of a job: a range of dates, and few words besides."""
    ranges = [r for r in _ranges(text) if not r.single]
    if not ranges:
        return False
    rest = text[: ranges[0].span.start]
    return not is_prose(rest) and len(rest.split()) <= 14

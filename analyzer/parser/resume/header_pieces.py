"""Takes dates, hours and places out of the lines that head a job, and cuts what is left into segments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyzer.model import Span
from analyzer.parser.drafts import single_spaced
from analyzer.parser.resume.dates import DateRange, find_ranges
from analyzer.parser.resume.header import Header, Row, Segment
from analyzer.parser.resume.header_labels import Role, find_labels
from analyzer.parser.resume.header_marks import blank, open_brackets, placeholder, segments
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.told_jobs import LEAD, ToldJob, told_job
from analyzer.parser.resume.vocabulary import either, is_prose, opens_like_duty, title_score, word_set, words_of

# A look at what a number of hours starts with first passes by all other places of a text fast.
HOURS = re.compile(
    r"(?=\d)(?<![\d.,/-])(\d{1,2},\d{3}|\d{1,4})\+?[\s-]*"
    r"(?:clock|contact|clinical|supervised|externship|practicum|internship|total|unpaid|volunteer)?[\s-]*"
    r"(?:hours|hrs?|hour)\b(?!\s*(?:/|per|a|each|every)\s*(?:week|wk|day|shift|month))(?!\s*-?(?:weekly|shifts?|days|nights|on-call))",
    re.IGNORECASE,
)
_MONTHS = r"\d{1,2}\s*(?:months?|mos?|mths?)\b\.?"
# How long a job was, behind its dates ("5 yrs 3 mos").
DURATION = re.compile(
    rf"(?=[(\d])\(?(?<![\d/.-])(?:\d{{1,2}}\+?\s*(?:years?|yrs?)\b\.?(?:[\s,&]+(?:and\s+)?{_MONTHS})?|{_MONTHS})\)?",
    re.IGNORECASE,
)
_SCHEDULE = (
    r"(?:(?:part|full)[\s-]?time|per[\s-]diem|prn|seasonal|evenings?|weekends?|nights?"
    r"|(?:about\s+|approx\.?\s+)?\d{1,2}(?:\s*[-–]\s*\d{1,2})?\+?\s*(?:hours?|hrs?)\.?\s*(?:/|per|a|each|every)?\s*(?:weekly|week|wk)\.?)"
)
# What is left of a row behind its dates where it only says how much of the week the job took.
SCHEDULE = re.compile(rf"[\s,;(|–—-]*{_SCHEDULE}(?:[\s,;/&+]+(?:and\s+)?{_SCHEDULE})*[\s).]*$", re.IGNORECASE)
# Hours of the week in a cell of their own ("Oak Hospital, Kent, OH    40 hrs/week").
WEEKLY = re.compile(
    r"(?<=[\t,;(|])\s*(?:(?:about|approx\.?)\s+)?\d{1,2}(?:\s*[-–]\s*\d{1,2})?\+?\s*(?:hours?|hrs?)\.?\s*"
    r"(?:/|per|a|each|every)?\s*(?:weekly|week|wk)\.?(?=\s*(?:$|[\t,;|)]))",
    re.IGNORECASE,
)
STREET = re.compile(r"(?<![\w#])\d{1,5} (?:[NSEW]\.? )?[A-Z0-9][\w.' ]{1,28}? ")
PHONE = re.compile(r"(?:(?:phone|tel|ph|p)\.?:?\s*)?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]\d{4}", re.I)
DATES_LABEL = re.compile(r"(?i)(?:from\s*:|dated?\s*:|dates\s*:|dates?(?=\s))\s*")
# "Kent & Akron, OH": the cities before the last.
SITES = re.compile(r"(?:^|[,|\t])[ ]*([A-Z][a-z]\w*(?: [A-Z]\w+)? ?(?:&|/|and) ?)$")
JOINED = re.compile(r"\s*(?:&|/|\+|and)\s*")
DASH = re.compile(r"\s*(?:[-–—]+|to)\s*")
TAIL_WORDS, TITLE_WORDS = 6, 6
# "June-August 2022 and 2023"
AGAIN = re.compile(r"(?:\s*(?:,|&|and)\s*(?:(?:19|20)\d\d|['’]\d\d))+(?=\W*$)")
# "cna at oak manor", all in small letters.
SMALL_AT = re.compile(r"(?<=\w)\s(?:at|@)\s(?=\w)")
# "2024 - 2026: hearing and vision screening, first aid"; the dates are blank already.
BEHIND_DATES, LEAST_DUTY = re.compile(r"\t\s*:\s*$"), 3
# "4/2025 - 6/2025, vitals, EKGs (45), injections"
LISTED_BEHIND, LISTED = re.compile(r"\t\s*,\s*$"), re.compile(r"[a-z][^,]*(?:,[^,]+){2,}$")


def find_hours(text: str) -> Iterator[re.Match[str]]:
    """The numbers of hours that a text counts."""
    plain = text.lower()
    return HOURS.finditer(text) if "hour" in plain or "hr" in plain else iter(())


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
    if len(rows) == 1 and (told := told_job(rows[0].text)):
        return _of_told(header, told)
    found = [(i, r) for i, row in enumerate(rows) for r in _ranges(row.text)]
    chosen = next(((i, r) for i, r in found if not r.single), found[0] if found else None)
    if chosen:
        header.dates = chosen[1]
        header.dates_text = DATES_LABEL.sub("", single_spaced(chosen[1].span.of(rows[chosen[0]].text)).strip())
    for index, row in enumerate(rows):
        text = row.text
        if not index and (lead := LEAD.match(text)):
            text = blank(text, Span(*lead.span()))
        if text.islower() and (at := SMALL_AT.search(text)):
            text = blank(text, Span(*at.span()))
        labels = find_labels(text)
        for label, _ in labels:
            text = blank(text, label)
        if chosen and chosen[0] == index:
            text = blank(text, chosen[1].span)
            if again := AGAIN.match(text, chosen[1].span.end):
                text = blank(text, Span(*again.span()))
            if often := SCHEDULE.match(text, chosen[1].span.end):
                text = blank(text, Span(*often.span()))
            if (lasted := DURATION.search(text)) and not is_prose(text):
                text = blank(text, Span(*lasted.span()))
        elif not chosen and (lasted := DURATION.search(text)) and lasted.group()[0] == "(" and not is_prose(text):
            text = blank(text, Span(*lasted.span()))
        if weekly := WEEKLY.search(text):
            text = blank(text, Span(*weekly.span()))
        text = _without_street(text)
        for hours in find_hours(text):
            text = blank(text, Span(*hours.span()))
        text, places = _take_places(header, text)
        text = _cut_tail(header, index, open_brackets(text))
        for span in segments(text):
            words = span.of(text)
            if not any(map(str.isalnum, words)):
                continue  # the full stop of "Unit Clerk. 3/2018 - 9/2021."
            placed = any(not text[span.end : place.start].strip(" \t,(") for place in places if place.start >= span.end)
            role = _role(labels, span)
            if role not in ("place", "dates", "other"):
                header.segments.append(Segment(single_spaced(words), index, span, row.bold, role, placed))
            elif role == "place":
                header.location = header.location or single_spaced(words)
    return header


def _of_told(header: Header, told: ToldJob) -> Header:
    """The header that a sentence tells."""
    row = header.rows[0]
    header.dates, header.dates_text = told.dates, single_spaced(told.dates.span.of(row.text))
    roles: tuple[tuple[Role, Span | None], ...] = (("title", told.title), ("company", told.company))
    for role, span in roles:
        if span:
            header.segments.append(Segment(single_spaced(span.of(row.text)), 0, span, row.bold, role))
    if told.rest:
        header.tail = Span(row.at + told.rest.start, row.at + told.rest.end)
    return header


@cache
def _street_end() -> re.Pattern[str]:
    unit = r"(?:,? (?:suite|ste|unit|apt|floor|fl|rm|room|#)\.? ?[\w-]{1,6})?"
    return re.compile(rf"(?:{either(word_set('places', 'streets'))})\b\.?{unit},?", re.IGNORECASE)


def is_street(text: str) -> bool:
    """Whether a line is no more than a street's number and name ("1200 Main St., Suite 4")."""
    match = STREET.match(text)
    ends = (end.end() for end in _street_end().finditer(text, match.end())) if match else ()
    return match is not None and any(not text[end:].strip(" ,.") for end in ends)


def _without_street(text: str) -> str:
    """The row without a street's number and name ("Oak Clinic, 1200 Main St., Kent, OH")."""
    for match in STREET.finditer(text) if "," in text else ():
        if end := _street_end().match(text, match.end()):
            return blank(text, Span(match.start(), end.end()))
    return text


def _role(labels: Sequence[tuple[Span, Role]], span: Span) -> Role:
    """What the label right before a segment says of it."""
    return next((role for label, role in reversed(labels) if label.end <= span.start), "")


def _take_places(header: Header, text: str) -> tuple[str, list[Span]]:
    """The row without its places, and where they stood; the header keeps the first ones ("Kent, OH & Akron, OH")."""
    places: list[Span] = []
    while (place := find_place(text)) and not is_prose(text[: place.start]):
        if header.location and words_of(place.of(text))[-1] in word_set("employers", "after_comma"):
            break  # "Harlan Cole, MD" behind "Kent, OH" is a doctor
        if more := SITES.search(text[: place.start]):
            place = Span(more.start(1), place.end)
        words = single_spaced(place.of(text)).strip(" |,)")
        if joined := (places and JOINED.fullmatch(text, place.end, places[0].start)):
            header.location = f"{words}{joined.group()}{header.location}"
            text = blank(text, Span(place.start, places[0].start))
        header.location = header.location or words
        places.insert(0, place)
        text = blank(text, place)
    return text, places


def _cut_tail(header: Header, index: int, text: str) -> str:
    """Takes duties off the end of the last row ("06/2012 - 05/2014 City, State Answered the phones ...")."""
    if index != len(header.rows) - 1 or header.tail is not None:
        return text
    for span in segments(text):
        words, before = span.of(text), text[: span.start]
        marked = "\t" in before or placeholder().search(before) is not None
        long = len(words_of(words)) > TAIL_WORDS or words.endswith(".")
        named = before.strip(" \t:") and title_score(words) < 2
        told = BEHIND_DATES.search(before) or (LISTED_BEHIND.search(before) and LISTED.match(words))
        if named and told and len(words_of(words)) >= LEAST_DUTY:
            header.tail = Span(
                header.rows[index].at + span.start, header.rows[index].at + len(header.rows[index].text.rstrip())
            )
            return text[: span.start]
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
    rest = text[: ranges[0].span.start].rstrip(" .")  # "Cook at Elm Diner. 2019 thru 2022."
    return not is_prose(rest) and len(rest.split()) <= 14

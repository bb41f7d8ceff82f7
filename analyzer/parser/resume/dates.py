"""Reads the dates of jobs and schools: ranges, single dates, seasons, and what looks like a date and is none.

Counting rule (`months_union`): both ends are inside, "06/2012 - 05/2014" is 24 months. Where only a year is given,
a job starts in July and ends in June of it ("2018 - 2020" is 24 months); a single year counts April to September, 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Protocol

from analyzer.lexicon import load
from analyzer.model import PartialDate, Span
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import by_first, either

EARLIEST, LATEST = 1940, 2099
YEAR_START_MONTH, YEAR_END_MONTH = 7, 6
SINGLE_YEAR_MONTHS = (4, 9)
# Two digits above it are of the century before.
_LATEST = 2030
DIGIT = re.compile("[0-9]")
SEASONS = ("spring", "summer", "fall", "autumn", "winter")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates of one entry; a single date is both start and end. `span` counts in the text they were read from."""

    start: PartialDate | None
    end: PartialDate | None
    current: bool
    span: Span
    single: bool = False


class Dated(Protocol):
    """What has a start, an end and a mark that it goes on: a DateRange, an Entry."""

    @property
    def start(self) -> PartialDate | None: ...
    @property
    def end(self) -> PartialDate | None: ...
    @property
    def current(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Patterns:
    digits: re.Pattern[str]
    digits_of_month: re.Pattern[str]
    starts: re.Pattern[str]
    range: re.Pattern[str]
    months_only: re.Pattern[str]
    since: re.Pattern[str]
    single: re.Pattern[str]
    impossible: re.Pattern[str]
    maybe_since: re.Pattern[str]
    maybe_impossible: re.Pattern[str]
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]


@cache
def _patterns() -> _Patterns:
    table = load().table("headings")["dates"]
    months: dict[str, int] = dict(table["months"])
    seasons = {s: (int(table[s][0]), int(table[s][1])) for s in SEASONS}
    year = r"(?:19|20)\d{2}(?!\d)"
    # A reader of PDF files may have lost the space before a month ("Name January 2011").
    edge = r"(?-i:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))"
    # A look at one letter: at a number no name of a month need be tried.
    name = rf"(?=[A-Za-z])(?:{either(months)})(?![A-Za-z])"
    month = rf"{edge}{name}"
    day = r"(?:(?<=[\s.,])\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
    forms = (
        rf"{edge}(?:{name}\.?(?:,?\s*{day}(?:of\s+|del?\s+)?(?:{year}|['’‘`]\d{{2}}(?!\d))|\s*[-/]\s*(?:{year}|\d{{2}}(?![\d/])))"
        rf"|(?=[A-Za-z])(?:{either(SEASONS)})s?\s*(?:of\s+)?,?\s*(?:{year}|['’‘]\d{{2}}(?!\d)))",
        rf"(?<![\d/.$#])\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{year}",
        rf"(?<![\d/.$#])(?:0?[1-9]|1[0-2])\s?[/.-]\s?{year}",
        rf"(?<![\d/.$#-]){year}[/.-](?:0[1-9]|1[0-2])(?![\d/%])",
        # The month behind its year ("2022 Aug – 2024 Jul"), where it belongs to no date of its own.
        rf"(?<![\d/.$#,-]){year},?[ ]{name}\.?(?=\s*(?:$|[-–—−~→|\t\n,;)]|to\b))",
        rf"(?<![\d/.$#,]){year}(?![/%]|\s*(?:hours|patients))",
        r"(?<!\w)['’‘]\d{2}(?!\d)",
    )
    point = "(?:" + "|".join(forms) + ")"
    # Two digits for the year are a date only where the other end, or a separator, says so.
    short = r"(?<![\d/.$#])(?:0?[1-9]|1[0-2])/(?:(?:0?[1-9]|[12]\d|3[01])/)?\d{2}(?![\d/%])"
    named_short = rf"{month}\.?\s+\d{{2}}(?![\d,]|st|nd|rd|th)"
    now = rf"(?:{either(table['current'])})(?![A-Za-z])"
    # "20 June 2019", "early 2019": what stands before a month or year in words.
    day_before = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?={name}))?"
    part = rf"(?:(?:early|mid|late)[\s-]+)?{day_before}"
    between = r"[-–—‒−~→➔➝]+|\bto\b|\bthru\b|\bthrough\b|\buntil\b|\bhasta\b|\btill?\b|to(?=[A-Z\d])"
    dash = rf"\s*(?:{between})[\s:(]*(?:to\s+|the\s+)?{part}"
    lead = rf"(?:\b(?:from|dates?|dated)\b:?\s*)?{part}"
    near, far = rf"(?:{point}|{short}|{named_short})", rf"(?:{point}|{short}|{named_short}|{now})"
    cells = rf"[\t\n](?={far} *(?:$|[\t\n])|{now})"  # start and end in two cells at the end of a row
    cut = rf"(?:{year}|['’‘])\s*[-–—/]\s*\d{{2}}(?![\d/])"
    flags = re.IGNORECASE
    # A date starts at a number, a mark or one of these words.
    letters, rest = by_first(("from", "date", "early", "mid", "late", *months, *SEASONS, *table["since"]))
    word = rf"(?:(?<![A-Za-z]{{2}})|(?<=[a-z][A-Z])){rest}"
    since_letters, since_rest = by_first(table["since"])
    month_letters, month_rest = by_first(months)
    return _Patterns(
        # Every form above holds a number like these, or one behind a month: most lines of a resume are done here.
        re.compile(r"[\d'’‘`](?:\d\d|/\d\d)"),
        re.compile(rf"[{month_letters}]{month_rest}\W{{0,6}}\d"),
        re.compile(rf"[\d'’‘`{letters}](?:(?<=[\d'’‘`])(?<!\d\d)|{word})"),
        re.compile(
            rf"{lead}(?:(?P<a>{near})(?:{dash}|{cells})(?P<b>{far})|(?P<cut>(?<![\d/.$#-]){cut}))"
            rf"|(?P<first>(?:{either(SEASONS)})s?\s+{year})\s*(?:&|and|,)\s*(?P<last>{year})",
            flags,
        ),
        re.compile(rf"(?P<m>{month})\.?{dash}(?P<b>{month}\.?,?\s*{year})", flags),
        re.compile(
            rf"(?:\b(?:{either(table['since'])})\s+(?P<a>{point})|(?P<o>{point})\s*[-–—]\s*(?=$|[|\t\n)]))",
            flags,
        ),
        re.compile(rf"(?<!\d-)(?P<a>{point}|(?<![\d/.$#-]){short}(?=\s*(?:$|[|,;)\t])))", flags),
        re.compile(
            rf"(?:(?<![\d/.$#-])(?:(?:1[3-9]|[2-9]\d|00)/{year}|\d{{1,2}}/(?:[03-9]\d{{3}}|1[0-8]\d{{2}}|2[1-9]\d{{2}}|\d{{5}}|\d{{3}})"
            rf"(?![\d/])|(?<=\s[-–—]\s)(?:19|20)\d{{3}}(?![\d-])|(?<=\sto\s)(?:19|20)\d{{3}}(?![\d-]))|{month}\.?\s+(?:\d{{5}}|\d{{3}}|[03-9]\d{{3}})(?!\d))",
            flags,
        ),
        # What every match of the two holds; few lines do.
        re.compile(rf"[-–—{since_letters}](?:(?<=[-–—])\s*(?:$|[|\t\n)])|{since_rest})"),
        re.compile(r"/\d{3}|(?:19|20)\d{3}|\s(?:\d{5}|\d{3}(?!\d)|[03-9]\d{3})"),
        months,
        seasons,
    )


def _full_year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:
        return number
    return 2000 + number if 2000 + number <= _LATEST else 1900 + number


def _point(text: str, *, end: bool) -> PartialDate | None:
    """One end of a range; a season gives its first month to a start and its last to an end."""
    p = _patterns()
    lower = text.casefold()
    word = re.search(r"(?<!\w)[a-z]+?(?=s?(?![a-z]))", lower)
    if numbers := re.findall(r"\d+", text):
        if word and word.group() in p.seasons:
            return PartialDate(_full_year(numbers[-1]), p.seasons[word.group()][1 if end else 0])
        if word and word.group() in p.months:
            return PartialDate(_full_year(numbers[-1]), p.months[word.group()])
        if len(numbers) == 1:
            return PartialDate(_full_year(numbers[0]))
        if len(numbers[0]) == 4:
            return PartialDate(int(numbers[0]), int(numbers[1]))
        month = int(numbers[0])
        if len(numbers) == 3 and month > 12:
            month = int(numbers[1])
        if 1 <= month <= 12:
            return PartialDate(_full_year(numbers[-1]), month)
    return None


def _ordered(found: DateRange) -> bool:
    """Whether the end is not before the start."""
    if found.start is None or found.end is None:
        return True
    first = (found.start.year, found.start.month or 1)
    return first <= (found.end.year, found.end.month or 12)


def _read(match: re.Match[str]) -> DateRange | None:
    parts = match.groupdict()
    span = Span(*match.span())
    if cut := parts.get("cut"):
        first, last = re.findall(r"\d+", cut)[0], re.findall(r"\d+", cut)[-1]
        if len(first) != 4:
            return None
        whole = first[:2] + last
        return DateRange(PartialDate(int(first)), PartialDate(int(whole)), False, span) if whole >= first else None
    if parts.get("first"):
        season = re.sub(r"\d+", parts["last"], parts["first"])
        return DateRange(_point(parts["first"], end=False), _point(season, end=True), False, span)
    if parts.get("m"):
        end = _point(parts["b"], end=True)
        start = PartialDate(end.year, _patterns().months[re.sub(r"\W", "", parts["m"]).casefold()]) if end else None
        return DateRange(start, end, False, span)
    if parts.get("b"):
        start = _point(parts["a"], end=False)
        end = _point(parts["b"], end=True) if re.search(r"\d", parts["b"]) else None
        return DateRange(start, end, end is None, span)
    if parts.get("o"):
        return DateRange(_point(parts["o"], end=False), None, False, span)
    lower = match.group().casefold()
    start = _point(parts["a"], end=False)
    if lower.startswith(("since", "started")):
        return DateRange(start, None, True, span)
    return DateRange(start, _point(parts["a"], end=True), False, span, single=True)


def find_ranges(text: str) -> tuple[list[DateRange], list[Span]]:
    """All dates of a text in order, and the spans of what cannot be one; a range that ends too early is in both."""
    if not DIGIT.search(text):
        return [], []
    found, unread = _search(text)
    return list(found), list(unread)


@remembered
def _search(text: str) -> tuple[tuple[DateRange, ...], tuple[Span, ...]]:
    p = _patterns()
    if not (p.digits.search(text) or p.digits_of_month.search(text)):
        return (), ()
    starts = [m.start() for m in p.starts.finditer(text)]
    unread = [Span(*m.span()) for m in _all(p.impossible, text, starts)] if p.maybe_impossible.search(text) else []
    found: list[DateRange] = []
    taken = list(unread)
    for pattern in (p.range, p.months_only, p.since, p.single):
        if pattern is p.since and not p.maybe_since.search(text):
            continue
        starts = [at for at in starts if not any(t.start <= at < t.end for t in taken)]
        for match in _all(pattern, text, starts):
            span = Span(*match.span())
            if any(span.overlaps(t) for t in taken):
                continue
            read = _read(match)
            if read is None or not _known(read.start) or not _known(read.end):
                continue
            taken.append(span)
            found.append(read)
            if not _ordered(read):
                unread.append(span)
    return tuple(sorted(found, key=lambda r: r.span)), tuple(sorted(unread))


def _all(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the starts, each behind the one before."""
    at = 0
    for start in starts:
        if start >= at and (match := pattern.match(text, start)):
            yield match
            at = match.end()


def _known(point: PartialDate | None) -> bool:
    return point is None or EARLIEST <= point.year <= LATEST


def parse_range(text: str) -> DateRange | None:
    """The first range of a text, or its first single date where it holds no range; None without a date."""
    found, _ = find_ranges(text)
    return next((r for r in found if not r.single), found[0] if found else None)


def _months(entry: Dated, as_of: date) -> range:
    today = as_of.year * 12 + as_of.month - 1
    start, end = entry.start, entry.end
    if start is None or (end is None and not entry.current):
        return range(0)
    first_default, last_default = YEAR_START_MONTH, YEAR_END_MONTH
    if end is not None and start.year == end.year and start.month is None and end.month is None:
        first_default, last_default = SINGLE_YEAR_MONTHS
    first = start.year * 12 + (start.month or first_default) - 1
    last = today if entry.current or end is None else end.year * 12 + (end.month or last_default) - 1
    if end is not None and start.year == end.year and last < first:
        # "October 2018 - 2018", "2018 - March 2018": the month that is given is sure.
        first = last = first if start.month else last
    return range(first, min(last, today) + 1)


def months_union(ranges: Iterable[Dated], as_of: date) -> int:
    """Months covered by at least one of the ranges up to `as_of`: overlaps count once; undated ones not at all."""
    covered: set[int] = set()
    for entry in ranges:
        covered.update(_months(entry, as_of))
    return len(covered)

"""Dates beside a credential: when it runs out, when it was given, when its exam is."""

from __future__ import annotations

import re
from datetime import date

from analyzer.model import PartialDate
from analyzer.months import MONTH, MONTHS

_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<mon>{MONTH})[a-z]*[.,/-]?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?"
    r"(?P<year1>(?:19|20)\d\d|['’]\d\d(?!\d))"
    r"|(?P<month2>0?[1-9]|1[0-2])\s*/\s*(?:\d{1,2}\s*/\s*)?(?P<year2>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<month4>0?[1-9]|1[0-2])[.-](?:\d{1,2}[.-])?(?P<year4>(?:19|20)\d\d)(?!\d)"
    r"|(?P<year5>(?:19|20)\d\d)-(?P<month5>0[1-9]|1[0-2])(?:-\d\d)?(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d))"
)
_YEARS = ("year1", "year2", "year4", "year5", "year3")
EXPIRY = re.compile(
    r"(?:(?:exp(?:ires?|iring|iration|iry|\.)?|valid|good|renewal|renews?|current|active|expired|laps(?:es?|ed)|re-?cert(?:ify|ification)?"
    r"|vence|vencimiento|v[áa]lid[oa]|caduca|expira(?:ci[óo]n)?)\s*"
    r"(?:hasta|el|en|date|due|on|in|through|thru|until|till|to|by|end\s+of|:|\.|-|–|\(|\s)*|(?:(?:renewed|recertified|extended)\s+to|through|thru|until|till)\s)\s*"
    + _DATE,
    re.I,
)
ISSUED = re.compile(_DATE, re.I)
_EXAM = re.compile(
    r"(?<![^\W_])(?:exam(?:ination)?|test(?:ing)?|boards|nclex(?:-[rp]n)?)(?![^\W_])"
    r"(?:[\s:(,–-]|is|on|in|at|set|for|by|date|booked|scheduled|planned|spring|summer|fall|winter)*" + _DATE,
    re.I,
)
# No more than a word or two of the credential's own stand before its exam ("CCMA certification exam").
_WORDS_BETWEEN = re.compile(r"[.;|]|(?:\w+\W+){4}")
ONGOING = re.compile(r"\s*(?:-|–|—|to)\s*(?:present|current|now)", re.I)
# How far from a card its date may stand, in characters.
REACH_BEHIND, REACH_BEFORE = 45, 15
# A card runs from a year or a month to another: "2023-2025", "8/23-8/25", "1/15/23 - 1/31/25".
PERIOD = re.compile(
    r"(?:(?:19|20)\d\d|(?<![\d/-])(?:0?[1-9]|1[0-2])/(?:\d{1,2}/)?(?:19|20)?\d\d)\s*(?:-|–|—|to|through)[\s/]*" + _DATE,
    re.I,
)
# The end in two figures: "2015-17"; "2023-05" may as well be a month.
SHORT_PERIOD = re.compile(r"(?<![\d/-])(?P<century>19|20)(?P<first>\d\d)\s*[-–—/]\s*(?P<last>1[3-9]|[2-9]\d)(?![\d/-])")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_YEARS_LONG = rf"(?:{'|'.join(_COUNTS)}|[1-9])(?:\s*\(\d\))?[\s-]*(?:years?|yrs?)\b\.?"
# For how long a card is good from the day it was given: "issued 2021, valid 2 years", "(two year card)".
_LASTS = re.compile(
    rf"\b(?:valid|good|current|lasts)\s+(?:for\s+)?(?={_YEARS_LONG})|"
    rf"(?<![^\W_])(?={_YEARS_LONG}\s*(?:card|cert\w*|expir\w*|renewal|\)))",
    re.I,
)
_COUNT = re.compile(rf"{'|'.join(_COUNTS)}|[1-9]", re.I)
_UP_TO = re.compile(r"\s*(?:-|–|—|to|through|thru|until|till)\s*" + _DATE, re.I)


def partial_date(match: re.Match[str]) -> PartialDate:
    """The month and year of a match of a date; a year alone where it names no month."""
    year = next(y for name in _YEARS if (y := match[name])).lstrip("'’")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if match["mon"]:
        return PartialDate(full, MONTHS.index(match["mon"].casefold()) + 1)
    month = match["month2"] or match["month4"] or match["month5"]
    return PartialDate(full, int(month) if month else None)


def end_of(found: re.Match[str]) -> PartialDate:
    """The date of a match, or the end of the period that it opens: "valid 05/2025 to 05/2027"."""
    later = _UP_TO.match(found.string, found.end())
    return partial_date(later or found)


def end_of_years(text: str) -> PartialDate | None:
    """The end of a short period ("2015-17"), or of the years that a card is good for from the date beside them."""
    if short := SHORT_PERIOD.search(text):
        ends = short["last"] if short["last"] > short["first"] else ""
        return PartialDate(int(short["century"] + ends)) if ends else None
    lasts, given = _LASTS.search(text), list(ISSUED.finditer(text))
    if lasts is None or len(given) != 1 or not (count := _COUNT.match(text, lasts.end())):
        return None
    day = partial_date(given[0])
    word = count.group().casefold()
    return PartialDate(day.year + (_COUNTS[word] if word in _COUNTS else int(word)), day.month)


def exam_date(text: str, start: int, end: int) -> PartialDate | None:
    """The date of an exam for the credential `text[start:end]`: "CCMA exam set for 02/2027"."""
    found = _EXAM.search(text, start, end + REACH_BEHIND)
    return partial_date(found) if found and not _WORDS_BETWEEN.search(text, end, max(found.start(), end)) else None


def is_past(day: PartialDate, as_of: date) -> bool:
    """Whether the last day of the month (or year) named lies before `as_of`."""
    return (day.year, day.month or 12) < (as_of.year, as_of.month)

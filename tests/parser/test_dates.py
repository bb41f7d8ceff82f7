"""Dates of entries: what is read, what is refused, how months are counted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model import PartialDate, Span
from analyzer.parser.resume.dates import DateRange, find_ranges, months_union, parse_range

RANGES = [
    ("June 2019 - May 2021", "2019-06", "2021-05"),
    ("Jun 2019 – May 2021", "2019-06", "2021-05"),
    ("Sept. 2019 to Dec. 2020", "2019-09", "2020-12"),
    ("06/2019 to 05/2021", "2019-06", "2021-05"),
    ("6/2019-5/2021", "2019-06", "2021-05"),
    ("6/19 - 5/21", "2019-06", "2021-05"),
    ("06.2019 — 05.2021", "2019-06", "2021-05"),
    ("06-2019 to 05-2021", "2019-06", "2021-05"),
    ("06/15/2019 - 05/01/2021", "2019-06", "2021-05"),
    ("2019-06 - 2021-05", "2019-06", "2021-05"),
    ("2019 Jun – 2021 May", "2019-06", "2021-05"),
    ("2019, June to 2021, May", "2019-06", "2021-05"),
    ("2019 - 2021 May Clinic", "2019", "2021"),
    ("2019 - 2021", "2019", "2021"),
    ("2019-2021", "2019", "2021"),
    ("2019-21", "2019", "2021"),
    ("'18 - '20", "2018", "2020"),
    ("June ’18 – July ’20", "2018-06", "2020-07"),
    ("Jan 18 - Mar 20", "2018-01", "2020-03"),
    ("March - August 2022", "2022-03", "2022-08"),
    ("Spring 2021", "2021-03", "2021-05"),
    ("Summer 2022 - Fall 2022", "2022-06", "2022-12"),
    ("From 01/2019 to 02/2020", "2019-01", "2020-02"),
    ("From: January 2019 To: February 2020", "2019-01", "2020-02"),
    ("May 2019 through June 2020", "2019-05", "2020-06"),
    ("June 3, 2019 - July 4, 2020", "2019-06", "2020-07"),
    ("Clinic NameJanuary 2011 to April 2015 Aide", "2011-01", "2015-04"),
    ("(Mar 2021 - Apr 2022) ran the desk", "2021-03", "2022-04"),
    ("Oak Clinic\tMar 2015\tDec 2018", "2015-03", "2018-12"),
    ("May 2020", "2020-05", "2020-05"),
    ("2020", "2020", "2020"),
    ("Graduated May 2020", "2020-05", "2020-05"),
]

CURRENT = [
    ("06/2019 - Present", "2019-06"),
    ("June 2019 to Current", "2019-06"),
    ("2019 – present", "2019"),
    ("March 2020 to date", "2020-03"),
    ("Since March 2020", "2020-03"),
    ("6/19 - now", "2019-06"),
    ("2019-Present", "2019"),
    ("05/2014toCurrent", "2014-05"),
]

NO_DATES = [
    "",
    "Roomed 25 patients per day",
    "12-lead EKG",
    "ICD-10 and CPT coding",
    "Call 555-201-2012",
    "24/7 coverage",
    "BP 120/80",
    "earned $2015 for the clinic",
    "may assist with injections",
    "Vaccinated 2,020 people",
    "1,2019 charts",
]

UNREAD = [
    "13/2020 - 05/2021",
    "05/2019 - 20215",
    "06/20215",
    "May 20215",
    "2021 - 2019",
    "06/2021 - 05/2019",
    "00/2020",
    "07/0219",
]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("20 June 2019 – 3 May 2021", "2019-06", "2021-05"),
        ("06/01/19 - 05/31/21", "2019-06", "2021-05"),
        ("1/5/2019-3/4/2021", "2019-01", "2021-03"),
        ("early 2019 – late 2021", "2019", "2021"),
        ("Summers 2015 & 2016", "2015-06", "2016-08"),
        ("Agust 2019 - Setember 2020", "2019-08", "2020-09"),
        ("08/2019 → 09/2020", "2019-08", "2020-09"),
    ],
)
def test_reads_a_whole_range(text: str, start: str, end: str) -> None:
    (found,) = find_ranges(text)[0]
    assert (str(found.start), str(found.end), found.single, found.span.of(text)) == (start, end, False, text)


@pytest.mark.parametrize(
    "text", ["05/19 – Pres.", "05/2019 - (present)", "05/2019 to the present", "05/2019 — till now"]
)
def test_words_for_now(text: str) -> None:
    found = parse_range(text)
    assert found is not None
    assert (found.current, str(found.start)) == (True, "2019-05")


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_reads_a_range(text: str, start: str, end: str) -> None:
    found = parse_range(text)
    assert found is not None
    assert (str(found.start), str(found.end), found.current) == (start, end, False)


@pytest.mark.parametrize(("text", "start"), CURRENT)
def test_reads_a_range_that_goes_on(text: str, start: str) -> None:
    found = parse_range(text)
    assert found is not None
    assert (str(found.start), found.end, found.current) == (start, None, True)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ([], [])


@pytest.mark.parametrize("text", UNREAD)
def test_impossible_dates_are_kept_as_unread(text: str) -> None:
    _, unread = find_ranges(text)
    assert unread
    assert all(span.of(text).strip() for span in unread)


def test_the_span_is_where_the_dates_stand() -> None:
    text = "Medical Assistant\t05/2014 to Current"
    found = parse_range(text)
    assert found is not None
    assert found.span.of(text) == "05/2014 to Current"


def test_an_open_end_is_neither_an_end_nor_current() -> None:
    found = parse_range("05/2019 -")
    assert found is not None
    assert (str(found.start), found.end, found.current, found.single) == ("2019-05", None, False, False)


def _range(start: str, end: str | None) -> DateRange:
    def point(text: str) -> PartialDate:
        year, _, month = text.partition("-")
        return PartialDate(int(year), int(month) if month else None)

    return DateRange(point(start), point(end) if end else None, end is None, Span(0, 0))


UNIONS = [
    ([("2012-06", "2014-05")], 24),
    ([("2012-06", "2014-05"), ("2013-01", "2013-12")], 24),
    ([("2012-01", "2012-06"), ("2012-06", "2012-12")], 12),
    ([("2012-01", "2012-06"), ("2014-01", "2014-06")], 12),
    ([("2018", "2020")], 24),
    ([("2019", "2019")], 6),
    ([("2018-10", "2018")], 1),
    ([("2026-01", None)], 11),
    ([("2026-01", "2027-12")], 11),
    ([("2027-01", None)], 0),
    ([], 0),
]


@pytest.mark.parametrize(("pairs", "months"), UNIONS)
def test_months_are_a_union_up_to_the_day(pairs: list[tuple[str, str | None]], months: int) -> None:
    assert months_union([_range(*pair) for pair in pairs], date(2026, 11, 22)) == months


POINTS = st.builds(PartialDate, st.integers(1940, 2040), st.none() | st.integers(1, 12))
DATED = st.lists(st.builds(DateRange, POINTS, st.none() | POINTS, st.booleans(), st.just(Span(0, 0))), max_size=6)


@given(DATED)
def test_the_union_is_never_more_than_the_sum(ranges: list[DateRange]) -> None:
    as_of = date(2026, 11, 22)
    total = months_union(ranges, as_of)
    assert max((months_union([r], as_of) for r in ranges), default=0) <= total
    assert total <= sum(months_union([r], as_of) for r in ranges)
    assert months_union([*ranges, *ranges], as_of) == total


@given(st.text(st.sampled_from("0123456789/-–. 'JanuryMayPresetod,"), max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found, unread = find_ranges(text)
    for span in [*(r.span for r in found), *unread]:
        assert 0 <= span.start < span.end <= len(text)

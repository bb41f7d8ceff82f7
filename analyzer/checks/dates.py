"""The rule about dates of jobs that cannot be right or are missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analyzer.checks.subject import Subject, quoted
from analyzer.model import Entry, Finding, PartialDate, Span
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.reader import DATED
from analyzer.parser.resume.sections import body_pieces


def date_problem(subject: Subject) -> Iterator[Finding]:
    """Finds dates that cannot be right: an end before the start, a date to come, a month 13, a job without a date.

    Why it matters: Employers and their programs count your years from these dates. A wrong one can cost you the years
    a posting asks for. A job without any date is only worth a look.

    Example: "06/2023 - 02/2021", "13/2020", or a job that starts next year.

    How to fix: Write month and year of both ends ("06/2021 - 02/2023"), and "Present" where you still work there.
    """
    seen: set[Span] = set()
    for section in subject.resume.sections:
        if not DATED.intersection(section.kinds):
            continue
        for piece in body_pieces(subject.resume.document, section):
            for span in find_ranges(piece.span.of(subject.text))[1]:
                where = Span(piece.span.start + span.start, piece.span.start + span.end)
                if where not in seen:
                    seen.add(where)
                    yield Finding(
                        "date-problem",
                        "should-fix",
                        f"{quoted(where.of(subject.text))} cannot be right, so the time is not counted. "
                        "Check the month and year of both ends.",
                        where,
                    )
    for entry in subject.resume.experience:
        where = _where(subject, entry)
        if any(s.overlaps(where) for s in seen):
            continue
        what = quoted(entry.dates_text or where.of(subject.text), 60)
        if entry.start and entry.end and not entry.current and _before(entry.end, entry.start):
            yield Finding(
                "date-problem",
                "should-fix",
                f"{what} ends before it starts, so the time is not counted. Check both dates.",
                where,
            )
        elif entry.start and _after(entry.start, subject.as_of):
            yield Finding(
                "date-problem",
                "should-fix",
                f"{what} starts after today. If it is planned, say so (\"starting\"); else correct the date.",
                where,
            )  # fmt: skip
        elif entry.end and not entry.current and _after(entry.end, subject.as_of) and not _is_term(entry.dates_text):
            yield Finding(
                "date-problem",
                "should-fix",
                f'{what} ends after today. If you still work there, write "Present"; else correct the date.',
                where,
            )
        elif entry.start is None and entry.end is None and not entry.current:
            name = entry.title or entry.company or "This job"
            yield Finding(
                "date-problem",
                "consider",
                f"{quoted(name, 60)} has no dates, so its time cannot be counted. Add month and year of both ends: "
                "MM/YYYY - MM/YYYY.",
                where,
            )


def _where(subject: Subject, entry: Entry) -> Span:
    """The dates of the entry in the text, or its first line."""
    header = entry.header.of(subject.text)
    at = header.find(entry.dates_text) if entry.dates_text else -1
    if at >= 0:
        return Span(entry.header.start + at, entry.header.start + at + len(entry.dates_text))
    first = (header or entry.span.of(subject.text)).split("\n", 1)[0]
    return Span(entry.span.start, entry.span.start + len(first))


def _before(end: PartialDate, start: PartialDate) -> bool:
    return (end.year, end.month or 12) < (start.year, start.month or 1)


def _is_term(dates: str) -> bool:
    """Whether the dates name one term ("Fall 2026"): it goes on, and ends by itself."""
    ranges = find_ranges(dates)[0]
    return len(ranges) == 1 and ranges[0].single and ranges[0].start != ranges[0].end


def _after(day: PartialDate, today: date) -> bool:
    return (day.year, day.month or 1) > (today.year, today.month)

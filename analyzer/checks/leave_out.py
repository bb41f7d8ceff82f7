"""Rules about what can go: school details below a degree, wishes instead of work, jobs of long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.checks.subject import Subject, either, quoted, words_of
from analyzer.model import Education, Entry, Evidence, Finding, LineAnnotation, Span
from analyzer.parser.resume.sections import body_pieces
from analyzer.span_index import SpanIndex

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HIGH_SCHOOL = "education.high-school"


def school_details(subject: Subject) -> Iterator[Finding]:
    """Finds high-school grades, clubs, courses and dates beside a finished program or degree.

    Why it matters: The later schooling answers the question. The room is worth more as a bullet, and a high-school
    year tells your age.

    Example: A dated diploma in Medical Assisting, and below it "Eastgrove High School, 2009 - 2013, GPA 3.4, choir".

    How to fix: Cut the high school to one line without dates ("High School Diploma"), because many postings ask for
    one. Take grades and clubs out.
    """
    lines = subject.annotations.lines
    places = SpanIndex(x.span for x in lines)
    schools = [(e, [lines[i] for i in places.overlapping(e.span)]) for e in subject.resume.education]
    high = [e for e, own in schools if _terms(e, own) & {_HIGH_SCHOOL} and not _beyond(e, own, subject)]
    if not any(_beyond(e, own, subject) and _YEAR.search(e.span.of(subject.text)) for e, own in schools):
        return
    details = either(words_of(subject.table["school_details"], "words"))
    for entry in high:
        said = entry.span.of(subject.text)
        found = details.search(said)
        if not found and not _YEAR.search(said):
            continue
        what = quoted(found[0]) if found else "its dates"
        yield Finding(
            "school-details",
            "consider",
            f"Beside your later schooling, the high school needs one line without dates; {what} can go. "
            "Use the room for a bullet.",
            entry.span,
            terms=(_HIGH_SCHOOL,),
        )


def _terms(entry: Education, lines: list[LineAnnotation]) -> set[str]:
    return {m.term for x in lines for m in x.terms if entry.span.covers(m.span)}


def _beyond(entry: Education, lines: list[LineAnnotation], subject: Subject) -> bool:
    """Whether a program or degree after high school is finished there."""
    wanted = frozenset(subject.table["school_details"]["beyond"])
    return any(m.term in wanted and m.status == "held" for x in lines for m in x.terms if entry.span.covers(m.span))


def objective_statement(subject: Subject) -> Iterator[Finding]:
    """Finds an objective that says what you want and not what you bring ("seeking a position where I can grow").

    Why it matters: Everybody who applies wants the job. The first lines are read most, and a wish tells nothing about
    your work.

    Example: "To obtain a challenging position in a growing company where I can use my skills."

    How to fix: Put two lines of facts there: your title and credential, your years, your field, your record system,
    and the work this posting asks for. A student may name the kind of clinic in one short line.
    """
    pattern = either(words_of(subject.table["objective"], "phrases"))
    for section in subject.resume.sections:
        if "summary" not in section.kinds:
            continue
        for piece in body_pieces(subject.resume.document, section):
            if found := pattern.search(piece.span.of(subject.text)):
                wish = re.split(r"[.;\n]", piece.span.of(subject.text)[found.start() :])[0]
                yield Finding(
                    "objective-statement",
                    "consider",
                    f"{quoted(wish, 60)} says what you want. Say what you bring: title and credential, years, field, "
                    "record system, and the work that the posting asks for.",
                    Span(piece.span.start + found.start(), piece.span.start + found.end()),
                )
                return


def old_job(subject: Subject) -> Iterator[Finding]:
    """Finds jobs outside health care that ended more than fifteen years ago.

    Why it matters: It is only a hint. Most readers look at the last ten years; what is older takes room and tells your
    age.

    Example: A cashier job of 2004 to 2007 with four bullets, below two jobs as a medical assistant.

    How to fix: Cut it, or keep title and employer in one line without dates. Keep it where it shows something that
    this posting asks for.
    """
    limit = subject.table["limits"]["old_job_years"]
    entries = subject.resume.experience
    old = [e for e in entries if not e.current and _is_older(e, subject.as_of.year, limit)]
    lines = subject.annotations.lines
    places = SpanIndex(x.span for x in lines)
    found = [e for e in old if not _shows_the_field(e, [lines[i] for i in places.overlapping(e.span)])]
    if not found or len(old) == len(entries):
        return
    which, them = (f"{len(found)} jobs", "them") if len(found) > 1 else ("This job", "it")
    yield Finding(
        "old-job",
        "consider",
        f"{which} ended more than {limit} years ago. Where nothing in {them} is what the posting asks for, cut {them}, "
        "or keep one line without dates.",
        found[0].header,
        evidence=tuple(Evidence(e.header, e.header.of(subject.text)) for e in found[1:]),
    )


def _is_older(entry: Entry, year: int, limit: int) -> bool:
    return entry.end is not None and year - entry.end.year > limit


def _shows_the_field(entry: Entry, near: list[LineAnnotation]) -> bool:
    """Whether the job shows health care: a credential, a field, a place, a system, or two tasks of the field."""
    lines = [x for x in near if entry.span.covers(x.span)]
    named = any(m.kind in ("cert", "ehr", "specialty", "setting") for x in lines for m in x.terms)
    return named or len({t.term for x in lines for t in x.tasks}) >= 2

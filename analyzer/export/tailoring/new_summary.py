"""The summary made of held facts, in the place of the present one or as a block of its own below the contact lines."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.export.tailoring.adjustment import Adjustment
from analyzer.export.tailoring.stray_credentials import stray_credentials
from analyzer.export.word.summary import NewSummary
from analyzer.model import Report, Span
from analyzer.rewriter import summarize

_WHY = "made of what your resume says, in the posting's order: read it before you keep it"
_WHY_ALONE = "made of what your resume says: read it before you keep it"


def new_summary(report: Report) -> Iterator[Adjustment]:
    """One change or none: too few facts make no summary, and one that stands there already is kept."""
    made = summarize(report)
    if made is None:
        return
    why = _WHY if report.posting else _WHY_ALONE
    text = report.resume.text
    if made.replaces:
        # A line that states a credential is no part of the old summary, which the new one could stand for.
        alone = [s.line for s in stray_credentials(report) if not s.reason]
        cards = [report.resume.document.lines[line].span for line in alone]
        old = [s for s in made.replaces if not any(card.overlaps(s) for card in cards)]
        if old and " ".join(" ".join(s.of(text) for s in old).split()) != made.text:
            first, *others = old
            yield Adjustment("summary", first, made.text, why, tuple(others))
        return
    headings = [s.heading_span for s in report.resume.sections if s.heading_span]
    if headings:
        start = min(h.start for h in headings)
        loud = sum(h.of(text).isupper() for h in headings) * 2 > len(headings)
        yield Adjustment("summary", Span(start, start), made.text, why, (), "SUMMARY" if loud else "Summary")


def summary_plan(report: Report, given: Adjustment) -> NewSummary:
    """The change by lines: those that go, or the headings and the plain lines that a new block looks like."""
    resume = report.resume
    lines = list(enumerate(resume.document.lines))
    if not given.heading:
        homes = [i for s in (given.span, *given.others) for i, line in lines if line.span.covers(s)]
        line = resume.document.lines[homes[0]].span
        before = resume.text[line.start : given.span.start]
        return NewSummary(before + given.text, tuple(dict.fromkeys(homes)))
    shown = [(i, x) for i, x in lines if not x.hidden and not x.in_header]
    headings = {s.heading_span for s in resume.sections}
    headers = [e.header for e in resume.experience] + [e.span for e in resume.education]
    first = given.span.start
    bullets = {b.line for b in resume.bullets()} | {i for i, x in shown if x.bullet}
    plain = [
        i
        for i, x in shown
        if x.span.start > first and i not in bullets and x.span not in headings and not x.in_table and not x.bold
        if not any(h.overlaps(x.span) for h in headers) and "\t" not in x.span.of(resume.text)
    ]
    return NewSummary(
        given.text,
        heading=given.heading,
        headings=tuple(i for i, x in shown if x.span in headings),
        models=tuple(plain),
        bullets=tuple(sorted(bullets)),
    )

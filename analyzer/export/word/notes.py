"""Findings -> what a comment on the resume says: what was found, why it matters, the question or the suggestion."""

from __future__ import annotations

from collections.abc import Collection

from analyzer.checks import RULES
from analyzer.export.word.comments import Note
from analyzer.model import Blank, Confirm, Finding, Report, Rewrite, Span
from analyzer.span_index import SpanIndex


def note_texts(report: Report, index: int, own: int | None, done: Collection[Span]) -> tuple[str, ...]:
    """The paragraphs for finding number `index`, whose rewrite has the number `own`.

    `done` are the spans of the rewrites that were applied.
    """
    finding = report.findings[index]
    texts = [f"{_LABELS[finding.severity]}: {finding.message}", f"Why it matters: {_why(finding)}"]
    if own is None:
        return tuple(texts)
    rewrite = report.rewrites[own]
    if rewrite.span in done:
        return (*texts, "Your answer is in the sentence now.")
    if rewrite.findings[0] == index:
        texts += _suggestion(rewrite)
    return tuple(texts)


def finding_notes(report: Report, done: Collection[Span]) -> tuple[tuple[Finding, Note], ...]:
    """Each finding with its note, on the first line that it is about; what is about the whole stands on the name."""
    lines = report.resume.document.lines
    name = report.resume.contact.name_span or next((x.span for x in lines), Span(0, 0))
    places, rewrites = SpanIndex(x.span for x in lines), report.rewrites_by_finding()
    notes = []
    for index, finding in enumerate(report.findings):
        wanted = finding.span if finding.span.start < finding.span.end else name
        if homes := places.overlapping(wanted):
            notes.append((finding, Note(homes[0], wanted, note_texts(report, index, rewrites.get(index), done))))
    return tuple(notes)


_LABELS = {"must-fix": "Must fix", "should-fix": "Should fix", "consider": "Consider"}


def _why(finding: Finding) -> str:
    return next(r.page.why for r in RULES if r.name == finding.rule)


def _suggestion(rewrite: Rewrite) -> list[str]:
    option = rewrite.options[0]
    asked = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            asked.append(f"Question: {segment.ask}" + (f" How to find out: {segment.hint}" if segment.hint else ""))
        elif isinstance(segment, Confirm):
            asked.append(f"Question: {segment.question}")
    return [f"It could say: {option.text}", *asked]

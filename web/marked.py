"""The resume's text with its findings marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.model import Finding, Line, Report, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; a marked one names the findings it belongs to (indexes)."""

    text: str
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of the resume: its number from 1, what it looks like, and its runs."""

    number: int
    role: str
    runs: tuple[Run, ...]


def marked_lines(report: Report) -> tuple[MarkedLine, ...]:
    """Every line of the resume. A finding that covers several lines is marked on its first one."""
    text, lines = report.resume.text, report.resume.document.lines
    headings = {s.heading_span.start for s in report.resume.sections if s.heading_span}
    name = report.resume.contact.name_span
    marks: list[list[tuple[Span, int]]] = [[] for _ in lines]
    for index, finding in enumerate(report.findings):
        place = _first_line(finding, lines)
        if place is not None:
            marks[place[0]].append((place[1], index))
    return tuple(
        MarkedLine(number + 1, _role(line, headings, name), tuple(_runs(text, line.span, marks[number])))
        for number, line in enumerate(lines)
        if line.span.of(text).strip()
    )


def line_number(lines: Sequence[Line], offset: int) -> int | None:
    """The number (from 1) of the line that holds an offset."""
    return next((n + 1 for n, line in enumerate(lines) if line.span.start <= offset < line.span.end), None)


def _first_line(finding: Finding, lines: Sequence[Line]) -> tuple[int, Span] | None:
    for number, line in enumerate(lines):
        if finding.span.end > finding.span.start and line.span.overlaps(finding.span):
            start, end = max(line.span.start, finding.span.start), min(line.span.end, finding.span.end)
            return number, Span(start, end)
    return None


def _runs(text: str, line: Span, marks: Sequence[tuple[Span, int]]) -> Iterator[Run]:
    """The line cut at its marks; marks that overlap are one, with all their findings."""
    at = line.start
    merged: list[tuple[Span, tuple[int, ...]]] = []
    for span, finding in sorted(marks):
        if merged and span.start < merged[-1][0].end:
            last, findings = merged[-1]
            merged[-1] = (Span(last.start, max(last.end, span.end)), (*findings, finding))
        else:
            merged.append((span, (finding,)))
    for span, findings in merged:
        if span.start > at:
            yield Run(text[at : span.start])
        yield Run(span.of(text), tuple(sorted(findings)))
        at = span.end
    if at < line.end:
        yield Run(text[at : line.end])


def _role(line: Line, headings: set[int], name: Span | None) -> str:
    if name and line.span.covers(name):
        return "name"
    if line.span.start in headings:
        return "heading"
    return "bullet" if line.bullet else "line"

"""Report and changed lines -> the resume as plain text, for forms that take no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzer.export.word.fresh import bulleted, line_order
from analyzer.export.word.moves import LineMove
from analyzer.export.word.summary import NewSummary
from analyzer.model import Report


def resume_text(
    report: Report, lines: Mapping[int, str], summary: NewSummary | None = None, gathered: Sequence[LineMove] = ()
) -> str:
    """The shown lines in the order of the fresh layout; `lines` gives the new text of changed ones."""
    gone = frozenset(summary.lines[1:]) if summary else frozenset()
    block = [summary.heading, summary.text] if summary and not summary.lines else []
    if summary and summary.lines:
        lines = {**lines, summary.lines[0]: summary.text}
    resume = report.resume
    headings = {s.heading_span for s in resume.sections if s.heading_span}
    bullets = bulleted(resume, gathered)
    openings = {e.header.start for e in resume.experience}
    rows: list[str] = []
    for index in line_order(resume, student=report.career.stage == "student", gathered=gathered):
        if index in gone:
            continue
        line = resume.document.lines[index]
        text = lines.get(index, line.span.of(resume.text)).replace("\t", "    ")
        if line.span in headings:
            rows += ["", *block] if block else []
            block = []
            rows += ["", text] if rows else [text]
        else:
            if line.span.start in openings and rows and rows[-1].startswith("- "):
                rows.append("")
            mark = "- " if index in bullets else ""
            rows += [mark + row for row in text.split("\n")]
    return "\n".join(rows) + "\n"

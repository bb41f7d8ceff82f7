"""Rules about the file itself: text nobody sees, and a layout that programs may misread."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.checks.subject import Subject, quoted
from analyzer.model import Evidence, Finding, Line, Span


def hidden_text(subject: Subject) -> Iterator[Finding]:
    """Finds text that a person cannot see: white, tiny or hidden letters.

    Why it matters: Employers' systems show it, and many employers reject a file that holds it. It may also be left
    over from a template without your knowing. It counts for nothing here.

    Example: The posting's keywords in white letters at the foot of the page.

    How to fix: Delete it. Select the whole page (Ctrl+A) and set the color to black to see what is there.
    """
    hidden = [line for line in subject.resume.document.lines if line.hidden and line.span.end > line.span.start]
    warned = any(w.code == "hidden-text" for w in subject.resume.document.warnings)
    if not hidden and not warned:
        return
    what = f": {quoted(hidden[0].span.of(subject.text), 60)}" if hidden else ""
    yield Finding(
        "hidden-text",
        "must-fix",
        f"The file holds text that nobody can see{what}. Employers' systems find it, and many reject such a file. "
        "Delete it (select all and make it black to see it).",
        hidden[0].span if hidden else Span(0, 0),
        tuple(Evidence(line.span, line.span.of(subject.text), "not visible") for line in hidden[1:]),
    )


def layout_risk(subject: Subject) -> Iterator[Finding]:
    """Finds a layout that programs may misread: columns, tables, text boxes, header text, fonts without letters.

    Why it matters: Employers store resumes in systems that read the text only. What they cannot read does not exist
    for their search.

    Example: Phone and e-mail in the page header, or skills in a box beside the jobs.

    How to fix: One column, plain text, contact data in the body. Save from your word processor as .docx or PDF.
    """
    fixes = subject.table["layout"]
    for code, message in {w.code: w.message for w in reversed(subject.resume.warnings)}.items():
        fix = fixes.get(code)
        if fix is None:
            continue
        yield Finding("layout-risk", "consider", f"{message} {fix}", _where(subject.resume.document.lines, code))


def _where(lines: tuple[Line, ...], code: str) -> Span:
    for line in lines:
        if (code == "tables" and line.in_table) or (code == "header-text" and line.in_header):
            return line.span
    return Span(0, 0)

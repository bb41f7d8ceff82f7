"""Rules about the file itself: its name, text nobody sees, and a layout that programs may misread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from analyzer.checks.subject import Subject, listed, quoted
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


def file_name(subject: Subject) -> Iterator[Finding]:
    """Finds a file name that says nothing of you, shows an old version, or holds characters that systems refuse.

    Why it matters: The name is what an employer sees in a list of hundreds of files. Some systems change or refuse
    signs such as # and %, and "final(2)" tells that there were others.

    Example: "resume.pdf", "Document1.docx", "resume final v3 (2).pdf", "Ana #1.pdf".

    How to fix: Name it with your name and what it is, with hyphens between: Ana-Ruiz-Resume.pdf.
    """
    # Some systems write accents apart from their letters.
    name = unicodedata.normalize("NFC", subject.resume.document.name)
    stem, kind = PurePath(name).stem, PurePath(name).suffix
    if not stem or stem == "-":
        return
    table = subject.table["file_name"]
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem))
    own = set(re.findall(r"[^\W\d_]+", subject.resume.contact.name))
    odd = sorted(set(re.findall(r"[^\w\s.,()'’&+-]", stem)))
    old = [word for word in words if word.lower() in table["versions"]]
    counted = re.search(r"\(\d+\)|\bv\d+\b|\bcopy\b", stem.replace("_", " "), re.IGNORECASE)
    if odd:
        wrong = f"holds {listed(map(quoted, odd))}, which some systems change or refuse"
    elif all(word.lower() in table["generic"] or len(word) == 1 for word in words) and not own.intersection(words):
        wrong = "does not say whose it is"
    elif old or counted:
        wrong = f"shows {quoted(old[0] if old else counted[0] if counted else '')}, a sign of other versions"
    else:
        return
    # A nickname in brackets stays out, and a name in capitals need not shout.
    called = re.sub(r"[(\"“][^)\"”]*[)\"”]", " ", subject.resume.contact.name)
    called = called.title() if called.isupper() else called
    person = "-".join(re.findall(r"[\w'’]+", called)) or "First-Last"
    yield Finding(
        "file-name",
        "consider",
        f"The file name {quoted(name, 60)} {wrong}. Save it as {quoted(f'{person}-Resume{kind}')}.",
        Span(0, 0),
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

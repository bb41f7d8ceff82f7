"""What a DOCX shows from other parts: files (`w:altChunk`, as resume builders save HTML) and diagrams (SmartArt)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from analyzer.errors import BrokenFile, EmptyInput, EncryptedFile
from analyzer.parser.drafts import DraftLine
from analyzer.parser.html.lines import read_lines
from analyzer.parser.html.reader import parse_page
from analyzer.parser.html.web_archive import pages_of
from analyzer.parser.limits import Budget
from analyzer.parser.plain.encoding import decode, repair
from analyzer.parser.sniff import sniff

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_diagram(data: etree._Element | None, budget: Budget) -> list[DraftLine]:
    """The lines of a diagram's data, in the order of its points; they have no paragraph of the file to point at."""
    lines: list[DraftLine] = []
    for paragraph in () if data is None else data.iter(f"{DRAWING}p"):
        text = repair("".join(t.text or "" for t in paragraph.iter(f"{DRAWING}t"))).strip()
        if text and budget.allows_more():
            lines.append(DraftLine(text))
            budget.count(text)
    return lines


def read_chunk(data: bytes, budget: Budget, read_file: Callable[[bytes], list[DraftLine]]) -> list[DraftLine] | None:
    """The lines of an embedded web page, web archive, plain text or, by `read_file`, Word file; None of any other.

    They have no paragraph of the file to point at.
    """
    kind = sniff(data)
    if kind == "docx":
        try:
            return [replace(line, docx=None) for line in read_file(data)]
        except (BrokenFile, EncryptedFile):
            return None
    if kind not in ("html", "mhtml", "text") or (kind == "text" and decode(data) is None):
        return None
    return _read_pages(data, budget)


def _read_pages(data: bytes, budget: Budget) -> list[DraftLine]:
    pages = (
        pages_of(data) if data[:2000].lower().lstrip().startswith((b"mime-version", b"from:", b"content-")) else [data]
    )
    lines: list[DraftLine] = []
    for page in pages:
        text = decode(page)
        if text is None:
            continue
        if "<" not in text:
            for row in text.splitlines():
                if row.strip() and budget.allows_more():
                    lines.append(DraftLine(repair(row)))
                    budget.count(row)
            continue
        try:
            lines += read_lines(parse_page(text), budget)
        except EmptyInput:
            continue
    return lines

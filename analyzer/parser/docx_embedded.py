"""What a DOCX shows from other parts: pages (`w:altChunk`, as resume builders save HTML) and diagrams (SmartArt)."""

from __future__ import annotations

from lxml import etree

from analyzer.errors import EmptyInput
from analyzer.parser.encoding import decode, repair
from analyzer.parser.html import parse_page
from analyzer.parser.html_lines import read_lines
from analyzer.parser.limits import Budget
from analyzer.parser.text import DraftLine
from analyzer.parser.web_archive import pages_of

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


def read_embedded(data: bytes, budget: Budget) -> list[DraftLine]:
    """The lines of an embedded web page, web archive or plain text; they have no paragraph of the file to point at."""
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

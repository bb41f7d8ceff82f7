"""Pages that a DOCX embeds (`w:altChunk`): resume builders save HTML this way, and Word shows it as the body."""

from __future__ import annotations

from analyzer.errors import EmptyInput
from analyzer.parser.encoding import decode, repair
from analyzer.parser.html import parse_page
from analyzer.parser.html_lines import read_lines
from analyzer.parser.limits import Budget
from analyzer.parser.text import DraftLine
from analyzer.parser.web_archive import pages_of


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

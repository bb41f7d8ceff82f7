"""The links of a PDF's pages: the addresses that a click leads to, and the lines of the document they stand on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzer.model import Box, Line, Link
from analyzer.parser.pdf.library import PdfPage, raw

_MOST = 200  # of a page
_LONGEST = 2_000


class Clickable(NamedTuple):
    """A link of a page with its box in the page's own coordinates."""

    url: str
    left: float
    bottom: float
    right: float
    top: float


def page_links(page: PdfPage) -> list[Clickable]:
    """The links to addresses on a page, in the file's order. The caller holds `PDFIUM`."""
    found: list[Clickable] = []
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < _MOST and raw.FPDFLink_Enumerate(page.raw, at, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            rect = raw.FS_RECTF()
            length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
            if 1 < length <= _LONGEST and raw.FPDFLink_GetAnnotRect(link, rect):
                buffer = ctypes.create_string_buffer(length)
                raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
                url = buffer.value.decode("utf-8", "replace").strip()
                found.append(Clickable(url, rect.left, rect.bottom, rect.right, rect.top))
    return found


def place_links(links: Sequence[tuple[str, Box]], lines: Sequence[Line]) -> Iterator[Link]:
    """Each link with the line that it lies on, or that is the nearest on its page (the first line if none is)."""
    for url, box in links:
        rows = [(_distance(box, own), i) for i, line in enumerate(lines) for own in line.boxes if own.page == box.page]
        yield Link(url, min(rows)[1] if rows else 0)


def _distance(box: Box, row: Box) -> float:
    """How far the middle of a link is from a row of a line."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    aside = max(row.x0 - x, x - row.x1, 0.0)
    away = max(row.top - y, y - row.bottom, 0.0)
    return aside + 3 * away

"""Running heads and feet: rows at the edge of a page that only say which page, or whose resume, it is."""

from __future__ import annotations

import re
from collections import Counter

from analyzer.model import Page
from analyzer.parser.pdf_paragraphs import Row

_EDGE = 0.09  # of the page's height
_PAGE_NUMBER = re.compile(r"^(?:[-–]\s*)?(?:page\s*)?\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?(?:\s*[-–])?$", re.I)


def running_rows(rows: list[Row], pages: list[Page]) -> set[int]:
    """The ids of the rows that are running heads or feet.

    A head on the first page stays: it may be the only place of the name.
    """
    if len(pages) < 2:
        return set()
    heights = {page.number: page.height for page in pages}
    first = min(heights)
    at_edge = [row for row in rows if _at_edge(row, heights[row.page])]
    repeated = Counter(text for text, _ in {(_key(row), row.page) for row in at_edge})
    found: set[int] = set()
    for row in at_edge:
        if _PAGE_NUMBER.match(row.text) or (
            repeated[_key(row)] > 1 and (row.page != first or row.base > heights[row.page] / 2)
        ):
            found.add(id(row))
    return found


def _at_edge(row: Row, height: float) -> bool:
    return row.bottom < _EDGE * height or row.top > (1 - _EDGE) * height


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text).casefold()

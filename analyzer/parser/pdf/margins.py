"""Rows at the edge of a page: running heads and feet, and rows that the page's end cuts through."""

from __future__ import annotations

import re
from collections import Counter

from analyzer.model import Page
from analyzer.parser.page_numbers import counts_pages
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.rows import Row

EDGE = 0.09  # of the page's height
_CUT = 0.045  # of the height: above the upper margin
_LABELLED_EDGE = 0.12  # where "page" or the number of pages says what the row is
_MOST_NAMES = 3
_PAGE_NUMBER = re.compile(r"^(?:[-–]\s*)?(?:page\s*)?\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?(?:\s*[-–])?$", re.I)

_NUMBER_BEHIND = re.compile(r"\s+(?:page\s*)?\d{1,2}(?:\s*(?:of|/)\s*\d{1,2})?$", re.I)
_NUMBERED = re.compile(r"\d{1,2} ?(?:/|of) ?\d{1,2}")
_SHORTEST_FOOT = 12
_SAME_ROW = 2.0


def running_rows(rows: list[Row], pages: list[Page]) -> set[int]:
    """The ids of the rows that are running heads or feet.

    A head on the first page stays: it may be the only place of the name.
    """
    heights = {page.number: page.height for page in pages}
    numbered = {
        id(row)
        for row in rows
        if _at_edge(row, heights[row.page], _LABELLED_EDGE) and counts_pages(row.text, len(pages))
    }
    if len(pages) < 2:
        return numbered
    first = min(heights)
    at_edge = [row for row in rows if _at_edge(row, heights[row.page])]
    keys = list(map(_key, at_edge))
    repeated = Counter(key for key, _ in {(key, row.page) for key, row in zip(keys, at_edge, strict=True)})
    lower = [row for row in rows if _at_edge(row, heights[row.page], _LABELLED_EDGE)]
    same = Counter(key for key, _ in {(_exact_key(row), row.page) for row in lower})
    found = numbered | {id(row) for row in lower if row.base > heights[row.page] / 2 and same[_exact_key(row)] > 1}
    for key, row in zip(keys, at_edge, strict=True):
        if _PAGE_NUMBER.match(row.text) or (
            repeated[key] > 1 and (row.page != first or row.base > heights[row.page] / 2)
        ):
            found.add(id(row))
    return found | _names_again(at_edge, rows, first, heights)


def _names_again(at_edge: list[Row], rows: list[Row], first: int, heights: dict[int, float]) -> set[int]:
    """The rows above a later page that hold the name of the first page's top, and nothing that is not there."""
    later = [row for row in at_edge if row.page != first and row.base < heights[row.page] / 2]
    top = (
        [p for row in rows if row.page == first and row.base < heights[first] / 3 for p in row.pieces] if later else []
    )
    largest = max((p.size for p in top), default=0.0)
    known, names = {p.text() for p in top}, {p.text() for p in top if p.size > 0.95 * largest}
    if len(names) > _MOST_NAMES:
        return set()  # letters of the size of all others
    texts = ((row, {p.text() for p in row.pieces}) for row in later)
    return {id(row) for row, held in texts if held <= known and held & names}


def _at_edge(row: Row, height: float, edge: float = EDGE) -> bool:
    return row.bottom < edge * height or row.top > (1 - edge) * height


def _key(row: Row) -> str:
    """The text without its numbers, and roughly where on the page it stands."""
    return f"{round(row.base / 6)} {re.sub(r'[0-9]+', '#', row.text).casefold()}"


def _exact_key(row: Row) -> str:
    """The text without the page's number behind it, and where it stands; a row of a number alone has no key."""
    text = _NUMBER_BEHIND.sub("", row.text)
    return f"{round(row.base / 6)} {text}" if len(text) > _SHORTEST_FOOT else f"{row.page} {row.text}"


def foot_of_page(pieces: list[Piece], height: float) -> list[Piece]:
    """The pieces at the lower edge that stand on the row of the page's number or below; they belong to no column."""
    low = [p for p in pieces if p.top > (1 - EDGE) * height]
    bases = [p.base for p in low if _NUMBERED.fullmatch(p.text()) or counts_pages(p.text())]
    if not bases:
        return []
    start = min(bases) - _SAME_ROW
    return [p for p in low if p.base >= start]


def drop_cut_rows(rows: list[Row], pages: list[Page]) -> list[Row]:
    """The rows of a column without those that a page's end cuts through.

    wkhtmltopdf draws such a row twice, half of it at the end of a page and half at the top of the next.
    """
    heights = {page.number: page.height for page in pages}
    kept: list[Row] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last is not None and last.text == row.text and row.page == last.page + 1 and len(row.text) > 3:
            height = heights[row.page]
            if last.bottom > (1 - EDGE) * height and row.top < _CUT * height:
                row.bullet = row.bullet or last.bullet
                kept.pop()
        kept.append(row)
    return kept

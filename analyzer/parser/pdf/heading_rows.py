"""Rows of headings side by side: columns of their own start there, and those above with other edges end."""

from __future__ import annotations

from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.heading_words import heading_kinds

_ALIGNED = 1.5  # points between baselines that are one row
_SAME_EDGE = 4.0
_LARGER = 1.08  # than the middle size
_MOST_WORDS = 4
_GRID = 3
_LONGEST_ITEM = 28


def rows_of_headings(ordered: list[Piece]) -> list[list[Piece]]:
    """The rows of two headings or more, from top to bottom; `ordered` is sorted by baseline."""
    sizes = sorted(p.size for p in ordered)
    larger = _LARGER * sizes[len(sizes) // 2]
    heads = [p for p in ordered if (p.bold or p.size > larger) and not p.bullet and len(p.words) <= _MOST_WORDS]
    rows: list[list[Piece]] = []
    for piece in heads:
        if rows and piece.base - rows[-1][0].base <= _ALIGNED:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row for row in rows if len(row) > 1 and all(heading_kinds(p.text()) for p in row)]


def between_headings(left: list[Piece], right: list[Piece], rows: list[list[Piece]]) -> tuple[list[Piece], list[Piece]]:
    """A run cut at a row of headings inside of it, where what stands on the other side of that row is no part of it.

    Below three headings side by side stand three columns: a run of two above them ends there. A list of items in three
    columns above two headings with edges of their own is none of the columns that they head.
    """
    for row in rows:
        base = row[0].base - _ALIGNED
        if not any(p.base < base for p in left) or not any(p.base < base for p in right):
            continue
        above = [[p for p in side if p.base < base] for side in (left, right)]
        if len(row) >= _GRID and not _three_columns(*above):
            return above[0], above[1]
        if _three_columns(*above) and not _shares_edges(row, above[1]):
            below = [[p for p in side if p.base >= base] for side in (left, right)]
            if all(below):
                return below[0], below[1]
    return left, right


def _three_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Whether pieces are short items, most of them in rows of three or more."""
    items = [*left, *right]
    if any(p.bullet or len(p.text()) > _LONGEST_ITEM for p in items):
        return False
    full = [p for p in items if sum(abs(q.base - p.base) <= _ALIGNED for q in items) >= _GRID]
    return 2 * len(full) > len(items) and max(p.base for p in full) - min(p.base for p in full) > _ALIGNED


def _shares_edges(row: list[Piece], right: list[Piece]) -> bool:
    """Whether one of the headings but the first stands over the pieces on the right."""
    return any(abs(head.x0 - p.x0) < _SAME_EDGE for head in row[1:] for p in right)

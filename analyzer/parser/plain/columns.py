"""Two columns that a paste kept side by side with blanks: each is read by itself, the one with the name first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analyzer.parser.resume.heading_words import heading_kinds

# Blanks ahead of what stands in the right column.
_GUTTER = re.compile(r"(?:(?<=\S)[ \u00a0]{2,}|^[ \u00a0]{12,})(?=\S)")
_DATE = re.compile(r"\d\d|\bpresent\b", re.I)
# So many rows start there in the right column, and so many have something in both.
_FEWEST_RIGHT, _FEWEST_BOTH = 6, 3


def one_column(raw: Sequence[str]) -> list[str]:
    """The rows, with what stands in two columns set below each other; a heading in either tells that they are two."""
    rows = [row.expandtabs(8) if "\t" in row else row for row in raw]
    starts = Counter(m.end() for row in rows for m in _GUTTER.finditer(row))
    for at, count in starts.most_common(2):
        if count < _FEWEST_RIGHT:
            break
        if columns := _columns(rows, at):
            return columns
    return list(raw)


def _columns(rows: Sequence[str], at: int) -> list[str]:
    """The rows with the right column, which starts there, below the left one; empty where there are no two."""
    right = [n for n, row in enumerate(rows) if row[at : at + 1].strip() and not row[at - 2 : at].strip()]
    first, last = right[0], right[-1] + 1
    while last < len(rows) and rows[last].strip() and len(rows[last].rstrip()) <= at - 2:
        last += 1  # The left column may be the longer one.
    inside = rows[first:last]
    if any(row[at - 2 : at].strip() for row in inside):
        return []
    left_cells, right_cells = [row[:at].rstrip() for row in inside], [row[at:].rstrip() for row in inside]
    both = sum(bool(a.strip() and b.strip()) for a, b in zip(left_cells, right_cells, strict=True))
    if both < _FEWEST_BOTH or not (_has_heading(left_cells) and _has_heading(right_cells)):
        return []
    own = [c for c in left_cells if c.strip() and not _DATE.search(c) and not heading_kinds(c.strip())]
    if len(own) < _FEWEST_BOTH:
        return []  # a form with its headings and dates at the left
    columns = [left_cells, right_cells]
    if _opens_with_heading(left_cells) and not _opens_with_heading(right_cells):
        columns.reverse()
    return [*rows[:first], *columns[0], "", *columns[1], "", *rows[last:]]


def _has_heading(cells: Sequence[str]) -> bool:
    return any(heading_kinds(cell.strip()) for cell in cells if cell.strip())


def _opens_with_heading(cells: Sequence[str]) -> bool:
    return bool(heading_kinds(next((c.strip() for c in cells if c.strip()), "")))

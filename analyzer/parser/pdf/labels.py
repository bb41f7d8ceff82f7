"""Label rails: headings at the left margin, each beside the first row of its text."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzer.parser.pdf.rows import Row, row_of

_LONGEST = 32
_SAME_EDGE = 3.0


def split_labels(rows: list[Row]) -> list[Row]:
    """Set each label of a rail on a row of its own, before the text beside it.

    Rows come back as they are where the left pieces are no rail: dates, the keys of a table, a row of tab stops.
    """
    if sum(row.tabbed for row in rows) < 2:
        return rows
    left = min(row.left for row in rows)
    labels = [row for row in rows if _is_label(row, left)]
    edge = _text_edge(labels)
    if edge is None:
        return rows
    start = rows.index(labels[0])
    body = [row for row in rows[start:] if row.left >= edge - _SAME_EDGE]
    labels = [row for row in labels if row.pieces[0].x1 < edge]
    others = len(rows) - start - len(body) - len(labels)
    if len(labels) < 2 or len(body) < len(labels) or others > 0.2 * (len(rows) - start):
        return rows
    rail = {id(row) for row in labels}
    done: list[Row] = []
    for row in rows:
        if id(row) in rail:
            done += [row_of(row.pieces[:1], row.page), row_of(row.pieces[1:], row.page)]
        else:
            done.append(row)
    return done


def _is_label(row: Row, left: float) -> bool:
    if not row.tabbed or row.bullet or abs(row.left - left) > _SAME_EDGE:
        return False
    text = row.pieces[0].text()
    return len(text) <= _LONGEST and not re.search(r"\d|:$", text)


def _text_edge(labels: list[Row]) -> float | None:
    """The leftmost x at which the text beside at least two labels starts."""
    starts = sorted(row.pieces[1].left for row in labels)
    for a, b in pairwise(starts):
        if b - a <= _SAME_EDGE:
            return a
    return None

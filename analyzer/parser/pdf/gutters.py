"""What tells columns from rows: whether two runs of pieces side by side are columns, or labels beside their text."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.heading_words import heading_kinds

_LONGEST_HEADING = 40
REACHED = re.compile(r"@|\d{3}\D{0,2}\d{4}$|\.com/|^[A-Z][\w.' -]+, [A-Z][a-z]+(?: [A-Z][a-z]+)?$")
_ADDRESS = re.compile(r"@|\.\w+/")
ALIGNED = 1.5  # points between baselines that are one row
_UNEVEN = 0.35  # of the size: between baselines of one row of a list whose columns were set by themselves
_LONGEST_ITEM = 28
_TIGHT = 1.6  # of the size: between baselines of one paragraph
_DATED_RAIL = 0.3
_LOWER = re.compile(r"[(\"'“‘]?[a-z]")
DATE_OR_PLACE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:present|current|remote|now|ongoing|expected)\b|^\d{1,2}/\d{2,4}"
    r"|^[A-Z][\w. ]+, [A-Z]{2}\.?$",
    re.I,
)


def is_rail(left: list[Piece], right: list[Piece]) -> bool:
    """Whether the left pieces are short, share an edge and stand on rows of the right ones."""
    if not is_short(left, right) or len(left) < 2 or len(right) < 2 or dated(right) >= 0.5:
        return False
    return _aligned(_baselines(left), _baselines(right)) >= 0.6 and _length(right) > _length(left)


def is_short(left: list[Piece], right: list[Piece]) -> bool:
    """Whether the left pieces are as short as labels, clear of the right ones, and share an edge."""
    if not left or not right:
        return False
    edge, end = min(p.left for p in left), max(p.x1 for p in left)
    shared = max(sum(abs(p.left - edge) < 4 for p in left), sum(abs(p.x1 - end) < 4 for p in left))
    if shared < 0.8 * len(left) or _length(left) > 32 or any(p.bullet for p in left):
        return False
    return min(p.left for p in right) - end >= 3


def dates_before(pieces: list[Piece], gutter: float) -> bool:
    """Whether some of the pieces start left of the gutter, all of them dates or places."""
    here = [p for p in pieces if p.left < gutter]
    return bool(here) and all(DATE_OR_PLACE.search(p.text()) for p in here)


def without_dates_at_ends(left: list[Piece], right: list[Piece]) -> list[Piece]:
    """The right column without dates and places at the margin, above or below it: those of rows across the page."""
    edges: dict[int, int] = {}
    for p in right:
        edges[round(p.left)] = edges.get(round(p.left), 0) + 1
    inside = [i for i, p in enumerate(right) if edges[round(p.left)] > 1 or not DATE_OR_PLACE.search(p.text())]
    if not inside or not left:
        return right
    kept = right[inside[0] : inside[-1] + 1]
    return kept if len(kept) > 1 else right


def right_end(piece: Piece) -> float:
    """The right end; an address that is too long for its column may stand out of it."""
    return piece.x0 if len(piece.words) == 1 and _ADDRESS.search(piece.words[0].text) else piece.x1


def bulleted(pieces: list[Piece]) -> float:
    """The share of bullets among the pieces that start a row of their own."""
    starts = [p for p in pieces if p.bullet]
    inner = min((p.x0 for p in starts), default=0.0)
    return sum(p.bullet or (bool(starts) and p.x0 >= inner - 3) for p in pieces) / len(pieces)


def are_columns(left: list[Piece], right: list[Piece]) -> bool:
    if len(left) < 2 or len(right) < 2:
        return False
    if min(p.left for p in right) - max(map(right_end, left)) < 3:
        return False
    rows_left, rows_right = _baselines(left), _baselines(right)
    if len(rows_left) < 2 or len(rows_right) < 2 or len(rows_left) + len(rows_right) < 5:
        return False
    top = max(rows_left[0], rows_right[0])
    bottom = min(rows_left[-1], rows_right[-1])
    shorter = min(rows_left[-1] - rows_left[0], rows_right[-1] - rows_right[0])
    if bottom - top < 0.4 * shorter:
        return False
    heads_left, heads = _headings(left), _headings(right)
    headed = len(heads_left), len(heads)
    if not any(headed) and _is_grid(left, right):
        return False
    reached = sum(bool(REACHED.search(p.text())) for p in right) / len(right) if not headed[1] else 0.0
    if dated(left) >= 0.6 or dated(right) + reached >= 0.5:
        return False
    start = min(left[0].base, right[0].base)
    tops = [p for p in (*left, *right) if p.base - start < ALIGNED]
    if min(headed) > 0 and (sum(headed) > 2 or len(_headings(tops)) > 1):
        return True  # a table has headings in its first column at most
    if heads and not heads_left and dated(left) >= _DATED_RAIL and _are_labels(left, right, heads):
        return False  # dates and labels left of their text, under headings that stand over the text
    if len(_baselines(heads)) > 1 or _sentences_cut(left, right) > 1:
        return True  # a row of a table does not start inside of a sentence
    listed = bulleted(left) >= 0.5 and bulleted(right) >= 0.5
    if listed and sum(p.bullet for p in right) >= 2:
        return True
    aligned_left, aligned_right = _aligned(rows_left, rows_right), _aligned(rows_right, rows_left)
    if len(rows_left) <= 0.65 * len(rows_right):
        known = {id(p) for p in heads_left} if not heads else set()
        labels = _baselines([p for p in left if id(p) not in known])
        if aligned_left >= 0.6 or (len(labels) > 2 and _aligned(labels, rows_right) >= 0.8):
            return False  # labels left of their text, some under headings of their own
    bullets = sum(p.bullet for p in right)
    if aligned_right >= 0.6 and len(rows_right) <= 0.65 * len(rows_left) and bullets < 2:
        return False  # something at a tab stop in some of the rows
    if aligned_left >= 0.6 and aligned_right >= 0.6:
        return len(rows_left) >= 8 and _length(left) >= 25 and _length(right) >= 25
    return sum(len(p.text()) for p in left) >= 20 and sum(len(p.text()) for p in right) >= 20


def _are_labels(left: list[Piece], right: list[Piece], heads: list[Piece]) -> bool:
    """Whether each of the left pieces stands on a row of the right ones, and none beside a heading."""
    rows = _baselines(left)
    return _aligned(rows, _baselines(right)) == 1 and not _aligned(_baselines(heads), rows) and is_short(left, right)


def _is_grid(left: list[Piece], right: list[Piece]) -> bool:
    """Whether short items stand in rows and three columns or more, though not quite on one baseline."""
    if any(p.bullet or len(p.text()) > _LONGEST_ITEM for p in (*left, *right)):
        return False
    edges: dict[int, int] = {}
    for p in right:
        edges[round(p.x0 / 4)] = edges.get(round(p.x0 / 4), 0) + 1
    if sum(count > 1 for count in edges.values()) < 2:
        return False
    return sum(any(abs(p.base - q.base) <= _UNEVEN * p.size for q in right) for p in left) >= max(2, 0.6 * len(left))


def _headings(pieces: list[Piece]) -> list[Piece]:
    """Those of the pieces that are headings, by words and look."""
    sizes = sorted(p.size for p in pieces)
    larger = 1.08 * sizes[len(sizes) // 2]
    return [
        p
        for p in pieces
        if (p.bold or p.size > larger) and len(p.text()) <= _LONGEST_HEADING and heading_kinds(p.text())
    ]


def _sentences_cut(left: list[Piece], right: list[Piece]) -> int:
    """How many rows of the left pieces go on with a sentence of the row above, beside a piece on the right."""
    found = 0
    for above, piece in pairwise(sorted(left, key=lambda p: p.base)):
        if 0 < piece.base - above.base < _TIGHT * piece.size and _LOWER.match(piece.text()):
            found += any(abs(p.base - piece.base) <= ALIGNED and not _LOWER.match(p.text()) for p in right)
    return found


def _baselines(pieces: list[Piece]) -> list[float]:
    rows: list[float] = []
    for base in sorted(p.base for p in pieces):
        if not rows or base - rows[-1] > ALIGNED:
            rows.append(base)
    return rows


def _aligned(rows: list[float], others: list[float]) -> float:
    """The share of `rows` that have one of `others` on the same baseline."""
    return sum(any(abs(row - other) <= ALIGNED for other in others) for row in rows) / len(rows)


def dated(pieces: list[Piece]) -> float:
    return sum(bool(DATE_OR_PLACE.search(t)) and len(t) < 40 for t in (p.text() for p in pieces)) / len(pieces)


def _length(pieces: list[Piece]) -> float:
    return sum(len(p.text()) for p in pieces) / len(pieces)

"""Cuts a piece where text of another column follows close behind: at a table's line, or at the edge of a rail.

LaTeX and Word set the labels of a rail so near to its text that the gap is no wider than two spaces.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.tables import Grid

_MOST_LABEL = 5  # words
_WIDER = 1.6  # than the other gaps of the row
_GAP = 0.5  # of the size
_SAME_EDGE = 1.0
_FEWEST_LABELS, _FEWEST_STARTS = 2, 3


def cut_pieces(pieces: list[Piece], grids: list[Grid]) -> list[Piece]:
    """The pieces of a page, those that reach over a table's line or a rail's edge cut in two there."""
    if grids:
        pieces = [part for piece in pieces for part in _at_lines(piece, grids)]
    return _at_edges(pieces)


def _at_lines(piece: Piece, grids: list[Grid]) -> list[Piece]:
    for grid in grids:
        if not grid.holds(piece):
            continue
        for x in grid.xs[1:-1]:
            if piece.x0 < x < piece.x1:
                cut = next((i for i, (a, b) in enumerate(pairwise(piece.words), 1) if a.x1 <= x <= b.x0), 0)
                if cut:
                    first, rest = _cut(piece, cut)
                    return [first, *_at_lines(rest, [grid])]
    return [piece]


def _at_edges(pieces: list[Piece]) -> list[Piece]:
    """Rows of a label and its text, where both stand as in other rows and the gap between them is the row's widest."""
    labels: dict[int, list[tuple[Piece, int]]] = {}
    for piece in pieces:
        if len(piece.words) > 1 and not piece.bullet and (cut := _widest(piece)):
            labels.setdefault(round(piece.words[cut].x0), []).append((piece, cut))
    if not labels:
        return pieces
    starts = Counter(round(p.left) for p in pieces)
    # Labels that stand apart already, by where they end.
    ends = Counter(round(p.x1) for p in pieces)
    cuts: dict[int, int] = {}
    for edge, rows in labels.items():
        near = [row for x in (edge - 1, edge, edge + 1) for row in labels.get(x, ())]
        begun = sum(starts[x] for x in (edge - 1, edge, edge + 1))
        for piece, cut in rows:
            end = piece.words[cut - 1].x1
            apart = sum(ends[x] for x in range(round(end) - 1, round(end) + 2))
            alike = len(near) >= _FEWEST_LABELS and _stands_alike(piece, cut, near)
            if _heads_rows(piece, cut, near) or (begun and begun + len(near) > _FEWEST_STARTS and (alike or apart)):
                cuts[id(piece)] = cut
    return [part for piece in pieces for part in (_cut(piece, cuts[id(piece)]) if id(piece) in cuts else (piece,))]


def _widest(piece: Piece) -> int:
    """The number of the word behind a gap in the first words that is wider than all others; 0 where none is."""
    words = piece.words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words[: _MOST_LABEL + 1])]
    widest = max(gaps)
    if widest < _GAP * piece.size:
        return 0
    others = sorted(gaps)[:-1] or [0.3 * piece.size]
    return gaps.index(widest) + 1 if widest > _WIDER * others[-1] else 0


def _stands_alike(piece: Piece, cut: int, near: list[tuple[Piece, int]]) -> bool:
    """Whether another label begins or ends at the same place."""
    end = piece.words[cut - 1].x1
    return any(
        other is not piece
        and (abs(other.x0 - piece.x0) <= _SAME_EDGE or abs(other.words[at - 1].x1 - end) <= 3 * _SAME_EDGE)
        for other, at in near
    )


def _heads_rows(piece: Piece, cut: int, near: list[tuple[Piece, int]]) -> bool:
    """Whether bold labels, or single words, of several widths end at one edge, and their text starts at another."""
    end = piece.words[cut - 1].x1
    rows = [
        round(other.x0)
        for other, at in near
        if abs(other.words[at - 1].x1 - end) <= _SAME_EDGE and other.words[at - 1].bold and not other.words[at].bold
    ]
    if len(rows) >= _FEWEST_STARTS and len(set(rows)) > 1:
        return True
    singles = {round(other.x0) for other, at in near if at == 1 and abs(other.words[0].x1 - end) <= 3 * _SAME_EDGE}
    return cut == 1 and len(singles) > _FEWEST_STARTS


def _cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    first, rest = Piece(piece.words[:at]), Piece(piece.words[at:])
    first.bullet, first.mark_x0, first.mark_text = piece.bullet, piece.mark_x0, piece.mark_text
    return first, rest

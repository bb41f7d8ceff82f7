"""Columns that go on on the next page, where they may show less of what tells columns from rows."""

from __future__ import annotations

from analyzer.parser.pdf.columns import Leaf, Node, Split, around, lay_out, lay_out_page, leaves, trimmed
from analyzer.parser.pdf.gutters import dated, right_end
from analyzer.parser.pdf.margins import EDGE
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.tables import Grid

_SAME_GUTTER = 8.0
_SAME_EDGE = 4.0
_INDENTED = 12.0
_MOST_AT_EDGE = 4


def lay_out_next(pieces: list[Piece], height: float, grids: list[Grid], before: list[Node]) -> list[Node]:
    """The pieces of a page as nodes in reading order, `before` being those of the page before it (or none)."""
    nodes = lay_out_page(pieces, height, grids)
    _mark_edges(nodes, height)
    last = next((node for node in reversed(before) if not _is_edge(node)), None)
    if not isinstance(last, Split) or last.table or grids or _starts_with(nodes, last):
        return nodes
    going_on = _going_on([p for leaf in leaves(nodes) for p in leaf.pieces], last, height)
    if going_on is None:
        return nodes
    _mark_edges(going_on, height)
    return going_on


def continue_columns(first: list[Node], second: list[Node]) -> bool:
    """Let columns at the end of one page go on at the start of the next; True where `second` was changed.

    Without this a sidebar on the right of page one would stand in the middle of a job that goes on on page two.
    """
    at = next((i for i in range(len(first) - 1, -1, -1) if not _is_edge(first[i])), None)
    if at is None or not isinstance(before := first[at], Split) or before.table or not _starts_with(second, before):
        return False
    if _is_edge(second[0]):
        first.insert(at, second.pop(0))
    after = second.pop(0)
    if isinstance(after, Split):
        before.left += after.left
        before.right += after.right
    return True


def _is_edge(node: Node) -> bool:
    return isinstance(node, Leaf) and node.edge


def _mark_edges(nodes: list[Node], height: float) -> None:
    """Mark the head and foot of a page, which do not end the columns between them."""
    for node, low, high in ((nodes[0], 0.0, EDGE), (nodes[-1], 1 - EDGE, 1.0)) if len(nodes) > 1 else ():
        if isinstance(node, Leaf) and len(node.pieces) <= _MOST_AT_EDGE:
            node.edge = all(low * height <= p.top and p.bottom <= high * height for p in node.pieces)


def _starts_with(nodes: list[Node], before: Split) -> bool:
    """Whether a page starts with the columns that the page before ends with, a running head aside."""
    first = next((node for node in nodes if not _is_edge(node)), None)
    return isinstance(first, Split) and not first.table and abs(first.gutter - before.gutter) <= _SAME_GUTTER


def _going_on(pieces: list[Piece], before: Split, height: float) -> list[Node] | None:
    """The nodes of a page that starts with columns where the page before had them; None where it does not."""
    gutter, edge = before.gutter, min((p.left for leaf in leaves(before.left) for p in leaf.pieces), default=0.0)
    ordered = sorted(pieces, key=lambda p: p.base)
    crossing = [i for i, p in enumerate(ordered) if p.left < gutter and right_end(p) > gutter + 1]
    heads = [i for i in crossing if ordered[i].bottom <= EDGE * height]
    start = heads[-1] + 1 if heads else 0
    end = crossing[len(heads)] if len(crossing) > len(heads) else len(ordered)
    left = [p for p in ordered[start:end] if p.left < gutter]
    right = [p for p in ordered[start:end] if p.left >= gutter]
    if left and right:
        left, right = trimmed(left, right, False, end < len(ordered), height)
    elif end < len(ordered) or _starts_low(before, height):
        return None
    if not left and not right:
        return None
    if left and edge and not edge - _SAME_EDGE <= min(p.left for p in left) <= edge + _INDENTED:
        return None
    if right and (min(p.left for p in right) - gutter - 1 > _SAME_EDGE or (left and dated(right) >= 0.5)):
        return None
    above, below = around(pieces, left, right)
    split = Split(gutter, lay_out(left, height, 1), lay_out(right, height, 1))
    return [*lay_out(above, height, 1), split, *lay_out(below, height, 1)]


def _starts_low(before: Split, height: float) -> bool:
    """Whether columns begin in the lower half of a page, as a list of skills does."""
    return min(p.base for leaf in leaves([before]) for p in leaf.pieces) > 0.5 * height

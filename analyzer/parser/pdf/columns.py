"""Reading order: which pieces of a page stand in columns side by side, and which share rows.

A right-aligned date, a label left of its text and a table are rows; a sidebar and the halves of a page are columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.parser.pdf.blocks import block_bands, parts_between_headings, raise_dates
from analyzer.parser.pdf.gutters import (
    ALIGNED,
    DATE_OR_PLACE,
    REACHED,
    are_columns,
    bulleted,
    dates_before,
    is_rail,
    is_short,
    right_end,
    without_dates_at_ends,
)
from analyzer.parser.pdf.heading_rows import between_headings, rows_of_headings
from analyzer.parser.pdf.margins import foot_of_page
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.tables import Band, Grid, is_whole, ruled_bands, stacked_bands
from analyzer.parser.pdf.wraps import join_wraps

_DEEPEST = 3
_FEWEST = 5  # pieces that are columns side by side

# A gutter and the pieces on both sides of it.
Run = tuple[float, list[Piece], list[Piece]]


@dataclass(slots=True)
class Leaf:
    """Pieces that are read row by row; `whole` says that all of its rows are one line of text.

    An `edge` is what stands at the upper or lower edge of a page.
    """

    pieces: list[Piece]
    column: int = 0
    frame: str = ""
    table: bool = False
    whole: bool = False
    edge: bool = False


@dataclass(slots=True)
class Split:
    """Columns side by side, left before right; `gutter` is the x between them. `table`: the cells of one row."""

    gutter: float
    left: list[Leaf | Split] = field(default_factory=list)
    right: list[Leaf | Split] = field(default_factory=list)
    table: bool = False


Node = Leaf | Split


def lay_out_page(pieces: list[Piece], height: float, grids: list[Grid]) -> list[Node]:
    """The pieces of a page as nodes in reading order; ruled tables are read row by row and cell by cell."""
    nodes: list[Node] = []
    if foot := foot_of_page(pieces, height):
        known = {id(p) for p in foot}
        body = [p for p in pieces if id(p) not in known]
        return [*lay_out_page(body, height, grids), Leaf(foot)] if body else [Leaf(foot)]
    rest = pieces = join_wraps(pieces)
    for grid in grids:
        inside = [p for p in rest if grid.holds(p)]
        bands = ruled_bands(grid, inside)
        wraps = any(band.wraps for band in bands)
        if not (wraps or sum(len(band.cells) > 1 for band in bands) > 1) or _beside(rest, inside, grid):
            continue
        nodes += lay_out([p for p in rest if p.base < grid.ys[0]], height)
        for band in bands:
            nodes += _band_nodes(band, height, ruled=True)
        known = {id(p) for p in inside}
        rest = [p for p in rest if p.base >= grid.ys[0] and id(p) not in known]
    return [*nodes, *lay_out(rest, height)]


def _beside(pieces: list[Piece], inside: list[Piece], grid: Grid) -> bool:
    """Whether the table stands in a column, with other text at its side."""
    known = {id(p) for p in inside}
    return any(id(p) not in known and grid.ys[0] < p.base < grid.ys[-1] for p in pieces)


def _band_nodes(band: Band, height: float, *, ruled: bool, depth: int = 0) -> list[Node]:
    if not band.wraps:
        return [Leaf([p for cell in band.cells for p in cell], table=ruled)]
    found: list[Node] = []
    for index in range(len(band.cells) - 1, -1, -1):
        cell = band.cells[index]
        here: list[Node] = []
        if cell and (ruled or index == 0):
            here = [Leaf(cell, table=ruled, whole=is_whole(cell) or not ruled)]
        elif cell:
            here = lay_out(cell, height, depth + 1)
        found = [Split(band.gutters[index], here, found, table=True)] if index < len(band.gutters) else here
    return found


def lay_out(pieces: list[Piece], height: float, depth: int = 0) -> list[Node]:
    """The pieces of a page (or of a column of it) as nodes in reading order; `height` is the page's in points."""
    if not pieces:
        return []
    if depth >= _DEEPEST:
        return [Leaf(pieces)]
    ordered = sorted(pieces, key=lambda p: p.base)
    starts = rows_of_headings(ordered)
    runs = [(gutter, *sides) for gutter in _gutters(ordered) for sides in _runs(ordered, gutter, height)]
    if starts:
        runs = [(gutter, *between_headings(left, right, starts)) for gutter, left, right in runs]
    if rail := _stacked(pieces, runs, height, depth, headings=True) or _beside_blocks(pieces, runs, height, depth):
        return rail
    found = _best_split(runs) if len(pieces) >= _FEWEST else None
    if found is None:
        return _stacked(pieces, runs, height, depth) or [Leaf(pieces)]
    gutter, left, right = found
    above, below = around(pieces, left, right)
    split = Split(gutter, lay_out(left, height, depth + 1), lay_out(right, height, depth + 1))
    return [*lay_out(above, height, depth + 1), split, *lay_out(below, height, depth + 1)]


def around(pieces: list[Piece], left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What stands above and below the columns."""
    inside = {id(p) for p in left} | {id(p) for p in right}
    start = min(p.top for p in (*left, *right))
    above = [p for p in pieces if id(p) not in inside and p.base <= start + p.size]
    below = [p for p in pieces if id(p) not in inside and p.base > start + p.size]
    return above, below


def _stacked(
    pieces: list[Piece], runs: list[Run], height: float, depth: int, headings: bool = False
) -> list[Node] | None:
    """A table without lines in which cells of the left column wrap, or are all `headings`; None where there is none."""
    for gutter, left, right in runs:
        if not (is_short(left, right) if headings else is_rail(left, right)):
            continue
        bands = stacked_bands(left, right, gutter, headings=headings)
        if bands is None:
            continue
        above, below = around(pieces, left, right)
        if headings:
            first = bands[0].cells[0][0]
            # What stands over the first heading of a page belongs to the last one of the page before.
            lead = [p for p in bands[0].cells[1] if p.base < first.base - first.size]
            bands[0].cells[1] = [p for p in bands[0].cells[1] if p.base >= first.base - first.size]
            nodes: list[Node] = [Split(gutter, [], lay_out(lead, height, depth + 1), table=True)] if lead else []
            nodes += [
                Split(gutter, [Leaf(band.cells[0], whole=True)], lay_out(band.cells[1], height, depth + 1), table=True)
                for band in bands
            ]
        else:
            nodes = [node for band in bands for node in _band_nodes(band, height, ruled=False, depth=depth)]
        return [*lay_out(above, height, depth + 1), *nodes, *lay_out(below, height, depth + 1)]
    return None


def _beside_blocks(pieces: list[Piece], runs: list[Run], height: float, depth: int) -> list[Node] | None:
    """Employers with their places and dates at the left, each beside the job that they head; None without any."""
    parts = [(gutter, *part) for gutter, left, right in runs for part in parts_between_headings(left, right)]
    for gutter, left, right in [*runs, *parts]:
        if not is_short(left, right):
            continue
        raise_dates(left, right)
        bands = block_bands(left, right, gutter)
        if bands is None:
            continue
        above, below = around(pieces, left, right)
        nodes: list[Node] = [
            Split(gutter, [Leaf(band.cells[0])], lay_out(band.cells[1], height, depth + 1), table=True)
            if band.gutters
            else Leaf(band.cells[0])
            for band in bands
        ]
        return [*lay_out(above, height, depth + 1), *nodes, *lay_out(below, height, depth + 1)]
    return None


def leaves(nodes: list[Node], column: int = 0, frame: str = "") -> list[Leaf]:
    """The leaves in reading order, each with its column's number and the name of the frame its rows fill."""
    found: list[Leaf] = []
    for node in nodes:
        if isinstance(node, Leaf):
            node.column, node.frame = column, frame
            found.append(node)
        else:
            name = f"{frame}{'#' if node.table else '|'}{round(node.gutter / 8)}"
            found += leaves(node.left, column, name + "L")
            last = column if node.table else max((leaf.column for leaf in found), default=column)
            found += leaves(node.right, last + 1, name + "R")
    return found


def _best_split(runs: list[Run]) -> Run | None:
    best: Run | None = None
    most = 0
    for gutter, left, right in runs:
        size = len(left) + len(right)
        # Dates at the right edge of the left column: the gutter lies behind them.
        behind = size == most and best is not None and dates_before(best[2], gutter)
        if (size > most or behind) and are_columns(left, right):
            best, most = (gutter, left, right), size
    return best


def _gutters(pieces: list[Piece]) -> list[float]:
    """Just left of every x where at least two pieces start."""
    # A bullet that wraps starts at its mark once, and at its text once.
    hung = {round(p.x0) for p in pieces if not p.bullet}
    lefts = sorted([*(p.left for p in pieces), *(p.left for p in pieces if p.bullet and round(p.x0) in hung)])
    found: list[float] = []
    start = 0
    for index in range(1, len(lefts) + 1):
        if index == len(lefts) or lefts[index] - lefts[index - 1] > 3:
            if index - start >= 2 and lefts[start] > lefts[0] + 40:
                found.append(lefts[start] - 1.0)
            start = index
    return found


def _runs(ordered: list[Piece], gutter: float, height: float) -> list[tuple[list[Piece], list[Piece]]]:
    """Stretches of the page, from top to bottom, in which no piece crosses the gutter."""
    runs: list[tuple[list[Piece], list[Piece]]] = []
    left: list[Piece] = []
    right: list[Piece] = []
    crossed, row = False, float("-inf")
    for piece in [*ordered, None]:
        if piece is None or (piece.left < gutter and piece.x1 > gutter + 1 and _crosses(piece, left, gutter)):
            if len(left) > 1 and len(right) > 1:
                runs.append(trimmed(left, right, crossed, piece is not None, height))
            left, right, crossed = [], [], True
            row = piece.base if piece else row
        elif piece.base - row <= ALIGNED:
            pass  # the end of a row across the gutter
        elif piece.left < gutter:
            left.append(piece)
        else:
            right.append(piece)
    return runs


def _crosses(piece: Piece, left: list[Piece], gutter: float) -> bool:
    """Whether the piece stands on both sides; an address may stand out of its column, but not behind a phone number."""
    return right_end(piece) > gutter + 1 or any(
        abs(p.base - piece.base) <= ALIGNED and REACHED.search(p.text()) for p in left[-2:]
    )


def trimmed(
    left: list[Piece], right: list[Piece], crossed_before: bool, crossed_after: bool, height: float
) -> tuple[list[Piece], list[Piece]]:
    """Take off the rows at both ends that stand beside nothing and belong to the page, not to a column."""
    sizes = sorted(p.size for p in (*left, *right))
    middle = sizes[len(sizes) // 2]
    right = without_dates_at_ends(left, right)
    for side, other in ((left, right), (right, left)):
        if not other:
            return left, right
        start = other[0].top
        lead = [p for p in side if p.bottom < start]
        apart = side is left or start - lead[-1].bottom > 4 * middle if lead else False
        if lead and ((crossed_before and apart) or lead[0].size > 1.25 * middle):
            del side[: len(lead)]
    if not left or not right:
        return left, right
    end = max(p.bottom for p in right)
    tail = _without_list(left, [p for p in left if p.top > end])
    table = crossed_after or min(left[0].top, right[0].top) > 0.35 * height
    if tail and not table:
        beside = [p for p in left if p.top <= end]
        table = bool(beside) and bulleted(beside) > 0.8 and bulleted(right) > 0.8 and not tail[0].bullet
    if tail and table:
        del left[-len(tail) :]
    if crossed_after and left:
        end = max(p.bottom for p in left)
        tail = [p for p in right if p.top > end]
        # Rows that go on right of the gutter belong to the right column as long as they follow it closely.
        if tail and all(DATE_OR_PLACE.search(p.text()) for p in tail):
            del right[-len(tail) :]
    return left, right


def _without_list(column: list[Piece], tail: list[Piece]) -> list[Piece]:
    """The tail without the rows that go on with the list that the column ends with."""
    body = column[: len(column) - len(tail)]
    if not tail or not body:
        return tail
    last = body[-1]
    bullets = [p.x0 for p in body if p.bullet]
    inner = min(bullets, default=last.x0)
    pitch = 1.5 * last.size if bullets or len(body) < 2 else 1.15 * (last.base - body[-2].base)
    for index, piece in enumerate(tail):
        listed = piece.bullet or abs(piece.x0 - inner) < 3
        alike = bool(bullets) or (piece.size == last.size and piece.bold is last.bold and not piece.text().isupper())
        if piece.base - last.base > min(pitch, 1.5 * piece.size) or not listed or not alike:
            return tail[index:]
        last = piece
    return []

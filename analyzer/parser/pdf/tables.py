"""Tables used as layout: cells that wrap must not interleave, so each row of a table is read cell by cell.

Tables with ruled lines show their cells; without lines a wrapped cell is told by what stands on its rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from analyzer.months import MONTH
from analyzer.parser.pdf.drawings import Drawings, Rectangle
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.heading_words import heading_kinds, names_items
from analyzer.parser.resume.vocabulary import starts_small

_TOUCHES = 3.0
_FEWEST_CROSSINGS = 6
_MOST_RULES = 200
_TIGHT = 1.4  # of the size: baselines of one wrapped cell
_GOES_ON = re.compile(r"(?:[,&/–—-]|\b(?:and|or|of|for|the|with|in|to))$", re.I)
_LABEL = 0.6  # of the size: between the baselines of a label and of the text beside it
_DATE_END = re.compile(r"^(?:(?:19|20)\d\d|present|current|now)\b", re.I)
# A date or place, as `pdf_gutters` knows them, and a mark between two of something.
_APART = re.compile(r"\d|@|[|•:]|^[A-Z][\w. ]+, [A-Z]{2}\.?$|\b(?:present|current)\b", re.I)
_DATE_START = re.compile(rf"\b(?:{MONTH})[a-z]*\.?,?$", re.I)


@dataclass(slots=True)
class Grid:
    """A ruled table: the x of its lines across and the y of its lines down, in order."""

    xs: list[float]
    ys: list[float]

    def holds(self, piece: Piece) -> bool:
        """Whether the piece stands inside."""
        middle = (piece.top + piece.bottom) / 2
        return self.ys[0] < middle < self.ys[-1] and self.xs[0] - _TOUCHES < piece.x0 < self.xs[-1]


@dataclass(slots=True)
class Band:
    """One row of a table: the pieces of each cell, and the x where each cell but the first starts."""

    cells: list[list[Piece]]
    gutters: list[float]

    @property
    def wraps(self) -> bool:
        """Whether a cell has more than one visual row beside another cell."""
        filled = [cell for cell in self.cells if cell]
        return len(filled) > 1 and any(_rows(cell) > 1 for cell in filled)


def find_grids(drawings: Drawings) -> list[Grid]:
    """The ruled tables of a page, from top to bottom; each has at least two cells."""
    across, down = drawings.horizontal[:_MOST_RULES], drawings.vertical[:_MOST_RULES]
    if len(across) < 2 or len(down) < 2:
        return []
    groups: list[tuple[list[Rectangle], list[Rectangle]]] = []
    for line in down:
        met = [h for h in across if _cross(h, line)]
        joined = [g for g in groups if any(h in g[0] for h in met)]
        whole = ([h for g in joined for h in g[0]] + met, [v for g in joined for v in g[1]] + [line])
        groups = [g for g in groups if g not in joined] + [whole]
    grids: list[Grid] = []
    for rows, columns in groups:
        if sum(_cross(h, v) for h in rows for v in columns) >= _FEWEST_CROSSINGS:
            grid = Grid(_distinct([(v[0] + v[2]) / 2 for v in columns]), _distinct([(h[1] + h[3]) / 2 for h in rows]))
            if len(grid.xs) > 2 and len(grid.ys) > 1:
                grids.append(grid)
    return sorted(grids, key=lambda g: g.ys[0])


def ruled_bands(grid: Grid, pieces: list[Piece]) -> list[Band]:
    """The rows of a ruled table; a row with text across a line has one cell."""
    bands: list[Band] = []
    for top, bottom in pairwise(grid.ys):
        inside = [p for p in pieces if top <= (p.top + p.bottom) / 2 < bottom]
        if not inside:
            continue
        inner = grid.xs[1:-1]
        if any(p.x0 < x - _TOUCHES and p.x1 > x + _TOUCHES for p in inside for x in inner):
            bands.append(Band([inside], []))
            continue
        cells: list[list[Piece]] = [[] for _ in range(len(inner) + 1)]
        for piece in inside:
            cells[sum(piece.x0 >= x - _TOUCHES for x in inner)].append(piece)
        if any(p.bullet for p in inside):
            # What stands right of a list of duties (an employer, say) is none of them.
            cells = [_unwrapped(cell, *edges) for cell, edges in zip(cells, pairwise(grid.xs), strict=True)]
            cells.sort(key=lambda cell: any(p.bullet for p in cell))
        bands.append(Band(cells, inner))
    return bands


def _unwrapped(cell: list[Piece], low: float, high: float) -> list[Piece]:
    """The pieces of a cell between two lines, a name that had to wrap there as one piece; lists stay as they are."""
    if len(cell) < 2 or any(p.bullet for p in cell):
        return cell
    limit = high - (min(p.x0 for p in cell) - low)
    rows = sorted(cell, key=lambda p: (p.base, p.x0))
    whole = [rows[0]]
    for last, piece in pairwise(rows):
        first, word = whole[-1], piece.words[0]
        if _had_to_wrap(last, piece, limit - (word.x1 - word.x0)):
            first.words = first.words + piece.words
        else:
            whole.append(piece)
    for piece in whole:
        base, size = piece.base, piece.size
        piece.measure()
        piece.base, piece.size = base, size
    return whole


def _had_to_wrap(last: Piece, piece: Piece, room: float) -> bool:
    """Whether a row goes on with the name above it: its first word had no room there."""
    if last.x1 + 0.25 * last.size < room or abs(piece.left - last.left) > _TOUCHES or piece.bold is not last.bold:
        return False
    near = 0.5 * piece.size < piece.base - last.base < _TIGHT * piece.size
    apart = _APART.search(piece.words[0].text) or _APART.search(piece.text()) or _APART.search(last.words[-1].text)
    return near and piece.size == last.size and not apart


def stacked_bands(left: list[Piece], right: list[Piece], gutter: float, *, headings: bool = False) -> list[Band] | None:
    """Rows of two columns without lines, where at least one cell of the left column wraps; None where none does.

    With `headings`, where the left column holds nothing but headings, each beside the first row of its text.
    """
    cells: list[list[Piece]] = []
    for piece in sorted(left, key=lambda p: p.base):
        if cells and _same_cell(cells[-1], piece, right):
            cells[-1].append(piece)
        else:
            cells.append([piece])
    if headings and not _is_rail_of_headings(cells, right):
        return None
    if not headings and all(_rows(cell) < 2 for cell in cells):
        return None
    starts = [cell[0].base - 0.5 * cell[0].size for cell in cells]
    bands: list[Band] = []
    for index, cell in enumerate(cells):
        low = starts[index] if index else float("-inf")
        high = starts[index + 1] if index + 1 < len(cells) else float("inf")
        bands.append(Band([cell, [p for p in right if low <= p.base < high]], [gutter]))
    return bands


def _same_cell(cell: list[Piece], piece: Piece, right: list[Piece]) -> bool:
    last = cell[-1]
    if abs(piece.base - last.base) < 1.5:
        return True
    if piece.base - last.base > _TIGHT * piece.size or abs(piece.left - cell[0].left) > 4 or piece.bullet:
        return False
    before, text = " ".join(p.text() for p in cell), piece.text()
    if _goes_on(before, text):
        return True
    beside = [p for p in right if abs(p.base - piece.base) < 1.5]
    if beside and not beside[0].bullet and starts_small(beside[0].text()):
        return True  # a row of a table does not start inside of a sentence
    if beside and names_items(text):
        return False  # "General" over "Software": two labels
    joined = heading_kinds(f"{before} {text}")
    return bool(joined) and (not heading_kinds(before) or (len(joined) == 1 and not beside))


def _is_rail_of_headings(cells: list[list[Piece]], right: list[Piece]) -> bool:
    texts = [" ".join(p.text() for p in cell) for cell in cells]
    if len(cells) < 2 or not all(map(heading_kinds, texts)):
        return False
    return all(any(abs(p.base - cell[0].base) < _LABEL * p.size for p in right) for cell in cells)


def is_whole(cell: list[Piece]) -> bool:
    """Whether the rows of a cell are plainly one text, so a date or label that had to wrap."""
    texts = [p.text() for p in sorted(cell, key=lambda p: (p.base, p.x0))]
    return len(texts) > 1 and all(_goes_on(before, text) for before, text in pairwise(texts))


def _goes_on(before: str, text: str) -> bool:
    dated = _DATE_START.search(before) and _DATE_END.match(text)
    return bool(_GOES_ON.search(before) or starts_small(text) or dated)


def _rows(cell: list[Piece]) -> int:
    return len(_distinct([p.base for p in cell]))


def _cross(across: Rectangle, down: Rectangle) -> bool:
    return (
        across[0] - _TOUCHES <= down[0] <= across[2] + _TOUCHES
        and down[1] - _TOUCHES <= across[1] <= down[3] + _TOUCHES
    )


def _distinct(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCHES:
            found.append(value)
    return found

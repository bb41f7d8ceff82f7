"""Pieces of one column to visual rows: what stands on one baseline."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.parser.pdf.pieces import Piece

_CENTERED = 0.3  # of the size of the larger letters: between the baselines of a row that is set on its middle


@dataclass(slots=True)
class Row:
    """The pieces on one baseline in one column of one page."""

    pieces: list[Piece]
    page: int
    x0: float
    x1: float
    left: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    bullet: bool
    text: str

    @property
    def tabbed(self) -> bool:
        """Whether a wide gap stands inside of the row."""
        return len(self.pieces) > 1

    @property
    def starts_bold(self) -> bool:
        """Whether the first word is bold."""
        return self.pieces[0].words[0].bold

    @property
    def ends_bold(self) -> bool:
        """Whether the last word is bold."""
        return self.pieces[-1].words[-1].bold

    def first_word_width(self) -> float:
        """Points that the first word and a space before it take."""
        word = self.pieces[0].words[0]
        return word.x1 - word.x0 + 0.25 * self.size


def build_rows(pieces: list[Piece], page: int) -> list[Row]:
    """Pieces of one column to rows, top to bottom."""
    ordered = sorted(pieces, key=lambda p: (p.base, p.x0))
    groups: list[list[Piece]] = []
    for piece in ordered:
        if not groups or not _shares_row(groups[-1], piece):
            groups.append([piece])
        elif (over := _overprinted(groups[-1], piece)) is None:
            groups[-1].append(piece)
        else:  # the larger one is a heading that the text below it was drawn over
            groups.insert(len(groups) - (over.size < piece.size), [piece])
    return [row_of(group, page) for group in groups]


def _shares_row(group: list[Piece], piece: Piece) -> bool:
    first = max(group, key=lambda p: p.size)
    small, large = (piece, first) if piece.size < first.size else (first, piece)
    if abs(piece.base - first.base) <= max(1.5, 0.3 * small.size):
        return True
    # Ordinals and fractions are small and raised: they stand inside of the height of the row's other text.
    raised = small.size < 0.85 * large.size and small.top >= large.top - 2 and small.bottom <= large.bottom + 1
    if not raised or not all(piece.x0 >= p.x1 - 1 or piece.x1 <= p.x0 + 1 for p in group):
        return False
    gap = min(max(piece.x0 - p.x1, p.x0 - piece.x1) for p in group)
    # Beside a name in large letters stand rows of their own, one above the other.
    return gap <= 2 * large.size or abs(piece.base - first.base) <= _CENTERED * large.size


def _overprinted(group: list[Piece], piece: Piece) -> Piece | None:
    """The piece of a row that stands at the place of this one, in letters of another size."""
    middle = (piece.x0 + piece.x1) / 2
    return next((p for p in group if p.x0 < middle < p.x1 and _differ(p.size, piece.size)), None)


def _differ(size: float, other: float) -> bool:
    return min(size, other) < 0.8 * max(size, other)


def row_of(group: list[Piece], page: int) -> Row:
    """One row of pieces that stand side by side."""
    if len(group) == 1:
        p = group[0]
        return Row(group, page, p.x0, p.x1, p.left, p.top, p.bottom, p.base, p.size, p.bold, p.bullet, p.text())
    group.sort(key=lambda p: p.x0)
    first = group[0]
    longest = max(group, key=lambda p: sum(len(w.text) for w in p.words))
    return Row(
        pieces=group,
        page=page,
        x0=first.x0,
        x1=max(p.x1 for p in group),
        left=first.left,
        top=min(p.top for p in group),
        bottom=max(p.bottom for p in group),
        base=longest.base,
        size=longest.size,
        bold=longest.bold,
        bullet=first.bullet,
        text="\t".join(p.text() for p in group),
    )

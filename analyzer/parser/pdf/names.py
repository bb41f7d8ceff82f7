"""A name in large letters that takes two rows of the page, as in a sidebar: first names over family name."""

from __future__ import annotations

from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.contact import is_name

_LARGER = 1.2  # than all other text
_TIGHT = 1.4  # of the size: between the baselines
_ALIGNED = 3.0
_MOST_ROWS = 3


def join_name(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page; those in the largest letters are one where only together they are a name."""
    largest = max((p.size for p in pieces), default=0.0)
    large = [p for p in pieces if p.size > 0.97 * largest]
    if not 1 < len(large) <= _MOST_ROWS or any(
        p.size * _LARGER > largest for p in pieces if all(p is not q for q in large)
    ):
        return pieces
    large.sort(key=lambda p: p.base)
    first, *rest = large
    for above, below in zip(large, rest, strict=False):
        if not _stands_under(above, below) or not (_is_part(above) or _is_part(below)):
            return pieces
    if not is_name(" ".join(p.text() for p in large)):
        return pieces
    base, size = first.base, first.size
    first.words = [word for p in large for word in p.words]
    first.measure()
    first.base, first.size = base, size
    joined = set(map(id, rest))
    return [p for p in pieces if id(p) not in joined]


def _stands_under(above: Piece, below: Piece) -> bool:
    edges = (below.x0 - above.x0, below.x1 - above.x1, (below.x0 + below.x1 - above.x0 - above.x1) / 2)
    return 0.5 < (below.base - above.base) / above.size < _TIGHT and min(map(abs, edges)) < _ALIGNED


def _is_part(piece: Piece) -> bool:
    """Whether a row is one word of a name, or ends with an initial."""
    return len(piece.words) == 1 or (len(piece.words) == 2 and len(piece.words[1].text.rstrip(".")) == 1)

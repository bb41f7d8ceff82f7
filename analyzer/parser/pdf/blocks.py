"""Blocks beside jobs: employer, place and dates of a job stand as rows of their own left of its title and duties."""

from __future__ import annotations

from analyzer.parser.pdf.gutters import DATE_OR_PLACE
from analyzer.parser.pdf.icons import is_detail
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.tables import Band
from analyzer.parser.resume.heading_words import heading_kinds

_TIGHT = 1.5  # of the size: baselines of one block
_ALIGNED = 1.5  # points between baselines that are one row
_FEWEST = 2
_MOST_ROWS = 4


def block_bands(left: list[Piece], right: list[Piece], gutter: float) -> list[Band] | None:
    """Each block and what stands beside it until the next one; None where the left pieces are no such blocks.

    Dates of one row each are no blocks: they stay on their rows.

    The first row of a block stands on the first row of its job, the others on no row of it: they have their own pitch.
    """
    blocks: list[list[Piece]] = []
    for piece in sorted(left, key=lambda p: p.base):
        again = blocks and _are_dates(blocks[-1][0]) and _are_dates(piece) and _on_row(piece, right)
        if blocks and not again and _follows(blocks[-1][-1], piece):
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    if not _head_jobs(blocks, right):
        if _on_rows(left, right):
            return [Band([[*left, *right]], [])]
        return None
    starts = [block[0].base - 0.5 * block[0].size for block in blocks] + [float("inf")]
    bands = [Band([[p for p in right if p.base < starts[0]]], [])] if right[0].base < starts[0] else []
    for block, low, high in zip(blocks, starts, starts[1:], strict=False):
        bands.append(Band([block, [p for p in right if low <= p.base < high]], [gutter]))
    return bands


def _are_dates(piece: Piece) -> bool:
    text = piece.text()
    return any(letter.isdigit() for letter in text) and is_detail(text)


def _on_rows(left: list[Piece], right: list[Piece]) -> bool:
    """Whether nothing but dates and places stands at the left, each on a row of the right: then rows are read."""
    return all(is_detail(p.text()) and _on_row(p, right) for p in left)


def parts_between_headings(left: list[Piece], right: list[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    """Columns cut at the headings that stand alone at the left: above dates and places, they head what is beside."""
    heads = [p for p in left if heading_kinds(p.text()) and not _on_row(p, right)]
    if heads and min(p.x1 for p in heads) < max(p.x0 for p in heads):
        return []  # some are those of a sidebar
    cuts = [p.base for p in heads]
    found: list[tuple[list[Piece], list[Piece]]] = []
    for low, high in zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True) if cuts else ():
        part = [p for p in left if low < p.base < high], [p for p in right if low < p.base < high]
        if all(part):
            found.append(part)
    return found


def raise_dates(left: list[Piece], right: list[Piece]) -> None:
    """Set dates that stand at half the height of what they belong to on its first row, a bold title at the edge.

    Nothing but headings and dates may stand at the left, one date beside each title, and some on no row at all.
    """
    dates = [p for p in left if _are_dates(p)]
    if len(dates) < _FEWEST or all(_on_row(p, right) for p in dates):
        return
    if any(not heading_kinds(p.text()) for p in left if not _are_dates(p)):
        return
    edge = min(p.left for p in right)
    titles = [p for p in right if p.bold and not p.bullet and p.left - edge < _ALIGNED and not heading_kinds(p.text())]
    dates.sort(key=lambda p: p.base)
    titles.sort(key=lambda p: p.base)
    if len(titles) != len(dates):
        return
    ends = [title.base for title in titles[1:]] + [float("inf")]
    if all(title.base - _ALIGNED <= date.base < end for title, date, end in zip(titles, dates, ends, strict=True)):
        for title, date in zip(titles, dates, strict=True):
            date.base = title.base


def _follows(last: Piece, piece: Piece) -> bool:
    """Whether a piece stands right below another, which may be two rows high where its dates had to wrap."""
    return piece.base - last.base <= _TIGHT * piece.size or piece.top - last.bottom <= (_TIGHT - 1) * piece.size


def _head_jobs(blocks: list[list[Piece]], right: list[Piece]) -> bool:
    tall = [block for block in blocks if len(block) > 1]
    details = all(is_detail(p.text()) for block in blocks for p in block)
    if len(tall) < (1 if details else _FEWEST) or any(len(block) > _MOST_ROWS for block in blocks):
        return False
    if any(heading_kinds(block[0].text()) for block in tall):
        return False  # a sidebar: its headings have their own text below them
    if sum(any(DATE_OR_PLACE.search(p.text()) for p in block) for block in tall) < len(tall):
        return False
    heads = [block[0] for block in blocks if not heading_kinds(block[0].text())]
    rest = [p for block in tall for p in block[1:]]
    beside = sum(_on_row(p, right) for p in rest)
    return all(_on_row(p, right) for p in heads) and (details or 2 * beside < len(rest))


def _on_row(piece: Piece, others: list[Piece]) -> bool:
    return any(abs(p.base - piece.base) <= _ALIGNED for p in others)

"""Text that had to wrap in a narrow place and yet is one: a heading, a date, and the text left of a date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from analyzer.months import MONTH, MONTHS
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.heading_words import heading_kinds, names_items

_TIGHT = 1.6  # of the size: baselines of one wrapped text
_ALIGNED = 1.5
_SAME_EDGE = 2.0
_ROOM = 1.2  # of the size: between two cells that had to wrap
_SAME_SIZE = 0.3
_HEADING_WORDS, _DATE_WORDS = 3, 6
_MOST_ROWS = 4
_GRID, _ITEM_WORDS = 3, 4
_LONGEST = 34
_MONTH = rf"(?:{MONTH})[a-z]*\.?,?"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_DATE_END = re.compile(
    rf"^(?:(?:{_MONTH} )?{_YEAR}|{_MONTH}$|\d{{1,2}}(?:/\d{{2,4}}|/|$)|present|current|now"
    r"|(?:to )?date|[-–—](?: |$))(?!\w)",
    re.I,
)
_OPEN_DATE = re.compile(
    r"(?=.*\d).*(?:[-–—]|\bto)$|(?:expected|spring|summer|fall|winter)$"
    rf"|(?:.*\d.*[-–—] ?)?(?:expected )?{_MONTH}$",
    re.I,
)
# What a text that `_OPEN_DATE` matches starts with, where it holds no dash and does not end with "to".
_OPEN_STARTS = frozenset(("exp", "spr", "sum", "fal", "win", *MONTHS))
_OPEN_RANGE = re.compile(rf"(?:{_YEAR}|/\d{{2,4}})(?: ?[-–—]| to)?$", re.I)
_DATE_REST = re.compile(rf"^(?:[-–—]|to)(?: ?(?:{_MONTH} |\d{{1,2}}/)?{_YEAR}\)?| ?(?:present|current|now)\)?|$)", re.I)
_YEAR_ONLY = re.compile(rf"(?:^|\W)(?:{_MONTH} |\d{{1,2}}/)?{_YEAR}$", re.I)
_PLACE = re.compile(r"^[A-Z][\w.'’ ]*, [A-Z]{2}$")
_DATED = re.compile(rf"(?:^|\W){_YEAR}\b|^\d{{1,2}}/\d|present$|current$", re.I)
_JOINER = re.compile(r"(?:[&/]|\b(?:and|of|or))$", re.I)


class _Page:
    """The pieces of a page by baseline, and those that were put to another."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = sorted(pieces, key=lambda p: p.base)
        self.bases = [p.base for p in self.pieces]
        self.right = max((p.x1 for p in pieces), default=0.0)
        self.gone: set[int] = set()

    def between(self, low: float, high: float) -> Iterator[Piece]:
        """The pieces with a baseline in this range that are still there, from top to bottom."""
        for index in range(bisect_left(self.bases, low), bisect_right(self.bases, high)):
            if id(self.pieces[index]) not in self.gone:
                yield self.pieces[index]

    def beside(self, piece: Piece) -> Iterator[Piece]:
        """The pieces on the row of this one."""
        return (p for p in self.between(piece.base - _ALIGNED, piece.base + _ALIGNED) if p is not piece)

    def lonely(self, piece: Piece) -> bool:
        """Whether the row of this piece has fewer pieces than a grid."""
        low, high = piece.base - _ALIGNED, piece.base + _ALIGNED
        return bisect_right(self.bases, high) - bisect_left(self.bases, low) < _GRID

    def below(self, piece: Piece) -> Piece | None:
        """The piece on the next row of the same cell."""
        low, high = piece.base + 0.5 * piece.size, piece.base + _TIGHT * piece.size
        for p in self.between(low, high):
            edge = min(abs(p.x0 - piece.x0), abs(p.x0 - piece.left), abs(p.x1 - piece.x1))
            if edge < _SAME_EDGE and p.bold is piece.bold and not p.bullet and abs(p.size - piece.size) < _SAME_SIZE:
                return p
        return None

    def in_column(self, end: Piece) -> bool:
        """Whether a date or place stands at the right edge of the page, or shares an edge with another one."""
        if self.right - end.x1 < end.size:
            return True
        others = (p for p in self.pieces if p is not end and abs(p.base - end.base) > _ALIGNED)
        return any(
            min(abs(p.x0 - end.x0), abs(p.x1 - end.x1)) < _SAME_EDGE and (_is_dated(p.text()) or _PLACE.match(p.text()))
            for p in others
        )

    def append(self, piece: Piece, rest: Piece) -> None:
        """Put the words of `rest` behind those of `piece`, on its baseline."""
        self.gone.add(id(rest))
        base, size = piece.base, piece.size
        last = piece.words[-1]
        if last.text[-1] in "-–" and len(last.text) > 1:
            last.text += rest.words[0].text
            rest.words = rest.words[1:]
        piece.words += rest.words
        piece.measure()
        piece.base, piece.size = base, size


def join_wraps(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page, with each wrapped heading, date and dated title as one piece at its first row."""
    page = _Page(pieces)
    for piece in page.pieces:
        if id(piece) in page.gone or len(piece.words) > _LONGEST:
            continue
        if piece.bold or piece.text().isupper() or (len(piece.words) == 1 and _heads_list(piece, page)):
            _take_heading(piece, page)
    for piece in page.pieces:
        if id(piece) in page.gone:
            continue
        if len(piece.words) <= _DATE_WORDS and len(piece.text()) <= _LONGEST:
            _take_cells(piece, page)
        if _ends_open(piece) if len(piece.words) > 1 else _starts_rail(piece, page):
            _take_end(piece, page)
    _take_grids(page)
    return [p for p in pieces if id(p) not in page.gone]


def _take_grids(page: _Page) -> None:
    """Items of a list in three or more columns that wrap: a row that leaves out columns before it is no row."""
    row: list[Piece] = []
    columns: dict[int, float] = {}
    base = float("-inf")
    for start in page.pieces:
        if id(start) in page.gone or start.base - base < _ALIGNED:
            continue
        near, base = start.base - base < _TIGHT * start.size, start.base
        if not row and page.lonely(start):
            continue
        here = sorted([start, *page.beside(start)], key=lambda p: p.x0)
        here = [p for p in here if p.bold is here[-1].bold]  # a label beside a list is none of its items
        if len(here) >= _GRID and all(map(_is_item, here)):
            if not row or [round(p.x0 / 4) for p in here] != list(columns):
                columns = {}
            row = here
            for p in row:
                columns[round(p.x0 / 4)] = max(p.x1, columns.get(round(p.x0 / 4), 0.0))
        elif row and near:
            row = _wrapped_row(row, here, columns, page)
        else:
            row, columns = [], {}


def _is_item(piece: Piece) -> bool:
    return len(piece.words) <= _ITEM_WORDS and not piece.bullet and not re.search(r"\d{4}|,", piece.text())


def _wrapped_row(row: list[Piece], here: list[Piece], columns: dict[int, float], page: _Page) -> list[Piece]:
    """Put the pieces of a row that is none to those above; the row that the next one can go on from."""
    above = [next((p for p in row if abs(p.x0 - q.x0) < _SAME_EDGE), None) for q in here]
    if any(p is None for p in above):
        return []
    lower = any(q.text()[0].islower() for q in here)
    first = [p for p in row if p.x0 <= here[-1].x0 + _SAME_EDGE]
    if not lower and len(here) == len(first):
        return []
    edges = sorted(p.x0 for p in row)
    going: list[Piece] = []
    for p, q in zip(above, here, strict=True):
        if p is None:
            continue
        word = q.words[0]
        after = next((x for x in edges if x > p.x0 + _SAME_EDGE), None)
        limit = after - _ROOM * p.size if after else columns.get(round(p.x0 / 4), 0.0)
        if p.x1 + 0.25 * p.size + word.x1 - word.x0 > limit:
            page.append(p, q)
            q.base = p.base
            going.append(p)
        else:
            going.append(q)
    return going


def _take_heading(piece: Piece, page: _Page) -> None:
    """ "ACADEMIC" over "BACKGROUND" in a narrow column."""
    text = piece.text()
    under = page.below(piece) if len(text) <= _LONGEST and len(text.split()) <= _HEADING_WORDS else None
    if under is None or len(under.text().split()) > _HEADING_WORDS or under.text().isupper() is not text.isupper():
        return
    joined = heading_kinds(f"{text} {under.text()}")
    if joined and (_JOINER.search(text) or not heading_kinds(text) or len(joined) == 1):
        page.append(piece, under)


def _heads_list(piece: Piece, page: _Page) -> bool:
    """Whether a word in plain letters and the one below it ("Technical" over "Skills") both start rows of items."""
    text = piece.words[0].text
    if not text.istitle() or piece.bullet or heading_kinds(text):
        return False
    beside = [p for p in page.beside(piece) if p.x0 > piece.x1]
    if not beside or any(p.x1 < piece.x0 for p in page.beside(piece)):
        return False
    under = page.below(piece)
    if under is None or names_items(under.text()):
        return False  # "General" over "Software": two labels
    return any(p.x0 > under.x1 for p in page.beside(under))


def _leaves_open(text: str) -> bool:
    """Whether a date is to go on ("May 2020 -", "June"); the start or a dash tells most texts, and fast."""
    dash = "-" in text or "–" in text or "—" in text
    maybe = dash or text[:3].lower() in _OPEN_STARTS or text[-2:].lower() == "to"
    return maybe and _OPEN_DATE.match(text) is not None


def _is_dated(text: str) -> bool:
    """Whether a text holds a year, or ends with a word for today."""
    number = "19" in text or "20" in text or "/" in text or "'" in text or "’" in text
    return (number or text[-3:].lower() == "ent") and _DATED.search(text) is not None


def _ends_open(piece: Piece) -> bool:
    """Whether a range of dates may go on in the next row."""
    before, last = piece.words[-2].text, piece.words[-1].text
    maybe = last[-1].isdigit() or last[-1] in "-–—" or last.lower() == "to"
    return (maybe and _OPEN_RANGE.search(f"{before} {last}") is not None) or (
        len(piece.words) <= _DATE_WORDS and _leaves_open(piece.text())
    )


def _starts_rail(piece: Piece, page: _Page) -> bool:
    """Whether a lone word is the start of a date in a narrow rail.

    A month that the next row leaves open ("December" over "2024 -" over "December 2025"), or an open date whose end
    stands below it ("09/2023 –" over "Present").
    """
    text = piece.text()
    if not _leaves_open(text) or not any(p.x0 > piece.x1 for p in page.beside(piece)):
        return False
    under = page.below(piece)
    if under is None:
        return False
    if _leaves_open(f"{text} {under.text()}"):
        return True
    return (
        text[0].isdigit() and text[-1] in "-–—" and len(under.words) == 1 and _DATE_END.match(under.text()) is not None
    )


def _take_end(piece: Piece, page: _Page) -> None:
    """ "Charge Nurse | Oak Hospital | May 2020 -" over "June 2022"."""
    last = piece
    for _ in range(_MOST_ROWS):
        under = page.below(last)
        if under is None or piece.bullet or len(under.words) > _DATE_WORDS or not _ends(piece.text(), under.text()):
            return
        page.append(piece, under)
        last = under


def _take_cells(end: Piece, page: _Page) -> None:
    """A date or place at the end of a row, and the text left of it, where either goes on in the rows below.

    "Cedar Hill Nursing and      May 2020 -" over "Rehab      June 2022" is one row of two cells.
    """
    text = end.text()
    if not (_leaves_open(text) or _is_dated(text) or _PLACE.match(text) or text.endswith(",")):
        return
    start = max((p for p in page.beside(end) if p.x1 < end.x0), key=lambda p: p.x1, default=None)
    if start is None:
        _take_both_rows(end, page)
        return
    if start.bullet:
        return  # an item that wraps beside a date of another column, or that needs no help
    limit = end.x0 - _ROOM * end.size
    right = end.x1
    last_end, last_start = end, start
    for _ in range(_MOST_ROWS):
        under_end = page.below(last_end)
        if under_end is not None and not _ends(end.text(), under_end.text()):
            under_end = None
        under_start = page.below(last_start)
        if under_start is not None and not _had_to_wrap(last_start, under_start, limit, right, under_end, page):
            under_start = None
        if under_start is not None and under_end is None and not _is_cell(last_start, under_start, end, page):
            under_start = None
        if under_end is not None and last_end is end and under_start is None and last_start.x1 < limit:
            under_end = None  # a date of another column
        for first, under in ((end, under_end), (start, under_start)):
            if under is not None:
                page.append(first, under)
        if under_end is None and under_start is None:
            return
        last_end, last_start = under_end or last_end, under_start or last_start


def _is_cell(start: Piece, under: Piece, end: Piece, page: _Page) -> bool:
    """Whether what stands left of a date is a cell: spaces may have set the date, and text go on below it."""
    text = under.text()
    goes_on = text[0].islower() or _JOINER.search(start.text()) or start.text().endswith(",")
    return bool(goes_on) or page.in_column(end)


def _take_both_rows(end: Piece, page: _Page) -> None:
    """A date set at half the height of the two rows left of it."""
    for first in page.between(end.base - end.size, end.base - 0.25 * end.size):
        second = page.below(first) if first.x1 < end.x0 and not first.bullet else None
        if second is not None and second.x1 < end.x0 and abs(first.base + second.base - 2 * end.base) < _ALIGNED:
            page.append(first, second)
            first.base = end.base
            return


def _ends(text: str, under: str) -> bool:
    """Whether the text below ends a date or place that the text above leaves open."""
    if _leaves_open(text):
        return _DATE_END.match(under) is not None
    if _YEAR_ONLY.search(text):
        return _DATE_REST.match(under) is not None
    return _PLACE.match(f"{text} {under}") is not None and not _PLACE.match(text)


def _had_to_wrap(start: Piece, under: Piece, limit: float, right: float, under_end: Piece | None, page: _Page) -> bool:
    """Whether the first word below had no room behind the text above, and stands alone or beside the date's end."""
    if not start.words[-1].text.strip("."):
        return False  # dots lead to the date: there was room
    word = under.words[0]
    if start.x1 + 0.25 * start.size + word.x1 - word.x0 < limit or under.x1 > limit + under.size:
        return False
    beside = [p for p in page.beside(under) if p.x0 > under.x1]
    return all(p is under_end or p.x0 > right for p in beside)

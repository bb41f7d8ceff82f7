"""The PDF reader: pages to words, words to rows and columns, rows to the lines of a Document."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

import pypdfium2

from analyzer.errors import BrokenFile, NoTextLayer, TooLarge
from analyzer.model import Box, Document, Line, Page, Span, Warning
from analyzer.parser.limits import DEFAULT_LIMITS, Limits
from analyzer.parser.pdf_bullets import mark_dots, mark_glyphs, mark_numbers
from analyzer.parser.pdf_characters import PageText, Word, read_words
from analyzer.parser.pdf_columns import Node, Split, continue_columns, lay_out_page, leaves
from analyzer.parser.pdf_drawings import Drawings, read_drawings
from analyzer.parser.pdf_labels import split_labels
from analyzer.parser.pdf_library import PDFIUM, PdfFile, PdfPage, open_pdf
from analyzer.parser.pdf_margins import drop_cut_rows, running_rows
from analyzer.parser.pdf_paragraphs import (
    Paragraph,
    Row,
    build_paragraphs,
    build_rows,
    joined_text,
    measure_frame,
    whole_words,
)
from analyzer.parser.pdf_pieces import Piece, build_pieces
from analyzer.parser.pdf_tables import find_grids
from analyzer.parser.pdf_visibility import hide_unseen

_COLUMNS_HOLD = 0.4
_ASCII = re.compile(r"[A-Za-z0-9]+")


@dataclass(slots=True)
class _Reading:
    """What was found while reading the pages."""

    pages: list[Page] = field(default_factory=list)
    nodes: list[list[Node]] = field(default_factory=list)
    hidden: list[tuple[int, list[Piece]]] = field(default_factory=list)
    page_of: dict[int, int] = field(default_factory=dict)
    characters: int = 0
    unmapped: int = 0
    dots: int = 0
    gridded: list[int] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


def read_pdf(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF in reading order.

    Raises EncryptedFile, NoTextLayer, BrokenFile or TooLarge. Pages past the limits are named in a warning.
    """
    try:
        with PDFIUM:
            file = open_pdf(data)
            try:
                reading = _read_pages(file, limits)
            finally:
                file.close()
        return _document(reading)
    except (BrokenFile, NoTextLayer):
        reading = _read_carefully(data, limits)
        if not reading.characters:
            raise
        return _document(reading)


def _read_carefully(data: bytes, limits: Limits) -> _Reading:
    """What pdfplumber finds in a file in which PDFium found nothing."""
    from analyzer.parser.pdf_crosscheck import careful_pages

    reading = _Reading()
    for number, text in enumerate(careful_pages(data, limits.max_pages), 1):
        _take_page(text, Drawings(), number, reading)
    return reading


def _read_pages(file: PdfFile, limits: Limits) -> _Reading:
    reading = _Reading()
    deadline = time.monotonic() + limits.max_seconds
    total = len(file)
    unreadable = 0
    for index in range(total):
        if index >= limits.max_pages or (index and time.monotonic() > deadline):
            message = f"Only the first {index} of {total} pages were read; a resume is one or two pages long."
            reading.warnings.append(Warning("page-limit", message))
            break
        try:
            page = file[index]
        except pypdfium2.PdfiumError:
            unreadable += 1
            reading.warnings.append(Warning("page-unreadable", f"Page {index + 1} is damaged and could not be read."))
            continue
        try:
            _read_page(page, index + 1, reading)
        finally:
            page.close()
        if reading.characters > limits.max_characters:
            raise TooLarge
    if unreadable and not reading.pages:
        raise BrokenFile
    if not reading.characters:
        raise NoTextLayer
    return reading


def _read_page(page: PdfPage, number: int, reading: _Reading) -> None:
    text = read_words(page)
    drawings = Drawings()
    if text.words:
        drawings = read_drawings(page, text.geometry)
        hide_unseen(page, text, drawings)
    _take_page(text, drawings, number, reading)


def _take_page(text: PageText, drawings: Drawings, number: int, reading: _Reading) -> None:
    geometry = text.geometry
    reading.pages.append(Page(number, round(geometry.width, 2), round(geometry.height, 2)))
    reading.plain.append(text.plain)
    reading.characters += text.characters
    reading.unmapped += text.unmapped
    if not text.words:
        return
    seen, unseen = _pieces(text, drawings, reading)
    grids = find_grids(drawings)
    if grids:
        reading.gridded.append(number)
    nodes = lay_out_page(seen, geometry.height, grids)
    for piece in seen:
        reading.page_of[id(piece)] = number
    reading.nodes.append(nodes)
    if unseen:
        reading.hidden.append((number, unseen))


def _pieces(text: PageText, drawings: Drawings, reading: _Reading) -> tuple[list[Piece], list[Piece]]:
    shown: list[Word] = []
    aside: list[Word] = []
    for word in text.words:
        (aside if word.hidden or not word.upright else shown).append(word)
    pieces = mark_glyphs(build_pieces(shown)) if shown else []
    reading.dots += mark_dots(pieces, drawings.dots)
    mark_numbers(pieces)
    return pieces, build_pieces(aside) if aside else []


def _document(reading: _Reading) -> Document:
    columns = any(_in_columns(nodes) for nodes in reading.nodes)
    flow = _flow(reading.nodes)
    paragraphs = _paragraphs(flow, reading)
    for number, pieces in reading.hidden:
        paragraphs += [Paragraph([row]) for row in build_rows(pieces, number)]
    vocabulary = whole_words(paragraphs)
    lefts: dict[int, float] = {}
    for p in paragraphs:
        left = min(row.left for row in p.rows)
        lefts[p.column] = min(left, lefts.get(p.column, left))
    lines: list[Line] = []
    texts: list[str] = []
    at = 0
    for p in paragraphs:
        text = joined_text(p, vocabulary)
        if not text:
            continue
        lines.append(_line(p, at, text, lefts[p.column], reading.gridded))
        texts.append(text)
        at += len(text) + 1
    if not lines:
        raise NoTextLayer
    whole = "\n".join(texts)
    warnings = (*reading.warnings, *_warnings(reading, lines, columns), *_lost_words(reading, whole))
    return Document(whole, tuple(lines), "pdf", tuple(reading.pages), warnings)


def _in_columns(nodes: list[Node]) -> bool:
    """Whether columns hold much of a page's text, and not just a list of skills in two."""
    beside = sum(_length(node) for node in nodes if isinstance(node, Split) and not node.table)
    return beside >= _COLUMNS_HOLD * sum(_length(node) for node in nodes)


def _length(node: Node) -> int:
    return sum(len(word.text) for leaf in leaves([node]) for piece in leaf.pieces for word in piece.words)


def _lost_words(reading: _Reading, text: str) -> list[Warning]:
    """A warning for each page that shows a word which is not in the text. Runs of ASCII letters and digits count."""
    flat = "".join(_ASCII.findall(text))
    known = set(_ASCII.findall(text))
    found: list[Warning] = []
    for page, plain in zip(reading.pages, reading.plain, strict=True):
        words = {w for w in _ASCII.findall(plain) if len(w) > 2 and w not in known}
        lost = sorted(w for w in words if w not in flat)
        if lost:
            named = ", ".join(lost[:5])
            found.append(Warning("lost-words", f"Page {page.number} shows words that could not be placed: {named}."))
    return found


def _flow(pages: list[list[Node]]) -> list[Node]:
    """All pages' nodes in one list; columns that go on on the next page are one."""
    flow: list[Node] = []
    for nodes in pages:
        rest = list(nodes)
        if flow:
            continue_columns(flow, rest)
        flow += rest
    return flow


def _paragraphs(flow: list[Node], reading: _Reading) -> list[Paragraph]:
    parts: list[tuple[int, str, list[Row]]] = []
    whole: set[int] = set()
    celled: set[int] = set()
    for leaf in leaves(flow):
        by_page: dict[int, list[Piece]] = {}
        for piece in leaf.pieces:
            by_page.setdefault(reading.page_of[id(piece)], []).append(piece)
        rows = [row for number, pieces in by_page.items() for row in split_labels(build_rows(pieces, number))]
        if leaf.whole:
            whole.update(map(id, rows))
        if leaf.table:
            celled.update(map(id, rows))
        if parts and parts[-1][:2] == (leaf.column, leaf.frame) and not (leaf.table or leaf.whole):
            parts[-1][2].extend(rows)
        else:
            parts.append((leaf.column, leaf.frame, rows))
    parts = [(column, name, drop_cut_rows(rows, reading.pages)) for column, name, rows in parts]
    together: dict[str, list[Row]] = {}
    for _, name, rows in parts:
        together.setdefault(name, []).extend(rows)
    width = max(page.width for page in reading.pages)
    frames = {name: measure_frame(rows, width) for name, rows in together.items()}
    running = running_rows([row for rows in together.values() for row in rows], reading.pages)
    done: list[Paragraph] = []
    for column, name, rows in parts:
        body = [row for row in rows if id(row) not in running]
        if body and all(id(row) in whole for row in body):
            done.append(Paragraph(body, column))
            continue
        done += build_paragraphs(body, frames[name], column)
        done += [Paragraph([row], column, running=True) for row in rows if id(row) in running]
    for paragraph in done:
        paragraph.in_table = any(id(row) in celled for row in paragraph.rows)
    return done


def _line(paragraph: Paragraph, at: int, text: str, left: float, gridded: list[int]) -> Line:
    rows = paragraph.rows
    first = rows[0]
    return Line(
        span=Span(at, at + len(text)),
        bullet=first.bullet,
        bold=sum(len(r.text) for r in rows if r.bold) * 2 > sum(len(r.text) for r in rows),
        size=round(first.size, 2),
        indent=round(first.left - left, 1),
        column=paragraph.column,
        boxes=tuple(Box(r.page, round(r.left, 2), round(r.top, 2), round(r.x1, 2), round(r.bottom, 2)) for r in rows),
        in_table=paragraph.in_table or (first.page in gridded and first.tabbed),
        in_header=paragraph.running,
        hidden=all(p.hidden for r in rows for p in r.pieces),
    )


def _warnings(reading: _Reading, lines: list[Line], columns: bool) -> list[Warning]:
    found: list[Warning] = []
    if columns:
        message = "The page has columns side by side; some employers' systems read straight across and mix them up."
        found.append(Warning("two-columns", message))
    if reading.dots >= 2:
        message = "The bullets are drawn, not typed: programs that read only text see no bullets."
        found.append(Warning("drawn-bullets", message))
    hidden = [line for line in lines if line.hidden]
    if hidden:
        pages = ", ".join(str(n) for n in sorted({line.page for line in hidden}))
        message = f"Page {pages} holds text that cannot be seen; employers' systems find it and may reject the file."
        found.append(Warning("hidden-text", message))
    if reading.unmapped > max(5, reading.characters // 50):
        message = "Many characters have no meaning a program can read; save the file again with another font."
        found.append(Warning("no-unicode-map", message))
    if reading.gridded:
        message = "The page holds a table with borders; some employers' systems read its cells in another order."
        found.append(Warning("tables", message))
    return found

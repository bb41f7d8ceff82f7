"""The PDF reader: pages to words, words to rows and columns, rows to the lines of a Document."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from analyzer.errors import BrokenFile, NoTextLayer, TooLarge, UnknownFormat
from analyzer.model import Box, Document, Line, Page, Span, Warning
from analyzer.parser.limits import DEFAULT_LIMITS, Limits
from analyzer.parser.pdf_bullets import mark_dots, mark_glyphs, mark_numbers
from analyzer.parser.pdf_characters import PageGeometry, PageText
from analyzer.parser.pdf_columns import Node, Split, continue_columns, lay_out_page, leaves
from analyzer.parser.pdf_drawings import Drawings, read_drawings
from analyzer.parser.pdf_labels import split_labels
from analyzer.parser.pdf_library import PDFIUM, PdfFile, PdfPage, is_tagged, open_pdf
from analyzer.parser.pdf_margins import drop_cut_rows, running_rows
from analyzer.parser.pdf_marks import Marks, overlooks_text
from analyzer.parser.pdf_on_head import rows_on_head, turn_page
from analyzer.parser.pdf_overlays import load_page
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
from analyzer.parser.pdf_reading import Reading, find_warnings, lost_words
from analyzer.parser.pdf_tables import find_grids
from analyzer.parser.pdf_visibility import hide_unseen
from analyzer.parser.pdf_words import read_words

if TYPE_CHECKING:
    from PIL.Image import Image

_COLUMNS_HOLD = 0.4
_PICTURES_HOLD = 0.12


def read_pdf(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF in reading order.

    Raises EncryptedFile, NoTextLayer, BrokenFile or TooLarge. Pages past the limits are named in a warning.
    """
    try:
        with PDFIUM:
            file = open_pdf(data)
        try:
            return _document(_read_pages(file, limits, Marks(data)))
        finally:
            with PDFIUM:
                file.close()
    except (BrokenFile, NoTextLayer):
        reading = _read_carefully(data, limits)
        if not reading.characters:
            raise
        return _document(reading)


def read_photo(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a photo or scan of a page (PNG, JPEG, ...) in reading order; the page is taken to be 612 points wide.

    Raises UnknownFormat without the extra `ocr`, NoTextLayer where no words are found, BrokenFile, TooLarge, or Busy
    where other pictures keep it waiting past the seconds of the limits.
    """
    from analyzer.parser import ocr
    from analyzer.parser.picture import open_picture

    if not ocr.can_read_pictures():
        raise UnknownFormat(f"This is a photo or scan. {ocr.INSTALL}, save the resume as .docx, or paste the text.")
    reading = Reading()
    found = ocr.read_picture(open_picture(data), seconds=limits.max_seconds)
    _take_page(found, Drawings(), 1, reading)
    reading.pictures.append(1)
    reading.late = found.late
    if not reading.characters:
        raise NoTextLayer("No words were found in this picture. Take it again in good light, or paste the text.")
    return replace(_document(reading), format="image")


def _read_carefully(data: bytes, limits: Limits) -> Reading:
    """What pdfplumber finds in a file in which PDFium found nothing."""
    from analyzer.parser.pdf_crosscheck import careful_pages

    reading = Reading()
    for number, text in enumerate(careful_pages(data, limits.max_pages), 1):
        _take_page(text, Drawings(), number, reading)
    return reading


def _read_pages(file: PdfFile, limits: Limits, marks: Marks) -> Reading:
    reading = Reading()
    deadline = time.monotonic() + limits.max_seconds
    with PDFIUM:
        total = len(file)
    unreadable = 0
    for index in range(total):
        if index >= limits.max_pages or (index and time.monotonic() > deadline):
            message = f"Only the first {index} of {total} pages were read; a resume is one or two pages long."
            reading.warnings.append(Warning("page-limit", message))
            break
        try:
            with _opened(file, index) as (page, typed):
                text, drawings, scan = _read_page(page, typed, index + 1, reading, marks)
                if scan is not None:
                    text = _read_scan(scan, index + 1, text, reading, deadline - time.monotonic())
                # Before the page is closed, while the processor has its words at hand.
                _take_page(text, drawings, index + 1, reading)
        except pypdfium2.PdfiumError:
            unreadable += 1
            reading.warnings.append(Warning("page-unreadable", f"Page {index + 1} is damaged and could not be read."))
            continue
        if reading.characters > limits.max_characters:
            raise TooLarge
    if unreadable and not reading.pages:
        raise BrokenFile
    if not reading.characters:
        raise NoTextLayer(_picture_sentence() if reading.scans else "")
    return reading


def _picture_sentence() -> str:
    from analyzer.parser import ocr

    if ocr.can_read_pictures():
        return "This PDF is a picture in which no words were found. Scan it again, or paste the text instead."
    return f"This PDF is a picture: it holds no text. {ocr.INSTALL}, or save it from the program that made it."


@contextmanager
def _opened(file: PdfFile, index: int) -> Iterator[tuple[PdfPage, list[str]]]:
    """A page with what is laid over it, and the words typed there; closed behind the block."""
    with PDFIUM:
        page, typed = load_page(file, index)
    try:
        yield page, typed
    finally:
        with PDFIUM:
            page.close()


def _read_page(
    page: PdfPage, typed: list[str], number: int, reading: Reading, marks: Marks
) -> tuple[PageText, Drawings, tuple[Image, float] | None]:
    """The words and drawings of a page, and its picture where it is a scan that has to be recognized.

    Other files wait for PDFium page by page, and not while a page is laid out or a picture recognized.
    """
    with PDFIUM:
        text = read_words(page)
        if typed:
            reading.typed_over.append(number)
            text.plain = " ".join((text.plain, *(word for word in typed if word not in text.plain)))
        drawings = read_drawings(page, text.geometry, text.besides)
        if text.words:
            hide_unseen(page, text, drawings)
        if marks.wanted or drawings.speaks or (is_tagged(page.pdf) and overlooks_text(page)):
            reading.warnings += marks.apply(number - 1, text)
        if text.on_head:
            turn_page(text, drawings)
        if text.turned is not None:
            reading.turned[number] = text.turned
        if not all(word.hidden for word in text.words):
            if _pictured(drawings, text.geometry) and not any(word.invisible for word in text.words):
                reading.large_pictures.append(number)
        elif drawings.images:
            reading.scans.append(number)
            return text, drawings, _draw_scan(page)
    return text, drawings, None


def _draw_scan(page: PdfPage) -> tuple[Image, float] | None:
    """A page as a picture, and its pixels a point; None without the extra `ocr`."""
    from analyzer.parser import ocr

    if not ocr.can_read_pictures():
        return None
    scale = min(ocr.SCALE, ocr.MOST_PIXELS / max(page.get_size()))
    bitmap = page.render(scale=scale)
    try:
        drawn: Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return drawn, scale


def _read_scan(scan: tuple[Image, float], number: int, text: PageText, reading: Reading, seconds: float) -> PageText:
    """The words of a page that is a picture; those it has beside of the picture where none are found."""
    from analyzer.parser import ocr

    picture, scale = scan
    found = ocr.read_picture(picture, 1 / scale, max(seconds, 0.0))
    reading.late += found.late
    if not found.words:
        return text
    reading.pictures.append(number)
    if found.turned is not None:
        reading.turned[number] = found.turned
    found.words += text.words
    return found


def _pictured(drawings: Drawings, geometry: PageGeometry) -> bool:
    """Whether pictures that are wide enough to hold text take much of the page."""
    wide = [(x1 - x0) * (bottom - top) for x0, top, x1, bottom in drawings.images if x1 - x0 > 0.4 * geometry.width]
    return sum(wide) > _PICTURES_HOLD * geometry.width * geometry.height


def _take_page(text: PageText, drawings: Drawings, number: int, reading: Reading) -> None:
    geometry = text.geometry
    reading.pages.append(Page(number, round(geometry.width, 2), round(geometry.height, 2)))
    reading.plain.append(text.plain)
    reading.characters += text.characters
    reading.unmapped += text.unmapped
    reading.unsure += text.unsure
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
        apart = ([piece for piece in unseen if piece.hidden is hidden] for hidden in (False, True))
        reading.hidden += [(number, pieces) for pieces in apart if pieces]
    if text.on_head:
        reading.hidden += [(number, [row]) for row in rows_on_head(text, number)]


def _pieces(text: PageText, drawings: Drawings, reading: Reading) -> tuple[list[Piece], list[Piece]]:
    shown = [word for word in text.words if word.upright and not word.hidden]
    aside = [word for word in text.words if word.hidden or not word.upright] if len(shown) < len(text.words) else []
    pieces = mark_glyphs(build_pieces(shown)) if shown else []
    reading.dots += mark_dots(pieces, drawings.dots)
    mark_numbers(pieces)
    return pieces, build_pieces(aside) if aside else []


def _document(reading: Reading) -> Document:
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
        lines.append(_line(p, at, text, lefts[p.column], reading))
        texts.append(text)
        at += len(text) + 1
    if not lines:
        raise NoTextLayer
    whole = "\n".join(texts)
    warnings = (*reading.warnings, *find_warnings(reading, lines, whole, columns), *lost_words(reading, whole))
    return Document(whole, tuple(lines), "pdf", tuple(_as_shown(page, reading) for page in reading.pages), warnings)


def _as_shown(page: Page, reading: Reading) -> Page:
    """The page as it was before it was turned to be read."""
    turned = reading.turned.get(page.number)
    return page if turned is None else Page(page.number, round(turned.width, 2), round(turned.height, 2))


def _in_columns(nodes: list[Node]) -> bool:
    """Whether columns hold much of a page's text, and not just a list of skills in two."""
    splits = [node for node in nodes if isinstance(node, Split) and not node.table]
    if not splits:
        return False
    beside = sum(_length(node) for node in splits)
    return beside >= _COLUMNS_HOLD * sum(_length(node) for node in nodes)


def _length(node: Node) -> int:
    return sum(len(word.text) for leaf in leaves([node]) for piece in leaf.pieces for word in piece.words)


def _flow(pages: list[list[Node]]) -> list[Node]:
    """All pages' nodes in one list; columns that go on on the next page are one."""
    flow: list[Node] = []
    for nodes in pages:
        rest = list(nodes)
        if flow:
            continue_columns(flow, rest)
        flow += rest
    return flow


def _paragraphs(flow: list[Node], reading: Reading) -> list[Paragraph]:
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


def _line(paragraph: Paragraph, at: int, text: str, left: float, reading: Reading) -> Line:
    rows = paragraph.rows
    first = rows[0]
    boxes = tuple([_box(row) for row in rows])
    hidden = first.pieces[0].words[0].hidden and all(p.hidden for r in rows for p in r.pieces)
    if reading.turned and not hidden:  # what is hidden stands beside of the picture
        boxes = tuple(_box_as_shown(box, reading) for box in boxes)
    return Line(
        span=Span(at, at + len(text)),
        bullet=first.bullet,
        bold=_mostly_bold(rows),
        size=_hundredths(first.size),
        indent=round((first.left - left) * 10) / 10,
        column=paragraph.column,
        boxes=boxes,
        in_table=paragraph.in_table or (first.page in reading.gridded and first.tabbed),
        in_header=paragraph.running,
        hidden=hidden,
    )


def _box(row: Row) -> Box:
    # Rounded to hundredths, in a quarter of the time that `round` takes with digits.
    return Box(
        row.page,
        round(row.left * 100) / 100,
        round(row.top * 100) / 100,
        round(row.x1 * 100) / 100,
        round(row.bottom * 100) / 100,
    )


def _box_as_shown(box: Box, reading: Reading) -> Box:
    turned = reading.turned.get(box.page)
    return box if turned is None else Box(box.page, *map(_hundredths, turned.box(box.x0, box.top, box.x1, box.bottom)))


def _hundredths(points: float) -> float:
    """Rounded to hundredths, in a quarter of the time that `round` takes with digits."""
    return round(points * 100) / 100


def _mostly_bold(rows: list[Row]) -> bool:
    if len(rows) == 1:
        return rows[0].bold and bool(rows[0].text)
    return sum(len(r.text) for r in rows if r.bold) * 2 > sum(len(r.text) for r in rows)

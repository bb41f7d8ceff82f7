"""The pages of a PDF, one after the other: words, drawings and pictures to what is read in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2

from analyzer.errors import BrokenFile, NoTextLayer, TooLarge
from analyzer.model import Box, Page, Warning
from analyzer.parser.limits import Limits
from analyzer.parser.pdf.bullets import mark_dots, mark_glyphs, mark_numbers
from analyzer.parser.pdf.characters import PageGeometry, PageText
from analyzer.parser.pdf.continuations import lay_out_next
from analyzer.parser.pdf.drawings import Drawings, read_drawings
from analyzer.parser.pdf.icons import part_at_icons
from analyzer.parser.pdf.library import PDFIUM, PdfFile, PdfPage, is_tagged
from analyzer.parser.pdf.links import Clickable
from analyzer.parser.pdf.marks import Marks, overlooks_text
from analyzer.parser.pdf.names import join_name
from analyzer.parser.pdf.on_head import rows_on_head, turn_page
from analyzer.parser.pdf.overlays import load_page
from analyzer.parser.pdf.pieces import Piece, build_pieces
from analyzer.parser.pdf.rails import cut_pieces
from analyzer.parser.pdf.reading import Reading
from analyzer.parser.pdf.tables import Grid, find_grids
from analyzer.parser.pdf.visibility import hide_unseen
from analyzer.parser.pdf.words import read_words

if TYPE_CHECKING:
    from PIL.Image import Image

_PICTURES_HOLD = 0.12
# Shapes on a page without text: with more of them, the page's letters may be drawn.
_MOST_ORNAMENTS = 20


def read_carefully(data: bytes, limits: Limits) -> Reading:
    """What pdfplumber finds in a file in which PDFium found nothing. Raises TooLarge."""
    from analyzer.parser.pdf.careful import careful_pages

    reading = Reading()
    for number, text in enumerate(careful_pages(data, limits), 1):
        if text is None and number == 1:
            raise TooLarge
        if text is None:
            message = f"Only the first {number - 1} pages were read; a resume is one or two pages long."
            reading.warnings.append(Warning("page-limit", message))
            break
        take_page(text, Drawings(), number, reading)
        if reading.characters > limits.max_characters:
            raise TooLarge
    return reading


def read_pages(file: PdfFile, limits: Limits, marks: Marks) -> Reading:
    """What the pages of an open file show, as far as the limits go.

    Raises BrokenFile, NoTextLayer or TooLarge.
    """
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
            with _opened(file, index) as (page, typed, links):
                text, drawings, scan = _read_page(page, typed, index + 1, reading, marks)
                box = text.geometry.box
                reading.links += [(url, Box(index + 1, *box(*sides))) for url, *sides in links]
                if scan is not None:
                    text = _read_scan(scan, index + 1, text, reading, deadline - time.monotonic())
                # Before the page is closed, while the processor has its words at hand.
                take_page(text, drawings, index + 1, reading)
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
    from analyzer.parser.scans import ocr

    if ocr.can_read_pictures():
        return "This PDF is a picture in which no words were found. Scan it again, or paste the text instead."
    return f"This PDF is a picture: it holds no text. {ocr.INSTALL}, or save it from the program that made it."


@contextmanager
def _opened(file: PdfFile, index: int) -> Iterator[tuple[PdfPage, list[str], list[Clickable]]]:
    """A page with what is laid over it, the words typed there, and its links; closed behind the block."""
    with PDFIUM:
        page, typed, links = load_page(file, index)
    try:
        yield page, typed, links
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
        if text.cut:
            message = f"Page {number} holds a text of more than 16,000 letters in one piece; its end may be missing."
            reading.warnings.append(Warning("lost-words", message))
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
            elif drawings.spells and not drawings.speaks:
                reading.outlined.append(number)
        elif drawings.images or drawings.paths > _MOST_ORNAMENTS:
            reading.scans.append(number)
            return text, drawings, _draw_scan(page)
    return text, drawings, None


def _draw_scan(page: PdfPage) -> tuple[Image, float] | None:
    """A page as a picture, and its pixels a point; None without the extra `ocr`."""
    from analyzer.parser.scans import ocr

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
    from analyzer.parser.scans import ocr

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


def take_page(text: PageText, drawings: Drawings, number: int, reading: Reading) -> None:
    """Put the words of a page in order, and what is known of them with what is known of the pages before."""
    geometry = text.geometry
    reading.pages.append(Page(number, round(geometry.width, 2), round(geometry.height, 2)))
    reading.plain.append(text.plain)
    reading.characters += text.characters
    reading.unmapped += text.unmapped
    reading.unsure += text.unsure
    if not text.words:
        return
    grids = find_grids(drawings)
    seen, unseen = _pieces(text, drawings, reading, grids)
    if grids:
        reading.gridded.append(number)
    nodes = lay_out_next(seen, geometry.height, grids, reading.nodes[-1] if reading.nodes else [])
    for piece in seen:
        reading.page_of[id(piece)] = number
    reading.nodes.append(nodes)
    if unseen:
        apart = ([piece for piece in unseen if piece.hidden is hidden] for hidden in (False, True))
        reading.hidden += [(number, pieces) for pieces in apart if pieces]
    if text.on_head:
        reading.hidden += [(number, [row]) for row in rows_on_head(text, number)]


def _pieces(text: PageText, drawings: Drawings, reading: Reading, grids: list[Grid]) -> tuple[list[Piece], list[Piece]]:
    shown = [word for word in text.words if word.upright and not word.hidden]
    aside = [word for word in text.words if word.hidden or not word.upright] if len(shown) < len(text.words) else []
    built = build_pieces(shown) if shown else []
    built = part_at_icons(built) if text.unmapped else built
    pieces = join_name(cut_pieces(mark_glyphs(built, reading.marks), grids))
    reading.dots += mark_dots(pieces, drawings.dots)
    mark_numbers(pieces)
    return pieces, build_pieces(aside) if aside else []

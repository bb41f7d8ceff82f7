"""Words of a PDF that are there and drawn, but under a box or picture, cut away, or in the color of their ground.

The words alone do not tell: the pages are drawn, and rows whose place is of one color are taken for unseen. That takes
some hundredths of a second a page, so it is no part of reading, but of a check.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from PIL import Image

from analyzer.errors import ResumeVitalsError
from analyzer.model import Box, Document, Line, Warning
from analyzer.parser.colors import LEAST_CONTRAST
from analyzer.parser.pdf.library import PDFIUM, PdfFile, open_pdf
from analyzer.parser.pdf.overlays import load_page

MOST_SECONDS = 2.0
_SCALE = 2.0  # pixels a point, unless the page is larger than any paper
_MOST_PIXELS = 4_000  # along its longer side
_QUOTED = 6


def hide_covered(data: bytes, document: Document) -> Document:
    """The document with lines that nobody sees on the drawn pages marked as hidden, and a warning that quotes them."""
    wanted = {box.page for line in document.lines if not line.hidden for box in line.boxes}
    try:
        with PDFIUM:
            file = open_pdf(data)
    except ResumeVitalsError:
        return document
    try:
        blank = set(_blank_boxes(file, sorted(wanted), document))
    finally:
        with PDFIUM:
            file.close()
    covered = [line for line in document.lines if line.boxes and not line.hidden and blank.issuperset(line.boxes)]
    if not covered:
        return document
    lines = tuple(replace(line, hidden=True) if line in covered else line for line in document.lines)
    return replace(document, lines=lines, warnings=(*document.warnings, _warning(covered, document.text)))


def _warning(covered: list[Line], text: str) -> Warning:
    pages = ", ".join(str(number) for number in sorted({line.page for line in covered}))
    words = covered[0].span.of(text).split()
    said = f"“{' '.join(words[:_QUOTED])}{' …' if len(words) > _QUOTED else ''}”"
    return Warning(
        "hidden-text",
        f"Page {pages} holds text that cannot be seen ({said}), under a box or in the color behind it; employers' "
        "systems find it and may reject the file.",
    )


def _blank_boxes(file: PdfFile, numbers: list[int], document: Document) -> Iterator[Box]:
    """The boxes of shown lines in which the drawn page has one color, on the pages that there is time for."""
    ends = time.monotonic() + MOST_SECONDS
    for number in numbers:
        if time.monotonic() > ends:
            return
        try:
            picture, scale = _drawn(file, number - 1)
        except pypdfium2.PdfiumError:
            continue
        for line in document.lines:
            for box in line.boxes:
                if box.page == number and not line.hidden and _is_blank(picture, scale, box):
                    yield box


def _drawn(file: PdfFile, index: int) -> tuple[Image.Image, float]:
    """A page as a grey picture, and its pixels a point."""
    with PDFIUM:
        page = load_page(file, index)[0]
        try:
            scale = min(_SCALE, _MOST_PIXELS / max(page.get_size()))
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                picture: Image.Image = bitmap.to_pil().convert("L")
                return picture, scale
            finally:
                bitmap.close()
        finally:
            page.close()


def _is_blank(picture: Image.Image, scale: float, box: Box) -> bool:
    left, top = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
    right, bottom = min(int(box.x1 * scale) + 1, picture.width), min(int(box.bottom * scale) + 1, picture.height)
    # Letters of a few pixels are grey where they show.
    if scale < 1 or right - left < 2 or bottom - top < 2:
        return False
    steps = [step for step, count in enumerate(picture.crop((left, top, right, bottom)).histogram()) if count]
    return steps[-1] - steps[0] < LEAST_CONTRAST

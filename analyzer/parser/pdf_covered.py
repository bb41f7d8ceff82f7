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
from analyzer.parser.pdf_library import PDFIUM, PdfFile, open_pdf
from analyzer.parser.pdf_overlays import load_page

MOST_SECONDS = 2.0
_SCALE = 2.0
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
            picture = _drawn(file, number - 1)
        except pypdfium2.PdfiumError:
            continue
        for line in document.lines:
            for box in line.boxes:
                if box.page == number and not line.hidden and _is_blank(picture, box):
                    yield box


def _drawn(file: PdfFile, index: int) -> Image.Image:
    with PDFIUM:
        page = load_page(file, index)[0]
        try:
            bitmap = page.render(scale=_SCALE, grayscale=True)
            try:
                picture: Image.Image = bitmap.to_pil().convert("L")
                return picture
            finally:
                bitmap.close()
        finally:
            page.close()


def _is_blank(picture: Image.Image, box: Box) -> bool:
    left, top = max(int(box.x0 * _SCALE), 0), max(int(box.top * _SCALE), 0)
    right, bottom = min(int(box.x1 * _SCALE) + 1, picture.width), min(int(box.bottom * _SCALE) + 1, picture.height)
    if right - left < 2 or bottom - top < 2:
        return False
    steps = [step for step, count in enumerate(picture.crop((left, top, right, bottom)).histogram()) if count]
    return steps[-1] - steps[0] < LEAST_CONTRAST

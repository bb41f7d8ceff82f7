"""Draws what the reader understood over pictures of the pages: lines, columns, sections and bullets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from analyzer.model import Document, Section
from analyzer.parser.pdf.library import PDFIUM, PdfFile, open_pdf

_SCALE = 1.6
_COLUMNS = ("#1f77b4", "#2ca02c", "#9467bd", "#8c564b")
_HIDDEN, _BULLET, _SECTION = "#d62728", "#ff7f0e", "#17becf"


def draw_pages(data: bytes, document: Document, folder: Path, sections: Sequence[Section] = ()) -> list[Path]:
    """Write one PNG for each page that was read; a box is a visual row, a bracket a logical line, a disc a bullet.

    Blue, green, violet, brown: first to fourth column. Red: text that nobody can see. A light blue rule with a name
    stands where a section starts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with PDFIUM:
        file = open_pdf(data)
        try:
            pictures = {page.number: _picture(file, page.number) for page in document.pages}
        finally:
            file.close()
    written: list[Path] = []
    for number, picture in pictures.items():
        _draw_lines(ImageDraw.Draw(picture), document, number)
        _draw_sections(ImageDraw.Draw(picture), document, number, sections)
        path = folder / f"page-{number}.png"
        picture.save(path)
        written.append(path)
    return written


def _picture(file: PdfFile, number: int) -> Image.Image:
    page = file[number - 1]
    try:
        picture: Image.Image = page.render(scale=_SCALE).to_pil().convert("RGB")
        return picture
    finally:
        page.close()


def _draw_lines(draw: ImageDraw.ImageDraw, document: Document, number: int) -> None:
    for index, line in enumerate(document.lines):
        boxes = [box for box in line.boxes if box.page == number]
        if not boxes:
            continue
        color = _HIDDEN if line.hidden else _COLUMNS[min(line.column, len(_COLUMNS) - 1)]
        for box in boxes:
            draw.rectangle([v * _SCALE for v in (box.x0, box.top, box.x1, box.bottom)], outline=color)
        left = min(box.x0 for box in boxes) * _SCALE - 4
        top, bottom = boxes[0].top * _SCALE, boxes[-1].bottom * _SCALE
        draw.line([left, top + 1, left, bottom - 1], fill=color, width=3)
        draw.text((max(left - 22, 0), top), str(index), fill=color)
        if line.bullet:
            draw.ellipse([left - 6, top + 4, left, top + 10], fill=_BULLET)


def _draw_sections(draw: ImageDraw.ImageDraw, document: Document, number: int, sections: Sequence[Section]) -> None:
    for section in sections:
        first = next((x for x in document.lines if x.boxes and section.span.covers(x.span)), None)
        if first is None or first.boxes[0].page != number:
            continue
        box, name = first.boxes[0], " + ".join(section.kinds)
        width = max(box.x1, box.x0 + 120) * _SCALE
        top = box.top * _SCALE - 3
        draw.line([box.x0 * _SCALE, top, width, top], fill=_SECTION, width=2)
        draw.text((width + 4, top - 5), name, fill=_SECTION)

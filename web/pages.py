"""The pages of a PDF as pictures, and the marks on them: a box around each line that a rewrite is about."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from analyzer.errors import BrokenFile
from analyzer.model import Report
from analyzer.parser.pdf.library import PDFIUM, open_pdf
from web.rewrites import Card

MOST_PAGES = 3
SCALE = 1.5
# A page that calls itself meters wide is still a small picture.
_MOST_PIXELS = 1600
_COLOURS = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, in points from its top left corner, and the card that it leads to."""

    id: str
    card: int
    line: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page: its number from 1, its size in points, its marks."""

    number: int
    width: float
    height: float
    marks: tuple[Mark, ...]


def marked_pages(report: Report, cards: tuple[Card, ...]) -> tuple[MarkedPage, ...]:
    """The first pages of a PDF with a box around all rows of each rewritten line; empty for other formats."""
    document = report.resume.document
    if document.format != "pdf":
        return ()
    marks: dict[int, list[Mark]] = {page.number: [] for page in document.pages[:MOST_PAGES]}
    for card, rewrite in zip(cards, report.rewrites, strict=True):
        found = next(((n, x) for n, x in enumerate(document.lines) if x.span.covers(rewrite.span)), None)
        if found is None:
            continue
        number, line = found
        for page in marks:
            rows = [box for box in line.boxes if box.page == page]
            if rows:
                x0, top = min(b.x0 for b in rows) - 2, min(b.top for b in rows) - 1
                x1, bottom = max(b.x1 for b in rows) + 2, max(b.bottom for b in rows) + 1
                sizes = (round(v, 1) for v in (x0, top, x1 - x0, bottom - top))
                id_ = f"m{card.number}" if page == line.page else f"m{card.number}-{page}"
                marks[page].append(Mark(id_, card.number, number + 1, *sizes))
    return tuple(MarkedPage(p.number, p.width, p.height, tuple(marks[p.number])) for p in document.pages[:MOST_PAGES])


def page_picture(data: bytes, number: int) -> bytes:
    """A page (from 1) as a PNG. Raises EncryptedFile or BrokenFile, the latter also where there is no such page."""
    with PDFIUM:
        file = open_pdf(data)
        try:
            if not 1 <= number <= min(len(file), MOST_PAGES):
                raise BrokenFile
            page = file[number - 1]
            scale = min(SCALE, _MOST_PIXELS / max(*page.get_size(), 1))
            picture = page.render(scale=scale).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise BrokenFile from error
        finally:
            file.close()
    out = BytesIO()
    picture.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()

"""Report -> the resume's own PDF with a highlight and a note on the words that each finding is about.

The pages stay as they are: highlights are annotations, which any viewer can hide or delete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from analyzer.errors import BrokenFile
from analyzer.export.pdf_places import PdfPlaces
from analyzer.export.word.notes import finding_notes
from analyzer.model import Box, Finding, Report, Severity, Span
from analyzer.parser.pdf.characters import PageGeometry

_COLORS: dict[Severity, tuple[float, float, float]] = {
    "must-fix": (1.0, 0.72, 0.68),
    "should-fix": (1.0, 0.91, 0.55),
    "consider": (0.75, 0.88, 1.0),
}
_ORDER: tuple[Severity, ...] = ("must-fix", "should-fix", "consider")
Rectangle = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is said about some words, how much it weighs, and the rows that the words stand in."""

    severity: Severity
    subject: str
    text: str
    boxes: tuple[Box, ...]


def annotate_pdf(data: bytes, report: Report) -> bytes:
    """The PDF with its notes; `report` must come from these bytes. Raises BrokenFile where they cannot be changed.

    Where the file opens without a password and only its owner may change it, the copy has no such lock.
    """
    try:
        with PdfPlaces(data) as places:
            marks = _marks(report, places)
            if not marks:
                return data
            writer = PdfWriter(clone_from=PdfReader(BytesIO(data), strict=False))
            for number, mark in enumerate(marks, 1):
                for page in sorted({b.page for b in mark.boxes}):
                    boxes = [b for b in mark.boxes if b.page == page]
                    name = f"resume-vitals-{number}-{page}"
                    _highlight(writer, writer.pages[page - 1], places.geometry(page), boxes, mark, report.as_of, name)
        out = BytesIO()
        writer.write(out)
    except (
        PyPdfError, DependencyError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
        OSError,
    ):  # fmt: skip
        # Files that one library mends and the other does not fail anywhere in its reading.
        raise BrokenFile(
            "This PDF cannot be marked up. Use --format docx --mode comments for a Word file with the same notes."
        ) from None
    return out.getvalue()


def _marks(report: Report, places: PdfPlaces) -> list[_Mark]:
    """One mark for all findings on the same words; the longest come first, so that short ones lie on top of them."""
    by_span: dict[Span, list[tuple[Finding, str]]] = {}
    for finding, note in finding_notes(report, frozenset()):
        by_span.setdefault(note.span, []).append((finding, "\n".join(note.texts)))
    marks = []
    for span, own in sorted(by_span.items(), key=lambda item: (item[0].start - item[0].end, item[0])):
        boxes = places.boxes(report.resume.document, span)
        if boxes:
            main = min((f for f, _ in own), key=lambda f: _ORDER.index(f.severity))
            marks.append(_Mark(main.severity, main.rule, "\n\n".join(t for _, t in own), boxes))
    return marks


def _highlight(
    writer: PdfWriter, page: PageObject, geometry: PageGeometry, boxes: Sequence[Box], mark: _Mark, day: date, name: str
) -> None:
    rectangles = [_on_page(geometry, box) for box in boxes]
    around = _around(rectangles)
    date_text = TextStringObject(f"D:{day:%Y%m%d}000000Z")
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): RectangleObject(around),
            NameObject("/QuadPoints"): ArrayObject([FloatObject(v) for box in boxes for v in _corners(geometry, box)]),
            NameObject("/C"): ArrayObject([FloatObject(c) for c in _COLORS[mark.severity]]),
            NameObject("/Contents"): TextStringObject(mark.text),
            NameObject("/T"): TextStringObject("Resume Vitals"),
            NameObject("/Subj"): TextStringObject(mark.subject.replace("-", " ").capitalize()),
            NameObject("/NM"): TextStringObject(name),
            NameObject("/M"): date_text,
            NameObject("/CreationDate"): date_text,
            NameObject("/F"): NumberObject(4),
            NameObject("/AP"): DictionaryObject(
                {NameObject("/N"): writer._add_object(_appearance(rectangles, around, _COLORS[mark.severity]))}
            ),
        }
    )
    added = writer.add_annotation(page, note)
    top = min(b.top for b in boxes)
    window = Box(boxes[0].page, geometry.width - 210, top, geometry.width - 10, top + 110)
    popup = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Popup"),
            NameObject("/Rect"): RectangleObject(_on_page(geometry, window)),
            NameObject("/Parent"): added.indirect_reference,
            NameObject("/Open"): BooleanObject(False),
            NameObject("/F"): NumberObject(28),
        }
    )
    shown = writer.add_annotation(page, popup)
    added[NameObject("/Popup")] = shown.indirect_reference


def _around(rectangles: Sequence[Rectangle]) -> Rectangle:
    return (
        min(r[0] for r in rectangles), min(r[1] for r in rectangles),
        max(r[2] for r in rectangles), max(r[3] for r in rectangles),
    )  # fmt: skip


def _appearance(
    rectangles: Sequence[Rectangle], around: Rectangle, color: tuple[float, float, float]
) -> DecodedStreamObject:
    """The drawing of a highlight, multiplied into the page so that the words stay dark."""
    stream = DecodedStreamObject()
    fill = " ".join(f"{c:g}" for c in color)
    areas = " ".join(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re" for x0, y0, x1, y1 in rectangles)
    stream.set_data(f"/M gs {fill} rg {areas} f".encode())
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): RectangleObject(around),
            NameObject("/Group"): DictionaryObject(
                {NameObject("/S"): NameObject("/Transparency"), NameObject("/Type"): NameObject("/Group")}
            ),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/M"): state})}
            ),
        }
    )
    return stream


def _corners(geometry: PageGeometry, box: Box) -> Rectangle:
    """The corners in the order that viewers expect, as the reader sees them: both upper ones, then both lower ones."""
    points = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
    return tuple(v for x, y in points for v in _on_page(geometry, Box(box.page, x, y, x, y))[:2])


def _on_page(geometry: PageGeometry, box: Box) -> Rectangle:
    """A box of the displayed page (points from its top left corner) in the page's own coordinates."""
    left, bottom, right, top = geometry.left, geometry.bottom, geometry.right, geometry.top
    if geometry.rotation == 90:
        return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
    if geometry.rotation == 180:
        return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
    if geometry.rotation == 270:
        return right - box.bottom, top - box.x1, right - box.top, top - box.x0
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top

"""Report -> the resume's own PDF with a highlight and a note on every line that a finding is about.

The pages stay as they are: highlights are annotations, which any viewer can hide or delete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from analyzer.errors import BrokenFile
from analyzer.export.word_notes import finding_notes
from analyzer.model import Box, Report, Severity

_COLORS: dict[Severity, tuple[float, float, float]] = {
    "must-fix": (1.0, 0.72, 0.68),
    "should-fix": (1.0, 0.91, 0.55),
    "consider": (0.75, 0.88, 1.0),
}
_ORDER: tuple[Severity, ...] = ("must-fix", "should-fix", "consider")
Quad = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is said about one line, and how much it weighs."""

    severity: Severity
    text: str
    boxes: tuple[Box, ...]


def annotate_pdf(data: bytes, report: Report) -> bytes:
    """The PDF with its notes; `report` must come from these bytes. Raises BrokenFile where they cannot be changed."""
    marks = _marks(report)
    if not marks:
        return data
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        writer = PdfWriter(clone_from=reader)
        date = f"D:{report.as_of:%Y%m%d}000000Z"
        for mark in marks:
            for number in sorted({b.page for b in mark.boxes}):
                boxes = [b for b in mark.boxes if b.page == number]
                _highlight(writer, writer.pages[number - 1], boxes, mark, date)
        out = BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError):
        # Files that one library mends and the other does not fail anywhere in its reading.
        raise BrokenFile(
            "This PDF cannot be marked up. Use --format docx --mode comments for a Word file with the same notes."
        ) from None
    return out.getvalue()


def _marks(report: Report) -> list[_Mark]:
    """One mark a line, in the order of the resume, with all its findings."""
    by_line: dict[int, list[tuple[Severity, str]]] = {}
    for finding, note in finding_notes(report, frozenset()):
        by_line.setdefault(note.line, []).append((finding.severity, "\n".join(note.texts)))
    lines = report.resume.document.lines
    return [
        _Mark(min((s for s, _ in own), key=_ORDER.index), "\n\n".join(t for _, t in own), lines[index].boxes)
        for index, own in sorted(by_line.items())
        if lines[index].boxes
    ]


def _highlight(writer: PdfWriter, page: PageObject, boxes: Sequence[Box], mark: _Mark, date: str) -> None:
    rectangles = [_on_page(page, box) for box in boxes]
    color = ArrayObject([FloatObject(c) for c in _COLORS[mark.severity]])
    around = (
        min(r[0] for r in rectangles), min(r[1] for r in rectangles),
        max(r[2] for r in rectangles), max(r[3] for r in rectangles),
    )  # fmt: skip
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): RectangleObject(around),
            # In the order that viewers expect: both upper corners, then both lower ones.
            NameObject("/QuadPoints"): ArrayObject(
                [FloatObject(v) for x0, y0, x1, y1 in rectangles for v in (x0, y1, x1, y1, x0, y0, x1, y0)]
            ),
            NameObject("/C"): color,
            NameObject("/Contents"): TextStringObject(mark.text),
            NameObject("/T"): TextStringObject("Resume Vitals"),
            NameObject("/M"): TextStringObject(date),
            NameObject("/F"): NumberObject(4),
            NameObject("/AP"): DictionaryObject(
                {NameObject("/N"): writer._add_object(_appearance(rectangles, around, _COLORS[mark.severity]))}
            ),
        }
    )
    added = writer.add_annotation(page, note)
    right = float(page.cropbox.right)
    popup = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Popup"),
            NameObject("/Rect"): RectangleObject((right - 200, around[1] - 100, right - 10, around[1])),
            NameObject("/Parent"): added.indirect_reference,
            NameObject("/F"): NumberObject(28),
        }
    )
    shown = writer.add_annotation(page, popup)
    added[NameObject("/Popup")] = shown.indirect_reference


def _appearance(rectangles: Sequence[Quad], around: Quad, color: tuple[float, float, float]) -> DecodedStreamObject:
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


def _on_page(page: PageObject, box: Box) -> Quad:
    """A box of the displayed page (points from its top left corner) in the page's own coordinates."""
    crop = page.cropbox
    left, bottom, right, top = (float(v) for v in (crop.left, crop.bottom, crop.right, crop.top))
    turned = page.rotation % 360
    if turned == 90:
        return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
    if turned == 180:
        return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
    if turned == 270:
        return right - box.bottom, top - box.x1, right - box.top, top - box.x0
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top

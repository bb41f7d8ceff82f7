"""A sample resume as PDF, in the layouts that real resumes come in.

Only the fonts that every PDF reader brings along, and uncompressed pages, so that the bytes are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import BytesIO

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph, Spacer

from samples.content import Entry, ResumeContent, Row, Section, head_rows, split_label
from samples.pdf_pieces import DotItem, RailHeading, Rule, SplitLine

WIDTH, HEIGHT = letter
MARGIN = 50.0
SIDE_WIDTH = 168.0
RAIL_WIDTH = 112.0
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
}


class _Writer:
    """Turns the content into flowables for one column."""

    def __init__(self, resume: ResumeContent, layout: str, narrow: bool = False, ink: Color | None = None) -> None:
        self.resume, self.layout, self.narrow = resume, layout, narrow
        self.plain, self.bold, self.italic = FACES[resume.style.font]
        self.accent = ink or HexColor(resume.style.accent)
        size = resume.style.size - (0.5 if narrow else 0)
        self.body = ParagraphStyle("body", fontName=self.plain, fontSize=size, leading=size * 1.27)
        if ink:
            self.body.textColor = ink
        self.item = ParagraphStyle(
            "item", self.body, leftIndent=13, bulletIndent=3, spaceBefore=1.2, bulletFontName=self.plain
        )
        if ink:
            self.item.bulletColor = ink

    def paragraph(self, text: str, **changes: object) -> Paragraph:
        return Paragraph(escape(text, quote=False), ParagraphStyle("one", self.body, **changes))

    def name_block(self, alignment: int = 0, color: Color | None = None) -> list[Flowable]:
        resume, size = self.resume, self.body.fontSize
        ink = color or self.accent
        block: list[Flowable] = [
            self.paragraph(
                resume.name_line, fontName=self.bold, fontSize=20, leading=25, alignment=alignment, textColor=ink
            )
        ]
        if resume.headline:
            block.append(self.paragraph(resume.headline, fontSize=size + 2, leading=size + 7, alignment=alignment))
        return block

    def contact(self, alignment: int = 0) -> list[Flowable]:
        if self.narrow:
            return [self.paragraph(part) for part in self.resume.contact]
        return [self.paragraph("  |  ".join(self.resume.contact), alignment=alignment)]

    def heading(self, text: str) -> list[Flowable]:
        size = self.body.fontSize
        if self.layout == "label-rail":
            return [
                Spacer(0, 9),
                Rule(self.accent, left=-RAIL_WIDTH),
                RailHeading(text, self.bold, size + 0.5, self.accent, RAIL_WIDTH),
            ]
        style = {"fontName": self.bold, "fontSize": size + 1.5, "leading": size + 6, "textColor": self.accent}
        return [self.paragraph(text.upper(), spaceBefore=9, keepWithNext=1, **style), Rule(self.accent)]

    def bullet(self, text: str) -> Flowable:
        if self.layout == "drawn-bullets":
            return DotItem(escape(text, quote=False), self.item, self.accent)
        return Paragraph(escape(text, quote=False), self.item, bulletText="•")

    def line(self, text: str) -> Flowable:
        label, rest = split_label(text)
        return Paragraph(
            f"<font name='{self.bold}'>{escape(label, quote=False)}</font>{escape(rest, quote=False)}", self.body
        )

    def entry(self, entry: Entry) -> list[Flowable]:
        rows = head_rows(entry, self.resume.style.entry_order)
        flow: list[Flowable] = [Spacer(0, 3)]
        for row in rows:
            flow.extend(self.row(row))
        return [*flow, *(self.bullet(text) for text in entry.bullets), Spacer(0, 2)]

    def row(self, row: Row) -> list[Flowable]:
        face = self.bold if row.weight == "bold" else self.italic
        style = ParagraphStyle("row", self.body, fontName=face, keepWithNext=1)
        if self.narrow:
            return [Paragraph(escape(text, quote=False), style) for text in (row.left, row.right) if text]
        return [SplitLine(escape(row.left, quote=False), row.right, style, self.plain)]

    def section(self, section: Section) -> list[Flowable]:
        flow = self.heading(section.heading)
        if section.text:
            flow.append(self.paragraph(section.text))
        for entry in section.entries:
            flow.extend(self.entry(entry))
        flow.extend(self.bullet(text) for text in section.bullets)
        flow.extend(self.line(text) for text in section.lines)
        return flow


Decoration = Callable[[Canvas, object], None]


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _one_column(resume: ResumeContent, layout: str) -> tuple[list[Frame], list[Flowable], Decoration]:
    writer = _Writer(resume, layout)
    left = MARGIN + (RAIL_WIDTH if layout == "label-rail" else 0)
    frame = _frame(left, 42, WIDTH - MARGIN - left, HEIGHT - 84)
    centred = TA_CENTER if layout == "one-column" else 0
    flow = [*writer.name_block(centred), *writer.contact(centred)]
    for section in resume.sections:
        flow.extend(writer.section(section))
    return [frame], flow, _nothing


def _sidebar_left(resume: ResumeContent, layout: str) -> tuple[list[Frame], list[Flowable], Decoration]:
    side, main = _Writer(resume, layout, narrow=True, ink=white), _Writer(resume, layout)
    strip = SIDE_WIDTH + 36
    frames = [
        _frame(22, 40, SIDE_WIDTH, HEIGHT - 80),
        _frame(strip + 22, 40, WIDTH - strip - 22 - 40, HEIGHT - 80),
    ]
    flow: list[Flowable] = [*side.heading("Contact"), *side.contact()]
    for section in resume.at("side"):
        flow.extend(side.section(section))
    flow.extend([FrameBreak(), *main.name_block()])
    for section in resume.at("main"):
        flow.extend(main.section(section))

    def strip_of_colour(canvas: Canvas, _document: object) -> None:
        canvas.setFillColor(HexColor(resume.style.accent))
        canvas.rect(0, 0, strip, HEIGHT, stroke=0, fill=1)

    return frames, flow, strip_of_colour


def _header_over_columns(resume: ResumeContent, layout: str) -> tuple[list[Frame], list[Flowable], Decoration]:
    main, side = _Writer(resume, layout), _Writer(resume, layout, narrow=True)
    head, gap = 66.0, 22.0
    body = HEIGHT - 40 - head - 40
    wide = WIDTH - 2 * MARGIN - SIDE_WIDTH - gap
    frames = [
        _frame(MARGIN, HEIGHT - 40 - head, WIDTH - 2 * MARGIN, head),
        _frame(MARGIN, 40, wide, body),
        _frame(MARGIN + wide + gap, 40, SIDE_WIDTH, body),
    ]
    flow: list[Flowable] = [*main.name_block(TA_CENTER), *main.contact(TA_CENTER), FrameBreak()]
    for section in resume.at("main"):
        flow.extend(main.section(section))
    flow.append(FrameBreak())
    for section in resume.at("side"):
        flow.extend(side.section(section))

    def line_between(canvas: Canvas, _document: object) -> None:
        canvas.setStrokeColor(HexColor("#BBBBBB"))
        canvas.line(MARGIN + wide + gap / 2, 44, MARGIN + wide + gap / 2, 40 + body - 8)

    return frames, flow, line_between


def _nothing(_canvas: Canvas, _document: object) -> None:
    """A page with nothing drawn behind its text."""


LAYOUTS = {
    "one-column": _one_column,
    "drawn-bullets": _one_column,
    "label-rail": _one_column,
    "sidebar-left": _sidebar_left,
    "header-over-columns": _header_over_columns,
}


def render_pdf(resume: ResumeContent, layout: str) -> bytes:
    """The resume as the bytes of a letter-size PDF; KeyError for a layout that is not in `LAYOUTS`."""
    frames, flow, decorate = LAYOUTS[layout](resume, layout)
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=letter, invariant=1, pageCompression=0, title=f"{resume.name} Resume", author=resume.name
    )
    document.addPageTemplates([PageTemplate(id="page", frames=frames, onPage=decorate)])
    document.build(flow)
    return out.getvalue()

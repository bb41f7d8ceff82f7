"""The pieces of a page that reportlab does not bring: rules, dates at the right edge, drawn bullets, rail headings."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph


class Rule(Flowable):
    """A thin line across the column; it starts `left` points from the column's edge."""

    def __init__(self, color: Color, left: float = 0.0) -> None:
        super().__init__()
        self.color, self.left = color, left
        self.keepWithNext = 1

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, 3.5

    def draw(self) -> None:
        self.canv.setStrokeColor(self.color)
        self.canv.setLineWidth(0.6)
        self.canv.line(self.left, 2.5, self.width, 2.5)


class SplitLine(Flowable):
    """A text at the left and a short text at the right edge of the same line."""

    def __init__(self, left: str, right: str, style: ParagraphStyle, right_font: str) -> None:
        super().__init__()
        self.paragraph = Paragraph(left, style)
        self.right, self.style, self.right_font = right, style, right_font
        self.keepWithNext = 1

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        taken = stringWidth(self.right, self.right_font, self.style.fontSize) + 10 if self.right else 0
        _, self.height = self.paragraph.wrap(available_width - taken, available_height)
        return available_width, self.height

    def draw(self) -> None:
        self.paragraph.drawOn(self.canv, 0, 0)
        self.canv.setFillColor(self.style.textColor)
        self.canv.setFont(self.right_font, self.style.fontSize)
        self.canv.drawRightString(self.width, self.height - self.style.fontSize, self.right)


class DotItem(Flowable):
    """A list item whose bullet is a filled circle: a shape on the page, no character in the text."""

    def __init__(self, text: str, style: ParagraphStyle, color: Color) -> None:
        super().__init__()
        self.paragraph, self.style, self.color = Paragraph(text, style), style, color
        self.spaceBefore = style.spaceBefore

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = self.paragraph.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self.color)
        self.canv.circle(self.style.bulletIndent + 2, self.height - self.style.fontSize * 0.68, 1.5, stroke=0, fill=1)
        self.paragraph.drawOn(self.canv, 0, 0)


class RailHeading(Flowable):
    """A heading in the rail left of the column, level with the text that follows."""

    def __init__(self, text: str, font: str, size: float, color: Color, rail: float) -> None:
        super().__init__()
        self.rows = simpleSplit(text, font, size, rail - 10)
        self.font, self.size, self.color, self.rail = font, size, color, rail
        self.keepWithNext = 1

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        return available_width, 0

    def draw(self) -> None:
        self.canv.setFillColor(self.color)
        self.canv.setFont(self.font, self.size)
        for number, row in enumerate(self.rows):
            self.canv.drawString(-self.rail, -(self.size + 1) - number * self.size * 1.2, row)

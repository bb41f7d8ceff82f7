"""The two looks of a fresh resume: plain (black, no rules) and modern (one dark accent and a line under headings)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle

DesignName = Literal["plain", "modern"]
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
_SIDE = Inches(0.8)
TEXT_WIDTH = Inches(8.5 - 2 * 0.8)


@dataclass(frozen=True, slots=True)
class Design:
    """Sizes in points; `accent` is the color of name and headings, `rule` a line under headings."""

    font: str
    size: float
    name_size: float
    heading_size: float
    accent: str
    rule: bool
    centered: bool


DESIGNS: dict[DesignName, Design] = {
    "plain": Design("Calibri", 11, 18, 12.5, "000000", rule=False, centered=True),
    "modern": Design("Calibri", 10.5, 22, 12, "1F4E5F", rule=True, centered=False),
}


def blank_page(design: Design) -> WordDocument:
    """An empty letter-size page with the styles Title, Heading 1, List Bullet and Normal in this look."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = Inches(0.7)
    normal = _style(word, "Normal", design.size, design)
    normal.paragraph_format.space_after = Pt(1)
    normal.paragraph_format.line_spacing = 1.05
    bullet = _style(word, "List Bullet", design.size, design)
    bullet.paragraph_format.space_after = Pt(1)
    title = _style(word, "Title", design.name_size, design)
    title.font.bold = True
    title.font.color.rgb = RGBColor.from_string(design.accent)
    title.paragraph_format.space_after = Pt(2)
    _line_below(title, None)
    if design.centered:
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading = _style(word, "Heading 1", design.heading_size, design)
    heading.font.bold = True
    heading.font.color.rgb = RGBColor.from_string(design.accent)
    heading.paragraph_format.space_before = Pt(9)
    heading.paragraph_format.space_after = Pt(3)
    heading.paragraph_format.keep_with_next = True
    if design.rule:
        _line_below(heading, design.accent)
    properties = word.core_properties
    properties.created = properties.modified = _FIXED
    properties.author = properties.title = properties.comments = properties.last_modified_by = ""
    return word


def _style(word: WordDocument, name: str, size: float, design: Design) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = design.font, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # The template's theme fonts would win over the name set above.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    return style


def _line_below(style: ParagraphStyle, color: str | None) -> None:
    """Draws a line under the style's paragraphs; None takes the template's own line away."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    if color is None:
        return
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "6", "space": "1", "color": color}.items():
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    properties.insert_element_before(
        border, *(f"w:{x}" for x in ("shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"))
    )

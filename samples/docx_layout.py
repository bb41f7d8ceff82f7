"""A sample resume as a Word file: plain with native lists, in a table, or with a text box and a page header."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from samples.content import Entry, ResumeContent, Row, Section, head_rows, split_label
from samples.docx_pieces import add_hyperlink, draw_bottom_border, move_to_text_box, remove

MADE = datetime(2026, 11, 22, 9, 0, 0)
MARGIN_INCHES = 0.8
TEXT_INCHES = 8.5 - 2 * MARGIN_INCHES


class _Container(Protocol):
    """Where paragraphs can be added: the body, a table cell, a page header."""

    def add_paragraph(self, text: str = "", style: str | ParagraphStyle | None = None) -> Paragraph: ...


class _Writer:
    """Adds the content to a container; `dates_at` is where the right tab stands, in inches (none: after a bar)."""

    def __init__(self, resume: ResumeContent, dates_at: float | None) -> None:
        self.resume, self.dates_at = resume, dates_at
        self.accent = RGBColor.from_string(resume.style.accent.lstrip("#"))

    def name_block(self, where: _Container) -> None:
        name = where.add_paragraph()
        name.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = name.add_run(self.resume.name_line)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(20), self.accent
        if self.resume.headline:
            where.add_paragraph(self.resume.headline).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def contact(self, where: _Container) -> None:
        line = where.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, part in enumerate(self.resume.contact):
            if number:
                line.add_run(" | ")
            if "@" in part:
                add_hyperlink(line, f"mailto:{part}", part)
            elif "/" in part:
                add_hyperlink(line, f"https://www.{part}", part)
            else:
                line.add_run(part)

    def heading(self, where: _Container, text: str) -> None:
        draw_bottom_border(where.add_paragraph(text, style="Heading 2"), self.resume.style.accent)

    def row(self, where: _Container, row: Row) -> None:
        line = where.add_paragraph()
        run = line.add_run(row.left)
        run.bold, run.italic = row.weight == "bold", row.weight == "italic"
        line.paragraph_format.keep_with_next = True
        if not row.right:
            return
        if self.dates_at is None:
            line.add_run(f" | {row.right}")
        else:
            line.paragraph_format.tab_stops.add_tab_stop(Inches(self.dates_at), WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(f"\t{row.right}")

    def entry(self, where: _Container, entry: Entry) -> None:
        for row in head_rows(entry, self.resume.style.entry_order):
            self.row(where, row)
        for bullet in entry.bullets:
            where.add_paragraph(bullet, style="List Bullet")

    def section(self, where: _Container, section: Section) -> None:
        self.heading(where, section.heading)
        self.body(where, section)

    def body(self, where: _Container, section: Section) -> None:
        if section.text:
            where.add_paragraph(section.text)
        for entry in section.entries:
            self.entry(where, entry)
        for bullet in section.bullets:
            where.add_paragraph(bullet, style="List Bullet")
        for text in section.lines:
            label, rest = split_label(text)
            line = where.add_paragraph()
            if label:
                line.add_run(label).bold = True
            line.add_run(rest)


def _plain(word: Word, resume: ResumeContent) -> None:
    writer = _Writer(resume, TEXT_INCHES)
    writer.name_block(word)
    writer.contact(word)
    for section in resume.sections:
        writer.section(word, section)


def _table(word: Word, resume: ResumeContent) -> None:
    """One row a section: the heading in the left cell, everything else in the right one."""
    left, right = 1.35, TEXT_INCHES - 1.35
    writer = _Writer(resume, right - 0.2)
    writer.name_block(word)
    writer.contact(word)
    table = word.add_table(rows=0, cols=2)
    table.autofit = False
    for column, inches in zip(table.columns, (left, right), strict=True):
        column.width = Inches(inches)
    for section in resume.sections:
        label, content = table.add_row().cells
        label.width, content.width = Inches(left), Inches(right)
        label.paragraphs[0].style = word.styles["Heading 2"]
        label.paragraphs[0].add_run(section.heading)
        writer.body(content, section)
        remove(content.paragraphs[0])
        content.paragraphs[0].paragraph_format.space_before = Pt(9)
        for line in (*label.paragraphs, *content.paragraphs):
            # Rows that are kept with the next one push the whole table off the first page.
            line.paragraph_format.keep_with_next = False


def _text_box(word: Word, resume: ResumeContent) -> None:
    """Name and contact in the page header, the side sections in a box that the text flows around."""
    writer = _Writer(resume, None)
    header = word.sections[0].header
    writer.name_block(header)
    writer.contact(header)
    remove(header.paragraphs[0])
    anchor = word.add_paragraph()
    start = len(word.paragraphs)
    for section in resume.at("side"):
        writer.section(word, section)
    move_to_text_box(
        anchor, word.paragraphs[start:], width=Inches(2.2), left=Inches(TEXT_INCHES - 2.2), height=Inches(4.9)
    )
    for section in resume.at("main"):
        writer.section(word, section)


LAYOUTS = {"plain": _plain, "table": _table, "text-box": _text_box}


def render_docx(resume: ResumeContent, layout: str) -> bytes:
    """The resume as the bytes of a DOCX; KeyError for a layout that is not in `LAYOUTS`."""
    word = docx.Document()
    _set_page(word)
    _set_styles(word, resume)
    LAYOUTS[layout](word, resume)
    properties = word.core_properties
    properties.author = properties.last_modified_by = resume.name
    properties.title, properties.comments = f"{resume.name} Resume", ""
    properties.created = properties.modified = MADE
    _drop_unused(word)
    out = BytesIO()
    word.save(out)
    return _with_fixed_times(out.getvalue())


def _set_page(word: Word) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(MARGIN_INCHES)
    page.top_margin = page.bottom_margin = Inches(0.6)


def _set_styles(word: Word, resume: ResumeContent) -> None:
    accent = RGBColor.from_string(resume.style.accent.lstrip("#"))
    for name in ("Normal", "List Bullet", "Heading 2"):
        style = word.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = resume.style.font, Pt(resume.style.size)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.0
    heading = word.styles["Heading 2"]
    assert isinstance(heading, ParagraphStyle)
    heading.font.size, heading.font.color.rgb = Pt(resume.style.size + 1.5), accent
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(8), Pt(2)
    fonts = heading.element.get_or_add_rPr().find(qn("w:rFonts"))
    for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[theme]  # a theme font would win over the named one


def _drop_unused(word: Word) -> None:
    """Take out what the template brings and a resume does not use: nine tenths of the file."""
    for style in list(word.styles.element):
        if style.tag == qn("w:style") and style.get(qn("w:type")) == "table" and not style.get(qn("w:default")):
            word.styles.element.remove(style)
    for relations in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(("stylesWithEffects", "thumbnail"))]:
            del relations[key]


def _with_fixed_times(data: bytes) -> bytes:
    """The same package with one time stamp everywhere, and stored: deflated bytes differ from zlib to zlib."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_STORED) as new:
        for name in old.namelist():
            info = ZipInfo(name, MADE.timetuple()[:6])
            info.create_system = 3
            new.writestr(info, old.read(name))
    return out.getvalue()

"""Resume -> a new Word file in one column: real styles, real list bullets, dates at a right-hand tab.

Every word of every shown line is written as it stands; only white space before dates becomes a tab, and sections may
change places. The bytes are the same for the same resume.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt

from analyzer.export.tailoring.section_order import LAST, opens_part, section_places
from analyzer.export.word.designs import DESIGNS, TEXT_WIDTH, Design, DesignName, blank_page
from analyzer.export.word.moves import LineMove
from analyzer.export.word.package import fixed_times
from analyzer.export.word.runs import legal
from analyzer.model import DocxSource, Entry, Resume
from analyzer.span_index import SpanIndex

PART = "word/document.xml"
_LONGEST_NAME = 60
_BETWEEN = Pt(5)


@dataclass(frozen=True, slots=True)
class Fresh:
    """The bytes, and where each line of the resume stands in them (in the order of the file)."""

    data: bytes
    places: dict[int, DocxSource]


def build_fresh(
    resume: Resume, design: DesignName = "plain", *, student: bool = False, gathered: Sequence[LineMove] = ()
) -> Fresh:
    """The new file; hidden lines are left out. Lines that are `gathered` look like those that they join."""
    writer = _Writer(resume, DESIGNS[design], gathered)
    for index in line_order(resume, student=student, gathered=gathered):
        writer.write(index)
    out = BytesIO()
    writer.word.save(out)
    return Fresh(fixed_times(out.getvalue()), writer.places)


def line_order(resume: Resume, *, student: bool, gathered: Sequence[LineMove] = ()) -> list[int]:
    """The indexes of the shown lines: name and contact lines, then the sections in the order that fits.

    Only sections that open with a heading move, and what follows a section of no known kind stays behind it. Each line
    that is `gathered` stands at the end of the section that it joins.
    """
    lines = resume.document.lines
    sections = SpanIndex(section.span for section in resume.sections)
    home = {index: found[-1] for index, line in enumerate(lines) if (found := sections.covering(line.span))}
    ranks: dict[int, int] = {}
    for number, section in enumerate(resume.sections):
        if opens_part(section):
            ranks[number] = min(section_places(section, student=student), default=LAST)
        else:
            ranks[number] = ranks.get(number - 1, -1)
    last = -1
    keys: list[tuple[int, int]] = []
    first = _name_block(resume)
    for index in range(len(lines)):
        last = ranks[home[index]] if index in home else last
        keys.append((-2 if index in first else last, index))
    order = [index for _, index in sorted(keys) if not lines[index].hidden]
    for move in reversed(gathered):
        order.remove(move.line)
        order.insert(order.index(move.last) + 1, move.line)
    return order


def bulleted(resume: Resume, gathered: Sequence[LineMove] = ()) -> set[int]:
    """The indexes of the lines with a bullet; a line that is `gathered` has one where those that it joins do."""
    found = {b.line for b in resume.bullets()} | {i for i, x in enumerate(resume.document.lines) if x.bullet}
    for move in gathered:
        (found.add if move.last in found else found.discard)(move.line)
    return found


def _prose(resume: Resume) -> set[int]:
    """The indexes of the lines without a mark that tell duties in sentences: with a mark they would be one duty."""
    told = Counter(b.line for b in resume.bullets())
    return {index for index, many in told.items() if many > 1 and not resume.document.lines[index].bullet}


def _name_block(resume: Resume) -> range:
    """The name's line and those below it up to the next heading or bullet, where a sidebar is read before them."""
    name, lines = resume.contact.name_span, resume.document.lines
    headings = [s.heading_span.start for s in resume.sections if s.heading_span]
    start = next((i for i, x in enumerate(lines) if name and x.span.covers(name)), None)
    if start is None or not any(h < lines[start].span.start for h in headings):
        return range(0)
    ends = (i for i in range(start + 1, len(lines)) if lines[i].bullet or lines[i].span.start in headings)
    return range(start, next(ends, len(lines)))


class _Writer:
    """Writes lines one by one and remembers the paragraph of each."""

    def __init__(self, resume: Resume, design: Design, gathered: Sequence[LineMove]) -> None:
        self.word: WordDocument = blank_page(design)
        self.places: dict[int, DocxSource] = {}
        self._resume = resume
        self._design = design
        self._count = 0
        self._headings = {s.heading_span for s in resume.sections if s.heading_span}
        self._bullets = bulleted(resume, gathered)
        self._prose = _prose(resume)
        self._contact_end = min((s.span.start for s in resume.sections if s.heading_span), default=0)
        self._name_block = _name_block(resume)
        self._headers = SpanIndex(e.header for e in resume.experience)
        self._schools = {e.span.start for e in resume.education[1:]}

    def write(self, index: int) -> None:
        """Writes one line as the paragraph that it is: name, heading, header of a job, bullet, or text."""
        line = self._resume.document.lines[index]
        text = legal(line.span.of(self._resume.text))
        name = self._resume.contact.name_span
        if name is not None and line.span.covers(name) and len(text) <= _LONGEST_NAME:
            self.word.add_paragraph(text, style="Title")
        elif line.span in self._headings:
            self.word.add_paragraph(text, style="Heading 1")
        elif (entry := self._header_of(index)) is not None:
            self._header(text, entry, first=line.span.start == entry.header.start)
        elif index in self._bullets and index not in self._prose:
            self.word.add_paragraph(text, style="List Bullet")
        else:
            contact = line.span.end <= self._contact_end or index in self._name_block
            self._text(text, contact=contact, apart=line.span.start in self._schools)
        self.places[index] = DocxSource(PART, self._count)
        self._count += 1

    def _header_of(self, index: int) -> Entry | None:
        line = self._resume.document.lines[index]
        if index in self._bullets:
            return None
        found = self._headers.covering(line.span)
        return self._resume.experience[found[0]] if found else None

    def _header(self, text: str, entry: Entry, *, first: bool) -> None:
        dates = entry.dates_text
        if dates and "\t" not in text and text.endswith(dates) and text != dates:
            before = text.removesuffix(dates)
            if re.search(r"[\w)]\s+\Z", before):
                text = f"{before.rstrip()}\t{dates}"
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        if first:
            paragraph.paragraph_format.space_before = _BETWEEN
        head, tab, tail = text.rpartition("\t") if "\t" in text else (text, "", "")
        if tab:
            paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        before, title, after = head.partition(entry.title) if entry.title else (head, "", "")
        for part in (before, title, after):
            if part:
                paragraph.add_run(part).bold = True if part is title else None
        if tab:
            # Dates that do not fit behind a long heading go to the next row as one piece.
            paragraph.add_run(tab + tail.replace(" ", "\u00a0"))

    def _text(self, text: str, *, contact: bool, apart: bool) -> None:
        paragraph = self.word.add_paragraph()
        if apart:
            paragraph.paragraph_format.space_before = _BETWEEN
        if contact and self._design.centered:
            paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if "\t" in text and not contact:
            paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(text)

"""The paragraphs of one DOCX part, in the order that Word shows them, as lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from analyzer.model import DocxSource
from analyzer.parser.docx_package import MC, R, W
from analyzer.parser.docx_styles import Look, ParagraphLook, Styles, is_shaded
from analyzer.parser.docx_symbols import plain_text, symbol_text
from analyzer.parser.encoding import repair
from analyzer.parser.limits import Budget
from analyzer.parser.text import DraftLine, split_mark

REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
PROPERTIES = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt", "fldData")
)
TEXT = frozenset({f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
NOTES = frozenset({f"{W}footnote", f"{W}endnote"})
BREAKS = frozenset({f"{W}br", f"{W}cr"})
TABS = frozenset({f"{W}tab", f"{W}ptab"})
# The links of a drawing to its diagram (SmartArt) or chart, and old ornamental letters: their words are no paragraphs.
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
CHARTS = frozenset(
    f"{{http://schemas.{name}}}chart"
    for name in ("openxmlformats.org/drawingml/2006/chart", "microsoft.com/office/drawing/2014/chartex")
)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWN_TEXT = f"{DRAWING}txBody"
EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ANCHOR = f"{WP}anchor"
PLACED = frozenset({ANCHOR, f"{WP}inline"})
# In 914,400ths of an inch: two fifths of a letter-size page's width, an eighth of its area.
PICTURE_WIDTH = 3_100_000
PICTURE_AREA = 7_772_400 * 10_058_400 // 8
# Words in a table from which a reader that takes tables apart badly would lose more than a date or a skill.
LARGE_TABLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: what its lines have in common."""

    in_table: bool = False
    in_box: bool = False
    shaded: bool = False


@dataclass(slots=True)
class PartReader:
    """Reads one part as far as the budget goes; `chunk` reads an embedded page, diagram or chart by its link.

    `codes` collects what a reader should be warned of, each with the words it is about.
    """

    part: str
    root: etree._Element
    styles: Styles
    in_header: bool = False
    chunk: Callable[[str], list[DraftLine]] | None = None
    budget: Budget = field(default_factory=Budget)
    lines: list[DraftLine] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    _index: dict[etree._Element, int] = field(default_factory=dict)
    _backdrop: bool = False
    _carried: list[list[tuple[str, Look]]] = field(default_factory=list)
    _listed_at: int | None = None

    def read(self) -> list[DraftLine]:
        """The lines of the part."""
        self._index = {p: i for i, p in enumerate(self.root.iter(f"{W}p"))}
        # A shape behind the text may be the dark ground that white letters stand on.
        self._backdrop = any(a.get("behindDoc") in ("1", "true") for a in self.root.iter(ANCHOR))
        changes = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
        if next(self.root.iter(*changes), None) is not None:
            self.codes.setdefault("tracked-changes", "")
        background = self.root.find(f"{W}background")
        ground = background is not None and str(background.get(f"{W}color", "FFFFFF")).upper() not in ("FFFFFF", "AUTO")
        self._blocks(self.root, Place(shaded=ground))
        if self._carried:
            self._add(self._carried, DraftLine("", in_header=self.in_header), self.styles.paragraph(None), True)
        return self.lines

    def _blocks(self, container: etree._Element, place: Place) -> None:
        for child in container:
            tag = child.tag
            if not isinstance(tag, str) or tag in REMOVED or tag in PROPERTIES:
                continue
            if tag == f"{W}p":
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._table(child, place)
            elif tag == f"{W}tr":
                if child.find(f"{W}trPr/{W}del") is None:
                    self._blocks(child, place)
            elif tag == f"{W}tc":
                properties = child.find(f"{W}tcPr")
                filled = properties is not None and is_shaded(properties)
                self._blocks(child, replace(place, shaded=place.shaded or filled))
            elif tag in NOTES and child.get(f"{W}type") is not None:
                continue  # the line above the notes
            elif tag == f"{MC}AlternateContent":
                if (chosen := _choice(child)) is not None:
                    self._blocks(chosen, place)
            elif tag == f"{W}altChunk" and self.chunk is not None:
                self.lines.extend(self.chunk(str(child.get(f"{R}id", ""))))
            else:
                self._blocks(child, place)

    def _table(self, table: etree._Element, place: Place) -> None:
        start = len(self.lines)
        shaded = place.shaded or self.styles.table_is_shaded(table)
        self._blocks(table, replace(place, in_table=True, shaded=shaded))
        if sum(len(line.text.split()) for line in self.lines[start:]) >= LARGE_TABLE_WORDS:
            self.codes.setdefault("tables", self.lines[start].text)

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        if not self.budget.allows_more():
            return
        look = self.styles.paragraph(paragraph.find(f"{W}pPr"))
        collected = _Inline(self.styles, look, self.budget)
        collected.walk(paragraph, self.styles.run(None, look))
        self.budget.unread += collected.is_cut
        rows = [*self._carried[:-1], [*(self._carried or [[]])[-1], *collected.rows[0]], *collected.rows[1:]]
        self._carried = []
        if next(paragraph.iterfind(f"{W}pPr/{W}rPr/{W}del"), None) is not None:
            self._carried = rows  # a tracked change deletes the end of this paragraph: the next one goes on with it
        else:
            template = DraftLine(
                text="",
                heading_level=look.heading_level,
                docx=DocxSource(self.part, self._index[paragraph]),
                in_table=place.in_table,
                in_header=self.in_header,
            )
            lit = place.shaded or look.shaded or place.in_box or self._backdrop
            self._add(rows, template, look, lit)
        if collected.has_picture:
            self.codes.setdefault("picture-of-text", "")
        for name in collected.unread:
            self.codes.setdefault("lost-words", name)
        for code, link in collected.drawings:
            if self.chunk is not None and (shown := self.chunk(link)):
                self.lines.extend(replace(line, in_header=self.in_header) for line in shown)
                self.codes.setdefault(code, shown[0].text)
        for box in collected.boxes:
            before = len(self.lines)
            self._blocks(box, replace(place, in_box=True))
            if len(self.lines) > before:
                self.codes.setdefault("text-boxes", self.lines[before].text)

    def _add(self, rows: list[list[tuple[str, Look]]], template: DraftLine, look: ParagraphLook, lit: bool) -> None:
        """Adds the rows of a paragraph as lines; `lit` says that white letters would show."""
        listed = look.listed
        for row in rows:
            shown = [(t, r) for t, r in row if not (r.hidden or (r.white and not lit))]
            unseen = [(t, r) for t, r in row if r.hidden or (r.white and not lit)]
            if line := _line(shown, template, listed, look.level):
                if self._goes_on(line, look):
                    self.lines[-1] = replace(self.lines[-1], text=f"{self.lines[-1].text} {line.text}")
                else:
                    self.lines.append(line)
                    self.budget.count(line.text)
                    self._listed_at = look.left if listed else None
                listed = False
            if any(c.isalnum() for t, _ in unseen for c in t) and (line := _line(unseen, template, False, 0)):
                self.codes.setdefault("hidden-text", line.text)
                self.budget.count(line.text)
                self.lines.append(replace(line, hidden=True))
                self._listed_at = None

    def _goes_on(self, line: DraftLine, look: ParagraphLook) -> bool:
        """Whether a plain paragraph is the rest of the list item above: set below its text, in small letters."""
        level = self._listed_at
        return level is not None and not line.bullet and look.left == level and line.text[0].islower()


class _Inline:
    """Collects a paragraph's characters with their look, a list for each row that a line break ends."""

    def __init__(self, styles: Styles, paragraph: ParagraphLook, budget: Budget) -> None:
        self.rows: list[list[tuple[str, Look]]] = [[]]
        self.boxes: list[etree._Element] = []
        self.drawings: list[tuple[str, str]] = []
        self.unread: list[str] = []
        self.is_cut = False
        self.has_picture = False
        self._budget = budget
        self._styles = styles
        self._paragraph = paragraph

    def walk(self, element: etree._Element, look: Look) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in REMOVED or tag in PROPERTIES:
                continue
            if tag in TEXT:
                text = re.sub(r"[\r\n]+", " ", child.text or "")
                text = plain_text(text, look.font)
                self.rows[-1].append(("".join(map(_capital, text)) if look.capitals else text, look))
            elif tag == f"{W}r":
                if any(self.rows) and self._budget.is_late:
                    self.is_cut = True
                    return
                self.walk(child, self._styles.run(child.find(f"{W}rPr"), self._paragraph))
            elif tag in TABS:
                self.rows[-1].append(("\t", look))
            elif tag in BREAKS:
                self.rows.append([])
            elif tag == f"{W}noBreakHyphen":
                self.rows[-1].append(("-", look))
            elif tag == f"{W}sym":
                number = str(child.get(f"{W}char", ""))
                if re.fullmatch(r"[0-9A-Fa-f]{1,4}", number):
                    self.rows[-1].append((symbol_text(int(number, 16), str(child.get(f"{W}font", ""))), look))
            elif tag == f"{MC}AlternateContent":
                if (chosen := _choice(child)) is not None:
                    self.walk(chosen, look)
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag in PLACED:
                self.has_picture = self.has_picture or _is_large_picture(child)
                self.walk(child, look)
            elif tag == DRAWN_TEXT:
                self.rows += [[(_drawn(p), look)] for p in child.iterchildren(f"{DRAWING}p")] + [[]]
            elif tag == f"{W}ddList":
                self.rows[-1].append((_chosen(child), look))
            elif tag == EMBEDDED:
                self.unread.append(str(child.get("ProgID", "")) or "embedded object")
            elif tag == DIAGRAM:
                self.drawings.append(("text-boxes", str(child.get(f"{R}dm", ""))))
            elif tag in CHARTS:
                self.drawings.append(("charts", str(child.get(f"{R}id", ""))))
            elif tag == TEXT_PATH:
                self.rows += [[(str(child.get("string", "")), look)], []]
            else:
                self.walk(child, look)


def _drawn(paragraph: etree._Element) -> str:
    """The words of a paragraph of a drawing."""
    return "".join(t.text or "" for t in paragraph.iter(f"{DRAWING}t"))


def _is_large_picture(placed: etree._Element) -> bool:
    """Whether a picture in front of the page is wide and high enough to hold text that people are to read."""
    size = placed.find(f"{WP}extent")
    if size is None or placed.get("behindDoc") in ("1", "true") or next(placed.iter(f"{DRAWING}blip"), None) is None:
        return False
    width, height = str(size.get("cx", "")), str(size.get("cy", ""))
    if not (width.isdecimal() and height.isdecimal()):
        return False
    return int(width) > PICTURE_WIDTH and int(width) * int(height) > PICTURE_AREA


def _chosen(field: etree._Element) -> str:
    """What an old drop-down field shows: the entry that was chosen, or else the first."""
    chosen = field.find(f"{W}result")
    at = str(chosen.get(f"{W}val", "0")) if chosen is not None else "0"
    entries = [str(entry.get(f"{W}val", "")) for entry in field.iterchildren(f"{W}listEntry")]
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _capital(letter: str) -> str:
    """The letter as a capital, where that is one letter, too."""
    return upper if len(upper := letter.upper()) == 1 else letter


def _choice(alternatives: etree._Element) -> etree._Element | None:
    """The first version of a drawing that holds anything to read, else the first."""
    versions = [c for c in alternatives if c.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next(
        (v for v in versions if next(v.iter(*TEXT, *CHARTS, DIAGRAM, TEXT_PATH, DRAWN_TEXT), None) is not None),
        versions[0] if versions else None,
    )


def _line(pieces: list[tuple[str, Look]], template: DraftLine, listed: bool, level: int) -> DraftLine | None:
    text = repair("".join(t for t, _ in pieces)).strip()
    marked, body = split_mark(text)
    if not body:
        return None
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for piece, look in pieces:
        count = sum(not c.isspace() for c in piece)
        sizes[look.size] += count
        letters += count
        bold += count if look.bold else 0
    return replace(
        template,
        text=body,
        bullet=(listed or marked) and not template.heading_level,
        bold=bold * 2 > letters,
        size=sizes.most_common(1)[0][0],
        indent=18.0 * level if listed else 0.0,
    )

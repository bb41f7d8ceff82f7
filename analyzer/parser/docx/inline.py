"""The characters of one DOCX paragraph with their look, and the boxes, pictures and drawings that stand in it."""

from __future__ import annotations

import re

from lxml import etree

from analyzer.parser.docx.boxes import ANCHOR, WP
from analyzer.parser.docx.package import MC, R, W
from analyzer.parser.docx.styles import Look, ParagraphLook, Styles
from analyzer.parser.docx.symbols import plain_text, symbol_text
from analyzer.parser.limits import Budget

REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
PROPERTIES = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt", "fldData")
)
TEXT = frozenset({f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
DENOMINATOR = "{http://schemas.openxmlformats.org/officeDocument/2006/math}den"
FIELD_MARK = f"{W}fldChar"
BREAKS = frozenset({f"{W}br", f"{W}cr"})
HYPERLINK = f"{W}hyperlink"
FIELD_CODE, SIMPLE_FIELD = f"{W}instrText", f"{W}fldSimple"
LINK_CODE = re.compile(r'HYPERLINK\s+"([^"\s]+)"')
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
PLACED = frozenset({ANCHOR, f"{WP}inline"})
# In 914,400ths of an inch: two fifths of a letter-size page's width, an eighth of its area.
PICTURE_WIDTH = 3_100_000
PICTURE_AREA = 7_772_400 * 10_058_400 // 8


class InlineReader:
    """Collects a paragraph's characters with their look, a list for each row that a line break ends."""

    def __init__(self, styles: Styles, paragraph: ParagraphLook, budget: Budget) -> None:
        self.rows: list[list[tuple[str, Look]]] = [[]]
        self.boxes: list[etree._Element] = []
        self.drawings: list[tuple[str, str]] = []
        self.unread: list[str] = []
        self.links: list[str] = []
        self.is_cut = False
        self.has_picture = False
        # For each open field, whether its code goes on: what a field in the code of another comes to is not shown.
        self._in_code: list[bool] = []
        self._budget = budget
        self._styles = styles
        self._paragraph = paragraph

    def walk(self, element: etree._Element, look: Look) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in REMOVED or tag in PROPERTIES:
                continue
            if tag in TEXT:
                if any(self._in_code[:-1]):
                    continue
                text = re.sub(r"[\r\n]+", " ", child.text or "")
                text = plain_text(text, look.font)
                self.rows[-1].append(("".join(map(_capital, text)) if look.capitals else text, look))
            elif tag == f"{W}r":
                if any(self.rows) and self._budget.is_late:
                    self.is_cut = True
                    return
                self.walk(child, self._styles.run(child.find(f"{W}rPr"), self._paragraph))
            elif tag == FIELD_MARK:
                self._mark_field(str(child.get(f"{W}fldCharType", "")))
                self.walk(child, look)
            elif tag == HYPERLINK:
                self.links.append(str(child.get(f"{R}id", "")))
                self.walk(child, look)
            elif tag in (FIELD_CODE, SIMPLE_FIELD):
                self._note_field(child.text or "" if tag == FIELD_CODE else str(child.get(f"{W}instr", "")))
                self.walk(child, look)
            elif tag == DENOMINATOR:
                self.rows[-1].append(("/", look))
                self.walk(child, look)
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
                if (chosen := choose_version(child)) is not None:
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

    def _mark_field(self, kind: str) -> None:
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()

    def _note_field(self, code: str) -> None:
        """Note the address of a field that is a link (`HYPERLINK "https://..."`)."""
        if found := LINK_CODE.search(code):
            self.links.append(found[1])


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


def choose_version(alternatives: etree._Element) -> etree._Element | None:
    """The first version of a drawing that holds anything to read, else the first."""
    versions = [c for c in alternatives if c.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next(
        (v for v in versions if next(v.iter(*TEXT, *CHARTS, DIAGRAM, TEXT_PATH, DRAWN_TEXT), None) is not None),
        versions[0] if versions else None,
    )

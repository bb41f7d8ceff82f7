"""The characters of a Word paragraph, each with the node it stands in, and where the lines of the resume stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from analyzer.parser.docx.inline import BREAKS, PROPERTIES, REMOVED, TABS, TEXT
from analyzer.parser.docx.package import MC, W
from analyzer.parser.docx.symbols import plain_text, symbol_text
from analyzer.parser.plain.encoding import repair

# What may stand between a paragraph and a run that is edited.
WRAPPERS = frozenset(
    f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo")
)
_LOCKING = frozenset(f"{W}{name}" for name in ("dataBinding", "dropDownList", "comboBox", "date", "showingPlcHdr"))
_CHECK_BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


@dataclass(frozen=True, slots=True)
class Character:
    """A character as it is shown ("" where it is invisible); `at` counts in the node's text; `locked`: never edited."""

    text: str
    run: etree._Element
    node: etree._Element
    at: int
    locked: bool


def characters(paragraph: etree._Element) -> list[Character]:
    """The paragraph's own characters in order; a text box on it, deleted words and field codes are not among them."""
    return list(_walk(paragraph, paragraph, None, False))


def _walk(
    element: etree._Element, paragraph: etree._Element, run: etree._Element | None, locked: bool
) -> Iterator[Character]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in REMOVED or tag in PROPERTIES or tag == f"{W}txbxContent":
            continue
        if tag == f"{W}r":
            yield from _walk(child, paragraph, child, locked or run is not None or not _editable(child, paragraph))
        elif run is None:
            yield from _walk(child, paragraph, None, locked)
        elif tag in TEXT:
            font = _font(run)
            text = child.text or ""
            fixed = locked or child.getparent() is not run or tag != f"{W}t"
            if len(text.strip()) == 1:
                text = plain_text(text, font)
            for at, character in enumerate(text):
                yield Character(_shown(character), run, child, at, fixed)
        elif shown := _special(child):
            yield Character(shown, run, child, 0, locked or child.getparent() is not run)
        elif tag == f"{MC}AlternateContent":
            versions = [c for c in child if c.tag in (f"{MC}Choice", f"{MC}Fallback")]
            chosen = next((v for v in versions if next(v.iter(*TEXT), None) is not None), None)
            if chosen is not None:
                yield from _walk(chosen, paragraph, run, True)
        else:
            yield from _walk(child, paragraph, run, True)


def _special(node: etree._Element) -> str:
    if node.tag in TABS:
        return "\t"
    if node.tag in BREAKS:
        return "\n"
    if node.tag == f"{W}noBreakHyphen":
        return "-"
    if node.tag == f"{W}sym":
        number = str(node.get(f"{W}char", ""))
        if re.fullmatch(r"[0-9A-Fa-f]{1,4}", number):
            return symbol_text(int(number, 16), str(node.get(f"{W}font", "")))
    return ""


def _shown(character: str) -> str:
    if "\uf000" <= character <= "\uf0ff":
        return plain_text(character, "")
    return " " if character in "\r\n" else repair(character)


def _font(run: etree._Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else str(fonts.get(f"{W}ascii", ""))


def _editable(run: etree._Element, paragraph: etree._Element) -> bool:
    """Whether only wrappers lie between, and no content control that fills itself or is locked."""
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag not in WRAPPERS:
            return False
        control = parent.find(f"{W}sdtPr")
        if control is not None:
            lock = control.find(f"{W}lock")
            if lock is not None and lock.get(f"{W}val") in ("contentLocked", "sdtContentLocked"):
                return False
            if any(x.tag in _LOCKING or x.tag == _CHECK_BOX for x in control):
                return False
        parent = parent.getparent()
    return parent is paragraph


def place_lines(shown: Sequence[Character], lines: Sequence[str]) -> list[list[int] | None]:
    """For each line of the paragraph, in order, the indexes of the characters behind its letters and marks.

    White space is left out on both sides, because the reader tidies it. None where a line is not found.
    """
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(shown):
        for letter in character.text:
            if not letter.isspace():
                letters.append(letter)
                origin.append(index)
    text = "".join(letters)
    placed: list[list[int] | None] = []
    cursor = 0
    for line in lines:
        wanted = "".join(line.split())
        at = text.find(wanted, cursor) if wanted else -1
        if at < 0:
            placed.append(None)
            continue
        placed.append(origin[at : at + len(wanted)])
        cursor = at + len(wanted)
    return placed

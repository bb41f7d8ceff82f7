"""Where a web page's styles break lines or set words apart that stand next to each other in the file."""

from __future__ import annotations

from enum import Enum

from lxml import etree

from analyzer.parser.html.style import Declared, PageStyles

_ROW_BOXES = frozenset(("inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"))
_LINE_BOXES = frozenset(("block", "flex", "grid", "table", "list-item", "flow-root", "table-row"))
_ROWS = frozenset(("flex", "inline-flex", "table-row"))
_GRIDS = frozenset(("grid", "inline-grid"))
_ITEMS = frozenset(("li", "dt", "dd", "tr"))
_MOST_CELLS = 8
_SHORTEST = 2


class Flow(Enum):
    """How an element stands to what is before it: as its tag says, on a line of its own, or apart on the same line."""

    PLAIN = 0
    LINE = 1
    CELL = 2


def flow_of(element: etree._Element, declared: Declared, styles: PageStyles, blocks: frozenset[str]) -> Flow:
    """The flow of an element with these declarations; `blocks` are the tags that take a line by themselves."""
    parent = element.getparent()
    display = declared.get("display", "")
    around = styles.declared(parent) if parent is not None and styles.speaks(parent) else {}
    inside = around.get("display", "")
    if inside in _GRIDS or (inside in _ROWS and around.get("flex-direction", "").startswith("column")):
        return Flow.PLAIN if element.tag in blocks else Flow.LINE
    if inside in _ROWS and parent is not None:
        return Flow.CELL if element.tag not in blocks or _are_cells(parent, blocks) else Flow.PLAIN
    if element.tag in blocks:
        return Flow.PLAIN
    if display in _LINE_BOXES:
        return Flow.LINE
    if declared.get("float") == "right":
        return Flow.CELL
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str) or before.tag in blocks or (before.tail or "").strip():
        return Flow.PLAIN
    boxed = display in _ROW_BOXES and styles.declared(before).get("display", "") in _ROW_BOXES
    return Flow.CELL if boxed or _reads_glued(before, element) else Flow.PLAIN


def _are_cells(parent: etree._Element, blocks: frozenset[str]) -> bool:
    """Whether each child of a row is one line of text: columns of several lines are read one after the other."""
    if len(parent) > _MOST_CELLS or any(child.tag in _ITEMS for child in parent):
        return False
    return all(next(child.iterdescendants(*blocks, "br"), None) is None for child in parent)


def _reads_glued(before: etree._Element, element: etree._Element) -> bool:
    """Whether two named elements without a space would read as one word ("IIIOak Clinic"): their sheet is not here."""
    if before.tail or not (before.get("class") and element.get("class")):
        return False
    left, right = "".join(before.itertext()), "".join(element.itertext())
    if min(len(left), len(right)) < _SHORTEST or right[0] != right.lstrip()[:1] or left[-1].isspace():
        return False
    return (left[-1].islower() or left[-1] in ").%" or left[-1].isdigit()) and right[0].isupper()

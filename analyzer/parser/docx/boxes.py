"""Text boxes and drawings of a DOCX: what their words stand on, and whether they stand where nobody sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml import etree

from analyzer.parser.colors import NAMED, THEME, WHITE, Color, blends, parse_color
from analyzer.parser.docx.package import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ANCHOR = f"{WP}anchor"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
EMU_A_TWIP = 635
OLD_SHAPES = (f"{V}shape", f"{V}rect", f"{V}roundrect", f"{V}oval")
HIDDEN_SHAPE = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
BEHIND = re.compile(r"z-index\s*:\s*-", re.IGNORECASE)
# Of the page's sides, in twentieths of a point: a letter-size page.
LETTER = (12_240, 15_840)


def has_backdrop(root: etree._Element) -> bool:
    """Whether a shape or picture lies behind the words of a part: it may be the ground that white letters stand on."""
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(ANCHOR)):
        return True
    shapes = (s for s in root.iter(*OLD_SHAPES) if BEHIND.search(str(s.get("style", ""))))
    return any(next(shape.iter(f"{V}textpath"), None) is None for shape in shapes)


def grounds_drawn(root: etree._Element) -> list[etree._Element]:
    """The shapes and pictures of a part that words without a ground of their own may stand on; two are enough."""
    filled = (s for s in root.iter(f"{WPS}wsp", *OLD_SHAPES) if (found := _fill(s))[0] and not blends(found[1], WHITE))
    return list(islice(chain(root.iter(f"{A}blip", f"{V}imagedata"), filled), 2))


def ground_of_box(box: etree._Element, outside: Color | None, drawn: list[etree._Element]) -> Color | None:
    """The color that a text box fills itself with; where it does not, what is around it, or None where shapes are."""
    shape = next(box.iterancestors(f"{WPS}wsp", *OLD_SHAPES), None)
    if shape is None:
        return None
    fills, color = _fill(shape)
    if fills:
        return color
    return outside if all(other is shape for other in drawn) else None


def _fill(shape: etree._Element) -> tuple[bool, Color | None]:
    """Whether a shape fills itself, and with which color; None where that is not said in so many words."""
    if shape.tag != f"{WPS}wsp":
        if str(shape.get("filled", "")).lower() in ("f", "false", "0"):
            return False, None
        pattern, fill = shape.find(f"{V}fill"), shape.get("fillcolor")
        if pattern is not None and pattern.get("type", "solid") != "solid":
            return True, None
        return True, WHITE if fill is None else parse_color(str(fill).split(" ")[0])
    properties = shape.find(f"{WPS}spPr")
    if properties is not None and properties.find(f"{A}noFill") is not None:
        return False, None
    color = None if properties is None else properties.find(f"{A}solidFill")
    if color is None or len(color) == 0 or len(color[0]):
        return True, None
    value = str(color[0].get("val", ""))
    return True, THEME.get(value) or NAMED.get(value) or parse_color(value)


def is_unseen(box: etree._Element, page: tuple[int, int]) -> bool:
    """Whether a text box is switched off or stands off the page, whose sides are in twentieths of a point."""
    for shape in box.iterancestors(*OLD_SHAPES):
        if HIDDEN_SHAPE.search(str(shape.get("style", ""))):
            return True
    for placed in box.iterancestors(ANCHOR, f"{WP}inline"):
        shown = placed.find(f"{WP}docPr")
        if shown is not None and shown.get("hidden") in ("1", "true"):
            return True
        if any(_is_off(placed, *side) for side in zip("HV", ("cx", "cy"), page, strict=True)):
            return True
    return False


def _is_off(anchor: etree._Element, axis: str, extent: str, side: int) -> bool:
    position = anchor.find(f"{WP}position{axis}")
    offset = "" if position is None else (position.findtext(f"{WP}posOffset") or "").strip()
    size = anchor.find(f"{WP}extent")
    length = "" if size is None else str(size.get(extent, ""))
    if position is None or not re.fullmatch(r"-?\d{1,12}", offset) or not re.fullmatch(r"\d{1,12}", length):
        return False
    at, long = int(offset) // EMU_A_TWIP, int(length) // EMU_A_TWIP
    return is_off_page(at, long, side, from_page=position.get("relativeFrom") == "page")


def is_off_page(at: int, length: int, side: int, *, from_page: bool) -> bool:
    """Whether something of this length stands off a side of the page; a margin or paragraph it counts from may be
    anywhere on the page. All in twentieths of a point."""
    return at > side or at + length + (0 if from_page else side) < 0


def is_frame_off(frame: etree._Element, page: tuple[int, int]) -> bool:
    """Whether a paragraph's frame (`w:framePr`) stands off the page."""
    return any(_is_frame_off(frame, *side) for side in zip("xy", "wh", ("hAnchor", "vAnchor"), page, strict=True))


def _is_frame_off(frame: etree._Element, place: str, extent: str, anchor: str, side: int) -> bool:
    at, length = (str(frame.get(f"{W}{name}", "")) for name in (place, extent))
    if not re.fullmatch(r"-?\d{1,9}", at):
        return False
    long = int(length) if length.isdecimal() else side // 2
    return is_off_page(int(at), long, side, from_page=frame.get(f"{W}{anchor}") == "page")


def page_size(root: etree._Element) -> tuple[int, int]:
    """The largest page of a document in twentieths of a point; letter size where it does not say."""
    found = list(_sizes(root))
    return (max(x for x, _ in found), max(y for _, y in found)) if found else LETTER


def _sizes(root: etree._Element) -> Iterator[tuple[int, int]]:
    for size in root.iter(f"{W}pgSz"):
        wide, high = str(size.get(f"{W}w", "")), str(size.get(f"{W}h", ""))
        if wide.isdecimal() and high.isdecimal() and int(wide) and int(high):
            yield int(wide), int(high)

"""What the styles of a web page hide from people: letters without size or color, and words beside the page.

Styles on the elements and the simple rules of the page's own sheets are read (a tag, a class or an id). What a linked
sheet may color is never taken for hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from analyzer.parser.colors import WHITE, Color, blends, parse_color

# Rules for print or small screens may say otherwise.
AT_RULE = re.compile(r"@[^{;]{0,200}(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
SIMPLE = re.compile(r"(?:[a-z][\w-]*|[.#][\w-]+)\Z", re.IGNORECASE)
LAST_NAME = re.compile(r"(?:[a-z][\w-]*|[.#][\w-]+)(?=(?:::?[\w-]+(?:\([^)]*\))?)*\s*\Z)", re.IGNORECASE)
LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|in|cm|mm)?(?![\w.])")
RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*(\d*\.?\d+%?)\s*)?\)")
# Points of a unit; em and percent are of the usual 12 points.
POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12, "in": 72.0, "cm": 28.35, "mm": 2.835}
SMALLEST_READABLE = 3.0
OFF_PAGE = -400.0
CLEAREST = 0.05
MOST_SHEET = 200_000
LONGEST_SELECTOR = 300

Declared = dict[str, str]


class PageLook(NamedTuple):
    """How words are shown: their color, what they stand on, their size in points; `gone` where they are not at all."""

    color: Color | None = None
    ground: Color | None = WHITE
    size: float = 12.0
    gone: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether nobody sees the words."""
        return self.gone or self.size < SMALLEST_READABLE or blends(self.color, self.ground)


@dataclass(slots=True)
class PageStyles:
    """The page's own style rules: what simple selectors declare, and which names any rule gives a ground."""

    rules: dict[str, Declared] = field(default_factory=dict)
    grounds: set[str] = field(default_factory=set)
    linked: bool = False

    @classmethod
    def of(cls, root: etree._Element) -> PageStyles:
        """The rules of the page below (or around) this element."""
        found = cls()
        page = root.getroottree().getroot()
        found.linked = any("stylesheet" in str(link.get("rel", "")).lower() for link in page.iter("link"))
        for sheet in page.iter("style"):
            text = AT_RULE.sub("", _without_comments((sheet.text or "")[:MOST_SHEET]))
            for rule in text.split("}"):
                selectors, _, body = rule.rpartition("{")
                if selectors and (declared := _declarations(body)):
                    found._add(selectors, declared)
        return found

    def _add(self, selectors: str, declared: Declared) -> None:
        for selector in map(str.strip, selectors.split(",")):
            if len(selector) > LONGEST_SELECTOR:
                continue
            if SIMPLE.match(selector):
                self.rules.setdefault(selector.lower(), {}).update(declared)
            if _ground(declared)[0] and (last := LAST_NAME.search(selector)):
                self.grounds.add(last[0].lower())

    def declared(self, element: etree._Element) -> Declared:
        """What holds for an element by itself; its own style comes last."""
        found: Declared = {}
        for name in _names(element) if self.rules else ():
            found.update(self.rules.get(name, {}))
        style = element.get("style")
        if style:
            found.update(_declarations(str(style)))
        if element.tag == "font" and element.get("color"):
            found["color"] = str(element.get("color")).lower()
        if element.get("bgcolor"):
            found["background-color"] = str(element.get("bgcolor")).lower()
        return found

    def speaks(self, element: etree._Element) -> bool:
        """Whether any declaration may hold for an element."""
        return bool(self.rules) or element.get("style") is not None

    def first_look(self) -> PageLook:
        """The look of a page before any element says anything."""
        return PageLook(ground=None if self.linked else WHITE)

    def look(self, element: etree._Element, around: PageLook, declared: Declared) -> PageLook:
        """The look of an element's words, of which this is declared, within the look around it."""
        color, ground, size = around.color, around.ground, around.size
        if "color" in declared and declared["color"] != "inherit":
            color = _color(declared["color"])
        filled, fill = _ground(declared)
        if filled:
            ground = fill
        elif self.grounds.intersection(_names(element)):
            ground = None
        if declared:
            size = _size(declared.get("font-size", ""), size)
        return PageLook(color, ground, size, around.gone or bool(declared and _is_gone(declared)))


def _is_gone(declared: Declared) -> bool:
    """Whether words let everything through or stand far off the page."""
    clearness, color = declared.get("opacity", ""), declared.get("color", "")
    if re.fullmatch(r"\d*\.?\d+", clearness) and float(clearness) < CLEAREST:
        return True
    if color == "transparent" or ((rgba := RGB.match(color)) and _is_clear(rgba[4])):
        return True
    sides = ("left", "top", "right") if declared.get("position") in ("absolute", "fixed") else ()
    moved = (_length(declared.get(side, "")) for side in (*sides, "text-indent"))
    return any(away is not None and away < OFF_PAGE for away in moved)


def _size(text: str, around: float) -> float:
    """A font size in points; em and percent are of the size around."""
    match = LENGTH.match(text)
    if match is None or text.startswith("-"):
        return around
    if match[2] in ("em", "%"):
        return around * float(match[1]) / (100 if match[2] == "%" else 1)
    return float(match[1]) * POINTS[match[2] or "px"]


def _without_comments(text: str) -> str:
    kept = []
    for number, part in enumerate(text.split("/*")):
        kept.append(part if number == 0 else part.partition("*/")[2])
    return "".join(kept)


def _names(element: etree._Element) -> Iterator[str]:
    """An element's names in style rules, weakest first."""
    yield str(element.tag).lower()
    for name in str(element.get("class", "")).lower().split():
        yield f".{name}"
    if element.get("id"):
        yield f"#{str(element.get('id')).lower()}"


def _declarations(body: str) -> Declared:
    pairs = (part.partition(":") for part in body.split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip().lower() for name, _, value in pairs if value}


def _ground(declared: Declared) -> tuple[bool, Color | None]:
    """Whether declarations fill the ground, and with which color."""
    if declared.get("background-image", "none") != "none":
        return True, None
    value = declared.get("background-color") or declared.get("background", "")
    if value in ("", "none", "transparent", "inherit", "initial"):
        return False, None
    return True, None if "url(" in value or "gradient" in value else _color(value.split(" ")[0])


def _color(text: str) -> Color | None:
    if match := RGB.match(text):
        red, green, blue = (min(int(match[number]), 255) for number in (1, 2, 3))
        return red, green, blue
    return parse_color(text)


def _is_clear(share: str | None) -> bool:
    if not share:
        return False
    return float(share.rstrip("%") or 0) / (100 if share.endswith("%") else 1) < CLEAREST


def _length(text: str) -> float | None:
    match = LENGTH.match(text)
    return None if match is None else float(match[1]) * POINTS[match[2] or "px"]

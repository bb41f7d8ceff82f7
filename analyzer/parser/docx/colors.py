"""The colors of letters and of what they stand on in a DOCX. Word picks black or white for automatic letters."""

from __future__ import annotations

from lxml import etree

from analyzer.parser.colors import BLACK, NAMED, Color, parse_color
from analyzer.parser.docx.package import W

# Of 100,000ths: letters that let nearly everything through.
TRANSPARENT = 95_000
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT_FILL = f"{W14}textFill"
# Children are asked for by iterchildren, which takes a third of the time of find: every run comes by here.
HIGHLIGHT, SHADE = f"{W}highlight", f"{W}shd"
EFFECTS = (f"{W14}shadow", f"{W14}glow", f"{W14}props3d")


def read_color(properties: etree._Element) -> tuple[bool, Color | None]:
    """Whether a run's properties give its letters a color, and which one."""
    if next(properties.iterchildren(*EFFECTS), None) is not None:
        return True, None
    filled = properties.find(f"{TEXT_FILL}/{W14}solidFill/{W14}srgbClr")
    if filled is not None:
        return True, parse_color(filled.get(f"{W14}val"))
    color = properties.find(f"{W}color")
    if color is None:
        return False, None
    return True, parse_color(color.get(f"{W}val"), color.get(f"{W}themeColor"))


def is_transparent(properties: etree._Element) -> bool:
    """Whether a run's letters have no fill and no outline, or let everything through."""
    fill = properties.find(TEXT_FILL)
    if fill is None:
        return False
    outline = properties.find(f"{W14}textOutline")
    if outline is not None and outline.find(f"{W14}noFill") is None:
        return False
    shares = [str(alpha.get(f"{W14}val", "")) for alpha in fill.iter(f"{W14}alpha")]
    return fill.find(f"{W14}noFill") is not None or any(s.isdecimal() and int(s) > TRANSPARENT for s in shares)


def read_fill(properties: etree._Element) -> tuple[bool, Color | None]:
    """Whether properties (of a run, paragraph, cell or table) fill the ground, and with which color."""
    light = next(properties.iterchildren(HIGHLIGHT), None)
    if light is not None and light.get(f"{W}val") != "none":
        return True, NAMED.get(str(light.get(f"{W}val")))
    shade = next(properties.iterchildren(SHADE), None)
    if shade is None:
        return False, None
    pattern, theme = shade.get(f"{W}val") or "clear", shade.get(f"{W}themeFill")
    fill = str(shade.get(f"{W}fill") or "auto").lower()
    if pattern == "solid":
        return True, parse_color(shade.get(f"{W}color")) or (None if shade.get(f"{W}themeColor") else BLACK)
    if pattern not in ("clear", "nil"):
        return True, None
    if fill == "auto" and theme is None:
        return False, None
    return True, parse_color(fill, theme)

"""The colors of letters and of what they stand on in a DOCX, and whether letters can be told from it.

A color is red, green and blue from 0 to 255. None stands for a color that always shows, or for a ground that may be
anything: Word picks black or white for automatic letters, and a picture or pattern may lie behind the words.
"""

from __future__ import annotations

import re

from lxml import etree

from analyzer.parser.docx_package import W

Color = tuple[int, int, int]
WHITE: Color = (255, 255, 255)
BLACK: Color = (0, 0, 0)
# Steps of 255 between letters and ground; a PDF's letters are told by the same measure.
LEAST_CONTRAST = 24
# Of 100,000ths: letters that let nearly everything through.
TRANSPARENT = 95_000
HEX = re.compile(r"#?([0-9A-Fa-f]{6})\b")
# ST_HighlightColor, and the names that old drawings use.
NAMED: dict[str, Color] = {
    "black": BLACK, "white": WHITE, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "darkBlue": (0, 0, 128),
    "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0),
    "darkYellow": (128, 128, 0), "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
# The theme's colors for paper and ink, which nearly every theme leaves white and black.
THEME: dict[str, Color] = {"background1": WHITE, "light1": WHITE, "bg1": WHITE, "lt1": WHITE,
                           "text1": BLACK, "dark1": BLACK, "tx1": BLACK, "dk1": BLACK}  # fmt: skip
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT_FILL = f"{W14}textFill"
EFFECTS = (f"{W14}shadow", f"{W14}glow", f"{W14}props3d")


def blends(letters: Color | None, ground: Color | None) -> bool:
    """Whether nobody can tell letters of this color from this ground."""
    if letters is None or ground is None:
        return False
    return max(abs(a - b) for a, b in zip(letters, ground, strict=True)) < LEAST_CONTRAST


def parse_color(text: str | None, theme: str | None = None) -> Color | None:
    """A color as six hex digits, as three, or by its name; else what the theme has by this name."""
    text = text or ""
    if match := HEX.match(text):
        red, green, blue = bytes.fromhex(match[1])
        return red, green, blue
    if re.fullmatch(r"#?[0-9A-Fa-f]{3}", text):
        return parse_color("".join(2 * digit for digit in text.lstrip("#")))
    return NAMED.get(text) or THEME.get(theme or "")


def read_color(properties: etree._Element) -> tuple[bool, Color | None]:
    """Whether a run's properties give its letters a color, and which one."""
    if any(properties.find(effect) is not None for effect in EFFECTS):
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
    light = properties.find(f"{W}highlight")
    if light is not None and light.get(f"{W}val") != "none":
        return True, NAMED.get(str(light.get(f"{W}val")))
    shade = properties.find(f"{W}shd")
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

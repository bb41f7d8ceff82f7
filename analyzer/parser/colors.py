"""Colors of letters and grounds, and whether letters can be told from what they stand on.

A color is red, green and blue from 0 to 255. None stands for a color that always shows, or for a ground that may be
anything: a picture or pattern may lie behind the words.
"""

from __future__ import annotations

import re

Color = tuple[int, int, int]
WHITE: Color = (255, 255, 255)
BLACK: Color = (0, 0, 0)
# Steps of 255 between letters and ground; a PDF's letters are told by the same measure.
LEAST_CONTRAST = 24
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

"""Symbol fonts in a DOCX: which glyph numbers are bullets and which are letters anybody reads.

Glyph numbers are those of the fonts Symbol, Wingdings, Wingdings 2, Wingdings 3 and Webdings; files write them as the
number itself or in the private use area from U+F000.
"""

from __future__ import annotations

SYMBOL_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
BULLET = "•"
_SYMBOL = {0xB7: BULLET, 0xA8: BULLET, 0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xAE: "→", 0x2D: "-", 0xB4: "×"}
_BULLETS = {
    "wingdings": (
        *range(0x6C, 0x78),
        *range(0x9E, 0xAB),
        0x46,
        *range(0xD8, 0xF1),
        *range(0xFB, 0xFF),
    ),
    "wingdings 2": (*range(0x4F, 0x56), *range(0x95, 0xB3)),
    "wingdings 3": (*range(0x5D, 0x86),),
    "webdings": (0x34, 0x61, 0x67, 0x6E, 0x3D),
}


def symbol_text(number: int, font: str) -> str:
    """The character for a glyph: a bullet, a letter of the font Symbol, or a space for a picture."""
    glyph, font = number & 0xFF, font.lower()
    if font in _BULLETS:
        return BULLET if glyph in _BULLETS[font] else " "
    # A private use character in an ordinary font is most often Word's own bullet, F0B7 or F0A7.
    return _SYMBOL.get(glyph, BULLET if glyph == 0xA7 else " ")


def plain_text(text: str, font: str) -> str:
    """A run's text with the glyphs of symbol fonts told; words set in such a font by mistake stay words."""
    if font.lower() in SYMBOL_FONTS and len(text.strip()) == 1 and not text.isspace():
        return text.replace(text.strip(), symbol_text(ord(text.strip()), font))
    if any("\uf000" <= c <= "\uf0ff" for c in text):
        return "".join(symbol_text(ord(c), font) if "\uf000" <= c <= "\uf0ff" else c for c in text)
    return text

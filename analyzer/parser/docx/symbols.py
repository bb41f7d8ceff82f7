"""Symbol fonts in a DOCX: which glyph numbers are bullets and which are letters anybody reads.

Glyph numbers are those of the fonts Symbol, Wingdings, Wingdings 2, Wingdings 3 and Webdings; files write them as the
number itself or in the private use area from U+F000.
"""

from __future__ import annotations

SYMBOL_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
BULLET = "•"
# The font's own encoding (PostScript Language Reference, appendix E): letters from 0x41 and 0x61, signs apart.
_SYMBOL = {
    **dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)),
    **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
    **{number: chr(number) for number in b"!#%&()*+,-./0123456789:;<=>?[]_{|}~"},
    **dict(
        zip(
            b"\xb7\xa7\xa8\xa2\xa3\xa5\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb8\xb9\xba\xbb\xbc",
            "•••′≤∞←↑→↓°±″≥×÷≠≡≈…",
            strict=True,
        )
    ),
    **dict(zip(b"\xd2\xd3\xd4\xe2\xe3\xe4", "®©™®©™", strict=True)),
}
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
# A private use character in an ordinary font is most often one of Word's own bullets, pasted without its font: those
# of Symbol, of Wingdings (squares, arrows, check marks) and of Courier New. Fonts of icons have others in their places.
_PASTED = frozenset((0xB7, 0xA7, 0xA8, 0xD8, 0xFC, 0xFE, 0x6C, 0x6E, 0x6F, 0x71, 0x75, 0x76, 0x77, 0x9F))
_ICONS = ("awesome", "icon", "emoji")
_SIGNS = {number: _SYMBOL[number] for number in (0x2D, 0xA3, 0xAE, 0xB0, 0xB1, 0xB3, 0xB4)}


def symbol_text(number: int, font: str) -> str:
    """The character for a glyph: a bullet, a letter or sign of the font Symbol, or a space for a picture."""
    glyph, font = number & 0xFF, font.lower()
    if font in _BULLETS:
        return BULLET if glyph in _BULLETS[font] else " "
    if font == "symbol":
        return _SYMBOL.get(glyph, " ")
    if glyph in _PASTED and not any(name in font for name in _ICONS):
        return BULLET
    return _SIGNS.get(glyph, " ")


def plain_text(text: str, font: str) -> str:
    """A run's text with the glyphs of symbol fonts told; words set in such a font by mistake stay words."""
    if font.lower() in SYMBOL_FONTS and len(text.strip()) == 1 and not text.isspace():
        return text.replace(text.strip(), symbol_text(ord(text.strip()), font))
    if any("\uf000" <= c <= "\uf0ff" for c in text):
        return "".join(symbol_text(ord(c), font) if "\uf000" <= c <= "\uf0ff" else c for c in text)
    return text

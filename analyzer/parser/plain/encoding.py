"""Bytes to text, and the repair of what broken encodings did to a text."""

from __future__ import annotations

import codecs
import re

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from analyzer.parser.plain.gbk import mend_gbk
from analyzer.parser.plain.mac_roman import is_mac_roman

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=True,
    fix_latin_ligatures=True,
    fix_character_width=True,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=True,
    normalization="NFC",
    explain=False,
)

# What double encoding leaves behind once a part of the sequence was dropped, so that nothing can decode it again:
# a letter that the pattern needs, the pattern, and what it stood for.
_LEFTOVERS = (
    ("â", re.compile("â€[™˜]"), "’"),
    ("â", re.compile("â€œ"), "“"),
    ("â", re.compile("â€\\x9d"), "”"),
    ("â", re.compile('â€[“”"]|â€“|â€”'), "–"),
    ("â", re.compile("â–(?=\\s|$)|â–[\u00a0ª]|â—(?=\\s|$)|â—\\x8f|âž¢|â—‹"), "•"),
    ("â", re.compile("â€‹"), ""),
    ("â", re.compile("â€¢"), "•"),
    ("ï", re.compile("ï‚·|ï‚§|ïƒ˜|ï·"), "•"),
    ("â", re.compile("â€¦"), "…"),
    ("ï", re.compile("ï¼[Œ\\x8c]?(?=\\s|$)|ï¼Œ"), ","),
    ("ï", re.compile("ï»¿|ï¬\\x81"), ""),
    ("ï", re.compile("ï¼(?=[a-zA-Z])"), ""),
    ("ï", re.compile("ï¼"), ","),
    ("Â", re.compile("Â{2,}"), " "),
    ("Â", re.compile("Â(?=[\\s\\u00a0.,;:)]|$)|(?<![A-Za-z\\u00c0-\\u024f])Â(?![A-Za-z\\u00c0-\\u024f])"), " "),
    ("Â", re.compile("Â(?=[©®°·•–—’‘“”])"), ""),
    ("Â", re.compile("(?<=[a-z0-9,.;:!?)])Â(?=\\w)|(?<=\\w)Â(?=[A-Z0-9])"), " "),
    ("\ufffd", re.compile("(?<=\\w)\ufffd(?=(?:s|t|re|ve|ll|d|m)\\b)"), "’"),
    ("\ufffd", re.compile("(?<=[\\s\\d])\ufffd(?=[\\s\\d])"), "–"),
    ("\ufffd", re.compile("\ufffd"), ""),
)
# The last byte of a closing quote is the one that Windows has no letter for; ftfy would make "†" of it and a space.
_QUOTE = re.compile("(?<=[A-Za-z.,!?])â€(?=[ \t,.;:)]|$)", re.M)
_CUT_DASH = re.compile("â€(?=[ \t,.;:)]|$)", re.M)
# A wide comma or colon without its last byte, and the dash of a range of dates: with nothing else to mend, the table
# above does, and the long search for the encoding is in vain.
_CUT, _DASH = "ï¼", "â€“"
_SUSPECT = re.compile("[ÂâïÃ\ufffd\u4e00-\u9fff]")
_ZERO_WIDTH = dict.fromkeys(
    (0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFE0E, 0xFE0F, 0xFEFF, 0xFFFE)
)
_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CONTROL = {c: None for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)}
_TABLE = {
    **_CONTROL,
    **_ZERO_WIDTH,
    **_SPACES,
    **_LIGATURES,
    0x2010: "-",
    0x2011: "-",
    0x2028: "\n",
    0x2029: "\n",
    0x85: "\n",
}
_CHANGED = re.compile("[" + "".join(re.escape(chr(c)) for c in _TABLE) + "]")
# Word's line break inside of a paragraph, and the break between pages: words stand on both sides of them.
_BREAKS = {0x0B: "\n", 0x0C: "\n"}


def repair(text: str) -> str:
    """The text with encoding damage mended: mojibake, ligatures, odd spaces, invisible characters.

    Line breaks and tabs stay where they are, and form feeds and vertical tabs are line breaks. Plain ASCII comes back
    as it is.
    """
    if "\x0b" in text or "\x0c" in text:
        text = text.translate(_BREAKS)
    if text.isascii():
        return text if text.isprintable() else text.translate(_CONTROL)
    if _SUSPECT.search(text):
        text = mend_gbk(text)
        if "â€" in text:
            text = _CUT_DASH.sub("–", _QUOTE.sub("”", text))
        rest = text.replace(_CUT, "").replace(_DASH, "")
        if not (rest.isascii() and rest.isprintable()) and is_bad(text):
            text = ftfy.fix_text(text, _FTFY)
        for letter, pattern, replacement in _LEFTOVERS:
            if letter in text:
                text = pattern.sub(replacement, text)
    return text.translate(_TABLE) if _CHANGED.search(text) else text


def decode(data: bytes) -> str | None:
    """The bytes as text with line breaks as "\\n", or None where they are not text."""
    text = _decoded(data)
    if text is None:
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    control = sum(1 for c in text if ord(c) < 0x20 and c not in "\n\t\f\x0b")
    if control > max(2, len(text) // 100):
        return None
    return text


def _decoded(data: bytes) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            # A file may be cut off inside of a character.
            whole = len(data) - len(data) % {"utf-16": 2, "utf-32": 4}.get(name, 1)
            try:
                return data[:whole].decode(name) or None
            except UnicodeDecodeError:
                return None
    sample = data[:65536]
    if sample.count(0) > len(sample) // 5:
        for name, at in (("utf-16-le", slice(1, None, 2)), ("utf-16-be", slice(0, None, 2))):
            if sample[at].count(0) > len(sample[at]) * 0.7:
                return data.decode(name, errors="replace")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if is_mac_roman(data):
        return data.decode("mac-roman")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return None if best is None else str(best)

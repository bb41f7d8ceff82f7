"""Tells texts of old Mac programs (Mac Roman) from those of Windows (cp1252): both use all bytes, for other characters.

Each byte past ASCII stands for a sign or letter that fits its place in one of the two: a bullet starts a row, a quote
opens before a word and closes behind one, a small accented letter stands among small letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SAMPLE = 65_536
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_OTHERS = re.compile(r"[^\x00-\x7f]")
_SHORT_FORM = re.compile(r"(?:s|t|d|m|re|ve|ll)\b", re.I)
_ICELANDIC = "ÐÞ"
# Signs of the two tables that resumes hold, by where they stand; all others are taken for wrong readings.
_MARKS, _OPENING, _CLOSING, _DASHES, _BEHIND = "•·", "‘“«‹", "’”»›", "–—", "®™°…©º²³¹"
_WORDS = "aAI"
_ANYWHERE = "\u00a0\u00ad©®§±×÷½¼¾µ"


def is_mac_roman(data: bytes) -> bool:
    """Whether the text reads better in Mac Roman than in cp1252; never where the two fit alike, or UTF-8 is damaged."""
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    if sum(map(len, _UTF8.findall(sample))) * 2 > high:
        return False
    mac = _fitness(sample.decode("mac-roman"))
    try:
        return mac > max(_fitness(sample.decode("cp1252")), 0)
    except UnicodeDecodeError:
        return mac * 2 > high


def _fitness(text: str) -> float:
    return sum(_fits(text, match.start()) for match in _OTHERS.finditer(text))


def _fits(text: str, at: int) -> float:
    """1 where the character is usual in its place, -1 where it is odd, between the two where one cannot tell."""
    char, before, after = text[at], text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
    kind = unicodedata.category(char)
    if kind == "Ll":
        return _small_letter(char, before, after)
    if kind == "Lu":
        starts = not before.isalpha() and after.islower()
        among = (before.isupper() or after.isupper()) and not before.islower() and not after.islower()
        return (0 if char in _ICELANDIC else 1) if starts or among else -1
    if char in _MARKS:
        return (
            2
            if before in "\r\n" and (after.isspace() or after.isupper())
            else 0.5
            if before.isspace() and after.isspace()
            else -1
        )
    if char in _DASHES:
        return _dash(text, at, before, after)
    if char in "’" and before.isalpha() and after.isalpha():
        return 1 if _SHORT_FORM.match(text, at + 1) or len(_last_letters(text, at)) == 1 else 0
    if char == "’" and after.isdigit():
        return 1
    if char in _OPENING:
        return 1 if (before.isspace() or before in "([-") and not after.isspace() else -1
    if char in _CLOSING:
        return 1 if not before.isspace() and not after.isalnum() else -1
    if char in _BEHIND and (before.isalnum() or before in " ).") and not after.isdigit():
        return 1
    return 0 if char in _ANYWHERE else -1


def _small_letter(char: str, before: str, after: str) -> float:
    if not (before.isalpha() or after.isalpha()):
        return -0.5 if before.isspace() and after.isspace() else -1
    if after.isupper() or before.isdigit() or after.isdigit():
        return -1
    return 0 if char == "œ" and after not in "uid" else 1


def _dash(text: str, at: int, before: str, after: str) -> float:
    if not (before.isalpha() and after.isalpha()):
        return 1
    # A dash between words, or what should be a letter inside of one ("Mu–oz", "coordinaci—n")?
    sides = (_last_letters(text, at), _first_letters(text, at + 1))
    if text[at] == "—":
        return 1 if all(len(side) > 1 or side in _WORDS for side in sides) else 0
    return 1 if min(map(len, sides)) > 2 else 0


def _last_letters(text: str, end: int) -> str:
    return "".join(_while_letters(text[max(end - 8, 0) : end][::-1]))


def _first_letters(text: str, start: int) -> str:
    return "".join(_while_letters(text[start : start + 8]))


def _while_letters(text: str) -> Iterator[str]:
    for char in text:
        if not char.isalpha():
            return
        yield char

"""Letters whose accents are drawn as characters of their own, as TeX does with its older fonts ("Ren´ee")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from analyzer.parser.pdf import library as lib

# Stands where the accent of a letter was, until the words are cut: one character for each of the library's.
TAKEN = "\u2060"
_COMBINING = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "¯": "\u0304",
    "¸": "\u0327",
    "˛": "\u0328",
}
_ACCENT = re.compile(f"[{''.join(_COMBINING)}]")
_REACH = 80  # characters: the accent of a capital stands higher, and so in a row of its own
_LEVEL = 0.6  # of the height: between the middles of an accent and its letter

Box = Sequence[float]


def with_accents(text: str, textpage: int) -> str:
    """The text of a page (a handle) with letters and the accents that stand over them as one, at the letter's place.

    A mark beside a letter ("it´s") stays what it is. The places of accents hold `TAKEN`, or a space.
    """
    if text.isascii() and "`" not in text:
        return text
    characters: list[str] | None = None
    for found in _ACCENT.finditer(text):
        at = found.start()
        near = [i for i in (at - 1, at + 1) if 0 <= i < len(text)]
        place = _letter_under(text, at, near, textpage)
        alone = all(text[i].isspace() for i in near)
        if place is None and alone:
            place = _letter_under(text, at, range(max(0, at - _REACH), min(len(text), at + _REACH)), textpage)
        if place is not None:
            characters = characters or list(text)
            characters[place] = _composed(text[place], found.group())
            characters[at] = " " if alone else TAKEN
    return "".join(characters) if characters else text


def _composed(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", ("i" if letter == "ı" else letter) + _COMBINING[accent])


def _letter_under(text: str, at: int, near: Sequence[int], textpage: int) -> int | None:
    """Which of the letters nearby stands under (or over) the middle of the accent and can have it."""
    letters = [i for i in near if text[i].isalpha() and len(_composed(text[i], text[at])) == 1]
    if not letters:
        return None
    accent, *boxes = lib.character_boxes(textpage, [at, *letters]).tolist()
    middle = (accent[0] + accent[2]) / 2
    fits = [
        (abs((box[0] + box[2]) / 2 - middle), i)
        for i, box in zip(letters, boxes, strict=True)
        if box[0] < middle < box[2] and _on_level(accent, box)
    ]
    return min(fits)[1] if fits else None


def _on_level(accent: Box, box: Box) -> bool:
    height = abs(box[1] - box[3])
    return abs(accent[1] + accent[3] - box[1] - box[3]) / 2 < _LEVEL * height

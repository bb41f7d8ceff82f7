"""Spaces that a page shows and the library does not report.

Some producers (Qt, so wkhtmltopdf) place each letter by itself, rounded to whole pixels, and leave spaces out. The
library then reads "Successfuladministrative". The gaps tell: inside a word each letter has its own usual gap to the
next (negative after an overhanging "f"), and the gaps between words stand clear of it.
"""

from __future__ import annotations

import ctypes
import re

from analyzer.parser import pdf_library as lib

_WORD = re.compile(r"\S+")
# In ems. Measured: inside a word -0.09 to 0.03 (-0.18 after "f"), between words 0.09 to 0.23 (0.03 after "f").
_USUAL = 0.03
_CLEAR = 0.09
_EM_PER_HEIGHT = 1.2
_FEWEST = 4


def letter_placed(page: int, characters: int) -> bool:
    """Whether the page (a handle) draws about one object for each of its characters."""
    return characters > 40 and bool(lib.count_objects(page) > 0.6 * characters)


def word_spans(handle: int, text: str) -> list[tuple[int, int]]:
    """Where the words of a letter-placed page start and end, spaces that only the gaps show included."""
    boxes = (ctypes.c_float * (4 * len(text)))()
    at = ctypes.addressof(boxes)
    get = lib.get_loose_box
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    for start, end in spans:
        for index in range(start, end):
            get(handle, index, at + 16 * index)
    values = boxes[:]
    lefts, tops, rights, bottoms = values[0::4], values[1::4], values[2::4], values[3::4]
    gaps: dict[str, list[float]] = {}
    for start, end in spans:
        em = _EM_PER_HEIGHT * abs(tops[start] - bottoms[start]) or 1.0
        for index in range(start, end - 1):
            gaps.setdefault(text[index], []).append((lefts[index + 1] - rights[index]) / em)
    limits = {letter: _limit(found) for letter, found in gaps.items()}
    done: list[tuple[int, int]] = []
    for start, end in spans:
        em = _EM_PER_HEIGHT * abs(tops[start] - bottoms[start]) or 1.0
        begin = start
        for index in range(start, end - 1):
            if lefts[index + 1] - rights[index] > limits[text[index]] * em:
                done.append((begin, index + 1))
                begin = index + 1
        done.append((begin, end))
    return done


def _limit(gaps: list[float]) -> float:
    if len(gaps) < _FEWEST:
        return _USUAL + _CLEAR
    gaps.sort()
    return min(gaps[len(gaps) // 4], _USUAL) + _CLEAR

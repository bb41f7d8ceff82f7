"""Spaces that a page shows and the library does not report.

Some producers (Qt, so wkhtmltopdf) place each letter by itself, rounded to whole pixels, and leave spaces out. The
library then reads "Successfuladministrative". The gaps tell: inside a word each letter has its own usual gap to the
next (negative after an overhanging "f"), and the gaps between words stand clear of it.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from analyzer.parser import pdf_library as lib

_WORD = re.compile(r"\S+")
# In ems. Measured: inside a word -0.09 to 0.02 (-0.18 after "f"), between words 0.09 to 0.23 (0.03 after "f").
_USUAL = 0.03
_CLEAR = 0.09
_LEAST = 0.022
_EM_PER_HEIGHT = 1.2
_FEWEST = 4
_INK = 0.8

Boxes = NDArray[np.float32]


def letter_placed(page: int, characters: int) -> bool:
    """Whether the page (a handle) draws about one object for each of its characters."""
    return characters > 40 and bool(lib.count_objects(page) > 0.6 * characters)


def character_boxes(handle: int, count: int) -> Boxes:
    """Left, top, right, bottom of each character of a text page (a handle), as the library has them."""
    boxes = (ctypes.c_float * (4 * count))()
    at = ctypes.addressof(boxes)
    deque(map(lib.get_loose_box, repeat(handle), range(count), range(at, at + 16 * count, 16)), maxlen=0)
    return np.ctypeslib.as_array(boxes).reshape(count, 4)


def edge_boxes(handle: int, indexes: list[int]) -> Boxes:
    """Left, top, right, bottom of some of the characters of a text page (a handle)."""
    boxes = (ctypes.c_float * (4 * len(indexes)))()
    at = ctypes.addressof(boxes)
    deque(map(lib.get_loose_box, repeat(handle), indexes, range(at, at + 16 * len(indexes), 16)), maxlen=0)
    return np.ctypeslib.as_array(boxes).reshape(len(indexes), 4)


def word_spans(text: str, boxes: Boxes) -> list[tuple[int, int]]:
    """Where the words of a letter-placed page start and end, spaces that only the gaps show included."""
    spans = [m.span() for m in _WORD.finditer(text)]
    if len(text) < 2 or not spans:
        return spans
    heights = np.abs(boxes[:, 1] - boxes[:, 3])
    # The two or three letters of a ligature have the height of its ink: the letters around it tell the font's.
    around = np.minimum(np.maximum(np.roll(heights, 2), np.roll(heights, 3))[:-1], heights[1:])
    em = _EM_PER_HEIGHT * np.where(heights[:-1] < _INK * around, around, heights[:-1])
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / np.where(em > 0, em, 1.0)
    starts, ends = np.array(spans).T
    steps = np.zeros(len(text), dtype=np.int8)
    steps[starts] = 1
    steps[ends - 1] -= 1
    inside = np.flatnonzero(np.cumsum(steps, dtype=np.int8)[:-1])
    if not len(inside):
        return spans
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)[inside]
    cuts = inside[gaps[inside] > _limits(codes, gaps[inside])]
    if not len(cuts):
        return spans
    places: list[int] = cuts.tolist()
    lows, highs = np.searchsorted(cuts, starts).tolist(), np.searchsorted(cuts, ends - 1).tolist()
    done: list[tuple[int, int]] = []
    for (start, end), low, high in zip(spans, lows, highs, strict=True):
        begin = start
        if low < high:
            # A letter-spaced word has wide gaps everywhere: only those clear of its own usual gap are spaces.
            usual = np.sort(gaps[start : end - 1])[(end - start - 2) // 2] if end - start > 3 else -1.0
            for cut in places[low:high]:
                if gaps[cut] > usual + _CLEAR * 0.5:
                    done.append((begin, cut + 1))
                    begin = cut + 1
        done.append((begin, end))
    return done


def _limits(codes: NDArray[np.uint32], gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gap past which a space stands behind each of the letters: from the lower quarter of its own gaps."""
    order = np.lexsort((gaps, codes))
    ordered = codes[order]
    firsts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    counts = np.diff(np.append(firsts, len(ordered)))
    quarters = gaps[order[firsts + counts // 4]]
    limits = np.maximum(np.minimum(quarters, _USUAL) + _CLEAR, _LEAST)
    limits[counts < _FEWEST] = _USUAL + _CLEAR
    found = np.empty(len(codes))
    found[order] = np.repeat(limits, counts)
    return found

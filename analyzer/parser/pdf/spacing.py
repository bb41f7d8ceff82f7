"""Where the words of a page start and end, with the spaces that it shows and the library does not report.

Some producers (Qt, so wkhtmltopdf) place each letter by itself, rounded to whole pixels, and leave spaces out, as TeX
does. The library then reads "Successfuladministrative". The gaps tell: inside a word each letter has its own usual gap
to the next (negative after an overhanging "f"), and the gaps between words stand clear of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzer.parser.pdf import library as lib
from analyzer.parser.pdf.letter_spacing import false_spaces

# In ems. Measured: inside a word -0.09 to 0.02 (-0.18 after "f"), between words 0.09 to 0.23 (0.03 after "f").
_USUAL = 0.03
_CLEAR = 0.09
_LEAST = 0.022
_EM_PER_HEIGHT = 1.2
_FEWEST = 4
_FEWEST_GAPS = 3
_INK = 0.8
_SIGN = np.uint32(1 << 31)
_LINE_BREAK, _SPACE = ord("\n"), ord(" ")
_SAMPLE = 16
_RAREST = 20  # characters a space: most texts have six
# The last white space of Unicode is U+3000; the last place of the table stands for every character behind it.
_FILLED = np.array([not chr(code).isspace() for code in range(0x3002)])

Boxes = NDArray[np.float32]


@dataclass(slots=True)
class WordSpans:
    """Where words start and end among the characters of a page, and the boxes of their first and last characters.

    On a page that places each glyph by itself `glyphs` counts them up to each letter, and `breaks` are the indexes of
    line breaks; elsewhere both are None.
    """

    starts: NDArray[np.int_]
    ends: NDArray[np.int_]
    first: Boxes
    last: Boxes
    glyphs: NDArray[np.int_] | None = None
    breaks: NDArray[np.int_] | None = None
    # Starts of words with spaces inside that only the library put there.
    spaced: frozenset[int] = frozenset()


def find_words(text: str, page: int, textpage: int) -> WordSpans:
    """The words of a page (two handles), whose text has one character for each of the library's."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    framed = np.zeros(len(codes) + 2, dtype=np.bool_)
    filled = _FILLED.take(codes, mode="clip", out=framed[1:-1])
    if closed := false_spaces(text, textpage):
        filled[closed] = True
    edges = (framed[1:] != framed[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    letters = len(starts) and _letter_placed(page, len(text))
    if letters or (len(starts) and _leaves_spaces_out(codes, textpage)):
        places = filled.nonzero()[0]
        boxes = lib.character_boxes(textpage, places.tolist())
        behind = (ends - starts).cumsum()
        first, behind = _cut(codes[places], boxes, behind - (ends - starts), behind)
        starts, ends = places[first], places[behind - 1] + 1
        spaced = _around(closed, starts)
        if not letters:
            return WordSpans(starts, ends, boxes[first], boxes[behind - 1], spaced=spaced)
        # A glyph that stands for several characters (a ligature) has one box for all of them.
        halves = boxes.view(np.uint64).T
        left, right = halves[:, 1:] != halves[:, :-1]
        glyphs = np.zeros(len(codes), dtype=np.int_)
        glyphs[places[1:]] = (left | right).cumsum()
        breaks = (codes == _LINE_BREAK).nonzero()[0]
        return WordSpans(starts, ends, boxes[first], boxes[behind - 1], glyphs, breaks, spaced)
    boxes = lib.character_boxes(textpage, np.concatenate((starts, ends - 1)).tolist())
    return WordSpans(starts, ends, boxes[: len(starts)], boxes[len(starts) :], spaced=_around(closed, starts))


def _around(places: list[int], starts: NDArray[np.int_]) -> frozenset[int]:
    """The starts of the words that these places stand in."""
    return frozenset(starts[starts.searchsorted(places, side="right") - 1].tolist()) if places else frozenset()


def _letter_placed(page: int, characters: int) -> bool:
    """Whether the page (a handle) draws about one object for each of its characters."""
    return characters > 40 and bool(lib.count_objects(page) > 0.6 * characters)


def _leaves_spaces_out(codes: NDArray[np.uint32], textpage: int) -> bool:
    """Whether the spaces of a page (a handle) are gaps, as TeX makes them: then the library guessed them, or few."""
    spaces = (codes == _SPACE).nonzero()[0]
    if len(spaces) * _RAREST < len(codes):
        return len(codes) > _RAREST
    asked = spaces[:: len(spaces) // _SAMPLE + 1].tolist()
    return bool(sum(lib.is_generated(textpage, i) for i in asked) > 0.7 * len(asked))


def _cut(
    codes: NDArray[np.uint32], boxes: Boxes, starts: NDArray[np.int_], ends: NDArray[np.int_]
) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """The starts and ends of words with those at the spaces that only the gaps show; all count letters alone."""
    within = np.ones(len(codes) - 1, dtype=np.bool_)
    within[ends[:-1] - 1] = False
    inside = within.nonzero()[0]
    if not len(inside):
        return starts, ends
    heights = np.abs(boxes[:, 1] - boxes[:, 3])
    # The two or three letters of a ligature have the height of its ink: the letters around it tell the font's.
    before = np.concatenate((heights[-3:], heights[:-3]))
    around = np.minimum(np.maximum(before[:-1], before[1:]), heights[1:])
    em = _EM_PER_HEIGHT * np.where(heights[:-1] < _INK * around, around, heights[:-1])
    em[em <= 0] = 1.0
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / em
    letters, behind = codes[inside], gaps[inside]
    wide = inside[behind > _limits(letters, behind)]
    if not len(wide):
        return starts, ends
    owners = starts.searchsorted(wide, side="right") - 1
    cuts = wide[gaps[wide] > _usual_gaps(gaps, starts, ends, owners) + _CLEAR * 0.5]
    return np.sort(np.concatenate((starts, cuts + 1))), np.sort(np.concatenate((ends, cuts + 1)))


def _usual_gaps(
    gaps: NDArray[np.float32], starts: NDArray[np.int_], ends: NDArray[np.int_], owners: NDArray[np.int_]
) -> NDArray[np.float32]:
    """The middle gap of each of the words; -1 of a short one.

    A letter-spaced word has wide gaps everywhere: only those clear of its own usual gap are spaces.
    """
    new = np.append(True, owners[1:] != owners[:-1])  # owners come in order
    first, counts = starts[owners[new]], (ends - starts - 1)[owners[new]]
    behind = np.cumsum(counts)
    # The gaps of one word behind those of the other, each with the number of its word.
    places = np.arange(behind[-1]) + np.repeat(first - behind + counts, counts)
    words = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    middles = _read_back(_sorted_in_groups(words, gaps[places])[behind - counts + (counts - 1) // 2])
    middles[counts < _FEWEST_GAPS] = -1.0
    found: NDArray[np.float32] = middles[np.cumsum(new) - 1]
    return found


def _limits(codes: NDArray[np.uint32], gaps: NDArray[np.float32]) -> NDArray[np.float32]:
    """The gap past which a space stands behind each of the letters: from the lower quarter of its own gaps."""
    most = _USUAL + _CLEAR
    found = np.full(codes.max() + 1, most, dtype=np.float32)
    # Few letters have a gap that could be on either side of their limit: only theirs are looked for.
    unclear = np.zeros(len(found), dtype=np.bool_)
    unclear[codes[(gaps > _LEAST) & (gaps <= most)]] = True
    asked = unclear[codes]
    if asked.any():
        letters = codes[asked]
        ordered = _sorted_in_groups(letters.astype(np.uint64), gaps[asked])
        counts = np.bincount(letters)
        present = counts.nonzero()[0]
        counts = counts[present]
        quarters = _read_back(ordered[counts.cumsum() - counts + counts // 4])
        limits = np.maximum(np.minimum(quarters, _USUAL) + _CLEAR, _LEAST)
        limits[counts < _FEWEST] = most
        found[present] = limits
    return found[codes]


def _sorted_in_groups(groups: NDArray[np.uint64], gaps: NDArray[np.float32]) -> NDArray[np.uint64]:
    """The gaps in order within their groups, and groups in order: for `_read_back`.

    Group and gap are one number that sorts as the two do: a gap below zero has its first bit set.
    """
    bits = gaps.view(np.uint32)
    below_zero = (gaps.view(np.int32) >> 31).view(np.uint32)  # all bits, or none
    return np.sort(groups << np.uint64(32) | bits ^ (below_zero | _SIGN))


def _read_back(ranks: NDArray[np.uint64]) -> NDArray[np.float32]:
    """The gaps that numbers of `_sorted_in_groups` stand for."""
    lower = ranks.astype(np.uint32)
    return np.where(lower & _SIGN, lower ^ _SIGN, ~lower).view(np.float32)

"""Spaces inside headings whose letters are set apart for show: the library takes some of the wider gaps for spaces.

"CO NTA CT" is read for a CONTACT with a point between its letters; there a space that no file holds is as wide as any
other gap of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analyzer.parser.pdf import library as lib

_LONGEST = 48
_SHORT_GROUP = 3
_FEWEST = 3  # gaps inside of groups of letters
# Of the height of the letters' boxes: letters that are set apart, and how much wider a space is.
_APART, _CLEAR = 0.04, 0.12


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """Where lines start that may be letters set apart: short, in capitals or in groups of few letters."""
    at = 0
    for line in text.split("\n"):
        row = line.rstrip("\r")
        if " " in row and len(row) <= _LONGEST and (row.isupper() or max(map(len, row.split())) <= _SHORT_GROUP):
            yield at, row
        at += len(line) + 1


def _middle(numbers: NDArray[np.float32]) -> float:
    return float(np.sort(numbers)[len(numbers) // 2])


def false_spaces(text: str, textpage: int) -> list[int]:
    """The indexes of the spaces of a text page (a handle) that stand inside a word whose letters are set apart."""
    found: list[int] = []
    for at, row in _candidates(text):
        spaces = [i for i in range(1, len(row) - 1) if row[i] == " " and row[i + 1] != " " and row[i - 1] != " "]
        guessed = [i for i in spaces if lib.is_generated(textpage, at + i)]
        if not guessed:
            continue
        boxes = lib.character_boxes(textpage, range(at, at + len(row)))
        inside = [i for i in range(len(row) - 1) if row[i] != " " and row[i + 1] != " "]
        if len(inside) < _FEWEST:
            continue
        height = _middle(np.abs(boxes[:, 1] - boxes[:, 3]))
        usual = _middle((boxes[1:, 0] - boxes[:-1, 2])[inside])
        if usual > _APART * height:
            found += [at + i for i in guessed if boxes[i + 1, 0] - boxes[i - 1, 2] < usual + _CLEAR * height]
    return found

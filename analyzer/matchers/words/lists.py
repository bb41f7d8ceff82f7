"""Tells a list of short items from a sentence, and how far a word in it reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analyzer.matchers.words.words import Word

_MARKS = ",;|•·"
_MARK = re.compile(f"[{_MARKS}]")
_LEAST_ITEMS = 4
_MOST_WORDS = 2.6
# A list of phrases has so many items at least, each of so many words at most.
_PHRASES, _PHRASE = 5, 4
_VETO_ITEMS = 2


def list_marks(line: str, words: Sequence[Word]) -> tuple[int, ...]:
    """The offsets of the marks that cut `line` into many short items; none where it is no such list."""
    if sum(map(line.count, _MARKS)) < _LEAST_ITEMS - 1:
        return ()
    marks = tuple(m.start() for m in _MARK.finditer(line))
    items = sum(1 for item in _MARK.split(line) if item.strip())
    return marks if items >= _LEAST_ITEMS and len(words) / items <= _MOST_WORDS else ()


def has_short_items(line: str) -> bool:
    """Whether marks cut `line` into many items of a few words each ("patient care, strong phone manner, ...")."""
    items = [item.split() for item in _MARK.split(line)]
    return len(items) >= _PHRASES and max(map(len, items)) <= _PHRASE


def veto_reach(
    text: str, words: Sequence[Word], marks: Sequence[int], first: int, last: int, most: int = 6
) -> tuple[int, int]:
    """Where a veto for `words[first:last]` is looked for: up to `most` words on its line, and two items of a list."""
    start, end = words[first].start, words[last - 1].end
    left = max(words[max(first - most, 0)].start, text.rfind("\n", 0, start) + 1)
    right = words[min(last + most, len(words)) - 1].end
    line_end = text.find("\n", end)
    if line_end >= 0:
        right = min(right, line_end)
    if marks:
        before = bisect_left(marks, start) - 1 - _VETO_ITEMS
        after = bisect_left(marks, end) + _VETO_ITEMS
        left = max(left, marks[before]) if before >= 0 else left
        right = min(right, marks[after]) if after < len(marks) else right
    return left, right

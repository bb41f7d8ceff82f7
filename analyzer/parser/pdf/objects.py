"""Which objects of a page may draw something besides letters, found without a look at each of thousands of letters.

A producer that places each letter by itself makes an object of each letter, and most make one of each space; they
stand in the order of the text. Where the objects of a row's first and last letter are as far apart as the row is long,
those between draw its letters and spaces; where they are not, the same is asked of each word. What stands in a gap is
looked at where the gap is wide: close behind a word stands its space, or a dot that is no bullet (`BEHIND_TEXT`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, repeat
from typing import Any

from analyzer.parser.pdf import library as lib

_MOST_OBJECTS = 30_000


@dataclass(slots=True)
class Letters:
    """The words of a text page (a reference) in its order, each letter placed by itself.

    `firsts` are the objects (handles) of the words' first letters, `ends` the indexes behind their last characters,
    `counts` the numbers of their letters, and `rows` the numbers of the words that start a row. `apart` says of each
    word whether a wide gap is behind it.
    """

    textpage: Any
    firsts: Sequence[int | None]
    ends: Sequence[int]
    counts: Sequence[int]
    rows: Sequence[int]
    apart: Sequence[bool]

    def lasts(self, words: Iterable[int]) -> Iterator[int | None]:
        """The objects of the words' last letters."""
        return map(lib.get_text_object, repeat(self.textpage), (self.ends[word] - 1 for word in words))


@dataclass(slots=True)
class _Walk:
    """A walk along the objects of a page (a reference); `found` are those that may draw something besides letters."""

    page: Any
    total: int
    at: int = 0
    found: list[int] = field(default_factory=list)

    def finds(self, first: int | None) -> bool:
        """Note all objects before this one; without it on the page, all that are left."""
        if first is None:
            return False
        while self.at < self.total and (item := lib.get_object(self.page, self.at)) != first:
            self.found.append(item)
            self.at += 1
        return self.at < self.total

    def ends_at(self, length: int, last: int | None) -> bool:
        """Whether this object is the last of so many from here on."""
        return bool(last) and self.at + length <= self.total and lib.get_object(self.page, self.at + length - 1) == last


def objects_besides(page: int, letters: Letters | None = None) -> list[int]:
    """The objects of a page (a handle), in order, without those that are sure to draw letters."""
    walk = _Walk(lib.reference(page), min(lib.count_objects(page), _MOST_OBJECTS))
    if letters is not None:
        # There must be enough objects for all spaces, else none are drawn.
        gaps = len(letters.firsts) - len(letters.rows)
        drawn = walk.total >= sum(letters.counts) + gaps
        ends = [*letters.rows[1:], len(letters.firsts)]
        lasts = letters.lasts(end - 1 for end in ends)
        for start, end, last in zip(letters.rows, ends, lasts, strict=True):
            _pass_row(walk, letters, start, end, last, int(drawn))
    walk.found += map(lib.get_object, repeat(walk.page), range(walk.at, walk.total))
    return walk.found


def _pass_row(walk: _Walk, letters: Letters, start: int, end: int, last: int | None, spaces: int) -> None:
    """Go behind the letters of a row, whose words have so many objects between; note what stands in wide gaps.

    `last` is the object of the row's last letter.
    """
    counts = letters.counts[start:end]
    length = sum(counts) + spaces * (len(counts) - 1)
    if walk.finds(letters.firsts[start]) and walk.ends_at(length, last):
        if spaces and any(apart := letters.apart[start : end - 1]):
            behind = compress(accumulate(count + 1 for count in counts), apart)
            walk.found += [lib.get_object(walk.page, walk.at + spaced - 1) for spaced in behind]
        walk.at += length
        return
    for word, end_of_word in zip(range(start, end), letters.lasts(range(start, end)), strict=True):
        if walk.finds(letters.firsts[word]):
            count = letters.counts[word]
            if count == 1 or walk.ends_at(count, end_of_word):
                walk.at += count

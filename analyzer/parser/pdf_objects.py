"""Which objects of a page may draw something besides letters, found without a look at each of thousands of letters.

A producer that places each letter by itself makes an object of each, and they stand in the order of the text. Where
the objects of a word's first and last letter are as far apart as the word is long, those between draw its letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from analyzer.parser import pdf_library as lib

_MOST_OBJECTS = 30_000

# The objects (handles) of a word's first and last letter, and how many letters it has.
LetterRun = tuple[int | None, int | None, int]


def letter_runs(
    textpage: int, firsts: Sequence[int | None], ends: Sequence[int], letters: Sequence[int]
) -> list[LetterRun]:
    """The words of a text page (a handle) in its order, from their first objects, ends and numbers of letters."""
    lasts = map(lib.get_text_object, repeat(lib.reference(textpage)), [end - 1 for end in ends])
    return list(zip(firsts, lasts, letters, strict=True))


def objects_besides(page: int, runs: Sequence[LetterRun]) -> list[int]:
    """The objects of a page (a handle), in order, without those that draw the letters of words found in one piece."""
    total = min(lib.count_objects(page), _MOST_OBJECTS)
    get, whole = lib.get_object, lib.reference(page)
    found: list[int] = []
    at = 0
    for first, last, letters in runs:
        if first is None or at == total:
            continue
        while at < total and (item := get(whole, at)) != first:
            found.append(item)
            at += 1
        if at + letters <= total and (letters == 1 or (last and get(whole, at + letters - 1) == last)):
            at += letters
    found += map(get, repeat(whole), range(at, total))
    return found

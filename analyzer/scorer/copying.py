"""Finds the lines of a resume that are copied from the posting: they show what is wished, not what the person did."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analyzer.model import Annotations, Span

_SHINGLE = 8
# A stretch of fewer words may be anybody's ("High school diploma or GED required").
_LEAST_STRETCH = 10
_SHARE = 0.6


def copied_lines(posting_text: str, annotations: Annotations) -> frozenset[Span]:
    """The resume lines most of whose words stand in a stretch that the posting has word for word.

    A stretch may run over several lines, so short lines pasted together are found and a short line alone is not.
    """
    shingles = set(_shingles(_words(posting_text)))
    words: list[str] = []
    owners: list[int] = []
    for number, line in enumerate(annotations.lines):
        own = _words(line.span.of(annotations.text))
        words += own
        owners += [number] * len(own)
    taken = [0] * len(annotations.lines)
    for start, end in _stretches(words, shingles):
        for owner in owners[start:end]:
            taken[owner] += 1
    sizes = Counter(owners)
    return frozenset(
        line.span
        for number, line in enumerate(annotations.lines)
        if sizes[number] and taken[number] >= _SHARE * sizes[number]
    )


def _words(text: str) -> list[str]:
    """The words of a text; the numbers of a list may be typed or drawn, so no number counts."""
    return re.findall(r"[a-z][a-z0-9]*", text.casefold())


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _stretches(words: Sequence[str], shingles: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words covered by runs of eight that the posting has, too."""
    start = end = -1
    for at, run in enumerate(_shingles(words)):
        if run not in shingles:
            continue
        if at > end:
            if end - start >= _LEAST_STRETCH:
                yield start, end
            start = at
        end = at + _SHINGLE
    if end - start >= _LEAST_STRETCH:
        yield start, end

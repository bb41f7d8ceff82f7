"""Finds the lines of a resume that are copied from the posting: they show what is wished, not what the person did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.model import Annotations, Span

_SHINGLE = 8
_LEAST_SHINGLES = 3
_SHARE = 0.6
_RUN_LINES = 3
_RUN_WORDS = 12


def copied_lines(posting_text: str, annotations: Annotations) -> frozenset[Span]:
    """The resume lines taken over from the posting: long ones by runs of eight words, short ones by following lines.

    A short line alone ("High school diploma or GED") may be everybody's own; three in the posting's order are not.
    """
    shingles = set(_shingles(_words(posting_text)))
    lines = [(line.span, _words(line.span.of(annotations.text))) for line in annotations.lines]
    copied = set()
    for span, words in lines:
        own = list(_shingles(words))
        if len(own) >= _LEAST_SHINGLES and sum(s in shingles for s in own) >= _SHARE * len(own):
            copied.add(span)
    wanted = [words for line in posting_text.split("\n") if (words := _words(line))]
    return frozenset(copied | set(_runs([x for x in lines if x[1]], wanted)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", text.casefold()))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _runs(lines: Sequence[tuple[Span, tuple[str, ...]]], wanted: Sequence[tuple[str, ...]]) -> Iterator[Span]:
    """Lines that follow each other as they do in the posting."""
    places: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(wanted):
        places.setdefault(words, []).append(number)
    at = 0
    while at < len(lines):
        length = max((_run_length(lines, at, wanted, place) for place in places.get(lines[at][1], ())), default=0)
        run = lines[at : at + length]
        if length >= _RUN_LINES or sum(len(words) for _, words in run) >= _RUN_WORDS:
            yield from (span for span, _ in run)
        at += max(length, 1)


def _run_length(
    lines: Sequence[tuple[Span, tuple[str, ...]]], at: int, wanted: Sequence[tuple[str, ...]], place: int
) -> int:
    length = 0
    while at + length < len(lines) and place + length < len(wanted) and lines[at + length][1] == wanted[place + length]:
        length += 1
    return length

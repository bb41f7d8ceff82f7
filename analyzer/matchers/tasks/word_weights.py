"""A second reader of tasks: how much the words of a line speak for each task, beside what the patterns find.

Nobody foresees every way of naming a task. Each known word, and each pair of neighbours, has a weight for the tasks it
speaks for or against (`lexicons/task_weights.toml`, computed with `bench/weigh_words.py` from labelled lines). The sum
of a line's weights adds a task that no pattern found, or takes back one whose words meant something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from analyzer.lexicon import Term
from analyzer.matchers.measures.numbers import NUMBER_WORDS
from analyzer.matchers.tasks.finder import ToldTasks
from analyzer.matchers.tasks.found import FoundTask
from analyzer.matchers.tasks.line import SCOPE_WORDS
from analyzer.matchers.words.words import Word
from analyzer.model import Span

# A shorter line says too little: its one known word would decide.
_LEAST_FEATURES = 5
# The table holds whole numbers, in hundredths.
_SCALE = 100
# A pattern whose verb opens the line is worth so much more, in hundredths: the words behind only tell where and how.
_OPENED = 120
# A pattern of so many words was written for what stands there, and is not taken back.
_WHOLE_PHRASE = 3
# A longer row of keywords tells its trade as a whole.
_MOST_LISTED = 20
# Words of an amount or of time.
_AMOUNTS = NUMBER_WORDS | frozenset(
    "# number hour hr day minute min week wk month year per less than more least over under about daily weekly monthly "
    "hourly average avg".split()
)
# What stands between the items of a list.
_BETWEEN_ITEMS = re.compile(r"[,;|/•·&]|\s[-–—]\s|\.\s")


class Feature(NamedTuple):
    """A word or a pair of neighbours of a line: its key in the table, and the indices of its words."""

    key: str
    first: int
    last: int


def read_features(words: Sequence[Word], skipped: frozenset[str]) -> list[Feature]:
    """The features of a line: each word that is not skipped, and each pair of such words; a number is "#"."""
    at = [i for i, w in enumerate(words) if w.norm not in skipped]
    places = [*((i, i) for i in at), *pairwise(at)]
    return [Feature(key, *place) for key, place in zip(_keys(words, skipped), places, strict=True)]


def _keys(words: Sequence[Word], skipped: frozenset[str]) -> list[str]:
    """The keys of the features of a line, in their order; most lines need no more than these."""
    names = ["#" if norm[0].isdigit() else norm for _, norm, _, _, _ in words if norm not in skipped]
    return [*names, *[f"{one} {two}" for one, two in pairwise(names)]]


class WordWeights:
    """Built once from the table; `judge` is pure. Tasks that the table does not know are left as they were found."""

    def __init__(self, table: Mapping[str, Any], terms: Mapping[str, Term], by_patterns: Iterable[str] = ()) -> None:
        """Only patterns show the tasks of `by_patterns`, and only they take them back."""
        rows: Mapping[str, Sequence[int]] = table["word"]
        self._by_patterns = frozenset(by_patterns)
        self._skipped = frozenset(table["skipped"])
        self._terms = [terms[task] for task in table["task"]]
        self._number = {task: index for index, task in enumerate(table["task"])}
        self._bias = np.array(list(table["task"].values()), dtype=np.float32)
        self._row = {key: index for index, key in enumerate(rows)}
        self._rarity = np.array([row[0] for row in rows.values()], dtype=np.float32)
        own = [row[1:] for row in rows.values()]
        lines = np.repeat(np.arange(len(own)), [len(row) // 2 for row in own])
        flat = np.array(list(chain.from_iterable(own)), dtype=np.int32)
        self._weights = np.zeros((len(rows), len(self._terms)), dtype=np.float32)
        self._weights[lines, flat[::2]] = flat[1::2]
        self._least = table["decision"]["least"] * _SCALE
        self._least_found = self._least - table["decision"]["found"] * _SCALE

    def judge(self, words: Sequence[Word], told: ToldTasks) -> list[FoundTask]:
        """The tasks of a line: those found by a pattern that its words do not deny, and those its words speak for.

        What a pattern named and refused ("scheduled EKGs") is not asked again.
        """
        found = told.found
        keys = _keys(words, self._skipped)
        every = [row for row in map(self._row.get, keys) if row is not None]
        if len(every) < _LEAST_FEATURES:
            return list(found)
        counts, shares, speaks = self._sums(every)
        kept = [f for f in found if not self._is_denied(f, words, speaks)]
        if len(kept) < len(found) and (plain := [k for k in keys if _AMOUNTS.isdisjoint(k.split())]) != keys:
            # How many and how often says nothing about which work it is: "Rechecked BP under 90 within 5 minutes".
            _, _, plainly = self._sums([row for row in map(self._row.get, plain) if row is not None])
            kept = [f for f in found if f in kept or not self._is_denied(f, words, plainly)]
        spoken_for = (speaks >= self._least).nonzero()[0].tolist()
        if spoken_for:
            shown = {*self._by_patterns, *told.refused, *(f.term.id for f in found)}
            share = {row: float(own) / counts[row] for row, own in zip(counts, shares, strict=True)}
            kept += [self._task(t, words, share) for t in spoken_for if self._terms[t].id not in shown]
        return kept

    def _sums(self, every: Sequence[int]) -> tuple[Mapping[int, int], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """How often each feature stands in a line, how much it counts there, and what all say for each task."""
        counts = Counter(every) if len(set(every)) < len(every) else dict.fromkeys(every, 1)
        rows = np.array(list(counts), dtype=np.intp)
        # Rare features count more, all together have length one.
        shares = self._rarity.take(rows)
        if len(counts) < len(every):
            shares *= 1 + np.log(np.array(list(counts.values()), dtype=np.float32))
        shares /= sqrt(np.add.reduce(np.square(shares))) or 1.0
        # No product of matrices: its threads cost more than the sums, and add up in an order of their own.
        weighted = self._weights.take(rows, axis=0)
        weighted *= shares[:, np.newaxis]
        return counts, shares, np.add.reduce(weighted, axis=0) + self._bias

    def _is_denied(self, found: FoundTask, words: Sequence[Word], speaks: npt.NDArray[np.float32]) -> bool:
        """Whether the words speak so much against a task found by a pattern that it is none here.

        Words that are not known cannot: a pattern with one of them stays in the right, and so does one of several
        words, or with a lone letter ("I&D"), which means something else in every line. Nor do the other items of a
        short list speak against one that the pattern fills ("scheduling - check-in - collections").
        """
        task = None if found.term.id in self._by_patterns else self._number.get(found.term.id)
        trusted = _OPENED if found.verb == 0 < found.first else 0
        if task is None or speaks[task] >= self._least_found - trusted:
            return False
        own = [w for w in words if found.span.start <= w.start and w.end <= found.span.end]
        telling = sum(w.norm not in self._skipped for w in own)
        if min(telling, found.last - found.first) >= _WHOLE_PHRASE:
            return False
        known = all(
            (w.norm in self._row and len(w.norm) > 1) or w.norm in self._skipped or w.norm[0].isdigit() for w in own
        )
        return known and not (len(words) <= _MOST_LISTED and _fills_item(words, found.span))

    def _task(self, task: int, words: Sequence[Word], share: Mapping[int, float]) -> FoundTask:
        """The task, shown by the run of words that speaks for it most."""
        sums = [0.0] * len(words)
        for key, first, last in read_features(words, self._skipped):
            if (row := self._row.get(key)) is not None:
                for at in (first, last):
                    sums[at] += float(self._weights[row, task]) * share[row] / 2
        first, last = _strongest_run(sums)
        span = Span(words[first].start, words[last].end)
        return FoundTask(self._terms[task], span, first, last + 1, first, likely=True)


def _fills_item(words: Sequence[Word], span: Span) -> bool:
    """Whether a span is a whole item of a list of several; the last may go on ("vitals, tonometry for 3 providers")."""
    first = next((i for i, w in enumerate(words) if w.start >= span.start), 0)
    behind = next((i for i, w in enumerate(words) if w.start >= span.end), len(words))
    edges = [one.text + other.gap for one, other in pairwise(words[max(first - 1, 0) : first + 1])]
    after = words[behind : behind + 1]
    edges += [w.gap + w.text for w in after if w.text.lower() not in SCOPE_WORDS]
    return bool(edges or (first and after)) and all(map(_BETWEEN_ITEMS.search, edges))


def _strongest_run(shares: Sequence[float]) -> tuple[int, int]:
    """The first and the last index of the run with the largest sum, without words at its ends that add nothing."""
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for index, share in enumerate(shares):
        if total <= 0:
            start, total = index, 0.0
        total += share
        if total > best_sum:
            best, best_sum = (start, index), total
    first, last = best
    while first < last and shares[first] <= 0:
        first += 1
    return first, last

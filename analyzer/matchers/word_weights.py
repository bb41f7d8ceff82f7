"""A second reader of tasks: how much the words of a line speak for each task, beside what the patterns find.

Nobody foresees every way of naming a task. Each known word, and each pair of neighbours, has a weight for the tasks it
speaks for or against (`lexicons/task_weights.toml`, computed with `bench/weigh_words.py` from labelled lines). The sum
of a line's weights adds a task that no pattern found, or takes back one whose words meant something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import Any, NamedTuple

from analyzer.lexicon import Term
from analyzer.matchers.found_tasks import FoundTask
from analyzer.matchers.tasks import ToldTasks
from analyzer.matchers.words import Word
from analyzer.model import Span

# A shorter line says too little: its one known word would decide.
_LEAST_FEATURES = 5
# The table holds whole numbers, in hundredths.
_SCALE = 100


class Feature(NamedTuple):
    """A word or a pair of neighbours of a line: its key in the table, and the indices of its words."""

    key: str
    first: int
    last: int


def read_features(words: Sequence[Word], skipped: frozenset[str]) -> list[Feature]:
    """The features of a line: each word that is not skipped, and each pair of such words; a number is "#"."""
    kept = [(i, "#" if w.norm[0].isdigit() else w.norm) for i, w in enumerate(words) if w.norm not in skipped]
    pairs = (Feature(f"{one} {two}", i, j) for (i, one), (j, two) in pairwise(kept))
    return [*(Feature(key, i, i) for i, key in kept), *pairs]


class WordWeights:
    """Built once from the table; `judge` is pure. Tasks that the table does not know are left as they were found."""

    def __init__(self, table: Mapping[str, Any], terms: Mapping[str, Term]) -> None:
        self._skipped = frozenset(table["skipped"])
        self._rows: Mapping[str, Sequence[int]] = table["word"]
        self._terms = [terms[task] for task in table["task"]]
        self._number = {task: index for index, task in enumerate(table["task"])}
        self._bias: Sequence[int] = tuple(table["task"].values())
        self._found, self._least = table["decision"]["found"], table["decision"]["least"]

    def judge(self, words: Sequence[Word], told: ToldTasks) -> list[FoundTask]:
        """The tasks of a line: those found by a pattern that its words do not deny, and those its words speak for.

        What a pattern named and refused ("scheduled EKGs") is not asked again.
        """
        found = told.found
        features = [f for f in read_features(words, self._skipped) if f.key in self._rows]
        if len(features) < _LEAST_FEATURES:
            return list(found)
        weights = self._weigh(features)
        speaks: defaultdict[int, float] = defaultdict(float)
        for key, weight in weights.items():
            row = self._rows[key]
            for task, own in zip(row[1::2], row[2::2], strict=True):
                speaks[task] += weight * own
        kept = [f for f in found if not self._is_denied(f, words, speaks)]
        shown = {*told.refused, *(f.term.id for f in found)}
        likely = [t for t, total in speaks.items() if total + self._bias[t] >= self._least * _SCALE]
        new = (t for t in sorted(likely) if self._terms[t].id not in shown)
        kept += [self._task(t, words, features, weights) for t in new]
        return kept

    def _weigh(self, features: Iterable[Feature]) -> dict[str, float]:
        """How much each feature counts in this line: rare ones more, together of length one."""
        counts = Counter(f.key for f in features)
        raw = {key: (1 + log(count)) * self._rows[key][0] for key, count in counts.items()}
        length = sqrt(sum(value * value for value in raw.values()))
        return {key: value / length for key, value in raw.items()}

    def _is_denied(self, found: FoundTask, words: Sequence[Word], speaks: Mapping[int, float]) -> bool:
        """Whether the words speak so much against a task found by a pattern that it is none here.

        Words that are not known cannot: a pattern with one of them stays in the right.
        """
        task = self._number.get(found.term.id)
        if task is None or speaks.get(task, 0.0) + self._bias[task] + self._found * _SCALE >= self._least * _SCALE:
            return False
        own = (w for w in words if found.span.start <= w.start and w.end <= found.span.end)
        return all(w.norm in self._rows or w.norm in self._skipped or w.norm[0].isdigit() for w in own)

    def _task(
        self, task: int, words: Sequence[Word], features: Sequence[Feature], weights: Mapping[str, float]
    ) -> FoundTask:
        """The task, shown by the run of words that speaks for it most."""
        shares = [0.0] * len(words)
        counts = Counter(f.key for f in features)
        for key, first, last in features:
            row = self._rows[key]
            own = next((w for t, w in zip(row[1::2], row[2::2], strict=True) if t == task), 0)
            for at in (first, last):
                shares[at] += own * weights[key] / counts[key] / 2
        first, last = _strongest_run(shares)
        span = Span(words[first].start, words[last].end)
        return FoundTask(self._terms[task], span, first, last + 1, first, likely=True)


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

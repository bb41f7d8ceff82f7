"""What the resumes of a folder have in common: the span of their scores, and what many of them lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from analyzer.batch.rows import Row

# More of each would not be read.
_MOST = 6
# What only one resume lacks is said in its own report.
_LEAST_FILES = 2
# What the posting asks has lists of its own.
_OF_THE_POSTING = frozenset({"missing-required", "missing-preferred"})


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest score of a folder, the one in the middle, and the highest."""

    lowest: float
    middle: float
    highest: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Of `files` that could be read: scores (None without a posting), and what many lack, each with its file count."""

    files: int
    match: Spread | None
    draft: Spread | None
    findings: tuple[tuple[str, int], ...]
    needs: tuple[tuple[str, int], ...]
    duties: tuple[tuple[str, int], ...]


def overview(rows: Sequence[Row], rules: Mapping[str, str]) -> Overview:
    """The overview of a batch; `rules` says for each rule what it finds."""
    read = [row for row in rows if row.status == "ok"]
    return Overview(
        len(read),
        _spread([row.match for row in read if row.match is not None]),
        _spread([row.draft for row in read if row.draft is not None]),
        _common(Counter(rules[rule] for row in read for rule in row.counts.keys() & rules.keys() - _OF_THE_POSTING)),
        _common(Counter(need for row in read for need in row.missing)),
        _common(Counter(duty for row in read for duty in row.missing_duties)),
    )


def _spread(scores: Sequence[float]) -> Spread | None:
    return Spread(min(scores), round(median(scores), 1), max(scores)) if scores else None


def _common(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent ones; those of the same count by name."""
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(item for item in ordered if item[1] >= _LEAST_FILES)[:_MOST]

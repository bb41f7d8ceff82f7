"""Reads out what items joined by "and" share: "patient scheduling and registration", "insurance and demographic data".

The patterns name one thing at a time. Where a word before the first of two items or behind the last of them belongs to
both, the line is read once more without the item between. That is tried only where the two words so joined are a
pattern of the lexicons, so that few lines are read twice, and only with items that share words as a rule: doings behind
whom they are done for, and kinds of paper, checks and tests before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.matchers.tasks.content import Content

# So many items may share a word; a longer row is a list of things on their own.
_MOST_ITEMS = 4
# Nouns that name a doing, by their ends.
_DOING = re.compile(r"\w{3,}(?:ing|[ts]ion|ment|[td]ry)")
# What is of several kinds at once: "patient and client records", "prescription and referral requests".
_HEADS = frozenset(
    "record chart request verify verification check data budget test testing inquiry symptom form".split()
)
# Leads to whom all of the items are for.
_TO = frozenset(("to", "for"))


class SharedWords:
    """The pairs of words that a pattern consists of; `readings` is pure."""

    def __init__(self) -> None:
        self._pairs: set[tuple[str, str]] = set()
        self._told: set[tuple[str, str, str]] = set()

    def add(self, norms: Sequence[str]) -> None:
        """Adds a pattern, given as its normal forms."""
        if len(norms) == 2:
            self._pairs.add((norms[0], norms[1]))
        elif len(norms) == 3 and norms[1] in _TO:
            self._told.add((norms[0], norms[1], norms[2]))

    def readings(self, content: Sequence[Content], roles: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Which content words stand between two that belong together: the first one, and the one after the last."""
        for index, item in enumerate(content):
            if item.joint != "&" or index < 1 or item.word.gap.strip():
                # "check-in/out": no items of a sentence.
                continue
            first = _opening(content, index)
            if first and not content[first].joint and not any(roles[first - 1 : index + 1]):
                yield from self._behind_one(content, first, index)
            head = index + 1
            if head + 1 < len(content) and content[head].lowered in _TO and not any(roles[first : head + 2]):
                # "education and resources to patients"
                for thing in range(first, index):
                    if (content[thing].word.norm, content[head].lowered, content[head + 1].word.norm) in self._told:
                        yield thing + 1, head
            if head < len(content) and _touch(content, head) and content[head].word.norm in _HEADS:
                for kind in range(first, index):
                    if not any(roles[kind : head + 1]) and self._is_pair(content, kind, head):
                        yield kind + 1, head

    def _behind_one(self, content: Sequence[Content], first: int, last: int) -> Iterator[tuple[int, int]]:
        """The doings from `first` to `last` that share the word before them: "patient scheduling and registration"."""
        if last + 1 < len(content) and _touch(content, last + 1):
            return
        if _touch(content, first) and not content[first].lowered.endswith("s"):
            for doing in range(first + 1, last + 1):
                if _DOING.fullmatch(content[doing].lowered) and self._is_pair(content, first - 1, doing):
                    yield first, doing

    def _is_pair(self, content: Sequence[Content], first: int, last: int) -> bool:
        return (content[first].word.norm, content[last].word.norm) in self._pairs


def _opening(content: Sequence[Content], index: int) -> int:
    """The first item of the row of single words that the "and" before `index` ends."""
    first = index - 1
    while first and content[first].joint == "," and index - first < _MOST_ITEMS:
        first -= 1
    return first


def _touch(content: Sequence[Content], index: int) -> bool:
    """Whether nothing stands between a content word and the one before."""
    return not content[index].joint and content[index].at == content[index - 1].at + 1

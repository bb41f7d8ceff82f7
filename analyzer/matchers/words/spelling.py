"""Mends one wrong letter in a long word that the lexicons do not know ("venipunture").

Only letter slips count: a letter too many or too few, two letters swapped, or a wrong vowel. The first letter stands.
Ordinary words that lie one slip from a lexicon word are listed in `lexicons/context.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

_LEAST = 8
_VOWELS = frozenset("aeiouy")


def slips_of_one_word(checks: Mapping[str, Any]) -> dict[str, str]:
    """The listed wrong spellings that are one word, each with the right one; from `spelling.wrong` of `checks.toml`."""
    listed = checks["spelling"]["wrong"].items()
    return {wrong: right for right, slips in listed for wrong in slips if wrong.isalpha() and right.isalpha()}


class Spelling:
    """`targets` are the words to mend towards; `known` are words that are right as they are."""

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._targets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(set(targets)):
            if len(word) >= _LEAST and word.isascii() and word.isalpha():
                self._targets[word[0], len(word)].append(word)
        self.meant = lru_cache(maxsize=20_000)(self._meant)

    def _meant(self, word: str) -> str | None:
        """The one word that was meant; None where `word` is right, too short, or may mean two."""
        if len(word) < _LEAST or word in self._known:
            return None
        near = [
            target
            for length in (len(word) - 1, len(word), len(word) + 1)
            for target in self._targets.get((word[0], length), ())
            if OSA.distance(word, target, score_cutoff=1) == 1 and _is_slip(word, target)
        ]
        return near[0] if len(near) == 1 else None


def _is_slip(word: str, target: str) -> bool:
    """Whether the one edit is a likely slip; another ending is another word ("medicated", "medicates")."""
    if word[:-1] == target or target[:-1] == word:
        return False
    if len(word) != len(target):
        return True
    wrong = [(a, b) for a, b in zip(word, target, strict=True) if a != b]
    return len(wrong) == 2 or {*wrong[0]} <= _VOWELS

"""Patterns that find any of some phrases of a lexicon, as whole words, the longest first."""

from __future__ import annotations

import re
from collections.abc import Sequence


def word_pattern(entries: Sequence[str]) -> str:
    """An expression for any of these phrases; blanks stand for any space, and no word is cut."""
    ordered = sorted(entries, key=len, reverse=True)
    return r"(?<![^\W_])(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered) + r")(?![^\W_])"


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases in upper or lower case."""
    return re.compile(word_pattern(phrases), re.I)

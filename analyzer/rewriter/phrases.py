"""Patterns for lists of phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words, the longest first."""
    inner = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", re.I)

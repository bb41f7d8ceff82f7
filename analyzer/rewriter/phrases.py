"""Patterns for lists of phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.posting.headings import word_pattern


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words in any case, the longest first."""
    return re.compile(word_pattern(phrases), re.I)

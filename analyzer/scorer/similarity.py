"""Which resume line is closest in words to a posting line that no term of the field covers (TF-IDF, scikit-learn)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_LEAST = 0.16
# Enough of a word to bring its forms together ("organized", "organizational").
_STEM = 6
_SHORTEST = 3
# Stems that stand on every resume of the field: alone they bring no two lines together.
_EVERYWHERE = frozenset({"medica", "patien", "health", "clinic", "assist", "office", "experi", "care", "work"})


def closest_lines(needs: Sequence[str], lines: Sequence[str]) -> list[int | None]:
    """For each need the index of the closest line, or None where none is close; never taken as proof."""
    if not needs or not lines:
        return [None] * len(needs)
    # Imported here: scikit-learn takes most of a second to load, and many runs have no open need.
    from sklearn.feature_extraction.text import TfidfVectorizer

    try:
        matrix = TfidfVectorizer(analyzer=_telling_stems, sublinear_tf=True).fit_transform([*needs, *lines])
    except ValueError:
        # No word of three letters on either side.
        return [None] * len(needs)
    scores = (matrix[: len(needs)] @ matrix[len(needs) :].T).toarray()
    best = scores.argmax(axis=1)
    return [int(i) if scores[row, i] >= _LEAST else None for row, i in enumerate(best)]


def _telling_stems(text: str) -> list[str]:
    return [stem for stem in stems(text) if stem not in _EVERYWHERE]


def stems(text: str) -> list[str]:
    """The stems of a text's words and of its pairs of words; words that say nothing are left out."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    words = [w for w in re.findall(r"[a-z]+", text.casefold()) if len(w) >= _SHORTEST and w not in ENGLISH_STOP_WORDS]
    short = [w[:_STEM] for w in words]
    return short + [f"{one} {two}" for one, two in pairwise(short)]

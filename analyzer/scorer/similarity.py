"""Which resume line is closest in words to a posting line that no term of the field covers (TF-IDF, scikit-learn)."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 0.22


def closest_lines(needs: Sequence[str], lines: Sequence[str]) -> list[int | None]:
    """For each need the index of the closest line, or None where none is close; never taken as proof."""
    if not needs or not lines:
        return [None] * len(needs)
    # Imported here: scikit-learn takes most of a second to load, and many runs have no open need.
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    vectors = make_union(
        TfidfVectorizer(stop_words="english", ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    try:
        matrix = vectors.fit_transform([*needs, *lines])
    except ValueError:
        # Nothing but stop words on either side.
        return [None] * len(needs)
    scores = (matrix[: len(needs)] @ matrix[len(needs) :].T).toarray() / 2
    best = scores.argmax(axis=1)
    return [int(i) if scores[row, i] >= _LEAST else None for row, i in enumerate(best)]

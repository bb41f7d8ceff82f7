"""Lines whose measure tells that they are about work: "Home visits to 6 clients a day", "No-shows 18% to 11%"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.model import LineKind, Measure

# Kinds that are told by the lack of a verb: a count per day makes a fragment of a duty of them.
_FRAGMENTS: frozenset[LineKind] = frozenset({"skills", "credential", "other"})
_CHANGE = re.compile(r"\d\s?(?:%|percent)?\s*(?:to|→|->)\s*\d")
_NO_WORK = frozenset({"skill", "time", "money"})


def by_measures(kind: LineKind, text: str, measures: Sequence[Measure], offset: int) -> LineKind:
    """The kind of a line outside of any section once its measures are known."""
    if kind not in _FRAGMENTS:
        return kind
    for measure in measures:
        if measure.dimension in _NO_WORK:
            continue
        said = text[measure.span.start - offset : measure.span.end - offset]
        if (measure.period and measure.value) or (kind == "skills" and "%" in said and _CHANGE.search(said)):
            return "duty"
    return kind

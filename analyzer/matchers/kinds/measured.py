"""Lines whose measure tells that they are about work: "Home visits to 6 clients a day", "No-shows 18% to 11%"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.model import LineKind, Measure

# Kinds that are told by the lack of a verb: a count per day makes a fragment of a duty of them.
_FRAGMENTS: frozenset[LineKind] = frozenset({"skills", "credential", "other"})
_CHANGE = re.compile(r"\d\s?(?:%|percent)?\s*(?:to|→|->)\s*\d")
# "20% reduction in wait time"
_RESULT = re.compile(
    r"\W*\d[\d.]*\s?(?:%|percent)\s+(?:reduction|increase|decrease|improvement|drop|rise|gain|growth)\b", re.I
)
_SERVED = frozenset(("patients", "patient", "pts", "pt", "residents", "clients", "visits", "calls", "appointments"))
_LISTED = re.compile(r",.*,|[|•;]")
_NO_WORK = frozenset({"skill", "time", "money"})


def by_measures(kind: LineKind, text: str, measures: Sequence[Measure], offset: int) -> LineKind:
    """The kind of a line outside of any section once its measures are known."""
    if kind not in _FRAGMENTS:
        return kind
    for measure in measures:
        if measure.dimension in _NO_WORK and measure.unit != "%":
            continue
        said = text[measure.span.start - offset : measure.span.end - offset]
        if measure.period and measure.value and (measure.unit or kind == "skills"):
            return "duty"
        if kind == "skills" and _tells_work(text, said, measure.unit):
            return "duty"
    return kind


def _tells_work(text: str, said: str, unit: str) -> bool:
    """Whether a line that looks like a skill tells of a result, or of people served and of nothing else."""
    if unit == "%":
        return bool(_CHANGE.search(said) or _RESULT.match(text))
    return unit in _SERVED and not _LISTED.search(text)

"""Lines whose measure tells that they are about work: "Home visits to 6 clients a day", "Clinic of 8 providers"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analyzer.lexicon import load
from analyzer.matchers.words.word_lists import any_of
from analyzer.model import Dimension, LineKind, Measure

# Kinds that are told by the lack of a verb: a count per day makes a fragment of a duty of them.
_FRAGMENTS: frozenset[LineKind] = frozenset({"skills", "credential", "other"})
_CHANGE = re.compile(r"\d\s?(?:%|percent|[a-z]+)?\s*(?:to|→|->)\s*\d")
_SHARE = re.compile(r"%\s+of\s|percent\s+of\s", re.I)
# A share of these is a result of work; of another thing it may be how well a language is known.
_RESULTS: frozenset[Dimension] = frozenset({"accuracy", "satisfaction", "no-show", "closure", "compliance"})
_LISTED = re.compile(r",.*,|[|•;]")
# A line says early what it is about; a row of a thousand numbers is not looked through.
_MOST_LOOKED_AT = 20
_NO_WORK = frozenset({"skill", "time", "money"})


@cache
def _lasted() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load().table('measures')['results']['lasted'])}\b", re.I)


@cache
def _result() -> re.Pattern[str]:
    """How a share that changed is told: "20% reduction in wait time"."""
    changed = any_of(load().table("measures")["results"]["changed"])
    return re.compile(rf"\W*\d[\d.]*\s?(?:%|percent)\s+{changed}\b", re.I)


def by_measures(kind: LineKind, text: str, measures: Sequence[Measure], offset: int) -> LineKind:
    """The kind of a line outside of any section once its measures are known."""
    if kind not in _FRAGMENTS:
        return kind
    for measure in measures[:_MOST_LOOKED_AT]:
        said = text[measure.span.start - offset : measure.span.end - offset]
        if measure.dimension in _NO_WORK and measure.unit != "%" and not _tells_result(kind, text, said, measure):
            continue
        if measure.period and measure.value and (measure.unit or kind == "skills"):
            return "duty"
        if kind == "skills" and _tells_work(text, said, measure):
            return "duty"
    return kind


def _tells_work(text: str, said: str, measure: Measure) -> bool:
    """Whether a line that looks like a skill tells of a result, or of how much there was and of nothing else."""
    if measure.unit == "%":
        told = bool(_CHANGE.search(said) or _result().match(text) or _SHARE.search(text))
        return told or (measure.dimension in _RESULTS and not _LISTED.search(text))
    return not _LISTED.search(text)


def _tells_result(kind: LineKind, text: str, said: str, measure: Measure) -> bool:
    """Whether a time or a sum says how long work took, or how much money it moved: "Average wait 14 minutes"."""
    if kind != "skills" or measure.dimension == "skill" or _LISTED.search(text):
        return False
    return measure.dimension == "money" or bool(_CHANGE.search(said) or _lasted().search(text))

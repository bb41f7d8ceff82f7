"""Tries the `hits` and `misses` of lexicon terms against the matchers: the lexicons are their own tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from analyzer.lexicon import Term
from analyzer.matchers.pipeline import Pipeline

# Examples name no day; any fixed one will do.
_DAY = date(2026, 11, 1)


def shown_ids(matchers: Pipeline, line: str) -> frozenset[str]:
    """The ids that a line shows: terms that are not negated, and tasks."""
    annotated = matchers.annotate(line, _DAY)
    terms = {m.term for m in annotated.mentions() if m.status != "negated"}
    return frozenset(terms | {t.term for a in annotated.lines for t in a.tasks})


def unproved(matchers: Pipeline, terms: Iterable[Term]) -> Iterator[str]:
    """One sentence, with file and line, for each example that does not hold."""
    for term in terms:
        for hit in term.hits:
            if term.id not in shown_ids(matchers, hit):
                yield f"{term.where}: {term.id} is not found in its hit {hit!r}"
        for miss in term.misses:
            if term.id in shown_ids(matchers, miss):
                yield f"{term.where}: {term.id} is found in its miss {miss!r}"

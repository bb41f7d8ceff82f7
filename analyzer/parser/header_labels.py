"""Words that say what stands behind them in a job's header ("Employer: Oak Clinic")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from analyzer.model import Span
from analyzer.parser.memory import remembered
from analyzer.parser.vocabulary import either, headings_table, title_score

Role = Literal["", "title", "company", "place", "dates", "other"]
# A label of so many spaces is a phrase that needs no colon: the fields of the Europass form.
PHRASE = 3


@cache
def _labels() -> re.Pattern[str]:
    groups = headings_table()["header_labels"]
    named = "|".join(rf"(?P<{role}>{either(words)})" for role, words in groups.items())
    return re.compile(rf"(?:^|[\t|•·;,]|\s[–—-]\s|\s{{2,}})\s*(?:{named})(?:\(s\))?\s*:\s*", re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    groups = headings_table()["header_labels"].items()
    phrases = {role: [w for w in words if w.count(" ") >= PHRASE or w == "employer"] for role, words in groups}
    named = "|".join(rf"(?P<{role}>(?i:{either(words)}))" for role, words in phrases.items() if words)
    return re.compile(rf"(?:{named})(?:\s+(?=[A-Z])|$)")


@cache
def _cells() -> re.Pattern[str]:
    """A label in a cell of its own, before the cell of what it names; one that may be a title only on its own line."""
    groups = headings_table()["header_labels"].items()
    names = {role: words if role != "other" else [w for w in words if " " in w] for role, words in groups}
    named = "|".join(rf"(?P<{role}>{either(words)})" for role, words in names.items())
    return re.compile(rf"(?:{named})(?:\(s\))?:?[\t\n]\s*", re.IGNORECASE)


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(rf"(?P<other>{either(headings_table()['header_labels']['other'])}):?\n\s*", re.IGNORECASE)


@remembered
def find_labels(text: str) -> tuple[tuple[Span, Role], ...]:
    """The labels of a row, each with the role of what stands behind it."""
    found = [(Span(*m.span()), cast(Role, m.lastgroup)) for m in _labels().finditer(text)] if ":" in text else []
    cell = _cells().match(text) or _lone().match(text) if "\t" in text or "\n" in text else None
    if cell and cell.end() < len(text) and not (found and found[0][0].start == 0):
        found.insert(0, (Span(*cell.span()), cast(Role, cell.lastgroup)))
    phrase = None if found else _phrases().match(text)
    if phrase and not (phrase.lastgroup == "company" and title_score(text) >= 2):
        found = [(Span(*phrase.span()), cast(Role, phrase.lastgroup))]
    return tuple(found)

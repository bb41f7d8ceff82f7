"""Words that say what stands behind them in a job's header ("Employer: Oak Clinic")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from analyzer.model import Span
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import either, headings_table, labels_without_colon, roles_of_labels, title_score

Role = Literal["", "title", "company", "place", "dates", "other"]


@cache
def _labels() -> re.Pattern[str]:
    named = roles_of_labels(headings_table()["header_labels"])
    return re.compile(rf"(?:^|[\t|•·;,]|\s[–—-]\s|\s{{2,}})\s*(?:{named})(?:\(s\))?\s*:\s*", re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    named = roles_of_labels(labels_without_colon(headings_table()["header_labels"], "employer"))
    return re.compile(rf"(?i:{named})(?:\s+(?=[A-Z])|$)")


@cache
def _cells() -> re.Pattern[str]:
    """A label in a cell of its own, before the cell of what it names; one that may be a title only on its own line."""
    groups = headings_table()["header_labels"].items()
    names = {role: words if role != "other" else [w for w in words if " " in w] for role, words in groups}
    return re.compile(rf"(?:{roles_of_labels(names)})(?:\(s\))?:?[\t\n]\s*", re.IGNORECASE)


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

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


@remembered
def find_labels(text: str) -> tuple[tuple[Span, Role], ...]:
    """The labels of a row, each with the role of what stands behind it."""
    found = [(Span(*m.span()), cast(Role, m.lastgroup)) for m in _labels().finditer(text)] if ":" in text else []
    phrase = None if found else _phrases().match(text)
    if phrase and not (phrase.lastgroup == "company" and title_score(text) >= 2):
        found = [(Span(*phrase.span()), cast(Role, phrase.lastgroup))]
    return tuple(found)

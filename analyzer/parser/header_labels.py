"""Words with a colon that say what stands behind them in a job's header ("Employer: Oak Clinic")."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from analyzer.model import Span
from analyzer.parser.memory import remembered
from analyzer.parser.vocabulary import either, headings_table

Role = Literal["", "title", "company", "place", "dates", "other"]


@cache
def _labels() -> re.Pattern[str]:
    groups = headings_table()["header_labels"]
    named = "|".join(rf"(?P<{role}>{either(words)})" for role, words in groups.items())
    return re.compile(rf"(?:^|[\t|•·;,]|\s[–—-]\s|\s{{2,}})\s*(?:{named})(?:\(s\))?\s*:\s*", re.IGNORECASE)


@remembered
def find_labels(text: str) -> tuple[tuple[Span, Role], ...]:
    """The labels of a row, each with the role of what stands behind it."""
    if ":" not in text:
        return ()
    return tuple((Span(*m.span()), cast(Role, m.lastgroup)) for m in _labels().finditer(text))

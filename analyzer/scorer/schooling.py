"""Which schools of a resume are still going on: "expected May 2027", "in progress", an end after the day of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analyzer.model import Resume, Span

_YEAR = re.compile(r"\b20\d\d\b")
_GOING_ON = re.compile(
    r"\bin\s+progress\b|\b(?:expected|anticipated|projected)\b|\b(?:currently|presently)\s+(?:enrolled|attending)\b"
    r"|[-–—]\s*(?:present|current|now)\b|\bto\s+present\b",
    re.I,
)

# A day to come, told by its year or by its month: "exam in December".
TOLD_WHEN = re.compile(
    r"\b20\d\d\b|\d/\d\d\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)


def schools_in_progress(resume: Resume, as_of: date) -> Iterator[Span]:
    """The entries of education that end after `as_of`, or say that they go on and name no year that is past."""
    for entry in resume.education:
        text = entry.span.of(resume.text)
        last = max((int(y) for y in _YEAR.findall(text)), default=None)
        goes_on = _GOING_ON.search(text)
        open_end = goes_on and ("present" in goes_on[0].casefold() or last is None or last >= as_of.year)
        if (last is not None and last > as_of.year) or open_end:
            yield entry.span

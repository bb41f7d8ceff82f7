"""Finds what stands before the verb that opens a line: its place, a label, a phrase that a comma ends, a bullet's mark.

"City , State Filed charts", "Outcome: Raised sales", "As the night lead, was responsible for ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACE = re.compile(
    r"\W*(?:Company Name\W+)?(?:City\s*,\s*State|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s*[A-Z]{2})\s+(?=[A-Z][a-z])"
)
_LABEL = re.compile(r"\W*[A-Za-z]+(?:\s[A-Za-z]+){0,2}\s*:\s*(?=[A-Z][a-z])")
_PHRASE = re.compile(
    r"\W*(?:As|At|In|During|While|Through|Throughout|Under|By|For|With|On|Within|After|Upon|Using)\s[^,.;:]{4,90},\s+"
)
# "As needed, cover ...", "Upon request answer ...": a plain verb may follow.
_WHEN = re.compile(
    r"\W*(?:as|when|if|where|upon)\s+(?:needed|necessary|required|requested|assigned|directed|request|short\s+staffed),?\s+",
    re.I,
)
_ARROW = re.compile(r"[➢►●▪✓]\s*")
_STAR = re.compile(r"(?<=\S)\s+\*\s*(?=[A-Z][a-z])")


def place_end(line: str) -> int:
    """Where the place ends that opens a line and is no part of it ("City , State Filed charts"), or 0."""
    place = _PLACE.match(line)
    return place.end() if place else 0


def condition_end(line: str) -> int:
    """Where "as needed" or its like ends that opens a line, or 0."""
    condition = _WHEN.match(line)
    return condition.end() if condition else 0


def lead_ends(line: str) -> Iterator[int]:
    """Where a label and a phrase end that may stand before the verb of a line."""
    for pattern in (_LABEL, _PHRASE):
        if lead := pattern.match(line):
            yield lead.end()


def marked_starts(line: str) -> list[int]:
    """Where the items start that arrows or stars set off within a line."""
    if "*" not in line and not _ARROW.search(line):
        return []
    return [m.end() for pattern in (_ARROW, _STAR) for m in pattern.finditer(line)]

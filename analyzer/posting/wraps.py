"""Joins rows of a posting that were broken in the middle of a sentence, as a narrow window or a mail breaks them.

Nothing moves: the break becomes a blank, so that all places are those of the document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from analyzer.model import Document, Line, Span

# A row that ends so goes on in the next one.
_OPEN = re.compile(
    r"(?:,|&|\b(?:and|or|of|the|a|an|to|with|for|in|on|by|from|as|at|one|two|three|including|your|our|their|medical))$"
)
_ENDED = ".:;!?"
# So many rows must break off, and their widths must be alike: a list of items in small letters has all widths.
_FEWEST_OPEN, _SPREAD = 2, 24


def unwrapped(document: Document) -> Document:
    """The document with its broken sentences in one line each; itself where none is broken."""
    lines, text = document.lines, document.text
    breaks = [n for n, (above, line) in enumerate(pairwise(lines)) if _may_go_on(above, line, text)]
    if len(breaks) < _FEWEST_OPEN:
        return document
    ends = [lines[n].span.of(text).rstrip() for n in breaks]
    if sum(bool(_OPEN.search(end)) for end in ends) < max(_FEWEST_OPEN, len(ends) // 4):
        return document
    widths = [len(end) for end in ends]
    if max(widths) - min(widths) > _SPREAD:
        return document
    broken = frozenset(breaks)
    joined: list[Line] = []
    at = 0
    pieces: list[str] = []
    for n, line in enumerate(lines):
        if n - 1 in broken:
            start, end = joined[-1].span.end, line.span.start
            pieces += [text[at:start], " " * (end - start)]
            at = end
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, line.span.end))
        else:
            joined.append(line)
    return replace(document, text="".join([*pieces, text[at:]]), lines=tuple(joined))


def _may_go_on(above: Line, line: Line, text: str) -> bool:
    """Whether a line may be the rest of the one above it."""
    if line.bullet or line.hidden or above.hidden or above.heading_level or line.heading_level:
        return False
    return text[line.span.start].islower() and text[above.span.end - 1] not in _ENDED

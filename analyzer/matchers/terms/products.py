"""Reads an unknown name before "EMR" or "electronic health record" as a system of its own ("MedTrak EMR")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzer.model import Mention, Span
from analyzer.span_index import SpanIndex

_GENERIC, _OTHER = "ehr.generic", "ehr.other"
# Capitals inside a word make it a product's name; an ordinary word with one capital may be anything.
_INNER = r"[A-Z][a-z]+[A-Z][A-Za-z]*|[a-z]{1,3}[A-Z][a-z]+[A-Za-z]*"
_NAME = re.compile(rf"(?<![^\W_])({_INNER})[\s\-]$")
# A long word in capitals is a name where the line is not written in capitals.
_ANY_NAME = re.compile(rf"(?<![^\W_])({_INNER}|[A-Z]{{5,}})[\s\-]$")
# The longest name, in characters.
_LONGEST = 60
_NOT_NAMES = frozenset(
    {
        "hipaa",
        "hippa",
        "nurse",
        "office",
        "medical",
        "clinic",
        "healthcare",
        "mychart",
        "linkedin",
        "powerpoint",
        "wellcare",
        "inhouse",
        "onsite",
    }
)


def name_products(mentions: Sequence[Mention], line: str, offset: int) -> list[Mention]:
    """The mentions of one line, a generic system with a name of its own before it as `ehr.other`.

    `offset` is where the line starts in the text that the spans count in.
    """
    if not any(mention.term == _GENERIC for mention in mentions):
        return list(mentions)
    named: list[Mention] = []
    pattern = _NAME if sum(c.isupper() for c in line) > sum(c.islower() for c in line) else _ANY_NAME
    places = SpanIndex(mention.span for mention in mentions)
    for mention in mentions:
        if mention.term == _GENERIC and (
            found := pattern.search(line, max(mention.span.start - offset - _LONGEST, 0), mention.span.start - offset)
        ):
            span = Span(found.start(1) + offset, mention.span.end)
            own = Span(span.start, span.start + len(found[1]))
            known = any(mentions[number] is not mention for number in places.overlapping(own))
            if not known and found[1].casefold() not in _NOT_NAMES:
                mention = replace(mention, term=_OTHER, span=span)
        named.append(mention)
    return named

"""Finds a credential that the lexicons do not list, by the words around its name ("Certified X", "X Certification").

Only names in capitals count, so that "certified mail" and "registered patients" are none. Word lists:
`[unlisted]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.company import Company
from analyzer.matchers.folding import lower_text
from analyzer.matchers.words import Word
from analyzer.model import Span

_NAME = r"(?-i:[A-Z])[\w&'’/+-]*"
_JOINED = r"(?:\s+|\s*[-–]\s*)(?:(?:and|of|in|for|the|to|&)\s+){0,2}"
_LETTERS = r"(?:\s*\((?-i:[A-Z][A-Za-z-]{1,11})\))?"
_AHEAD = r"\b(?:board[\s-])?(?:certified|licensed|registered)"
# "AWS Certified Solutions Architect": a line may open with who certifies.
_OPENING = r"\A\W*(?:(?-i:[A-Z])[\w&'’/+-]{2,}\s+){1,2}"
_BEHIND = r"(?:certifications?|certified|licen[sc]es?|licensure)"
_NAMED = re.compile(
    rf"(?P<ahead>(?:{_OPENING})?{_AHEAD}(?:\s+(?:in|as)(?:\s+an?)?)?\s+(?P<after>{_NAME}(?:{_JOINED}{_NAME}){{0,6}}){_LETTERS})"
    rf"|(?P<behind>(?P<before>{_NAME}(?:{_JOINED}{_NAME}){{0,6}}?){_LETTERS}\s+(?:and\s+)?{_BEHIND}(?![^\W_]){_LETTERS})"
    r"|(?P<right>\blicensed\s+to\s+practice\s+(?P<field>\w+))",
    re.I,
)
# What such a credential is called.
UNLISTED = "cert.other-licence"
_CUES = ("certifi", "licen", "registered")
_WORD = re.compile(r"[^\W\d_]+")


class Unlisted:
    """Built once from the table `unlisted`; `find` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._generic = frozenset(table["generic"])
        self._never = Company(table["never"])

    def find(self, line: str, words: Sequence[Word], listed: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """The indexes of the first word and the one behind the last of the first such credential, or None.

        `listed` are those of the credentials that the lexicons know: beside one, "Texas License" says where it holds.
        """
        if not any(map(lower_text(line).__contains__, _CUES)) or self._never.stands_in(line, 0, len(line)):
            return None
        for match in _NAMED.finditer(line):
            if listed and not match["after"]:
                continue
            name = match["after"] or match["before"] or match["field"]
            own = [w for w in map(str.casefold, _WORD.findall(name)) if w not in self._generic]
            if own and not (match["after"] and not match["ahead"].endswith(")") and own[-1].endswith("s")):
                place = self._named(Span(*match.span()), words, bool(match["before"]))
                if place and not any(first < place[1] and place[0] < last for first, last in listed):
                    return place
        return None

    def _named(self, span: Span, words: Sequence[Word], opens_with_name: bool) -> tuple[int, int] | None:
        """The words inside the span, without what only leads to the name ("Sitting for Sleep Certification")."""
        inside = [i for i, w in enumerate(words) if span.start <= w.start and w.end <= span.end]
        while opens_with_name and inside and words[inside[0]].text.casefold() in self._generic:
            del inside[0]
        return (inside[0], inside[-1] + 1) if inside else None

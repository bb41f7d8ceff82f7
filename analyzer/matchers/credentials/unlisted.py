"""Finds a credential that the lexicons do not list, by the words around its name ("Certified X", "X Certification").

Mostly only names in capitals count, so that "certified mail" and "registered patients" are none. Word lists:
`[unlisted]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analyzer.matchers.terms.company import Company
from analyzer.matchers.words.folding import lower_text
from analyzer.matchers.words.words import Word
from analyzer.model import Span

_NAME = r"(?-i:[A-Z])[\w&'’/+-]*"
_JOINED = r"(?:\s+|\s*[-–]\s*)(?:(?:and|of|in|for|the|to|&)\s+){0,2}"
_NAMES = rf"{_NAME}(?:{_JOINED}{_NAME}){{0,6}}"
_LETTERS = r"(?:\s*\((?-i:[A-Z][A-Za-z-]{1,11})\))?"
_AHEAD = r"\b(?:board[\s-])?(?:certified|licensed|registered)(?:\s+(?:and|&)\s+(?:certified|licensed))?"
# "Registered ER patients", "registered OB and GYN walk-ins": people are put on a list.
_LISTS_PEOPLE = (
    r"(?!registered\s+(?:(?:(?-i:[A-Z])[\w&/+-]*|and|or|&|new|all)\s+){0,4}"
    r"(?:patients?|pts|clients|visitors|guests|families|members|students|voters|donors|participants|walk-ins)\b)"
)
# "AWS Certified Solutions Architect": a line may open with who certifies.
_OPENING = r"\A\W*(?:(?-i:[A-Z])[\w&'’/+-]{2,}\s+){1,2}"
_BEHIND = r"(?:certifications?|certified|licensed|licen[sc]es?|licensure|permits?|credentials?|cards?)"
_ITEM = r"(?:^|[,;•|*:]\s*|[-–]\s+)(?:also\s+|currently\s+|(?:state|nationally)\s+)?"
_NAMED = re.compile(
    rf"(?P<ahead>(?:{_OPENING})?{_LISTS_PEOPLE}{_AHEAD}(?:\s+(?:in|as)(?:\s+an?)?)?\s+(?P<after>{_NAMES}){_LETTERS})"
    rf"|(?P<behind>(?<![^\W_])(?P<before>{_NAMES}?){_LETTERS}\s+(?:and\s+)?(?P<card>{_BEHIND})(?![^\W_]){_LETTERS})"
    r"|(?P<right>\b(?:certified|licensed)\s+(?:to\s+(?:practice|sell|teach)|in|on)\s+(?P<field>[a-z-]{2,}(?:\s+[a-z-]{3,}){0,3}))"
    r"|(?P<by>\bcertified\s+(?:by|with|through)\s+(?:the\s+)?(?P<body>(?-i:[A-Z])\w+(?:\s+(?:of\s+|for\s+)?(?-i:[A-Z])\w+)+))"
    rf"|(?P<role>{_ITEM}(?:certified|licensed)\s+(?:as\s+an?\s+)?(?P<worker>(?:[a-z-]+\s+){{0,3}}?[a-z-]{{2,}}(?:er|or|ist|ian|man|guard|agent|coach))(?![^\W_]))",
    re.I,
)
# "Certifications CPR BTSC" names a card the lexicons do not know.
_LABEL = re.compile(
    r"\W*(?:(?:other|professional|current|active|state)\s+)?(?:licen[sc]es?|licensure|certifications?)"
    r"(?:\s*(?:and|&|/)\s*(?:licen[sc]es?|licensure|certifications?))?\s+(?=(?-i:[A-Z]{2,}\b)|[|\d])",
    re.I,
)
_LETTERS_ALONE = re.compile(r"(?<![^\W_])[A-Z]{3,6}(?![^\W_])")
# What such a credential is called.
UNLISTED = "cert.other-licence"
_CUES = ("certifi", "licen", "registered", "permit", "credential", "card")
_WORD = re.compile(r"[^\W\d_]+")
_LOOSE_CARDS = ("permit", "credential", "card")
_ENDS = re.compile(r"\s*(?:$|[,;.(|•:–-])")


class Unlisted:
    """Built once from the table `unlisted`; `find` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._generic = frozenset(table["generic"])
        self._getting = frozenset(table["getting"])
        self._bodies = frozenset(table["bodies"])
        self._never = Company(table["never"])

    def find(self, line: str, words: Sequence[Word], listed: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """The indexes of the first word and the one behind the last of the first such credential, or None.

        `listed` are those of the credentials that the lexicons know: no name reaches into one, and beside one "Texas
        License" says where it holds.
        """
        if not any(map(lower_text(line).__contains__, _CUES)) or self._never.stands_in(line, 0, len(line)):
            return None
        rest = line
        for first, last in listed:
            start, end = words[first].start, words[last - 1].end
            rest = rest[:start] + "|" * (end - start) + rest[end:]
        for span, opens_with_name in (*self._names(rest, bool(listed)), *self._labelled(rest)):
            if place := self._named(span, words, opens_with_name):
                return place
        return None

    def _names(self, line: str, beside: bool) -> Iterator[tuple[Span, bool]]:
        """Where such a name stands with its cue, and whether the name comes first."""
        match = _NAMED.search(line)
        while match:
            if self._is_name(match, line, beside):
                yield Span(*match.span()), bool(match["before"])
                match = _NAMED.search(line, match.end())
            else:
                # What is no name may hold one: "Currently certified with the Lakeside Board".
                match = _NAMED.search(line, match.start() + 1)

    def _is_name(self, match: re.Match[str], line: str, beside: bool) -> bool:
        if body := match["body"]:
            return not beside and bool(self._own(body))
        name = match["after"] or match["before"] or match["field"] or match["worker"]
        own = self._own(name)
        if not own:
            return False
        if match["before"]:
            if _WORD.findall(name)[-1].casefold() in self._getting or (
                beside and not self._says_more(own, match["card"])
            ):
                return False
            return not match["card"].casefold().startswith(_LOOSE_CARDS) or bool(_ENDS.match(line, match.end()))
        return not match["after"] or match["ahead"].endswith(")") or not own[-1].endswith("s")

    def _says_more(self, own: Sequence[str], card: str) -> bool:
        """Whether a name beside another credential is one of its own, and not who gave that one or where it holds."""
        return len(own) > 1 and not card.casefold().startswith("licen") and self._bodies.isdisjoint(own)

    def _labelled(self, line: str) -> Iterator[tuple[Span, bool]]:
        """Letters behind a label that stand for something else than who gave a card or where."""
        label = _LABEL.match(line)
        if not label:
            return
        for letters in _LETTERS_ALONE.finditer(line, label.end()):
            if self._bodies.isdisjoint(self._own(letters[0])):
                yield Span(*letters.span()), False

    def _own(self, name: str) -> list[str]:
        """The words of a name that say what is certified."""
        return [w for w in map(str.casefold, _WORD.findall(name)) if w not in self._generic]

    def _named(self, span: Span, words: Sequence[Word], opens_with_name: bool) -> tuple[int, int] | None:
        """The words inside the span, without what only leads to the name ("Sitting for Sleep Certification")."""
        inside = [i for i, w in enumerate(words) if span.start <= w.start and w.end <= span.end]
        while opens_with_name and inside and words[inside[0]].text.casefold() in self._generic:
            del inside[0]
        return (inside[0], inside[-1] + 1) if inside else None

"""A bullet's sentence taken apart: its words, the verbs that lead its clauses, and its clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.matchers.words.inflection import Tense
from analyzer.model import Span

WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_BEHIND = re.compile(rf"[ \t]+({WORD.pattern})")
_SMALL_BEHIND = re.compile(r" ([a-z]+)")
# What ends a noun phrase.
BOUNDARY = frozenset(
    "and or for in on at to from with by per as while who that which using via into through during within under "
    "across including such before after between when where if plus both also then than of until throughout upon "
    "alongside about regarding without how is are was were be so w w/o".split()
)
CONJUNCTIONS = frozenset(("and", "or"))
# Behind a participle these tell more about the noun before it ("data gathered from charts").
_TELLS_MORE = frozenset("by from to with on for in at into as via through".split())
_PARTICIPLES = frozenset("made given sent kept taken found written shown held drawn".split())
_NO_PARTICIPLES = frozenset(
    (
        "used",
        "need",
        "bed",
        "thing",
        "morning",
        "evening",
        "spring",
        "wing",
        "string",
        "screening",
        "testing",
        "training",
        "counseling",
    )
)


class Token(NamedTuple):
    """A word, its lower-case form and its place in the resume."""

    text: str
    lowered: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """A verb that leads a clause. `hangs` marks a participle ("..., obtaining vitals") that keeps its form."""

    span: Span
    lemma: str
    tense: Tense
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its verb (None for a list of nouns); `joint` is what parts it from the clause before."""

    head: Head | None
    span: Span
    joint: Span

    @property
    def names_only(self) -> bool:
        """Whether the person's own words hold no verb here, though one may be put in front of them."""
        return self.head is None or self.head.span.start == self.head.span.end

    def is_led_at(self, offset: int) -> bool:
        """Whether a verb of ours is put in front of the word that starts at `offset`."""
        return self.head is not None and self.head.span == Span(offset, offset)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a bullet taken apart.

    `unsure` says that some word may or may not be a further verb, `unknown` that one is no verb that we can inflect,
    `garbled` that several sentences seem to run into each other.
    """

    text: str
    span: Span
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    unsure: bool
    unknown: bool = False
    garbled: bool = False

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds the character at `offset` (the first where it lies before all)."""
        return next((c for c in reversed(self.clauses) if c.span.start <= offset), self.clauses[0])

    def clause_of(self, span: Span) -> Clause:
        """The clause that holds the last word of `span` ("took and recorded vitals": that of "recorded")."""
        return self.clause_at(span.end - 1)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The verbs that lead clauses and may change their form."""
        return tuple(c.head for c in self.clauses if c.head and not c.head.hangs)

    def says(self, word: str) -> int:
        """How often a word stands in the sentence."""
        return sum(t.lowered == word for t in self.tokens)


def opens_description(text: str, word: str, end: int) -> bool:
    """Whether a word that ends at `end` is a participle with a preposition ("duties associated with records")."""
    if word in _NO_PARTICIPLES or not (word.endswith(("ed", "ing")) or word in _PARTICIPLES):
        return False
    following = _SMALL_BEHIND.match(text, end)
    return following is not None and following[1] in _TELLS_MORE


def noun_phrase_end(sentence: Sentence, clause: Clause, at: int) -> int:
    """Where the noun phrase that holds the character before `at` ends."""
    text, end = sentence.text, at
    limit = max(clause.span.end, at)
    while match := _BEHIND.match(text, end, limit):
        word = match[1].casefold()
        if (word in BOUNDARY and word != "of") or (
            word.endswith("ing")
            and word not in _NO_PARTICIPLES
            and not re.match(r"\s*(?:[,;.]|and\b|$)", text[match.end() : limit])
        ):
            break
        if text[match.start(1)].isupper() and text[end - 1].islower() and clause.head and word.endswith("ed"):
            # Two sentences that a reader ran together.
            break
        if opens_description(text, word, match.end()):
            break
        end = match.end()
    if text[end : end + 1] == ")" and text.rfind("(", sentence.span.start, end) > text.rfind(
        ")", sentence.span.start, end
    ):
        end += 1
    return min(end, limit)

"""Puts a number in front of the noun it counts ("12 EKGs a week"), or in brackets behind it ("EKGs (12 a week)")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.measures.finder import MeasureFinder
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Glue, Span
from analyzer.rewriter.asking.blanks import blank_for
from analyzer.rewriter.edits import Edit, Placement
from analyzer.rewriter.placing.counted_nouns import CountedNoun, CountedNouns
from analyzer.rewriter.sentences.adjuncts import Adjuncts
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, Clause, Sentence, Token, noun_phrase_end

_NEUTRAL = "20"
_ALSO = re.compile(r" [+&] [^\W_]")
_DAY_BEFORE = re.compile(r" (?:(?:the|a) )?(?:day|night|evening|week) (?:before|ahead|prior)\b")
_GOES_ON = re.compile(r"\s*,\s*[^\W_]")


class AtNouns:
    """Built once from the finder of nouns and the word lists of `placing`; `place` is pure."""

    def __init__(
        self, nouns: CountedNouns, adjuncts: Adjuncts, measures: MeasureFinder, lists: Mapping[str, Any]
    ) -> None:
        self._adjuncts = adjuncts
        self._nouns = nouns
        self._measures = measures
        self._many_kinds = frozenset(lists["many_kinds"])
        self._often = phrase_pattern(lists["frequencies"])
        self._people = frozenset((*lists["people"], *lists["served"]))
        self._followers = frozenset(lists["followers"])
        self._like_adverbs = frozenset(lists["like_adverbs"])
        self._prepositions = frozenset(lists["prepositions"])

    def place(self, sentence: Sentence, clause: Clause, ask: Ask, key: str, noun: CountedNoun) -> Placement | None:
        """The edits that put the question at the noun; None where what follows or precedes it forbids."""
        tokens, text = sentence.tokens, sentence.text
        start = noun.vague.start if noun.vague else tokens[noun.first].start
        following = re.match(r"\s*([^\W_]+)?", text[noun.end : clause.span.end])
        word = (following[1] or "").casefold() if following else ""
        if _ALSO.match(text, noun.end, clause.span.end):
            word = "and"
        gap = text[noun.end : noun.end + 1]
        often = self._often.match(text, noun.end + 1, clause.span.end)
        ends = bool(often) or not text[noun.end : clause.span.end].strip() or gap in ",;)" or word in BOUNDARY
        # "transferred 20 residents a day safely"
        ends = ends or (gap == " " and word.endswith("ly") and word not in self._like_adverbs)
        ends = ends or self._adjuncts.opens(text, noun.end, clause.span.end)
        # "Gave injections (IM, SQ)"
        bracketed = text[noun.end : clause.span.end].lstrip().startswith("(")
        ends = ends or bracketed
        if not ends and word not in self._followers:
            return None
        if noun.particle and ask.period:
            # "Check patients in and out (40 a day)": "in and out a day" would not read.
            return self._bracket(ask, key, noun.end)
        if clause.names_only and "," in clause.span.of(text) and self._is_narrower(sentence, ask, noun):
            # "blood cultures, timed draws, glucose tests": not all draws are timed.
            return None
        if _GOES_ON.match(text, noun.end, clause.span.end) and self._is_one_kind(sentence, ask, noun):
            # "throat cultures, urine, blood samples": all of them are specimens.
            return None
        if clause.names_only and gap == "," and ask.period and not noun.vague:
            # "Completed school forms (20 a week), FMLA": a list goes on.
            return self._bracket(ask, key, noun.end)
        if self._takes_number(sentence, clause, noun, start):
            front = f"{text[clause.span.start : start]}{_NEUTRAL} {text[tokens[noun.first].start : noun.end]}"
            timed = ask.period.startswith(("a ", "an ", "per ")) and word not in self._followers
            # "Prepped 20 charts the day before": which day is told.
            timed = timed and not _DAY_BEFORE.match(text, noun.end, clause.span.end)
            period = f" {ask.period}" if timed else ""
            at = start - clause.span.start
            if (
                word not in CONJUNCTIONS
                and (period or gap != "," or noun.end >= clause.span.end)
                and self._measures_at(front + period, at)
            ):
                put = Edit(
                    noun.vague or Span(start, start), (blank_for(ask, key), *([] if noun.vague else [Glue(" ")]))
                )
                end = noun.end
                if word == "of":
                    # "8 x-rays of extremities a day": what they are of belongs to them.
                    end = self._of_what(sentence, clause, noun.end)
                    if text[end : clause.span.end].strip():
                        return None
                behind = (Edit(Span(end, end), (Glue(period),)),) if period else ()
                return Placement((put, *behind), at_noun=True, people=tokens[noun.last].lowered in self._people)
        if ask.period and not noun.vague and not bracketed:
            return self._bracket(ask, key, noun.end)
        return None

    @staticmethod
    def _bracket(ask: Ask, key: str, at: int) -> Placement:
        segments = (Glue(" ("), blank_for(ask, key), Glue(f" {ask.period})"))
        return Placement((Edit(Span(at, at), segments),), at_noun=True, bracket=True)

    @staticmethod
    def _is_narrower(sentence: Sentence, ask: Ask, noun: CountedNoun) -> bool:
        """Whether words in front of the counted noun say that only some of them are meant."""
        said = " ".join(t.lowered for t in sentence.tokens[noun.first : noun.last + 1])
        return said not in {name.casefold() for name in ask.before}

    def _takes_number(self, sentence: Sentence, clause: Clause, noun: CountedNoun, start: int) -> bool:
        """Whether the noun phrase starts right behind a verb, a preposition or a finished item of a list."""
        tokens = sentence.tokens
        before: Token | None = tokens[noun.first - 1] if noun.first else None
        if noun.vague:
            before = next((t for t in reversed(tokens) if t.end <= start), None)
        if clause.is_led_at(start):
            return True
        if before is None or before.end <= clause.span.start - 1:
            return False
        if any(c.isdigit() for c in sentence.text[start : tokens[noun.first].end]):
            return False
        gap = sentence.text[before.end : start]
        if gap == " ":
            if clause.head and before.start == clause.head.span.start:
                return True
            if self._nouns.is_particle(clause, tokens, tokens.index(before)):
                return True
            if before.lowered in self._prepositions or before.lowered == "that":
                # "Ensured that 8 rooms are stocked"
                return True
            return self._nouns.is_verb(tokens, tokens.index(before), objects=True)
        return gap == ", " and self._finished(before)

    @staticmethod
    def _finished(before: Token) -> bool:
        """Whether the item before is whole: "flu and COVID-19 tests" is one noun with two describing words."""
        return before.lowered.endswith("s") and not before.lowered.endswith("ss")

    def _is_one_kind(self, sentence: Sentence, ask: Ask, noun: CountedNoun) -> bool:
        """Whether a noun names one kind of what a question counts all of ("throat cultures" of specimens)."""
        counted = ask.unit.split()[0]
        return counted in self._many_kinds and (
            sentence.tokens[noun.last].lowered != counted or self._is_narrower(sentence, ask, noun)
        )

    @staticmethod
    def _of_what(sentence: Sentence, clause: Clause, at: int) -> int:
        """The end of the words behind "of" at `at`."""
        first = next((t for t in sentence.tokens if t.start > at + len(" of")), None)
        return noun_phrase_end(sentence, clause, first.end) if first else at

    def _measures_at(self, text: str, at: int) -> bool:
        """Whether our own reader finds the number that would stand at `at`."""
        return any(m.span.start <= at < m.span.end for m in self._measures.find(text, 0))

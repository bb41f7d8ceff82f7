"""What is said at the end of a sentence: for how many providers, with which result, in how many hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.matchers.words.words import singular
from analyzer.model import Glue, Span
from analyzer.rewriter.asking.blanks import blank_for
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.sentences.clauses import BOUNDARY, Sentence
from analyzer.rewriter.subject import SCOPE, Subject

# Doctors by their field ("2 pulmonologists", "the pediatrician").
_DOCTORS = re.compile(r"(?:ologist|iatrist|iatrician|surgeon)s?$")
_ASSISTANTS = re.compile(r"\bphysician(?:['’]s|s)? assistants?\b", re.I)
# First words of patterns that hang on to a sentence with a comma.
_HANGING = frozenset(
    ("with", "including", "covering", "such", "entered", "ready", "filed", "read", "used", "worth", "chosen")
)
_SUBORDINATE = frozenset(
    "including such like for when if while as who that which to before after until providers provider".split()
)
# Behind one of these "for 3 providers" would belong to its words ("in a calm manner for 3 providers").
_NEARER = _SUBORDINATE | frozenset(
    "in into with from using through via during under on at per every each daily weekly monthly".split()
)
# "Waived testing: strep, flu for 3 providers" would tell of the flu.
_LIST_OPENED = re.compile(r":|\s[-–—]\s")
_ONCE = frozenset(("in", "at", "on", "to", "across", "through", "during", "from", "using"))
# "during the first month over 6 weeks" tells the time twice.
_TIMED = frozenset(("during", "over", "within", "month", "week", "weeks", "months"))
_COMMON = frozenset(("patient", "a", "week", "day"))


class Appender:
    """Built once from the table `rewriting`; its methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words = table["appended"]
        self._clinicians = frozenset(table["placing"]["clinicians"])
        self._one_place = phrase_pattern(table["placing"]["one_place"])

    def hours(self) -> Ask:
        """The question for the hours of an externship."""
        words = self._words
        return Ask("time", words["hours_question"], words["hours_unit"], words["hours_hint"], words["hours"], most=900)

    def edits(self, subject: Subject, sentence: Sentence, ask: Ask, key: str) -> list[Edit]:
        """A question's pattern at the end of the sentence; nothing where it would not read well there."""
        end = sentence.span.end
        before, after = ask.after.split("{n}")
        first = ask.after.split(" ", 1)[0].strip("(")
        near = {t.lowered for t in sentence.tokens[-4:]}
        counted = ask.dimension in SCOPE and {singular(w) for w in re.findall(r"[a-z]+", after)[:3]}
        if counted and counted & {singular(t.lowered) for t in sentence.tokens} - _COMMON:
            return []
        if first == "for" and "patients" in after and (sentence.says("patients") or sentence.says("pts")):
            # "Taught patients how to use glucometers for 20 patients"
            return []
        if ask.dimension == "providers" and self._names_clinicians(sentence):
            return []
        if ask.dimension == "providers" and sentence.tokens[0].lowered.startswith("support"):
            # "Supported clinic operations, supporting 3 providers"
            return []
        if ask.dimension == "sites" and self._one_place.search(sentence.text, *sentence.span):
            return []
        if first == "over" and _TIMED & {t.lowered for t in sentence.tokens}:
            return []
        if first == "for" and ask.dimension == "providers":
            if self._is_long(sentence):
                before, after = self._words["supporting"].split("{n}")
            else:
                before = f" {before}"
        elif first in _HANGING and ask.dimension != "providers":
            before = f", {before}"
        elif (
            any(m.span.end >= end - 1 for m in subject.line.measures)
            or self._is_subordinate(sentence)
            or (first == "for" and (sentence.says("for") > 1 or "for" in near or self._says_for(sentence)))
            or (first in _ONCE and sentence.says(first))
        ):
            return []
        else:
            before = f" {before}"
        return [Edit(Span(end, end), (Glue(before), blank_for(ask, key), Glue(after)))]

    def _names_clinicians(self, sentence: Sentence) -> bool:
        """Whether the sentence says whom the work was for ("reported to the nurse"), not just "physician orders"."""
        if _ASSISTANTS.search(sentence.text, *sentence.span):
            return True
        return any(
            (token.lowered in self._clinicians or _DOCTORS.search(token.lowered))
            and (after is None or after.lowered in BOUNDARY or sentence.text[token.end : after.start] != " ")
            for token, after in zip_longest(sentence.tokens, sentence.tokens[1:])
        )

    @staticmethod
    def _says_for(sentence: Sentence) -> bool:
        """Whether the last clause says what it was for already ("monitored for reactions")."""
        return any(t.lowered == "for" for t in sentence.tokens if t.start >= sentence.clauses[-1].span.start)

    @staticmethod
    def _is_subordinate(sentence: Sentence) -> bool:
        """Whether the last clause ends in one of its own ("when a score is high")."""
        last = sentence.clauses[-1].span
        return any(t.lowered in _SUBORDINATE - {"for", "to", "as"} for t in sentence.tokens if t.start >= last.start)

    @staticmethod
    def _is_long(sentence: Sentence) -> bool:
        """Whether "for 3 providers" at the end could belong to a wrong word ("explain effects for 3 providers")."""
        words = {t.lowered for t in sentence.tokens}
        told = sum(c.head is None or c.span.end > c.head.span.end for c in sentence.clauses)
        listed = _LIST_OPENED.search(sentence.text, *sentence.span) is not None
        return listed or len(sentence.tokens) > 14 or told > 1 or bool(words & _NEARER)

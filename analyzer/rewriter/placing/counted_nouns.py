"""Finds the noun that a question counts in a task's clause, with the words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Measure, Span, Task
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, Clause, Sentence, Token, noun_phrase_end

# Prepositions that a form in -ing follows as a verb ("assisted with transferring patients").
_HELPING = frozenset(("help", "helps", "helped", "helping"))
_GOVERNING = frozenset(("with", "in", "by", "of", "for"))
_JOINTS = frozenset((" and ", " or ", " & ", "/"))
_NUMBERED_ITEM = re.compile(r"\d[^,;]*, (?:[^\W\d_]+, ){0,3}$")
_JOINED = re.compile(r" (?:and|or|&) [^\W_]+")


@cache
def _noun_pattern(name: str) -> re.Pattern[str]:
    """A counted noun as whole words, not as the owner of something ("patients' vitals"); patients also as "pts"."""
    written = re.escape(name).replace("patients", "(?:patients|pts)")
    return re.compile(rf"(?<![^\W_]){written}(?![^\W_]|['’]|-)", re.I)


@cache
def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A counted noun with its describing words: `first`, `last` index tokens, `vague` is what a number replaces.

    `particle` says that the verb's small words stand behind it ("check patients in and out").
    """

    first: int
    last: int
    end: int
    vague: Span | None
    particle: bool = False


class CountedNouns:
    """Built once from the verbs and the table `rewriting`; its methods are pure."""

    def __init__(self, verbs: Verbs, table: Mapping[str, Any]) -> None:
        lists = table["placing"]
        self._verbs = verbs
        self._describing = frozenset(table["ambiguous"]["also_describing"])
        self._vague = phrase_pattern(lists["vague"])
        self._pairs = phrase_pattern(lists["pairs"])
        self._learners = phrase_pattern(lists["learners"])
        self._sharing = frozenset(map(str.casefold, lists["sharing"]))
        self._particles = phrase_pattern(lists["particles"])
        self._people = frozenset((*lists["people"], *lists["served"]))
        self._prepositions = frozenset(lists["prepositions"])
        self._determiners = frozenset(lists["determiners"])

    def find(
        self, sentence: Sentence, clause: Clause, task: Task, ask: Ask, measures: Sequence[Measure]
    ) -> CountedNoun | None:
        """The noun of the task's clause that the question counts; the longest name of it wins."""
        if not ask.before:
            return None
        near = self._shared_end(sentence, clause, noun_phrase_end(sentence, clause, task.span.end))
        start = max(task.span.start, clause.span.start)

        def leads(token: Token) -> bool:
            return clause.head is not None and token.start == clause.head.span.start

        # A noun of a list ("authorizations, referrals") and the noun right behind the verb ("print
        # superbills") are all of their task, as the one behind a verb put in front; else a verb opens its words.
        opens = clause.is_led_at(start) or self._opens_item(sentence, start)
        if not opens and not any(
            start - t.end == 1 and (t.lowered in CONJUNCTIONS or leads(t)) for t in sentence.tokens
        ):
            start += 1
        for name in _longest_first(ask.before):
            for match in _noun_pattern(name).finditer(sentence.text, start, clause.span.end):
                if match.start() >= near and not (
                    name in self._people and self._behind_preposition(sentence, match.start())
                ):
                    continue
                last = next((i for i, t in enumerate(sentence.tokens) if t.end == match.end()), None)
                named = next((i for i, t in enumerate(sentence.tokens) if t.start == match.start()), None)
                if last is None or named is None:
                    continue
                if any(m.span.overlaps(Span(match.start() - 1, match.end())) for m in measures):
                    return None
                found = self._widened(
                    sentence, clause, named, last, self._learners if ask.dimension == "team" else self._pairs
                )
                if ask.dimension == "team" and found.first and sentence.tokens[found.first - 1].lowered == "new":
                    # "Trained 6 new front desk employees"
                    found = replace(found, first=found.first - 1)
                return found
        return None

    def _opens_item(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun that can be no verb opens an item behind one that has its number ("... a day, injections")."""
        token = next((t for t in sentence.tokens if t.start == at), None)
        behind = _NUMBERED_ITEM.search(sentence.text, sentence.span.start, at) is not None
        return token is not None and behind and token.lowered not in self._verbs.forms

    def _behind_preposition(self, sentence: Sentence, at: int) -> bool:
        """Whether a preposition stands up to three words before `at` with only describing words between."""
        before = [t for t in sentence.tokens if t.end <= at][-4:]
        for token in reversed(before):
            if token.lowered in self._prepositions:
                return True
            if token.lowered in BOUNDARY:
                return False
        return False

    def _widened(
        self, sentence: Sentence, clause: Clause, named: int, last: int, pairs: re.Pattern[str]
    ) -> CountedNoun:
        """The noun with the words that describe it, and with the people that go along with it."""
        tokens, text = sentence.tokens, sentence.text
        heads = {c.head.span.start for c in sentence.clauses if c.head and not c.names_only}
        first = named
        while (
            first > 0
            and named - first < 3
            and tokens[first - 1].start >= clause.span.start
            and text[tokens[first - 1].end : tokens[first].start] == " "
            and tokens[first - 1].start not in heads
            and tokens[first - 1].lowered not in BOUNDARY | self._determiners
            and (tokens[first - 1].lowered in self._sharing or not self.is_verb(tokens, first - 1))
            and not self.is_particle(clause, tokens, first - 1)
        ):
            first -= 1
        first = self._with_shared(sentence, clause, first)
        vague = None
        if match := next(
            (m for m in self._vague.finditer(text, clause.span.start, tokens[first].start)
             if text[m.end() : tokens[first].start] == " "), None
        ):  # fmt: skip
            vague = Span(match.start(), match.end())
        end = tokens[last].end
        if (pair := re.match(r"(?: and |/)", text[end:])) and (m := pairs.match(text, end + pair.end())):
            end = m.end()
        particle = False
        if text[end : end + 1] == " " and (m := self._particles.match(text, end + 1)):
            after = text[m.end() : clause.span.end]
            if not after or re.match(r"\s*[,;]|\s+(?:and|or)\b|\s*$", after):
                end, particle = m.end(), True
        return CountedNoun(first, last, end, vague, particle)

    def _shared_end(self, sentence: Sentence, clause: Clause, at: int) -> int:
        """Where the noun ends that the word before `at` shares with the next ("hearing | and vision screenings")."""
        last = next((t for t in sentence.tokens if t.end == at), None)
        if last is not None and last.lowered in self._sharing and (joined := _JOINED.match(sentence.text, at)):
            return noun_phrase_end(sentence, clause, joined.end())
        return at

    def _with_shared(self, sentence: Sentence, clause: Clause, first: int) -> int:
        """`first` with the words in front of it that share its noun ("hearing and vision screenings")."""
        tokens, text = sentence.tokens, sentence.text
        while first:
            before = first - 1 - (tokens[first - 1].lowered in CONJUNCTIONS)
            if before < 0 or tokens[before].lowered not in self._sharing or tokens[before].start < clause.span.start:
                break
            if text[tokens[before].end : tokens[first].start] not in _JOINTS:
                break
            first = before
        while (
            0 < first < len(tokens) - 1
            and tokens[first - 1].lowered in self._sharing
            and tokens[first - 1].start >= clause.span.start
            and text[tokens[first - 1].end : tokens[first].start] == ", "
            and tokens[first].lowered in self._sharing
        ):
            first -= 1
        return first

    def is_verb(self, tokens: Sequence[Token], index: int, *, objects: bool = False) -> bool:
        """Whether a word in front of a noun is a verb that no clause was found for ("to resolve denials").

        With `objects` only where the noun must be its object: behind "to", or a form in -ing behind a preposition.
        """
        token = tokens[index]
        form = self._verbs.forms.get(token.lowered)
        if form is None:
            return False
        before = index - 1
        if before > 0 and tokens[before].lowered.endswith("ly"):
            before -= 1
        opener = tokens[before].lowered if before >= 0 else ""
        if opener == "to" or opener in _HELPING:
            return True
        # "Assisted with training new staff", but "with training materials"
        does = token.lowered not in self._describing or [t.lowered for t in tokens[index + 1 : index + 2]] == ["new"]
        if "gerund" in form.tenses and opener in _GOVERNING and does:
            return True
        if "gerund" in form.tenses and opener.endswith("s") and not opener.endswith("ss"):
            # "worked with providers rooming patients"
            return token.lowered not in self._describing
        return not objects and bool(form.tenses & {"past"} and token.lowered != form.lemma)

    def is_particle(self, clause: Clause, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word belongs to the verb that leads the clause ("worked up patients")."""
        head = clause.head
        if head is None or not index or tokens[index - 1].start != head.span.start:
            return False
        return tokens[index].lowered in ("down", "off", "out", *self._verbs.particles.get(head.lemma, ()))

"""Says where a number may stand beside a task, as edits of the bullet.

In front of the noun it counts ("12 EKGs a week"); in brackets behind the noun of a list ("injections (40 a week)");
behind the task's words ("took vital signs on 25 patients a day"); in brackets at the end of the list. The first form
that reads well, and that our own reader finds as a measure, is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.inflection import Verbs
from analyzer.matchers.measures import MeasureFinder
from analyzer.matchers.words import singular
from analyzer.model import Blank, Glue, Measure, Segment, Span, Task
from analyzer.rewriter.clauses import BOUNDARY, Clause, Sentence, Token, noun_phrase_end
from analyzer.rewriter.edits import Edit, Placement
from analyzer.rewriter.frequencies import Frequencies

_BRACKETED = re.compile(r"[^\W\d_][^()%]*? (?:a|an|per|each) [a-z]+")
_PLURAL = re.compile(r"[a-z][a-z -]*[^s\W]s")
# "({n} projects)" says too little behind a whole list.
_LONE = re.compile(r"\(\{n\} [a-z-]+\)")
# Prepositions that open something of their own: a measure may stand in front of them.
_LOOSE = frozenset("and or in at during using within across before after while as under throughout via by when".split())
_STOCK = frozenset(("inventory", "rooms"))
_CONJUNCTIONS = frozenset(("and", "or"))
_NEUTRAL = "20"
# What holds on to the word before it.
_HOLDS_ON = re.compile(r"[./]|-(?=[^\W_])")
_DESCRIBES = re.compile(r"\s+(on|of|for|with|from|to|about|in|by)\s+([^\W_]+)[^,;:.()]*$")
_OPEN = re.compile(r"\([^()]*$")
_IS = re.compile(r"\s+(?:is|are|was|were|be|has|have|had|will|can|must|should)\b", re.I)
_CONDITIONS = frozenset("as when if once while where until whether how".split())
# A bracket may stand behind at most so many words that go on after the list ("... on vaccines (40 items)").
_NEAR = 8


@cache
def _noun_pattern(name: str) -> re.Pattern[str]:
    """A counted noun as whole words, not as the owner of something ("patients' vitals")."""
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_]|['’]|-)", re.I)


@cache
def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=len, reverse=True))


def blank_for(ask: Ask, key: str) -> Blank:
    """The gap of a question."""
    return Blank(key, ask.question, ask.unit, ask.hint, ask.most)


def pattern_segments(ask: Ask, key: str) -> list[Segment]:
    """The glue and the gap of a question's pattern, to stand behind words."""
    before, after = ask.after.split("{n}")
    return [Glue(" " + before), blank_for(ask, key), Glue(after)]


@dataclass(frozen=True, slots=True)
class _Noun:
    """A counted noun with its describing words: `first`, `last` index tokens, `vague` is what a number replaces."""

    first: int
    last: int
    end: int
    vague: Span | None


class Placer:
    """Built once from the word lists; `place` is pure."""

    def __init__(self, measures: MeasureFinder, verbs: Verbs, table: Mapping[str, Any]) -> None:
        lists = table["placing"]
        self._measures = measures
        self._verbs = verbs
        self._vague = self._phrases(lists["vague"])
        self._often = Frequencies(self._phrases(lists["frequencies"]))
        self._pairs = self._phrases(lists["pairs"])
        self._particles = self._phrases(lists["particles"])
        self._people = frozenset(lists["people"])
        self._others = frozenset(lists["other_people"])
        self._followers = frozenset(lists["followers"])
        self._prepositions = frozenset(lists["prepositions"])
        self._adjectives = frozenset(table["ambiguous"]["also_adjectives"])
        self._determiners = frozenset(lists["determiners"])

    @staticmethod
    def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
        inner = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
        return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", re.I)

    def place(
        self, sentence: Sentence, task: Task, ask: Ask, key: str, measures: Sequence[Measure], apart: frozenset[int]
    ) -> Placement | None:
        """The edits that put the question beside the task; None where no place reads well.

        `apart` holds where tasks end that are counted in something else: no number of this one stands behind them.
        """
        clause = sentence.clause_of(task.span)
        often = self._often.find(sentence, clause)
        if (
            often
            and ask.period
            and not ask.period.endswith("day")
            and self._often.is_adjective(sentence, often, clause)
        ):
            return None
        noun = self._noun(sentence, clause, task, ask, measures)
        # A period in the midst of the task's words ("showed patients to exam rooms") would part them.
        if noun is not None and noun.end >= task.span.end:
            placed = self._at_noun(sentence, clause, ask, key, noun)
            if placed is not None and not self._parts_words(sentence, placed):
                if self._is_aside(sentence, clause, placed):
                    return None
                return self._often.removed(sentence, clause, placed, often)
        placed = self._behind(sentence, clause, task, ask, key, apart)
        if placed and (self._parts_words(sentence, placed) or self._is_aside(sentence, clause, placed)):
            return None
        return None if placed is None else self._often.removed(sentence, clause, placed, often)

    @staticmethod
    def _parts_words(sentence: Sentence, placed: Placement) -> bool:
        """Whether an edit would part what a mark holds together ("Dr. visits", "chart/Kardex", "close-out")."""
        ends = [e.span.end for e in placed.edits if e.span.end < sentence.span.end]
        if placed.bracket and any(_OPEN.search(sentence.text, sentence.span.start, end) for end in ends):
            # No bracket stands in another.
            return True
        return any(_HOLDS_ON.match(sentence.text, end) for end in ends)

    @staticmethod
    def _is_aside(sentence: Sentence, clause: Clause, placed: Placement) -> bool:
        """Whether the words are what the work depends on ("as referrals are received"), and not the work.

        "Ensured that 20 exam rooms were stocked" tells of the work; a period or a bracket would not read there.
        """
        for edit in placed.edits:
            if _IS.match(sentence.text, edit.span.end, clause.span.end):
                own = {t.lowered for t in sentence.tokens if clause.span.start <= t.start < edit.span.start}
                return bool(own & _CONDITIONS) or clause.head is not None
        return False

    # -- a number at the noun ---------------------------------------------------------------------------------------

    def _noun(
        self, sentence: Sentence, clause: Clause, task: Task, ask: Ask, measures: Sequence[Measure]
    ) -> _Noun | None:
        """The noun of the task's clause that the question counts; the longest name of it wins."""
        if not ask.before:
            return None
        near = noun_phrase_end(sentence, clause, task.span.end)
        start = max(task.span.start, clause.span.start)
        # The last noun of a list is all of its task ("authorizations and referrals"); else a verb opens its words.
        if not any(t.lowered in _CONJUNCTIONS and start - t.end == 1 for t in sentence.tokens):
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
                return self._widened(sentence, clause, named, last)
        return None

    def _behind_preposition(self, sentence: Sentence, at: int) -> bool:
        """Whether a preposition stands up to three words before `at` with only describing words between."""
        before = [t for t in sentence.tokens if t.end <= at][-4:]
        for token in reversed(before):
            if token.lowered in self._prepositions:
                return True
            if token.lowered in BOUNDARY:
                return False
        return False

    def _widened(self, sentence: Sentence, clause: Clause, named: int, last: int) -> _Noun:
        """The noun with the words that describe it, and with the people that go along with it."""
        tokens, text = sentence.tokens, sentence.text
        heads = {c.head.span.start for c in sentence.clauses if c.head}
        first = named
        while (
            first > 0
            and named - first < 3
            and tokens[first - 1].start >= clause.span.start
            and text[tokens[first - 1].end : tokens[first].start] == " "
            and tokens[first - 1].start not in heads
            and tokens[first - 1].lowered not in BOUNDARY | self._determiners
            and not self._is_verb(tokens, first - 1)
            and not self._is_particle(clause, tokens, first - 1)
        ):
            first -= 1
        vague = None
        if match := next(
            (m for m in self._vague.finditer(text, clause.span.start, tokens[first].start)
             if text[m.end() : tokens[first].start] == " "), None
        ):  # fmt: skip
            vague = Span(match.start(), match.end())
        end = tokens[last].end
        if (pair := re.match(r"(?: and |/)", text[end:])) and (m := self._pairs.match(text, end + pair.end())):
            end = m.end()
        if text[end : end + 1] == " " and (m := self._particles.match(text, end + 1)):
            after = text[m.end() : clause.span.end]
            if not after or re.match(r"\s*[,;]|\s+(?:and|or)\b|\s*$", after):
                end = m.end()
        return _Noun(first, last, end, vague)

    def _is_verb(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word in front of a noun is a verb that no clause was found for ("to resolve denials")."""
        form = self._verbs.forms.get(tokens[index].lowered)
        if form is None:
            return False
        behind_to = index > 0 and tokens[index - 1].lowered == "to"
        return behind_to or bool(form.tenses & {"past"} and tokens[index].lowered != form.lemma)

    def _is_particle(self, clause: Clause, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word belongs to the verb that leads the clause ("worked up patients")."""
        head = clause.head
        if head is None or not index or tokens[index - 1].start != head.span.start:
            return False
        return tokens[index].lowered in self._verbs.particles.get(head.lemma, ())

    def _at_noun(self, sentence: Sentence, clause: Clause, ask: Ask, key: str, noun: _Noun) -> Placement | None:
        tokens, text = sentence.tokens, sentence.text
        start = noun.vague.start if noun.vague else tokens[noun.first].start
        following = re.match(r"\s*([^\W_]+)?", text[noun.end : clause.span.end])
        word = (following[1] or "").casefold() if following else ""
        gap = text[noun.end : noun.end + 1]
        ends = not text[noun.end : clause.span.end].strip() or gap in ",;)" or word in BOUNDARY
        if not ends and word not in self._followers:
            return None
        if self._takes_number(sentence, clause, noun, start):
            front = f"{text[clause.span.start : start]}{_NEUTRAL} {text[tokens[noun.first].start : noun.end]}"
            timed = ask.period.startswith(("a ", "an ", "per ")) and word not in self._followers
            period = f" {ask.period}" if timed else ""
            at = start - clause.span.start
            if word not in _CONJUNCTIONS and (period or gap != ",") and self._measures_at(front + period, at):
                put = Edit(
                    noun.vague or Span(start, start), (blank_for(ask, key), *([] if noun.vague else [Glue(" ")]))
                )
                behind = (Edit(Span(noun.end, noun.end), (Glue(period),)),) if period else ()
                return Placement((put, *behind), at_noun=True, people=tokens[noun.last].lowered in self._people)
        if ask.period and not noun.vague and gap not in ("(",):
            segments = (Glue(" ("), blank_for(ask, key), Glue(f" {ask.period})"))
            return Placement((Edit(Span(noun.end, noun.end), segments),), at_noun=True, bracket=True)
        return None

    def _takes_number(self, sentence: Sentence, clause: Clause, noun: _Noun, start: int) -> bool:
        """Whether the noun phrase starts right behind a verb, a preposition or a finished item of a list."""
        tokens = sentence.tokens
        before: Token | None = tokens[noun.first - 1] if noun.first else None
        if noun.vague:
            before = next((t for t in reversed(tokens) if t.end <= start), None)
        if before is None or before.end <= clause.span.start - 1:
            return False
        if any(c.isdigit() for c in sentence.text[start : tokens[noun.first].end]):
            return False
        gap = sentence.text[before.end : start]
        if gap == " ":
            if clause.head and before.start == clause.head.span.start:
                return True
            if self._is_particle(clause, tokens, tokens.index(before)):
                return True
            if before.lowered in self._prepositions:
                return True
            if self._is_verb(tokens, tokens.index(before)):
                return tokens[tokens.index(before) - 1].lowered == "to"
            return False
        return gap == ", " and self._finished(before)

    @staticmethod
    def _finished(before: Token) -> bool:
        """Whether the item before is whole: "flu and COVID-19 tests" is one noun with two describing words."""
        return before.lowered.endswith("s") and not before.lowered.endswith("ss")

    def _measures_at(self, text: str, at: int) -> bool:
        """Whether our own reader finds the number that would stand at `at`."""
        return any(m.span.start <= at < m.span.end for m in self._measures.find(text, 0))

    # -- a measure behind the task's words --------------------------------------------------------------------------

    def _behind(
        self, sentence: Sentence, clause: Clause, task: Task, ask: Ask, key: str, apart: frozenset[int]
    ) -> Placement | None:
        text = sentence.text
        if clause.head and clause.span.end <= clause.head.span.end:
            # "filed" in "filed, faxed and scanned charts" has no object to stand behind.
            return None
        point = noun_phrase_end(sentence, clause, task.span.end)
        if text.endswith(" up", 0, point) and text.startswith(" to date", point):
            point += len(" to date")
        inside = text[clause.span.start : point]
        rest = text[point : clause.span.end]
        listed = bool(re.search(r",|&|/|\band\b|\bor\b", inside + rest.split(" for ")[0])) or clause.head is None
        first = ask.after.split(" ", 1)[0].strip("({")
        if ask.after.startswith("("):
            if _LONE.fullmatch(ask.after):
                return None
            end = self._list_end(sentence, clause, point, apart)
            if text.startswith(" by ", end) and self._belongs(text[end : clause.span.end]):
                end = clause.span.end
            return Placement((Edit(Span(end, end), tuple(pattern_segments(ask, key))),), bracket=True)
        following = re.match(r"\s+([^\W_]+)", rest)
        word = following[1].casefold() if following else ""
        own = {t.lowered for t in sentence.tokens if clause.span.start <= t.start < clause.span.end}
        counted = {singular(w) for w in re.findall(r"[a-z]{4,}", ask.after)} - BOUNDARY - {"week", "month", "year"}
        bracketed = bool(_BRACKETED.fullmatch(ask.unit) or (ask.dimension in _STOCK and _PLURAL.fullmatch(ask.unit)))
        repeated = any(singular(t.lowered) in counted for t in sentence.tokens)
        if (
            not listed
            and not repeated
            and first not in own
            and (first not in ("with", "covering") or (point == sentence.span.end and not bracketed))
            and (not word or (word in _LOOSE and word != first))
            and (first != "for" or sentence.says("for") < 2)
        ):
            return Placement((Edit(Span(point, point), tuple(pattern_segments(ask, key))),))
        if "$" in ask.after:
            return None
        if bracketed:
            end = self._list_end(sentence, clause, point, apart)
            left = text[end : clause.span.end]
            if self._belongs(left):
                end = clause.span.end
            if "patients" in ask.unit and text[clause.span.start : end].rsplit(" ", 1)[-1].casefold() in self._others:
                return None
            if text[end - 1] == ")" or (
                "(" in text[clause.span.start : end] and ")" not in text[clause.span.start : end]
            ):
                return None
            segments = (Glue(" ("), blank_for(ask, key), Glue(f" {self._unit(ask, text[clause.span.start : end])})"))
            return Placement((Edit(Span(end, end), segments),), bracket=True)
        return None

    @staticmethod
    def _unit(ask: Ask, before: str) -> str:
        """The unit in a bracket, without the noun where the only noun before it is that one ("EKGs (20 a week)")."""
        alone = not re.search(r",|&|/|\band\b|\bor\b", before)
        named = ask.period and alone and f"{before.rsplit(' ', 1)[-1]} {ask.period}".casefold() == ask.unit.casefold()
        return ask.period if named else ask.unit

    def _belongs(self, left: str) -> bool:
        """Whether the rest of a clause describes its nouns ("on vaccines"), and tells no aim ("to ensure safety")."""
        match = _DESCRIBES.match(left)
        if match is None or len(left.split()) > _NEAR:
            return False
        form = self._verbs.forms.get(match[2].casefold())
        return form is None or match[1] not in ("to", "by")

    def _list_end(self, sentence: Sentence, clause: Clause, point: int, apart: frozenset[int]) -> int:
        """The end of the list of nouns that the task stands in, inside its clause; in front of a task `apart`."""
        end = item = point
        opens = False
        for token in sentence.tokens:
            if token.start < point:
                continue
            if token.start >= clause.span.end:
                break
            gap = sentence.text[end : token.start]
            if (
                token.text[0].isdigit()
                or token.lowered == "etc"
                or re.search(r"[;:.()]", gap)
                or (token.lowered in BOUNDARY and token.lowered not in _CONJUNCTIONS)
            ):
                break
            if self._goes_on_with_verb(token):
                break
            joins = token.lowered in _CONJUNCTIONS
            if "," in gap or joins:
                item, opens = end, True
            if token.end in apart or (opens and self._may_be_verb(token)):
                return item
            if not joins:
                end, opens = token.end, False
        return end

    def _may_be_verb(self, token: Token) -> bool:
        """Whether an item of a list may be work of its own ("faxing referrals and calling patients")."""
        form = self._verbs.forms.get(token.lowered)
        return form is not None and "gerund" in form.tenses and token.lowered not in self._adjectives

    def _goes_on_with_verb(self, token: Token) -> bool:
        """Whether a verb in the past starts something new in a list ("staff time off and helped with histories")."""
        form = self._verbs.forms.get(token.lowered)
        if form is None or token.lowered == form.lemma or token.lowered in self._adjectives:
            return False
        return bool(form.tenses & {"past", "participle"}) and not form.tenses & {"base", "gerund"}

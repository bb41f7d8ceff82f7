"""Says where a number may stand beside a task, as edits of the bullet.

In front of the noun it counts ("12 EKGs a week"); in brackets behind the noun of a list ("injections (40 a week)");
behind the task's words ("took vital signs on 25 patients a day"); in brackets at the end of the list. The first form
that reads well, and that our own reader finds as a measure, is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.measures.finder import MeasureFinder
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Measure, Span, Task
from analyzer.rewriter.edits import Edit, Placement
from analyzer.rewriter.placing.at_nouns import AtNouns
from analyzer.rewriter.placing.behind_words import BehindWords
from analyzer.rewriter.placing.counted_nouns import CountedNoun, CountedNouns
from analyzer.rewriter.placing.frequencies import Frequencies
from analyzer.rewriter.sentences.adjuncts import Adjuncts
from analyzer.rewriter.sentences.clauses import Clause, Sentence, noun_phrase_end

# "Ensured that 8 rooms | are stocked": what was done to them stands behind.
_PASSIVE = re.compile(r" (?:is|are|was|were) [a-z]+ed", re.I)
# What holds on to the word before it.
_HOLDS_ON = re.compile(r"[./:]|-(?=[^\W_])")
_OPEN = re.compile(r"\([^()]*$")
_IS = re.compile(r"\s+(?:is|are|was|were|be|has|have|had|will|can|must|should|went|goes|fell|dropped|came)\b", re.I)
# A last word that belongs to what stands before it ("ready the night before").
_TRAILING = re.compile(
    r" (?:before|after|up|in|out|off|on|over|down|through|throughout|ahead|prior|ago"
    r"|filled|checked|stocked|full|current|ready)\s*$",
    re.I,
)
# "The day before to remind them": a number would part the two words.
_MOMENT = re.compile(r"\b(?:day|days|night|week|weeks|morning|evening|afternoon|month|hour|hours)$", re.I)
_MOMENT_GOES_ON = re.compile(r" (?:before|after|prior|ahead|of|in advance)\b", re.I)
_TO_WORD = re.compile(r" (?:to|for) ([^\W_]+)")
_FOR_WHAT = (" for ", " to ", " into ", " from ")
# "flu, Tdap and shingles vaccines, TB tests": behind the first kind, the others and the noun that they share.
_ROW = re.compile(r"(?:, [\w-]+){0,6},? (?:and|or|&) (?:[\w-]+ ){1,2}(?P<noun>[\w-]+)(?=, \w)")
_CONDITIONS = frozenset("as when if once while where until whether how".split())


class Placer:
    """Built once from the word lists; `place` is pure."""

    def __init__(self, measures: MeasureFinder, verbs: Verbs, table: Mapping[str, Any]) -> None:
        lists = table["placing"]
        self._verbs = verbs
        self._also_nouns = frozenset(table["ambiguous"]["also_nouns"])
        self._vague = phrase_pattern(lists["quantities"])
        self._often = Frequencies(phrase_pattern(lists["frequencies"]))
        self._adjuncts = Adjuncts(verbs, lists)
        self._nouns = CountedNouns(verbs, table)
        self._people = frozenset((*lists["people"], *lists["served"]))
        self._at_nouns = AtNouns(self._nouns, self._adjuncts, measures, lists)
        self._behind = BehindWords(verbs, self._adjuncts, table)

    def place(
        self, sentence: Sentence, task: Task, ask: Ask, key: str, measures: Sequence[Measure], apart: frozenset[int]
    ) -> Placement | None:
        """The edits that put the question beside the task; None where no place reads well.

        `apart` holds where tasks end that are counted in something else: no number of this one stands behind them.
        """
        clause = own = sentence.clause_of(task.span)
        task = _with_row(sentence, clause, task, ask)
        for following in sentence.clauses[sentence.clauses.index(own) + 1 :]:
            if clause.head is None or clause.span.end > clause.head.span.end:
                break
            # "faxed" and "scanned" in "faxed, scanned and copied documents" share the object of the last verb.
            clause = following
        often = self._often.find(sentence, clause)
        if (
            often
            and ask.period
            and not ask.period.endswith("day")
            and self._often.is_adjective(sentence, often, clause)
        ):
            return None
        noun = self._nouns.find(sentence, clause, task, ask, measures)
        core = self._adjuncts.core_end(sentence, clause, task.span)
        # A period in the midst of the task's words ("showed patients to exam rooms") would part them.
        led = noun is not None and clause.is_led_at(sentence.tokens[noun.first].start)
        direct = noun is not None and self._is_object(sentence, clause, noun)
        passive = not ask.period and noun is not None and _PASSIVE.fullmatch(sentence.text, noun.end, core)
        if noun is not None and (led or direct or passive or noun.end >= core):
            placed = self._at_nouns.place(sentence, clause, ask, key, noun)
            if placed is not None and not self._parts_words(sentence, placed):
                if self._is_aside(sentence, clause, placed):
                    return None
                return self._often.removed(sentence, clause, placed, often)
        if clause is not own:
            return None
        placed = self._behind.place(sentence, clause, core, ask, key, apart)
        if placed and (self._parts_words(sentence, placed) or self._is_aside(sentence, clause, placed)):
            return None
        if placed and placed.bracket and self._stands_before_noun(sentence, clause, ask, placed):
            return None
        if placed and ask.dimension == "team" and self._behind_the_work(sentence, placed):
            return None
        if placed is None:
            return None
        return self._often.removed(sentence, clause, self._without_vague(sentence, clause, ask, placed), often)

    def _is_object(self, sentence: Sentence, clause: Clause, noun: CountedNoun) -> bool:
        """Whether people stand right behind the verb, and what was done for them behind these ("prepared patients for
        exams"): a number and its period part nothing there."""
        before = sentence.tokens[noun.first - 1] if noun.first else None
        led = clause.head is not None and before is not None and before.start == clause.head.span.start
        people = sentence.tokens[noun.last].lowered in self._people
        return led and people and sentence.text.startswith(_FOR_WHAT, noun.end)

    def _without_vague(self, sentence: Sentence, clause: Clause, ask: Ask, placed: Placement) -> Placement:
        """The placement, and one edit more where a number at the end makes "numerous" in front of its noun idle."""
        counted = {name.rsplit(" ", 1)[-1].casefold() for name in ask.before}
        for match in self._vague.finditer(sentence.text, *clause.span) if placed.bracket else ():
            after = next((t for t in sentence.tokens if t.start > match.end()), None)
            end = noun_phrase_end(sentence, clause, after.end) if after else 0
            # "Multiple phone lines (40 calls a day)" tells of the lines.
            if after and sentence.text[:end].rsplit(" ", 1)[-1].casefold() in counted:
                return replace(placed, edits=(Edit(Span(match.start(), match.end() + 1)), *placed.edits))
        return placed

    def _parts_words(self, sentence: Sentence, placed: Placement) -> bool:
        """Whether an edit would part what a mark holds together ("Dr. visits", "chart/Kardex", "Coding: checked")."""
        ends = [e.span.end for e in placed.edits if e.span.end < sentence.span.end]
        if placed.bracket and any(_OPEN.search(sentence.text, sentence.span.start, end) for end in ends):
            # No bracket stands in another.
            return True
        if placed.bracket and any(_TRAILING.match(sentence.text, end, sentence.span.end) for end in ends):
            return True
        if any(
            _MOMENT_GOES_ON.match(sentence.text, end) and _MOMENT.search(sentence.text, sentence.span.start, end)
            for end in ends
        ):
            return True
        return any(
            _HOLDS_ON.match(sentence.text, end) and not (placed.bracket and self._lists_names(sentence, end))
            for end in ends
        )

    def _lists_names(self, sentence: Sentence, end: int) -> bool:
        """Whether only names stand behind a colon ("Waived testing (20 tests a day): strep, flu")."""
        behind = [t.lowered for t in sentence.tokens if t.start > end]
        return sentence.text.startswith(": ", end) and not any(w in self._verbs.forms for w in behind)

    @staticmethod
    def _stands_before_noun(sentence: Sentence, clause: Clause, ask: Ask, placed: Placement) -> bool:
        """Whether a bracket parts a verb's object from what it is about: "call pharmacies (20 refills) for refills"."""
        thing = ask.unit.split()[0]
        ends = [e.span.end for e in placed.edits]
        return any(
            re.match(
                rf" (?:for|about|regarding) (?:the |all )?{re.escape(thing)}\b", sentence.text[end : clause.span.end]
            )
            for end in ends
        )

    def _behind_the_work(self, sentence: Sentence, placed: Placement) -> bool:
        """Whether a number of people would stand in front of them ("mentor (20 people) to new staff")."""
        for edit in placed.edits:
            following = _TO_WORD.match(sentence.text, edit.span.end)
            form = self._verbs.forms.get(following[1].casefold()) if following else None
            if following and (form is None or form.lemma in self._also_nouns):
                return True
        return False

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


def _with_row(sentence: Sentence, clause: Clause, task: Task, ask: Ask) -> Task:
    """The task with the whole row of kinds that its first one opens, where the noun that they share is counted."""
    row = _ROW.match(sentence.text, task.span.end, clause.span.end)
    counted = {name.rsplit(" ", 1)[-1].casefold() for name in ask.before}
    if row is None or row["noun"].casefold() not in counted:
        return task
    return replace(task, span=Span(task.span.start, row.end()))

"""Which tasks of a bullet are open: told without a number, and not only what other work is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from analyzer.lexicon import Term
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import Span, Task
from analyzer.rewriter.asking.misfits import Misfits
from analyzer.rewriter.sentences.clauses import CONJUNCTIONS, Clause, Sentence
from analyzer.rewriter.sentences.reader import ClauseReader
from analyzer.rewriter.sentences.reshape import Shaped
from analyzer.rewriter.subject import VOLUME, OpenTask, Subject

# A number with a period that the reader of measures may not see ("12 vision, hearing and speech screenings a day").
_COUNTED = re.compile(r"\d\S*\s+[a-z].*\b(?:a|an|per|each) (?:day|week|month|shift|year|session)\b", re.I)
# "EKGs x12", "every other week": how often it was is told.
_TIMES = re.compile(
    r"(?<![^\W_])x ?\d|\bevery (?:other|second|third) (?:day|week|month|shift)\b"
    r"|\b(?:once|twice) (?:a|per|every|each) (?:day|week|month|year)\b",
    re.I,
)
# For how many doctors or how fast the work was leaves open how much of it there was.
_LEFT_OPEN = frozenset(("time", "providers", "sites"))
# A count of an externship stands at the end and measures the whole bullet.
_LOGGED = re.compile(r"\d[^,;]*\bexternship\b", re.I)
# A number right behind the verb ("Administered 20 IM, SubQ and ID injections").
_LEADING = re.compile(r"[A-Za-z-]+ (?:about |over |up to |nearly )?\d[\d,–-]* (?!lead\b)[A-Za-z]")
# "..., roughly 15 to 20 a week" measures everything before it.
_SET_OFF = re.compile(r",\s*$")
# What parts the items of a list, and what stands behind a number that is of one of them.
_ITEM_OPENS = re.compile(r"\s*(?:(?:and|&)\s+)?")
_NUMBER_ENDS_ITEM = re.compile(r"\)?,")
# The word in front of a conjunction at the end.
_VERB_BEFORE = re.compile(r"([a-z]+)(?:,? (?:and|or|&)|,|/) ?$")
# Work that is about other work.
_ABOUT_OTHERS = frozenset(("leadership", "education-and-quality"))
# What opens the words that say what a call or a visit was about.
_TOLD_BEHIND = (" for ", " with ", " about ", " regarding ")
_ABOUT = frozenset(("for", "of", "on", "about", "regarding", "during", "concerning"))


class OpenTasks:
    """Built once from a pipeline; its methods are pure."""

    def __init__(self, matchers: Pipeline, reader: ClauseReader) -> None:
        words = matchers.lexicons.table("rewriting")["ambiguous"]
        self._standing_in = re.compile("|".join(matchers.lexicons.table("rewriting")["standing_in"]), re.I)
        self._matchers = matchers
        self._misfits = Misfits(matchers, reader)
        self._occasions = frozenset(matchers.lexicons.table("rewriting")["placing"]["occasions"])
        self.watching = frozenset(words["watching"])
        self._kin = frozenset(matchers.lexicons.table("rewriting")["placing"]["pairs"])
        self._teaching = frozenset(words["teaching"])
        self._topics = re.compile(rf"\b(?:{'|'.join(words['topics'])})\s+(?:{'|'.join(_ABOUT)})\b", re.I)
        served = matchers.lexicons.table("measures")["counted"]["served"]
        self._served = re.compile("|".join(served), re.I)
        self._covers: Mapping[str, Sequence[str]] = matchers.lexicons.table("checks")["covers"]
        self._families = {t.id: t.family for t in matchers.lexicons.of_kind("task")}

    def find(self, subject: Subject, shaped: Shaped) -> list[OpenTask]:
        """Tasks without a measure in their clause, those the posting asks for first, else in the bullet's order.

        "Perform venipuncture and capillary collection": both start with the verb, and the order is that of their ends.
        """
        terms = self._matchers.lexicons.terms
        measured = {
            shaped.sentence.clause_at(m.span.start).span for m in subject.line.measures if m.dimension not in _LEFT_OPEN
        }
        said = shaped.sentence.span.of(subject.text)
        # Looked for first: from each number of a long line the pattern would read on to its end.
        logged = "externship" in said.casefold() and _LOGGED.search(said)
        if logged or self._is_summed_up(subject, shaped.sentence) or self._standing_in.match(said):
            return []
        over = subject.entry.end is not None and not subject.entry.current
        seen: set[str] = set()
        found: list[OpenTask] = []
        for task in subject.line.tasks:
            if task.term in seen or not shaped.sentence.span.covers(task.span):
                continue
            seen.add(task.term)
            whole = shaped.sentence.clause_of(task.span)
            clause = whole.span
            if self._is_told_within(shaped.sentence, subject.line.tasks, task):
                continue
            if task.term in subject.told:
                continue
            if self._misfits.is_other(shaped.sentence, whole, task, terms[task.term]):
                continue
            if subject.says("sites") and terms[task.term].ask and terms[task.term].ask[0].dimension == "sites":
                # "Split time between two practices": the number of places is all there is to ask.
                continue
            if self.is_topic(shaped.sentence, whole, task) or self._is_told(said, terms[task.term]):
                continue
            item = self._item_behind(subject, clause, task) if clause in measured else None
            words = (item or clause).of(subject.text)
            if (
                (item or clause not in measured)
                and not _COUNTED.search(words)
                and not _TIMES.search(words)
                and not _LEADING.match(words)
            ):
                start = min(clause.start, task.span.start)
                told = Span(start, clause.end).of(subject.text)
                found.append(OpenTask(task, terms[task.term], told, subject.avoided, over))
        shared = {o.task.span.end for o in found if self._counts_object(subject, o)}
        return sorted(
            found,
            key=lambda o: (
                o.task.term not in subject.wanted,
                o.task.span.end,
                o.task.span.end in shared and not self._counts_object(subject, o),
            ),
        )

    def _is_told_within(self, sentence: Sentence, tasks: Sequence[Task], task: Task) -> bool:
        """Whether of two tasks with one verb this is the one that only the other's words make it.

        "Made reminder calls before appointments" books nothing, and "scheduled patients for hospital tests" tells of
        the tests, as "call back patients with results" does of the results.
        """
        for other in tasks:
            if other.span.start != task.span.start or other.term == task.term:
                continue
            if other.span.end < task.span.end:
                between = (t.lowered for t in sentence.tokens if other.span.end <= t.start < task.span.end)
                if not self._occasions.isdisjoint(between):
                    return True
            elif other.span.end > task.span.end and sentence.text.startswith(_TOLD_BEHIND, task.span.end):
                return True
        return False

    def _item_behind(self, subject: Subject, clause: Span, task: Task) -> Span | None:
        """The item that a task opens in a list whose numbers are of earlier items; None where they may be of it, too.

        "Refill requests (30/day), prior auths", "Roomed 20 patients a day, vitals, immunizations".
        """
        text = subject.text
        start = max(clause.start, text.rfind(",", clause.start, task.span.start) + 1)
        if task.measures or not _ITEM_OPENS.fullmatch(text, start, task.span.start):
            return None
        own = [m for m in subject.line.measures if clause.covers(m.span)]
        if not own or any(m.span.end > start for m in own):
            return None
        told = {t.term for t in subject.line.tasks if t.measures}
        if any(task.term in self._covers.get(term, ()) for term in told):
            return None
        if not all(_NUMBER_ENDS_ITEM.match(text, m.span.end) for m in own):
            return None
        aside = text[own[-1].span.end] == ")" or text[own[-1].span.end - 1] == ")"
        if not aside and not self._served.search(text, *own[-1].span):
            return None
        comma = text.find(",", task.span.end, clause.end)
        return Span(start, comma if comma >= 0 else clause.end)

    @staticmethod
    def _is_summed_up(subject: Subject, sentence: Sentence) -> bool:
        """Whether the sentence ends with an amount that a comma sets off."""
        if not subject.line.measures or subject.line.measures[-1].dimension in _LEFT_OPEN:
            return False
        last, (start, end) = subject.line.measures[-1].span, sentence.span
        if not start < last.start < end or subject.text[last.end : end].strip(" .)"):
            return False
        return _SET_OFF.search(subject.text, start, last.start) is not None

    @staticmethod
    def _is_told(said: str, term: Term) -> bool:
        """Whether the sentence answers a question on how much of the task in its own unit, in whatever clause."""
        asks = [a for a in term.ask if a.dimension in VOLUME and a.unit.count(" ") > 1]
        pieces = {p for a in asks for p in (a.unit, a.after.partition("{n} ")[2].rstrip(")"))} - {""}
        return any(re.search(rf"\d {re.escape(p)}(?![^\W_])", said) for p in pieces if p in said)

    def _counts_object(self, subject: Subject, item: OpenTask) -> bool:
        """Whether the task's question counts the noun that it shares with a verb before ("schedule and confirm")."""
        words = item.task.span.of(subject.text).casefold()
        before = _VERB_BEFORE.search(subject.text[subject.bullet.span.start : item.task.span.start].casefold())
        if before is None or before[1] not in self._matchers.verbs.forms:
            return False
        first = next((a for a in item.term.ask if a.dimension in VOLUME), None)
        return first is not None and any(re.search(rf"\b{re.escape(n)}$", words) for n in first.before)

    def is_topic(self, sentence: Sentence, clause: Clause, task: Task) -> bool:
        """Whether the task is only what the work is about ("competencies for injections", "trained staff on EKGs")."""
        # "Set up for and assist with biopsies": what stands behind the second verb is no topic of the first.
        # "Call parents of no-show patients": whose parents they are is no topic.
        kin = {t.end for t in sentence.tokens if t.lowered in self._kin}
        before = [
            t.lowered
            for t, after in zip_longest(sentence.tokens, sentence.tokens[1:])
            if clause.span.start <= t.start < task.span.start
            and not (after and after.lowered in CONJUNCTIONS)
            and not (t.lowered == "of" and t.start - 1 in kin)
        ]
        if clause.head is None:
            return False
        own = [t.lowered for t in sentence.tokens if clause.head.span.end <= t.start < task.span.start]
        if self._occasions.intersection(own):
            return True
        leads = self._families.get(task.term) in _ABOUT_OTHERS
        if not leads and self._topics.search(sentence.text, clause.span.start, task.span.end):
            return True
        if clause.head.lemma in self._teaching and not leads and "in" in own:
            # "Train new staff in order of draw"
            return True
        return bool(set(before) & _ABOUT) or clause.head.lemma in self.watching

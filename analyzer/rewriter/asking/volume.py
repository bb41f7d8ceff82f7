"""The questions on how much: up to two in a bullet, in different words, each with its edits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analyzer.lexicon import Ask, Lexicons
from analyzer.model import Glue, Span
from analyzer.rewriter.asking.gaps import Gaps
from analyzer.rewriter.asking.people import People
from analyzer.rewriter.edits import Edit, Placement, clash
from analyzer.rewriter.placing.appending import Appender
from analyzer.rewriter.placing.placer import Placer
from analyzer.rewriter.segments import words
from analyzer.rewriter.sentences.clauses import Clause
from analyzer.rewriter.sentences.reshape import Shaped
from analyzer.rewriter.subject import SCOPE, VOLUME, OpenTask, Subject

_MOST_ASKED = 2
# Later questions of a task are about rarer things; where the first ones find no place, nothing is asked.
_TRIED = 2
# A share is a result, not a volume.
_SHARE = re.compile(r"\{n\}(?:%| of every)")


_PARTS = re.compile(r"\b(?:including|such as|like|e\.g\.)", re.I)

# "20 requests a day from pharmacies and messages": what a preposition adds is counted already.
_DESCRIBED = re.compile(r"\s*(?:from|of|by|about|regarding|via|through)\b[^,;]*$", re.I)

# "About how many injections do you give in a usual week?", where the person helps somebody who gives them.
_GIVEN = re.compile(r"^(About how many (?!dollars)[\w\s-]+ do you) \w+(?= (?:in|on) a usual )")


class Asked(NamedTuple):
    """A question and the edits that put it into the bullet."""

    ask: Ask
    edits: list[Edit]


class VolumeQuestions:
    """Built once from what places and appends; its methods are pure."""

    def __init__(self, lexicons: Lexicons, placer: Placer, appender: Appender, gaps: Gaps) -> None:
        self._placer = placer
        self._gaps = gaps
        lists = lexicons.table("rewriting")["placing"]
        self._people = People(lists)
        self._served = frozenset((*lists["people"], *lists["served"]))
        self._appender = appender
        self._units = {t.id: frozenset(a.unit for a in t.ask) for t in lexicons.of_kind("task")}
        self._same: Mapping[str, str] = {word: group[0] for group in lists["same_count"] for word in group}
        self._kinds: Mapping[str, list[str]] = lists["also_counted"]

    def asked(self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask]) -> list[Asked]:
        """Up to two questions on how much; where a template left gaps only those that fill them."""
        known = [(item, index, ask) for item in tasks for index, ask in _asks(subject, item)]
        filled = [Asked(*x) for x in self._gaps.questions(subject, known)]
        return filled or self._beside_tasks(subject, shaped, tasks)

    def question(self, subject: Subject, tasks: Sequence[OpenTask]) -> str:
        """The first question on how much that fits the work and its people; "" for none."""
        told = (
            self._people.as_told(ask, item.said, subject.bullet.span.of(subject.text))
            for item in tasks
            for _, ask in _asks(subject, item)
        )
        return next((ask.question for ask in told if ask), "")

    def _beside_tasks(self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask]) -> list[Asked]:
        if subject.entry.kind == "externship" and subject.hours and tasks:
            ask = self._appender.hours()
            key = f"entry{subject.bullet.entry}.hours"
            return [Asked(ask, self._appender.edits(subject, shaped.sentence, ask, key))]
        placed, brackets = self._placed(subject, shaped, tasks)
        as_told = sorted(tasks, key=lambda item: item.task.span.end)
        if brackets and as_told != list(tasks):
            # What the posting asks for first may only fit behind the sentence: "room 20 patients a day and take vital
            # signs" reads better than one with the number at its end.
            other, fewer = self._placed(subject, shaped, as_told)
            if other and fewer < brackets:
                return other
        return placed

    def _placed(self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask]) -> tuple[list[Asked], int]:
        """Up to two questions with their places, in the order of the tasks, and what their brackets weigh."""
        placed: list[Asked] = []
        used: set[str] = set()
        clauses: set[Span] = set()
        # Clauses with a number at the end of their list: it counts all of it.
        listed: set[Span] = set()
        brackets = 0
        for item in tasks:
            clause = shaped.sentence.clause_of(item.task.span).span
            for index, asked in _asks(subject, item)[:_TRIED]:
                ask = self._people.as_told(asked, item.said, subject.bullet.span.of(subject.text))
                if ask is None or self._counts(ask) in used or (ask.dimension in SCOPE and subject.says(ask.dimension)):
                    continue
                if _is_helped(shaped.sentence.clause_of(item.task.span)):
                    ask = replace(ask, question=_GIVEN.sub(r"\1 help with", ask.question))
                key = subject.key(item.term, ask, index)
                if subject.entry.kind == "externship":
                    if ask.after.startswith("(") and clause != shaped.sentence.clauses[-1].span:
                        # "scheduled appointments (40 calls during the externship)"
                        continue
                    end = self._appender.edits(subject, shaped.sentence, ask, key) if not placed else []
                    found = Placement(tuple(end)) if end else None
                else:
                    apart = self._counted_otherwise(subject, ask, tasks)
                    if ask.unit.startswith("procedures") and _is_helped(shaped.sentence.clause_of(item.task.span)):
                        # "Assisted with excisions, injections and biopsies": somebody else gave the injections.
                        apart = frozenset()
                    found = self._placer.place(shaped.sentence, item.task, ask, key, subject.line.measures, apart)
                if ask.dimension == "team" and any(a.ask.dimension == "team" for a in placed):
                    # "trained 5 new staff with 5 people hired"
                    continue
                if found is None or (clause in clauses and (found.people or not found.at_noun)):
                    continue
                if found.bracket and brackets and not (found.at_noun and brackets == 1):
                    continue
                edits = list(found.edits)
                if clause in clauses and (clause in listed or self._is_part(shaped, placed, edits)):
                    continue
                patients = found.people or any(
                    not self._served.isdisjoint(words(s.text)) for e in edits for s in e.segments if isinstance(s, Glue)
                )
                if patients and "patients" in used:
                    # One count of patients a bullet: two would be the same number.
                    continue
                if clash([*shaped.edits, *(e for _, es in placed for e in es), *edits]):
                    continue
                brackets += found.bracket + (found.bracket and not found.at_noun)
                used |= {self._counts(ask), "patients"} if patients else {self._counts(ask)}
                clauses.add(clause)
                if found.bracket and not found.at_noun:
                    listed.add(clause)
                placed.append(Asked(ask, edits))
                break
            if len(placed) == _MOST_ASKED:
                break
        return placed, brackets

    def _counts(self, ask: Ask) -> str:
        """What a question counts, whatever the period and the word: visits and intakes of a day are its patients."""
        thing = ask.unit.split(" a ")[0]
        return self._same.get(thing, thing)

    @staticmethod
    def _is_part(shaped: Shaped, placed: Sequence[Asked], edits: Sequence[Edit]) -> bool:
        """Whether a number would count a part of what is counted already ("injections, including vaccines")."""
        text = shaped.sentence.text
        before = max((e.span.end for a in placed for e in a.edits), default=0)
        return any(
            _PARTS.search(text, before, e.span.start) or _DESCRIBED.match(text, before, e.span.start) for e in edits
        )

    def _counted_otherwise(self, subject: Subject, ask: Ask, tasks: Sequence[OpenTask]) -> frozenset[int]:
        """Where the tasks end that no question counts in this question's unit; "pap specimens" are specimens, too."""
        counted = ask.unit.split()[0]
        # "Draw up kenalog, lidocaine and Synvisc": no question on injections fits what is only drawn up.
        unasked = frozenset(item.task.term for item in tasks if not _asks(subject, item))
        # A vaccine is an injection, too.
        unasked |= frozenset(self._kinds.get(counted, ()))
        others = (t for t in subject.line.tasks if ask.unit not in self._units[t.term] and t.term not in unasked)
        ends = (t.span.end for t in others if counted not in t.span.of(subject.text).casefold().split())
        return frozenset(end for end in ends if not subject.text[end:].casefold().startswith(f" {counted}"))


def _is_helped(clause: Clause) -> bool:
    return clause.head is not None and clause.head.lemma in ("assist", "help")


def _asks(subject: Subject, item: OpenTask) -> list[tuple[int, Ask]]:
    """The questions on how much, without those that ask for a share: that is a result."""
    asks = item.asks(VOLUME, extern=subject.entry.kind == "externship")
    return [(i, a) for i, a in asks if not _SHARE.search(a.after)]

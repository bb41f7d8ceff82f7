"""What may be asked at the end of a bullet: for whom or where (scope), and with which result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analyzer.lexicon import DIMENSIONS, Ask, Lexicons
from analyzer.model import Glue, OptionKind
from analyzer.rewriter.asking.volume import Asked
from analyzer.rewriter.edits import Edit, clash
from analyzer.rewriter.placing.appending import Appender
from analyzer.rewriter.sentences.reshape import Shaped
from analyzer.rewriter.subject import SCOPE, VOLUME, OpenTask, Subject
from analyzer.rewriter.systems import Systems

_PROCEDURES = frozenset(("clinical-procedures", "specialty-and-other"))
# How it went is said: "did the last 3 inspections with no deficiencies".
_TOLD = re.compile(r"\b(?:with|had|without) (?:no|zero|any|few|minimal|100) ", re.I)
# What is done is for it: "hold huddles so that gaps in care are addressed at the visit" tells of huddles.
_PURPOSE = re.compile(r"\bso that\b", re.I)
_RESULT = (frozenset(DIMENSIONS) - VOLUME - SCOPE - {"skill"}) | {"money"}


class Ends:
    """Built once from what appends and what names record systems; its methods are pure."""

    def __init__(self, appender: Appender, systems: Systems, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        self._families = {t.id: t.family for t in lexicons.of_kind("task")}
        self._afters = {t.id: frozenset(a.after for a in t.ask) for t in lexicons.of_kind("task")}
        self._appender = appender
        self._systems = systems
        self._vague = frozenset(table["results"]["vague"])
        self._people = frozenset((*table["placing"]["people"], *table["placing"]["served"], "new"))

    def scopes(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask], asked: Sequence[Asked],
        lead: list[Edit],
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:  # fmt: skip
        """The edits that ask for providers, places or the record system; `lead` goes along with them."""
        base = list(shaped.edits)
        system = self._systems.edits(subject, shaped.sentence)
        if system and any(isinstance(s, Glue) and s.text.startswith(", ") for e in lead for s in e.segments):
            # "..., with 40 sets of vital signs on the externship log using Epic": one thing at the end.
            lead = []
        last = shaped.sentence.clauses[-1].span
        for item in tasks:
            own = shaped.sentence.clause_of(item.task.span).span == last
            scope = SCOPE if subject.entry.kind != "externship" else frozenset({"providers"})
            for index, ask in item.asks(scope):
                if any(a is ask or a.dimension == ask.dimension or a.unit == ask.unit for a, _ in asked):
                    continue
                if self._counted_already(ask, asked):
                    continue
                if subject.says(ask.dimension) or not (own or ask.dimension == "providers" or _hangs(ask)):
                    continue
                end = self._appender.edits(subject, shaped.sentence, ask, subject.key(item.term, ask, index))
                if end and not clash([*base, *lead, *system, *end]):
                    yield "scope", [*base, *lead, *system, *end]
                if end and not clash([*base, *lead, *end]):
                    yield "scope", [*base, *lead, *end]
        if system:
            yield "scope", [*base, *lead, *system]
            yield "scope", [*base, *system]

    def results(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask], asked: Sequence[Asked], lead: list[Edit]
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:
        """A result of the task in the last clause, or of another where the phrase names what it is about."""
        if subject.entry.kind in ("externship", "volunteer") or _TOLD.search(subject.bullet.span.of(subject.text)):
            return
        last = shaped.sentence.clauses[-1].span
        nearest = sorted(tasks, key=lambda o: shaped.sentence.clause_of(o.task.span).span != last)
        for item in nearest:
            own = shaped.sentence.clause_of(item.task.span).span == last
            if _PURPOSE.search(subject.text, subject.bullet.span.start, item.task.span.start):
                continue
            for index, ask in item.asks(_RESULT):
                if not (own or (_hangs(ask) and self._names_its_work(ask))):
                    continue
                if ask.dimension == "time" and subject.says("time"):
                    # "EKGs within 10 minutes of arrival" tells how fast.
                    continue
                if self._is_of_others(subject, shaped, item, ask):
                    # What is asked later is about rarer things.
                    return
                if ask.dimension == "money" and (not _hangs(ask) or any(a is ask for a, _ in asked)):
                    # "of about $ a year" belongs to its noun.
                    continue
                end = self._appender.edits(subject, shaped.sentence, ask, subject.key(item.term, ask, index))
                if end and not clash([*shaped.edits, *lead, *end]):
                    yield "result", [*shaped.edits, *lead, *end]

    def _counted_already(self, ask: Ask, asked: Sequence[Asked]) -> bool:
        """Whether people are asked for whose number is asked for already ("20 patients, with 5 children a week")."""
        return ask.unit.split()[0] in self._people and any(a.unit.split()[0] in self._people for a, _ in asked)

    def _is_of_others(self, subject: Subject, shaped: Shaped, item: OpenTask, ask: Ask) -> bool:
        """Whether a result might as well be one of other work: unnamed in a list, or a time behind several works.

        "Vitals, splinting and CPR, with a full set taken in 5 minutes" leaves open what; a turnaround of referrals and
        authorizations is one of both.
        """
        others = {t for t in subject.line.tasks if t.term != item.task.term and ask.after not in self._afters[t.term]}
        if self._names_its_work(ask):
            return ask.dimension == "time" and len({t.term for t in others}) > 1
        # "Assisted with paps and biopsies, with a set-up time of ...": all of them are set up.
        others = {t for t in others if not self._alike(item.task.term, t.term)}
        own = shaped.sentence.clause_of(item.task.span)
        many = ask.dimension == "time" and len({t.term for t in others}) > 1
        return many or any(shaped.sentence.clause_of(t.span) == own for t in others)

    def _alike(self, one: str, other: str) -> bool:
        """Whether two tasks are procedures, or tests."""
        families = {self._families[one], self._families[other]}
        return families <= _PROCEDURES or families == {"laboratory"}

    def _names_its_work(self, ask: Ask) -> bool:
        """Whether a result says what it is about ("claims paid on first pass"), and not just "a full set"."""
        return bool(frozenset(re.findall(r"[a-z][a-z-]+", ask.after)) - self._vague)


def _hangs(ask: Ask) -> bool:
    """Whether a question's words name what they are about, so that they may end any sentence."""
    return ask.after.startswith("with ")

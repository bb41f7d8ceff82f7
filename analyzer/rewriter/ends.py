"""What may be asked at the end of a bullet: for whom or where (scope), and with which result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analyzer.lexicon import DIMENSIONS, Ask
from analyzer.model import Glue, OptionKind
from analyzer.rewriter.appending import Appender
from analyzer.rewriter.edits import Edit, clash
from analyzer.rewriter.reshape import Shaped
from analyzer.rewriter.subject import SCOPE, VOLUME, OpenTask, Subject
from analyzer.rewriter.systems import Systems
from analyzer.rewriter.volume import Asked

_RESULT = (frozenset(DIMENSIONS) - VOLUME - SCOPE - {"skill"}) | {"money"}


class Ends:
    """Built once from what appends and what names record systems; its methods are pure."""

    def __init__(self, appender: Appender, systems: Systems, table: Mapping[str, Any]) -> None:
        self._appender = appender
        self._systems = systems
        self._vague = frozenset(table["results"]["vague"])

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
        if subject.entry.kind == "externship":
            return
        last = shaped.sentence.clauses[-1].span
        nearest = sorted(tasks, key=lambda o: shaped.sentence.clause_of(o.task.span).span != last)
        for item in nearest:
            own = shaped.sentence.clause_of(item.task.span).span == last
            for index, ask in item.asks(_RESULT):
                if not (own or (_hangs(ask) and self._names_its_work(ask))):
                    continue
                if ask.dimension == "time" and subject.says("time"):
                    # "EKGs within 10 minutes of arrival" tells how fast.
                    continue
                if ask.dimension == "money" and (not _hangs(ask) or any(a is ask for a, _ in asked)):
                    # "of about $ a year" belongs to its noun.
                    continue
                end = self._appender.edits(subject, shaped.sentence, ask, subject.key(item.term, ask, index))
                if end and not clash([*shaped.edits, *lead, *end]):
                    yield "result", [*shaped.edits, *lead, *end]

    def _names_its_work(self, ask: Ask) -> bool:
        """Whether a result says what it is about ("claims paid on first pass"), and not just "a full set"."""
        return bool(frozenset(re.findall(r"[a-z][a-z-]+", ask.after)) - self._vague)


def _hangs(ask: Ask) -> bool:
    """Whether a question's words name what they are about, so that they may end any sentence."""
    return ask.after.startswith("with ")

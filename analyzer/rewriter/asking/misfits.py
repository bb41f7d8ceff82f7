"""Whether a bullet names a task only in passing: its verb does something else, or the words name another thing."""

from __future__ import annotations

import re
from typing import Any

from analyzer.lexicon import Term
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import Span, Task
from analyzer.rewriter.sentences.clauses import Clause, Sentence
from analyzer.rewriter.sentences.reader import ClauseReader

_NEXT = re.compile(r" ([A-Za-z-]+)")
# What parts the items of a list: a later item is not what the verb in front governs.
_LISTED = re.compile(r"[,;:/&+]|\band\b|\bor\b|\bplus\b", re.I)


class Misfits:
    """Built once from a pipeline; `is_other` is pure."""

    def __init__(self, matchers: Pipeline, reader: ClauseReader) -> None:
        words: Any = matchers.lexicons.table("rewriting")["ambiguous"]
        self._verbs = matchers.verbs
        self._reader = reader
        self._wide = frozenset((*words["wide_verbs"], *words["teaching"], *words["letting"], *words["any_work"]))
        self._things = frozenset(words["other_things"])
        self._own: dict[str, frozenset[str]] = {}

    def is_other(self, sentence: Sentence, clause: Clause, task: Task, term: Term) -> bool:
        """Whether no question on the task fits: "kept consent forms up to date", "sold vaccine appointments"."""
        text = sentence.text
        after = _NEXT.match(text, task.span.end)
        if after and after[1].casefold() in self._things and not self._asks_for(term, after[1].casefold()):
            return True
        head = clause.head
        if head is None or head.span.overlaps(task.span) or head.span.start > task.span.start:
            return False
        if head.lemma in self._wide or _LISTED.search(text, head.span.end, task.span.start):
            return False
        return head.lemma not in self._verbs_of(term)

    @staticmethod
    def _asks_for(term: Term, noun: str) -> bool:
        """Whether the task's own questions count the noun ("reports" of quality reporting)."""
        return any(noun in f"{' '.join(ask.before)} {ask.unit}".split() for ask in term.ask)

    def _verbs_of(self, term: Term) -> frozenset[str]:
        """The verbs that a task is told with: its own, and those that lead the clauses of its examples."""
        if (known := self._own.get(term.id)) is not None:
            return known
        found = {v for names, _ in term.own_verbs() for v in self._verbs.expand(names)} | self._verbs.expand(term.verbs)
        for hit in term.hits:
            found |= {h.lemma for h in self._reader.read(hit, Span(0, len(hit)), frozenset()).heads}
        return self._own.setdefault(term.id, frozenset(found))

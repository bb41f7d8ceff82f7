"""The record system of a bullet: named by the person, or confirmed where the resume names it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analyzer.model import Blank, Confirm, Glue, Span
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.segments import ClosedLists
from analyzer.rewriter.sentences.clauses import BOUNDARY, Sentence
from analyzer.rewriter.subject import Subject

# A number behind a comma at the end measures what stands before it.
_MEASURED_END = re.compile(r",\s*(?:about |over )?\d[^,;]*$")
# Behind so many words nobody can tell which of them was done in the system.
_MOST_WORDS = 25
_INSIDE = frozenset(("in", "into", "using", "through", "via", "within", "on", "with", "utilizing", "and", "of"))


class Systems:
    """Built once from the table `rewriting`; `edits` is pure."""

    def __init__(self, lists: ClosedLists, table: Mapping[str, Any]) -> None:
        self._lists = lists
        self._ehr = table["ehr"]
        self._tasks = frozenset(self._ehr["tasks"])
        self._apart = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, self._ehr['apart']))})", re.I)

    def edits(self, subject: Subject, sentence: Sentence) -> list[Edit]:
        """The record system: in place of "the EMR", or behind work that is done in one, to be confirmed or named."""
        terms = subject.line.terms
        if any(m.kind == "ehr" and m.term != "ehr.generic" for m in terms):
            return []
        generic = next((m for m in terms if m.term == "ehr.generic" and m.status == "held"), None)
        confirm = self._confirmed(subject)
        if generic is not None:
            span = self._with_article(subject, generic.span)
            if not self._stands_alone(sentence, span):
                return []
            if not sentence.span.covers(span) or not self._lists.generic_ehr.fullmatch(span.of(subject.text)):
                return []
            if confirm is None:
                blank = Blank(f"{subject.place}.ehr", self._ehr["ask"], "", self._ehr["ask_hint"])
                return [Edit(span, (blank,))]
            return [Edit(span, (confirm,))]
        if _MEASURED_END.search(sentence.span.of(sentence.text)):
            # "..., 25 a week, 90% approved first time"
            return []
        if len(sentence.tokens) > _MOST_WORDS:
            return []
        if sentence.says("using") or sentence.says("via") or sentence.says("through"):
            return []
        if subject.avoided and subject.avoided.search(self._ehr["chart"]):
            # Nobody is asked about charts in a home or a store.
            return []
        if len({m.term for m in subject.ehrs.values()}) > 1:
            # Of two ("from NextGen to Epic") nobody can tell in which this work is done.
            return []
        end = sentence.span.end
        # "documented intake and assisted with feeding using Epic": nobody feeds in a record system.
        own = (t.term for t in subject.line.tasks if sentence.clause_of(t.span) is sentence.clauses[-1])
        if confirm is None or self._tasks.isdisjoint(own) or self._apart.search(sentence.span.of(sentence.text)):
            return []
        return [Edit(Span(end, end), (Glue(f" {self._ehr['glue']} "), confirm))]

    @staticmethod
    def _stands_alone(sentence: Sentence, span: Span) -> bool:
        """Whether a name can take the place of "the EMR": not in "hospital EHR systems" or "transition to EMR"."""
        before = next((t.lowered for t in reversed(sentence.tokens) if t.end <= span.start), "")
        after = next((t.lowered for t in sentence.tokens if t.start >= span.end), "")
        if not sentence.text[: span.start].endswith(" ") and span.start > sentence.span.start:
            return False
        return before in _INSIDE and (not after or after in BOUNDARY or sentence.text[span.end : span.end + 1] != " ")

    @staticmethod
    def _with_article(subject: Subject, span: Span) -> Span:
        """The generic words with their article and with "system"."""
        before = re.search(r"(?:the|an|a)\s+$", subject.text[subject.bullet.span.start : span.start], re.I)
        start = span.start - len(before[0]) if before else span.start
        behind = re.match(r"\s+(?:system|software)\b", subject.text[span.end : subject.bullet.span.end], re.I)
        return Span(start, span.end + (behind.end() if behind else 0))

    def _confirmed(self, subject: Subject) -> Confirm | None:
        """A system that the same job, or a list or summary of the resume names; another job's says nothing here."""
        for mention in subject.ehrs.values():
            if not subject.bullet.span.overlaps(mention.span):
                name = mention.span.of(subject.text)
                key = f"{subject.place}.{mention.term}"
                return Confirm(key, name, self._ehr["question"].replace("{name}", name), mention.span)
        return None

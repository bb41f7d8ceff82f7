"""Where a phrase begins that only says how, when or why ("gave medications | in accordance with hospital policy").

A number stands in front of such a phrase: behind "hospital policy" or "their arrival" it would seem to count those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Span
from analyzer.rewriter.sentences.clauses import BOUNDARY, Clause, Sentence

_ARTICLES = frozenset(("a", "an", "the", "our"))
_FURTHER = 20
_SPACE = re.compile(r"\s*")


class Adjuncts:
    """Built once from the verbs and the word lists of `placing`; its methods are pure."""

    def __init__(self, verbs: Verbs, lists: Mapping[str, Any]) -> None:
        self._verbs = verbs
        self._openers = phrase_pattern(lists["adjuncts"])
        self._clinicians = frozenset(lists["clinicians"])
        self._deeds = phrase_pattern(lists["deed_openers"])

    def opens(self, text: str, at: int, end: int) -> bool:
        """Whether such a phrase begins behind the space at `at`."""
        space = _SPACE.match(text, at, end)
        return space is not None and self._openers.match(text, space.end(), end) is not None

    def before(self, text: str, start: int, end: int) -> int:
        """`end`, or where the words in front of the first such phrase from `start` on end."""
        # It may go on behind `end` ("monitors prior | to the visit").
        found = self._openers.search(text, start, min(len(text), end + _FURTHER))
        return (
            end
            if found is None or not start < found.start() < end
            else start + len(text[start : found.start()].rstrip(" ,"))
        )

    def core_end(self, sentence: Sentence, clause: Clause, task: Span) -> int:
        """The end of the task's words without a phrase that only says how, when or why."""
        text, end = sentence.text, task.end
        first = max(task.start, clause.span.start)
        if clause.head is not None and clause.head.span.start >= first:
            first = clause.head.span.end
        tokens = [t for t in sentence.tokens if first <= t.start < end]
        for before, token in pairwise(tokens):
            if before.lowered in self._clinicians and all(
                t.lowered in self._clinicians for t in tokens if t.end <= before.end and t.lowered not in _ARTICLES
            ):
                # "Assisted the doctor during biopsies": the work has not been told yet.
                continue
            if before.lowered in BOUNDARY or text[before.end : token.start] != " ":
                continue
            deed = self._deeds.match(text, token.start, end)
            if self._openers.match(text, token.start, end) or (deed and self._is_deed(sentence, deed.end())):
                return before.end
        return end

    def _is_deed(self, sentence: Sentence, at: int) -> bool:
        """Whether a verb goes on at `at` ("to ensure", "by adhering")."""
        token = next((t for t in sentence.tokens if t.start >= at), None)
        form = self._verbs.forms.get(token.lowered) if token else None
        return token is not None and form is not None and (token.lowered == form.lemma or "gerund" in form.tenses)

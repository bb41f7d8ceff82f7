"""Gaps that a template left in a bullet ("[number] patients per shift"): each becomes a question about its own noun."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.words.words import singular
from analyzer.model import Blank, Span
from analyzer.rewriter.asking.blanks import blank_for
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.segments import PLACEHOLDER
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, WORD
from analyzer.rewriter.subject import OpenTask, Subject

# "[number] IM, SubQ and ID injections": so many words behind a gap are looked at.
_NOUN_REACH = 6


class Gaps:
    """Built once from the table `rewriting`; `questions` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table["gap"]
        self._number = Ask("volume", words["number_ask"], words["number_unit"], words["number_hint"], "{n}")
        self._words_ask, self._words_hint = words["words_ask"], words["words_hint"]
        self._numbers = re.compile(words["numbers"], re.I)

    def questions(self, subject: Subject, asks: Sequence[tuple[OpenTask, int, Ask]]) -> list[tuple[Ask, list[Edit]]]:
        """One question with the edits that fill every gap of the bullet; none where it has no gap for a number.

        A gap gets the question of `asks` that counts the noun behind it, else one that asks just for its number.
        """
        gaps = list(PLACEHOLDER.finditer(subject.text, *subject.bullet.span))
        if not any(self._numbers.fullmatch(g[0]) for g in gaps):
            return []
        left = list(asks)
        edits: list[Edit] = []
        first: Ask | None = None
        for number, gap in enumerate(gaps, start=1):
            key = f"{subject.place}.gap{number}"
            if not self._numbers.fullmatch(gap[0]):
                said = gap[0].strip("[] ").casefold()
                blank = Blank(key, self._words_ask.replace("{words}", said), "", self._words_hint)
            elif found := next((x for x in left if self._counts(subject, gap.end(), x[2])), None):
                left.remove(found)
                item, index, ask = found
                first = first or ask
                blank = blank_for(ask, subject.key(item.term, ask, index))
            else:
                blank = blank_for(self._number, key)
            edits.append(Edit(Span(*gap.span()), (blank,)))
        return [(first or self._number, edits)]

    @staticmethod
    def _counts(subject: Subject, at: int, ask: Ask) -> bool:
        """Whether a question counts the noun behind a gap."""
        counted = {name.split()[-1] for name in (*ask.before, ask.unit.split()[0])}
        for reach, match in enumerate(WORD.finditer(subject.text, at, subject.bullet.span.end)):
            word = match[0].casefold()
            if word in BOUNDARY - CONJUNCTIONS or reach == _NOUN_REACH:
                return False
            if word in counted or singular(word) in {singular(c) for c in counted}:
                return True
        return False

"""Words of frequency ("daily") beside a number that has a period of its own: one of the two goes."""

from __future__ import annotations

import re

from analyzer.model import Glue, Span
from analyzer.rewriter.edits import Edit, Placement
from analyzer.rewriter.sentences.clauses import BOUNDARY, Clause, Sentence

_HELD = re.compile(r"(?<![^\W_])(?:of|for|on|in|at|by|throughout|during)\s+$", re.I)


class Frequencies:
    """Built once from the pattern of these words; its methods are pure."""

    def __init__(self, often: re.Pattern[str]) -> None:
        self._often = often

    def find(self, sentence: Sentence, clause: Clause) -> Span | None:
        """The word of frequency in a clause."""
        match = self._often.search(sentence.text, *clause.span)
        return Span(*match.span()) if match else None

    def is_adjective(self, sentence: Sentence, often: Span, clause: Clause) -> bool:
        """Whether "daily" describes a noun ("daily quality controls", "prepared daily and monthly reports")."""
        if clause.head and not sentence.text[clause.head.span.end : often.start].strip():
            return True
        rest = re.match(r"\s+([^\W_]+)", sentence.text[often.end : clause.span.end])
        return bool(rest) and rest[1].casefold() not in BOUNDARY  # type: ignore[index]

    def removed(self, sentence: Sentence, clause: Clause, placed: Placement, often: Span | None) -> Placement | None:
        """The edits, and one that cuts "daily" where "a day" is said anyway; None where both would stand."""
        added = "".join(s.text for e in placed.edits for s in e.segments if isinstance(s, Glue))
        if often is None or not re.search(r"\b(?:a|an|per) (?:day|week|month|shift|year)\b", added):
            return placed
        if self.is_adjective(sentence, often, clause):
            return None
        if _HELD.search(sentence.text, clause.span.start, often.start):
            # "at the end of each day"
            return None
        start = often.start - 1 if sentence.text[often.start - 1] == " " else often.start
        moved = [
            Edit(Span(start, start), e.segments)
            if e.span.start == e.span.end and start < e.span.start <= often.end
            else e
            for e in placed.edits
        ]
        return Placement((*moved, Edit(Span(start, often.end))), placed.at_noun, placed.bracket, placed.people)

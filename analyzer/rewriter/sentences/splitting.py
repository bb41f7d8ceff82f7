"""Splits a bullet of many tasks into two or three bullets that belong together, losing none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analyzer.model import Glue, Span, Task
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.sentences.clauses import Clause, Sentence

MANY = 5
_SMALLEST = 2
# A bullet of so many words, with so many verbs, is two bullets.
_LONG_WORDS, _LONG_CLAUSES = 28, 4


def is_long(sentence: Sentence) -> bool:
    """Whether a bullet runs on, whatever its tasks."""
    return len(sentence.tokens) >= _LONG_WORDS and len(sentence.clauses) >= _LONG_CLAUSES


def split(sentence: Sentence, tasks: Sequence[Task], families: Mapping[str, str]) -> list[Edit]:
    """The edits that part the sentence between clauses of different families; none where its verbs do not allow it."""
    clauses = [c for c in sentence.clauses if c.head is None or not c.head.hangs]
    if len(clauses) < 2 * _SMALLEST or clauses[0].head is None or sentence.unsure:
        return []
    if any(
        not re.fullmatch(r"\s*(?:[,;]|&)?\s*(?:(?:and|also|then)\s+)*", c.joint.of(sentence.text)) for c in clauses[1:]
    ):
        return []
    cuts = _cuts(clauses, tasks, families)
    if not cuts:
        return []
    edits: list[Edit] = []
    bounds = [0, *cuts, len(clauses)]
    for first, last in pairwise(bounds):
        if first:
            edits.append(Edit(clauses[first].joint, (Glue("\n"),)))
        for index in range(first + 1, last):
            # The last joint of each new bullet is the one with "and".
            joint = clauses[index].joint
            wanted = " and " if index == last - 1 else ", "
            if joint.of(sentence.text) != wanted and not (index == last - 1 and " and " in joint.of(sentence.text)):
                edits.append(Edit(joint, (Glue(wanted),)))
    return edits


def _cuts(clauses: Sequence[Clause], tasks: Sequence[Task], families: Mapping[str, str]) -> list[int]:
    """Where to part: into three from seven clauses on, else two; at a change of family near the even place."""
    own = [_family(c, tasks, families) for c in clauses]
    parts = 3 if len(clauses) >= 7 else 2
    cuts: list[int] = []
    for number in range(1, parts):
        even = len(clauses) * number / parts
        low = (cuts[-1] if cuts else 0) + _SMALLEST
        high = len(clauses) - _SMALLEST * (parts - number) + 1
        places = [i for i in range(low, high) if _is_whole(clauses[i - 1])]
        if not places:
            return []
        cuts.append(min(places, key=lambda i: (own[i] == own[i - 1], abs(i - even))))
    return cuts


def _is_whole(clause: Clause) -> bool:
    """Whether the clause has an object of its own ("collected" in "collected and labeled specimens" has none)."""
    return clause.head is not None and clause.span.end > clause.head.span.end


def _family(clause: Clause, tasks: Sequence[Task], families: Mapping[str, str]) -> str:
    return next((families.get(t.term, "") for t in tasks if Span(*clause.span).covers(t.span)), "")

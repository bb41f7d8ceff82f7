"""A task found in a line, and which of those that overlap stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.lexicon import Term
from analyzer.matchers.tasks.content import Content
from analyzer.matchers.words.closed_words import CLOSED
from analyzer.model import Span


class FoundTask(NamedTuple):
    """A task found: the task, the span that shows it, the content words of its object, and its clause.

    `acts` says whether it is a phrase that opens with a verb ("clean exam rooms"); `spread` whether its words are
    items of a list, and one thing only in the lexicon ("IVs and catheters"). `likely` ones are told by the weights of
    their words and not by a pattern.
    """

    term: Term
    span: Span
    first: int
    last: int
    verb: int
    acts: bool = False
    spread: bool = False
    likely: bool = False


# Tasks of this family are done with paper: what is filed, faxed or scanned says which of them it is.
_PAPERWORK = "administrative"


def is_spread(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    """Whether a comma or "and" stands where the pattern has none: "IVs and catheters" is no IV catheter."""
    return any(item.joint in (",", "&") and not own.joint for own, item in zip(pattern[1:], found[1:], strict=True))


def _is_shown_better(item: FoundTask, others: Sequence[FoundTask], content: Sequence[Content]) -> bool:
    """Whether the object of a task lies inside the longer one of another, or its one word only governs the other's.

    "Stocked and cleaned exam rooms" is two deeds on one object, however the second of them was found.
    """
    term, first, last, verb = item.term, item.first, item.last, item.verb
    governs = verb == first == last - 1
    for other, _, start, end, their_verb, acts, spread, _ in others:
        if other is term or spread:
            continue
        if item.spread and start == last - 1 and last < end and content[last].lowered not in CLOSED:
            # "patients and exam rooms": the exam is no item of the list.
            return True
        if start == last and term.family == other.family == _PAPERWORK and _touch(content, last):
            # "Faxed records to other offices", "scanned paper charts": words of one deed.
            is_theirs = governs if their_verb == start else verb == their_verb != first
            if is_theirs:
                return True
        if start <= first and last <= end and end - start > last - first and not (acts and verb < start < first):
            return True
        if governs and their_verb == first < start:
            return True
        if term.family == _PAPERWORK and verb == their_verb == first < start < last < end:
            # "Scheduled patients for surgery" is one deed, and no visit was booked.
            if content[last].lowered == "for":
                return True
    return False


def _touch(content: Sequence[Content], index: int) -> bool:
    """Whether nothing at all stands between the content word at `index` and the one before."""
    return index < len(content) and not content[index].joint and content[index].before == content[index - 1].lowered


def longest(
    found: Sequence[FoundTask], forbidden: Sequence[FoundTask] = (), content: Sequence[Content] = ()
) -> Sequence[FoundTask]:
    """Drops repeats of one task in a line, and a task that another shows better.

    Its object lies inside the longer object of the other, or it is the verb of the other alone ("faxed referrals").
    The `forbidden` ones are not shown, and what lies inside them is not either.
    """
    if len(found) < 2 and not forbidden:
        return found
    kept: list[FoundTask] = []
    seen: set[tuple[str, int]] = set()
    others = (*found, *forbidden)
    for item in sorted(found, key=lambda f: (f.span.start, f.first, -f.last, f.term.id)):
        key = (item.term.id, item.first)
        if key not in seen and not _is_shown_better(item, others, content):
            seen.add(key)
            kept.append(item)
    return kept

"""A task found in a line, and which of those that overlap stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.lexicon import Term
from analyzer.model import Span


class FoundTask(NamedTuple):
    """A task found: the task, the span that shows it, the content words of its object, and its clause.

    `acts` says whether it is a phrase that opens with a verb ("clean exam rooms").
    """

    term: Term
    span: Span
    first: int
    last: int
    verb: int
    acts: bool = False


def _is_verb_of(item: FoundTask, other: FoundTask) -> bool:
    """Whether a phrase of one word is what governs the object of another task."""
    return (
        item.last - item.first == 1
        and item.verb == item.first == other.verb
        and item.term.id != other.term.id
        and other.first > item.first
    )


def _is_longer(item: FoundTask, other: FoundTask) -> bool:
    """Whether the object of another task lies inside the longer one of this.

    "Stocked and cleaned exam rooms" is two deeds on one object, however the second of them was found.
    """
    return (
        item.first <= other.first
        and other.last <= item.last
        and item.last - item.first > other.last - other.first
        and item.term.id != other.term.id
        and not (item.acts and other.verb < item.first < other.first)
    )


def longest(found: Sequence[FoundTask], forbidden: Sequence[FoundTask] = ()) -> Sequence[FoundTask]:
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
        if key not in seen and not any(_is_longer(other, item) or _is_verb_of(item, other) for other in others):
            seen.add(key)
            kept.append(item)
    return kept

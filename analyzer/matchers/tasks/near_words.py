"""Words beside those of a task that make something else of them: a card, a course, a thing, a way of sending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property


@dataclass(frozen=True)
class NearWords:
    """The lists of `[near]` in `lexicons/word_classes.toml`, in lower case; what each is for is said there."""

    cards: frozenset[str]
    things: frozenset[str]
    use: frozenset[str]
    stores: frozenset[str]
    findings: frozenset[str]
    testing: frozenset[str]
    diplomas: frozenset[str]
    rules: frozenset[str]
    ways: frozenset[str]
    products: frozenset[str]
    taking_part: frozenset[str]
    got: frozenset[str]
    brought: frozenset[str]
    readied: frozenset[str]
    of_room: frozenset[str]
    lessons: frozenset[str]
    papers: frozenset[str]
    talks: frozenset[str]
    able: frozenset[str]

    @cached_property
    def beside(self) -> frozenset[str]:
        """What may make something else of the words beside it: a line without one of these is asked no further."""
        return self.cards | self.things | self.stores | self.findings | self.diplomas | self.rules


def read_near_words(table: Mapping[str, Sequence[str]]) -> NearWords:
    """The lists of a `[near]` table; one that is missing is empty."""
    return NearWords(**{field.name: frozenset(table.get(field.name, ())) for field in fields(NearWords)})

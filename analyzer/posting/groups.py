"""Sets of terms that a posting's rules speak of as one, from `[groups]` of `lexicons/posting.toml`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from analyzer.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Groups:
    """Each is a set of term ids; the table says what it is for."""

    life_support: frozenset[str]
    one_credential: frozenset[str]
    one_card: frozenset[str]
    aides: frozenset[str]
    degrees: frozenset[str]
    of_many: frozenset[str]
    of_assistants: frozenset[str]
    of_phlebotomists: frozenset[str]
    of_coders: frozenset[str]
    general_places: frozenset[str]
    usual_work: frozenset[str]

    @classmethod
    def build(cls, table: Mapping[str, Any], known: Collection[str]) -> Groups:
        """The groups of the table. Raises LexiconError for a missing or empty group and for an id that no term has."""
        names = [f.name for f in fields(cls)]
        if other := set(table) - set(names):
            raise LexiconError(f"posting.toml: unknown group {sorted(other)[0]!r}.")
        for name in names:
            if not table.get(name):
                raise LexiconError(f"posting.toml: the group {name!r} is missing or empty.")
            if unknown := set(table[name]) - set(known):
                raise LexiconError(f"posting.toml: {name} names {sorted(unknown)[0]!r}, which is no term.")
        return cls(**{name: frozenset(table[name]) for name in names})

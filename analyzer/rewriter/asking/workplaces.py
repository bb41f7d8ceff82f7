"""What is not asked in a job: for providers where none works, for visits where patients stay, for clinics elsewhere.

Nothing is asked about care for one's own family.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.model import Entry

_PLACES = ("sites", "clinics")
# "Dr. Guidry Family Practice" has one provider.
_ONE_DOCTOR = re.compile(r"^(?:dr\.?|doctor)\s|^[^,&]+,? (?:m\.?d|d\.?o|d\.?p\.?m)\b", re.I)
_EVERYTHING = re.compile("")


def _starts(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})", re.I)


class Workplaces:
    """Built once from the table `rewriting`; `avoided` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        self._care = _starts(tuple(table["care"]["words"]))
        self._weak = frozenset(word.casefold() for word in table["care"]["weak"])
        self._elsewhere = tuple(table["care"]["asked"])
        self._practice = _starts(tuple(table["care"]["practices"]))
        self._trades = _starts(tuple(table["care"]["trades"]))
        self._several = _starts(tuple(table["placing"]["several_places"]))
        self._of_family = _starts(tuple(table["family_care"]["headers"]))
        self._at_home = _starts(tuple(table["family_care"]["titles"]))
        self._relatives = re.compile(rf"(?<![^\W_])(?:{'|'.join(table['private'])})(?![^\W_])", re.I)
        self._kinds = tuple(
            (
                _starts(tuple(kind["titles"])),
                _starts(tuple(kind["places"])) if "places" in kind else None,
                _starts(tuple(kind["unless"])),
                tuple(kind["avoided"]),
            )
            for kind in table["workplace"]
        )

    def avoided(self, text: str, entry: Entry) -> re.Pattern[str] | None:
        """The words that no question of this job may have; None where every question may be asked."""
        told = entry.span.of(text)
        if self._is_of_family(entry, entry.header.of(text), told):
            return _EVERYTHING
        # "Across 1 site" is worth nothing: in how many is asked only where the job tells of several.
        words: tuple[str, ...] = () if self._several.search(told) else _PLACES
        if not self.is_care(text, entry):
            return _cached((*self._elsewhere, *words))
        if entry.kind == "volunteer" or not self._practice.search(f"{entry.title} {entry.header.of(text)}"):
            # A ward, a call center or a pharmacy works for no doctor's schedule.
            words += ("provider", "up to date")
        # Where no title was told apart it stands in front of the employer.
        named = entry.title or entry.company
        if _ONE_DOCTOR.search(entry.company) or _ONE_DOCTOR.search(entry.title):
            words += ("provider",)
        words += tuple(
            word
            for titles, places, unless, avoided in self._kinds
            if titles.search(named) and not unless.search(named)
            if places is None or places.search(f"{entry.company} {told}")
            for word in avoided
        )
        return _cached(words) if words else None

    def is_care(self, text: str, entry: Entry) -> bool:
        """Whether a job is one with patients."""
        name = f"{entry.title} {entry.company}"
        if self._trades.search(name) and not self._care.search(name):
            # A salon with "hospital grade solution" is a salon.
            return False
        return self._is_care(name, entry.span.of(text))

    def _is_of_family(self, entry: Entry, header: str, told: str) -> bool:
        """Whether a job is care for a relative: its header says so, or a line of a caregiver names one."""
        home = f"{entry.title} {header}"
        if not self._at_home.search(home):
            return False
        return bool(self._of_family.search(home) or self._relatives.search(told))

    def _is_care(self, name: str, told: str) -> bool:
        """Whether a job is one with patients: by its name, by a plain word for it, or by two that others use."""
        if self._care.search(name):
            return True
        found = {m[0].casefold() for m in self._care.finditer(told)}
        return bool(found - self._weak) or len(found) > 1


@cache
def _cached(words: tuple[str, ...]) -> re.Pattern[str]:
    return _starts(words)

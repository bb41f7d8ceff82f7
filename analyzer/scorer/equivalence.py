"""Which held terms answer an asked term, and how well; the rules are `lexicons/equivalence.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analyzer.lexicon import Lexicons

Grade = Literal["met", "partial", "unclear"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A held term that answers an asked one: how well, and what to tell the person."""

    term: str
    grade: Grade
    note: str = ""


class Equivalence:
    """Built once from the lexicons; `answers` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("equivalence")
        self._lexicons = lexicons
        self._rules = {rule["needs"]: rule for rule in table["rule"]}
        self._group = frozenset(table["group"]["ids"])
        self._group_note = table["group"]["note"]
        self._ehr = table["ehr"]
        self._neighbours = [frozenset(g) for g in table["neighbours"]["groups"]]
        self._near_note = table["neighbours"]["note"]
        self._clinic_needs = frozenset(table["clinic"]["needs"])
        self._clinics = frozenset(table["clinic"]["met_by"])
        self._twins = {**table["twins"], **{v: k for k, v in table["twins"].items()}}

    def answer(self, asked: str, held: str) -> Answer | None:
        """How `held` answers `asked`; None where it does not."""
        if held == asked or self._twins.get(asked) == held:
            return Answer(held, "met")
        rule = self._rules.get(asked, {})
        if held in rule.get("met_by", ()) or (asked in self._clinic_needs and held in self._clinics):
            return Answer(held, "met")
        if held in rule.get("partial_by", ()):
            return Answer(held, "partial", rule.get("note", ""))
        if held in rule.get("unclear_by", ()):
            return Answer(held, "unclear", rule.get("note", ""))
        if asked in self._group and held in self._group:
            return Answer(held, "unclear", self._group_note)
        if asked.startswith("ehr.") and held.startswith("ehr."):
            return self._ehr_answer(asked, held)
        if any(asked in g and held in g for g in self._neighbours):
            return Answer(held, "partial", self._near_note.replace("{held}", self._lexicons.name(held)))
        return None

    def _ehr_answer(self, asked: str, held: str) -> Answer:
        names = {"{held}": self._lexicons.name(held), "{asked}": self._lexicons.name(asked)}
        if asked == "ehr.generic":
            return Answer(held, "met")
        text = self._ehr["generic" if held == "ehr.generic" else "other"]
        for key, name in names.items():
            text = text.replace(key, name)
        return Answer(held, "unclear" if held == "ehr.generic" else "partial", text)

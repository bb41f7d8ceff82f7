"""Keeps track of lists and follow-up clauses: "one of the following:", "an externship counts", "if not certified"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzer.matchers.words.folding import AnyCase
from analyzer.model import Necessity, Requirement
from analyzer.posting.blocks import Clause
from analyzer.posting.groups import Groups
from analyzer.posting.items import ItemFinder
from analyzer.posting.strength import IN_SCHOOL, Strength

_UNSPECIFIED = "cert.ma-unspecified"
_HIGH_SCHOOL = "education.high-school"
_ENDS_OPEN = re.compile(r"\bor\W*$", re.I)
# "...; or a state license", "...; otherwise two years".
_GOES_ON = re.compile(r"\W*(?:or|otherwise|in\s+(?:lieu|place)\s+of|instead\s+of)\b", re.I)
_ANY_LETTERS = re.compile(r"\b(?:certified|registered)\s*(?:\bor\b|/)\s*(?:certified|registered)\b", re.I)
_WAYS_IN = ("cert.", "education.")
# "Obtain Vision and Hearing Certification" is a card of its own, whatever its name is.
_NAMED_CARD = re.compile(
    r"(?<=[\w,/]\s)(?!National|State|Certif|Regist|Professional|MA\b|CMA\b)[A-Z][\w/]+\s+[Cc]ertific"
)
_ASKS_WORK = re.compile(r"\b(?:knowledge|understanding|abilit(?:y|ies)|skills?|experience|proficiency)\b[^.;]*$", re.I)
# How far from the line before the next one opens, in characters.
_NEXT_LINE = 24


class ListReader:
    """Built once from the table `lists`; makes one `OpenLists` a posting."""

    def __init__(self, table: Mapping[str, Any], strength: Strength, items: ItemFinder, groups: Groups) -> None:
        self.credentials = AnyCase(table["credentials"])
        self.one_of = AnyCase(table["one_of"])
        self.counts = AnyCase(table["counts_instead"])
        self.taken_with = AnyCase(table["taken_with"])
        self.substitutes = AnyCase(table["substitutes"])
        self.for_education = AnyCase(table["for_education"])
        self.for_experience = AnyCase(table["for_experience"])
        self.later = AnyCase(table["obtain_later"])
        self.papers = AnyCase(table["show_papers"])
        self.strength = strength
        self.items = items
        self.life_support = groups.life_support
        self.degrees = groups.degrees
        self.of_assistants = (groups.one_credential | groups.of_assistants) - {_UNSPECIFIED}

    def start(self, field: str) -> OpenLists:
        """The state for one posting; `field` is the credential that a bare issuer stands for."""
        return OpenLists(self, field)


def _is_experience(requirement: Requirement) -> bool:
    return requirement.years is not None and not any(i.startswith(_WAYS_IN) for i in requirement.any_of)


def _is_work(requirement: Requirement) -> bool:
    """Whether years of work are asked for, wherever it was done ("three years in a health center")."""
    return all(i.startswith(("specialty.", "setting.")) for i in requirement.any_of)


def _is_bare_years(requirement: Requirement) -> bool:
    return requirement.years is not None and not requirement.any_of


@dataclass(slots=True)
class OpenLists:
    """The list that is open, and the requirement that gathers the alternatives of a "one of the following"."""

    rules: ListReader
    field: str
    necessity: Necessity | None = None
    due: str | None = None
    pending: Requirement | None = None
    general: tuple[str, ...] = ()
    # Whether a degree on the next line is another way in: behind "or", years of experience, or "one of the following:".
    way_on: bool = False
    # Whether the line before ends with "or".
    ends_open: bool = False
    ways_listed: bool = False
    # "One of the following:" names no credential: the first item says whether it is a list of them.
    unnamed: Clause | None = None
    # Whether the open alternatives stand in such a list, in which schools and years of work are ways in as well.
    any_way: bool = False
    # Where the clause before ends.
    read_to: int = 0
    # Whether the list stands below words that ask for work ("Working knowledge of:").
    asks_work: bool = False

    def inherited(self, clause: Clause, default: Necessity) -> tuple[Necessity, str | None]:
        """The default strength and due date of a clause: its list's, where it stands in one that says them."""
        if clause.in_list and self.necessity not in (None, "mentioned"):
            return self.necessity or default, self.due
        return default, None

    def place(
        self, clause: Clause, found: list[Requirement], default: Necessity, before: list[Requirement]
    ) -> list[Requirement]:
        """What is to be added to the requirements `before` for this clause; the last of `before` may be completed."""
        if self.rules.substitutes.search(clause.text) and not any(r.either for r in found):
            self._substitute(clause, found, before)
            self.read_to = clause.span.end
            return []
        if clause.opens_list or not clause.in_list:
            self.asks_work = clause.opens_list and bool(_ASKS_WORK.search(clause.text))
        other_way = self._other_way(clause, found, before)
        if self._is_experience_instead(clause, found, before) or (
            other_way is None and self._is_school_instead(clause, found, before)
        ):
            found = []
        self.ways_listed = (
            bool(self.rules.one_of.search(clause.text)) if clause.opens_list else (self.ways_listed and clause.in_list)
        )
        self.read_to = clause.span.end
        self.ends_open = bool(_ENDS_OPEN.search(clause.text))
        self.way_on = self.ends_open or any(r.years is not None for r in found)
        if other_way is not None and self.pending is None:
            at, ways = other_way
            if years := self._years_beside_school(found, before, at, ways):
                before[at] = replace(before[at], years=years, either=True)
                return ways
            ids = dict.fromkeys((*before[at].any_of, *(i for r in ways for i in r.any_of)))
            before[at] = replace(before[at], any_of=tuple(ids))
            return self._with_least_years([r for r in found if r not in ways], before, at)
        added: list[Requirement] = []
        if self.pending is not None and not clause.in_list:
            added += self.close()
        unnamed, self.unnamed = self.unnamed, None
        if clause.opens_list:
            self._open(clause, default)
            one_of = bool(self.rules.one_of.search(clause.text))
            named = bool(self.rules.credentials.search(clause.text))
            self.unnamed = clause if one_of and not named and not found else None
            if one_of and named:
                credential = next((r for r in found if any(i.startswith("cert.") for i in r.any_of)), None)
                added += self.close()
                self.pending, self.any_way = self._gathering(clause, credential), False
                self.general = credential.any_of if credential else ()
                found = [r for r in found if r is not credential and r.any_of]
        elif unnamed is not None and clause.in_list and (self._is_credential(found) or self._is_school(found)):
            added += self.close()
            self.pending, self.any_way, self.general = self._gathering(unnamed, None), True, ()
            found = self._gather(clause, found)
        elif self.pending is not None:
            found = self._gather(clause, found)
        elif not clause.in_list:
            self.necessity, self.due = None, None
        if not added and not self.pending and before and self._completes(clause, found, before):
            return []
        return added + found

    def _substitute(self, clause: Clause, found: Sequence[Requirement], before: list[Requirement]) -> None:
        """Lets what may take the place of experience, or of a school or card, stand beside it; it is no need itself."""
        for_experience = self.rules.for_experience.search(clause.text)
        at = next(
            (
                n
                for n in reversed(range(len(before)))
                if before[n].years is not None or (self._is_way_in(before[n]) and not for_experience)
            ),
            None,
        )
        if at is None or before[at].necessity == "mentioned" or self.rules.for_education.search(clause.text):
            return
        if not (self._is_way_in(before[at]) or _is_bare_years(before[at])):
            return  # Experience of a certain place or work.
        last = before[at]
        ids = dict.fromkeys((*last.any_of, *(i for r in found if self._is_way_in(r) for i in r.any_of)))
        years = max((r.years or 0 for r in found if _is_bare_years(r)), default=0)
        if len(ids) > len(last.any_of):
            before[at] = replace(last, any_of=tuple(ids), either=last.either or _is_bare_years(last))
        elif years and last.any_of and last.years is None:
            before[at] = replace(last, years=years, either=True)

    @staticmethod
    def _years_beside_school(
        found: Sequence[Requirement], before: Sequence[Requirement], at: int, ways: Sequence[Requirement]
    ) -> float | None:
        """The years that stand in for the degree before, where high school alone is asked for beside them.

        "(a) an associate degree; or (b) high school and two years" lets nobody in with high school and no more.
        """
        low = all(r.any_of == (_HIGH_SCHOOL,) for r in ways) and _HIGH_SCHOOL not in before[at].any_of
        years = [r.years for r in found if r.years is not None and r not in ways]
        told = before[at].years is not None or any(r.years is not None for r in before[at + 1 :])
        return max(years) if low and years and not told else None

    @staticmethod
    def _with_least_years(found: Sequence[Requirement], before: list[Requirement], at: int) -> list[Requirement]:
        """What else another way in asks for: of its years and those of the way before, the least."""
        kept = []
        for r in found:
            same = next((n for n in range(at + 1, len(before)) if before[n].years is not None), None)
            if r.years is None or same is None:
                kept.append(r)
            elif r.years < (before[same].years or 0):
                before[same] = replace(before[same], years=r.years)
        return kept

    def _is_experience_instead(self, clause: Clause, found: Sequence[Requirement], before: list[Requirement]) -> bool:
        """Whether years of work stand in for the school or credential of the line above it ("or 8 years of work")."""
        joined = self.ends_open or clause.other_way or _GOES_ON.match(clause.text)
        if not (joined and found and all(_is_experience(r) for r in found)):
            return False
        at = next((n for n in reversed(range(len(before))) if not _is_experience(before[n])), None)
        if at is None or not self._is_way_in(before[at]):
            return False
        if clause.span.start - max(self.read_to, before[-1].span.end) > _NEXT_LINE or before[at].either:
            return False
        before[at] = replace(before[at], years=max(r.years or 0 for r in found), either=True)
        return True

    def _is_school_instead(self, clause: Clause, found: Sequence[Requirement], before: list[Requirement]) -> bool:
        """Whether a school or credential stands in for the years of the line above it ("1 year", "Or a program")."""
        joined = self.ends_open or clause.other_way or _GOES_ON.match(clause.text)
        if not (joined and before and len(found) == 1 and self._is_way_in(found[0]) and found[0].years is None):
            return False
        last = before[-1]
        if not _is_bare_years(last) or clause.span.start - max(self.read_to, last.span.end) > _NEXT_LINE:
            return False
        before[-1] = replace(last, any_of=found[0].any_of, need="", either=True)
        return True

    def _is_way_in(self, requirement: Requirement) -> bool:
        """Whether it asks for a school or credential that years of work may stand in for."""
        ids = requirement.any_of
        return bool(ids) and all(i.startswith(_WAYS_IN) for i in ids) and self.rules.life_support.isdisjoint(ids)

    def _other_way(
        self, clause: Clause, found: Sequence[Requirement], before: Sequence[Requirement]
    ) -> tuple[int, list[Requirement]] | None:
        """Which need before it a degree of this line, or behind "or" a card, may stand for, and what stands for it.

        Between the two, and beside the degree, only experience may be asked for.
        """
        degrees = self.rules.degrees
        ways = [r for r in found if r.any_of and not (r.years is not None and degrees.isdisjoint(r.any_of))]
        at = next((n for n in reversed(range(len(before))) if before[n].any_of and not _is_experience(before[n])), None)
        joined = self.ends_open or clause.other_way or bool(_GOES_ON.match(clause.text))
        if at is None or not ways or clause.opens_list or not (joined or self.way_on or self.ways_listed):
            return None
        last = before[at]
        close = 0 <= clause.span.start - max(self.read_to, before[-1].span.end) <= _NEXT_LINE
        alike = all(r.necessity == last.necessity != "mentioned" for r in ways)
        asked = {i for r in ways for i in r.any_of}
        other_degree = degrees >= {*asked, *last.any_of} and asked.isdisjoint(last.any_of)
        by_or = joined and all(i.startswith(_WAYS_IN) for i in (*asked, *last.any_of))
        return (at, ways) if close and alike and (other_degree or by_or) else None

    def close(self) -> list[Requirement]:
        """The gathered requirement, if one is open."""
        pending, self.pending = self.pending, None
        if pending is None or not (pending.any_of or self.general):
            return []
        return [pending if pending.any_of else replace(pending, any_of=self.general)]

    def _gathering(self, clause: Clause, credential: Requirement | None) -> Requirement:
        if credential:
            return replace(credential, any_of=())
        necessity = self.necessity or "mentioned"
        return Requirement(clause.span, clause.text, (), necessity, due=self.due, role=clause.role)

    def _open(self, clause: Clause, default: Necessity) -> None:
        strength = self.rules.strength
        self.necessity = strength.of(clause.text, 0, len(clause.text), default)
        self.due = strength.due(clause.text)

    def _gather(self, clause: Clause, found: list[Requirement]) -> list[Requirement]:
        """Adds an item's credentials to the open alternatives, unless it says its own strength."""
        if self.pending is None:
            return found
        if self.any_way and (left := self._other_ways(found)) != found:
            return left
        outside = re.sub(r"\([^()]*\)", "", clause.text)
        own = self.rules.strength.is_marked(outside) and not self.rules.counts.search(outside)
        certs = [
            r
            for r in found
            if r.any_of and r.any_of[0].startswith("cert.") and self.rules.life_support.isdisjoint(r.any_of) and not own
        ]
        # "Certified or Registered Medical Assistant" names no issuer's letters.
        plain = own or (self.any_way and bool(_ANY_LETTERS.search(clause.text)))
        listed = () if plain else self.rules.items.listed(clause.text, self.field)
        named = [i for r in certs for i in r.any_of if i != _UNSPECIFIED or not listed]
        ids = dict.fromkeys((*self.pending.any_of, *(named if set(named) - {_UNSPECIFIED} else listed or named)))
        if not self.rules.of_assistants.isdisjoint(ids):
            ids.pop(_UNSPECIFIED, None)
        self.pending = replace(self.pending, any_of=tuple(ids))
        # Other words in such a list explain an alternative (an issuer's name), unless they say their own strength.
        return [r for r in found if r not in certs and (r.any_of or r.self_check or own)]

    def _is_credential(self, found: Sequence[Requirement]) -> bool:
        """Whether a line asks for a credential and nothing else."""
        return bool(found) and all(
            r.any_of and r.any_of[0].startswith("cert.") and self.rules.life_support.isdisjoint(r.any_of) for r in found
        )

    def _is_school(self, found: Sequence[Requirement]) -> bool:
        """Whether a line asks for a school of the field and nothing else."""
        return (
            len(found) == 1
            and bool(found[0].any_of)
            and found[0].years is None
            and all(i.startswith("education.") and i not in self.rules.degrees for i in found[0].any_of)
        )

    def _other_ways(self, found: Sequence[Requirement]) -> list[Requirement]:
        """What is left of a line once its school, or its years of work, stand beside the open credentials."""
        if self.pending is None or len(found) != 1:
            return list(found)
        way = found[0]
        if way.years is None and way.any_of and all(i.startswith("education.") for i in way.any_of):
            if self.rules.degrees.isdisjoint(way.any_of):
                ids = dict.fromkeys((*self.pending.any_of, *way.any_of))
                self.pending = replace(self.pending, any_of=tuple(ids))
                return []
        elif way.years is not None and _is_work(way) and self.pending.years is None:
            self.pending = replace(self.pending, years=way.years, either=True)
            return []
        return list(found)

    def _takes_students(self, clause: Clause, found: Sequence[Requirement], last: Requirement) -> bool:
        """Whether the clause lets in those who are still at the school that the one before asks for."""
        schools = {i for r in found for i in r.any_of}
        asked = bool(last.any_of) and all(i.startswith("education.") for i in last.any_of)
        strength = self.rules.strength
        return (
            asked
            and schools <= set(last.any_of)
            and bool(self.rules.counts.search(clause.text))
            and strength.school_due(clause.text) is not None
        )

    def _is_other_system(self, clause: Clause, found: Sequence[Requirement], last: Requirement) -> bool:
        """Whether the clause only says which other record system is taken: "Epic preferred; Cerner ok"."""
        ids = [*last.any_of, *(i for r in found for i in r.any_of)]
        systems = bool(found and last.any_of) and all(i.startswith("ehr.") for i in ids)
        return systems and self.rules.counts.search(clause.text) is not None

    def _is_only_wished(self, clause: Clause, last: Requirement) -> bool:
        """Whether the clause answers the question before it with a word of strength alone: "Spanish? Even better"."""
        strength = self.rules.strength
        asked = last.text.rstrip().endswith("?") and 0 <= clause.span.start - last.span.end <= _NEXT_LINE
        wished = strength.of(clause.text, 0, 0, "required") == "preferred"
        return asked and wished and strength.is_all_of(clause.text)

    def _is_taken_with(self, clause: Clause, found: Sequence[Requirement], last: Requirement) -> bool:
        """Whether the clause only says when another card is taken: "CCMA considered with five years"."""
        others = all(_is_bare_years(r) or self._is_way_in(r) for r in found)
        return bool(found) and others and self._is_way_in(last) and bool(self.rules.taken_with.search(clause.text))

    def _completes(self, clause: Clause, found: Sequence[Requirement], before: list[Requirement]) -> bool:
        """Whether the clause only adds to the requirement before it: an alternative, or time to obtain it."""
        last = before[-1]
        degrees = bool(found) and all(r.any_of and r.any_of[0].startswith(("cert.", "education.")) for r in found)
        close = not last.self_check and last.span.end <= clause.span.start and last.necessity != "mentioned"
        if not close or any(r.self_check for r in found):
            return False
        if self._is_only_wished(clause, last):
            before[-1] = replace(last, necessity="preferred")
            return True
        if self._is_taken_with(clause, found, last):
            return True
        if self._takes_students(clause, found, last):
            before[-1] = replace(last, due=last.due or IN_SCHOOL)
            return True
        if self._is_other_system(clause, found, last):
            ids = dict.fromkeys((*last.any_of, *(i for r in found for i in r.any_of)))
            before[-1] = replace(last, any_of=tuple(ids))
            return True
        without_terms = not any(r.any_of for r in found)
        counts = self.rules.counts.search(clause.text) and (degrees or without_terms)
        later = without_terms and self.rules.later.search(clause.text) and not _NAMED_CARD.search(clause.text)
        papers = without_terms and self.rules.papers.search(clause.text)
        if not (counts or later or papers) or self.rules.strength.waives(clause.text):
            return False
        if counts:
            told_with_years = any(r.years is not None for r in found)
            if not (self._is_way_in(last) or last.years is not None) or (told_with_years and degrees):
                return (
                    False  # "A BLS card; one year of experience (externship counts)": the years are a need of their own
                )
            only_years = bool(found) and all(_is_experience(r) and not r.any_of for r in found)
            if only_years and last.years is None and self._is_way_in(last):
                before[-1] = replace(last, years=max(r.years or 0 for r in found), either=True)
                return True
            # "RMA works too": the letters alone, in a sentence that asks for nothing.
            letters = () if degrees or not self._is_way_in(last) else self.rules.items.listed(clause.text, self.field)
            if (degrees or letters) and (last.years is not None or last.any_of):
                ids = dict.fromkeys((*last.any_of, *(i for r in found for i in r.any_of), *letters))
                either = last.either or (last.years is not None and not last.any_of)
                before[-1] = replace(last, any_of=tuple(ids), either=either)
            due = self.rules.strength.due(clause.text)
            if due and self._is_way_in(last):
                before[-1] = replace(before[-1], due=last.due or due)  # "MA-I accepted, must convert within a year"
            return degrees or bool(last.any_of)
        due = self.rules.strength.due(clause.text)
        is_cert = bool(last.any_of) and last.any_of[0].startswith("cert.")
        is_school = bool(last.any_of) and last.any_of[0].startswith("education.")
        if due and ((is_cert and later) or (is_school and papers)):
            before[-1] = replace(last, due=due, necessity="required")
            return True
        return False

"""Leaves out what a posting says again: the same need twice, a title above what it asks for, a school within others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzer.model import Requirement
from analyzer.posting.groups import Groups

_BILINGUAL = "language.bilingual"
_UNSPECIFIED = "cert.ma-unspecified"
_PHLEBOTOMY, _CODING = "cert.cpt-phlebotomy", "cert.coding-unspecified"
_NAME = re.compile(r"[A-Z]\w+")


def _are_schools(ids: Sequence[str]) -> bool:
    return all(i.startswith("education.") for i in ids)


def _named_before(requirement: Requirement, before: Sequence[Requirement]) -> Requirement | None:
    """The same licence asked for before, told by its name: ids that stand for many do not tell them apart."""
    names = _names(requirement)
    for r in before:
        others = _names(r)
        if r.any_of == requirement.any_of and 2 * len(names & others) >= min(len(names), len(others)):
            return r
    return None


def _is_named_elsewhere(requirement: Requirement, named: Sequence[Requirement], groups: Groups) -> bool:
    """Whether a card without its name is asked for by name as well, as strongly: "CPT-1", "phlebotomy certificate"."""
    by_name = {_PHLEBOTOMY: groups.of_phlebotomists, _CODING: groups.of_coders}.get("|".join(requirement.any_of))
    return by_name is not None and any(
        not by_name.isdisjoint(r.any_of) and r.necessity in ("required", requirement.necessity) for r in named
    )


def _names(requirement: Requirement) -> set[str]:
    return {w.casefold() for w in _NAME.findall(requirement.text)}


def without_repeats(requirements: Sequence[Requirement], groups: Groups) -> Iterator[Requirement]:
    """One entry a need: a duty said twice, or said as a duty and asked for as a requirement, is kept once.

    Time to get a card that the second says ("BLS", and below "BLS within 30 days") is that of the first.
    """
    times = {(r.any_of, r.necessity, r.role): r.due for r in reversed(requirements) if r.any_of and r.due}
    asked = {r.any_of for r in requirements if r.necessity != "mentioned" and r.any_of}
    places_asked = {i for ids in asked for i in ids} & groups.general_places
    own = {(r.any_of, r.necessity, r.years) for r in requirements if r.any_of and not r.role}
    with_years = {(r.any_of, r.necessity) for r in requirements if r.any_of and r.years is not None}
    seen: set[tuple[object, ...]] = set()
    many: list[Requirement] = []
    languages = {i for r in requirements for i in r.any_of if i.startswith("language.")}
    for r in requirements:
        key: tuple[object, ...] = (r.any_of, r.necessity, r.years, r.role) if r.any_of else (r.text, r.role)
        if r.any_of and groups.of_many.issuperset(r.any_of):
            same = _named_before(r, many)
            if same is None:
                many.append(r)
            key = (*key, same or r)
        named = r.necessity == "mentioned"
        named_again = named and r.any_of in asked
        if named and r.any_of and set(r.any_of) <= places_asked:
            continue
        if not named and r.any_of and any(set(r.any_of) < set(a) and _are_schools(a) for a in asked):
            continue  # "Associate (required)" beside "college degree required"
        if named and r.any_of == (_UNSPECIFIED,) and groups.of_assistants & {i for a in asked for i in a}:
            continue  # "Certified Medical Assistant" as a title above "CMA or RMA required"
        if _is_named_elsewhere(r, requirements, groups):
            continue
        if r.any_of == (_BILINGUAL,) and languages - {_BILINGUAL, "language.english"}:
            continue  # "Bilingual Medical Assistant" above "fluent in Spanish"
        if r.any_of and r.years is None and (r.any_of, r.necessity) in with_years:
            continue
        if key in seen or (named_again and r.any_of[0].startswith(("cert.", "ehr.", "language.", "specialty."))):
            continue
        if r.role and (r.any_of, r.necessity, r.years) in own:
            continue
        seen.add(key)
        due = r.due or times.get((r.any_of, r.necessity, r.role))
        yield r if due == r.due else replace(r, due=due)

"""What is unusual about a posting: what it asks for that few postings do (`lexicons/posting_frequencies.toml`)."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.lexicon import load
from analyzer.model import Posting

_RARE = 0.12
_MOST = 5
_ORDER = {"required": 0, "preferred": 1, "mentioned": 2}


@dataclass(frozen=True, slots=True)
class UnusualNeed:
    """A need that few postings name: the requirement's index, its rarest id, and in how many of how many it stands."""

    requirement: int
    term: str
    count: int
    postings: int


def unusual_needs(posting: Posting, *lexicon_folders: str) -> tuple[UnusualNeed, ...]:
    """At most five needs that set this posting apart, what it requires first, the rarest first.

    A need with alternatives is as usual as its most usual one. Credentials of a state or field count like the rest.
    """
    table = load(*lexicon_folders).table("posting_frequencies")
    groups = load(*lexicon_folders).table("posting")["groups"]
    general, usual = frozenset(groups["general_places"]), frozenset(groups["usual_work"])
    counts, total = table["count"], table["postings"]
    found: dict[str, tuple[int, int, UnusualNeed]] = {}
    for index, requirement in enumerate(posting.requirements):
        if not requirement.any_of or requirement.role or requirement.self_check:
            continue
        if general.issuperset(requirement.any_of) or not usual.isdisjoint(requirement.any_of):
            continue  # "Experience in a clinic" sets no clinic apart, nor do vital signs.
        term = max(requirement.any_of, key=lambda i: (counts.get(i, 0), i))
        count = counts.get(term, 0)
        if count <= _RARE * total:
            rank = _ORDER[requirement.necessity]
            found.setdefault(term, (rank, count, UnusualNeed(index, term, count, total)))
    ordered = sorted(found.values(), key=lambda f: (f[0], f[1], f[2].requirement))
    return tuple(need for _, _, need in ordered[:_MOST])


def unusual_line(posting: Posting, *lexicon_folders: str) -> str:
    """One sentence for the report; empty where nothing is unusual."""
    lexicons = load(*lexicon_folders)
    needs = unusual_needs(posting, *lexicon_folders)
    if not needs:
        return ""
    names = ", ".join(lexicons.name(need.term) for need in needs)
    named = "it" if len(needs) == 1 else "them"
    return f"Unusual about this posting: {names}. Few of the {needs[0].postings} postings counted here name {named}."

"""Tells what was done from when and what for: "held children during injections", "obtained consent for injections"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.words.roles import accepted

# Closed-class words of the search, not facts of the field.
# Behind "after" the procedure was mostly done by the same hands: "packed abscesses after I&D".
_WHEN = frozenset(("before", "during"))
# Who does this at a procedure has a part in it.
_TAKES_PART = frozenset(
    "assist help support aid participate prepare prep set ready perform do conduct drape scrub scribe chaperone train "
    "work complete".split()
)
# What is got for a procedure, and where people are brought for it: somebody else does it then, if at all.
_GOT = frozenset("consent consents payment payments copay copays coverage".split())
_BROUGHT = frozenset("send escort transport direct accompany".split())
_MOST_LISTED = 3


def is_scene(content: Sequence[Content], roles: Sequence[str], first: int, accepts: frozenset[str]) -> bool:
    """Whether the procedure named at `first` only tells when or what for something else was done.

    `accepts` are the verbs with which its task is done.
    """
    start = first
    while content[start].joint in (",", "&") and first - start < _MOST_LISTED and not roles[start]:
        start -= 1
    if not start or roles[start] or roles[first] or content[start].joint:
        return False
    lead = content[start - 1].lowered
    if lead in _WHEN:
        verb = _verb_before(roles, content, start - 1)
        return bool(verb) and verb.partition(" ")[0] not in _TAKES_PART and not accepted(verb, accepts)
    if lead != "for" or start < 2 or start != first:
        return False
    return content[start - 2].lowered in _GOT or _verb_before(roles, content, start - 1) in _BROUGHT


def _verb_before(roles: Sequence[str], content: Sequence[Content], index: int) -> str:
    """The nearest verb before `index` in its sentence, or ""."""
    while index and content[index].joint != ".":
        index -= 1
        if roles[index]:
            return roles[index]
    return ""

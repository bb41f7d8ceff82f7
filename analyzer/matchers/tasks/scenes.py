"""Tells what was done from when and what for: "held children during injections", "obtained consent for injections"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.tasks.near_words import NearWords
from analyzer.matchers.words.roles import accepted

# Behind "after" the procedure was mostly done by the same hands: "packed abscesses after I&D".
_WHEN = frozenset(("before", "during"))
# A line without one of these sets no scene.
SCENE_WORDS = _WHEN | {"for"}
_MOST_LISTED = 3
_SET_UP = "set up"
# How a word ends that is one thing though it ends with an "s": "sinus", "pelvis", "abscess".
_ONE = ("ss", "us", "is")


def is_scene(
    near: NearWords, content: Sequence[Content], roles: Sequence[str], first: int, accepts: frozenset[str]
) -> bool:
    """Whether the procedure named at `first` only tells when or what for something else was done.

    `accepts` are the verbs with which its task is done.
    """
    start = _opening(content, roles, first)
    if _describes(content, roles, first - 1):
        # "during lumbar injections"
        kind = _opening(content, roles, first - 1)
        start = kind if content[kind - 1].lowered in _WHEN else start
    if not start or roles[start] or roles[first] or content[start].joint:
        return False
    lead = content[start - 1].lowered
    if lead in _WHEN:
        verb = _verb_before(roles, content, start - 1)
        return bool(verb) and verb.partition(" ")[0] not in near.taking_part and not accepted(verb, accepts)
    if lead != "for" or start < 2 or start != first:
        return False
    verb = _verb_before(roles, content, start - 1)
    if content[start - 2].lowered in near.got or verb in near.brought:
        return True
    # "set up trays for injections": for somebody else, unless the task is to set up.
    return verb in near.readied and not accepted(_SET_UP, accepts) and _readies_room(near, content, roles, start)


def _opening(content: Sequence[Content], roles: Sequence[str], first: int) -> int:
    """Where the list opens in which the word at `first` stands."""
    start = first
    while content[start].joint in (",", "&") and first - start < _MOST_LISTED and not roles[start]:
        start -= 1
    return start


def _describes(content: Sequence[Content], roles: Sequence[str], index: int) -> bool:
    """Whether a word may only say of what kind the procedure behind it is."""
    if index <= 0 or roles[index] or content[index + 1].joint:
        return False
    # "during procedures such as pap smears": a word for several is no kind.
    return not content[index].lowered.endswith("s") or content[index].lowered.endswith(_ONE)


def _readies_room(near: NearWords, content: Sequence[Content], roles: Sequence[str], start: int) -> bool:
    """Whether between the nearest verb and the "for" before `start` only things of the room stand, or nothing."""
    between = content[_verb_at(roles, content, start - 1) + 1 : start - 1]
    return all(item.word.norm in near.of_room or item.lowered == "up" for item in between)


def _verb_before(roles: Sequence[str], content: Sequence[Content], index: int) -> str:
    """The nearest verb before `index` in its sentence, or ""."""
    return roles[_verb_at(roles, content, index)]


def _verb_at(roles: Sequence[str], content: Sequence[Content], index: int) -> int:
    """Where the nearest verb before `index` in its sentence stands, or where the sentence begins."""
    while index and content[index].joint != ".":
        index -= 1
        if roles[index]:
            break
    return index

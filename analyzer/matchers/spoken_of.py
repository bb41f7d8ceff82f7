"""Tells a credential of the person from one that is only spoken of: a co-worker's title, a wish, a class."""

from __future__ import annotations

import re

# Families whose names are titles of people, too.
_TITLES = frozenset({"NURSE", "AIDE", "EMS"})
_WORK_FOR = r"(?:assist|help|support)(?:s|ed|ing)?|notif(?:y|ies|ied)"
# "Assists the work of the Registered Nurse", "under an LPN"
_WORKED_WITH = re.compile(
    rf"(?<![^\W_])(?:(?:to|by|under|with|from|between|alongside|of|for|{_WORK_FOR})\s+(?:the|our|their|your)"
    rf"|(?:under|by|{_WORK_FOR})(?:\s+an?)?)\s+"
    r"(?:(?:on-duty|charge|supervising|attending|staff|other|licensed)\s+){0,2}"
    r"(?:\w+(?:\s*/\s*|\s+(?:and|or|&)\s+)){0,2}$",
    re.I,
)
# "My goal is to become an RN"
_BECOMING = re.compile(
    r"(?<![^\W_])(?:goals?|hop(?:e|es|ing)|wish|aspir\w+|dreams?|want|desire|intent\w*|plans?|interest(?:ed)?"
    r"|ambition|some\s*day|one day|eventually|seeking|looking|transition\w*|aim\w*|ultimate(?:ly)?)(?![^\W_])"
    r"[^.;]*\b(?:becom(?:e|ing)|being|to be)\s+(?:an?\s+)?(?:\w+\s+){0,4}$",
    re.I,
)
_LESSON = re.compile(
    r"(?<![^\W_])(?:course\s*work|courses|classes|prerequisites)"
    r"(?:\s+(?:in|for|included?|including|toward)|\s*:)\s[^.;]*$",
    re.I,
)
_PROGRAM = re.compile(
    r"\s*(?:\(\w+\)\s*)?(?:(?:certificate|training|degree)\s+)?"
    r"(?:programs?|school|coursework|courses|prerequisites|pre-requisites|curriculum)(?![^\W_])",
    re.I,
)
# A name that says itself that it is a card, unless a word before it makes it somebody to work with.
_CARD_FIRST = ("certified ", "registered ", "licensed ", "certification ")
_GOVERNING = re.compile(
    r"(?:(?<![^\W_])(?:an?|the|our|their|with|by|to|for|from|of|and|or|as|\w+(?:ed|ing|ly|s))|[,/&])\s*$", re.I
)


def is_spoken_of(left: str, line: str, end: int, family: str) -> bool:
    """Whether a credential, behind the words `left` and up to `end` of its line, is not told to be the person's."""
    if _PROGRAM.match(line, end):
        return True
    return family in _TITLES and any(pattern.search(left) for pattern in (_WORKED_WITH, _BECOMING, _LESSON))


def says_card(name: str, before: str) -> bool:
    """Whether the words of a credential in a duty say that it is a card: "CPR certified", "Certified coder"."""
    name = name.casefold()
    return name.endswith("certified") or (name.startswith(_CARD_FIRST) and not _GOVERNING.search(before))

"""Tells a credential of the person from one that is only spoken of: a co-worker's title, a wish, a class.

The words are `[spoken_of]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A name and the letters behind it: "Karen Hill, LPN", "Linda Park, CMA (AAMA)".
_NAME = r"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.?\s+)?[A-Z](?:\.|[a-z][\w’'-]*)(?:\s+[A-Z](?:\.|[\w’'-]+)){1,2}"
_LETTERS = r"(?:[\s,(/]+[A-Z][A-Za-z.-]{1,6}(?:\s*\([A-Z]+\))?\)?)*"
# So far before their letters somebody else is named, in characters: a row of cards would be read again for each card.
_NAMED = 200
_MA_TITLES = ("medical assistant", "ma ")
_CERTIFIED_IN = re.compile(
    r"certified\s+(?:(?:in|as|to)\s+(?!(?:19|20)\d\d|the\s+state|(?-i:[A-Z][a-z]))|in\s+(?i:phleb|ekg|ecg|basic|first|cpr|bls|adv|venip|electro|inject))",
    re.I,
)
# A name that says itself that it is a card, unless a word before it makes it somebody to work with.
_CARD_FIRST = ("certified ", "registered ", "licensed ", "certification ")
_GOVERNING = re.compile(
    r"(?:(?<![^\W_])(?:an?|the|our|their|with|by|to|for|from|of|and|or|as|\w+(?:ed|ing|ly|s))|[,/&])\s*$", re.I
)


class SpokenOf:
    """Built once from the table `spoken_of`; `holds` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = {name: "|".join(entry.replace(" ", r"\s+") for entry in table[name]) for name in table}
        self._titles = frozenset(table["titles"])
        begin, behind = r"(?<![^\W_])", r"(?![^\W_])"
        # "Assists the work of the Registered Nurse", "under an LPN"
        worked_with = (
            rf"{begin}(?:(?:to|by|under|with|from|between|alongside|of|for|{words['helping']})\s+(?:the|our|their|your)"
            rf"|(?:under|by|{words['helping']})(?:\s+an?)?)\s+(?:(?:{words['placed']})\s+){{0,2}}"
            r"(?:\w+(?:\s*/\s*|\s+(?:and|or|&)\s+)){0,2}$"
        )
        # "My goal is to become an RN"
        becoming = (
            rf"{begin}(?:{words['goals']}){behind}[^.;]*"
            r"\b(?:becom(?:e|ing)|being|to be)\s+(?:an?\s+)?(?:\w+\s+){0,4}$"
        )
        lesson = rf"{begin}(?:{words['lessons']})(?:\s+(?:in|for|included?|including|toward)|\s*:)\s[^.;]*$"
        # "My mother is an RN"
        relative = (
            rf"{begin}(?:{words['relatives']})\s+(?:(?:who\s+)?(?:is|was|are|were)|being|works\s+as|worked\s+as)\s+"
            r"(?:also\s+)?(?:an?\s+)?(?:\w+\s+)?$"
        )
        self._titled = [re.compile(pattern, re.I) for pattern in (worked_with, becoming, lesson)]
        self._relative = re.compile(relative, re.I)
        self._program = re.compile(
            rf"\s*(?:\(\w+\)\s*)?(?:(?:certificate|training|degree)\s+)?(?:{words['programs']}){behind}", re.I
        )
        # "CPR training provided to staff", "renewed CPR cards for 6 physicians": what others are given. The name of a
        # course may itself say whom it is for ("BLS for providers"), so a word for the course or the giving is before.
        given = rf"(?:{words['given']})"
        self._for_others = re.compile(
            rf"\s*(?:(?i:{words['courses']})(?:\s+(?i:(?:was|were|is|are)\s+)?(?i:{given}))?|(?i:(?:was\s+|were\s+)?{given}))"
            r"\s+(?i:to|for|of)\s+(?i:(?:all|our|the|new|\d+|over|more\s+than|medical|clinic|clinical|office|other|local"
            rf"|nursing|\w+ing)\s+){{0,4}}(?:(?i:{words['people']})|(?i:[A-Z]{{2,4}}s)){behind}"
        )
        # "Credentialed providers: license, DEA, BLS", "Tracked CPR and OSHA training for all staff"
        self._kept = re.compile(rf"\W*(?:{words['kept']})\b.*\b(?:{words['kept_of']})\b", re.I)
        # "Prepared students for the CMA exam"
        self._prepared = re.compile(
            rf"{begin}(?:{words['learners']})\s+(?:\w+\s+){{0,2}}?for\s+(?:the\s+|their\s+)?"
            r"(?:\w+(?:\s*[/,&]\s*|\s+(?:and|or)\s+)){0,3}(?:exams?\s+for\s+)?$",
            re.I,
        )
        # Letters behind somebody else's name: "supervised by Linda Park, CMA (AAMA)", "Supervisor: Karen Hill, LPN"
        person = _NAME + "".join(f"(?<!{house})" for house in table["houses"])
        self._behind_name = re.compile(
            rf"{begin}(?i:{words['reporting']})\s*:?\s+(?i:the\s+)?{person}{_LETTERS}[\s,(/]+$"
        )
        self._labelled = re.compile(
            rf"\W*(?i:(?:{words['label_words']})\s+){{0,2}}(?i:{words['labels']})\s*:\s*{person}(?:\s*[,(;]|\s+(?=[A-Z]{{2}}))"
        )

    def holds(self, left: str, line: str, start: int, end: int, family: str) -> bool:
        """Whether the credential `line[start:end]` behind `left` in its clause is not told as the person's."""
        if (
            self._program.match(line, end)
            or self._for_others.match(line, end)
            or self._for_others.match(line, max(line.rfind(" ", start, end), start))
            or self._behind_name.search(line, max(start - _NAMED, 0), start)
        ):
            return True
        if self._prepared.search(left) or self._relative.search(left) or self._kept.match(line):
            return True
        # "Medical assistant certified in CPR" tells of the CPR.
        if line[start:end].casefold().startswith(_MA_TITLES) and _CERTIFIED_IN.match(line, end - len("certified")):
            return True
        person = self._labelled.match(line)
        if person and person.end() <= start:
            return True
        return family in self._titles and any(pattern.search(left) for pattern in self._titled)


def says_card(name: str, before: str) -> bool:
    """Whether the words of a credential in a duty say that it is a card: "CPR certified", "Certified coder"."""
    name = name.casefold()
    return name.endswith("certified") or (name.startswith(_CARD_FIRST) and not _GOVERNING.search(before))

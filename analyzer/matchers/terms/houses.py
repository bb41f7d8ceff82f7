"""Where an everyday word or a short form ("lung", "EP") names a field of medicine.

It does in the name of a place ("Lung Specialists", "Center for Digestive Health"), with a post ("Pain MA", "Medical
Assistant - Vascular") and in a row of fields ("cardiology, pulmonary and GI"); "lung sounds" tell of none. The words of
places and posts and those that may stand between are `[places]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzer.matchers.words.words import Normalizer, Word

# How many words may stand between the field and its place.
_MOST_BETWEEN = 4
_GAP = re.compile(r"[\s\-/&,'’]*")
# Between a post and its field, behind a field that ends an item, and between the fields of a row.
_POST_MARK = re.compile(r"\s*[,:(/|]\s*|\s*[-–—]+\s*")
_ITEM_END = re.compile(r"\s*[,;:|•()\[\]/\n.–—]|\s+-")
_ROW_MARK = re.compile(r"\s*[,/+|]\s*")
_BEFORE_ROW = frozenset({"between", "both", "in", "for", "include", "including", "and", "of", "at"})
# What is surely a field in a row, and no disease ("HIV, diabetes") nor an adjective ("cardiac").
_FIELD = re.compile(
    r"(?:log(?:y|ist)|iatry|iatri(?:cs|st)|edics|urger(?:y|ies)|medicine|practice|GI|ENT|derm|ortho|peds|OB|GYN|psych|neuro|uro"
    r"|rheum|pulm|onc)s?$",
    re.I,
)


class Houses:
    """Built once from the table `places` and the words of all fields; its methods are pure."""

    def __init__(self, table: Mapping[str, Any], fields: Iterable[str], normalizer: Normalizer) -> None:
        posts = frozenset(tuple(word.norm for word in normalizer.words(post)) for post in table["posts"])
        self._houses = frozenset(map(normalizer.norm, table["houses"]))
        self._posts = posts
        self._before = frozenset((*(post[-1] for post in posts), *map(normalizer.norm, table["before"])))
        self._worked = frozenset(map(normalizer.norm, table["worked"]))
        self._schools = frozenset(map(normalizer.norm, table["schools"]))
        self._heads = frozenset(map(normalizer.norm, table["heads"]))
        own = (word.norm for field in fields for word in normalizer.words(field))
        self._between = frozenset((*map(normalizer.norm, table["between"]), *own))

    def last(self, words: Sequence[Word], first: int, last: int) -> int | None:
        """The index after the last word of the field `words[first:last]`, with a place or post that follows at once.

        None where neither stands around it.
        """
        for at in range(last, min(last + _MOST_BETWEEN + 1, len(words))):
            if not _GAP.fullmatch(words[at].gap):
                break
            if words[at].norm in self._houses or not self._posts.isdisjoint(
                ((words[at].norm,), (words[at - 1].norm, words[at].norm))
            ):
                # "Pain, clinic", "pain and nurse calls": these stand inside a name only ("Ear, Nose & Throat Clinic").
                if "," in words[at].gap or words[at - 1].norm == "and":
                    break
                return at + 1 if at == last else last
            if words[at].norm not in self._between:
                break
        told = self._is_headed(words, first) or self._is_of_post(words, first, last) or _is_place(words, first)
        return last if told or self._is_worked_in(words, first, last) else None

    def is_taught(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether a school or a body of members is named for `words[first:last]` ("School of Public Health").

        "Medical College of Lorain Hospital" is a hospital.
        """
        if words[last - 1].norm in self._houses:
            return False
        for at in range(first - 1, max(first - _MOST_BETWEEN, 0), -1):
            if not _GAP.fullmatch(words[at + 1].gap) or "," in words[at + 1].gap:
                return False
            if words[at].norm == "of":
                return words[at - 1].norm in self._schools
        return False

    def _is_headed(self, words: Sequence[Word], first: int) -> bool:
        """Whether "Center for", "Institute of" and the like lead to the field."""
        for at in range(first - 1, max(first - _MOST_BETWEEN - 1, 0), -1):
            if not _GAP.fullmatch(words[at + 1].gap):
                return False
            if words[at].norm in ("for", "of"):
                return words[at - 1].norm in self._heads
            if words[at].norm not in self._between:
                return False
        return False

    def _is_of_post(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether the field is an item of its own behind a post: "MA - Vascular", "Externship: pain"."""
        return (
            first > 0
            and words[first - 1].norm in self._before
            and bool(_POST_MARK.fullmatch(words[first].gap))
            and _ends_item(words, last)
        )

    def _is_worked_in(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether somebody worked in the field: "floated to pain, allergy and sleep", "experience in vascular"."""
        return self._is_led(words, first) and _goes_no_further(words, last)

    def _is_led(self, words: Sequence[Word], first: int) -> bool:
        """Whether "worked in" or "floated to" stands right before."""
        led = first > 1 and words[first - 1].norm in ("in", "to") and words[first - 2].norm in self._worked
        return led and not words[first].gap.strip()

    def goes_on(self, words: Sequence[Word], first: int, last: int, fields: Sequence[tuple[int, int]]) -> bool:
        """Whether a row of `fields` that somebody worked in goes on here."""
        before = next(((start, end) for start, end in fields if end <= first and _joins(words, end, first)), None)
        if before is None or not _goes_no_further(words, last):
            return False
        return self._is_led(words, before[0]) or self.goes_on(words, *before, fields)


def _is_place(words: Sequence[Word], first: int) -> bool:
    """Whether letters are where somebody was: "in a CHC", "at the ALF"."""
    return (
        first > 1
        and words[first].text.isupper()
        and words[first - 1].norm in ("a", "an", "the")
        and words[first - 2].norm in ("at", "in")
    )


def is_in_row(words: Sequence[Word], first: int, last: int, fields: Iterable[tuple[int, int]]) -> bool:
    """Whether `words[first:last]` are an item beside one of the `fields` (first word, one after the last)."""
    for start, end in fields:
        if not _FIELD.search(words[end - 1].text):
            continue
        if end <= first and _joins(words, end, first) and (_ends_item(words, last) or words[last].norm == "and"):
            return True
        if (
            last <= start
            and _joins(words, last, start)
            and (first == 0 or words[first - 1].norm in _BEFORE_ROW or _ROW_MARK.fullmatch(words[first].gap))
        ):
            return True
    return False


def _joins(words: Sequence[Word], end: int, start: int) -> bool:
    """Whether nothing but a mark or "and" stands between the word before `end` and the word at `start`."""
    if start == end:
        return bool(_ROW_MARK.fullmatch(words[start].gap))
    return start == end + 1 and words[end].norm == "and"


def _goes_no_further(words: Sequence[Word], last: int) -> bool:
    return _ends_item(words, last) or words[last].norm in ("and", "or")


def _ends_item(words: Sequence[Word], last: int) -> bool:
    return last >= len(words) or bool(_ITEM_END.match(words[last].gap))

"""Counts that stand behind their noun: "Venipunctures: 120 | EKGs: 35", "injections (60)", "Daily census 22"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analyzer.matchers.measures.numbers import any_of
from analyzer.matchers.words.folding import lower_pattern, lower_text

_DONE = r"(?:\s+(?:[a-z]+ed|seen|given|drawn|taken))?"
# A number ends the entry: nothing that it might count stands behind it.
_ENDED = re.compile(
    r"\s*(?:$|[,;](?!\s*(?:and\s+)?\d)|[|•.)&]|and\s(?!older|over|up|above|younger|under|\d)"
    r"|during\s|on externship|per\s|\s(?:successful|completed|unassisted|logged|total)(?![^\W_]))"
)
# "(about 60)", "(6 so far)": in brackets of its own, behind whatever words, such a number counts what was done.
_ABOUT = re.compile(r"(?:about|approx(?:imately|\.)?|around|roughly|~)\s*\d", re.I)
_SO_FAR = re.compile(r"\s+(?:so far|to date|in all|in total|total|successful|completed)\s*(?=\))", re.I)
_BEHIND_WORDS = re.compile(r"(?<![^\W_])(?!temp|degrees|weigh|age[sd]?\b)[a-z]{3,}\s+\(\s*$", re.I)
# In brackets right behind any plural: "Pap smears (25)".
_PLURAL = re.compile(
    r"(?<![^\W_])(?!(?:references|pages|ages|years|months|children|grades|students)\b)[a-z]{2,}(?<![sui])s\s*\(\s*$",
    re.I,
)
_LONGEST_LABEL = 60


class LabelledCounts:
    """Built once from the table `measures`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = table["labels"]
        periods = any_of(table["periods"])
        often = rf"(?:\s*(?:/|per\s|an?\s|each\s)\s*{periods}|\s+{any_of(table['period_adverbs'])})?"
        counted = rf"(?P<label>{any_of(words['marked'])}{_DONE}{often})\s*(?:[:=(–—]\s*x?|\s-|(?<=\s)x)\s*#?\s*"
        # Without a sign between them they are an entry of a list: "EKGs 75, venipunctures 120".
        opening = r"(?:^|[,;|•:.]\s*)(?:(?:total|daily|average|avg\.?)\s+)*"
        listed = rf"{opening}(?P<bare>{any_of(words['bare'])})\s+(?:of\s+|at\s+)?"
        self._label = re.compile(lower_pattern(rf"(?:(?<![^\W_]){counted}|{listed})$"))

    @staticmethod
    def aside(masked: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the bracket stands that holds only the number `masked[start:end]`, if it says that it counts."""
        opened = _BEHIND_WORDS.search(masked[max(0, start - _LONGEST_LABEL) : start])
        so_far = _SO_FAR.match(masked, end)
        closed = so_far.end() if so_far else end
        if not opened or not masked.startswith(")", closed) or not (so_far or _ABOUT.match(masked, start)):
            return None
        return masked.rindex("(", 0, start), closed + 1

    def start(self, masked: str, start: int, end: int) -> int | None:
        """Where the noun starts that labels the number `masked[start:end]`, if one does."""
        offset = max(0, start - _LONGEST_LABEL)
        opened = masked[offset:start].rstrip().endswith("(")
        if opened and not masked.startswith(")", end):
            return None
        if not _ENDED.match(masked, end + opened):
            return None
        if not (label := self._label.search(lower_text(masked[offset:start]))):
            plural = _PLURAL.search(masked[offset:start]) if opened else None
            return offset + plural.start() if plural else None
        name = "label" if label["label"] else "bare"
        return offset + label.start(name)

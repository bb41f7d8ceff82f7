"""Tells whether an ordinary word that is also the name of a system means the system here.

It does where something clinical is done in it ("roomed patients in Athena"), and where it is an item of its own beside
another system or among the skills. The words are `[systems]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.terms.company import Company
from analyzer.matchers.words.words import Normalizer, Word

_MARK = re.compile(r"\s*[,;:/|•()\[\]\n+*]|\s+[-–—]+\s|\.\s")
# Letters may always mean something else.
_MOST_LETTERS = 4


class Systems:
    """Built once from the table `systems`; its methods are pure."""

    def __init__(self, table: Mapping[str, Any], normalizer: Normalizer) -> None:
        self._leads = frozenset(map(normalizer.norm, table["leads"]))
        self._behind = frozenset(map(normalizer.norm, table["behind"]))
        self._plain = frozenset(map(normalizer.norm, table["plain"]))
        self._work = Company(table["work"])
        self._users = frozenset(map(normalizer.norm, table["users"]))
        self._skilled = frozenset(map(normalizer.norm, table["skilled"]))
        self._labels = frozenset(map(normalizer.norm, table["labels"]))

    def is_worked_in(self, text: str, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether `words[first:last]` are what clinical work is done in."""
        return (
            first > 0
            and words[first - 1].norm in self._leads
            and not words[first].gap.strip()
            and self._ends(words, last)
            and not _is_town(words, last)
            and self._work.stands_in(text, 0, len(text))
        )

    def is_known_well(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether somebody is at home in it: "Greenway super user", "trained MAs on Expanse", "Software: Next Gen"."""
        if self._may_be_said(words, first, last):
            return False
        if last < len(words) and words[last].norm in self._users and words[last].gap in " -":
            return True
        if not self._ends(words, last) or not first:
            return False
        if words[first - 1].norm in ("in", "on", "with") and not words[first].gap.strip():
            return any(word.norm in self._skilled for word in words[: first - 1])
        behind_label = next((i for i, word in enumerate(words[1 : first + 1], 1) if ":" in word.gap), 0)
        return any(word.norm in self._labels for word in words[:behind_label]) and self.is_item(words, first, last)

    def _may_be_said(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether it is letters, or a word that somebody may say of themselves."""
        text = words[first].text
        return last - first == 1 and (
            words[first].norm in self._plain or (text.isupper() and len(text) <= _MOST_LETTERS) or text.islower()
        )

    def is_item(self, words: Sequence[Word], first: int, last: int, *, beside: bool = False) -> bool:
        """Whether they are an item of a list, and no word that somebody may say of themselves ("Credible").

        With `beside` nothing but products stands next to it.
        """
        if last - first == 1:
            text = words[first].text
            if (words[first].norm in self._plain and not beside) or (text.isupper() and len(text) <= _MOST_LETTERS):
                return False
        starts = first == 0 or words[first - 1].norm in ("and", "or") or bool(_MARK.match(words[first].gap))
        return starts and self._ends(words, last)

    def _ends(self, words: Sequence[Word], last: int) -> bool:
        return last >= len(words) or bool(_MARK.match(words[last].gap)) or words[last].norm in self._behind


def _is_town(words: Sequence[Word], last: int) -> bool:
    """Whether the letters of a state follow ("in Sunrise, FL")."""
    return last < len(words) and "," in words[last].gap and len(words[last].text) == 2 and words[last].text.isupper()

"""Results that a line claims without their number: "reduced wait times", "improved patient satisfaction scores".

What may change, and how it is counted, is `lexicons/changes.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer.errors import LexiconError
from analyzer.lexicon import Lexicons
from analyzer.matchers.words.inflection import Verbs, verbs_of
from analyzer.matchers.words.whole_words import word_pattern
from analyzer.model import Span

_WORD = re.compile(r"[\w’'/-]+")
# "Reduced average patient wait times": so many words may stand before the noun.
_MOST_BETWEEN = 5
_KEYS = frozenset({"nouns", "says", "unit", "hint"})
_PLACE = re.compile(r"\{(before|after)\}")


@dataclass(frozen=True, slots=True)
class Change:
    """What may change: how a sentence says it (`says`, with its places), and what is asked for each place."""

    says: str
    unit: str
    asks: Mapping[str, str]
    hint: str
    most: int | None

    def pieces(self) -> list[str]:
        """The fixed words of `says` and the names of its places, by turns."""
        return _PLACE.split(self.says)


@dataclass(frozen=True, slots=True)
class ClaimedChange:
    """A change that a line claims; `noun` are the words for what changed, in offsets of the text that was read."""

    change: Change
    noun: Span


class Changes:
    """Built once from the table `changes`; `find` is pure. Raises LexiconError for a row without a key."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        lemmas = frozenset(table["verbs"])
        self._forms = {form: known for form, known in verbs.forms.items() if known.lemma in lemmas}
        self._stops = frozenset(table["stops"])
        self._behind = frozenset(table["behind"])
        self._helping = frozenset(table["helping"])
        self._of: dict[str, Change] = {}
        for row in table["change"]:
            if missing := _KEYS.difference(row) or set(_PLACE.findall(row["says"])).difference(row):
                raise LexiconError(f"changes.toml: a [[change]] has no {', '.join(sorted(missing))}.")
            asks = {place: row[place] for place in _PLACE.findall(row["says"])}
            change = Change(row["says"], row["unit"], asks, row["hint"], row.get("most"))
            self._of |= {_plain(noun): change for noun in row["nouns"]}
        self._noun = re.compile(word_pattern(list(self._of)), re.I)

    def find(self, text: str) -> ClaimedChange | None:
        """The first change that a line claims; most lines hold no verb of change, and are not searched."""
        if self._forms.keys().isdisjoint(_WORD.findall(text.casefold())):
            return None
        for noun in self._noun.finditer(text):
            following = _WORD.match(text, noun.end() + 1) if text[noun.end() : noun.end() + 1] == " " else None
            if following and following[0].casefold() not in self._behind:
                continue
            if self._is_claimed(text[: noun.start()]):
                return ClaimedChange(self._of[_plain(noun[0])], Span(*noun.span()))
        return None

    def _is_claimed(self, before: str) -> bool:
        """Whether a verb of change governs what stands behind these words."""
        words = [w.casefold() for w in _WORD.findall(before.rpartition(". ")[2])]
        for back, word in enumerate(reversed(words)):
            if form := self._forms.get(word):
                left = words[: len(words) - back - 1]
                if left[-1:] == ["for"]:
                    # "Responsible for reducing wait times" is what the job was for.
                    return False
                if form.tenses <= {"base", "third"} or ("base" in form.tenses and left[-1:] == ["to"]):
                    led = left[-2:-1] if left[-1:] == ["to"] else left[-1:]
                    return not left or (bool(led) and led[0] in self._helping)
                return True
            if back == _MOST_BETWEEN or (word in self._stops and not self._is_particle(words, back)):
                return False
        return False

    @staticmethod
    def _is_particle(words: list[str], back: int) -> bool:
        """Whether "on" belongs to its verb: "cut down on wait times"."""
        at = len(words) - 1 - back
        return words[max(at - 1, 0) : at + 1] in (["down", "on"], ["back", "on"])


def _plain(noun: str) -> str:
    return " ".join(noun.casefold().split())


@cache
def changes_of(lexicons: Lexicons) -> Changes:
    """The changes of these lexicons."""
    return Changes(lexicons.table("changes"), verbs_of(lexicons))

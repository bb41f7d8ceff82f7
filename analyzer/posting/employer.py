"""Tells what the employer says of itself from what it asks for: its own line of work is nobody's duty.

So do sentences that tell of other things (the unit, the company's plans), slogans and bare headings ask for nothing.

The patterns are `[ignored]` of `lexicons/posting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.words.inflection import Form
from analyzer.posting.items import Item

# Shorter ones are points of a list, whatever verb is in them.
_SENTENCE_WORDS = 7


class EmployerReader:
    """Built once from the table `ignored`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Mapping[str, Form]) -> None:
        self._verbs = verbs
        self._asks = re.compile(rf"\b(?:{'|'.join(table['asking_words'])})", re.IGNORECASE)
        self._tells = re.compile(rf"\b(?:{'|'.join(table['telling_verbs'])})\b")
        self._aside = re.compile(table["asides"])
        self._sentence = re.compile(table["employer_sentence"])
        self._company = re.compile(table["company"])
        self._seeks = re.compile(table["seeks"])

    def is_subject(self, text: str) -> bool:
        """Whether the employer is the subject of a sentence."""
        return bool(self._sentence.match(text))

    def is_talk(self, text: str) -> bool:
        """Whether a line asks for nothing: a slogan, a heading, or a sentence about somebody else than the reader."""
        if self._asks.search(text):
            return False
        words = re.findall(r"[A-Za-z’'-]+", text)
        # "Handles several tasks at once", "Regularly makes decisions" tell what the reader would do.
        works = any(w.casefold() in self._verbs for w in words[: 2 if words[:1] and words[0].endswith("ly") else 1])
        told = len(words) >= _SENTENCE_WORDS and not works and self._tells.search(text)
        return bool(told or self._aside.fullmatch(text.strip()))

    def without_own_work(self, items: Sequence[Item], text: str, *, marked: bool) -> list[Item]:
        """The items without the tasks that are the employer's line of work, or a part of its name.

        With `marked` the text holds a word of strength, and may ask for something all the same.
        """
        if self._company.match(text) and not marked:
            return [i for i in items if i.kind != "task"]
        if seeking := self._seeks.match(text):
            return [i for i in items if i.kind != "task" or i.start >= seeking.end("name")]
        return list(items)

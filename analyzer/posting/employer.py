"""Tells what the employer says of itself from what it asks for: its own line of work is nobody's duty.

The patterns are `[ignored]` of `lexicons/posting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.posting.items import Item


class EmployerReader:
    """Built once from the table `ignored`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._sentence = re.compile(table["employer_sentence"])
        self._company = re.compile(table["company"])
        self._seeks = re.compile(table["seeks"])

    def is_subject(self, text: str) -> bool:
        """Whether the employer is the subject of a sentence."""
        return bool(self._sentence.match(text))

    def without_own_work(self, items: Sequence[Item], text: str, *, marked: bool) -> list[Item]:
        """The items without the tasks that are the employer's line of work, or a part of its name.

        With `marked` the text holds a word of strength, and may ask for something all the same.
        """
        if self._company.match(text) and not marked:
            return [i for i in items if i.kind != "task"]
        if seeking := self._seeks.match(text):
            return [i for i in items if i.kind != "task" or i.start >= seeking.end("name")]
        return list(items)

"""Whom a question counts, in the bullet's own word: "residents" where it tells of residents and of no patients."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.words.whole_words import phrase_pattern

_COUNTED = re.compile(r"\bpatients\b")
_PATIENT = re.compile(r"\b(?:patient|pts?\b)", re.I)


class People:
    """Built once from the word lists of `placing`; `as_told` is pure."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._served = phrase_pattern(lists["served"])
        self._visiting = phrase_pattern(lists["visiting"])

    def as_told(self, ask: Ask, said: str, line: str = "") -> Ask | None:
        """The question in the words of `said`, else of the line; None where it counts patients and only others came."""
        if not _COUNTED.search(f"{ask.unit} {ask.after}") or _PATIENT.search(said):
            return ask
        if served := self._served.search(said):
            return _counting(ask, served[0].casefold())
        if self._visiting.search(said):
            return None
        served = None if _PATIENT.search(line) else self._served.search(line)
        return _counting(ask, served[0].casefold()) if served else ask


@lru_cache(maxsize=512)
def _counting(ask: Ask, people: str) -> Ask:
    """A question about patients as one about these people."""

    def own(words: str) -> str:
        return _COUNTED.sub(people, words)

    before = tuple(map(own, ask.before))
    return replace(
        ask, question=own(ask.question), unit=own(ask.unit), hint=own(ask.hint), after=own(ask.after), before=before
    )

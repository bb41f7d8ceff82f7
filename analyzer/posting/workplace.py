"""Tells whether a posting names its own place of work or field, or another's in passing.

The words around a place come from `lexicons/posting.toml`, table `workplace`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from analyzer.matchers.words.folding import AnyCase
from analyzer.model import Requirement

_MOST_WORDS = 8
_MOST_CHARACTERS = 70
# A field that so many clauses name is the posting's own.
_OFTEN = 3
_MOST_OPENING = 4
_NAME = re.compile(r"(?:[A-Z0-9&(|/:.,–—-][^\s]*|(?:of|and|the|for|at|in|on|to|by)\b|\s+)+")


class WorkplaceReader:
    """Built once from the table `workplace`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._before = re.compile(rf"(?:{'|'.join(table['before'])})\W*$")
        self._behind = AnyCase(rf"{table['unit']}?\s*(?:{'|'.join(table['behind'])})")
        self._opening = AnyCase(rf"{table['unit']}?\s+(?:{table['opening']})")
        self._elsewhere = AnyCase("|".join(table["elsewhere"]))
        self._covers, self._covers_on = AnyCase(table["covers"]), AnyCase(table["covers_on"])
        self._listed = AnyCase(table["listed"])
        self._leads = AnyCase(table["leads"])
        self._treated = AnyCase(table["treated"])
        self._treated_named = AnyCase(table["treated_named"])
        self._employer = re.compile(table["employer"])
        self._too_general = frozenset(table["too_general"])
        self._unsaid = frozenset(table["unsaid"])

    def is_own(self, text: str, start: int, end: int, ids: Collection[str]) -> bool:
        """Whether `text[start:end]` names the place where the work is done, and more of it than "our clinic"."""
        if self._unsaid.issuperset(ids):
            return False
        if self._covers_on.match(text[end:]) and self._covers.search(text[:start]):
            return True
        if self._elsewhere.search(text[:end]):
            return False
        if _is_name(text):
            return True
        if self._employer.match(text) and text[start].isupper() and _NAME.fullmatch(text[:end]):
            return True
        if self._opening.match(text[end:]) and len(text[:start].split()) <= _MOST_OPENING:
            return True
        if self._listed.match(text[end:]) and self._leads.search(text[:start]):
            return True
        if any(i.startswith("specialty.") for i in ids) and (
            self._treated.search(text[:start]) or self._treated_named.match(text[start:])
        ):
            return True
        named = text[start].isupper() and re.match(r"\s+[A-Z]", text[end:])
        return bool(self._before.search(text[:start]) and (named or self._behind.match(text[end:])))

    def often_named(self, passed: Sequence[Requirement]) -> list[Requirement]:
        """The first mention of each place that many clauses name in passing."""
        counts = Counter(ids for ids, _ in {(r.any_of, r.span.start) for r in passed})
        first: dict[tuple[str, ...], Requirement] = {}
        for r in passed:
            if counts[r.any_of] >= _OFTEN and not self._too_general & set(r.any_of):
                first.setdefault(r.any_of, r)
        return list(first.values())


def _is_name(text: str) -> bool:
    """Whether a short line is a name in capitals ("Lakeside Pediatrics"), not a sentence."""
    bare = text.strip()
    short = len(bare) <= _MOST_CHARACTERS and len(bare.split()) <= _MOST_WORDS
    return short and not bare.endswith((".", ":", "!", "?")) and bool(_NAME.fullmatch(bare))

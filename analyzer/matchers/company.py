"""Compiles the `near` and `never` entries of a term: the company that lets a mention count, or forbids it.

An entry matches as the beginning of a word, in any case ("phlebotom" finds "phlebotomist"). A trailing "!" asks for
the whole word ("clinic!" is not found in "clinical"). Up to six capitals stand for letters: whole words, as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzer.matchers.folding import lower_text

_MOST_LETTERS = 6
_WORD_END = r"(?![^\W_])"


def _is_letters(entry: str) -> bool:
    bare = entry.strip().removesuffix("!").rstrip()
    return bare.isupper() and len(bare) <= _MOST_LETTERS


def _entry(text: str) -> str:
    text = text.strip()
    bare = text.removesuffix("!").rstrip()
    if _is_letters(text):
        return _body(bare) + "[sS]?" + _WORD_END
    return _body(bare.lower()) + (_WORD_END if text.endswith("!") else "")


def _body(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"[\s\-/]+")


def _any_entry(entries: list[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(_entry, entries)) + ")") if entries else None


class Company:
    """Entries to look for; their patterns are compiled late, since most terms never meet their words."""

    __slots__ = ("_entries", "_letters", "_words")

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = tuple(entries)
        self._words: re.Pattern[str] | None = None
        self._letters: re.Pattern[str] | None = None

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Whether one of the entries stands in `text[start:end]`."""
        if self._entries:
            # In words they are to be found in lower case, in letters as written.
            self._words = _any_entry([e for e in self._entries if not _is_letters(e)])
            self._letters = _any_entry([e for e in self._entries if _is_letters(e)])
            self._entries = ()
        if self._words and self._words.search(lower_text(text), start, end):
            return True
        return self._letters is not None and self._letters.search(text, start, end) is not None

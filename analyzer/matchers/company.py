"""Compiles the `near` and `never` entries of a term: the company that lets a mention count, or forbids it.

An entry matches as the beginning of a word, in any case ("phlebotom" finds "phlebotomist"). A trailing "!" asks for
the whole word ("clinic!" is not found in "clinical"). Up to six capitals stand for letters: whole words, as written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analyzer.matchers.folding import lower_text

_MOST_LETTERS = 6
_WORD_END = r"(?![^\W_])"


class Company(NamedTuple):
    """The entries in words, to be found in lower case, and those in letters, to be found as written.

    `openings` are the first words of both: most lines hold none of them, and are told apart without a pattern.
    """

    openings: tuple[str, ...]
    words: re.Pattern[str] | None
    letters: re.Pattern[str] | None


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


def _opening(entry: str) -> str:
    """What a text in lower case must hold where the entry stands in it."""
    return entry.strip().removesuffix("!").rstrip().lower().partition(" ")[0]


def _any_entry(entries: list[str]) -> re.Pattern[str] | None:
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(_entry, entries)) + ")") if entries else None


@cache
def company_patterns(entries: tuple[str, ...]) -> Company:
    """The patterns for `near` or `never` entries; compiled late, since most terms never meet their words."""
    return Company(
        tuple(dict.fromkeys(map(_opening, entries))),
        _any_entry([e for e in entries if not _is_letters(e)]),
        _any_entry([e for e in entries if _is_letters(e)]),
    )


def keeps_company(entries: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the entries stands in `text[start:end]`."""
    if not entries:
        return False
    openings, words, letters = company_patterns(entries)
    lowered = lower_text(text)
    if not any(map(lowered[start:end].__contains__, openings)):
        return False
    if words and words.search(lowered, start, end):
        return True
    return letters is not None and letters.search(text, start, end) is not None

"""Compiles the `near` and `never` entries of a term: the company that lets a mention count, or forbids it.

An entry matches as the beginning of a word, in any case ("phlebotom" finds "phlebotomist"). A trailing "!" asks for
the whole word ("clinic!" is not found in "clinical"). Up to six capitals stand for letters: whole words, as written.
"""

from __future__ import annotations

import re
from functools import cache

_MOST_LETTERS = 6
_WORD_END = r"(?![^\W_])"


def _entry(text: str) -> str:
    text = text.strip()
    bare = text.removesuffix("!").rstrip()
    body = re.escape(bare).replace(r"\ ", r"[\s\-/]+")
    if bare.isupper() and len(bare) <= _MOST_LETTERS:
        return f"(?-i:{body}[sS]?{_WORD_END})"
    return body + _WORD_END if text.endswith("!") else body


@cache
def company_pattern(entries: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for `near` or `never` entries; compiled late, since most terms never meet their words."""
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(_entry, entries)) + ")", re.I)


def keeps_company(entries: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the entries stands in `text[start:end]`."""
    return bool(entries) and company_pattern(entries).search(text, start, end) is not None

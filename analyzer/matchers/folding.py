"""Matching that ignores case by lowering both sides: Python's engine is several times faster so than with re.I.

With literal lower-case letters the engine rejects most alternatives of a long pattern by their first letter.
"""

from __future__ import annotations

import re

_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")


def lower_pattern(pattern: str) -> str:
    """The pattern in lower case; escapes such as `\\S` and group names stay."""
    return _CAPITAL.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0], pattern)


def lower_text(text: str) -> str:
    """The text in lower case with every character at its place, also where a lower-case form is longer."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

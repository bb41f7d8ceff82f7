"""Takes a regular expression apart: its alternatives, and the elements of each with how often they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The pieces of a pattern that stand for one sign, or say how often; a set or an escape counts as one piece.
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]+\}|.", re.S)
MAYBE_NONE = re.compile(r"[?*]|\{0?,|\{0\}")
_OFTEN = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?(?:-?[a-z]*:|P<\w+>))?(?!\?)")


class Element(NamedTuple):
    """A sign, set, escape or bracket of a pattern, and how often it stands ("" for once)."""

    text: str
    often: str

    @property
    def is_optional(self) -> bool:
        """Whether a match may go without it."""
        return MAYBE_NONE.match(self.often) is not None

    @property
    def takes_none(self) -> bool:
        """Whether it only looks at a place and takes no sign of the text."""
        return self.text in (r"\b", r"\B", "^", "$") or _LOOK.match(self.text) is not None

    @property
    def inner(self) -> str | None:
        """What stands in its brackets; None where it is no plain group."""
        group = _GROUP.match(self.text)
        return self.text[group.end() : -1] if group else None

    @property
    def sign(self) -> str:
        """The one sign that it stands for; "" where it may be any of several."""
        if len(self.text) == 1:
            return "" if self.text in ".^$" else self.text
        is_sign = len(self.text) == 2 and self.text[0] == "\\" and not self.text[1].isalnum()
        return self.text[1] if is_sign else ""


def alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand outside of any bracket."""
    depth, start, at = 0, 0, 0
    for piece in PIECE.findall(pattern):
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
        elif piece == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
        at += len(piece)
    yield pattern[start:]


def elements(alternative: str) -> Iterator[Element]:
    """The elements of one alternative, in order."""
    while alternative:
        text = _first_element(alternative)
        alternative = alternative[len(text) :]
        often = _OFTEN.match(alternative)
        alternative = alternative[often.end() :] if often else alternative
        yield Element(text, often[0] if often else "")


def _first_element(pattern: str) -> str:
    """The first piece of a pattern, or its first brackets with all that they hold."""
    depth, at = 0, 0
    for piece in PIECE.findall(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        at += len(piece)
        if not depth:
            break
    return pattern[:at]

"""Tells with which signs a match of a pattern may open, so that the pattern is not tried where none of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Stands for every digit.
DIGIT = "0"
# The pieces of a pattern that stand for one sign, or say how often; a set or an escape counts as one piece.
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]+\}|.", re.S)
MAYBE_NONE = re.compile(r"[?*]|\{0?,|\{0\}")
_OFTEN = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_LOOK = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?(?:-?[a-z]*:|P<\w+>))?")
_RANGE = re.compile(r"(\\.|.)(?:-(?!$)(.))?", re.S)


def first_signs(pattern: str) -> frozenset[str] | None:
    """The signs that a match may open with; None where it may be any sign, or no sign at all."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        own = _of_sequence(alternative)
        if own is None:
            return None
        found |= own
    return frozenset(found)


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


def _of_sequence(pattern: str) -> set[str] | None:
    found: set[str] = set()
    while pattern:
        element = _first_element(pattern)
        pattern = pattern[len(element) :]
        often = _OFTEN.match(pattern)
        pattern = pattern[often.end() :] if often else pattern
        if element in (r"\b", r"\B", "^") or _LOOK.match(element):
            continue
        own = _of_element(element)
        if own is None:
            return None
        found |= own
        if not (often and MAYBE_NONE.match(often[0])):
            return found
    return None


def _first_element(pattern: str) -> str:
    """The first piece of a pattern, or its first brackets with all that they hold."""
    depth, at = 0, 0
    for piece in PIECE.findall(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        at += len(piece)
        if not depth:
            break
    return pattern[:at]


def _of_element(element: str) -> frozenset[str] | None:
    if element.startswith("("):
        group = _GROUP.match(element)
        return first_signs(element[group.end() : -1]) if group else None
    if element.startswith("["):
        return None if element.startswith("[^") else _of_set(element[1:-1])
    return None if element in (".", "$") else _of_sign(element)


def _of_set(inner: str) -> frozenset[str] | None:
    found: set[str] = set()
    for first, last in _RANGE.findall(inner):
        signs = map(chr, range(ord(first), ord(last) + 1)) if last and len(first) == 1 else (first, *last)
        for sign in signs:
            own = _of_sign(sign)
            if own is None:
                return None
            found |= own
    return frozenset(found)


def _of_sign(sign: str) -> frozenset[str] | None:
    if sign == r"\d" or sign.isdecimal():
        return frozenset(DIGIT)
    if len(sign) > 1 and sign[1].isalnum():
        return None
    return frozenset(sign[-1])

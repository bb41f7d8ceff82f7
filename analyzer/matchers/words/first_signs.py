"""Tells with which signs a match of a pattern may open, so that the pattern is not tried where none of them stands."""

from __future__ import annotations

import re

from analyzer.matchers.words.pattern_parts import Element, alternatives, elements

# Stands for every digit.
DIGIT = "0"
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


def _of_sequence(alternative: str) -> set[str] | None:
    found: set[str] = set()
    for element in elements(alternative):
        if element.takes_none:
            continue
        own = _of_element(element)
        if own is None:
            return None
        found |= own
        if not element.is_optional:
            return found
    return None


def _of_element(element: Element) -> frozenset[str] | None:
    text = element.text
    if text.startswith("("):
        return None if element.inner is None else first_signs(element.inner)
    if text.startswith("["):
        return None if text.startswith("[^") else _of_set(text[1:-1])
    if text == r"\d":
        return frozenset(DIGIT)
    return _of_sign(element.sign) if element.sign else None


def _of_set(inner: str) -> frozenset[str] | None:
    found: set[str] = set()
    for first, last in _RANGE.findall(inner):
        signs = map(chr, range(ord(first), ord(last) + 1)) if last and len(first) == 1 else (first, *last)
        for sign in signs:
            if len(sign) > 1 and sign[1].isalnum() and sign != r"\d":
                return None
            found |= frozenset(DIGIT) if sign == r"\d" else _of_sign(sign[-1])
    return frozenset(found)


def _of_sign(sign: str) -> frozenset[str]:
    return frozenset(DIGIT if sign.isdecimal() else sign)

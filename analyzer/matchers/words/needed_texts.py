"""Tells what a text must hold where a pattern matches: a look for a few words costs less than the pattern itself."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.matchers.words.pattern_parts import alternatives, elements

# Shorter ones stand in nearly every text; those below the second number in many.
_LEAST, _RARE = 2, 3


def needed_texts(pattern: str) -> frozenset[str] | None:
    """Texts of which one stands in every match of the pattern; None where no such texts are known."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        own = max(_needed(alternative), key=_worth, default=None)
        if own is None:
            return None
        found |= own
    # Where "certif" is looked for, "certified" need not be.
    return frozenset(t for t in found if not any(other != t and other in t for other in found))


def _needed(alternative: str) -> Iterator[frozenset[str]]:
    """For each part that every match of this alternative holds, the texts of which one stands there."""
    run = ""
    for element in elements(alternative):
        sign = element.sign
        if sign and not element.is_optional:
            run += sign
            if not element.often:
                continue
        if len(run) >= _LEAST:
            yield frozenset((run,))
        run = ""
        if element.inner is not None and not element.is_optional and (own := needed_texts(element.inner)):
            yield own
    if len(run) >= _LEAST:
        yield frozenset((run,))


def _worth(texts: frozenset[str]) -> tuple[bool, int, int]:
    """Few texts are looked for soonest, long ones stand in the fewest lines."""
    shortest = min(map(len, texts))
    return shortest >= _RARE, -len(texts), shortest

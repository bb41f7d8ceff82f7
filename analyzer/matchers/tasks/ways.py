"""Tells by what way something was sent or kept: "records by fax", "posted payments in the billing software"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.words.closed_words import DETERMINERS
from analyzer.matchers.words.words import Word

# Closed-class words of the search, not facts of the field.
_WAYS = frozenset("fax phone telephone mail email portal text".split())
_BY = frozenset(("by", "via"))
_PRODUCTS = frozenset(("software", "system"))
_IN = frozenset(("in", "into", "using", "through"))


def is_way(
    norms: Sequence[str], content: Sequence[Content], words: Sequence[Word], roles: Sequence[str], first: int
) -> bool:
    """Whether the words of a pattern, found at `first`, only tell how work was done, and not which."""
    if norms[-1] in _PRODUCTS:
        return any(roles[:first]) and _word_before(content, words, first) in _IN
    if not _WAYS.issuperset(norms):
        return False
    while first and content[first].joint in (",", "&") and content[first - 1].lowered in _WAYS:
        first -= 1
    return _word_before(content, words, first) in _BY


def _word_before(content: Sequence[Content], words: Sequence[Word], first: int) -> str:
    """The word before a content word, an article aside; "" where a sentence begins."""
    item = content[first]
    if item.before not in DETERMINERS:
        return item.before
    return words[item.at - 2].text.casefold() if item.at > 1 else ""

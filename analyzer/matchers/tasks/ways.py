"""Tells by what way something was sent or kept: "records by fax", "posted payments in the billing software"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.tasks.near_words import NearWords
from analyzer.matchers.words.closed_words import DETERMINERS
from analyzer.matchers.words.words import Word

_BY = frozenset(("by", "via"))
_IN = frozenset(("in", "into", "using", "through"))


def may_be_way(near: NearWords, norms: Sequence[str]) -> bool:
    """Whether the words of a pattern may tell how work was done."""
    return norms[-1] in near.products or near.ways.issuperset(norms)


def is_way(
    near: NearWords,
    norms: Sequence[str],
    content: Sequence[Content],
    words: Sequence[Word],
    roles: Sequence[str],
    first: int,
) -> bool:
    """Whether the words of a pattern that may tell how work was done, found at `first`, tell nothing else."""
    if norms[-1] in near.products:
        return any(roles[:first]) and _word_before(content, words, first) in _IN
    while first and content[first].joint in (",", "&") and content[first - 1].lowered in near.ways:
        first -= 1
    return _word_before(content, words, first) in _BY


def _word_before(content: Sequence[Content], words: Sequence[Word], first: int) -> str:
    """The word before a content word, an article aside; "" where a sentence begins."""
    item = content[first]
    if item.before not in DETERMINERS:
        return item.before
    return words[item.at - 2].text.casefold() if item.at > 1 else ""

"""Rows that count the pages: "Page 2 of 3", "Dana Whitlock - page 2", "2/3"."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*[\t|·•,]\s*|\s+[–—-]+\s+")
_COUNT = r"\d{1,2}(?:\s*(?:of|/)\s*(?P<total>\d{1,2}))?"
_BARE = re.compile(rf"\W*{_COUNT}\W*\Z", re.IGNORECASE)
_LABELLED = re.compile(rf"\W*(?:page|p\.|pg\.?)\s*{_COUNT}\W*\Z", re.IGNORECASE)
# "Dana Whitlock Page 2 of 3", without a mark between.
_NAMED = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,6}}\(?page\s*{_COUNT}\)?\Z", re.IGNORECASE)
_LONGEST = 120


def counts_pages(text: str, total: int = 0) -> bool:
    """Whether a row says which page it is. Without the word "page" it must name the `total`."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    if bare := _BARE.match(text):
        return bare["total"] is not None and int(bare["total"]) == total
    if "p" not in text.casefold():
        return False
    return any(map(_LABELLED.match, _PARTS.split(text))) or _NAMED.match(text) is not None

"""Words that a hyphen breaks at the end of a row: whole again, or written with the hyphen ("follow-up")."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib import resources

import lexicons

_ADDRESS = re.compile(r"(?:@|\.\w+/)\S*$")
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
_LETTERS = re.compile(r"[A-Za-z]+")
_BROKEN = re.compile(r"[A-Za-z]-$")
_NO_LETTER = re.compile(r"[^A-Za-z]+")
# A hyphen at the end of a row belongs to the word where it stands before or after one of these.
_COMPOUND_HEADS = frozenset(
    "self full part co non pre post multi cross well high low long short fast one two three four five six seven eight "
    "nine ten first second third on in off up follow check front back all inter intra semi anti e point walk end time "
    "day hands team patient evidence board problem detail goal state entry data community double year week month "
    "hour cost bi tri mid x face decision customer client results work".split()
)
_COMPOUND_TAILS = frozenset(
    "based time up in on out off to of the and care level site term oriented centered driven related free house line "
    "end hand person paced trained certified day hour week month year old by or a time friendly solving making wide "
    "specific facing focused effective sensitive quality ray rays house office going keeping taking setting".split()
)
# "point-of-" at the end of a row: the small words inside a compound of three.
_INNER_WORD = re.compile(r"[a-z]-(?:of|to|the|in|on|by|at|for|and|or|a)-$", re.IGNORECASE)


@cache
def _known() -> frozenset[str]:
    """The lower-case words of the lexicons, those with hyphens whole: the field's, and what sentences are made of."""
    texts = (file.read_text("utf-8") for file in resources.files(lexicons).iterdir() if file.name.endswith(".toml"))
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


def whole_words(paragraphs: Iterable[Sequence[str]]) -> frozenset[str]:
    """The lower-case words of paragraphs, each given as its rows, without those that a hyphen breaks between rows."""
    found: set[str] = set()
    for rows in paragraphs:
        broken = False
        for row in rows:
            words = _LETTERS.findall(row)
            first = 1 if broken else 0
            broken = _BROKEN.search(row[-2:]) is not None
            found.update(" ".join(words[first : len(words) - broken]).lower().split())
    return frozenset(found)


def breaks_word(before: str, after: str) -> bool:
    """Whether a known word stands half at a row's end and half at the start of the next ("Rheu-", "matology")."""
    if not _BROKEN.search(before[-2:]) or not after[:1].islower() or _ADDRESS.search(before):
        return False
    head = _NO_LETTER.split(before[:-1])[-1].lower()
    return head + _NO_LETTER.split(after, maxsplit=1)[0].lower() in _known()


def keeps_hyphen(before: str, after: str, vocabulary: Container[str]) -> bool:
    """Whether the hyphen at the end of a row is the word's own; `vocabulary` holds the file's lower-case words."""
    if _ADDRESS.search(before):
        return True
    head = _NO_LETTER.split(before[:-1])[-1].lower()
    tail = _NO_LETTER.split(after, maxsplit=1)[0].lower()
    known = _known()
    if head + tail in vocabulary:
        return False
    if f"{head}-{tail}" in known or _INNER_WORD.search(before):
        return True
    if head + tail in known:
        return False
    if head in _COMPOUND_HEADS:
        return tail in known or tail in vocabulary
    return tail in _COMPOUND_TAILS or (head in vocabulary and tail in vocabulary)

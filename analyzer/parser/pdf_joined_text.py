"""The text of a paragraph: its rows joined, and words that a hyphen broke at the end of a row made whole."""

from __future__ import annotations

import re

from analyzer.parser.drafts import LEADER, single_spaced
from analyzer.parser.encoding import repair
from analyzer.parser.pdf_paragraphs import GLUED_HYPHEN, LOWER_START, Paragraph

# Typesetters write this one where they break a word; people type the other.
_BREAK_HYPHEN = re.compile(r"[A-Za-z]\u2010$")
_ADDRESS = re.compile(r"(?:@|\.\w+/)\S*$")
_LETTERS = re.compile(r"[A-Za-z]+")
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


def whole_words(paragraphs: list[Paragraph]) -> frozenset[str]:
    """The lower-case words of a file, without those that a hyphen breaks at the end of a row.

    Empty where no hyphen asks for them.
    """
    found: set[str] = set()
    if not any(row.text.endswith("-") for paragraph in paragraphs for row in paragraph.rows[:-1]):
        return frozenset()
    for paragraph in paragraphs:
        broken = False
        for row in paragraph.rows:
            words = _LETTERS.findall(row.text)
            first = 1 if broken else 0
            broken = bool(GLUED_HYPHEN.search(row.text[-2:]))
            found.update(word.lower() for word in words[first : len(words) - broken])
    return frozenset(found)


def joined_text(paragraph: Paragraph, vocabulary: frozenset[str] = frozenset()) -> str:
    """The repaired text of a paragraph; words that a hyphen broke at the end of a row are whole again.

    `vocabulary` holds the lower-case words that the rest of the file shows in one piece.
    """
    text = paragraph.rows[0].text
    for row in paragraph.rows[1:]:
        after = row.text
        if text.endswith("\u00ad") or (_BREAK_HYPHEN.search(text[-2:]) and LOWER_START.match(after)):
            text = text[:-1] + after
        elif text.endswith("-") and GLUED_HYPHEN.search(text[-2:]) and LOWER_START.match(after):
            text = text if _keeps_hyphen(text, after, vocabulary) else text[:-1]
            text += after
        elif text.endswith(("/", "-", "@")) and not text.endswith((" /", " -")):
            text += after
        else:
            text = f"{text} {after}"
    return _tidy(repair(text))


def _keeps_hyphen(before: str, after: str, vocabulary: frozenset[str]) -> bool:
    if _ADDRESS.search(before):
        return True
    head = re.split(r"[^A-Za-z]+", before[:-1])[-1].lower()
    tail = re.split(r"[^A-Za-z]+", after, maxsplit=1)[0].lower()
    if head + tail in vocabulary:
        return False
    if head in _COMPOUND_HEADS or tail in _COMPOUND_TAILS or _INNER_WORD.search(before):
        return True
    return head in vocabulary and tail in vocabulary


def _tidy(text: str) -> str:
    if "....." in text or ". . ." in text:
        text = LEADER.sub("\t", text)
    if "\t" not in text:
        return single_spaced(text).strip()
    parts = (" ".join(part.split()) for part in text.split("\t"))
    return "\t".join(part for part in parts if part)

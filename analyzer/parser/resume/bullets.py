"""Cuts the lines below a job's header into statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyzer.model import Span
from analyzer.parser.resume.vocabulary import word_set

LONG, MANY = 250, 3
_OPENING = 8  # words: no label has more
# A full stop after these ends no sentence.
ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Drs|Mr|Mrs|Ms|St|Jr|Sr|vs|etc|approx|No|Inc|Dept|Ave|e\.g|i\.e|a\.m|p\.m|U\.S|[A-Z]))\.$"
)
SENTENCE_END = re.compile(r"[.!?;]['\"”)]?\s+(?=[A-Z\d\"“(])|[.!?](?=[A-Z][a-z])|(?<=\s)[•●▪■◦*]\s*(?=[A-Z])")
WORDLIKE = re.compile(r"[^\W_]")
# "Duties" in a cell of its own before the first duty.
LABEL_CELL = re.compile(r"([A-Z][^\t\n]{2,40})\t+(?=\S)")
PUNCTUATION = re.compile(r"[^\w\s]+")
EDGE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b•●▪■◦*·"


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space and stray bullet marks at its ends; None where nothing is left."""
    words = span.of(text)
    if words[:1].isalnum() and (words[-1:].isalnum() or words[-1:] == "."):
        return span  # most lines have nothing to take off
    left = len(words) - len(words.lstrip(EDGE))
    kept = words[left:].rstrip(EDGE)
    if not WORDLIKE.search(kept):
        return None
    return Span(span.start + left, span.start + left + len(kept))


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a span, each without white space at its ends."""
    at = span.start
    for match in SENTENCE_END.finditer(text, span.start, span.end):
        end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        if ABBREVIATION.search(text[at:end]):
            continue
        if kept := trimmed(text, Span(at, end)):
            yield kept
        at = match.end()
    if kept := trimmed(text, Span(at, span.end)):
        yield kept


def is_label(text: str) -> bool:
    """Whether a line only opens a list of duties ("Responsibilities:")."""
    words = text.split(None, _OPENING)
    if len(words) <= 4 and text.rstrip().endswith(":"):
        return True
    if len([word for word in words if word[0].isalnum()]) > _most_words():
        return False
    plain = PUNCTUATION.sub(" ", text.replace("'", "").replace("’", "")).casefold().split()
    return " ".join(plain) in word_set("bodies", "labels")


@cache
def _most_words() -> int:
    return max(len(label.split()) for label in word_set("bodies", "labels"))


def statements(text: str, span: Span, marked: bool) -> list[Span]:
    """One line's statements: a paragraph of several sentences is cut into them, a marked bullet only a long one."""
    whole = trimmed(text, span)
    if whole is None or is_label(whole.of(text)):
        return []
    if (cell := LABEL_CELL.match(text, whole.start, whole.end)) and is_label(cell[1]):
        whole = Span(cell.end(), whole.end)
    long = whole.end - whole.start > LONG
    if marked and not long:
        return [whole]
    parts = list(sentences(text, whole))
    many = len(parts) >= MANY
    return parts if (many and long if marked else many or long) and parts else [whole]

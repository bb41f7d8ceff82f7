"""Finds the single skills of skills and highlights sections, and the lines of certification sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyzer.lexicon import load
from analyzer.model import Document, Line, Section, Span
from analyzer.parser.resume.bullets import SENTENCE_END
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.skill_lists import (
    LABEL,
    STATEMENT_WORDS,
    STRONG,
    is_head_row,
    is_label,
    is_level,
    is_list,
    opening_label,
    skill_items,
)
from analyzer.parser.resume.vocabulary import is_prose, small_names

_TABBED_LABEL = re.compile(r"[^\W\d_]+\t")
_HEAD_WORDS = 5
_PARAGRAPH_WORDS = 14
_WORDS_A_COMMA = 12
_LARGER = 0.4
_SHOUTED = 5  # shorter words in capitals are letters ("EKG")


def read_skills(document: Document, sections: Sequence[Section]) -> tuple[Span, ...]:
    """The single items of all skills and highlights sections; sentences among the highlights are no items."""
    items: list[Span] = []
    for section in sections:
        if {"skills", "highlights"}.intersection(section.kinds):
            items += _section_items(document, section)
    return tuple(items)


def _section_items(document: Document, section: Section) -> Iterator[Span]:
    pieces = body_pieces(document, section)
    texts = [p.span.of(document.text) for p in pieces]
    listed = len(texts) > 3 and 2 * sum("," in t for t in texts) < len(texts)
    heads = {i for i in range(len(pieces)) if _is_head(document, pieces, texts, i)}
    explained = {i for i in heads if _is_explained(texts, heads, i)}
    openings = [opening_label(t) for t in texts]
    labelled = sum(map(bool, openings)) > 1
    # Where all items start with capitals, a line that does not is the rest of the item above.
    wrapped = len(texts) > 3 and sum(t[:1].islower() for t in texts) * 3 <= len(texts)
    held: Span | None = None
    under_name = False
    for index, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if index in heads:
            under_name = index in explained
            if held:
                yield held
            held = None
            if under_name:
                yield from skill_items(document.text, piece.span, listed=True)
            continue
        told = text.rstrip().endswith(".") and len(text.split()) >= STATEMENT_WORDS
        if text.rstrip().endswith(":") or is_head_row(text) or is_level(text) or (under_name and _explains(text)):
            continue
        if (is_label(text) and index + 1 < len(pieces)) or _is_paragraph(text) or _tells_languages(text):
            continue
        if not ("highlights" in section.kinds and told):
            skip = openings[index] if labelled else 0
            found = skill_items(document.text, Span(piece.span.start + skip, piece.span.end), listed=listed)
            if held and found and wrapped and _goes_on(document, pieces, index):
                held, found = Span(held.start, found[0].end), found[1:]
            if held and found:
                yield held
            if found:
                yield from found[:-1]
                held = found[-1]
    if held:
        yield held


def _is_head(document: Document, pieces: Sequence[Piece], texts: Sequence[str], index: int) -> bool:
    """Whether a line stands over the next ones as their head: a few words, set off by its look."""
    text = texts[index]
    if index + 1 >= len(pieces) or "," in text or len(text.split()) > _HEAD_WORDS:
        return False
    return _is_set_off(document, pieces, texts, index) and not STRONG.search(text)


def _is_set_off(document: Document, pieces: Sequence[Piece], texts: Sequence[str], index: int) -> bool:
    text = texts[index]
    line, below = document.lines[pieces[index].line], document.lines[pieces[index + 1].line]
    if pieces[index].line == pieces[index + 1].line:
        return False
    if line.bullet:
        return below.bullet and below.indent > line.indent and is_label(text)
    if _stands_out(line, below):
        return True
    if below.bullet and text[0].isupper() and index + 2 < len(pieces) and document.lines[pieces[index + 2].line].bullet:
        return index == 0 or document.lines[pieces[index - 1].line].bullet
    shouted = text.isupper() and len(text) >= _SHOUTED and not texts[index + 1].isupper()
    return shouted and ("," in texts[index + 1] or STRONG.search(texts[index + 1]) is not None)


def _stands_out(line: Line, below: Line) -> bool:
    """Whether a line is set in a heavier or larger look than the one below."""
    bolder, larger = line.bold and not below.bold, line.size > below.size + _LARGER
    return bolder or (larger and line.bold >= below.bold) or (line.heading_level > 0 and not below.heading_level)


def _is_explained(texts: Sequence[str], heads: set[int], index: int) -> bool:
    """Whether all that stands below a head tells of it, so that it is the skill, and no list of skills."""
    end = next((i for i in range(index + 1, len(texts)) if i in heads), len(texts))
    return all(_explains(t) for t in texts[index + 1 : end])


def _goes_on(document: Document, pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is the rest of the item above: in small letters, where its first word had no room there."""
    words = pieces[index].span.of(document.text)
    if not words[:1].islower():
        return False
    above, line = (document.lines[p.line] for p in pieces[index - 1 : index + 1])
    first, ended = words.split()[0], pieces[index - 1].span.of(document.text).rstrip()[-1:]
    same = (above.size, above.bold, above.column) == (line.size, line.bold, line.column)
    if (
        not same
        or line.bullet
        or not (first.islower() and first[0].isalpha())
        or not (ended.isalnum() or ended in ")/&")
    ):
        return False
    if first.rstrip(",;") in small_names() or not (line.boxes and above.boxes):
        return False
    row, below = above.boxes[-1], line.boxes[0]
    letter = (below.x1 - below.x0) / len(words)
    rows = (b for p in pieces for b in document.lines[p.line].boxes if abs(b.x0 - row.x0) < letter)
    return row.x1 + letter * (len(first) + 1) > max(b.x1 for b in rows)


def _tells_languages(text: str) -> bool:
    """Whether a line says which languages a person speaks ("Languages: English, Spanish")."""
    label = LABEL.match(text) or _TABBED_LABEL.match(text)
    if label is None or heading_kinds(label.group()) != ("languages",):
        return False
    return any(word.casefold() in _spoken() for word in re.findall(r"[^\W\d_]+", text[label.end() :]))


@cache
def _spoken() -> frozenset[str]:
    names = [*load().table("languages")["spoken"]["names"], *(t.name for t in load().of_kind("language"))]
    return frozenset(name.casefold() for name in names)


def _is_paragraph(text: str) -> bool:
    """Whether a line tells of the person in several sentences."""
    words = len(text.split())
    told = words >= _PARAGRAPH_WORDS and text.rstrip().endswith(".") and text.count(",") * _WORDS_A_COMMA < words
    return told and any(m.group().startswith(".") for m in SENTENCE_END.finditer(text))


def _explains(text: str) -> bool:
    return is_level(text) or (is_prose(text) and not is_list(text))


def read_credential_lines(document: Document, sections: Sequence[Section]) -> tuple[Span, ...]:
    """The lines of all certification sections, without their headings."""
    spans: list[Span] = []
    for section in sections:
        if "certifications" in section.kinds:
            for piece in body_pieces(document, section):
                words = piece.span.of(document.text)
                start = piece.span.start + len(words) - len(words.lstrip())
                spans.append(Span(start, start + len(words.strip())))
    return tuple(spans)

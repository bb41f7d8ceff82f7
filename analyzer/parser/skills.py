"""Cuts skill lists into single items, and finds the lines of certification sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.model import Document, Section, Span
from analyzer.parser.bullets import WORDLIKE
from analyzer.parser.sections import body_pieces

LABEL = re.compile(r"[^\W\d_][^:,;|\n]{0,40}:\s*(?=\S)")
MARK = re.compile(r"\s*[,;|•●▪■◦·\t\u2022]\s*|\s{3,}|\s+[*]\s+")
MARK_OR_BRACKET = re.compile(rf"[()]|{MARK.pattern}")
JOINING = re.compile(r"(?:and|&)\s+", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b[A-Za-z]\.$|\b(?:etc)\.$")
STATEMENT_WORDS = 8
EDGES = " \t*-–—:_•·"


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Pieces between marks that stand outside brackets."""
    at, depth = 0, 0
    closers = text.count(")")
    for found in MARK_OR_BRACKET.finditer(text):
        start, end = found.span()
        mark = found.group()
        if mark == "(":
            depth += closers > 0
        elif mark == ")":
            depth, closers = max(0, depth - 1), closers - 1
        elif depth == 0:
            thousands = mark.lstrip().startswith(",") and text[start - 1 : start].isdigit()
            if not (thousands and text[end : end + 3].isdigit()):
                yield at, start
                at = end
    yield at, len(text)


def skill_items(text: str, span: Span) -> list[Span]:
    """The items of one line: without label, joining "and" and full stop; a statement stays whole."""
    line = span.of(text)
    label = LABEL.match(line)
    skip = label.end() if label and len(label.group().split()) <= 5 else 0
    items: list[Span] = []
    for start, end in _split(line[skip:]):
        raw = line[skip + start : skip + end]
        kept = raw.strip().strip(EDGES).strip()
        joined = JOINING.match(kept)
        kept = kept[joined.end() :] if joined and items else kept
        if kept.endswith(".") and not ABBREVIATED.search(kept):
            kept = kept.rstrip(". ")
        if WORDLIKE.search(kept):
            at = span.start + skip + start + raw.index(kept)
            items.append(Span(at, at + len(kept)))
    if len(items) > 1 and any(len(i.of(text).split()) > STATEMENT_WORDS for i in items):
        whole = line.strip().strip(EDGES).strip()
        at = span.start + line.index(whole)
        return [Span(at, at + len(whole))]
    return items


def read_skills(document: Document, sections: Sequence[Section]) -> tuple[Span, ...]:
    """The single items of all skills and highlights sections; sentences among the highlights are no items."""
    items: list[Span] = []
    for section in sections:
        if not {"skills", "highlights"}.intersection(section.kinds):
            continue
        for piece in body_pieces(document, section):
            line = piece.span.of(document.text)
            told = line.rstrip().endswith(".") and len(line.split()) >= STATEMENT_WORDS
            if not ("highlights" in section.kinds and told):
                items += skill_items(document.text, piece.span)
    return tuple(items)


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

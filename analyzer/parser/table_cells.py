"""Cells of tables and forms: heads of columns say nothing, and a label's cell is one row with the cell beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from analyzer.model import Document, Line, Span
from analyzer.parser.resume.memory import remembered_here
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.vocabulary import headings_table, word_set

LONGEST_HEAD = 60
_PARTS = re.compile(r"\s*(?:[/&,+–-]|\b(?:and|or)\b|[()])\s*")


@cache
def _heads() -> frozenset[str]:
    """What tables call their columns, and forms their fields."""
    groups = headings_table()
    labels = {
        word
        for table in ("header_labels", "school_labels")
        for role, words in groups[table].items()
        if role != "other"
        for word in words
    }
    return (
        frozenset(labels) | word_set("bodies", "columns") | word_set("bodies", "labels") | word_set("bodies", "cells")
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" :*#").split())


def is_head(text: str) -> bool:
    """Whether a text is only what a column is called ("School", "Employer and Location", "Dates (From - To)")."""
    if len(text) > LONGEST_HEAD:
        return False
    plain = _plain(text)
    parts = [part for part in _PARTS.split(plain) if part]
    return plain in _heads() or (bool(parts) and all(part in _heads() for part in parts))


def _heads_column(line: Line, text: str) -> bool:
    return not line.bullet and not line.hidden and is_head(text)


def column_heads(document: Document) -> frozenset[int]:
    """The lines that only name the columns of a table: whole rows of such names, or two cells and more in a row."""
    return _column_heads(document, "")


@remembered_here
def _column_heads(document: Document, _whole: str) -> frozenset[int]:
    found: set[int] = set()
    cells: list[bool] = []
    for index, line in enumerate(document.lines):
        text = line.span.of(document.text)
        tabbed = "\t" in text
        if tabbed and all(map(is_head, text.split("\t"))):
            found.add(index)
        cells.append(line.in_table and not tabbed and _heads_column(line, text))
    if True not in cells:
        return frozenset(found)  # most resumes have no table
    for single, run in groupby(range(len(cells)), cells.__getitem__):
        indexes = list(run)
        if single and len(indexes) > 1:
            found.update(indexes)
    return frozenset(found)


@cache
def _labels(table: str) -> frozenset[str]:
    return frozenset(word for words in headings_table()[table].values() for word in words)


def with_labels(document: Document, table: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where each label in a cell of its own is one piece with what stands behind it.

    `table` names the labels in the lexicon; a label alone makes no form.
    """
    lines = [document.lines[p.line] for p in pieces]
    if not any(line.in_table for line in lines):
        return list(pieces)
    known = _labels(table) - word_set("bodies", "labels")
    labels: set[int] = set()
    for i, (piece, here, behind) in enumerate(zip(pieces, lines, lines[1:], strict=False)):
        if here.in_table and behind.in_table and not (here.bullet or behind.bullet or i - 1 in labels):
            if _plain(piece.span.of(document.text)) in known:
                labels.add(i)
    if len(labels) < 2:
        return list(pieces)
    return [
        Piece(p.line, Span(p.span.start, pieces[i + 1].span.end)) if i in labels else p
        for i, p in enumerate(pieces)
        if i - 1 not in labels
    ]

"""Words that are drawn upside down: a page of them is turned to be read, and a few of them are read row by row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analyzer.parser.pdf.bullets import mark_glyphs
from analyzer.parser.pdf.characters import PageGeometry, PageText, Word
from analyzer.parser.pdf.drawings import Drawings, Rectangle
from analyzer.parser.pdf.pieces import Piece, build_pieces
from analyzer.parser.pdf.rows import build_rows
from analyzer.parser.pdf.styles import Flags, Numbers
from analyzer.parser.scans.rows import Turned

_DESCENT = 0.2


def find_on_head(along: Numbers, whole: Numbers, first: Numbers, last: Numbers, top: Numbers) -> Flags | None:
    """Which words run against the page, None where none do.

    `along` and `whole` are how far their matrices go along the page and at all. Those of fonts with a negative size go
    against it, too, but such words run forward: `first` and `last` are where their first and last characters end.
    """
    against: Flags = along < -0.7 * whole
    level = against[1:] & against[:-1] & (np.abs(np.diff(top)) < 1)
    steps = np.sign(np.concatenate(((last - first)[against], np.diff(first)[level])))
    return against if steps.sum() < 0 else None


def turn_page(text: PageText, drawings: Drawings) -> None:
    """Turn words and drawings by half where most letters stand on their heads; else take those out of the words.

    What is hidden stays where it is.
    """
    on_head = {id(word) for word in text.on_head}
    letters = sum(len(word.text) for word in text.on_head if not word.hidden)
    if letters * 2 <= sum(len(word.text) for word in text.words if not word.hidden):
        text.words = [word for word in text.words if word.hidden or id(word) not in on_head]
        return
    geometry = text.geometry
    back = np.array([[-1, 0, geometry.width], [0, -1, geometry.height], [0, 0, 1]])
    text.turned = Turned(back, 1.0, geometry.width, geometry.height)
    text.words = [
        word if word.hidden else replace(_turned(word, geometry), upright=id(word) in on_head) for word in text.words
    ]
    text.on_head = []
    for boxes in (drawings.dots, drawings.horizontal, drawings.vertical, drawings.images):
        boxes[:] = [_turned_box(box, geometry) for box in boxes]


def rows_on_head(text: PageText, number: int) -> list[Piece]:
    """A piece for each row of the words that stand on their heads, in the order in which they are read.

    Their boxes are where they stand.
    """
    geometry = text.geometry
    turned = [replace(_turned(word, geometry), upright=True) for word in text.on_head if not word.hidden]
    found: list[Piece] = []
    for row in build_rows(mark_glyphs(build_pieces(turned), set()), number) if turned else []:
        whole = Piece([word for piece in row.pieces for word in piece.words])
        whole.bullet = row.bullet
        whole.text()  # is kept: it is told from how the turned words stand
        x0, top, x1, bottom = _turned_box((row.x0, row.top, row.x1, row.bottom), geometry)
        whole.x0, whole.top, whole.x1, whole.bottom, whole.mark_x0 = x0, top, x1, bottom, x0
        found.append(whole)
    return found


def _turned(word: Word, geometry: PageGeometry) -> Word:
    x0, top, x1, bottom = _turned_box((word.x0, word.top, word.x1, word.bottom), geometry)
    height = bottom - top
    base = geometry.height - word.base
    if not bottom - 0.5 * height <= base <= bottom:
        base = bottom - _DESCENT * height
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, base=base)


def _turned_box(box: Rectangle, geometry: PageGeometry) -> Rectangle:
    x0, top, x1, bottom = box
    return geometry.width - x1, geometry.height - bottom, geometry.width - x0, geometry.height - top

"""Which pieces of a page begin with a bullet: a glyph, a drawn dot, or a number in a numbered list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analyzer.parser.pdf.icons import is_detail, is_icon

if TYPE_CHECKING:
    from analyzer.parser.pdf.drawings import Rectangle
    from analyzer.parser.pdf.pieces import Piece

# Marks that are a bullet wherever they start a row. U+F000 to U+F0FF are Symbol and Wingdings in their own encoding.
_STRONG = "•●▪■◦○◘◙‣⁃∙➢➤►▶▸❖◆◇✓✔✗✦✧★☆⦿⚫⬤□❑❒❏➔➜→⇒⮚\u2610\u2611"
# Marks that are also punctuation: a bullet where a gap, or a letter, follows.
_WEAK = "·-–—*+»>~¤"
_DASHES = "—–-"
_DATE_WORDS = 4
_DATE = re.compile(r"(?:[a-z]{3,9}\.? |\d{1,2}/)?(?:(?:19|20)\d\d|['’]\d\d)\)?|(?:present|current|now)\)?", re.I)
_ENCODED = ("â€¢", "â–", "â—", "âž¢", "ï‚·", "ï‚§")
# What starts a row and is no mark, however often it stands at one place.
_NO_MARKS = frozenset("&|/:,;()[]<'\"“”‘’„$€£#%@©®™")
# Letters that stand for a mark in a font of symbols whose letters the file does not explain.
_SYMBOL_LETTERS = "lnuvqsØüàèÞ"
_SYMBOL_GAP = 0.5  # of the size
_FEWEST_ALIKE = 2
_NUMBER = re.compile(r"^\(?(\d{1,2})[.)]$")
_FARTHEST_DOT = 40.0
# Points: a dot as close behind text as this is a separator, no bullet.
BEHIND_TEXT = 12.0
_BAND = 24  # points; pieces are looked up by the bands of the page that they touch


def glyph_mark(word: str) -> int:
    """How many characters at the start of a row's first word are a bullet mark; 0 where there is none."""
    first = word[0]
    if first in _STRONG or "\uf000" <= first <= "\uf0ff":
        return 1
    if len(word) == 1:
        return 1 if first in _WEAK or first in "o§" or is_icon(first) else 0
    if word.startswith(_ENCODED):
        return next(len(mark) for mark in _ENCODED if word.startswith(mark))
    if first in "·»*-–" and word[1].isalpha() and not word[1:].startswith(("-", "*")):
        return 1
    return 0


def _parting_dashes(pieces: list[Piece]) -> set[str]:
    """The dashes that part names on the page ("Oak Clinic — Denver") at least as often as they start a row."""
    found: set[str] = set()
    for dash in _DASHES:
        starts = sum(p.words[0].text == dash and len(p.words) > 1 for p in pieces)
        if starts:
            inside = sum(
                a.text[-1].isalpha() and mark.text == dash and b.text[0].isupper()
                for p in pieces
                for a, mark, b in zip(p.words, p.words[1:], p.words[2:], strict=False)
            )
            if inside >= starts:
                found.add(dash)
    return found


def _goes_on_with_date(piece: Piece) -> bool:
    """Whether a row is the end of a range that had to wrap: "- March 2023"."""
    words = [w.text for w in piece.words]
    return words[0] in _DASHES and len(words) <= _DATE_WORDS and _DATE.fullmatch(" ".join(words[1:])) is not None


def _repeated_marks(pieces: list[Piece], known: set[str]) -> None:
    """Add the characters that stand alone before several rows at one place, with one hang: "{ Took vitals".

    Fonts of symbols give a mark as any character.
    """
    alone: Counter[tuple[str, int, int]] = Counter()
    for piece in pieces:
        first = piece.words[0]
        mark = first.text
        if len(mark) > 1 or mark in known or mark in _NO_MARKS or glyph_mark(mark):
            continue
        gap = piece.words[1].x0 - first.x1 if len(piece.words) > 1 else float(_FARTHEST_DOT)
        if not mark.isalnum() or (mark in _SYMBOL_LETTERS and gap > _SYMBOL_GAP * first.size):
            alone[mark, round(first.x0 / 2), round(gap)] += 1
    known.update(mark for (mark, _, _), count in alone.items() if count >= _FEWEST_ALIKE)


def mark_glyphs(pieces: list[Piece], known: set[str]) -> list[Piece]:
    """Take glyph marks off the pieces' words; a piece that is only a mark goes to the piece right of it.

    `known` collects the characters that are marks in this file alone.
    """
    kept: list[Piece] = []
    lone: list[Piece] = []
    parting = _parting_dashes(pieces)
    _repeated_marks(pieces, known)
    for piece in pieces:
        word = piece.words[0]
        length = glyph_mark(word.text) or int(word.text in known)
        if not length or (len(piece.words) > 1 and (word.text in parting or _goes_on_with_date(piece))):
            kept.append(piece)
        elif len(word.text) == length:
            if len(piece.words) == 1:
                lone.append(piece)
            else:
                piece.take_first_word_as_mark()
                kept.append(piece)
        elif word.text[length:].strip("\u200b\ufeff"):
            piece.take_mark(length)
            kept.append(piece)
        else:
            kept.append(piece)
    for mark in lone:
        owner = _right_of(mark.x1, mark.top, mark.bottom, kept, 60.0)
        if owner is None or owner.bullet:
            kept.append(mark)
        else:
            owner.bullet, owner.mark_x0 = True, mark.x0
            owner.mark_text = mark.words[0].text
    for piece in kept:
        if piece.bullet and is_icon(piece.mark_text) and is_detail(piece.text()):
            piece.bullet = False
    return kept


def mark_dots(pieces: list[Piece], dots: list[Rectangle]) -> int:
    """Give each drawn dot to the piece right of it; returns how many dots are bullets."""
    found = 0
    if not dots:
        return found
    bands: dict[int, list[Piece]] = {}
    for piece in pieces:
        for band in range(int(piece.top - 2) // _BAND, int(piece.bottom + 2) // _BAND + 1):
            bands.setdefault(band, []).append(piece)
    for x0, top, x1, bottom in dots:
        pieces = bands.get(int((top + bottom) / 2) // _BAND, [])
        middle = (top + bottom) / 2
        owner = _right_of(x1, middle, middle, pieces, _FARTHEST_DOT)
        if owner is None or owner.bullet or (bottom - top) > owner.size * 0.75 or is_detail(owner.text()):
            continue
        if any(p.x0 < x0 - 1 and p.x1 > x0 - BEHIND_TEXT and p.top < middle < p.bottom for p in pieces):
            continue  # text right before the dot: a separator, not a bullet
        owner.bullet, owner.mark_x0 = True, x0
        found += 1
    return found


def mark_numbers(pieces: list[Piece]) -> None:
    """Take "1." and "2)" off as marks where at least two such rows count on."""
    numbered: list[tuple[int, Piece]] = []
    for piece in pieces:
        first = piece.words[0].text
        found = _NUMBER.match(first) if first[-1] in ".)" else None
        if found and len(piece.words) > 1 and not piece.bullet:
            numbered.append((int(found[1]), piece))
    for number, piece in numbered:
        if any(abs(n - number) == 1 and abs(p.x0 - piece.x0) < 8 and p is not piece for n, p in numbered):
            piece.bullet = True
    for _, piece in numbered:
        if piece.bullet:
            piece.take_first_word_as_mark()


def _right_of(x1: float, top: float, bottom: float, pieces: list[Piece], farthest: float) -> Piece | None:
    middle = (top + bottom) / 2
    best: Piece | None = None
    for piece in pieces:
        if (
            piece.top - 1 <= middle <= piece.bottom + 1
            and -1.5 <= piece.x0 - x1 <= farthest
            and (best is None or piece.x0 < best.x0)
        ):
            best = piece
    return best

"""Icons of symbol fonts: a calendar before dates, a pin before a place. They start no item of a list."""

from __future__ import annotations

import re

from analyzer.months import MONTH
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.resume.places import place_pattern

_MONTH = rf"(?:(?:{MONTH})[a-z]*\.?,? |\d{{1,2}}[/.])"
_DATE = rf"(?:{_MONTH}?(?:(?:19|20)\d\d|['’]\d\d)|present|current|now|today)"
_DATES = re.compile(rf"\(?{_DATE}(?: ?(?:[-–—]|\bto\b) ?{_DATE})?\)?", re.I)
_LONGEST = 48


def is_icon(word: str) -> bool:
    """Whether a word is one glyph that has no meaning outside of its font."""
    return len(word) == 1 and "\ue000" <= word <= "\uf8ff"


def is_detail(text: str) -> bool:
    """Whether a row holds nothing but the dates of an entry, or a place."""
    return len(text) <= _LONGEST and (
        _DATES.fullmatch(text) is not None
        or text == "Remote"
        or ("," in text and place_pattern().fullmatch(text) is not None)
    )


def part_at_icons(pieces: list[Piece]) -> list[Piece]:
    """The pieces, parted where an icon stands within one; different icons on a row are left out, they mark no items."""
    done: list[Piece] = []
    for piece in pieces:
        words = piece.words
        icons = [i for i, word in enumerate(words) if is_icon(word.text)]
        if not icons or icons == [0]:
            done.append(piece)
            continue
        differ = len({words[i].text for i in icons}) > 1 or icons[0] > 0
        starts = [i for i in icons if i > 0]
        for start, end in zip([0, *starts], [*starts, len(words)], strict=True):
            kept = words[start + 1 : end] if differ and start in icons else words[start:end]
            if kept:
                done.append(Piece(kept))
    return done

"""The words of a PDF page with box, size, weight and visibility, as the fast reader sees them."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from analyzer.parser import pdf_library as lib
from analyzer.parser.pdf_library import PdfPage
from analyzer.parser.pdf_spacing import Boxes, character_boxes, letter_placed, word_spans

_WORD = re.compile(r"\S+")
_BOLD = re.compile(rb"bold|black|heavy|semibd|[-,]bd|demi(?!g)", re.I)
_NAMELESS = re.compile(rb"[A-Z]{0,3}\d*", re.I)
_FORCE_BOLD = 0x40000
_INVISIBLE, _CLIP_ONLY = 3, 7
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


@dataclass(slots=True)
class Word:
    """Characters without white space; points from the displayed page's top left corner.

    `base` is the baseline; `hidden` text cannot be seen; `upright` is False for rotated text; `pale` text is nearly
    white and `invisible` text is not drawn at all (what that means depends on what lies behind it).
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    hidden: bool = False
    upright: bool = True
    pale: bool = False
    invisible: bool = False


@dataclass(slots=True)
class PageGeometry:
    """How the page's own coordinates become those of the displayed page."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        """Width as displayed, in points."""
        return self.right - self.left if self.rotation in (0, 180) else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height as displayed, in points."""
        return self.top - self.bottom if self.rotation in (0, 180) else self.right - self.left

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) on the displayed page."""
        if self.rotation == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


@dataclass(slots=True)
class PageText:
    """The words of a page in the order of the file, and the page's plain text as the library gives it."""

    words: list[Word]
    plain: str
    unmapped: int = 0
    characters: int = 0
    geometry: PageGeometry = field(default_factory=lambda: PageGeometry(0, 0, 612, 792, 0))


def page_geometry(page: PdfPage) -> PageGeometry:
    """The visible box and rotation of a page."""
    left, bottom, right, top = page.get_cropbox()
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = page.get_mediabox()
    return PageGeometry(left, bottom, right, top, page.get_rotation() % 360)


def read_words(page: PdfPage) -> PageText:
    """All words of a page. Text that the page shows twice at one place (fake bold) comes once."""
    geometry = page_geometry(page)
    textpage = page.get_textpage()
    try:
        handle = lib.address_of(textpage.raw)
        text = _characters(textpage, handle)
        boxes: Boxes | None = None
        if letter_placed(lib.address_of(page.raw), len(text)):
            boxes = character_boxes(handle, len(text))
            spans = word_spans(text, boxes)
        else:
            spans = [found.span() for found in _WORD.finditer(text)]
        known: dict[int, list[float]] = {}
        if boxes is not None:
            edges = sorted({index for start, end in spans for index in (start, end - 1)})
            known = dict(zip(edges, boxes[edges].tolist(), strict=True))
        reader = _WordReader(handle, text, geometry, known)
        words = [word for start, end in spans for word in reader.read(start, end)]
        for word in words:
            if not isfinite(word.x0 + word.x1 + word.top + word.bottom + word.base + word.size):
                _put_nowhere(word)
    finally:
        textpage.close()
    characters = sum(len(w.text) for w in words)
    unmapped = sum(1 for w in words for c in w.text if c == "\ufffd" or 0xE000 <= ord(c) <= 0xF8FF)
    return PageText(words, text.translate(_HYPHENS), unmapped, characters, geometry)


def _put_nowhere(word: Word) -> None:
    """A damaged file can place text at no number at all: keep the word, as one that cannot be seen."""
    word.x0 = word.x1 = word.top = word.bottom = word.base = word.size = 0.0
    word.hidden = True


def _characters(textpage: Any, handle: int) -> str:
    """One string character for each of the page's characters."""
    count = lib.count_characters(handle)
    if count <= 0:
        return ""
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    codes = [lib.get_unicode(handle, i) for i in range(count)]
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" if c else " " for c in codes)


class _WordReader:
    """Reads words off one text page; keeps the buffers the library writes to."""

    def __init__(self, handle: int, text: str, geometry: PageGeometry, known: dict[int, list[float]]) -> None:
        self.handle = handle
        self.known = known
        self.text = text
        self.geometry = geometry
        self._box = (ctypes.c_float * 4)()
        self._matrix = (ctypes.c_float * 6)()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._color = (ctypes.c_uint * 4)()
        self._at_box = ctypes.addressof(self._box)
        self._at_matrix = ctypes.addressof(self._matrix)
        self._at_name = ctypes.addressof(self._name)
        self._at_flags = ctypes.addressof(self._flags)
        color = ctypes.addressof(self._color)
        self._at_color = (color, color + 4, color + 8, color + 12)
        self._bold_names: dict[bytes, bool] = {}
        self._last: Word | None = None
        self._last_font = 0
        self._last_box = (0.0, 0.0)

    def read(self, start: int, end: int) -> list[Word]:
        """The word of the characters `start` to `end`; several where they turn out to stand apart."""
        first = self._loose(start)
        if end - start == 1:
            last = first
        else:
            last = self._loose(end - 1)
            height = max(first[3] - first[1], 1.0)
            width = last[2] - first[0]
            if (
                not -0.1 <= width <= height * 0.95 * (end - start) + 2
                or abs(last[1] - first[1]) > height * 0.5
                or last[0] < first[0] - 0.5
            ):
                return self._split(start, end)
        return [self._word(start, end, first, last)]

    def _loose(self, index: int) -> tuple[float, float, float, float]:
        known = self.known.get(index)
        if known is not None:
            left, top, right, bottom = known
        else:
            lib.get_loose_box(self.handle, index, self._at_box)
            left, top, right, bottom = self._box
        geometry = self.geometry
        if geometry.rotation == 0:  # spelled out, since this runs twice a word
            return left - geometry.left, geometry.top - top, right - geometry.left, geometry.top - bottom
        return geometry.box(left, bottom, right, top)

    def _split(self, start: int, end: int) -> list[Word]:
        boxes = [self._loose(i) for i in range(start, end)]
        words: list[Word] = []
        begin = 0
        for i in range(1, len(boxes) + 1):
            if i < len(boxes):
                a, b = boxes[i - 1], boxes[i]
                height = max(a[3] - a[1], 1.0)
                same_row = abs(a[3] - b[3]) < height * 0.6 or abs(a[1] - b[1]) < height * 0.6
                if same_row and -0.6 * height < b[0] - a[2] < 0.9 * height:
                    continue
                if b[0] <= b[2] and a[0] == b[0] and same_row:  # one glyph that stands for several characters
                    continue
            words.append(self._word(start + begin, start + i, boxes[begin], boxes[i - 1]))
            begin = i
        if len(words) > 2 and len(words) >= (end - start) - 1 and not words[0].upright:
            joined = words[0]
            joined.text = "".join(w.text for w in words)
            joined.top, joined.bottom = min(w.top for w in words), max(w.bottom for w in words)
            joined.x0, joined.x1 = min(w.x0 for w in words), max(w.x1 for w in words)
            return [joined]
        return words

    def _word(
        self, start: int, end: int, first: tuple[float, float, float, float], last: tuple[float, float, float, float]
    ) -> Word:
        handle = self.handle
        drawn = lib.get_text_object(handle, start)
        font = lib.get_font(drawn) if drawn else 0
        lib.get_fill_color(handle, start, *self._at_color)
        red, green, blue, alpha = self._color
        pale = red >= 230 and green >= 230 and blue >= 230
        text = self.text[start:end]
        if "\x02" in text or "\ufffe" in text:
            text = text.translate(_HYPHENS)
        before = self._last
        if (
            before is not None
            and font == self._last_font
            and self._last_box == (first[1], first[3])
            and before.pale is pale
            and alpha > 12
            and before.upright
            and first[0] >= before.x0
        ):  # same font, same height, same row: the rest of the style is the same, too
            word = Word(text, first[0], last[2], before.top, before.bottom, before.base, before.size, before.bold)
            word.hidden, word.pale, word.invisible = before.hidden, pale, before.invisible
            if last[2] < first[0]:
                word.x0, word.x1 = last[2], first[0]
            self._last = word
            return word
        lib.get_matrix(handle, start, self._at_matrix)
        a, b, c, d, _, f = self._matrix
        geometry = self.geometry
        size = lib.get_font_size(handle, start) * (abs(d) if not c else (c * c + d * d) ** 0.5)
        upright = True
        if geometry.rotation == 0:
            base = geometry.top - f
            if b:
                upright = a > abs(b)
        else:
            base = first[3] - 0.2 * (first[3] - first[1])
            along = {90: b, 180: -a, 270: -b}[geometry.rotation]
            upright = along > 0.7 * (a * a + b * b) ** 0.5
        x0, x1 = first[0], last[2]
        top, bottom = min(first[1], last[1]), max(first[3], last[3])
        if not first[1] - 1 <= base <= first[3] + 1:  # the matrix of some producers is not that of the line
            base = first[3] - 0.2 * (first[3] - first[1])
        outside = x1 <= 0 or bottom <= 0 or x0 >= geometry.width or top >= geometry.height
        hidden = outside or (0 < size < 3 and bottom - top < 4) or alpha < 13
        word = Word(text, min(x0, x1), max(x0, x1), top, bottom, base, size, self._bold(start), hidden, upright)
        word.pale = pale
        word.invisible = bool(drawn) and lib.get_render_mode(drawn) in (_INVISIBLE, _CLIP_ONLY)
        self._last, self._last_font, self._last_box = word, font, (first[1], first[3])
        return word

    def _bold(self, index: int) -> bool:
        lib.get_font_info(self.handle, index, self._at_name, 128, self._at_flags)
        if self._flags.value & _FORCE_BOLD:
            return True
        name = self._name.value
        known = self._bold_names.get(name)
        if known is None:
            plain = name.rpartition(b"+")[2]
            known = bool(_BOLD.search(plain))
            if not known and _NAMELESS.fullmatch(plain):
                # The weight is guessed from the stems; names tell better wherever there are names.
                known = lib.get_font_weight(self.handle, index) >= 700
            self._bold_names[name] = known
        return known

"""The words of a PDF page with box, size, weight and visibility, as the fast reader sees them."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from math import isfinite
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzer.parser import pdf_library as lib
from analyzer.parser.pdf_library import PdfPage
from analyzer.parser.pdf_spacing import Boxes, character_boxes, edge_boxes, letter_placed, word_spans

_WORD = re.compile(r"\S+")
_BOLD = re.compile(rb"bold|black|heavy|semibd|[-,]bd|demi(?!g)", re.I)
_NAMELESS = re.compile(rb"[A-Z]{0,3}\d*", re.I)
_FORCE_BOLD = 0x40000
_INVISIBLE, _CLIP_ONLY = 3, 7
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


Number = TypeVar("Number", float, NDArray[np.float64])


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

    def box(self, left: Number, bottom: Number, right: Number, top: Number) -> tuple[Number, Number, Number, Number]:
        """(x0, top, x1, bottom) on the displayed page, of one box or of columns of boxes."""
        if self.rotation == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


@dataclass(slots=True)
class PageText:
    """The words of a page in the order of the file, and the page's plain text as the library gives it.

    `unsure` counts the rows of a picture that could not be made out.
    """

    words: list[Word]
    plain: str
    unmapped: int = 0
    characters: int = 0
    geometry: PageGeometry = field(default_factory=lambda: PageGeometry(0, 0, 612, 792, 0))
    unsure: int = 0


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
        if letter_placed(lib.address_of(page.raw), len(text)):
            boxes = character_boxes(handle, len(text))
            spans = word_spans(text, boxes)
            edges = boxes[[index for start, end in spans for index in (start, end - 1)]]
        else:
            spans = [found.span() for found in _WORD.finditer(text)]
            edges = edge_boxes(handle, [index for start, end in spans for index in (start, end - 1)])
        words = _WordReader(handle, text, geometry).read(spans, edges) if spans else []
        for word in words:
            if not isfinite(word.x0 + word.x1 + word.top + word.bottom + word.base + word.size):
                _put_nowhere(word)
    finally:
        textpage.close()
    characters = sum(len(w.text) for w in words)
    unmapped = len(_UNMAPPED.findall(text))
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


# The text object and font that draw a character, whether its color is nearly white, and whether it is transparent.
_Style = tuple[int | None, int | None, bool, bool]


class _WordReader:
    """Reads words off one text page; keeps the buffers the library writes to."""

    def __init__(self, handle: int, text: str, geometry: PageGeometry) -> None:
        self.handle = handle
        self.text = text
        self.geometry = geometry
        self._box = (ctypes.c_float * 4)()
        self._matrix = (ctypes.c_float * 6)()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._at_box = ctypes.addressof(self._box)
        self._at_matrix = ctypes.addressof(self._matrix)
        self._at_name = ctypes.addressof(self._name)
        self._at_flags = ctypes.addressof(self._flags)
        self._bold_names: dict[bytes, bool] = {}
        self._last: Word | None = None
        self._last_font: int | None = 0
        self._last_box = (0.0, 0.0)

    def read(self, spans: list[tuple[int, int]], edges: Boxes) -> list[Word]:
        """The words of the spans; several for one where its characters turn out to stand apart.

        `edges` holds two boxes a span, of its first and of its last character.
        """
        starts = [start for start, _ in spans]
        left, top, right, bottom = edges.T.astype(np.float64)
        placed = np.stack(self.geometry.box(left, bottom, right, top), axis=1).reshape(-1, 8)
        joined = self._joined(placed, np.diff(np.array(spans)).ravel())
        words: list[Word] = []
        for (start, end), whole, box, style in zip(
            spans, joined.tolist(), placed.tolist(), self._styles(starts), strict=True
        ):
            if whole:
                words.append(self._word(start, end, box, style))
            else:
                words += self._split(start, end)
        return words

    @staticmethod
    def _joined(placed: NDArray[np.float64], lengths: NDArray[np.int_]) -> NDArray[np.bool_]:
        """Whether first and last character stand as far apart as the characters of one word do."""
        x0, top, _, bottom, last_x0, last_top, last_x1, _ = placed.T
        height = np.maximum(bottom - top, 1.0)
        width = last_x1 - x0
        near = (width >= -0.1) & (width <= height * 0.95 * lengths + 2)
        level = (np.abs(last_top - top) <= height * 0.5) & (last_x0 >= x0 - 0.5)
        found: NDArray[np.bool_] = (near & level) | (lengths == 1)
        return found

    def _styles(self, starts: list[int]) -> Iterator[_Style]:
        """What each of the characters is drawn with."""
        handle, count = self.handle, len(starts)
        drawn = list(map(lib.get_text_object, repeat(handle), starts))
        fonts = [lib.get_font(item) if item else 0 for item in drawn]
        colors = (ctypes.c_uint * (4 * count))()
        at = ctypes.addressof(colors)
        steps = [range(at + 4 * i, at + 4 * i + 16 * count, 16) for i in range(4)]
        deque(map(lib.get_fill_color, repeat(handle), starts, *steps), maxlen=0)
        values = np.ctypeslib.as_array(colors).reshape(count, 4)
        pale: list[bool] = np.all(values[:, :3] >= 230, axis=1).tolist()
        clear: list[bool] = np.less(values[:, 3], 13).tolist()
        return zip(drawn, fonts, pale, clear, strict=True)

    def _loose(self, index: int) -> Sequence[float]:
        lib.get_loose_box(self.handle, index, self._at_box)
        left, top, right, bottom = self._box
        return self.geometry.box(left, bottom, right, top)

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
            style = next(self._styles([start + begin]))
            words.append(self._word(start + begin, start + i, [*boxes[begin], *boxes[i - 1]], style))
            begin = i
        if len(words) > 2 and len(words) >= (end - start) - 1 and not words[0].upright:
            joined = words[0]
            joined.text = "".join(w.text for w in words)
            joined.top, joined.bottom = min(w.top for w in words), max(w.bottom for w in words)
            joined.x0, joined.x1 = min(w.x0 for w in words), max(w.x1 for w in words)
            return [joined]
        return words

    def _word(self, start: int, end: int, box: Sequence[float], style: _Style) -> Word:
        """One word; `box` holds the boxes of its first and of its last character."""
        x0, first_top, _, first_bottom, _, last_top, x1, last_bottom = box
        drawn, font, pale, clear = style
        text = self.text[start:end]
        if "\x02" in text or "\ufffe" in text:
            text = text.translate(_HYPHENS)
        before = self._last
        if (
            before is not None
            and font == self._last_font
            and self._last_box == (first_top, first_bottom)
            and before.pale is pale
            and not clear
            and before.upright
            and x0 >= before.x0
        ):  # same font, same height, same row: the rest of the style is the same, too
            if x1 < x0:
                x0, x1 = x1, x0
            word = Word(
                text, x0, x1, before.top, before.bottom, before.base, before.size, before.bold,
                before.hidden, True, pale, before.invisible,
            )  # fmt: skip
            self._last = word
            return word
        handle = self.handle
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
            base = first_bottom - 0.2 * (first_bottom - first_top)
            along = {90: b, 180: -a, 270: -b}[geometry.rotation]
            upright = along > 0.7 * (a * a + b * b) ** 0.5
        top, bottom = min(first_top, last_top), max(first_bottom, last_bottom)
        if not first_top - 1 <= base <= first_bottom + 1:  # the matrix of some producers is not that of the line
            base = first_bottom - 0.2 * (first_bottom - first_top)
        outside = x1 <= 0 or bottom <= 0 or x0 >= geometry.width or top >= geometry.height
        hidden = outside or (0 < size < 3 and bottom - top < 4) or clear
        word = Word(text, min(x0, x1), max(x0, x1), top, bottom, base, size, self._bold(start), hidden, upright)
        word.pale = pale
        word.invisible = bool(drawn) and lib.get_render_mode(drawn) in (_INVISIBLE, _CLIP_ONLY)
        self._last, self._last_font, self._last_box = word, font, (first_top, first_bottom)
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

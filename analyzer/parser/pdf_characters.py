"""The words of a PDF page with box, size, weight and visibility, as the fast reader sees them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from math import isfinite
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzer.parser import pdf_library as lib
from analyzer.parser.pdf_library import PdfPage
from analyzer.parser.pdf_objects import LetterRun, letter_runs
from analyzer.parser.pdf_spacing import Boxes, WordSpans, find_words

_BOLD = re.compile(rb"bold|black|heavy|semibd|[-,]bd|demi(?!g)", re.I)
_NAMELESS = re.compile(rb"[A-Z]{0,3}\d*", re.I)
_FORCE_BOLD = 0x40000
_INVISIBLE, _CLIP_ONLY = 3, 7
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")


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

    `unsure` counts the rows of a picture that could not be made out. `runs` are the objects of the words of a page that
    places each letter by itself, as long as the page is open.
    """

    words: list[Word]
    plain: str
    unmapped: int = 0
    characters: int = 0
    geometry: PageGeometry = field(default_factory=lambda: PageGeometry(0, 0, 612, 792, 0))
    unsure: int = 0
    runs: list[LetterRun] = field(default_factory=list)


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
        spans = find_words(text, lib.address_of(page.raw), handle)
        unmapped = len(_UNMAPPED.findall(text)) if text and max(text) >= "\ue000" else 0
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        reader = _WordReader(handle, text, geometry)
        words = reader.read(spans) if len(spans.starts) else []
        for word in words:
            if not isfinite(word.x0 + word.x1 + word.top + word.bottom + word.base + word.size):
                _put_nowhere(word)
    finally:
        textpage.close()
    characters = int(np.sum(spans.ends - spans.starts))
    return PageText(words, text, unmapped, characters, geometry, runs=reader.runs)


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


@dataclass(slots=True)
class _Styles:
    """What the first characters of words are drawn with: text object, font, nearly white or not, transparent or not."""

    drawn: list[int | None]
    fonts: list[int | None]
    pale: NDArray[np.bool_]
    clear: NDArray[np.bool_]


class _WordReader:
    """Reads words off one text page; keeps the buffers the library writes to."""

    def __init__(self, handle: int, text: str, geometry: PageGeometry) -> None:
        self.handle = handle
        self.text = text
        self.geometry = geometry
        self._matrix = (ctypes.c_float * 6)()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._at_matrix = ctypes.addressof(self._matrix)
        self._at_name = ctypes.addressof(self._name)
        self._at_flags = ctypes.addressof(self._flags)
        self._bold_fonts: dict[int | None, bool] = {}
        self.runs: list[LetterRun] = []

    def read(self, spans: WordSpans) -> list[Word]:
        """The words of the spans; several for one where its characters turn out to stand apart."""
        starts: list[int] = spans.starts.tolist()
        ends: list[int] = spans.ends.tolist()
        styles = self._styles(starts)
        if spans.letters is not None:
            self.runs = letter_runs(self.handle, styles.drawn, ends, spans.letters.tolist())
        placed = np.hstack((self._placed(spans.first), self._placed(spans.last)))
        joined = _joined(placed, spans.ends - spans.starts)
        alike = _alike(placed, joined, styles)
        text = self.text
        words: list[Word] = []
        lead: Word | None = None
        for number, (start, end, box, whole, same) in enumerate(
            zip(starts, ends, placed.tolist(), joined.tolist(), alike.tolist(), strict=True)
        ):
            if same and lead is not None and lead.upright:
                x0, x1 = box[0], box[6]
                if x1 < x0:
                    x0, x1 = x1, x0
                word = Word(
                    text[start:end], x0, x1, lead.top, lead.bottom, lead.base, lead.size, lead.bold, lead.hidden
                )
                word.pale, word.invisible = lead.pale, lead.invisible
                words.append(word)
            elif whole:
                lead = self._word(start, end, box, styles, number)
                words.append(lead)
            else:
                lead = None
                words += self._split(start, end)
        return words

    def _placed(self, boxes: Boxes) -> NDArray[np.float64]:
        """The boxes on the displayed page: x0, top, x1, bottom."""
        left, top, right, bottom = boxes.T.astype(np.float64)
        return np.stack(self.geometry.box(left, bottom, right, top), axis=1)

    def _styles(self, starts: list[int]) -> _Styles:
        drawn = list(map(lib.get_text_object, repeat(self.handle), starts))
        fonts = [lib.get_font(item) if item else 0 for item in drawn]
        colors = lib.fill_colors(self.handle, starts)
        return _Styles(drawn, fonts, np.all(colors[:, :3] >= 230, axis=1), np.less(colors[:, 3], 13))

    def _split(self, start: int, end: int) -> list[Word]:
        boxes = self._placed(lib.character_boxes(self.handle, range(start, end))).tolist()
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
            styles = self._styles([start + begin])
            words.append(self._word(start + begin, start + i, [*boxes[begin], *boxes[i - 1]], styles, 0))
            begin = i
        if len(words) > 2 and len(words) >= (end - start) - 1 and not words[0].upright:
            joined = words[0]
            joined.text = "".join(w.text for w in words)
            joined.top, joined.bottom = min(w.top for w in words), max(w.bottom for w in words)
            joined.x0, joined.x1 = min(w.x0 for w in words), max(w.x1 for w in words)
            return [joined]
        return words

    def _word(self, start: int, end: int, box: Sequence[float], styles: _Styles, number: int) -> Word:
        """One word; `box` holds the boxes of its first and of its last character, `number` its place in `styles`."""
        x0, first_top, _, first_bottom, _, last_top, x1, last_bottom = box
        drawn = styles.drawn[number]
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
        hidden = outside or (0 < size < 3 and bottom - top < 4) or bool(styles.clear[number])
        bold = self._bold(start, styles.fonts[number])
        word = Word(self.text[start:end], min(x0, x1), max(x0, x1), top, bottom, base, size, bold, hidden, upright)
        word.pale = bool(styles.pale[number])
        word.invisible = bool(drawn) and lib.get_render_mode(drawn) in (_INVISIBLE, _CLIP_ONLY)
        return word

    def _bold(self, index: int, font: int | None) -> bool:
        """Whether a character is of a bold font; `font` is 0 where the library does not tell which one."""
        known = self._bold_fonts.get(font) if font else None
        if known is None:
            known = self._bold_fonts[font] = self._looks_bold(index)
        return known

    def _looks_bold(self, index: int) -> bool:
        lib.get_font_info(self.handle, index, self._at_name, 128, self._at_flags)
        if self._flags.value & _FORCE_BOLD:
            return True
        plain = self._name.value.rpartition(b"+")[2]
        if _BOLD.search(plain):
            return True
        # The weight is guessed from the stems; names tell better wherever there are names.
        return _NAMELESS.fullmatch(plain) is not None and lib.get_font_weight(self.handle, index) >= 700


def _joined(placed: NDArray[np.float64], lengths: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Whether the first and last character of each word stand as far apart as the characters of one word do."""
    x0, top, _, bottom, last_x0, last_top, last_x1, _ = placed.T
    height = np.maximum(bottom - top, 1.0)
    width = last_x1 - x0
    near = (width >= -0.1) & (width <= height * 0.95 * lengths + 2)
    level = (np.abs(last_top - top) <= height * 0.5) & (last_x0 >= x0 - 0.5)
    found: NDArray[np.bool_] = (near & level) | (lengths == 1)
    return found


def _alike(placed: NDArray[np.float64], joined: NDArray[np.bool_], styles: _Styles) -> NDArray[np.bool_]:
    """Whether each word has the font, height and row of the word before: the rest of its style is the same, too."""
    fonts = np.array(styles.fonts, dtype=object)
    x0, top, _, bottom, _, _, x1, _ = placed.T
    found = np.zeros(len(placed), dtype=np.bool_)
    found[1:] = (
        joined[1:]
        & joined[:-1]
        & (fonts[1:] == fonts[:-1])
        & (top[1:] == top[:-1])
        & (bottom[1:] == bottom[:-1])
        & (styles.pale[1:] == styles.pale[:-1])
        & ~styles.clear[1:]
        & ~styles.clear[:-1]
        & (x0[1:] >= np.minimum(x0, x1)[:-1])
    )
    return found

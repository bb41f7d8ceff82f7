"""What the words of a PDF page are drawn with: font, size, baseline, color, and whether one can see them at all."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from analyzer.parser.pdf import library as lib

_BOLD = re.compile(rb"bold|black|heavy|semibd|[-,]bd|demi(?!g)", re.I)
_NAMELESS = re.compile(rb"[A-Z]{0,3}\d*", re.I)
_FORCE_BOLD = 0x40000
_INVISIBLE, _CLIPPING = 3, 7  # modes: neither filled nor stroked, and for clipping alone
_NEARLY_WHITE, _NEARLY_CLEAR = 230, 13

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(slots=True)
class Ink:
    """What characters are drawn with: text object and font (handles), color nearly white, color nearly transparent.

    The font is 0 where there is none; `undrawn` text objects are not drawn at all.
    """

    drawn: list[int | None]
    fonts: NDArray[np.uint64]
    pale: Flags
    clear: Flags
    undrawn: Flags


class StyleReader:
    """Asks one text page (a handle) about characters, given by their indexes; columns with one value for each."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold_fonts: dict[int, bool] = {}

    def ink(self, indexes: Sequence[int]) -> Ink:
        """Objects, fonts, colors, and what is not drawn."""
        drawn = list(map(lib.get_text_object, repeat(lib.reference(self.handle)), indexes))
        objects = list(map(lib.reference, drawn))
        fonts = np.fromiter(map(lib.get_font, objects), dtype=np.uint64, count=len(objects))
        colors = lib.fill_colors(self.handle, indexes)
        red, green, blue, alpha = colors.T
        pale = (red >= _NEARLY_WHITE) & (green >= _NEARLY_WHITE) & (blue >= _NEARLY_WHITE)
        clear = np.less(alpha, _NEARLY_CLEAR)
        modes = np.fromiter(map(lib.get_render_mode, objects), dtype=np.int32, count=len(objects))
        return Ink(drawn, fonts, pale, clear, (modes == _INVISIBLE) | (modes == _CLIPPING))

    def matrices(self, indexes: Sequence[int]) -> Numbers:
        """The six numbers that place each character on the page, as columns."""
        return lib.matrices(self.handle, indexes).astype(np.float64).T

    def sizes(self, indexes: Sequence[int], matrices: Numbers) -> Numbers:
        """Font sizes in points."""
        _, _, c, d, _, _ = matrices
        plain: Numbers = np.array(list(map(lib.get_font_size, repeat(lib.reference(self.handle)), indexes)))
        scale: Numbers = np.where(c == 0, np.abs(d), np.sqrt(c * c + d * d))
        return np.abs(plain * scale)

    def bold(self, indexes: Sequence[int], fonts: Sequence[int]) -> Flags:
        """Whether the fonts are bold; each is looked at once, and where there is none, the character."""
        known = self._bold_fonts
        found: list[bool] = []
        for index, font in zip(indexes, fonts, strict=True):
            bold = known.get(font)
            if bold is None:
                bold = self._looks_bold(index)
                if font:
                    known[font] = bold
            found.append(bold)
        return np.array(found, dtype=np.bool_)

    def _looks_bold(self, index: int) -> bool:
        name, flags = self._name, self._flags
        lib.get_font_info(self.handle, index, ctypes.addressof(name), len(name), ctypes.addressof(flags))
        if flags.value & _FORCE_BOLD:
            return True
        plain = name.value.rpartition(b"+")[2]
        if _BOLD.search(plain):
            return True
        # The weight is guessed from the stems; names tell better wherever there are names.
        return _NAMELESS.fullmatch(plain) is not None and lib.get_font_weight(self.handle, index) >= 700

"""Marks in the content of a PDF that change what it says: layers switched off, and texts for what is drawn.

Hardly any file has them: a look at the bytes and at the drawings tells, and only then a page is read once more, by
pdfminer.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from analyzer.model import Warning
from analyzer.parser.pdf import library as lib
from analyzer.parser.pdf.characters import PageText
from analyzer.parser.pdf.library import PdfPage

if TYPE_CHECKING:
    from analyzer.parser.pdf.marked import MarkedFile

_LAYERS, _SPOKEN = b"/OCProperties", b"/ActualText"
_QUOTED, _LONGEST = 5, 60
_MOST_OBJECTS = 1_000  # pages with more place each letter by itself
_OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?>>\s*stream\r?\n", re.S)
_MOST_UNPACKED = 4_000_000
_CAPACITY = 200_000  # objects of a stream are small: one that unpacks to more holds no catalog


class Marks:
    """The marks of one file, read page by page; `wanted` where they have to be read on every page."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: MarkedFile | None = None
        layers, spoken = _named(data)
        self.wanted = spoken or (layers and self._opened().hides)

    def apply(self, index: int, text: PageText) -> list[Warning]:
        """Hide the words of the page (from 0) that are on layers switched off, and read the texts for what is drawn.

        Warnings say what could not be told or placed.
        """
        from analyzer.parser.pdf.layers import hide_layers
        from analyzer.parser.pdf.marked import UnreadableMarks
        from analyzer.parser.pdf.spans import read_spans

        file = self._opened()
        if not file.hides and not file.speaks(index):
            return []
        try:
            page = file.read_page(index, text.characters)
        except UnreadableMarks:
            message = f"Page {index + 1} has layers; which of its words they hide could not be told."
            unsure = [Warning("hidden-text", message)] if file.hides else []
            return [*unsure, unspoken_warning(index + 1)] if file.speaks(index) else unsure
        hide_layers(text, page)
        return spoken_warnings(read_spans(text, page), index + 1)

    def _opened(self) -> MarkedFile:
        if self._file is None:
            from analyzer.parser.pdf.marked import MarkedFile

            self._file = MarkedFile(self._data)
        return self._file


def unspoken_warning(number: int) -> Warning:
    """A page (from 1) has texts for what is drawn, and there was no time for them."""
    message = f"Page {number} gives texts for drawings or odd letters; whether they were all read could not be told."
    return Warning("lost-words", message)


def spoken_warnings(lost: list[str], number: int) -> list[Warning]:
    """What a page (from 1) says by texts for what is drawn, where that is not read."""
    if not lost:
        return []
    quoted = ", ".join(f"“{text[:_LONGEST]}”" for text in lost[:_QUOTED])
    more = f" and {len(lost) - _QUOTED} more" if len(lost) > _QUOTED else ""
    message = f"Page {number} says {quoted}{more} only by texts for drawings or odd letters, which were not read."
    return [Warning("lost-words", message)]


def draws_text(objects: list[int]) -> bool:
    """Whether a text stands for one of the objects (handles) of a page. The caller holds `PDFIUM`."""
    for item in objects:
        for number in range(lib.count_marks(item)):
            if lib.get_parameter_type(lib.get_mark(item, number), b"ActualText") == lib.STRING:
                return True
    return False


def overlooks_text(page: PdfPage) -> bool:
    """Whether a text stands for letters that have marks of their own, too: the library then shows neither.

    Only letters of tagged files have such marks. The caller holds `PDFIUM`.
    """
    whole = lib.address_of(page.raw)
    numbers = range(min(lib.count_objects(whole), _MOST_OBJECTS))
    objects = list(map(lib.get_object, repeat(lib.reference(whole)), numbers))
    nested = [(item, count) for item, count in zip(objects, map(lib.count_marks, objects), strict=True) if count > 1]
    for item, count in nested:
        innermost = lib.get_mark(item, count - 1)
        if draws_text([item]) and lib.get_parameter_type(innermost, b"ActualText") != lib.STRING:
            return True
    return False


def _named(data: bytes) -> tuple[bool, bool]:
    """Whether the file may have layers, and names texts for drawings outside of its pages."""
    layers, spoken = _LAYERS in data, _SPOKEN in data
    if not layers and b"/Catalog" not in data:  # the catalog, which would name them, is packed
        layers = b"/Encrypt" in data
        for unpacked in _object_streams(data):
            layers, spoken = layers or _LAYERS in unpacked, spoken or _SPOKEN in unpacked
    return layers, spoken


def _object_streams(data: bytes) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    for match in _OBJECTS.finditer(data):
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(data)[match.end() :], _CAPACITY)
        except zlib.error:
            continue
        left -= len(unpacked)
        if left < 0:
            return
        yield unpacked

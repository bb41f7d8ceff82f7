"""Marks in the content of a PDF that change what its words mean: layers that are switched off.

Hardly any file has them: a look at the bytes tells, and only then is the page read once more, by pdfminer.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzer.model import Warning
from analyzer.parser.pdf_characters import PageText

if TYPE_CHECKING:
    from analyzer.parser.pdf_marked import MarkedFile

_LAYERS = b"/OCProperties"
_OBJECTS = re.compile(rb"/ObjStm\b.{0,400}?>>\s*stream\r?\n", re.S)
_MOST_UNPACKED = 4_000_000
_CAPACITY = 200_000  # objects of a stream are small: one that unpacks to more holds no catalog


class Marks:
    """The marks of one file, read page by page."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: MarkedFile | None = None
        self.wanted = _may_hold_layers(data) and self._opened().has_marks

    def apply(self, index: int, text: PageText) -> list[Warning]:
        """Hide the words of the page (from 0) that are on layers switched off; a warning says where that failed."""
        from analyzer.parser.pdf_layers import hide_layers
        from analyzer.parser.pdf_marked import UnreadableMarks

        try:
            page = self._opened().read_page(index, text.characters)
        except UnreadableMarks:
            message = f"Page {index + 1} has layers; which of its words they hide could not be told."
            return [Warning("hidden-text", message)]
        hide_layers(text, page)
        return []

    def _opened(self) -> MarkedFile:
        if self._file is None:
            from analyzer.parser.pdf_marked import MarkedFile

            self._file = MarkedFile(self._data)
        return self._file


def _may_hold_layers(data: bytes) -> bool:
    if _LAYERS in data:
        return True
    if b"/Catalog" in data:  # which would name them
        return False
    return b"/Encrypt" in data or any(_LAYERS in unpacked for unpacked in _object_streams(data))


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

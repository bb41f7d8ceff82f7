"""The second reader goes over a page for the marks of its content; slow, and asked only where a file has some."""

from __future__ import annotations

import io
import logging
from typing import Any

from pdfminer.layout import LTChar
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSLiteral

from analyzer.parser.pdf_layers import Layers
from analyzer.parser.pdf_marked_types import Glyph, MarkedPage

# What pdfminer logs about a damaged file may quote its text.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

FULLEST = 15_000  # characters of a page: the second reader takes a second for so many
_BROKEN = (
    PDFException, PSException, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError,
    AssertionError, ArithmeticError,
)  # fmt: skip


class UnreadableMarks(Exception):
    """The second reader cannot read the page."""


class MarkedFile:
    """A file as the second reader opens it; without pages where it cannot."""

    def __init__(self, data: bytes) -> None:
        self._manager = PDFResourceManager()
        self._pages: list[PDFPage] = []
        self.layers = Layers(None)
        try:
            document = PDFDocument(PDFParser(io.BytesIO(data)))
            self.layers = Layers(document.catalog.get("OCProperties"))
            if self.has_marks:
                self._pages = list(PDFPage.create_pages(document))
        except _BROKEN:
            pass

    @property
    def has_marks(self) -> bool:
        """Whether pages have to be read."""
        return bool(self.layers.off)

    def read_page(self, index: int, characters: int) -> MarkedPage:
        """The page of this index, from 0, with about so many characters; raises UnreadableMarks."""
        if characters > FULLEST:
            raise UnreadableMarks
        try:
            page = self._pages[index]
            device = _Device(self._manager, self.layers)
            _Interpreter(self._manager, device).render_contents(page.resources, page.contents)
        except _BROKEN as error:
            raise UnreadableMarks from error
        return device.page


class _Device(PDFTextDevice):
    """Collects the letters of a page, in the page's own points."""

    def __init__(self, manager: PDFResourceManager, layers: Layers) -> None:
        super().__init__(manager)
        self.layers = layers
        self.page = MarkedPage()
        self.marks: list[bool] = []

    def begin_mark(self, tag: str, properties: Any) -> None:
        self.marks.append(tag == "OC" and self.layers.hides(properties))

    def end_tag(self) -> None:
        if self.marks:
            self.marks.pop()

    def render_char(self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any,
                    graphicstate: Any) -> float:  # fmt: skip
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        width, place = font.char_width(cid), font.char_disp(cid)
        item = LTChar(matrix, font, fontsize, scaling, rise, text, width, place, ncs, graphicstate)
        self.page.glyphs.append(Glyph(text, item.bbox, any(self.marks), -1))
        return item.adv


class _Interpreter(PDFPageInterpreter):
    """Tells the device of marks with what they stand for, and of drawings that belong to a layer as a whole."""

    device: _Device

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self.device.begin_mark(_name(tag), None)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties")) or {}
            props = named.get(props.name)
        self.device.begin_mark(_name(tag), props)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        drawing = resolve1(self.xobjmap.get(_name(xobjid_arg)))
        layer = drawing.get("OC") if drawing is not None else None
        depth = len(self.device.marks)
        self.device.begin_mark("OC" if layer is not None else "", layer)
        super().do_Do(xobjid_arg)
        del self.device.marks[depth:]
        self.device.set_ctm(self.ctm)


def _name(item: Any) -> str:
    return str(item.name) if isinstance(item, PSLiteral) else ""

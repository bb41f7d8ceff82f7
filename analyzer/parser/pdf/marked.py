"""The second reader goes over a page for the marks of its content; slow, and asked only where a file has some."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

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
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, get_bound

from analyzer.parser.pdf.layers import Layers
from analyzer.parser.pdf.marked_types import Box, Glyph, MarkedPage, Spoken
from analyzer.parser.pdf.spoken_elements import SpokenElements, decoded, spoken_elements

# What pdfminer logs about a damaged file may quote its text.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

FULLEST = 15_000  # characters of a page: the second reader takes a second for so many
MOST_SECONDS = 3.0
_LONGEST = 3_000_000  # bytes of a page's content
BROKEN = (
    PDFException, PSException, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError,
    AssertionError, ArithmeticError,
)  # fmt: skip


class UnreadableMarks(Exception):
    """The second reader cannot read the page."""


class MarkedFile:
    """A file as the second reader opens it, without pages where it cannot; `document` is one that is open already."""

    def __init__(self, data: bytes, document: PDFDocument | None = None) -> None:
        self._manager = PDFResourceManager()
        self._pages: list[PDFPage] = []
        self._spoken: SpokenElements = {}
        self.layers = Layers(None)
        try:
            document = document or PDFDocument(PDFParser(io.BytesIO(data)))
            self.layers = Layers(document.catalog.get("OCProperties"))
            self._spoken = spoken_elements(document.catalog.get("StructTreeRoot"))
            self._pages = list(PDFPage.create_pages(document))
        except BROKEN:
            pass

    @property
    def hides(self) -> bool:
        """Whether a layer is switched off."""
        return bool(self.layers.off)

    def speaks(self, index: int) -> bool:
        """Whether a page (from 0) may hold texts that stand for what is drawn."""
        try:
            page = self._pages[index]
            if any(number == page.pageid for number, _ in self._spoken):
                return True
            drawings = resolve1(resolve1(page.resources).get("XObject")) or {}
            streams = map(resolve1, [*page.contents, *drawings.values()])
            return any(
                b"ActualText" in stream.get_data() for stream in streams if _name(stream.get("Subtype")) != "Image"
            )
        except BROKEN:
            return False

    def read_page(self, index: int, characters: int = 0) -> MarkedPage:
        """The page of this index, from 0, with about so many characters; raises UnreadableMarks."""
        if characters > FULLEST:
            raise UnreadableMarks
        try:
            page = self._pages[index]
            if sum(len(resolve1(stream).get_data()) for stream in page.contents) > _LONGEST:
                raise UnreadableMarks
            spoken = {mark: text for (number, mark), text in self._spoken.items() if number == page.pageid}
            device = _Device(self._manager, self.layers, spoken)
            _Interpreter(self._manager, device).render_contents(page.resources, page.contents)
        except BROKEN as error:
            raise UnreadableMarks from error
        return device.page


class _Mark(NamedTuple):
    """Whether what is marked is hidden, and the number of the text that stands for it, or -1."""

    hidden: bool
    span: int


class _Device(PDFTextDevice):
    """Collects the letters of a page, in the page's own points; `spoken` are the texts for its numbered marks."""

    def __init__(self, manager: PDFResourceManager, layers: Layers, spoken: dict[int, Spoken]) -> None:
        super().__init__(manager)
        self.layers = layers
        self.spoken = spoken
        self.page = MarkedPage()
        self.marks: list[_Mark] = []
        self._ends = time.monotonic() + MOST_SECONDS

    def hurry(self) -> None:
        """Raise UnreadableMarks once the time for a page is over: drawings may hold each other many times."""
        if time.monotonic() > self._ends:
            raise UnreadableMarks

    @property
    def mark(self) -> _Mark:
        """The innermost mark, with what it takes over from those around it."""
        return self.marks[-1] if self.marks else _Mark(False, -1)

    def begin_mark(self, tag: str, properties: Any) -> None:
        outer = self.mark
        hidden = outer.hidden or (tag == "OC" and self.layers.hides(properties))
        span = outer.span
        known = resolve1(properties)
        if span < 0 and isinstance(known, dict):
            spoken = self.spoken.get(known.get("MCID", -1))
            if text := decoded(known.get("ActualText")):
                spoken = Spoken(text)
            if spoken is not None:
                same = (number for number, other in enumerate(self.page.spans) if other is spoken)
                if (span := next(same, -1)) < 0:
                    self.page.spans.append(spoken)
                    span = len(self.page.spans) - 1
        self.marks.append(_Mark(hidden, span))

    def end_tag(self) -> None:
        if self.marks:
            self.marks.pop()

    def render_char(self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any,
                    graphicstate: Any) -> float:  # fmt: skip
        self.hurry()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        width, place = font.char_width(cid), font.char_disp(cid)
        item = LTChar(matrix, font, fontsize, scaling, rise, text, width, place, ncs, graphicstate)
        self.page.glyphs.append(Glyph(text, item.bbox, *self.mark))
        self._cover(item.bbox)
        return item.adv

    def paint_path(self, _state: Any, _stroke: bool, _fill: bool, _evenodd: bool, path: Any) -> None:
        numbers = [number for _, *numbers in path for number in numbers]
        if numbers and self.mark.span >= 0:
            self._cover(self._placed(zip(numbers[::2], numbers[1::2], strict=False)))

    def render_image(self, _name: str, _stream: Any) -> None:
        self._cover(self._placed(((0, 0), (0, 1), (1, 0), (1, 1))))

    def _placed(self, points: Iterable[tuple[float, float]]) -> Box:
        return get_bound(apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point) for point in points)

    def _cover(self, box: Box) -> None:
        if self.mark.span >= 0:
            self.page.spans[self.mark.span].boxes.append(box)


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
        self.device.hurry()
        depth = len(self.device.marks)
        self.device.begin_mark("OC" if layer is not None else "", layer)
        super().do_Do(xobjid_arg)
        del self.device.marks[depth:]
        self.device.set_ctm(self.ctm)


def _name(item: Any) -> str:
    return str(item.name) if isinstance(item, PSLiteral) else ""

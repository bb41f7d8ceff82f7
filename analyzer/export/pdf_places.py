"""Where the words of a span stand on the pages of a PDF: the document keeps a box a row, the page a box a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from types import TracebackType
from unicodedata import normalize

import pypdfium2

from analyzer.model import Box, Document, Line, Span
from analyzer.parser.pdf import library as lib
from analyzer.parser.pdf.characters import PageGeometry, page_geometry
from analyzer.parser.pdf.library import PDFIUM, PdfFile, open_pdf

_HYPHENS = frozenset({0x02, 0xFFFE})
# Of the letters of a span, how many must be found before their boxes are believed.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Glyph:
    """What is printed for one character (several for a ligature); points from the displayed page's top left corner."""

    text: str
    index: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def center(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class PdfPlaces:
    """Finds words on the pages of a PDF; a context manager, because the library is used by one thread at a time."""

    data: bytes
    _file: PdfFile = None
    _glyphs: dict[int, list[_Glyph]] = field(default_factory=dict)
    _geometry: dict[int, PageGeometry] = field(default_factory=dict)

    def __enter__(self) -> PdfPlaces:
        PDFIUM.acquire()
        try:
            self._file = open_pdf(self.data)
        except BaseException:
            PDFIUM.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        PDFIUM.release()

    def geometry(self, page: int) -> PageGeometry:
        """How the page (from 1) is turned and cut, as its boxes were measured."""
        self._read(page)
        return self._geometry[page]

    def boxes(self, document: Document, span: Span) -> tuple[Box, ...]:
        """A box for each row that the span's words stand in; the whole row where its letters cannot be told apart."""
        return tuple(
            box
            for line in document.lines
            if line.span.overlaps(span)
            for box in self._in_line(document.text, line, span)
        )

    def _in_line(self, text: str, line: Line, span: Span) -> Sequence[Box]:
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        letters = [(row, g, x) for row, box in enumerate(line.boxes) for g in self._in_row(box) for x in g.text]
        before = len(_solid(text[line.span.start : start]))
        wanted = _solid(text[start:end])
        found = _aligned("".join(x for _, _, x in letters), _solid(line.span.of(text)))
        own = [found[i] for i in range(before, before + len(wanted)) if i in found]
        if not own or len(own) < _SURE * len(wanted):
            return line.boxes
        result = []
        for row, box in enumerate(line.boxes):
            inside = [g for number, g, _ in letters[min(own) : max(own) + 1] if number == row]
            if inside:
                result.append(
                    Box(
                        box.page,
                        min(x.x0 for x in inside),
                        min(x.top for x in inside),
                        max(x.x1 for x in inside),
                        max(x.bottom for x in inside),
                    )
                )
        return result

    def _in_row(self, box: Box) -> list[_Glyph]:
        """The glyphs of a row from left to right; what the page prints twice at one place comes once."""
        self._read(box.page)
        inside = (
            g
            for g in self._glyphs[box.page]
            if box.x0 - 1 <= g.center <= box.x1 + 1 and box.top - 1 <= (g.top + g.bottom) / 2 <= box.bottom + 1
        )
        row: list[_Glyph] = []
        for glyph in sorted(inside, key=lambda g: (g.center, g.index)):
            # The two letters of a ligature are neighbors in the file; a second print comes later.
            twins = (g for g in row[-2:] if g.text == glyph.text and glyph.index - g.index != 1)
            if not any(abs(g.center - glyph.center) < 0.2 * (glyph.x1 - glyph.x0) for g in twins):
                row.append(glyph)
        return row

    def _read(self, page: int) -> None:
        if page in self._geometry:
            return
        try:
            own = self._file[page - 1]
        except pypdfium2.PdfiumError:
            self._geometry[page], self._glyphs[page] = PageGeometry(0, 0, 612, 792, 0), []
            return
        try:
            self._geometry[page] = page_geometry(own)
            textpage = own.get_textpage()
            try:
                handle = lib.address_of(textpage.raw)
                self._glyphs[page] = list(_read_glyphs(handle, self._geometry[page]))
            finally:
                textpage.close()
        finally:
            own.close()


def _read_glyphs(handle: int, geometry: PageGeometry) -> Iterator[_Glyph]:
    count = max(lib.count_characters(handle), 0)
    if not count:
        return
    for index, (left, top, right, bottom) in enumerate(lib.character_boxes(handle, range(count)).tolist()):
        code = lib.get_unicode(handle, index)
        if code in _HYPHENS:
            code = ord("-")
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 and (text := _solid(normalize("NFKC", chr(code)))):
            yield _Glyph(text, index, *geometry.box(left, bottom, right, top))


def _solid(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def _aligned(shown: str, text: str) -> dict[int, int]:
    """For the characters of `text`, which of the shown ones stands for it; some may have none."""
    wanted = "".join(_plain(x) for x in text)
    at = shown.find(wanted)
    if at >= 0:
        return {i: at + i for i in range(len(wanted))}
    blocks = SequenceMatcher(None, shown, wanted, autojunk=False).get_matching_blocks()
    return {block.b + i: block.a + i for block in blocks for i in range(block.size)}


def _plain(letter: str) -> str:
    """One character for one, so that indexes stay."""
    plain = normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter

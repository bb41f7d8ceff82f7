"""The words of a PDF page with box, size, weight and visibility, as the fast reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.parser.pdf import library as lib
from analyzer.parser.pdf.accents import TAKEN, with_accents
from analyzer.parser.pdf.bullets import BEHIND_TEXT
from analyzer.parser.pdf.characters import PageGeometry, PageText, Word, page_geometry
from analyzer.parser.pdf.library import PdfPage
from analyzer.parser.pdf.objects import Letters, objects_besides
from analyzer.parser.pdf.on_head import find_on_head
from analyzer.parser.pdf.spacing import Boxes, WordSpans, find_words
from analyzer.parser.pdf.styles import Flags, Ink, Numbers, StyleReader

# PDFium reads 32,767 bytes of a string (kMaxStringLength of its stream parser): of some fonts, two a character.
_MOST_IN_STRING = 32_767 // 2
# Of the size: less is the height of marks, and as far above the line they may end.
_LOW, _ABOVE_LINE = 0.75, 0.75
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff]")


def read_words(page: PdfPage) -> PageText:
    """All words of a page. Text that the page shows twice at one place (fake bold) comes once."""
    geometry = page_geometry(page)
    textpage = page.get_textpage()
    try:
        handle, whole = lib.address_of(textpage.raw), lib.address_of(page.raw)
        text = with_accents(_characters(textpage, handle), handle)
        with np.errstate(all="ignore"):  # a damaged file can place text at no number at all
            spans = find_words(text, whole, handle)
            unmapped = 0 if text.isascii() else len(_UNMAPPED.findall(text))
            text = text.replace("\x02", "-").replace("\ufffe", "-")
            reader = _WordReader(whole, handle, text, geometry)
            words = reader.read(spans) if len(spans.starts) else []
        if TAKEN in text:
            text = text.replace(TAKEN, "")
            for word in words:
                word.text = word.text.replace(TAKEN, "")
        cut = len(text) >= _MOST_IN_STRING and _cuts_text(handle, len(text))
    finally:
        textpage.close()
    characters = int(np.sum(spans.ends - spans.starts))
    on_head = [word for word in words if id(word) in reader.on_head] if reader.on_head else []
    return PageText(words, text, unmapped, characters, geometry, besides=reader.besides, on_head=on_head, cut=cut)


def _put_nowhere(word: Word) -> None:
    """Keep a word that is placed at no number, as one that cannot be seen."""
    word.x0 = word.x1 = word.top = word.bottom = word.base = word.size = 0.0
    word.hidden = True


def _cuts_text(handle: int, count: int) -> bool:
    """Whether one object of a text page (a handle) is as long as the longest string that the library reads."""
    textpage = lib.reference(handle)
    # Two places as far apart as half of it stand in one object, wherever it starts.
    objects = [lib.get_text_object(textpage, at) for at in range(0, count, _MOST_IN_STRING // 2)]
    return any(one and one == other for one, other in pairwise(objects))


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


# Points, and parts of the height: of letters of a name in large print, and between the parts of it.
_LARGE, _OTHER_FONT, _NAMES_APART = 16.0, 0.01, 0.05


class _WordReader:
    """Reads words off one page and its text page (two handles), column by column."""

    def __init__(self, page: int, handle: int, text: str, geometry: PageGeometry) -> None:
        self.page = page
        self.handle = handle
        self.text = text
        self.geometry = geometry
        self.styles = StyleReader(handle)
        self.besides: list[int] | None = None
        self.on_head: set[int] = set()

    def read(self, spans: WordSpans) -> list[Word]:
        """The words of the spans; several for one where its characters turn out to stand apart."""
        placed = np.concatenate((self._placed(spans.first), self._placed(spans.last)))
        joined = _joined(placed, spans.ends - spans.starts) & ~_in_two_fonts(placed)
        if joined.all():
            return self._words(spans, spans.starts, spans.ends, placed, joined)
        starts: list[int] = []
        ends: list[int] = []
        boxes: list[list[float]] = []
        whole: list[bool] = []
        groups: list[tuple[int, int]] = []
        for start, end, box, one in zip(
            spans.starts.tolist(), spans.ends.tolist(), placed.T.tolist(), joined.tolist(), strict=True
        ):
            parts = [(start, end, box)] if one else list(self._parts(start, end))
            if len(parts) > 1:
                groups.append((len(starts), len(parts)))
            starts += [part[0] for part in parts]
            ends += [part[1] for part in parts]
            boxes += [part[2] for part in parts]
            whole += [one] * len(parts)
        words = self._words(spans, np.array(starts), np.array(ends), np.array(boxes).T, np.array(whole))
        for at, count in reversed(groups):
            if not words[at].upright:
                words[at : at + count] = [_standing(words[at : at + count])]
        return words

    def _placed(self, boxes: Boxes) -> Numbers:
        """The boxes on the displayed page, as columns: x0, top, x1, bottom."""
        left, top, right, bottom = boxes.T.astype(np.float64)
        return np.array(self.geometry.box(left, bottom, right, top))

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int, list[float]]]:
        """Where the characters of a word stand apart: starts, ends, boxes of first and last character."""
        boxes = self._placed(lib.character_boxes(self.handle, range(start, end))).T.tolist()
        begin = 0
        for i in range(1, len(boxes) + 1):
            if i < len(boxes):
                a, b = boxes[i - 1], boxes[i]
                height = max(a[3] - a[1], 1.0)
                two_names = (
                    b[0] - a[2] > _NAMES_APART * height
                    and abs(b[3] - b[1] - height) > _OTHER_FONT * height
                    and self.text[start + i - 1].islower()
                    and self.text[start + i].isupper()
                )
                same_row = abs(a[3] - b[3]) < height * 0.6 or abs(a[1] - b[1]) < height * 0.6
                if not two_names and same_row and -0.6 * height < b[0] - a[2] < 0.9 * height:
                    continue
                if b[0] <= b[2] and a[0] == b[0] and same_row:  # one glyph that stands for several characters
                    continue
            yield start + begin, start + i, [*boxes[begin], *boxes[i - 1]]
            begin = i

    def _words(
        self,
        spans: WordSpans,
        starts: NDArray[np.int_],
        ends: NDArray[np.int_],
        placed: Numbers,
        joined: Flags,
    ) -> list[Word]:
        """The words that the spans fall into; the columns `placed` are the boxes of their first and last characters."""
        begins: list[int] = starts.tolist()
        stops: list[int] = ends.tolist()
        ink = self.styles.ink(begins)
        if spans.glyphs is not None and spans.breaks is not None:
            counts = (spans.glyphs[ends - 1] - spans.glyphs[starts] + 1).tolist()
            rows = dict.fromkeys((0, *np.searchsorted(starts, spans.breaks).tolist()))
            rows.pop(len(begins), None)
            gaps = placed[0, 1:] - placed[6, :-1]
            apart = ((gaps < 0) | (gaps > BEHIND_TEXT)).tolist()
            textpage = lib.reference(self.handle)
            self.besides = objects_besides(self.page, Letters(textpage, ink.drawn, stops, counts, list(rows), apart))
        kin, alike = _alike(placed, joined, ink)
        own, styled = ~alike, ~kin
        columns = self._columns(own, styled, starts, placed, ink)
        if not columns.upright.all():  # rotated words share no row
            own |= ~columns.upright[np.cumsum(own) - 1]
            columns = self._columns(own, own, starts, placed, ink)
        leads = np.cumsum(own) - 1
        x0, x1 = placed[0], placed[6]
        numbers = np.array((columns.top, columns.bottom, columns.base, columns.size))
        # Words of one row share their numbers: the fewer there are, the more of a page the processor keeps at hand.
        shared = [map(column.__getitem__, leads.tolist()) for column in numbers.tolist()]
        flags = np.array(columns.flags())[:, leads]
        texts = map(self.text.__getitem__, map(slice, begins, stops))
        sides = (np.minimum(x0, x1).tolist(), np.maximum(x0, x1).tolist())
        words = list(map(Word, texts, *sides, *shared, *flags.tolist()))
        for number in (i for i, begin in enumerate(begins) if begin in spans.spaced) if spans.spaced else ():
            words[number].text = words[number].text.replace(" ", "")
        if columns.on_head is not None:
            self.on_head = {id(words[number]) for number in np.flatnonzero(columns.on_head[leads]).tolist()}
        somewhere = np.isfinite(x0 + x1 + numbers.sum(axis=0)[leads])
        if not somewhere.all():
            for number in np.flatnonzero(~somewhere).tolist():
                _put_nowhere(words[number])
        return words

    def _columns(self, own: Flags, styled: Flags, starts: NDArray[np.int_], placed: Numbers, ink: Ink) -> _Columns:
        """What the words of `own` look like; those of them that are not `styled` have the style of the one before."""
        geometry = self.geometry
        numbers, asked = np.flatnonzero(own), np.flatnonzero(styled)
        of_asked = (np.cumsum(styled) - 1)[numbers]
        indexes = starts[asked].tolist()
        matrices = self.styles.matrices(indexes)
        size = self.styles.sizes(indexes, matrices)[of_asked]
        bold = self.styles.bold(indexes, ink.fonts[asked].tolist())[of_asked]
        a, b, _, _, _, f = matrices[:, of_asked]
        x0, first_top, first_x1, first_bottom, _, last_top, x1, last_bottom = placed[:, numbers]
        low = first_bottom - 0.2 * (first_bottom - first_top)
        if geometry.rotation == 0:
            base = geometry.top - f
            along = a
            upright = (b == 0) | (a > np.abs(b))
        else:
            base = low
            along = {90: b, 180: -a, 270: -b}[geometry.rotation]
            upright = along > 0.7 * np.sqrt(a * a + b * b)
        against = along.min() < 0
        on_head = find_on_head(along, np.sqrt(a * a + b * b), first_x1, x1, first_top) if against else None
        if on_head is not None:
            upright &= ~on_head
        # The matrix of some producers is not that of the line. A font of drawings may hold a dash alone, and its box
        # ends above the line.
        over = np.where(first_bottom - first_top < _LOW * size, _ABOVE_LINE * size, 0.0)
        base = np.where((first_top - 1 <= base) & (base <= first_bottom + 1 + over), base, low)
        top, bottom = np.minimum(first_top, last_top), np.maximum(first_bottom, last_bottom)
        outside = (x1 <= 0) | (bottom <= 0) | (x0 >= geometry.width) | (top >= geometry.height)
        hidden = outside | ((size > 0) & (size < 3) & (bottom - top < 4)) | ink.clear[numbers]
        pale, undrawn = ink.pale[numbers], ink.undrawn[numbers]
        return _Columns(top, bottom, base, size, bold, hidden, upright, pale, undrawn, on_head)


@dataclass(slots=True)
class _Columns:
    """What words look like, as `Word` says it, one value for each."""

    top: Numbers
    bottom: Numbers
    base: Numbers
    size: Numbers
    bold: Flags
    hidden: Flags
    upright: Flags
    pale: Flags
    invisible: Flags
    on_head: Flags | None

    def flags(self) -> tuple[Flags, ...]:
        """What `Word` is told; on most pages only which words are bold, the rest is what it takes for granted."""
        if self.upright.all() and not (self.hidden | self.pale | self.invisible).any():
            return (self.bold,)
        return self.bold, self.hidden, self.upright, self.pale, self.invisible


def _standing(letters: list[Word]) -> Word:
    """The one word that rotated letters make up."""
    word = letters[0]
    word.text = "".join(w.text for w in letters)
    word.top, word.bottom = min(w.top for w in letters), max(w.bottom for w in letters)
    word.x0, word.x1 = min(w.x0 for w in letters), max(w.x1 for w in letters)
    return word


def _joined(placed: Numbers, lengths: NDArray[np.int_]) -> Flags:
    """Whether the first and last character of each word stand as far apart as the characters of one word do."""
    x0, top, _, bottom, last_x0, last_top, last_x1, _ = placed
    height = np.maximum(bottom - top, 1.0)
    width = last_x1 - x0
    near = (width >= -0.1) & (width <= height * 0.95 * lengths + 2)
    level = (np.abs(last_top - top) <= height * 0.5) & (last_x0 >= x0 - 0.5)
    found: Flags = (near & level) | (lengths == 1)
    return found


def _in_two_fonts(placed: Numbers) -> Flags:
    """Whether words in large letters end in another font than they start, as a name may whose space is a gap."""
    _, top, _, bottom, _, last_top, _, last_bottom = placed
    height = bottom - top
    found: Flags = (height > _LARGE) & (np.abs(last_bottom - last_top - height) > _OTHER_FONT * height)
    return found


def _alike(placed: Numbers, joined: Flags, ink: Ink) -> tuple[Flags, Flags]:
    """Whether each word has the font and row of the word before, and so its style; and whether its height, too.

    A tall first letter raises the top of a word's box: then the bottom tells the row.
    """
    x0, top, _, bottom, _, _, x1, _ = placed
    same_top, same_bottom = top[1:] == top[:-1], bottom[1:] == bottom[:-1]
    kin = np.zeros(len(x0), dtype=np.bool_)
    kin[1:] = joined[1:] & joined[:-1] & (ink.fonts[1:] == ink.fonts[:-1]) & (same_top | same_bottom)
    alike = kin.copy()
    alike[1:] &= (
        same_top
        & same_bottom
        & (ink.pale[1:] == ink.pale[:-1])
        & (ink.undrawn[1:] == ink.undrawn[:-1])
        & ~ink.clear[1:]
        & ~ink.clear[:-1]
        & (x0[1:] >= np.minimum(x0, x1)[:-1])
    )
    return kin, alike

"""What is known of a PDF page's words before they are put in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzer.parser.pdf.library import PdfPage
from analyzer.parser.scans.rows import Turned

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

    `unsure` counts the rows of a picture that could not be made out. `besides` are the objects (handles) of a page
    that places each letter by itself which may be no letters, as long as the page is open. `late` counts the rows of a
    picture that there was no time for, and `turned` tells where words that were turned to be read stand on the page as
    shown. `on_head` are those of the words that are drawn upside down. `cut` says that the library may have cut off the
    end of a text that is drawn in one piece.
    """

    words: list[Word]
    plain: str
    unmapped: int = 0
    characters: int = 0
    geometry: PageGeometry = field(default_factory=lambda: PageGeometry(0, 0, 612, 792, 0))
    unsure: int = 0
    besides: list[int] | None = None
    late: int = 0
    turned: Turned | None = None
    on_head: list[Word] = field(default_factory=list)
    cut: bool = False


def page_geometry(page: PdfPage) -> PageGeometry:
    """The visible box and rotation of a page; a box that the page takes over from the file's page tree counts."""
    left, bottom, right, top = page.get_bbox()
    return PageGeometry(left, bottom, right, top, page.get_rotation() % 360)

"""What is drawn on a PDF page besides text: dots that serve as bullets, ruled lines, pictures."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.parser.pdf import library as lib
from analyzer.parser.pdf.characters import PageGeometry
from analyzer.parser.pdf.library import PdfPage
from analyzer.parser.pdf.marks import draws_text
from analyzer.parser.pdf.objects import objects_besides

_MOST_OBJECTS = 30_000
_DEEPEST_FORM = 4
_DOT = (1.2, 7.5)
# Of a text in outlines: a letter is a shape of 3 to 24 points; a row of words has as many different sizes.
_LETTER = (3.0, 24.0)
_LETTERS, _LETTER_SIZES = 40, 12
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class Drawings:
    """Boxes (x0, top, x1, bottom) in points from the displayed page's top left corner.

    `paths` counts shapes, and `sizes` those of the size of letters, by their width and height in half points. `speaks`
    says that a text of the file stands for one of the drawings.
    """

    dots: list[Rectangle] = field(default_factory=list)
    horizontal: list[Rectangle] = field(default_factory=list)
    vertical: list[Rectangle] = field(default_factory=list)
    images: list[Rectangle] = field(default_factory=list)
    paths: int = 0
    sizes: Counter[tuple[int, int]] = field(default_factory=Counter)
    speaks: bool = False

    @property
    def spells(self) -> bool:
        """Whether many of the shapes are as different as letters are, and not the dots of a pattern or rating."""
        return len(self.sizes) >= _LETTER_SIZES and self.sizes.total() >= _LETTERS

    def covered(self, geometry: PageGeometry) -> bool:
        """Whether one picture lies under more than half of the page, as in a scan."""
        area = geometry.width * geometry.height * 0.5
        return any((x1 - x0) * (bottom - top) > area for x0, top, x1, bottom in self.images)


def read_drawings(page: PdfPage, geometry: PageGeometry, items: Sequence[int] | None = None) -> Drawings:
    """Dots, rules and pictures of a page, those inside of forms included; all of them are among `items` (handles)."""
    drawings = Drawings()
    bounds = (ctypes.c_float * 4)()
    at = ctypes.addressof(bounds)
    where = (at, at + 4, at + 8, at + 12)
    if items is None:
        items = objects_besides(lib.address_of(page.raw))
    others: list[int] = []
    for item, kind in zip(items, map(lib.get_object_type, map(lib.reference, items)), strict=True):
        if kind != lib.TEXT_OBJECT:
            others.append(item)
            _note(drawings, geometry, item, kind, _IDENTITY, bounds, where, 0)
    drawings.speaks = draws_text(others)
    drawings.dots = _lone(drawings.dots)
    return drawings


def _note(
    drawings: Drawings,
    geometry: PageGeometry,
    item: int,
    kind: int,
    matrix: Matrix,
    bounds: ctypes.Array[ctypes.c_float],
    where: tuple[int, int, int, int],
    depth: int,
) -> None:
    if kind == lib.FORM_OBJECT:
        if depth < _DEEPEST_FORM:
            own = (ctypes.c_float * 6)()
            lib.get_object_matrix(item, ctypes.addressof(own))
            inner = _multiplied(_as_matrix(own), matrix)
            for index in range(min(max(lib.count_form_objects(item), 0), _MOST_OBJECTS)):
                child = lib.get_form_object(item, index)
                child_kind = lib.get_object_type(lib.reference(child))
                if child_kind != lib.TEXT_OBJECT:
                    _note(drawings, geometry, child, child_kind, inner, bounds, where, depth + 1)
        return
    if kind not in (lib.PATH_OBJECT, lib.IMAGE_OBJECT) or not lib.get_bounds(item, *where):
        return
    left, bottom, right, top = bounds
    if matrix is not _IDENTITY:
        left, bottom, right, top = _moved(left, bottom, right, top, matrix)
    box = geometry.box(left, bottom, right, top)
    width, height = box[2] - box[0], box[3] - box[1]
    if kind == lib.PATH_OBJECT:
        drawings.paths += 1
        if _LETTER[0] <= height <= _LETTER[1] and 0 < width <= _LETTER[1]:
            drawings.sizes[int(2 * width), int(2 * height)] += 1
    if _DOT[0] <= width <= _DOT[1] and _DOT[0] <= height <= _DOT[1] and 0.6 < width / height < 1.67:
        drawings.dots.append(box)
    elif kind == lib.IMAGE_OBJECT:
        drawings.images.append(box)
    elif height <= 2.5 and width > 20:
        drawings.horizontal.append(box)
    elif width <= 2.5 and height > 8:
        drawings.vertical.append(box)


def _lone(dots: list[Rectangle]) -> list[Rectangle]:
    """The dots that have no other dot beside them: a row of dots is a rating or an ornament, not a bullet."""
    dots = sorted(set(dots), key=lambda d: (round(d[1] + d[3]), d[0]))
    kept: list[Rectangle] = []
    last = len(dots) - 1
    for index, dot in enumerate(dots):
        width = dot[2] - dot[0]
        if (index and _in_row(dots[index - 1], dot, width)) or (index < last and _in_row(dots[index + 1], dot, width)):
            continue
        if kept and abs(kept[-1][0] - dot[0]) <= width and abs(kept[-1][1] - dot[1]) <= width:
            continue  # outline and filling of the same dot
        kept.append(dot)
    return kept


def _in_row(other: Rectangle, dot: Rectangle, width: float) -> bool:
    return abs(other[1] - dot[1]) < width and 0.3 * width < abs(other[0] - dot[0]) < 3.5 * width


def _as_matrix(values: ctypes.Array[ctypes.c_float]) -> Matrix:
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def _multiplied(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(left: float, bottom: float, right: float, top: float, m: Matrix) -> Rectangle:
    points = [(x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]) for x in (left, right) for y in (bottom, top)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)

"""What a page of a PDF holds with its marks: letters, and texts that stand for what is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter ("" without a meaning), its box (left, bottom, right, top) in the page's own points.

    `hidden` is on a layer that is not shown; `span` is the number of the text that stands for it, or -1.
    """

    text: str
    box: Box
    hidden: bool
    span: int


@dataclass(slots=True)
class Spoken:
    """A text that stands for what is drawn (`ActualText`), with the boxes of all that is: letters, lines, pictures."""

    text: str
    boxes: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class MarkedPage:
    """Letters in the order of the file, and the texts that stand for some of them."""

    glyphs: list[Glyph] = field(default_factory=list)
    spans: list[Spoken] = field(default_factory=list)

"""Bars as small inline SVG: the chart library lays them out, and only what is seen is kept.

The library's drawings carry their own styles and scripts, which the page's policy forbids and which are most of their
bytes. What is left names its colours by class (`c1`, `c2`, ...), so light, dark and forced colours are the style
sheet's business. Each name stands above its bar: beside it, a phone would show it too small to read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pygal
import pygal.style
from lxml import etree
from markupsafe import Markup, escape

# The library leaves a finder for its plugins behind, of a kind that Python warns about at each later import.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__.split(".")[0] != "pygal"]

WIDTH = 360
_ROW = 54
_AXIS = 24
_SIDE, _TAIL = 6, 3
_SVG = "{http://www.w3.org/2000/svg}"
# The library has no type hints of its own.
_library: Any = pygal
_PLAIN = _library.style.Style(label_font_size=14, major_label_font_size=14, value_font_size=14)


class _Bars(_library.HorizontalStackedBar):  # type: ignore[misc]
    """Bars with room for a name above each."""

    _series_margin = 0.28
    _serie_margin = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its name, a note at the right end of the name's line, and the length of each part."""

    name: str
    parts: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across all bars at a value, with its label below; `strong` is drawn stronger."""

    value: float
    label: str
    strong: bool = False


def draw(
    rows: Sequence[Row], classes: Sequence[str], title: str, *, ticks: Sequence[Tick] = (), end: float | None = None
) -> Markup:
    """The bars from top to bottom. A part of no class is a gap; lengths are written in the bars where no tick is."""
    height = _ROW * len(rows) + (_AXIS if ticks else 0)
    chart = _Bars(
        style=_PLAIN,
        js=[],
        disable_xml_declaration=True,
        width=WIDTH,
        height=height,
        explicit_size=True,
        show_legend=False,
        print_values=not ticks,
        show_y_labels=False,
        show_x_labels=bool(ticks),
        margin=0,
        spacing=4,
        range=(0, end) if end else None,
        value_formatter=lambda value: f"{value:g}" if value else "",
    )
    # The library draws upwards; people read downwards.
    upwards = list(reversed(rows))
    chart.x_labels = [""] * len(rows)
    if ticks:
        chart.y_labels = [{"value": tick.value, "label": tick.label} for tick in ticks]
    for index in range(len(classes)):
        chart.add("", [row.parts[index] or None for row in upwards])
    drawn = etree.fromstring(chart.render().encode())
    inside = _axis(drawn, ticks) + _names(drawn, rows) + _bars(drawn, classes) + _values(drawn, classes)
    # The library leaves a margin at each side, and too little room for the tail of a letter below.
    return Markup('<svg viewBox="{} 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _SIDE, WIDTH - 2 * _SIDE, height + _TAIL * bool(ticks), title, Markup("").join(inside)
    )


def _groups(drawn: Any, layer: str) -> list[Any]:
    """The group of each series, in order, in a layer of the library's drawing."""
    path = f".//{_SVG}g[@class='{layer}']/{_SVG}g"
    return [g for g in drawn.iterfind(path) if g.get("class", "").startswith("series")]


def _number(text: str) -> str:
    return f"{float(text):.1f}".removesuffix(".0")


def _bars(drawn: Any, classes: Sequence[str]) -> list[Markup]:
    found = []
    for group, class_ in zip(_groups(drawn, "plot"), classes, strict=True):
        places = [[_number(r.get(k, "0")) for k in ("x", "y", "width", "height")] for r in group.iter(f"{_SVG}rect")]
        rects = [
            Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(*place) for place in places if place[2] != "0"
        ]
        if class_ and rects:
            found.append(Markup('<g class="{}">{}</g>').format(class_, Markup("").join(rects)))
    return found


def _values(drawn: Any, classes: Sequence[str]) -> list[Markup]:
    return [
        Markup('<text class="on-{}" x="{}" y="{}">{}</text>').format(
            class_, _number(text.get("x")), _number(text.get("y")), text.text
        )
        for group, class_ in zip(_groups(drawn, "plot text-overlay"), classes, strict=True)
        for text in group.iter(f"{_SVG}text")
        if text.text
    ]


def _names(drawn: Any, rows: Sequence[Row]) -> list[Markup]:
    """The name of each row, above its bar."""
    tops = sorted({round(float(r.get("y")), 1) for g in _groups(drawn, "plot") for r in g.iter(f"{_SVG}rect")})
    left = min(float(r.get("x")) for g in _groups(drawn, "plot") for r in g.iter(f"{_SVG}rect"))
    found = []
    for row, top in zip(rows, tops, strict=True):
        place = _number(str(top - 4))
        found.append(Markup('<text x="{}" y="{}">{}</text>').format(_number(str(left)), place, escape(row.name)))
        if row.note:
            found.append(
                Markup('<text class="to" x="{}" y="{}">{}</text>').format(
                    _number(str(WIDTH - left)), place, escape(row.note)
                )
            )
    return found


def _axis(drawn: Any, ticks: Sequence[Tick]) -> list[Markup]:
    if not ticks:
        return []
    strong = {tick.label for tick in ticks if tick.strong}
    found = []
    axis = [g for g in drawn.iter(f"{_SVG}g") if g.get("class", "").startswith("axis x")]
    for guide in (child for group in axis for child in group.iterfind(f"{_SVG}g")):
        path, text = guide.find(f"{_SVG}path"), guide.find(f"{_SVG}text")
        if path is None or text is None:
            continue
        across, down = path.get("d").removeprefix("M").split(" v")
        x = _number(across.split()[0])
        class_ = "now-line" if text.text in strong else "line"
        found.append(Markup('<path class="{}" d="M{} 0v{}"/>').format(class_, x, _number(down)))
        found.append(Markup('<text class="at" x="{}" y="{}">{}</text>').format(x, _number(text.get("y")), text.text))
    return found

"""Three pictures of a report, each with a sentence that says the same and a table of its numbers.

They are images with their own white ground, because the page's policy allows no styles inside the page.
"""

from __future__ import annotations

import base64
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pygal
import pygal.style

from analyzer.lexicon import load
from analyzer.model import Report
from web.texts import fill

# The library leaves a finder for its plugins behind, of a kind that Python warns about at each later import.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__.split(".")[0] != "pygal"]

# The library has no type hints of its own.
_library: Any = pygal
_LONGEST = 34
_WIDTH = 560
_FONT = "Segoe UI, Noto Sans, Helvetica Neue, sans-serif"
_GREEN, _AMBER, _RED, _GRAY = "#1c6a3c", "#d99a2b", "#a1281d", "#8fa3a8"
_MOVING = re.compile(
    rb"<!--.*?-->|<script.*?</script>|<desc[ >].*?</desc>|<g [^>]*class=\"[^\"]*tooltip[^\"]*\".*?</g></g>", re.S
)
_UNFIT = re.compile(r"[^\x20-\uD7FF\uE000-\uFFFD]+")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as an address of its own, its size, its sentence, and its table with a row of headings."""

    name: str
    title: str
    picture: str
    width: int
    height: int
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def legend(self) -> tuple[str, ...]:
        """The names of the parts of a bar, in the order of their colours; empty where bars are whole."""
        return self.head[1:] if self.name != "cards" else ()


def charts(report: Report, texts: Mapping[str, Any]) -> dict[str, Chart]:
    """The charts that there are numbers for, by name: measured, needs, cards."""
    words = texts["charts"]
    made = (_measured(report, words), _needs(report, words, texts), _cards(report, words))
    return {chart.name: chart for chart in made if chart}


def _measured(report: Report, words: Mapping[str, Any]) -> Chart | None:
    """Bullets with and without a number, by job."""
    rows: list[tuple[str, int, int]] = []
    for entry in report.resume.experience:
        lines = [report.annotations.line_at(bullet.span.start) for bullet in entry.bullets]
        measured = sum(1 for line in lines if line and line.measures)
        if lines:
            rows.append((_label(entry.title or entry.company or "?"), measured, len(lines) - measured))
    if not rows:
        return None
    names = (words["with_number"], words["without_number"])
    colours = (_GREEN, _AMBER)
    done, all_ = sum(r[1] for r in rows), sum(r[1] + r[2] for r in rows)
    return _stacked(
        "measured", words, (words["job"], *names), rows, colours, fill(words["measured_says"], n=done, all=all_)
    )


def _needs(report: Report, words: Mapping[str, Any], texts: Mapping[str, Any]) -> Chart | None:
    """How the requirements are answered, by how much the posting wants them."""
    if report.posting is None:
        return None
    found: dict[str, Counter[str]] = {}
    for match in report.matches:
        need = report.posting.requirements[match.requirement]
        if not need.self_check and not need.role:
            found.setdefault(need.necessity, Counter())[match.status] += 1
    statuses = ("met", "partial", "missing", "unclear")
    kinds = [kind for kind in ("required", "preferred", "mentioned") if kind in found]
    if not kinds:
        return None
    rows = [(texts["needs"][kind], *(found[kind][status] for status in statuses)) for kind in kinds]
    names = tuple(texts["status"][status] for status in statuses)
    met, all_ = sum(c["met"] for c in found.values()), sum(c.total() for c in found.values())
    says = fill(words["needs_says"], n=met, all=all_)
    return _stacked("needs", words, (words["need"], *names), rows, (_GREEN, _AMBER, _RED, _GRAY), says)


def _cards(report: Report, words: Mapping[str, Any]) -> Chart | None:
    """The months until each card ends; ended ones lie left of the line."""
    ends: dict[str, int] = {}
    dates: dict[str, str] = {}
    for mention in report.annotations.mentions():
        if mention.kind == "cert" and mention.expires:
            name = _label(load().name(mention.term))
            month = mention.expires.month or 12
            left = (mention.expires.year - report.as_of.year) * 12 + month - report.as_of.month
            ends[name], dates[name] = max(left, ends.get(name, left)), str(mention.expires)
    if not ends:
        return None
    rows = sorted(ends.items(), key=lambda item: item[1])
    chart = _empty(_library.HorizontalBar, len(rows), (_GREEN,))
    chart.x_labels = [name for name, _ in rows]
    chart.add(words["months"], [{"value": left, "color": _GREEN if left >= 0 else _RED} for _, left in rows])
    table = tuple((name, dates[name], str(left)) for name, left in rows)
    says = "; ".join(fill(words["cards_says"], name=name, day=dates[name]) for name, _ in rows) + "."
    return _finished("cards", words, chart, says, (words["card"], words["ends"], words["months"]), table)


def _stacked(
    name: str,
    words: Mapping[str, Any],
    head: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    colours: tuple[str, ...],
    says: str,
) -> Chart:
    """Bars of parts; a row is its name and a number for each part."""
    chart = _empty(_library.HorizontalStackedBar, len(rows), colours)
    # The library draws upwards; people read downwards.
    chart.x_labels = [row[0] for row in reversed(rows)]
    for index, part in enumerate(head[1:], start=1):
        chart.add(part, [row[index] or None for row in reversed(rows)])
    return _finished(name, words, chart, says, head, tuple(tuple(map(str, row)) for row in rows))


def _empty(kind: Callable[..., Any], rows: int, colours: tuple[str, ...]) -> Any:
    style = _library.style.Style(
        background="#ffffff",
        plot_background="#ffffff",
        foreground="#14282c",
        foreground_strong="#14282c",
        foreground_subtle="#14282c",
        colors=colours,
        value_colors=("#ffffff", "#14282c", "#ffffff", "#14282c"),
        font_family=_FONT,
        label_font_size=17,
        major_label_font_size=17,
        legend_font_size=17,
        value_font_size=16,
        opacity="1",
    )
    return kind(
        style=style,
        js=[],
        disable_xml_declaration=True,
        width=_WIDTH,
        height=_height(rows),
        explicit_size=True,
        show_legend=False,
        print_values=True,
        show_x_guides=False,
        show_y_guides=False,
        show_x_labels=False,
        truncate_label=-1,
        spacing=14,
        margin=14,
        value_formatter=lambda value: f"{value:g}" if value else "",
    )


def _finished(
    name: str, words: Mapping[str, Any], chart: Any, says: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Chart:
    chart.uuid = f"chart-{name}"
    drawn = chart.render()
    # What answers to a mouse never runs in an image.
    svg = _MOVING.sub(b"", drawn if isinstance(drawn, bytes) else drawn.encode())
    address = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}"
    height = _height(len(rows))
    return Chart(name, words[f"{name}_title"], address, _WIDTH, height, says, head, rows)


def _height(rows: int) -> int:
    return 30 + 46 * rows


def _label(text: str) -> str:
    """A name as it fits beside a bar."""
    text = " ".join(_UNFIT.sub(" ", text).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

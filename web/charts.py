"""Pictures of a report, each with a sentence that says the same and a table of its numbers.

They show the resume with the answers given so far, so they follow what a person types.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from analyzer.model import Annotations, Match, Report
from web.drawing import Row, Tick, draw
from web.texts import fill

_LONGEST = 46
_UNFIT = re.compile(r"[^\x20-\uD7FF\uE000-\uFFFD]+")


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their classes of colour, a sentence, and a table with a row of headings.

    `legend` names the classes that are seen; `picture` draws anew at each call.
    """

    name: str
    title: str
    bars: tuple[Row, ...]
    classes: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ticks: tuple[Tick, ...] = ()
    end: float | None = None

    def picture(self) -> Markup:
        """The bars as SVG."""
        return draw(self.bars, self.classes, self.sentence, ticks=self.ticks, end=self.end)

    @property
    def mark(self) -> str:
        """Changes when the picture does; a page that shows it need not be sent it again."""
        return f"{zlib.crc32(repr((self.bars, self.ticks, self.rows, self.sentence)).encode()):08x}"


def measured(report: Report, annotations: Annotations, texts: Mapping[str, Any]) -> Chart | None:
    """Bullets with and without a number, by job."""
    words = texts["charts"]
    bars = []
    for entry in report.resume.experience:
        lines = [annotations.line_at(bullet.span.start) for bullet in entry.bullets]
        with_number = sum(1 for line in lines if line and line.measures)
        if lines:
            title = " – ".join(part for part in (entry.title, entry.company) if part) or "?"
            bars.append(Row(label(title), (with_number, len(lines) - with_number)))
    if not bars:
        return None
    names = (words["with_number"], words["without_number"])
    done, all_ = (sum(n) for n in zip(*((b.parts[0], sum(b.parts)) for b in bars), strict=True))
    return _counted(
        "measured", words, (words["job"], *names), bars, ("c1", "c2"), fill(words["measured_says"], n=done, all=all_)
    )


def needs(report: Report, matches: Iterable[Match], texts: Mapping[str, Any]) -> Chart | None:
    """How the requirements are answered, by how much the posting wants them."""
    if report.posting is None:
        return None
    words = texts["charts"]
    found: dict[str, Counter[str]] = {}
    for match in matches:
        need = report.posting.requirements[match.requirement]
        if not need.self_check and not need.role:
            found.setdefault(need.necessity, Counter())[match.status] += 1
    statuses = ("met", "partial", "missing", "unclear")
    bars = [
        Row(texts["needs"][kind], tuple(found[kind][status] for status in statuses))
        for kind in ("required", "preferred", "mentioned")
        if kind in found
    ]
    if not bars:
        return None
    names = tuple(texts["status"][status] for status in statuses)
    met, all_ = sum(c["met"] for c in found.values()), sum(c.total() for c in found.values())
    says = fill(words["needs_says"], n=met, all=all_)
    return _counted("needs", words, (words["need"], *names), bars, ("c1", "c2", "c3", "c4"), says)


def _counted(
    name: str, words: Mapping[str, Any], head: tuple[str, ...], bars: list[Row], classes: tuple[str, ...], says: str
) -> Chart:
    table = tuple((bar.name, *(f"{part:g}" for part in bar.parts)) for bar in bars)
    legend = tuple(zip(classes, head[1:], strict=True))
    return Chart(name, words[f"{name}_title"], tuple(bars), classes, legend, says, head, table)


def label(text: str, longest: int = _LONGEST) -> str:
    """A name as it fits above a bar."""
    text = " ".join(_UNFIT.sub(" ", text).split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"

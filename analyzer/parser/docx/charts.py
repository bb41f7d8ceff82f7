"""The words of a chart in a DOCX: its titles, and a row for each category with the values that Word drew last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from analyzer.parser.docx.embedded import read_diagram
from analyzer.parser.drafts import DraftLine
from analyzer.parser.limits import Budget
from analyzer.parser.plain.encoding import repair

# Charts of Word 2007 ("c") and the newer kinds ("cx": tree maps, funnels).
_SERIES = ("{*}ser", "{*}series")
_NAMES = ("{*}cat", "{*}xVal", "{*}strDim")
_VALUES = ("{*}val", "{*}yVal", "{*}bubbleSize", "{*}numDim")
_LONG_FRACTION = re.compile(r"-?\d+\.\d{3,}\Z")
_DATE_FORMAT = re.compile(r"yy|mmm|d/m|m/d", re.I)
_DAY_ZERO, _LAST_DAY = date(1899, 12, 30), 100_000  # dates are days in a spreadsheet


def read_chart(chart: etree._Element, shapes: etree._Element | None, budget: Budget) -> list[DraftLine]:
    """The lines of a chart and of the text boxes drawn on it; they have no paragraph of the file to point at.

    Titles come first, then the names of the series where there are several, then a line for each category with a tab
    before each value.
    """
    lines: list[DraftLine] = []
    for text in (*_titles(chart), *_rows(chart), *_labels(chart)):
        text = repair(text).strip()
        if text and budget.allows_more():
            lines.append(DraftLine(text))
            budget.count(text)
    return lines + read_diagram(shapes, budget)


def _titles(chart: etree._Element) -> Iterator[str]:
    for title in chart.iter("{*}title"):
        yield from _texts(title)


def _labels(chart: etree._Element) -> Iterator[str]:
    """Labels of single points that were typed over."""
    for label in chart.iter("{*}dLbl", "{*}dataLabel"):
        yield from _texts(label)


def _texts(element: etree._Element) -> Iterator[str]:
    """The paragraphs below an element, or the cell that it shows."""
    paragraphs = ["".join(t.text or "" for t in p.iter("{*}t")) for p in element.iter("{*}p")]
    if any(paragraphs):
        yield from paragraphs
    else:
        yield from (v.text or "" for v in element.iter("{*}v"))


def _rows(chart: etree._Element) -> Iterator[str]:
    series = list(chart.iter(*_SERIES))
    names = [" ".join(_series_name(x)) for x in series]
    data = list(chart.iter("{*}chartData"))
    columns = [_columns(x) for x in (series if not data else [d for group in data for d in group.iterfind("{*}data")])]
    if len(series) > 1 and any(names):
        yield "\t".join(filter(None, names))
    elif names and names[0] not in set(_titles(chart)):
        yield names[0]
    shared = bool(columns) and all(labels == columns[0][0] for labels, _ in columns)
    for group in [columns] if shared else [[x] for x in columns]:
        labels = group[0][0]
        points = sorted({point for _, values in group for point in values} | labels.keys())
        for point in points:
            cells = [labels.get(point, ""), *(values.get(point, "") for _, values in group)]
            yield "\t".join(filter(None, cells))


def _series_name(series: etree._Element) -> Iterator[str]:
    for name in series.iterfind("{*}tx"):
        yield from _texts(name)


def _columns(series: etree._Element) -> tuple[dict[int, str], dict[int, str]]:
    """The names and the values of a series, by the number of the point; levels of names are joined."""
    labels: dict[int, str] = {}
    values: dict[int, str] = {}
    for wanted, found in ((_NAMES, labels), (_VALUES, values)):
        for part in series.iterchildren(*wanted):
            for point, text in _points(part):
                found[point] = f"{text} {found[point]}" if found.get(point) else text
    return labels, values


def _points(part: etree._Element) -> Iterator[tuple[int, str]]:
    for level in part.iter("{*}strCache", "{*}numCache", "{*}strLit", "{*}numLit", "{*}lvl"):
        code = level.findtext("{*}formatCode") or str(level.get("formatCode", ""))
        for point in level.iterchildren("{*}pt"):
            number = str(point.get("idx", ""))
            text = point.findtext("{*}v") or point.text or ""
            if number.isdecimal() and text.strip():
                yield int(number), _as_shown(text.strip(), str(point.get("formatCode", code)))


def _as_shown(value: str, code: str) -> str:
    """A cached number much as its format shows it: a share as percent, a day as date, at most two decimals."""
    try:
        number = float(value)
    except ValueError:
        return value
    if code.rstrip().endswith("%"):
        return f"{number * 100:.10g}%"
    if _DATE_FORMAT.search(code) and 0 < number < _LAST_DAY:
        return f"{_DAY_ZERO + timedelta(days=number):%m/%d/%Y}"
    return f"{number:.2f}" if _LONG_FRACTION.match(value) else value

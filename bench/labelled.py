"""How well lines are read: precision and recall over labelled lines of our own, `tests/labelled/*.jsonl`.

    python -m bench.labelled                   the table
    python -m bench.labelled --misses 20       and the first misses of each row
    python -m bench.labelled --only task,cert  some rows

Each file holds lines that people of many trades could write, made up by us before the patterns were looked at, and what
a careful reader finds in them; `optional` holds what two readers could dispute, and counts neither way. The rules have
been mended by these lines since: they say that nothing is lost, and not how lines are read that nobody has seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from analyzer.matchers.pipeline import pipeline
from analyzer.model import LineAnnotation, Span

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "labelled"
DAY = date(2026, 11, 23)
# The field and the place of one name: either is right.
_TWINS = {
    "specialty.emergency-medicine": "setting.emergency-department", "specialty.laboratory": "setting.laboratory",
    "specialty.radiology": "setting.imaging-center", "specialty.pharmacy": "setting.pharmacy",
    "specialty.occupational-medicine": "setting.occupational-health", "specialty.nephrology": "setting.dialysis-center",
}  # fmt: skip
_ROW_OF = {"specialty": "place", "setting": "place", "ehr": "system", "tool": "system"}


@dataclass
class Row:
    """What was found rightly, wrongly and not at all, with the lines behind it."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where nothing is labelled or found."""
        wrong = self.extra + self.missed
        return 2 * self.right / (2 * self.right + wrong) if self.right or wrong else 1.0

    def add(self, labels: Iterable[str], found: Iterable[str], optional: Iterable[str], text: str) -> None:
        """Counts one line."""
        asked, seen = set(labels), set(found)
        seen -= set(optional) - asked
        self.right += len(asked & seen)
        self.extra += len(seen - asked)
        self.missed += len(asked - seen)
        self.misses += [f"missed {x}  in: {text}" for x in sorted(asked - seen)]
        self.misses += [f"extra  {x}  in: {text}" for x in sorted(seen - asked)]


def read_labels(name: str) -> Iterator[dict[str, Any]]:
    """The labelled lines of one file."""
    for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@cache
def score() -> Mapping[str, Row]:
    """All rows of the table."""
    rows = {name: Row() for name in ("task", "cert", "status", "place", "system", "measure", "unquantified", "kind")}
    for label in read_labels("tasks"):
        found = {task.term for task in _read(label["text"]).tasks}
        rows["task"].add(label["tasks"], found, label["optional"], label["text"])
    for label in read_labels("credentials"):
        _add_credentials(label, rows)
    _add_places(list(read_labels("places_and_systems")), rows)
    for label in read_labels("measures_and_kinds"):
        text = label["text"]
        line = _read(text)
        rows["kind"].add([label["kind"]], [line.kind], (), text)
        _add_measures(label["measures"], line, text, rows["measure"])
        if "unquantified" in label:
            rows["unquantified"].add(["yes"] * label["unquantified"], ["yes"] * line.unquantified, (), text)
    rows["measured task"] = Row()
    for label in read_labels("measured_tasks"):
        found = {task.term for task in _read(label["text"]).tasks if task.measures}
        others = found - set(label["measured"]) - set(label["open"])
        rows["measured task"].add(label["measured"], found, others, label["text"])
    return rows


def _read(text: str) -> LineAnnotation:
    return pipeline().annotate(text, DAY).lines[0]


def _add_credentials(label: Mapping[str, Any], rows: Mapping[str, Row]) -> None:
    """A label names the ids and the statuses of which any is right; what is not held need not be named."""
    text = label["text"]
    found = {(m.term, m.status) for m in _read(text).terms if m.kind == "cert"}
    names, asked, meant = set(), set(), {i for ids, _ in label["certs"] for i in ids}
    for ids, statuses in label["certs"]:
        hits = {(i, s) for i, s in found if i in ids}
        if not hits and "negated" in statuses:
            continue
        asked.add("/".join(ids))
        if hits:
            names.add("/".join(ids))
            told = {"right"} if any(s in statuses for _, s in hits) else {s for _, s in hits}
            rows["status"].add(["right"], told, (), text)
    others = {i for i, status in found if i not in meant and status != "negated"}
    rows["cert"].add(asked, names | others, {i for ids, _ in label["optional"] for i in ids}, text)


def _add_places(labels: Iterable[Mapping[str, Any]], rows: Mapping[str, Row]) -> None:
    known = {i for label in labels for i in (*label["terms"], *label["optional"])}
    known.update(_TWINS.values())
    for label in labels:
        mentions = [m for m in _read(label["text"]).terms if m.status not in ("negated", "planned")]
        ids = {m.term if m.term in known else f"{m.kind}.other" for m in mentions if m.kind in _ROW_OF}
        for row in ("place", "system"):
            asked, found, optional = (
                {_TWINS.get(i, i) for i in group if _ROW_OF[i.split(".")[0]] == row and i != "tool.other"}
                for group in (label["terms"], ids, label["optional"])
            )
            rows[row].add(asked, found, optional, label["text"])


def _add_measures(labels: Iterable[str], line: LineAnnotation, text: str, row: Row) -> None:
    """A measure is found where the words of it and of the label overlap by half of the shorter one."""
    left = [m.span for m in line.measures]
    for label in labels:
        start = text.index(label)
        asked = Span(start, start + len(label))
        hit = next(
            (
                s
                for s in left
                if 2 * (min(s.end, asked.end) - max(s.start, asked.start)) >= min(len(label), s.end - s.start)
            ),
            None,
        )
        row.add([label], [label] if hit else [], (), text)
        if hit:
            left.remove(hit)
    row.add([], [text[s.start : s.end] for s in left], (), text)


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", type=int, default=0)
    options.add_argument("--only", default="")
    given = options.parse_args()
    rows = {n: row for n, row in score().items() if not given.only or n in given.only.split(",")}
    table = Table("row", "right", "extra", "missed", "F1")
    for name, row in rows.items():
        table.add_row(name, str(row.right), str(row.extra), str(row.missed), f"{row.f1:.3f}")
    Console().print(table)
    for name, row in rows.items() if given.misses else ():
        print(f"\n{name}", *row.misses[: given.misses], sep="\n  ")


if __name__ == "__main__":
    main()

"""The files of a batch: results.jsonl while it runs; sorted results, the table and the summary when it ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from analyzer.batch.folder import REPORTS
from analyzer.batch.overview import overview
from analyzer.batch.rows import Row, read_row
from analyzer.errors import OutputError
from analyzer.export.writing import replacing, write_file

ROWS = "results.jsonl"
TABLE = "results.csv"
SUMMARY = "summary.html"
# A cell that starts with one of these is a formula to a spreadsheet, and a resume's file name can hold one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Results:
    """The output folder. Rows go to results.jsonl one by one, so that a run that was stopped can be taken up."""

    def __init__(self, out: Path) -> None:
        """Makes the folder. Raises OutputError."""
        self.out = out
        try:
            (out / REPORTS).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"The folder {out.name} cannot be made ({error.strerror}).") from None
        self._places: dict[str, tuple[int, int]] = {}
        self._size = 0

    def rows(self) -> Iterator[Row]:
        """The rows of results.jsonl, those of an earlier run included; lines that are not whole are passed over."""
        try:
            with (self.out / ROWS).open("rb") as lines:
                yield from (row for line in lines if (row := read_row(line)))
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(f"{ROWS} cannot be read ({error.strerror}).") from None

    def start(self, kept: Iterable[Row]) -> None:
        """Begins results.jsonl with the rows that are kept. Tables of an earlier run go: they are out of date."""
        with replacing(self.out / ROWS) as file:
            for row in kept:
                file.write(self._place(row))
        for name in (TABLE, SUMMARY):
            (self.out / name).unlink(missing_ok=True)

    def add(self, row: Row, page: str) -> None:
        """Writes a file's report, then its row: a row never names a report that is not there. Raises OutputError."""
        if page:
            write_file(self.out / REPORTS / row.report, page.encode("utf-8"))
        try:
            with (self.out / ROWS).open("ab") as file:
                file.write(self._place(row))
        except OSError as error:
            raise OutputError(f"{ROWS} cannot be written ({error.strerror}).") from None

    def _place(self, row: Row) -> bytes:
        line = row.to_line()
        self._places[row.path] = (self._size, len(line))
        self._size += len(line)
        return line

    def sort(self) -> None:
        """Brings results.jsonl into the order of the paths; one row is in memory at a time."""
        with (self.out / ROWS).open("rb") as before, replacing(self.out / ROWS) as after:
            for path in sorted(self._places):
                start, size = self._places[path]
                before.seek(start)
                after.write(before.read(size))

    def write_table(self, rules: Iterable[str]) -> None:
        """Writes results.csv: a column for each rule."""
        known = list(rules)
        with replacing(self.out / TABLE) as file:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
            table = csv.writer(text, lineterminator="\n")
            head = ["path", "sha256", "status", "error", "match", "draft", "must-fix", "should-fix", "consider"]
            table.writerow([*head, "missing", "missing-duties", *known, "career-stage", "career-months"])
            for row in self.rows():
                table.writerow(_cells(row, known))
            text.detach()

    def write_summary(self, rules: Mapping[str, str]) -> None:
        """Writes summary.html with a link to each report; `rules` says for each rule what it finds."""
        from analyzer.export.as_html import summary_html

        rows = list(self.rows())
        page = summary_html(rows, overview(rows, rules))
        write_file(self.out / SUMMARY, page.encode("utf-8"))

    def drop_reports(self, names: Iterable[str]) -> None:
        """Removes reports that an earlier run wrote and no row names any more."""
        for name in names:
            # A row could have been edited: nothing outside the reports folder is ever removed.
            if Path(name).name == name and name.endswith(".html"):
                (self.out / REPORTS / name).unlink(missing_ok=True)


def _cells(row: Row, rules: list[str]) -> list[str]:
    good = row.status == "ok"
    cells = [row.path, row.sha256, row.status, row.error, _number(row.match), _number(row.draft)]
    cells += [str(row.severities.get(s, 0)) if good else "" for s in ("must-fix", "should-fix", "consider")]
    cells += ["; ".join(row.missing), "; ".join(row.missing_duties)]
    cells += [str(row.counts.get(rule, 0)) if good else "" for rule in rules]
    cells += [row.stage, "" if row.months is None else str(row.months)]
    return ["'" + cell if cell.startswith(_FORMULA) else cell for cell in cells]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"

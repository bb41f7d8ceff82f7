"""A run over a folder: find the files, keep what is still true, check the rest, write the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.batch import cluster, local
from analyzer.batch.folder import REPORTS, Found, check_places, find_files, fingerprint
from analyzer.batch.results import Results
from analyzer.batch.rows import PASSING, Basis, Row, make_basis
from analyzer.batch.work import Outcome, Work
from analyzer.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Generator


@dataclass(frozen=True, slots=True)
class Settings:
    """How to run. `seconds` is the time a file gets; `cluster` the address of a Dask scheduler ("" for none)."""

    as_of: date
    posting: bytes | None = field(default=None, repr=False)
    posting_name: str = ""
    lexicons: tuple[str, ...] = ()
    workers: int = field(default_factory=local.default_workers)
    seconds: float = 60.0
    resume: bool = False
    cluster: str = ""


@dataclass(slots=True)
class Totals:
    """Files found, done so far, taken over from an earlier run, and not readable."""

    files: int = 0
    done: int = 0
    kept: int = 0
    failed: int = 0

    def count(self, row: Row) -> None:
        """Counts a row."""
        self.done += 1
        self.failed += row.status == "error"


def run_batch(folder: Path, out: Path, settings: Settings, on_progress: Callable[[Totals], None]) -> Totals:
    """Checks every file below `folder` and writes the results to `out`; `on_progress` is called after each file.

    Interrupted, it leaves results.jsonl whole and sorted. Raises FolderError, EmptyPosting, LexiconError,
    ClusterError, WorkerError or OutputError.
    """
    check_places(folder, out)
    files = find_files(folder, out)
    work = _work(settings)
    results = Results(out)
    totals = Totals(files=len(files))
    old = {row.path: row for row in results.rows()}
    kept = _still_true(files, old, work.basis, results) if settings.resume else {}
    reports = {row.report for row in old.values() if row.report}
    results.start(kept.values())
    for row in kept.values():
        totals.kept += 1
        totals.count(row)
        reports.discard(row.report)
    del old
    on_progress(totals)
    rest = iter([f for f in files if f.path not in kept])
    try:
        with closing(_outcomes(rest, work, settings)) as outcomes:
            for outcome in outcomes:
                results.add(outcome.row, outcome.page)
                reports.discard(outcome.row.report)
                totals.count(outcome.row)
                on_progress(totals)
    finally:
        results.sort()
    results.drop_reports(reports)
    found = _rules()
    results.write_table(found)
    results.write_summary(found)
    return totals


def _work(settings: Settings) -> Work:
    """What the workers need; a posting or a lexicon that cannot be used stops the run before it starts."""
    from analyzer.lexicon import load
    from analyzer.report import read_posting

    if settings.cluster and settings.lexicons:
        raise ClusterError("Your own lexicons stay on this computer: leave out --lexicons or --cluster.")
    load(*settings.lexicons)
    if settings.posting is not None:
        read_posting(settings.posting, name=settings.posting_name, lexicons=settings.lexicons)
    basis = make_basis(settings.posting, settings.as_of.isoformat(), settings.lexicons)
    return Work(basis, settings.as_of, settings.posting, settings.posting_name, settings.lexicons)


def _still_true(files: list[Found], old: dict[str, Row], basis: Basis, results: Results) -> dict[str, Row]:
    """The earlier rows of files that have not changed, of the same posting, day, lexicons and program."""
    kept = {}
    for found in files:
        row = old.get(found.path)
        if row is None or row.basis != basis or row.code in PASSING or not row.sha256:
            continue
        if row.report and not (results.out / REPORTS / row.report).is_file():
            continue
        if fingerprint(found.file) == row.sha256:
            kept[found.path] = row
    return kept


def _outcomes(files: Iterator[Found], work: Work, settings: Settings) -> Generator[Outcome, None, None]:
    if settings.cluster:
        yield from cluster.check_all(files, work, settings.cluster, settings.seconds)
    else:
        yield from local.check_all(files, work, settings.workers, settings.seconds)


def _rules() -> dict[str, str]:
    """What each rule finds, by its name."""
    from analyzer.checks import RULES

    found = {rule.name: rule.page.what.removeprefix("Finds ") for rule in RULES}
    return {name: what[:1].upper() + what[1:] for name, what in found.items()}

"""`batch`: a folder of resumes to a table and a report each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from analyzer.batch import Settings, Totals, run_batch
from analyzer.batch.local import default_workers
from analyzer.batch.results import SUMMARY, TABLE
from analyzer.cli.files import as_of_option, lexicons_option, read_input

_EVERY = 25


@click.command(
    "batch", epilog="Example:  resume-vitals batch resumes/ --posting posting.txt --out results/ --workers 4"
)
@click.argument("folder")
@click.option("--posting", type=str, default=None, help="The job posting that every resume is held against.")
@click.option("--out", required=True, type=click.Path(file_okay=False), help="The folder for the results.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=None, help=f"Worker processes (default: {default_workers()})."
)
@click.option(
    "--resume/--fresh", "resume", default=False,
    help="Take over what an earlier run found for files that have not changed, or read all files (the default).",
)  # fmt: skip
@click.option("--cluster", default="", metavar="ADDRESS", help="A Dask scheduler to work on, like tcp://10.0.0.5:8786.")
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
    help="Seconds for one file; past them it is listed as not readable and the run goes on.",
)  # fmt: skip
@as_of_option
@lexicons_option
def batch_command(
    folder: str, posting: str | None, out: str, workers: int | None, resume: bool, cluster: str, time_limit: float,
    as_of: date | None, lexicons: tuple[str, ...],
) -> int:  # fmt: skip
    """Checks every file below a folder: results.csv, results.jsonl, summary.html and a report for each.

    Hidden files are left out. Exits with 4 when some files could not be read; the table says which and why.
    Stopped with Ctrl+C, it goes on where it was with --resume.
    """
    settings = Settings(
        as_of=as_of or date.today(),
        posting=read_input(posting) if posting else None,
        posting_name=posting or "",
        lexicons=lexicons,
        workers=workers or default_workers(),
        seconds=time_limit,
        resume=resume,
        cluster=cluster,
    )
    with _shown_progress() as show:
        totals = run_batch(Path(folder), Path(out), settings, show)
    kept = f" ({totals.kept} taken over from an earlier run)" if totals.kept else ""
    click.echo(f"{totals.files} files{kept}, {totals.failed} could not be read.", err=True)
    click.echo(f"The table is {TABLE}, the overview {SUMMARY}, both in {out}.", err=True)
    return 4 if totals.failed else 0


@contextmanager
def _shown_progress() -> Iterator[Callable[[Totals], None]]:
    """A bar in a terminal, else a line for every 25 files; on standard error."""
    if not sys.stderr.isatty():
        yield _say
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda totals: bar.update(task, total=totals.files, completed=totals.done)


def _say(totals: Totals) -> None:
    if totals.done and totals.done % _EVERY == 0:
        click.echo(f"{totals.done} of {totals.files} files, {totals.failed} could not be read", err=True)

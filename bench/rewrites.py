"""How long the rewrites and the first steps of a resume take, warm: python bench/rewrites.py [RUNS]."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from rich.console import Console
from rich.table import Table

from analyzer.collection import search_less_often
from analyzer.report import read_posting, read_resume, report_on
from analyzer.rewriter import suggest_rewrites
from analyzer.rewriter.order import first_steps
from samples.catalog import read_catalog

AS_OF = date(2026, 11, 22)


def median(action: Callable[[], object], runs: int) -> float:
    """The median processor time of `runs` runs in milliseconds, after one run to warm up."""
    action()
    times: list[float] = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Prints one row a sample and the median over all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    catalog = read_catalog()
    posting = read_posting(catalog.try_posting.files[0].read_bytes(), name="posting.txt")
    table = Table(title=f"Processor time in ms, median of {runs} warm runs")
    for heading in ("resume", "bullets", "rewrites", "all rewrites", "first steps"):
        table.add_column(heading, justify="left" if heading == "resume" else "right")
    both: list[tuple[float, float]] = []
    first = catalog.resumes[0].files[0]
    report_on(read_resume(first.read_bytes(), name=first.name), posting, AS_OF)
    search_less_often()  # as the page does
    for sample in catalog.resumes:
        file = sample.files[0]
        report = report_on(read_resume(file.read_bytes(), name=file.name), posting, AS_OF)
        resume, findings = report.resume, report.findings
        rewrites = median(lambda r=resume, a=report.annotations, f=findings: suggest_rewrites(r, a, f, posting), runs)
        steps = median(lambda r=report: first_steps(r), max(3, runs // 5))
        both.append((rewrites, steps))
        row = (str(len(resume.bullets())), str(len(report.rewrites)), f"{rewrites:.1f}", f"{steps:.0f}")
        table.add_row(sample.name, *row)
    table.add_section()
    middle = [statistics.median(column) for column in zip(*both, strict=True)]
    table.add_row("median", "", "", f"{middle[0]:.1f}", f"{middle[1]:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()

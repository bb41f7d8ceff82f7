"""`check`: the main job.

The readers and matchers are loaded by the command that needs them: `--help` answers at once.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from analyzer.cli.files import as_of_option, lexicons_option, output_option, progress, read_input, write_output
from analyzer.cli.reading import to_json
from analyzer.errors import EmptyPosting
from analyzer.model import Report


def make_report(
    resume: str, posting: str | None, as_of: date | None, lexicons: tuple[str, ...], *, data: bytes | None = None,
    careful: bool = False,
) -> Report:  # fmt: skip
    """The report on two files; `data` are the resume's bytes where they are read already; `careful` as in `check`.

    Raises the typed errors of reading.
    """
    if resume == "-" and posting == "-":
        raise click.UsageError("Only one of the two can be read from standard input.")
    data = read_input(resume) if data is None else data
    asked = read_input(posting) if posting else None
    if asked is not None and not asked.strip():
        raise EmptyPosting
    from analyzer.report import check

    with progress(f"Reading {Path(resume).name} ..."):
        return check(
            data, asked, as_of=as_of, name=resume, posting_name=posting or "", lexicons=lexicons, careful=careful
        )


@click.command(
    "check", epilog="Example:  resume-vitals check my-resume.docx --posting posting.txt --format html -o report.html"
)
@click.argument("resume")
@click.option("--posting", type=str, default=None, help="The job posting: a text, HTML, PDF or DOCX file.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--explain", is_flag=True, help="With --format text: also why each point was given.")
@click.option(
    "--rules", default=None, help="Only these rules, separated by commas; `resume-vitals explain` lists them."
)
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), default=None, help="Exit with 1 when the draft score is lower."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a must-fix finding.")
@as_of_option
@lexicons_option
@output_option
def check_command(
    resume: str, posting: str | None, form: str, explain: bool, rules: str | None, fail_under: float | None,
    strict: bool, as_of: date | None, lexicons: tuple[str, ...], output: str | None,
) -> int:  # fmt: skip
    """Reads a resume, holds it against a posting, and says what to rewrite."""
    from analyzer.export.as_html import report_html
    from analyzer.export.as_json import report_dict
    from analyzer.export.as_text import report_text

    report = make_report(resume, posting, as_of, lexicons, careful=True)
    wanted = _wanted(rules)
    if form == "json":
        result = report_dict(report)
        if wanted:
            result["findings"] = [f for f in result["findings"] if f["rule"] in wanted]
            kept = {f["id"] for f in result["findings"]}
            result["rewrites"] = [r for r in result["rewrites"] if kept & set(r["findings"])]
        write_output(to_json(result), output)
    elif form == "html":
        write_output(report_html(report, wanted), output)
    else:
        write_output(report_text(report, explain=explain, rules=wanted), output)
    low = fail_under is not None and report.draft.points < fail_under
    return 1 if low or (strict and any(f.severity == "must-fix" for f in report.findings)) else 0


def _wanted(rules: str | None) -> frozenset[str] | None:
    if rules is None:
        return None
    from analyzer.checks import RULES

    names = frozenset(r.strip() for r in rules.split(",") if r.strip())
    known = {r.name for r in RULES}
    if unknown := sorted(names - known):
        raise click.UsageError(f"There is no rule named {unknown[0]!r}; `resume-vitals explain` lists them.")
    return names

"""`annotate`, `parse` and `posting`: what the rooms read, as JSON.

The readers and matchers are loaded by the command that needs them: `--help` answers at once.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from analyzer.cli.files import as_of_option, lexicons_option, output_option, progress, read_input, write_output
from analyzer.model import Span


def to_json(value: object) -> str:
    """JSON as the contract says: UTF-8, keys in their order, one line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@click.command(
    "annotate", epilog="Example:  echo 'Drew blood for 25 patients per day in Epic' | resume-vitals annotate"
)
@click.argument("file", default="-")
@as_of_option
@lexicons_option
@output_option
def annotate_command(file: str, as_of: date | None, lexicons: tuple[str, ...], output: str | None) -> None:
    """One text a line in, one JSON object a line out, in the same order."""
    from analyzer.export.as_json_line import line_dict
    from analyzer.matchers.pipeline import pipeline
    from analyzer.parser.plain.encoding import decode

    day = as_of or date.today()
    matchers = pipeline(*lexicons)
    text = decode(read_input(file)) or ""
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    found = []
    with progress("Reading the lines ..."):
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\r")
            annotated = matchers.line(line, Span(0, len(line)), as_of=day)
            found.append(json.dumps(line_dict(number, annotated, line), ensure_ascii=False))
    write_output("".join(x + "\n" for x in found), output)


@click.command("parse", epilog="Example:  resume-vitals parse my-resume.pdf --draw pages/")
@click.argument("file")
@as_of_option
@lexicons_option
@output_option
@click.option(
    "--draw", type=click.Path(file_okay=False), help="Also draw each PDF page with its lines into this folder."
)
def parse_command(
    file: str, as_of: date | None, lexicons: tuple[str, ...], output: str | None, draw: str | None
) -> None:
    """What the file holds: contact, sections, jobs with bullets, education, credentials, warnings."""
    from analyzer.export.as_json_reading import resume_dict
    from analyzer.matchers.pipeline import pipeline
    from analyzer.report import read_resume

    data = read_input(file)
    with progress(f"Reading {Path(file).name} ..."):
        resume = read_resume(data, name=file, careful=True)
        annotations = pipeline(*lexicons).annotate_resume(resume, as_of or date.today())
    if draw:
        if resume.document.format != "pdf":
            raise click.UsageError("--draw works on PDF files only.")
        from analyzer.parser.draw import draw_pages

        Path(draw).mkdir(parents=True, exist_ok=True)
        for page in draw_pages(data, resume.document, Path(draw), resume.sections):
            click.echo(f"drawn: {page.name}", err=True)
    write_output(to_json(resume_dict(resume, annotations, *lexicons)), output)


@click.command("posting", epilog="Example:  resume-vitals posting saved-posting.html")
@click.argument("file")
@lexicons_option
@output_option
def posting_command(file: str, lexicons: tuple[str, ...], output: str | None) -> None:
    """What a job posting asks, how strongly, and what in it asks for nothing."""
    from analyzer.export.as_json_reading import posting_dict
    from analyzer.report import read_posting

    data = read_input(file)
    with progress(f"Reading {Path(file).name} ..."):
        posting = read_posting(data, name=file, lexicons=lexicons)
    write_output(to_json(posting_dict(posting, *lexicons)), output)

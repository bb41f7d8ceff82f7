"""`tailor`: the resume as a file that a person would send, and a table of what was changed in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli.check import make_report
from analyzer.cli.files import as_of_option, lexicons_option, output_option, read_input, write_output
from analyzer.cli.reading import to_json
from analyzer.errors import BadAnswers
from analyzer.model import Blank, Report

if TYPE_CHECKING:
    from analyzer.export.tailoring.tailored import Change, Tailored


def read_answers(file: str | None) -> Mapping[str, str]:
    """The answers of a JSON object of texts. Raises BadAnswers."""
    if file is None:
        return {}
    try:
        raw = json.loads(read_input(file))
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise BadAnswers from None
    if not isinstance(raw, dict) or not all(isinstance(v, str | int | float | bool) for v in raw.values()):
        raise BadAnswers
    return {k: ("yes" if v else "no") if isinstance(v, bool) else str(v) for k, v in raw.items()}


@click.command(
    "tailor",
    epilog="Example:  resume-vitals tailor resume.docx --posting posting.txt --answers answers.json -o tailored.docx",
)
@click.argument("resume")
@click.option("--posting", type=str, default=None, help="The job posting.")
@click.option("--answers", type=str, default=None, help="A JSON file: each question's key and your answer.")
@click.option(
    "--mode", "modes", multiple=True, type=click.Choice(["tracked", "comments", "clean"]),
    help="tracked: revisions you accept or reject in Word (the usual for Word files); comments: notes beside your "
    "words (may be given with either of the others); clean: the changes made (the usual for the rest).",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["docx", "pdf", "json-resume", "text"]), default="docx", show_default=True,
    help="pdf: your own PDF with a note on each finding; json-resume: the open schema 1.0.0.",
)  # fmt: skip
@click.option(
    "--design", type=click.Choice(["plain", "modern"]), default="plain", show_default=True,
    help="The look of a new file, where the resume is no Word file.",
)  # fmt: skip
@click.option(
    "--author-date", type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"]), default=None,
    help="The time of revisions and comments (default: the day of --as-of).",
)  # fmt: skip
@click.option(
    "--summary", is_flag=True,
    help="Also put in a two-line summary made of what your resume says; a summary that is there is replaced.",
)  # fmt: skip
@click.option(
    "--order", is_flag=True,
    help="Also move sections of your own Word file that do not stand in the order that fits a student or a worker.",
)  # fmt: skip
@click.option(
    "--gather", is_flag=True,
    help="Also move each line that only states a credential and stands elsewhere to the end of your certifications "
    "section; what cannot be moved is named.",
)  # fmt: skip
@click.option(
    "--leave", multiple=True, type=click.Choice(["skills", "letters"]),
    help="skills: leave their order as it is; letters: add none after the name (may be given twice).",
)  # fmt: skip
@click.option("--only-rewrites", is_flag=True, help="The same as --leave skills --leave letters.")
@click.option("--list-questions", is_flag=True, help="Print the keys, questions and hints as JSON, and write no file.")
@as_of_option
@lexicons_option
@output_option
def tailor_command(
    resume: str, posting: str | None, answers: str | None, modes: tuple[str, ...], form: str, design: str,
    author_date: date | None, summary: bool, order: bool, gather: bool, leave: tuple[str, ...],
    only_rewrites: bool, list_questions: bool, as_of: date | None, lexicons: tuple[str, ...], output: str | None,
) -> None:  # fmt: skip
    """Writes the resume with the answered rewrites applied; unanswered blanks are never filled.

    Skills that the posting asks for move to the front of their list, and the letters of a held credential go behind
    the name where none stand there (--leave skills, --leave letters). A summary is made only with --summary,
    sections change places only with --order, and lines join the section of certifications only with --gather.

    A Word file keeps its layout; anything else gets a new one. What was changed, and what was left for you, is shown
    on standard error.
    """
    from analyzer.export.annotated_pdf import annotate_pdf
    from analyzer.export.as_json_resume import json_resume
    from analyzer.export.as_plain_text import resume_text
    from analyzer.export.tailoring.adjustment import KINDS, adjustments
    from analyzer.export.tailoring.open_questions import questions
    from analyzer.export.tailoring.tailored import plan, tailor

    if {"tracked", "clean"} <= set(modes):
        raise click.UsageError("Choose --mode tracked or --mode clean: a file cannot be both.")
    if resume == "-" and answers == "-":
        raise click.UsageError("Only one file can be read from standard input.")
    if not list_questions and output is None and form in ("docx", "pdf"):
        raise click.UsageError("Say where to write the file: -o tailored.docx (or -o - for standard output)")
    if output not in (None, "-") and resume != "-" and _same_file(str(output), resume):
        raise click.UsageError("The resume itself is never written to: choose another name with -o.")
    given = read_answers(answers)
    source = read_input(resume)
    report = make_report(resume, posting, as_of, lexicons, data=source)
    if list_questions:
        write_output(to_json(questions(report)), output)
        return
    if form == "pdf":
        if report.resume.document.format != "pdf":
            raise click.UsageError("--format pdf puts notes into a PDF: this resume is none. Leave --format out.")
        write_output(annotate_pdf(source, report), output)
        click.echo(f"{len(report.findings)} findings noted on your own PDF; its words are as they were.", err=True)
        return
    left = KINDS if only_rewrites or form == "json-resume" else leave
    asked = {"summary": summary, "order": order and form == "docx", "gather": gather and form != "json-resume"}
    wanted = [k for k in KINDS if asked.get(k, k not in left)]
    adjusted = adjustments(report, wanted)
    planned = plan(report, given, None, adjusted)
    if form == "text":
        write_output(resume_text(report, planned.lines, planned.summary, planned.gathered), output)
        _show(planned.changes, ())
    elif form == "json-resume":
        write_output(to_json(json_resume(report, planned.texts, planned.summary)), output)
        _show(planned.changes, ())
    else:
        result = tailor(
            report, given, source=source, mode=modes or None, design=design,  # type: ignore[arg-type]
            author_date=f"{author_date:%Y-%m-%dT%H:%M:%SZ}" if author_date else None,
            adjusted=adjusted,
        )  # fmt: skip
        write_output(result.docx, output)
        _show(result.changes, _remarks(result))
    if summary and not any(a.kind == "summary" for a in adjusted):
        click.echo(
            "No summary was made: your resume shows too few facts for one, or has these words already.", err=True
        )
    if order and not any(a.kind == "order" for a in adjusted):
        click.echo("No section was moved: they stand in the order that fits, or the layout is new.", err=True)
    if gather and not any(a.kind == "gather" for a in adjusted):
        click.echo(
            "No line was moved to your certifications: none that only states a credential is elsewhere.", err=True
        )
    for sentence in doubts(report, given):
        click.echo(sentence, err=True)


def doubts(report: Report, answers: Mapping[str, str]) -> list[str]:
    """What to ask back about answers that do not fit their question."""
    from analyzer.rewriter import doubt

    blanks = {
        s.key: s for r in report.rewrites for o in r.options for s in o.segments if isinstance(s, Blank)
    }  # fmt: skip
    asked = ((key, doubt(blank, answers.get(key, ""))) for key, blank in blanks.items())
    return [f"{key}: {sentence}" for key, sentence in asked if sentence]


def _same_file(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def _remarks(result: Tailored) -> tuple[str, ...]:
    layout = ("The layout is new: check it before you send it.",) if result.new_layout else ()
    return (*result.remarks, *layout)


def _show(changes: tuple[Change, ...], remarks: tuple[str, ...]) -> None:
    """The table of what was changed and what was left, on standard error."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    rewrites = [c for c in changes if c.kind == "rewrite"]
    done, others = sum(c.applied for c in rewrites), sum(c.applied for c in changes if c.kind != "rewrite")
    console.print(
        f"{done} of {len(rewrites)} suggested rewrites applied." if rewrites else "There is nothing to rewrite."
    )
    if others:
        console.print(f"{others} other {'change' if others == 1 else 'changes'} made: reject what you do not want.")
    made = [(c.original or "(new)", c.text, c.why) for c in changes if c.applied]
    left = [(c.original or "(new)", c.why) for c in changes if not c.applied]
    for title, names, rows in (
        ("Changed", ("Before", "Now", "Why"), made),
        ("Left for you", ("Your words", "Why they stay as they are"), left),
    ):
        table = Table(*names, show_lines=True, title=title, title_justify="left")
        for row in rows:
            table.add_row(*map(Text, row))
        if rows:
            console.print(table)
    if any(not c.applied for c in rewrites):
        console.print(
            "To answer: the same command with --list-questions gives every question with its key. Put key and answer "
            "into a JSON file, and give it with --answers."
        )
    for remark in remarks:
        console.print(Text(remark))

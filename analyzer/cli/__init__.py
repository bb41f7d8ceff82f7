"""The command `resume-vitals`: reads input, calls the analyzer, writes the result."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from analyzer.cli.batch import batch_command
from analyzer.cli.check import check_command
from analyzer.cli.reading import annotate_command, parse_command, posting_command
from analyzer.cli.service import doctor_command, explain_command, lexicon_group, serve_command
from analyzer.cli.tailor import tailor_command
from analyzer.errors import ResumeVitalsError


class Commands(click.Group):
    """The commands. A reader of our output that goes away ("| head") is no error; click would exit with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the chosen command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What is still in the buffer would be written, and fail, once more at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example:  resume-vitals check my-resume.pdf --posting posting.txt",
)
@click.version_option(package_name="resume-vitals", prog_name="resume-vitals")
def cli() -> None:
    """Reads a Medical Assistant's resume, holds it against a job posting, and says what to rewrite.

    Nothing leaves this computer. Every command reads a file name, or - for standard input.
    """


for command in (
    check_command, tailor_command, parse_command, posting_command, annotate_command, batch_command, serve_command,
    explain_command, lexicon_group, doctor_command,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Runs the command and turns errors into one sentence and an exit code."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except ResumeVitalsError as error:
        click.echo(f"resume-vitals: {error}", err=True)
        sys.exit(error.exit_code)
    sys.exit(status if isinstance(status, int) else 0)

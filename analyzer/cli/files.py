"""Options, input and output that the commands share."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from analyzer.errors import BrokenFile
from analyzer.export.writing import write_file

Command = TypeVar("Command", bound=Callable[..., Any])


def read_day(value: str) -> date:
    """A day written as YYYY-MM-DD; anything else is a usage error (exit code 2)."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2026-11-22.") from None


def as_of_option(command: Command) -> Command:
    """`--as-of`: the day that expiry dates and "Present" are judged against."""
    option = click.option(
        "--as-of",
        type=read_day,
        metavar="YYYY-MM-DD",
        default=None,
        help="The day to judge expiry dates and 'Present' against (default: today).",
    )
    return option(command)


def lexicons_option(command: Command) -> Command:
    """`--lexicons`: the user's own folders of terms."""
    option = click.option(
        "--lexicons", "lexicons", multiple=True, type=click.Path(exists=True, file_okay=False),
        help="A folder of your own .toml lexicons to add (may be given several times).",
    )  # fmt: skip
    return option(command)


def output_option(command: Command) -> Command:
    """`-o`: a file instead of standard output."""
    option = click.option(
        "-o", "--output", type=click.Path(dir_okay=False), default=None, help="Write here instead of standard output."
    )
    return option(command)


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises BrokenFile with a plain sentence."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise BrokenFile(f"There is no file named {Path(name).name}.") from None
    except IsADirectoryError:
        raise BrokenFile(f"{Path(name).name or name} is a folder: use `resume-vitals batch` for folders.") from None
    except OSError as error:
        raise BrokenFile(f"{Path(name).name} cannot be read ({error.strerror}).") from None


def write_output(data: str | bytes, output: str | None) -> None:
    """Writes to a file through a temporary one beside it, or to standard output. Raises OutputError."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    if output is None or output == "-":
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    write_file(Path(output), raw)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Says what is going on, on standard error, when it takes more than a second."""
    timer = threading.Timer(1.0, lambda: click.echo(message, err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()

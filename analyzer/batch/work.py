"""What is done with one file, wherever it is done: read, check, row and report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from analyzer.batch.folder import Found, fingerprint, report_name
from analyzer.batch.rows import Basis, Row, row_of
from analyzer.errors import ResumeVitalsError, TooLarge
from analyzer.parser import DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for every file of a run. `repr` shows no word of the posting, so that no log does."""

    basis: Basis
    as_of: date
    posting: bytes | None = field(default=None, repr=False)
    posting_name: str = ""
    lexicons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row of a file, and its report as a page ("" where there is none)."""

    row: Row
    page: str = field(default="", repr=False)


def failed(path: str, sha256: str, work: Work, code: str, sentence: str) -> Outcome:
    """The outcome of a file that could not be read."""
    return Outcome(Row(path, sha256, work.basis, status="error", error=sentence, code=code))


def read_found(found: Found, work: Work) -> bytes | Outcome:
    """The bytes of a file, or the reason why there are none. A file past the size limit is never held in memory."""
    if found.closed:
        return failed(found.path, "", work, "unreadable", "This folder cannot be opened. Check its permissions.")
    try:
        if found.file.stat().st_size > DEFAULT_LIMITS.max_bytes:
            return failed(found.path, fingerprint(found.file), work, TooLarge.code, TooLarge.sentence)
        return found.file.read_bytes()
    except OSError as error:
        return failed(found.path, "", work, "unreadable", f"This file cannot be read ({error.strerror}).")


def check_bytes(path: str, data: bytes, work: Work) -> Outcome:
    """Reads and checks one resume. Errors of `analyzer.errors` become the row; no other is caught."""
    # Here, so that the process that only hands out files never loads the readers and matchers.
    from analyzer.export.as_html import report_html
    from analyzer.report import read_posting, read_resume, report_on

    sha256 = hashlib.sha256(data).hexdigest()
    try:
        resume = read_resume(data, name=path, drawn=True)
        asked = (
            read_posting(work.posting, name=work.posting_name, lexicons=work.lexicons)
            if work.posting is not None
            else None
        )
        report = report_on(resume, asked, work.as_of, work.lexicons)
    except ResumeVitalsError as error:
        return failed(path, sha256, work, error.code, str(error))
    name = report_name(path)
    return Outcome(row_of(report, path, sha256, work.basis, name), report_html(report, title=Path(path).name))


def check_found(found: Found, work: Work, tell: Callable[[str], None]) -> Outcome:
    """Reads and checks one file; `tell` gets its SHA-256 before the slow part starts."""
    data = read_found(found, work)
    if isinstance(data, Outcome):
        return data
    tell(hashlib.sha256(data).hexdigest())
    return check_bytes(found.path, data, work)

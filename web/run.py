"""Runs a submission through the analyzer, and tells which field an error belongs to."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import analyzer
from analyzer.errors import EmptyPosting, ResumeVitalsError
from analyzer.model import Report
from analyzer.parser import Limits
from analyzer.rewriter.order import first_steps
from web.memory import Kept, key_of, memory
from web.submission import FieldProblem, Piece, Submission, sample_submission


def run(submission: Submission, max_bytes: int) -> Report:
    """The report. Raises FieldProblem with the typed error of the reader that failed."""
    limits = Limits(max_bytes=max_bytes)
    posting = submission.posting
    try:
        return analyzer.check(
            submission.resume.data,
            posting.data if posting else None,
            as_of=submission.as_of,
            name=submission.resume.name,
            posting_name=posting.name if posting else "",
            limits=limits,
        )
    except ResumeVitalsError as error:
        raise FieldProblem(_field(submission, error, limits), error) from error


def run_kept(submission: Submission, max_bytes: int) -> tuple[str, Kept]:
    """The report and its first steps with their key: from memory, or made now and kept. Raises FieldProblem."""
    dated = replace(submission, as_of=submission.as_of or date.today())
    key = key_of(dated)
    kept = memory().get(key)
    if kept is None:
        report = run(dated, max_bytes)
        kept = Kept(report, first_steps(report))
        memory().put(key, kept)
    return key, kept


def warm_up() -> None:
    """Reads the sample once, so that lexicons and readers are in memory before anybody asks."""
    run(sample_submission(), sys.maxsize)


def _field(submission: Submission, error: ResumeVitalsError, limits: Limits) -> str:
    """The resume's field where the resume alone fails, else the posting's."""
    posting = submission.posting
    if posting is None:
        return _of("resume", submission.resume)
    if not isinstance(error, EmptyPosting):
        try:
            analyzer.read_resume(submission.resume.data, name=submission.resume.name, limits=limits)
        except ResumeVitalsError:
            return _of("resume", submission.resume)
    return _of("posting", posting)


def _of(field: str, piece: Piece) -> str:
    return f"{field}_text" if isinstance(piece.data, str) else field

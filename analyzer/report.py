"""The main job: reads a resume and a posting, and runs every room over them in order."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from analyzer.checks import run_checks
from analyzer.errors import EmptyPosting
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Annotations, Document, Finding, Posting, Report, Resume
from analyzer.parser import DEFAULT_LIMITS, Limits, read_document
from analyzer.parser import read_resume as read_structure
from analyzer.posting import read_posting as read_posting_document
from analyzer.rewriter import suggest
from analyzer.scorer import match_requirements, place_career, score_draft, score_match


def read_resume(
    data: bytes | str,
    *,
    name: str = "",
    limits: Limits = DEFAULT_LIMITS,
    drawn: bool = False,
    careful: bool = False,
) -> Resume:
    """Reads a file's bytes or a pasted text as a resume. Raises only errors of `analyzer.errors`.

    With `drawn` the pages of a PDF are drawn, and words that nobody sees on them (under a box or picture) are marked as
    hidden: some hundredths of a second a page. With `careful` a second reader goes over them, too, and a warning says
    where the two disagree: some tenths of a second a page.
    """
    started = time.monotonic()
    document = read_document(data, name=name, limits=limits)
    if (drawn or careful) and document.format == "pdf" and isinstance(data, bytes):
        from analyzer.parser.pdf.covered import hide_covered

        document = hide_covered(data, document)
    if careful and document.format == "pdf" and isinstance(data, bytes):
        from analyzer.parser.pdf.crosscheck import crosscheck

        document = replace(document, warnings=(*document.warnings, *crosscheck(data, document)))
    document = replace(document, name=PurePath(name).name)
    return read_structure(document, limits.left_after(started))


def read_posting(
    data: bytes | str, *, name: str = "", limits: Limits = DEFAULT_LIMITS, lexicons: Sequence[str] = ()
) -> Posting:
    """Reads a file's bytes or a pasted text as a posting. Raises EmptyPosting where nothing is in it."""
    if not data.strip():
        raise EmptyPosting
    document: Document = read_document(data, name=name, limits=limits)
    if not any(c.isalpha() for c in document.text):
        raise EmptyPosting
    return read_posting_document(document, *lexicons)


def check(
    data: bytes | str,
    posting: bytes | str | None = None,
    *,
    as_of: date | None = None,
    name: str = "",
    posting_name: str = "",
    limits: Limits = DEFAULT_LIMITS,
    lexicons: Sequence[str] = (),
    careful: bool = False,
) -> Report:
    """Reads both, and says what to rewrite; dates are judged against `as_of` (today where it is None).

    Raises only errors of `analyzer.errors`. The same input and day give the same report.
    """
    resume = read_resume(data, name=name, limits=limits, drawn=True, careful=careful)
    asked = read_posting(posting, name=posting_name, limits=limits, lexicons=lexicons) if posting is not None else None
    return report_on(resume, asked, as_of or date.today(), lexicons)


def report_on(resume: Resume, posting: Posting | None, as_of: date, lexicons: Sequence[str] = ()) -> Report:
    """The report on what has been read."""
    annotations: Annotations = pipeline(*lexicons).annotate_resume(resume, as_of)
    matches = match_requirements(posting, resume, annotations, as_of, *lexicons) if posting else ()
    found: tuple[Finding, ...] = run_checks(resume, annotations, posting, matches, as_of, *lexicons)
    rewrites, findings = suggest(resume, annotations, found, posting, *lexicons)
    return Report(
        as_of=as_of,
        resume=resume,
        annotations=annotations,
        posting=posting,
        matches=matches,
        match=score_match(posting, matches, *lexicons) if posting else None,
        draft=score_draft(resume, annotations, findings, *lexicons),
        findings=findings,
        rewrites=rewrites,
        career=place_career(resume, annotations, posting, as_of, *lexicons),
        lexicons=tuple(lexicons),
    )

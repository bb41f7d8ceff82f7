"""What a request asks: the resume, the posting and the day, from a form, from what a result page sent back, or JSON.

A result page carries the resume and the posting in hidden fields, as `file:` or `text:` and base64, because the server
keeps nothing. They come back byte for byte, whatever a browser does to line breaks in texts.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from flask import Request

from analyzer.errors import EmptyInput, ResumeVitalsError, TooLarge
from samples.catalog import read_catalog


class MissingResume(ResumeVitalsError):
    """Neither a file nor a text was sent."""

    code = "missing-resume"
    sentence = "Choose your resume file, or paste its text."


class BadDate(ResumeVitalsError):
    """A day that is not written YYYY-MM-DD."""

    code = "bad-date"
    sentence = "Write the day as year, month and day, such as 2026-11-22."


class BadRequest(ResumeVitalsError):
    """A request that no page of ours sends."""

    code = "bad-request"
    sentence = "This request is incomplete. Open the start page and choose the resume again."


class FieldProblem(Exception):
    """An error and the form field that it belongs to."""

    def __init__(self, field: str, error: ResumeVitalsError) -> None:
        super().__init__(str(error))
        self.field = field
        self.error = error


@dataclass(frozen=True, slots=True)
class Piece:
    """A resume or a posting: bytes of a file with its name, or a text."""

    data: bytes | str
    name: str = ""

    def packed(self) -> str:
        """The value of a hidden field."""
        kind = "text" if isinstance(self.data, str) else "file"
        data = self.data.encode() if isinstance(self.data, str) else self.data
        return f"{kind}:{base64.b64encode(data).decode('ascii')}"


def unpack(packed: str, name: str) -> Piece:
    """The piece in a hidden field. Raises BadRequest."""
    kind, _, encoded = packed.partition(":")
    if kind not in ("text", "file"):
        raise BadRequest
    try:
        data = base64.b64decode(encoded, validate=True)
        return Piece(data.decode() if kind == "text" else data, name)
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise BadRequest from error


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything `analyzer.check` needs."""

    resume: Piece
    posting: Piece | None
    as_of: date | None
    sample: bool = False


def read_submission(request: Request, max_bytes: int) -> Submission:
    """The submission of a form; a new file goes before a new text, and both before what was kept.

    Raises FieldProblem; its error is MissingResume, EmptyInput, TooLarge, BadDate or BadRequest.
    """
    if request.form.get("sample"):
        return sample_submission(_day(request.form.get("as_of", "")))
    resume = _piece(request, "resume", max_bytes)
    if resume is None:
        raise FieldProblem("resume", MissingResume())
    posting = _piece(request, "posting", max_bytes - len(resume.data))
    return Submission(resume, posting, _day(request.form.get("as_of", "")), bool(request.form.get("kept_sample")))


def sample_submission(as_of: date | None = None) -> Submission:
    """The pair behind "Try the sample"."""
    catalog = read_catalog()
    resume, posting = catalog.try_resume.files[0], catalog.try_posting.files[0]
    return Submission(
        Piece(resume.read_bytes(), resume.name), Piece(posting.read_text(encoding="utf-8")), as_of, sample=True
    )


def read_day(text: str) -> date | None:
    """A day written YYYY-MM-DD; None for an empty text. Raises BadDate."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadDate from error


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except BadDate as error:
        raise FieldProblem("as_of", error) from error


def _piece(request: Request, field: str, max_bytes: int) -> Piece | None:
    upload, text = request.files.get(field), request.form.get(f"{field}_text", "")
    if upload is not None and upload.filename:
        data = upload.read()
        if not data:
            raise FieldProblem(field, EmptyInput())
        if len(data) > max_bytes:
            raise FieldProblem(field, TooLarge())
        return Piece(data, PurePath(upload.filename.replace("\\", "/")).name)
    if text.strip():
        if len(text.encode()) > max_bytes:
            raise FieldProblem(f"{field}_text", TooLarge())
        return Piece(text)
    kept = request.form.get(f"kept_{field}", "")
    if not kept:
        return None
    try:
        return unpack(kept, request.form.get(f"kept_{field}_name", ""))
    except BadRequest as error:
        raise FieldProblem(field, error) from error

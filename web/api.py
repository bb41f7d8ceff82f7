"""The HTTP interface for programs. It asks for no token: it keeps nothing and changes nothing."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from analyzer.errors import ResumeVitalsError
from analyzer.export.as_json import report_dict
from web.openapi import description
from web.problems import problem
from web.run import run
from web.submission import BadRequest, FieldProblem, MissingResume, Piece, Submission, read_day, read_submission

blueprint = Blueprint("api", __name__)
_TEXTS = ("resume_text", "posting_text", "as_of")


@blueprint.post("/api/v1/check")
def check() -> Response:
    """The report as JSON, from a multipart form or from JSON with `resume_text` and `posting_text`."""
    max_bytes = current_app.config["MAX_FILE_BYTES"]
    submission = _from_json(request.get_json()) if request.is_json else read_submission(request, max_bytes)
    report = report_dict(run(submission, max_bytes))
    # Without line breaks: the library writes those ten times more slowly, and programs need none.
    return Response(json.dumps(report, ensure_ascii=False) + "\n", mimetype="application/json")


@blueprint.get("/api/v1/openapi.json")
def openapi() -> Response:
    """The description of this interface."""
    return jsonify(description(version("resume-vitals")))


@blueprint.get("/healthz")
def healthz() -> Response:
    """Whether the server answers."""
    return jsonify(status="ok", version=version("resume-vitals"))


@blueprint.errorhandler(FieldProblem)
def show_problem(wrong: FieldProblem) -> Response:
    """The typed error as problem details, with the field's name."""
    return problem(wrong.error.http_status, wrong.error.code, str(wrong.error), field=wrong.field)


@blueprint.errorhandler(ResumeVitalsError)
def show_error(error: ResumeVitalsError) -> Response:
    """The typed error as problem details."""
    return problem(error.http_status, error.code, str(error))


def _from_json(body: Any) -> Submission:
    if not isinstance(body, dict) or not all(isinstance(body.get(name) or "", str) for name in _TEXTS):
        raise BadRequest('Send a JSON object with the texts "resume_text" and "posting_text".')
    resume, posting, as_of = (body.get(name) or "" for name in _TEXTS)
    if not resume.strip():
        raise FieldProblem("resume_text", MissingResume())
    return Submission(Piece(resume), Piece(posting) if posting.strip() else None, read_day(as_of))

"""The page: the form, the result, the Word file."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath

from flask import Blueprint, Response, current_app, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from analyzer.export.tailored import tailor
from web.answers import read_choices
from web.result import result_page
from web.run import run
from web.submission import BadRequest, FieldProblem, Submission, read_submission, unpack

blueprint = Blueprint("check", __name__)
# Indentation is a third of the result page; nothing on it needs it.
_INDENT = re.compile(r"\n\s+")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/")
def form() -> str:
    """The form."""
    return render_template("form.html", problems={}, values={})


@blueprint.get("/check")
def reload() -> AnyResponse:
    """Nothing is kept, so a result cannot be asked for again: back to the form."""
    return redirect(url_for("check.form"), 303)


@blueprint.post("/check")
def check() -> str:
    """The result page; with answers, the sentences they make."""
    submission = _submission()
    report = run(submission, current_app.config["MAX_FILE_BYTES"])
    page = result_page(report, read_choices(request.form, report))
    return _INDENT.sub("\n", render_template("result.html", page=page, submission=submission))


@blueprint.post("/download")
def download() -> Response:
    """The Word file with the rewrites that are answered; the rest of the resume stays as it is."""
    submission = _submission()
    report = run(submission, current_app.config["MAX_FILE_BYTES"])
    choices = read_choices(request.form, report)
    tailored = tailor(report, choices.answers, choices.by_rewrite())
    stem = PurePath(submission.resume.name).stem or "resume"
    return send_file(BytesIO(tailored.docx), DOCX, as_attachment=True, download_name=f"{stem}-tailored.docx")


@blueprint.errorhandler(FieldProblem)
def show_problem(problem: FieldProblem) -> tuple[str, int]:
    """The form again, with what was typed and one sentence beside the field that it is about."""
    return form_again({problem.field: str(problem.error)}), problem.error.http_status


def form_again(problems: dict[str, str]) -> str:
    """The form with its texts as they were sent; a browser never fills in a file again, so the page says so."""
    values = {name: request.form.get(name, "") for name in ("resume_text", "posting_text", "as_of")}
    for field in ("resume", "posting"):
        values[f"{field}_text"] = values[f"{field}_text"] or _kept_text(field)
    lost = [field for field in ("resume", "posting") if _had_file(field)]
    return render_template("form.html", problems=problems, values=values, lost=lost)


def _submission() -> Submission:
    return read_submission(request, current_app.config["MAX_FILE_BYTES"])


def _kept_text(field: str) -> str:
    kept = request.form.get(f"kept_{field}", "")
    if not kept.startswith("text:"):
        return ""
    try:
        return str(unpack(kept, "").data)
    except BadRequest:
        return ""


def _had_file(field: str) -> bool:
    upload = request.files.get(field)
    return bool(upload and upload.filename) or request.form.get(f"kept_{field}", "").startswith("file:")

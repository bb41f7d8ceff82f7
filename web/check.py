"""The page: the form, the result, the scores while typing, the files to take along."""

from __future__ import annotations

import re
from io import BytesIO

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from analyzer.errors import ResumeVitalsError
from analyzer.model import Stage
from analyzer.scorer.guide import STAGES, guide_note, guide_topics
from web.answers import read_choices
from web.downloads import kinds, make_file, offered_changes, wanted_changes
from web.live import answers_so_far
from web.memory import memory
from web.pages import page_picture
from web.problems import problem
from web.result import result_page
from web.run import run_kept
from web.submission import BadRequest, FieldProblem, Submission, read_submission, unpack
from web.texts import choose_language, current_texts

blueprint = Blueprint("check", __name__)
# Indentation is a third of the result page; nothing on it needs it.
_INDENT = re.compile(r"\n\s+")


@blueprint.before_request
def take_language() -> None:
    """A page sends its language along."""
    if request.method == "POST":
        choose_language(request.form.get("lang", ""))


@blueprint.get("/")
def form() -> str:
    """The form."""
    return render_template("form.html", problems={}, values={})


@blueprint.post("/")
def form_in_language() -> str:
    """The form in the language of the address, with what was typed."""
    return form_again({})


@blueprint.get("/check")
def reload() -> AnyResponse:
    """Nothing is kept, so a result cannot be asked for again: back to the form."""
    return redirect(url_for("check.form"), 303)


@blueprint.get("/career")
def career() -> str:
    """What a career guide says, the topics of the stage in the address first."""
    asked = request.args.get("stage", "")
    usual: Stage = "unknown"
    stage = next((s for s in STAGES if s == asked), usual)
    return render_template("career.html", stage=stage, topics=guide_topics(stage), note=guide_note())


@blueprint.post("/check")
def check() -> str:
    """The result page; with answers, the sentences they make."""
    submission = _submission()
    key, kept = run_kept(submission, current_app.config["MAX_FILE_BYTES"])
    page = result_page(kept.report, read_choices(request.form, kept.report), kept.steps)
    whole = render_template(
        "result.html",
        page=page,
        submission=submission,
        key=key,
        kinds=kinds(kept.report),
        changes=offered_changes(kept.report),
        wanted=wanted_changes(request.form),
    )
    return _INDENT.sub("\n", whole)


@blueprint.post("/answers")
def answers() -> Response:
    """Both scores and each sentence with the answers so far, for the script of the result page.

    The page sends the key of its report alone; where that is forgotten (410) it sends everything once more.
    """
    kept = memory().get(request.form.get("key", ""))
    if kept is None and "kept_resume" not in request.form:
        return problem(410, "forgotten", "The report is no longer in memory. Send the resume again.")
    key = request.form.get("key", "")
    if kept is None:
        try:
            key, kept = run_kept(_submission(), current_app.config["MAX_FILE_BYTES"])
        except FieldProblem as wrong:
            return problem(wrong.error.http_status, wrong.error.code, str(wrong.error), field=wrong.field)
    choices = read_choices(request.form, kept.report)
    seen = {name.removeprefix("chart."): mark for name, mark in request.form.items() if name.startswith("chart.")}
    return jsonify(key=key, **answers_so_far(current_texts(), kept.report, choices, seen))


@blueprint.post("/pages/<int:number>")
def page(number: int) -> Response:
    """A page of the PDF in the form as a picture, for the script of the result page."""
    try:
        piece = unpack(request.form.get("kept_resume", ""), "")
        if not isinstance(piece.data, bytes):
            raise BadRequest
        return send_file(BytesIO(page_picture(piece.data, number)), "image/png")
    except ResumeVitalsError as error:
        return problem(error.http_status, error.code, str(error))


@blueprint.post("/download")
def download() -> Response:
    """The resume with the finished sentences, or the findings, as a file of the kind that was asked for."""
    submission = _submission()
    _, kept = run_kept(submission, current_app.config["MAX_FILE_BYTES"])
    choices = read_choices(request.form, kept.report)
    wanted = wanted_changes(request.form)
    file = make_file(request.form.get("kind", ""), kept.report, choices, submission, wanted)
    return send_file(BytesIO(file.data), file.type, as_attachment=True, download_name=file.name)


@blueprint.errorhandler(FieldProblem)
def show_problem(wrong: FieldProblem) -> tuple[str, int]:
    """The form again, with what was typed and one sentence beside the field that it is about."""
    return form_again({wrong.field: str(wrong.error)}), wrong.error.http_status


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
    named = request.form.get(field, "")
    return bool((upload and upload.filename) or named) or request.form.get(f"kept_{field}", "").startswith("file:")

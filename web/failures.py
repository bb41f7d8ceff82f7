"""Errors that no field is to blame for: as a page, or for programs as problem details (RFC 9457)."""

from __future__ import annotations

from flask import Flask, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.wrappers import Response

from analyzer.errors import ResumeVitalsError, TooLarge
from web.check import form_again
from web.problems import problem
from web.texts import current_texts


def register(app: Flask) -> None:
    """Handles what reaches the application itself."""
    app.register_error_handler(CSRFError, _stale_page)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(ResumeVitalsError, _typed)
    app.register_error_handler(HTTPException, _http)


def _for_program() -> bool:
    return request.path.startswith(("/api/", "/answers", "/pages", "/healthz"))


def _stale_page(_error: CSRFError) -> Response | tuple[str, int]:
    if _for_program():
        return problem(400, "stale-page", current_texts()["form"]["stale"])
    return form_again({"form": current_texts()["form"]["stale"]}), 400


def _too_large(_error: RequestEntityTooLarge) -> Response | tuple[str, int]:
    if _for_program():
        return problem(413, TooLarge.code, TooLarge.sentence)
    return render_template("form.html", problems={"resume": TooLarge.sentence}, values={}, lost=["resume"]), 413


def _typed(error: ResumeVitalsError) -> Response | tuple[str, int]:
    if _for_program():
        return problem(error.http_status, error.code, str(error))
    return render_template("error.html", status=error.http_status, sentence=str(error)), error.http_status


def _http(error: HTTPException) -> Response:
    status = error.code or InternalServerError.code
    if 300 <= status < 400:
        return error.get_response()
    texts = current_texts()["error"]
    sentence = texts.get(str(status)) or texts["other" if status < 500 else "500"]
    if _for_program():
        answer = problem(status, f"http-{status}", sentence)
    else:
        answer = make_response(render_template("error.html", status=status, sentence=sentence), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer

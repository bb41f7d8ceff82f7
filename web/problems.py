"""Problem details (RFC 9457): how an error reaches a program."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response


def problem(status: int, code: str, detail: str, **more: str) -> Response:
    """Problem details as RFC 9457 has them; `code` is stable, `detail` is one sentence for a person."""
    body = {
        "type": f"urn:resume-vitals:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        **more,
    }
    return Response(json.dumps(body), status, mimetype="application/problem+json")

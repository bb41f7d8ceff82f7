"""The interface for programs."""

from __future__ import annotations

import io
from typing import Any

import pytest
from example import AS_OF, POSTING, RESUME, multipart
from flask.testing import FlaskClient

from analyzer.errors import Busy, EmptyInput, EncryptedFile, ResumeVitalsError, TooLarge, UnknownFormat
from web import create_app

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def mistakes(value: Any, schema: dict[str, Any], schemas: dict[str, Any], at: str = "") -> list[str]:
    """Where a value departs from the part of JSON Schema that the description uses."""
    if "$ref" in schema:
        return mistakes(value, schemas[schema["$ref"].rsplit("/", 1)[1]], schemas, at)
    if "anyOf" in schema:
        tries = [mistakes(value, each, schemas, at) for each in schema["anyOf"]]
        return [] if any(not found for found in tries) else tries[0]
    if "const" in schema:
        return [] if value == schema["const"] else [f"{at}: not {schema['const']}"]
    if not isinstance(value, TYPES[schema["type"]]):
        return [f"{at}: not {schema['type']}"]
    found = [f"{at}: not one of {schema['enum']}"] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, dict):
        found += [f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value]
        for name, each in schema.get("properties", {}).items():
            found += mistakes(value[name], each, schemas, f"{at}.{name}") if name in value else []
    if isinstance(value, list):
        found += [m for i, each in enumerate(value) for m in mistakes(each, schema["items"], schemas, f"{at}[{i}]")]
    return found


def test_json_and_form_give_the_same_report(client: FlaskClient) -> None:
    fields = {"resume_text": RESUME, "posting_text": POSTING, "as_of": AS_OF}
    as_json, as_form = client.post("/api/v1/check", json=fields), client.post("/api/v1/check", data=fields)
    assert as_json.status_code == 200
    assert as_json.data == as_form.data
    assert list(as_json.json)[:3] == ["schema", "versions", "as_of"]
    assert as_json.json["as_of"] == AS_OF


@pytest.mark.parametrize("posting", [POSTING, ""])
def test_the_report_is_what_the_description_says(client: FlaskClient, posting: str) -> None:
    schemas = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    report = client.post("/api/v1/check", json={"resume_text": RESUME, "posting_text": posting}).json
    assert mistakes(report, schemas["Report"], schemas) == []
    assert mistakes(report | {"matches": [{}]}, schemas["Report"], schemas)


def test_a_file_may_be_sent_without_a_token() -> None:
    client = create_app().test_client()
    answer = client.post("/api/v1/check", data={"resume": (io.BytesIO(RESUME.encode()), "dana.txt")})
    assert answer.status_code == 200
    assert answer.json["resume"]["contact"]["name"] == "Dana Whitfield"


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {}}, 400, "missing-resume"),
        ({"json": []}, 400, "bad-request"),
        ({"json": {"resume_text": 5}}, 400, "bad-request"),
        ({"json": {"resume_text": RESUME, "as_of": "soon"}}, 400, "bad-date"),
        ({"json": {"resume_text": RESUME, "posting_text": "123 456"}}, 400, "empty-posting"),
        ({"data": b"{", "content_type": "application/json"}, 400, "http-400"),
        ({"data": {"resume": (b"", "a.pdf")}}, 400, "empty-input"),
        ({"data": {"resume": (b"%PDF-1.7 no", "a.pdf")}}, 422, "broken-file"),
        ({"data": {"resume": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.png")}}, 415, "unknown-format"),
        ({"data": {"resume": (b"x" * 700_000, "a.txt")}}, 413, "too-large"),
        ({"data": {"resume": (b"x" * 9_000_000, "a.txt")}}, 413, "too-large"),
    ],
)
def test_errors_are_problem_details(sent: dict[str, Any], status: int, code: str) -> None:
    client = create_app({"MAX_MB": 0.5}).test_client()
    if isinstance(sent.get("data"), dict):
        sent = multipart(**sent["data"])
    answer = client.post("/api/v1/check", **sent)
    problem = answer.get_json(force=True)
    assert answer.mimetype == "application/problem+json"
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["type"].endswith(code)
    assert problem["title"]
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(("method", "path", "status"), [("get", "/api/v1/no", 404), ("get", "/api/v1/check", 405)])
def test_errors_of_the_address_are_problem_details_too(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").json["status"] == "ok"


@pytest.mark.parametrize("error", [EmptyInput, UnknownFormat, EncryptedFile, TooLarge, Busy])
def test_each_answer_to_a_file_is_described(client: FlaskClient, error: type[ResumeVitalsError]) -> None:
    answers = client.get("/api/v1/openapi.json").json["paths"]["/api/v1/check"]["post"]["responses"]
    assert str(error.http_status) in answers

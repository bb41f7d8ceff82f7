"""The description of the HTTP interface (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
OFFSET: Schema = {"type": "integer", "minimum": 0, "description": "Characters; `start` is in, `end` is out."}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
ANSWERS = (
    (400, "Nothing to read, or a request that cannot be read."),
    (413, "A file past the size limit."),
    (415, "A kind of file that is not read."),
    (422, "A file that is locked, damaged or only a picture."),
    (503, "Photos or scans of others are being read; try again in a minute."),
)


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> dict[str, Schema]:
    evidence = _object(start=OFFSET, end=OFFSET, text=TEXT)
    segment = _object(
        type=_one_of("glue", "fact", "blank", "confirm"),
        text=TEXT,
        start=_or_null(OFFSET),
        end=_or_null(OFFSET),
        ask=_or_null(TEXT),
        hint=_or_null(TEXT),
        key=_or_null(TEXT),
    )
    option = _object(applicability=_one_of("safe", "needs-answer"), text=TEXT, segments=_list(segment))
    part = _object(name=TEXT, points=NUMBER, of=NUMBER, why=TEXT, requirements=_list(COUNT), findings=_list(TEXT))
    score = _object(points=NUMBER, of=NUMBER, parts=_list(part))
    scores = _object(match=score, draft=score)
    scores["required"] = ["draft"]
    return {
        "Report": _object(
            schema={"const": 1},
            versions=_object(**{"resume-vitals": TEXT, "lexicons": TEXT}),
            as_of={"type": "string", "format": "date"},
            resume=_ref("Resume"),
            posting=_or_null(_ref("Posting")),
            matches=_list(
                _object(
                    requirement=COUNT,
                    status=_one_of("met", "partial", "missing", "unclear"),
                    evidence=_list(evidence),
                    note=TEXT,
                )
            ),
            scores=scores,
            findings=_list(
                _object(
                    id=TEXT,
                    rule=TEXT,
                    severity=_one_of("must-fix", "should-fix", "consider"),
                    message=TEXT,
                    start=OFFSET,
                    end=OFFSET,
                    evidence=_list(evidence),
                    rewrite=_or_null(TEXT),
                )
            ),
            rewrites=_list(
                _object(id=TEXT, finding=TEXT, start=OFFSET, end=OFFSET, original=TEXT, options=_list(option))
            ),
            career=_object(
                stage=_one_of("student", "entry", "mid", "senior", "unknown"),
                months=COUNT,
                why=TEXT,
                next=_list(_object(id=TEXT, why=TEXT)),
            ),
        ),
        "Resume": _resume(),
        "Posting": _object(
            schema={"const": 1},
            title=TEXT,
            employer=TEXT,
            text=TEXT,
            requirements=_list(
                _object(
                    text=TEXT,
                    start=OFFSET,
                    end=OFFSET,
                    any_of=_list(TEXT),
                    need=TEXT,
                    necessity=_one_of("required", "preferred", "mentioned"),
                    years=_or_null(NUMBER),
                    due=_or_null(TEXT),
                )
            ),
            ignored=_list(_object(start=OFFSET, end=OFFSET, why=TEXT)),
        ),
        "Problem": _object(type=TEXT, title=TEXT, status={"type": "integer"}, detail=TEXT, code=TEXT),
    }


def _resume() -> Schema:
    bullet = _object(text=TEXT, start=OFFSET, end=OFFSET, page=COUNT, bbox=_or_null(_list(NUMBER)))
    return _object(
        schema={"const": 1},
        format=_one_of("pdf", "docx", "text", "markdown", "html", "image"),
        pages=COUNT,
        text=TEXT,
        contact=_object(
            name=TEXT, credentials_after_name=_list(TEXT), email=TEXT, phone=TEXT, location=TEXT, links=_list(TEXT)
        ),
        sections=_list(_object(kind=TEXT, heading=TEXT, start=OFFSET, end=OFFSET)),
        experience=_list(
            _object(
                title=TEXT,
                company=TEXT,
                location=TEXT,
                start=_or_null(TEXT),
                end=_or_null(TEXT),
                current={"type": "boolean"},
                kind=_one_of("job", "externship", "volunteer"),
                bullets=_list(bullet),
            )
        ),
        education=_list(_object(degree=TEXT, institution=TEXT, dates=TEXT)),
        credentials=_list({"type": "object"}),
        skills=_list(TEXT),
        languages=_list(TEXT),
        warnings=_list(_object(code=TEXT, message=TEXT)),
    )


def description(version: str) -> Schema:
    """The whole document; `version` is that of the program."""
    texts = {
        "resume_text": TEXT | {"description": "The resume's text, where no file is sent."},
        "posting_text": TEXT | {"description": "The posting's text; may be left out."},
        "as_of": {"type": "string", "format": "date", "description": "The day to judge dates against; default today."},
    }
    files = {
        name: {"type": "string", "contentMediaType": "application/octet-stream", "description": said}
        for name, said in (("resume", "PDF, DOCX, text, Markdown or HTML."), ("posting", "The posting as a file."))
    }
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Resume Vitals",
            "version": version,
            "description": "Reads a medical assistant's resume and a job posting. Nothing is stored.",
        },
        "paths": {
            "/api/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Check a resume, with or without a posting",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "multipart/form-data": {"schema": {"type": "object", "properties": {**files, **texts}}},
                            "application/json": {
                                "schema": {"type": "object", "required": ["resume_text"], "properties": texts}
                            },
                        },
                    },
                    "responses": {
                        "200": {
                            "description": "The report.",
                            "content": {"application/json": {"schema": _ref("Report")}},
                        },
                        **{str(status): {"description": said, "content": problem} for status, said in ANSWERS},
                    },
                }
            },
            "/healthz": {
                "get": {
                    "operationId": "health",
                    "summary": "Whether the server answers",
                    "responses": {
                        "200": {
                            "description": "It does.",
                            "content": {"application/json": {"schema": _object(status=TEXT, version=TEXT)}},
                        }
                    },
                }
            },
        },
        "components": {"schemas": _schemas()},
    }

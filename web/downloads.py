"""The files that a person can take along: Word in three ways, their own PDF with notes, the report as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from analyzer.export.annotated_pdf import annotate_pdf
from analyzer.export.as_json import report_dict
from analyzer.export.tailored import Mode, tailor
from analyzer.model import Report
from web.answers import Choices
from web.submission import BadRequest, Submission

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MODES: Mapping[str, Mode] = {"tracked": "tracked", "clean": "clean", "comments": "comments"}


@dataclass(frozen=True, slots=True)
class File:
    """A file to send."""

    data: bytes
    type: str
    name: str


def kinds(report: Report) -> tuple[str, ...]:
    """The kinds of file that this resume can become, the usual one first."""
    format_ = report.resume.document.format
    own_pdf = ("pdf",) if format_ == "pdf" else ()
    words = ("tracked", "clean", "comments") if format_ == "docx" else ("clean", "comments")
    return (*words, *own_pdf, "json")


def make_file(kind: str, report: Report, choices: Choices, submission: Submission) -> File:
    """The file of a kind; no kind is the usual one. Raises BadRequest for one that this resume cannot become."""
    offered = kinds(report)
    kind = kind or offered[0]
    if kind not in offered:
        raise BadRequest
    stem = PurePath(submission.resume.name).stem or "resume"
    source = submission.resume.data if isinstance(submission.resume.data, bytes) else None
    if kind == "json":
        text = json.dumps(report_dict(report), ensure_ascii=False, indent=2) + "\n"
        return File(text.encode(), "application/json", f"{stem}-report.json")
    if kind == "pdf" and source is not None:
        return File(annotate_pdf(source, report), "application/pdf", f"{stem}-notes.pdf")
    made = tailor(
        choices.with_own(report), choices.answers, choices.by_rewrite(), source=source, mode=_MODES[kind]
    )  # fmt: skip
    ending = "comments" if kind == "comments" else "tailored"
    return File(made.docx, WORD, f"{stem}-{ending}.docx")

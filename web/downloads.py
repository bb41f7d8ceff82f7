"""The files that a person can take along: Word in three ways, their own PDF with notes, the report as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.datastructures import MultiDict

from analyzer.export.annotated_pdf import annotate_pdf
from analyzer.export.as_json import report_dict
from analyzer.export.tailoring.adjustment import KINDS, USUAL, Adjustment, AdjustmentKind, adjustments
from analyzer.export.tailoring.tailored import Mode, tailor
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


def offered_changes(report: Report) -> tuple[Adjustment, ...]:
    """The changes beyond the rewrites that the person can choose, in the order of the resume."""
    return adjustments(report, kinds=KINDS)


def wanted_changes(form: MultiDict[str, str]) -> frozenset[AdjustmentKind]:
    """The kinds that were ticked; a form that did not ask (no field `changes`) wants the usual ones."""
    if "changes" not in form:
        return USUAL
    ticked = form.getlist("change")
    return frozenset(kind for kind in KINDS if kind in ticked)


def make_file(
    kind: str, report: Report, choices: Choices, submission: Submission, wanted: Collection[AdjustmentKind] = USUAL
) -> File:
    """The file of a kind, with the `wanted` changes beyond the rewrites; no kind is the usual one.

    Raises BadRequest for a kind that this resume cannot become.
    """
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
        choices.with_own(report), choices.answers, choices.by_rewrite(), source=source, mode=_MODES[kind],
        adjusted=adjustments(report, kinds=wanted),
    )  # fmt: skip
    ending = "comments" if kind == "comments" else "tailored"
    return File(made.docx, WORD, f"{stem}-{ending}.docx")

"""One file of a batch as a row: what stands in results.jsonl, in the table and in the summary."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from analyzer.lexicon import built_in_files
from analyzer.model import Necessity, Report

# Errors that lie in the run and not in the file: another run tries these files again.
PASSING = frozenset({"time-limit", "stopped", "unreadable", "cluster"})

# A sentence of a posting with more words is called by the name of what it asks for: a table has no room for it.
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Basis:
    """What a row depends on besides the file: a row of another basis is out of date.

    `posting` and `lexicons` are SHA-256 ("" without a posting); `as_of` is a day as YYYY-MM-DD.
    """

    version: str
    lexicons: str
    posting: str
    as_of: str


def make_basis(posting: bytes | None, as_of: str, lexicons: Sequence[str] = ()) -> Basis:
    """The basis of a run with this posting, day and the user's own folders of lexicons."""
    digest = hashlib.sha256()
    for file in (*built_in_files(), *(f for folder in lexicons for f in sorted(Path(folder).glob("*.toml")))):
        raw = file.read_bytes()
        digest.update(f"{file.name} {len(raw)}\n".encode())
        digest.update(raw)
    asked = hashlib.sha256(posting).hexdigest() if posting is not None else ""
    return Basis(version("resume-vitals"), digest.hexdigest(), asked, as_of)


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one file. `match` is None without a posting, `draft` where the file could not be read.

    `counts` are findings by rule, `severities` by severity; `missing` are requirements of the posting that the resume
    does not show, the required ones first, and `missing_duties` the names of its duties; `report` names a file of the
    reports folder; `code` names the kind of an error for programs. `stage` and `months` are those of the career.
    """

    path: str
    sha256: str
    basis: Basis
    status: Literal["ok", "error"] = "ok"
    error: str = ""
    code: str = ""
    match: float | None = None
    draft: float | None = None
    counts: dict[str, int] = field(default_factory=dict)
    severities: dict[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    missing_duties: tuple[str, ...] = ()
    report: str = ""
    stage: str = ""
    months: int | None = None

    def to_line(self) -> bytes:
        """The row as one line of results.jsonl."""
        value: dict[str, Any] = {
            "path": self.path,
            "sha256": self.sha256,
            "status": self.status,
            "error": self.error or None,
            "code": self.code or None,
            "scores": {"match": self.match, "draft": self.draft},
            "counts": self.counts,
            "severities": self.severities,
            "missing": list(self.missing),
            "missing_duties": list(self.missing_duties),
            "report": self.report or None,
            "career": {"stage": self.stage, "months": self.months} if self.stage else None,
            "basis": asdict(self.basis),
        }
        return json.dumps(value, ensure_ascii=False).encode("utf-8") + b"\n"


def read_row(line: bytes) -> Row | None:
    """The row of a line of results.jsonl; None for a line that was cut off or comes from somewhere else."""
    try:
        raw = json.loads(line)
        return Row(
            path=raw["path"],
            sha256=raw["sha256"],
            basis=Basis(**raw["basis"]),
            status=raw["status"],
            error=raw["error"] or "",
            code=raw["code"] or "",
            match=raw["scores"]["match"],
            draft=raw["scores"]["draft"],
            counts=dict(raw["counts"]),
            severities=dict(raw["severities"]),
            missing=tuple(raw["missing"]),
            missing_duties=tuple(raw["missing_duties"]),
            report=raw["report"] or "",
            **(raw["career"] or {}),
        )
    except (ValueError, KeyError, TypeError):
        return None


def row_of(report: Report, path: str, sha256: str, basis: Basis, name: str) -> Row:
    """The row of a file that was read; `name` is that of its report."""
    return Row(
        path=path,
        sha256=sha256,
        basis=basis,
        match=report.match.points if report.match else None,
        draft=report.draft.points,
        counts=dict(sorted(Counter(f.rule for f in report.findings).items())),
        severities={
            severity: sum(f.severity == severity for f in report.findings)
            for severity in ("must-fix", "should-fix", "consider")
        },
        missing=tuple(_missing(report, "required")) + tuple(_missing(report, "preferred")),
        missing_duties=tuple(_missing(report, "mentioned")),
        report=name,
        stage=report.career.stage,
        months=report.career.months,
    )


def _missing(report: Report, necessity: Necessity) -> Iterator[str]:
    """What the posting asks so strongly and the resume does not show, each once; duties by their names alone."""
    # Here, so that `--help` and the process that only hands out files load no writer.
    from analyzer.export.as_text import need_label, need_name

    needs = report.posting.requirements if report.posting else ()
    missing = (needs[m.requirement] for m in report.matches if m.status == "missing")
    asked = [need for need in missing if need.necessity == necessity and not (need.self_check or need.role)]
    if report.posting is None:
        return
    labels = []
    for need in asked:
        name = need_name(need, *report.lexicons)
        long = need.any_of and len(need.text.split()) > _MOST_WORDS
        if necessity == "mentioned":
            labels.append(name)
        elif long:
            years = f", {need.years:g} year{'' if need.years == 1 else 's'}" if need.years and not need.either else ""
            labels.append(f"{name}{years}" + (" (preferred)" if necessity == "preferred" else ""))
        else:
            labels.append(need_label(need, report.posting, *report.lexicons))
    yield from dict.fromkeys(" ".join(label.split()) for label in labels)

"""A report as a plain dictionary with a fixed order of keys, for other programs.

Offsets are half-open, in characters of the `text` beside them; nothing of the machine is in it.
"""

from __future__ import annotations

from analyzer.export.as_json_reading import SCHEMA, Json, posting_dict, resume_dict
from analyzer.export.report_ids import finding_id, rewrite_id
from analyzer.export.versions import versions
from analyzer.model import (
    Blank,
    Confirm,
    Evidence,
    Fact,
    Finding,
    Match,
    Report,
    Rewrite,
    RewriteOption,
    Scorecard,
    Segment,
    Span,
)
from analyzer.rewriter.order import first_steps
from analyzer.scorer.career import wage_lines


def _evidence_dict(evidence: Evidence) -> Json:
    return {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.text, "why": evidence.why}


def _match_dict(match: Match) -> Json:
    return {
        "requirement": match.requirement,
        "status": match.status,
        "evidence": [_evidence_dict(e) for e in match.evidence],
        "note": match.note,
    }


def _scorecard_dict(card: Scorecard) -> Json:
    """A score with its parts."""
    return {
        "points": card.points,
        "of": card.of,
        "parts": [
            {
                "name": p.name,
                "points": p.points,
                "of": p.of,
                "why": p.why,
                "requirements": list(p.requirements),
                "findings": [finding_id(i) for i in p.findings],
            }
            for p in card.parts
        ],
    }


def _segment_dict(segment: Segment) -> Json:
    """A segment with every field, null where it has none."""
    base: Json = {"type": "", "text": "", "start": None, "end": None, "ask": None, "hint": None, "key": None}
    span: Span | None = segment.span if isinstance(segment, Fact | Confirm) else None
    if isinstance(segment, Blank):
        base |= {
            "type": "blank",
            "text": f"[{segment.ask}]",
            "ask": segment.ask,
            "hint": segment.hint,
            "key": segment.key,
            "unit": segment.unit,
            "most": segment.most,
        }
    elif isinstance(segment, Confirm):
        base |= {"type": "confirm", "text": segment.text, "ask": segment.question, "key": segment.key}
    else:
        base |= {"type": "fact" if isinstance(segment, Fact) else "glue", "text": segment.text}
    if span is not None:
        base |= {"start": span.start, "end": span.end}
    return base


def _option_dict(option: RewriteOption) -> Json:
    return {
        "applicability": option.applicability,
        "kind": option.kind,
        "text": option.text,
        "segments": [_segment_dict(s) for s in option.segments],
    }


def _rewrite_dict(index: int, rewrite: Rewrite) -> Json:
    return {
        "id": rewrite_id(index),
        "finding": finding_id(rewrite.findings[0]),
        "findings": [finding_id(i) for i in rewrite.findings],
        "start": rewrite.span.start,
        "end": rewrite.span.end,
        "original": rewrite.original,
        "options": [_option_dict(o) for o in rewrite.options],
    }


def _finding_dict(index: int, finding: Finding, own: int | None) -> Json:
    return {
        "id": finding_id(index),
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "evidence": [_evidence_dict(e) for e in finding.evidence],
        "terms": list(finding.terms),
        "requirement": finding.requirement,
        "rewrite": None if own is None else rewrite_id(own),
    }


def report_dict(report: Report) -> Json:
    """The JSON of `check`."""
    scores: Json = {"match": _scorecard_dict(report.match)} if report.match else {}
    scores["draft"] = _scorecard_dict(report.draft)
    rewrites = report.rewrites_by_finding()
    return {
        "schema": SCHEMA,
        "versions": versions(),
        "as_of": report.as_of.isoformat(),
        "resume": resume_dict(report.resume, report.annotations, *report.lexicons),
        "posting": posting_dict(report.posting, *report.lexicons) if report.posting else None,
        "matches": [_match_dict(m) for m in report.matches],
        "scores": scores,
        "findings": [_finding_dict(i, f, rewrites.get(i)) for i, f in enumerate(report.findings)],
        "rewrites": [_rewrite_dict(i, r) for i, r in enumerate(report.rewrites)],
        "first": [
            {
                "finding": finding_id(step.finding),
                "rewrite": rewrite_id(step.rewrite) if step.rewrite is not None else None,
                "option": step.option,
                "draft": step.draft,
                "match": step.match,
                "why": step.why,
            }
            for step in first_steps(report)
        ],
        "career": {
            "stage": report.career.stage,
            "months": report.career.months,
            "why": report.career.why,
            "next": [{"id": n.id, "why": n.why} for n in report.career.next],
            "wages": list(wage_lines(report.career.stage, *report.lexicons)),
            "paths": list(report.career.paths),
        },
    }

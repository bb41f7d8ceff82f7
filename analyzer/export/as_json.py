"""Report, Resume, Posting and Annotations as plain dictionaries with a fixed order of keys, for other programs.

Offsets are half-open, in characters of the `text` beside them; nothing of the machine is in it.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from analyzer.lexicon import load
from analyzer.model import (
    Annotations,
    Blank,
    Box,
    Bullet,
    Confirm,
    Entry,
    Evidence,
    Fact,
    Finding,
    LineAnnotation,
    Match,
    Mention,
    Posting,
    Report,
    Requirement,
    Resume,
    Rewrite,
    RewriteOption,
    Scorecard,
    Segment,
    Span,
)
from analyzer.posting.unusual import unusual_line
from analyzer.rewriter.order import first_steps
from analyzer.scorer.career import path_lines, wage_lines

SCHEMA = 1
Json = dict[str, Any]


def lexicon_version() -> str:
    """The newest `checked` date of the lexicons."""
    return max((t.checked for t in load().terms.values()), default="")


def versions() -> Json:
    """The versions of the program and its lexicons."""
    return {"resume-vitals": version("resume-vitals"), "lexicons": lexicon_version()}


def line_dict(number: int, line: LineAnnotation, text: str) -> Json:
    """One line of `annotate`; offsets count in the line."""
    start = line.span.start
    return {
        "line": number,
        "text": line.span.of(text),
        "kind": line.kind,
        "terms": [
            {
                "id": m.term,
                "kind": m.kind,
                "start": m.span.start - start,
                "end": m.span.end - start,
                "status": m.status,
                "implied": m.implied,
                "issuer": m.issuer,
                "expires": str(m.expires) if m.expires else None,
            }
            for m in line.terms
        ],
        "tasks": [
            {"id": t.term, "start": t.span.start - start, "end": t.span.end - start, "measures": list(t.measures)}
            for t in line.tasks
        ],
        "measures": [
            {
                "start": m.span.start - start,
                "end": m.span.end - start,
                "text": m.span.of(text),
                "dimension": m.dimension,
                "value": m.value,
                "unit": m.unit,
                "period": m.period,
                "bound": m.bound,
            }
            for m in line.measures
        ],
        "unquantified": line.unquantified,
    }


def _bbox(boxes: tuple[Box, ...]) -> list[float] | None:
    if not boxes:
        return None
    own = [b for b in boxes if b.page == boxes[0].page]
    edges = (min(b.x0 for b in own), min(b.top for b in own), max(b.x1 for b in own), max(b.bottom for b in own))
    return [round(e, 1) for e in edges]


def _bullet_dict(bullet: Bullet, resume: Resume) -> Json:
    line = resume.document.lines[bullet.line]
    return {
        "text": bullet.span.of(resume.text),
        "start": bullet.span.start,
        "end": bullet.span.end,
        "page": line.page,
        "bbox": _bbox(line.boxes),
    }


def _entry_dict(entry: Entry, resume: Resume) -> Json:
    return {
        "title": entry.title,
        "company": entry.company,
        "location": entry.location,
        "start": str(entry.start) if entry.start else None,
        "end": str(entry.end) if entry.end else None,
        "current": entry.current,
        "kind": entry.kind,
        "hours": entry.hours,
        "bullets": [_bullet_dict(b, resume) for b in entry.bullets],
    }


def _credential_dict(mention: Mention, text: str) -> Json:
    return {
        "id": mention.term,
        "name": load().name(mention.term),
        "text": mention.span.of(text),
        "status": mention.status,
        "issuer": mention.issuer,
        "expires": str(mention.expires) if mention.expires else None,
        "start": mention.span.start,
        "end": mention.span.end,
    }


def resume_dict(resume: Resume, annotations: Annotations) -> Json:
    """The JSON of `parse`."""
    contact, text = resume.contact, resume.text
    mentions = annotations.mentions()
    languages = {m.term: load().name(m.term) for m in mentions if m.kind == "language" and m.status == "held"}
    return {
        "schema": SCHEMA,
        "format": resume.document.format,
        "pages": max(len(resume.document.pages), 1),
        "text": text,
        "contact": {
            "name": contact.name,
            "credentials_after_name": [s.of(text) for s in contact.credentials],
            "email": contact.email,
            "phone": contact.phone,
            "location": contact.location,
            "links": list(contact.links),
        },
        "sections": [
            {
                "kind": s.kinds[0] if s.kinds else "unknown",
                "kinds": list(s.kinds),
                "heading": s.heading,
                "start": s.span.start,
                "end": s.span.end,
            }
            for s in resume.sections
        ],
        "experience": [_entry_dict(e, resume) for e in resume.experience],
        "education": [{"degree": e.degree, "institution": e.institution, "dates": e.dates} for e in resume.education],
        "credentials": [_credential_dict(m, text) for m in mentions if m.kind == "cert" and m.status != "negated"],
        "skills": [s.of(text) for s in resume.skills],
        "languages": list(languages.values()),
        "warnings": [{"code": w.code, "message": w.message} for w in resume.warnings],
    }


def _requirement_dict(requirement: Requirement) -> Json:
    return {
        "text": requirement.text,
        "start": requirement.span.start,
        "end": requirement.span.end,
        "any_of": list(requirement.any_of),
        "need": requirement.need,
        "necessity": requirement.necessity,
        "years": requirement.years,
        "due": requirement.due,
        "self_check": requirement.self_check,
        "role": requirement.role,
        "either": requirement.either,
    }


def posting_dict(posting: Posting) -> Json:
    """The JSON of `posting`."""
    return {
        "schema": SCHEMA,
        "title": posting.title,
        "employer": posting.employer,
        "text": posting.text,
        "requirements": [_requirement_dict(r) for r in posting.requirements],
        "unusual": unusual_line(posting),
        "ignored": [{"start": i.span.start, "end": i.span.end, "why": i.why} for i in posting.ignored],
    }


def _evidence_dict(evidence: Evidence) -> Json:
    return {"start": evidence.span.start, "end": evidence.span.end, "text": evidence.text, "why": evidence.why}


def _match_dict(match: Match) -> Json:
    return {
        "requirement": match.requirement,
        "status": match.status,
        "evidence": [_evidence_dict(e) for e in match.evidence],
        "note": match.note,
    }


def finding_id(index: int) -> str:
    """The id of finding number `index`."""
    return f"f{index + 1}"


def rewrite_id(index: int) -> str:
    """The id of rewrite number `index`."""
    return f"r{index + 1}"


def scorecard_dict(card: Scorecard) -> Json:
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


def segment_dict(segment: Segment) -> Json:
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
        "segments": [segment_dict(s) for s in option.segments],
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
    scores: Json = {"match": scorecard_dict(report.match)} if report.match else {}
    scores["draft"] = scorecard_dict(report.draft)
    rewrites = report.rewrites_by_finding()
    return {
        "schema": SCHEMA,
        "versions": versions(),
        "as_of": report.as_of.isoformat(),
        "resume": resume_dict(report.resume, report.annotations),
        "posting": posting_dict(report.posting) if report.posting else None,
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
            "wages": list(wage_lines(report.career.stage)),
            "paths": list(path_lines()),
        },
    }

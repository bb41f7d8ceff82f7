"""Report and applied rewrites -> JSON Resume (the open schema, version 1.0.0), for other resume builders.

Only what the resume holds is written: a credential that is planned, expired or unclear is left out, because the
schema has no word for that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analyzer.export.word.summary import NewSummary
from analyzer.matchers.terms.languages import spoken_languages
from analyzer.model import Education, Entry, PartialDate, Report, Resume, Span
from analyzer.parser.resume.dates import parse_range

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_CITY = re.compile(r"(?P<city>[^,]+),\s*(?P<region>[A-Z]{2})(?:\s+(?P<code>\d{5}(?:-\d{4})?))?\Z")
Json = dict[str, Any]


def json_resume(report: Report, texts: Mapping[Span, str], summary: NewSummary | None = None) -> Json:
    """The resume in the schema; `texts` gives the new words of changed bullets by their span."""
    resume = report.resume
    mentions = report.annotations.mentions()
    held = {m.term: m for m in mentions if m.kind == "cert" and m.status == "held" and not m.implied}
    languages = spoken_languages().find(resume, report.annotations)
    result: Json = {
        "$schema": SCHEMA,
        "basics": _basics(resume, texts, summary),
        "work": [_work(e, resume, texts, "name") for e in resume.experience if e.kind != "volunteer"],
        "volunteer": [_work(e, resume, texts, "organization") for e in resume.experience if e.kind == "volunteer"],
        "education": [_education(e) for e in resume.education],
        "certificates": [_filled({"name": m.span.of(resume.text), "issuer": m.issuer}) for m in held.values()],
        "skills": _skills(resume),
        "languages": [{"language": name} for name in languages],
        "meta": {"version": "v1.0.0"},
    }
    return {key: value for key, value in result.items() if value}


def _basics(resume: Resume, texts: Mapping[Span, str], new: NewSummary | None) -> Json:
    contact = resume.contact
    place: Json = {}
    if match := _CITY.match(contact.location):
        place = _filled({"city": match["city"], "region": match["region"], "postalCode": match["code"] or ""})
    elif contact.location:
        place = {"address": contact.location}
    summary = [
        text
        for section in resume.sections
        if "summary" in section.kinds
        for line in resume.document.lines
        if section.span.covers(line.span) and line.span != section.heading_span and not line.hidden
        for text in [_replaced(line.span, resume, texts)]
    ]
    return _filled(
        {
            "name": contact.name,
            "label": resume.experience[0].title if resume.experience else "",
            "email": contact.email,
            "phone": contact.phone,
            "summary": new.text if new else " ".join(summary),
            "location": place,
            "profiles": [{"url": link if "://" in link else f"https://{link}"} for link in contact.links],
        }
    )


def _work(entry: Entry, resume: Resume, texts: Mapping[Span, str], company: str) -> Json:
    bullets = [row for b in entry.bullets for row in _replaced(b.span, resume, texts).split("\n")]
    return _filled(
        {
            company: entry.company,
            "position": entry.title,
            "location": entry.location if company == "name" else "",
            "startDate": _date(entry.start),
            "endDate": "" if entry.current else _date(entry.end),
            "highlights": bullets,
        }
    )


def _education(education: Education) -> Json:
    dates = parse_range(education.dates)
    start = _date(dates.start) if dates and not dates.single else ""
    end = "" if dates is None or dates.current else _date(dates.end or dates.start)
    return _filled(
        {"institution": education.institution, "studyType": education.degree, "startDate": start, "endDate": end}
    )


def _skills(resume: Resume) -> list[Json]:
    words = list(dict.fromkeys(" ".join(s.of(resume.text).split()) for s in resume.skills))
    return [{"name": "Skills", "keywords": words}] if words else []


def _replaced(span: Span, resume: Resume, texts: Mapping[Span, str]) -> str:
    result = span.of(resume.text)
    for own in sorted((s for s in texts if span.covers(s)), reverse=True):
        result = result[: own.start - span.start] + texts[own] + result[own.end - span.start :]
    return result


def _date(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _filled(fields: Json) -> Json:
    """The fields that hold something."""
    return {key: value for key, value in fields.items() if value}

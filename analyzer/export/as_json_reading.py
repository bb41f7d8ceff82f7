"""What was read, a resume or a posting, as a plain dictionary with a fixed order of keys.

Offsets are half-open, in characters of the `text` beside them; nothing of the machine is in it.
"""

from __future__ import annotations

from typing import Any

from analyzer.lexicon import Lexicons, load
from analyzer.matchers.credentials.others import other_credentials
from analyzer.matchers.terms.languages import spoken_languages
from analyzer.model import Annotations, Box, Bullet, Entry, Mention, Posting, Requirement, Resume
from analyzer.posting.short import short_line
from analyzer.posting.unusual import unusual_line

SCHEMA = 1
Json = dict[str, Any]


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


def _credential_dict(mention: Mention, text: str, lexicons: Lexicons) -> Json:
    return {
        "id": mention.term,
        "name": lexicons.name(mention.term),
        "text": mention.span.of(text),
        "status": mention.status,
        "issuer": mention.issuer,
        "expires": str(mention.expires) if mention.expires else None,
        "start": mention.span.start,
        "end": mention.span.end,
    }


def resume_dict(resume: Resume, annotations: Annotations, *lexicon_folders: str) -> Json:
    """The JSON of `parse`."""
    contact, text = resume.contact, resume.text
    credentials = [m for m in annotations.mentions() if m.kind == "cert" and m.status != "negated"]
    credentials = sorted([*credentials, *other_credentials().find(resume, annotations)], key=lambda m: m.span)
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
        "credentials": [_credential_dict(m, text, load(*lexicon_folders)) for m in credentials],
        "skills": [" ".join(s.of(text).split()) for s in resume.skills],
        "languages": list(spoken_languages().find(resume, annotations)),
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


def posting_dict(posting: Posting, *lexicon_folders: str) -> Json:
    """The JSON of `posting`."""
    return {
        "schema": SCHEMA,
        "title": posting.title,
        "employer": posting.employer,
        "text": posting.text,
        "requirements": [_requirement_dict(r) for r in posting.requirements],
        "unusual": unusual_line(posting, *lexicon_folders),
        "short": short_line(posting),
        "ignored": [{"start": i.span.start, "end": i.span.end, "why": i.why} for i in posting.ignored],
    }

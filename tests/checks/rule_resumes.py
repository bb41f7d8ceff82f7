"""Resumes for the tests of the rules: a sound one by default, with single parts replaced."""

from __future__ import annotations

from datetime import date

from analyzer.checks import run_checks
from analyzer.matchers import annotate_resume
from analyzer.model import Document, Finding
from analyzer.parser import read_document, read_resume
from analyzer.posting import read_posting
from analyzer.scorer import match_requirements

TODAY = date(2026, 11, 22)
CONTACT = "Dana Whitfield\nAurora, CO 80012\n(303) 555-0142\ndana.whitfield@example.com"
SUMMARY = "Medical assistant with 4 years in family practice."
JOB = "Medical Assistant | Juniper Flats Family Practice, Aurora, CO    06/2022 - Present"
BULLETS = ("Roomed 25 patients a day for 3 providers in Epic",)
EDUCATION = "Diploma, Medical Assisting | Cottonwood Technical Institute, Aurora, CO    2021 - 2022"
CERTIFICATIONS = ("CMA (AAMA), exp. 06/2028", "BLS (AHA), exp. 05/2027")
SKILLS = "Epic, vital signs, phlebotomy, Spanish (conversational)"


def resume_text(
    *bullets: str,
    contact: str = CONTACT,
    summary: str = SUMMARY,
    job: str = JOB,
    education: str = EDUCATION,
    certifications: tuple[str, ...] = CERTIFICATIONS,
    skills: str = SKILLS,
    end: str = "",
) -> str:
    """The text of a resume; a part that is empty goes with its heading."""
    parts = [contact]
    for heading, body in (
        ("SUMMARY", summary),
        ("EXPERIENCE", "\n".join((job, *(f"- {b}" for b in bullets or BULLETS))) if job else ""),
        ("EDUCATION", education),
        ("CERTIFICATIONS", "\n".join(f"- {c}" for c in certifications)),
        ("SKILLS", skills),
    ):
        if body:
            parts.append(f"{heading}\n{body}")
    return "\n\n".join(filter(None, (*parts, end))) + "\n"


def check_document(document: Document, posting: str | None = None) -> tuple[Finding, ...]:
    """The findings on a document that is read already."""
    resume = read_resume(document)
    annotations = annotate_resume(resume, as_of=TODAY)
    asked = read_posting(read_document(posting)) if posting else None
    matches = match_requirements(asked, resume, annotations, TODAY) if asked else ()
    return run_checks(resume, annotations, asked, matches, TODAY)


def check_text(text: str, posting: str | None = None) -> tuple[Finding, ...]:
    """The findings on a resume given as text."""
    return check_document(read_document(text), posting)

"""Credentials of other trades in a certifications section."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate_resume
from analyzer.matchers.credentials.others import other_credentials
from analyzer.parser import read_document, read_resume

FULL = """Dana Whitlock
Mesa, AZ | dana@example.com

Experience
Medical Assistant | Oak Clinic | Mesa, AZ | 2019 - 2021
- Drew blood

{heading}
{lines}

Skills
EKG
"""
CASES = [
    (
        "Certifications",
        "Google Cloud Professional Cloud Architect, 2023",
        ["Google Cloud Professional Cloud Architect"],
    ),
    ("Certifications", "Forklift Operator Level B (2023)\nCCMA (NHA), exp. 05/2027", ["Forklift Operator Level B"]),
    (
        "Certifications",
        "Lash Extension Artist\nBright Academy, issued 2023\nCredential ID: 12345",
        ["Lash Extension Artist"],
    ),
    ("Certifications", "BLS Provider\nAmerican Heart Association\nExpires 05/2027", []),
    ("Certifications", "Notary Public | TIPS Alcohol Training", ["TIPS Alcohol Training"]),
    ("Certifications", "BLS\tTexas Board of Nursing\tMesa, AZ", []),
    ("Certifications", "Certificate in Floral Design, 2019", ["Certificate in Floral Design"]),
    ("Certifications", "Not yet certified in phlebotomy\nNone at this time\nGPA 3.5", []),
    ("Education and Certifications", "High School Diploma, Hill High School, 2012", []),
    ("Skills", "Forklift Operator Level B", []),
]


@pytest.mark.parametrize(("heading", "lines", "found"), CASES)
def test_lines_without_a_known_credential(heading: str, lines: str, found: list[str]) -> None:
    resume = read_resume(read_document(FULL.format(heading=heading, lines=lines)))
    mentions = other_credentials().find(resume, annotate_resume(resume, as_of=date(2026, 11, 22)))
    assert [m.span.of(resume.text) for m in mentions] == found
    assert {m.term for m in mentions} <= {"cert.other-licence"}

"""Texts whose structure is drawn with marks: framed headings, Markdown with HTML in it, columns pasted as one."""

from __future__ import annotations

import pytest

from analyzer.parser import read_document, read_resume

DUTIES = "Roomed patients and took vital signs every day for three doctors at the clinic."

MARKDOWN = """<h1 align="center">Dana Whitlock</h1>

Kent, OH | (330) 555-0142 | dana.whitlock@example.com

## Work Experience

#### Medical Assistant
**Oak Clinic**, Kent, OH
_May 2021 – Present_

+ Roomed patients and took vital signs.

## Skills

- EKG
- Phlebotomy
"""

FRAMED = """Dana Whitlock
dana.whitlock@example.com

~ Work ~

Medical Assistant @ Oak Clinic
Kent, OH ~ May 2021 – Present
► Roomed patients and took vital signs

~ Education ~

Medical Assistant Diploma @ Northgate College ~ 2019 – 2020

~ Skills ~

EKG ~ Phlebotomy ~ Vital signs
"""

PASTED = """Contact
danawhitlock@example.com
www.linkedin.com/in/dana-whitlock (LinkedIn)

Top Skills
EKG
Phlebotomy

Certifications
BLS (AHA)

Dana Whitlock
Medical Assistant at Oak Clinic
Kent, OH

Summary
Friendly medical assistant who has worked for seven years in offices.

Experience

Oak Clinic
Medical Assistant
May 2021 - Present
"""


def test_markdown_that_opens_in_html() -> None:
    resume = read_resume(read_document(MARKDOWN.encode(), name="resume.md"))
    assert resume.document.format == "markdown"
    assert resume.contact.name == "Dana Whitlock"
    assert [(job.title, job.company) for job in resume.experience] == [("Medical Assistant", "Oak Clinic")]
    assert resume.document == read_document(MARKDOWN)


def test_framed_headings() -> None:
    resume = read_resume(read_document(FRAMED))
    assert [section.kinds[0] for section in resume.sections] == ["contact", "experience", "education", "skills"]
    assert [(s.degree, s.institution, s.dates) for s in resume.education] == [
        ("Medical Assistant Diploma", "Northgate College", "2019 – 2020")
    ]


def test_name_below_the_other_column_of_a_pasted_text() -> None:
    resume = read_resume(read_document(PASTED))
    assert (resume.contact.name, resume.contact.location) == ("Dana Whitlock", "Kent, OH")
    assert [skill.of(resume.text) for skill in resume.skills] == ["EKG", "Phlebotomy"]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Languages: English, Tagalog", []),
        ("Languages: Python, SQL", ["Python", "SQL"]),
        ("Licensed medical assistant who has worked in offices of many sizes. Quick, calm and friendly.", []),
    ],
)
def test_what_is_no_skill(line: str, items: list[str]) -> None:
    resume = read_resume(read_document(f"Dana Whitlock\n\nSkills\nEKG, Phlebotomy\n{line}\n"))
    assert [skill.of(resume.text) for skill in resume.skills] == ["EKG", "Phlebotomy", *items]


def test_duties_behind_two_hyphens() -> None:
    text = f"Dana Whitlock\n\nExperience\nMedical Assistant, Oak Clinic, 2019-2021\n  -- {DUTIES}\n  -- {DUTIES}\n"
    resume = read_resume(read_document(text))
    assert [bullet.span.of(resume.text) for bullet in resume.experience[0].bullets] == [DUTIES, DUTIES]

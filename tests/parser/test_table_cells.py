"""Tables and forms, cell by cell: heads of columns say nothing, labels belong to the cells beside them."""

from __future__ import annotations

import pytest

from analyzer.model import Resume
from analyzer.parser.drafts import DraftLine, assemble
from analyzer.parser.resume.reader import read_structure
from analyzer.parser.table_cells import is_head

TOP = [DraftLine("Marisol Vega", size=20), DraftLine("Tampa, FL | 727-555-0142 | marisol@example.com", size=10)]


def read(*rows: str, size: float = 10) -> Resume:
    """A resume of these rows: headings ("# Education"), items ("- Drew blood"), and cells with "|" between them."""
    lines = list(TOP)
    for row in rows:
        if row.startswith("# "):
            lines.append(DraftLine(row[2:], size=size, bold=True, in_table=True))
        elif row.startswith("- "):
            lines.append(DraftLine(row[2:], size=size, bullet=True, in_table=True))
        else:
            lines += [DraftLine(cell.strip(), size=size, in_table=True) for cell in row.split("|")]
    return read_structure(assemble(lines, "docx"))


def jobs(resume: Resume) -> list[tuple[str, str, str, str, list[str]]]:
    text = resume.text
    return [
        (e.title, e.company, str(e.start), "now" if e.current else str(e.end), [b.span.of(text) for b in e.bullets])
        for e in resume.experience
    ]


def schools(resume: Resume) -> list[tuple[str, str, str]]:
    return [(e.degree, e.institution, e.dates) for e in resume.education]


NURSE = ("LPN Charge Nurse", "Genesis Rehab")
CLINIC = ("Clinic LPN", "Larkspur Clinic")
DIPLOMA = ("Practical Nursing Diploma", "Orlando Technical College")
SCHOOL = ("High School Diploma", "Magnolia High School")


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Dates | Employer | Position | Duties",
            "05/2021 - Present | Genesis Rehab | LPN Charge Nurse | Passed medications to 25 residents.",
            "02/2019 - 04/2021 | Larkspur Clinic | Clinic LPN | Supervised eight aides.",
        ),
        (
            "Company Name | Job Title | Period (From - To) | Key Responsibilities",
            "Genesis Rehab | LPN Charge Nurse | 05/2021 - Present | Passed medications to 25 residents.",
            "Larkspur Clinic | Clinic LPN | 02/2019 - 04/2021 | Supervised eight aides.",
        ),
        (
            "From | To | Name of Employer | Position Held | Duties",
            "05/2021 | Present | Genesis Rehab | LPN Charge Nurse | Passed medications to 25 residents.",
            "02/2019 | 04/2021 | Larkspur Clinic | Clinic LPN | Supervised eight aides.",
        ),
        (
            "Position | LPN Charge Nurse",
            "Employer | Genesis Rehab",
            "Dates | 05/2021 - Present",
            "Duties",
            "- Passed medications to 25 residents.",
            "Position | Clinic LPN",
            "Employer | Larkspur Clinic",
            "Dates | 02/2019 - 04/2021",
            "Duties",
            "- Supervised eight aides.",
        ),
        (
            "Dates | 05/2021 - Present",
            "Occupation or position held | LPN Charge Nurse",
            "Main activities and responsibilities",
            "- Passed medications to 25 residents.",
            "Name and address of employer | Genesis Rehab, Tampa, FL",
            "Type of business or sector | Health care",
            "Dates | 02/2019 - 04/2021",
            "Occupation or position held | Clinic LPN",
            "Main activities and responsibilities",
            "- Supervised eight aides.",
            "Name and address of employer | Larkspur Clinic, Tampa, FL",
        ),
    ],
)
def test_jobs_of_tables_and_forms(rows: tuple[str, ...]) -> None:
    resume = read("# Work Experience", *rows, "# Skills", "Wound care, IV therapy")
    found = [(*job[:4], [duty.rstrip(".") for duty in job[4]]) for job in jobs(resume)]
    assert found == [
        (*NURSE, "2021-05", "now", ["Passed medications to 25 residents"]),
        (*CLINIC, "2019-02", "2021-04", ["Supervised eight aides"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Degree | School | Year",
            "Practical Nursing Diploma | Orlando Technical College | 2018",
            "High School Diploma | Magnolia High School | 2014",
        ),
        (
            "S.No. | Course | Institution | Year of Passing | Percentage",
            "1 | Practical Nursing Diploma | Orlando Technical College | 2018 | 88%",
            "2 | High School Diploma | Magnolia High School | 2014 | 91%",
        ),
        (
            "Degree | Practical Nursing Diploma",
            "School | Orlando Technical College",
            "Year | 2018",
            "Degree | High School Diploma",
            "School | Magnolia High School",
            "Year | 2014",
        ),
        (
            "Dates | 2018",
            "Title of qualification awarded | Practical Nursing Diploma",
            "Principal subjects/occupational skills covered | Anatomy, high school tutoring",
            "Name and type of organisation providing education and training | Orlando Technical College",
            "Dates | 2014",
            "Title of qualification awarded | High School Diploma",
            "Name and type of organisation providing education and training | Magnolia High School",
        ),
    ],
)
def test_schools_of_tables_and_forms(rows: tuple[str, ...]) -> None:
    resume = read("# Education", *rows, "# Skills", "Wound care, IV therapy")
    assert schools(resume) == [(*DIPLOMA, "2018"), (*SCHOOL, "2014")]
    assert [s.kinds[0] for s in resume.sections] == ["contact", "education", "skills"]


def test_dates_of_two_rows_in_a_cell() -> None:
    resume = read("# Education", "2016 – | 2018 | Practical Nursing Diploma | Orlando Technical College")
    assert schools(resume) == [(*DIPLOMA, "2016 – 2018")]


def test_heads_of_tables_of_certificates_and_languages_are_no_items() -> None:
    resume = read(
        "# Certifications",
        "Certification | Issuing Organization | Expires",
        "CPR | American Heart Association | 05/2027",
        "# Languages",
        "Language | Level",
        "English | Fluent",
        "# Skills",
        "Skill | Level",
        "Wound care | Expert",
    )
    text = resume.text
    assert [s.of(text) for s in resume.credential_lines] == ["CPR", "American Heart Association", "05/2027"]
    assert [s.heading for s in resume.sections] == ["", "Certifications", "Languages", "Skills"]
    assert "Level" not in [s.of(text) for s in resume.skills]


def test_rows_of_cells() -> None:
    """As a PDF shows them, with tabs between the cells."""
    resume = read(
        "# Work Experience",
        "LPN Charge Nurse, Genesis Rehab\t05/2021 - Present",
        "Duties\tPassed medications to 25 residents",
        "# Education",
        "Qualification\tInstitution\tYear of completion",
        "Practical Nursing Diploma\tOrlando Technical College\t2018",
        "# Skills",
        "Wound care, IV therapy",
    )
    assert jobs(resume)[0][4] == ["Passed medications to 25 residents"]
    assert schools(resume) == [(*DIPLOMA, "2018")]
    assert [s.kinds[0] for s in resume.sections] == ["contact", "experience", "education", "skills"]


def test_one_label_alone_is_no_form() -> None:
    resume = read("# Education", "Program | Practical Nursing Diploma | Orlando Technical College | 2018")
    assert schools(resume)[0][1:] == ("Orlando Technical College", "2018")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("School", True),
        ("Degree / Diploma", True),
        ("Dates (From - To)", True),
        ("Employer & Location", True),
        ("Northgate School", False),
        ("Clinic", False),
        ("", False),
        ("-", False),
    ],
)
def test_is_head(text: str, head: bool) -> None:
    assert is_head(text) is head

"""Schools, degrees and dates in the orders that resumes write them."""

from __future__ import annotations

import pytest
from written import resume_of

COLLEGE = "Bluebird Career College"
DIPLOMA = "Medical Assistant Diploma"

ONE = [
    (f"{DIPLOMA}, {COLLEGE}, Mesa, AZ, 2019", DIPLOMA, COLLEGE, "2019"),
    (f"{DIPLOMA} - {COLLEGE} - Mesa, AZ - May 2019", DIPLOMA, COLLEGE, "May 2019"),
    (f"{DIPLOMA} | {COLLEGE} | 2018 - 2019", DIPLOMA, COLLEGE, "2018 - 2019"),
    (f"{DIPLOMA}\n{COLLEGE}\n2019", DIPLOMA, COLLEGE, "2019"),
    (f"{COLLEGE}\n{DIPLOMA}\n05/2019", DIPLOMA, COLLEGE, "05/2019"),
    (f"{COLLEGE}\tMesa, AZ\n{DIPLOMA}\tMay 2019", DIPLOMA, COLLEGE, "May 2019"),
    (f"{COLLEGE} Mesa, AZ\n{DIPLOMA} May 2019", DIPLOMA, COLLEGE, "May 2019"),
    (f"{DIPLOMA}\n{COLLEGE} 2019", DIPLOMA, COLLEGE, "2019"),
    (f"2018 - 2019\n{COLLEGE}\n{DIPLOMA}", DIPLOMA, COLLEGE, "2018 - 2019"),
    (f"May 2019 {DIPLOMA}, {COLLEGE}", DIPLOMA, COLLEGE, "May 2019"),
    (f"{DIPLOMA} from {COLLEGE} in 2019", DIPLOMA, COLLEGE, "2019"),
    (f"{COLLEGE}, {DIPLOMA}, 2019", DIPLOMA, COLLEGE, "2019"),
    (f"{DIPLOMA}\n{COLLEGE}\nGPA 3.9\n- Dean's list", DIPLOMA, COLLEGE, ""),
    (f"{DIPLOMA}, {COLLEGE}, Expected May 2027", DIPLOMA, COLLEGE, "Expected May 2027"),
    (f"{DIPLOMA}, {COLLEGE}, Graduated 2019", DIPLOMA, COLLEGE, "2019"),
    (f"Certificate in Medical Assisting, {COLLEGE}", "Certificate in Medical Assisting", COLLEGE, ""),
    (
        f"Certificate : Medical Assistant , 2011 {COLLEGE} City , State",
        "Certificate : Medical Assistant",
        COLLEGE,
        "2011",
    ),
    ("High School Diploma, Northgate High School, 2015", "High School Diploma", "Northgate High School", "2015"),
    ("High School Diploma Northgate High School City , State", "High School Diploma", "Northgate High School", ""),
    ("GED, 2014", "GED", "", "2014"),
    (
        "Associate of Applied Science in Medical Assisting\nTern Bay Community College, 2019",
        "Associate of Applied Science in Medical Assisting",
        "Tern Bay Community College",
        "2019",
    ),
    (
        "B.S. in Health Science, University of Oakmere\nAug 2017 - May 2021",
        "B.S. in Health Science",
        "University of Oakmere",
        "Aug 2017 - May 2021",
    ),
    (
        "Bachelor of Science, Health Science\nOakmere University | 2018 - 2022",
        "Bachelor of Science, Health Science",
        "Oakmere University",
        "2018 - 2022",
    ),
    (
        "AAS Medical Assisting\nOakmere Institute of Technology",
        "AAS Medical Assisting",
        "Oakmere Institute of Technology",
        "",
    ),
    (
        "Phlebotomy Certificate\nRidgeline Health Training\n2020",
        "Phlebotomy Certificate",
        "Ridgeline Health Training",
        "2020",
    ),
    (
        "Certificate Program in Billing 2022\nNorthwind Continuing Education",
        "Certificate Program in Billing",
        "Northwind Continuing Education",
        "2022",
    ),
    ("Tern Bay Academy", "", "Tern Bay Academy", ""),
    ("GED | East Valley HS | 2012", "GED", "East Valley HS", "2012"),
    ("Diploma in Billing | Tern Bay\nCollege | 2019", "Diploma in Billing", "Tern Bay College", "2019"),
    (
        "B.A. in Psychology, Arizona Desert State University",
        "B.A. in Psychology",
        "Arizona Desert State University",
        "",
    ),
]


def education(body: str, heading: str = "Education") -> list[tuple[str, str, str]]:
    """What is read from an education section."""
    text = f"Dana Whitlock\ndana@example.com\n\n{heading}\n{body}\n\nSkills\nEKG"
    return [(e.degree, e.institution, e.dates) for e in resume_of(text).education]


@pytest.mark.parametrize(("body", "degree", "institution", "dates"), ONE)
def test_reads_one_school(body: str, degree: str, institution: str, dates: str) -> None:
    assert education(body) == [(degree, institution, dates)]


TWO = [
    f"{DIPLOMA}\n{COLLEGE}\n2019\nHigh School Diploma\nNorthgate High School\n2015",
    f"{COLLEGE}\n{DIPLOMA}\t2019\nNorthgate High School\nHigh School Diploma\t2015",
    f"{DIPLOMA}, {COLLEGE}, 2019\nHigh School Diploma, Northgate High School, 2015",
    f"- {DIPLOMA}, {COLLEGE}, 2019\n- High School Diploma, Northgate High School, 2015",
]


@pytest.mark.parametrize("body", TWO)
def test_reads_two_schools(body: str) -> None:
    assert education(body) == [
        (DIPLOMA, COLLEGE, "2019"),
        ("High School Diploma", "Northgate High School", "2015"),
    ]


def test_notes_below_a_school_stay_with_it() -> None:
    body = f"{COLLEGE}\n{DIPLOMA}\t2019\n- Honors from the University Science League\n- Relevant coursework: Anatomy"
    assert education(body) == [(DIPLOMA, COLLEGE, "2019")]


def test_a_merged_heading_holds_education() -> None:
    found = education(f"{DIPLOMA}, {COLLEGE}, 2019\nBLS, 2024", "Education and Certifications")
    assert found[0] == (DIPLOMA, COLLEGE, "2019")

"""Columns that start at a row of headings, and dates in a rail under headings that stand over the text."""

from __future__ import annotations

from pdf_files import BODY, Draw, at, page, pdf, right

from analyzer.model import Resume
from analyzer.parser import read_document, read_resume

BOLD = "Helvetica-Bold"


def bold(x: float, top: float, text: str, size: float = 10) -> Draw:
    return at(x, top, text, BOLD, size)


def read(*draws: Draw) -> Resume:
    return read_resume(read_document(pdf(page(*draws))))


NAME = at(50, 50, "Dana Whitlock", BOLD, 20)
CONTACT = at(50, 70, "330-555-0142 | dana@example.com | Akron, OH")


def card(x: float, top: float, title: str, clinic: str, dates: str, duties: list[str]) -> list[Draw]:
    rows = [bold(x, top, title), at(x, top + 14, clinic), at(x, top + 28, dates)]
    return rows + [at(x + 6, top + 42 + 14 * i, f"• {duty}") for i, duty in enumerate(duties)]


def test_a_date_of_two_rows_in_a_rail_is_one_and_its_headings_make_no_columns() -> None:
    jobs = [("Medical Assistant", "09/2023–", "Present"), ("Phlebotomist", "10/2021–", "08/2023")]
    draws: list[Draw] = []
    for index, (title, start, end) in enumerate(jobs):
        top = 130.0 + 60 * index
        draws += [right(120, top, start), right(119, top + 13, end), bold(130, top, f"{title}, Oak Clinic, Akron, OH")]
        draws += [at(138, top + 13, f"• {BODY[0]}"), at(138, top + 26, f"• {BODY[1]}")]
    resume = read(
        NAME,
        CONTACT,
        bold(130, 110, "Experience", 14),
        *draws,
        bold(130, 250, "Education", 14),
        right(120, 270, "2018–2019"),
        at(130, 270, "Diploma in Medical Assisting, Lakeside College"),
        bold(130, 290, "Languages", 14),
        right(120, 310, "Polish"),
        at(130, 310, "Mother tongue"),
        right(120, 324, "English"),
        at(130, 324, "Fluent"),
    )
    assert [job.title for job in resume.experience] == ["Medical Assistant", "Phlebotomist"]
    assert [len(job.bullets) for job in resume.experience] == [2, 2]
    last = resume.experience[1].end
    assert last is not None
    assert (last.year, last.month) == (2023, 8)


def test_three_columns_below_two_start_at_their_headings() -> None:
    duties = ["Roomed 20 patients a day", "Drew blood and ran EKGs", "Gave vaccines under VFC", "Ordered supplies"]
    resume = read(
        NAME,
        CONTACT,
        bold(50, 100, "Experience", 14),
        *card(56, 120, "Medical Assistant", "Oak Clinic, Akron, OH", "2021 - Present", duties[:3]),
        *card(316, 120, "Medical Receptionist", "Elm Family Practice, Akron, OH", "2019 - 2021", duties),
        bold(50, 220, "Education", 14),
        bold(220, 220, "Skills", 14),
        bold(400, 220, "Languages", 14),
        at(50, 240, "Diploma in Medical Assisting"),
        at(50, 254, "Lakeside College, 2018"),
        at(220, 240, "Phlebotomy"),
        at(220, 254, "Hearing and vision screening"),
        at(220, 268, "Wound care"),
        at(400, 240, "English (native)"),
        at(400, 254, "Polish (fluent)"),
    )
    text = resume.document.text
    assert [job.title for job in resume.experience] == ["Medical Assistant", "Medical Receptionist"]
    assert [s.of(text) for s in resume.skills] == ["Phlebotomy", "Hearing and vision screening", "Wound care"]


def test_a_grid_of_skills_is_none_of_the_columns_below_it() -> None:
    skills = ["Phlebotomy", "EKG", "Vital signs", "Wound care", "Triage", "Injections", "Epic", "Cerner", "Records"]
    resume = read(
        NAME,
        CONTACT,
        bold(50, 100, "Experience", 14),
        bold(50, 118, "Medical Assistant, Oak Clinic"),
        right(560, 118, "2019 - Present"),
        at(60, 132, f"• {BODY[0]}"),
        bold(50, 160, "What I am good at", 14),
        *[at(50 + 180 * (i % 3), 180 + 20 * (i // 3), skill) for i, skill in enumerate(skills)],
        at(50, 240, "Scheduling"),
        bold(50, 270, "Education", 14),
        bold(310, 270, "Certificates", 14),
        at(50, 290, "Diploma in Medical Assisting"),
        at(50, 304, "Lakeside College"),
        at(310, 290, "Certified Phlebotomy Technician (CPT)"),
        at(310, 304, "BLS for Healthcare Providers"),
    )
    text = resume.document.text
    assert sorted(s.of(text) for s in resume.skills) == sorted([*skills, "Scheduling"])


def test_duties_over_numbered_rows_head_no_section() -> None:
    job = "EMPLOYER: {}\nLOCATION: Akron, OH\nPOSITION: {}\nDATES: {}\nDUTIES:\n1) Roomed 20 patients a day\n"
    rows = [
        ("Oak Clinic", "Medical Assistant", "01/2022 - Present"),
        ("Elm Clinic", "Phlebotomist", "01/2020 - 12/2021"),
    ]
    text = "NAME: Dana Whitlock\nEMAIL: dana@example.com\n\nWORK HISTORY:\n\n" + "\n".join(job.format(*r) for r in rows)
    resume = read_resume(read_document(text.encode()))
    assert [j.title for j in resume.experience] == ["Medical Assistant", "Phlebotomist"]
    assert [len(j.bullets) for j in resume.experience] == [1, 1]

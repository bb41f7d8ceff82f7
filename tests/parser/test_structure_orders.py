"""Jobs and schools written in every usual order, and names that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.model import Resume
from analyzer.parser import read_document, read_resume

HEAD = "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\n"
DUTIES = "- Roomed 25 patients a day\n- Drew blood and labeled tubes\n"
JOBS = (
    ("Medical Assistant", "Lakeside Family Practice", "Akron, OH", "01/2019 - Present"),
    ("Phlebotomist", "Summit Labs", "Canton, OH", "March 2016 - Dec 2018"),
    ("Front Desk Receptionist", "Dr. Harlan Cole, MD", "Kent, OH", "'14 - '16"),
    ("CNA", "Maple Grove", "Stow, OH", "2012 - 2014"),
)
Layout = Callable[[str, str, str, str], str]
LAYOUTS: dict[str, Layout] = {
    "title | employer | place | dates": lambda t, c, p, d: f"{t} | {c} | {p} | {d}",
    "employer | title | place | dates": lambda t, c, p, d: f"{c} | {t} | {p} | {d}",
    "dates | title | employer | place": lambda t, c, p, d: f"{d} | {t} | {c} | {p}",
    "title, employer, place   dates": lambda t, c, p, d: f"{t}, {c}, {p}    {d}",
    "employer, place - title (dates)": lambda t, c, p, d: f"{c}, {p} - {t} ({d})",
    "title at employer": lambda t, c, p, d: f"{t} at {c}, {p}, {d}",
    "title dates / employer": lambda t, c, p, d: f"{t}\t{d}\n{c}, {p}",
    "employer place / title dates": lambda t, c, p, d: f"{c}\t{p}\n{t}\t{d}",
    "employer dates / title place": lambda t, c, p, d: f"{c}\t{d}\n{t}\t{p}",
    "dates / title / employer": lambda t, c, p, d: f"{d}\n{t}\n{c}, {p}",
    "dates / employer / title": lambda t, c, p, d: f"{d}\n{c}, {p}\n{t}",
    "title / employer / dates": lambda t, c, p, d: f"{t}\n{c}, {p}\n{d}",
    "employer / place / title / dates": lambda t, c, p, d: f"{c}\n{p}\n{t}\n{d}",
    "title / employer / place dates": lambda t, c, p, d: f"{t}\n{c}\n{p} {d}",
    "dates: title, employer": lambda t, c, p, d: f"{d}: {t}, {c}, {p}",
    "dashes": lambda t, c, p, d: f"{t} – {c}, {p} – {d}",
    "employer dates / title": lambda t, c, p, d: f"{c}, {p}\t{d}\n{t}",
    "dots": lambda t, c, p, d: f"{t} — {c} · {p} · {d}",
}


def read(text: str) -> Resume:
    return read_resume(read_document(text))


def jobs(resume: Resume) -> list[tuple[str, str, str, str, int]]:
    return [(e.title, e.company, e.location, e.dates_text, len(e.bullets)) for e in resume.experience]


@pytest.mark.parametrize("heading", ["Experience\n", ""])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order(layout: str, heading: str) -> None:
    if not heading and layout.startswith(("employer / place", "dates", "title / employer")):
        heading = "Work History\n"  # without a heading, rows above the first dates belong to nobody
    text = HEAD + heading + "\n".join(f"{LAYOUTS[layout](*job)}\n{DUTIES}" for job in JOBS)
    assert jobs(read(text)) == [(*job, 2) for job in JOBS]


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("Staff Nurse, Med-Surg, Oak Hospital", "Staff Nurse, Med-Surg", "Oak Hospital"),
        ("Staff Engineer, Platform", "Staff Engineer, Platform", ""),
        ("Staff Nurse, Med-Surg at St. Brigid's Health System", "Staff Nurse, Med-Surg", "St. Brigid's Health System"),
        ("Night Auditor at 9-Eleven", "Night Auditor", "9-Eleven"),
        ("Medical Assistant | The Women's Health Group", "Medical Assistant", "The Women's Health Group"),
        ("Back Office Medical Assistant, VA Medical Center", "Back Office Medical Assistant", "VA Medical Center"),
        ("Licensed Practical Nurse | Crest Staffing | New Haven, CT", "Licensed Practical Nurse", "Crest Staffing"),
        ("Barista | Bluebird Coffee, Kansas City, MO", "Barista", "Bluebird Coffee"),
        ("Medical Scribe | Advanced Cardiology of the Hills", "Medical Scribe", "Advanced Cardiology of the Hills"),
    ],
)
@pytest.mark.parametrize("dates", ["2019 - 2021", ""])
def test_names_that_hold_marks_states_and_verbs(head: str, title: str, company: str, dates: str) -> None:
    found = read(f"{HEAD}Experience\n{head}    {dates}\n{DUTIES}\nOther Clinic\nReceptionist\n{DUTIES}").experience
    assert (found[0].title, found[0].company, len(found[0].bullets)) == (title, company, 2)


@pytest.mark.parametrize("dates", ["", "    2016 - Present"])
def test_several_roles_under_one_employer(dates: str) -> None:
    roles = (("Lead Medical Assistant", "2021 - Present"), ("Medical Assistant", "2018 - 2021"))
    text = f"{HEAD}Experience\nLakeside Family Practice, Akron, OH{dates}\n"
    text += "".join(f"{title}    {when}\n{DUTIES}" for title, when in roles)
    text += f"\nOak Clinic, Kent, OH    2012 - 2015\nReceptionist\n{DUTIES}"
    employer = ("Lakeside Family Practice", "Akron, OH")
    assert jobs(read(text)) == [
        *((title, *employer, when, 2) for title, when in roles),
        ("Receptionist", "Oak Clinic", "Kent, OH", "2012 - 2015", 2),
    ]


def test_a_banner_and_its_first_role_are_one_span() -> None:
    text = f"{HEAD}Experience\nLakeside Clinic, Akron, OH    2016 - 2020\nMedical Assistant    2018 - 2020\n{DUTIES}"
    resume = read(text)
    assert [e.span.of(resume.text).split("\n")[0] for e in resume.experience] == [
        "Lakeside Clinic, Akron, OH\t2016 - 2020"
    ]


def test_duties_below_a_job_without_a_heading_are_no_summary() -> None:
    resume = read(f"{HEAD}Medical Assistant, Lakeside Clinic, 2019 - Present\n{DUTIES}")
    assert [k for s in resume.sections for k in s.kinds] == ["contact", "experience"]
    assert len(resume.bullets()) == 2


@pytest.mark.parametrize(("heading", "count"), [("Research", 1), ("Research Experience", 1), ("Projects", 0)])
def test_dated_roles_under_a_heading_that_says_little(heading: str, count: int) -> None:
    text = f"{HEAD}{heading}\nResearch Assistant, Northgate University, 2019 - 2020\n{DUTIES}"
    text += f"\nExperience\nMedical Assistant, Oak Clinic, 2020 - 2022\n{DUTIES}"
    assert len(read(text).experience) == 1 + count


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("CERTIFED NURSING ASSISTENT", ""),
        ("REGISTERED MEDICAL ASISTANT\nDana Oakes", "Dana Oakes"),
        ("PHLEBOTOMY TECHNICAN\nDANA OAKES", "DANA OAKES"),
        ("MARTIN SARGENT", "MARTIN SARGENT"),
    ],
)
def test_a_misspelled_title_is_no_name(top: str, name: str) -> None:
    assert read(f"{top}\nAkron, OH | 330-555-0142\n\nSkills\nPhlebotomy\n").contact.name == name


@pytest.mark.parametrize(
    ("line", "degree", "school"),
    [
        (
            "Associate of Applied Science in Medical Assisting Northgate Community College 2019",
            "Associate of Applied Science in Medical Assisting",
            "Northgate Community College",
        ),
        ("High School Diploma Kent Roosevelt High School 2015", "High School Diploma", "Kent Roosevelt High School"),
        ("Northgate CollegeDiploma in Medical Assisting 2018", "Diploma in Medical Assisting", "Northgate College"),
        ("GED - Akron Public Schools - 2014", "GED", "Akron Public Schools"),
        (
            "Certificate in Billing/Coding Bright Star Academy, 2020",
            "Certificate in Billing/Coding",
            "Bright Star Academy",
        ),
    ],
)
def test_degree_glued_to_school(line: str, degree: str, school: str) -> None:
    (only,) = read(f"{HEAD}Education\n{line}\n").education
    assert (only.degree, only.institution) == (degree, school)


@pytest.mark.parametrize("text", ["Lamar 2019", "Webinar 20", "Summary 2011"])
def test_a_month_inside_a_word_is_no_month(text: str) -> None:
    from analyzer.parser.resume.dates import find_ranges

    assert all(r.start is None or r.start.month is None for r in find_ranges(text)[0])

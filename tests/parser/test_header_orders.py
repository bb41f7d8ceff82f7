"""Headers of jobs in orders that people use less often, with employers and titles that no word gives away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.model import Resume
from analyzer.parser import read_document, read_resume

HEAD = "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\n"
MARKED = "- Roomed 25 patients a day\n- Drew blood and labeled tubes\n"
PLAIN = "Roomed 25 patients a day for four providers.\nDrew blood and labeled tubes before every pickup.\n"
KNOWN = (
    ("Medical Assistant", "Lakeside Family Practice", "Akron, OH", "01/2019 - Present"),
    ("Phlebotomist", "Summit Labs", "Canton, OH", "March 2016 - Dec 2018"),
    ("Front Desk Receptionist", "Dr. Harlan Cole, MD", "Kent, OH", "'14 - '16"),
    ("CNA", "Maple Grove", "Stow, OH", "2012 - 2014"),
)
PLAIN_NAMES = (
    ("Medical Assistant", "Juniper Women's Health", "Tempe, AZ", "June 2021 – Present"),
    ("Crew Trainer", "Wendell's", "Mesa, AZ", "Aug 2018 – May 2021"),
    ("Shift Lead", "Quill & Bean", "Mesa, AZ", "2016 – 2018"),
    ("Sales Associate", "Hollis and Daughters", "Gilbert, AZ", "05/2014 - 08/2016"),
)
WORK_AS_TITLE = (
    ("Certified Medical Assistant (CMA)", "Valley Oak Internal Medicine", "Fresno, CA", "2020 - Present"),
    ("Cashier", "Greenleaf Grocers", "Clovis, CA", "2017 - 2020"),
    ("Housekeeping", "Sunrise Suites", "Fresno, CA", "2015 - 2017"),
)
Layout = Callable[[str, str, str, str], str]
LAYOUTS: dict[str, Layout] = {
    "employer / title / place | dates": lambda t, c, p, d: f"{c}\n{t}\n{p} | {d}",
    "employer - place  dates / title": lambda t, c, p, d: f"{c} - {p}\t{d}\n{t}",
    "employer / place  dates / title": lambda t, c, p, d: f"{c}\n{p}\t{d}\n{t}",
    "employer (place) / title, dates": lambda t, c, p, d: f"{c} ({p})\n{t}, {d}",
    "title (dates) / employer, place": lambda t, c, p, d: f"{t} ({d})\n{c}, {p}",
    "title / dates / employer / place": lambda t, c, p, d: f"{t}\n{d}\n{c}\n{p}",
    "title / dates / employer, place": lambda t, c, p, d: f"{t}\n{d}\n{c}, {p}",
    "employer / dates / title": lambda t, c, p, d: f"{c}, {p}\n{d}\n{t}",
    "dates place / title / employer": lambda t, c, p, d: f"{d}\t{p}\n{t}\n{c}",
    "dates / title at employer": lambda t, c, p, d: f"{d}\n{t} at {c}, {p}",
    "dates / employer - title / place": lambda t, c, p, d: f"{d}\n{c} - {t}\n{p}",
    "title, employer (place) dates": lambda t, c, p, d: f"{t}, {c} ({p}) {d}",
    "labels, a row each": lambda t, c, p, d: f"Position: {t}\nEmployer: {c}\nLocation: {p}\nDates: {d}",
    "labels, employer first": lambda t, c, p, d: f"Employer: {c}, {p}\nJob Title: {t}\nDates of Employment: {d}",
    "dates / title, place / employer": lambda t, c, p, d: f"{d}\n{t}, {p}\n{c}",
    "title for employer": lambda t, c, p, d: f"{t} for {c}, {p}\t{d}",
    "title with employer": lambda t, c, p, d: f"{t} with {c}, {p} ({d})",
    "title - employer / place - dates": lambda t, c, p, d: f"{t} - {c}\n{p} - {d}",
    "title // employer // place // dates": lambda t, c, p, d: f"{t} // {c} // {p} // {d}",
    "title / employer / place / dates": lambda t, c, p, d: f"{t} / {c} / {p} / {d}",
    "[dates] title, employer": lambda t, c, p, d: f"[{d}] {t}, {c}, {p}",
    "title place / employer dates": lambda t, c, p, d: f"{t}\t{p}\n{c}\t{d}",
    "cells": lambda t, c, p, d: f"{t}\t{c}\t{p}\t{d}",
    "title (employer, place)": lambda t, c, p, d: f"{t} ({c}, {p})\t{d}",
    "title, dates / employer / place": lambda t, c, p, d: f"{t}, {d}\n{c}\n{p}",
    "employer: title": lambda t, c, p, d: f"{c}: {t}\t{d}\n{p}",
    "employer, title / place, dates": lambda t, c, p, d: f"{c}, {t}\n{p}, {d}",
}
UNDATED: dict[str, Callable[[str, str, str], str]] = {
    "title / employer, place": lambda t, c, p: f"{t}\n{c}, {p}",
    "title | employer | place": lambda t, c, p: f"{t} | {c} | {p}",
    "employer, place / title": lambda t, c, p: f"{c}, {p}\n{t}",
}
MARKDOWN: dict[str, Layout] = {
    "### employer / *title* (dates)": lambda t, c, p, d: f"### {c}, {p}\n*{t}* ({d})",
    "**title** | employer | dates": lambda t, c, p, d: f"**{t}** | {c} | {p} | {d}",
    "### title / **employer** | dates": lambda t, c, p, d: f"### {t}\n**{c}** | {p} | *{d}*",
    "### title, employer / *dates*": lambda t, c, p, d: f"### {t}, {c}\n*{d}* · {p}",
    "**employer** / _title_ / dates": lambda t, c, p, d: f"**{c}** — {p}\n_{t}_\n{d}",
}


def read(text: str, name: str = "") -> Resume:
    return read_resume(read_document(text, name=name))


def jobs(resume: Resume) -> list[tuple[str, str, str, str, int]]:
    return [(e.title, e.company, e.location, e.dates_text, len(e.bullets)) for e in resume.experience]


@pytest.mark.parametrize("duties", [MARKED, PLAIN])
@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order(layout: str, people: tuple[tuple[str, str, str, str], ...], duties: str) -> None:
    text = HEAD + "Experience\n" + "\n".join(f"{LAYOUTS[layout](*job)}\n{duties}" for job in people)
    assert jobs(read(text)) == [(*job, 2) for job in people]


@pytest.mark.parametrize("duties", [MARKED, PLAIN])
@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", UNDATED)
def test_every_order_without_dates(layout: str, people: tuple[tuple[str, str, str, str], ...], duties: str) -> None:
    text = HEAD + "Experience\n" + "\n".join(f"{UNDATED[layout](*job[:3])}\n{duties}" for job in people)
    assert jobs(read(text)) == [(*job[:3], "", 2) for job in people]


@pytest.mark.parametrize("people", [KNOWN, PLAIN_NAMES, WORK_AS_TITLE])
@pytest.mark.parametrize("layout", MARKDOWN)
def test_every_order_in_markdown(layout: str, people: tuple[tuple[str, str, str, str], ...]) -> None:
    body = "\n".join(f"{MARKDOWN[layout](*job)}\n\n{MARKED}" for job in people)
    assert jobs(read(f"# {HEAD}## Experience\n\n{body}", "resume.md")) == [(*job, 2) for job in people]


@pytest.mark.parametrize(
    ("head", "title", "company", "location"),
    [
        (
            "OAKLINE | Team Leader\nJan 2013 – May 2013 | Kent, OH & Akron, OH",
            "Team Leader",
            "OAKLINE",
            "Kent, OH & Akron, OH",
        ),
        (
            "Field Technician\t10/2012\nRescue Plus, Summit County, OH",
            "Field Technician",
            "Rescue Plus",
            "Summit County, OH",
        ),
        ("Discussion Group Facilitator\t2019 - 2021", "Discussion Group Facilitator", "", ""),
        ("Patient Services Representative\t2019 - 2021", "Patient Services Representative", "", ""),
        ("Oakmere Hospital Phlebotomist\t2019 - 2021", "Phlebotomist", "Oakmere Hospital", ""),
        (
            "Medical Assistant / Receptionist\t2019 - 2021\nOak Clinic",
            "Medical Assistant / Receptionist",
            "Oak Clinic",
            "",
        ),
        ("Medical Assistant (Float Pool)\t2019 - 2021\nOak Clinic", "Medical Assistant (Float Pool)", "Oak Clinic", ""),
        ("Barista / Quill & Bean Cafe\t2019 - 2021", "Barista", "Quill & Bean Cafe", ""),
        ("Barista (Quill & Bean Cafe)\t2019 - 2021", "Barista", "Quill & Bean Cafe", ""),
        (
            "Employer: Oak Clinic\nPosition: Medical Assistant\nSupervisor: Pat Roe\nDates: 2019 - 2021",
            "Medical Assistant",
            "Oak Clinic",
            "",
        ),
    ],
)
def test_marks_and_names(head: str, title: str, company: str, location: str) -> None:
    (only,) = read(f"{HEAD}Experience\n{head}\n{MARKED}").experience
    assert (only.title, only.company, only.location, len(only.bullets)) == (title, company, location, 2)


def test_a_part_of_the_employer_is_no_duty() -> None:
    text = f"{HEAD}Externships\nMedical Assistant – 160 hours\t4/2012 – 5/2012\nOak Medical Center, Kent, OH\n"
    text += f"Surgery Department and Breast Care Center\n{MARKED}"
    text += f"Phlebotomy – 40 hours\t3/2012\nSt. Brigid's Medical Center, Akron, OH\tClinical Laboratory\n{MARKED}"
    found = read(text).experience
    assert [(e.title, e.company, e.hours, len(e.bullets)) for e in found] == [
        ("Medical Assistant", "Oak Medical Center", 160, 2),
        ("Phlebotomy", "St. Brigid's Medical Center", 40, 2),
    ]


def test_who_volunteers_names_the_organization_first() -> None:
    job = f"Experience\nMedical Assistant\t2012 - 2014\nOak Clinic, Kent, OH\n{MARKED}\n"
    text = f"{HEAD}{job}Community Involvement\nGreen Cross, Akron, OH – 60 hours\t2012 - Current\n"
    text += "Emergency Medical Services\t1/2013\nKent Pride, Kent, OH\n"
    found = [e for e in read(text).experience if e.kind == "volunteer"]
    assert [(e.title, e.company) for e in found] == [("", "Green Cross"), ("Emergency Medical Services", "Kent Pride")]


@pytest.mark.parametrize("heading", ["Activities", "Leadership", "On Campus Involvement", "Leadership & Activities"])
def test_dated_roles_among_activities_are_volunteer_work(heading: str) -> None:
    text = f"{HEAD}Experience\nMedical Assistant, Oak Clinic, 2020 - 2022\n{MARKED}\n"
    text += f"{heading}\nDiscussion Group Facilitator\t2019 - 2020\n{MARKED}\nSkills\nPhlebotomy\n"
    assert [(e.title, e.kind) for e in read(text).experience] == [
        ("Medical Assistant", "job"),
        ("Discussion Group Facilitator", "volunteer"),
    ]


@pytest.mark.parametrize(
    "lines",
    ["Hiking, chess and baking", "- Member, Chess Club, 2019 - 2020", "Projects\nTracker App\t2019 - 2020\n- Built it"],
)
def test_activities_without_roles_are_none(lines: str) -> None:
    text = f"{HEAD}Experience\nMedical Assistant, Oak Clinic, 2020 - 2022\n{MARKED}\nActivities\n{lines}\n"
    assert [e.title for e in read(text).experience] == ["Medical Assistant"]


def test_a_title_above_the_dates_of_research_counts() -> None:
    text = f"{HEAD}Research\nOAK LAB | Researcher\nJan 2014 – Jan 2015 | Kent, OH\n{MARKED}"
    text += f"\nExperience\nMedical Assistant, Oak Clinic, 2020 - 2022\n{MARKED}"
    assert [(e.title, e.company) for e in read(text).experience] == [
        ("Researcher", "OAK LAB"),
        ("Medical Assistant", "Oak Clinic"),
    ]


def test_pasted_markdown_is_read_as_such() -> None:
    text = f"# {HEAD}## Experience\n\n### Oak Clinic\n*Medical Assistant* (2019 – 2021)\n\n{MARKED}"
    assert jobs(read(text)) == [("Medical Assistant", "Oak Clinic", "", "2019 – 2021", 2)]


def test_letters_of_a_board_stand_behind_the_name() -> None:
    resume = read("Dana Oakes, RN, BSN, MEDSURG-BC\nAkron, OH | 330-555-0142\n\nSkills\nPhlebotomy\n")
    assert [c.of(resume.text) for c in resume.contact.credentials] == ["RN", "BSN", "MEDSURG-BC"]

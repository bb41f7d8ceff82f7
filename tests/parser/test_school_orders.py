"""Schools written in every usual order, with names that no word gives away as a school's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written import resume_of

from analyzer.parser import read_document, read_resume

HEAD = (
    "Dana Oakes, CMA (AAMA)\nAkron, OH | 330-555-0142 | dana@example.com\n\n"
    "Experience\nMedical Assistant, Oak Clinic, 2019 - 2021\n- Roomed 25 patients a day\n\nEducation\n"
)
School = tuple[str, str, str, str]
PLAIN = (
    ("Associate of Applied Science in Medical Assisting", "Northgate Community College", "Akron, OH", "May 2019"),
    ("High School Diploma", "Kent Roosevelt High School", "Kent, OH", "2015"),
)
NO_WORD = (
    ("Diploma in Medical Assisting", "Carver Career Institute", "Mesa, AZ", "2018 - 2019"),
    ("Certificate, Phlebotomy Technician", "Desert Ridge", "Phoenix, AZ", "06/2017"),
    ("GED", "Maricopa County", "Phoenix, AZ", "2014"),
)
LETTERS = (
    ("B.A. in Psychology", "UCLA", "Los Angeles, CA", "2012 - 2016"),
    ("M.P.H., Health Policy", "Ohio State", "Columbus, OH", "2016 - 2018"),
)
PROGRAM = (
    ("Medical Assistant Program", "Concorde", "Aurora, CO", "Jan 2020 - Oct 2020"),
    ("Bachelor of Science, Biology", "University of Northern Colorado", "Greeley, CO", "2015 - 2019"),
)
Layout = Callable[[str, str, str, str], str]
LAYOUTS: dict[str, Layout] = {
    "degree, school, place, dates": lambda g, s, p, d: f"{g}, {s}, {p}, {d}",
    "degree | school | place | dates": lambda g, s, p, d: f"{g} | {s} | {p} | {d}",
    "school | degree | place | dates": lambda g, s, p, d: f"{s} | {g} | {p} | {d}",
    "degree / school, place  dates": lambda g, s, p, d: f"{g}\n{s}, {p}\t{d}",
    "degree dates / school": lambda g, s, p, d: f"{g}\t{d}\n{s}, {p}",
    "school dates / degree": lambda g, s, p, d: f"{s}, {p}\t{d}\n{g}",
    "school place / degree dates": lambda g, s, p, d: f"{s}\t{p}\n{g}\t{d}",
    "school place / degree / dates": lambda g, s, p, d: f"{s}, {p}\n{g}\n{d}",
    "a row each": lambda g, s, p, d: f"{g}\n{s}\n{p}\n{d}",
    "dates  degree / school": lambda g, s, p, d: f"{d}\t{g}\n{s}, {p}",
    "dates / school / degree": lambda g, s, p, d: f"{d}\n{s}, {p}\n{g}",
    "school - degree (dates)": lambda g, s, p, d: f"{s}, {p} - {g} ({d})",
    "degree - school (dates)": lambda g, s, p, d: f"{g} - {s}, {p} ({d})",
    "degree from school": lambda g, s, p, d: f"{g} from {s}, {p}, {d}",
    "school: degree": lambda g, s, p, d: f"{s}: {g}, {p}, {d}",
    "school (place) / degree, dates": lambda g, s, p, d: f"{s} ({p})\n{g}, {d}",
    "graduated": lambda g, s, p, d: f"{s}, {p}\n{g}\nGraduated: {d}",
    "notes": lambda g, s, p, d: f"{g}\t{d}\n{s} — {p}\nGPA: 3.8 | Dean's List",
    "items": lambda g, s, p, d: f"- {g}, {s}, {p}, {d}",
    "items below": lambda g, s, p, d: f"{s}, {p}\t{d}\n{g}\n- GPA 3.7\n- Relevant coursework: anatomy, pharmacology",
    "labels": lambda g, s, p, d: f"School: {s}\nDegree: {g}\nLocation: {p}\nDates: {d}",
    "cells": lambda g, s, p, d: f"{s}\t{p}\t{g}\t{d}",
    "degree [dates] / school": lambda g, s, p, d: f"{g} [{d}]\n{s} · {p}",
    "school — place / degree — dates": lambda g, s, p, d: f"{s} — {p}\n{g} — {d}",
    "no mark before the degree": lambda g, s, p, d: f"{s}, {p} {g}\t{d}",
}


def schools(text: str) -> list[tuple[str, str, str]]:
    found = resume_of(f"{HEAD}{text}\n\nSkills\nPhlebotomy, EKG\n").education
    return [(e.degree, e.institution, e.dates) for e in found]


@pytest.mark.parametrize("person", [PLAIN, NO_WORD, LETTERS, PROGRAM])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order(layout: str, person: tuple[School, ...]) -> None:
    text = "\n".join(LAYOUTS[layout](*school) for school in person)
    assert schools(text) == [(degree, school, dates) for degree, school, _, dates in person]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tulane Hills University\tExpected May 2027\nB.S. Business Administration\nB.A. Japanese",
            [
                ("B.S. Business Administration", "Tulane Hills University", "Expected May 2027"),
                ("B.A. Japanese", "Tulane Hills University", "Expected May 2027"),
            ],
        ),
        (
            "Nevada State, Henderson, NV Bachelor of Arts, History\t6/2007",
            [("Bachelor of Arts, History", "Nevada State", "6/2007")],
        ),
        (
            "NORTHGATE UNIVERSITY\nBS in Biology\nMay 2014 | Kent, OH\nCollege of Sciences\n"
            "SAINT BRIGID FOR GIRLS\nGrad. May 2010 | Kent, OH",
            [("BS in Biology", "NORTHGATE UNIVERSITY", "May 2014"), ("", "SAINT BRIGID FOR GIRLS", "May 2010")],
        ),
        ("A.A.S., Nursing, Cum Laude\nNorthgate College\t2019", [("A.A.S., Nursing", "Northgate College", "2019")]),
        (
            "Degree\tSchool\tYear\nA.A.S., Nursing\tNorthgate College\t2019",
            [("A.A.S., Nursing", "Northgate College", "2019")],
        ),
        (
            "IBEW Local 404 JATC\n2024\nInside Wireman Apprenticeship",
            [("Inside Wireman Apprenticeship", "IBEW Local 404 JATC", "2024")],
        ),
        (
            "2023\tMedical Assistant Diploma\nSound Institute, Kent, OH\n2019\nB.A., Psychology\nAsh College, Kent, OH",
            [("Medical Assistant Diploma", "Sound Institute", "2023"), ("B.A., Psychology", "Ash College", "2019")],
        ),
        (
            "Dates 2016-2018\nTitle of qualification awarded Nursing Diploma\nSchool Orlando Technical College",
            [("Nursing Diploma", "Orlando Technical College", "2016-2018")],
        ),
        ("Diploma, Surgical Technology, 2018", [("Diploma, Surgical Technology", "", "2018")]),
        ("Diploma : Medical Assisting\t2018", [("Diploma : Medical Assisting", "", "2018")]),
    ],
)
def test_what_is_shared_and_what_is_no_school(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert schools(text) == expected


def test_a_degree_that_a_narrow_column_broke_is_whole() -> None:
    text = f"# {HEAD.replace('Experience', '## Experience').replace('Education', '## Education')}"
    text += "**A.A.S., Health Information**\n\n**Technology**\n\nNorthgate College\n\n05/2018\n"
    (only,) = read_resume(read_document(text, name="resume.md")).education
    assert (" ".join(only.degree.split()), only.institution) == (
        "A.A.S., Health Information Technology",
        "Northgate College",
    )

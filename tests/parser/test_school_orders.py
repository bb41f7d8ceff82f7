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


# What one school's entry looks like, and the degrees, schools and dates in it.
SHAPES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Northgate College, Akron, OH\nA.A.S. in Medical Assisting, Expected May 2027",
        [("A.A.S. in Medical Assisting", "Northgate College", "Expected May 2027")],
    ),
    (
        "Northgate College\nMedical Assistant Diploma (in progress)",
        [("Medical Assistant Diploma (in progress)", "Northgate College", "")],
    ),
    (
        "Northgate College, Akron, OH\t2019\nAssociate of Applied Science\nMedical Assisting",
        [("Associate of Applied Science", "Northgate College", "2019")],
    ),
    (
        "NORTHGATE COLLEGE, AKRON, OH\nDIPLOMA, MEDICAL ASSISTING, 2019",
        [("DIPLOMA, MEDICAL ASSISTING", "NORTHGATE COLLEGE", "2019")],
    ),
    ("Kent High School, Kent, OH – Graduated 2015", [("", "Kent High School", "2015")]),
    ("Kent High School – Diploma – 2015", [("Diploma", "Kent High School", "2015")]),
    (
        "A.A.S., Medical Assisting, Northgate College, 2019 | GPA 3.8",
        [("A.A.S., Medical Assisting", "Northgate College", "2019")],
    ),
    (
        "B.S. Biology, Cum Laude\nUniversity of Akron, Akron, OH\t2012 - 2016",
        [("B.S. Biology", "University of Akron", "2012 - 2016")],
    ),
    (
        "Medical Assistant Certificate Program at Northgate Adult Education, 2018",
        [("Medical Assistant Certificate Program", "Northgate Adult Education", "2018")],
    ),
    ("Some college, University of Akron, 2010 - 2011", [("Some college", "University of Akron", "2010 - 2011")]),
    (
        "Completed 45 credits toward A.A.S. in Nursing\nNorthgate College, 2020",
        [("Completed 45 credits toward A.A.S. in Nursing", "Northgate College", "2020")],
    ),
    (
        "2017 – 2018   Diploma, Medical Assisting\n              Carver Career Institute, Mesa, AZ",
        [("Diploma, Medical Assisting", "Carver Career Institute", "2017 – 2018")],
    ),
    ("Carver Career Institute, Mesa, AZ, 2018", [("", "Carver Career Institute", "2018")]),
    (
        "Northgate College — Diploma in Phlebotomy, 2018\nRelevant coursework: anatomy, venipuncture, medical law",
        [("Diploma in Phlebotomy", "Northgate College", "2018")],
    ),
    (
        "Carver Career Institute, Mesa, AZ\nMedical Assisting Diploma, 2018\n"
        "Included a 160-hour externship at Oak Clinic",
        [("Medical Assisting Diploma", "Carver Career Institute", "2018")],
    ),
    (
        "Bachelor of Science in Nursing\nUniversidad de San Carlos, Guatemala City, Guatemala\t2008",
        [("Bachelor of Science in Nursing", "Universidad de San Carlos", "2008")],
    ),
    (
        "Licenciatura en Enfermería, Universidad Nacional, Bogotá, Colombia, 2010",
        [("Licenciatura en Enfermería", "Universidad Nacional", "2010")],
    ),
    ("Medical Office Support, Job Corps, Cleveland, OH, 2016", [("Medical Office Support", "Job Corps", "2016")]),
    (
        "2018 - Carver Institute - Medical Assisting Certificate",
        [("Medical Assisting Certificate", "Carver Institute", "2018")],
    ),
    ("GED, 2012", [("GED", "", "2012")]),
    ("High School Diploma", [("High School Diploma", "", "")]),
    (
        "Northgate College\nCertificate of Completion, Phlebotomy\nJune 12, 2019",
        [("Certificate of Completion, Phlebotomy", "Northgate College", "June 12, 2019")],
    ),
    ("Kent Roosevelt High School, Class of 2014", [("", "Kent Roosevelt High School", "2014")]),
    ("University of Akron, School of Nursing\nBSN, 2016", [("BSN", "University of Akron, School of Nursing", "2016")]),
    ("Texas A&M University\nB.S. in Health\t2016", [("B.S. in Health", "Texas A&M University", "2016")]),
    (
        "The Ohio State University\tColumbus, OH\nB.S., Health Sciences\tMay 2016",
        [("B.S., Health Sciences", "The Ohio State University", "May 2016")],
    ),
    (
        "University of Akron, Akron, OH\nM.S., Nursing, 2019\nB.S., Nursing, 2016",
        [("M.S., Nursing", "University of Akron", "2019"), ("B.S., Nursing", "University of Akron", "2016")],
    ),
    (
        "Diploma in Medical Assisting, Carver Institute, 2019\nCNA Certificate, Red Cross, 2016\n"
        "High School Diploma, Kent High School, 2015",
        [
            ("Diploma in Medical Assisting", "Carver Institute", "2019"),
            ("CNA Certificate", "Red Cross", "2016"),
            ("High School Diploma", "Kent High School", "2015"),
        ],
    ),
    (
        "- Carver Institute, Medical Assisting Diploma, 2019\n- Kent High School, Diploma, 2015",
        [("Medical Assisting Diploma", "Carver Institute", "2019"), ("Diploma", "Kent High School", "2015")],
    ),
    (
        "Diploma / Medical Assisting / Carver Institute / 2019",
        [("Diploma / Medical Assisting", "Carver Institute", "2019")],
    ),
    (
        "Carver Institute (2018-2019): Medical Assisting Diploma",
        [("Medical Assisting Diploma", "Carver Institute", "2018-2019")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_reads_a_shape(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert schools(text) == expected


@pytest.mark.parametrize(
    ("row", "rest"),
    [("Associate of Science in Health", "Administration"), ("Certificate, Medical Office", "Administration")],
)
def test_a_degree_goes_on_with_what_was_studied(row: str, rest: str) -> None:
    text = f"Dana Whitlock\ndana@example.com\n\nEDUCATION\n{row}\n{rest}\nAshland College\nMay 2019\n"
    schools = read_resume(read_document(text)).education
    assert [(s.degree, s.institution, s.dates) for s in schools] == [(f"{row} {rest}", "Ashland College", "May 2019")]

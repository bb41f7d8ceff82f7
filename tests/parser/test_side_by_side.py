"""Pasted text: columns that blanks keep side by side, indented lists without marks, dates and headings in Spanish."""

from __future__ import annotations

import pytest

from analyzer.parser import read_document, read_resume

LEFT = """Ana Torres
Phoenix, AZ
602-555-0133

SKILLS
Phlebotomy
EKG
Spanish

CERTIFICATIONS
CMA (AAMA) exp 05/2027
"""
RIGHT = """EXPERIENCE
Medical Assistant
Desert Family Care, Phoenix AZ
01/2022 - Present
- Room 25 patients a day

Medical Assistant
Palm Urgent Care, Mesa AZ
03/2019 - 12/2021
- Splinting
"""


def beside(left: str, right: str) -> str:
    pairs = zip(left.split("\n"), right.split("\n"), strict=False)
    return "\n".join(f"{a:<40}{b}".rstrip() for a, b in pairs)


@pytest.mark.parametrize(("left", "right"), [(LEFT, RIGHT), (RIGHT, LEFT)])
def test_two_columns_are_read_each_by_itself(left: str, right: str) -> None:
    resume = read_resume(read_document(beside(left, right)))
    assert [(e.company, len(e.bullets)) for e in resume.experience] == [
        ("Desert Family Care", 1),
        ("Palm Urgent Care", 1),
    ]
    assert resume.contact.name == "Ana Torres"


def test_dates_set_off_to_the_right_are_no_column() -> None:
    jobs = "\n".join(f"{'Medical Assistant, Clinic ' + n:<50}0{k}/201{k} - 0{k}/201{k + 1}\n- Took vital signs"
                     for k, n in enumerate("ABCDEFG", 1))  # fmt: skip
    resume = read_resume(read_document(f"Ana Torres\nPhoenix, AZ\n\nEXPERIENCE\n{jobs}"))
    assert [e.start.year if e.start else None for e in resume.experience] == [2011, 2012, 2013, 2014, 2015, 2016, 2017]


def test_an_indented_list_without_marks_is_no_paragraph() -> None:
    duties = (
        "take vitals and room walk ins, 40 patients a shift", "rapid flu tests and urine tests, all day long",
        "blood draws", "splinting", "prior auths for imaging",
    )  # fmt: skip
    text = "Ana Torres\nPhoenix, AZ 602-555-0133\n\nMedical Assistant, Palm Urgent Care, Mesa AZ, 2019 - present\n"
    resume = read_resume(read_document(text + "".join(f" {d}\n" for d in duties)))
    assert [b.span.of(resume.text)
            for b in resume.experience[0].bullets] == list(duties)  # fmt: skip


def test_months_and_headings_in_spanish() -> None:
    text = (
        "Rosa Delgado\nHialeah, FL 305-555-0123\n\nEXPERIENCIA\nAsistente Médica, Sol Clinic\nenero 2021 - presente\n"
        "- Took vitals\nRecepcionista, Norte Dental\nmarzo de 2018 – diciembre 2020\n- Answered phones\n"
        "CERTIFICACIONES\nBLS, vence 05/2027\n"
    )
    resume = read_resume(read_document(text))
    assert [(e.start.year, e.start.month) for e in resume.experience if e.start] == [(2021, 1), (2018, 3)]
    assert resume.experience[0].current
    assert "certifications" in {k for s in resume.sections for k in s.kinds}


def test_cards_below_the_last_school_are_none_of_it() -> None:
    text = (
        "Maria Ruiz\nFresno, CA 559-555-0190\n\nEducation\nElm College - Medical Assistant certificate 2022\n"
        "Oak High School 2018\nCPT-1 (CA) 2023\nCPR card AHA\neClinicalWorks\n"
    )
    resume = read_resume(read_document(text))
    assert [e.span.of(resume.text) for e in resume.education][-1] == "Oak High School 2018"


def test_letters_in_a_list_of_skills_are_no_heading() -> None:
    text = (
        "Ana Torres\nPhoenix, AZ 602-555-0133\n\nSKILLS\nPhlebotomy\nEKG\nSplinting\n\nEDUCATION\nElm College, 2018\n"
    )
    resume = read_resume(read_document(text))
    assert [s.heading for s in resume.sections if s.heading] == ["SKILLS", "EDUCATION"]


def test_whether_a_supervisor_may_be_called_is_no_duty() -> None:
    text = (
        "Jordan Pike\nTulsa, OK 918-555-0122\n\nExperience\nMedical Assistant, Elm Clinic, 01/2017 - 05/2020\n"
        "EKGs and splinting\nMay we contact this employer? Yes\n"
    )
    resume = read_resume(read_document(text))
    assert [b.span.of(resume.text) for b in resume.experience[0].bullets] == ["EKGs and splinting"]

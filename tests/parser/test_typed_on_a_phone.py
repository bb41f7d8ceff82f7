"""Resumes as they are typed on a phone: small letters, no headings, no marks, blank rows instead of a layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx_packages import docx_file, paragraph, run
from pdf_files import at, page, pdf

from analyzer.model import Resume
from analyzer.parser import read_document, read_resume


def read(*rows: str) -> Resume:
    return read_resume(read_document("\n".join(rows)))


def jobs(resume: Resume) -> list[tuple[str, str, str, int]]:
    return [(e.title, e.company, str(e.start or ""), len(e.bullets)) for e in resume.experience]


def test_blank_row_tells_where_a_header_without_marks_starts() -> None:
    rows = [
        "NORTHSIDE FAMILY CARE AKRON OH",
        "MEDICAL ASSISTANT",
        "JAN 2021 TO PRESENT",
        "ROOM PATIENTS",
        "GIVE SHOTS",
        "",
    ]
    resume = read("EXPERIENCE", *rows, "CLINICA DEL SOL KENT OH", "RECEPTIONIST", "2018 TO 2020", "ANSWER PHONES")
    assert [(title, count) for title, _, _, count in jobs(resume)] == [("MEDICAL ASSISTANT", 2), ("RECEPTIONIST", 1)]
    assert resume.experience[1].company.startswith("CLINICA DEL SOL")


@pytest.mark.parametrize(
    "heading", ["U.S. CLINICAL EXPERIENCE", "International Experience", "Jobs I Have Had", "What I Do Now"]
)
def test_headings_as_people_word_them(heading: str) -> None:
    resume = read("Dana Lund", "", heading, "Medical Assistant, Oak Clinic, 2021 - present", "- Room patients")
    assert jobs(resume) == [("Medical Assistant", "Oak Clinic", "2021", 1)]


def test_dashes_right_before_words_are_marks_where_several_rows_have_one() -> None:
    rows = ["-room patients for two doctors", "-do prior auths", "-call in refills"]
    resume = read("Experience", "Medical Assistant, Oak Clinic, 2021 - present", *rows)
    assert [b.span.of(resume.text) for b in resume.experience[0].bullets] == [r[1:] for r in rows]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (["dana k lund", "danalund7@example.com"], "dana k lund"),
        (["SGT (Ret.) DANA T. LUND", "Kent, OH 44240"], "DANA T. LUND"),
        (["Hi my name is Dana Lund and I live in Kent OH. Email danal@example.com"], "Dana Lund"),
        (["medical assistant", "danalund7@example.com"], ""),
    ],
)
def test_name(rows: list[str], name: str) -> None:
    assert read(*rows, "", "Experience", "Cook, Oak Diner, 2019 - 2021").contact.name == name


def test_cards_and_schools_behind_jobs_without_any_heading() -> None:
    resume = read(
        "dana lund", "danalund@example.com", "",
        "cna at oak manor health care 2021-now", "cook, elm diner 2017-2019",
        "cna lic 12345 exp 10/2030", "cpr exp 1/30", "kent hs 2015",
    )  # fmt: skip
    assert [(title, company) for title, company, _, _ in jobs(resume)] == [
        ("cna", "oak manor health care"),
        ("cook", "elm diner"),
    ]
    assert [s.kinds[0] for s in resume.sections] == ["contact", "experience", "certifications", "education"]


def test_skills_in_small_letters_and_what_stands_below_them() -> None:
    resume = read(
        "Dana Lund", "",
        "cna, Oak Manor - 2/21 - present", "baby sitter - 2015 to 2017",
        "skills: vitals, hoyer lift, charting", "cna license # 1234 exp 10/2030", "Kent HS graduated 2015",
    )  # fmt: skip
    assert [s.kinds[0] for s in resume.sections] == ["contact", "experience", "skills", "certifications", "education"]
    assert len(resume.experience) == 2


def test_high_school_below_a_diploma_is_a_school_of_its_own() -> None:
    resume = read("School", "Oak medical education center, medical assistant diploma 2021", "Kent high school 2018")
    assert [(e.institution, e.dates) for e in resume.education] == [
        ("Oak medical education center", "2021"),
        ("Kent high school", "2018"),
    ]


def test_schools_of_a_section_of_training_count_where_there_is_no_other() -> None:
    rows = ["Training and Certification", "Phlebotomy Technician, 2021", "Oak Technical College, Kent, OH"]
    assert [e.institution for e in read(*rows).education] == ["Oak Technical College"]
    assert read("Education", "Elm High School, 2018", *rows).education[0].institution == "Elm High School"
    assert len(read("Education", "Elm High School, 2018", *rows).education) == 1


def test_still_there_is_a_job_that_goes_on() -> None:
    entry = read("Jobs I Have Had", "Oak Clinic, medical assistant, 2019 - still there", "- Room patients").experience[
        0
    ]
    assert entry.current


def test_jobs_told_in_sentences() -> None:
    resume = read(
        "Dana Lund", "", "Work",
        "I work at Oak Pediatrics since march 2023 as a medical assistant. I room the kids and give shots.",
        "Before that I was at Elm urgent care from june 2021 to feb 2023, receptionist.",
        "From 2016 to 2019 I was a cashier at Pine Market.",
        "Before that Birch Diner 2014-2016",
    )  # fmt: skip
    assert jobs(resume) == [
        ("medical assistant", "Oak Pediatrics", "2023-03", 1),
        ("receptionist", "Elm urgent care", "2021-06", 0),
        ("cashier", "Pine Market", "2016", 0),
        ("", "Birch Diner", "2014", 0),
    ]
    assert [(e.current, str(e.end)) for e in resume.experience[:2]] == [(True, "None"), (False, "2023-02")]


def test_a_duty_in_a_sentence_is_no_job() -> None:
    duties = [
        "I worked as the float from 2021 to 2022 at three sites, covering call outs.",
        "Worked with Dr. Lee daily.",
    ]
    assert len(read("Experience", "Medical Assistant, Oak Clinic, 2020 - 2024", *duties).experience) == 1


ROWS = [
    "Dana Lund", "EXPERIENCE",
    "NORTHSIDE FAMILY CARE AKRON OH", "MEDICAL ASSISTANT", "JAN 2021 TO PRESENT", "ROOM PATIENTS", "GIVE SHOTS", "",
    "WALGREENS KENT", "CASHIER", "2018 TO 2020",
]  # fmt: skip


def in_word(rows: list[str]) -> bytes:
    return docx_file("".join(paragraph(run(row)) if row else paragraph() for row in rows))


def on_a_page(rows: list[str]) -> bytes:
    return pdf(page(*(at(50, 50 + 14 * i, row) for i, row in enumerate(rows) if row)))


@pytest.mark.parametrize("written", [in_word, on_a_page])
def test_an_empty_row_tells_it_in_a_file_too(written: Callable[[list[str]], bytes]) -> None:
    first, second = read_resume(read_document(written(ROWS))).experience
    assert (len(first.bullets), second.title, second.company) == (2, "CASHIER", "WALGREENS KENT")


# Cards below the last job under no heading, as people write them.
CARDS_BELOW = [
    "Registered Medical Assistant (RMA), American Medical Technologists, exp. 7/2099",
    "BLS (AHA) exp 2/2099",
    "BLS CPR for Healthcare Provider - American Heart Assoc. (expires Feb 2099)",
    "Ohio CNA, active on registry",
    "COA - IJCAHPO, certified 2023, exp 10/2099",
    "CPR for the professional rescuer expired 2020, class booked for May",
]


@pytest.mark.parametrize("card", CARDS_BELOW)
def test_a_card_with_its_last_day_below_a_job_is_no_job(card: str) -> None:
    resume = read(
        "Jo Alder", "555-0142", "", "Medical Assistant, Heron Clinic", "2021 - 2024", "- took vitals", "", card
    )
    assert [(title, duties) for title, _, _, duties in jobs(resume)] == [("Medical Assistant", 1)]


def test_a_job_whose_title_is_a_card_stays_a_job() -> None:
    assert len(jobs(read("Jo Alder", "", "Certified Nursing Assistant, Valid Oak Home 2019 - 2021", "- vitals"))) == 1


def test_a_page_kept_by_a_job_board() -> None:
    resume = read(
        "Dana Lund", "Work Experience", "",
        "Medical Assistant", "Pine Family Medicine-Kent, OH", "March 2021 to Present", "",
        "Responsibilities", "Room patients and take vitals", "",
        "Accomplishments", "Trained two new MAs", "",
        "Certified Nurse Aide", "Oak House Rehabilitation-Kent, OH", "June 2018 to February 2021", "",
        "Bathing and feeding for 10 residents", "",
        "Cashier", "Belk-Kent, OH", "2016 to 2018", "",
        "Education", "", "High school diploma", "Kent High School-Kent, OH",
    )  # fmt: skip
    assert jobs(resume) == [
        ("Medical Assistant", "Pine Family Medicine", "2021-03", 2),
        ("Certified Nurse Aide", "Oak House Rehabilitation", "2018-06", 1),
        ("Cashier", "Belk", "2016", 0),
    ]


def test_streets_and_numbers_of_a_form_are_no_rows_of_a_header() -> None:
    resume = read(
        "EMPLOYMENT HISTORY", "",
        "Oak Women's Health Associates", "1348 Walton Way, Suite 4100", "Augusta, GA 30901", "706-555-0140",
        "Position: Medical Assistant", "Dates: 02/2019 - present", "Duties: vitals, injections", "",
        "Elm Hospital", "3651 Wheeler Rd", "Augusta, GA 30909", "Position: Unit Secretary",
        "Dates: 08/2014 - 01/2019", "Duties: answered phones",
    )  # fmt: skip
    assert [(title, company) for title, company, _, _ in jobs(resume)] == [
        ("Medical Assistant", "Oak Women's Health Associates"),
        ("Unit Secretary", "Elm Hospital"),
    ]


def test_headers_all_in_small_letters() -> None:
    resume = read(
        "experience", "",
        "oak health", "cma", "2023 to now", "rooming, in basket, allergy shots", "",
        "elm mckinnon", "pct", "2021-2023", "vitals, turns, baths", "",
        "hy-vee", "bakery clerk", "2019-2021", "",
        "education", "", "oak tech, medical assisting, aas certificate 2023", "kent high school 2020",
    )  # fmt: skip
    assert jobs(resume) == [
        ("cma", "oak health", "2023", 1),
        ("pct", "elm mckinnon", "2021", 1),
        ("bakery clerk", "hy-vee", "2019", 0),
    ]
    assert len(resume.education) == 2


def test_a_column_of_dates_at_the_left_may_break_a_range() -> None:
    first, second = read(
        "EXPERIENCE:",
        "9/2012 -       Oak Pediatrics, Bangor, ME",
        "Present        Medical Assistant",
        "               Room patients and give vaccines.",
        "",
        "6/2007 -       Elm Hospital",
        "8/2012         Ward Clerk",
    ).experience
    assert (first.title, str(first.start), first.current) == ("Medical Assistant", "2012-09", True)
    assert (second.title, str(second.start), str(second.end)) == ("Ward Clerk", "2007-06", "2012-08")


def test_dates_behind_a_full_stop_and_the_day_somebody_started() -> None:
    resume = read(
        "What I do now",
        "Medical assistant at Oak Clinic, Kent. Started 3/2022.",
        "- vitals, foot checks",
        "PRN caregiver at Elm Angels. 2019 thru 2022.",
        "- meals, baths, rides",
    )
    assert [(str(e.start), e.current) for e in resume.experience] == [("2022-03", True), ("2019", False)]


def test_an_externship_below_another_employer_has_its_own() -> None:
    rows = [
        "Dr. K. Lee, MD PC, Kent OH",
        "Medical Assistant",
        "2/2018-Present",
        "* EKG and vitals for 35 patients daily",
    ]
    resume = read("CLINICAL EXPERIENCE", *rows, "Oak Brookside, Externship", "9/2017 - 12/2017", "* Observed visits")
    assert resume.experience[1].company == "Oak Brookside"


def test_a_high_school_is_told_by_its_last_word_among_schools() -> None:
    rows = ["Education", "Oak College", "Medical Office Assistant", "2015", "", "Woodlawn High", "2013"]
    assert [e.institution for e in read(*rows).education] == ["Oak College", "Woodlawn High"]


@pytest.mark.parametrize(
    ("rows", "title", "company"),
    [
        (["Observer (unpaid), Oak Hermann Southwest, Department of Medicine", "10/2023 - 02/2024"],
         "Observer (unpaid)", "Oak Hermann Southwest, Department of Medicine"),
        (["Summer camp counselor, YMCA, June-August 2022 and 2023"], "Summer camp counselor", "YMCA"),
        (["Staff Nurse, Med-Surg, Oak Hospital, 2019 - 2021"], "Staff Nurse, Med-Surg", "Oak Hospital"),
    ],
)  # fmt: skip
def test_title_and_employer_beside_units_and_more_years(rows: list[str], title: str, company: str) -> None:
    entry = read("Experience", *rows, "- Helped out").experience[0]
    assert (entry.title, entry.company) == (title, company)


def test_a_full_stop_before_dates_is_no_employer() -> None:
    resume = read("Experience", "Oak Memorial Center, Kent. Unit Clerk. 3/2018 thru 9/2021.", "- Answered call lights")
    assert resume.experience[0].company == "Oak Memorial Center"


def test_a_school_below_an_externship_among_the_schools_is_a_school() -> None:
    resume = read(
        "EDUCATION",
        "Medical Assistant Diploma, Carver College",
        "Externship: 200 hours, Oak Pediatrics  April 2026 - June 2026",
        "- Took vitals",
        "Hill High School, 2023",
        "EXPERIENCE",
        "Cashier, Shop, 2021 - 2022",
    )
    assert [(e.kind, e.company) for e in resume.experience] == [("externship", "Oak Pediatrics"), ("job", "Shop")]
    assert resume.education[-1].institution == "Hill High School"

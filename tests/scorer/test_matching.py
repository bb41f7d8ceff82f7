"""What answers what, how well, and which line shows it."""

from __future__ import annotations

import pytest
from pairs import asking, matched, written

NAME = "Dana Whitlock\n555-0142 | dana@example.com\n"
JOB = "Experience\nMedical Assistant, Heron Lake Clinic\nJune 2021 - Present\n"


def answered(ask: str, resume: str) -> tuple[str, str]:
    """Status and note of the only requirement of a posting."""
    posting = asking(ask)
    found = [m for m in matched(posting, written(resume)) if posting.requirements[m.requirement].any_of]
    assert len(found) == 1
    return found[0].status, found[0].note


def certified(line: str) -> str:
    return f"{NAME}{JOB}- Roomed 20 patients a day\nCertifications\n{line}\n"


# What the posting asks, a line of education, the status.
SCHOOLS = [
    ("Graduate of a medical assistant program required", "Medical Assistant Diploma, Tamarack College, 2024", "met"),
    ("Graduate of a medical assistant program required", "Medical Assistant Diploma, expected May 2199", "partial"),
    ("Graduate of a medical assistant program required", "Medical Assistant Program, in progress", "partial"),
    ("Graduate of a medical assistant program required", "Medical Assistant Program, expected 2023", "met"),
    ("Graduate of a medical assistant program required", "Medical Assistant Program, expected May 2025", "met"),
    ("Required: enrolled in a medical assistant program", "Medical Assistant Program, in progress", "met"),
    ("Required: enrolled in a medical assistant program", "Medical Assistant Diploma, Tamarack College, 2024", "met"),
    ("High school diploma required", "Associate degree in health science, expected May 2199", "met"),
    ("Graduate of a medical assistant program required", "CMA (AAMA), expired 05/2021", "met"),
    ("Graduate of a medical assistant program required", "CCMA (NHA), exam in May 2199", "missing"),
]


@pytest.mark.parametrize(("ask", "line", "status"), SCHOOLS)
def test_a_school_that_goes_on_answers_in_part_unless_students_are_taken(ask: str, line: str, status: str) -> None:
    assert answered(ask, f"{NAME}{JOB}- Roomed 20 patients a day\nEducation\n{line}\n")[0] == status


def test_a_student_who_says_so_has_not_finished_school() -> None:
    student = f"{NAME}Summary\nMedical assisting student finishing my program in May 2199\n{JOB}- Roomed 20 patients\n"
    asked = "Graduate of a medical assistant program required"
    assert answered(asked, student)[0] == "partial"
    assert answered(asked, f"{student}Education\nMedical Assistant Diploma, Tamarack College, 2024\n")[0] == "met"


def test_an_externship_counts_where_the_posting_takes_one() -> None:
    place = "Externship\nHeron Lake Clinic\nMay 2026 - June 2026\n- Roomed 12 patients a day\n"
    assert answered("Required: 1 year of back office experience; externship accepted", f"{NAME}{place}")[0] == "met"


# What the posting asks, a credential line, the status.
CREDENTIALS = [
    ("Certified medical assistant required", "CMA (AAMA), expires 05/2028", "met"),
    ("Certified medical assistant required", "RMA (AMT), expires 05/2028", "met"),
    ("Certified medical assistant required", "CCMA (NHA), expires 05/2028", "met"),
    ("Certified medical assistant required", "NCMA (NCCT), expires 05/2028", "met"),
    ("Certified medical assistant required", "CMAA (NHA), expires 05/2028", "missing"),
    ("Certified medical assistant required", "BLS (AHA), expires 05/2028", "missing"),
    ("CMA or RMA required", "RMA (AMT), expires 05/2028", "met"),
    ("CMA or RMA required", "CCMA (NHA), expires 05/2028", "unclear"),
    ("We will only hire medical assistants certified by the NHA", "CMA (AAMA), expires 05/2028", "missing"),
    ("We will only hire medical assistants certified by the NHA", "CCMA (NHA), expires 05/2028", "met"),
    ("CMA, RMA or equivalent required", "CCMA (NHA), expires 05/2028", "met"),
    ("CMA (AAMA) required", "CMA (AAMA), expired 05/2021", "missing"),
    ("CMA (AAMA) required within 6 months of hire", "CMA (AAMA), expired 05/2021", "partial"),
    ("CMA (AAMA) required", "CMA (AAMA), exam scheduled for January 2027", "missing"),
    ("CMA (AAMA) required within 6 months of hire", "CMA (AAMA), exam scheduled for January 2027", "partial"),
    ("MA-C (Washington) required", "MA-C, Washington State Department of Health, expires 05/2028", "met"),
    ("MA-C (Washington) required", "CMA (AAMA), expires 05/2028", "partial"),
    ("Olympia, WA 98501\nCertified medical assistant required", "CMA (AAMA), expires 05/2028", "partial"),
    ("Boise, ID 83702\nCertified medical assistant required", "CMA (AAMA), expires 05/2028", "met"),
    ("Olympia, WA 98501\nCertified medical assistant required", "MA-C (Washington), expires 05/2028", "met"),
    ("CPR certification required", "BLS (AHA), expires 05/2028", "met"),
    ("BLS required", "Heartsaver CPR AED (AHA), expires 05/2028", "missing"),
    ("BLS required", "CPR (AHA), expires 05/2028", "partial"),
    ("CPR certification required", "Heartsaver CPR AED (AHA), expires 05/2028", "met"),
    ("BLS required", "Heartsaver First Aid (AHA), expires 05/2028", "missing"),
    ("BLS required", "CPR/AED Heartsaver, expires 05/2028", "missing"),
    ("BLS required", "Heartsaver First Aid CPR AED, American Heart Association, expires 05/2028", "missing"),
    ("BLS required", "Heartsaver First Aid, BLS (AHA), expires 05/2028", "met"),
    ("CMA (AAMA) only", "RMA", "missing"),
    ("CMA (AAMA) required", "CMA", "unclear"),
    ("RMA (AMT) required", "RMA", "unclear"),
    ("ARRT (M) required", "ARRT (R)(CT), expires 05/2028", "unclear"),
    ("ARRT (R) required", "ARRT (R)(CT), expires 05/2028", "met"),
    ("Boise, ID 83702\nCMA, RMA or CCMA required", "MA-C (Washington), expires 05/2028", "unclear"),
    ("BLS required", "BLS (AHA), expires 05/2028", "met"),
    ("COA preferred", "COT (IJCAHPO), expires 05/2028", "met"),
]


@pytest.mark.parametrize(("ask", "line", "status"), CREDENTIALS)
def test_credentials(ask: str, line: str, status: str) -> None:
    assert answered(ask, certified(line))[0] == status


# What the posting asks, the language line of the resume, the status.
LANGUAGES = [
    ("Fluent in Spanish required", "Languages: English and Spanish", "met"),
    ("Fluent in Spanish required", "Languages: English, basic Spanish", "partial"),
    ("Spanish a plus", "Skills: EKG, Spanish (2 yrs high school)", "partial"),
    ("Spanish a plus", "Skills: Spanish, high school diploma", "met"),
    ("Fluent in Spanish required", "Languages: English; Spanish (beginner)", "partial"),
    ("Fluent in Spanish required", "Languages: some Spanish", "partial"),
    ("Basic Spanish preferred", "Languages: basic Spanish", "met"),
    ("Some sites ask that you speak and write Spanish; required", "Languages: some Spanish", "partial"),
    ("Pediatrics experience required", "Medical assistant, geriatrics clinic", "missing"),
    ("Pediatrics experience required", "Medical assistant, family medicine clinic", "partial"),
]


@pytest.mark.parametrize(("ask", "line", "status"), LANGUAGES)
def test_a_little_of_a_language_answers_in_part(ask: str, line: str, status: str) -> None:
    assert answered(ask, f"{NAME}{JOB}- Roomed 20 patients a day\nSkills\n{line}\n")[0] == status


def test_a_resume_shows_the_language_it_is_written_in() -> None:
    bullets = "- Roomed patients and took vital signs for three family doctors in a busy clinic\n" * 4
    status, note = answered("Must be able to read and write English", f"{NAME}{JOB}{bullets}")
    assert (status, "written in English" in note) == ("met", True)
    assert answered("Must be able to read and write English", "Jo Sample\n")[0] == "missing"
    assert answered("Must be able to read and write Spanish", f"{NAME}{JOB}{bullets}")[0] == "missing"


def test_a_named_language_makes_bilingual_a_title_only() -> None:
    posting = asking("Bilingual Medical Assistant\nMust be fluent in Spanish")
    assert [r.any_of for r in posting.requirements if any(i.startswith("language.") for i in r.any_of)] == [
        ("language.spanish",)
    ]


def test_years_of_all_work_are_not_called_years_of_this_work() -> None:
    status, note = answered("2 years of pediatrics experience required", f"{NAME}{JOB}- Roomed 20 patients a day\n")
    assert status == "missing"
    assert "medical assistant jobs add up to" in note


def test_a_school_certificate_is_no_credential() -> None:
    resume = f"{NAME}Education\nCertificate in Medical Assisting, Elm Street College, 2022\n"
    status, note = answered("Certified medical assistant required", resume)
    assert status == "missing"
    assert "school" in note


# What the posting asks, a bullet of the job, the status.
WORK = [
    ("Experience with Epic required", "Charted in Epic for 18 patients a day", "met"),
    ("Experience with Epic required", "Charted in OCHIN Epic for 18 patients a day", "met"),
    ("Experience with Epic required", "Charted in KP HealthConnect for 18 patients a day", "met"),
    ("Experience with Epic required", "Worked the In Basket in Hyperspace every day", "met"),
    ("Experience with Epic required", "Charted in athenahealth for 18 patients a day", "partial"),
    ("Experience with Epic required", "Charted in an EHR for 18 patients a day", "unclear"),
    ("EHR experience required", "Charted in athenahealth for 18 patients a day", "met"),
    ("Experience with Epic required", "Eager to learn Epic while rooming patients", "missing"),
    ("Phlebotomy experience required", "Roomed patients and was willing to learn phlebotomy", "missing"),
    ("Experience in family medicine required", "Roomed patients for the internal medicine department", "partial"),
    ("Experience in family medicine required", "Roomed patients for the family medicine department", "met"),
    ("Experience in family medicine required", "Roomed patients for the ophthalmology department", "missing"),
    ("Phlebotomy experience required", "Performed 12 venipunctures a day", "met"),
    ("Spanish required", "Roomed patients in Spanish", "met"),
]


@pytest.mark.parametrize(("ask", "bullet", "status"), WORK)
def test_work(ask: str, bullet: str, status: str) -> None:
    assert answered(ask, f"{NAME}{JOB}- {bullet}\n- Took vital signs\n")[0] == status


def test_work_that_is_only_likely_is_never_counted() -> None:
    bullet = "Reviewed care plan with families on leaving urgent care"
    status, note = answered("Discharge instructions required", f"{NAME}{JOB}- {bullet}\n")
    assert status == "unclear"
    assert "may tell of it" in note


def test_a_task_that_is_only_listed_counts_for_a_part() -> None:
    status, note = answered("Phlebotomy experience required", f"{NAME}Skills\nVenipuncture, EKG, vital signs\n")
    assert status == "partial"
    assert "list" in note


# What the posting asks, lines of jobs (title, place, dates, bullet), the status.
YEARS = [
    ("2 years of experience as a medical assistant required",
     [("Medical Assistant, Heron Clinic", "06/2021 - Present", "Took vital signs")], "met"),
    ("8 years of experience as a medical assistant required",
     [("Medical Assistant, Heron Clinic", "06/2021 - Present", "Took vital signs")], "partial"),
    ("2 years of experience as a medical assistant required",
     [("Cashier, Corner Store", "06/2011 - Present", "Counted the till")], "missing"),
    ("2 years of experience as a medical assistant required",
     [("Medical Assistant, Heron Clinic", "", "Took vital signs")], "unclear"),
    ("3 years of experience as a medical assistant required",
     [("Medical Assistant, Heron Clinic", "01/2020 - 12/2021", "Took vital signs"),
      ("Medical Assistant, Elm Clinic", "01/2020 - 12/2021", "Drew blood")], "partial"),
    ("0-1 years of related work experience required",
     [("Cashier, Corner Store", "06/2011 - Present", "Counted the till")], "met"),
]  # fmt: skip


def jobs(rows: list[tuple[str, str, str]]) -> str:
    return NAME + "Experience\n" + "\n".join(f"{title}\n{dates}\n- {bullet}" for title, dates, bullet in rows)


@pytest.mark.parametrize(("ask", "rows", "status"), YEARS)
def test_years(ask: str, rows: list[tuple[str, str, str]], status: str) -> None:
    assert [m.status for m in matched(asking(ask), written(jobs(rows)))] == [status]


def test_years_of_one_field_count_the_jobs_that_show_it() -> None:
    ask = "3 years of experience in pediatrics required"
    elsewhere = jobs([
        ("Medical Assistant, Heron Family Medicine", "01/2015 - 12/2022", "Took vital signs"),
        ("Medical Assistant, Elm Pediatrics", "01/2023 - 12/2023", "Gave vaccines in the pediatric clinic"),
    ])  # fmt: skip
    there = jobs([("Medical Assistant, Elm Pediatrics", "01/2015 - 12/2022", "Gave vaccines in the pediatric clinic")])
    assert answered(ask, elsewhere)[0] == "partial"
    assert answered(ask, there)[0] == "met"


@pytest.mark.parametrize(
    ("resume", "status"),
    [
        (jobs([("Medical Assistant, Heron Clinic", "06/2021 - Present", "Took vital signs")]), "met"),
        (f"{NAME}Education\nMedical Assisting Diploma, Elm Street College, 2025\n", "met"),
        (f"{NAME}Education\nHigh School Diploma, 2025\n", "missing"),
    ],
)
def test_years_may_stand_in_for_a_school(resume: str, status: str) -> None:
    ask = "Requirements\nMedical assistant diploma, or 2 years of experience as a medical assistant"
    assert answered(ask, resume)[0] == status


def test_the_strongest_evidence_comes_first() -> None:
    posting = asking("Phlebotomy experience required")
    resume = written(
        jobs([
            ("Medical Assistant, Old Clinic", "01/2012 - 12/2014", "Drew blood from 30 patients a day"),
            ("Medical Assistant, New Clinic", "01/2020 - Present", "Drew blood"),
            ("Medical Assistant, Middle Clinic", "01/2016 - 12/2018", "Drew blood"),
        ])
        + "\nSkills\nVenipuncture"
    )  # fmt: skip
    (match,) = matched(posting, resume)
    assert [e.why for e in match.evidence] == [
        "shown at Old Clinic, with a number", "shown at New Clinic", "shown at Middle Clinic",
    ]  # fmt: skip


def test_a_line_that_denies_is_no_evidence() -> None:
    assert (
        answered("Experience with Epic required", f"{NAME}{JOB}- No experience with Epic\n- Took vital signs\n")[0]
        == "missing"
    )


def test_what_no_term_covers_is_never_counted() -> None:
    posting = asking("Requirements\nCalm and friendly with upset visitors")
    resume = written(f"{NAME}{JOB}- Calm and friendly with upset visitors at the window\n- Took vital signs\n")
    (match,) = matched(posting, resume)
    assert match.status == "unclear"
    assert [e.why for e in match.evidence] == ["possibly here"]


def test_what_a_resume_does_not_show_is_left_to_the_person() -> None:
    (match,) = matched(asking("Must be able to lift 50 lb"), written(f"{NAME}{JOB}- Lifted 50 lb\n"))
    assert (match.status, match.evidence) == ("unclear", ())
    assert "check it yourself" in match.note


# Titles of a job from 2015 on, and whether its years are those of a medical assistant.
TITLES = [
    ("Dermatology MA", "met"),
    ("MA/Receptionist", "met"),
    ("Float MA", "met"),
    ("Med Assistant", "met"),
    ("Counselor, MA, LPC", "missing"),
    ("Barista", "missing"),
]


@pytest.mark.parametrize(("title", "status"), TITLES)
def test_the_letters_of_a_title_count_as_its_words_do(title: str, status: str) -> None:
    posting = asking("Requirements\n2 years of medical assistant experience")
    resume = written(f"{NAME}Experience\n{title}\nHeron Lake Clinic\nJune 2015 - Present\n- Roomed 20 patients a day\n")
    assert matched(posting, resume)[0].status == status


def test_of_what_does_not_count_the_nearest_is_told_and_shown() -> None:
    school = "Education\nMedical Assistant Diploma, Tamarack College, 2003\n"
    gone = certified("CMA (AAMA), expired 05/2018") + school
    coming = certified("Scheduled for the RMA (AMT) exam in January 2027") + school
    posting = asking("Certified medical assistant required")
    for text, says, line in ((gone, "expired", "CMA (AAMA)"), (coming, "ask whether they would wait", "Scheduled")):
        match = matched(posting, written(text))[0]
        assert match.status == "missing"
        assert says in match.note
        assert [e.text.startswith(line) for e in match.evidence] == [True]


def test_a_state_credential_on_its_way_is_told_beside_the_national_one() -> None:
    resume = certified("CMA (AAMA), expires 05/2028\nMA-C, Washington State Department of Health, application pending")
    match = matched(asking("MA-C (Washington) required"), written(resume))[0]
    assert match.status == "partial"
    assert "MA-C" in match.evidence[0].text
    assert "Not held yet" in match.note


def test_work_is_shown_before_a_summary_that_names_the_very_term() -> None:
    jobs = "Summary\nTen years in family medicine\nExperience\nMedical Assistant, Elm Primary Care\n01/2015 - Present\n"
    match = matched(
        asking("Family medicine experience required"), written(f"{NAME}{jobs}- Roomed 20 patients a day\n")
    )[0]
    assert [e.text for e in match.evidence][-1].startswith("Ten years")


# What the posting asks, a bullet, the status, words of the note.
NEAR = [
    ("Requirements\nExperience in a primary care clinic", "Roomed patients at an FQHC", "partial", "primary care"),
    ("Duties\nGive injections", "Gave 30 vaccines a day", "partial", "which injections"),
    ("Duties\nTake vital signs", "Roomed 20 patients a day", "unclear", "vital signs, say so"),
    ("Requirements\nUrgent care experience", "Roomed patients at a group practice", "missing", ""),
]


@pytest.mark.parametrize(("ask", "bullet", "status", "note"), NEAR)
def test_near_work_says_what_to_write(ask: str, bullet: str, status: str, note: str) -> None:
    job = "Experience\nMedical Assistant, Heron Lake\nJune 2021 - Present\n"
    match = matched(asking(ask), written(f"{NAME}{job}- {bullet}\n"))[0]
    assert match.status == status
    assert note in match.note


def test_years_of_a_neighbouring_field_are_counted_and_an_externship_is_named() -> None:
    ask = asking("Requirements\n2 years of experience in family medicine")
    job = f"{NAME}Experience\nMedical Assistant, Elm Pediatrics\n01/2015 - Present\n- Roomed 20 patients a day\n"
    match = matched(ask, written(job))[0]
    assert match.status == "partial"
    assert "about 11.9 years" in match.note
    extern = f"{NAME}Externship\nMedical Assistant Extern, Elm Family Medicine\n01/2026 - 03/2026\n- Roomed patients\n"
    match = matched(ask, written(extern))[0]
    assert match.status == "partial"
    assert "counts as training" in match.note


def test_a_heading_is_never_possibly_the_place() -> None:
    text = f"{NAME}PROFESSIONAL SUMMARY\nRoomed twenty patients\n"
    posting = asking("Requirements\nProfessional appearance, professional summary of strengths")
    assert all("PROFESSIONAL SUMMARY" not in e.text for m in matched(posting, written(text)) for e in m.evidence)


# What the posting asks, a job since June 2015 with a bullet, the status.
OTHER_YEARS = [
    ("2 years of front desk experience", "Medical Receptionist", "Answered calls", "met"),
    ("2 years of front desk experience", "Medical Assistant", "Roomed 20 patients a day", "missing"),
    ("2 years of front desk experience", "Medical Assistant", "Checked in 40 patients a day", "met"),
    ("2 years of customer service experience", "Barista", "Made drinks", "met"),
    ("2 years of customer service experience", "Welder", "Welded pipes", "missing"),
    ("2 years of healthcare experience", "Caregiver", "Helped with meals", "met"),
    ("2 years of healthcare experience", "Medical Assistant", "Roomed 20 patients a day", "met"),
    ("2 years of healthcare experience", "Barista", "Made drinks", "missing"),
]


@pytest.mark.parametrize(("ask", "title", "bullet", "status"), OTHER_YEARS)
def test_years_of_another_kind_of_work_count_the_jobs_of_that_kind(
    ask: str, title: str, bullet: str, status: str
) -> None:
    job = f"{NAME}Experience\n{title}\nHeron Lake\nJune 2015 - Present\n- {bullet}\n"
    assert matched(asking(f"Requirements\n{ask}"), written(job))[0].status == status


FULL_TIME = [
    ("2 years of full-time experience as a medical assistant required", "Medical Assistant (part-time)", "partial"),
    (
        "2 years of full-time experience as a medical assistant required",
        "Medical Assistant, 20 hours a week",
        "partial",
    ),
    ("2 years of full-time experience as a medical assistant required", "Medical Assistant", "met"),
    ("2 years of experience as a medical assistant required", "Medical Assistant (part-time)", "met"),
]


@pytest.mark.parametrize(("ask", "title", "status"), FULL_TIME)
def test_years_in_full_time_are_not_those_of_part_time_work(ask: str, title: str, status: str) -> None:
    text = f"{NAME}Experience\n{title}\nHeron Lake Clinic\nJune 2021 - June 2024\n- Roomed 20 patients a day\n"
    asked = asking(ask)
    (match,) = [m for m in matched(asked, written(text)) if asked.requirements[m.requirement].years]
    assert match.status == status


# Letters behind the name, the line under Certifications, what the posting asks, the status.
BEHIND_THE_NAME = [
    ("CCMA", "CCMA (NHA), expired 05/2024", "CCMA (NHA) required", "missing"),
    ("CCMA", "CCMA (NHA), expires 05/2028", "CCMA (NHA) required", "met"),
    ("CMA", "CMA (AAMA), expired 05/2024", "Certified medical assistant required", "missing"),
    ("CMA", "BLS (AHA), expires 05/2028", "Certified medical assistant required", "met"),
    ("RMA", "RMA (AMT), expired 05/2024\nRMA (AMT), expires 05/2028", "RMA (AMT) required", "met"),
]


@pytest.mark.parametrize(("letters", "line", "ask", "status"), BEHIND_THE_NAME)
def test_letters_behind_the_name_have_run_out_with_the_card(letters: str, line: str, ask: str, status: str) -> None:
    assert answered(ask, certified(line).replace("Dana Whitlock", f"Dana Whitlock, {letters}"))[0] == status


def test_years_in_an_outpatient_clinic_are_those_of_any_clinic() -> None:
    job = f"{NAME}{JOB}- Roomed 20 patients a day\n"
    assert answered("Required: 1 year of experience in an outpatient clinic", job)[0] == "met"


# What the posting asks, the title of the only job, the status.
OTHER_ROLES = [
    ("1 year of experience as a medical assistant or medical scribe required", "Medical Scribe", "met"),
    ("1 year of experience as a medical assistant or medical scribe required", "Medical Assistant", "met"),
    ("1 year of experience as a medical assistant or medical scribe required", "Cashier", "missing"),
    ("2 years of experience as an MA, EMT or phlebotomist required", "EMT-B", "met"),
    ("2 years of experience as an MA, EMT or phlebotomist required", "Medical Assistant", "met"),
    ("2 years of experience as an EMT or paramedic required", "Medical Assistant", "missing"),
    ("1 year of urgent care, emergency or EMS experience required", "Combat Medic", "met"),
    ("1 year of experience in an outpatient clinic required", "Combat Medic", "unclear"),
    ("1 year of experience in an outpatient clinic required", "Cashier", "missing"),
    ("1 year of experience as a medical assistant required", "Combat Medic", "missing"),
    ("Completion of a medical assistant program or two years of phlebotomy experience", "Phlebotomist", "met"),
    ("Completion of a medical assistant program or two years of phlebotomy experience", "Caregiver", "missing"),
    ("Graduate of a medical assistant program or military medic training required", "Combat Medic", "met"),
    ("Graduate of a medical assistant program required", "Combat Medic", "missing"),
]


@pytest.mark.parametrize(("ask", "title", "status"), OTHER_ROLES)
def test_a_posting_may_take_the_years_of_other_roles(ask: str, title: str, status: str) -> None:
    text = f"{NAME}Experience\n{title}\nHeron Lake\nJune 2021 - June 2025\n- Answered questions\n"
    assert matched(asking(f"Requirements\n{ask}"), written(text))[0].status == status


def test_years_as_another_role_say_what_they_are_where_none_as_a_medical_assistant_are_shown() -> None:
    text = f"{NAME}Experience\nNursing Assistant\nHeron Lake\nJune 2021 - June 2025\n- Answered questions\n"
    (match,) = matched(asking("Requirements\n1 year of experience as a medical assistant required"), written(text))
    assert match.status == "missing"
    assert "about 4.1 years" in match.note


@pytest.mark.parametrize(
    ("ask", "line", "status"),
    [
        ("Basic computer skills", "Charted in eClinicalWorks", "met"),
        ("Basic computer skills", "Took vital signs", "unclear"),
        ("Knowledge of the patient-centered medical home model", "Huddled with the PCMH team", "met"),
        ("Knowledge of the patient-centered medical home model", "Took vital signs", "unclear"),
    ],
)
def test_named_terms_show_some_needs_that_no_term_asks_for(ask: str, line: str, status: str) -> None:
    (match,) = matched(asking(f"Requirements\n{ask}"), written(f"{NAME}{JOB}- {line}\n"))
    assert match.status == status


def test_a_title_in_the_summary_has_run_out_with_the_card_it_names() -> None:
    summary = f"{NAME}Summary\nCertified Medical Assistant coming back to the clinic.\n{JOB}- Took vital signs\n"
    asked = asking("Requirements\nCertified Medical Assistant (AAMA) required")
    lapsed = written(f"{summary}Certifications\nCMA (AAMA), lapsed 2021\n")
    assert matched(asked, lapsed)[0].status == "missing"
    assert matched(asked, written(f"{summary}Certifications\nBLS (AHA)\n"))[0].status == "unclear"


def test_a_title_named_after_its_work_shows_it() -> None:
    text = f"{NAME}Experience\nPhlebotomist, Heron Lake Lab\nJune 2021 - June 2024\n- Greeted everybody by name\n"
    status, note = answered("Requirements\nPhlebotomy skills", text)
    assert status == "met"
    assert "title" in note
    assert answered("Requirements\n2 years of phlebotomy experience", text)[0] == "met"
    assert answered("Requirements\nEKG skills", text)[0] == "missing"


def test_a_school_that_goes_on_is_told_what_comes_next_where_a_credential_is_asked_for() -> None:
    asked = "Requirements\nCMA (AAMA) or RMA (AMT) required within 12 months of hire"
    school = f"{NAME}{JOB}- Roomed 20 patients a day\nEducation\nMedical Assistant Diploma, expected May 2199\n"
    status, note = answered(asked, school)
    assert status == "missing"
    assert "which exam" in note


OFFICE = (
    f"{NAME}Objective\nTo work in a medical office.\nExperience\nReferral Coordinator, Alder Orthopedics\n"
    "June 2018 - Present\n- Obtained 20 prior authorizations a week\n"
)


def test_years_in_a_medical_office_are_those_of_its_front_desk_too_and_no_wish_shows_them() -> None:
    posting = asking("Requirements\n2+ years in a medical office required")
    (match,) = matched(posting, written(OFFICE))
    assert match.status == "met"
    assert not match.evidence
    shop = f"{NAME}Experience\nCashier, Plum Market\nJune 2018 - Present\n- Counted 3 drawers a day\n"
    assert matched(posting, written(shop))[0].status == "missing"


def test_years_that_answer_instead_of_a_school_say_nothing_of_the_school() -> None:
    aide = (
        f"{NAME}Experience\nCertified Nursing Assistant, Birch Manor\nJune 2019 - Present\n- Turned 8 residents\n"
        "Education\nMedical Assistant program, expected 2/2199\n"
    )
    asked = "Requirements\nCompletion of a medical assistant program OR 1 year of experience as a CNA or PCT"
    status, note = answered(asked, aide)
    assert status == "met"
    assert "school" not in note


def test_a_sentence_under_education_stands_in_no_summary() -> None:
    text = f"{NAME}{JOB}- Took vital signs\nEducation\nCurrently enrolled in online MA program, expected 2/2199\n"
    (match,) = matched(asking("Graduate of a medical assistant program required"), written(text))
    assert match.evidence[0].why == "in your education"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Medical Assistant Program, in progress", "write the month"),
        ("Medical Assistant Diploma, expected May 2199", "ask whether"),
    ],
)
def test_who_told_when_school_ends_is_not_asked_for_it(line: str, words: str) -> None:
    school = f"{NAME}{JOB}- Roomed 20 patients a day\nEducation\n{line}\n"
    assert words in answered("Graduate of a medical assistant program required", school)[1]


def test_an_exam_in_a_named_month_is_told_when() -> None:
    asked = "Requirements\nCCMA (NHA) required"
    assert "ask whether" in answered(asked, certified("Taking CCMA exam in December"))[1]
    assert "write when" in answered(asked, certified("Planning to take the CCMA exam"))[1]


def test_the_month_of_a_school_may_stand_below_its_name() -> None:
    asked = asking("Requirements\n- Graduate of an accredited medical assistant program\n")
    held = written(
        "Kay Doe\nEDUCATION\nMedical Assisting Diploma, Elm Career College, Mesa AZ\nExpected graduation March 2027\n"
    )
    (match,) = matched(asked, held)
    assert match.status == "partial"
    assert match.note.endswith("ask whether they would wait.")
    assert "month" not in match.note


def test_an_application_is_no_card_yet() -> None:
    asked = "Washington Medical Assistant-Certified (MA-C) credential required within 6 months of hire"
    assert answered(asked, certified("Applied to the Department of Health for MA-Certified in 10/2026"))[0] == "partial"


def test_a_degree_that_goes_on_behind_its_school_is_not_held() -> None:
    line = "A.A.S. Health Sciences, Tamarack College, in progress"
    assert answered("Associate degree required", f"{NAME}{JOB}- Roomed 20 patients a day\n{line}\n")[0] == "partial"


def test_a_finished_school_with_its_year_is_held_whatever_comes_behind() -> None:
    line = "Education\nAssociate degree, Tamarack College, 2019, nursing courses in progress"
    assert answered("Associate degree required", f"{NAME}{JOB}- Roomed 20 patients a day\n{line}\n")[0] == "met"


def test_time_to_get_a_missing_card_is_told() -> None:
    status, note = answered("ACLS within 6 months of hire", certified("BLS (AHA), exp 05/2099"))
    assert status == "missing"
    assert "6 months" in note


def test_equivalent_work_answers_in_part_where_it_is_taken() -> None:
    aide = f"{NAME}Experience\nCertified Nursing Assistant, Oak Home\nJune 2019 - May 2024\n- Took vitals\n"
    wanted = {
        "1 year of clinical assistant experience or equivalent": "partial",
        "1 year as a medical assistant": "missing",
    }
    for line, status in wanted.items():
        found = matched(asking(f"Requirements\n{line}\n"), written(aide))
        assert [m.status for m in found] == [status]


def test_an_externship_is_told_of_where_it_counts_as_no_year() -> None:
    place = "Externship\nHeron Lake Clinic\nMay 2026 - June 2026\n- Roomed 12 patients a day\n"
    found = matched(asking("Requirements\nOne year of work in a medical setting\n"), written(f"{NAME}{place}"))
    assert "externship" in found[0].note


def test_acls_alone_is_no_cpr_card() -> None:
    assert answered("CPR required", certified("ACLS (AHA), exp 05/2099"))[0] == "unclear"
    assert answered("CPR required", certified("BLS (AHA), exp 05/2099"))[0] == "met"

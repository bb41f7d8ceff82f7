"""Jobs told by forms (federal, numbered), time away between them, cards under a header, headings in two languages."""

from __future__ import annotations

from datetime import date

from written import resume_of

from analyzer.matchers.pipeline import annotate_resume
from analyzer.parser import read_document, read_resume
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.parser.resume.places import find_place

HEAD = "Dana Oakes\nAkron, OH | 330-555-0142 | dana@example.com\n\n"


def _jobs(body: str) -> list[tuple[str, str, int]]:
    jobs = resume_of(f"{HEAD}Experience\n{body}").experience
    return [(e.title, e.company, len(e.bullets)) for e in jobs]


def test_numbered_employers_with_labels_head_their_jobs() -> None:
    body = (
        "1. Employer: Oak Clinic, Kent, OH\nPosition: Medical Assistant\nDates: 03/2019 - Present\n"
        "- Room 22 patients a day\n- Give flu shots\n"
        "2. Employer: Birch Urgent Care\nPosition: Receptionist\nDates: 06/2015 - 02/2019\n- Scheduled visits\n"
    )
    assert _jobs(body) == [("Medical Assistant", "Oak Clinic", 2), ("Receptionist", "Birch Urgent Care", 1)]


def test_a_gap_with_its_years_takes_nothing_of_the_job_below() -> None:
    body = (
        "Medical Assistant, Oak Clinic, 2015 - 2019\n- Roomed patients\nGAP 2013-2015\n"
        "1. Employer: Elm Pediatrics\nPosition: Receptionist\nDates: 01/2010 - 05/2013\n- Scheduled visits\n"
    )
    found = resume_of(f"{HEAD}Experience\n{body}").experience
    assert [(e.company, len(e.bullets)) for e in found] == [("Oak Clinic", 1), ("", 0), ("Elm Pediatrics", 1)]


def test_a_federal_form_gives_title_and_place_and_no_duty_of_the_supervisor() -> None:
    body = (
        "Elmwood VA Clinic\n12 Oak Dr\nTemple, TX 76504 United States\n02/2020 - Present\n"
        "Salary: 41,966.00 USD Per Year\nHours per week: 40\nSeries: 0679 Pay Plan: GS Grade: 05\n"
        "Medical Support Assistant (This is a federal job)\nDuties, Accomplishments and Related Skills:\n"
        "- Scheduled visits for two teams\nSupervisor: Ann Brooks (254-555-0170)\n"
        "Okay to contact this Supervisor: Yes\n"
    )
    (job,) = resume_of(f"{HEAD}Experience\n{body}").experience
    assert job.title.startswith("Medical Support Assistant")
    assert job.company == "Elmwood VA Clinic"
    assert len(job.bullets) == 1


def test_cards_between_a_header_and_its_duties_are_none() -> None:
    body = (
        "Medical Assistant\nOak Clinic\n2019 - Present\nCertified Medical Assistant (AAMA)\nBLS, current\n"
        "- Roomed 20 patients a day\n- Checked vitals\n"
    )
    assert _jobs(body) == [("Medical Assistant", "Oak Clinic", 2)]


def test_headings_in_two_languages() -> None:
    assert heading_kinds("EDUCACIÓN / EDUCATION") == ("education",)
    assert heading_kinds("EXPERIENCIA LABORAL / WORK EXPERIENCE") == ("experience",)
    assert heading_kinds("Oak Clinic / Education") == ()


def test_a_city_with_a_hyphen_behind_a_mark_is_whole() -> None:
    row = "Oak Clinic | Soddy-Daisy, TN"
    span = find_place(row)
    assert span is not None
    assert span.of(row) == "Soddy-Daisy, TN"


def test_expiries_below_cards_go_to_the_card_of_their_column() -> None:
    text = (
        f"{HEAD}Certifications\nCMA (AAMA)\tBLS\tRPT (AMT)\nExp 05/2027\tExp 03/2024\tExp 01/2028\n"
        "Experience\nMedical Assistant, Oak Clinic, 2019 - Present\n- Roomed patients\n"
    )
    found = annotate_resume(resume_of(text), as_of=date(2026, 3, 1))
    cards = {m.term: (m.status, m.expires and m.expires.year) for line in found.lines for m in line.terms}
    assert cards["cert.cma-aama"] == ("held", 2027)
    assert cards["cert.bls"] == ("expired", 2024)
    text = text.replace("Exp 05/2027\t", "")
    found = annotate_resume(resume_of(text), as_of=date(2026, 3, 1))
    assert all(m.expires is None for line in found.lines for m in line.terms if m.kind == "cert")


def test_prose_wrapped_below_a_job_with_its_dates_in_a_column() -> None:
    skills = ", ".join(
        ["Phlebotomy", "urine catheterization", "EKG", "Holter hook-ups", "ear washes", "allergy shots"] * 2
    )
    hang = " " * 15
    resume = read_resume(
        read_document(
            f"Dana Lund\n218/555-0142\n\nSKILLS\n{skills}\n\nWORK HISTORY\n\n"
            "2012-present   Harbor Internal Medicine, Duluth, Minn.\n"
            f"{hang}Medical Assistant\n"
            f"{hang}Work beside two internists who see 20 patients each daily. I do all the intake and\n"
            f"{hang}rooming, run our INR clinic on Tuesdays and Thursdays, and precept externs from\n"
            f"{hang}Lake College, usually 2 a year. Keep the vaccine log.\n"
        )
    )
    (job,) = resume.experience
    assert (job.title, job.company, job.location) == ("Medical Assistant", "Harbor Internal Medicine", "Duluth, Minn.")
    told = [bullet.span.of(resume.text) for bullet in job.bullets]
    assert any("intake and rooming" in text and "externs from Lake College" in text for text in told)
    assert resume.contact.phone == "218/555-0142"


def test_a_school_told_among_the_jobs_is_none_of_them() -> None:
    body = (
        "Cook, Oak Diner  2022 - Present\nMade 200 meals a day\nElm College, 45 credits biology, 2019 - 2022\n"
        "Phlebotomy class, Birch Tech, 80 hours, Aug 2026\nCashier, Fir Market  2017 - 2019\nRan the till\n"
    )
    found = resume_of(f"{HEAD}Experience\n{body}")
    assert [(e.title, e.company) for e in found.experience] == [("Cook", "Oak Diner"), ("Cashier", "Fir Market")]
    assert found.education[0].institution.startswith("Elm College")


def test_a_school_stays_where_education_has_a_place() -> None:
    body = "Nursing Student, Elm College (2nd year)  2022 - 2024\nTook vitals\n\nEducation\nElm High School 2019\n"
    assert len(resume_of(f"{HEAD}Experience\n{body}").experience) == 1


def test_the_family_name_may_stand_first() -> None:
    assert resume_of("LUND, DANA MARIE\nAkron, OH\n330-555-0142\n").contact.name == "LUND, DANA MARIE"
    assert resume_of("Akron, Ohio\nDana Lund\n330-555-0142\n").contact.name == "Dana Lund"
    assert resume_of("Medical Assistant, Phlebotomist\nDana Lund\n330-555-0142\n").contact.name == "Dana Lund"

"""Postings as they are pasted: capitals, run-on sentences, lists behind colons, several roles, in our own words."""

from __future__ import annotations

import pytest
from asking import asked, requirements

from analyzer.parser import read_document
from analyzer.posting import read_posting

HS, PROGRAM, MA = "education.high-school", "education.ma-program", "cert.ma-unspecified"
NATIONAL = "cert.ccma-nha|cert.cma-aama|cert.rma-amt"
PHLEBOTOMY = "cert.cpt-nha|cert.pbt-ascp|cert.rpt-amt"

CAPITALS = """PHLEBOTOMIST I - FULL TIME DAYS
HERON LAKE LABORATORY
DUTIES
COLLECTS AND LABELS SPECIMENS
REQUIREMENTS
HIGH SCHOOL DIPLOMA OR GED REQUIRED
PHLEBOTOMY CERTIFICATION (ASCP, NHA OR AMT) REQUIRED WITHIN 1 YEAR OF HIRE
6 MONTHS PHLEBOTOMY EXPERIENCE PREFERRED
ABILITY TO CALM ANXIOUS CHILDREN
"""
CAPITALS_IN_LINES = """MEDICAL ASSISTANT
REQUIREMENTS: HIGH SCHOOL DIPLOMA. CMA, RMA OR CCMA REQUIRED. CPR CERTIFIED. ABILITY TO LIFT 50 POUNDS.
PREFERRED: ORTHO EXPERIENCE. NEXTGEN. BILINGUAL.
"""
RUN_ON = (
    "Medical assistant wanted for a busy cardiology office must have at least 1 year experience, be able to take"
    " vitals, do EKGs, room patients, get prior authorizations, cover the front desk when needed, eClinicalWorks a"
    " plus, bilingual preferred, Monday to Friday, certified preferred but not a must, please send resume, no calls"
)
ROLES = """MA, LPN or RN - several openings
Medical Assistant:
- Completion of a medical assistant program
- Certification through AAMA, AMT or NHA
LPN:
- Current LPN license
All roles:
- BLS required
"""
DOTS = """Lead Medical Assistant
In this role you will...
* Train and precept new hires
You bring...
* CMA (AAMA), RMA (AMT) or CCMA (NHA) - current
* BLS
* Experience with Epic or another EHR
"""
ONE_LINE = "Trainee\nRequirements - HS diploma/GED, 18+ years old, pass background check, reliable transportation"
DAY = """Medical Assistant
Who you are:
-Know your way around an EMR
What the day looks like:
-Vitals and injections
"""
SHORT = """Front desk and MA
duties: check in patients, stock rooms.
Need: HS diploma, 1 yr office work, Epic helpful, lift 40#. MA certificate nice but we will train.
"""

POSTINGS = [
    (
        CAPITALS,
        {f"required {HS}", f"required {PHLEBOTOMY}", "preferred task.venipuncture",
         "mentioned task.specimen-collection"},
    ),
    (
        CAPITALS_IN_LINES,
        {f"required {HS}", f"required {NATIONAL}", "required cert.cpr", "preferred specialty.orthopedics",
         "preferred ehr.nextgen", "preferred language.bilingual"},
    ),
    (
        RUN_ON,
        {"required specialty.cardiology", "required task.vital-signs", "required task.ekg",
         "required task.room-patients", "required task.prior-authorization",
         "preferred ehr.eclinicalworks", "preferred language.bilingual",
         f"preferred {MA}"},
    ),
    (ROLES, {f"required {PROGRAM}", f"required {NATIONAL}", "required cert.lpn", "required cert.bls"}),
    (
        DOTS,
        {"mentioned task.train-precept", f"required {NATIONAL}", "required cert.bls", "required ehr.epic|ehr.generic"},
    ),
    (ONE_LINE, {f"required {HS}"}),
    (DAY, {"required ehr.generic", "mentioned task.vital-signs", "mentioned task.injections"}),
    (
        SHORT,
        {"mentioned task.check-in-out", "mentioned task.exam-room-preparation", f"required {HS}", "preferred ehr.epic",
         "required task.office-clerical", f"preferred {PROGRAM}"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "needs"), POSTINGS)
def test_a_messy_posting_is_read_as_a_person_reads_it(text: str, needs: set[str]) -> None:
    found = read_posting(read_document(text)).requirements
    asked = {f"{r.necessity} {'|'.join(sorted(r.any_of))}" for r in found if r.any_of and not r.self_check}
    kept = {a for a in asked if a in needs or not a.startswith("mentioned")}
    assert kept == needs


LINES = [
    ("Must have one of: CMA, RMA, CNA, EMT, LPN", {"required cert.cma-aama|cert.cna|cert.emt|cert.lpn|cert.rma-amt"}),
    ("Active MA certification (any body: AAMA, AMT, NHA)", {f"required {NATIONAL}"}),
    ("Certified or registered MA required; if not, obtained within 12 months", {f"required {MA}"}),
    ("Skills: venipuncture, vital signs (pediatric vital signs preferred)", {"required task.venipuncture"}),
    ("OB/GYN strongly preferred.", {"preferred specialty.ob-gyn"}),
    ("Graduate of a certified MA program", {f"required {PROGRAM}"}),
    ("Phleb or MA cert", {f"required cert.cpt-phlebotomy|{MA}"}),
    ("H.S. grad", {f"required {HS}"}),
    ("GED, two years of office work, Epic a plus, must drive", {f"required {HS}", "preferred ehr.epic"}),
    ("GED and Epic preferred", {f"preferred {HS}", "preferred ehr.epic"}),
]


@pytest.mark.parametrize(("line", "needs"), LINES)
def test_short_wordings_of_job_boards(line: str, needs: set[str]) -> None:
    found = read_posting(read_document(f"Requirements\n{line}")).requirements
    assert needs <= {f"{r.necessity} {'|'.join(sorted(r.any_of))}" for r in found if r.any_of}


def test_all_roles_end_the_part_of_one() -> None:
    found = read_posting(read_document(ROLES)).requirements
    assert {r.any_of: r.role for r in found}[("cert.bls",)] == ""
    assert {r.any_of: r.role for r in found}[("cert.lpn",)] == "LPN"


def test_a_title_ends_at_the_next_label() -> None:
    text = "Job Title: MA - Back Office Reports to: Office Manager FLSA: Non-exempt Job Summary: Assists with exams."
    assert read_posting(read_document(text)).title == "MA - Back Office"


PLACES_AND_SENSES = [
    ("Six months of experience with venipuncture in a lab or hospital setting", "task.point-of-care-testing"),
    ("Work needs close visual and auditory attention", "task.vision-hearing-screening"),
    ("Understanding of medical office flow", "task.patient-flow"),
    ("Fax a cover letter and resume to 555-0142", "task.office-clerical"),
]


@pytest.mark.parametrize(("line", "task"), PLACES_AND_SENSES)
def test_places_and_senses_are_no_work(line: str, task: str) -> None:
    found = read_posting(read_document(f"Requirements\n{line}")).requirements
    assert task not in {i for r in found for i in r.any_of}


def test_a_heading_of_two_capitals_opens_its_block_within_a_line() -> None:
    text = "Job Title: MA Reports to: Office Manager Job Summary: The MA gives injections. Job Type: Full-time"
    found = read_posting(read_document(text)).requirements
    assert [r.any_of for r in found if r.any_of] == [("task.injections",)]


LONG_WORD = "Otolaryngologyheadandnecksurgeryandsleepmedicineofthehighplainsandvalleys"


@pytest.mark.parametrize(
    "text",
    [
        "WEEKEND MEDICAL ASSISTANT / LABORATORY TECHNICIAN FOR A WALK-IN CENTER (PERMIT or LICENSE)\nBLS required",
        f"Organization Group {LONG_WORD}, {LONG_WORD}\nBLS required",
    ],
)
def test_a_title_of_long_words_costs_no_more_than_another(text: str) -> None:
    """The words of a title are tried as they stand, and not in every way to cut them: that would not end today."""
    assert [r.any_of for r in read_posting(read_document(text)).requirements if r.necessity == "required"] == [
        ("cert.bls",)
    ]


SIDE_BY_SIDE = (
    "Required Qualifications:\n"
    " High school diploma or GED  Medical assistant certificate from an accredited program  Current CPR card"
    "  Ability to read and follow written instructions in English without help  Experience with eClinicalWorks"
    "  One year of experience in a busy family practice, including work at the front desk of a clinic"
    "  Ability to stay friendly when many people wait at once"
)


def test_items_side_by_side_with_wide_gaps_are_items() -> None:
    assert {"required cert.cpr", "required ehr.eclinicalworks"} <= asked(SIDE_BY_SIDE)
    assert len(requirements(SIDE_BY_SIDE)) >= 6


def test_signs_as_a_page_writes_them_are_read() -> None:
    found = requirements("Requirements\nAssociate&#39;s degree&nbsp;in nursing\nHIPAA &amp;amp; OSHA training")
    assert found[0].any_of == ("education.associate",)
    assert found[1].text == "HIPAA & OSHA training"


def test_a_part_about_pay_ends_where_other_things_are_told() -> None:
    text = (
        "Clinic Aide\nPay Range:\n$20.10 - $24.90 an hour\nKnowledge of rooming patients.\nCurrent BLS card required."
    )
    assert "required cert.bls" in asked(text)


def test_a_heading_that_lost_its_break_opens_its_part() -> None:
    assert asked("Requirements High school diploma or GED") == {f"required {HS}"}


STARRED = "Clinic Aide **Requirements** **RMA (AMT) or CMA (AAMA)** **Epic experience** **Spanish preferred**"


def test_headings_between_stars_open_their_part() -> None:
    assert asked(STARRED) == {"required cert.cma-aama|cert.rma-amt", "required ehr.epic", "preferred language.spanish"}


RUN_ON = (
    "Requirements:\nGED and basic computer skills and CMA certification preferred or will obtain within 1 year and a"
    " friendly way with people and phlebotomy certification preferred and bilingual Spanish strongly preferred"
)


def test_a_card_stays_with_its_word_where_text_runs_on() -> None:
    assert {"preferred cert.ma-unspecified", "preferred cert.cpt-phlebotomy"} <= asked(RUN_ON)


LABELS = (
    "Our clinic is in the middle of town and has been there for many years, and it looks after people of all ages. " * 8
) + (
    "EDUCATION Required: High school diploma. Preferred: Associate degree. LICENSURE Required: BLS within 30 days."
    " Preferred: RMA (AMT). EXPERIENCE Required: N/A Preferred: One year in an urgent care."
)


def test_words_of_strength_with_a_colon_part_a_pasted_page() -> None:
    assert {
        f"required {HS}", "preferred education.associate", "required cert.bls", "preferred cert.rma-amt"
    } <= asked(LABELS)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wishes"),
    [
        ("1 yr office work, Epic helpful", ["ehr.epic"]),
        ("2 years medical assisting, bilingual a plus", ["language.bilingual"]),
        ("2 years of experience in pediatrics or family practice preferred", ["specialty.pediatrics"]),
    ],
)
def test_a_word_at_the_end_wishes_for_the_item_behind_years(line: str, wishes: list[str]) -> None:
    needs = requirements(f"Receptionist\nRequirements:\n- {line}\n")
    assert [r.any_of[0] for r in needs if r.necessity == "preferred"] == wishes

"""A job's own line, a company's, a heading's, a membership's and a class's, told from skills and duties."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate
from analyzer.model import LineAnnotation

DAY = date(2026, 11, 22)


def read(line: str) -> LineAnnotation:
    return annotate(line, as_of=DAY).lines[0]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("title", "DIRECTOR, PATIENT ACCESS AND REGISTRATION"),
        ("title", "Bayview Orthopaedic Institute"),
        ("title", "Lakeside Heart Institute 2019-2021"),
        ("title", "Bayview Spine Associates"),
        ("title", "Derm Associates of Bayview"),
        ("title", "Retina Consultants"),
        ("title", "Kidney Specialists of MN"),
        ("education", "Lakeside College, Associates of Applied Science"),
        ("education", "Bayview Career Institute"),
        ("education", "Heart Institute School of Nursing"),
        ("title", "SENIOR ANALYST REVENUE & PLANNING"),
        ("title", "Director of Volunteer Services"),
        ("title", "FRONT DESK LEAD - 32 HOURS PER WEEK"),
        ("title", "Cook/Shift Manager - 20+ hours per week"),
        ("title", "Medical Assistant (Per Diem)"),
        ("title", "Event Consultant / Freelancer"),
        ("skills", "Patient relations specialist"),
        ("title", "Choice Valley Hospital, Reno, NV | March 2019 - Present"),
        ("title", "Company Name City , State Staff RN 02/1999 to 03/2001"),
        ("title", "Company Name City , State CNA within a nursing home"),
        ("title", "Licensed Outreach Communicator Company Name , City , State"),
        ("title", "Senior Staff Nurse / Charge RN"),
        ("title", "CMA - Urgent Care"),
        ("title", "Harbor Lights Parade, San Diego, CA"),
        ("skills", "Strong team leader"),
        ("skills", "Pharmacology"),
        ("skills", "Managed care contract knowledge"),
        ("skills", "Well-versed in ordering and office supplies"),
        ("skills", "Organized and dependable"),
        ("skills", "Detail oriented, able to keep a secret"),
        ("skills", "Service focused and strong knowledge of front desk work"),
        ("skills", "Phone skills: calm voice, strong memory for names, dedicated to callers at any late hour of a day"),
        ("duty", "Organized and cleaned rooms"),
        ("duty", "In 2011 when our office manager retired I took over the schedule and the books"),
        ("duty", "Schedule and maintain the calendar of the operating room"),
        ("duty", "Managed care for guests of the inn."),
        ("duty", "Must comply with all rules for waste"),
        ("other", "Northfield is a call center that takes calls for banks."),
        ("summary", "Dana Reyes is a medical assistant who likes a busy front desk"),
        ("other", "Leadership Competencies"),
        ("other", "NURSING STUDENT WORK EXPERIENCE"),
        ("other", "My interests include hiking"),
        ("summary", "More than 12 years of front office experience in small and large practices"),
        ("title", "Certified Nursing Assistant Sep 2006 to Feb 2008"),
        ("education", "Lakeside Institute Medical Assistant Certificate, Reno, NV 2011-2012 GPA 3.6"),
        ("other", "24-bed recovery unit | nurse ratio 1:4"),
        ("other", "2011-2012 Honored member of a society of readers"),
        ("other", "Ohio Health Records Association, Member, 2012 to present"),
        ("education", "Coursework in anatomy and health law"),
        ("education", "Senior Nursing Practicum"),
        ("education", "Currently a nursing student at Lakeside"),
        ("education", "Lakeside University Bachelor of Science : Health, Certified Clinical Research Professional"),
        ("credential", "Certification : Phlebotomy Technician 2015 Lakeside Career College"),
        ("credential", "(Certificate Number: A00000)"),
        ("credential", "Diploma, certified nurse aide (expires May, 2013), BLS for CPR and AED (exp July 2014)"),
    ],
)  # fmt: skip
def test_the_kind_of_a_line(kind: str, line: str) -> None:
    assert read(line).kind == kind


def test_the_years_of_a_class_are_no_expiry() -> None:
    found = read("Lakeside Community College 2009 EMT certification and CPR, fall 2009 - spring 2010")
    assert {m.term: m.status for m in found.terms} == {"cert.emt": "held", "cert.cpr": "unclear"}


def test_cards_share_the_date_behind_them() -> None:
    found = read(
        "CNA (expires May, 2015), BLS for CPR and AED (exp July 2014), Crisis Intervention (CPI) (expires 12/2013)"
    )
    assert found.terms
    assert {m.status for m in found.terms} == {"expired"}


@pytest.mark.parametrize(
    ("line", "term", "status"),
    [
        ("In process of earning my EKG certification", "cert.cet-nha", "planned"),
        ("Certified Nursing Assistant Sep 2006 to Feb 2008", "cert.cna", "unclear"),
        ("Certified Home Healthcare Aide, 2019", "cert.hha", "held"),
    ],
)
def test_the_status_of_a_card(line: str, term: str, status: str) -> None:
    assert (term, status) in {(m.term, m.status) for m in read(line).terms}


def test_a_class_somebody_led_is_no_card_of_theirs() -> None:
    assert not [m for m in read("Led the CNA training program for the county").terms if m.kind == "cert"]


def test_fields_of_a_list_show_each_other() -> None:
    found = read("Gave talks to surgeons in podiatry, vascular and transplant")
    assert "specialty.vascular" in {m.term for m in found.terms}


def test_counted_letters_are_other_people() -> None:
    assert not [m for m in read("53 beds, 5 LVN and 4 CNA on each shift").terms if m.kind == "cert"]


@pytest.mark.parametrize(
    "line",
    [
        "Prerequisites: Anatomy and Physiology Lab, Microbiology",
        "Met weekly with physicians, case managers, physical therapists and pharmacists",
        "Gave first aid in a pre-hospital setting",
        "Kept the products on hospital formularies",
    ],
)
def test_what_names_no_place_of_care(line: str) -> None:
    assert not [m for m in read(line).terms if m.kind in ("specialty", "setting")]

"""The kind of a line by what it shows: verbs behind a lead, adjectives like verbs, persons, employers, honors."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        # What stands before the verb.
        ("duty", "City , State Filed charts and logged the mail for three doctors"),
        ("duty", "As the weekend lead, was responsible for the keys, the till and the alarm"),
        ("duty", "At a small rural office, provides help with forms and rides for older callers"),
        ("duty", "Result: Raised the share of kept visits"),
        ("duty", "Sales notes ➢ Surpassed the yearly plan in every region"),
        ("duty", "Canvassed and mapped the county"),
        ("duty", "Canvas the north side of town for the blood drive"),
        ("duty", "Prospect and develop new accounts in three towns"),
        ("duty", "Write, edit, or translate leaflets for the waiting room"),
        ("duty", "Schedule patients correctly."),
        ("duty", "Job functions included opening the office and sorting the mail"),
        ("duty", "Motivated students to read at home"),
        ("duty", "Oriented and mentored new clerks in the file room"),
        ("duty", "Project manager for a new phone system at two sites"),
        # Nouns and adjectives that look like verbs.
        ("skills", "Scheduling"),
        ("skills", "Charting expertise"),
        ("skills", "Filing and record keeping"),
        ("skills", "Conflict management"),
        ("skills", "Calm and resourceful in a crowded waiting room"),
        ("skills", "Composed and professional manner"),
        ("skills", "Extremely organized"),
        ("skills", "Self-directed"),
        ("skills", "Willing to work weekends and take the late shift"),
        ("skills", "Some knowledge of billing by payer"),
        ("skills", "Interpersonal skills"),
        ("skills", "Friendly greeting, energetic, phones, filing, typing, copying, mail, payroll, spreadsheets"),
        ("skills", "Enthusiastic caregiver"),
        ("skills", "Well-organized"),
        ("skills", "Deadline-driven"),
        ("skills", "Unsurpassed work ethic"),
        ("skills", "Interpersonal, written and oral communication"),
        ("skills", "Typing 50 wpm"),
        ("skills", "Punctuality"),
        ("skills", "Course design"),
        ("skills", "Resourceful and reliable worker"),
        ("duty", "Primary role: Manage the phone room of two sites"),
        ("duty", "Volunteer weekly at the school library for young readers"),
        # Who a line is about.
        ("summary", "Tech-savvy office manager well-versed in payroll and billing for small groups"),
        ("summary", "To be part of a team where my languages help older callers"),
        ("other", "It offers eye care to families in three towns"),
        ("other", "Summary of Skills"),
        ("title", "Delta Company, 3rd Signal Battalion - Fort Lake, GA - June 2012 to"),
        ("title", "EVENTS COORDINATOR, EXECUTIVE"),
        ("summary", "Billing clerk versed in appeals and payment posting for small practices"),
        ("summary", "Hands-on front office coordinator with proven background in scheduling for large groups"),
        ("summary", "I am looking for a place where I can use my training and help older people every day"),
        ("other", "A home care company with forty offices in the south of the state"),
        ("other", "It is a family practice that has served the valley for fifty years"),
        ("other", "Lakeside Kindness Award - 2014"),
        ("other", "Ohio Society of Office Nurses"),
        ("other", "Date of birth: 4 May 1990"),
        ("other", "Willing to relocate: anywhere in the state"),
        ("other", "Executive Summary"),
        # Roles with a field, a project or a body behind them.
        ("title", "Advisor, Care Pathways and Safe Discharge Project"),
        ("title", "VICE PRESIDENT-RETAIL BANKING AND HEALTH LENDING MANAGER"),
        ("title", "Records Management Generalist"),
        ("title", "Staff Registered Nurse"),
        (
            "duty",
            "Front Desk Clerk, Lakeside Eye Clinic, Reno, NV May 2010 to June 2014 Greeted callers and filed charts "
            "for four doctors Booked rooms and rides for older patients and their families",
        ),
        ("title", "Lakeside Hospital."),
        ("title", "Harbor Health, Eye Department, Reno, NV 3/2014"),
        ("title", "INTAKE AND ADMISSION SPECIALIST/RECORDS"),
        ("title", "Clinic Manager/RN"),
        ("title", "BILLING DOCUMENT CLERK"),
        ("skills", "Telephone orders specialist"),
        # Deeds as nouns, and things that verbs describe.
        ("duty", "Management of a yearly budget for two sites"),
        ("duty", "Staff scheduling and supply organization for visiting doctors."),
        ("duty", "Patient care to include eye tests and lens checks"),
        ("duty", "Main point of contact for visiting students and their families"),
        ("duty", "Dayton, OH Responsible for the safety of older guests"),
        ("skills", "Oral and written notices"),
        ("skills", "Candidate tracking systems"),
        ("skills", "Claim processing"),
        ("skills", "Planning/coordinating"),
        ("skills", "Trained in cast removal and splint care"),
        ("skills", "Hands-on experience with drawing software"),
        ("skills", "Quiet manner, Strong phone skills, Caring and patient listener, Detail-oriented, Filing"),
        # Schooling and cards.
        ("education", "Certificate in Care Informatics"),
        ("education", "Certified Nurse Aide/Basic Core Program : 12 2010"),
        ("education", "Hospice Training"),
        ("education", "40 hours of coursework in preparation for the certified manager certificate"),
        ("other", "Dana Reyes, RN, BSN"),
        ("other", "Earned a Nurse of the Quarter plaque in 2021 for kindness to families"),
        ("other", "Lakeside Children's Hospital has been recognized as a leader in safety"),
        ("other", "LinkedIn: linkedin.com/in/dana-example"),
        ("education", "Bachelor's of Science in Health Policy, Certified Coding Clerk, Certificate in Records"),
        ("education", "Graduated Summa Cum Laude"),
        ("education", "Spine Care Review Course – Completed March 2026"),
        ("education", "VALLEY REGIONAL OCCUPATIONAL PROGRAM-NURSING"),
        ("credential", "Wound Nurse Competency (WNC) – In Progress (Exam scheduled May 2027)"),
    ],
)
def test_the_kind_of_a_line(kind: str, line: str) -> None:
    assert annotate(line, as_of=DAY).lines[0].kind == kind

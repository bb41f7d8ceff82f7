"""Lines in the words of assistants, clerks and students: short forms, slips, other orders, other people's work."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, pipeline
from analyzer.model import LineAnnotation, Span

DAY = date(2026, 11, 22)


def read(line: str) -> LineAnnotation:
    return annotate(line, as_of=DAY).lines[0]


def tasks(line: str) -> set[str]:
    return {task.term.removeprefix("task.") for task in read(line).tasks}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Short forms and slips.
        ("Took pts back to exam rooms", {"room-patients"}),
        ("Called pts to confirm appts", {"reduce-no-shows"}),
        ("Booked appts for both doctors", {"schedule-appointments"}),
        ("Gave meds at noon", {"oral-topical-medications"}),
        ("Faxed referals to the eye clinic", {"referrals"}),
        ("Asked about cheif complaint", {"intake-interview"}),
        ("Administerd flu shots", {"immunizations"}),
        ("DocumentedÂ visits in the chart", {"charting"}),
        # Items that stand alone need company.
        ("Refills, referrals, FMLA forms", {"refill-requests", "referrals", "forms-certificates"}),
        ("Insurance checks, eligibility, authorizations", {"insurance-verification", "prior-authorization"}),
        ("Medical claims, billing, reception", {"claims-collections", "coding-billing", "check-in-out"}),
        ("Sorted parts, billing, shipping", set()),
        # What a sentence denies was not done, and what others were taught or approved for neither.
        ("Did not perform billing or coding", set()),
        ("No experience with prior authorizations", set()),
        ("No experience required. Scheduled patients", {"schedule-appointments"}),
        ("Externs shadowed me and I taught them rooming and injections", {"train-precept"}),
        ("Signed off new MAs on injections", {"competency-checks"}),
        ("Instructed corpsmen on vitals and shots", {"train-precept"}),
        ("Signed patients in and drew blood", {"check-in-out", "venipuncture"}),
        # A longer thing that is no object of the task hides the shorter one in it.
        ("Helped with blood pressure outreach calls", {"care-gaps"}),
        ("Took blood sugars before lunch", {"point-of-care-testing"}),
        ("Drew blood and checked blood sugar", {"venipuncture", "point-of-care-testing"}),
        # The word that governs is no task of its own.
        ("Faxed referrals", {"referrals"}),
        ("Filing and faxing", {"office-clerical"}),
        # What was only booked or billed was done by others.
        ("Ordered EKGs for the cardiologist", set()),
        ("Precertified echocardiograms", {"prior-authorization"}),
        ("Performed EKGs and booked visits", {"ekg"}),
        # A verb in its plain form governs what follows it.
        ("Answered phones, schedule appointments", {"phone-triage", "schedule-appointments"}),
        ("Kept the records of patients, billing, books", {"medical-records", "coding-billing", "bookkeeping"}),
        # Bounds before a number.
        ("Room about 18 patients a day", {"room-patients"}),
        ("Roomed up to 25 patients", {"room-patients"}),
        ("Up to 25 patients roomed daily", {"room-patients"}),
        # A number in words stands in no one's way.
        ("Managed the schedules of three physicians", {"schedule-appointments"}),
        ("Kept the calendars of two surgeons", {"schedule-appointments"}),
        ("Placed two step PPD tests", {"tb-skin-test"}),
        # What stands behind a hyphen describes people.
        ("Interpreted for Vietnamese-speaking families and patients", {"interpreting"}),
        ("Scribe for Dr. visits", {"scribing"}),
        # Other ways of saying it.
        ("Verified name and DOB before each draw", {"patient-identification"}),
        ("Supervised three CMAs", {"lead-supervise"}),
        ("Handled RMA returns at the parts counter", set()),
        ("Spun labs for pickup", {"specimen-processing"}),
        ("Inventory and VFC", {"vaccine-storage"}),
        ("Gave childhood vaccines under the VFC program", {"immunizations"}),
        ("Put in orders for labs", {"order-entry"}),
        ("Followed up on pending referrals", {"referrals"}),
        ("Passed the CCMA exam in June", set()),
        ("Called in scripts for the doctor", {"refill-requests"}),
        ("Kept the doctors on schedule", {"patient-flow"}),
        ("Coded encounters for a surgeon", {"coding-billing"}),
        ("Provided mentorship to new nurses", {"train-precept"}),
        ("Received inservice on fire safety", set()),
        ("Transported patients to x-ray", {"patient-positioning"}),
        ("Insured compliance with OSHA rules", {"compliance"}),
        ("Answered phones at a hair salon", set()),
        ("Led a gap analysis of the warehouse", set()),
    ],
)  # fmt: skip
def test_the_tasks_of_a_line(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Training and development", "skills"),
        ("Records management systems", "skills"),
        ("Records vital signs", "duty"),
        ("Answering phones", "duty"),
        ("Demonstrated ability to calm upset visitors", "skills"),
        ("Demonstrated compassion, patience, respect and care to families", "duty"),
        ("Works well alone, punctual", "skills"),
        ("ICD-10 coding, charge entry, payment posting", "skills"),
        ("Ear lavage / splinting / suture removal", "skills"),
        ("Employee of the Month, June 2023", "other"),
        ("Talent in calming small children", "skills"),
        ("Harbor Family Clinic, Salem OR", "title"),
        ("Front Desk/MA - Dr. Lund's office - 5/19 to 8/21", "title"),
        ("Certified Nursing Assistant 03/2010 to 09/2013", "title"),
        ("CNA, 03/2010 to 03/2012", "credential"),
        ("CNA, 03/2020 to present", "title"),
        ("Registered nurse striving to give kind and careful care to every patient on the floor", "summary"),
        ("Certified Ophthalmic Assistant (COA) with 3 years in a busy retina practice", "summary"),
        ("A careful assistant who likes to work with older people", "summary"),
        ("Diploma, Lakeshore College, medical claims specialist", "education"),
        ("Hold a current BLS certification", "credential"),
        ("Teach first aid to students for EMT certification", "duty"),
        ("Re-code claims for the second payer", "duty"),
    ],
)
def test_the_kind_of_a_line(line: str, kind: str) -> None:
    assert read(line).kind == kind


@pytest.mark.parametrize(
    ("line", "measures"),
    [
        ("Gave 20 IM, SubQ and ID injections", ["20 IM, SubQ and ID injections"]),
        ("Paid $2 million and 40 offices", ["$2 million", "40 offices"]),
        ("Grew the panel from 0 to 300 members in 6 months", ["from 0 to 300 members"]),
        ("Hired for a Fortune 500 firm", []),
        ("Finished 30 credits in biology", []),
        ("Cut waits from 40 to 25 minutes", ["from 40 to 25 minutes"]),
    ],
)
def test_the_measures_of_a_line(line: str, measures: list[str]) -> None:
    assert [measure.span.of(line) for measure in read(line).measures] == measures


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Certified Nursing Assistant 03/2010 to 09/2013", {"cert.cna": "unclear"}),
        ("CNA, 03/2010 to 03/2012", {"cert.cna": "expired"}),
        ("Teach CPR to students attempting EMT certification", {}),
        ("Helped staff renew their BLS certification", {}),
        ("Maintained BLS certification", {"cert.bls": "held"}),
        ("BLS Instructor, American Heart Association", {"cert.bls": "held"}),
    ],
)
def test_whose_credential_it_is(line: str, expected: dict[str, str]) -> None:
    assert {m.term: m.status for m in read(line).terms if m.kind == "cert"} == expected


@pytest.mark.parametrize("line", ["BLS instructor a plus", "CPR trainers welcome"])
def test_a_posting_that_wants_a_teacher_asks_for_no_card(line: str) -> None:
    found = pipeline().line(line, Span(0, len(line)), as_of=DAY, posting=True)
    assert not [m for m in found.terms if m.kind == "cert"]


@pytest.mark.parametrize(
    ("text", "norm"),
    [("pts", "patient"), ("Pt's", "patient"), ("PTS", "patient"), ("PT", "pt"), ("tx", "treatment"), ("TX", "tx")],
)
def test_a_short_form_is_the_word_that_is_meant(text: str, norm: str) -> None:
    assert pipeline().normalizer.norm(text) == norm


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Behind "with", "to" or "through" a verb governs no people and no plans.
        ("Manage the release of updates with three teams", set()),
        ("Directed callers to the staff they asked for", set()),
        ("Managed three teams", {"lead-supervise"}),
        ("Maintained the quality of courses through follow-up", set()),
        # A process is anybody's; the way patients go is not.
        ("Created a process to send travel requests", set()),
        ("Created a process to send claims on time", {"policy-workflow", "claims-collections"}),
        ("Designed the patient intake process", {"policy-workflow", "intake-interview"}),
        # A gap that has nothing to do with care.
        ("Tracked gaps and risks of the project", set()),
        ("Closed gaps in mammogram screening", {"care-gaps"}),
        # A title, a meeting and an area are no people.
        ("Lead analyst of the audit office", set()),
        ("Lead team meetings with the owners", set()),
        ("Managed the reception area for visitors", {"check-in-out"}),
        # The number is only said less exactly.
        ("Supervised 40 plus employees", {"lead-supervise"}),
        ("Direct supervision of over 25 plus nurses", {"lead-supervise"}),
        # Newly hired people, and who else is trained.
        ("Trained newly hired processors on the database", {"train-precept"}),
        (
            "Recruited, trained and managed members of the admissions team",
            {"hiring-interviews", "train-precept", "lead-supervise"},
        ),
        # Records and codes as nouns.
        ("Billing, Coding, Medical Records, Staffing", {"coding-billing", "medical-records"}),
        ("Prepared copies of health records for lawyers", {"medical-records"}),
        ("Processed requests for release of confidential information", {"medical-records"}),
        ("Worked as an inpatient coding specialist", {"coding-billing"}),
        ("Recorded patients' vital signs", {"vital-signs"}),
        ("Charting and record keeping", {"charting"}),
        ("Interviews incoming patients", {"intake-interview"}),
        ("Wrote training programs for new hires", {"train-precept"}),
        ("Data entry of orders", {"order-entry"}),
        ("Interpreted lab tests for the residents", set()),
        (
            "Lab testing, charting, rooming, scanning",
            {"point-of-care-testing", "charting", "room-patients", "office-clerical"},
        ),
        ("Readied the hall before the go live of the shop", set()),
        ("Trained staff before the go live of the EHR", {"train-precept", "ehr-super-user"}),
        # What the words are part of.
        ("Tracked timely filing limits", {"claims-collections"}),
        ("Kept records of machine repairs and machine maintenance", set()),
        ("Wrote the plan in accordance with the medical history", set()),
        ("Collected co-pays and deductibles from patients", {"check-in-out"}),
        ("Handled a project plan for the implementation of e-prescription", {"ehr-super-user"}),
        ("Member, Society of Clinical Research Coordinators", set()),
        ("Scheduled them for the doctor's visit", {"schedule-appointments"}),
        # A range, a list that is no single thing, and what stands behind "that", "how", "prior to".
        ("I room 15 to 18 patients each morning", {"room-patients"}),
        ("Wrote a guide that shortened patient wait times", {"patient-flow"}),
        ("Assisted clinic visitors who asked about ways of paying for a prescription", set()),
        ("Reviewed forms prior to vaccines", set()),
        ("Transported clients and escorted residents to doctor appointments", {"patient-positioning"}),
        ("Infused chemotherapy and blood products on the night shift", {"iv-therapy"}),
        ("Reordered vaccines and pulled expired drugs", {"inventory-ordering"}),
        ("Told the nurse about a change in patient condition", {"abnormal-value-escalation"}),
        ("Responded to a behavioral crisis on the unit", {"behavioral-support"}),
        ("Filed protocol deviations and kept the regulatory binder", {"clinical-research"}),
        ("Processed prior authorizations and referrals", {"prior-authorization", "referrals"}),
        ("Pulled IVs and catheters before discharge", {"iv-therapy", "catheterization"}),
        ("Educated patients on storage and administration of medication", {"patient-education"}),
        # A place, a product or a course behind the words of a task.
        ("Visited the wound care center of the county", set()),
        ("Sold dictation software", set()),
    ],
)
def test_what_governs_and_what_a_word_belongs_to(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected

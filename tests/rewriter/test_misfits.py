"""A line that names a task only in passing is not asked about it; an empty opening gives way to the verb it hides."""

from __future__ import annotations

import pytest
from workbench import filled, job, options, rewrites

from analyzer import check
from analyzer.rewriter import summarize


def said(bullet: str, *, title: str = "Medical Assistant", beside: str = "Roomed patients for the physicians") -> str:
    """All options of a bullet, a line each."""
    found = [r for r in rewrites(job([bullet, beside], title=title)) if r.original == bullet]
    return "\n".join(filled(o) for r in found for o in r.options)


@pytest.mark.parametrize(
    ("bullet", "misfit"),
    [
        # Another verb than the task's own, or another thing named with its words.
        ("Kept surgical consent forms up to date", "consents"),
        ("Sold vaccine appointments at the counter", "vaccines"),
        ("Corrected registration errors", "patients a day"),
        ("Cleaned the EKG machines", "EKGs a week"),
        # Of two tasks with one verb the words of one are only the other's occasion.
        ("Made reminder calls before appointments", "calls a day before appointments (20 a day)"),
        ("Scheduled patients for hospital tests", "20 patients a day"),
        # The bullet or its verb has said it.
        ("Called no-shows the same day and rebooked them", "by these"),
        ("Worked denied claims with Medicare and Medicaid", "with these and"),
        ("Cleaned rooms between patients", "after these"),
        ("Worked the referral queue", "queue to these"),
        ("Helped patients understand their bills", "charges"),
        ("Counted drawers and made bank deposits", "using these"),
        ("Took minutes at meetings", "documents"),
        ("Mailed packets and prep instructions", "patients a day"),
        ("Processed credit balances and refunds", "claims"),
        ("Cut patient complaints about wait time", "minutes"),
        ("Family planning counseling", "planned"),
    ],
)
def test_what_is_named_in_passing_is_not_asked(bullet: str, misfit: str) -> None:
    assert misfit not in said(bullet)


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        ("Responsible for the accurate and timely submission of claims to payers",
         "Submitted claims (20 a week) to payers"),
        ("Conducted chart audits", "Conducted 20 chart audits a month"),
        ("Responsible for coordination of referrals", "Coordinated referrals (20 a week)"),
        ("Responsible for timely handling of referral requests",
         "Handled referral requests (20 referrals a week)"),
        ("Duties included collection of specimens and performing urinalysis",
         "Collected specimens (20 a day) and performed urinalysis"),
    ],
)  # fmt: skip
def test_a_line_reads(bullet: str, finished: str) -> None:
    assert filled(options(bullet)[0]) == finished


def test_messages_are_counted_as_messages() -> None:
    assert "20 patient portal messages a day" in filled(options("Answered patient portal messages")[0])


def test_a_doctor_of_another_country_set_nothing_up() -> None:
    told = said("Performed minor surgery and suturing", title="General Practitioner")
    assert "providers" not in told
    assert "set-up" not in told


def test_who_lives_with_one_client_counts_no_patients_a_day() -> None:
    told = said("Gave medications on time", title="Caregiver", beside="Cared for an elderly couple, live-in")
    assert "a week" not in told
    assert "a day" not in told


RESUME = """Dana Whitlock
555-0142 | dana@example.com

EXPERIENCE
Medical Assistant, Heron Clinic, 06/2022 - Present
- Roomed patients and took vital signs{now}
Medical Assistant, Elm Clinic, 01/2018 - 05/2022
- Entered orders for the doctors

SKILLS
{skills}
"""


@pytest.mark.parametrize(
    ("now", "skills", "asked"),
    [
        ("", "Epic, phlebotomy", True),
        ("", "Epic, NextGen, phlebotomy", False),
        (" in Epic", "Epic, phlebotomy", False),
    ],
)
def test_a_system_is_asked_for_where_it_can_only_be_one(now: str, skills: str, asked: bool) -> None:
    made = check(RESUME.format(now=now, skills=skills))
    found = [filled(o) for r in made.rewrites if r.original.startswith("Entered") for o in r.options]
    assert any("using Epic" in text for text in found) is asked


def test_no_office_of_another_trade_makes_a_medical_one() -> None:
    text = RESUME.replace("Medical Assistant", "Receptionist").replace("Clinic", "Hotel")
    text = text.replace("{now}", "").replace("Roomed patients and took vital signs", "Greeted guests")
    assert summarize(check(text.format(skills="Excel"))) is None


@pytest.mark.parametrize(
    "bullet", ["Trained staff and scheduled appointments", "Gave vaccines, drew blood and took vitals"]
)
def test_kinds_of_work_are_asked_of_bare_lines_only(bullet: str) -> None:
    assert not any(o.kind == "wording" for o in options(bullet))


@pytest.mark.parametrize(
    ("title", "provided"), [("Receptionist, Heron Family Practice", True), ("Scheduling Representative", False)]
)
def test_providers_are_counted_where_a_practice_has_them(title: str, provided: bool) -> None:
    assert ("providers" in said("Scheduled patient appointments", title=title)) is provided


def test_a_salon_stays_a_salon() -> None:
    told = said("Collected payment and disinfected tools", title="Nail Technician", beside="Used an autoclave")
    assert "patients" not in told


@pytest.mark.parametrize(
    ("line", "finished"),
    [
        ("CCMA (NHA) 2025, CPR", "CCMA (NHA) 2025 (expires these), CPR (expires these)"),
        ("BLS, CHUC", "BLS (expires these), CHUC"),
        ("EMT, BLS Instructor (AHA), TCCC", "EMT (expires these), BLS Instructor (AHA, expires these), TCCC"),
    ],
)
def test_a_card_takes_its_own_date(line: str, finished: str) -> None:
    text = RESUME.format(now="", skills="Epic") + f"\nCERTIFICATIONS\n{line}\n"
    found = [filled(o) for r in check(text).rewrites if r.original == line for o in r.options]
    assert found == [finished]

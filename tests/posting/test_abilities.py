"""Traits behind "ability to", the letters PA, and schools that may still be going on, in our own words."""

from __future__ import annotations

import pytest

from analyzer.parser import read_document
from analyzer.posting import read_posting
from analyzer.posting.strength import IN_SCHOOL


def asked(text: str) -> set[str]:
    """What a posting asks for, and "check" for what the person checks."""
    found = read_posting(read_document(text)).requirements
    return {"check" if r.self_check else "|".join(r.any_of) for r in found if r.self_check or r.any_of}


ABILITIES = [
    ("Ability to multitask and communicate with patients", set()),
    ("Ability to handle several phone lines and stay polite", set()),
    ("Ability to manage time and prioritize patient flow", set()),
    ("Ability to keep patient information confidential", set()),
    ("Able to explain treatment plans and talk about money with patients", set()),
    ("Ability to calm upset patients and de-escalate", set()),
    ("Ability to operate office equipment such as a fax and a copier", set()),
    ("Ability to train, coach and motivate others", set()),
    ("Must be able to lift", {"check"}),
    ("Must be able to lift and turn patients", {"check"}),
    # Tasks of the field named outright are asked for.
    ("Ability to answer a multi-line phone", {"task.phone-triage"}),
    ("Ability to schedule appointments", {"task.schedule-appointments"}),
    ("Ability to take vital signs", {"task.vital-signs"}),
    ("Able to draw blood on small children", {"task.venipuncture"}),
    ("Ability to train new staff", {"task.train-precept"}),
    # What stands ahead of the ability is no part of it.
    ("Experience with phone triage and ability to remain calm", {"task.phone-triage"}),
]


@pytest.mark.parametrize(("line", "ids"), ABILITIES)
def test_an_ability_names_no_duty_unless_the_field_s_task_is_named(line: str, ids: set[str]) -> None:
    assert asked(f"Requirements\n{line}") == ids


def test_a_bodily_demand_names_no_duty_below_its_own_heading() -> None:
    assert asked("Physical demands\nAbility to help position patients.") == {"check"}


PA = [
    ("Duties\nObtains PAs for imaging", {"task.prior-authorization"}),
    ("Duties\nBiologic PAs with specialty pharmacies", {"task.prior-authorization"}),
    ("Duties\nSubmits PA forms", {"task.prior-authorization"}),
    ("Duties\nProcesses prior auths (PA) and referrals", {"task.prior-authorization", "task.referrals"}),
    ("Duties\nAssists the MD, PA and NP with exams", {"task.assist-procedures"}),
    ("Duties\nRooms patients for the PA", {"task.room-patients"}),
    ("Duties\nTakes PA and lateral chest x-rays", {"task.x-ray"}),
    ("Requirements\nCurrent PA LPN license", {"cert.lpn"}),
    ("Requirements\nPA child abuse clearance", {"check"}),
    ("Requirements\nLives in PA, NJ or DE", set()),
]


@pytest.mark.parametrize(("text", "ids"), PA)
def test_pa_is_read_by_its_company(text: str, ids: set[str]) -> None:
    assert asked(text) == ids


SCHOOLS = [
    "Currently enrolled in an accredited medical assistant program",
    "Currently enrolled in, or recent graduate of, a medical assisting program",
    "Must have completed a medical assistant program, or be presently enrolled in one",
    "Medical assistant students in their last term accepted",
    "Graduate of a medical assistant program. School still in progress is accepted.",
    "MA program completed or in progress",
]


@pytest.mark.parametrize("line", SCHOOLS)
def test_a_school_may_still_be_going_on(line: str) -> None:
    found = [r for r in read_posting(read_document(f"Requirements\n{line}")).requirements if r.any_of]
    assert [(r.any_of, r.due) for r in found] == [(("education.ma-program",), IN_SCHOOL)]


def test_a_recent_graduate_is_through_with_school() -> None:
    found = read_posting(read_document("Requirements\nRecent graduate of a medical assistant program")).requirements
    assert [(r.any_of, r.due) for r in found] == [(("education.ma-program",), None)]


@pytest.mark.parametrize(
    "line", ["Recent graduates welcome", "New grads are encouraged", "Nursing students are welcome"]
)
def test_an_invitation_asks_for_nothing(line: str) -> None:
    assert read_posting(read_document(f"Requirements\n{line}")).requirements == ()

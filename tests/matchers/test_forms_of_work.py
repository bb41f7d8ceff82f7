"""The same work in the forms in which resumes tell it: as what somebody can do, was trained for or had to do."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers.pipeline import pipeline

DAY = date(2026, 11, 24)


def tasks_of(line: str) -> set[str]:
    """The tasks of a line, without the kind."""
    return {task.term.removeprefix("task.") for task in pipeline().annotate(line, DAY).lines[0].tasks}


# A task, the verb that shows it in its plain form and as a gerund, and what the verb governs.
WORK = [
    ("venipuncture", "draw", "drawing", "blood"),
    ("vital-signs", "take", "taking", "the vital signs of each patient"),
    ("injections", "give", "giving", "flu shots and other injections"),
    ("ekg", "run", "running", "12-lead EKGs"),
    ("schedule-appointments", "book", "booking", "new patient appointments"),
    ("referrals", "process", "processing", "all referrals"),
    ("quality-control", "calibrate", "calibrating", "the glucometers each week"),
    ("assist-procedures", "assist", "assisting", "the surgeon with biopsies"),
    ("charting", "document", "documenting", "every visit in the EMR"),
    ("specimen-processing", "label", "labeling", "the specimens"),
]
TO_DO = [
    "Trained to {0} {2}",
    "Cross-trained to {0} {2}",
    "Was trained how to {0} {2}",
    "Able to {0} {2}",
    "As a medical assistant I would {0} {2}",
    "My duties were to {0} {2}",
]
DOING = [
    "Comfortable {1} {2}",
    "5 years experience {1} {2}",
    "Hands-on experience {1} {2}",
    "My job involved {1} {2}",
    "Responsible for {1} {2}",
    "Skilled in {1} {2}",
]


@pytest.mark.parametrize("form", TO_DO + DOING)
def test_every_form_shows_the_work(form: str) -> None:
    lost = [task for task, *words in WORK if task not in tasks_of(form.format(*words))]
    assert lost == []


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Trained new assistants to draw blood", "venipuncture"),
        ("Taught the externs how to give injections", "injections"),
        ("Trained externs on drawing blood", "venipuncture"),
    ],
)
def test_what_others_were_trained_to_do_is_theirs(line: str, task: str) -> None:
    assert tasks_of(line) == {"train-precept"}
    assert task not in tasks_of(line)


@pytest.mark.parametrize("task_and_words", WORK, ids=lambda work: work[0])
@pytest.mark.parametrize("skill", ["customer service", "data entry", "cash handling", "computer skills"])
def test_a_skill_of_any_office_beside_the_work_forbids_nothing(
    task_and_words: tuple[str, str, str, str], skill: str
) -> None:
    task, _, doing, thing = task_and_words
    assert task in tasks_of(f"{doing.capitalize()} {thing}, {skill}, filing")
    assert task in tasks_of(f"Filing, {doing} {thing}, {skill}")


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Processed customer referrals for discounts", "referrals"),
        ("Checked the quality control of data entry", "quality-control"),
        ("Scheduled customer appointments for oil changes", "schedule-appointments"),
    ],
)
def test_customers_and_data_still_forbid_where_they_are_meant(line: str, task: str) -> None:
    assert task not in tasks_of(line)


@pytest.mark.parametrize("person", ["soldiers", "residents", "toddlers", "veterans", "clients", "inmates", "infants"])
@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Escorted {} to the exam rooms", "room-patients"),
        ("Weighed {} before each visit", "height-weight-growth"),
        ("Positioned {} for X-rays", "patient-positioning"),
        ("Recorded the medical history of {}", "medical-history"),
        ("Screened {} for flu symptoms", "infection-screening"),
    ],
)
def test_who_is_cared_for_may_have_another_name(person: str, line: str, task: str) -> None:
    assert task in tasks_of(line.format(person))


@pytest.mark.parametrize(
    "line",
    [
        "Drove kids to school and back",
        "Transported clients to their appointments by car",
        "Interviewed members for the newsletter",
        "Prepared students for the exams of the state",
        "Got the children ready for bed",
    ],
)
def test_who_is_only_driven_or_asked_is_no_patient(line: str) -> None:
    assert not tasks_of(line) & {"patient-positioning", "intake-interview", "room-patients"}


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Collected specs", "Collected specimens"),
        ("Called in rxs", "Called in prescriptions"),
        ("Assisted with procs", "Assisted with procedures"),
        ("Stocked exam rms", "Stocked exam rooms"),
        ("Gave IZs", "Gave immunizations"),
        ("Scanned ins cards", "Scanned insurance cards"),
        ("Sched appts", "Scheduled appointments"),
        ("Pt edu", "Patient education"),
        ("Trained 3 techs", "Trained 3 technicians"),
    ],
)
def test_short_forms_show_what_the_whole_words_show(short: str, whole: str) -> None:
    assert tasks_of(short) == tasks_of(whole) != set()


def test_who_walks_in_has_no_insurance_by_that() -> None:
    assert "insurance-verification" not in tasks_of("Greeted walk-ins, cards and gifts in hand")


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Updated the records before each appointment", "schedule-appointments"),
        ("Gave parents the handout before shots", "injections"),
        ("Stocked the cart before injections", "injections"),
    ],
)
def test_when_something_is_done_is_no_work(line: str, task: str) -> None:
    assert task not in tasks_of(line)


def test_years_of_work_are_no_award() -> None:
    assert "award" not in tasks_of("Medical assistant of twenty years")
    assert "award" in tasks_of("Medical assistant of the year, 2019")

"""Items that "and" joins share the word before the first or behind the last of them."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers.pipeline import pipeline

DAY = date(2026, 11, 23)


def tasks_of(line: str) -> set[str]:
    """The tasks of a line, without the kind."""
    return {task.term.removeprefix("task.") for task in pipeline().annotate(line, DAY).lines[0].tasks}


@pytest.mark.parametrize(
    ("line", "tasks"),
    [
        ("Managed patient scheduling and registration", {"schedule-appointments", "check-in-out"}),
        ("Provided patient intake and education", {"intake-interview", "patient-education"}),
        ("Responsible for patient and client records", {"medical-records"}),
        ("Performed insurance and demographic verification", {"insurance-verification"}),
        ("Provided education and resources to patients", {"patient-education"}),
        ("Processed prescription and referral requests", {"refill-requests", "referrals"}),
    ],
)
def test_both_items_have_the_shared_word(line: str, tasks: set[str]) -> None:
    assert tasks <= tasks_of(line)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Monitored the waiting room and told patients about delays", "room-patients"),
        ("Dressed mannequins and changed window displays", "wound-care"),
        ("Blood, sweat and tears work ethic", "venipuncture"),
        ("Opened checking and savings accounts", "bookkeeping"),
        ("Maintained patient charts and released records according to policy", "charting"),
    ],
)
def test_what_only_stands_near_is_not_shared(line: str, task: str) -> None:
    assert task not in tasks_of(line)

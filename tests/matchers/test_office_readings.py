"""Lines of an office in which words of its tasks mean work, and such in which they only describe people or things."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate


def tasks(line: str) -> set[str]:
    found = annotate(line, as_of=date(2026, 11, 22)).lines[0].tasks
    return {task.term.removeprefix("task.") for task in found}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The people who do the work are named, and the person helps, leads or teaches them.
        ("Helped billing staff with insurance verification on Mondays", {"insurance-verification"}),
        ("Supervised four medical records clerks and two receptionists", {"lead-supervise"}),
        # What is scheduled describes the patients.
        ("Checked eligibility for all scheduled patients", {"insurance-verification"}),
        # The patient's thing, and not the patient.
        ("Scheduled patient transportation with the van company", {"community-resources"}),
        # What the person lacks.
        ("No coding experience yet", set()),
        ("No prior billing experience, quick to learn", set()),
        ("No formal training in coding, willing to learn", set()),
        # What was studied.
        ("Took courses in insurance and medical coding", set()),
        ("Diploma, Medical Billing and Coding, 2015", set()),
        # People are put on a list, and nobody holds a card.
        ("Registered ER patients and collected copays", {"check-in-out"}),
        # Words of one deed on paper.
        ("Faxed records to other practices", {"medical-records"}),
        ("Scanned 900 paper charts into the system", {"medical-records"}),
        ("Filed, copied and sorted mail", {"office-clerical"}),
        # A long pattern is believed.
        ("Wrote off small balances each month", {"claims-collections"}),
        ("Picked up calls from patients and sent them to the nurses", {"phone-triage"}),
        # Front desks, billers, records rooms and wards.
        ("Operator at an answering service for doctors", {"phone-triage"}),
        ("E&M coding and modifiers", {"coding-billing"}),
        ("Attached faxed documents to patient charts", {"medical-records"}),
        ("Terminal digit filing", {"medical-records"}),
        ("Followed up with patients about missing insurance", {"insurance-verification"}),
        ("Cleared clearinghouse rejections each morning", {"claims-collections"}),
        ("Privacy officer of a small practice", {"compliance"}),
    ],
)
def test_whose_work_and_which_thing(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected

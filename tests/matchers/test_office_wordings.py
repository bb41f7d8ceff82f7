"""Lines of front desks, billing offices, coordinators and office managers, and of trades that sound like them."""

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
        ("Worked the A/R over 60 days and cut AR days by a third", {"claims-collections"}),
        ("Posted lockbox payments and insurance refunds", {"claims-collections"}),
        ("Calculated patient responsibility before each surgery", {"insurance-verification"}),
        ("Pended refills for the provider", {"refill-requests", "order-entry"}),
        ("Pended lab orders for the doctor to sign", {"order-entry"}),
        ("Booked patients for bone density and sleep studies", {"schedule-tests"}),
        ("Phones, check-in, referrals, copays", {"phone-triage", "check-in-out", "referrals"}),
        ("Acted as liaison between doctors, patients and families", {"care-coordination"}),
        ("Listened to unhappy patients at the window", {"patient-satisfaction"}),
        ("Helped with Medicaid applications", {"community-resources"}),
        ("Gave patients educational brochures on blood pressure", {"patient-education"}),
        ("Worked with IT to set up new scanners in the clinic", {"vendor-liaison"}),
        ("Kept the hospital unit within budget", {"budget-ownership"}),
        ("Kept the CLIA binder and the MSDS folder", {"compliance"}),
        ("Answered phones for an insurance agency", {"office-clerical"}),
        ("Balanced the drawer each night", {"office-clerical"}),
        ("Approved PTO requests and filled call-outs", {"delegation-timekeeping"}),
        ("Posted the assignment sheet before each clinic day", {"delegation-timekeeping"}),
        ("Served as acting supervisor while the manager was on leave", {"lead-supervise"}),
        ("Relief charge on weekends, supervising a group of aides", {"lead-supervise"}),
        ("Made post-op calls the next morning", {"care-coordination"}),
        ("Patient tracers and mock surveys", {"compliance"}),
        ("Cut overhead by a tenth", {"budget-ownership"}),
        ("Opened IT tickets for frozen screens", {"vendor-liaison"}),
        ("Gave my input on evaluations of the assistants", {"competency-checks"}),
        ("Answered Google reviews of the practice", {"patient-satisfaction"}),
        ("Wrote checks for rent and utilities", {"bookkeeping"}),
        ("Batched claims on Fridays", {"claims-collections"}),
        ("Took down messages for the doctors", {"phone-triage"}),
        ("Arranged coverage for absent staff", {"delegation-timekeeping"}),
        ("Answered calls of stranded motorists for roadside help", {"office-clerical"}),
        ("Built action plans with asthma patients", {"health-coaching"}),
        ("Helped out at a sister office in summer", {"float-multi-site"}),
        ("Ran a cost center of two clinics", {"budget-ownership"}),
        ("Made charts for new patients", {"chart-preparation"}),
        ("Found a faster way to check results", {"policy-workflow"}),
    ],
)
def test_ways_of_naming_the_work_of_an_office(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Checked out library books to pupils",
        "Checked in rental cars after each trip",
        "Verified the insurance of contractors before they came on site",
        "Settled cell phone billing issues of subscribers",
        "Charted a course along the coast",
        "Completed orientation and the probation period",
        "Entered attendance and grade books",
        "Drafted SEC filings",
        "Gave satisfaction surveys to shoppers of a retail chain",
        "Coordinated transportation of troops and cargo",
        "Raised customer satisfaction scores at the shop",
        "Kept the chart of accounts",
        "Greeted church members at the door",
        "Recruited players for a travel team",
        "Cross trained as a forklift driver",
        "Maintained CAQH files and payer enrollment of dentists",
        "Counseled employees on retirement options",
        "Floated ideas for a loan product",
    ],
)
def test_other_trades_hold_no_office_work_of_a_clinic(line: str) -> None:
    assert tasks(line) == set()


def test_items_of_a_list_do_not_speak_against_each_other() -> None:
    line = "Scheduling - Check-in - Collections - Denials - Referrals"
    assert {"schedule-appointments", "check-in-out", "referrals"} <= tasks(line)
    assert "reduce-no-shows" in tasks("Appointment confirmations & chart prep")

"""Which measure belongs to which task, and what makes a line unquantified."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate
from analyzer.model import LineAnnotation

DAY = date(2026, 11, 22)


def annotated(line: str) -> LineAnnotation:
    (found,) = annotate(line, as_of=DAY).lines
    return found


def attached(line: str) -> dict[str, list[str]]:
    found = annotated(line)
    return {t.term.removeprefix("task."): [found.measures[i].span.of(line) for i in t.measures] for t in found.tasks}


@pytest.mark.parametrize(
    ("line", "measured", "still_open"),
    [
        ("30 pts/shift: rooming, vitals, EKGs", {"room-patients", "vital-signs", "ekg"}, set()),
        (
            "In a clinic of 20 beds - took vitals, drew blood, gave meds",
            {"vital-signs", "venipuncture", "oral-topical-medications"},
            set(),
        ),
        ("Rooming, shots, vitals - 26 patients, 3 providers", {"room-patients", "injections", "vital-signs"}, set()),
        (
            "Roomed 18 patients daily, took their vitals and gave injections",
            {"room-patients", "vital-signs"},
            {"injections"},
        ),
        (
            "Drew blood, gave shots, and took vitals, 10, 5 and 20 a day respectively",
            {"venipuncture", "injections", "vital-signs"},
            set(),
        ),
        ("Took vitals and drew blood, 20 patients a day each", {"vital-signs", "venipuncture"}, set()),
        (
            "Floated between 3 offices giving injections and drawing blood",
            {"float-multi-site", "injections", "venipuncture"},
            set(),
        ),
        (
            "Handled 50 referrals and prior authorizations combined, and verified insurance",
            {"referrals", "prior-authorization"},
            {"insurance-verification"},
        ),
        ("Drew blood; gave shots - 20 patients a day", {"injections"}, {"venipuncture"}),
        ("Draw labs and give shots, roughly 20 patients daily", {"venipuncture", "injections"}, set()),
        ("Refill requests, letters, prior auths, 40 a day", {"refill-requests", "prior-authorization"}, set()),
        ("Room patients, draw blood, 25 sticks a day", {"venipuncture"}, {"room-patients"}),
        ("Ran 9 EKGs weekly, uploading tracings, drew blood", {"ekg"}, {"venipuncture"}),
        ("Sorted 100 letters a day and answered phones", set(), {"phone-triage"}),
    ],
)
def test_a_measure_said_once_of_several_tasks_is_of_all_of_them(
    line: str, measured: set[str], still_open: set[str]
) -> None:
    found = attached(line)
    assert {task for task, own in found.items() if own} == measured
    assert still_open <= {task for task, own in found.items() if not own}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Roomed 30 patients daily, drew blood and scheduled appointments",
            {"room-patients": ["30 patients daily"], "venipuncture": [], "schedule-appointments": []},
        ),
        (
            "Roomed patients and drew 20 blood samples a day",
            {"room-patients": [], "venipuncture": ["20 blood samples a day"]},
        ),
        (
            "Roomed 30 patients a day and gave 12 injections a week",
            {"room-patients": ["30 patients a day"], "injections": ["12 injections a week"]},
        ),
        (
            "In a 6-provider practice, roomed patients and drew blood",
            {"room-patients": ["6-provider"], "venipuncture": ["6-provider"]},
        ),
        (
            "Roomed 30 patients a day for 4 providers with 98% satisfaction",
            {"room-patients": ["30 patients a day", "4 providers", "98%"]},
        ),
        (
            "Took vitals, ran EKGs and drew blood for 18 patients a day",
            {"vital-signs": ["18 patients a day"], "ekg": ["18 patients a day"], "venipuncture": ["18 patients a day"]},
        ),
        (
            "Took vitals for 18 patients a day, drew blood and gave shots for 3 doctors",
            {"vital-signs": ["18 patients a day"], "venipuncture": ["3 doctors"], "injections": ["3 doctors"]},
        ),
        (
            "12-15 EKGs daily, 25-30 vitals daily",
            {"ekg": ["12-15 EKGs daily"], "vital-signs": ["25-30 vitals daily"]},
        ),
        (
            "Performed venipunctures (90), EKGs (20), injections (45)",
            {"venipuncture": ["venipunctures (90)"], "ekg": ["EKGs (20)"], "injections": ["injections (45)"]},
        ),
        (
            "Kept a garden of 12 plots. Performed EKGs and injections.",
            {"ekg": [], "injections": []},
        ),
        (
            "Handled refill requests (40 a day), lab results and referrals",
            {"refill-requests": ["40 a day"], "referrals": []},
        ),
        (
            "Performed phlebotomy, EKGs and injections on 15 patients daily",
            {"venipuncture": ["15 patients daily"], "ekg": ["15 patients daily"], "injections": ["15 patients daily"]},
        ),
        ("Scanned 300 pages a day, answered phones", {"phone-triage": []}),
        ("Drew blood", {"venipuncture": []}),
    ],
)
def test_a_measure_belongs_to_its_clause(line: str, expected: dict[str, list[str]]) -> None:
    assert {k: v for k, v in attached(line).items() if k in expected} == expected


@pytest.mark.parametrize(
    ("line", "open_line"),
    [
        ("Roomed patients and drew blood", True),
        ("Roomed 30 patients a day", False),
        ("Provided excellent service", False),
        ("Skilled in venipuncture and EKGs", False),
        ("Performed EKGs with a 12-lead machine", True),
        ("Cut the no-show rate by 30% by calling patients", False),
    ],
)
def test_a_duty_with_a_task_and_no_number_is_unquantified(line: str, open_line: bool) -> None:
    assert annotated(line).unquantified is open_line


def test_the_same_task_twice_is_one_task_with_both_measures() -> None:
    line = "Roomed 20 patients a day and later roomed 35 patients a day"
    assert attached(line)["room-patients"] == ["20 patients a day", "35 patients a day"]


def test_every_measure_of_a_line_with_a_task_has_an_owner() -> None:
    line = "Roomed 30 patients a day in 8 exam rooms, drew 15 tubes a shift and trained 3 externs"
    found = annotated(line)
    owned = sorted(i for t in found.tasks for i in t.measures)
    assert set(owned) == set(range(len(found.measures)))


def test_inside_of_a_time_is_a_bound() -> None:
    found = annotated("Gave strep results to the provider inside of 12 minutes")
    assert [(m.value, m.bound) for m in found.measures] == [(12.0, "up to")]


def test_a_vaccine_named_by_its_letters_is_given() -> None:
    assert attached("Gave MenACWY to high school seniors") == {"immunizations": []}


def test_in_a_row_of_a_hundred_works_no_number_is_told_of_all_in_front() -> None:
    """Each number would otherwise be held against each work before it, which takes minutes for a long row."""
    assert attached("took vitals, gave 30 shots each") == {
        "vital-signs": ["30 shots"],
        "injections": ["30 shots"],
    }
    assert attached("took vitals, gave 30 shots each, " * 50)["vital-signs"] == []

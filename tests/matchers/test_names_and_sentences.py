"""What a word only is a part of (a name, a card, a line about animals), and what a full stop says of a line."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate
from analyzer.model import LineAnnotation

PLACES = ("specialty.", "setting.")


def read(line: str) -> LineAnnotation:
    return annotate(line, as_of=date(2026, 11, 22)).lines[0]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Limited Medical Radiologic Technologist (LMRT), Ohio", set()),
        ("Took X-rays for a radiology practice", {"specialty.radiology", "setting.imaging-center"}),
        ("Fed the dogs of a veterinary hospital", set()),
        ("Answered phones in a hospital", {"setting.hospital-inpatient"}),
    ],
)
def test_a_place_is_no_part_of_a_card_and_for_people(line: str, places: set[str]) -> None:
    assert places == {t.term for t in read(line).terms if t.term.startswith(PLACES)}


@pytest.mark.parametrize(
    ("line", "task", "shown"),
    [
        ("Led the managing editor", "task.lead-supervise", False),
        ("Led the editor of the newsletter", "task.lead-supervise", True),
        ("Led nurse meetings", "task.lead-supervise", False),
        ("Led nurses at meetings", "task.lead-supervise", True),
        ("Managed the employee lounge", "task.lead-supervise", False),
        ("Led team members of two sites", "task.lead-supervise", True),
        ("Supervised one nursing assistant", "task.lead-supervise", True),
        ("Supervision of the two clerks", "task.lead-supervise", True),
        ("Supervised technician training", "task.train-precept", False),
        ("Trained technicians", "task.train-precept", True),
        ("Assisted our dermatologist with doing biopsies", "task.assist-procedures", True),
        ("Got a passing grade for the medical assistant exam", "task.assist-procedures", False),
    ],
)
def test_a_word_for_people_may_be_part_of_a_name(line: str, task: str, shown: bool) -> None:
    assert (task in {t.term for t in read(line).tasks}) is shown


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home visits to new mothers.", "duty"),
        ("Home visits to new mothers", "skills"),
        ("Verify dose, count tablets, label and dispense.", "duty"),
        ("Certified in first aid through the Red Cross.", "credential"),
    ],
)
def test_a_phrase_that_ends_as_a_sentence_is_a_duty(line: str, kind: str) -> None:
    assert read(line).kind == kind

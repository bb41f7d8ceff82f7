"""A place that papers or patients were only sent to is no place where somebody worked."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers.pipeline import pipeline

DAY = date(2026, 11, 24)


def places_of(line: str) -> set[str]:
    """The fields and places of a line."""
    terms = {mention.term for mention in pipeline().annotate(line, DAY).lines[0].terms}
    return {term for term in terms if term.startswith(("specialty.", "setting."))}


@pytest.mark.parametrize(
    "line",
    [
        "Referred patients to cardiology, GI and ortho",
        "Processed referrals to dermatology and podiatry",
        "Faxed orders to the hospital",
        "Called neurology for consult notes",
        "Requested records from outside hospitals",
        "Coordinated care with home health and hospice agencies",
        "Reported test results to the county health department",
    ],
)
def test_who_was_written_to_is_no_place_of_work(line: str) -> None:
    assert places_of(line) == set()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Processed referrals in a busy cardiology clinic", "specialty.cardiology"),
        ("Answered phone calls, cardiology", "specialty.cardiology"),
        ("Faxed and filed for an OB/GYN office", "specialty.ob-gyn"),
        ("Reported results to the nurse manager of the ICU", "specialty.nursing-care"),
        ("Called patients from the dermatology clinic", "specialty.dermatology"),
        ("Worked with cardiology", "specialty.cardiology"),
    ],
)
def test_where_somebody_wrote_from_is(line: str, place: str) -> None:
    assert place in places_of(line)

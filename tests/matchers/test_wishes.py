"""What somebody would like to learn, or where they would like to work, is not shown yet."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers.pipeline import annotate
from analyzer.model import LineAnnotation

DAY = date(2026, 11, 22)


def line(text: str) -> LineAnnotation:
    return annotate(text, as_of=DAY).lines[0]


# A line, and the terms it names with their status.
TERMS = [
    ("Eager to learn Epic", "ehr.epic planned"),
    ("Quick to learn any new EMR", "ehr.generic planned"),
    ("Hoping to gain experience in pediatrics", "specialty.pediatrics planned"),
    ("Looking for a position in dermatology", "specialty.dermatology planned"),
    ("Seeking a role in a cardiology practice where I can use Epic", "specialty.cardiology planned, ehr.epic held"),
    ("CCMA (NHA), scheduled to test in July", "cert.ccma-nha planned"),
    ("NCMA, waiting on results", "cert.ncma-ncct planned"),
    ("Hoping to work in pediatrics", "specialty.pediatrics planned"),
    ("Eager to join a busy dermatology practice", "specialty.dermatology planned"),
    ("Objective: to obtain a medical assistant position in dermatology", "specialty.dermatology planned"),
    ("To work as a medical assistant in a cardiology clinic", "specialty.cardiology planned"),
    ("Medical assistant interested in OB/GYN", "specialty.ob-gyn planned"),
    ("Transition from the army to a civilian job in urgent care", "setting.urgent-care planned"),
    (
        "Receptionist transitioning from dermatology into pediatrics",
        "specialty.dermatology held, specialty.pediatrics planned",
    ),
    ("Able to work in a busy urgent care", "setting.urgent-care held"),
    ("Looking to return after ten years in pediatrics", "specialty.pediatrics held"),
    ("Called patients transitioning to primary care", "specialty.primary-care held"),
    ("Want to learn Cerner; proficient in Epic", "ehr.cerner planned, ehr.epic held"),
    ("Eager to learn and skilled in Epic", "ehr.epic held"),
    ("Able to chart in Epic", "ehr.epic held"),
    ("Learned Epic within a week", "ehr.epic held"),
    ("Taught new staff Epic and looked after a cardiology clinic", "ehr.epic held, specialty.cardiology held"),
]


@pytest.mark.parametrize(("text", "told"), TERMS)
def test_a_wish_is_planned(text: str, told: str) -> None:
    named = {f"{m.term} {m.status}" for m in line(text).terms}
    assert set(told.split(", ")) <= named
    assert not {t.replace("planned", "held") for t in told.split(", ") if "planned" in t} & named


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Interested in learning phlebotomy", set()),
        ("Willing to learn how to draw blood and run EKGs", set()),
        ("Looking to gain clinical experience in rooming patients", set()),
        ("Seeking a position as a medical assistant where I draw blood", {"task.venipuncture"}),
        ("Drew blood and was eager to learn", {"task.venipuncture"}),
        ("Taught externs to learn blood draws", {"task.train-precept"}),
    ],
)
def test_what_would_be_learned_is_no_work(text: str, tasks: set[str]) -> None:
    found = {t.term for t in line(text).tasks}
    assert tasks <= found
    assert tasks or not found

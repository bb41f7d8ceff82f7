"""Lines copied from a posting."""

from __future__ import annotations

import pytest
from pairs import written

from analyzer.scorer.matching import copied_lines

POSTING = (
    "Requirements\nRoom patients, take vital signs and reconcile medications for three busy providers\n"
    "Epic experience\nBLS card\nHigh school diploma or GED\nCheerful manner with children of every age\n"
)
OWN = "Dana Whitlock\nExperience\nMedical Assistant, Heron Clinic\n06/2021 - Present\n"

# Lines added to a resume, those that count as copied.
CHEERFUL = "- Cheerful manner with children of every age"
CASES = [
    (["- Room patients, take vital signs and reconcile medications for three busy providers"], 1),
    (["- ROOM PATIENTS; take vital signs and reconcile medications, for three busy providers every day"], 1),
    (["- Roomed 20 patients a day and took vital signs for three providers"], 0),
    (["- High school diploma or GED"], 0),
    (["- Epic experience", "- BLS card"], 0),
    (["- Epic experience", "- BLS card", "- High school diploma or GED", CHEERFUL], 4),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "copied"), CASES)
def test_copied_lines(lines: list[str], copied: int) -> None:
    _, annotations = written(OWN + "\n".join(lines))
    assert len(copied_lines(POSTING, annotations)) == copied


def test_nothing_is_copied_from_nothing() -> None:
    assert copied_lines("", written(OWN)[1]) == frozenset()


def test_the_numbers_of_a_posting_s_list_hide_no_copy() -> None:
    numbered = "Requirements\n1. Vital signs and EKGs\n2. BLS card, or CPR\n3. Epic or eClinicalWorks\n4. Kind manner\n"
    _, annotations = written(f"{OWN}- Vital signs and EKGs BLS card, or CPR Epic or eClinicalWorks Kind manner")
    assert len(copied_lines(numbered, annotations)) == 1

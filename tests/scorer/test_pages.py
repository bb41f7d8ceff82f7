"""The pages on scores are current, and the order of the matrix makes sense to a reader."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
_SPEC = importlib.util.spec_from_file_location("matrix", DOCS / "matrix.py")
assert _SPEC
assert _SPEC.loader
matrix = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(matrix)


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = matrix.scores()
    return table


def test_the_matrix_page_is_current(rows: dict[str, dict[str, float]]) -> None:
    assert (DOCS / "matrix.md").read_text(encoding="utf-8") == matrix.matrix_page(rows)


def test_the_tables_of_the_scores_page_are_current() -> None:
    page = (DOCS / "scores.md").read_text(encoding="utf-8")
    assert page == matrix.scores_page(page)
    assert "| Required |" in page


LEADERS = [
    ("ophthalmology-coa", {"ophthalmic-coa"}),
    ("lead-ma", {"lead-ma"}),
    ("family-practice-epic", {"lead-ma", "family-practice"}),
    ("urgent-care", {"urgent-care", "lead-ma", "strong"}),
    ("washington-ma-c", {"strong", "lead-ma"}),
]


@pytest.mark.parametrize(("posting", "leaders"), LEADERS)
def test_who_leads(rows: dict[str, dict[str, float]], posting: str, leaders: set[str]) -> None:
    ordered = sorted(rows, key=lambda name: -rows[name][posting])
    assert set(ordered[: len(leaders)]) == leaders


ORDER = [
    ("ophthalmology-coa", "ophthalmic-coa", "strong"),
    ("urgent-care", "urgent-care", "student-externship"),
    ("urgent-care", "urgent-care", "ophthalmic-coa"),
    ("family-practice-epic", "family-practice", "student-externship"),
    ("family-practice-epic", "family-practice", "administrative"),
    ("lead-ma", "lead-ma", "new-graduate"),
    ("washington-ma-c", "strong", "family-practice"),
    ("pediatrics-bilingual", "strong", "student-externship"),
]


@pytest.mark.parametrize(("posting", "higher", "lower"), ORDER)
def test_who_is_before_whom(rows: dict[str, dict[str, float]], posting: str, higher: str, lower: str) -> None:
    assert rows[higher][posting] > rows[lower][posting]

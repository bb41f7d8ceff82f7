"""Postings for several levels of one job, and lists of which one is enough."""

from __future__ import annotations

import pytest
from asking import asked, requirements

LEVELS = [
    ("Medical Assistant I, II or III\nRequirements\nMA I: 1 year of experience\nMA II: 3 years of experience\n"
     "MA III: 5 years of experience\nBLS required", {(1.0, ""), (3.0, "MA II"), (5.0, "MA III")}),
    ("Medical Assistant II\nRequirements\nMedical Assistant I: 1 year of experience\n"
     "Medical Assistant II: 3 years of experience", {(1.0, "Medical Assistant I"), (3.0, "")}),
    ("Medical Assistant\nRequirements\nMedical Assistant I\n- BLS\nMedical Assistant II\n- 2 years of experience\n"
     "Preferred\n- 4 years of experience", {(2.0, "Medical Assistant II"), (4.0, "")}),
    ("Medical Assistant II\nRequirements\nMedical Assistant II: 3 years of experience", {(3.0, "")}),
    ("Medical Assistant I/II\nRequirements\nBLS\nMA II: 2 years of experience", {(2.0, "MA II")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "years"), LEVELS)
def test_what_a_higher_level_asks_for_is_its_own(text: str, years: set[tuple[float, str]]) -> None:
    assert {(r.years, r.role) for r in requirements(text) if r.years} == years


ONE_OF = [
    ("One of the following is required:\n- Certified or Registered Medical Assistant\n- EMT (Basic or higher)\n- LPN\n"
     "BLS required", {"required cert.emt|cert.lpn|cert.ma-unspecified", "required cert.bls"}),
    ("Must have one of the following:\n* CMA (AAMA)\n* RMA through AMT\n* CCMA through NHA",
     {"required cert.ccma-nha|cert.cma-aama|cert.rma-amt"}),
    ("Any one of these:\n- LPN license\n- CMA (AAMA)\n- Graduate of a medical assistant program",
     {"required cert.cma-aama|cert.lpn|education.ma-program"}),
    ("One of the following shifts is worked:\n- BLS required\n- Epic required",
     {"required cert.bls", "required ehr.epic"}),
    ("A certificate of a medical assistant program, or national certification",
     {"required cert.ma-unspecified|education.ma-program"}),
    ("National certification or completion of a medical assistant program",
     {"required cert.ma-unspecified|education.ma-program"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "needs"), ONE_OF)
def test_a_list_of_which_one_is_enough_is_one_need(text: str, needs: set[str]) -> None:
    assert asked(f"Medical Assistant\nRequirements\n{text}") == needs


def test_years_of_work_in_such_a_list_stand_in_for_a_credential() -> None:
    text = "Medical Assistant\nRequirements\nOne of the following:\n- CMA (AAMA)\n- RMA (AMT)\n- 2 years of experience"
    (need,) = requirements(text)
    assert need.either
    assert need.years == 2


def test_years_of_another_sentence_stand_in_for_no_credential() -> None:
    found = requirements("Medical Assistant\nRequirements\nActive CMA/RMA. BLS. 2 yrs ortho exp or 3 yrs MA exp.")
    assert not any(r.either for r in found if any(i.startswith("cert.") for i in r.any_of))

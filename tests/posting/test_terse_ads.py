"""What terse ads say in few words: pay for a language, cards that count for a while, some years in a field."""

from __future__ import annotations

import pytest
from asking import asked, read, requirements

TERSE = [
    # More pay for a language wishes for it.
    ("Tagalog = $1 more per hour.\nRequirements\nBLS", {"preferred language.tagalog", "required cert.bls"}),
    ("Bilingual staff earn an additional $1.25 per hour.", {"preferred language.bilingual"}),
    ("Requirements\nSpanish a must ($1/hr differential)", {"required language.spanish"}),
    ("Weekend differential $2/hr", set()),
    # A need is no question.
    ("Requirements\nCMA or RMA. No certification? Apply anyway if 4 years.",
     {"required cert.cma-aama|cert.rma-amt"}),
    # One card called by two names.
    ("Requirements\nCurrent CPT-1\nPhlebotomy certificate required", {"required cert.cpt1-ca"}),
    ("Requirements\nPhlebotomy certification\nPreferred\nCPT-1",
     {"required cert.cpt-phlebotomy", "preferred cert.cpt1-ca"}),
    # One kind of place.
    ("Requirements\nOne year in an out-patient clinic", {"required setting.hospital-outpatient"}),
    ("Preferred\nWound care background", {"preferred specialty.wound-care|task.wound-care"}),
    ("Duties\nCall patients for pap smears and mammograms", set()),
    ("Requirements\nSpeaks a language besides English", {"required language.bilingual"}),
    ("Requirements\nCompletion of the twelfth school grade", {"required education.high-school"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "needs"), TERSE)
def test_terse_ads(text: str, needs: set[str]) -> None:
    assert asked(f"Medical Assistant\n{text}") == needs


DUE = [
    ("MA-C; MA-I accepted, must convert within 12 months", {"cert.ma-c-wa": "12 months"}),
    ("MA-C required. MA-R considered, must obtain MA-C within 6 months of hire.",
     {"cert.ma-c-wa|cert.ma-r-wa": "6 months"}),
    ("BLS or willing to get it before your first day", {"cert.bls": "until your start date"}),
    ("Valid certification as a medical assistant, or eligibility, at time of appointment",
     {"cert.ma-unspecified": "eligible"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), DUE)
def test_time_that_is_given(text: str, due: dict[str, str]) -> None:
    found = requirements(f"Medical Assistant\nRequirements\n{text}")
    assert {"|".join(sorted(r.any_of)): r.due for r in found} == due


def test_years_of_which_some_are_in_a_field() -> None:
    found = requirements("Medical Assistant\nRequirements\n3 years of experience, of which 2 must be in urology")
    assert {(r.any_of, r.years, r.text) for r in found} == {
        (("specialty.urology",), 2, "of which 2 must be in urology"),
        ((), 3, "3 years of experience"),
    }


def test_a_field_of_the_title_that_is_also_wished_for_is_one_need() -> None:
    found = requirements("Pediatric Medical Assistant\nPreferred\nPediatric experience")
    assert [(r.any_of, r.necessity) for r in found] == [(("specialty.pediatrics",), "preferred")]


def test_lines_that_open_with_several_roles_are_each_for_theirs() -> None:
    text = (
        "Join our team\nDental Assistant: takes x-rays, sterilizes instruments\n"
        "Pharmacy Technician: CPhT required\nMedical Assistant: draws blood, CMA required"
    )
    roles = {i: r.role for r in read(text).requirements for i in r.any_of}
    assert roles["task.x-ray"] == "Dental Assistant"
    assert roles["cert.cpht"] == "Pharmacy Technician"
    assert roles["task.venipuncture"] == roles["cert.ma-unspecified"] == ""

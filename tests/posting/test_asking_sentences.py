"""Ads in sentences, as small offices type them: what is behind "seeking an MA with" or "we require" is asked for."""

from __future__ import annotations

import pytest
from asking import asked, requirements

FRONT = "Medical Assistant\nElm Street Clinic\n\nWe are a busy clinic that cares for its patients.\n\n"


@pytest.mark.parametrize(
    ("sentence", "needs"),
    [
        ("We require BLS certification.", {"required cert.bls"}),
        ("Our clinic requires BLS.", {"required cert.bls"}),
        ("We prefer candidates with CMA (AAMA).", {"preferred cert.cma-aama"}),
        ("BLS is mandatory.", {"required cert.bls"}),
        ("Epic mandatory", {"required ehr.epic"}),
        ("Seeking CMA or RMA with BLS.", {"required cert.cma-aama|cert.rma-amt", "required cert.bls"}),
        (
            "Busy pediatric office seeks MA with experience in Epic and BLS certification.",
            {"mentioned specialty.pediatrics", "required ehr.epic", "required cert.bls"},
        ),
        ("Clinic is looking for a full time MA who speaks Spanish.", {"required language.spanish"}),
        ("The right person has BLS and knows Epic.", {"required cert.bls", "required ehr.epic"}),
        ("The ideal candidate has BLS and knows Epic.", {"preferred cert.bls", "preferred ehr.epic"}),
        ("You know Epic inside and out.", {"required ehr.epic"}),
        ("Big plus if you know Epic.", {"preferred ehr.epic"}),
        ("We ask that you have BLS.", {"required cert.bls"}),
        ("This role requires knowledge of Epic.", {"required ehr.epic"}),
        # Who seeks is not what is asked for, and each half of a sentence has its own strength.
        (
            "Family practice looking for a Medical Assistant with at least one year of experience, BLS required.",
            {"mentioned specialty.family-medicine", "required cert.bls"},
        ),
        (
            "Candidates need a current BLS card, and we prefer someone who is certified (CMA or RMA).",
            {"required cert.bls", "preferred cert.cma-aama|cert.rma-amt"},
        ),
        # Nothing is asked for.
        ("You know what it takes to make patients smile.", set()),
        ("Help patients who require oxygen.", set()),
        ("Complete mandatory training in infection control.", set()),
    ],
)
def test_a_sentence_asks_like_a_list(sentence: str, needs: set[str]) -> None:
    assert asked(f"{FRONT}{sentence}\n") == needs


@pytest.mark.parametrize(
    ("sentence", "necessity", "years", "ids"),
    [
        ("We require two years of pediatric experience.", "required", 2.0, ("specialty.pediatrics",)),
        ("This job requires two years of pediatric experience.", "required", 2.0, ("specialty.pediatrics",)),
        ("We prefer at least one year of experience as an MA.", "preferred", 1.0, ()),
        (
            "Seeking a friendly medical assistant with 2+ years of experience for our busy eye clinic.",
            "required",
            2.0,
            (),
        ),
        ("You bring 18 months of experience.", "required", 1.5, ()),
    ],
)
def test_years_in_a_sentence(sentence: str, necessity: str, years: float, ids: tuple[str, ...]) -> None:
    found = [(r.necessity, r.years, r.any_of) for r in requirements(f"{FRONT}{sentence}\n") if r.years]
    assert found == [(necessity, years, ids)]

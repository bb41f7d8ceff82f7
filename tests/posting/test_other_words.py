"""What other employers say in words of their own: letters that stand alone, wishes, time to get a card, years."""

from __future__ import annotations

import pytest
from asking import asked, requirements

MA = "cert.ma-unspecified"

# Posting, what it asks for (self-checks aside).
CASES: list[tuple[str, set[str]]] = [
    # The letters need no word beside them where the posting is one of the field.
    ("Medical Assistant\nRequirements\nCMA\nBLS", {f"required {MA}", "required cert.bls"}),
    ("Clinic assistant\nRequirements\nMust have CMA.", {f"required {MA}"}),
    ("Medical Assistant\nPreferred\nCurrent RMA", {f"preferred {MA}"}),
    # The letters of another trade.
    ("Staff accountant, health system\nRequirements\nCMA", set()),
    # Who is trained in a card trains nobody, and hands-on work hands nothing on.
    ("Requirements\nCPR trained", {"required cert.cpr"}),
    ("Preferred\n- Hands-on with NextGen", {"preferred ehr.nextgen"}),
    # Wishes.
    ("Requirements\nBLS\nSpanish would make us happy", {"required cert.bls", "preferred language.spanish"}),
    ("Requirements\nNextGen users move to the front of the line", {"preferred ehr.nextgen"}),
    ("Certified medical assistants get first consideration, others are invited to apply", {f"preferred {MA}"}),
    ("What we ask for\nBLS card", {"required cert.bls"}),
    ("Qualifications\nNational certification: nice but we don't require it", {f"preferred {MA}"}),
    ("Only medical assistants certified by the AAMA will be considered.", {"required cert.cma-aama"}),
    # A need told to the reader.
    ("No experience is fine. What you do need is a current medical assistant certification.", {f"required {MA}"}),
    ("Schooling: at least a high-school education", {"required education.high-school"}),
    ("You've graduated from an accredited school for medical assistants", {"required education.ma-program"}),
    # What is taught on the job is not asked for.
    ("We'll teach you phlebotomy and EKG.", set()),
    (
        "Requirements\nDiploma from an accredited MA school (three years of such work may stand in for the diploma)",
        {"required education.ma-program"},
    ),
    # What may take another's place is no need.
    (
        "Requirements\nTwo years of college. Clerical experience in a doctor's office can be swapped year for year.",
        {"required education.some-college"},
    ),
]


@pytest.mark.parametrize(("text", "needs"), CASES)
def test_other_words_ask_for_the_same(text: str, needs: set[str]) -> None:
    assert asked(text) == needs


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Requirements\nBLS (can be completed during your first 60 days)", "60 days"),
        ("Requirements\nCMA, RMA or CCMA no later than twelve months after the date of hire", "12 months"),
        ("Certification as a medical assistant: you have one year from your start date to get it.", "1 year"),
    ],
)
def test_time_to_get_a_card_is_read_in_other_words(text: str, due: str) -> None:
    assert [r.due for r in requirements(text) if r.any_of] == [due]


def test_between_two_numbers_of_years_the_least_is_asked_for() -> None:
    [need] = requirements("Requirements\nBetween 2 and 4 years in urgent care")
    assert need.years == 2


ROW = (
    "Requirements\nMust meet one of the following: 1) completion of a medical assistant\n"
    "program; 2) current CNA with one year of experience; 3) EMT\n"
    "certification; 4) LPN license or 5) two years as a medical assistant\nBLS"
)
LETTERED = (
    "Applicants must meet any one of the following:\na) Graduation from an accredited medical assisting program; or\n"
    "b) One year of experience as a medical assistant; or\nc) Active CNA license\nHigh school diploma"
)


@pytest.mark.parametrize(
    ("text", "ways", "years", "beside"),
    [
        (ROW, {"education.ma-program", "cert.cna", "cert.emt", "cert.lpn"}, 2, "cert.bls"),
        (LETTERED, {"education.ma-program", "cert.cna"}, 1, "education.high-school"),
    ],
)
def test_ways_in_that_a_row_numbers_are_one_need(text: str, ways: set[str], years: float, beside: str) -> None:
    need, other = requirements(text)
    assert (set(need.any_of), need.years, need.either, need.necessity) == (ways, years, True, "required")
    assert other.any_of == (beside,)


def test_years_behind_an_aide_are_not_asked_of_assistants() -> None:
    [need] = requirements("Requirements\nMA certification OR active CNA with 1 year of clinic experience")
    assert (set(need.any_of), need.years) == ({MA, "cert.cna"}, None)


def test_a_question_of_an_advertisement_asks_for_nothing() -> None:
    assert [r.text for r in requirements("Requirements\nHate paperwork?\nBLS card")] == ["BLS card"]

"""Announcements of counties and agencies, and what stands around what they ask for."""

from __future__ import annotations

import pytest

from analyzer.model import Requirement
from analyzer.parser import read_document
from analyzer.posting import read_posting


def needs(text: str) -> list[Requirement]:
    return list(read_posting(read_document(text)).requirements)


def told(text: str) -> list[tuple[str, str, float | None, bool]]:
    return [("|".join(r.any_of), r.necessity, r.years, r.either) for r in needs(text)]


PROGRAM, OR_YEARS = "education.ma-program", [("education.ma-program", "required", 2.0, True)]
NUMBERED = [
    (
        "Option 1\nCompletion of a medical assistant program\nOption 2\nTwo years of work as a medical assistant",
        OR_YEARS,
    ),
    ("Pattern I: Completion of a medical assistant program.\nPattern II: Two years as a medical assistant.", OR_YEARS),
    ("Option A\nTwo years as a medical assistant\nOr\nOption B\nCompletion of a medical assistant program", OR_YEARS),
    ("Two years as a medical assistant\nor completion of a medical assistant program", OR_YEARS),
    (
        "Path 1: CMA (AAMA) certification\nPath 2: Completion of a medical assistant program\nBLS card",
        [("cert.cma-aama|education.ma-program", "required", None, False), ("cert.bls", "required", None, False)],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), NUMBERED)
def test_numbered_options_are_ways_into_one_need(
    lines: str, expected: list[tuple[str, str, float | None, bool]]
) -> None:
    assert told(f"Minimum Qualifications\n{lines}") == expected


def test_the_number_of_an_option_is_no_employer_and_options_of_shifts_are_none() -> None:
    assert read_posting(read_document("CLINIC AIDE\nMEDICAL ASSISTANT\nOption 1\nGED")).employer == ""
    assert told("Schedule\nOption 1: four tens\nOption 2: five eights\nRequirements\nBLS") == [
        ("cert.bls", "required", None, False)
    ]


NOTHING = [
    "Starting at $19.40.",
    "Pay depends on experience.",
    "$20-24 DOE",
    "Shift diff.",
    "If hired, you will attend orientation in Boise.",
    "Probationary period: six (6) months.",
    "Probation of 120 days.",
    "Your resume must state sufficient experience.",
    "You must meet all qualification requirements by the closing date.",
    "No problem.",
]


@pytest.mark.parametrize("line", NOTHING)
def test_pay_probation_and_what_comes_after_hire_are_not_asked_for(line: str) -> None:
    assert [r.any_of for r in needs(f"Requirements\nGED\n{line}")] == [("education.high-school",)]


def test_a_card_due_after_one_is_hired_is_asked_for() -> None:
    found = needs("Requirements\nIf hired, BLS certification must be earned within 60 days")
    assert [(r.any_of, r.due) for r in found] == [(("cert.bls",), "60 days")]
    found = needs("Requirements\nCPR certification is earned during training (first 45 days)")
    assert [(r.any_of, r.due) for r in found] == [(("cert.cpr",), "45 days")]


@pytest.mark.parametrize(
    "line",
    ["Must be 18 or older", "At least 18 yrs of age", "Must live within 20 minutes of the hospital",
     "Willing to complete the hospital's monitor class within a year"],
)  # fmt: skip
def test_what_no_resume_shows_is_for_oneself_to_check(line: str) -> None:
    assert [(r.any_of, r.self_check) for r in needs(f"Requirements\n{line}")] == [((), True)]


def test_what_one_must_do_later_gives_no_other_card_its_time() -> None:
    found = needs("Requirements\nBLS within 60 days\nWilling to complete the hospital's EKG course within one year")
    assert found[0].due == "60 days"


def test_the_hospitals_own_phones_are_no_experience_of_hospitals() -> None:
    assert all("setting" not in "".join(r.any_of) for r in needs("Requirements\nExperience with the hospital's phones"))


SAID = [
    ("Certification not required, but one year of experience is.", [("", "required", 1.0, False)]),
    ("cert not nec but 2 yrs exp in a clinic is.", [("setting.clinic", "required", 2.0, False)]),
    ("Bilingual not required but helpful", [("language.bilingual", "preferred", None, False)]),
    ("Some positions require Spanish.", [("language.spanish", "preferred", None, False)]),
    ("Requirements\nSpanish is icing on the cake", [("language.spanish", "preferred", None, False)]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_how_strongly_it_is_asked(text: str, expected: list[tuple[str, str, float | None, bool]]) -> None:
    assert told(text) == expected


def test_years_in_charge_stand_beside_the_years_of_work() -> None:
    found = told("Requirements\nFive years in a medical practice, including 2 supervising.")
    assert found == [
        ("setting.private-practice", "required", 5.0, False),
        ("task.lead-supervise", "required", 2.0, False),
    ]


def test_hours_of_an_externship_that_count_are_no_need() -> None:
    found = told("Requirements\nOne year of experience; externship hours may be counted")
    assert found == [("education.externship", "required", 1.0, True)]


@pytest.mark.parametrize("line", ["Nursing Assistant, KY Certification", "Nurse Aide - Florida registry"])
def test_the_card_of_an_aide_with_its_state_between(line: str) -> None:
    assert told(f"Requirements\nGED\n{line}")[1][0] == "cert.cna"


def test_your_days_are_duties() -> None:
    found = told(
        "Clinic Manager\nYour days\nOwn the site budget and supply spend. Handle patient complaints.\nYou bring\nBLS"
    )
    assert ("task.budget-ownership", "mentioned", None, False) in found


COVERED = [
    ("You'll cover family med, peds, OB.", {"specialty.family-medicine", "specialty.pediatrics", "specialty.ob-gyn"}),
    ("You will rotate between cardiology and GI.", {"specialty.cardiology", "specialty.gastroenterology"}),
    ("You'll cover phones and referrals to cardiology.", set()),
]


@pytest.mark.parametrize(("line", "ids"), COVERED)
def test_fields_that_one_takes_turns_in(line: str, ids: set[str]) -> None:
    assert {i for r in needs(line) for i in r.any_of} == ids


@pytest.mark.parametrize(
    ("place", "card"), [("Boise, ID 83702", "cert.ma-unspecified"), ("Spokane, WA 99201", "cert.ma-c-wa")]
)
def test_letters_of_one_states_card_say_certified_in_another(place: str, card: str) -> None:
    assert needs(f"Medical Assistant\n{place}\nRequirements\nMA-C required")[-1].any_of == (card,)


def test_one_card_by_both_names_and_one_registry() -> None:
    assert told("Requirements\nBasic Life Support CPR is required") == [("cert.bls|cert.cpr", "required", None, False)]
    assert [r.any_of for r in needs("Duties\nEnters vaccines in CAIR")] == [("task.immunization-registry",)]


def test_who_approves_time_off_is_offered_none() -> None:
    assert not read_posting(read_document("Duties\nBuild the schedule and approve PTO")).ignored


HIGH_SCHOOL = "education.high-school"
RUN = [
    (
        "Duties include EKGs. Education High School Diploma or Equivalent Required Experience One Year Hospital "
        "Experience Preferred Licenses Basic Life Support Required Certified Nursing Assistant Preferred",
        [
            ("task.ekg", "mentioned", None, False),
            (HIGH_SCHOOL, "required", None, False),
            ("setting.hospital-inpatient", "preferred", 1.0, False),
            ("cert.bls", "required", None, False),
            ("cert.cna", "preferred", None, False),
        ],
    ),
    (
        "MINIMUM EDUCATION: High school diploma or equivalent PREFERRED EDUCATION: Associate degree "
        "REQUIRED CERTIFICATIONS: BLS",
        [
            (HIGH_SCHOOL, "required", None, False),
            ("education.associate", "preferred", None, False),
            ("cert.bls", "required", None, False),
        ],
    ),
    (
        "The successful candidate will have: Grade 12; MA certificate or diploma; First Aid; Cantonese an asset.",
        [
            (HIGH_SCHOOL, "required", None, False),
            (PROGRAM, "required", None, False),
            ("cert.first-aid", "required", None, False),
            ("language.cantonese", "preferred", None, False),
        ],
    ),
    (
        "MA. Req: 12 mos exp, BLS, NCCT/AAMA cert. Nice to have: Epic. Duties - rooming, keeping the biopsy log.",
        [
            ("", "required", 1.0, False),
            ("cert.bls", "required", None, False),
            ("cert.ncma-ncct|cert.cma-aama", "required", None, False),
            ("ehr.epic", "preferred", None, False),
            ("task.room-patients", "mentioned", None, False),
            ("task.biopsy-tracking", "mentioned", None, False),
        ],
    ),
    (
        "Small peds office needs an MA. We'd like somebody certified but experience counts more. CPR card please.",
        [
            ("specialty.pediatrics", "mentioned", None, False),
            ("cert.ma-unspecified", "preferred", None, False),
            ("cert.cpr", "required", None, False),
        ],
    ),
    (
        "Busy GI office needs an MA. Must have fluent Spanish. $22/hr. call 555-0100",
        [
            ("specialty.gastroenterology", "mentioned", None, False),
            ("language.spanish", "required", None, False),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RUN)
def test_ads_that_run_on(text: str, expected: list[tuple[str, str, float | None, bool]]) -> None:
    assert told(text) == expected


def test_high_school_with_years_is_a_way_beside_a_degree() -> None:
    found = told(
        "Minimum Qualifications\n(a) An Associate's degree in a health field; or\n"
        "(b) Graduation from high school or possession of a GED and two years of experience as a nurse aide."
    )
    assert found == [("education.associate", "required", 2.0, True), (HIGH_SCHOOL, "required", None, False)]


def test_a_licence_or_years_in_a_role() -> None:
    found = told("Must hold an LPN license or be a medical assistant with 1 year of experience in a pediatric office.")
    assert found == [("cert.lpn", "required", 1.0, True)]


def test_what_experience_may_consist_of_is_not_asked_for_one_by_one() -> None:
    found = told("Requirements\nSpecialized experience includes scheduling appointments and checking in patients.")
    assert {n for _, n, _, _ in found} == {"mentioned"}


def test_all_levels_and_a_card_to_come() -> None:
    found = needs("MA I: Completion of a medical assistant program; must certify within one year.\nAll levels: BLS")
    assert [(r.any_of, r.due) for r in found] == [
        ((PROGRAM,), None),
        (("cert.ma-unspecified",), "1 year"),
        (("cert.bls",), None),
    ]


TYPED = [
    ("Requirements\n1yr urgent care.", [("setting.urgent-care", "required", 1.0, False)]),
    ("Must: ARRT. BLS. 2yrs urgent care.\nWill: vitals",
     [("cert.arrt", "required", None, False), ("cert.bls", "required", None, False),
      ("setting.urgent-care", "required", 2.0, False), ("task.vital-signs", "mentioned", None, False)]),
    ("Requirements\nYou've worked as an MA, corpsman, or EMT for 12+ months", [("", "required", 1.0, False)]),
    ("Requirements\nComfortable with Athena", [("ehr.athenahealth", "required", None, False)]),
    ("If you speak Russian that's huge for us.", [("language.russian", "preferred", None, False)]),
    ("Certification is something we'd like you to get within your first year.",
     [("cert.ma-unspecified", "preferred", None, False)]),
    ("Our clinic (4 MDs, 3 PAs) needs a medical assistant to room patients.",
     [("task.room-patients", "mentioned", None, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_short_ways_of_asking(text: str, expected: list[tuple[str, str, float | None, bool]]) -> None:
    assert told(text) == expected


def test_no_felonies_is_for_oneself_to_check() -> None:
    assert [r.self_check for r in needs("Requirements\nNo felony convictions")] == [True]

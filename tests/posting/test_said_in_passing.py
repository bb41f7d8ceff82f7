"""Years, strength and ways in as people say them in a sentence: "for at least a year", "counts too", "ideally"."""

from __future__ import annotations

import pytest
from asking import asked, requirements


def told(text: str) -> set[str]:
    """What a posting asks for, with the years and the due date."""
    return {
        " ".join(
            [
                r.necessity,
                "|".join(sorted(i.partition(".")[2] for i in r.any_of)) or "-",
                *([f"{r.years:g}"] if r.years is not None else []),
                *([f"@{r.due}"] if r.due else []),
            ]
        )
        for r in requirements(text)
        if not r.self_check
    }


YEARS = [
    ("A GED or equivalent and a minimum of three years in urology", {"required high-school", "required urology 3"}),
    ("A high school diploma or three years in urology", {"required high-school 3"}),
    ("You have roomed patients for at least a year", {"required room-patients 1"}),
    ("At least half a year as a phlebotomist", {"required venipuncture 0.5"}),
    ("No fewer than two years in a cardiology office", {"required cardiology 2"}),
    ("Not less than 18 months peds", {"required pediatrics 1.5"}),
    ("Two-to-four yrs. medical assisting", {"required - 2"}),
    ("52 weeks of experience at the next lower grade", {"required - 1"}),
    ("One year with Cerner", {"required cerner 1"}),
    ("A year or so in neurology", {"required neurology 1"}),
]


@pytest.mark.parametrize(("line", "needs"), YEARS)
def test_years_belong_to_what_was_done(line: str, needs: set[str]) -> None:
    assert told(f"Requirements\n{line}") == needs


@pytest.mark.parametrize("line", ["Commit to stay for at least a year", "Less than 2 years of experience is fine"])
def test_a_time_to_come_asks_for_no_years(line: str) -> None:
    assert not any(r.years for r in requirements(f"Requirements\n{line}"))


STRENGTH = [
    ("You'll need a GED and a BLS card.", {"required high-school", "required bls"}),
    ("Ideally you have spent time in oncology.", {"preferred hematology-oncology"}),
    ("Ideally certified (CMA or RMA), but you must have BLS", {"preferred cma-aama|rma-amt", "required bls"}),
    ("Requirements\nSpirometry isn't required, although it helps", {"preferred spirometry"}),
    ("Requirements\nPhlebotomy, or eager to learn it", {"preferred venipuncture"}),
    ("The following are considered assets:\n- dermatology experience", {"preferred dermatology"}),
    ("BLS required by 60 days.", {"required bls @60 days"}),
    ("Requirements\nBLS before working alone", {"required bls @prior to independent patient care"}),
    ("The assistant shall not push IV medications.", set()),
    ("Medical assistants do not triage patients here.", set()),
    ("We are also hiring: LPNs for our infusion suite.\nRequirements\nBLS", {"required bls"}),
    (
        "Requirements\nKnows how to apply casts, clean wounds and get authorizations from payers",
        {"required casting-splinting", "required wound-care", "required prior-authorization"},
    ),
]


@pytest.mark.parametrize(("text", "needs"), STRENGTH)
def test_strength(text: str, needs: set[str]) -> None:
    assert told(text) == needs


ADS = [
    (
        "What we look for: CMA/RMA. BLS. Renal experience (1+ yr).",
        {"required cma-aama|rma-amt", "required bls", "required nephrology 1"},
    ),
    ("ESSENTIAL: BLS; 6 months in dialysis", {"required bls", "required nephrology 0.5"}),
    ("Requirements\nGood with computers (we're on Epic)", {"mentioned epic"}),
    ("No experience? No problem.\nHours 8-5.\nBilingual pay differential.", set()),
    ("Duties: work up patients for two surgeons and a PA", {"mentioned room-patients"}),
    ("Requirements\n1 year – Medical Assistant – Required", {"required - 1"}),
    ("Requirements\n2 years – Urology – Preferred", {"preferred urology 2"}),
    ("Req: GED. BLS w/in 60 days.", {"required high-school", "required bls @60 days"}),
    ("Both: BLS.\nElation EMR experience would be amazing.", {"required bls", "preferred elation"}),
    ("Gotta have: GED, 6 mos in a doctor's office.", {"required high-school", "required clinic|private-practice 0.5"}),
    ("Big plus if you know Athena or speak Hmong.", {"preferred athenahealth", "preferred hmong"}),
    ("What we need:\n- CMA/RMA welcome, but we train", {"preferred cma-aama|rma-amt"}),
    ("What helps:\n- Peds, OB, or ortho time", {"preferred ob-gyn|orthopedics|pediatrics"}),
    ("Our one-doctor urology clinic needs a third MA.", {"mentioned urology"}),
    ("We would like one year in a clinic.", {"preferred clinic 1"}),
    ("We use NextGen and will show you how.", {"mentioned nextgen"}),
    ("Requirements\nBLS\nOur EMR is Epic", {"required bls", "mentioned epic"}),
    ("Certification through AAMA or NHA required; we'll give you 6 months.", {"required ccma-nha|cma-aama @6 months"}),
    ("BLS required for those giving injections", {"required bls"}),
    ("Graduation from an ABHES-accredited program", {"required ma-program"}),
    ("Graduation from a CAAHEP-accredited surgical technology program", {"required vocational-other"}),
    ("Everyone: BLS, able to lift 50 lbs", {"required bls"}),
    ("For MAs: national certification", {"required ma-unspecified"}),
]


@pytest.mark.parametrize(("text", "needs"), ADS)
def test_short_ads(text: str, needs: set[str]) -> None:
    assert told(text) == needs


NEEDS = [
    ("Two years experience in cardiology", "required cardiology 2"),
    ("Phlebotomy skills", "required venipuncture"),
    ("Current BLS certification", "required bls"),
    ("High school education", "required high-school"),
    ("Experience with Cerner", "required cerner"),
]


@pytest.mark.parametrize(("line", "need"), NEEDS)
def test_a_need_over_a_list_is_no_heading(line: str, need: str) -> None:
    assert told(f"Requirements\n{line}\n- Epic") == {need, "required epic"}


def test_a_title_over_a_list_keeps_its_field() -> None:
    assert "mentioned pediatrics" in told("Pediatric Medical Assistant Position\n- Rooms patients")


BLOCKS = [
    (
        "Skills needed:\nVenipuncture on children and elders (fifty sticks documented)\n12 lead EKG",
        {"required venipuncture", "required ekg"},
    ),
    ("Duties\nEKGs\nYou'll do well here if you:\n- have a BLS card", {"mentioned ekg", "required bls"}),
    (
        "Requirements\nOne of the following: (a) CMA or RMA; (b) an MA diploma; or (c) three years in an FQHC",
        {"required cma-aama|ma-program|rma-amt 3"},
    ),
    ("Duties\n- Rooms patients\nYou should have\n- a BLS card", {"mentioned room-patients", "required bls"}),
    ("Requirements\n- BLS\nWe'd be thrilled if you\n- speak Hmong", {"required bls", "preferred hmong"}),
    ("You must have: BLS\nA bonus: Somali\nCPR card required", {"required bls", "preferred somali", "required cpr"}),
    (
        "Benefits\nScrubs\nJob Duties Include But Are Not Limited To:\nRooming, EKGs",
        {"mentioned ekg", "mentioned room-patients"},
    ),
    ("Experience Preferred: GI clinic", {"preferred gastroenterology"}),
    ("Requirements\nGED. MA cert not req'd.", {"required high-school"}),
    ("Who you are: An MA with a BLS card and a car for our two clinics", {"required bls"}),
    ("Must-haves: 1) two yrs in a clinic 2) BLS 3) COVID vaccine", {"required clinic 2", "required bls"}),
    ("Requirements\n1 yr + adult medicine", {"required internal-medicine 1"}),
    ("One year of renal or pulmonary experience required", {"required nephrology|pulmonology 1"}),
    ("Medical Assistant (Temp, 13 weeks)\nRequirements\nBLS", {"required bls"}),
    ("X-ray exp a must (we will help get the limited permit). BLS required.", {"required x-ray", "required bls"}),
    (
        "Seeking a CMA or LPN to perform spirometry and give allergy shots.",
        {"mentioned spirometry", "mentioned allergy-shots"},
    ),
    ("Requirements\nCPR certified or able to become certified within 60 days", {"required cpr @60 days"}),
    ("Qualifications\nMA program completed. In lieu of it, three years as an MA.", {"required ma-program 3"}),
    ("Experience: None if you finished an MA program; otherwise two years of clinic work.", {"required ma-program 2"}),
    ("I need somebody with two years or more in an office like mine.", {"required - 2"}),
    ("Must be comfortable with biopsies, excisions and Mohs", {"required assist-procedures"}),
    ("UC/ER experience preferred", {"preferred emergency-department|urgent-care"}),
    (
        "Requirements\nAny combination of education and experience, but applicants typically hold a GED",
        {"required high-school"},
    ),
]


@pytest.mark.parametrize(("text", "needs"), BLOCKS)
def test_blocks_opened_in_passing(text: str, needs: set[str]) -> None:
    assert told(text) == needs


COUNTS = [
    (
        "Requirements\n- BLS card\n- six months in a clinic (externship counts)",
        {"required bls", "required externship 0.5"},
    ),
    ("Requirements\nBLS\nOne year of experience (externship counts)", {"required bls", "required externship 1"}),
]


@pytest.mark.parametrize(("text", "needs"), COUNTS)
def test_what_counts_for_years_is_no_part_of_the_card_above(text: str, needs: set[str]) -> None:
    assert told(text) == needs


WAYS_IN = [
    ("We need: MA certification. An LVN license will be accepted instead.", {"required cert.lpn|cert.ma-unspecified"}),
    ("Requirements\nCMA (AAMA). RMA works too.", {"required cert.cma-aama|cert.rma-amt"}),
    ("Requirements\nCCMA through NHA; the AMT's RMA counts as well", {"required cert.ccma-nha|cert.rma-amt"}),
    ("Requirements\nHolds a credential in medical assisting", {"required cert.ma-unspecified"}),
    ("Certification in medical assisting required", {"required cert.ma-unspecified"}),
    ("Preferred: a registered medical assistant apprenticeship", {"preferred education.ma-program"}),
]


@pytest.mark.parametrize(("text", "needs"), WAYS_IN)
def test_ways_in(text: str, needs: set[str]) -> None:
    assert asked(text) == needs


def test_a_physician_group_by_name_asks_for_no_group() -> None:
    assert asked("Lead Medical Assistant\nLakeside Physicians Group, Toledo, OH\nRequirements\nBLS") == {
        "mentioned task.lead-supervise",
        "required cert.bls",
    }


@pytest.mark.parametrize("label", ["", "Job Title: ", "Position Title: ", "Title: "])
def test_a_title_with_its_label_names_its_field(label: str) -> None:
    assert asked(f"{label}Pediatric Medical Assistant\nLocation: Dayton\nRequirements\nBLS") == {
        "mentioned specialty.pediatrics",
        "required cert.bls",
    }

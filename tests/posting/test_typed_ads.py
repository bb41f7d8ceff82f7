"""Short ads as they are typed: no headings, small letters, years and dates in passing, rules of public employers."""

from __future__ import annotations

import pytest
from asking import requirements


def said(text: str) -> list[tuple[str, str, float | None, str | None, bool]]:
    """What a posting asks for or wishes for, without duties: ids, strength, years, due, either."""
    return [
        ("|".join(r.any_of), r.necessity, r.years, r.due, r.either)
        for r in requirements(text)
        if r.necessity != "mentioned" and not r.self_check
    ]


def test_sentences_typed_in_small_letters_are_told_apart() -> None:
    found = said("ma for a busy clinic. must have bls. epic a plus. two openings. call for details")
    assert ("cert.bls", "required", None, None, False) in found
    assert ("ehr.epic", "preferred", None, None, False) in found


def test_letters_typed_small_with_time_in_months() -> None:
    found = said("Requirements\ncma or rma (can get within 6 mos), bls")
    assert ("cert.cma-aama|cert.rma-amt", "required", None, "6 months", False) in found
    assert ("cert.bls", "required", None, None, False) in found


def test_years_of_any_work_stand_in_for_those_of_a_field() -> None:
    assert said("Requirements\n2 yrs ortho or 3 yrs MA experience") == [
        ("specialty.orthopedics", "required", 3.0, None, True)
    ]
    assert said("Requirements\n1 year in pediatrics or 2 years in family practice experience") == [
        ("specialty.pediatrics|specialty.family-medicine", "required", 1.0, None, False)
    ]


def test_a_plus_at_the_end_is_that_of_the_last_item() -> None:
    found = said("Requirements\nGED, two years of work in a medical office, NextGen a plus")
    assert ("education.high-school", "required", None, None, False) in found
    assert ("ehr.nextgen", "preferred", None, None, False) in found


def test_years_go_back_over_a_comma_only_where_they_end_their_item() -> None:
    assert said("Requirements\nEpic experience, 18 months minimum with children")[0][:3] == (
        "ehr.epic",
        "required",
        None,
    )
    assert said("Requirements\nEpic, 2 years of experience")[0][:3] == ("ehr.epic", "required", 2.0)


def test_a_bracket_with_its_own_strength_takes_no_years() -> None:
    found = said("Requirements\nMA experience 6 months min (urgent care preferred)")
    assert ("", "required", 0.5, None, False) in found
    assert ("setting.urgent-care", "preferred", None, None, False) in found


def test_with_something_helpful_leaves_the_school_required() -> None:
    found = said("Minimum qualifications are graduation from high school, with some clinic work being helpful.")
    assert ("education.high-school", "required", None, None, False) in found


def test_one_card_asked_for_and_wanted_later_has_its_date() -> None:
    found = said(
        "Requirements\nBLS card required\nWho comes without one must get BLS certification within 60 days of hire"
    )
    assert [f for f in found if f[0] == "cert.bls"] == [("cert.bls", "required", None, "60 days", False)]


def test_time_for_one_card_is_not_that_of_the_card_behind_it() -> None:
    found = said("We need somebody who is certified or will be within one year of hire, and has a current BLS card.")
    assert ("cert.ma-unspecified", "required", None, "1 year", False) in found
    assert ("cert.bls", "required", None, None, False) in found


def test_a_card_of_another_name_is_its_own_need() -> None:
    found = said("Requirements\nCurrent CPR\nObtain Hearing and Spine Check Certification within 6 months of hire")
    assert ("cert.cpr", "required", None, None, False) in found
    assert ("", "required", None, "6 months", False) in found


@pytest.mark.parametrize("first", ["High school diploma or GED", "Possession of a high school diploma"])
def test_a_diploma_opens_a_list_whose_heading_got_lost(first: str) -> None:
    found = said(
        f"Responsibilities\n- Draw blood\n- Room patients\n\n- {first}\n- Phlebotomy certification\n- Good listener"
    )
    assert ("education.high-school", "required", None, None, False) in found
    assert any("cert.cpt-phlebotomy" in f[0] and f[1] == "required" for f in found)


def test_preferred_on_one_line_ends_with_it() -> None:
    found = said("Requirements\nHigh school diploma\nPreferred: one year of phlebotomy\nFluent in Spanish\nCurrent BLS")
    assert ("language.spanish", "required", None, None, False) in found
    assert ("task.venipuncture", "preferred", 1.0, None, False) in found


def test_what_may_be_substituted_is_no_need() -> None:
    rule = "Candidates may substitute an associate degree in health for the required experience."
    other = "Candidates may substitute military service in a jail for the required experience."
    found = said(f"Minimum qualifications\nExperience: Two years of experience helping patients.\n{rule}\n{other}")
    assert found == [("education.associate", "required", 2.0, None, True)]
    found = said(f"Minimum qualifications\nOne year of experience in pediatrics.\n{rule}")
    assert [f[0] for f in found] == ["specialty.pediatrics"]


def test_rules_of_public_employers_ask_for_nothing() -> None:
    assert (
        said(
            "Requirements\nOne year of full-time academic study is defined as 30 semester hours.\n"
            "Current employees must also meet time-in-grade rules.\n"
            "This education must have been obtained at an accredited high school or college.\n"
            "Employees in this class may be assigned duties outdoors."
        )
        == []
    )


def test_typing_speed_ahead_of_how_to_apply_is_read() -> None:
    found = requirements(
        "Requirements\nApplicants must be able to type 40 words per minute and submit proof with the application."
    )
    assert [r.necessity for r in found] == ["required"]


def test_requirements_are_opens_a_list() -> None:
    found = said("We are a small clinic. Requirements are: an MA diploma; national cert within 12 months of hire; BLS")
    assert [f[0] for f in found] == ["education.ma-program", "cert.ma-unspecified", "cert.bls"]
    assert found[1][3] == "12 months"


def test_a_hospital_ahead_of_the_work_says_where_it_is_done() -> None:
    assert said("1 yr hospital phlebotomy strongly preferred.") == [
        ("task.venipuncture", "preferred", 1.0, None, False)
    ]


def test_none_to_one_year_asks_for_no_number() -> None:
    assert said("Preferred\n0-1 years of phlebotomy experience") == [
        ("task.venipuncture", "preferred", None, None, False)
    ]


def test_letters_of_a_medication_aide() -> None:
    found = said("Certified Medication Aide\nRequirements\nCMA certification in this state")
    assert found == [("cert.medication-aide", "required", None, None, False)]


def test_a_hiring_sentence_asks_for_the_language() -> None:
    found = said("Our health center needs bilingual MAs (Spanish or Haitian Creole).")
    assert found[0][:2] == ("language.spanish|language.haitian-creole", "required")


def test_sentences_broken_by_a_narrow_window_are_read_whole() -> None:
    found = said(
        "Medical Assistant, pain clinic\n\nQualifications: at least two (2)\n"
        "years of clinical experience;\ncardiology or neurology experience a\n"
        "plus; must hold a medical\nassistant certification within six\nmonths of hire."
    )
    assert ("", "required", 2.0, None, False) in found
    assert ("specialty.cardiology|specialty.neurology", "preferred", None, None, False) in found
    assert ("cert.ma-unspecified", "required", None, "6 months", False) in found


def test_items_in_small_letters_are_no_broken_sentence() -> None:
    skills = "phlebotomy\nvital signs on all patients\ninjections\nekg\nroom patients well"
    text = f"Medical Assistant\nSkills required\n{skills}"
    read_text = [r.text for r in requirements(text)]
    assert "injections" in read_text


def test_a_diploma_is_not_wished_for_with_the_courses_behind_it() -> None:
    found = said("Requirements\nHigh school diploma (or GED), courses in chemistry and biology preferred.")
    assert ("education.high-school", "required", None, None, False) in found


def test_years_in_a_bracket_behind_a_full_stop() -> None:
    assert said("Requirements\nPediatrics experience. (minimum 1 year)") == [
        ("specialty.pediatrics", "required", 1.0, None, False)
    ]


def test_a_class_with_its_time_is_asked_for() -> None:
    found = said("Front desk, two openings. HS diploma. Medical terms class by end of probation (90 days).")
    assert ("education.high-school", "required", None, None, False) in found
    assert ("", "required", None, "90 days", False) in found


def test_a_card_with_its_time_behind_what_is_waived() -> None:
    found = said("Eye clinic. No certification needed now, COA within 18 mos of hire.")
    assert ("cert.coa-ijcahpo", "required", None, "18 months", False) in found


def test_places_in_a_bracket_behind_experience_are_alternatives() -> None:
    found = said("Preferred\n6+ months CNA experience (hospital, nursing home, home health)")
    assert len(found) == 1
    assert found[0][1:3] == ("preferred", 0.5)


def test_our_responsibilities_are_duties() -> None:
    found = requirements(
        "We want a kind person. Our responsibilities include answering phones, scheduling and check-in."
    )
    assert {"task.schedule-appointments"} <= {i for r in found for i in r.any_of}


def test_work_below_knowledge_of_is_asked_for() -> None:
    found = said("Lab assistant\n\nRequirements\nWorking knowledge of:\n- Phlebotomy techniques and equipment")
    assert ("task.venipuncture", "required", None, None, False) in found


def test_years_that_open_a_sentence_below_no_heading_are_asked_for() -> None:
    found = said("Heart clinic hiring.\n3+ yrs experience in cardiology. Our founder has 30 years of experience.")
    assert ("specialty.cardiology", "required", 3.0, None, False) in found
    assert 30.0 not in [f[2] for f in found]


def test_a_sentence_of_cards_alone_asks_for_them() -> None:
    found = said("GI center, we are growing\nSeeking a helper. CMA or CNA. BLS or willing to get it before day 1.")
    assert ("cert.cna|cert.ma-unspecified", "required") in [("|".join(sorted(f[0].split("|"))), f[1]) for f in found]
    assert any(f[0] == "cert.bls" for f in found)


def test_what_the_office_uses_and_the_reader_will_do_is_read() -> None:
    found = requirements("Ortho group seeks an MA. We use Athena, you will room patients and put on casts and splints.")
    assert {"ehr.athenahealth", "task.room-patients"} <= {i for r in found for i in r.any_of}


@pytest.mark.parametrize("second", ["Cerner ok", "Cerner is fine", "NextGen also acceptable"])
def test_another_system_that_is_taken_is_an_alternative(second: str) -> None:
    found = [ids for ids, *rest in said(f"You have:\n- Epic experience strongly desired; {second}") if "ehr." in ids]
    assert len(found) == 1
    assert found[0].startswith("ehr.epic|ehr.")


@pytest.mark.parametrize(
    "line",
    [
        "MN: none required beyond the above", "Not for you if: you hate driving or can't work one Saturday a month",
        "Exam fee paid by us",
    ],
)  # fmt: skip
def test_what_is_waived_paid_or_said_of_others_is_no_need(line: str) -> None:
    assert said(f"You have:\n- BLS card\n- {line}") == [("cert.bls", "required", None, None, False)]


def test_a_corpsmans_training_is_no_place_of_work() -> None:
    found = requirements(
        "You have:\n- A medical assistant program OR military corpsman/medic training OR 3 years as an MA"
    )
    assert not any("setting.military-facility" in r.any_of for r in found)


def test_refills_by_protocol_are_refills() -> None:
    found = requirements("Medical Assistant\nYour day:\n- In basket, refills per protocol, prior auths")
    assert any(r.any_of == ("task.refill-requests",) for r in found)


def test_the_field_that_is_only_ideal_stands_apart_from_the_years_in_a_clinic() -> None:
    found = said("We need someone with at least 2 yrs clinic experience, ideally cardiology or internal medicine.")
    assert ("setting.clinic", "required", 2.0, None, False) in found
    assert ("specialty.cardiology|specialty.internal-medicine", "preferred", None, None, False) in found


@pytest.mark.parametrize(
    "line",
    [
        "Immunization record (MMR, Varicella, Hep B, flu) required at start", "Immunization records required",
        "Up to date on vaccines",
    ],
)  # fmt: skip
def test_ones_own_immunizations_are_for_oneself_to_check(line: str) -> None:
    assert [r.self_check for r in requirements(f"Requirements\n- {line}")] == [True]


def test_a_registry_and_forms_named_in_passing_are_duties() -> None:
    lines = ["give vaccines and enter them in IRIS", "forms for school and camp", "keep immunization records current"]
    duties = "Duties\n" + "\n".join(f"- {line}" for line in lines)
    found = {i for r in requirements(duties) for i in r.any_of}
    assert {"tool.iis", "task.forms-certificates", "task.immunizations"} <= found

"""Career stage by months and by lines, next steps, wages."""

from __future__ import annotations

from typing import get_args

import pytest
from pairs import DAY, RESUMES, asking, posting, resume, written

from analyzer.lexicon import load
from analyzer.model.reports import Stage
from analyzer.scorer import place_career
from analyzer.scorer.career import stage_name, wage_lines

TOP = "Dana Whitlock\n555-0142 | dana@example.com\nExperience\n"


def job(title: str, dates: str, *bullets: str) -> str:
    return f"{title}\n{dates}\n" + "".join(f"- {b}\n" for b in bullets)


PLAIN = ("Roomed 20 patients a day", "Took vital signs")
LED = ("Supervised 8 medical assistants", "Trained 6 new medical assistants")

# Resume below "Experience", stage, months, words of the reason.
STAGES = [
    (job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN), "entry", 13, "fits that"),
    (job("Medical Assistant, Heron Clinic", "01/2022 - Present", *PLAIN), "mid", 59, "reads like entry level so far"),
    (job("Medical Assistant, Heron Clinic", "01/2022 - Present", *PLAIN, LED[1]), "mid", 59, "fits that"),
    (job("Lead Medical Assistant, Heron Clinic", "01/2015 - Present", *LED), "senior", 143, "fits that"),
    (job("Medical Assistant, Heron Clinic", "01/2015 - Present", *PLAIN), "senior", 143, "in two lines at least"),
    (job("Medical Assistant, Heron Clinic", "06/2025 - Present", *LED), "entry", 18, "reads like senior: say so"),
    (job("Medical Assistant, Heron Clinic", "", *PLAIN), "unknown", 0, "no dates"),
    (job("Cashier, Corner Store", "01/2015 - Present", "Counted the till"), "unknown", 0, "No dated work"),
    (job("Store Manager, Corner Store", "01/2015 - 01/2020", "Supervised 8 people", "Trained 6 new cashiers")
     + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN), "entry", 13, "fits that"),
    (job("Medical Assistant, Heron Clinic", "01/2020 - 12/2021", *PLAIN)
     + job("Medical Assistant, Elm Clinic", "01/2020 - 12/2021", *PLAIN), "entry", 24, "2.0 years"),
    (job("Nursing Assistant, Elm Home", "01/2015 - Present", "Helped residents"), "unknown", 0, "No dated work"),
    (job("Cashier, Corner Store", "01/2015 - Present", "Counted the till")
     + "Certifications\nCCMA (NHA), expires 05/2028\n", "entry", 0, "an entry-level resume starts"),
    (job("Cashier, Corner Store", "01/2015 - Present", "Counted the till")
     + "Education\nMedical Assistant Program, expected May 2199\n", "student", 0, "still in school"),
    (job("Medical Assistant, Heron Clinic", "01/2022 - Present", *PLAIN, "Obtained prior authorizations"),
     "mid", 59, "one process that is yours"),
]  # fmt: skip


@pytest.mark.parametrize(("jobs", "stage", "months", "words"), STAGES)
def test_stage(jobs: str, stage: str, months: int, words: str) -> None:
    career = place_career(*written(TOP + jobs), None, DAY)
    assert (career.stage, career.months) == (stage, months)
    assert words in career.why


def test_jobs_without_a_title_are_told_apart_from_no_work() -> None:
    jobs = "Oak Heart Clinic 2021 - Present\n- EKGs 15 a day\n- Roomed patients, took vitals\n"
    why = place_career(*written(TOP + jobs), None, DAY).why
    assert "name no title" in why
    why = place_career(*written(TOP + job("Caregiver, Elm Home", "2021 - Present", "Took vital signs")), None, DAY).why
    assert "name no title" not in why


def test_an_externship_is_training() -> None:
    text = TOP.replace("Experience", "Externship") + job(
        "Medical Assistant Extern, Heron Clinic", "01/2026 - 03/2026", *PLAIN
    )
    career = place_career(*written(text), None, DAY)
    assert (career.stage, career.months) == ("student", 0)
    assert "training" in career.why


@pytest.mark.parametrize("card", ["RN, State of Ohio, expires 05/2028", "LPN license, Ohio, expires 05/2028"])
def test_a_nurse_is_not_sent_to_an_assistants_credential(card: str) -> None:
    text = TOP + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN)
    career = place_career(*written(f"{text}\nCertifications\n{card}"), None, DAY)
    assert "cert.cma-aama" not in {s.id for s in career.next}


def test_a_step_that_the_resume_shows_is_not_suggested() -> None:
    without = written(TOP + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN))
    with_card = written(without[0].text + "\nCertifications\nBLS (AHA), expires 05/2028\nCMA (AAMA), expires 05/2028")
    before = {s.id for s in place_career(*without, None, DAY).next}
    after = {s.id for s in place_career(*with_card, None, DAY).next}
    assert {"cert.bls", "cert.cma-aama"} <= before
    assert not {"cert.bls", "cert.cma-aama"} & after


def test_what_the_posting_asks_for_comes_first() -> None:
    held = written(TOP + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN))
    first = place_career(*held, asking("COA required"), DAY).next[0]
    assert first.id == "cert.coa-ijcahpo"
    assert "This posting asks for" in first.why
    assert "cert.ma-c-wa" in {s.id for s in place_career(*held, posting("washington-ma-c"), DAY).next}


@pytest.mark.parametrize("name", RESUMES)
def test_steps_are_few_and_known(name: str) -> None:
    career = place_career(*resume(name), None, DAY)
    assert len(career.next) <= 4
    assert len({s.id for s in career.next}) == len(career.next)
    assert all(s.id in load().terms and s.why for s in career.next)
    assert career.why.endswith(".")


def test_the_table_names_only_known_terms() -> None:
    table = load().table("career")
    named = {i for s in table["next"] for i in (s["id"], *s["unless"], *s.get("needs", ()))}
    named |= {i for ids in table["evidence"].values() for i in ids}
    named |= {i for r in load().table("equivalence")["rule"] for k in r if k.endswith("_by") for i in r[k]}
    assert named <= set(load().terms)


@pytest.mark.parametrize(("stage", "figures"), [("entry", "$35,020"), ("mid", "$44,200"), ("senior", "$57,830")])
def test_wages_are_national_figures_with_a_year(stage: str, figures: str) -> None:
    lines = " ".join(wage_lines(stage))  # type: ignore[arg-type]
    for words in (figures, "National", "May 2024", "Bureau of Labor Statistics", "promise nothing"):
        assert words in lines


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_has_a_name(stage: Stage) -> None:
    """One without broke the printed report of everybody who has not worked as a medical assistant."""
    assert stage_name(stage)


def test_no_wage_without_a_stage() -> None:
    assert wage_lines("unknown") == ()
    assert wage_lines("student") == ()


def steps(text: str, ask: str = "") -> dict[str, str]:
    """The next steps of a resume, by id."""
    return {s.id: s.why for s in place_career(*written(text), asking(ask) if ask else None, DAY).next}


def test_management_credentials_are_for_those_who_lead() -> None:
    told = TOP + job("Medical Assistant, Heron Clinic", "01/2012 - Present", *PLAIN)
    assert "cert.cmpe-mgma" not in steps(told)
    assert "task.train-precept" in steps(told)
    assert "cert.cmpe-mgma" in steps(TOP + job("Medical Assistant, Heron Clinic", "01/2012 - Present", *LED))


def test_clinical_credentials_are_for_clinical_work() -> None:
    desk = job("Medical Office Assistant, Heron Clinic", "11/2025 - Present", "Checked in 70 patients a day")
    assert not {"cert.cpt-phlebotomy", "cert.cet-nha"} & set(steps(TOP + desk))
    assert "cert.cpt-phlebotomy" in steps(TOP + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN))


def test_a_planned_credential_is_the_step_and_others_are_named_together() -> None:
    ask = "Requirements\nCMA, RMA or CCMA required"
    work = TOP + job("Medical Assistant, Heron Clinic", "11/2025 - Present", *PLAIN)
    planned = steps(f"{work}Certifications\nRMA (AMT), exam scheduled for January 2027\n", ask)
    assert "planned" in planned["cert.rma-amt"]
    unnamed = steps(
        f"{work}Certifications\nCCMA (NHA), testing December 2026\n", "Requirements\nMA certification required"
    )
    assert "planned" in unnamed["cert.ccma-nha"]
    assert "cert.ma-unspecified" not in unnamed
    assert "CMA (AAMA), RMA (AMT) or CCMA (NHA)" in steps(work, ask)["cert.cma-aama"]


def test_a_step_is_no_step_twice_and_none_where_another_way_in_is_taken() -> None:
    work = TOP + job("Medical Assistant, Heron Clinic", "01/2012 - Present", *PLAIN)
    card = steps(work, "Requirements\nCurrent CPR/BLS card required")
    assert len({"cert.cpr", "cert.bls"} & set(card)) == 1
    taught = f"{work}Education\nMedical Assistant Diploma, Tamarack College, 2010\n"
    either = "Requirements\nGraduate of a medical assistant program or CMA (AAMA)"
    assert not any("This posting asks" in why for why in steps(taught, either).values())


def test_who_comes_from_other_work_is_told_how_to_start() -> None:
    assert {"cert.cma-aama", "cert.bls"} <= set(steps(TOP + job("Cashier, Corner Store", "01/2015 - Present", "Sold")))
    nurse = TOP + job("LPN, Elm Home", "01/2015 - Present", "Gave medications") + "Certifications\nLPN, Ohio\n"
    assert "cert.cma-aama" not in steps(nurse)


def test_who_comes_back_after_years_is_told_what_comes_first() -> None:
    text = TOP + job("Medical Assistant, Heron Clinic", "2008 - 2018", *PLAIN, LED[1])
    read = written(text)
    career = place_career(*read, None, DAY)
    assert "ended in 2018" in career.why
    assert not {"cert.cmpe-mgma", "task.lead-supervise"} & {s.id for s in career.next}
    lately = written(TOP + job("Medical Assistant, Heron Clinic", "2008 - 05/2025", *PLAIN))
    assert "ended" not in place_career(*lately, None, DAY).why


def test_work_beside_that_of_a_medical_assistant_is_named() -> None:
    office = TOP + job("Referral Coordinator, Alder Clinic", "06/2018 - Present", "Processed 30 referrals a day")
    assert "8.5 years" in place_career(*written(office), None, DAY).why
    shop = TOP + job("Cashier, Plum Market", "06/2018 - Present", "Counted 3 drawers a day")
    assert "other dated work" not in place_career(*written(shop), None, DAY).why


def test_prior_authorizations_are_no_billing() -> None:
    text = TOP + job("Medical Assistant, Heron Clinic", "2012 - Present", "Obtained 20 prior authorizations a week")
    assert "cert.cpc-aapc" not in steps(text)

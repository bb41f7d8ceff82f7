"""Jobs that are over are asked about from memory; numbers stand where a person would write them."""

from __future__ import annotations

import pytest
from workbench import AS_OF, filled, job, options, rewrites

from analyzer import check
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank
from analyzer.rewriter import answered, sentence
from analyzer.rewriter.asking.past import in_the_past


def hints(bullet: str, dates: str) -> list[str]:
    """The hints of the gaps in the options of a bullet."""
    resume = f"Pat Doe\npat@example.com\n\nExperience\nMedical Assistant, Elm Street Clinic\n{dates}\n- {bullet}\n"
    made = [o for r in check(resume, as_of=AS_OF).rewrites for o in r.options]
    return [s.hint for o in made for s in o.segments if isinstance(s, Blank)]


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        ("Prepared patients for appointments", "Prepared 20 patients a day for appointments"),
        ("Escorted patients to exam rooms", "Escorted 20 patients a day to exam rooms"),
        ("Referred patients to social service agencies", "Referred 20 patients a month to social service agencies"),
        ("Roomed new and established patients", "Roomed 20 new and established patients a day"),
    ],
)
def test_people_are_counted_right_behind_the_verb(bullet: str, finished: str) -> None:
    assert finished in [filled(o) for o in options(bullet)]


def test_a_job_that_is_over_has_no_schedule_of_last_week() -> None:
    told = hints("Submitted prior authorizations for imaging", "May 2019 - June 2021")
    assert any(hint.startswith("Think back and count a usual week's entries") for hint in told), told
    now = hints("Submit prior authorizations for imaging", "May 2019 - Present")
    assert any(hint.startswith("Count last week's entries") for hint in now), now


def test_no_question_about_the_past_asks_for_today() -> None:
    asks = [in_the_past(a) for t in pipeline().lexicons.of_kind("task") for a in t.ask]
    assert [a.hint for a in asks if any(w in a.hint for w in ("last week", "last month", "tomorrow", "today"))] == []
    assert [a.question for a in asks if " is the " in a.question or " now?" in a.question] == []
    assert all("sure of" in a.hint for a in asks if a.dimension in ("closure", "no-show", "accuracy"))


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        # Two words share the noun behind the second.
        ("Performed hearing and vision screenings", "Performed 20 hearing and vision screenings a week"),
        ("Answered incoming and outgoing calls", "Answered 20 incoming and outgoing calls a day"),
        ("Collected throat & nasal swabs", "Collected 20 throat & nasal swabs a day"),
        # Who is trained and led is counted in front.
        ("Trained new hires and externs", "Trained 20 new hires and externs"),
        ("Trained employees on privacy rules", "Trained 20 employees on privacy rules"),
        ("Supervised MAs and front desk, made the schedule", "Supervised 20 MAs and front desk, made the schedule"),
        # For how many doctors is one thing, how much another.
        ("Roomed patients for three nephrologists", "Roomed 20 patients a day for three nephrologists"),
        ("Scheduled appointments for 12 physicians", "Scheduled 20 appointments a day for 12 physicians"),
        # Who stayed away is called, too.
        ("Called no-show patients to reschedule", "Called 20 no-show patients a week to reschedule"),
        ("Called patients who missed appointments", "Called patients who missed appointments (20 a week)"),
    ],
)
def test_a_number_stands_where_a_person_would_write_it(bullet: str, finished: str) -> None:
    assert finished in [filled(o) for o in options(bullet)], [filled(o) for o in options(bullet)]


@pytest.mark.parametrize("bullet", ["Split time between two practices", "Roomed 20 patients a day for 3 providers"])
def test_what_is_told_is_not_asked_again(bullet: str) -> None:
    assert not [o for o in options(bullet) if o.kind == "volume"]


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        # Rooms are cleaned, and an operating room stays one.
        ("Responsible for cleaning rooms and restocking inventory", "Cleaned rooms and restocked inventory"),
        ("Responsible for stocking rooms and ordering supplies", "Stocked rooms and ordered supplies"),
        ("Set up and break down rooms for biopsies", "Set up and broke down 20 rooms for biopsies"),
        # What is refilled are no requests.
        ("Refill requests sent through the portal", "Refill requests (20 refills a day) sent through the portal"),
        ("Prepped charts the day before", "Prepped 20 charts the day before"),
        # A list of the names of two kinds of work.
        (
            "Phones, scheduling, copays, vitals, EKGs, injections",
            "Handled phones, scheduling and copays\nPerformed vitals, EKGs and injections",
        ),
        (
            "Check in/check out, copays, eligibility, vitals, EKGs, shots, ear lavage",
            "Handled check in/check out, copays and eligibility\nPerformed vitals, EKGs, shots and ear lavage",
        ),
    ],
)
def test_names_and_verbs_are_told_apart(bullet: str, finished: str) -> None:
    assert finished in [filled(o) for o in options(bullet)], [filled(o) for o in options(bullet)]


@pytest.mark.parametrize(
    ("bullet", "never"),
    [
        ("Stocked supplies for operating rooms", "operated"),
        # Who scheduled the first of a list may have scheduled all of it.
        ("Scheduled appointments, ultrasounds, EKGs, vitals, injections, phlebotomy", "Performed"),
        ("Assisted with phones, scheduling, copays, vitals, EKGs, injections", "Performed"),
        # No number is of one of several works that run together.
        ("blood draws inj ekg", "20"),
        ("Injections setup for the doctors", "20 injections"),
        ("Verified Medi-Cal eligibility", "plans"),
        ("Performed clinical and administrative tasks", "for 20 people"),
        ("Assisted with a complete store inventory", "orders of"),
    ],
)
def test_what_does_not_fit_is_not_said(bullet: str, never: str) -> None:
    assert not [t for o in options(bullet) if never in (t := o.text + filled(o))]


@pytest.mark.parametrize("title", ["CNA", "PCA"])
def test_at_the_bedside_nobody_knows_an_audit_of_charts(title: str) -> None:
    made = [o.text for r in rewrites(job(["Charting"], title=title)) for o in r.options]
    assert not [t for t in made if "audited" in t or "visits" in t]


def test_new_staff_of_a_desk_is_counted_in_front() -> None:
    made = [filled(o) for o in options("Trained new customer service employees on phones")]
    assert "Trained 20 new customer service employees on phones" in made


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        ("Performed hearing and vision screenings", "Performed 1 hearing and vision screening a week"),
        ("Collected throat & nasal swabs", "Collected 1 throat & nasal swab a day"),
        ("Trained new hires", "Trained 1 new hire"),
    ],
)
def test_one_takes_the_singular_behind_two_words(bullet: str, finished: str) -> None:
    option = next(o for o in options(bullet) if o.kind == "volume")
    segments = answered(option, {s.key: "1" for s in option.segments if isinstance(s, Blank)})
    assert segments is not None
    assert sentence(segments) == finished


@pytest.mark.parametrize("bullet", ["Scribed for a physician assistant", "Set up trays for the drs"])
def test_who_is_named_is_not_asked_for(bullet: str) -> None:
    assert not [o for o in options(bullet) if "provider" in o.text]


def test_patients_are_counted_once() -> None:
    assert "Called pts with lab results (20 patients a week)" in [
        filled(o) for o in options("Called pts with lab results")
    ]

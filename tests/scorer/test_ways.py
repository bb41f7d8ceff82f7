"""The ways on: ordered by what the resume and the posting name, each with its reason."""

from __future__ import annotations

from pairs import DAY, asking, written

from analyzer.scorer import place_career

TOP = "Dana Whitlock\n555-0142 | dana@example.com\nExperience\n"
CLINIC = "Medical Assistant, Heron Clinic\n01/2020 - Present\n- Roomed 20 patients a day\n"


def ways(resume: str, asked: str = "") -> tuple[str, ...]:
    one, annotations = written(TOP + resume)
    return place_career(one, annotations, asking(asked) if asked else None, DAY).paths


def test_what_the_resume_names_comes_first_with_a_reason() -> None:
    first = ways(CLINIC + "- Processed referrals and prior authorizations, 30 a week\n")[0]
    assert first.startswith("Patient care coordination")
    assert "Your resume names referrals and prior authorizations." in first


def test_a_way_that_was_gone_is_left_out() -> None:
    assert not any("bridge" in line for line in ways(CLINIC + "Certifications\nLPN, Ohio, active\n"))


def test_a_credential_opens_a_bridge() -> None:
    (line,) = (x for x in ways(CLINIC + "Certifications\nCMA (AAMA), exp. 05/2028\n") if x.startswith("LPN"))
    assert "You hold the CMA (AAMA)" in line


def test_a_posting_in_another_field_is_such_a_move() -> None:
    asked = "Medical Assistant, Dermatology\nRequirements\nBLS\nDermatology experience preferred"
    assert ways(CLINIC, asked)[0].endswith("This posting is such a move: it is in dermatology.")


def test_a_field_one_knows_is_no_move() -> None:
    resume = CLINIC.replace("Heron Clinic", "Heron Orthopedics")
    (line,) = (x for x in ways(resume) if "same title" in x)
    assert line.startswith("Dermatology, cardiology or OB/GYN:")
    assert "Your resume names orthopedics already." in line


def test_training_cashiers_leads_no_medical_assistants() -> None:
    shop = "Cashier, Corner Store\n01/2015 - 01/2019\n- Trained 6 new cashiers\n"
    assert not any("training others" in line for line in ways(CLINIC + shop))
    assert any("training others" in line for line in ways(CLINIC + "- Trained 6 new medical assistants\n"))

"""Every rule flags its examples and leaves the others alone; the order and the words of findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_examples import FLAGGED, LEFT_ALONE, POSTING, Example
from rule_resumes import check_document, check_text, resume_text

from analyzer.checks import RULES, explain
from analyzer.errors import UnknownRule
from analyzer.model import Document, Finding, Warning
from analyzer.parser import read_document

# Rules about the file: their examples are made of documents, below.
OF_THE_FILE = frozenset({"hidden-text", "layout-risk", "file-name"})
SEVERITIES = ("must-fix", "should-fix", "consider")


def of_rule(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [f for f in findings if f.rule == rule]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r, examples in FLAGGED.items() for e in examples])
def test_flags(rule: str, example: Example) -> None:
    found = of_rule(check_text(example.text, example.posting), rule)
    assert found
    assert all(f.message.strip() and f.span.end <= len(example.text) for f in found)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r, examples in LEFT_ALONE.items() for e in examples])
def test_leaves_alone(rule: str, example: Example) -> None:
    assert of_rule(check_text(example.text, example.posting), rule) == []


def test_every_rule_is_listed_once_and_has_both_kinds_of_examples() -> None:
    names = [r.name for r in RULES]
    assert len(set(names)) == len(names)
    assert set(names) - OF_THE_FILE == set(FLAGGED) == set(LEFT_ALONE)


def test_every_finding_is_of_a_listed_rule() -> None:
    names = {r.name for r in RULES}
    for examples in FLAGGED.values():
        for example in examples:
            assert {f.rule for f in check_text(example.text, example.posting)} <= names


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_has_a_page(rule: object) -> None:
    page = next(r for r in RULES if r is rule).page
    assert all(len(part) > 20 for part in (page.what, page.why, page.example, page.fix))


def test_explain_shows_the_page() -> None:
    text = explain("unquantified-task")
    for title in ("What it does", "Why it matters", "Example", "How to fix"):
        assert title in text


def test_explain_refuses_an_unknown_rule() -> None:
    with pytest.raises(UnknownRule):
        explain("no-such-rule")


def hidden_document(hidden: bool) -> Document:
    document = read_document(resume_text(end="Phlebotomy triage Epic Cerner"))
    *lines, last = document.lines
    return replace(document, lines=(*lines, replace(last, hidden=hidden)))


def test_hidden_text_is_flagged_and_quoted() -> None:
    document = hidden_document(True)
    (found,) = of_rule(check_document(document), "hidden-text")
    assert found.severity == "must-fix"
    assert found.span == document.lines[-1].span


def test_text_that_shows_is_not_hidden_text() -> None:
    assert of_rule(check_document(hidden_document(False)), "hidden-text") == []


@pytest.mark.parametrize(
    "code", ["two-columns", "columns", "tables", "text-boxes", "header-text", "no-unicode-map", "two-readers-disagree"]
)
def test_layout_risk_says_what_to_do(code: str) -> None:
    document = replace(read_document(resume_text()), warnings=(Warning(code, "Something may be lost."),))
    (found,) = of_rule(check_document(document), "layout-risk")
    assert found.message.startswith("Something may be lost. ")
    assert len(found.message) > len("Something may be lost. ")


def test_drawn_bullets_are_no_layout_risk() -> None:
    document = replace(read_document(resume_text()), warnings=(Warning("drawn-bullets", "Drawn."),))
    assert of_rule(check_document(document), "layout-risk") == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("resume.pdf", "does not say whose it is"),
        ("Résumé (3).docx", "does not say whose it is"),
        ("Re\u0301sume\u0301.docx", "does not say whose it is"),
        ("MyResume2024.pdf", "does not say whose it is"),
        ("IMG_2034.jpg", "does not say whose it is"),
        ("Dana #1.pdf", 'holds "#"'),
        ("Dana%20Oakes.pdf", 'holds "%"'),
        ("Dana Oakes resume FINAL.pdf", 'shows "FINAL"'),
        ("Dana_Oakes_v3.pdf", 'shows "v3"'),
        ("Dana-Oakes-Resume.pdf", ""),
        ("DanaOakes.docx", ""),
        ("family-practice.pdf", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_file_name_tells_whose_file_it_is(name: str, said: str) -> None:
    document = replace(read_document(resume_text()), name=name)
    found = of_rule(check_document(document), "file-name")
    assert [said in f.message for f in found] == [True] * bool(said)
    assert all("Resume" in f.message for f in found)


def test_a_name_that_is_a_month_tells_whose_file_it_is() -> None:
    document = replace(read_document("April May\n512-555-0147\n\nExperience\nMedical Assistant"), name="April.pdf")
    assert of_rule(check_document(document), "file-name") == []


def test_at_most_five_bullets_are_must_fix() -> None:
    bullets = [f"Performed phlebotomy at site {name}" for name in "ABCDEFGH"]
    found = of_rule(check_text(resume_text(*bullets), POSTING), "unquantified-task")
    assert [f.severity for f in found].count("must-fix") == 5
    assert len(found) == 8


def test_what_is_named_comes_before_what_is_only_likely() -> None:
    (mixed,) = of_rule(
        check_text(resume_text("Duties included refills, results calls and patient education")), "unquantified-task"
    )
    assert "refill" not in mixed.message
    assert mixed.terms[:2] == ("task.results-follow-up", "task.patient-education")


def test_people_named_at_the_end_cover_the_whole_bullet() -> None:
    text = resume_text("Took vitals, performed EKGs and drew blood for up to 35 patients per 12-hour shift")
    assert of_rule(check_text(text), "unquantified-task") == []


def test_what_is_done_for_every_patient_roomed_is_counted_with_them() -> None:
    text = resume_text("Room 24 patients a day for 2 physicians, take vitals and update medication lists")
    assert of_rule(check_text(text), "unquantified-task") == []


def test_a_number_covers_no_task_behind_a_comma() -> None:
    text = resume_text("Checked in up to 70 patients per day, answered phones and scheduled follow-ups")
    (found,) = of_rule(check_text(text), "unquantified-task")
    assert found.terms == ("task.phone-triage", "task.schedule-appointments")
    text = resume_text("Handled refill requests (40 a day), lab results and referrals")
    (found,) = of_rule(check_text(text), "unquantified-task")
    assert set(found.terms) == {"task.results-follow-up", "task.referrals"}


def test_confidentiality_is_not_what_a_vaccine_program_asks_for() -> None:
    posting = "Medical Assistant\nResponsibilities:\n- Keep records of VFC compliance for vaccine stock\n"
    found = of_rule(check_text(resume_text("Guarded patient privacy under HIPAA"), posting), "unquantified-task")
    assert not any("asks for it" in f.message for f in found)


def test_a_task_counted_in_another_bullet_of_the_job_is_told() -> None:
    text = resume_text("Drew blood on 12 patients a day", "Performed phlebotomy for the walk-in clinic")
    assert of_rule(check_text(text, POSTING), "unquantified-task") == []


def test_a_task_measured_elsewhere_is_not_must_fix() -> None:
    text = resume_text("Drew blood from 12 patients", "Performed phlebotomy for the walk-in clinic")
    (found,) = of_rule(check_text(text, POSTING), "unquantified-task")
    assert found.severity == "should-fix"


def test_a_task_the_posting_asks_for_quotes_the_posting() -> None:
    found = of_rule(check_text(resume_text("Performed phlebotomy"), POSTING), "unquantified-task")
    assert found[0].severity == "must-fix"
    assert "Phlebotomy experience required" in found[0].message
    assert found[0].requirement is not None
    assert found[0].terms == ("task.venipuncture",)


def test_work_that_is_only_likely_is_named_with_care() -> None:
    text = resume_text("Helped doc communicate with pts who only spoke Spanish")
    (found,) = of_rule(check_text(text), "unquantified-task")
    assert found.message.startswith("This bullet seems to tell of interpreting for patients, but no number")


def test_for_how_many_doctors_is_half_an_answer() -> None:
    (found,) = of_rule(check_text(resume_text("Roomed patients for 3 providers")), "unquantified-task")
    assert found.severity == "consider"
    assert "for how many providers" in found.message
    assert of_rule(check_text(resume_text("Roomed 25 patients a day for 3 providers")), "unquantified-task") == []


def test_beside_a_number_work_that_is_only_likely_is_not_asked_for() -> None:
    text = resume_text("Helped doc communicate with 10 pts a day who only spoke Spanish")
    assert of_rule(check_text(text), "unquantified-task") == []


def test_one_finding_for_all_places_of_a_placeholder() -> None:
    job = "Medical Assistant | Company Name, Aurora, CO    06/2022 - Present"
    text = resume_text(job=job, end="Company Name\nCompany Name")
    (found,) = of_rule(check_text(text), "unfilled-placeholder")
    assert "3 places" in found.message
    assert len(found.evidence) == 2


def test_a_weak_opening_is_given_its_own_verb() -> None:
    job = "Medical Assistant | Juniper Flats Family Practice    06/2019 - 02/2021"
    (found,) = of_rule(check_text(resume_text("Responsible for answering phones", job=job)), "weak-opening")
    assert '"Answered ..."' in found.message


def test_a_missing_credential_points_at_its_section() -> None:
    document = read_document(resume_text(certifications=("CMA (AAMA), exp. 06/2028",)))
    found = next(
        f for f in check_document(document, POSTING) if f.terms == ("cert.bls",) and f.rule == "missing-required"
    )
    assert found.span.of(document.text) == "CERTIFICATIONS"
    assert "BLS certification required" in found.message


def test_a_required_credential_that_is_planned_is_quoted_not_denied() -> None:
    planned = resume_text(certifications=("CMA (AAMA), exam scheduled for January 2027",))
    found = next(f for f in check_text(planned, POSTING) if "cert.cma-aama" in f.terms and f.rule == "missing-required")
    assert "exam scheduled for January 2027" in found.message
    assert "does not show it" not in found.message


def test_a_need_that_is_only_misspelled_says_so() -> None:
    text = resume_text("Performed veni puncture on 12 patients a day", skills="Epic, Spanish")
    found = next(f for f in check_text(text, POSTING) if f.terms == ("task.venipuncture",))
    assert found.rule == "missing-required"
    assert '"veni puncture": spell it "venipuncture"' in found.message


def test_a_need_that_is_only_a_slip_away_is_met_and_the_slip_is_named() -> None:
    text = resume_text("Performed venapuncture on 12 patients a day", skills="Epic, Spanish")
    found = check_text(text, POSTING)
    assert not [f for f in found if f.rule == "missing-required" and "task.venipuncture" in f.terms]
    assert any('"venapuncture"' in f.message for f in found if f.rule == "misspelled-field-term")


def test_without_a_posting_nothing_is_missing_from_it() -> None:
    found = check_text(resume_text("Roomed patients"))
    assert {f.rule for f in found} & {"missing-required", "missing-preferred", "copied-posting"} == set()
    assert all(f.requirement is None for f in found)


def test_a_sound_resume_has_nothing_to_change() -> None:
    assert check_text(resume_text(), POSTING) == ()


def test_no_text_gives_no_finding() -> None:
    assert check_document(Document("", ())) == ()


BULLETS = st.sampled_from(
    [
        "Roomed patients and took vital signs",
        "Drew blood on 12 patients a day",
        "Responsible for phlebotomy in a busy clinic",
        "I answered multiple calls and HIPPA questions",
        "Charted in the EHR for [number] patients",
        "Gave injections, ran EKGs, roomed patients, scheduled appointments and verified insurance daily",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(BULLETS, min_size=1, max_size=6), st.sampled_from([None, POSTING]))
def test_findings_are_ordered_lie_inside_and_repeat(bullets: list[str], posting: str | None) -> None:
    text = resume_text(*bullets)
    found = check_text(text, posting)
    assert found == check_text(text, posting)
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in found)
    ranks = [SEVERITIES.index(f.severity) for f in found]
    assert ranks == sorted(ranks)
    # Inside a severity, with the same standing to the posting, the order is that of the resume.
    for a, b in pairwise(found):
        if a.severity == b.severity and a.requirement is None and b.requirement is None:
            assert a.span.start <= b.span.start


def test_a_number_of_seven_digits_lacks_its_area_code() -> None:
    text = resume_text(contact="Dana Whitfield\n555-0142\ndana@example.com")
    found = of_rule(check_text(text), "missing-contact")[0]
    assert found.span.of(text) == "555-0142"
    assert "no area code" in found.message
    assert "No phone" not in found.message


def test_a_duty_of_the_posting_is_quoted_for_its_own_kind_of_work() -> None:
    posting = "Front Office Assistant\nResponsibilities:\n- Balance the cash drawer\n"
    text = resume_text("Sorted mail and faxed letters", "Counted and balanced the cash drawer")
    mail, drawer = (f.message for f in of_rule(check_text(text, posting), "unquantified-task"))
    assert "The posting asks" not in mail
    assert 'The posting asks for it: "Balance the cash drawer"' in drawer


def test_a_title_beside_its_own_lapsed_card_is_not_asked_for_its_issuer() -> None:
    text = "Dana Whitlock\nSummary\nCertified Medical Assistant coming back to the clinic.\nCertifications\n{}\n"
    assert of_rule(check_text(text.format("BLS (AHA)")), "credential-without-issuer")
    assert not of_rule(check_text(text.format("CMA (AAMA), lapsed 2021")), "credential-without-issuer")


def test_work_of_one_line_of_the_posting_is_missed_once_and_credentials_come_first() -> None:
    asked = "Requirements\n- Phlebotomy and injection skills\n- CMA (AAMA) required\n"
    text = "Dana Whitlock\nExperience\nMedical Assistant, Heron Clinic\n2021 - 2024\n- Roomed 20 patients a day\n"
    first, second = of_rule(check_text(f"{text}Certifications\nBLS (AHA)\n", asked), "missing-required")
    assert first.terms == ("cert.cma-aama",)
    assert second.terms == ("task.venipuncture", "task.injections")
    assert "phlebotomy or injections" in second.message


def test_a_lapsed_card_with_its_exam_booked_is_not_told_to_renew() -> None:
    text = "Dana Whitlock\nCertifications\nCMA (AAMA), expired 05/2021; recertification exam booked for May 2199\n"
    assert not of_rule(check_text(text), "expired-credential")
    (asked,) = of_rule(check_text(text, "Requirements\n- CMA (AAMA) required"), "expired-credential")
    assert "renew it before" not in asked.message
    (late,) = of_rule(
        check_text(text, "Requirements\n- CMA (AAMA) required within 6 months of hire"), "expired-credential"
    )
    assert "They give you time: 6 months" in late.message


@pytest.mark.parametrize(
    "line",
    [
        "Recorded weights, I&O and blood sugars",
        "Charted I's and O's",
        "Set up trays for I&D and I and Ds",
        "Held daily sick call",
        "Led daily work of the team",
        "Counted the drawer at the end of each day",
    ],
)
def test_an_abbreviation_is_no_pronoun_and_daily_work_no_missing_number(line: str) -> None:
    assert not {"first-person", "vague-quantity"} & {f.rule for f in check_text(resume_text(line))}


def test_care_of_ones_own_family_is_not_counted() -> None:
    def asked(line: str) -> bool:
        return any(f.rule == "unquantified-task" for f in check_text(resume_text(line)))

    assert not asked("Cared for my mother at home: medications and wound care")
    assert asked("Cared for patients at home: medications and wound care")


def test_the_file_name_that_is_told_has_no_nickname_and_does_not_shout() -> None:
    for contact, said in (("Dana (Dee) Oakes", "Dana-Oakes-Resume"), ("DANA OAKES", "Dana-Oakes-Resume")):
        text = resume_text(contact=f"{contact}\n303-555-0142\ndana@example.com")
        (found,) = of_rule(check_document(replace(read_document(text), name="resume.pdf")), "file-name")
        assert said in found.message


def test_of_two_names_of_one_card_the_one_asked_for_lacks_its_expiry_date() -> None:
    text = resume_text(certifications=("CMA (AAMA), exp. 06/2028", "CPR certified", "STNA", "BLS certified"))
    for posting, names in (("BLS required.", ["STNA", "BLS"]), (None, ["CPR", "STNA"])):
        found = of_rule(check_text(text, posting), "credential-without-expiry")
        assert [f.message.split()[0] for f in sorted(found, key=lambda f: f.span)] == names


@pytest.mark.parametrize(
    ("asked", "told"), [("Bilingual preferred", "another language"), ("Bilingual (Eng/Span) a plus", "Spanish")]
)
def test_a_language_that_is_missing_is_called_by_a_name(asked: str, told: str) -> None:
    text = resume_text(skills="Epic, vital signs, phlebotomy")
    (found,) = of_rule(check_text(text, f"Preferred\n- {asked}\n"), "missing-preferred")
    assert f"If you speak {told}," in found.message


def test_vaccines_that_were_counted_are_those_that_were_entered() -> None:
    text = resume_text("Gave 25 immunizations a day", "Administered immunizations and entered them in CIIS")
    assert of_rule(check_text(text), "unquantified-task") == []


@pytest.mark.parametrize(
    "line",
    [
        "Kept patient information private under HIPAA",
        "Followed OSHA and infection control guidelines",
        "Wore gloves and other PPE",
        "Took part in the daily huddle",
        "Verified patient identity with name and birth date",
        "Maintained patient confidence by keeping patient records confidential",
    ],
)
def test_nobody_counts_how_often_a_rule_was_kept(line: str) -> None:
    assert of_rule(check_text(resume_text(line)), "unquantified-task") == []
    (found,) = of_rule(check_text(resume_text(f"{line} and gave injections")), "unquantified-task")
    assert found.terms == ("task.injections",)


def test_audits_and_rooms_are_counted() -> None:
    for line in ("Prepared the clinic for CLIA audits", "Monitored infection control in the exam rooms"):
        assert of_rule(check_text(resume_text(line)), "unquantified-task")


def test_who_worked_with_a_named_system_makes_no_part_small() -> None:
    assert of_rule(check_text(resume_text("Worked with Epic")), "weak-opening") == []
    (found,) = of_rule(check_text(resume_text("Worked with the front desk")), "weak-opening")
    assert found.severity == "consider"


def test_work_that_is_only_likely_is_no_must() -> None:
    posting = "Medical Assistant\nResponsibilities:\n- Interpret for Spanish-speaking patients\n"
    text = resume_text("Helped doc communicate with pts who only spoke Spanish")
    (found,) = of_rule(check_text(text, posting), "unquantified-task")
    assert found.severity == "should-fix"


def test_what_everybody_goes_by_is_no_must_and_no_number() -> None:
    posting = "Requirements\nKnowledge of:\nHIPAA\nFluent Hmong required\n"
    found = {f.terms: f for f in check_text(resume_text("Took vital signs"), posting) if f.rule == "missing-required"}
    assert found[("task.compliance",)].severity == "should-fix"
    assert "?" not in found[("task.compliance",)].message
    assert found[("language.hmong",)].severity == "must-fix"

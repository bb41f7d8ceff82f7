"""What is asked fits the job, the people and the line that it is asked about."""

from __future__ import annotations

import pytest
from workbench import AS_OF, filled, job, options, rewrites

from analyzer import check
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank, RewriteOption
from analyzer.rewriter.asking.people import People


def of_title(title: str, bullet: str) -> tuple[RewriteOption, ...]:
    """The options of a bullet in a job with this title."""
    found = rewrites(job([bullet], title=title))
    return found[0].options if found else ()


def units(found: tuple[RewriteOption, ...]) -> set[str]:
    return {s.unit for o in found for s in o.segments if isinstance(s, Blank)}


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        ("Administered medications and ointments in accordance with ward policy",
         "Administered medications and ointments (20 patients a week) in accordance with ward policy"),
        ("Prepared patient rooms prior to their visits", "Prepared 20 patient rooms prior to their visits"),
        ("Cleaned and readied exam rooms between patients", "Cleaned and readied 20 exam rooms between patients"),
    ],
)  # fmt: skip
def test_a_number_stands_before_what_only_says_how_or_when(bullet: str, finished: str) -> None:
    assert filled(options(bullet)[0]) == finished


def test_no_bracket_parts_two_participles() -> None:
    assert not any("(20 rooms) and" in filled(o) for o in options("Made sure the lab area is cleaned and stocked"))


@pytest.mark.parametrize(
    ("bullet", "unit"),
    [
        ("Transferred residents safely", "residents a day"),
        ("Drew blood from donors at evening drives", "donors a day"),
        ("Transferred patients and residents safely", "patients a day"),
    ],
)
def test_people_are_counted_in_the_words_of_the_line(bullet: str, unit: str) -> None:
    found = options(bullet)
    blank = next(s for s in found[0].segments if isinstance(s, Blank))
    assert blank.unit == unit
    assert unit.split()[0] in blank.ask


def test_visitors_are_not_counted_as_patients() -> None:
    assert "patients a day" not in units(options("Greeted visitors, vendors and couriers"))


def test_questions_without_patients_stay_as_they_are() -> None:
    lexicons = pipeline().lexicons
    people = People(lexicons.table("rewriting")["placing"])
    ask = next(a for a in lexicons.terms["task.venipuncture"].ask if a.dimension == "accuracy")
    assert people.as_told(ask, "Drew blood from donors") is ask


@pytest.mark.parametrize(
    "bullet",
    [
        "Assisted surgeons with minor procedures",
        "Relayed phone messages to nurses and the office manager",
        "Typed and mailed letters for physicians",
    ],
)
def test_who_is_named_is_not_counted_again(bullet: str) -> None:
    assert "providers" not in units(options(bullet))


def test_orders_of_physicians_name_nobody() -> None:
    assert "providers" in units(options("Entered physician orders and lab orders"))


def test_one_department_is_not_many_sites() -> None:
    assert "clinics" not in units(options("Proposed process improvements in the department"))


@pytest.mark.parametrize(
    ("title", "bullet", "wrong"),
    [
        ("Housekeeper", "Cleaned patient rooms and restocked supplies at the hospital", "providers"),
        ("Home Health Aide", "Helped clients to transfer from bed to wheelchair", "providers"),
        ("Certified Nursing Assistant", "Documented vital signs in patient charts", "visits a day"),
        ("Store Clerk", "Ordered and stocked supplies", "rooms"),
        ("Cashier", "Trained new employees", "clinics"),
        ("EMT", "Assessed patients and took vitals on each call", "providers"),
    ],
)
def test_a_job_is_not_asked_for_what_it_has_not(title: str, bullet: str, wrong: str) -> None:
    assert wrong not in units(of_title(title, bullet))


def test_a_nursing_assistant_of_a_clinic_is_asked_as_an_assistant() -> None:
    bullet = "Documented patient care and progress notes"
    assert "visits a day" in units(of_title("Medical Assistant / CNA", bullet))


@pytest.mark.parametrize(
    "line",
    [
        "Able to understand CPT and ICD-10 codes",
        "Good working knowledge of phlebotomy",
        "and vital signs of patients at the front desk",
        "Trained new medical assistants regarding proper use of",
    ],
)
def test_claims_and_pieces_of_lines_are_not_counted(line: str) -> None:
    assert not options(line)


def test_a_claim_is_told_from_work() -> None:
    assert options("Drew blood and built knowledge of butterfly needles")


def test_words_in_capitals_that_make_a_name_keep_their_form() -> None:
    for option in options("Keep in touch with the internal Order Desk staff and file medical records"):
        assert "Order Desk" in filled(option)
        assert "Ordered" not in filled(option)


def test_no_question_parts_two_verbs_from_their_object() -> None:
    assert not any("terilized for" in filled(o) for o in options("Sterilized and cleaned surgical instruments"))


@pytest.mark.parametrize(
    ("bullet", "named"),
    [
        ("Updated patient charts", True),
        ("Updated patient charts and helped with feeding", False),
        ("Answered phone calls", False),
    ],
)
def test_a_record_system_is_named_behind_work_that_is_done_in_it(bullet: str, named: bool) -> None:
    found = options(bullet, skills="Skills: Cerner")
    assert any("using Cerner" in filled(o) for o in found) is named


def test_one_word_that_other_trades_use_makes_no_clinic() -> None:
    titled = of_title("Sales Clerk", "Scheduled client appointments and filed letters")
    assert not units(titled) & {"providers", "visits a day"}
    assert "providers" in units(of_title("Clinic Clerk", "Scheduled patient appointments"))


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        ("Tested blood glucose", "Tested blood glucose (20 tests a day)"),
        ("Performed spirometry", "Performed spirometry (20 tests a month)"),
        ("Prepared patient charts neatly for the clinic", "Prepared 20 patient charts a day neatly for the clinic"),
    ],
)
def test_what_is_asked_for_is_what_the_sentence_counts(bullet: str, finished: str) -> None:
    assert filled(options(bullet)[0]) == finished


def test_a_number_of_things_is_never_one_of_patients() -> None:
    for term in pipeline().lexicons.of_kind("task"):
        for ask in term.ask:
            things = ask.unit.split()[0]
            if ask.dimension == "volume" and "patients a" in ask.after:
                assert things in ("patients", "a", "intakes", "histories", "lists"), f"{term.id}: {ask.unit}"


def test_what_is_only_the_occasion_of_work_is_not_counted() -> None:
    assert not units(options("Called families after surgeries were scheduled by the hospital"))
    assert "authorizations a week" in units(options("Requested prior authorizations after each visit"))


def test_rooms_are_counted_behind_a_place_only() -> None:
    assert not any("(20 rooms)" in filled(o) for o in options("Cleaned wheelchairs and stretchers between patients"))
    assert any("20 exam rooms" in filled(o) for o in options("Cleaned exam rooms between patients"))


def test_words_are_not_asked_of_work_that_no_question_is_about() -> None:
    assert not options("Planned luncheons with pharmaceutical representatives")


RESUME = """Pat Doe
pat.doe@example.com

SUMMARY
Entered histories and allergies in the EMR for a busy clinic

EDUCATION
Lakeside Community College 2016 CPR and First Aid certification

CERTIFICATIONS
BLS certified
"""


def dated(resume: str) -> str:
    """The options of a whole resume, a line each."""
    return "\n".join(o.text for r in check(resume, as_of=AS_OF).rewrites for o in r.options)


def test_a_card_is_dated_in_its_own_line_and_not_in_the_schools() -> None:
    assert "College" not in dated(RESUME)
    plain = RESUME.replace("2016 CPR and First Aid certification", "Diploma, 2016")
    assert "BLS certified, expires" in dated(plain)


def test_a_systems_name_takes_the_place_of_the_words_with_an_article() -> None:
    texts = [filled(o) for r in check(RESUME, as_of=AS_OF).rewrites for o in r.options]
    assert any("allergies in the EHR for" in t for t in texts)

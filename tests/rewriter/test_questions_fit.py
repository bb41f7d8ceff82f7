"""Questions are asked of the work that they count, and stand where they read well."""

from __future__ import annotations

import pytest
import workbench
from workbench import filled, options

from analyzer.lexicon import Ask
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank
from analyzer.rewriter.asking.blanks import fits


def units(bullet: str, *, current: bool = False) -> set[str]:
    """The units that any option of a bullet asks for."""
    return {s.unit for o in options(bullet, current=current) for s in o.segments if isinstance(s, Blank)}


def first(bullet: str, *, current: bool = False) -> str:
    """The first option of a bullet, its blanks filled."""
    found = options(bullet, current=current)
    return filled(found[0]) if found else ""


@pytest.mark.parametrize(
    ("only", "unless", "said", "expected"),
    [
        ((), (), "Wiped counters", True),
        (("steril",), (), "Sterilized trays", True),
        (("steril",), (), "Wiped trays", False),
        ((), ("calibrat",), "Cleaned and calibrated scopes", False),
        (("scope",), ("calibrat",), "Cleaned and calibrated scopes", False),
        (("fall",), (), "Kept the waterfall running", False),  # only where a word starts
    ],
)
def test_a_question_fits_by_the_words_of_its_clause(
    only: tuple[str, ...], unless: tuple[str, ...], said: str, expected: bool
) -> None:
    assert fits(Ask("volume", "How many?", "x", "", "({n} x)", only=only, unless=unless), said) is expected


@pytest.mark.parametrize(
    ("bullet", "wrong"),
    [
        ("Cleaned and calibrated instruments", "packs a week"),
        ("Cleaned the equipment between patients", "packs a week"),
        ("Calibrated and adjusted the glucometers", "control runs a week"),
        ("Kept a safe place for patients and visitors", "patients a day"),
        ("Kept every record confidential under HIPAA", "coworkers"),
        ("Counted the cash drawer and made the deposit", "documents a day"),
        ("Received the Bright Star award", "percent"),
        ("Raised patient satisfaction on our floor", "complaints a month"),
        ("Scheduled patient admissions and discharges", "procedures a week"),
        ("Drove clients to appointments", "appointments a day"),
        ("Gave antibiotics through IV lines as ordered", "% of tracings"),
        ("Packed dressing packs for surgery", "dressing changes a week"),
        ("Filled open positions for the clinic", "candidates"),
        ("Prepared and approved accounts payable bills", "statements a month"),
        ("Relieved the switchboard operator", "documents a day"),
    ],
)
def test_work_is_not_asked_for_the_number_of_other_work(bullet: str, wrong: str) -> None:
    assert wrong not in units(bullet)


@pytest.mark.parametrize(
    ("bullet", "right"),
    [
        ("Sterilized instruments in the autoclave", "packs a week"),
        ("Calibrated and adjusted the glucometers", "devices"),
        ("Ran quality controls on the analyzers", "control runs a week"),
        ("Screened patients for fall risk", "patients a day"),
        ("Trained staff on HIPAA rules", "people"),
        ("Resolved patient complaints", "complaints a month"),
        ("Scheduled imaging tests", "a week"),
        # What is sent to the laboratory is tracked by nobody yet.
        ("Collected, labeled and sent pap smears, cultures and blood to the lab", "specimens a day"),
    ],
)
def test_work_is_asked_for_its_own_number(bullet: str, right: str) -> None:
    assert right in units(bullet)


def test_every_fence_of_a_question_lets_some_line_of_its_task_through() -> None:
    for term in pipeline().lexicons.of_kind("task"):
        for ask in term.ask:
            told = [*term.hits, *term.phrases, *term.objects]
            assert any(fits(ask, line) for line in told), (term.id, ask.question)


@pytest.mark.parametrize(
    ("bullet", "finished"),
    [
        # What tells more about a noun stands behind the number, not before it.
        ("Documented patient information gathered from parents",
         "Documented patient information (20 visits a day) gathered from parents"),
        ("Did filing associated with admissions", "Did filing (20 documents a day) associated with admissions"),
        ("Recorded and reported test results according to our rules",
         "Recorded and reported test results (20 patients a week) according to our rules"),
        # A number does not part a verb from its adverb, nor from its object.
        ("Used lifts to safely transport patients", "Used lifts to safely transport 20 patients a day"),
        ("Assisted with transferring patients to the scale",
         "Assisted with transferring 20 patients a day to the scale"),
        ("Answered multiple phone calls daily with patience", "Answered 20 phone calls a day with patience"),
        ("Copied, scanned and filed documents", "Copied, scanned and filed 20 documents a day"),
        # What is said of the whole sentence stands at its end.
        ("Earned the Kind Heart award in spring for calm work",
         "Earned the Kind Heart award in spring for calm work, chosen from 20 coworkers"),
        ("Filed and scanned records, led training and execution of drills",
         "Filed and scanned 20 records a day, led training and execution of drills (20 people)"),
        ("Trained new hires ensuring safety on the ward", "Trained new hires (20 people) ensuring safety on the ward"),
        ("Went live as Epic super user", "Went live as Epic super user for 20 coworkers"),
        ("Conducted training on the new pumps", "Conducted training (20 people) on the new pumps"),
    ],
)  # fmt: skip
def test_a_number_stands_where_it_reads(bullet: str, finished: str) -> None:
    assert first(bullet) == finished


@pytest.mark.parametrize(
    ("bullet", "never"),
    [
        ("Followed up on laboratory and diagnostic studies", "laboratory ("),
        ("Met budget guidelines every year", "guidelines every year of"),
        ("Supervised the student assistant", "with a team of"),
        ("Took vital signs and roomed patients", "full set"),
        ("Filing: Kept the files of the clinic in order", "):"),
        ("My duties were filing and scanning charts", "filing ("),
        ("Trained a trusted coach for the clinic", "people)"),
        ("Took vital signs, sent referrals and closed the office", "full set"),
    ],
)
def test_no_words_of_a_question_go_astray(bullet: str, never: str) -> None:
    assert all(never not in filled(o) for o in options(bullet))


def test_a_result_stands_behind_its_own_task() -> None:
    assert any("with requests closed within 20 hours" in filled(o) for o in options("Processed refill requests"))


@pytest.mark.parametrize(
    ("current", "bullet", "kept"),
    [
        (True, "Recognized by the manager for teaching new staff", "Recognized by"),
        (False, "Chosen to lead a team of medical assistants", "Chosen to"),
        (False, "Removes and re-applies casts and splints", "Removes and re-applies"),
        (False, "Prepares reports, graphs and charts on the census of patients", "charts on"),
        (False, "Performing clerical duties for the ward and assists nurses with patients", "Performing"),
        (True, "Greeted visitors and assists callers at the desk", "Greeted"),
        (False, "Responsible for rooming patients with tools and coaching to keep calm", "coaching to"),
    ],
)  # fmt: skip
def test_a_doubtful_verb_keeps_its_form(current: bool, bullet: str, kept: str) -> None:
    assert all(kept in filled(o) for o in options(bullet, current=current))


@pytest.mark.parametrize(
    ("bullet", "asks", "finished"),
    [
        ("Led [number] medical assistants", "How many people do you lead?", "Led 20 medical assistants"),
        ("Gave [number] flu, shingles and tetanus vaccines", "About how many vaccines do you give in a usual week?",
         "Gave 20 flu, shingles and tetanus vaccines"),
        ("Led nurses who cared for [number] patients per shift", "which number?",
         "Led nurses who cared for 20 patients per shift"),
        ("Trained [number] new hires per [time period]", "which time period?", "Trained 20 new hires per these"),
    ],
)  # fmt: skip
def test_a_gap_asks_for_its_own_noun(bullet: str, asks: str, finished: str) -> None:
    volume = next(o for o in options(bullet) if o.kind == "volume")
    assert asks in [s.ask for s in volume.segments if isinstance(s, Blank)]
    assert filled(volume) == finished


def test_a_job_without_patients_is_not_asked_for_providers() -> None:
    bullets = ["Supervised cashiers and trained employees", "Answered calls about orders"]
    work = workbench.job(bullets, title="Store Manager")
    asked = [s.unit for r in workbench.rewrites(work) for o in r.options for s in o.segments if isinstance(s, Blank)]
    assert asked
    assert not [u for u in asked if "provider" in u or "patient" in u]
    clinic = workbench.job(["Supervised medical assistants"], title="Lead Medical Assistant")
    assert "providers" in {
        s.unit for r in workbench.rewrites(clinic) for o in r.options for s in o.segments if isinstance(s, Blank)
    }


def test_who_helps_is_not_asked_how_many_were_given() -> None:
    asked = [
        s.ask
        for o in options("Assist the doctor with knee and shoulder injections")
        for s in o.segments
        if isinstance(s, Blank)
    ]
    assert any("injections do you help with" in ask or "injections did you help with" in ask for ask in asked), asked
    assert not any("injections do you give" in ask or "injections did you give" in ask for ask in asked)


def test_two_kinds_of_one_thing_are_not_torn_apart() -> None:
    assert not any(") and glucose" in filled(o) for o in options("Performed blood pressure and glucose screenings"))


def test_supplies_beside_the_vaccine_log_are_asked_for_as_supplies() -> None:
    bullet = "Handled supply ordering and vaccine inventory, including VFC temperature logs"
    assert any("with orders of $20 a month" in filled(o) for o in options(bullet))

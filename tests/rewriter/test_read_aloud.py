"""Options that a hiring manager would read aloud without a stumble: classes of what once went wrong."""

from __future__ import annotations

import pytest
from workbench import filled, job, options, rewrites


def texts(bullet: str) -> list[str]:
    """The finished options of a bullet of a clinic."""
    return [filled(o) for o in options(bullet)]


def of_job(title: str, bullet: str) -> list[str]:
    """The finished options of a bullet in a job with this title."""
    return [filled(o) for r in rewrites(job([bullet], title=title)) for o in r.options]


@pytest.mark.parametrize(
    ("bullet", "never"),
    [
        # A number counts what was asked for, not one thing of the list.
        ("Set up and assist with biopsies, excisions and cryotherapy", "20 biopsies"),
        # Nor one kind of a row that shares its noun, or what stands behind the row.
        ("Give flu, Tdap and shingles vaccines, TB tests", "flu (20"),
        ("Ran strep, flu and COVID tests, EKGs", "strep (20"),
        ("Administered B12, Depo and testosterone injections, TB tests", "20 injections a week"),
        ("Removed sutures and cleaned wounds", "20 sutures"),
        ("Called patients with lab results", "20 lab results"),
        # A bracket parts no list, no shared object and no last word.
        ("Measured height, weight, head circumference and plotted growth charts", "weight (20"),
        ("Perform strep, flu, hemoglobin and lead fingersticks for children", "and lead fingersticks for 20"),
        ("Process, centrifuge, aliquot and ship samples", "aliquot (20"),
        ("Responsible for all the charts being ready the night before", "(20 charts a day) before"),
        ("Called patients the day before to reduce no-shows", "the day (20"),
        ("Assisted the doctor during biopsies and IUD insertions", "the doctor (20"),
        # "For 20 providers" belongs to the work and to no other words.
        ("Dealt with refill calls in a calm manner", "manner for 20 providers"),
        ("Gave injections and explained side effects", "effects for 20 providers"),
        ("Scribed visits in the exam room", "room for 20 providers"),
        ("Gave injections and set up rooms for the pulmonologists", "20 providers"),
        # One thing is named at the end.
        ("Submitted prior authorizations through the payer portal", "using"),
        ("Prior authorizations for biologics, 25 a week, 90% approved first time", "using"),
        # A bracket counts neither a lone verb nor those who are helped.
        ("Clinic for INR fingersticks, call in dose changes", "call (20"),
        ("Chaperone and assist with paps, colposcopy and IUD insertions", "assist (20"),
        ("Help dentist when short", "dentist (20"),
        ("Taught patients how to use inhalers", "for 20 patients"),
        # An emergency is no call of the front desk, and a film that is only pulled up was not taken.
        ("Responded to 911 calls", "what callers need"),
        ("Pulled up X-rays for the surgeon", "films"),
        # Nobody handles a thing that stands still.
        ("In charge of vaccine refrigerator and emergency cart", "Handled vaccine"),
        # Nobody performs an autoclave, and the spore tests are not maintained.
        ("Autoclave, spore testing, instrument trays", "Performed autoclave"),
        ("Responsible for autoclave, spore testing", "Maintained autoclave"),
        ("In charge of eye wash station and AED checks", "Maintained eye wash"),
        # Beside a list the end is not of its last item.
        ("Point of care testing: A1C, strep, flu", "flu for 20"),
        ("Stress test assist - prep, lead placement, monitor BP", "BP for 20"),
        # What is not this work's number.
        ("Transferred patients with hoyer lift", "providers"),
        ("Participated in daily huddles and monthly staff meetings", "providers"),
        ("Opened and closed the clinic", "batch"),
        ("Call the pharmacies for the refills and prior authorization", "pharmacies (20"),
        # What calls are about is no work beside them, and who is roomed has vitals taken.
        ("Answered 80 calls a day on refills, referrals and prior auths", "20"),
        ("Roomed 30 patients a day, vitals, med rec", "20"),
        ("Responsible for all the charts being ready", "Handled all"),
    ],
)
def test_no_option_says_it_like_this(bullet: str, never: str) -> None:
    assert all(never not in text for text in texts(bullet)), texts(bullet)


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        ("Give flu, Tdap and shingles vaccines, TB tests", "flu, Tdap and shingles vaccines (20 a week)"),
        ("Ran strep, flu and COVID tests, EKGs", "strep, flu and COVID tests (20 a day), EKGs"),
        ("Responsible for training of new front desk employees", "Trained new front desk employees (20 people)"),
        ("Duties also included referrals and medical records requests", "Handled referrals"),
        ("Helped train new hires", "Helped train 20 new hires"),
        # A number is of its own item, and what is listed behind it has none.
        ("Roomed 30 patients a day, vitals, immunizations", "vitals, 20 immunizations a week"),
        ("Referrals (25/wk), prior auths, FMLA forms", "Referrals (25/wk), prior auths (20 a week), FMLA forms"),
        ("Injections (15/day), immunizations, PPDs", "Injections (15/day), immunizations (20 a week)"),
        ("In charge of vaccine fridge, temp logs BID", "Maintained vaccine fridge, temp logs BID"),
        ("Responsible for crash cart", "Maintained crash cart (20 checks a month)"),
        ("Responsible for room turnover", "Handled room turnover (20"),
        ("Point of care testing: A1C, strep, flu", "Point of care testing (20 tests a day): A1C, strep, flu"),
        ("Refills and prior authorizations for biologics", "Refills and prior"),
        ("I gave flu shots and I drew blood from patients", "and drew blood from"),
        ("Assisted the doctor during biopsies and IUD insertions", "IUD insertions (20"),
        ("Removed sutures and cleaned wounds", "sutures (20 removals a month)"),
    ],
)
def test_an_option_says_it_like_this(bullet: str, said: str) -> None:
    assert any(said in text for text in texts(bullet)), texts(bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "When we got the new system I scanned all the charts",
        "I gave flu shots when the doctor asked and I called in prescriptions",
        "Sometimes I helped the doctor with dressings and I cleaned the instruments",
    ],
)
def test_an_option_never_speaks_of_i(bullet: str) -> None:
    assert not any(" I " in f" {text}" for text in texts(bullet))


def test_a_classroom_has_no_patients_and_a_laboratory_no_providers() -> None:
    gave = of_job("Toddler Teacher, Sunny Daycare", "Gave medications with permission forms")
    assert not any("patients" in text for text in gave)
    drew = of_job("Phlebotomist", "Drew blood from adult patients")
    assert drew
    assert not any("providers" in text for text in drew)


def test_who_posts_payments_is_not_asked_for_arrivals_and_a_home_not_for_tests() -> None:
    assert not any("patients a day" in text for text in texts("Posted insurance and patient payments and EOBs"))
    assert not any("tests a day" in t for t in of_job("Home Health Aide", "Checked clients' blood sugar and weight"))

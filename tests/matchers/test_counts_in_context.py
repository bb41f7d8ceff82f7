"""Counts beside names with digits, behind their nouns, per shift and in change; digits of readings and sizes."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.lexicon import load
from analyzer.matchers import annotate
from analyzer.matchers.measures.finder import MeasureFinder

FINDER = MeasureFinder(load().table("measures"))
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "measures"),
    [
        # The name of what is counted holds digits of its own.
        ("Ran 14 12-lead EKGs per week", ["14 12-lead EKGs per week"]),
        ("Gave 8 B12 shots a day", ["8 B12 shots a day"]),
        ("Ran 22 A1C tests a day", ["22 A1C tests a day"]),
        ("Collected 9 COVID-19 swabs an hour", ["9 COVID-19 swabs an hour"]),
        ("Collected 11 10-panel drug screens daily", ["11 10-panel drug screens daily"]),
        # How often, in one breath.
        ("Roomed 26 patients per 12-hour shift", ["26 patients per 12-hour shift"]),
        ("Roomed 18 patients per provider per day", ["18 patients per provider per day"]),
        ("Roomed 17 pts/provider/day", ["17 pts/provider/day"]),
        ("Roomed 3 patients every 20 minutes", ["3 patients every 20 minutes"]),
        ("Precepted three students each semester", ["three students each semester"]),
        # The whole number is quoted.
        ("Escorted between 15 and 20 patients daily", ["between 15 and 20 patients daily"]),
        ("Floated between 3 sites", ["3 sites"]),
        ("Drew no less than twenty tubes a day", ["no less than twenty tubes a day"]),
        ("Gave more than a hundred flu shots", ["more than a hundred flu shots"]),
        ("Gave shots to a couple hundred students", ["a couple hundred students"]),
        ("Drew blood on forty (40) patients daily", ["forty (40) patients daily"]),
        ("Solved 9 out of every 10 calls alone", ["9 out of every 10 calls"]),
        ("Saw 20/25 patients daily", ["20/25 patients daily"]),
        ("Logged 120 externship hours rooming patients", ["120 externship hours"]),
        ("Turned over 9 rooms an hour", ["9 rooms an hour"]),
        # A change, a part, nothing at all.
        ("Rooming time 11 min -> 6 min", ["11 min -> 6 min"]),
        ("Trained half the front desk staff", ["half the front desk staff"]),
        ("Drew 3/4 of the clinic's labs", ["3/4"]),
        ("Brought lost referrals down to zero", ["down to zero"]),
        ("Cut redraws 3-fold", ["3-fold"]),
        ("Zero needle sticks in 6 years", ["Zero needle sticks in 6 years"]),
        ("No missed control strips in 8 months", ["No missed control strips in 8 months"]),
        ("Not one lost biopsy out of 900", ["Not one lost biopsy out of 900"]),
        ("Never missed a shift in six years", ["Never missed a shift in six years"]),
        ("Closed the audit with 0 findings", ["0 findings"]),
        ("Saved half a day a week of chart time", ["half a day a week"]),
        ("Forms went from 6 days to 36 hours", ["from 6 days to 36 hours"]),
        ("Upped the survey from 4.0 to 4.6", ["from 4.0 to 4.6"]),
        # What is counted stands behind a list, a possessive, a name with digits or a hyphen.
        ("Ran 12 rapid mono and strep tests daily", ["12 rapid mono and strep tests daily"]),
        ("Checked 30 diabetics' feet monthly", ["30 diabetics'"]),
        ("Hooked up five 24-hour Holters a week", ["five 24-hour Holters a week"]),
        ("Blood draws, #18 per day", ["18 per day"]),
        ("Hold calls went from 21% down to 9%", ["from 21% down to 9%"]),
        ("Sent appeals, 8 out of 10 approved", ["8 out of 10"]),
        ("Missed sticks fewer than 1 in 40", ["fewer than 1 in 40"]),
        ("Line cook at a 90-seat restaurant", ["90-seat"]),
        ("Sent out 900 cultures with zero mislabeled cups", ["900 cultures", "zero mislabeled cups"]),
        ("Saved each doctor half an hour a day", ["half an hour a day"]),
        # The count stands behind its noun.
        ("Venipunctures: 90 | EKGs: 20 | Injections: 45", ["Venipunctures: 90", "EKGs: 20", "Injections: 45"]),
        ("Performed venipunctures (90), injections (45)", ["venipunctures (90)", "injections (45)"]),
        ("EKGs 20, venipunctures 90 during externship", ["EKGs 20", "venipunctures 90"]),
        ("Patients seen per day: 28", ["Patients seen per day: 28"]),
        ("Daily census 19", ["census 19"]),
        ("Assisted with Pap smears (22) and biopsies (9)", ["smears (22)", "biopsies (9)"]),
        ("Worked for 3 NPs, 1 PA and 5 MDs", ["3 NPs", "1 PA", "5 MDs"]),
        (
            "Assisted with 6+ I&D, biopsy and excision procedures weekly",
            ["6+ I&D, biopsy and excision procedures weekly"],
        ),
        ("Covered 2 offices, about 40 pts total per day", ["2 offices", "about 40 pts total per day"]),
        ("Kept 97% or better accuracy", ["97% or better"]),
        ("Shadowed a nurse for 40 hours", ["40 hours"]),
    ],
)
def test_a_count_is_quoted_with_what_it_counts(line: str, measures: list[str]) -> None:
    assert [m.span.of(line) for m in FINDER.find(line)] == measures


@pytest.mark.parametrize(
    "line",
    [
        "Gave shots with 25-gauge needles",
        "Rechecked a pulse ox under 92% and told the nurse",
        "Called the doctor about a temp over 101 and an A1C above 9%",
        "Monitored allergy patients for 20-30 minutes after shots",
        "Kept patients 15 minutes after vaccines",
        "Took x-rays of the hand, 2 and 3 views",
        "Collected DOT 5 panel urine screens",
        "Called in 30-day and 90-day refills",
        "Took vitals on 3 East",
        "Named to the 40 Under 40 list and the 100 Best Nurses",
        "Covered on-call 1 in 4 weekends",
        "Drew blood from patients - 12 and older",
        "Vaccines: 2, 4, and 6 months",
        "Zero tolerance for gossip",
        "Booked 20-minute visits and 40-minute physicals",
        "Hooked up 14 day Zio monitors",
        "Applied 2-inch ace wraps and 4 by 4s",
        "Gave HPV9 and MCV4 vaccines",
        "Mailed 1500 claim forms and read ERA 835 remits",
        "Treated patients from 3 months to 99 years",
        "Worked three twelves and 3-11 shifts",
        "Called patients 1-2 days after surgery",
        "Stocked size 7 and 8 gloves",
        "Used a 2 person lift",
        "Started at 17 bucks an hour",
        # Telephones, machines, classes, and how one patient is seen.
        "Answered an 8-line phone and took messages",
        "Answered multi-line (5) phone and made appointments",
        "Checked ears with the Welch Allyn 767 wall unit",
        "Ran EKGs on a Burdick 8500 cart",
        "MDA 214 Clinical Skills, MOA 105 Billing",
        "Escorted women to 3D mammograms",
        "Booked new visits 2 to 4 months out",
        "Took two BP readings 5 minutes apart",
        "Filled 4 tubes per patient in the order of draw",
        "Measured babies 0-18 months",
        "Opened 7.5 gloves for the surgeon",
        "Collected $30 copays",
        "Sent copies at 20 cents a page",
        "Spoke three languages with families",
        "Traveled up to 20%",
        "Kept PEEP at 5",
        "Swept hearing at 25 dB",
        "Spun tubes at 3400 rpm",
        "Pended refills with 3 refills each",
        "Sent claims with 25 modifiers",
        "Gave 2 puffs of albuterol",
        "Drew day 3 and day 21 labs",
        "Gave allergy shots, pts waited 30 min",
    ],
)
def test_digits_of_readings_sizes_and_ages_are_no_measure(line: str) -> None:
    assert not FINDER.find(line)


def test_turned_over_is_no_bound() -> None:
    (turned,), (more,) = FINDER.find("Turned over 9 rooms an hour"), FINDER.find("Cleaned over 9 rooms an hour")
    assert (turned.bound, more.bound) == ("", "at least")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home visits to 7 clients a day", "duty"),
        ("CNA for 9 to 11 residents a night, 50-bed facility", "duty"),
        ("No-shows 19% to 12%", "duty"),
        ("15% reduction in wait time", "duty"),
        ("Caseload of 45 patients", "duty"),
        ("Phlebotomy (90+ draws), EKG, injections", "skills"),
        ("Typing, 60 words per minute", "skills"),
        ("Zero lost cultures out of 700", "duty"),
        ("Clinic of 6 providers", "duty"),
        ("Average wait 12 minutes", "duty"),
        ("97% of labels right on audits", "duty"),
        ("EKG, phlebotomy (80+ draws), vitals", "skills"),
        ("Typing 50 wpm", "skills"),
    ],
)
def test_a_count_per_day_makes_a_fragment_a_duty(line: str, kind: str) -> None:
    assert annotate(line, as_of=DAY).lines[0].kind == kind


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Gave immunizations under supervision (about 60)", ["(about 60)"]),
        ("Trained new baristas (6 so far)", ["(6 so far)"]),
        ("EKGs (x35), injections x40", ["EKGs (x35)", "injections x40"]),
        ("Venipunctures: 45 successful", ["Venipunctures: 45"]),
        ("Checked the room temperature (about 70)", []),
        ("Cared for adults (about 60 years old)", []),
    ],
)
def test_a_number_in_brackets_of_its_own_counts(line: str, found: list[str]) -> None:
    assert [m.span.of(line) for m in FINDER.find(line)] == found

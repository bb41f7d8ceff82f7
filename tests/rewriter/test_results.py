"""A result that a bullet claims is asked for its own numbers."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer import check
from analyzer.model import Blank, Rewrite
from analyzer.rewriter.answers import answered, sentence

HEAD = "Pat Sample\npat@example.com\nWork Experience\nMedical Assistant, Elm Street Clinic\nMay 2021 - Present\n"


def rewrites(bullet: str) -> tuple[Rewrite, ...]:
    """The rewrites of a resume with this bullet."""
    return check(f"{HEAD}- {bullet}\n", as_of=date(2026, 11, 22)).rewrites


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("Cut down on door to provider times", "Cut down on door to provider times from 40 to 25 minutes"),
        (
            "Decreased no-shows with reminder calls",
            "Decreased no-shows from 40% to 25% with reminder calls",
        ),
        (
            "Improved patient satisfaction scores by calling patients back",
            "Improved patient satisfaction scores from 40% to 25% by calling patients back",
        ),
        ("Helped reduce medication errors", "Helped reduce medication errors from 40 to 25 a month"),
        ("Reduced supply costs", "Reduced supply costs by about $25 a year"),
    ],
)
def test_the_first_option_asks_how_large_the_result_was(bullet: str, told: str) -> None:
    option = rewrites(bullet)[0].options[0]
    blanks = [s for s in option.segments if isinstance(s, Blank)]
    answers = {b.key: "40" if b.key.endswith("before") else "25" for b in blanks}
    assert option.kind == "result"
    assert sentence(answered(option, answers) or ()) == told


def test_a_result_with_its_numbers_is_asked_nothing() -> None:
    assert not any(
        isinstance(s, Blank) and ".change." in s.key
        for rewrite in rewrites("Reduced no-shows from 18% to 11% with reminder calls")
        for option in rewrite.options
        for s in option.segments
    )


@pytest.mark.parametrize(
    "bullet",
    [
        "Give injections",
        "Draw labs",
        "Run controls on the glucometer",
        "Assist with minor procedures",
        "Clean exam rooms between patients",
        "Verify insurance",
        "Take vital signs",
        "Collect urine for drug screens",
    ],
)
def test_nobody_is_asked_for_a_share_or_time_that_no_assistant_keeps(bullet: str) -> None:
    """A set-up's seconds or an error-free year stand on no schedule, screen or report that she can ask for."""
    kept = ("first-stick",)
    results = [o.text for rw in rewrites(bullet) for o in rw.options if o.kind == "result"]
    assert all(any(k in text for k in kept) for text in results)


@pytest.mark.parametrize(
    ("bullet", "asked"),
    [
        ("Process specimens for the lab", "specimen rejection rate"),
        ("Chart visits", "closed the same day"),
        ("Screen patients for depression", "of patients due screened"),
    ],
)
def test_a_figure_that_a_report_holds_is_asked_for(bullet: str, asked: str) -> None:
    results = [o.text for rw in rewrites(bullet) for o in rw.options if o.kind == "result"]
    assert any(asked in text for text in results), results


def test_where_a_job_names_two_systems_none_is_named_beside_other_work() -> None:
    """Which of them the work is done in now nobody can tell."""
    told = f"{HEAD}- Helped in the change from NextGen to Epic in 2016\n- Handle referrals\n"
    texts = [o.text for rw in check(told, as_of=date(2026, 11, 22)).rewrites for o in rw.options]
    assert not any("using" in text for text in texts)


def test_what_work_is_for_is_asked_for_no_result() -> None:
    told = f"{HEAD}- Hold daily huddles and chart prep so that gaps in care are addressed at the visit\n"
    posting = "Medical Assistant\nRequired:\n- Call patients who are due for screenings and close gaps in care\n"
    found = check(told, posting, as_of=date(2026, 11, 22)).rewrites
    assert not any("up to date" in o.text for rw in found for o in rw.options)

"""Jobs that are over are asked about from memory; numbers stand where a person would write them."""

from __future__ import annotations

import pytest
from workbench import AS_OF, filled, options

from analyzer import check
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank
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

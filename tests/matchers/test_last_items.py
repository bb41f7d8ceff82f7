"""The last item of a list keeps its task where the line goes on with whom, where or how."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, pipeline

DAY = date(2026, 11, 22)
TAILS = (
    "for 3 providers", "across 4 sites", "in a busy family practice", "in Epic", "using Epic", "per protocol",
    "at two locations", "as needed", "daily",
)  # fmt: skip
# A few names mean something else with more words behind them ("casts in a busy practice", "deposits in").
MOST_LOST = 0.01
LONGEST_NAME = 3
NAMES = [
    (term.id, name)
    for term in pipeline().lexicons.of_kind("task")
    for name in (*term.ambiguous[:3], *term.phrases[:12])
    if len(name.split()) <= LONGEST_NAME
]


def sure_tasks(line: str) -> set[str]:
    return {t.term for a in annotate(line, as_of=DAY).lines for t in a.sure_tasks}


SHOWN = [(task, name) for task, name in NAMES if task in sure_tasks(f"EKGs, {name}")]


@pytest.mark.parametrize("tail", TAILS)
def test_a_tail_takes_no_task_from_the_item_before_it(tail: str) -> None:
    lost = [name for task, name in SHOWN if task not in sure_tasks(f"EKGs, {name} {tail}")]
    assert len(SHOWN) > 1000
    assert len(lost) <= MOST_LOST * len(SHOWN), lost


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Prior auths, refills for 3 providers", "task.refill-requests"),
        ("Rooming patients, vitals, tonometry across 4 sites", "task.ophthalmic-workup"),
        ("Vitals, EKGs, POC testing in a busy family practice", "task.point-of-care-testing"),
        ("Check-in, referrals, coding using Athena", "task.coding-billing"),
        ("Vitals, injections, medication administration per protocol", "task.oral-topical-medications"),
    ],
)
def test_items_that_stand_before_a_tail(line: str, task: str) -> None:
    assert task in sure_tasks(line)

"""Results that a line claims without their number."""

from __future__ import annotations

import pytest

from analyzer.errors import LexiconError
from analyzer.lexicon import load
from analyzer.matchers.measures.changes import Changes, changes_of
from analyzer.matchers.words.inflection import build_verbs

CLAIMED = [
    ("Reduced wait times", "wait times"),
    ("Reduced average patient wait times by prepping charts", "wait times"),
    ("Cut down on door to provider times", "door to provider times"),
    ("Helped to improve HEDIS measures", "HEDIS measures"),
    ("Decreased no-shows with reminder calls", "no-shows"),
    ("Reorganized the supply room, resulting in reduced supply waste", "supply waste"),
    ("Improved communication and patient satisfaction", "patient satisfaction"),
    ("Increased copay collections at check-in", "copay collections"),
    ("Reduced missed treatments by calling the night before", "missed treatments"),
    ("Raised vaccination rates, lowered complaints", "vaccination rates"),
]
NOT_CLAIMED = [
    "Called patients the day before to reduce no-shows",
    "Reduced no-show fee disputes",
    "Reduced the number of no-shows",
    "Responsible for reducing wait times",
    "Measured wait times every Friday",
    "Knowledge of ways to improve patient satisfaction",
    "Handled patient complaints",
]


@pytest.mark.parametrize(("line", "noun"), CLAIMED)
def test_a_claimed_change_is_found(line: str, noun: str) -> None:
    claimed = changes_of(load()).find(line)
    assert claimed is not None
    assert claimed.noun.of(line) == noun


@pytest.mark.parametrize("line", NOT_CLAIMED)
def test_what_is_no_claim_is_left_alone(line: str) -> None:
    assert changes_of(load()).find(line) is None


def test_a_change_of_a_users_own_without_a_question_is_refused() -> None:
    table = load().table("changes")
    row = {
        "nouns": ["parking tickets"],
        "says": "from {before} to {after} a month",
        "unit": "a month",
        "hint": "Count.",
    }
    with pytest.raises(LexiconError, match="after, before"):
        Changes({**table, "change": [row]}, build_verbs(load().table("verbs")))

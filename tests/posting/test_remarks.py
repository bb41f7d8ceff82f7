"""What is said of a posting as a whole: what few others ask for, and that it holds too little for a score."""

from __future__ import annotations

import pytest
from asking import read

from analyzer.posting.short import short_line
from analyzer.posting.unusual import unusual_line

ASKED = "Medical Assistant\nRequirements\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("High school diploma", "only one thing"),
        ("High school diploma\nBLS certification", "only 2 things"),
        ("High school diploma\nBLS certification\nMust be able to lift 50 lbs", "only 2 things"),
        ("High school diploma\nBLS certification\nExperience with Epic", ""),
        ("A kind heart and a good ear", ""),
    ],
)
def test_a_posting_that_holds_too_little_says_so(lines: str, said: str) -> None:
    line = short_line(read(ASKED + lines))
    assert said in line
    assert bool(said) == bool(line)


def test_what_few_postings_ask_for_is_named() -> None:
    assert "allergy" in unusual_line(read(ASKED + "BLS certification\nAllergy testing experience required")).casefold()
    assert unusual_line(read(ASKED + "High school diploma")) == ""
    assert unusual_line(read("Duties\nGives vaccines. Takes height and weight. Refills prescriptions.")) == ""

"""Patterns joined by their first letters find what the same patterns find behind one look behind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.matchers.words.folding import by_letter

PATTERNS = ("abc", "ab", "ba", "b", r"\-a", r"c\ a(?!b)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("abc", ["abc"]),
        ("xabc abd", ["ab"]),
        ("bab-a", ["ba"]),
        (" -a", ["-a"]),
        ("\nb", ["b"]),
        ("c ab c a", ["ab", "c a"]),
    ],
)
def test_what_stands_behind_a_letter_is_not_found(text: str, found: list[str]) -> None:
    assert re.findall(by_letter(PATTERNS, "[a-z]"), text) == found


@given(st.text("abcx- \n", max_size=20))
def test_the_same_is_found_as_by_a_look_behind(text: str) -> None:
    plain = rf"(?<![a-z])(?:{'|'.join(PATTERNS)})"
    assert re.findall(by_letter(PATTERNS, "[a-z]"), text) == re.findall(plain, text)

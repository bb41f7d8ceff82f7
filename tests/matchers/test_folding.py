"""Patterns joined by their first letters find what the same patterns find behind one look behind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.matchers.words.folding import AnyCase, AnyOf, by_letter

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


WISHES = (r"(?<!\w)preferred(?!\w)", r"\bprefer(?:s|red)\b", r"\ba\s+plus\b", r"plus", r"^must\b", r"x")
WORDS = st.lists(st.sampled_from(["Preferred", "prefers", "a", "plus", "A  plus", "must", "x", "ist"]), max_size=6)


@given(WORDS.map(" ".join))
def test_the_same_is_found_as_by_one_pattern_of_all(text: str) -> None:
    for patterns in (WISHES, WISHES[:-1]):
        every, one = AnyOf(patterns), AnyCase("|".join(patterns))
        assert [m.span() for m in every.finditer(text)] == [m.span() for m in one.finditer(text)]
        found, told = every.search(text), one.search(text)
        assert (found and found.span()) == (told and told.span())

"""A pattern is only tried where one of its first signs stands, so none may be missing."""

from __future__ import annotations

import re

import pytest

from analyzer.lexicon import load
from analyzer.matchers.measures.traps import MASK, Traps
from analyzer.matchers.words.first_signs import first_signs
from analyzer.matchers.words.folding import lower_pattern, lower_text
from analyzer.matchers.words.pattern_parts import alternatives

GROUPS = load().table("measures")["traps"]
PATTERNS = [lower_pattern(pattern) for group in GROUPS.values() for pattern in group]


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("abc", "a"),
        ("abc|bcd", "ab"),
        (r"\bicd\s*\d", "i"),
        (r"\d{1,2}-lead", "0"),
        ("(?:form )?1099", "f0"),
        ("(?:hb|hgb\\s*)?a1c", "ha"),
        ("a?b*c", "abc"),
        ("a{0,2}b{1,2}c", "ab"),
        ("[dtc1]x", "dtc0"),
        ("[a-c]x", "abc"),
        (r"[\d$]x", "0$"),
        (r"\(?\d", "(0"),
        (r"(?!for\b)[ab]+x", "ab"),
        (r"(?<!\$)(?:19|20)\d\d", "0"),
        ("(?-i:[ab])c", "ab"),
        ("#1|['’]x", "#'’"),
        (r"\+\d", "+"),
    ],
)
def test_signs_that_a_match_opens_with(pattern: str, signs: str) -> None:
    assert first_signs(pattern) == frozenset(signs)


@pytest.mark.parametrize(
    "pattern", ["", "a?", "a*b*", ".a", r"\sa", r"\w+", "[^a]b", r"[\s-]a", r"\S{1,64}@", "(?:a|)"]
)
def test_no_signs_where_any_may_open_a_match(pattern: str) -> None:
    assert first_signs(pattern) is None


def masked_by_all(line: str) -> str:
    """What the masking comes to: at each place every pattern is tried, first those that start at a word boundary."""
    one_by_one = [part for pattern in PATTERNS for part in alternatives(pattern)]
    ordered = sorted(one_by_one, key=lambda part: not part.startswith(r"\b"))
    kept = [part for part in ordered if "@" in line or "@" not in part]
    return re.sub("|".join(kept), lambda match: MASK * len(match[0]), lower_text(line))


@pytest.mark.parametrize(
    "line",
    [
        "roomed 30 patients, icd-10 and cpt 99213 coding, form 1099 and a1c checks",
        "12-lead ekgs for 25 patients; bls 2024, acls; type 2 diabetes, stage iii wounds",
        "call (555) 010-0199 or ext. 12, suite 200, springfield, tx 75001",
        "july 2019 – march 2021, gpa 3.8, top 10% of my class, q3",
        "windows 10, word 2016, 40 wpm, 9-5, 24/7, two years, six sigma",
        "no digit here: two patient identifiers, ten key, five rights, on call two nights a week",
        "mail jo@example.com about the 3m masks, [redacted], #1 in 2020",
        "trained staff for ten years and one on one, more than twenty years",
        "٣ years, 20/20, vitamin b12, covid-19, o2, d5w, g6pd; 110% effort",
    ],
)
def test_only_looking_where_a_pattern_may_open_loses_none(line: str) -> None:
    masked = Traps(GROUPS).mask(line)
    assert [sign == MASK for sign in masked] == [sign == MASK for sign in masked_by_all(line)]
    assert MASK in masked

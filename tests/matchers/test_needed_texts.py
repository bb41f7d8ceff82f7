"""A text without what a pattern needs is not searched, so what is needed must stand in every match."""

from __future__ import annotations

import re

import pytest

from analyzer.lexicon import load
from analyzer.matchers.words.folding import AnyCase, lower_pattern, lower_text
from analyzer.matchers.words.needed_texts import needed_texts
from samples.catalog import FOLDER, read_catalog


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("card", "card"),
        ("credentials?", "credential"),
        ("cards{0,2}", "card"),
        ("cards+", "cards"),
        ("card(?:s|holders)?", "card"),
        (r"\bteam\s+leader\b", "leader"),
        (r"\b(?:lead|charge)\s+role", "role"),
        (r"\b(?:lead|charge)\s+\w+", "lead charge"),
        (r"(?P<what>ehr|emr)\b", "ehr emr"),
        (r"team|\bcards?\b", "team card"),
        (r"certified|certificate|certifi\w*", "certifi"),
        (r"front\ desk", "front~desk"),
        (r"x-ray(?!\s+tech)", "x-ray"),
        (r"(?<=the )clinic", "clinic"),
        (r"licen[sc]ed?", "licen"),
    ],
)
def test_texts_of_which_one_stands_in_every_match(pattern: str, texts: str) -> None:
    assert needed_texts(pattern) == frozenset(text.replace("~", " ") for text in texts.split())


@pytest.mark.parametrize(
    "pattern", ["", r"\bm\b", r"\d{3}\s?", r"card|m\b", "(?:card)?", "(?:card)*x", "[a-z]{3}", "a.b.c"]
)
def test_nothing_is_known_to_be_needed(pattern: str) -> None:
    assert needed_texts(pattern) is None


def test_what_the_posting_s_phrases_need_stands_in_their_matches() -> None:
    patterns = [lower_pattern(phrase["pattern"]) for phrase in load().table("posting")["phrase"]]
    texts = [(FOLDER / posting.files[0]).read_text(encoding="utf-8") for posting in read_catalog().postings]
    lines = [lower_text(line) for text in texts for line in text.splitlines()]
    matches = 0
    for pattern in patterns:
        needed = needed_texts(pattern) or {""}
        for found in (re.search(pattern, line) for line in lines):
            matches += found is not None
            assert found is None or any(text in found[0] for text in needed), pattern
    assert matches


def test_a_pattern_finds_the_same_with_and_without_the_look_before_it() -> None:
    pattern = AnyCase(r"\bteam\s+lead(?:er)?\b|\bcharge\b")
    assert pattern.search("Worked as Team  Leader")
    assert [m.start() for m in pattern.finditer("CHARGE nurse, team lead")] == [0, 14]
    assert pattern.search("Led a team of four") is None
    assert not list(pattern.finditer("answered phones"))
    assert AnyCase(r"\bma\b").search("the MA")

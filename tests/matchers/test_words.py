"""Normal forms of words, and the mending of misspelled ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.lexicon import load
from analyzer.matchers.pipeline import pipeline
from analyzer.matchers.words.inflection import build_verbs
from analyzer.matchers.words.spelling import Spelling
from analyzer.matchers.words.words import Normalizer, names_in_capitals, singular

VERBS = build_verbs(load().table("verbs"))
PLAIN = Normalizer(VERBS, frozenset({"cprs", "pacs"}))


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Patients", "patient"),
        ("PATIENTS", "patient"),
        ("patient's", "patient"),
        ("patients'", "patient"),
        ("PATIENT'S", "patient"),
        ("CMA's", "cma"),
        ("CMAs", "cma"),
        ("EKG's", "ekg"),
        ("EKG’s", "ekg"),
        ("EKGs", "ekg"),
        ("EKGS", "ekg"),
        ("IV's", "iv"),
        ("T's", "t"),
        ("O's", "o"),
        ("C.M.A.", "cma"),
        ("CPRS", "cprs"),
        ("CPRs", "cpr"),
        ("PACS", "pacs"),
        ("&", "and"),
        ("labelled", "label"),
        ("drew", "draw"),
        ("drawn", "draw"),
        ("roomed", "room"),
        ("sterilised", "sterilize"),
        ("paediatric", "pediatric"),
        ("biopsies", "biopsy"),
        ("diagnosis", "diagnosis"),
        ("diabetes", "diabetes"),
        ("access", "access"),
        ("résumé", "resume"),
        ("ﬁle", "file"),
        ("exercise", "exercise"),
        ("supervised", "supervise"),
    ],
)
def test_a_normal_form(text: str, norm: str) -> None:
    assert PLAIN.norm(text) == norm


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("12-lead EKGs", ["12", "lead", "EKGs"]),
        ("CMA(AAMA)", ["CMA", "AAMA"]),
        ("•BLS/CPR", ["BLS", "CPR"]),
        ("I&O's", ["I", "&", "O's"]),
        ("1,200 patients", ["1,200", "patients"]),
        ("98.7%", ["98.7"]),
        ("C.M.A. since 2019", ["C.M.A.", "since", "2019"]),
        ("", []),
        (" - / ", []),
    ],
)
def test_the_words_of_a_line(line: str, words: list[str]) -> None:
    assert [w.text for w in PLAIN.words(line)] == words


@given(st.text(max_size=80))
def test_words_keep_their_places_and_have_a_form(line: str) -> None:
    at = 0
    for word in pipeline().normalizer.words(line):
        assert line[word.start : word.end] == word.text
        assert line[at : word.start] == word.gap
        assert word.norm
        assert not any(c.isspace() for c in word.text)
        at = word.end


@pytest.mark.parametrize(
    ("word", "one"),
    [("boxes", "box"), ("classes", "class"), ("swabs", "swab"), ("status", "status"), ("gas", "gas"), ("flies", "fly")],
)
def test_a_singular(word: str, one: str) -> None:
    assert singular(word) == one


def test_names_in_capitals_are_no_plurals() -> None:
    texts = ["CPRS", "PACS archive", "CHARTS", "chart note", "EKG"]
    assert names_in_capitals(texts, VERBS) == {"cprs", "pacs"}


SPELLING = Spelling(["phlebotomy", "venipuncture", "certification", "pediatric", "podiatric"], ["mediation"])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("phlebotmy", "phlebotomy"),
        ("phlebotomyy", None),
        ("phelbotomy", "phlebotomy"),
        ("venipunture", "venipuncture"),
        ("venepuncture", "venipuncture"),
        ("certifcation", "certification"),
        ("certificatoin", "certification"),
        ("phlebotomy", None),
        ("mediation", None),
        ("flebotomy", None),
        ("venipumpture", None),
        ("pudiatric", None),
        ("certified", None),
        ("phlebo", None),
    ],
)
def test_one_wrong_letter_is_mended(word: str, meant: str | None) -> None:
    assert SPELLING.meant(word) == meant


@pytest.mark.parametrize("word", ["installation", "meditation", "addition", "contracting", "residence", "competence"])
def test_an_ordinary_word_is_not_mended(word: str) -> None:
    assert pipeline().normalizer.norm(word).startswith(word[:7])


@pytest.mark.parametrize(
    ("slip", "right"), [("venapunctures", "venipuncture"), ("vacines", "vaccine"), ("physicans", "physicians")]
)
def test_a_listed_slip_has_the_form_of_the_right_word(slip: str, right: str) -> None:
    assert pipeline().normalizer.norm(slip) == pipeline().normalizer.norm(right)


def test_letters_are_never_mended() -> None:
    assert pipeline().normalizer.norm("CEHRX") == "cehrx"

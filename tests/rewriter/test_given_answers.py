"""What a person types: cleaned, doubted, and put into the sentence."""

from __future__ import annotations

import pytest

from analyzer.model import Blank, Confirm, Fact, Glue, RewriteOption, Segment, Span
from analyzer.rewriter import answered, doubt, sentence
from analyzer.rewriter.answers import clean_answer

PATIENTS = Blank("k", "How many?", "patients a day", most=80)
WORDS = Blank("w", "what kind of visits")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  25 ", "25"),
        ("25.", "25"),
        ("about 30,", "about 30"),
        ("30\n35", "30 35"),
        ("[20]", "20"),
        ("(20)", "20"),
        ("\x00\x07", ""),
        ("x" * 200, "x" * 80),
        ("n/a", ""),
        ("Don't know", ""),
        ("??", ""),
        ("word " * 30, "word " * 15 + "word"),
    ],
)
def test_answers_are_cleaned(typed: str, kept: str) -> None:
    assert clean_answer(typed) == kept


@pytest.mark.parametrize("answer", ["25", "30-35", "about 30", "80", "twenty", "1,000 a year"[:2], "25 or so", ""])
def test_a_usual_answer_raises_no_doubt(answer: str) -> None:
    assert doubt(PATIENTS, answer) is None


@pytest.mark.parametrize(
    ("blank", "answer", "about"),
    [
        (PATIENTS, "250", "more than we would expect"),
        (PATIENTS, "60-90", "more than we would expect"),
        (PATIENTS, "a lot", "asks for a number"),
        (PATIENTS, "40%", "asks for patients a day"),
        (PATIENTS, "$40", "asks for patients a day"),
        (PATIENTS, "40 per week", "asks for patients a day"),
        (PATIENTS, "35-30", "backwards"),
        (WORDS, "22", "asks for words"),
    ],
)
def test_an_odd_answer_is_asked_back(blank: Blank, answer: str, about: str) -> None:
    question = doubt(blank, answer)
    assert question is not None
    assert question.startswith("Is that right?")
    assert about in question


def test_words_and_dates_are_not_doubted() -> None:
    assert doubt(WORDS, "physicals and sick visits") is None
    assert doubt(Blank("r1.expires", "month/year on the card"), "05/2027") is None


def option(*segments: Segment) -> RewriteOption:
    return RewriteOption("volume", segments)


ROOMED = Fact("Roomed", Span(0, 6))


@pytest.mark.parametrize(
    ("before", "answer", "after", "text"),
    [
        (" for ", "1", " providers", "Roomed for 1 provider"),
        (" for ", "one", " new patients a week", "Roomed for one new patient a week"),
        (" for ", "2", " providers", "Roomed for 2 providers"),
        (" ", "1", " EKGs a week", "Roomed 1 EKG a week"),
        (" across ", "1", " pieces of equipment", "Roomed across 1 piece of equipment"),
        (" on ", "30-35", " patients a day", "Roomed on 30-35 patients a day"),
        (" on ", "about 30", " patients a day", "Roomed on about 30 patients a day"),
        (" in about ", "about 5", " minutes", "Roomed in about 5 minutes"),
        (", with ", "95%", "% of tests passed", "Roomed, with 95% of tests passed"),
        (" with $", "$400", " a day", "Roomed with $400 a day"),
        (" on ", "25 patients a day", " patients a day", "Roomed on 25 patients a day"),
        (" (", "25 patients a day", " patients a day)", "Roomed (25 patients a day)"),
        (" on ", "25 patients", " patients a day", "Roomed on 25 patients a day"),
        (" on ", "25/day", " patients a day", "Roomed on 25 patients a day"),
        (" on ", "1 per day", " patients a day", "Roomed on 1 patient a day"),
        (" with ", "two", "% of tests passed", "Roomed with two percent of tests passed"),
        (" with ", "95 percent", "% of tests passed", "Roomed with 95 percent of tests passed"),
    ],
)
def test_answers_stand_well_in_the_sentence(before: str, answer: str, after: str, text: str) -> None:
    done = answered(option(ROOMED, Glue(before), PATIENTS, Glue(after)), {"k": answer})
    assert done is not None
    assert sentence(done) == text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("1", "Roomed 1 new patient a day"),
        ("one", "Roomed one new patient a day"),
        ("21", "Roomed 21 new patients a day"),
        ("25 a day", "Roomed 25 new patients a day"),
        ("1 new patients", "Roomed 1 new patients a day"),
        ("about 1", "Roomed about 1 new patient a day"),
    ],
)
def test_answers_stand_well_in_front_of_the_noun_of_the_line(answer: str, text: str) -> None:
    noun = Fact("new patients", Span(7, 19))
    done = answered(option(ROOMED, Glue(" "), PATIENTS, Glue(" "), noun, Glue(" a day")), {"k": answer})
    assert done is not None
    assert sentence(done) == text


def test_an_answer_is_marked_as_one() -> None:
    done = answered(option(ROOMED, Glue(" "), PATIENTS), {"k": "25"})
    assert done is not None
    assert done[-1] == Fact("25", None, answer=True)


def test_a_confirmation_needs_a_yes() -> None:
    ask = Confirm("c", "Epic", "Did you?", Span(10, 14))
    assert answered(option(ROOMED, Glue(" in "), ask), {"c": "no"}) is None
    done = answered(option(ROOMED, Glue(" in "), ask), {"c": "Yes"})
    assert done is not None
    assert sentence(done) == "Roomed in Epic"


def test_an_open_question_leaves_the_option_open() -> None:
    assert answered(option(ROOMED, Glue(" "), PATIENTS), {}) is None
    assert answered(option(ROOMED, Glue(" "), PATIENTS), {"k": " . "}) is None


def test_a_line_break_stays() -> None:
    assert sentence((ROOMED, Glue("  patients\n"), Glue(" Drew blood"))) == "Roomed patients\nDrew blood"

"""What a person types: cleaned, taken or refused, doubted, and put into the sentence."""

from __future__ import annotations

import pytest

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank, Confirm, Fact, Glue, RewriteOption, Segment, Span
from analyzer.rewriter import answered, doubt, refusal, sentence
from analyzer.rewriter.given import clean_answer, taken

PATIENTS = Blank("k", "How many?", "patients a day", most=80)
VOLUME = Blank("7.504.room-patients.volume", "How many?", "patients a day", most=80)
SHARE = Blank("7.504.claims.quality", "What share?", "% of claims", most=100)
MONEY = Blank("7.504.claims.money", "How much?", "dollars a month")
WORDS = Blank("w", "what kind of visits")
CARD = Blank("r1.expires", "month/year on the card")


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
        (PATIENTS, "35-30", "backwards"),
    ],
)
def test_an_odd_answer_is_asked_back(blank: Blank, answer: str, about: str) -> None:
    question = doubt(blank, answer)
    assert question is not None
    assert question.startswith("Is that right?")
    assert about in question
    assert taken(blank, answer) == answer


@pytest.mark.parametrize(
    ("blank", "answer", "about"),
    [
        (PATIENTS, "lots", "asks for a number"),
        (PATIENTS, "yes", "asks for a number"),
        (PATIENTS, "40%", "number of patients a day"),
        (PATIENTS, "$40", "number of patients a day"),
        (PATIENTS, "40 per week", "number of patients a day"),
        (PATIENTS, "12 new hires", "number of patients a day"),
        (PATIENTS, "-30", "number of patients a day"),
        (PATIENTS, "word " * 100, "longer than 80"),
        (VOLUME, "0", "with 0"),
        (SHARE, "200", "100%"),
        (WORDS, "22", "asks for words"),
        (WORDS, "yes", "asks for words"),
        (WORDS, "lots of", "asks for words"),
        (CARD, "lots", "month and year"),
        (CARD, "95", "month and year"),
    ],
)
def test_an_answer_that_makes_no_sentence_is_refused(blank: Blank, answer: str, about: str) -> None:
    said = refusal(blank, answer)
    assert said is not None
    assert said.startswith("Not taken: ")
    assert about in said
    assert doubt(blank, answer) == said
    assert taken(blank, answer) == ""
    assert answered(option(ROOMED, Glue(" "), blank), {blank.key: answer}) is None


@pytest.mark.parametrize(
    ("blank", "answer", "kept"),
    [
        (VOLUME, "about 30-35", "about 30-35"),
        (VOLUME, "1", "1"),
        (VOLUME, "Thirty", "thirty"),
        (VOLUME, "twenty-five patients", "twenty-five"),
        (VOLUME, "30 patients a day", "30"),
        (VOLUME, "25/day", "25"),
        (VOLUME, "30 to 35 daily", "30 to 35"),
        (VOLUME, "25 or so", "about 25"),
        (VOLUME, "30ish", "about 30"),
        (VOLUME, "About 30", "about 30"),
        (VOLUME, "maybe 20-25", "about 20-25"),
        (VOLUME, "unos 20", "about 20"),
        (VOLUME, "around 30ish", "around 30"),
        (VOLUME, "10 plus", "10+"),
        (VOLUME, "30 on average", "30"),
        (VOLUME, "between 20 and 30", "between 20 and 30"),
        (SHARE, "95 percent", "95"),
        (SHARE, "95%", "95%"),
        (SHARE, "0", "0"),
        (MONEY, "$20k", "$20k"),
        (MONEY, "20,000 dollars a month", "20,000"),
        (WORDS, "physicals and sick visits", "physicals and sick visits"),
        (CARD, "5/27", "5/27"),
    ],
)
def test_an_answer_in_other_words_is_taken(blank: Blank, answer: str, kept: str) -> None:
    assert refusal(blank, answer) is None
    assert taken(blank, answer) == kept


@pytest.mark.parametrize("answer", ["", "n/a", "I don't know", "?"])
def test_no_answer_is_neither_refused_nor_taken(answer: str) -> None:
    assert refusal(VOLUME, answer) is None
    assert taken(VOLUME, answer) == ""


def test_every_example_of_the_lexicons_fits_its_question() -> None:
    for term in pipeline().lexicons.of_kind("task"):
        for ask in (*term.ask, *term.extern):
            blank = Blank(f"1.{ask.dimension}", ask.question, ask.unit, ask.hint, ask.most)
            assert not ask.example or taken(blank, ask.example), (term.id, ask.example)
            assert taken(blank, f"12 {ask.unit}") == "12", (term.id, ask.unit)


def test_words_and_dates_are_not_doubted() -> None:
    assert doubt(WORDS, "physicals and sick visits") is None
    assert doubt(CARD, "05/2027") is None


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
        (" ", "1", " pts a day", "Roomed 1 pt a day"),
        (" (", "1", " people)", "Roomed (1 person)"),
        (" ", "1", " Depo/flu shots a week", "Roomed 1 Depo/flu shot a week"),
        (" across ", "1", " pieces of equipment", "Roomed across 1 piece of equipment"),
        (" on ", "30-35", " patients a day", "Roomed on 30-35 patients a day"),
        (" on ", "about 30", " patients a day", "Roomed on about 30 patients a day"),
        (" in about ", "about 5", " minutes", "Roomed in about 5 minutes"),
        (" on ", "25 patients a day", " patients a day", "Roomed on 25 patients a day"),
        (" (", "25 patients a day", " patients a day)", "Roomed (25 patients a day)"),
        (" on ", "25 patients", " patients a day", "Roomed on 25 patients a day"),
        (" on ", "25/day", " patients a day", "Roomed on 25 patients a day"),
        (" on ", "1 per day", " patients a day", "Roomed on 1 patient a day"),
    ],
)
def test_answers_stand_well_in_the_sentence(before: str, answer: str, after: str, text: str) -> None:
    done = answered(option(ROOMED, Glue(before), PATIENTS, Glue(after)), {"k": answer})
    assert done is not None
    assert sentence(done) == text


@pytest.mark.parametrize(
    ("blank", "before", "answer", "after", "text"),
    [
        (SHARE, ", with ", "95%", "% of claims paid", "Roomed, with 95% of claims paid"),
        (SHARE, ", with ", "two", "% of claims paid", "Roomed, with two percent of claims paid"),
        (SHARE, ", with ", "95 percent", "% of claims paid", "Roomed, with 95% of claims paid"),
        (MONEY, " with $", "$400", " a month", "Roomed with $400 a month"),
        (WORDS, " for ", "physicals and sick visits", " visits", "Roomed for physicals and sick visits"),
    ],
)
def test_marks_and_words_stand_once(blank: Blank, before: str, answer: str, after: str, text: str) -> None:
    done = answered(option(ROOMED, Glue(before), blank, Glue(after)), {blank.key: answer})
    assert done is not None
    assert sentence(done) == text


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("1", "Roomed 1 new patient a day"),
        ("one", "Roomed one new patient a day"),
        ("21", "Roomed 21 new patients a day"),
        ("25 a day", "Roomed 25 new patients a day"),
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


def test_a_noun_in_two_pieces_agrees_with_a_lone_one() -> None:
    pieces = (Glue("Handle "), Fact("1", None, answer=True), Glue(" "), Fact("prior", Span(0, 5)))
    told = (*pieces, Fact(" authorizations", Span(5, 20)), Glue(" a week"))
    assert sentence(told) == "Handle 1 prior authorization a week"

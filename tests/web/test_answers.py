"""Which answer counts, where one question stands in several versions of a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from example import RESUME

import analyzer
from analyzer.model import Blank, Confirm, Fact, Finding, Glue, Report, Rewrite, RewriteOption, Span
from web.answers import Choices, read_choices
from web.rewrites import cards

KEY = "4.1.room.volume"
EHR = "4.1.ehr"
HOW_MANY = Blank(KEY, "How many patients?", "patients a day", "Count them.", 80)


@pytest.fixture(scope="module")
def report() -> Report:
    """Two rewrites: one with a question in two versions and a confirmation in the second, one that asks nothing."""
    read = analyzer.check(RESUME, as_of=date(2026, 11, 22))
    start = read.resume.text.index("Roomed patients")
    ehr = read.resume.text.index("eClinicalWorks")
    roomed = Fact("Roomed", Span(start, start + 6))
    using = Confirm(EHR, "eClinicalWorks", "Did you use it?", Span(ehr, ehr + 14))
    options = (
        RewriteOption("volume", (roomed, Glue(" "), HOW_MANY, Glue(" patients a day"))),
        RewriteOption("scope", (roomed, Glue(" "), HOW_MANY, Glue(" patients a day using "), using)),
    )
    phlebotomy = Span(read.resume.text.index("Responsible"), read.resume.text.index("Responsible") + 26)
    plain = RewriteOption(
        "wording", (Glue("Performed "), Fact("phlebotomy", Span(phlebotomy.end - 10, phlebotomy.end)))
    )
    return replace(
        read,
        findings=(Finding("unquantified-task", "should-fix", "No number.", Span(start, start + 6)),),
        rewrites=(
            Rewrite((0,), Span(start, start + 6), "Roomed patients and took vital signs", options),
            Rewrite((0,), phlebotomy, "Responsible for phlebotomy", (plain,)),
        ),
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"answer.KEY": " 20 "}, "20"),
        ({"answer.KEY#0": "20"}, "20"),
        ({"answer.KEY#0": "20", "answer.KEY#1": "30"}, "20"),
        ({"answer.KEY#0": "20", "answer.KEY#1": "30", "option.r1": "1"}, "30"),
        ({"answer.KEY#0": "20", "answer.KEY#1": "", "option.r1": "1"}, "20"),
        ({"answer.KEY#0": "20", "option.r1": "keep"}, None),
        ({"answer.KEY#0": "20", "option.r1": "99"}, "20"),
        ({"answer.KEY#0": "20", "option.r1": "-1"}, "20"),
        ({"answer.KEY#0": "20", "option.r1": "²"}, "20"),
    ],
)
def test_the_chosen_version_counts(report: Report, fields: dict[str, str], expected: str | None) -> None:
    form = {name.replace("KEY", KEY): value for name, value in fields.items()}
    assert read_choices(form, report).answers.get(KEY) == expected


@pytest.mark.parametrize(("chosen", "expected"), [("0", None), ("1", "yes"), ("keep", None)])
def test_a_confirmation_counts_only_in_the_chosen_version(report: Report, chosen: str, expected: str | None) -> None:
    assert read_choices({f"answer.{EHR}#1": "yes", "option.r1": chosen}, report).answers.get(EHR) == expected


def test_a_complete_sentence_counts_only_once_it_is_picked(report: Report) -> None:
    assert read_choices({}, report).by_rewrite() == {"r1": 0, "r2": -1}
    assert read_choices({"option.r1": "keep", "option.r2": "0"}, report).by_rewrite() == {"r1": -1, "r2": 0}


@pytest.mark.parametrize(
    ("answers", "text", "done"),
    [
        ({}, "Roomed [blank 1] patients a day using [eClinicalWorks?]", False),
        ({KEY: "20"}, "Roomed 20 patients a day using [eClinicalWorks?]", False),
        ({EHR: "yes"}, "Roomed [blank 1] patients a day using eClinicalWorks", False),
        ({EHR: "no", KEY: "20"}, "Roomed 20 patients a day using [eClinicalWorks?]", False),
        ({EHR: "yes", KEY: " about 20. "}, "Roomed about 20 patients a day using eClinicalWorks", True),
    ],
)
def test_an_open_sentence_shows_what_is_open(report: Report, answers: dict[str, str], text: str, done: bool) -> None:
    shown = cards(report, Choices((1, None), answers))[0].options[1]
    assert (shown.text, shown.done) == (text, done)


@pytest.mark.parametrize(("answer", "doubted"), [("20", False), ("5,000", True), ("many", True), ("", False)])
def test_an_answer_that_does_not_fit_is_asked_about(report: Report, answer: str, doubted: bool) -> None:
    question = cards(report, Choices((0, None), {KEY: answer}))[0].options[0].questions[0]
    assert bool(question.doubt) == doubted

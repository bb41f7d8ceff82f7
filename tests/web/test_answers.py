"""Which answer counts, where one question stands in several versions of a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from example import POSTING, RESUME

import analyzer
from analyzer.model import Blank, Confirm, Report
from web.answers import Choices, chosen_only, read_choices
from web.rewrites import cards


@pytest.fixture(scope="module")
def report() -> Report:
    return analyzer.check(RESUME, POSTING, as_of=date(2026, 11, 22))


@pytest.fixture(scope="module")
def shared_key(report: Report) -> str:
    """A question that stands in the first two versions of the first rewrite."""
    keys = [{s.key for s in option.segments if isinstance(s, Blank)} for option in report.rewrites[0].options[:2]]
    return sorted(keys[0] & keys[1])[0]


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
def test_the_chosen_version_counts(
    report: Report, shared_key: str, fields: dict[str, str], expected: str | None
) -> None:
    form = {name.replace("KEY", shared_key): value for name, value in fields.items()}
    assert read_choices(form, report).answers.get(shared_key) == expected


def test_a_confirmation_counts_only_in_the_chosen_version(report: Report) -> None:
    places = [
        (r, o, s.key)
        for r, rewrite in enumerate(report.rewrites)
        for o, option in enumerate(rewrite.options)
        for s in option.segments
        if isinstance(s, Confirm)
    ]
    rewrite, option, key = places[0]
    ticked = {f"answer.{key}#{option}": "yes"}
    other = "keep" if len(report.rewrites[rewrite].options) == 1 else str(int(option == 0))
    chosen = read_choices(ticked | {f"option.r{rewrite + 1}": str(option)}, report)
    elsewhere = read_choices(ticked | {f"option.r{rewrite + 1}": other}, report)
    assert chosen.answers[key] == "yes"
    assert not elsewhere.answers.get(key)


def test_a_kept_sentence_has_no_rewrite(report: Report) -> None:
    chosen = (None, *([0] * (len(report.rewrites) - 1)))
    left = chosen_only(report, chosen).rewrites
    assert [r.original for r in left] == [r.original for r in report.rewrites[1:]]
    assert all(len(r.options) == 1 for r in left)


def test_an_open_sentence_shows_its_blanks_and_never_an_unconfirmed_word(report: Report) -> None:
    for index, rewrite in enumerate(report.rewrites):
        for number, option in enumerate(rewrite.options):
            chosen = tuple(number if i == index else None for i in range(len(report.rewrites)))
            shown = cards(report, Choices(chosen, {}))[index].options[number]
            asked = [s for s in option.segments if isinstance(s, Blank | Confirm)]
            assert shown.done == (not asked)
            assert shown.text.count("[") == len(asked)


@pytest.mark.parametrize(("answer", "surprising"), [("20", False), ("5,000", True), ("about 5000", False)])
def test_a_very_high_number_is_asked_about(report: Report, shared_key: str, answer: str, surprising: bool) -> None:
    first = cards(report, Choices((0,) * len(report.rewrites), {shared_key: answer}))[0]
    assert any(q.surprising for q in first.options[0].questions) == surprising

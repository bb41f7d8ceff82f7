"""The pictures of a report: their numbers are those of the report, and they are images that hold no script."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from example import POSTING, RESUME
from lxml import etree

import analyzer
from analyzer.model import Report
from web.charts import charts
from web.texts import LANGUAGES, read_texts

CARDS = "Certified Medical Assistant (CMA), AAMA, expires 05/2028\nBLS, American Heart Association, expires 03/2026"


@pytest.fixture(scope="module")
def report() -> Report:
    resume = RESUME.replace("Certified Medical Assistant (CMA)", CARDS)
    return analyzer.check(resume, POSTING, as_of=date(2026, 11, 22))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_images_without_scripts(report: Report, language: str) -> None:
    made = charts(report, read_texts(language))
    assert set(made) == {"measured", "needs", "cards"}
    for chart in made.values():
        svg = base64.b64decode(chart.picture.removeprefix("data:image/svg+xml;base64,"))
        assert etree.fromstring(svg).tag.endswith("svg")
        assert b"<script" not in svg
        assert b"<!--" not in svg
        assert chart.rows[0][0] in svg.decode()
        assert all(len(row) == len(chart.head) for row in chart.rows)


def test_numbers_are_those_of_the_report(report: Report) -> None:
    made = charts(report, read_texts())
    bullets = [report.annotations.line_at(b.span.start) for b in report.resume.bullets()]
    assert sum(int(row[1]) for row in made["measured"].rows) == sum(bool(b and b.measures) for b in bullets)
    assert sum(int(n) for row in made["measured"].rows for n in row[1:]) == len(bullets)
    scored = [m for m in report.matches if not report.posting.requirements[m.requirement].self_check]
    assert sum(int(n) for row in made["needs"].rows for n in row[1:]) == len(scored)
    assert [row[1:] for row in made["cards"].rows] == [("2026-03", "-8"), ("2028-05", "18")]


def test_without_numbers_there_is_no_picture() -> None:
    assert charts(analyzer.check("Dana Whitfield\n\nSKILLS\nPhlebotomy"), read_texts()) == {}


def test_odd_characters_in_a_title_are_left_out() -> None:
    odd = RESUME.replace("Medical Assistant, Larkspur", "Medical <Assistant> & \x07more, Larkspur")
    assert charts(analyzer.check(odd), read_texts())["measured"].rows

"""The pictures of a report: their numbers are those of the report with the answers so far, and they hold no styles."""

from __future__ import annotations

from datetime import date

import pytest
from example import POSTING, RESUME
from lxml import etree

import analyzer
from analyzer.model import Report
from web.answers import Choices, read_choices
from web.charts import Chart
from web.live import after, charts
from web.texts import LANGUAGES, read_texts

CARDS = """Certified Medical Assistant (CMA), AAMA, expires 05/2028
BLS, American Heart Association, expires 03/2026
Certified Phlebotomy Technician (CPT), NHA, expires 02/2027
Certified EKG Technician (CET), NHA
Certified Clinical Medical Assistant (CCMA), NHA, exam scheduled for 01/2027"""
AS_OF = date(2026, 11, 22)


def drawn(report: Report, form: dict[str, str] | None = None, language: str = "en") -> dict[str, Chart]:
    choices = read_choices(form, report) if form else Choices((None,) * len(report.rewrites), {})
    return charts(read_texts(language), report, after(report, choices))


@pytest.fixture(scope="module")
def report() -> Report:
    return analyzer.check(RESUME.replace("Certified Medical Assistant (CMA)", CARDS), POSTING, as_of=AS_OF)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_hold_only_what_is_seen(report: Report, language: str) -> None:
    made = drawn(report, language=language)
    assert set(made) == {"measured", "needs", "cards"}
    for chart in made.values():
        svg = etree.fromstring(str(chart.picture()))
        assert {e.tag for e in svg.iter()} <= {"svg", "g", "rect", "text", "path"}
        assert not svg.xpath("//@style | //@id")
        assert svg.get("aria-label") == chart.sentence
        assert len(str(chart.picture())) < 4_000
        texts = [t.text for t in svg.iter("text")]
        assert [bar.name for bar in chart.bars if bar.name not in texts] == []
        classes = {g.get("class") for g in svg.iter("g")}
        assert classes == {class_ for class_, _ in chart.legend if any(e.get("class") == class_ for e in svg.iter("g"))}
        assert all(len(row) == len(chart.head) for row in chart.rows)


def test_bars_are_as_long_as_their_numbers(report: Report) -> None:
    chart = drawn(report)["needs"]
    svg = etree.fromstring(str(chart.picture()))
    lengths: dict[str, float] = {}
    for group in svg.iter("g"):
        lengths[group.get("class")] = sum(float(rect.get("width")) for rect in group.iter("rect"))
    whole = {c: sum(bar.parts[i] for bar in chart.bars) for i, c in enumerate(chart.classes)}
    units = {round(lengths[c] / n, 0) for c, n in whole.items() if n}
    assert len(units) == 1
    assert set(lengths) == {c for c, n in whole.items() if n}


def test_numbers_are_those_of_the_report(report: Report) -> None:
    made = drawn(report)
    bullets = [report.annotations.line_at(b.span.start) for b in report.resume.bullets()]
    assert sum(int(row[1]) for row in made["measured"].rows) == sum(bool(b and b.measures) for b in bullets)
    assert sum(int(n) for row in made["measured"].rows for n in row[1:]) == len(bullets)
    scored = [m for m in report.matches if not report.posting.requirements[m.requirement].self_check]
    assert sum(int(n) for row in made["needs"].rows for n in row[1:]) == len(scored)


def test_the_timeline_tells_held_ending_ended_open_planned_and_next(report: Report) -> None:
    chart = drawn(report)["cards"]
    states = read_texts()["charts"]["state"]
    held = {row[0]: (row[1], row[2]) for row in chart.rows}
    assert held["Basic Life Support"] == (states["ended"], "2026-03")
    assert (states["soon"], "2027-02") in held.values()
    assert (states["held"], "2028-05") in held.values()
    assert (states["open"], "–") in held.values()
    assert (states["planned"], "–") in held.values()
    # The ones that end first stand first.
    assert [row[2] for row in chart.rows][:3] == ["2026-03", "2027-02", "2028-05"]
    svg = etree.fromstring(str(chart.picture()))
    labels = [t.text for t in svg.iter("text") if t.get("class") == "at"]
    assert labels[0] == "today"
    assert {"2028"} <= set(labels)
    now = next(float(t.get("x")) for t in svg.iter("text") if t.text == "today")
    for group in svg.iter("g"):
        edges = [(float(r.get("x")), float(r.get("x")) + float(r.get("width"))) for r in group.iter("rect")]
        if group.get("class") == "c3":
            assert all(right < now for _, right in edges)
        if group.get("class") in ("c4", "c5", "c6"):
            assert all(abs(left - now) < 0.5 for left, _ in edges)


def test_a_resume_without_any_end_date_says_so() -> None:
    chart = drawn(analyzer.check(RESUME, as_of=AS_OF))["cards"]
    assert chart.sentence.startswith(read_texts()["charts"]["no_dates"])
    assert "?" not in chart.sentence


def test_pictures_follow_the_answers(report: Report) -> None:
    before = drawn(report)
    roomed = next(i for i, r in enumerate(report.rewrites) if r.original.startswith("Roomed"))
    keys = [s.key for o in report.rewrites[roomed].options for s in o.segments if hasattr(s, "key")]
    form = {f"option.r{roomed + 1}": "0"} | {f"answer.{key}": "20" for key in keys}
    now = drawn(report, form)
    assert int(now["measured"].rows[0][1]) == int(before["measured"].rows[0][1]) + 1
    assert now["measured"].mark != before["measured"].mark
    assert now["needs"].mark == before["needs"].mark


def test_without_numbers_there_is_no_picture() -> None:
    assert drawn(analyzer.check("Dana Whitfield\n\nSKILLS\nPhlebotomy")) == {}


def test_odd_characters_in_a_title_are_left_out_and_long_ones_cut() -> None:
    odd = RESUME.replace("Medical Assistant, Larkspur", f"Medical <Assistant> & \x07more {'x' * 80}, Larkspur")
    chart = drawn(analyzer.check(odd))["measured"]
    etree.fromstring(str(chart.picture()))
    assert len(chart.rows[0][0]) <= 46

"""The report as text and as a page: everything found is said, and what the resume holds is shown as text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from analyzer.batch.overview import overview
from analyzer.batch.rows import Basis, Row
from analyzer.export.as_html import report_html, summary_html
from analyzer.export.as_text import report_text
from analyzer.model import Report
from analyzer.report import check
from samples.catalog import read_catalog

DAY = date(2026, 11, 22)
HOSTILE = """Dana <script>alert(1)</script> Whitfield
dana@example.com
(303) 555-0142

Experience
Medical Assistant, Larkspur Family Clinic {{ 7 * 7 }}
01/2023 - Present
- Responsible for phlebotomy & <b>EKGs</b>
- Roomed patients and took vital signs {% raw %}
"""
POSTING = """Medical Assistant
Requirements
- CMA (AAMA) required
- Experience with Epic preferred <img src=x onerror=alert(1)>
"""


@pytest.fixture(scope="module")
def report() -> Report:
    catalog = read_catalog()
    return check(catalog.try_resume.files[0].read_bytes(), catalog.try_posting.files[0].read_bytes(), as_of=DAY)


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_text_says_every_finding_and_every_need(report: Report) -> None:
    text = words(report_text(report))
    assert report.posting is not None
    for finding in report.findings:
        assert words(finding.message) in text
    for number, _ in enumerate(report.findings, 1):
        assert f" {number}. " in text
    for match in report.matches:
        if match.note and not report.posting.requirements[match.requirement].self_check:
            assert words(match.note) in text


def test_explained_text_shows_every_part(report: Report) -> None:
    text = words(report_text(report, explain=True))
    assert report.match is not None
    for part in (*report.match.parts, *report.draft.parts):
        assert f"{part.points:g}/{part.of:g} {part.name}:" in text


def test_rules_keep_only_what_was_asked_for(report: Report) -> None:
    rule = report.findings[0].rule
    text = words(report_text(report, rules=frozenset({rule})))
    for finding in report.findings:
        assert (words(finding.message) in text) == (finding.rule == rule)


def test_page_stands_alone(report: Report) -> None:
    page = report_html(report)
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert not re.search(r"@import|url\(", page)


def test_what_is_named_in_passing_is_folded(report: Report) -> None:
    page = report_html(report)
    passing = [r.necessity == "mentioned" for r in report.posting.requirements if not r.self_check]
    folded = re.findall(r'<details class="folds">.*?</details>', page, re.S)
    assert len(folded) == 1
    assert f"Also mentioned ({sum(passing)})" in folded[0]
    assert folded[0].count('<li><span class="tag') == sum(passing)
    rest = page.replace(folded[0], "").partition("What the posting asks")[2].partition("What to change")[0]
    assert rest.count('<li><span class="tag') == len(passing) - sum(passing)


def test_page_shows_markup_of_the_resume_as_text() -> None:
    page = report_html(check(HOSTILE, POSTING, as_of=DAY))
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page
    assert "<b>EKGs</b>" not in page
    assert "&lt;b&gt;EKGs&lt;/b&gt;" in page


def test_summary_shows_a_file_name_as_text() -> None:
    row = Row("<i>x</i>.pdf", "", Basis("1", "", "", "2026-11-22"), "error", "broken & gone")
    page = summary_html([row], overview([row], {}))
    assert "1 file, 1 could not be read" in page
    assert "<i>x</i>" not in page
    assert "broken &amp; gone" in page


def test_what_is_said_of_one_bullet_stands_together_and_asks_once() -> None:
    job = "Medical Assistant, Heron Lake Clinic\n2021 - 2024\n- Responsible for rooming patients daily\n"
    text = f"Dana Whitlock\nExperience\n{job}"
    told = report_text(check(text, as_of=DAY)).split("CONSIDER")[0]
    steps, _, findings = told.partition("THEN")
    assert findings.count("Responsible for rooming patients daily") == 1
    assert '"Responsible for" tells' in findings
    assert " ".join(told.split()).count("Type your own number") == 1
    # The first changes only ask, and name the line: the reason stands with its number.
    assert 'below: About how many patients did you room on a usual day? ("Responsible' in " ".join(steps.split())

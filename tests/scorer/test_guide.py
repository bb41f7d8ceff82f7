"""What the career guide says is reachable from every report, the person's own stage first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzer.cli import cli
from analyzer.export.as_html import report_html
from analyzer.export.as_text import report_text
from analyzer.lexicon import load
from analyzer.model import Stage
from analyzer.report import check
from analyzer.scorer.guide import STAGES, guide_topics

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
FIGURES = (
    "12.5%", "112,300", "793,460", "9 to 12 months", "160 to 240 hours", "5 to 15 MAs",
    "$35,020", "$37,610", "$44,200", "$48,160", "$57,830", "$44,720", "$21.25",
)  # fmt: skip
NAMES = ("CMA (AAMA)", "RMA (AMT)", "CAAHEP", "ABHES", "COA", "CPT", "CPC", "CCS", "CMPE", "Lean Six Sigma", "bachelor")


def told(stage: Stage) -> str:
    return "\n".join("\n".join((topic.title, *topic.lines)) for topic in guide_topics(stage))


@pytest.mark.parametrize("stage", STAGES)
def test_everybody_can_read_all_of_it(stage: Stage) -> None:
    text = told(stage)
    assert [f for f in (*FIGURES, *NAMES) if f not in text] == []
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("stage", STAGES)
def test_the_topics_of_the_stage_come_first(stage: Stage) -> None:
    own = {t["title"] for t in load().table("career")["guide"] if stage in t.get("stages", ())}
    assert own
    assert {topic.title for topic in guide_topics(stage)[: len(own)]} == own


def test_it_is_reached_from_the_report_and_the_command_line() -> None:
    report = check((SAMPLES / "family-practice.docx").read_bytes(), as_of=date(2026, 11, 22))
    page = report_html(report)
    for topic in guide_topics(report.career.stage):
        assert topic.title in page
    assert "resume-vitals explain career" in report_text(report)
    shown = CliRunner().invoke(cli, ["explain", "career"], prog_name="resume-vitals").output
    assert all(figure in shown for figure in FIGURES)

"""Rewrites of whole resumes: lines outside the jobs, systems of other jobs, several bullets, the first steps."""

from __future__ import annotations

import importlib.util
import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from analyzer import check
from analyzer.export.as_text import report_text
from analyzer.export.tailoring.tailored import tailor
from analyzer.model import Blank, Report, RewriteOption
from analyzer.rewriter.order import first_steps, promise, whole_gains
from samples.catalog import read_catalog

AS_OF = date(2026, 11, 22)
RESUME = """Dana Whitlow
555-0142 | dana@example.com

EXPERIENCE
Medical Assistant, Alder Clinic, Tacoma, WA
January 2022 - Present
- Room patients and take vital signs
- Charted visits in the EMR
Medical Assistant, Birch Clinic, Tacoma, WA
March 2018 - December 2021
- Roomed patients, took vitals, updated medication lists, gave injections, performed EKGs and drew blood
- Charted visits and entered orders in Epic

CERTIFICATIONS
Certified Medical Assistant
BLS / CPR card

SKILLS
EMR, phlebotomy
"""
POSTING = "Medical Assistant\nRequirements\n- Experience rooming patients and taking vital signs\n- BLS required\n"


@pytest.fixture(scope="module")
def report() -> Report:
    return check(RESUME, POSTING, as_of=AS_OF)


def options_of(report: Report, start: str) -> tuple[RewriteOption, ...]:
    return next((r.options for r in report.rewrites if r.original.startswith(start)), ())


def test_a_card_is_asked_for_its_date_once(report: Report) -> None:
    assert [o.text for o in options_of(report, "BLS")] == ["BLS / CPR card, expires [month/year on the card]"]


def test_a_year_at_the_margin_stays_there() -> None:
    report = check(RESUME.replace("BLS / CPR card", "BLS, American Heart Association\t2024"), POSTING, as_of=AS_OF)
    (option,) = options_of(report, "BLS")
    assert option.text == "BLS, American Heart Association, expires [month/year on the card]\t2024"


def test_a_date_stands_behind_its_credential_in_a_long_line() -> None:
    skills = "Filing, BLS / CPR card, billing, greeting patients, phone manners and a calm word for everyone"
    report = check(RESUME.replace("BLS / CPR card", skills), POSTING, as_of=AS_OF)
    (option,) = options_of(report, "Filing")
    assert "BLS / CPR card (expires [month/year on the card]), billing" in option.text
    assert option.text.endswith("everyone")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("EMR knowledge, phlebotomy", True),
        ("Externship experience with the EMR, phlebotomy", True),
        ("The electronic health record standard, phlebotomy", False),
    ],
)
def test_a_system_is_asked_for_where_somebody_worked_in_one(line: str, asked: bool) -> None:
    text = RESUME.replace("EMR, phlebotomy", line).replace(" in the EMR", "").replace(" in Epic", "")
    report = check(text, POSTING, as_of=AS_OF)
    assert any("[which system?]" in o.text for o in options_of(report, line[:10])) is asked


def test_an_issuer_is_asked_for_and_never_assumed(report: Report) -> None:
    (option,) = options_of(report, "Certified")
    assert option.text.startswith("Certified Medical Assistant ([the organization on the certificate])")
    assert "AAMA" not in option.text


def test_the_system_of_another_job_is_not_offered(report: Report) -> None:
    assert options_of(report, "Room patients")
    assert not any("Epic" in o.text for o in options_of(report, "Room patients"))


def test_rewrites_stand_in_the_order_of_the_resume(report: Report) -> None:
    assert [r.span for r in report.rewrites] == sorted(r.span for r in report.rewrites)


def test_findings_of_a_rewrite_point_at_its_line(report: Report) -> None:
    for rewrite in report.rewrites:
        assert rewrite.findings
        assert all(rewrite.span.overlaps(report.findings[i].span) for i in rewrite.findings)


def test_a_parted_bullet_becomes_two_in_the_word_file(report: Report) -> None:
    index, rewrite = next((i, r) for i, r in enumerate(report.rewrites) if "drew blood" in r.original)
    number = next(i for i, o in enumerate(rewrite.options) if "\n" in o.text)
    done = tailor(report, {}, {f"r{index + 1}": number})
    paragraphs = [p.text for p in Document(io.BytesIO(done.docx)).paragraphs]
    at = paragraphs.index("Roomed patients, took vitals and updated medication lists")
    assert paragraphs[at + 1] == "Gave injections, performed EKGs and drew blood"


def test_first_steps_gain_and_add_up(report: Report) -> None:
    steps = first_steps(report)
    assert 2 <= len(steps) <= 10
    assert all(s.gain > 0 for s in steps)
    assert steps[0].gain == max(s.gain for s in steps)
    assert report.draft.points + sum(s.draft for s in steps) <= report.draft.of + 0.05
    assert len({s.rewrite for s in steps if s.rewrite is not None}) == sum(s.rewrite is not None for s in steps)


def test_first_steps_keep_their_promise(report: Report) -> None:
    """Answering the first measured step for real gives the points that were promised."""
    step = next(s for s in first_steps(report) if report.findings[s.finding].rule == "unquantified-task")
    assert step.rewrite is not None
    assert step.option is not None
    rewrite = report.rewrites[step.rewrite]
    text = "".join("20" if isinstance(s, Blank) else s.text for s in rewrite.options[step.option].segments)
    after = check(RESUME.replace(rewrite.original, text), POSTING, as_of=AS_OF)
    assert after.draft.points - report.draft.points >= step.draft - 0.1 > 0


def test_the_promise_says_from_where_to_where(report: Report) -> None:
    steps = first_steps(report)
    said = promise(report, steps)
    assert f"your draft score from {report.draft.points:.0f} to " in said
    assert promise(report, ()) == ""
    assert promise(report, steps[:1]).startswith("One change moves")


def test_a_strong_resume_has_little_left_to_gain() -> None:
    sample = next(s for s in read_catalog().resumes if s.name == "strong")
    strong = check(sample.files[0].read_bytes(), as_of=AS_OF, name=sample.files[0].name)
    assert sum(s.gain for s in first_steps(strong)) < 12


def test_the_page_of_pairs_is_current_and_holds_every_family() -> None:
    script = Path(__file__).resolve().parents[2] / "docs" / "rewrites.py"
    spec = importlib.util.spec_from_file_location("rewrites_page", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = module.page()
    assert module.PAGE.read_text(encoding="utf-8") == text, "run: make docs"
    assert text.count("| before |") == 30
    assert text.count("\n## ") == 8


def test_a_first_step_names_the_number_and_the_wording_and_none_outweighs_the_one_before() -> None:
    job = "Experience\nMedical Assistant, Elm Clinic\n01/2015 - 03/2020\n"
    report = check(f"Dana Whitlock\n{job}- Responsible for rooming patients\n- Gave vaccines\n- Drew blood\n")
    steps = first_steps(report)
    roomed = next(s for s in steps if "rooming" in s.why)
    assert report.findings[roomed.finding].rule == "unquantified-task"
    assert "Type your own number" in roomed.why
    assert "Responsible for" in roomed.why
    assert roomed.question == roomed.brief == "About how many patients did you room on a usual day?"
    gains = whole_gains(steps)
    assert list(gains) == sorted(gains, reverse=True)


def test_a_first_step_says_in_short_what_is_asked_and_that_the_posting_asks() -> None:
    job = "Experience\nMedical Assistant, Elm Clinic\n01/2015 - Present\n"
    text = f"Dana Whitlock\n{job}- Room patients and take vitals\n- Give vaccines\n"
    posting = "Medical Assistant\nRequirements\nMust room 20 patients a day\nCMA (AAMA) required\n"
    report = check(text, posting, as_of=AS_OF)
    steps = first_steps(report)
    roomed = next(s for s in steps if "rooming" in s.why)
    question = "About how many patients do you room on a usual day?"
    assert roomed.brief == f'{question} The posting asks for it: "Must room 20 patients a day".'
    assert f'{question} ("Room patients and take vitals")' in " ".join(report_text(report).split())
    for step in steps:
        if step.rewrite is None:
            assert step.brief == step.why, "without a rewrite the answer alone changes nothing"


def test_an_expired_card_that_the_posting_requires_is_a_first_step_and_told_once() -> None:
    job = "Experience\nMedical Assistant, Elm Clinic\n01/2015 - Present\n- Roomed 20 patients a day\n"
    text = f"Dana Whitlock\n{job}Certifications\nCMA (AAMA), expires 05/2028\nBLS (AHA), expired 05/2026\n"
    report = check(text, "Medical Assistant\nRequirements\nCurrent BLS card\nCMA (AAMA)", as_of=AS_OF)
    first = first_steps(report)[0]
    assert report.findings[first.finding].rule == "expired-credential"
    assert first.match > 0
    assert "missing-required" not in {f.rule for f in report.findings}

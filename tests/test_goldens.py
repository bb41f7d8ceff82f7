"""Golden reports: what the program says of every sample, word for word. `make golden` writes them anew.

Read the difference before you accept it: each line is what a person would see.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from analyzer.export.as_json import report_dict
from analyzer.export.as_json_reading import resume_dict
from analyzer.export.as_text import report_text
from analyzer.matchers import annotate_resume
from analyzer.model import Resume
from analyzer.report import check, read_resume
from samples.catalog import Sample, read_catalog

FOLDER = Path(__file__).parent / "goldens"
DAY = date(2026, 11, 22)
CATALOG = read_catalog()
# Each resume against the posting that its owner would answer.
PAIRS = {
    "family-practice": "family-practice-epic",
    "student-externship": "family-practice-epic",
    "new-graduate": "pediatrics-bilingual",
    "urgent-care": "urgent-care",
    "cardiology": "urgent-care",
    "ophthalmic-coa": "ophthalmology-coa",
    "administrative": "washington-ma-c",
    "lead-ma": "lead-ma",
    "career-changer": "family-practice-epic",
    "strong": "family-practice-epic",
}


def compare(name: str, text: str, update: bool, more: Callable[[], str] = str) -> None:
    """Compares with the golden file, or writes it; `more` is said of a difference."""
    path = FOLDER / name
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{name} is missing: run make golden, and read it"
    assert text == path.read_text(encoding="utf-8"), f"{name} has changed: if that is right, run make golden. {more()}"


@pytest.mark.parametrize("sample", CATALOG.resumes, ids=lambda s: s.name)
def test_report_is_as_accepted(sample: Sample, request: pytest.FixtureRequest) -> None:
    posting = next(p for p in CATALOG.postings if p.name == PAIRS[sample.name])
    report = check(sample.files[0].read_bytes(), posting.files[0].read_bytes(), as_of=DAY)
    compare(f"{sample.name}.report.txt", report_text(report, explain=True), request.config.getoption("--update-golden"))


@pytest.mark.parametrize("sample", CATALOG.resumes, ids=lambda s: s.name)
def test_structure_is_as_accepted(
    sample: Sample, request: pytest.FixtureRequest, drawn: Callable[[bytes, Resume], str]
) -> None:
    for file in sample.files:
        data = file.read_bytes()
        resume = read_resume(data, name=file.name)
        found = resume_dict(resume, annotate_resume(resume, as_of=DAY))
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        update = request.config.getoption("--update-golden")
        compare(f"{file.name}.parse.json", text, update, partial(drawn, data, resume))


@pytest.mark.parametrize("sample", CATALOG.resumes, ids=lambda s: s.name)
def test_report_without_posting_has_no_match(sample: Sample) -> None:
    found = report_dict(check(sample.files[0].read_bytes(), as_of=DAY))
    assert found["posting"] is None
    assert found["matches"] == []
    assert set(found["scores"]) == {"draft"}


@pytest.mark.parametrize("sample", CATALOG.resumes, ids=lambda s: s.name)
def test_parts_add_up_to_the_score(sample: Sample) -> None:
    for posting in CATALOG.postings:
        report = check(sample.files[0].read_bytes(), posting.files[0].read_bytes(), as_of=DAY)
        assert report.match is not None
        for card in (report.match, report.draft):
            assert card.of == 100.0
            assert card.points == pytest.approx(sum(p.points for p in card.parts), abs=0.05)
            assert all(0 <= p.points <= p.of and p.why for p in card.parts)

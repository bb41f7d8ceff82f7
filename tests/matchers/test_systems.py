"""Ordinary words that are also names of systems: what is worked in, and items of skills."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, annotate_resume
from analyzer.parser import read_document, read_resume

DAY = date(2026, 11, 22)


def systems(line: str) -> set[str]:
    return {m.term for m in annotate(line, as_of=DAY).mentions() if m.kind == "ehr" and m.status == "held"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Roomed 18 patients a day in Athena", {"ehr.athenahealth"}),
        ("Posted copays and closed encounters in Athena", {"ehr.athenahealth"}),
        ("Scheduled visits using Greenway and called no-shows", {"ehr.greenway"}),
        ("Kareo, Athena, Phreesia", {"ehr.kareo", "ehr.athenahealth"}),
        ("Message routing via In Basket", {"ehr.epic"}),
        ("Genesis EHR at the naval clinic", {"ehr.mhs-genesis"}),
        ("Roomed patients in Sunrise, FL", set()),
        ("Roomed patients in the Greenway clinic", set()),
        ("Treated patients with AMD", set()),
        ("Charted in PCC for patients", set()),
        ("Queried logs in AWS Athena, chart of visits", set()),
        ("Reported to Athena Morris, clinic lead", set()),
        ("Kareo, Credible, Punctual", {"ehr.kareo"}),
        ("Credible, Netsmart", {"ehr.credible", "ehr.netsmart"}),
        ("Charted biopsies in EMA on a tablet", {"ehr.ema-modmed"}),
        ("Filed idx cards for each patient", set()),
        ("Customer-centricity training", set()),
    ],
)
def test_the_name_of_a_system_among_clinical_words(line: str, expected: set[str]) -> None:
    assert systems(line) == expected


def test_an_item_of_the_skills_needs_no_company() -> None:
    text = "Ann Roe\nann@example.com\n\nSKILLS\nPhlebotomy\nAthena\nNext Gen\nCredible\n\nEDUCATION\nGenesis\n"
    resume = read_resume(read_document(text))
    found = {m.term for m in annotate_resume(resume, as_of=DAY).mentions() if m.kind == "ehr"}
    assert found == {"ehr.athenahealth", "ehr.nextgen"}


@pytest.mark.parametrize(
    ("line", "system"),
    [
        ("Greenway super user", "ehr.greenway"),
        ("Trained 4 MAs on Expanse", "ehr.meditech"),
        ("Software: Next Gen", "ehr.nextgen"),
        ("Proficient in Greenway", "ehr.greenway"),
    ],
)
def test_a_system_that_somebody_is_at_home_in(line: str, system: str) -> None:
    assert system in {m.term for a in annotate(line, as_of=DAY).lines for m in a.terms}


@pytest.mark.parametrize("line", ["Trained staff on Evident", "Proficient in sunrise yoga", "Goals: Horizon, growth"])
def test_words_that_name_no_system(line: str) -> None:
    assert not [m for a in annotate(line, as_of=DAY).lines for m in a.terms if m.kind == "ehr"]

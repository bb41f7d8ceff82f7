"""Credentials that no lexicon lists: what names one, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate

DAY = date(2026, 11, 22)


def other_licences(line: str) -> list[str]:
    found = annotate(line, as_of=DAY).lines[0]
    return [m.span.of(line) for m in found.terms if m.term == "cert.other-licence"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Certified Legal Interpreter (CLI), 2021", "Certified Legal Interpreter (CLI)"),
        ("Sleep Coaching Certification (SCC) - current", "Sleep Coaching Certification (SCC)"),
        ("Elder Law Certified", "Elder Law Certified"),
        ("Licensed to practice acupuncture in Oregon", "Licensed to practice acupuncture"),
        ("Certified Zumba Instructor with CPR card", "Certified Zumba Instructor"),
        ("CERTIFIED SAFETY AUDITOR", "CERTIFIED SAFETY AUDITOR"),
        ("Licensed Auctioneer, State of Ohio", "Licensed Auctioneer"),
        ("AWS Certified Solutions Architect - Professional, 2022", "AWS Certified Solutions Architect - Professional"),
    ],
)
def test_a_credential_outside_the_lexicons_is_told_by_its_words(line: str, name: str) -> None:
    assert other_licences(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Professional Certification",
        "Licenses and Certifications",
        "Current State License",
        "Sent certified mail to landlords",
        "Registered New Patients and took copays",
        "Certified Public Accountant",
        "CPR Certified",
        "CNA, Texas License",
        "Certified Medical Assistant (CCMA)",
        "Worked in a 60 Licensed Bed hospital",
    ],
)
def test_what_only_looks_like_one(line: str) -> None:
    assert other_licences(line) == []


def test_it_has_a_status_like_any_other() -> None:
    found = annotate("Sitting for Sleep Coaching Certification in May", as_of=DAY).lines[0]
    assert [(m.term, m.status) for m in found.terms] == [("cert.other-licence", "planned")]

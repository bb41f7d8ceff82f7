"""How terms are found: company words, spelling, gaps, lists, and credentials behind a name."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate, annotate_resume, pipeline
from analyzer.matchers.terms.company import Company
from analyzer.matchers.words.lists import list_marks, veto_reach
from analyzer.matchers.words.words import Word
from analyzer.model import Span
from analyzer.parser import read_document, read_resume

DAY = date(2026, 11, 22)


def found(line: str) -> dict[str, str]:
    """What each term was found by."""
    return {m.term: m.span.of(line) for m in annotate(line, as_of=DAY).mentions()}


def words(line: str) -> list[Word]:
    return pipeline().normalizer.words(line)


@pytest.mark.parametrize(
    ("entry", "line", "fits"),
    [
        ("phlebotom", "a phlebotomist", True),
        ("phlebotom", "Phlebotomy", True),
        ("clinic", "clinical", True),
        ("clinic!", "clinical", False),
        ("clinic!", "the Clinic.", True),
        ("clinic!", "clinics", False),
        ("IM", "an IM shot", True),
        ("IM", "im not sure", False),
        ("IM", "IMs sent", True),
        ("IM", "IMPROVED", False),
        ("IDS", "ID", False),
        ("ID", "PHOTO IDS", True),
        ("GI", "GI CLINIC", True),
        ("long-term care", "long term care", False),
        ("long term care", "long-term care", True),
        ("Awards", "rewards", False),
    ],
)
def test_company_words(entry: str, line: str, fits: bool) -> None:
    assert Company((entry,)).stands_in(line, 0, len(line)) is fits


def test_company_is_looked_for_in_its_reach_only() -> None:
    assert Company(("news!",)).stands_in("good news today", 0, 15)
    assert not Company(("news!",)).stands_in("good news today", 9, 15)
    assert not Company(()).stands_in("anything", 0, 8)


@pytest.mark.parametrize(
    ("line", "term", "shown"),
    [
        ("Charted in Epic.", "ehr.epic", "Epic"),
        ("CMA (AAMA), 2020", "cert.cma-aama", "CMA (AAMA)"),
        ("C.M.A. (A.A.M.A.)", "cert.cma-aama", "C.M.A. (A.A.M.A.)"),
        ("CMA(AAMA)", "cert.cma-aama", "CMA(AAMA)"),
        ("certified  medical   assistant", "cert.ma-unspecified", "certified  medical   assistant"),
        ("BLS/CPR", "cert.bls", "BLS"),
        ("•BLS(AHA)/CPR", "cert.cpr", "CPR"),
        ("Certifed Medical Assistant", "cert.ma-unspecified", "Certifed Medical Assistant"),
        ("Certificed Medcial Assistant", "cert.ma-unspecified", "Certificed Medcial Assistant"),
    ],
)
def test_the_words_that_show_a_term(line: str, term: str, shown: str) -> None:
    assert found(line)[term] == shown


@pytest.mark.parametrize(
    "line",
    [
        "Made sure scripts were signed",
        "An epic effort",
        "Good health. Care of patients",
        "Learned at Point. Click, care",
    ],
)
def test_ordinary_words_are_no_product(line: str) -> None:
    assert not [t for t in found(line) if t.startswith(("ehr.", "tool."))]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("a, b, c, d", 3),
        ("EKG | vitals | charting | phones", 3),
        ("a, b, c", 0),
        ("Roomed patients, drew blood from children, gave shots to adults, and cleaned every room", 0),
        ("", 0),
    ],
)
def test_a_list_of_short_items(line: str, marks: int) -> None:
    assert len(list_marks(line, words(line))) == marks


def test_a_veto_reaches_two_items_in_a_list() -> None:
    line = "one, two, three, four, five, six, seven"
    own = words(line)
    left, right = veto_reach(line, own, list_marks(line, own), 3, 4)
    assert line[left:right].strip(", ") == "two, three, four, five, six"
    left, right = veto_reach(line, own, (), 3, 4)
    assert (left, right) == (0, len(line))


def resume_mentions(name_line: str) -> dict[str, str]:
    text = (
        f"{name_line}\ndana@example.com\n\nEXPERIENCE\nMedical Assistant, Lake Clinic, 2020 - 2024\n- Roomed patients\n"
    )
    resume = read_resume(read_document(text))
    return {m.term: m.status for m in annotate_resume(resume, as_of=DAY).mentions() if m.kind == "cert"}


@pytest.mark.parametrize(
    ("name_line", "expected"),
    [
        ("Dana Example, CMA", {"cert.ma-unspecified": "held"}),
        ("Dana Example, RMA (AMT)", {"cert.rma-amt": "held"}),
        ("Dana Example, CCMA, CPT", {"cert.ccma-nha": "held", "cert.cpt-phlebotomy": "held"}),
        ("Dana Example, CMA (AAMA), CPT (NHA)", {"cert.cma-aama": "held", "cert.cpt-nha": "held"}),
        ("Dana Example", {}),
    ],
)
def test_letters_behind_a_name_are_credentials(name_line: str, expected: dict[str, str]) -> None:
    assert resume_mentions(name_line) == expected


def test_hidden_lines_and_headings_show_nothing() -> None:
    resume = read_resume(read_document("Dana Example\n\nCERTIFICATIONS\nBLS, AHA\n"))
    kinds = {x.span.of(resume.text): x.kind for x in annotate_resume(resume, as_of=DAY).lines if x.span.of(resume.text)}
    assert kinds["CERTIFICATIONS"] == "other"
    assert kinds["BLS, AHA"] == "credential"


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("Verified insurance and took photos for the infectious disease clinic", "specialty.infectious-disease"),
        ("Updated lists and reviewed charts at the asthma and allergy center", "specialty.allergy-immunology"),
        ("Collected copays at an orthopedic clinic and ordered orthopedic supplies", "specialty.orthopedics"),
        ("Scanned insurance cards in the cardiac unit", "specialty.cardiology"),
    ],
)
def test_a_named_place_stays_whatever_else_the_line_tells(line: str, term: str) -> None:
    assert term in found(line)


@pytest.mark.parametrize("line", ["Law firm and private practice of law", "Dental insurance and dental plan office"])
def test_what_touches_the_name_of_a_place_still_forbids_it(line: str) -> None:
    assert not {t for t in found(line) if t.startswith(("specialty.", "setting."))}


def test_a_veto_touches_where_no_word_stands_between() -> None:
    company, line = Company(["inject"]), "injections, clinic injections"
    clinic = Span(line.index("clinic"), line.index("clinic") + 6)
    assert company.touches(line, clinic, 0, len(line))
    assert not company.touches(line, clinic, 0, clinic.end)


def test_names_of_systems_in_capitals_need_company_too() -> None:
    assert {"ehr.altera-sunrise", "ehr.greenway"} <= set(found("EMR: SUNRISE, GREENWAY"))
    assert "ehr.altera-sunrise" not in found("OPENED THE STORE AT SUNRISE")

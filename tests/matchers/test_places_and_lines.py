"""Places that are worked in, not talked to; kinds of short lines of assistants; measures told with their time."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate
from analyzer.model import LineAnnotation

DAY = date(2026, 11, 22)


def read(line: str) -> LineAnnotation:
    return annotate(line, as_of=DAY).lines[0]


def places(line: str) -> set[str]:
    kinds = ("setting.", "specialty.")
    return {m.term.partition(".")[2] for m in read(line).terms if m.term.startswith(kinds)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Gave care in hospitals and nursing homes", {"hospital-inpatient", "long-term-care"}),
        ("Three years of draws in a 150-bed hospital lab", {"hospital-inpatient", "laboratory"}),
        ("Helped five clients in their own homes with bathing", {"home-health"}),
        ("Emergency settings and urgent care", {"emergency-department", "urgent-care"}),
        ("Checked in patients and took copays", set()),
        ("Called physicians' offices for signed orders", set()),
        ("Taught stretches for clients to do in their homes, with a sheet of exercises", set()),
        ("Turned residents with bariatric slings", set()),
        ("Arranged hospital admissions", set()),
    ],
)
def test_a_place_is_where_somebody_works(line: str, expected: set[str]) -> None:
    assert places(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Selling scanners to hospitals and clinics", set()),
        ("Cold calls to nursing homes and doctors' offices", set()),
        ("Sold contact lenses in an optical shop", {"optometry"}),
        ("Six months in retail sales and two years in a hospital", {"hospital-inpatient"}),
        ("MTF, 300 soldiers", {"military-facility"}),
    ],
)
def test_whom_goods_are_sold_to_is_no_place_of_work(line: str, expected: set[str]) -> None:
    assert places(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("In-patient care and out-patient visits", {"hospital-inpatient", "hospital-outpatient"}),
        ("Skilled in patient flow", set()),
        ("Certified in patient registration", set()),
    ],
)
def test_in_patients_are_written_with_their_hyphen(line: str, expected: set[str]) -> None:
    assert places(line) == expected


def test_a_field_and_a_place_of_one_name_are_told_once() -> None:
    found = [m.term for m in read("Pharmacy technician, nights").terms]
    assert found == ["specialty.pharmacy"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("4 years in a dermatology office", "summary"),
        ("Two years at Hillview Community College", "education"),
        ("Over two years as a phlebotomist", "summary"),
        ("Hoping to bring three years of front desk work to a family practice", "summary"),
        ("Friendly and quick Phlebotomy Technician ready to work early shifts", "summary"),
        ("Kind Medical Assistant Extern bringing a year of reception work and calm manners", "summary"),
        ("Riverview Urgent Care, Bay Area", "title"),
        ("Certified Medical Assistant | Internal Medicine", "title"),
        ("Outpatient Certified Pharmacy Technician", "title"),
        ("Certified Medical Assistant", "credential"),
        ("Managed care gaps and recalls for four providers", "duty"),
        ("Managed care contracts", "skills"),
        ("Autoclave operation", "skills"),
        ("Operated the autoclave", "duty"),
    ],
)
def test_the_kind_of_a_short_line(line: str, kind: str) -> None:
    assert read(line).kind == kind


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Cut average hold time from 9 minutes to 4 minutes", ["from 9 minutes to 4 minutes"]),
        ("Kept zero resident falls on the wing for 11 months", ["zero resident falls on the wing for 11 months"]),
        ("Turned residents with no pressure ulcers", ["no pressure ulcers"]),
        ("Gave shots with zero errors for two years", ["zero errors for two years"]),
        ("Watched residents for falls for 11 months", []),
    ],
)
def test_a_measure_is_told_with_its_time(line: str, expected: list[str]) -> None:
    assert [line[m.span.start : m.span.end] for m in read(line).measures] == expected


def test_what_is_only_trained_is_the_next_thing() -> None:
    assert {(m.term, m.status) for m in read("CPCT/A certified, EKG trained").terms if m.term == "cert.pct"} == {
        ("cert.pct", "held")
    }
    line = "Two years as a certified nursing assistant, then three as a patient care technician"
    assert "cert.pct" not in {m.term for m in read(line).terms}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("2 years of vascular experience", {"specialty.vascular"}),
        ("Assisted 3 pulmonary providers", {"specialty.pulmonology"}),
        ("Provided care in a pulmonary setting", {"specialty.pulmonology"}),
        ("Worked in allergy and urgent care", {"specialty.allergy-immunology", "setting.urgent-care"}),
        (
            "Floated to pain, allergy and pulmonary",
            {"specialty.pain-medicine", "specialty.allergy-immunology", "specialty.pulmonology"},
        ),
        (
            "Worked in IM, FM, and peds",
            {"specialty.internal-medicine", "specialty.family-medicine", "specialty.pediatrics"},
        ),
        ("Trained in chest compressions and pain assessment", set()),
        ("Sent patients to respiratory", set()),
    ],
)
def test_fields_that_one_worked_in(line: str, fields: set[str]) -> None:
    places = {m.term for a in annotate(line, as_of=DAY).lines for m in a.terms if m.kind in ("specialty", "setting")}
    assert places == fields

"""Everyday words name a field of medicine in the name of a place, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.matchers import annotate

DAY = date(2026, 11, 22)


def fields(line: str) -> dict[str, str]:
    """The fields of medicine that a line tells of, each with its status."""
    terms = annotate(line, as_of=DAY).lines[0].terms
    return {m.term.partition(".")[2]: m.status for m in terms if m.kind == "specialty"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Medical Assistant, Ridgefield Lung Specialists", {"pulmonology"}),
        ("CMA, Prairie Eye & Ear Associates", {"ophthalmology", "otolaryngology"}),
        ("Front desk, Tri-Rivers Heart, Lung and Vein Institute", {"cardiology", "pulmonology", "vascular"}),
        ("Center for Digestive Health, scope room", {"gastroenterology"}),
        ("Lead MA, Kidney & Hypertension Consultants", {"nephrology"}),
        ("Extern, Department of Pain Medicine", {"pain-medicine"}),
        ("Helped the foot doctor with nail care", {"podiatry"}),
        ("Heart failure clinic aide", {"electrophysiology"}),
        ("Listened to heart and lung sounds in the clinic", set()),
        ("Checked heart rate and pain, clinic float", set()),
        ("Opened a 3,000 square foot medical office", set()),
        ("Cancer support group leader", set()),
        ("Clerk, National Kidney Foundation office", set()),
        ("CNA, Sacred Heart Medical Center", set()),
        ("Aide, Golden Hearts Care Services", set()),
        ("Aide, Golden Heart Care Services", set()),
        ("Skin care specialist at a salon", set()),
        ("Eye contact and a clean office", set()),
        ("Pain MA, 2020-2022", {"pain-medicine"}),
        ("Medical Assistant - Vascular", {"vascular"}),
        ("Externship: EP clinic", {"electrophysiology"}),
        ("Managed pain and nurse call lights", set()),
        ("Departments: dermatology, vascular and urology", {"dermatology", "vascular", "urology"}),
        ("Patients with HIV, diabetes and asthma", {"infectious-disease"}),
        ("Assessed cardiac, lung and bowel sounds", {"cardiology"}),
        ("Wrote an EP record", set()),
    ],
)
def test_an_everyday_word_in_the_name_of_a_place(line: str, expected: set[str]) -> None:
    assert fields(line).keys() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Float: MS, tele, ICU", {"nursing-care"}),
        ("Unit clerk, neuro ICU", {"neurology", "nursing-care"}),
        ("Helped an otolaryngologist with nasal endoscopy", {"otolaryngology"}),
        ("State department of corrections and rehabilitation, clerk", set()),
        ("Geology lab assistant, Mohs hardness tests", set()),
    ],
)
def test_letters_and_words_of_another_field(line: str, expected: set[str]) -> None:
    assert fields(line).keys() == expected


@pytest.mark.parametrize(
    ("line", "term", "shown"),
    [
        ("College of Public Health, 2014", "setting.public-health", False),
        ("Member, American Academy of Pediatrics", "specialty.pediatrics", False),
        ("Clerk, Medical College of Lorain Hospital", "setting.hospital-inpatient", True),
        ("Worked in ER for two years", "setting.emergency-department", True),
        ("Drew ER models of a database", "setting.emergency-department", False),
        ("Worked in a CHC for three years", "setting.fqhc", True),
        ("RHC float, two rooms", "setting.rural-health-clinic", True),
        ("Dismissed RHC results", "setting.rural-health-clinic", False),
        ("Not comfortable in ER", "setting.emergency-department", False),
    ],
)
def test_schools_and_letters(line: str, term: str, shown: bool) -> None:
    mentions = annotate(line, as_of=DAY).lines[0].terms
    assert any(m.term == term and m.status != "negated" for m in mentions) is shown


def test_where_somebody_hopes_to_work_is_no_field_of_theirs_yet() -> None:
    assert fields("Hoping to work in dermatology one day") == {"dermatology": "planned"}
    assert fields("Interested in cardiology") == {"cardiology": "planned"}
    line = "Interested in pediatrics, with 5 years in family practice"
    assert fields(line) == {"pediatrics": "planned", "family-medicine": "held"}

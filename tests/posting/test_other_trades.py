"""What postings of neighbouring trades ask for: their licences, their schools, and degrees as different ways in."""

from __future__ import annotations

import pytest
from asking import asked, requirements

OTHER = {"required cert.other-licence"}
LICENCES = [
    ("Current Respiratory Care Practitioner license", OTHER),
    ("Registered Pulmonary Function Technologist", OTHER),
    ("Registered Electroencephalographic Technologist", OTHER),
    ("CBDT certification in bone densitometry", OTHER),
    ("Fluoroscopy permit from the State of Oregon", OTHER),
    ("Licensed Dental Hygienist", OTHER),
    ("Certified Surgical First Assistant (CSFA)", OTHER),
    ("Licensed by the Board of Optometry", OTHER),
    ("Registry eligible Radiologic Technologist", {"required cert.arrt"}),
    ("Dental radiography license", {"required cert.dental-assistant"}),
    ("Accreditation as a medical assistant preferred", {"preferred cert.ma-unspecified"}),
    ("Proficiency in at least one other language preferred", {"preferred language.bilingual"}),
    ("Fluency in another language a plus", {"preferred language.bilingual"}),
    ("Must be able to maintain strict confidentiality", {"required task.compliance"}),
    ("Fire safety training completed within a month of hire", set()),
    ("Completed training as a medical assistant", {"required education.ma-program"}),
    (
        "Training as a medical assistant, pharmacy technician or other background in care",
        {"required education.ma-program|education.vocational-other"},
    ),
]


@pytest.mark.parametrize(("line", "ids"), LICENCES)
def test_what_neighbouring_trades_ask_for(line: str, ids: set[str]) -> None:
    assert asked(f"Requirements\n{line}") == ids


WAYS = [
    "GED plus 3 years of related experience\nBachelor's degree or\nAssociates plus 1 year of related experience",
    "Equivalent to one of the following:\n- GED plus 4 years of work\n- Bachelor's degree\n- Associate degree",
    "GED with 5 years of related experience or\nBachelor's degree or\nAssociate's degree",
]


@pytest.mark.parametrize("lines", WAYS)
def test_degrees_on_lines_of_their_own_may_be_different_ways_in(lines: str) -> None:
    ways = [a for a in asked(f"Requirements\n{lines}") if "education." in a]
    assert len(ways) == 1
    assert ways[0].count("education.") == 3


def test_degrees_are_asked_for_each_where_nothing_joins_them() -> None:
    ways = asked("Requirements\nHigh school diploma\nAssociate degree preferred")
    assert ways == {"required education.high-school", "preferred education.associate"}


def licences(text: str) -> int:
    return sum(r.any_of == ("cert.other-licence",) for r in requirements(text))


def test_two_licences_outside_the_list_are_two_needs_and_one_said_twice_is_one() -> None:
    card = "Requirements\nRegistered Pulmonary Function Technologist"
    assert licences(f"{card}\nLicensed Dental Hygienist") == 2
    assert licences(f"{card}\nMust be a Registered Pulmonary Function Technologist") == 1

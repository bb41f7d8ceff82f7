"""Where a city and its state stand in a piece of a line."""

from __future__ import annotations

import pytest

from analyzer.parser.resume.places import find_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dr. Harlan Cole, MD-Kent OH", "Kent OH"),
        ("OAKLAWN OB/GYN-Kent, OH", "Kent, OH"),
        ("Oaklawn Family Medicine-Kent OH", "Kent OH"),
        ("Oak Hospital-El Paso TX", "El Paso TX"),
        ("Winston-Salem NC", "Winston-Salem NC"),
        ("Oak Clinic, Winston-Salem, NC", "Winston-Salem, NC"),
        ("Oak Clinic, Akron/Kent, OH", "Kent, OH"),
        ("Oak Clinic, Coeur d’Alene, ID", "Coeur d’Alene, ID"),
        ("Oak Clinic, Coeur d’Alene ID", "Coeur d’Alene ID"),
        ("Oak Health Winston-Salem NC", None),
    ],
)
def test_places(text: str, place: str | None) -> None:
    found = find_place(text)
    assert (found and found.of(text)) == place

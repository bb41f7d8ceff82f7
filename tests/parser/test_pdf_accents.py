"""Accents that a PDF draws as characters of their own."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from analyzer.parser.pdf import accents
from analyzer.parser.pdf.accents import TAKEN, with_accents

HEIGHT = 20.0


@pytest.mark.parametrize(
    ("text", "over", "expected"),
    [
        ("Ren´ee", {3: 4}, f"Ren{TAKEN}ée"),
        ("Rene´e", {4: 3}, f"René{TAKEN}e"),
        ("Cl´ınica", {2: 3}, f"Cl{TAKEN}ínica"),
        ("gar¸con", {3: 4}, f"gar{TAKEN}çon"),
        ("it´s `quoted`", {}, "it´s `quoted`"),
        ("Cieslak ´\n", {8: 3}, "Cieślak  \n"),
        ("x´q", {1: 2}, "x´q"),
    ],
)
def test_accents_are_those_of_the_letters_under_them(
    text: str, over: dict[int, int], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boxes(_: int, indexes: list[int]) -> NDArray[np.float32]:
        places = [(over.get(i, i) * 10.0, HEIGHT, over.get(i, i) * 10.0 + 9.0, 0.0) for i in indexes]
        return np.array(places, dtype=np.float32)

    monkeypatch.setattr(accents.lib, "character_boxes", boxes)
    assert with_accents(text, 0) == expected

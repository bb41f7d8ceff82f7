"""What is read of the labelled lines: no change may lose more than it gains."""

from __future__ import annotations

import pytest

from bench import labelled

# A little below what is reached; `python -m bench.labelled` prints today's figures.
LEAST = {
    "task": 0.89, "cert": 0.93, "status": 0.95, "place": 0.94, "system": 0.96, "measure": 0.97, "unquantified": 0.935,
    "kind": 0.945, "measured task": 0.93,
}  # fmt: skip


@pytest.mark.parametrize(("row", "least"), LEAST.items())
def test_labelled_lines_are_read_as_well_as_before(row: str, least: float) -> None:
    found = labelled.score()[row]
    assert found.f1 >= least, "\n".join(found.misses[:20])


def test_every_label_is_an_id_of_the_lexicons() -> None:
    known = {term.id for term in labelled.pipeline().lexicons.terms.values()}
    named = {i for label in labelled.read_labels("tasks") for i in (*label["tasks"], *label["optional"])}
    named |= {i for label in labelled.read_labels("places_and_systems") for i in (*label["terms"], *label["optional"])}
    named |= {i for label in labelled.read_labels("credentials") for ids, _ in label["certs"] for i in ids}
    assert named - known == set()

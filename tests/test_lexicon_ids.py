"""The ids of the committed lexicons: their form, and that they are those of the inventory."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzer.lexicon import KINDS, Term, load

TERMS = tuple(load().terms.values())
ID = re.compile(r"^[a-z]+\.[a-z0-9-]+$")


def inventory(shared: Path) -> dict[str, str]:
    """The ids of the inventory with their names."""
    rows = (shared / "knowledge" / "inventory.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = (row.split("\t") for row in rows if row.strip())
    assert head[:3] == ["id", "kind", "name"]
    return {row[0]: row[2] for row in body}


@pytest.mark.parametrize("term", TERMS, ids=lambda t: t.id)
def test_an_id_is_plain(term: Term) -> None:
    assert ID.match(term.id)
    assert re.fullmatch(r"\d{4}-\d{2}", term.checked)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ids_are_those_of_the_inventory(shared: Path, kind: str) -> None:
    expected = {x for x in inventory(shared) if x.startswith(f"{kind}.")}
    own = {t.id for t in TERMS if t.kind == kind}
    assert expected, f"the inventory names no {kind}"
    assert sorted(expected - own) == [], "in the inventory, not in a lexicon"
    assert sorted(own - expected) == [], "in a lexicon, not in the inventory"


def test_the_inventory_has_no_other_kind(shared: Path) -> None:
    assert {x.split(".", 1)[0] for x in inventory(shared)} == set(KINDS)


@pytest.mark.parametrize("kind", ["cert", "language", "education", "tool"])
def test_an_ambiguous_name_shows_what_it_is_not(kind: str) -> None:
    bare = [t.id for t in TERMS if t.kind == kind and t.ambiguous and not t.misses]
    assert bare == []

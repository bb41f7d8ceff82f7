"""The sets of terms that a posting's rules speak of as one, and the ids that the table names."""

from __future__ import annotations

import pytest

from analyzer.errors import LexiconError
from analyzer.lexicon import load
from analyzer.posting.groups import Groups

TABLE = load().table("posting")
KNOWN = load().terms


def test_the_groups_of_the_lexicon_are_terms() -> None:
    groups = Groups.build(TABLE["groups"], KNOWN)
    assert "cert.bls" in groups.life_support
    assert groups.life_support.isdisjoint(groups.one_credential)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"one_credential": []}, "the group 'one_credential' is missing or empty"),
        ({"life_support": ["cert.blss"]}, "life_support names 'cert.blss', which is no term"),
        ({"colleagues": ["cert.rn"]}, "unknown group 'colleagues'"),
    ],
)
def test_a_wrong_group_is_refused(change: dict[str, list[str]], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Groups.build({**TABLE["groups"], **change}, KNOWN)


@pytest.mark.parametrize("part", ["phrase", "not_asked"])
def test_phrases_name_terms(part: str) -> None:
    named = {i for entry in TABLE[part] for i in entry["ids"]}
    assert named
    assert sorted(named - set(KNOWN)) == []


def test_letters_name_terms() -> None:
    letters = TABLE["letters"]
    named = {*letters["ids"].values(), *letters["spelled"].values(), *letters["confused_with"]}
    assert sorted(named - set(KNOWN)) == []

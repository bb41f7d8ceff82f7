"""Every example of every term holds: the lexicons are their own tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.lexicon import Term, load
from analyzer.matchers.pipeline import pipeline
from analyzer.matchers.proof import shown_ids, unproved

LEXICONS = load()
FILES = sorted({term.where.rsplit(":", 1)[0] for term in LEXICONS.terms.values()})


def terms_of(file: str) -> list[Term]:
    return [t for t in LEXICONS.terms.values() if t.where.rsplit(":", 1)[0] == file]


def test_there_are_term_files() -> None:
    assert len(FILES) >= 6


@pytest.mark.parametrize("file", FILES)
def test_every_hit_and_miss_holds(file: str) -> None:
    terms = terms_of(file)
    assert terms
    assert sum(len(t.hits) for t in terms) >= len(terms)
    assert list(unproved(pipeline(), terms)) == []


def test_a_wrong_example_is_named_with_file_and_line() -> None:
    term = next(t for t in terms_of(FILES[0]) if t.hits)
    wrong = replace(term, hits=("Sold shoes",), misses=term.hits[:1])
    said = list(unproved(pipeline(), [wrong]))
    assert len(said) == 2
    assert all(x.startswith(term.where) for x in said)
    assert "is not found in its hit" in said[0]
    assert "is found in its miss" in said[1]


def test_a_negated_term_is_not_shown() -> None:
    assert "ehr.epic" in shown_ids(pipeline(), "Charted in Epic")
    assert "ehr.epic" not in shown_ids(pipeline(), "No Epic experience")

"""Verb forms by rule and by list."""

from __future__ import annotations

import pytest

from analyzer.lexicon import load
from analyzer.matchers.words.inflection import TENSES, Tense, build_verbs, regular_forms

TABLE = load().table("verbs")
VERBS = build_verbs(TABLE)


@pytest.mark.parametrize(
    ("verb", "past", "gerund", "third"),
    [
        ("room", "roomed", "rooming", "rooms"),
        ("schedule", "scheduled", "scheduling", "schedules"),
        ("carry", "carried", "carrying", "carries"),
        ("stay", "stayed", "staying", "stays"),
        ("prep", "prepped", "prepping", "preps"),
        ("stock", "stocked", "stocking", "stocks"),
        ("wash", "washed", "washing", "washes"),
        ("fax", "faxed", "faxing", "faxes"),
        ("monitor", "monitored", "monitoring", "monitors"),
        ("control", "controlled", "controlling", "controls"),
        ("oversee", "overseed", "overseeing", "oversees"),
        ("review", "reviewed", "reviewing", "reviews"),
    ],
)
def test_regular_forms(verb: str, past: str, gerund: str, third: str) -> None:
    assert regular_forms(verb) == {"base": verb, "past": past, "participle": past, "gerund": gerund, "third": third}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("drew", "draw"), ("drawn", "draw"), ("took", "take"), ("taken", "take"), ("led", "lead"), ("gave", "give"),
        ("oversaw", "oversee"), ("taught", "teach"), ("submitted", "submit"), ("labeled", "label"), ("ran", "run"),
        ("charting", "chart"), ("triaged", "triage"), ("swabbed", "swab"),
    ],
)  # fmt: skip
def test_a_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert VERBS.forms[form].lemma == lemma


@pytest.mark.parametrize(
    ("lemma", "tense", "form"),
    [
        ("draw", "past", "drew"),
        ("draw", "participle", "drawn"),
        ("draw", "gerund", "drawing"),
        ("set up", "past", "set up"),
        ("set up", "gerund", "setting up"),
        ("follow up", "past", "followed up"),
        ("room", "base", "room"),
        ("lead", "third", "leads"),
    ],
)
def test_inflecting(lemma: str, tense: Tense, form: str) -> None:
    assert VERBS.inflect(lemma, tense) == form


@pytest.mark.parametrize("lemma", sorted(VERBS.band_of))
def test_every_form_of_every_verb_is_known(lemma: str) -> None:
    noun = lemma.split(" ")[0] in TABLE["mostly_nouns"]
    for tense in TENSES:
        head = VERBS.inflect(lemma, tense).split(" ")[0]
        assert (head in VERBS.forms) == (not noun or tense in ("past", "participle"))


def test_a_verb_has_one_band() -> None:
    named = [verb for verbs in TABLE["bands"].values() for verb in verbs]
    assert len(named) == len(set(named))


def test_sets_expand_and_unknown_ones_are_refused() -> None:
    assert VERBS.expand(("@give", "swab")) == {*TABLE["sets"]["give"], "swab"}
    with pytest.raises(KeyError):
        VERBS.expand(("@nothing",))

"""Verb forms: every form of the known verbs to its lemma, and back.

The verbs, their strength bands and irregular forms come from `lexicons/verbs.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

from analyzer.lexicon import Lexicons
from analyzer.matchers.words.spelling import Spelling
from analyzer.matchers.words.word_memory import WordMemory

Tense = Literal["base", "past", "participle", "gerund", "third"]
TENSES: tuple[Tense, ...] = ("base", "past", "participle", "gerund", "third")
_VOWELS = "aeiou"
# Of other endings a noun lies too close ("providers", "provides").
_MENDED = ("ed", "ing")
# Shorter words in "-d" are words of their own ("fund", "bold").
_LEAST_CLIPPED = 7
# Stressed final syllables double the last letter; other longer verbs ("monitor", "deliver") do not.
_DOUBLING = ("control", "permit", "commit", "admit", "omit", "defer", "infer", "occur", "equip")


class Form(NamedTuple):
    """A verb form: its lemma and the tenses it may be."""

    lemma: str
    tenses: frozenset[Tense]


def _doubles(verb: str) -> bool:
    if verb in _DOUBLING:
        return True
    short = len(verb) <= 4 and sum(c in _VOWELS for c in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS


def regular_forms(verb: str) -> dict[Tense, str]:
    """The forms that the rules of spelling give for a one-word verb."""
    if verb.endswith("e"):
        past, gerund = verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        past, gerund = verb[:-1] + "ied", verb + "ing"
    else:
        stem = verb + verb[-1] if _doubles(verb) else verb
        past, gerund = stem + "ed", stem + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    elif verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    else:
        third = verb + "s"
    return {"base": verb, "past": past, "participle": past, "gerund": gerund, "third": third}


def _british(verb: str, form: str) -> str:
    """The British spelling of a form: "labelled", "cancelling", "sterilised"; the form itself where it is the same."""
    if verb.endswith(("el", "al")) and form != verb and not form.endswith(("lled", "lling", "s")):
        return verb + "l" + form[len(verb) :]
    return "is".join(form.rsplit("iz", 1)) if verb.endswith("ize") else form


@dataclass(frozen=True)
class Verbs:
    """The known verbs: `forms` maps a lower-case form of the first word to its lemma and tenses.

    `compounds` are names that hold a verb form which is no verb there: the form as written and the normal form of the
    noun behind it ("managed care"), or the plain word before it and the form ("high performing").
    `nouns` maps a lower-case noun to the verb whose doing it names ("maintenance": "maintain"). `same` maps a verb to
    the shorter or plainer ones that say the same of any task ("prepare": "prep").
    """

    forms: Mapping[str, Form]
    band_of: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    particles: Mapping[str, frozenset[str]]
    irregular: Mapping[str, tuple[str, str, str, str]]
    compounds: frozenset[str]
    spelling: Spelling
    nouns: Mapping[str, str]
    same: Mapping[str, Sequence[str]]
    # As `_form`, which is asked for every word of a text again and again.
    form: Callable[[str], Form | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "form", WordMemory(self._form).__getitem__)

    def _form(self, word: str) -> Form | None:
        """What a lower-case word is as a verb form, mended where one letter slipped ("recieved"); None for no verb."""
        known = self.forms.get(word)
        if known is None and word.endswith(_MENDED) and (meant := self.spelling.meant(word)):
            return self.forms[meant]
        if known is None and word.endswith("d") and len(word) >= _LEAST_CLIPPED:
            # "interviewd": the vowel of the ending was left out.
            clipped = self.forms.get(f"{word[:-1]}ed")
            return clipped if clipped and "past" in clipped.tenses else None
        return known

    def inflect(self, lemma: str, tense: Tense) -> str:
        """The form of `lemma` (which may have a particle: "set up") in this tense."""
        head, _, particle = lemma.partition(" ")
        if head in self.irregular and tense != "base":
            form = self.irregular[head][TENSES.index(tense) - 1]
        else:
            form = regular_forms(head)[tense]
        return f"{form} {particle}" if particle else form

    def expand(self, names: tuple[str, ...]) -> frozenset[str]:
        """Lemmas of a task's `verbs`, with "@set" replaced by its members, and those that say the same.

        Raises KeyError for an unknown set.
        """
        own = {v for n in names for v in (self.sets[n[1:]] if n.startswith("@") else (n,))}
        return frozenset(own.union(*(self.same[v] for v in own if v in self.same)))


def build_verbs(table: Mapping[str, Any]) -> Verbs:
    """The verbs of the table `verbs`."""
    bands = {verb: band for band, verbs in table["bands"].items() for verb in verbs}
    irregular = {lemma: tuple(forms) for lemma, forms in table["irregular"].items()}
    sets = {name: frozenset(verbs) for name, verbs in table["sets"].items()}
    mostly_nouns = frozenset(table["mostly_nouns"])
    lemmas = {*bands, *irregular, *(v for s in sets.values() for v in s)}
    forms: dict[str, Form] = {}
    particles: dict[str, set[str]] = {}
    for lemma in sorted(lemmas):
        head, _, particle = lemma.partition(" ")
        if particle:
            particles.setdefault(head, set()).add(particle)
        spelled = regular_forms(head)
        if head in irregular:
            spelled = {"base": head, **dict(zip(TENSES[1:], irregular[head], strict=True))}
        if head in mostly_nouns:
            spelled = {t: f for t, f in spelled.items() if t in ("past", "participle")}
        for tense, own in spelled.items():
            for form in {own, _british(head, own)}:
                known = forms.get(form)
                if known is None:
                    forms[form] = Form(head, frozenset({tense}))
                elif known.lemma == head:
                    forms[form] = Form(head, known.tenses | {tense})
    return Verbs(
        forms,
        bands,
        sets,
        {k: frozenset(v) for k, v in particles.items()},
        irregular,
        frozenset(table["compounds"]),
        Spelling((f for f in forms if f.endswith(_MENDED)), {*forms, *table["no_slips"]}),
        table["nouns"],
        table["same"],
    )


@cache
def verbs_of(lexicons: Lexicons) -> Verbs:
    """The verbs of these lexicons; several rooms ask for them, and making all the forms takes as long as a page."""
    return build_verbs(lexicons.table("verbs"))

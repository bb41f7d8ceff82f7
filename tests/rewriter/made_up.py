"""Bullets that nobody wrote: made of the lexicon's own verbs, objects and examples, the same for the same seed."""

from __future__ import annotations

import random
from functools import cache

from analyzer.matchers.pipeline import pipeline
from analyzer.matchers.words.inflection import Tense

OPENINGS = (
    "Responsible for", "Duties included", "Assisted with", "Helped with", "Was in charge of", "Observed", "Handled",
    "Performed", "Provides", "Collected and labeled", "I scheduled", "Learned", "Coordinated",
)  # fmt: skip
OBJECTS = (
    "patients", "vital signs", "blood", "12-lead EKGs", "EKGs", "phlebotomy", "flu shots", "multiple injections",
    "prior authorizations", "30 charts", "specimens", "new patients", "referrals", "exam rooms", "incoming calls",
    "medical histories", "rapid strep tests", "TB skin tests", "the medication list", "phone calls and messages",
)  # fmt: skip
TAILS = (
    "", "", "", " daily", " for 3 providers", " in Epic", " in the EMR", " at Mercy Clinic", " for Dr. Lopez",
    " in Tacoma, WA", " using eClinicalWorks", " for pediatric patients", " with 98% accuracy", ", 20 per day",
    " as needed", " for Spanish-speaking families", " in a busy dermatology clinic", " under supervision",
    " on a regular basis", " without errors", " for 15 to 20 children a week", " (about 40 a month)",
)  # fmt: skip
JOINTS = (", ", " and ", ", and ", "; ", " & ")
TENSES: tuple[Tense, ...] = ("past", "base", "third", "gerund")


@cache
def _deeds() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """For each task its plain phrases, the verbs it goes with, and its objects."""
    found = []
    for term in pipeline().lexicons.of_kind("task"):
        verbs = tuple(v for v in sorted(pipeline().verbs.expand(term.verbs)) if " " not in v)
        found.append((term.id, tuple(t for t in term.hits if "[" not in t), verbs))
    return tuple(found)


@cache
def _objects(task: str) -> tuple[str, ...]:
    term = pipeline().lexicons.terms[task]
    return tuple(o for o in (*term.objects, *term.phrases) if o.replace(" ", "").replace("-", "").isalpha())


def made_up(dice: random.Random) -> str:
    """A bullet of one to four clauses at random, or a real duty of the field with a tail."""
    if dice.random() < 0.15:
        return dice.choice(dice.choice(_deeds())[1]) + dice.choice(TAILS)
    tense = dice.choice(TENSES)
    clauses: list[str] = []
    for number in range(dice.choice((1, 1, 2, 2, 3, 4))):
        clause = _clause(dice, tense)
        clauses.append(clause if number == 0 else clause[:1].lower() + clause[1:])
    return dice.choice(JOINTS).join(clauses)


def _clause(dice: random.Random, tense: Tense) -> str:
    task, _, verbs = dice.choice(_deeds())
    objects = _objects(task)
    if dice.random() < 0.4 or not verbs or not objects:
        things = dice.choice(JOINTS).join(dice.sample(OBJECTS, dice.randint(1, 3)))
        return f"{dice.choice(OPENINGS)} {things}{dice.choice(TAILS)}"
    verb = pipeline().verbs.inflect(dice.choice(verbs), tense)
    thing = dice.choice(objects)
    if dice.random() < 0.3:
        thing += dice.choice(JOINTS) + dice.choice(objects)
    return f"{verb[:1].upper()}{verb[1:]} {thing}{dice.choice(TAILS)}"


def bullets(seed: int, count: int) -> list[str]:
    """`count` made-up bullets, the same for the same seed."""
    dice = random.Random(seed)
    return [made_up(dice) for _ in range(count)]

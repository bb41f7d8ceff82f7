"""The posting's word stands beside the person's own only where both mean the very same."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.lexicon import load
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Fact, Glue, Report, RewriteOption, Span
from analyzer.report import check
from analyzer.rewriter.segments import ClosedLists, DishonestOption, Workshop
from analyzer.scorer.same_words import groups

AS_OF = date(2026, 11, 22)
RESUME = """Dana Whitfield
(303) 555-0142
dana.whitfield@example.com

EXPERIENCE
Medical Assistant | Juniper Flats Family Practice, Aurora, CO    06/2022 - 06/2024
- {bullet}

SKILLS
{skills}
"""
POSTING = """Medical Assistant
Required:
- {need}
"""


def report(bullet: str, need: str, skills: str = "Filing") -> Report:
    return check(RESUME.format(bullet=bullet, skills=skills), POSTING.format(need=need), as_of=AS_OF)


def named(given: Report) -> list[RewriteOption]:
    """The options that hold the posting's word."""
    return [o for r in given.rewrites for o in r.options if any(isinstance(s, Fact) and s.why for s in o.segments)]


@pytest.mark.parametrize(
    ("bullet", "need", "text"),
    [
        ("Drew blood on 12 patients a day", "Phlebotomy experience", "Drew blood (phlebotomy) on 12 patients a day"),
        ("Performed blood draws", "Experience with venipuncture", "Performed blood draws (venipunctures)"),
        ("Performed 12-lead EKGs", "Perform electrocardiograms", "Performed 12-lead electrocardiograms (EKGs)"),
        ("Performed electrocardiograms", "Perform EKGs", "Performed electrocardiograms (EKGs)"),
        ("Charted intake in the EMR", "Experience with an electronic medical record",
         "Charted intake in the electronic medical record (EMR)"),
        ("Used eCW to chart 20 visits a day", "eClinicalWorks experience",
         "Used eClinicalWorks (eCW) to chart 20 visits a day"),
        ("Responsible for obtaining prior auths", "Obtain prior authorizations",
         "Obtained prior auths (prior authorizations)"),
    ],
)  # fmt: skip
def test_the_posting_s_word_is_offered(bullet: str, need: str, text: str) -> None:
    (option,) = named(report(bullet, need))
    assert option.text == text
    (fact,) = (s for s in option.segments if isinstance(s, Fact) and s.why)
    assert fact.why.startswith("the posting's word for")


@pytest.mark.parametrize(
    ("bullet", "need", "skills"),
    [
        ("Took vital signs", "Triage walk-in patients", "Filing"),
        ("Performed capillary sticks", "Phlebotomy experience", "Filing"),
        ("Drew blood", "Phlebotomy experience", "Phlebotomy"),
        ("Drew blood", "Perform electrocardiograms", "Filing"),
        ("Performed EKGs (electrocardiograms)", "Perform electrocardiograms", "Filing"),
        ("Did not draw blood", "Phlebotomy experience", "Filing"),
        ("Charted intake in the EHR", "Experience with an EMR", "Filing"),
    ],
)
def test_a_word_of_another_meaning_or_one_said_already_is_not(bullet: str, need: str, skills: str) -> None:
    assert named(report(bullet, need, skills)) == []


def test_a_word_is_said_once() -> None:
    given = check(
        RESUME.format(bullet="Performed EKGs\n- Trained 2 externs on EKGs", skills="EKG"),
        POSTING.format(need="Perform electrocardiograms"),
        as_of=AS_OF,
    )
    assert len(named(given)) == 1
    (option,) = named(given)
    again = check(
        RESUME.format(bullet=option.text, skills="EKG"), POSTING.format(need="Perform electrocardiograms"), as_of=AS_OF
    )
    assert [f for f in again.findings if f.rule == "posting-words"] == []


def test_every_form_is_read_as_the_term_of_its_group() -> None:
    wrong: list[tuple[str, str]] = []
    for group in groups(load()):
        for word in group.words:
            for form in (word.one, word.many, *word.deeds):
                frames = (form, f"Performed {form}", f"Experience with {form}", f"Completed {form} daily")
                read = [pipeline().line(t, Span(0, len(t)), as_of=AS_OF, in_bullet=True) for t in frames]
                if not any(group.term in {*(m.term for m in x.terms), *(t.term for t in x.tasks)} for x in read):
                    wrong.append((group.term, form))
    assert wrong == []


@pytest.mark.parametrize("word", ["triage", "EKG", "phlebotomy certification"])
def test_a_broken_rewriter_is_caught(word: str) -> None:
    bullet = "Drew blood"
    line = pipeline().line(bullet, Span(0, 10), as_of=AS_OF, sections=("experience",), in_bullet=True)
    work = Workshop(
        ClosedLists(load()), pipeline().verbs, bullet, Span(0, 10), line, same=frozenset({(Span(0, 10), "phlebotomy")})
    )
    own = Fact(bullet, Span(0, 10))
    good = Fact("phlebotomy", Span(0, 10), why="the posting's word for “drew blood”")
    assert work.option("wording", [own, Glue(" ("), good, Glue(")")]).text == "Drew blood (phlebotomy)"
    with pytest.raises(DishonestOption):
        work.option("wording", [own, Glue(" ("), Fact(word, Span(0, 10), why="the posting's word"), Glue(")")])

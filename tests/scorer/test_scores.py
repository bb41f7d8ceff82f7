"""The scores: parts that add up, and what must never change them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pairs import DAY, POSTINGS, RESUMES, asking, card, matched, posting, posting_text, resume, understand, written

from analyzer.lexicon import load
from analyzer.model import Document, Finding, Line, Span
from analyzer.parser import read_document
from analyzer.scorer import place_career, score_draft, score_match

PAIRS = [(r, p) for r in RESUMES for p in POSTINGS]
LINES_OF_A_RESUME = [
    "Dana Whitlock", "555-0142 | dana@example.com", "Experience", "Medical Assistant, Heron Family Clinic",
    "June 2021 - Present", "- Roomed 20 patients a day", "- Took vital signs",
]  # fmt: skip
HONEST = [
    "- Performed 12 venipunctures a day", "- Charted in Epic", "- Gave 30 vaccines a week", "- Roomed patients",
    "- Spoke Spanish with patients", "- Trained 3 new medical assistants", "- Completed prior authorizations",
    "- Reconciled medications for each visit", "- Ran EKGs and spirometry", "- Scheduled appointments",
    "- Worked in the pediatric clinic", "- Answered phones",
]  # fmt: skip
CARDS = [
    "CMA (AAMA), expires 05/2028", "BLS (AHA), expires 03/2028", "CMAA (NHA), expires 05/2028", "COA (IJCAHPO)",
    "High School Diploma", "MA-C (Washington), expires 05/2028", "CPR (AHA)",
]  # fmt: skip


def resume_with(bullets: list[str], cards: list[str]) -> str:
    return "\n".join([*LINES_OF_A_RESUME, *bullets, "Certifications", *cards])


@pytest.mark.parametrize(("name", "asked"), PAIRS)
def test_the_parts_of_a_match_add_up(name: str, asked: str) -> None:
    scores = card(posting(asked), resume(name))
    assert scores.of == 100
    assert scores.points == pytest.approx(sum(p.points for p in scores.parts), abs=0.05)
    for part in scores.parts:
        assert 0 <= part.points <= part.of
        assert part.requirements
        assert part.why


@pytest.mark.parametrize("name", RESUMES)
def test_the_parts_of_a_draft_add_up(name: str) -> None:
    scores = score_draft(*resume(name), ())
    assert scores.of == 100
    assert all(0 <= p.points <= p.of for p in scores.parts)


def test_a_posting_that_asks_for_nothing_has_no_parts() -> None:
    assert card(asking("We are a friendly clinic by the lake."), resume("strong")).parts == ()


def test_findings_lower_the_draft_and_never_below_zero() -> None:
    held = resume("strong")
    finding = Finding("weak-opening", "must-fix", "", Span(0, 4))
    points = [score_draft(*held, (finding,) * count).points for count in (0, 1, 3, 50)]
    assert points[0] > points[1] > points[2] >= points[3] > 0


def test_the_same_line_twice_changes_no_score() -> None:
    once, twice = written(resume_with(HONEST[:4], CARDS[:2])), written(resume_with(HONEST[:4] * 2, CARDS[:2] * 2))
    for asked in POSTINGS:
        assert card(posting(asked), once) == card(posting(asked), twice)
    assert score_draft(*once, ()).points == score_draft(*twice, ()).points


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bullets=st.lists(st.sampled_from(HONEST), unique=True, max_size=8),
    cards=st.lists(st.sampled_from(CARDS), unique=True, max_size=5),
    more=st.sampled_from([*HONEST, *CARDS]),
    asked=st.sampled_from(POSTINGS),
)
def test_more_evidence_never_lowers_the_match(bullets: list[str], cards: list[str], more: str, asked: str) -> None:
    fuller = resume_with([*bullets, more], cards) if more.startswith("-") else resume_with(bullets, [*cards, more])
    without, with_it = (
        card(posting(asked), written(resume_with(bullets, cards))), card(posting(asked), written(fuller)),
    )  # fmt: skip
    assert with_it.points >= without.points


ALTERNATIVES = [
    ("CMA, RMA or CCMA required", "CCMA, CMA or RMA required"),
    ("Must know Epic or Cerner", "Must know Cerner or Epic"),
    ("Experience in pediatrics or family medicine required", "Experience in family medicine or pediatrics required"),
]


@pytest.mark.parametrize(("one", "other"), ALTERNATIVES)
@pytest.mark.parametrize("name", RESUMES)
def test_the_order_of_alternatives_changes_nothing(one: str, other: str, name: str) -> None:
    first, second = matched(asking(one), resume(name)), matched(asking(other), resume(name))
    assert [(m.status, m.evidence) for m in first] == [(m.status, m.evidence) for m in second]


@pytest.mark.parametrize("asked", POSTINGS)
@pytest.mark.parametrize("name", ["student-externship", "career-changer"])
def test_a_pasted_posting_gives_no_point(name: str, asked: str) -> None:
    own = (resume(name)[0].text, posting(asked))
    honest = card(own[1], written(own[0]))
    pasted = card(own[1], written(f"{own[0]}\n{posting_text(asked)}"))
    assert pasted.points <= honest.points


def test_hidden_text_counts_for_nothing() -> None:
    shown = resume_with(HONEST[:3], CARDS[:2])
    plain = read_document(shown)
    hidden_lines = ["CCMA (NHA)", "Fluent in Spanish", "Charted in Epic", "Medical Assistant 01/2001 - 01/2020"]
    lines, text = list(plain.lines), plain.text
    for words in hidden_lines:
        start = len(text) + 1
        text += f"\n{words}"
        lines.append(Line(Span(start, len(text)), hidden=True))
    hidden = replace(plain, text=text, lines=tuple(lines))
    assert isinstance(hidden, Document)
    for asked in POSTINGS:
        one, other = card(posting(asked), understand(plain)), card(posting(asked), understand(hidden))
        assert (one.points, [p.why for p in one.parts]) == (other.points, [p.why for p in other.parts])


SWAPS = [
    ("Dana Whitlock", "Oluwaseun Adebayo"),
    ("Dana Whitlock", "Mr. John Smith"),
    ("555-0142", "555-0199"),
    ("dana@example.com", "she.her@example.com"),
    ("Dana Whitlock", "Dana Whitlock\n14 Harbor Street, Springfield, OH 45501"),
    ("Dana Whitlock", "Dana Whitlock (she/her)"),
]


@pytest.mark.parametrize(("old", "new"), SWAPS)
def test_who_somebody_is_changes_no_score(old: str, new: str) -> None:
    text = resume_with(HONEST[:5], CARDS[:2])
    one, other = written(text), written(text.replace(old, new))
    assert one[0].text != other[0].text
    for asked in POSTINGS:
        assert [(p.points, p.of) for p in card(posting(asked), one).parts] == [
            (p.points, p.of) for p in card(posting(asked), other).parts
        ]
    assert score_draft(*one, ()).points == score_draft(*other, ()).points


@pytest.mark.parametrize("school", ["Elm Street College", "Howard University", "Our Lady of the Lake Women's College"])
def test_the_name_of_a_school_changes_no_score(school: str) -> None:
    cards = resume_with(HONEST[:3], CARDS[:2]) + "\nEducation\nDiploma in Medical Assisting, {school}, 2021\n"
    one, other = written(cards.format(school="Elm Street College")), written(cards.format(school=school))
    for asked in POSTINGS:
        assert card(posting(asked), one).points == card(posting(asked), other).points


def test_a_need_asked_for_twice_counts_once() -> None:
    once = asking("Requirements\n- BLS\n- Epic experience\n- Venipuncture experience")
    twice = asking("Requirements\n- BLS\n- Epic experience\n- Venipuncture experience\n- Skill in venipuncture")
    held = written(resume_with(HONEST[:1], []))
    assert card(once, held).points == card(twice, held).points


PROGRAM = """
from datetime import date
from analyzer.matchers.pipeline import pipeline
from analyzer.parser import read_document, read_resume
from analyzer.posting import read_posting
from analyzer.scorer import match_requirements, place_career, score_draft, score_match
from samples.catalog import FOLDER
day = date(2026, 11, 22)
for name, asked in (("strong.pdf", "lead-ma"), ("administrative.docx", "pediatrics-bilingual")):
    resume = read_resume(read_document((FOLDER / "resumes" / name).read_bytes()))
    posting = read_posting(read_document((FOLDER / "postings" / f"{asked}.txt").read_bytes()))
    notes = pipeline().annotate_resume(resume, day)
    matches = match_requirements(posting, resume, notes, day)
    print(posting.requirements, posting.ignored, matches, score_match(posting, matches))
    print(score_draft(resume, notes, ()), place_career(resume, notes, posting, day))
"""


def test_the_same_bytes_in_every_process() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_weights_have_reasons() -> None:
    table = load().table("scoring")
    for card_name in ("match", "draft"):
        assert sum(w["weight"] for w in table[card_name].values()) == 100
        assert all(len(w["why"]) > 30 for w in table[card_name].values())


def test_nobody_is_placed_by_words_outside_the_work() -> None:
    text = resume_with(HONEST[:2], [])
    woman = text.replace("Dana Whitlock", "Dana Whitlock\nWife and mother of three")
    assert place_career(*written(text), None, DAY).stage == place_career(*written(woman), None, DAY).stage
    assert not re.search(r"wife", str(score_match(posting("lead-ma"), matched(posting("lead-ma"), written(woman)))))


def test_a_card_of_one_day_that_has_run_out_counts_more_than_none_and_less_than_a_current_one() -> None:
    asked = asking("Requirements\nBLS required\nHigh school diploma required")
    of = {
        line: card(asked, written(resume_with([], ["High School Diploma", line]))).points
        for line in ("BLS (AHA), expires 03/2028", "BLS (AHA), expired 03/2024", "Notary")
    }
    current, lapsed, none = of.values()
    assert current > lapsed > none

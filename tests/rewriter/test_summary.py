"""A summary says what the resume shows, in the posting's order, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank, Fact, Glue, Report, Segment, Span
from analyzer.report import check
from analyzer.rewriter import Summary, summarize
from analyzer.rewriter.segments import DishonestOption
from analyzer.rewriter.suggest import option_maker
from analyzer.rewriter.summary.check import check_summary
from analyzer.rewriter.summary.facts import SummaryFacts, duration
from samples.catalog import read_catalog

AS_OF = date(2026, 11, 22)
CONTACT = "Dana Whitfield\nAurora, CO 80012\n(303) 555-0142\ndana.whitfield@example.com\n\n"
WORK = """EXPERIENCE
Medical Assistant | Juniper Flats Family Practice, Aurora, CO    06/2022 - Present
- Roomed 25 patients a day for 3 providers
- Performed phlebotomy and EKGs
- Charted visits in Epic

"""
SCHOOL = "EDUCATION\nDiploma, Medical Assisting | Cottonwood Technical Institute, Aurora, CO    2021 - 2022\n\n"
CARDS = "CERTIFICATIONS\n- CMA (AAMA), exp. 06/2028\n- BLS (AHA), exp. 05/2027\n\n"
SKILLS = "SKILLS\nEpic, vital signs, phlebotomy\n\nLANGUAGES\nEnglish, Spanish (conversational)\n"
POSTING = """Medical Assistant
Required:
- CMA (AAMA) or RMA (AMT)
- Experience with EKGs
- Phlebotomy experience
Preferred:
- Experience with Cerner
"""


def report(text: str, posting: str | None = None) -> Report:
    return check(CONTACT + text, posting, as_of=AS_OF)


def said(text: str, posting: str | None = None) -> str:
    found = summarize(report(text, posting))
    return found.text if found else ""


READS = (
    ("a worker", WORK + SCHOOL + CARDS + SKILLS, None,
     "Medical Assistant, CMA (AAMA), BLS, with 4 years of medical assisting experience in family practice. "
     "Work includes rooming 25 patients a day for 3 providers, phlebotomy, EKGs and charting visits; uses Epic; "
     "speaks Spanish (conversational)."),
    ("the posting's order", WORK + SCHOOL + CARDS + SKILLS, POSTING,
     "Medical Assistant, CMA (AAMA), with 4 years of medical assisting experience in family practice. "
     "Work includes rooming 25 patients a day for 3 providers, EKGs, phlebotomy and charting visits; uses Epic; "
     "speaks Spanish (conversational)."),
    ("a student",
     "EDUCATION\nDiploma, Medical Assisting, expected 01/2027 | Cottonwood Technical Institute\n\n"
     "EXTERNSHIP\nMedical Assistant Extern (160 hours) | Fernhollow Pediatrics, Aurora, CO    09/2026 - 10/2026\n"
     "- Performed 32 venipunctures and 18 capillary sticks\n- Roomed patients and took vital signs\n"
     "- Assisted with minor procedures\n\n" + SKILLS, None,
     "Medical Assistant student with an externship of 160 hours in pediatrics. Externship work includes "
     "32 venipunctures, 18 capillary sticks, taking vital signs and rooming patients; uses Epic; "
     "speaks Spanish (conversational)."),
    ("overlapping jobs count once",
     WORK + "Medical Assistant (per diem) | Salt Creek Dermatology, Aurora, CO    06/2022 - 06/2026\n"
     "- Assisted with 6 biopsies a week\n\n" + CARDS, None,
     "Medical Assistant, CMA (AAMA), BLS, with 4 years of medical assisting experience in family practice and "
     "dermatology. Work includes rooming 25 patients a day for 3 providers, assisting with 6 biopsies a week, "
     "phlebotomy and charting visits; uses Epic."),
    ("a system of an earlier job",
     WORK.replace("Charted visits in Epic", "Took vital signs").replace("Present", "06/2024")
     + "Medical Assistant | Salt Creek Dermatology, Aurora, CO    07/2019 - 05/2022\n- Charted in NextGen\n\n"
     + CARDS, None,
     "Medical Assistant, CMA (AAMA), BLS, with 5 years of medical assisting experience in family practice and "
     "dermatology. Work includes rooming 25 patients a day for 3 providers, phlebotomy, charting in NextGen and taking "
     "vital signs."),
    ("a worker of the office",
     "EXPERIENCE\nReferral Coordinator | JUNIPER FLATS FAMILY PRACTICE, Aurora, CO    06/2022 - Present\n"
     "- Sent 40 referrals a week to specialists\n- Kept the waiting room clean\n- Answered phones\n"
     "Cashier | Pepperbush Market, Aurora, CO    06/2019 - 05/2022\n- Served 300 guests a day\n\n" + SKILLS, None,
     "Referral Coordinator with 4 years of medical office experience in family practice. Work includes sending "
     "40 referrals a week and answering phones; uses Epic; speaks Spanish (conversational)."),
)  # fmt: skip


def test_a_title_keeps_the_name_of_its_field() -> None:
    text = WORK.replace("Medical Assistant |", "OB/GYN Medical Assistant |") + CARDS
    assert said(text).startswith("OB/GYN Medical Assistant, CMA (AAMA)")


@pytest.mark.parametrize(("text", "posting", "summary"), [r[1:] for r in READS], ids=[r[0] for r in READS])
def test_a_summary_reads(text: str, posting: str | None, summary: str) -> None:
    assert said(text, posting) == summary


@pytest.mark.parametrize(
    "text",
    [
        "",
        SKILLS,
        "EXPERIENCE\nCashier | Pepperbush Market, Aurora, CO    06/2022 - Present\n- Served 300 guests a day\n\n"
        + SKILLS,
        "EXPERIENCE\nMedical Assistant | Juniper Flats, Aurora, CO    06/2022 - Present\n\n",
    ],
)
def test_too_few_facts_make_no_summary(text: str) -> None:
    assert summarize(report(text)) is None


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (WORK + CARDS.replace("06/2028", "06/2025"), "CMA"),
        (WORK + "CERTIFICATIONS\nCMA (AAMA), exam scheduled 02/2027\nBLS (AHA), exp. 05/2027\n", "CMA"),
        (WORK + "Scheduled office visits, injections and surgeries\n" + CARDS, "injections"),
        (WORK.replace("Performed", "Observed") + CARDS, "phlebotomy"),
        (WORK.replace("Performed phlebotomy", "Helped with phlebotomy") + CARDS, ", phlebotomy"),
        (WORK.replace("Charted visits in Epic", "Did not give injections") + CARDS, "injections"),
        (WORK.replace("Charted visits in", "Learned") + CARDS, "Epic"),
        (WORK + CARDS + "LANGUAGES\nEnglish; learning Spanish\n", "Spanish"),
    ],
)  # fmt: skip
def test_what_is_not_held_or_not_done_is_not_said(text: str, never: str) -> None:
    summary = said(text)
    assert summary
    assert never not in summary


def test_helping_stays_helping() -> None:
    assert "helping with phlebotomy" in said(
        WORK.replace("Performed phlebotomy and EKGs", "Helped with phlebotomy") + CARDS
    )


def test_lines_copied_from_the_posting_count_for_nothing() -> None:
    wished = (
        "Perform nebulizer treatments and breathing tests for all of our patients as ordered by a physician each day"
    )
    text = WORK.replace("- Charted visits in Epic", f"- {wished}") + CARDS
    assert "nebulizer" in said(text)
    assert "nebulizer" not in said(text, POSTING + f"Duties:\n- {wished}\n")


def test_a_summary_that_stands_there_is_named_for_replacement() -> None:
    own = "SUMMARY\nHard worker and team player.\n\n"
    given = report(own + WORK + CARDS)
    found = summarize(given)
    assert found is not None
    assert [s.of(given.resume.text) for s in found.replaces] == ["Hard worker and team player."]
    assert "Hard worker" not in found.text
    bare = summarize(report(WORK + CARDS))
    assert bare is not None
    assert bare.replaces == ()


@pytest.mark.parametrize(
    ("months", "words"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (24, "2 years"), (47, "3 years")]
)
def test_time_is_never_rounded_up(months: int, words: str) -> None:
    assert duration(months) == words


# -- it cannot lie -----------------------------------------------------------------------------------------------------

GIVEN = report(WORK + SCHOOL + CARDS + SKILLS)


def piece(words: str) -> Fact:
    start = GIVEN.resume.text.index(words)
    return Fact(words, Span(start, start + len(words)))


TITLE = piece("Medical Assistant |".removesuffix(" |"))
DATES = piece("06/2022 - Present")
FORBIDDEN: tuple[tuple[str, Sequence[Segment]], ...] = (
    ("a word of its own", [TITLE, Glue(" with excellent experience")]),
    ("a number of its own", [TITLE, Glue(" with 9")]),
    ("a number in other hands", [TITLE, Fact("9 years", DATES.span, why="counted")]),
    ("a wrong reason", [Fact("Registered Nurse", TITLE.span, why="the same thing")]),
    ("other letters", [Fact("RMA (AMT)", piece("CMA (AAMA)").span, why="the letters of it")]),
    ("another system", [TITLE, Glue(" uses "), Fact("Cerner", piece("Epic").span)]),
    ("a number without its noun", [TITLE, Glue(" with "), piece("25")]),
    ("half a word", [Fact("Medi", Span(TITLE.span.start, TITLE.span.start + 4) if TITLE.span else None)]),
    ("a verb that is not there", [Glue("Managing "), piece("phlebotomy")]),
    ("a stronger verb", [Glue("leading"), piece(" visits in Epic")]),
    ("a fact without a place", [Fact("Medical Assistant", None)]),
    ("an answer", [Fact("Medical Assistant", TITLE.span, answer=True)]),
    ("a question", [TITLE, Blank("k", "How many?")]),
    ("an externship that was a job", [TITLE, Fact("externship", TITLE.span, why="its heading says so")]),
)  # fmt: skip


@pytest.mark.parametrize("segments", [row[1] for row in FORBIDDEN], ids=[row[0] for row in FORBIDDEN])
def test_a_broken_summary_is_caught(segments: Sequence[Segment]) -> None:
    maker = option_maker(())
    with pytest.raises(DishonestOption):
        check_summary(GIVEN, segments, SummaryFacts(GIVEN, maker.matchers.lexicons), maker)


def every_summary() -> list[tuple[Report, Summary]]:
    catalog = read_catalog()
    found: list[tuple[Report, Summary]] = []
    for sample in catalog.resumes:
        for posting in (None, *catalog.postings):
            own = posting.files[0].read_bytes() if posting else None
            given = check(sample.files[0].read_bytes(), own, as_of=AS_OF, name=sample.files[0].name)
            summary = summarize(given)
            assert summary is not None, sample.name
            found.append((given, summary))
    return found


def test_every_summary_of_the_samples_names_only_what_the_resume_holds() -> None:
    matchers = pipeline()
    for given, summary in every_summary():
        text = given.resume.text
        pieces = re.split(r"[.;,]| and ", summary.text)
        lines = [matchers.line(p, Span(0, len(p)), as_of=AS_OF, in_bullet=True) for p in pieces]
        work = re.split(r"; |, | and |\.$", summary.text.split("ork includes ")[-1])
        done = {t.term for p in work for t in matchers.line(p, Span(0, len(p)), as_of=AS_OF, in_bullet=True).tasks}
        held = {m.term for m in given.annotations.mentions()} | {
            t.term for x in given.annotations.lines for t in x.tasks
        }
        named = {m.term for x in lines for m in x.terms} | done
        assert named - held <= {"education.externship", "cert.ma-unspecified"}, summary.text
        told = "".join(s.text for s in summary.segments if isinstance(s, Fact) and not s.why.startswith("counted"))
        assert set(re.findall(r"\d+", told)) <= set(re.findall(r"\d+", text)), summary.text
        assert all(isinstance(s, Fact | Glue) and (not isinstance(s, Fact) or s.span) for s in summary.segments)
        assert len(summary.text) < 420, summary.text
        assert not re.search(r"\b(\w+) \1\b|\s[,.;]|,,|  ", summary.text), summary.text

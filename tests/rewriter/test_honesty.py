"""No option says what its bullet does not: broken rewriters are caught, and the samples stay true."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import workbench

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Blank, Confirm, Fact, Glue, RewriteOption, Segment, Span
from analyzer.report import read_posting, read_resume, report_on
from analyzer.rewriter.segments import ClosedLists, DishonestOption, Workshop
from samples.catalog import read_catalog

P = pipeline()
LISTS = ClosedLists(P.lexicons)
ELSEWHERE = "\nEpic, Spanish; no NextGen"


def workshop(bullet: str) -> Workshop:
    """The checks of one bullet in a resume that names Epic below it."""
    text = bullet + ELSEWHERE
    start = text.index("Epic,")
    line = P.line(text, Span(0, len(bullet)), as_of=workbench.AS_OF, sections=("experience",), in_bullet=True)
    return Workshop(LISTS, P.verbs, text, Span(0, len(bullet)), line, frozenset({Span(start, start + 4)}))


def piece(bullet: str, words: str) -> Fact:
    """The fact that these words of the bullet make."""
    start = bullet.index(words)
    return Fact(words, Span(start, start + len(words)))


ASK = Blank("k", "How many?", "patients a day")
DREW = "Drew blood and roomed 30 patients for 2 providers"
HELPED = "Assisted with biopsies and charted results"
EMPTY = "Responsible for phlebotomy"

# (what a broken rewriter does, the bullet, its segments)
FORBIDDEN: tuple[tuple[str, str, Sequence[Segment]], ...] = (
    ("adds a number", DREW, [piece(DREW, DREW), Glue(" 25 times")]),
    ("adds a system", DREW, [piece(DREW, DREW), Glue(" in Epic")]),
    ("adds a task", DREW, [piece(DREW, DREW), Glue(" and EKGs")]),
    ("adds a place", DREW, [piece(DREW, DREW), Glue(" at Mercy")]),
    ("adds praise", DREW, [piece(DREW, DREW), Glue(" with excellence")]),
    (
        "uses another task's question",
        HELPED,
        [piece(HELPED, HELPED), Glue(" with a first-stick success rate of "), ASK],
    ),
    (
        "takes a number from its noun",
        DREW,
        [piece(DREW, "Drew blood and roomed 30"), Glue(" "), piece(DREW, "patients for 2 providers")],
    ),
    (
        "moves a number to another noun",
        DREW,
        [piece(DREW, "Drew blood and roomed 30"), Glue(" "), piece(DREW, "providers")],
    ),
    (
        "puts a blank between number and noun",
        DREW,
        [piece(DREW, "Drew blood and roomed 30"), Glue(" "), ASK, piece(DREW, " patients for 2 providers")],
    ),
    ("shuffles", DREW, [piece(DREW, "roomed 30 patients for 2 providers"), Glue(" and "), piece(DREW, "Drew blood")]),
    ("says a piece twice", DREW, [piece(DREW, DREW), Glue(" and "), piece(DREW, "Drew blood")]),
    ("loses a task", DREW, [piece(DREW, "Drew blood")]),
    ("loses a number", DREW, [piece(DREW, "Drew blood and roomed"), piece(DREW, " for 2 providers")]),
    ("loses the helping", HELPED, [Glue("Performed"), piece(HELPED, " biopsies and charted results")]),
    ("makes helping doing", HELPED, [Glue("Performed"), piece(HELPED, " with biopsies and charted results")]),
    ("makes doing leading", DREW, [Glue("Led"), piece(DREW, " blood and roomed 30 patients for 2 providers")]),
    ("drops a denial", "Did not draw blood", [Glue("Drew"), piece("Did not draw blood", " blood")]),
    ("drops a word inside", "Drew blood under supervision", [piece("Drew blood under supervision", "Drew blood")]),
    ("supplies a verb without need", DREW, [Glue("Performed "), piece(DREW, DREW)]),
    ("supplies another task's verb", "Phlebotomy", [Glue("Give "), piece("Phlebotomy", "Phlebotomy")]),
    (
        "supplies a verb beside a deed",
        "Refill requests sent",
        [Glue("Handle "), piece("Refill requests sent", "Refill requests sent")],
    ),
    ("supplies a verb of another band", EMPTY, [Glue("Led "), piece(EMPTY, "phlebotomy")]),
    ("changes a word of a fact", DREW, [Fact(DREW.replace("blood", "labs"), Span(0, len(DREW)))]),
    ("takes a fact from elsewhere", DREW, [Fact("Spanish", Span(len(DREW) + 7, len(DREW) + 14))]),
    ("has a fact without a place", DREW, [Fact(DREW, None)]),
    ("passes an answer off as a fact", DREW, [Fact(DREW, Span(0, len(DREW)), answer=True)]),
    ("cuts a word in two", DREW, [Fact("Drew bl", Span(0, 7)), Glue(" "), Fact(DREW[7:], Span(7, len(DREW)))]),
    ("has no fact", DREW, [Glue("and "), ASK]),
    ("asks without a key", DREW, [piece(DREW, DREW), Glue(" for "), Blank("", "How many?")]),
    ("asks without a question", DREW, [piece(DREW, DREW), Glue(" for "), Blank("k", " ")]),
    ("asks twice", DREW, [piece(DREW, DREW), Glue(" for "), ASK, Glue(" for "), ASK]),
    (
        "confirms what nobody said",
        DREW,
        [piece(DREW, DREW), Glue(" using "), Confirm("k", "Cerner", "Did you?", Span(0, 4))],
    ),
    (
        "confirms a denied system",
        DREW,
        [piece(DREW, DREW), Glue(" using "), Confirm("k", "NextGen", "?", Span(len(DREW) + 18, len(DREW) + 25))],
    ),
    (
        "confirms the bullet's own words",
        DREW,
        [piece(DREW, DREW), Glue(" using "), Confirm("k", "Drew", "?", Span(0, 4))],
    ),
)


@pytest.mark.parametrize(("bullet", "segments"), [row[1:] for row in FORBIDDEN], ids=[row[0] for row in FORBIDDEN])
def test_a_broken_rewriter_is_caught(bullet: str, segments: Sequence[Segment]) -> None:
    with pytest.raises(DishonestOption):
        workshop(bullet).option("wording", segments)


ALLOWED: tuple[tuple[str, str, Sequence[Segment]], ...] = (
    ("the bullet itself", DREW, [piece(DREW, DREW)]),
    (
        "another tense",
        DREW,
        [Glue("Draw"), piece(DREW, " blood and "), Glue("room"), piece(DREW, " 30 patients for 2 providers")],
    ),
    (
        "a question",
        DREW,
        [
            piece(DREW, "Drew blood"),
            Glue(" from "),
            ASK,
            Glue(" patients a day"),
            piece(DREW, " and roomed 30 patients for 2 providers"),
        ],
    ),
    (
        "a confirmation",
        DREW,
        [piece(DREW, DREW), Glue(" using "), Confirm("k", "Epic", "Did you?", Span(len(DREW) + 1, len(DREW) + 5))],
    ),
    ("an opening less", EMPTY, [Glue("Performed "), piece(EMPTY, "phlebotomy")]),
    ("a line break", DREW, [piece(DREW, "Drew blood"), Glue("\n"), piece(DREW, "roomed 30 patients for 2 providers")]),
)


@pytest.mark.parametrize(("bullet", "segments"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_an_honest_rewriter_is_let_through(bullet: str, segments: Sequence[Segment]) -> None:
    assert workshop(bullet).option("wording", segments).text


def test_no_question_names_a_system_a_credential_a_place_or_a_language() -> None:
    named: dict[str, set[str]] = {}
    for term in P.lexicons.of_kind("task"):
        fixed = [a.after.replace("{n}", "20") for a in (*term.ask, *term.extern)]
        for text in (*fixed, term.honest.split("{")[0]):
            found = workbench.named_terms(workbench.read(text)) - {"education.externship"}
            if found:
                named[text] = found
    assert named == {}


def check_true(text: str, work: workbench.Job, found: Sequence[RewriteOption], start: int, asked: str) -> None:
    """Every option of one bullet holds what the bullet says and nothing else."""
    line = next(x for x in work.annotations.lines if x.span.start == start)
    assert len({o.text for o in found}) == len(found)
    assert len({o.kind for o in found}) == len(found)
    for option in found:
        assert workbench.lies(text, line, option, asked) == [], option.text


# -- the samples -------------------------------------------------------------------------------------------------

RESUMES = [file for sample in read_catalog().resumes for file in sample.files[:1]]
POSTINGS = [sample.files[0] for sample in read_catalog().postings][:2]


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda p: p.stem)
@pytest.mark.parametrize("file", RESUMES, ids=lambda p: p.stem)
def test_the_samples_stay_true(file: Path, posting: Path) -> None:
    resume = read_resume(file.read_bytes(), name=file.name)
    report = report_on(resume, read_posting(posting.read_bytes(), name=posting.name), workbench.AS_OF)
    work = workbench.Job(resume, report.annotations)
    bullets = {b.span for b in resume.bullets()}
    assert report.posting is not None
    for rewrite in report.rewrites:
        assert rewrite.options
        if rewrite.span in bullets:
            check_true(resume.text, work, rewrite.options, rewrite.span.start, report.posting.text)
            line = next(x for x in report.annotations.lines if x.span == rewrite.span)
            for option in rewrite.options:
                read = [workbench.read(part) for part in workbench.filled(option).split("\n")]
                assert {t.term for t in line.tasks} <= {t.term for part in read for t in part.tasks}, option.text


@pytest.mark.parametrize("file", RESUMES, ids=lambda p: p.stem)
def test_an_answered_bullet_is_not_asked_again(file: Path) -> None:
    resume = read_resume(file.read_bytes(), name=file.name)
    report = report_on(resume, None, workbench.AS_OF)
    bullets = {b.span: resume.experience[b.entry] for b in resume.bullets()}
    for rewrite in report.rewrites:
        volume = next((o for o in rewrite.options if o.kind == "volume"), None)
        if volume is None or rewrite.span not in bullets:
            continue
        entry = bullets[rewrite.span]
        asked = {s.key.split(".")[2] for s in volume.segments if isinstance(s, Blank) and s.key.count(".") > 2}
        again = workbench.options(workbench.filled(volume), current=entry.current, kind="job")
        more = {
            s.key.split(".")[2]
            for o in again
            if o.kind == "volume"
            for s in o.segments
            if isinstance(s, Blank) and s.key.count(".") > 2
        }
        assert not asked & more, workbench.filled(volume)

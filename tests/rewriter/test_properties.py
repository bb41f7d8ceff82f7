"""What holds for every option: of 20,000 made-up bullets here, of every bullet of the samples in `test_honesty`.

The properties are written apart from the program's own checks. Each is shown to catch a rewriter that is broken in its
way: an option that the program's constructor never saw.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import workbench
from made_up import bullets

from analyzer.model import Confirm, Fact, Glue, Posting, Rewrite, RewriteOption, Segment, Span
from analyzer.report import read_posting

BLOCKS = 20
BULLETS = 1000
AT_ONCE = 125
SKILLS = "Epic, Spanish, Microsoft Word"


def asked() -> Posting:
    """A posting that says much in other words than most bullets do."""
    return read_posting(
        "Medical Assistant\nRequired:\n- Venipuncture\n- Electrocardiograms\n- Vaccinations\n- Preauthorizations\n"
        "- Tuberculin skin tests\n- Experience with an electronic medical record\n- eCW\n"
    )


def faults(work: workbench.Job, rewrite: Rewrite, posting: Posting | None) -> list[str]:
    """What the options of one bullet say that they must not, in their words."""
    text = work.resume.text
    line = next(x for x in work.annotations.lines if x.span == rewrite.span)
    found = [f for o in rewrite.options for f in workbench.lies(text, line, o, posting.text if posting else "")]
    if len({o.text for o in rewrite.options}) != len(rewrite.options):
        found.append("an option stands twice")
    if len({o.kind for o in rewrite.options}) != len(rewrite.options):
        found.append("a kind stands twice")
    return found


def read_back(work: workbench.Job, found: Sequence[Rewrite]) -> list[str]:
    """What the finished options name or lose, read by the program's own patterns."""
    by_span = {x.span: x for x in work.annotations.lines}
    told = ((by_span[rewrite.span], option) for rewrite in found for option in rewrite.options)
    return [fault for line, option in told for fault in workbench.misread(line, work.resume.text, option)]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_made_up_bullets_stay_true(block: int) -> None:
    posting = asked() if block % 4 == 0 else None
    made = bullets(block, BULLETS)
    for start in range(0, BULLETS, AT_ONCE):
        work = workbench.job(made[start : start + AT_ONCE], current=block % 2 == 1, skills=SKILLS)
        found = workbench.rewrites(work, posting=posting)
        assert [f for r in found for f in faults(work, r, posting)] == []
        if start == 0:
            assert read_back(work, found) == []


@pytest.mark.parametrize("seed", [101, 102])
def test_a_finished_rewrite_gives_nothing_new(seed: int) -> None:
    work = workbench.job(bullets(seed, 250), skills="Filing")
    options = [o for r in workbench.rewrites(work) for o in r.options if o.kind == "volume"]
    finished = [workbench.filled(o) for o in options]
    again = {r.span: r for r in workbench.rewrites(workbench.job(finished, skills="Filing"))}
    at = 0
    for text, option in zip(finished, options, strict=True):
        new = again.get(Span(at, at + len(text)))
        at += len(text) + 1
        volume = [o for o in new.options if o.kind == "volume"] if new else []
        assert not workbench.questions(option) & {q for o in volume for q in workbench.questions(o)}, text


# -- every property catches a rewriter that breaks it ------------------------------------------------------------------

BULLET = "Drew blood and roomed 30 patients for 2 providers in Epic"
HELPED = "Assisted with biopsies"


def broken(bullet: str, *segments: Segment) -> list[str]:
    """The faults of an option that the constructor never saw."""
    work = workbench.job([bullet], skills="Cerner")
    span = Span(0, len(bullet))
    rewrite = Rewrite((0,), span, bullet, (RewriteOption("wording", segments),))
    return faults(work, rewrite, None) + read_back(work, [rewrite])


def whole(bullet: str, start: int = 0, end: int | None = None) -> Fact:
    end = len(bullet) if end is None else end
    return Fact(bullet[start:end], Span(start, end))


@pytest.mark.parametrize(
    ("bullet", "segments", "fault"),
    [
        (BULLET, [whole(BULLET), Glue(" 25 times")], "numbers"),
        (BULLET, [whole(BULLET), Glue(" with Mercy")], "name"),
        (BULLET, [whole(BULLET), Glue(" and trained externs")], "verb"),
        (BULLET, [whole(BULLET, 0, 26), Glue(" rooms"), whole(BULLET, 35)], "lost"),
        (BULLET, [whole(BULLET, 0, 10), whole(BULLET, 35)], "lost"),
        (BULLET, [whole(BULLET, 15)], "task"),
        (BULLET, [whole(BULLET), Glue(" in a pediatric office")], "term"),
        (BULLET, [whole(BULLET), Glue(", fluent in spanish")], "term"),
        (BULLET, [whole(BULLET), Glue(" and gave injections")], "task"),
        (HELPED, [Glue("Performed"), whole(HELPED, 13)], "verb"),
        (HELPED, [Glue("Led"), whole(HELPED, 13)], "verb"),
        (HELPED, [whole(HELPED), Glue(" ("), Fact("surgery", Span(14, 22), why="the posting's word")], "posting"),
        (BULLET, [whole(BULLET), Glue(" (30")], "bracket"),
        (BULLET, [whole(BULLET), Glue(" and "), Confirm("k", "NextGen", "?", Span(0, 4))], "confirmation"),
    ],
)
def test_a_broken_option_is_seen(bullet: str, segments: Sequence[Segment], fault: str) -> None:
    found = broken(bullet, *segments)
    assert any(fault in f for f in found), found


def test_an_honest_option_is_not() -> None:
    assert broken(BULLET, whole(BULLET)) == []
    assert broken(HELPED, whole(HELPED)) == []


def test_a_repeated_option_is_seen() -> None:
    work = workbench.job([BULLET])
    option = RewriteOption("wording", (whole(BULLET),))
    twice = Rewrite((0,), Span(0, len(BULLET)), BULLET, (option, option))
    assert faults(work, twice, None) == ["an option stands twice", "a kind stands twice"]

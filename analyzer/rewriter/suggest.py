"""One rewrite for each bullet that a finding is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Annotations, Finding, Posting, Resume, Rewrite
from analyzer.rewriter.options import OptionMaker, Subject

REWRITTEN_RULES = frozenset(
    {
        "unquantified-task",
        "vague-quantity",
        "weak-opening",
        "first-person",
        "unnamed-ehr",
        "too-many-tasks-in-one-bullet",
        "copied-duty-statement",
    }
)


@cache
def _maker(folders: tuple[str, ...]) -> OptionMaker:
    return OptionMaker(pipeline(*folders))


def suggest_rewrites(
    resume: Resume,
    annotations: Annotations,
    findings: Sequence[Finding],
    posting: Posting | None = None,
    *lexicon_folders: str,
) -> tuple[Rewrite, ...]:
    """The rewrites, in the order of the resume; a bullet with nothing honest to gain gets none."""
    maker = _maker(lexicon_folders)
    wanted = frozenset(i for r in posting.requirements for i in r.any_of) if posting else frozenset()
    ehrs = [m for m in annotations.mentions() if m.kind == "ehr" and m.term != "ehr.generic" and m.status == "held"]
    rewrites: list[Rewrite] = []
    for bullet in resume.bullets():
        own = tuple(i for i, f in enumerate(findings) if f.rule in REWRITTEN_RULES and bullet.span.overlaps(f.span))
        line = annotations.line_at(bullet.span.start)
        if not own or line is None:
            continue
        entry = resume.experience[bullet.entry]
        options = maker.options(Subject(resume.text, bullet, entry, line, ehrs, wanted))
        if options:
            rewrites.append(Rewrite(own, bullet.span, bullet.span.of(resume.text), options))
    return tuple(rewrites)

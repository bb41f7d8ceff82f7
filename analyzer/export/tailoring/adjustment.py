"""A change beyond the rewrites: words of the resume in another order or place, with the reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from analyzer.model import Report, Span

AdjustmentKind = Literal["summary", "order", "gather", "letters", "skills"]
KINDS: tuple[AdjustmentKind, ...] = get_args(AdjustmentKind)
# The summary is new wording that nobody has looked at, and what moves changes the page: these are made only where they
# were asked for.
USUAL: frozenset[AdjustmentKind] = frozenset({"letters", "skills"})


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The text that takes the place of `span` (within one line), and why. It holds no fact that the resume lacks.

    A summary also takes the place of the lines `others`; where the resume has none, `span` is empty and stands before
    the first heading, and the text gets the heading `heading`. For a section that moves (kind "order"), `span` is its
    heading, and `text` says where it goes; for a credential (kind "gather") it is its line. What is `left` is for the
    person to change: `text` is as it was, and `why` tells the reason.
    """

    kind: AdjustmentKind
    span: Span
    text: str
    why: str
    others: tuple[Span, ...] = ()
    heading: str = ""
    left: bool = False


def adjustments(report: Report, kinds: Collection[AdjustmentKind] = USUAL) -> tuple[Adjustment, ...]:
    """Every change of these kinds, none of which needs an answer, in the order of the resume."""
    from analyzer.export.tailoring.gathered_credentials import gathered_credentials
    from analyzer.export.tailoring.moved_sections import moved_sections
    from analyzer.export.tailoring.name_letters import letters_after_name
    from analyzer.export.tailoring.new_summary import new_summary
    from analyzer.export.tailoring.skill_order import reordered_skills

    makers = {
        "summary": new_summary, "order": moved_sections, "gather": gathered_credentials, "letters": letters_after_name,
        "skills": reordered_skills,
    }  # fmt: skip
    found = [a for kind in KINDS if kind in kinds for a in makers[kind](report)]
    return tuple(sorted(found, key=lambda a: a.span))

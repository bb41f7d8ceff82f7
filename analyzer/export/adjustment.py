"""A change beyond the rewrites: words of the resume in another order or place, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.model import Report, Span

AdjustmentKind = Literal["skills", "letters"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The text that takes the place of `span` (within one line), and why. It holds no fact that the resume lacks."""

    kind: AdjustmentKind
    span: Span
    text: str
    why: str


def adjustments(report: Report, lexicon_folders: Sequence[str] = ()) -> tuple[Adjustment, ...]:
    """Every change that needs no answer, in the order of the resume."""
    from analyzer.export.name_letters import letters_after_name
    from analyzer.export.skill_order import reordered_skills

    found = [*letters_after_name(report, *lexicon_folders), *reordered_skills(report, *lexicon_folders)]
    return tuple(sorted(found, key=lambda a: a.span))

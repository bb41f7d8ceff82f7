"""What the career guide says of a medical assistant's career as a whole.

The topics are `[[guide]]` of `lexicons/career.toml`; its source is named there. Nothing is read from a resume but the
stage: its topics come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from analyzer.lexicon import load
from analyzer.model import Stage

STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading and its sentences."""

    title: str
    lines: tuple[str, ...]


def guide_topics(stage: Stage, *lexicon_folders: str) -> tuple[Topic, ...]:
    """All topics, those of this stage first; wages are national figures in dollars."""
    table = load(*lexicon_folders).table("career")
    wages = {key: f"${value:,}" for key, value in table["wages"].items() if isinstance(value, int | float)}
    ordered = sorted(table["guide"], key=lambda topic: stage not in topic.get("stages", ()))
    return tuple(Topic(topic["title"], tuple(line.format(**wages) for line in topic["says"])) for topic in ordered)


def guide_note(*lexicon_folders: str) -> str:
    """Whose the wages are, and that they promise nothing."""
    note: str = load(*lexicon_folders).table("career")["wages"]["note"]
    return note

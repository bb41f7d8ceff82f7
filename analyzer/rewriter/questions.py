"""The gap of a question, alone and with the words of its pattern around it."""

from __future__ import annotations

from analyzer.lexicon import Ask
from analyzer.model import Blank, Glue, Segment


def blank_for(ask: Ask, key: str) -> Blank:
    """The gap of a question."""
    return Blank(key, ask.question, ask.unit, ask.hint, ask.most)


def pattern_segments(ask: Ask, key: str) -> list[Segment]:
    """The glue and the gap of a question's pattern, to stand behind words."""
    before, after = ask.after.split("{n}")
    return [Glue(" " + before), blank_for(ask, key), Glue(after)]

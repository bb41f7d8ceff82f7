"""The gap of a question, alone and with the words of its pattern around it."""

from __future__ import annotations

import re
from functools import cache

from analyzer.lexicon import Ask
from analyzer.model import Blank, Glue, Segment


@cache
def _starts(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})", re.I)


def fits(ask: Ask, said: str) -> bool:
    """Whether a question is about the work that these words of a task's clause tell."""
    wanted = not ask.only or _starts(ask.only).search(said)
    return bool(wanted) and not vetoed(ask, said)


def names_any(starts: tuple[str, ...], said: str) -> bool:
    """Whether one of these starts of words stands in what is said."""
    return bool(starts and _starts(starts).search(said))


def vetoed(ask: Ask, said: str) -> bool:
    """Whether these words say that the work is not what a question is about."""
    return names_any(ask.unless, said)


def blank_for(ask: Ask, key: str) -> Blank:
    """The gap of a question."""
    return Blank(key, ask.question, ask.unit, ask.hint, ask.most)


def opens_with(ask: Ask) -> str:
    """The first word of a question's pattern, or "" where the number or a mark comes first."""
    match = re.match(r"\(?([a-z]+)", ask.after)
    return match[1] if match else ""


def pattern_segments(ask: Ask, key: str) -> list[Segment]:
    """The glue and the gap of a question's pattern, to stand behind words."""
    before, after = ask.after.split("{n}")
    return [Glue(" " + before), blank_for(ask, key), Glue(after)]

"""Puts a person's answers into an option. What is not answered or confirmed is never filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analyzer.model import Blank, Confirm, Fact, RewriteOption, Segment

YES = frozenset({"yes", "y", "true", "1", "on", "ok", "confirm", "confirmed", "sí", "si"})


def answered(option: RewriteOption, answers: Mapping[str, str]) -> tuple[Segment, ...] | None:
    """The option's segments with every blank answered and every confirmation given; None while one is open.

    An answered blank becomes a fact marked as the person's answer.
    """
    filled: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            answer = clean_answer(answers.get(segment.key, ""))
            if not answer:
                return None
            filled.append(Fact(answer, None, answer=True))
        elif isinstance(segment, Confirm):
            if answers.get(segment.key, "").strip().casefold() not in YES:
                return None
            filled.append(Fact(segment.text, segment.span, answer=True))
        else:
            filled.append(segment)
    return tuple(filled)


def clean_answer(answer: str) -> str:
    """An answer as it may stand in a sentence: one line, no marks at its ends, at most 80 characters."""
    return re.sub(r"\s+", " ", answer).strip(" .,;:")[:80].strip()


def sentence(segments: tuple[Segment, ...]) -> str:
    """The text of answered segments; a lone "1" takes the singular behind it ("1 provider")."""
    text = ""
    for index, segment in enumerate(segments):
        if isinstance(segment, Blank):
            text += f"[{segment.ask}]"
            continue
        piece = segment.text
        before = segments[index - 1] if index else None
        if isinstance(before, Fact) and before.answer and before.text in ("1", "one", "about 1"):
            piece = re.sub(r"^(\s*[^\W\d_]*?[^\W\d_s])s(?![^\W_])", r"\1", piece)
        text += piece
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"%\s*%", "%", text)

"""Answers about a piece of text, remembered while one resume is read: the head of a job is looked at from many sides.

Nothing outlives the reading: no line of a resume stays in the process because it was asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
Whole = TypeVar("Whole")
Part = TypeVar("Part", bound=Hashable)
_answers: ContextVar[dict[tuple[str, Hashable], Any] | None] = ContextVar("answers", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remembers within this block, and forgets at its end."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered_here(function: Callable[[Whole, Part], Answer]) -> Callable[[Whole, Part], Answer]:
    """The function, asked once for each part of a whole within `remembering`. Its answers must not be changed."""
    name = function.__qualname__

    @wraps(function)
    def ask(whole: Whole, part: Part) -> Answer:
        known = _answers.get()
        if known is None:
            return function(whole, part)
        key = (name, (id(whole), part))
        if key not in known:
            known[key] = function(whole, part)
        answer: Answer = known[key]
        return answer

    return ask


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The function, asked once for each text within `remembering`. Its answers must not be changed."""
    name = function.__qualname__

    @wraps(function)
    def ask(text: str) -> Answer:
        known = _answers.get()
        if known is None:
            return function(text)
        key = (name, text)
        try:
            answer: Answer = known[key]
        except KeyError:
            answer = known[key] = function(text)
        return answer

    return ask

"""A rule: a name, a usual severity, a pure function, and the page that its docstring holds."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analyzer.checks.subject import Subject
from analyzer.model import Finding, Severity

Check = Callable[[Subject], Iterator[Finding]]

_PARTS = ("Why it matters", "Example", "How to fix")


@dataclass(frozen=True, slots=True)
class Page:
    """What a person reads about a rule."""

    what: str
    why: str
    example: str
    fix: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `severity` is the usual one; a finding may weigh more or less, and its page says when."""

    name: str
    severity: Severity
    check: Check

    @property
    def page(self) -> Page:
        """The four parts of the function's docstring. Raises ValueError where one is missing."""
        return read_page(self.name, inspect.getdoc(self.check) or "")


def read_page(name: str, docstring: str) -> Page:
    """Splits a docstring into its parts: a first paragraph, then those that open with their label and a colon."""
    what, *rest = (" ".join(p.split()) for p in re.split(r"\n\s*\n", docstring.strip()))
    parts = dict(p.split(": ", 1) for p in rest if ": " in p)
    if not what or tuple(parts) != _PARTS:
        raise ValueError(f"the docstring of {name} must hold: what it does, then {', '.join(_PARTS)}")
    return Page(what, *(parts[p] for p in _PARTS))

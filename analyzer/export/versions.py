"""The versions of the program and of its lexicons."""

from __future__ import annotations

from importlib.metadata import version

from analyzer.lexicon import load


def lexicon_version() -> str:
    """The newest `checked` date of the lexicons."""
    return max((t.checked for t in load().terms.values()), default="")


def versions() -> dict[str, str]:
    """The versions of the program and its lexicons."""
    return {"resume-vitals": version("resume-vitals"), "lexicons": lexicon_version()}

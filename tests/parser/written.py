"""Reads the written-out resumes of the tables in this folder."""

from __future__ import annotations

from analyzer.model import Resume
from analyzer.parser.resume import read_structure
from analyzer.parser.text import read_plain_text


def resume_of(text: str) -> Resume:
    """A plain text as a resume."""
    return read_structure(read_plain_text(text))

"""Reads the written-out resumes of the tables in this folder."""

from __future__ import annotations

from analyzer.model import Resume
from analyzer.parser.plain.reader import read_plain_text
from analyzer.parser.resume.reader import read_structure


def resume_of(text: str) -> Resume:
    """A plain text as a resume."""
    return read_structure(read_plain_text(text))

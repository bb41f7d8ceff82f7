"""Lines about schools, classes and degrees."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import Line
from analyzer.matchers.kinds.shapes import OF_SCHOOL

# "Medical Assisting certificate, 9-month program"
_OF_COURSE = re.compile(
    r"\b(?:certificate|diploma)\b[^.;]{0,12}\b\d+[\s-]*(?:month|week|hour|hr)s?[\s-]+(?:\w+\s+)?(?:program|course)\b",
    re.I,
)


def opens_with_schooling(line: Line) -> bool:
    """A degree, a diploma or a grade opens the line."""
    return line.lists.schooling.opens(line.text, line.certs)


def names_program(line: Line) -> bool:
    """A degree, a class that was taken, or a program and its school or year."""
    return not line.verb_first and line.lists.schooling.is_program(line.text, line.words, line.certs, line.tasks)


def names_certificate_of_school(line: Line) -> bool:
    """ "Phlebotomy Certificate, Lake College": given by a school, and no card."""
    if line.verb_first or line.tasks:
        return False
    if _OF_COURSE.search(line.text):
        return True
    return line.names_school and bool(OF_SCHOOL.search(line.text)) and not line.says_issuer()


def names_degree_and_school(line: Line) -> bool:
    """A degree at a school, before any card."""
    if line.tasks or line.verb_first or not line.schooled:
        return False
    return line.lists.schooling.names_both(line.text, line.words, line.opens_with_cert)


def names_practice(line: Line) -> bool:
    """A short line that ends in a practicum or a rotation."""
    return not (line.tasks or line.certs) and line.lists.schooling.is_practice(line.text, line.words)


def is_left_as_schooling(line: Line) -> bool:
    """A degree or a school in a line that is nothing surer."""
    return line.schooled and line.lists.schooling.is_left(line.text, line.words, line.tasks)

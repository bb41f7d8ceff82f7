"""Tells a line of schooling (a degree, a school, a class) from cards, jobs and skills.

Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.kinds.shapes import CLASS_TAKEN, DEGREE_OF, date_ranges, degree_opener, letters_as_written
from analyzer.matchers.words.word_lists import WordList, any_of, closer, inside, opener
from analyzer.matchers.words.words import Word

# A line of schooling with its degree and its school has so many words at most, one with a practicum, a degree or a
# school alone so many.
_CLASS, _PRACTICE, _DEGREE, _SCHOOL = 35, 8, 14, 25
# "Dementia Training": a class in so many words at most.
_TRAINING = 5
_COURSEWORK = re.compile(r"(?:\S+\s+){0,6}?coursework(?![^\W_])", re.I)
_COMPLETION = re.compile(r"\W*(?:certificates?\s+of\s+completion(?![^\W_])|(?:certificate|diploma)\s*,)", re.I)
# "Nurse Aide Certificate : Practice, Lakeside University"
_OF_SCHOOL = re.compile(r"certificate\s*:", re.I)


# "Associates of Science", and not "Lakeside Dermatology Associates of Dayton"
_OF_DEGREE = re.compile(
    r"\s+(?:degree|in|of\s+(?:applied|occupational|specialized|general|sciences?|arts|nursing|health|medical))(?![^\W_])",
    re.I,
)


class Schooling:
    """Built once from the table `line_kinds`; every question is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._opener = opener(table["education_openers"])
        self._practice = closer(table["education_closers"])
        self._school = inside(table["school_words"])
        self._institute = inside([f"{field} institute" for field in table["fields_of_care"]])
        self._degree = inside(table["degree_words"])
        self._sure_degree = inside(table["sure_degree_words"])
        self._letters = letters_as_written(table["degree_letters"])
        self._degree_opener = degree_opener(
            table["degree_openers"], (*table["degree_letters"], *table["degree_letters_with_colon"])
        )
        self._credential = inside(table["credential_nouns"])
        # "Nurse Aide Program 2013", "Phlebotomy Certificate : Lakeside Institute"
        programs = table["program_words"]
        ends = r"\s*(?:[:(,–—-]|\d|(?-i:City)(?![^\W_])|$)"
        self._programs = inside(programs)
        self._attended = opener(table["attending_openers"])
        self._program = WordList(programs, rf"[^.;:]*(?<![^\W_]){any_of(programs)}{ends}")

    def opens(self, line: str, certs: int) -> bool:
        """Whether a line opens with coursework, or with a degree and its field."""
        if self._opener.match(line) and not certs:
            return True
        if not certs and self._attended.match(line) and self.names_school(line):
            return self._programs.may_stand(line) or self._degree.may_stand(line)
        if not certs and self._degree.may_stand(line) and len(line.split()) <= _CLASS and DEGREE_OF.match(line):
            return True
        return bool(self._degree_opener.match(line)) and (not certs or self.names_school(line))

    def is_program(self, line: str, words: Sequence[Word], certs: int, tasks: int) -> bool:
        """Whether a line without a verb names a degree, a class that was taken, or a program and its school or year."""
        if len(words) > _CLASS:
            return False
        if self._degree.may_stand(line) and DEGREE_OF.match(line):
            return True
        if not certs and self.names_school(line) and _COMPLETION.match(line):
            return True
        if CLASS_TAKEN.match(line):
            return not certs
        if (course := _COURSEWORK.match(line)) and not self._credential.search(line[: course.end()]):
            return True
        if tasks or len(words) > _DEGREE:
            return False
        program = self._program.match(line)
        if program and all(not w.text[0].islower() for w in words if w.end < program.end()):
            return True
        is_class = words[-1].text in ("Training", "Seminar", "Workshop") and 1 < len(words) <= _TRAINING
        return is_class and not certs and words[0].text[0].isupper()

    def names_degree(self, line: str) -> bool:
        """Whether a degree, a major or a course stands in the line."""
        degree = self._degree.search(line)
        # "Course design" is work.
        is_work = degree is not None and not degree.start() and degree[0].casefold() == "course" and ":" not in line
        if degree is not None and degree[0].casefold() == "course":
            # "over the course of my employment"
            is_work = is_work or re.match(r"\s+of(?![^\W_])", line[degree.end() :], re.I) is not None
        if degree is not None and degree.start() and degree[0].casefold() == "associates" and ":" not in line:
            # "Clinical Supervisor, Cardiology Associates"
            is_work = not re.match(_OF_DEGREE, line[degree.end() :])
        return (degree is not None and not is_work) or bool(self._letters.search(line))

    def names_school(self, line: str) -> bool:
        """Whether a school stands in the line."""
        return self._school_in(line) is not None

    def _school_in(self, line: str) -> re.Match[str] | None:
        """The first school of the line; "Heart Institute" cares for patients."""
        school = self._school.search(line)
        if school is None or school[0].casefold() != "institute":
            return school
        care = self._institute.search(line)
        if care is None or care.end() != school.end():
            return school
        return self._school.search(line, school.end())

    def names_both(self, line: str, words: Sequence[Word], opens_with_cert: bool) -> bool:
        """Whether a line without a verb names a degree at a school, before any card."""
        if not (self.names_degree(line) and self.names_school(line)):
            return False
        if (
            (opens_with_cert and not _OF_SCHOOL.search(line))
            or len(words) > _CLASS
            or (date_ranges(line) and not self._sure_degree.search(line))
        ):
            return False
        card = self._credential.search(line)
        found = [m.start() for m in (self._degree.search(line), self._school_in(line)) if m]
        return not card or min(found) < card.start() or bool(_OF_SCHOOL.search(line))

    def is_practice(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a short line ends in a practicum or a rotation."""
        return len(words) <= _PRACTICE and bool(self._practice.match(line))

    def is_left(self, line: str, words: Sequence[Word], tasks: int) -> bool:
        """Whether a line that is nothing surer names a degree or a school and is short enough for it."""
        school = self._school_in(line)
        # "Babysat after school" names none.
        has_degree, has_school = self.names_degree(line), school is not None and school[0][0].isupper()
        if (
            not has_degree
            and (card := self._credential.search(line))
            and card[0].casefold().startswith("certification")
        ):
            return False
        if tasks:
            ends = school is not None and has_school and not line[school.end() :].strip(" .")
            return has_school and (has_degree or (ends and len(words) <= _PRACTICE))
        return (has_degree and (has_school or len(words) <= _DEGREE)) or (has_school and len(words) <= _SCHOOL)

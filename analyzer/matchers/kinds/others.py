"""Lines that tell nothing of a person's work or skills: headings, addresses, employers, memberships, honors."""

from __future__ import annotations

from analyzer.matchers.kinds.line import Line
from analyzer.matchers.kinds.shapes import NAME_AND_LETTERS, SIZE, is_address

# Whom a sentence with a task is about stands in so many characters.
_SUBJECT = 30
# A heading in capitals has so many words at most.
_HEADING = 5
_JOINING = ("and", "of", "&")


def is_heading(line: Line) -> bool:
    """Every word is one of headings: "Skills and Certifications"."""
    headings = line.lists.headings
    return all(w.norm in headings or w.norm in _JOINING for w in line.words)


def reaches_somebody(line: Line) -> bool:
    """A short line with an address or a number, a town, or the number of a page."""
    return not line.certs and line.is_short and is_address(line.text)


def is_heading_in_capitals(line: Line) -> bool:
    """A few words in capitals that end in a word of headings and show nothing of the field."""
    ends = line.text.isupper() and line.words[-1].norm in line.lists.headings
    return ends and line.count <= _HEADING and not (line.certs or line.tasks or line.tools)


def opens_as_other(line: Line) -> bool:
    """Words that open neither work nor skills: "References available ..."."""
    return bool(line.lists.other.match(line.text))


def closes_as_other(line: Line) -> bool:
    """Words that end such a line, where it shows nothing of the field."""
    return not (line.tasks or line.certs or line.verb_first) and bool(line.lists.closer.match(line.text))


def tells_of_company(line: Line) -> bool:
    """A cue of a company ("is a leading") that no person stands before; beside a task it stands at the opening."""
    if line.tasks > 1 or line.verb_first or not (about := line.lists.company.search(line.text)):
        return False
    is_subject = not line.tasks or about.start() < _SUBJECT
    return is_subject and not line.lists.persons.person.search(line.text, 0, about.start())


def names_membership(line: Line) -> bool:
    """A short line with a word for a member of something."""
    return not (line.certs or line.verb_first) and line.is_short and bool(line.lists.belongs.search(line.text))


def tells_of_employer(line: Line) -> bool:
    """ "Oak Clinic is a busy practice", "A hospital with ..."."""
    return line.about_employer == "other"


def is_name_with_letters(line: Line) -> bool:
    """ "Dana Reyes, RN, BSN": a name and its letters."""
    lettered = line.certs and not line.opens_with_cert and "," in line.text and line.text.isascii()
    return bool(lettered and NAME_AND_LETTERS.fullmatch(line.text)) and not line.says_title()


def tells_size(line: Line) -> bool:
    """ "36-bed unit ...": the size of a place."""
    return not (line.verb_first or line.certs) and bool(SIZE.match(line.text))


def names_honor(line: Line) -> bool:
    """An award, a prize, a place on a list."""
    of_school = line.names_degree and line.names_school
    return not line.certs and bool(
        line.lists.honors.named(line.text, line.words, line.tasks, of_school, line.verb_first)
    )

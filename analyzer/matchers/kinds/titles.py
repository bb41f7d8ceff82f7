"""Lines that name a job: a title with its employer, place or dates."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import Line
from analyzer.matchers.kinds.shapes import date_ranges

_FIRM = 8
# "Employer: Banner Health": a field of a form.
_FIELD = re.compile(r"\W*(?:employer|company(?:\s+name)?|organization|place\s+of\s+employment)\s*:\s*[A-Z]", re.I)
# A hospital of a university gives work.
_HOSPITAL = re.compile(
    r"(?:University|College)\b[^|;,]{0,30}\b(?:Hospitals?|Medical\s+(?:Cent(?:er|re)|Group|Campus)|Health\s*(?:System|Center|Care)?"
    r"|Clinics?|Physicians)\b|(?:Hospitals?|Medical\s+Center|Clinics?)\s+of\s+(?:the\s+)?University"
)
# "Certified Medical Assistant, Mercy Clinic, Tulsa": the card's name is the role that somebody had there.
_ROLE_AT = re.compile(
    r"\W*(?:certified|registered|licensed)\s+(?:[a-z]+\s+){0,2}(?:assistant|technician|nurse|phlebotomist|aide)\s*[,|–—-]\s*"
    r"[^,|]*\b(?:clinic|hospital|medical\s+(?:center|group)|health\s+center|practice|pediatrics|urgent\s+care|care\s+center"
    r"|nursing\s+home|physicians|dermatology|cardiology|orthopedics|family\s+medicine)\b",
    re.I,
)
_SCHOOLING = re.compile(r"\b(?:school|program|training|class|course)\b", re.I)
_VOLUNTEER = re.compile(r"\W*volunteer\s*[,|–—-]", re.I)
_FIRM_IN_TOWN = re.compile(
    r"[A-Z][\w&'’.-]+(?:\s(?:[A-Z&][\w&'’.-]*|of|and|the))*\s*(?:[|,–—-]\s*)?\s[A-Z][a-z.]+(?:\s[A-Z][a-z]+)*,\s[A-Z]{2}"
)
# "Pediatrics: Mercy Children's Hospital (4 weeks)": how long a placement was.
_LASTED = re.compile(r"[\s(–—-]\d{1,3}\s*(?:hours|hrs|weeks|wks)\)?\W*$", re.I)
# "Greenhouse Project, 2021"
_PROJECT = re.compile(r"(?:[A-Z][\w&'’-]*\s+){1,5}[Pp]roject,?\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d")


def is_filled_row(line: Line) -> bool:
    """A job's row that holds title, employer or dates, and no school."""
    return not line.schooled and line.lists.jobs.is_filled(line.text, line.words, line.certs)


def was_job(line: Line) -> bool:
    """A credential that was a job: the dates run as those of work."""
    return line.certs > 0 and not line.verb_first and line.lists.jobs.was_job(line.text)


def is_placement(line: Line) -> bool:
    """A place of training and how long it was."""
    if line.verb_first or line.schooled or line.certs or line.skilled or not line.is_short:
        return False
    return bool(_LASTED.search(line.text)) and line.lists.jobs.names_site(line.text)


def is_field_of_form(line: Line) -> bool:
    """ "Employer: Banner Health"."""
    return bool(_FIELD.match(line.text))


def is_role_at_place(line: Line) -> bool:
    """The name of a card as the role at a place of work."""
    return line.certs > 0 and bool(_ROLE_AT.match(line.text)) and not (line.says_issuer() or line.schooled)


def is_hospital_with_years(line: Line) -> bool:
    """A hospital of a university and the years there, and nothing that was studied."""
    if line.verb_first or line.names_degree or not date_ranges(line.text):
        return False
    return bool(_HOSPITAL.search(line.text)) and not _SCHOOLING.search(line.text)


def is_dated_title(line: Line) -> bool:
    """A title and a date, and nobody tells a story."""
    if not line.dated or not line.says_title():
        return False
    if _VOLUNTEER.match(line.text):
        return True
    return not (line.verb_first or line.lists.openings.tells_story(line.words))


def names_firm_in_town(line: Line) -> bool:
    """ "Oakmont Partners | Boise, ID": a name with its town, and nothing of the field."""
    if line.verb_first or line.schooled or line.certs or line.tasks or line.count > _FIRM:
        return False
    return bool(_FIRM_IN_TOWN.fullmatch(line.text.strip()) or _PROJECT.fullmatch(line.text.strip()))


def names_job(line: Line) -> bool:
    """A role alone, or with its employer or place."""
    if line.verb_first or line.schooled:
        return False
    return line.lists.jobs.names_job(line.text, line.words, line.certs, line.praises)


def holds_title(line: Line) -> bool:
    """A title stands in a line that shows nothing else."""
    return line.says_title()

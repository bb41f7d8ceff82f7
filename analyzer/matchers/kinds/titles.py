"""Lines that name a job: a title with its employer, place or dates."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import Line

_FIRM = 8
_FIRM_IN_TOWN = re.compile(
    r"[A-Z][\w&'’.-]+(?:\s(?:[A-Z&][\w&'’.-]*|of|and|the))*\s*(?:[|,–—-]\s*)?\s[A-Z][a-z.]+(?:\s[A-Z][a-z]+)*,\s[A-Z]{2}"
)
# "Greenhouse Project, 2021"
_PROJECT = re.compile(r"(?:[A-Z][\w&'’-]*\s+){1,5}[Pp]roject,?\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d")


def is_filled_row(line: Line) -> bool:
    """A job's row that holds title, employer or dates, and no school."""
    return not line.schooled and line.lists.jobs.is_filled(line.text, line.words, line.certs)


def was_job(line: Line) -> bool:
    """A credential that was a job: the dates run as those of work."""
    return line.certs > 0 and not line.verb_first and line.lists.jobs.was_job(line.text)


def is_dated_title(line: Line) -> bool:
    """A title and a date, and nobody tells a story."""
    if not line.dated or not line.says_title():
        return False
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

"""Lines that tell of work."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzer.matchers.kinds.line import PHRASE, Line
from analyzer.matchers.kinds.shapes import DEED_OF, ENDED, FOR_WHOM, RESULTED, SHOWN_BY, WAS, date_ranges
from analyzer.matchers.words.lists import list_marks

# A fragment of a duty has so many words at least.
_FRAGMENT = 5
# What a full stop ends has so many words at least.
_STOPPED = 3
_AS_NEEDED = re.compile(
    r"\S\s+(?:as|when|where|if)\s+(?:needed|required|directed|assigned|instructed|ordered|requested)\W*$", re.I
)
# A list of plain verbs tells of work from so many parts on.
_DEEDS = 3


def goes_on_behind_title(line: Line) -> bool:
    """A job's own line, with its dates, that goes on to tell of work."""
    return line.lists.openings.goes_on(line.words) and line.says_title() and bool(date_ranges(line.text))


def holds_role(line: Line) -> bool:
    """ "Lead of the front desk": a role that was held, and nothing that praises."""
    return not (line.verb_first or line.praises or line.certs) and line.lists.jobs.holds_role(line.text, line.words)


def says_when(line: Line) -> bool:
    """ "Filing, faxing and mailing as needed": the end says when it was done."""
    return not (line.certs or line.skilled) and bool(_AS_NEEDED.search(line.text))


def tells_result(line: Line) -> bool:
    """A sentence about what came of work."""
    return not line.verb_first and bool(RESULTED.search(line.text)) and not line.is_list


def shows_by_doing(line: Line) -> bool:
    """ "Demonstrated knowledge of the rules by handling ..."."""
    return bool(SHOWN_BY.match(line.text))


def tells_what_work_held(line: Line) -> bool:
    """ "Job functions included ..."."""
    return not line.verb_first and bool(line.lists.includes.match(line.text)) and not line.skilled


def joins_deeds(line: Line) -> bool:
    """Verbs one behind the other, or a plain verb with its object in each part: "admit patients, keep records"."""
    return line.opens_work and (line.lists.openings.joins_verbs(line.words) or _lists_deeds(line))


def _lists_deeds(line: Line) -> bool:
    marks = [0, *list_marks(line.text, line.words), len(line.text)]
    parts = [[w for w in line.words if a <= w.start < b] for a, b in pairwise(marks)]
    opened = [line.lists.openings.opens_plain(part) for part in parts if part]
    if sum(opened) < _DEEDS or line.count < 2 * len(opened):
        return False
    # "Take vitals, run EKGs, show patients how to use crutches, slings and pumps": the last deed has several objects.
    return all(opened[:_DEEDS])


def opens_with_work(line: Line) -> bool:
    """ "Roomed patients", "Responsible for ..."."""
    return line.opens_work


def names_deed(line: Line) -> bool:
    """Nouns that name work and whose it was, or for whom or how often a task was done."""
    if line.certs or line.skilled:
        return False
    if line.tasks and FOR_WHOM.search(line.text):
        return not (line.is_adjective or line.says_summary())
    return not line.is_list and bool(DEED_OF.match(line.text))


def holds_deed(line: Line) -> bool:
    """A verb in the past stands in the line, or a gerund with more words than a skill takes."""
    return bool(line.tenses & {"past", "participle"}) or ("gerund" in line.tenses and line.count > PHRASE)


def ends_duty(line: Line) -> bool:
    """The end of a sentence that began on another line."""
    return line.count >= _FRAGMENT and line.text.lstrip()[0].islower() and bool(ENDED.search(line.text))


def lists_work(line: Line) -> bool:
    """A sentence that a verb opens and commas cut: "Verify dose, count tablets, label and dispense."."""
    return line.opens_work and is_sentence(line)


def is_sentence(line: Line) -> bool:
    """A full stop ends what is left: "Home visits to new mothers." tells of work, and no card is named."""
    return line.count >= _STOPPED and not line.certs and bool(ENDED.search(line.text))


def tells_what_was(line: Line) -> bool:
    """A sentence about something that was: no skill."""
    return line.count >= _FRAGMENT and bool(WAS.match(line.text))

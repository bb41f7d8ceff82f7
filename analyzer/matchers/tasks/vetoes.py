"""Tells whether words that forbid a task stand where they count: in its clause, or near it in a line of no clinic.

"Answered phones at the restaurant" is no clinic's work; in "Checked in patients and welcomed guests" the guests belong
to a deed of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.terms.company import Company
from analyzer.matchers.words.folding import lower_text
from analyzer.model import Span

# Words that show a place of care, as families and settings of the lexicons name it, and work done only there.
_CARE = re.compile(
    r"\b(?:patient|clinic|medical|nurs|physician|doctor|hospital|podiatr|phlebotom|dentist|x-?rays?\b|vitals\b|EKGs?\b|CPR\b)",
    re.I,
)
# Who leads staff does so in any trade.
_ANY_TRADE = "leadership"
# How a clause opens that says what was not done ("Did not bill", "No experience with prior authorizations"), what
# nobody may do there, and what a list leaves out.
_DENIAL = re.compile(
    r"(?:(?:^|[.;•\n]|\b(?:but|though|although)\b)\W*(?:I\s+)?"
    r"(?:(?:did|do|does|have|has)(?:\s+not|n['’]t)"
    r"|(?:have\s+|has\s+|had\s+)?(?:no|without)(?:\s+[\w-]+)?\s+(?:experience|knowledge|training|exposure))\b"
    r"|\b(?:not|never|n['’]t)\s+(?:yet\s+)?(?:allowed|permitted|authorized|trained|comfortable|certified|licensed|responsible)\b"
    r"|\bnever\s+(?:worked|done|did|given|gave|drawn|drew|performed|used|had)\b"
    r"|\b(?:except|excluding)\b)[^,.;:\n]{0,40}$",
    re.I,
)
# "No billing experience": what a lack names stands inside its words.
_LACK = re.compile(r"\b(?:no|without)\s+(?:(?:prior|previous|formal|actual|hands[- ]on|direct)\s+)?$", re.I)
_LACKED = re.compile(r"\s(?:experience|knowledge|training|exposure|background)\b", re.I)
_LONGEST_LACK = len(" experience")
# "Took courses in insurance and coding", "Diploma, Medical Billing": what was studied is no work yet.
_STUDIED = re.compile(
    r"(?:\b(?:courses?|classes|coursework|seminars?|workshops?)\s+(?:in|on)\s"
    r"|(?:^|\n)\W*(?:diploma|certificate|degree)(?:\s+in\s|\s*[,:–-]\s))(?:(?!\b\w+ed\b)[^.;:\n]){0,50}$",
    re.I,
)
_STUDIES = frozenset({"administrative", "clinical-procedures", "laboratory"})
# "Vitals, no phlebotomy", "without drawing blood or giving shots", "never drew blood": a procedure is left out so,
# while "no vaccine waste" and "no missed draws or late injections" are something to be proud of.
_NO_FAULT = r"(?!(?:missed|failed|lost|late|repeat|rejected|wasted|delayed)\b)"
_LEFT_OUT = re.compile(
    rf"(?<![\w-])(?:(?:no|without)\s+(?:(?:hands[-\s]on|direct|actual|clinical|prior|previous|formal)\s+)*"
    rf"(?:{_NO_FAULT}[\w-]+(?:\s+[\w-]+){{0,2}}\s+(?:or|nor)\s+(?:{_NO_FAULT}[\w-]+\s+)?)?|never\s+)$",
    re.I,
)
# Behind a procedure that "no" stands before these tell of no quality ("no phlebotomy experience").
_LEFT_BEHIND = re.compile(
    r"\s+(?:experience|skills?|training|performed|done|given|required|needed|involved|allowed|duties|during|due\s+to"
    r"|(?:in|at|on|with)\s+(?:this|that|my)|(?:or|nor)\s)",
    re.I,
)
_PROCEDURES = "clinical-procedures"
# "Vitals were done by the nurses": what others do.
_BY_OTHERS = re.compile(
    r"\s+(?:was|were|are|is|being)\s+(?:\w+ly\s+)?(?:done|performed|given|taken|drawn|handled)\s+by\s+"
    r"(?:an?\s+|the\s+|our\s+|other\s+)?(?:nurs|RN|LPN|LVN|doctor|physician|lab\b|staff|someone|others?\b)",
    re.I,
)
# "Worked with nurses who gave chemotherapy": what others are told to do.
_WHO_DO = re.compile(
    r"(?<!\w)(?:nurses|RNs|LPNs|LVNs|MAs|CNAs|staff|technicians|techs|phlebotomists|doctors|physicians|assistants|aides"
    r"|therapists|providers|teams?)\s+who\s+(?:[\w-]+\s+){0,6}$",
    re.I,
)
# "Liaison between billing, front desk and providers": departments that were spoken with, and no work done.
_PARTIES = re.compile(
    r"(?:\b(?:liaison|go-between|bridge)\s+(?:between|with)"
    r"|\b(?:communicat\w+|collaborat\w+|interfac\w+|liais\w+|partner(?:ed|s|ing)?)\s+(?:[a-z]+ly\s+)?(?:with|between)"
    r"|\bwork(?:ed|s|ing)?\s+(?:closely|hand\s+in\s+hand|directly)\s+with)\s+"
    r"(?:(?!(?:to|on|for|about|regarding|while|when|by|in|during|including|as|through|of|\w+ed)\b)[\w&/'’-]+[,\s]+){0,8}$",
    re.I,
)
_WAYS = re.compile(r"\b(?:by|over|via|through|on|for|about|in)\b", re.I)
_PARTY_CUES = ("liais", "between", "bridge", "communicat", "collaborat", "interfac", "partner", "ly with", "hand with")
# Each denial holds one of these.
_DENYING = (
    "not", "n't", "n’t", "experience", "knowledge", "training", "exposure", "background", "never", "except",
    "excluding", "no ", "without ", " by ", "course", "classes", "seminar", "workshop", "diploma", "certificate",
    "degree", " who ",
)  # fmt: skip


def may_deny(text: str) -> bool:
    """Whether a text holds a word without which nothing in it is denied: a quick look, once for many places."""
    return any(map(lower_text(text).__contains__, _DENYING))


def may_name_parties(text: str) -> bool:
    """Whether a text may tell with whom somebody spoke: a quick look, once for many places."""
    return any(map(lower_text(text).__contains__, _PARTY_CUES))


def is_party(text: str, place: Span) -> bool:
    """Whether the nouns at `place` are one of those that somebody spoke with; "patients by phone" is no such."""
    return not _WAYS.search(text, place.start, place.end) and bool(
        _PARTIES.search(text, max(place.start - 120, 0), place.start)
    )


def is_denied(text: str, place: Span, family: str, opens: int, *, ends_item: bool) -> bool:
    """Whether the clause around the words at `place` says that the person does not do what they name.

    `family` is that of the task; `opens` is where the verb starts that governs the words; `ends_item` says whether they
    are the last ones of their item.
    """
    left = max(place.start - 80, 0)
    if _DENIAL.search(text, left, place.start) or _BY_OTHERS.match(text, place.end):
        return True
    if _LACK.search(text, left, place.start) and _LACKED.search(text, place.start, place.end + _LONGEST_LACK):
        return True
    if family in _STUDIES and _STUDIED.search(text, left, place.start):
        return True
    if _WHO_DO.search(text, left, min(place.start, opens)):
        return True
    if family != _PROCEDURES or not (ends_item or _LEFT_BEHIND.match(text, place.end)):
        return False
    return any(_LEFT_OUT.search(text, max(start - 80, 0), start) for start in {place.start, opens})


def clause_of(content: Sequence[Content], roles: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The clause around `content[first:last]`: from the verbs that open it to the next verb that opens an item."""
    start = first
    while content[start].joint != "." and not (roles[start] and content[start].joint):
        start -= 1
    while content[start].joint in (",", "&") and roles[start - 1]:
        start -= 1
    end = last
    while end < len(content) and content[end].joint != "." and not (roles[end] and content[end].joint):
        end += 1
    return start, end


def spares(
    never: Company, family: str, text: str, content: Sequence[Content], clause: tuple[int, int], reach: tuple[int, int]
) -> bool:
    """Whether a veto that stands in `reach` belongs to another deed than the one of `clause`."""
    first, last = clause
    start = content[first - 1].word.end if first else 0
    end = content[last].word.start if last < len(content) else len(text)
    if never.stands_in(text, max(start, reach[0]), min(end, reach[1])):
        return False
    return family == _ANY_TRADE or _CARE.search(text) is not None

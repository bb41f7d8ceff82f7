"""Shapes of a line that tell its kind: dates, towns, contact details, and patterns made of word lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from analyzer.matchers.words.late import LatePattern
from analyzer.matchers.words.word_lists import any_of
from analyzer.months import MONTH

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:(?:19|20)\d\d|\d\d)(?![\d/])"
_NOW = r"present|current|now"
_RANGE = re.compile(
    rf"(?:(?:19|20)\d\d|{_NOW})\s*(?:-|–|—|to|until)\s*(?:[a-z]{{3,9}}\.?\s*)?(?:\d{{1,2}}/)?(?:(?:19|20)\d\d|{_NOW})"
    rf"|(?:to|-|–)\s*(?:present|current)|(?:19|20)\d\d\s*(?:to|-|–)\s*$|{_MONTH}\s*(?:-|–|—|to|until)\s*(?:{_MONTH}|now)",
    re.I,
)
# From one month of a year to another, or to this day: work. A card runs from a month to the same month.
_MONTH_NAME = rf"(?:{MONTH})[a-z]*\.?,?\s+(?:19|20)\d\d"
WORKED = re.compile(
    rf"(?<!\d)(?P<from>\d{{1,2}})/(?:(?:19|20)\d\d|\d\d)\s*(?:-|–|—|to|until)\s*(?:(?:{_NOW})|(?!(?P=from)/){_MONTH})"
    rf"|(?<![a-z])(?P<name>{MONTH})[a-z]*\.?,?\s+(?:19|20)\d\d\s*(?:-|–|—|to|until)"
    rf"\s*(?:(?:{_NOW})|(?!(?P=name)){_MONTH_NAME})",
    re.I,
)
_MANY_YEARS = (
    r"(?:(?:more than|over|nearly|almost|about|at least)\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|"
    r"fifteen|twenty)\s?\+?\s+(?:years?|yrs?)"
)
# "More than 10 years of ..." opens a summary.
YEARS_FIRST = re.compile(rf"\W*{_MANY_YEARS}['’]?\s[^.]*\bexperience\b", re.I)
# "Two years in pediatrics", "6 years as a medical assistant" and no more.
YEARS_IN = re.compile(
    rf"\W*{_MANY_YEARS}['’]?\s+(?:in|as|at|working)\s+[a-z]"
    r"(?!.*\b(?:college|school|university|institute|academy)\b)",
    re.I,
)
# A town and its state behind a name, or an area or part of a town.
TOWN = re.compile(
    r"[A-Za-z.](?:,|\s+[-–—|])\s+(?:(?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+,?\s+[A-Z]{2}"
    r"|(?:[A-Z][a-z]+\s){1,3}(?:Area|County|Campus|Location|Branch)|Downtown)\W*$"
)
PIECE = re.compile(r"[,|•·\t]|\s[-–—]\s|\sat\s")
DATE_WORDS = re.compile(
    rf"(?<![^\W_])(?:(?:{MONTH})[a-z]*\.?(?=\W*\d)|present|current|to|until)(?![^\W_])"
    r"|(?<![^\W_])(?:\d{1,2}/)*\d{2,4}(?![^\W_])",
    re.I,
)
# "... assistant with 4 years in ..." says who somebody is.
WITH_YEARS = re.compile(rf"[^.;,]{{0,80}}\bwith\s+{_MANY_YEARS}\b", re.I)
# What stands behind a role and tells how much, or which of several.
# Of a row of marks only the last ones are looked at, and at once: it would be begun anew at each mark of a long one.
TERMS_OF_WORK = re.compile(
    r"[\s(\[,/\-–—]{1,40}+(?:\d{1,3}\s*\+?\s*(?:hours|hrs|weeks|wks)(?:\s*(?:per|a|/)\s*(?:week|wk))?|(?:full|part)[\s\-]time|per\s+diem|prn"
    r"|temporary|temp|contract|contractor|seasonal|freelance|freelancer|remote|internship|float|nights?|days?|evenings?|weekends?|[ivx]{1,3}|\d)(?![^\W_])[)\].\s]*",
    re.I,
)
# "Service focused and ..." describes somebody, whatever verb the first word may be elsewhere.
DESCRIBED = re.compile(r"\W*[a-z]+[\s\-](?:oriented|focused|driven|minded)(?![^\W_])", re.I)
# "Computer skills: ..."
SKILLS_OF = re.compile(
    r"[\WÂ]*(?:[a-z&/]+\s+){1,3}skills\s*(?::|\s[-–—]\s)|\W*typ(?:e|es|ing)(?![^\W_])[^.\d]{0,25}\d+\s*\+?\s*(?:wpm|words)",
    re.I,
)
# "Billing systems: ...", "Technologies used: ..." with names behind it.
SYSTEMS = re.compile(
    r"\W*(?:[a-z&/]+\s+){0,3}(?:systems?|software|technolog(?:y|ies)|tools|platforms|applications)"
    r"(?:\s+(?:used|known|include|experience|skills))?\s*:\s*\w",
    re.I,
)
# "Administrative: ..."
LABELLED = re.compile(r"\W*(?-i:[A-Z])[a-z&/]+(?:\s+[a-z&/]+){0,2}(?:\s*:|\s[–—])\s+(?=\w)", re.I)
# A sentence about what came of work.
RESULTED = re.compile(r"(?<![^\W_])(?:resulted\s+in|has\s+led\s+to|led\s+to)\s+(?:an?\s+)?\S*\d", re.I)
# "10 years of inpatient experience"
YEARS_OF = re.compile(r"\W*\d+\s*\+?\s*(?:years?|yrs?)['’.]?\s+(?:\S+\s+){0,6}experience\W*", re.I)
# A certificate that a school gives, not a card: "Phlebotomy Certificate, Lake College".
OF_SCHOOL = re.compile(r"(?<![^\W_])(?:certificate|diploma)s?(?![^\W_])", re.I)
# "Bachelor of Science ...", "Associate's degree ..." where a line opens; "Bachelor of Arts : History" behind a school.
DEGREE_OF = re.compile(
    r"\W*(?:bachelor|master|associate)['’]?s?['’]?\s+(?:degree(?![^\W_])|of\s+(?:\w+\s+){0,2}[A-Z]|in\s+[A-Z])"
    r"|.{0,60}?(?<![^\W_])(?-i:Bachelor|Master|Associate)['’]?s?['’]? of (?:[A-Z]\w+ ){1,4}:\s",
    re.I,
)
# "... Course - Completed November 2025"
CLASS_TAKEN = re.compile(
    r"[^.;]*(?:course|training|class|workshop|seminar|program)\s*(?:\([^)]*\)\s*)?(?:,\s*[A-Z]{2,}\s*)?[-–—,(]\s*completed(?![^\W_])",
    re.I,
)
# "Dana Reyes, RN, BSN": a name and its letters.
NAME_AND_LETTERS = re.compile(
    r"\W*[A-Z][A-Za-z'’\-]+(?:\s[A-Z]\.?)?(?:\s[A-Z][A-Za-z'’\-]+){1,2}(?:,\s*[A-Z][A-Za-z\-]*(?:[A-Z]|-?[12])(?:\s\([A-Z]{2,5}\))?){1,6}\W*"
)
_SOME = r"(?:an?|the|our|all|up\s+to|over|\d+\+?|two|three|four|five|six|seven|eight|nine|ten|several|multiple|busy)\s"
# "Care management for two sites and support of their staff.": a noun that names a deed, and whose or what for.
DEED_OF = re.compile(
    r"\W*(?:[a-z]+,?\s+(?:(?:and|&|or)\s+)?){0,2}(?!experience|department|association|certification|understanding"
    r"|demonstration|completion|foundation|federation|intention|attention|graduation|date)[a-z]{3,}(?:tion|ment|sion|ance)s?"
    r"\s+of\s+\S|\W*(?:[a-z]+,?\s+){1,5}(?:management|maintenance|coordination|administration|organization|development"
    r"|evaluation|assessment)\s+(?:of|for|regarding)\s+(?:\S+\s+)+\S+|\W*(?:[a-z]+\s+){1,3}to\s+includ(?:e|ed)\s"
    r"|\W*(?:[a-z]+\s+){0,2}point\s+of\s+contact\s"
    rf"|\W*(?:[a-z]+\s+){{0,3}}(?:support|oversight|coverage|assistance|supervision)\s+(?:of|to|for)\s+{_SOME}",
    re.I,
)
# "Vitals and EKGs for four providers", "Phlebotomy on 30 patients per day": work that is named with whom or how often.
FOR_WHOM = re.compile(
    rf"(?<![^\W_])(?:(?:for|to|on|of)\s+{_SOME}|(?:on|to)\s+(?:(?:pediatric|geriatric|adult|new|ob)\s+(?:and\s+[a-z]+\s+)?)?"
    r"(?:patients|pts|women|men|children|kids|babies|seniors)(?![^\W_])|(?:(?:per|each|every|a)\s+(?:day|week|shift|month)"
    r"|daily|weekly|between\s+patients)(?![^\W_]))",
    re.I,
)
# A town alone, or the number of a page.
_STREET = r"(?:\d{1,6}\s+[A-Za-z0-9 .'’#\-]+,\s*)?"
_PLACE_OR_PAGE = re.compile(
    rf"\W*(?:{_STREET}[A-Za-z .'’\-]+,\s*[A-Z]{{2}}\s+\d{{5}}(?:-\d{{4}})?"
    r"|(?i:page)\s+\d+(?:\s+(?:of|/)\s+\d+)?)\W*"
)
# "Demonstrated knowledge of the rules by handling ..." tells what was done.
SHOWN_BY = re.compile(r"\W*demonstrated\s[^.;]*\sby\s+(?:[a-z]+ly\s+)?[a-z]+ing\s", re.I)
# A sentence about something that was: no skill.
WAS = re.compile(r"(?:\S+\s+){1,6}(?:was|were|became|had)\s+\S", re.I)
# A card that is on its way, or an exam that is booked.
ON_ITS_WAY = re.compile(
    r".*(?:in\s+progress|exam(?:ination)?\s+(?:is\s+)?(?:scheduled|booked|planned|pending)|(?:scheduled|pending)\s+exam)",
    re.I,
)
# "Certification : ..."
CARD_OF = re.compile(
    r"\W*(?:(?-i:[A-Z])\w+\s+){0,2}(?:certifications?|certs?|licen[sc]es?|licensure|credentials?|expired)"
    r"(?:\s+held|\s*(?:and|&|/)\s*(?:certifications?|licen[sc]es?|licensure|credentials?|training))?\s*:\s*\w",
    re.I,
)
# "36-bed unit ...", "A 200-bed hospital ...": the size of a place.
SIZE = re.compile(r"\W*(?:an?\s+|the\s+)?\d+[\s\-]bed(?:ded)?(?![^\W_])", re.I)
# A word that names an ability or a trait by itself.
ABILITY = re.compile(
    r"[A-Z]?[a-z]+(?:ology|nomy|ship|work|ics|istry|otomy|solving|tasking|ments?|tions?|sions?|ance|ence|[aei]lity|ivity"
    r"|eting|ness|pathy|ual|ful|ive|ous|[ai]ble|[^m]ent)"
)
# "Acme Health is a ..." tells of a company; of whom it tells stands behind it.
SAID_TO_BE = re.compile(
    r"(?:The\s+)?(?!(?:This|It|There|My|She|He|I|That|What)\s)[A-Z][\w&'.]*(?:\s+(?:[A-Z][\w&'.]*|of|and|&)){0,5},?\s+(?:is"
    r"\s+(?:an?|the|one)|(?:is|was|has\s+been)\s+(?:[a-z]+ly\s+)?(?:recognized|named|ranked|voted|founded|established|located))\s"
)
ENDED = re.compile(r"[.!?;]\s*$")
CONTACT = re.compile(r"\S@\S|https?://|www\.|linkedin\.com|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}")


def is_address(line: str) -> bool:
    """Whether a line holds an address or a number to reach somebody, or is a town or the number of a page."""
    return bool(CONTACT.search(line) or _PLACE_OR_PAGE.fullmatch(line))


@lru_cache(maxsize=64)
def date_ranges(line: str) -> tuple[re.Match[str], ...]:
    """The ranges of dates in a line; asked for several times while its kind is told."""
    return tuple(_RANGE.finditer(line))


def ability_in(nouns: Sequence[str]) -> LatePattern:
    """A noun for an ability among the first words, and what it is in: "High skills in ...", no years of it."""
    few = r"(?:(?!years?\b|yrs?\b|with\b)[a-z&/'’()\-]+\s+){0,6}"
    return LatePattern(rf"\W*{few}{any_of(nouns)}\s+(?:of|in|with|on|using)(?![^\W_])", re.I)


def persona(persons: Sequence[str]) -> LatePattern:
    """A few words that end in a word for a person, and what is said of them: "Inspiring trainer with ..."."""
    return LatePattern(
        rf"\W*(?:[\w/'’-]+,?\s+(?:and\s+)?){{1,6}}?{any_of(persons)}\s+(?:with\s+\S|of\s+(?:\w+\s+)?years|offering|driven\s"
        r"|who\s)|\W*offering\s+(?:over\s+)?\w+\s*\+?\s+years",
        re.I,
    )


def includes(nouns: Sequence[str]) -> LatePattern:
    """A noun for work among the first words, and what it held: "Job functions included ..."; or only the verb."""
    return LatePattern(
        rf"\W*(?:[a-z]+\s+){{0,4}}{any_of(nouns)}\s+(?:also\s+)?(?:include[sd]?|including|consist(?:s|ed)\s+of|require[sd]"
        r"|involve[sd]|to\s+included?)(?![^\W_])|\W*(?:include|require|involve)[sd]\s",
        re.I,
    )


def letters_as_written(letters: Sequence[str]) -> LatePattern:
    """Letters of a degree count in capitals only: "as" and "ma" are words."""
    return LatePattern(rf"(?<![^\W_])(?-i:{any_of(letters)})(?![^\W_])")


def degree_opener(words: Sequence[str], letters: Sequence[str]) -> LatePattern:
    """A degree and a colon that open a line: "Bachelor of Science : Nursing", "BS: Biology"."""
    named = rf"(?i:{any_of(words)}(?!\s+(?:number|no\b|nr))(?:\s+[a-z]+){{0,5}})"
    return LatePattern(rf"\W*(?:{named}|{any_of(letters)})\s*:\s*\S")

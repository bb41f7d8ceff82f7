"""Lines of a summary: who somebody is, for how many years, and where to."""

from __future__ import annotations

import re

from analyzer.matchers.kinds.line import PHRASE, ROLE, Line
from analyzer.matchers.kinds.shapes import DESCRIBED, YEARS_FIRST, YEARS_IN, YEARS_OF
from analyzer.matchers.words.lists import has_short_items

# An aim is said in so many words at least; what somebody is, beside an ability or a cue, in more than so many.
_AIM, _ABILITY, _SAID = 7, 18, 8
# So long a line with an ability at its opening and a card somewhere lists what somebody can do.
_MIXED = 16
# Behind a credential these tell what its holder can do.
_ABLE = re.compile(
    r"\b(?:(?:skilled|experienced|proficient|competent|trained|adept|expert|versed|comfortable|confident)\s+"
    r"(?:in|with|at|on|using)|(?:experience|expertise|proficiency|skills)\s+(?:in|with)|"
    r"with\s+(?:\w+\s+){1,4}(?:skills|experience)|speciali[sz](?:es|ed|ing)\s+in)\b",
    re.IGNORECASE,
)


# "Eager MA student seeking an externship", "Nursing student working as CNA", "Bilingual MA who brings calm"
_TURNING = re.compile(
    r"\W*(?:[\w-]+,?\s+(?:and\s+)?){0,4}?(?:assistant|student|graduate|C?C?MA|RMA|parent|mother|father|professional|nurse|CNA"
    r"|phlebotomist|receptionist|veteran|medic|technician|caregiver)(?:\s+of\s+\w+)?\s+(?:now\s+|currently\s+)?"
    r"(?:who\s+\w+s|seeking|looking\s+(?:for|to)|completing|returning\s+to|transitioning|graduating|hoping\s+to|eager\s+to"
    r"|ready\s+(?:for|to)|with\s+an?)\s",
    re.IGNORECASE,
)


# "Recognized for organizational skills, attention to detail", "I'm patient and great with kids"
_KNOWN_FOR = re.compile(
    r"\W*(?:recognized|known|valued|praised|respected|noted|appreciated)\s+for\s+(?:[\w'’-]+,?\s+){0,4}?"
    r"(?:skills?|abilit(?:y|ies)|attention|work\s+ethic|professionalism|reliability|compassion|dedication|demeanor|manner"
    r"|communication|empathy|patience|kindness|efficiency|accuracy)\b"
    r"|\W*I(?:['’]m|\s+am)\s+(?!responsible\b|in\s+charge\b|tasked\b|able\s+to\b|the\s|an?\s|\w+ing\b)[a-z]",
    re.IGNORECASE,
)


def is_known_for(line: Line) -> bool:
    """What somebody is known for, or says of themselves, and no deed."""
    return not line.certs and bool(_KNOWN_FOR.match(line.text))


def turns_to_new_work(line: Line) -> bool:
    """Who somebody is and where to, in a few words and without years of a job."""
    return not (line.dated or line.says_duty_first) and bool(_TURNING.match(line.text))


def says_aim(line: Line) -> bool:
    """ "Seeking a position ..." and what it is for."""
    return line.count >= _AIM and bool(line.lists.aim.match(line.text))


def tells_of_person_like_employer(line: Line) -> bool:
    """The words would fit an employer, and are said of a person."""
    return line.about_employer == "summary"


def is_persona(line: Line) -> bool:
    """ "Inspiring trainer with ..."."""
    if line.dated or (line.verb_first and not line.is_adjective):
        return False
    return bool(line.lists.persona.match(line.text))


def opens_with_years(line: Line) -> bool:
    """ "More than 10 years of experience ..." with what it was in."""
    return not line.verb_first and line.count > ROLE and bool(YEARS_FIRST.match(line.text))


def names_years(line: Line) -> bool:
    """ "10 years of inpatient experience" and no more."""
    return bool(YEARS_OF.fullmatch(line.text))


def names_years_in_field(line: Line) -> bool:
    """ "Two years in pediatrics" and no more."""
    return not (line.verb_first or line.certs) and line.is_short and bool(YEARS_IN.match(line.text))


def introduces(line: Line) -> bool:
    """ "A caring assistant with ...", "I am a nurse who ..."."""
    return not line.is_list and line.lists.persons.introduces(line.text, line.words, line.verb_first)


def sums_up_ability(line: Line) -> bool:
    """ "High skills in ..." in a long line with a word of a summary."""
    if line.verb_first or line.count <= _ABILITY or not line.lists.ability_in.match(line.text):
        return False
    return line.says_summary()


def sums_up_behind_card(line: Line) -> bool:
    """A credential opens a line that goes on as a summary does."""
    return line.opens_with_cert and line.count > ROLE and line.says_summary()


def is_able_behind_card(line: Line) -> bool:
    """ "Certified Medical Assistant skilled in phlebotomy" tells of the person, not of a card."""
    return line.opens_with_cert and line.tasks > 0 and bool(_ABLE.search(line.text))


def describes_person(line: Line) -> bool:
    """A trait or a noun for a skill opens a line that names who has it, in the words of a summary."""
    if not opens_with_trait(line) or line.count <= ROLE:
        return False
    return (line.certs > 0 or bool(line.lists.person.search(line.text))) and line.says_summary()


def opens_with_trait(line: Line) -> bool:
    """A trait, or a verb's form that names a skill, stands where a verb would: "Organized and dependable"."""
    if not line.opens_work:
        return False
    if line.lists.traits.match(line.text) or DESCRIBED.match(line.text):
        return True
    return line.lists.openings.names_skill(line.words, "," in line.text)


def sums_up_skills(line: Line) -> bool:
    """A long line that words for a skill open, and that speaks of the person."""
    if not is_long_skill(line):
        return False
    return line.says_summary() or line.lists.persons.praises_person(line.text, line.words)


def is_long_skill(line: Line) -> bool:
    """A long line that words for a skill open."""
    return line.skilled and line.count > _MIXED and not line.opens_with_cert


def sums_up(line: Line) -> bool:
    """A word of a summary in a sentence."""
    return line.count > _SAID and line.says_summary() and not has_short_items(line.text)


def is_described_person(line: Line) -> bool:
    """An adjective opens a line that names a person."""
    return line.is_adjective and line.count > ROLE and line.lists.persons.names_person(line.text, line.words)


def is_described(line: Line) -> bool:
    """ "Service focused": a few words that describe somebody."""
    return line.count <= PHRASE and bool(DESCRIBED.match(line.text))

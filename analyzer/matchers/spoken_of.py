"""Tells a credential of the person from one that is only spoken of: a co-worker's title, a wish, a class."""

from __future__ import annotations

import re

# Families whose names are titles of people, too.
_TITLES = frozenset({"NURSE", "AIDE", "EMS"})
_WORK_FOR = r"(?:assist|help|support)(?:s|ed|ing)?|notif(?:y|ies|ied)"
# "Assists the work of the Registered Nurse", "under an LPN"
_WORKED_WITH = re.compile(
    rf"(?<![^\W_])(?:(?:to|by|under|with|from|between|alongside|of|for|{_WORK_FOR})\s+(?:the|our|their|your)"
    rf"|(?:under|by|{_WORK_FOR})(?:\s+an?)?)\s+"
    r"(?:(?:on-duty|charge|supervising|attending|staff|other|licensed)\s+){0,2}"
    r"(?:\w+(?:\s*/\s*|\s+(?:and|or|&)\s+)){0,2}$",
    re.I,
)
# "My goal is to become an RN"
_BECOMING = re.compile(
    r"(?<![^\W_])(?:goals?|hop(?:e|es|ing)|wish|aspir\w+|dreams?|want|desire|intent\w*|plans?|interest(?:ed)?"
    r"|ambition|some\s*day|one day|eventually|seeking|looking|transition\w*|aim\w*|ultimate(?:ly)?)(?![^\W_])"
    r"[^.;]*\b(?:becom(?:e|ing)|being|to be)\s+(?:an?\s+)?(?:\w+\s+){0,4}$",
    re.I,
)
_LESSON = re.compile(
    r"(?<![^\W_])(?:course\s*work|courses|classes|prerequisites)"
    r"(?:\s+(?:in|for|included?|including|toward)|\s*:)\s[^.;]*$",
    re.I,
)
_PROGRAM = re.compile(
    r"\s*(?:\(\w+\)\s*)?(?:(?:certificate|training|degree)\s+)?"
    r"(?:programs?|school|coursework|courses|prerequisites|pre-requisites|curriculum)(?![^\W_])",
    re.I,
)
# "CPR training provided to staff", "renewed CPR cards for 6 physicians": what others are given. The name of a course
# may itself say whom it is for ("BLS for providers"), so a word for the course or the giving stands before.
_PEOPLE = (
    r"(?:staff|employees|hires?|physicians|doctors|providers|nurses|teams?|students|members|public|community|patients|families|parents"
    r"|co-?workers|personnel|faculty|assistants|volunteers|residents|teachers|workers|caregivers|schools?|classes|[A-Z]{2,4}s)"
)
_FOR_OTHERS = re.compile(
    r"\s*(?:(?i:re-?certifications?|certifications?|training|classes|cards?|courses|sessions|renewals?|expirations?|in-?services?)"
    r"(?:\s+(?i:(?:was|were|is|are)\s+)?(?i:provided|given|offered|delivered|taught|conducted))?"
    r"|(?i:(?:was\s+|were\s+)?(?:provided|given|offered|delivered|taught|conducted)))"
    rf"\s+(?i:to|for|of)\s+(?i:(?:all|our|the|new|\d+|over|more\s+than|medical|clinic|clinical|office|other|local|nursing|\w+ing)\s+){{0,4}}(?i:{_PEOPLE})(?![^\W_])"
)
# "Credentialed providers: license, DEA, BLS", "Tracked CPR and OSHA training for all staff"
_KEPT_OF_OTHERS = re.compile(
    r"\W*(?:tracked|tracks|tracking|audited|verified|verify|monitored|processed|credentialed|credentialing|collected|filed|scheduled|arranged|coordinated"
    r"|organized|recruited|recruiting|interviewed|hired|onboarded)\b.*\b(?:staff|employees?|providers?|physicians?|doctors?|nurses|applicants|candidates"
    r"|hires|teams?|personnel|volunteers)\b",
    re.I,
)
# "Prepared students for the CMA exam"
_PREPARED = re.compile(
    r"(?<![^\W_])(?:students?|trainees|externs|candidates|staff|employees|learners|others|them)\s+(?:\w+\s+){0,2}?for\s+(?:the\s+|their\s+)?"
    r"(?:\w+(?:\s*[/,&]\s*|\s+(?:and|or)\s+)){0,3}(?:exams?\s+for\s+)?$",
    re.I,
)
# "My mother is an RN"
_RELATIVE = re.compile(
    r"(?<![^\W_])(?:mother|father|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|wife|husband|daughter|son|cousin|friends?|parents?)\s+"
    r"(?:(?:who\s+)?(?:is|was|are|were)|being|works\s+as|worked\s+as)\s+(?:also\s+)?(?:an?\s+)?(?:\w+\s+)?$",
    re.I,
)
# Letters behind the name of somebody else: "Supervisor: Karen Hill, LPN", "supervised by Linda Park, CMA (AAMA)".
_PERSON = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.?\s+)?[A-Z](?:\.|[a-z][\w’'-]*)(?:\s+[A-Z](?:\.|[\w’'-]+)){1,2}"
    r"(?<!Association)(?<!Cross)(?<!Institute)(?<!College)(?<!Academy)(?<!University)(?<!Hospital)(?<!Clinic)"
)
_LETTERS = r"(?:[\s,(/]+[A-Z][A-Za-z.-]{1,6}(?:\s*\([A-Z]+\))?\)?)*"
_BEHIND_NAME = re.compile(
    r"(?<![^\W_])(?i:supervised\s+by|supervision\s+of|reported\s+to|reports\s+to|reporting\s+to|precepted\s+by|trained\s+by"
    r"|mentored\s+by|shadowed|assistant\s+to|assisted|taught\s+by|recommended\s+by|referred\s+by)\s*:?\s+"
    rf"(?i:the\s+)?{_PERSON}{_LETTERS}[\s,(/]+$"
)
_LABELLED_PERSON = re.compile(
    r"\W*(?i:(?:professional|personal|clinical|direct|immediate|externship|office|practice|nurse|clinic|program|former|current)\s+){0,2}"
    r"(?i:references?|supervisors?|supervised\s+by|managers?|preceptors?|reports\s+to|reported\s+to|director|coordinator|mentors?)\s*:\s*"
    rf"{_PERSON}(?:\s*[,(;]|\s+(?=[A-Z]{{2}}))"
)
_MA_TITLES = ("medical assistant", "ma ")
_CERTIFIED_IN = re.compile(
    r"certified\s+(?:(?:in|as|to)\s+(?!(?:19|20)\d\d|the\s+state|(?-i:[A-Z][a-z]))|in\s+(?i:phleb|ekg|ecg|basic|first|cpr|bls|adv|venip|electro|inject))",
    re.I,
)
# A name that says itself that it is a card, unless a word before it makes it somebody to work with.
_CARD_FIRST = ("certified ", "registered ", "licensed ", "certification ")
_GOVERNING = re.compile(
    r"(?:(?<![^\W_])(?:an?|the|our|their|with|by|to|for|from|of|and|or|as|\w+(?:ed|ing|ly|s))|[,/&])\s*$", re.I
)


def is_spoken_of(left: str, line: str, start: int, end: int, family: str) -> bool:
    """Whether the credential `line[start:end]`, behind the words `left` of its clause, is not told as the person's."""
    if (
        _PROGRAM.match(line, end)
        or _FOR_OTHERS.match(line, end)
        or _FOR_OTHERS.match(line, max(line.rfind(" ", start, end), start))
        or _BEHIND_NAME.search(line, 0, start)
    ):
        return True
    if _PREPARED.search(left) or _KEPT_OF_OTHERS.match(line):
        return True
    # "Medical assistant certified in CPR" tells of the CPR.
    if line[start:end].casefold().startswith(_MA_TITLES) and _CERTIFIED_IN.match(line, end - len("certified")):
        return True
    person = _LABELLED_PERSON.match(line)
    if person and person.end() <= start:
        return True
    return family in _TITLES and any(pattern.search(left) for pattern in (_WORKED_WITH, _BECOMING, _LESSON, _RELATIVE))


def says_card(name: str, before: str) -> bool:
    """Whether the words of a credential in a duty say that it is a card: "CPR certified", "Certified coder"."""
    name = name.casefold()
    return name.endswith("certified") or (name.startswith(_CARD_FIRST) and not _GOVERNING.search(before))

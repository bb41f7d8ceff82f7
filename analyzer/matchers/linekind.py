"""Tells what kind of line a line is: duty, skills, credential, education, summary, title or other.

Where the section is known it decides most; else words, verbs and shape do. Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from analyzer.matchers.honors import Honors
from analyzer.matchers.inflection import Verbs
from analyzer.matchers.introductions import Introductions
from analyzer.matchers.job_lines import JobLines
from analyzer.matchers.leads import place_end
from analyzer.matchers.line_shapes import (
    ABILITY,
    CARD_OF,
    DEED_OF,
    DESCRIBED,
    ENDED,
    FOR_WHOM,
    LABELLED,
    NAME_AND_LETTERS,
    OF_SCHOOL,
    ON_ITS_WAY,
    RESULTED,
    SHOWN_BY,
    SIZE,
    SKILLS_OF,
    SYSTEMS,
    WAS,
    YEAR,
    YEARS_FIRST,
    YEARS_IN,
    YEARS_OF,
    ability_in,
    date_ranges,
    includes,
    is_address,
    persona,
)
from analyzer.matchers.lists import has_short_items, list_marks
from analyzer.matchers.openings import Openings
from analyzer.matchers.schooling import Schooling
from analyzer.matchers.word_lists import closer, inside, opener
from analyzer.matchers.words import Word
from analyzer.model import LineKind, SectionKind

_SECTION_KINDS: Mapping[SectionKind, LineKind] = {
    "summary": "summary", "skills": "skills", "certifications": "credential", "education": "education",
    "coursework": "education", "languages": "skills", "references": "other", "interests": "other",
    "affiliations": "other", "publications": "other", "contact": "other", "immunizations": "other",
}  # fmt: skip
# Sections whose lines hold what their heading says; the others are read line by line.
_SURE = frozenset(_SECTION_KINDS) - {"affiliations"}

_SHORT = 20
# A few words with a gerund name a skill ("cash handling and banking"), more of them tell of work.
_PHRASE = 5
# A role is named in so many words at most, an aim in so many at least; a fragment of a duty has so many at least.
_ROLE, _AIM, _FRAGMENT = 8, 7, 5
# So many credentials with a word for a card make a line theirs.
_CARDS = 3
# Whom a sentence with a task is about stands in so many characters.
_SUBJECT = 30
# A heading in capitals has so many words at most.
_HEADING = 5
# A list of plain verbs tells of work from so many parts on.
_DEEDS = 3
# Behind a credential these tell what its holder can do.
_ABLE = re.compile(
    r"\b(?:(?:skilled|experienced|proficient|competent|trained|adept|expert|versed|comfortable|confident)\s+"
    r"(?:in|with|at|on|using)|(?:experience|expertise|proficiency|skills)\s+(?:in|with)|"
    r"with\s+(?:\w+\s+){1,4}(?:skills|experience)|speciali[sz](?:es|ed|ing)\s+in)\b",
    re.IGNORECASE,
)
# So long a line with an ability at its opening and a card somewhere lists what somebody can do.
_MIXED = 16


class LineKinds:
    """Built once from the table `line_kinds`; `tell` is pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self._openings = Openings(table, verbs)
        self._skills = opener(table["skills_openers"])
        self._other = opener(table["other_openers"])
        self._duty = opener(table["duty_openers"])
        self._summary = inside(table["summary_cues"])
        self._credential = inside(table["credential_nouns"])
        self._on_its_way = opener(table["credential_openers"])
        self._exam = inside(table["exam_words"])
        self._schooling = Schooling(table)
        self._aim = opener(table["aim_openers"])
        self._jobs = JobLines(table)
        self._persons = Introductions(table)
        self._ability_in = ability_in(table["ability_in_nouns"])
        self._includes = includes(table["work_nouns"])
        self._honors = Honors(table)
        self._qualities = opener(table["summary_cues"])
        self._company = inside(table["company_cues"])
        self._belongs = inside(table["member_cues"])
        self._headings = frozenset(table["heading_words"])
        self._closer = closer(table["other_closers"])
        self._traits = opener(table["trait_openers"])
        self._trained = opener(table["trained_openers"])
        self._persona = persona(table["person_words"])
        self._person = inside(table["person_words"])

    def tell(
        self,
        line: str,
        words: Sequence[Word],
        certs: int,
        tasks: int,
        sections: Sequence[SectionKind] = (),
        in_bullet: bool = False,
        opens_with_cert: bool = False,
        tools: int = 0,
    ) -> LineKind:
        """The kind of a line that shows `certs` credentials, `tasks` tasks and `tools` systems, tools or languages.

        `in_bullet` means under a job.
        """
        if not words:
            return "other"
        if in_bullet:
            return "duty"
        known = next((s for s in sections if s in _SURE), None)
        if known and len(sections) == 1:
            return _SECTION_KINDS[known]
        if known and certs:
            schooled = self._schooling.names_school(line) and self._schooling.names_degree(line)
            of_school = "education" in sections and schooled
            return "credential" if "certifications" in sections and not of_school else _SECTION_KINDS[known]
        if all(w.norm in self._headings or w.norm in ("and", "of", "&") for w in words) or (
            not certs and len(words) <= _SHORT and is_address(line)
        ):
            return "other"
        dated = bool(date_ranges(line)) or (len(YEAR.findall(line)) > 0 and len(words) <= 14)
        verb_first = not opens_with_cert and self._openings.acts(line, words)
        if verb_first and self._openings.names_role(words, tasks):
            verb_first = not self._jobs.ends_in_role(line)
        if verb_first and self._jobs.is_blanked(line):
            verb_first = self._openings.tells_past(words)
        if not verb_first and (place := place_end(line)):
            verb_first = bool(self._duty.match(line[place:]))
        if (
            line.isupper()
            and words[-1].norm in self._headings
            and len(words) <= _HEADING
            and not (certs or tasks or tools)
        ):
            return "other"
        if self._schooling.opens(line, certs):
            return "education"
        if self._other.match(line) or (not tasks and not certs and not verb_first and self._closer.match(line)):
            return "other"
        if self._aim.match(line) and len(words) >= _AIM:
            return "summary"
        if tasks <= 1 and not verb_first and (about := self._company.search(line)):
            is_subject = not tasks or about.start() < _SUBJECT
            if is_subject and not self._persons.person.search(line, 0, about.start()):
                return "other"
        if not certs and not verb_first and self._belongs.search(line) and len(words) <= _SHORT:
            return "other"
        if employer := self._persons.about_employer(line, words, verb_first):
            return employer
        if not verb_first and self._schooling.is_program(line, words, certs, tasks):
            return "education"
        if (not verb_first or self._openings.is_adjective(words)) and not dated and self._persona.match(line):
            return "summary"
        if not verb_first and YEARS_FIRST.match(line) and len(words) > _ROLE:
            return "summary"
        if YEARS_OF.fullmatch(line):
            return "summary"
        if YEARS_IN.match(line) and not verb_first and not certs and len(words) <= _SHORT:
            return "summary"
        if SKILLS_OF.match(line):
            return "skills"
        if not self._is_list(line, words) and self._persons.introduces(line, words, verb_first):
            return "summary"
        if certs and line.isascii() and "," in line and not opens_with_cert and NAME_AND_LETTERS.fullmatch(line):
            return "other" if not self._jobs.title.search(line) else "credential"
        if CARD_OF.match(line) and (certs or not tasks):
            return "credential"
        if SIZE.match(line) and not verb_first and not certs:
            return "other"
        degree, school = self._schooling.names_degree(line), self._schooling.names_school(line)
        schooled = degree or school
        if school and not verb_first and not tasks and OF_SCHOOL.search(line) and not self._jobs.issuer.search(line):
            return "education"
        if not certs and self._honors.named(line, words, tasks, degree and school, verb_first):
            return "other"
        if self._exam.search(line) and ON_ITS_WAY.match(line) and not tasks and not verb_first and len(words) <= _SHORT:
            return "credential"
        if schooled and not tasks and not verb_first and self._schooling.names_both(line, words, opens_with_cert):
            return "education"
        if self._openings.goes_on(words) and self._jobs.title.search(line) and date_ranges(line):
            return "duty"
        if not schooled and self._jobs.is_filled(line, words, certs):
            return "title"
        if certs and not verb_first and self._jobs.was_job(line):
            return "title"
        if dated and self._jobs.title.search(line) and not verb_first and not self._openings.tells_story(words):
            is_card = self._credential.search(line) or self._jobs.issuer.search(line)
            is_credential = certs and is_card and not self._jobs.names_employer(line)
            return "credential" if is_credential else "title"
        praises = bool(self._skills.match(line) or self._traits.match(line) or self._duty.match(line))
        if self._qualities.match(line) and len(words) <= _PHRASE and not verb_first:
            return "skills"
        if not verb_first and not schooled and self._jobs.names_job(line, words, certs, praises):
            return "title"
        if not verb_first and not praises and not certs and self._jobs.holds_role(line, words):
            return "duty"
        if SYSTEMS.match(line) or (not verb_first and self._lists_under_label(line, words)):
            return "skills"
        if not verb_first and RESULTED.search(line) and not self._is_list(line, words):
            return "duty"
        if SHOWN_BY.match(line) or (not verb_first and self._includes.match(line) and not self._skills.match(line)):
            return "duty"
        if not verb_first and self._ability_in.match(line):
            return "summary" if self._summary.search(line) and len(words) > 18 else "skills"
        if opens_with_cert and len(words) > _ROLE and self._summary.search(line):
            return "summary"
        if opens_with_cert and tasks and _ABLE.search(line):
            # "Certified Medical Assistant skilled in phlebotomy" tells of the person, not of a card.
            return "summary"
        if opens_with_cert and len(words) <= 16:
            return "credential"
        if self._on_its_way.match(line) and not tasks and (certs or self._exam.search(line)) and len(words) <= _SHORT:
            return "credential"
        listed = self._credential.search(line) and not verb_first and not self._summary.search(line)
        cards = len(self._credential.found(line)) if listed else 0
        if (
            listed
            and not self._is_list(line, words)
            and (certs >= _CARDS or (cards > 1 + schooled and (certs or not tasks)))
        ):
            return "credential"
        if self._duty.match(line) or verb_first:
            if (
                certs
                and not tasks
                and (self._credential.search(line) or self._jobs.issuer.search(line))
                and len(words) <= 16
                and self._openings.keeps(words)
            ):
                return "credential"
            if self._trained.match(line) and (len(words) <= _ROLE or self._is_list(line, words)):
                return "skills"
            if self._traits.match(line) or DESCRIBED.match(line) or self._openings.names_skill(words, "," in line):
                who = certs > 0 or bool(self._person.search(line))
                return "summary" if who and len(words) > _ROLE and self._summary.search(line) else "skills"
            if self._openings.joins_verbs(words) or self._lists_deeds(line, words):
                return "duty"
            opening = re.split(r"[,;|•·]", line)[0].split()
            told = self._openings.tells_past(words) or (len(opening) > 1 and self._openings.tells_now(words))
            is_skill = not told and (len(opening) <= 2 or self._skills.match(line))
            return "skills" if is_skill and self._is_list(line, words) else "duty"
        skilled = self._skills.match(line)
        if not (verb_first or certs or skilled) and self._names_deed(line, words, tasks):
            return "duty"
        if not tasks and not certs and self._schooling.is_practice(line, words):
            return "education"
        if skilled and len(words) > _MIXED and not opens_with_cert:
            return "summary" if self._summary.search(line) or self._persons.praises_person(line, words) else "skills"
        if certs and not tasks and (self._credential.search(line) or len(words) <= 4 + 4 * certs):
            return "credential"
        if self._credential.match(line) and not tasks:
            return "credential"
        if skilled:
            return "skills"
        if schooled and self._schooling.is_left(line, words, tasks):
            return "education"
        if self._summary.search(line) and len(words) > 8 and not has_short_items(line):
            return "summary"
        if self._credential.search(line) and not tasks and len(words) <= 12:
            return "credential"
        if self._is_list(line, words) or has_short_items(line):
            return "skills"
        if self._openings.is_adjective(words):
            return "summary" if len(words) > _ROLE and self._persons.names_person(line, words) else "skills"
        if DESCRIBED.match(line) and len(words) <= _PHRASE:
            return "skills"
        tenses = self._openings.tenses(line, words)
        if tenses & {"past", "participle"} or ("gerund" in tenses and len(words) > _PHRASE):
            return "duty"
        if line.lstrip()[0].islower() and ENDED.search(line) and len(words) >= _FRAGMENT:
            return "duty"
        if len(words) >= _FRAGMENT and WAS.match(line):
            return "duty"
        if tasks or tools or len(words) >= 3 or "gerund" in tenses:
            return "skills"
        if self._jobs.title.search(line):
            return "title"
        if len(words) == 1 and ABILITY.fullmatch(line.strip()) and words[0].norm not in self._headings:
            return "skills"
        return "skills" if self._names_ability(line, words) else "other"

    def _names_deed(self, line: str, words: Sequence[Word], tasks: int) -> bool:
        """Whether nouns name work and whose it was, or for whom or how often a task was done."""
        if tasks and FOR_WHOM.search(line):
            return not (self._openings.is_adjective(words) or self._summary.search(line))
        return not self._is_list(line, words) and bool(DEED_OF.match(line))

    def _lists_under_label(self, line: str, words: Sequence[Word]) -> bool:
        """Whether things stand under a label: "Administrative: scheduling, verification, billing basics"."""
        label = LABELLED.match(line)
        if not label or self._duty.match(line) or self._other.match(line) or self._credential.match(line):
            return False
        behind = [w for w in words if w.start >= label.end()]
        return self._is_list(line[label.end() :], behind) and not self._openings.tells_past(behind)

    def _lists_deeds(self, line: str, words: Sequence[Word]) -> bool:
        """Whether each part of the line is a plain verb with its object: "admit patients, keep records, and file"."""
        marks = [0, *list_marks(line, words), len(line)]
        parts = [[w for w in words if a <= w.start < b] for a, b in pairwise(marks)]
        opened = [self._openings.opens_plain(part) for part in parts if part]
        return len(opened) >= _DEEDS and all(opened) and len(words) >= 2 * len(opened)

    def _names_ability(self, line: str, words: Sequence[Word]) -> bool:
        """Whether two plain words name what somebody can do ("report development"), and are no heading or town."""
        if len(words) != 2 or re.search(r"[\d,.:]", line):
            return False
        return words[-1].norm not in self._headings or (
            words[-1].norm == "skill" and words[0].norm not in self._headings
        )

    @staticmethod
    def _is_list(line: str, words: Sequence[Word]) -> bool:
        return bool(list_marks(line, words))

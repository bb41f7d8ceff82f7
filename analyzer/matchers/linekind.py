"""Tells what kind of line a line is: duty, skills, credential, education, summary, title or other.

Where the section is known it decides most; else words, verbs and shape do. Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.inflection import Verbs
from analyzer.matchers.job_lines import JobLines
from analyzer.matchers.line_shapes import (
    ABILITY,
    CARD_OF,
    CONTACT,
    DESCRIBED,
    ENDED,
    RANGE,
    SAID_TO_BE,
    SIZE,
    SKILLS_OF,
    WITH_YEARS,
    YEAR,
    YEARS_FIRST,
    closer,
    degree_opener,
    inside,
    letters_as_written,
    opener,
)
from analyzer.matchers.lists import list_marks
from analyzer.matchers.openings import Openings
from analyzer.matchers.words import Word
from analyzer.model import LineKind, SectionKind

_SECTION_KINDS: Mapping[SectionKind, LineKind] = {
    "summary": "summary", "skills": "skills", "certifications": "credential", "education": "education",
    "coursework": "education", "languages": "skills", "references": "other", "interests": "other",
    "affiliations": "other", "publications": "other", "contact": "other", "immunizations": "other",
}  # fmt: skip
# Sections whose lines hold what their heading says; the others are read line by line.
_SURE = frozenset(
    {
        "summary",
        "skills",
        "certifications",
        "education",
        "coursework",
        "languages",
        "references",
        "interests",
        "publications",
        "contact",
        "immunizations",
    }
)

_SHORT = 20
# A few words with a gerund name a skill ("cash handling and banking"), more of them tell of work.
_PHRASE = 5
# A role is named in so many words at most, an aim in so many at least; a fragment of a duty has so many at least.
_ROLE, _AIM, _FRAGMENT = 8, 7, 5
# So many credentials with a word for a card make a line theirs.
_CARDS = 3
# A heading in capitals has so many words at most.
_HEADING = 5
# A line of schooling with its degree and its school has so many words at most.
_CLASS = 35


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
        self._degree = inside(table["degree_words"])
        self._sure_degree = inside(table["sure_degree_words"])
        self._degree_letters = letters_as_written(table["degree_letters"])
        self._degree_opener = degree_opener(
            table["degree_openers"], (*table["degree_letters"], *table["degree_letters_with_colon"])
        )
        self._aim = opener(table["aim_openers"])
        self._jobs = JobLines(table)
        self._company = inside(table["company_cues"])
        self._belongs = inside(table["member_cues"])
        self._schooling = opener(table["education_openers"])
        self._practice = closer(table["education_closers"])
        self._headings = frozenset(table["heading_words"])
        self._school = inside(table["school_words"])
        self._closer = closer(table["other_closers"])
        self._traits = opener(table["trait_openers"])
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
            schooling = "education" in sections and self._school.search(line) and self._degree.search(line)
            return "credential" if "certifications" in sections and not schooling else _SECTION_KINDS[known]
        if all(w.norm in self._headings or w.norm == "and" for w in words) or (
            not certs and len(words) <= _SHORT and CONTACT.search(line)
        ):
            return "other"
        dated = bool(RANGE.search(line)) or (len(YEAR.findall(line)) > 0 and len(words) <= 14)
        verb_first = not opens_with_cert and self._openings.verb_first(words)
        if (
            line.isupper()
            and words[-1].norm in self._headings
            and len(words) <= _HEADING
            and not (certs or tasks or tools)
        ):
            return "other"
        if self._schooling.match(line) and not certs:
            return "education"
        if self._other.match(line) or (not tasks and not certs and not verb_first and self._closer.match(line)):
            return "other"
        if not tasks and not verb_first and self._company.search(line):
            return "other"
        if not certs and not verb_first and self._belongs.search(line) and len(words) <= _SHORT:
            return "other"
        if not verb_first and (said := SAID_TO_BE.match(line)):
            about = line[said.end() :]
            return "summary" if self._person.search(" ".join(about.split()[:_ROLE])) else "other"
        if self._degree_opener.match(line) and (not certs or self._school.search(line)):
            return "education"
        if self._aim.match(line) and len(words) >= _AIM:
            return "summary"
        if not verb_first and YEARS_FIRST.match(line) and len(words) > _ROLE:
            return "summary"
        if self._introduces(line, words) or (not verb_first and self._tells_years(line, words)):
            return "summary"
        if SKILLS_OF.match(line):
            return "skills"
        if CARD_OF.match(line) and (certs or not tasks):
            return "credential"
        if SIZE.match(line) and not verb_first and not certs:
            return "other"
        has_degree, has_school = self._names_degree(line), bool(self._school.search(line))
        schooled = has_degree or has_school
        if (
            has_degree
            and has_school
            and not tasks
            and not verb_first
            and (self._sure_degree.search(line) or not RANGE.search(line))
        ):
            card = self._credential.search(line)
            first = min(m.start() for m in (self._degree.search(line), self._school.search(line)) if m) if card else 0
            if not opens_with_cert and (not card or first < card.start()) and len(words) <= _CLASS:
                return "education"
        if not schooled and self._jobs.is_filled(line, words, certs):
            return "title"
        if certs and not verb_first and self._jobs.was_job(line):
            return "title"
        if dated and self._jobs.title.search(line) and not verb_first and not self._openings.tells_story(words):
            is_card = self._credential.search(line) or self._jobs.issuer.search(line)
            is_credential = certs and is_card and not self._jobs.names_employer(line)
            return "credential" if is_credential else "title"
        praises = bool(self._skills.match(line) or self._traits.match(line) or self._duty.match(line))
        if not verb_first and not schooled and self._jobs.names_job(line, words, certs, praises):
            return "title"
        if opens_with_cert and len(words) > _ROLE and self._summary.search(line):
            return "summary"
        if opens_with_cert and len(words) <= 16:
            return "credential"
        if self._on_its_way.match(line) and not tasks and (certs or self._exam.search(line)) and len(words) <= _SHORT:
            return "credential"
        listed = self._credential.search(line) and not verb_first and not self._summary.search(line)
        if certs >= _CARDS and listed and not self._is_list(line, words):
            return "credential"
        if self._duty.match(line) or verb_first:
            if (
                certs
                and not tasks
                and self._credential.search(line)
                and len(words) <= 16
                and self._openings.keeps(words)
            ):
                return "credential"
            if self._traits.match(line) or DESCRIBED.match(line) or self._openings.names_skill(words):
                who = certs > 0 or bool(self._person.search(line))
                return "summary" if who and len(words) > _ROLE and self._summary.search(line) else "skills"
            opening = re.split(r"[,;|•·]", line)[0].split()
            is_skill = not self._openings.tells_past(words) and (len(opening) <= 2 or self._skills.match(line))
            return "skills" if is_skill and self._is_list(line, words) else "duty"
        if not tasks and not certs and self._practice.match(line) and len(words) <= _ROLE:
            return "education"
        if certs and not tasks and (self._credential.search(line) or len(words) <= 3 + 4 * certs):
            return "credential"
        if self._credential.match(line) and not tasks:
            return "credential"
        if self._skills.match(line):
            return "summary" if self._summary.search(line) and len(words) > 18 else "skills"
        if (
            (self._names_degree(line) and (self._school.search(line) or len(words) <= 14))
            or (self._school.search(line) and len(words) <= 25)
        ) and (not tasks or (self._school.search(line) and self._names_degree(line))):
            return "education"
        if self._summary.search(line) and len(words) > 8:
            return "summary"
        if self._credential.search(line) and not tasks and len(words) <= 12:
            return "credential"
        if self._is_list(line, words):
            return "skills"
        tenses = self._openings.tenses(line, words)
        if tenses & {"past", "participle"} or ("gerund" in tenses and len(words) > _PHRASE):
            return "duty"
        if line.lstrip()[0].islower() and ENDED.search(line) and len(words) >= _FRAGMENT:
            return "duty"
        if tasks or tools or len(words) >= 3 or "gerund" in tenses:
            return "skills"
        if self._jobs.title.search(line):
            return "title"
        if len(words) == 1 and ABILITY.fullmatch(line.strip()) and words[0].norm not in self._headings:
            return "skills"
        return "skills" if self._names_ability(line, words) else "other"

    def _names_degree(self, line: str) -> bool:
        return bool(self._degree.search(line) or self._degree_letters.search(line))

    def _names_ability(self, line: str, words: Sequence[Word]) -> bool:
        """Whether two plain words name what somebody can do ("report development"), and are no heading or town."""
        return len(words) == 2 and not re.search(r"[\d,.:]", line) and words[-1].norm not in self._headings

    def _introduces(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a line says who the person is ("A caring assistant with ...", "I am a nurse who ...")."""
        opening = [w.text.casefold() for w in words[:3]]
        said = opening[0] in ("a", "an") or (opening[0] in ("i", "i'm", "im") and bool({"a", "an"} & set(opening)))
        return said and len(words) >= _AIM and bool(self._person.search(line[: words[min(_ROLE, len(words) - 1)].end]))

    def _tells_years(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a line names a role and the years in it ("Assistant with 4 years in ...")."""
        years = WITH_YEARS.match(line)
        return bool(years and len(words) >= _AIM and self._person.search(years[0]))

    @staticmethod
    def _is_list(line: str, words: Sequence[Word]) -> bool:
        return bool(list_marks(line, words))

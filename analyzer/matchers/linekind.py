"""Tells what kind of line a line is: duty, skills, credential, education, summary, title or other.

Where the section is known it decides most; else words, verbs and shape do. Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from analyzer.matchers.content import is_adverb
from analyzer.matchers.inflection import Verbs
from analyzer.matchers.job_lines import JobLines
from analyzer.matchers.line_shapes import (
    CONTACT,
    DESCRIBED,
    ENDED,
    RANGE,
    SAID_TO_BE,
    SKILLS_OF,
    WITH_YEARS,
    YEAR,
    closer,
    degree_opener,
    inside,
    letters_as_written,
    opener,
)
from analyzer.matchers.lists import list_marks
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
_BEFORE_VERB = frozenset("i we also and have has was were be am to not co pre re".split())


class LineKinds:
    """Built once from the table `line_kinds`; `tell` is pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self._verbs = verbs
        self._skills = opener(table["skills_openers"])
        self._other = opener(table["other_openers"])
        self._duty = opener(table["duty_openers"])
        self._summary = inside(table["summary_cues"])
        self._credential = inside(table["credential_nouns"])
        self._on_its_way = opener(table["credential_openers"])
        self._exam = inside(table["exam_words"])
        self._degree = inside(table["degree_words"])
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
        self._adjectives = frozenset(table["adjectives"])
        self._nouns = frozenset(table["noun_verbs"])
        self._keeping = frozenset(table["keeping_verbs"])
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
        verb_first = not opens_with_cert and self._verb_first(words)
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
        if self._introduces(line, words) or (not verb_first and self._tells_years(line, words)):
            return "summary"
        if SKILLS_OF.match(line):
            return "skills"
        schooled = bool(self._school.search(line)) or self._names_degree(line)
        if not schooled and self._jobs.is_filled(line, words, certs):
            return "title"
        if certs and not verb_first and self._jobs.was_job(line):
            return "title"
        if dated and self._jobs.title.search(line) and not verb_first and not self._tells_story(words):
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
            if certs and not tasks and self._credential.search(line) and len(words) <= 16 and self._keeps(words):
                return "credential"
            if self._traits.match(line) or DESCRIBED.match(line) or self._names_skill(words):
                return "skills"
            opening = re.split(r"[,;|•·]", line)[0].split()
            is_skill = not self._tells_past(words) and (len(opening) <= 2 or self._skills.match(line))
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
        tenses = self._tenses(line, words)
        if tenses & {"past", "participle"} or ("gerund" in tenses and len(words) > _PHRASE):
            return "duty"
        if line.lstrip()[0].islower() and ENDED.search(line) and len(words) >= _FRAGMENT:
            return "duty"
        if tasks or tools or len(words) >= 3 or "gerund" in tenses:
            return "skills"
        if self._jobs.title.search(line):
            return "title"
        return "skills" if self._names_ability(line, words) else "other"

    def _names_degree(self, line: str) -> bool:
        return bool(self._degree.search(line) or self._degree_letters.search(line))

    def _names_ability(self, line: str, words: Sequence[Word]) -> bool:
        """Whether two plain words name what somebody can do ("report development"), and are no heading or town."""
        return len(words) == 2 and not re.search(r"[\d,.:]", line) and words[-1].norm not in self._headings

    def _tells_story(self, words: Sequence[Word]) -> bool:
        """Whether "I" or "we" does something in the line ("when the lead left I took over")."""
        for word, following in pairwise(words):
            form = self._verbs.form(following.text.casefold()) if word.text in ("I", "we") else None
            if form and form.tenses & {"past"}:
                return True
        return False

    def _verb_first(self, words: Sequence[Word]) -> bool:
        for word in words[:3]:
            text = word.text.casefold()
            if is_adverb(text) or text in _BEFORE_VERB:
                continue
            if text in self._adjectives and not (len(words) > 1 and words[1].norm in ("that", "all")):
                return False
            if len(words) > 1 and f"{text} {words[1].norm}" in self._verbs.compounds:
                return False
            form = self._verbs.form(text)
            if form is None:
                return bool(re.fullmatch(r"[a-z]{3,}(?:ed|izes|ises)", text)) and len(words) > 2
            if "base" in form.tenses and text == form.lemma:
                # "Chart ...", "Order ..." may be nouns ("Order entry"); "Review ..." opens a duty.
                following = words[1].text.casefold() if len(words) > 1 else ""
                if word is words[0] and text in self._nouns:
                    form = self._verbs.form(following)
                    is_noun = following in ("and", "of") or (form and form.tenses & {"base", "gerund"})
                    return len(words) > 3 and not is_noun
                return len(words) > 1
            return True
        return False

    def _tells_past(self, words: Sequence[Word]) -> bool:
        """Whether the first word is a past form that is no other form ("performed", not "read")."""
        form = self._verbs.form(words[0].text.casefold())
        return bool(form and "past" in form.tenses and "base" not in form.tenses)

    def _keeps(self, words: Sequence[Word]) -> bool:
        """Whether a line with a credential opens with having or getting it ("Hold a current BLS card")."""
        form = self._verbs.form(words[0].text.casefold())
        if form is None:
            return True
        return "base" in form.tenses and (form.lemma in self._keeping or form.lemma != words[0].text.casefold())

    def _names_skill(self, words: Sequence[Word]) -> bool:
        """Whether a short line that opens with a verb form is a noun: "Training and development", "Records system".

        Or two words for a trait: "Organized and dependable".
        """
        if not 2 <= len(words) <= _PHRASE:
            return False
        form = self._verbs.form(words[0].text.casefold())
        last = self._verbs.form(words[-1].text.casefold())
        if form and len(words) == 3 and words[1].norm == "and" and "participle" in form.tenses and last is None:
            return True
        if form is None or not form.tenses & {"gerund", "third"}:
            return False
        if words[1].norm == "and" and "gerund" in form.tenses:
            return len(words) == 3 and (last is None or "gerund" in last.tenses)
        return "third" in form.tenses and words[1].text.endswith(("ment", "ance", "tion", "keeping"))

    def _introduces(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a line says who the person is ("A caring assistant with ...", "I am a nurse who ...")."""
        opening = [w.text.casefold() for w in words[:3]]
        said = opening[0] in ("a", "an") or (opening[0] in ("i", "i'm", "im") and bool({"a", "an"} & set(opening)))
        return said and len(words) >= _AIM and bool(self._person.search(line[: words[min(_ROLE, len(words) - 1)].end]))

    def _tells_years(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a line names a role and the years in it ("Assistant with 4 years in ...")."""
        years = WITH_YEARS.match(line)
        return bool(years and len(words) >= _AIM and self._person.search(years[0]))

    def _tenses(self, line: str, words: Sequence[Word]) -> frozenset[str]:
        """The tenses of the verb forms of a line; a gerund with nothing behind it is a noun ("charge posting, ...")."""
        tenses: set[str] = set()
        for word, following in zip_longest(words, words[1:]):
            text = word.text.casefold()
            if form := self._verbs.form(text):
                names = following and f"{text} {following.norm}" in self._verbs.compounds
                is_noun = names or not re.match(r"\s+\w", line[word.end :])
                tenses |= form.tenses - ({"gerund"} if is_noun else set())
        return frozenset(tenses)

    @staticmethod
    def _is_list(line: str, words: Sequence[Word]) -> bool:
        return bool(list_marks(line, words))

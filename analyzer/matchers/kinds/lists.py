"""The word lists that the rules of line kinds look for. They stand in `lexicons/line_kinds.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.matchers.kinds.honors import Honors
from analyzer.matchers.kinds.introductions import Introductions
from analyzer.matchers.kinds.job_lines import JobLines
from analyzer.matchers.kinds.schooling_lines import Schooling
from analyzer.matchers.kinds.shapes import ability_in, includes, persona
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.openings import Openings
from analyzer.matchers.words.word_lists import closer, inside, opener


class KindLists:
    """Built once from the table `line_kinds`."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self.openings = Openings(table, verbs)
        self.schooling = Schooling(table)
        self.jobs = JobLines(table)
        self.persons = Introductions(table)
        self.honors = Honors(table)
        self.headings = frozenset(table["heading_words"])
        self.skills = opener(table["skills_openers"])
        self.traits = opener(table["trait_openers"])
        self.trained = opener(table["trained_openers"])
        self.ability_in = ability_in(table["ability_in_nouns"])
        self.duty = opener(table["duty_openers"])
        self.includes = includes(table["work_nouns"])
        self.summary = inside(table["summary_cues"])
        self.qualities = opener(table["summary_cues"])
        self.aim = opener(table["aim_openers"])
        self.person = inside(table["person_words"])
        self.persona = persona(table["person_words"])
        self.credential = inside(table["credential_nouns"])
        self.on_its_way = opener(table["credential_openers"])
        self.exam = inside(table["exam_words"])
        self.other = opener(table["other_openers"])
        self.closer = closer(table["other_closers"])
        self.company = inside(table["company_cues"])
        self.belongs = inside(table["member_cues"])

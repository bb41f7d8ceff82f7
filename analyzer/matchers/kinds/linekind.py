"""Tells what kind of line a line is: duty, skills, credential, education, summary, title or other.

Where the section is known it decides most; else words, verbs and shape do: the first rule of `RULES` that holds.
The rules stand in `analyzer.matchers.kinds`, each beside the others of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzer.matchers.kinds import abilities, cards, duties, others, persons, schooling, titles
from analyzer.matchers.kinds.line import Line
from analyzer.matchers.kinds.lists import KindLists
from analyzer.matchers.kinds.sections import kind_of_section
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.words import Word
from analyzer.model import LineKind, SectionKind

Rule = Callable[[Line], bool]
# The order counts: a rule may rest on what those above it have sorted out.
RULES: tuple[tuple[LineKind, Rule], ...] = (
    # Lines that are hardly prose.
    ("other", others.is_heading),
    ("other", others.reaches_somebody),
    ("other", others.is_heading_in_capitals),
    ("education", schooling.opens_with_schooling),
    ("other", others.opens_as_other),
    ("other", others.closes_as_other),
    # Who is spoken of: the person, an employer, a program.
    ("summary", persons.says_aim),
    ("title", titles.is_field_of_form),
    ("summary", persons.turns_to_new_work),
    ("summary", persons.is_known_for),
    ("other", others.tells_of_company),
    ("other", others.names_membership),
    ("other", others.tells_of_employer),
    ("summary", persons.tells_of_person_like_employer),
    ("education", schooling.names_program),
    ("summary", persons.is_persona),
    ("summary", persons.opens_with_years),
    ("summary", persons.names_years),
    ("summary", persons.names_years_in_field),
    ("skills", abilities.is_labelled_skills),
    ("summary", persons.introduces),
    ("other", others.is_name_with_letters),
    ("credential", cards.is_title_with_letters),
    ("credential", cards.is_labelled_as_card),
    ("other", others.tells_size),
    # Schools, cards and jobs by what they name.
    ("education", schooling.names_certificate_of_school),
    ("other", others.names_honor),
    ("credential", cards.books_exam),
    ("education", schooling.names_degree_and_school),
    ("duty", duties.goes_on_behind_title),
    ("title", titles.is_filled_row),
    ("title", titles.was_job),
    ("title", titles.is_placement),
    ("title", titles.is_hospital_with_years),
    ("title", titles.is_role_at_place),
    ("credential", cards.is_dated_card),
    ("title", titles.is_dated_title),
    ("skills", abilities.names_quality),
    ("title", titles.names_job),
    ("title", titles.names_firm_in_town),
    ("duty", duties.holds_role),
    ("duty", duties.says_when),
    ("skills", abilities.names_systems),
    ("skills", abilities.lists_under_label),
    ("skills", abilities.runs_together),
    ("duty", duties.tells_result),
    ("duty", duties.shows_by_doing),
    ("duty", duties.tells_what_work_held),
    ("summary", persons.sums_up_ability),
    ("skills", abilities.names_ability_in),
    ("summary", persons.sums_up_behind_card),
    ("summary", persons.is_able_behind_card),
    ("credential", cards.opens_with_card),
    ("credential", cards.is_on_its_way),
    ("credential", cards.lists_cards),
    # Lines that a verb opens, or words for a duty: the last of these takes what the others leave.
    ("credential", cards.keeps_card),
    ("skills", abilities.is_trained),
    ("summary", persons.describes_person),
    ("skills", persons.opens_with_trait),
    ("duty", duties.joins_deeds),
    ("duty", duties.lists_work),
    ("skills", abilities.lists_skills_like_work),
    ("duty", duties.opens_with_work),
    # What is left has no verb at its opening.
    ("duty", duties.names_deed),
    ("education", schooling.names_practice),
    ("summary", persons.sums_up_skills),
    ("skills", persons.is_long_skill),
    ("credential", cards.is_left_as_card),
    ("credential", cards.opens_with_word_for_card),
    ("skills", abilities.opens_with_skill),
    ("education", schooling.is_left_as_schooling),
    ("summary", persons.sums_up),
    ("credential", cards.holds_word_for_card),
    ("skills", abilities.lists_items),
    ("summary", persons.is_described_person),
    ("duty", duties.is_sentence),
    ("skills", abilities.opens_with_adjective),
    ("skills", persons.is_described),
    ("duty", duties.holds_deed),
    ("duty", duties.ends_duty),
    ("duty", duties.tells_what_was),
    ("skills", abilities.names_something),
    ("title", titles.holds_title),
    ("skills", abilities.is_ability),
    ("skills", abilities.names_ability),
)


class LineKinds:
    """Built once from the table `line_kinds`; `tell` is pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self._lists = KindLists(table, verbs)

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
        read = Line(self._lists, line, words, certs, tasks, tools, opens_with_cert)
        if kind := kind_of_section(read, sections):
            return kind
        for kind, rule in RULES:
            if rule(read):
                return kind
        return "other"

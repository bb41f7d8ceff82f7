"""One line with what the rules of line kinds ask of it; what several rules need is found once, when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from analyzer.matchers.kinds.lists import KindLists
from analyzer.matchers.kinds.shapes import YEAR, date_ranges
from analyzer.matchers.words.leads import place_end
from analyzer.matchers.words.lists import list_marks
from analyzer.matchers.words.words import Word
from analyzer.model import LineKind

# A year makes so many words at most a dated line; a range of dates does in any line.
_DATED = 14
# A few words with a gerund name a skill ("cash handling and banking"), more of them tell of work.
PHRASE = 5
# A role is named in so many words at most.
ROLE = 8
_SHORT = 20


class Line:
    """A line that shows `certs` credentials, `tasks` tasks and `tools` systems, tools or languages."""

    def __init__(
        self, lists: KindLists, text: str, words: Sequence[Word], certs: int, tasks: int, tools: int,
        opens_with_cert: bool,
    ) -> None:  # fmt: skip
        self.lists = lists
        self.text = text
        self.words = words
        self.count = len(words)
        self.certs = certs
        self.tasks = tasks
        self.tools = tools
        self.opens_with_cert = opens_with_cert
        # Too short for a sentence that tells much.
        self.is_short = len(words) <= _SHORT

    @cached_property
    def dated(self) -> bool:
        """Whether a range of dates stands in the line, or a year in a short one."""
        return bool(date_ranges(self.text)) or (self.count <= _DATED and YEAR.search(self.text) is not None)

    @cached_property
    def verb_first(self) -> bool:
        """Whether somebody does or did something where the line opens, and the verb is no part of a role's name."""
        lists, text, words = self.lists, self.text, self.words
        acts = not self.opens_with_cert and lists.openings.acts(text, words)
        if acts and lists.openings.names_role(words, self.tasks):
            acts = not lists.jobs.ends_in_role(text)
        if acts and lists.jobs.is_blanked(text):
            acts = lists.openings.tells_past(words)
        if not acts and (place := place_end(text)):
            acts = bool(lists.duty.match(text[place:]))
        return acts

    @cached_property
    def says_duty_first(self) -> bool:
        """Whether words for a duty open the line ("responsible for")."""
        return bool(self.lists.duty.match(self.text))

    @cached_property
    def opens_work(self) -> bool:
        """Whether a verb or words for a duty open the line."""
        return self.verb_first or self.says_duty_first

    @cached_property
    def skilled(self) -> bool:
        """Whether words for a skill open the line ("proficient in")."""
        return bool(self.lists.skills.match(self.text))

    @cached_property
    def praises(self) -> bool:
        """Whether words for a skill, a trait or a duty open the line."""
        return self.skilled or bool(self.lists.traits.match(self.text)) or self.says_duty_first

    @cached_property
    def names_degree(self) -> bool:
        """Whether a degree stands in the line."""
        return self.lists.schooling.names_degree(self.text)

    @cached_property
    def names_school(self) -> bool:
        """Whether a school stands in the line."""
        return self.lists.schooling.names_school(self.text)

    @property
    def schooled(self) -> bool:
        """Whether a degree or a school stands in the line."""
        return self.names_degree or self.names_school

    @cached_property
    def is_list(self) -> bool:
        """Whether marks cut the line into many short items."""
        return bool(list_marks(self.text, self.words))

    @cached_property
    def is_adjective(self) -> bool:
        """Whether the word that opens the line describes a person though it looks like a verb."""
        return self.lists.openings.is_adjective(self.words)

    @cached_property
    def tenses(self) -> frozenset[str]:
        """The tenses of the verbs that the line may hold."""
        return self.lists.openings.tenses(self.text, self.words)

    @cached_property
    def about_employer(self) -> LineKind | None:
        """What the line is where it tells of an employer or, in the same words, of a person."""
        return self.lists.persons.about_employer(self.text, self.words, self.verb_first)

    def says_summary(self) -> bool:
        """Whether a word of a summary stands in the line."""
        return self.lists.summary.search(self.text) is not None

    def says_card(self) -> bool:
        """Whether a word for a credential stands in the line."""
        return self.lists.credential.search(self.text) is not None

    def says_issuer(self) -> bool:
        """Whether somebody who gives cards stands in the line."""
        return self.lists.jobs.issuer.search(self.text) is not None

    def says_title(self) -> bool:
        """Whether a title of a job stands in the line."""
        return self.lists.jobs.title.search(self.text) is not None

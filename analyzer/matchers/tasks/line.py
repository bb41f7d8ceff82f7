"""One line, as the steps of the search for tasks need it: its verbs, and what they govern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.tasks.lessons import may_be_asked_about
from analyzer.matchers.tasks.vetoes import may_deny, may_name_parties
from analyzer.matchers.terms.company import CompanyOfLine
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.phrases import Place
from analyzer.matchers.words.roles import (
    Around,
    accepted_verb,
    empty_opener,
    governing_chain,
    names_activities,
    verb_forms,
    verb_roles,
    verbs_around,
)
from analyzer.matchers.words.words import Word
from analyzer.model import Span

_MOST_LISTED = 4
# With one of these a line goes on to say for whom, where or how, behind the last of its items.
SCOPE_WORDS = frozenset("for across throughout in at with using via per on".split())


class TaskPlaces(NamedTuple):
    """The content words of a line, and where they may be the phrase or the object of a task."""

    content: Sequence[Content]
    places: Sequence[Place]


class Cues(NamedTuple):
    """What the words of a line leave possible: a question that none of them raises is asked of none of its places.

    `beside`: a word that makes something else of those beside it; `scene`: a procedure that only tells when;
    `topic`: what others were taught or told; `elsewhere`: what somebody else does.
    """

    beside: bool
    scene: bool
    topic: bool
    elsewhere: bool


class TaskLine:
    """A line with a place for a task; what several tasks ask of it is found once."""

    __slots__ = (
        "_chains", "_compounds", "_forms", "commas_end", "company", "content", "cues", "judged", "lowered", "marks",
        "may_be_asked_about", "may_deny", "may_name_parties", "opener", "places", "roles", "text", "verbs", "words",
    )  # fmt: skip
    # Set by the matcher, which knows the lists.
    cues: Cues

    def __init__(
        self, text: str, words: Sequence[Word], places: TaskPlaces, marks: Sequence[int], verbs: Verbs, judged: str
    ) -> None:
        self.text = text
        # The text without words that forbid no task.
        self.judged = judged
        self.words = words
        self.content, self.places = places
        self.lowered = frozenset([c.lowered for c in self.content])
        self.marks = marks
        self._forms = verb_forms(self.content, verbs)
        self._compounds = verbs.compounds
        self.roles = verb_roles(self.content, self._forms, verbs)
        self.opener = empty_opener(self.content)
        # Every verb that any word may be: an object whose tasks accept none of them is governed nowhere in the line.
        self.verbs = {form.lemma for form in self._forms if form}.union(self.roles)
        self.verbs.update([role.partition(" ")[0] for role in self.verbs if " " in role])
        self.commas_end = bool(marks) and names_activities(self.content, self.roles)
        self.company = CompanyOfLine(judged)
        self.may_deny = may_deny(text)
        self.may_name_parties = may_name_parties(text)
        self.may_be_asked_about = may_be_asked_about(text)
        self._chains: dict[tuple[int, bool], Sequence[int]] = {}

    def governor(self, first: int, accepts: frozenset[str], commas_end: bool) -> int | None:
        """The verb that governs the object at `first` and is accepted; chains are remembered for other tasks."""
        chain = self._chain(first, commas_end)
        return accepted_verb(chain, self.roles, accepts) if chain else None

    def chain(self, first: int) -> Sequence[int]:
        """The verbs that govern the object at `first`."""
        return self._chain(first, self.commas_end)

    def _chain(self, first: int, commas_end: bool) -> Sequence[int]:
        """The verbs that govern the object at `first`."""
        chain = self._chains.get((first, commas_end))
        if chain is None:
            chain = self._chains[first, commas_end] = governing_chain(self.content, self.roles, first, commas_end)
        return chain

    def around(self, first: int, last: int) -> Around:
        """The verbs at the object `content[first:last]`."""
        return verbs_around(self.content, self._forms, self.roles, (first, last), self._compounds)

    def verbs_at(self, around: Around, first: int) -> set[str]:
        """Every verb that may govern the object at `first`: a task that accepts none of them is not governed."""
        verbs = {around.behind}
        if not around.ends:
            verbs.add(around.touching)
            _add_verb(around.opening, verbs)
            for verb in self.chain(first):
                _add_verb(self.roles[verb], verbs)
        return verbs

    def span(self, first: int, last: int) -> Span:
        """The characters from one content word to another, the last not taken in."""
        return Span(self.content[first].word.start, self.content[last - 1].word.end)

    def is_item(self, first: int, last: int) -> bool:
        """Whether the object is all of an item ("..., referrals, ..."), with nothing to govern it, and no verb."""
        content = self.content
        ended = last == len(content) or content[last].joint in (",", ".")
        # What opens a line is no last item: "Sat with hospice patients".
        ended = ended or (content[first].joint != "." and self._is_scope(last))
        if self.roles[first] and not ended and not content[first].lowered.endswith("ing"):
            return False
        return bool(content[first].joint) and (ended or bool(content[last].joint))

    def _is_scope(self, index: int) -> bool:
        """Whether what follows only says for whom or where: "prior auths, refills for 3 providers"."""
        word = self.content[index]
        return word.lowered in SCOPE_WORDS or word.before in SCOPE_WORDS

    def is_one_thing(self, first: int, last: int) -> bool:
        """Whether no sentence ends inside the object; a short list ("height, weight") may be one, two deeds may not."""
        if last - first == 1:
            return True
        inner = self.content[first + 1 : last]
        if not any(c.joint for c in inner):
            return True
        roles = self.roles
        if any(c.joint and roles[i] and c.lowered.endswith("ed") for i, c in enumerate(inner, first + 1)):
            # "booked visits and roomed patients": no visit room.
            return False
        return not any(c.joint == "." for c in inner) and last - first <= _MOST_LISTED


def _add_verb(role: str, verbs: set[str]) -> None:
    """Adds what a word acts as, and the verb without its particle ("set up", "set")."""
    verbs.add(role)
    if " " in role:
        verbs.add(role.partition(" ")[0])

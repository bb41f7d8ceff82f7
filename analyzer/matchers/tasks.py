"""Finds the tasks of the field: a phrase that shows one alone, or a verb that governs one of its objects.

"Obtained and recorded weight and height" has a chain of two verbs that governs both objects; the nearest chain to the
left governs. An object may also stand before its verb ("patient rooming", "appointments were scheduled"). Where
objects of two tasks overlap, the longer one wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.vocab import Vocab

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.company import Company, CompanyOfLine
from analyzer.matchers.content import Content, Pattern, content_words, read_pattern, shows_needs
from analyzer.matchers.found_tasks import FoundTask, is_spread, longest
from analyzer.matchers.inflection import Verbs
from analyzer.matchers.lessons import PUPIL_WORDS, Lessons, tells_of_holder
from analyzer.matchers.lists import veto_reach
from analyzer.matchers.phrases import PhraseIndex, Place
from analyzer.matchers.roles import (
    Around,
    accepted,
    accepted_verb,
    governing_chain,
    names_activities,
    verb_forms,
    verb_roles,
    verbs_around,
)
from analyzer.matchers.vetoes import clause_of, is_denied, may_deny, spares
from analyzer.matchers.word_classes import WordClasses
from analyzer.matchers.words import Normalizer, Word
from analyzer.model import Span

_MOST_LISTED = 4
_VETO_WORDS = 7
# Behind the words of a task these name a card, a course, a place or a product, and no work. Closed-class words of the
# search, as above.
_CARDS = frozenset(
    "certification certificate certified certificates certifications licensure coursework software application "
    "applications department departments center centers unit units credentialing intervention "
    "company companies product products sales industry seminar curriculum brand".split()
)
# Before a colon these say that the words behind it name what was studied: "Diploma: Medical Billing".
_DIPLOMAS = frozenset("certificate certification diploma degree associate bachelor major minor program".split())


class _Line(NamedTuple):
    """One line, as the steps of the search need it."""

    text: str
    words: Sequence[Word]
    content: Sequence[Content]
    marks: Sequence[int]
    places: Sequence[Place]
    roles: Sequence[str]
    commas_end: bool
    chains: dict[tuple[int, bool], Sequence[int]]
    company: CompanyOfLine
    may_deny: bool

    def governor(self, first: int, accepts: frozenset[str], commas_end: bool) -> int | None:
        """The verb that governs the object at `first` and is accepted; chains are remembered for other tasks."""
        chain = self.chain(first, commas_end)
        return accepted_verb(chain, self.roles, accepts) if chain else None

    def chain(self, first: int, commas_end: bool) -> Sequence[int]:
        """The verbs that govern the object at `first`."""
        chain = self.chains.get((first, commas_end))
        if chain is None:
            chain = self.chains[first, commas_end] = governing_chain(self.content, self.roles, first, commas_end)
        return chain

    def verbs_at(self, around: Around, first: int) -> set[str]:
        """Every verb that may govern the object at `first`: a task that accepts none of them is not governed."""
        if around.ends:
            return {around.behind}
        roles = [around.opening, *(self.roles[verb] for verb in self.chain(first, self.commas_end))]
        return {around.behind, around.touching, *roles, *(role.partition(" ")[0] for role in roles)}


class TaskPlaces(NamedTuple):
    """The content words of a line, and where they may be the phrase or the object of a task."""

    content: Sequence[Content]
    places: Sequence[Place]


class ToldTasks(NamedTuple):
    """The tasks that a line shows, in order, one entry a task and place; and those whose words mean something else."""

    found: Sequence[FoundTask]
    refused: frozenset[str] = frozenset()


class _Owner(NamedTuple):
    """A task that a pattern shows: alone, or (an object) where one of the verbs it accepts governs it."""

    term: Term
    pattern: Pattern
    needs_company: bool
    accepts: frozenset[str]


class _Owners(NamedTuple):
    """The tasks that one pattern shows."""

    alone: list[_Owner]
    objects: list[_Owner]


class TaskMatcher:
    """Built once from the lexicons; `find` is pure. Raises LexiconError for a pattern that would find too much."""

    def __init__(
        self, lexicons: Lexicons, classes: WordClasses, verbs: Verbs, normalizer: Normalizer, vocab: Vocab
    ) -> None:
        self._verbs, self._classes = verbs, classes
        self._elsewhere, self._lessons = verbs.sets["elsewhere"], Lessons(verbs)
        self._accepts: dict[str, frozenset[str]] = {}
        self._stops: dict[str, frozenset[str]] = {}
        self._near: dict[str, Company] = {}
        self._never: dict[str, Company] = {}
        self._index = PhraseIndex(vocab)
        self._owners: list[_Owners] = []
        self._of_class: set[int] = set()
        for term in lexicons.of_kind("task"):
            self._accepts[term.id], self._stops[term.id] = verbs.expand(term.verbs), frozenset(term.stops)
            self._near[term.id] = Company(term.near)
            if term.never:
                self._never[term.id] = Company(term.never)
            accepts = self._accepts[term.id]
            for texts, is_object, ambiguous in (
                (term.phrases, False, False),
                (term.objects, True, False),
                (term.ambiguous, True, True),
            ):
                for text in texts:
                    pattern = self._pattern(normalizer.words(text), term.where, text)
                    self._add(_Owner(term, pattern, ambiguous, accepts), is_object)
            for names, text in term.own_verbs():
                pattern = self._pattern(normalizer.words(text), term.where, text)
                self._add(_Owner(term, pattern, False, verbs.expand(names)), True)
        self._index.close()

    def _pattern(self, words: Sequence[Word], where: str, text: str) -> Pattern:
        return read_pattern(self._classes.mark(words, where), where, text)

    def _add(self, owner: _Owner, is_object: bool) -> None:
        key = self._index.add(owner.pattern.norms)
        if key == len(self._owners):
            self._owners.append(_Owners([], []))
            if self._classes.holds(owner.pattern.norms):
                self._of_class.add(key)
        owners = self._owners[key]
        (owners.objects if is_object else owners.alone).append(owner)

    def places(self, lines: Sequence[Sequence[Word]]) -> list[TaskPlaces]:
        """For each line its content words and where a task may stand; `find` decides."""
        contents = [content_words(words) for words in lines]
        places = self._index.places([c.word.norm for c in content] for content in contents)
        if self._of_class:
            # Each line once more, with classes in place of words, for the patterns that name one.
            classed = {i: norms for i, content in enumerate(contents) if (norms := self._classes.norms(content))}
            for i, own in zip(classed, self._index.places(classed.values()), strict=True):
                places[i] += [place for place in own if place[0] in self._of_class]
        return list(map(TaskPlaces, contents, places))

    def find(
        self, text: str, words: Sequence[Word], marks: Sequence[int] = (), places: TaskPlaces | None = None
    ) -> Sequence[FoundTask]:
        """The tasks that `text` shows, in order, one entry a task and place."""
        return self.tell(text, words, marks, places).found

    def tell(
        self, text: str, words: Sequence[Word], marks: Sequence[int] = (), places: TaskPlaces | None = None
    ) -> ToldTasks:
        """The tasks that `text` shows, and those that its words name without showing them.

        `marks` are the offsets of the marks between the items where the text is a list. `places` are those of the
        line where they are known already.
        """
        content, own = places or self.places([words])[0]
        if not own:
            return ToldTasks(())
        forms = verb_forms(content, self._verbs)
        roles = verb_roles(content, forms, self._verbs)
        commas_end = bool(marks) and names_activities(content, roles)
        company = CompanyOfLine(text)
        line = _Line(text, words, content, marks, own, roles, commas_end, {}, company, may_deny(text))
        found: list[FoundTask] = []
        forbidden: list[FoundTask] = []
        refused: set[str] = set()
        for phrase, first, last in own:
            for term, pattern, _, _ in self._owners[phrase].alone:
                if not _phrase_fits(pattern.content, content[first:last]):
                    continue
                if self._classes.in_name(pattern.norms, content, last, self._verbs):
                    continue
                if self._counts(term, pattern, line, first, last) and not self._done_elsewhere(term, line, first):
                    acts = last - first > 1 and bool(roles[first])
                    found.append(FoundTask(term, _span(content, first, last), first, last, first, acts))
                else:
                    refused.add(term.id)
        for phrase, first, last in own:
            owners = self._owners[phrase].objects
            if not owners or not _is_one_thing(content, roles, first, last):
                continue
            around = verbs_around(content, forms, roles, (first, last), self._verbs.compounds)
            verbs = line.verbs_at(around, first)
            for term, pattern, needs_company, accepts in owners:
                governed = not accepts.isdisjoint(verbs)
                task = self._governed(term, accepts, line, around, first, last) if governed else None
                if task is None and needs_company and _is_item(content, roles, first, last):
                    task = FoundTask(term, _span(content, first, last), first, last, first)
                if task is None or not shows_needs(pattern, words, content, first, last):
                    continue
                if _is_doing(pattern.content, content[first:last]):
                    continue
                if self._classes.in_name(pattern.norms, content, last, self._verbs):
                    continue
                if task.verb <= first and self._is_topic(term, line, first):
                    refused.add(term.id)
                    continue
                if not self._counts(term, pattern, line, first, last):
                    # "blood pressure" that is no vital sign is no blood either.
                    forbidden.append(task)
                    refused.add(term.id)
                elif not needs_company or _has_company(self._near[term.id], line, task.span):
                    found.append(task._replace(spread=is_spread(pattern.content, content[first:last])))
        return ToldTasks(longest(found, forbidden), frozenset(refused))

    def _governed(
        self, term: Term, accepts: frozenset[str], line: _Line, around: Around, first: int, last: int
    ) -> FoundTask | None:
        content = line.content
        if around.behind in accepts:
            return FoundTask(term, _span(content, first, last + 1), first, last, last)
        if around.ends:
            return None
        if accepted(around.opening, accepts):
            return FoundTask(term, _span(content, first, last), first, last, first)
        if around.touching in accepts:
            return FoundTask(term, _span(content, first - 1, last), first, last, first - 1)
        verb = line.governor(first, accepts, line.commas_end)
        stops = self._stops[term.id]
        if verb is None or (stops and any(c.lowered in stops for c in content[verb + 1 : first])):
            return None
        return FoundTask(term, _span(content, verb, last), first, last, verb)

    def _done_elsewhere(self, term: Term, line: _Line, first: int) -> bool:
        """Whether the words name what somebody else does, since the person only booked, billed or explained it."""
        if not first:
            return False
        if line.roles[first]:
            item = line.content[first]
            told = item.before in PUPIL_WORDS or (item.joint and item.lowered in self._verbs.nouns)
            return bool(told) and self._is_topic(term, line, first)
        verb = line.governor(first, self._elsewhere, line.commas_end)
        if verb == first - 1 and line.content[first].joint:
            # "registration / scheduling / insurance verification": each is an item of its own.
            return False
        if verb is None or any(line.roles[verb + 1 : first]) or tells_of_holder(line.content, line.roles, verb, first):
            # "scheduled and completed blood draws": what was completed was done.
            return self._is_topic(term, line, first)
        if any(c.joint == "," for c in line.content[verb + 1 : first + 1]) and not self._opens_with_work(line, verb):
            return False
        return line.governor(first, self._accepts[term.id], False) is None

    def _opens_with_work(self, line: _Line, verb: int) -> bool:
        """Whether the first thing behind the verb is work too: "scheduled X-rays, labs and EKGs"."""
        opening = verb + 2 if line.content[verb + 1].lowered == "for" else verb + 1
        return any(
            first == opening and not owner.accepts & self._elsewhere
            for phrase, first, _ in line.places
            for owner in self._owners[phrase].alone
        )

    def _is_topic(self, term: Term, line: _Line, first: int) -> bool:
        """Whether the words at `first` are what others were taught, by a task that teaches nothing."""
        return not self._lessons.verbs & self._accepts[term.id] and self._lessons.holds(line.content, line.roles, first)

    def _counts(self, term: Term, pattern: Pattern, line: _Line, first: int, last: int) -> bool:
        """Whether the words that the pattern needs are there, and none that forbids the task."""
        following = line.content[last] if last < len(line.content) else None
        if (
            following
            and not following.joint
            and following.lowered in _CARDS
            and following.at == line.content[last - 1].at + 1
        ):
            return False
        if first and line.content[first - 1].lowered in _DIPLOMAS and ":" in line.content[first].word.gap:
            return False
        if line.may_deny and is_denied(line.text, line.content[first].word.start):
            return False
        if not shows_needs(pattern, line.words, line.content, first, last):
            return False
        never = self._never.get(term.id)
        if never is None or not line.company.holds(never):
            return True
        start, end = line.content[first].at, line.content[last - 1].at + 1
        reach = veto_reach(line.text, line.words, line.marks, start, end, _VETO_WORDS)
        if not never.stands_in(line.text, *reach):
            return True
        clause = clause_of(line.content, line.roles, first, last)
        return not line.marks and spares(never, term.family, line.text, line.content, clause, reach)


def _span(content: Sequence[Content], first: int, last: int) -> Span:
    return Span(content[first].word.start, content[last - 1].word.end)


def _has_company(near: Company, line: _Line, span: Span) -> bool:
    end = line.text.find("\n", span.end)
    start = line.text.rfind("\n", 0, span.start) + 1
    return near.stands_in(line.text, start, len(line.text) if end < 0 else end)


def _is_item(content: Sequence[Content], roles: Sequence[str], first: int, last: int) -> bool:
    """Whether the object is all of an item ("..., referrals, ..."), with nothing to govern it, and no verb."""
    ended = last == len(content) or content[last].joint in (",", ".")
    if roles[first] and not ended and not content[first].lowered.endswith("ing"):
        return False
    return bool(content[first].joint) and (last == len(content) or bool(content[last].joint))


def _is_one_thing(content: Sequence[Content], roles: Sequence[str], first: int, last: int) -> bool:
    """Whether no sentence ends inside the object; a short list ("height, weight") may be one, two deeds may not."""
    if last - first == 1:
        return True
    inner = content[first + 1 : last]
    if not any(c.joint for c in inner):
        return True
    if any(c.joint and roles[i] and c.lowered.endswith("ed") for i, c in enumerate(inner, first + 1)):
        # "booked visits and roomed patients": no visit room.
        return False
    return not any(c.joint == "." for c in inner) and last - first <= _MOST_LISTED


def _is_doing(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    """Whether a lone noun of a pattern met a doing: who is "handling EHR charting" handles no charts.

    Nor does who "received care that was documented" receive documents.
    """
    if len(found) > 1:
        return False
    noun, word = pattern[0].lowered, found[0].lowered
    names_doing = noun.endswith("ing")
    return names_doing != word.endswith(("ing", "ings")) or word in (f"{noun}ed", f"{noun}d")


def _phrase_fits(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    for own, item in zip(pattern[1:], found[1:], strict=True):
        if item.joint and item.joint != own.joint and not (own.joint == "&" and item.joint == ","):
            # A slash or hyphen inside a name is no list: "check-in/out", "Holter/event monitor".
            if item.joint != "&" or item.word.gap.strip() not in ("/", "(", ")", "&"):
                return False
    if pattern[-1].lowered.endswith("ing") and not found[-1].lowered.endswith(("ing", "ings")):
        # "lab testing" is work; the "lab tests" may be anybody's.
        return False
    if len(pattern) == 1:
        own_word, word = pattern[0], found[0]
        if own_word.lowered != own_word.word.norm and word.lowered.rstrip("s") != own_word.lowered.rstrip("s"):
            # A lone verb form ("scribing") must not be found by its other forms ("scribe").
            return False
    return True

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
from analyzer.matchers.tasks.content import Content, Pattern, content_words, read_pattern, shows_needs
from analyzer.matchers.tasks.found import FoundTask, is_spread, longest
from analyzer.matchers.tasks.lessons import PUPIL_WORDS, Lessons, is_asked_about, is_told_of, tells_of_holder
from analyzer.matchers.tasks.line import Cues, TaskLine, TaskPlaces
from analyzer.matchers.tasks.near_words import NearWords
from analyzer.matchers.tasks.patterns import Owner, Owners, is_doing, phrase_fits
from analyzer.matchers.tasks.scenes import SCENE_WORDS, is_scene
from analyzer.matchers.tasks.shared_words import SharedWords
from analyzer.matchers.tasks.vetoes import clause_of, is_denied, is_party, spares
from analyzer.matchers.tasks.ways import is_way, may_be_way
from analyzer.matchers.tasks.word_classes import CLASS_MARK, WordClasses
from analyzer.matchers.terms.company import Company
from analyzer.matchers.words.inflection import Verbs
from analyzer.matchers.words.lists import veto_reach
from analyzer.matchers.words.phrases import PhraseIndex
from analyzer.matchers.words.roles import Around, accepted, accepted_verb
from analyzer.matchers.words.words import Normalizer, Word
from analyzer.model import Span

_VETO_WORDS = 7
# "injection drug inventory": so many words at most between what is done with a thing and the store of it.
_MOST_OF_STORE = 2
# Families of `tasks_*.toml` whose work an insurer is asked for.
_AT_BEDSIDE = frozenset({"clinical-procedures", "laboratory"})
# Families whose patients may have another name: "positioned soldiers for X-rays".
_WITH_PERSONS = frozenset({"patient-flow", "education-and-quality", *_AT_BEDSIDE})
# Families whose tasks a policy is a part of.
_ABOUT_RULES = frozenset({"education-and-quality", "leadership"})
_SUCH_AS = frozenset("as including includes included like".split())
_TOPIC_WORDS = frozenset("for on of about regarding".split())
# Tasks of this family are done with people who work: "supervised billing staff".
_STAFF = "leadership"


class ToldTasks(NamedTuple):
    """The tasks that a line shows, in order, one entry a task and place; and those whose words mean something else."""

    found: Sequence[FoundTask]
    refused: frozenset[str] = frozenset()


class TaskMatcher:
    """Built once from the lexicons; `find` is pure. Raises LexiconError for a pattern that would find too much."""

    def __init__(
        self, lexicons: Lexicons, classes: WordClasses, verbs: Verbs, normalizer: Normalizer, vocab: Vocab
    ) -> None:
        self._verbs, self._classes = verbs, classes
        self._elsewhere, self._talking = verbs.sets["elsewhere"], verbs.sets["talk"]
        self._telling = verbs.sets["tell"]
        self._authors, self._operating = verbs.sets["author"], verbs.sets["operate"]
        self._near_words = classes.near
        self._lessons = Lessons(verbs, self._near_words.lessons)
        self._accepts: dict[str, frozenset[str]] = {}
        # The tasks that teach somebody, and those that neither tell nor ask.
        self._teaching: set[str] = set()
        self._silent: set[str] = set()
        self._stops: dict[str, frozenset[str]] = {}
        self._near: dict[str, Company] = {}
        self._never: dict[str, Company] = {}
        self._index = PhraseIndex(vocab)
        self._owners: list[Owners] = []
        self._of_class: set[int] = set()
        self._of_person: set[int] = set()
        self._shared = SharedWords()
        for term in lexicons.of_kind("task"):
            self._accepts[term.id], self._stops[term.id] = verbs.expand(term.verbs), frozenset(term.stops)
            self._near[term.id] = Company(term.near)
            if term.never:
                self._never[term.id] = Company(classes.company(term.never, term.where))
            accepts = self._accepts[term.id]
            if not self._lessons.verbs.isdisjoint(accepts):
                self._teaching.add(term.id)
            if self._talking.isdisjoint(accepts):
                self._silent.add(term.id)
            for texts, is_object, ambiguous in (
                (term.phrases, False, False),
                (term.objects, True, False),
                (term.ambiguous, True, True),
            ):
                for text in texts:
                    self._add(self._owner(normalizer, term, text, ambiguous, accepts), is_object)
            for names, text in term.own_verbs():
                self._add(self._owner(normalizer, term, text, False, verbs.expand(names)), True)
        self._index.close()

    def _owner(
        self, normalizer: Normalizer, term: Term, text: str, needs_company: bool, accepts: frozenset[str]
    ) -> Owner:
        words = normalizer.words(text)
        if CLASS_MARK in text:
            words = self._classes.mark(words, term.where)
        pattern = read_pattern(words, term.where, text)
        ends_with_class = self._classes.ends_with_class(pattern.norms)
        way = may_be_way(self._near_words, pattern.norms)
        return Owner(term, pattern, needs_company, accepts, ends_with_class, way)

    def _add(self, owner: Owner, is_object: bool) -> None:
        norms = owner.pattern.norms
        self._shared.add(norms)
        key = self._own(owner, norms, is_object)
        if self._classes.holds(norms):
            self._of_class.add(key)
        if owner.term.family in _WITH_PERSONS and (of_person := self._classes.of_person(norms)):
            self._of_person.add(self._own(owner, of_person, is_object))

    def _own(self, owner: Owner, norms: Sequence[str], is_object: bool) -> int:
        """Adds a pattern with the normal forms by which it is found; gives its key."""
        key = self._index.add(norms)
        if key == len(self._owners):
            self._owners.append(Owners())
        self._owners[key].add(owner, is_object)
        return key

    def places(self, lines: Sequence[Sequence[Word]]) -> list[TaskPlaces]:
        """For each line its content words and where a task may stand; `find` decides."""
        contents = [content_words(words) for words in lines]
        norms = [[c.word.norm for c in content] for content in contents]
        # Each line once more, with classes in place of words, for the patterns that name one.
        classed = {i: of_line for i, own in enumerate(norms) if (of_line := self._classes.replaced(own))}
        peopled = {i: of_line for i, own in enumerate(norms) if (of_line := self._classes.with_persons(own))}
        places = self._index.places([*norms, *classed.values(), *peopled.values()])
        for kept, more, start in (
            (self._of_class, classed, len(contents)),
            (self._of_person, peopled, len(contents) + len(classed)),
        ):
            for i, own_places in zip(more, places[start : start + len(more)], strict=True):
                places[i] += [place for place in own_places if place[0] in kept]
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
        places = places or self.places([words])[0]
        if not places.places:
            return ToldTasks(())
        line = self._line(text, words, places, marks, self._classes.without_skills(text))
        found: list[FoundTask] = []
        forbidden: list[FoundTask] = []
        refused: set[str] = set()
        self._shown_alone(line, found, refused)
        self._shown_by_verbs(line, found, forbidden, refused)
        self._shown_by_sharing(line, found, refused)
        return ToldTasks(longest(found, forbidden, line.content), frozenset(refused))

    def _line(
        self, text: str, words: Sequence[Word], places: TaskPlaces, marks: Sequence[int], judged: str
    ) -> TaskLine:
        line = TaskLine(text, words, places, marks, self._verbs, judged)
        told = not self._telling.isdisjoint(line.verbs) or line.may_be_asked_about
        line.cues = Cues(
            beside=not self._near_words.beside.isdisjoint(line.lowered),
            scene=not SCENE_WORDS.isdisjoint(line.lowered),
            topic=told or self._lessons.may_hold(line.lowered, line.verbs),
            elsewhere=not self._elsewhere.isdisjoint(line.verbs),
        )
        return line

    def _shown_by_sharing(self, line: TaskLine, found: list[FoundTask], refused: set[str]) -> None:
        """Adds the tasks of items that share a word with the item before or behind them."""
        shown = {*refused, *(f.term.id for f in found)}
        for first, last in self._shared.readings(line.content, line.roles):
            start, end = line.content[first - 1].at + 1, line.content[last].at
            words = [*line.words[:start], *line.words[end:]]
            own = self._line(line.text, words, self.places([words])[0], line.marks, line.judged)
            more: list[FoundTask] = []
            others: set[str] = set()
            self._shown_alone(own, more, others)
            self._shown_by_verbs(own, more, [], others)
            for task in more:
                if task.term.id not in shown and task.first < first < task.last:
                    found.append(task._replace(last=task.last + last - first, spread=True))
                    shown.add(task.term.id)

    def _shown_alone(self, line: TaskLine, found: list[FoundTask], refused: set[str]) -> None:
        """Adds the tasks whose words need no verb, and those whose words mean something else here."""
        content = line.content
        for phrase, first, last in line.places:
            for owner in self._owners[phrase].alone:
                term, pattern = owner.term, owner.pattern
                if not phrase_fits(pattern.content, content[first:last]):
                    continue
                if owner.ends_with_class and self._classes.in_name(pattern.norms, content, last, self._verbs):
                    continue
                if self._counts(owner, line, first, last, first) and not self._done_elsewhere(term, line, first):
                    acts = last - first > 1 and bool(line.roles[first])
                    found.append(FoundTask(term, line.span(first, last), first, last, first, acts))
                else:
                    refused.add(term.id)

    def _shown_by_verbs(
        self, line: TaskLine, found: list[FoundTask], forbidden: list[FoundTask], refused: set[str]
    ) -> None:
        """Adds the tasks whose objects a verb governs, those that a word forbids, and the names of what counts not."""
        content = line.content
        for phrase, first, last in line.places:
            owners = self._owners[phrase]
            if not owners.may_be_objects(line.verbs) or not line.is_one_thing(first, last):
                continue
            around = line.around(first, last)
            verbs = line.verbs_at(around, first)
            for owner in owners.objects:
                term, pattern, needs_company, accepts, ends_with_class, _ = owner
                governed = not accepts.isdisjoint(verbs)
                task = self._governed(term, accepts, line, around, first, last) if governed else None
                if task is None and needs_company and line.is_item(first, last):
                    if self._done_elsewhere(term, line, first):
                        refused.add(term.id)
                        continue
                    task = FoundTask(term, line.span(first, last), first, last, first)
                if task is None or (pattern.needs and not shows_needs(pattern, line.words, content, first, last)):
                    continue
                if is_doing(pattern.content, content[first:last]):
                    continue
                if ends_with_class and self._classes.in_name(pattern.norms, content, last, self._verbs):
                    continue
                if task.verb <= first and self._is_topic(term, line, first):
                    refused.add(term.id)
                    continue
                if task.verb < first and self._doing_is_elsewhere(term, line, task.verb):
                    refused.add(term.id)
                    continue
                if not self._counts(owner, line, first, last, task.verb):
                    # "blood pressure" that is no vital sign is no blood either.
                    forbidden.append(task)
                    refused.add(term.id)
                elif not needs_company or _has_company(self._near[term.id], line, task.span):
                    spread = is_spread(pattern.content, content[first:last])
                    found.append(task._replace(spread=True) if spread else task)

    def _governed(
        self, term: Term, accepts: frozenset[str], line: TaskLine, around: Around, first: int, last: int
    ) -> FoundTask | None:
        if around.behind in accepts:
            return FoundTask(term, line.span(first, last + 1), first, last, last)
        if around.ends:
            return None
        if accepted(around.opening, accepts):
            return FoundTask(term, line.span(first, last), first, last, first)
        if around.touching in accepts:
            return FoundTask(term, line.span(first - 1, last), first, last, first - 1)
        verb = line.governor(first, accepts, line.commas_end)
        stops = self._stops[term.id]
        if verb is None or (stops and any(c.lowered in stops for c in line.content[verb + 1 : first])):
            return None
        if line.content[first].lowered == "for" and line.content[verb].lowered.endswith("ing"):
            # "Charting, scheduling for 3 providers": each is an item of its own.
            if verb + 1 < first and line.content[verb + 1].joint:
                return None
        # "Responsible for referrals": the opening is no part of the work.
        start = first if verb == line.opener else verb
        return FoundTask(term, line.span(start, last), first, last, verb)

    def _done_elsewhere(self, term: Term, line: TaskLine, first: int) -> bool:
        """Whether the words name what somebody else does, since the person only booked, billed or explained it."""
        if not first or not (line.cues.elsewhere or line.cues.topic):
            return False
        if line.roles[first] and not self._names_doing(line, first):
            item = line.content[first]
            is_doing = item.lowered.endswith("ing") and (item.joint or item.before == "in")
            told = item.before in PUPIL_WORDS or is_doing or (item.joint and item.lowered in self._verbs.nouns)
            return bool(told) and self._is_topic(term, line, first)
        if not line.cues.elsewhere:
            return self._is_topic(term, line, first)
        chain = line.chain(first)
        if chain and self._doing_is_elsewhere(term, line, chain[-1]):
            return True
        verb = line.governor(first, self._elsewhere, line.commas_end)
        if verb == first - 1 and line.content[first].joint:
            # "registration / scheduling / insurance verification": each is an item of its own.
            return False
        if (
            verb is None
            or self._acts_between(line, verb, first)
            or tells_of_holder(line.content, line.roles, verb, first, self._near_words.able)
        ):
            # "scheduled and completed blood draws": what was completed was done.
            return self._is_topic(term, line, first)
        listed = line.content[verb + 1 : first + 1]
        if any(c.joint == "," for c in listed) and not (_opens_examples(listed) or self._opens_with_work(line, verb)):
            return False
        return line.governor(first, self._accepts[term.id], False) is None

    def _acts_between(self, line: TaskLine, verb: int, first: int) -> bool:
        """Whether another verb stands between; a noun of doing is a part of what is told: "explained the use of"."""
        return any(line.roles[index] and not self._names_doing(line, index) for index in range(verb + 1, first))

    def _names_doing(self, line: TaskLine, index: int) -> bool:
        """Whether a word acts as a verb only as the noun of a doing, and opens no item."""
        content, lowered = line.content, line.content[index].lowered
        if content[index].joint and (not index or line.roles[index - 1]):
            return False
        form = self._verbs.form(lowered)
        # Behind a verb stands its object, and no "of": "the process of drawing blood".
        of = index + 1 < len(content) and content[index + 1].of
        return lowered in self._verbs.nouns if form is None else of and lowered == form.lemma

    def _doing_is_elsewhere(self, term: Term, line: TaskLine, noun: int) -> bool:
        """Whether the noun that governs the words names what somebody else does: "explained collection of urine"."""
        if not line.cues.elsewhere or not self._names_doing(line, noun):
            return False
        verb = line.governor(noun, self._elsewhere, line.commas_end)
        if verb is None or self._acts_between(line, verb, noun):
            return False
        return line.governor(noun, self._accepts[term.id], False) is None

    def _opens_with_work(self, line: TaskLine, verb: int) -> bool:
        """Whether the first thing behind the verb is work too: "scheduled X-rays, labs and EKGs"."""
        opening = verb + 2 if line.content[verb + 1].lowered == "for" else verb + 1
        return any(
            first == opening and not owner.accepts & self._elsewhere
            for phrase, first, _ in line.places
            for owner in self._owners[phrase].alone
        )

    def _is_topic(self, term: Term, line: TaskLine, first: int) -> bool:
        """Whether the words at `first` are what others were taught or asked about, by a task that does neither."""
        if not line.cues.topic:
            return False
        silent = term.id in self._silent
        if silent and not self._telling.isdisjoint(line.verbs):
            if is_told_of(line.content, line.roles, first, self._telling):
                return True
        if (
            silent
            and line.may_be_asked_about
            and is_asked_about(line.content, line.roles, first, self._near_words, at_bedside=term.family in _AT_BEDSIDE)
        ):
            return True
        if term.id in self._teaching or not self._lessons.may_hold(line.lowered, line.verbs):
            return False
        return self._lessons.holds(line.content, line.roles, first)

    def _is_handled(self, line: TaskLine, first: int, last: int) -> bool:
        """Whether a verb governs the words that only says what is done with a thing: "ordered phlebotomy equipment"."""
        if line.content[last].at != line.content[last - 1].at + 1:
            return False
        if first and line.content[first - 1].lowered in self._near_words.use:
            return False
        chain = line.chain(first)
        return bool(chain) and accepted_verb(chain, line.roles, self._operating) is None

    def _is_told(self, line: TaskLine, first: int, last: int) -> bool:
        """Whether only the results of a test are spoken of: "gave pregnancy test results"."""
        near, content = self._near_words, line.content
        if last + 1 < len(content) and content[last].lowered == "test" and not content[last].joint:
            last += 1
        if last == len(content) or content[last].lowered not in near.findings or content[last].joint:
            return False
        chain = line.chain(first)
        return bool(chain) and accepted_verb(chain, line.roles, near.testing) is None

    def _is_written(self, term: Term, line: TaskLine, first: int, last: int) -> bool:
        """Whether the words name what a policy is about that the person wrote: "updated the fall prevention policy"."""
        if term.family in _ABOUT_RULES or self._authors.isdisjoint(line.verbs):
            return False
        content = line.content
        inner = content[first + 1 : last + (last < len(content) and not content[last].joint)]
        if any(c.lowered in self._near_words.rules for c in inner):
            return line.governor(first, self._authors, line.commas_end) is not None
        opening = content[first]
        # "for" is a content word, "on" is none.
        rules = first - 1 if opening.before != "for" else first - 2
        if (
            rules < 0
            or opening.joint
            or opening.before not in _TOPIC_WORDS
            or content[rules].lowered not in self._near_words.rules
        ):
            return False
        return line.governor(rules, self._authors, line.commas_end) is not None

    def _is_of_neighbor(self, term: Term, line: TaskLine, first: int, last: int) -> bool:
        """Whether a word beside the words makes something else of them: a card, a thing, a store, a finding, a rule."""
        near = self._near_words
        following = line.content[last] if last < len(line.content) else None
        if following and not following.joint:
            if following.lowered in near.cards and following.at == line.content[last - 1].at + 1:
                return True
            if following.lowered in near.things and self._is_handled(line, first, last):
                return True
        if term.family in _AT_BEDSIDE and (_is_stored(near, line, last) or self._is_told(line, first, last)):
            return True
        if first and line.content[first - 1].lowered in near.diplomas and ":" in line.content[first].word.gap:
            return True
        return self._is_written(term, line, first, last)

    def _counts(self, owner: Owner, line: TaskLine, first: int, last: int, verb: int) -> bool:
        """Whether the words that the pattern needs are there, and none that forbids the task; `verb` governs them."""
        term, pattern, _, _, _, way = owner
        if line.cues.beside and self._is_of_neighbor(term, line, first, last):
            return False
        if term.family != _STAFF and self._classes.names_people(line.content, first, last):
            return False
        if _is_attribute(pattern, line, first, last) or self._classes.describes_patient(line.content, line.roles, last):
            return False
        if line.may_deny:
            ends_item = last == len(line.content) or bool(line.content[last].joint)
            opens = line.content[min(verb, first)].word.start
            if is_denied(line.text, line.span(first, last), term.family, opens, ends_item=ends_item):
                return False
        if line.may_name_parties and verb >= first and _is_spoken_with(line, first, last):
            return False
        near = self._near_words
        if way and is_way(near, pattern.norms, line.content, line.words, line.roles, first):
            return False
        if line.cues.scene and term.family in _AT_BEDSIDE:
            if is_scene(near, line.content, line.roles, first, self._accepts[term.id]):
                return False
        if pattern.needs and not shows_needs(pattern, line.words, line.content, first, last):
            return False
        never = self._never.get(term.id)
        if never is None or not line.company.holds(never):
            return True
        start, end = line.content[first].at, line.content[last - 1].at + 1
        reach = veto_reach(line.text, line.words, line.marks, start, end, _VETO_WORDS)
        if not never.stands_in(line.judged, *reach):
            return True
        clause = clause_of(line.content, line.roles, first, last)
        return not line.marks and spares(never, term.family, line.judged, line.content, clause, reach)


def _is_spoken_with(line: TaskLine, first: int, last: int) -> bool:
    """Whether the noun at `first` names a department in "liaison between billing and front desk"."""
    word = line.content[first]
    is_deed = word.lowered.endswith("ed") or (word.lowered.endswith("ing") and last > first + 1)
    return not is_deed and is_party(line.text, line.span(first, last))


def _opens_examples(content: Sequence[Content]) -> bool:
    """Whether all commas stand behind a "such as": "scheduled procedures such as biopsies, colonoscopies"."""
    opening = next((i for i, c in enumerate(content) if c.before in _SUCH_AS and not c.joint), len(content))
    return opening < len(content) and all(c.joint != "," for c in content[:opening])


def _is_stored(near: NearWords, line: TaskLine, last: int) -> bool:
    """Whether the words before `last` only say what is counted: "injection drug inventory"."""
    for index in range(last, min(last + _MOST_OF_STORE, len(line.content))):
        item = line.content[index]
        if item.joint or item.at != line.content[index - 1].at + 1:
            return False
        if item.lowered in near.stores:
            return True
    return False


def _is_attribute(pattern: Pattern, line: TaskLine, first: int, last: int) -> bool:
    """Whether the verb of a phrase only describes its noun: "ran eligibility on all scheduled patients"."""
    item = line.content[first]
    if last - first < 2 or not item.lowered.endswith("ed") or item.lowered == pattern.content[0].lowered:
        return False
    return not line.roles[first] and not item.joint and any(line.roles[:first])


def _has_company(near: Company, line: TaskLine, span: Span) -> bool:
    end = line.text.find("\n", span.end)
    start = line.text.rfind("\n", 0, span.start) + 1
    return near.stands_in(line.text, start, len(line.text) if end < 0 else end)

"""Tells what was taught or talked about from what was done: "educated parents on wound care", "calls about EKGs"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.matchers.tasks.content import Content
from analyzer.matchers.tasks.near_words import NearWords
from analyzer.matchers.words.folding import lower_text
from analyzer.matchers.words.inflection import Verbs

_ABOUT = frozenset("on about regarding concerning".split())
# What leads to the topic of a call.
_LEADS = _ABOUT - {"on"}
# Each of the papers of `NearWords` holds one of the last two.
_SAYS_ABOUT = (*sorted(_LEADS), "auth", "approval")
# What opens the clause that says what somebody was told of.
_WHEN = frozenset("when that if whether".split())
_MOST_BETWEEN, _MOST_TOPICS = 4, 12
# How the word ends that names several who are taught.
_MANY = ("s", "staff", "personnel", "team", "people")
_PUPILS = frozenset("them him her us".split())
# What stands before the verb that a pupil is to do: "to draw blood", "on drawing blood".
_DOING = frozenset(("to", "how"))
PUPIL_WORDS = _ABOUT | _DOING


def tells_of_holder(
    content: Sequence[Content], roles: Sequence[str], verb: int, first: int, able: frozenset[str]
) -> bool:
    """Whether the words are what a certified person can do: "Certified Medical Assistant skilled in phlebotomy"."""
    between = content[verb + 1 : first + 1]
    if roles[verb] != "certify":
        return False
    return between[0].lowered == "to" or any(c.lowered in able or c.before == "with" for c in between)


def may_be_asked_about(text: str) -> bool:
    """Whether a line holds a word that leads to what somebody calls or writes about: a quick look."""
    return any(map(lower_text(text).__contains__, _SAYS_ABOUT))


def is_asked_about(
    content: Sequence[Content], roles: Sequence[str], first: int, near: NearWords, *, at_bedside: bool
) -> bool:
    """Whether the words at `first` are the topic of a call or message: "phone calls about blood pressure readings".

    What is done at the bedside is one of a request, too: "prior authorizations for MRIs and EKGs".
    """
    if any(roles[first + 1 : first + 2]):
        return False
    for index in range(first, max(first - _MOST_TOPICS, 0), -1):
        item = content[index]
        if item.joint == "." or roles[index]:
            return False
        if item.before in _LEADS or item.lowered in _LEADS:
            return not near.talks.isdisjoint(c.lowered for c in content[max(index - _MOST_BETWEEN, 0) : index])
        if at_bedside and item.lowered == "for" and content[index - 1].lowered in near.papers:
            # "Authorizations for MRIs, phlebotomy, EKGs" is a list of skills.
            return any(roles[:index]) or all(c.joint != "," for c in content[index : first + 1])
    return False


def _is_doing(item: Content) -> bool:
    return item.lowered.endswith("ing")


def is_told_of(content: Sequence[Content], roles: Sequence[str], first: int, telling: frozenset[str]) -> bool:
    """Whether somebody was told when, or that, the words at `first` are due: "notifies parents when shots are due"."""
    for index in range(first, max(first - _MOST_TOPICS, 0), -1):
        item = content[index]
        if item.joint == "." or (roles[index] and item.joint):
            return False
        if item.lowered in _WHEN:
            before = [role for role in roles[max(index - _MOST_BETWEEN, 0) : index] if role]
            return bool(before) and before[-1] in telling
    return False


class Lessons:
    """Built once from the verb sets `taught` (patients), `train` and `judge` (staff); `holds` is pure."""

    def __init__(self, verbs: Verbs, lessons: frozenset[str]) -> None:
        self._verbs = verbs
        self._lessons = lessons
        self.verbs = verbs.sets["taught"]
        self._teaches = verbs.sets["train"] | self.verbs
        self._trains = verbs.sets["train"] | verbs.sets["judge"] | self.verbs

    def may_hold(self, words: frozenset[str], verbs: set[str]) -> bool:
        """Whether a line with these content words and verbs holds any word of a lesson: a quick look before `holds`."""
        return not (self._trains.isdisjoint(verbs) and self._lessons.isdisjoint(words))

    def holds(self, content: Sequence[Content], roles: Sequence[str], first: int) -> bool:
        """Whether the words at `first` are the topic of a lesson, or what its pupils are to do."""
        if content[first].before in PUPIL_WORDS and self._before(content, roles, first):
            return True
        following = content[first + 1 : first + 2]
        # "in EKGs and rooming" names another topic, "in the clinic, rooming patients" tells of work.
        doings = _is_doing(content[first]) and bool(roles[first] and following and not following[0].joint)
        for index in range(first - 1, max(first - _MOST_TOPICS, 0), -1):
            if content[index + 1].joint == ".":
                return False
            item = content[index]
            if item.lowered in _ABOUT:
                return self._before(content, roles, index)
            if item.lowered == "in" and self._has_pupils(content, roles, index):
                return not doings or _is_doing(content[index + 1])
            if roles[index] and _is_doing(item) and (item.before == "in" or item.joint):
                # "oriented externs in rooming, charting and injections": one of the things that they are to do.
                doings = True
                continue
            if roles[index]:
                if item.before in PUPIL_WORDS and self._before(content, roles, index):
                    return True
                if content[index + 1].lowered in _PUPILS and index + 1 < first and self._is(item.lowered, self._trains):
                    # "showed them around and taught them phlebotomy"
                    return True
                if not self._is(item.lowered, self.verbs) and not self._is_named(content, index):
                    return False
        return False

    def _has_pupils(self, content: Sequence[Content], roles: Sequence[str], index: int) -> bool:
        """Whether those who were taught stand before "in": "instructed staff in EKGs", and not "trained in EKGs"."""
        if not content[index - 1].lowered.endswith(_MANY):
            return False
        for at in range(index - 1, max(index - _MOST_BETWEEN, 0) - 1, -1):
            if roles[at]:
                return at < index - 1 and roles[at] in self._teaches
            if content[at].joint in (",", "."):
                return False
        return False

    def _is_named(self, content: Sequence[Content], index: int) -> bool:
        """Whether a noun names a doing that is one of several topics: "on use and maintenance of pumps"."""
        return content[index].joint in (",", "&") and content[index].lowered in self._verbs.nouns

    def _before(self, content: Sequence[Content], roles: Sequence[str], index: int) -> bool:
        """Whether a lesson stands before `index`, for somebody: "trained in phlebotomy" tells of the person."""
        words: list[str] = []
        start = max(index - _MOST_BETWEEN, 0)
        if any(" " in role and role in self._trains for role in roles[start : index - 1]):
            # "checked off new aides on lifts"
            return True
        for item in content[start:index]:
            if item.joint == "," and content[index].before == "to":
                # "detail oriented, able to draw blood"
                words = []
            words.append(item.lowered)
        while words and words[-1] in _DOING:
            # "trained to draw blood" names no pupils: it tells of the person.
            words.pop()
        return any(w in self._lessons or self._is(w, self.verbs) for w in words) or any(
            self._is(w, self._trains) for w in words[:-1]
        )

    def _is(self, word: str, lemmas: frozenset[str]) -> bool:
        form = self._verbs.form(word)
        return form is not None and form.lemma in lemmas

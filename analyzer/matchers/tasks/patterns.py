"""The patterns of tasks, each with the tasks that it shows; whether words that were found fit one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analyzer.lexicon import Term
from analyzer.matchers.tasks.content import Content, Pattern

_PERIODS = frozenset("month quarter year".split())


class Owner(NamedTuple):
    """A task that a pattern shows: alone, or (an object) where one of the verbs it accepts governs it.

    `ends_with_class` and `may_be_way` say which questions may be asked of the words that are found.
    """

    term: Term
    pattern: Pattern
    needs_company: bool
    accepts: frozenset[str]
    ends_with_class: bool
    may_be_way: bool


class Owners:
    """The tasks that one pattern shows."""

    __slots__ = ("_accepts", "_needs_verb", "alone", "objects")

    def __init__(self) -> None:
        self.alone: list[Owner] = []
        self.objects: list[Owner] = []
        self._accepts: frozenset[str] = frozenset()
        self._needs_verb = True

    def add(self, owner: Owner, is_object: bool) -> None:
        """Adds a task that the pattern shows alone, or as an object."""
        if not is_object:
            self.alone.append(owner)
            return
        self.objects.append(owner)
        self._accepts |= owner.accepts
        self._needs_verb = self._needs_verb and not owner.needs_company

    def may_be_objects(self, verbs: set[str]) -> bool:
        """Whether the pattern may be the object of a task in a line with these verbs: a quick look for all tasks."""
        return bool(self.objects) and not (self._needs_verb and self._accepts.isdisjoint(verbs))


def phrase_fits(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    """Whether words found mean what a pattern means that needs no verb."""
    for own, item in zip(pattern[1:], found[1:], strict=True):
        if item.joint and item.joint != own.joint and not (own.joint == "&" and item.joint == ","):
            # A slash or hyphen inside a name is no list: "check-in/out", "Holter/event monitor".
            if item.joint != "&" or item.word.gap.strip() not in ("/", "(", ")", "&"):
                return False
    if pattern[-1].lowered in _PERIODS and found[-1].lowered != pattern[-1].lowered:
        # "Medical assistant of the year", and not "of twenty years".
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


def is_doing(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    """Whether a lone noun of a pattern met a doing: who is "handling EHR charting" handles no charts.

    Nor does who "received care that was documented" receive documents.
    """
    if len(found) > 1:
        return False
    noun, word = pattern[0].lowered, found[0].lowered
    names_doing = noun.endswith("ing")
    return names_doing != word.endswith(("ing", "ings")) or word in (f"{noun}ed", f"{noun}d")

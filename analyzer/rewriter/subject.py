"""What an option is made from: the bullet, what was found in it, and what is known around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzer.lexicon import Ask, Term
from analyzer.matchers.words.inflection import Tense
from analyzer.model import Bullet, Entry, LineAnnotation, Mention, Span, Task
from analyzer.rewriter.asking.blanks import fits
from analyzer.rewriter.asking.past import in_the_past
from analyzer.scorer.same_words import SameWord

VOLUME = frozenset({"volume", "team", "population", "inventory", "money", "rooms"})
SCOPE = frozenset({"providers", "sites", "rooms", "population"})


@dataclass(frozen=True)
class Subject:
    """The bullet at hand and what is known around it. `hours` is whether an externship's hours are still unknown,
    no question of the job has words that are `avoided`,
    `ehrs` are the systems that the job may be asked about by their place, the likeliest first, `same` the words for
    which the posting has another of the same meaning, `told` the tasks that other bullets of the job count."""

    text: str
    bullet: Bullet
    entry: Entry
    line: LineAnnotation
    ehrs: Mapping[Span, Mention]
    wanted: frozenset[str]
    tense: Tense
    hours: bool = False
    avoided: re.Pattern[str] | None = None
    same: Sequence[SameWord] = ()
    told: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The part of a question's key that says which bullet it belongs to."""
        return f"{self.bullet.line}.{self.bullet.span.start}"

    def key(self, term: Term, ask: Ask, index: int) -> str:
        """The key of a term's question number `index`."""
        number = f"{index + 1}" if index else ""
        return f"{self.place}.{term.id.removeprefix('task.')}.{ask.dimension}{number}"

    def says(self, dimension: str) -> bool:
        """Whether the bullet holds a measure of this dimension."""
        return any(m.dimension == dimension for m in self.line.measures)


@dataclass(frozen=True)
class OpenTask:
    """A task without a measure in its clause, its term, and the words that tell it: its own and those of its clause.

    No question with words that are `avoided` is asked. Those of a job that is `over` are asked in the past.
    """

    task: Task
    term: Term
    said: str
    avoided: re.Pattern[str] | None = None
    over: bool = False

    def asks(self, dimensions: frozenset[str], *, extern: bool = False) -> list[tuple[int, Ask]]:
        """The questions of these dimensions that its words allow, with their number in the lexicon.

        An externship has its own, which count its whole length; its hours are asked apart.
        """
        own = self._of_externship if extern else self._of_job
        return [(i, a) for i, a in own if a.dimension in dimensions]

    @cached_property
    def _of_job(self) -> list[tuple[int, Ask]]:
        return self._allowed(self.term.ask)

    @cached_property
    def _of_externship(self) -> list[tuple[int, Ask]]:
        return self._allowed([a for a in self.term.extern if "hour" not in a.unit])

    def _allowed(self, own: Sequence[Ask]) -> list[tuple[int, Ask]]:
        """The questions that the words of the task and of its job allow, with their number."""
        avoided = self.avoided
        return [
            (i, in_the_past(a) if self.over else a)
            for i, a in enumerate(own)
            if fits(a, self.said) and not (avoided and avoided.search(f"{a.question} {a.unit} {a.after}"))
        ]

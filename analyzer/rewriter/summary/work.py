"""The work that a summary names: tasks shown in the jobs, one of them with its number where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.model import Entry, Fact, Glue, LineAnnotation, Measure, Segment, Span, Task
from analyzer.rewriter.options import OptionMaker
from analyzer.rewriter.sentences.clauses import BOUNDARY, Clause, Head, Sentence, noun_phrase_end
from analyzer.rewriter.summary.facts import SummaryFacts, plain

_MOST_TASKS = 4
_MOST_MEASURED = 2
_LONGEST = 6
_LONGEST_MEASURED = 11
_LISTED = re.compile(r"[,;:()\[\]&]|\b(?:and|or)\b")
# The last word of a noun that needs no other behind it: "fall risk and depression screenings" is cut short in between.
_WHOLE = re.compile(
    r"(?:[^su\W]s|tion|sion|(?<!hear)ing|ment|ance|ence|otomy|metry|graphy|lysis|entry|intake|care|removal|prep)\Z",
    re.I,
)
_GOES_ON = re.compile(r"\s*(?:,|/|-|&|\band\b|\bor\b)", re.I)
_OPEN = re.compile(r"\s*(?:[$\d(]|worth\b|%)")
_JOINTS = frozenset(("with", "in", "to", "on", "for"))
_WEAKER = frozenset(("assist", "learn"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One task in a form that follows "work includes": a noun, or a verb in -ing and what it is done to."""

    term: str
    segments: tuple[Segment, ...]
    measured: bool
    entry: int

    @property
    def text(self) -> str:
        """The words."""
        return "".join(s.text for s in self.segments if isinstance(s, Fact | Glue))

    @property
    def helped(self) -> bool:
        """Whether the person helped with the work."""
        return bool(re.match(r"(?:help|assist|support|aid)ing\b", self.text))


class WorkFinder:
    """Made from an option maker; `pieces` is pure."""

    def __init__(self, maker: OptionMaker, facts: SummaryFacts) -> None:
        self._maker = maker
        self._facts = facts
        self._rules: Mapping[str, Any] = facts.table["work"]
        self._aside = frozenset(self._rules["aside"])
        self._people = re.compile(rf"(?<![^\W_])(?:{'|'.join(self._rules['people'])})s?\Z", re.I)
        self._not_first = frozenset(self._rules["not_first"])
        self._counts: Mapping[str, int] = maker.matchers.lexicons.table("posting_frequencies")["count"]

    def pieces(self, entries: Sequence[Entry]) -> list[Piece]:
        """Up to four tasks of these jobs: what the posting asks for first, and first of all one with a number."""
        found: dict[str, Piece] = {}
        for index, entry in enumerate(entries):
            for bullet in entry.bullets:
                line = next((x for x in self._facts.lines if x.span == bullet.span), None)
                for piece in self._of_line(line, index) if line else ():
                    known = found.get(piece.term)
                    if known is None or (piece.measured and not known.measured):
                        found[piece.term] = piece
        # What is done beside the work with patients is told only where little else is shown.
        telling = [p for p in found.values() if p.term not in self._aside]
        order = sorted(
            telling if len(telling) > 1 else found.values(),
            key=lambda p: (self._facts.rank(p.term), p.helped, -self._counts.get(p.term, 0), p.entry),
        )
        counted = [p for p in order if p.measured]
        wanted = [p for p in counted if p.term in self._facts.asked] or counted
        first = self._unlike((), wanted[:_MOST_MEASURED])
        rest = sorted((p for p in order if p not in first), key=lambda p: p.measured)
        # "Updating med lists and EKGs" would update both: what has no verb of its own stands before such work.
        return [*first, *sorted(self._unlike(first, rest), key=lambda p: isinstance(p.segments[0], Glue))]

    @staticmethod
    def _unlike(first: Sequence[Piece], rest: Sequence[Piece]) -> list[Piece]:
        """Pieces that share no word with one before ("injections", "B12 injections"), as many as fit."""
        kept: list[Piece] = []
        for piece in rest:
            own = set(re.findall(r"\w{4,}", piece.text.casefold()))
            said = {w for p in (*first, *kept) for w in re.findall(r"\w{4,}", p.text.casefold())}
            if not own & (said - {"patients", "patient"}) and len(first) + len(kept) < _MOST_TASKS:
                kept.append(piece)
        return kept

    def _of_line(self, line: LineAnnotation, entry: int) -> Iterator[Piece]:
        text, maker = self._facts.text, self._maker
        if maker.denies(text, line.span):
            return
        shaped = maker.reshaper.shape(text, line.span, "past", line.tasks, measured=True, in_job=False)
        sentence = shaped.sentence
        if sentence.garbled:
            return
        for task in line.tasks:
            if task.term in self._rules["never"] or not sentence.span.covers(task.span):
                continue
            clause = sentence.clause_of(task.span)
            if maker.open_tasks.is_topic(sentence, clause, task):
                continue
            measured = self._measured(line, sentence, clause, task)
            if measured and not self._parts_a_measure(line, measured):
                yield Piece(task.term, measured, True, entry)
            elif (segments := self._named(line, sentence, clause, task)) and not self._parts_a_measure(line, segments):
                yield Piece(task.term, segments, False, entry)

    @staticmethod
    def _parts_a_measure(line: LineAnnotation, segments: Sequence[Segment]) -> bool:
        """Whether a number would stand without the words it belongs to."""
        spans = [s.span for s in segments if isinstance(s, Fact) and s.span]
        return any(m.span.overlaps(s) and not s.covers(m.span) for m in line.measures for s in spans)

    # -- a task with its number ---------------------------------------------------------------------------------------

    def _measured(
        self, line: LineAnnotation, sentence: Sentence, clause: Clause, task: Task
    ) -> tuple[Segment, ...] | None:
        """ "roomed 25 patients a day for 3 providers" as "rooming" and the rest, up to the last measure that fits."""
        head = self._head(line, sentence, clause)
        if head is None:
            return None
        own = [m for m in line.measures if clause.span.covers(m.span) and m.span.start > head.span.end]
        if (
            not own
            or "%" in own[0].unit
            or own[0].dimension not in ("volume", "population", "rooms", "team", "providers")
        ):
            return None
        best: tuple[Segment, ...] | None = None
        if head.lemma in self._rules["light"] and not self._only_helped(sentence, head.span.start):
            # "performed 32 venipunctures and 18 capillary sticks": each number with its own noun.
            exact = next((m.span for m in own if m.span.overlaps(task.span) and m.span.end >= task.span.end), None)
            if exact and exact.of(sentence.text)[:1].isdigit():
                best = self._noun(sentence, exact, task, _LONGEST)
        for measure in own if task.span.start <= self._object(sentence, head.span.end) else ():
            end = self._end(sentence, clause, measure, task)
            if end is None:
                break
            made = self._governed(sentence, head, task, end, _LONGEST_MEASURED)
            best = made or best
        return best

    def _end(self, sentence: Sentence, clause: Clause, measure: Measure, task: Task) -> int | None:
        """The end of the noun phrase that holds the measure; None where a list goes on there."""
        end = noun_phrase_end(sentence, clause, max(measure.span.end, task.span.end))
        said = sentence.text[clause.span.start : end]
        outside = "".join(c if not measure.span.start <= clause.span.start + i < measure.span.end else " "
                          for i, c in enumerate(said))  # fmt: skip
        if _LISTED.search(outside) or re.match(r"\s*(?:/|-)?\s*(?:and|or)\b", sentence.text[end : clause.span.end]):
            return None
        return end

    # -- a task by its name -------------------------------------------------------------------------------------------

    def _named(
        self, line: LineAnnotation, sentence: Sentence, clause: Clause, task: Task
    ) -> tuple[Segment, ...] | None:
        end = noun_phrase_end(sentence, clause, task.span.end)
        text = sentence.text
        if _OPEN.match(text, end) or (_GOES_ON.match(text, end) and not _WHOLE.search(text, task.span.start, end)):
            return None
        if any(m.span.overlaps(Span(task.span.start, end)) for m in line.measures):
            # A number is told with all that it counts, or not at all.
            return None
        head = self._head(line, sentence, clause)
        if head and task.span.start <= self._object(sentence, head.span.end):
            return self._governed(sentence, head, task, end, _LONGEST)
        if head and (head.lemma not in self._rules["light"] or not self._is_object(sentence, head, task.span.start)):
            # "scheduled visits, injections and surgeries": the noun alone would say more than was done.
            return None
        if self._only_helped(sentence, task.span.start):
            return None
        start = max(task.span.start, head.span.end if head else 0)
        return self._noun(sentence, Span(start, end), task, _LONGEST)

    @staticmethod
    def _head(line: LineAnnotation, sentence: Sentence, clause: Clause) -> Head | None:
        """The verb that leads the clause; behind an empty opening a base form is a noun ("supply ordering")."""
        head = clause.head
        if head is None:
            return None
        emptied = sentence.span.start > line.span.start and not re.match(r"\W*I\b", line.span.of(sentence.text))
        return None if emptied and head.tense == "base" else head

    def _only_helped(self, sentence: Sentence, before: int) -> bool:
        """Whether somebody helped or watched in front of the task's words."""
        verbs = self._maker.matchers.verbs
        forms = (verbs.forms.get(t.lowered) for t in sentence.tokens if t.start < before)
        return any(f is not None and verbs.band_of.get(f.lemma) in _WEAKER for f in forms)

    @staticmethod
    def _first(sentence: Sentence, at: int) -> int:
        """Where the first word behind `at` starts."""
        return next((t.start for t in sentence.tokens if t.start >= at), at)

    @staticmethod
    def _is_object(sentence: Sentence, head: Head, at: int) -> bool:
        """Whether only a list stands between the verb and `at`: "handled calls about readings" has more."""
        between = (t.lowered for t in sentence.tokens if head.span.end <= t.start < at)
        return not any(w in BOUNDARY and w not in ("and", "or") for w in between)

    @staticmethod
    def _object(sentence: Sentence, at: int) -> int:
        """Where the first word behind `at` and a preposition ("helped with") starts."""
        return next((t.start for t in sentence.tokens if t.start >= at and t.lowered not in _JOINTS), at)

    def _governed(
        self, sentence: Sentence, head: Head, task: Task, end: int, longest: int
    ) -> tuple[Segment, ...] | None:
        verbs = self._maker.matchers.verbs
        if head.hangs or not head.lemma or self._only_helped(sentence, head.span.start):
            return None
        if verbs.band_of.get(head.lemma) in (None, "learn") or head.lemma in self._maker.open_tasks.watching:
            return None
        if head.lemma in self._rules["light"]:
            start = self._first(sentence, head.span.end)
            # "performed phlebotomy and EKGs" is one reading of EKGs; its own noun stands last.
            joints = [m.end() for m in _LISTED.finditer(sentence.text, start, end)]
            start = self._first(sentence, joints[-1]) if joints else start
            plainly = self._is_object(sentence, head, start)
            if plainly and (noun := self._noun(sentence, Span(start, end), task, longest)):
                return noun
        span = Span(head.span.end, end)
        if not self._fits(sentence.text, span, longest):
            return None
        said = span.of(sentence.text)
        fact = Fact(plain(said), span)
        segments = (Glue(verbs.inflect(head.lemma, "gerund")), fact)
        return segments if self._shows("".join(s.text for s in segments), task) else None

    def _noun(self, sentence: Sentence, span: Span, task: Task, longest: int) -> tuple[Segment, ...] | None:
        text = sentence.text
        first = re.match(r"[^\W_]+", span.of(text))
        if first is None or first[0].casefold() in BOUNDARY | self._not_first or not self._fits(text, span, longest):
            return None
        form = self._maker.matchers.verbs.forms.get(first[0].casefold())
        if form and not form.tenses <= {"gerund"} and first.end() < span.end - span.start:
            return None
        said = plain(span.of(text))
        return (Fact(said, span),) if self._shows(said, task) else None

    def _fits(self, text: str, span: Span, longest: int) -> bool:
        said = span.of(text)
        if self._people.search(said):
            # "Prior authorization specialist" is somebody.
            return False
        bare = re.sub(r"\d[\d,]*", "0", said)
        return 0 < len(said.split()) <= longest and not _LISTED.search(bare) and "\n" not in said

    def _shows(self, said: str, task: Task) -> bool:
        """Whether our own reader still finds the task in the words."""
        words = self._maker.matchers.normalizer.words(said)
        return any(t.term.id == task.term for t in self._maker.matchers.tasks.find(said, words))

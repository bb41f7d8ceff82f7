"""Makes the options for one bullet: volume, scope, result, and honest words where no number can be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from analyzer.lexicon import Ask, Term
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import (
    Blank,
    Confirm,
    Fact,
    Glue,
    OptionKind,
    RewriteOption,
    Segment,
    Span,
    Task,
)
from analyzer.rewriter.appending import Appender
from analyzer.rewriter.clause_reader import ClauseReader
from analyzer.rewriter.clauses import Clause, Sentence
from analyzer.rewriter.edits import Collision, Edit, Placement, compose
from analyzer.rewriter.grammar import reads_well
from analyzer.rewriter.honest_words import honest_words
from analyzer.rewriter.placing import Placer, blank_for
from analyzer.rewriter.posting_words import posting_word_edits
from analyzer.rewriter.reshape import Reshaper, Shaped
from analyzer.rewriter.segments import PLACEHOLDER, ClosedLists, DishonestOption, Workshop
from analyzer.rewriter.splitting import MANY, split
from analyzer.rewriter.subject import SCOPE, VOLUME, OpenTask, Subject
from analyzer.rewriter.systems import Systems

_NO_RESULT = VOLUME | SCOPE | {"skill"}
_MOST_ASKED = 2
# Later questions of a task are about rarer things; where the first ones find no place, nothing is asked.
_TRIED = 2
# A number with a period that the reader of measures may not see ("12 vision, hearing and speech screenings a day").
_COUNTED = re.compile(r"\d\S*\s+[a-z].*\b(?:a|an|per|each) (?:day|week|month|shift|year|session)\b", re.I)
# A count of an externship stands at the end and measures the whole bullet.
_LOGGED = re.compile(r"\d[^,;]*\bexternship\b", re.I)
# A number right behind the verb ("Administered 20 IM, SubQ and ID injections").
_LEADING = re.compile(r"[A-Za-z-]+ (?:about |over |up to |nearly )?\d[\d,–-]* (?!lead\b)[A-Za-z]")
# "..., 15 to 20 a week" measures everything before it.
_LAST = re.compile(r",\s*(?:about |around |up to |over )?\d[^,;]*$", re.I)
# The word in front of a conjunction at the end.
_VERB_BEFORE = re.compile(r"([a-z]+)(?:,? (?:and|or|&)|,|/) ?$")
# A share is a result, not a volume.
_SHARE = re.compile(r"\{n\}(?:%| of every)")
# Work that is about other work.
_ABOUT_OTHERS = frozenset(("leadership", "education-and-quality"))
_ABOUT = frozenset(("for", "of", "on", "about", "regarding", "during", "concerning"))


class OptionMaker:
    """Built once from a pipeline; `options` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("rewriting")
        self.matchers = matchers
        self.reader = ClauseReader(matchers.verbs, table)
        self.reshaper = Reshaper(matchers.lexicons, matchers.verbs, self.reader)
        self.lists = ClosedLists(matchers.lexicons)
        self._placer = Placer(matchers.measures, matchers.verbs, table)
        self._systems = Systems(self.lists, table)
        self._appender = Appender(table)
        self.watching = frozenset(table["ambiguous"]["watching"])
        self._denies = re.compile(rf"\b(?:{'|'.join(table['denials'])})\b", re.I)
        self._private = re.compile(rf"\b(?:{'|'.join(table['private'])})\b", re.I)
        topics = "|".join(table["ambiguous"]["topics"])
        self._topics = re.compile(rf"\b(?:{topics})\s+(?:{'|'.join(_ABOUT)})\b", re.I)
        self._families = {t.id: t.family for t in matchers.lexicons.of_kind("task")}
        self._units = {t.id: frozenset(a.unit for a in t.ask) for t in matchers.lexicons.of_kind("task")}

    def denies(self, text: str, span: Span) -> bool:
        """Whether the words say that something was not done."""
        return bool(self._denies.search(text, *span))

    def options(self, subject: Subject) -> tuple[RewriteOption, ...]:
        """Up to one option of each kind, best first; none where nothing honest is to be gained."""
        bullet, text = subject.bullet.span, subject.text
        if self.denies(text, bullet) or self._private.search(text, *bullet):
            return ()
        workshop = Workshop(
            self.lists,
            self.matchers.verbs,
            text,
            bullet,
            subject.line,
            subject.ehrs.keys(),
            frozenset((s.span, s.asked) for s in subject.same),
        )
        shaped = self.reshaper.shape(text, bullet, subject.tense, subject.line.tasks, bool(subject.line.measures))
        made = self._made(subject, workshop, shaped, every=False)
        if made is None:
            # A new form of a verb or a number hides a task from our own reader: the words stay, all options are read.
            untouched = self.reshaper.untouched(text, bullet, subject.line.tasks)
            made = self._made(subject, workshop, untouched, every=True)
        return made or ()

    def _made(
        self, subject: Subject, workshop: Workshop, shaped: Shaped, *, every: bool
    ) -> tuple[RewriteOption, ...] | None:
        """The options that pass all checks; None where one loses a task (with `every` it is left out instead).

        Reading an option back takes longer than making it: without `every` the first option, the plain words and those
        with a system's name are read; the rest only adds words behind the sentence.
        """
        text, bullet = subject.text, subject.bullet.span
        original = " ".join(bullet.of(text).split())
        made: list[RewriteOption] = []
        kinds: set[OptionKind] = set()
        for kind, edits in self._drafts(subject, shaped):
            if kind in kinds:
                continue
            try:
                option = workshop.option(kind, compose(text, bullet, edits))
            except (Collision, DishonestOption):
                continue
            shown = " ".join(option.text.split())
            if shown.strip(" .") == original.strip(" .") or any(shown == " ".join(o.text.split()) for o in made):
                continue
            if not reads_well(option.text, original):
                continue
            named = any(isinstance(s, Blank | Confirm) and ".ehr" in s.key for s in option.segments)
            reworded = kind == "wording" and shaped.better
            loose = bool(made) and ("\n" in option.text or self._joins_last_item(subject, shaped.sentence, option))
            if (every or not made or named or reworded or loose) and not self._keeps_tasks(subject, option):
                if every or loose:
                    continue
                return None
            made.append(option)
            kinds.add(kind)
        return tuple(made)

    def _keeps_tasks(self, subject: Subject, option: RewriteOption) -> bool:
        """Whether our own reader still finds every task of the bullet in the finished option."""
        shown = "".join("20" if isinstance(s, Blank) and s.unit else _named(s) for s in option.segments)
        return self._tasks_of(subject) <= {t for line in shown.split("\n") for t in self._found(line)}

    @staticmethod
    def _joins_last_item(subject: Subject, sentence: Sentence, option: RewriteOption) -> bool:
        """Whether words go on behind a task that is a last item without a verb ("EKGs, blood" + " for 3 providers")."""
        last = next((t for t in subject.line.tasks if t.span.end == sentence.span.end), None)
        if last is None or any(c.head and c.head.span.start == last.span.start for c in sentence.clauses):
            return False
        behind = [
            after.text
            for fact, after in pairwise(option.segments)
            if isinstance(fact, Fact) and fact.span and fact.span.end == last.span.end and isinstance(after, Glue)
        ]
        return any(text[:1] == " " and text[:2] != " (" for text in behind)

    @staticmethod
    def _tasks_of(subject: Subject) -> set[str]:
        return {t.term for t in subject.line.tasks}

    def _found(self, text: str) -> set[str]:
        return {t.term.id for t in self.matchers.tasks.find(text, self.matchers.normalizer.words(text))}

    def _drafts(self, subject: Subject, shaped: Shaped) -> Iterator[tuple[OptionKind, list[Edit]]]:
        base = list(shaped.edits)
        if shaped.sentence.garbled:
            return
        tasks = self._open_tasks(subject, shaped)
        volume, asked = self._in_placeholder(subject, tasks) or self._volume(subject, shaped, tasks)
        if volume:
            yield "volume", [*base, *volume]
        first = [e for _, e in asked[:1]]
        lead = [x for e in first for x in e]
        yield from self._scope(subject, shaped, tasks, asked, lead)
        yield from self._result(subject, shaped, tasks, lead)
        parted = split(shaped.sentence, subject.line.tasks, self._families) if self._many(subject) else []
        if parted:
            yield "wording", [*base, *parted]
        if named := posting_word_edits(subject):
            yield "wording", [*base, *named]
            yield "wording", named
        for item in tasks:
            words = honest_words(subject, shaped, item)
            if words:
                yield "wording", [*base, *words]
        if shaped.better:
            yield "wording", base

    @staticmethod
    def _many(subject: Subject) -> bool:
        return len({t.term for t in subject.line.tasks}) >= MANY

    def _open_tasks(self, subject: Subject, shaped: Shaped) -> list[OpenTask]:
        """Tasks without a measure in their clause, those the posting asks for first, else in the bullet's order."""
        terms = self.matchers.lexicons.terms
        measured = {
            shaped.sentence.clause_at(m.span.start).span for m in subject.line.measures if m.dimension != "time"
        }
        said = shaped.sentence.span.of(subject.text)
        # Looked for first: from each number of a long line the pattern would read on to its end.
        logged = "externship" in said.casefold() and _LOGGED.search(said)
        if logged or (subject.line.measures and _LAST.search(said)):
            return []
        seen: set[str] = set()
        found: list[OpenTask] = []
        for task in subject.line.tasks:
            if task.term in seen or not shaped.sentence.span.covers(task.span):
                continue
            seen.add(task.term)
            whole = shaped.sentence.clause_of(task.span)
            clause = whole.span
            if self.is_topic(shaped.sentence, whole, task) or self._is_told(said, terms[task.term]):
                continue
            words = clause.of(subject.text)
            if clause not in measured and not _COUNTED.search(words) and not _LEADING.match(words):
                found.append(OpenTask(task, terms[task.term]))
        shared = {o.task.span.end for o in found if self._counts_object(subject, o)}
        return sorted(
            found,
            key=lambda o: (
                o.task.term not in subject.wanted,
                min(x.task.span.start for x in found if x.task.span.end == o.task.span.end),
                o.task.span.end in shared and not self._counts_object(subject, o),
            ),
        )

    @staticmethod
    def _is_told(said: str, term: Term) -> bool:
        """Whether the sentence answers a question on how much of the task in its own unit, in whatever clause."""
        asks = [a for a in term.ask if a.dimension in VOLUME and a.unit.count(" ") > 1]
        pieces = {p for a in asks for p in (a.unit, a.after.partition("{n} ")[2].rstrip(")"))} - {""}
        return any(re.search(rf"\d {re.escape(p)}(?![^\W_])", said) for p in pieces if p in said)

    def _counts_object(self, subject: Subject, item: OpenTask) -> bool:
        """Whether the task's question counts the noun that it shares with a verb before ("schedule and confirm")."""
        words = item.task.span.of(subject.text).casefold()
        before = _VERB_BEFORE.search(subject.text[subject.bullet.span.start : item.task.span.start].casefold())
        if before is None or before[1] not in self.matchers.verbs.forms:
            return False
        first = next((a for a in item.term.ask if a.dimension in VOLUME), None)
        return first is not None and any(re.search(rf"\b{re.escape(n)}$", words) for n in first.before)

    def is_topic(self, sentence: Sentence, clause: Clause, task: Task) -> bool:
        """Whether the task is only what the work is about ("competencies for injections", "trained staff on EKGs")."""
        before = [t.lowered for t in sentence.tokens if clause.span.start <= t.start < task.span.start]
        if clause.head is None:
            return False
        leads = self._families.get(task.term) in _ABOUT_OTHERS
        if not leads and self._topics.search(sentence.text, clause.span.start, task.span.end):
            return True
        return bool(set(before) & _ABOUT) or clause.head.lemma in self.watching or before[:2] == ["trained", "in"]

    # -- volume -----------------------------------------------------------------------------------------------------

    def _volume(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask]
    ) -> tuple[list[Edit], list[tuple[Ask, list[Edit]]]]:
        """The edits of up to two questions on how much, in different words, and each with its edits."""
        placed: list[tuple[Ask, list[Edit]]] = []
        if subject.entry.kind == "externship" and subject.hours and tasks:
            ask = self._appender.hours()
            placed.append(
                (ask, self._appender.edits(subject, shaped.sentence, ask, f"entry{subject.bullet.entry}.hours"))
            )
            return placed[0][1], placed
        used: set[str] = set()
        clauses: set[Span] = set()
        brackets = 0
        for item in tasks:
            clause = shaped.sentence.clause_of(item.task.span).span
            for index, ask in self._asks(subject, item.term, VOLUME)[:_TRIED]:
                if ask.unit in used or (ask.dimension in SCOPE and subject.says(ask.dimension)):
                    continue
                key = subject.key(item.term, ask, index)
                if subject.entry.kind == "externship":
                    end = self._appender.edits(subject, shaped.sentence, ask, key) if not placed else []
                    found = Placement(tuple(end)) if end else None
                else:
                    apart = self._counted_otherwise(subject, ask)
                    found = self._placer.place(shaped.sentence, item.task, ask, key, subject.line.measures, apart)
                if found is None or (clause in clauses and (found.people or not found.at_noun)):
                    continue
                if found.bracket and brackets and not (found.at_noun and brackets == 1):
                    continue
                edits = list(found.edits)
                patients = found.people or any(
                    "patients" in s.text for e in edits for s in e.segments if isinstance(s, Glue)
                )
                if patients and "patients" in used:
                    # One count of patients a bullet: two would be the same number.
                    continue
                if self._clash([*shaped.edits, *(e for _, es in placed for e in es), *edits]):
                    continue
                brackets += found.bracket + (found.bracket and not found.at_noun)
                used |= {ask.unit, "patients"} if patients else {ask.unit}
                clauses.add(clause)
                placed.append((ask, edits))
                break
            if len(placed) == _MOST_ASKED:
                break
        return [e for _, edits in placed for e in edits], placed

    def _counted_otherwise(self, subject: Subject, ask: Ask) -> frozenset[int]:
        """Where the tasks end that no question counts in this question's unit; "pap specimens" are specimens, too."""
        counted = ask.unit.split()[0]
        others = (t for t in subject.line.tasks if ask.unit not in self._units[t.term])
        ends = (t.span.end for t in others if counted not in t.span.of(subject.text).casefold().split())
        return frozenset(end for end in ends if not subject.text[end:].casefold().startswith(f" {counted}"))

    def _in_placeholder(
        self, subject: Subject, tasks: Sequence[OpenTask]
    ) -> tuple[list[Edit], list[tuple[Ask, list[Edit]]]] | None:
        """The first question in the place of "[number]", where a template's gap was left in the bullet."""
        gap = PLACEHOLDER.search(subject.text, *subject.bullet.span)
        for item in tasks if gap else ():
            for index, ask in self._asks(subject, item.term, VOLUME):
                assert gap is not None
                edits = [Edit(Span(*gap.span()), (blank_for(ask, subject.key(item.term, ask, index)),))]
                return edits, [(ask, edits)]
        return None

    @staticmethod
    def _clash(edits: Iterable[Edit]) -> bool:
        """Whether two edits want the same words or the same place."""
        last = Edit(Span(-1, -1))
        for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
            if edit.span.start < last.span.end:
                return True
            if edit.span == last.span and not _follows(edit, last):
                return True
            last = edit
        return False

    def _asks(self, subject: Subject, term: Term, dimensions: frozenset[str]) -> list[tuple[int, Ask]]:
        """The questions of these dimensions with their number in the lexicon; an externship has its own."""
        if subject.entry.kind == "externship":
            counts = [a for a in term.extern if "hour" not in a.unit]
            return [(i, a) for i, a in enumerate(counts) if a.dimension in dimensions]
        return [(i, a) for i, a in enumerate(term.ask) if a.dimension in dimensions and not _SHARE.search(a.after)]

    # -- scope and result -------------------------------------------------------------------------------------------

    def _scope(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask], asked: Sequence[tuple[Ask, list[Edit]]],
        lead: list[Edit],
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:  # fmt: skip
        base = list(shaped.edits)
        system = self._systems.edits(subject, shaped.sentence)
        last = shaped.sentence.clauses[-1].span
        for item in tasks:
            own = shaped.sentence.clause_of(item.task.span).span == last
            scope = SCOPE if subject.entry.kind != "externship" else frozenset({"providers"})
            for index, ask in self._asks_of(item.term, scope):
                if any(a is ask or a.dimension == ask.dimension or a.unit == ask.unit for a, _ in asked):
                    continue
                if subject.says(ask.dimension) or not (own or ask.dimension == "providers" or _hangs(ask)):
                    continue
                end = self._appender.edits(subject, shaped.sentence, ask, subject.key(item.term, ask, index))
                if end and not self._clash([*base, *lead, *system, *end]):
                    yield "scope", [*base, *lead, *system, *end]
                if end and not self._clash([*base, *lead, *end]):
                    yield "scope", [*base, *lead, *end]
        if system:
            yield "scope", [*base, *lead, *system]
            yield "scope", [*base, *system]

    @staticmethod
    def _asks_of(term: Term, dimensions: frozenset[str]) -> list[tuple[int, Ask]]:
        return [(i, a) for i, a in enumerate(term.ask) if a.dimension in dimensions]

    def _result(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[OpenTask], lead: list[Edit]
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:
        """A result of the task in the last clause, or of another where the phrase names what it is about."""
        if subject.entry.kind == "externship":
            return
        last = shaped.sentence.clauses[-1].span
        nearest = sorted(tasks, key=lambda o: shaped.sentence.clause_of(o.task.span).span != last)
        for item in nearest:
            own = shaped.sentence.clause_of(item.task.span).span == last
            for index, ask in enumerate(item.term.ask):
                if ask.dimension in _NO_RESULT or not (own or _hangs(ask)):
                    continue
                end = self._appender.edits(subject, shaped.sentence, ask, subject.key(item.term, ask, index))
                if end and not self._clash([*shaped.edits, *lead, *end]):
                    yield "result", [*shaped.edits, *lead, *end]


def _hangs(ask: Ask) -> bool:
    """Whether a question's words name what they are about, so that they may end any sentence."""
    return ask.after.startswith("with ")


def _follows(edit: Edit, last: Edit) -> bool:
    """Whether an edit may stand right behind another: a question behind a bracket, or without one behind a period."""
    closing = last.segments[-1] if last.segments else None
    opening = edit.segments[0] if edit.segments else None
    if not isinstance(closing, Glue) or not any(isinstance(x, Blank) for x in edit.segments):
        return False
    counted = all(isinstance(x, Glue) for x in last.segments)
    return closing.text.endswith(")") or (counted and isinstance(opening, Glue) and not opening.text.startswith(" ("))


def _named(segment: Segment) -> str:
    """A segment's words; a system that is still to be named reads as one."""
    if isinstance(segment, Blank):
        return "the EHR" if segment.key.endswith(".ehr") else "these"
    return segment.text

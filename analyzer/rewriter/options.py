"""Makes the options for one bullet: volume, scope, result, and honest words where no number can be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.lexicon import Ask, Term
from analyzer.matchers.inflection import Tense
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import (
    Blank,
    Bullet,
    Confirm,
    Entry,
    Glue,
    LineAnnotation,
    Mention,
    OptionKind,
    RewriteOption,
    Span,
    Task,
)
from analyzer.matchers.words import singular
from analyzer.rewriter.clauses import Clause, ClauseReader, Sentence
from analyzer.rewriter.edits import Collision, Edit, compose
from analyzer.rewriter.grammar import reads_well
from analyzer.rewriter.placing import Placement, Placer, blank_for, noun_phrase_end
from analyzer.rewriter.reshape import Reshaper, Shaped
from analyzer.rewriter.segments import PLACEHOLDER, ClosedLists, DishonestOption, Workshop
from analyzer.rewriter.splitting import MANY, split

_VOLUME = frozenset({"volume", "team", "population", "inventory", "money", "rooms"})
_SCOPE = frozenset({"providers", "sites", "rooms", "population"})
_NO_RESULT = _VOLUME | _SCOPE | {"skill"}
_MOST_ASKED = 2
# Later questions of a task are about rarer things; where the first ones find no place, nothing is asked.
_TRIED = 2
# A number with a period that the reader of measures may not see ("12 vision, hearing and developmental screenings a day").
_COUNTED = re.compile(r"\d\S*\s+[a-z].*\b(?:a|an|per|each) (?:day|week|month|shift|year|session)\b", re.I)
# First words of patterns that hang on to a sentence with a comma.
_HANGING = frozenset(
    ("with", "including", "covering", "such", "entered", "ready", "filed", "read", "used", "worth", "chosen", "supporting")
)
_ABOUT = frozenset(("for", "of", "on", "about", "regarding", "during", "concerning"))
_SUBORDINATE = frozenset("including such like for when if while as who that which to before after until providers provider".split())


@dataclass(frozen=True)
class Subject:
    """The bullet at hand and what is known around it. `hours` is whether an externship's hours are still unknown."""

    text: str
    bullet: Bullet
    entry: Entry
    line: LineAnnotation
    ehrs: Sequence[Mention]
    wanted: frozenset[str]
    tense: Tense
    hours: bool = False


@dataclass(frozen=True)
class _Open:
    """A task without a measure in its clause, and its term."""

    task: Task
    term: Term


class OptionMaker:
    """Built once from a pipeline; `options` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("rewriting")
        self.matchers = matchers
        self.reader = ClauseReader(matchers.verbs, table)
        self.reshaper = Reshaper(matchers.lexicons, matchers.verbs, self.reader)
        self.lists = ClosedLists(matchers.lexicons)
        self._placer = Placer(matchers.measures, matchers.verbs, table)
        self._ehr = table["ehr"]
        self._watching = frozenset(table["ambiguous"]["watching"])
        self._denies = re.compile(rf"\b(?:{'|'.join(table['denials'])})\b", re.I)
        self._appended = table["appended"]
        self._families = {t.id: t.family for t in matchers.lexicons.of_kind("task")}

    def options(self, subject: Subject) -> tuple[RewriteOption, ...]:
        """Up to one option of each kind, best first; none where nothing honest is to be gained."""
        bullet, text = subject.bullet.span, subject.text
        if self._denies.search(text, *bullet):
            return ()
        workshop = Workshop(
            self.lists, self.matchers.verbs, text, bullet, subject.line, frozenset(m.span for m in subject.ehrs)
        )
        shaped = self.reshaper.shape(text, bullet, subject.tense, subject.line.tasks, bool(subject.line.measures))
        original = " ".join(bullet.of(text).split())
        made: list[RewriteOption] = []
        for kind, edits in self._drafts(subject, shaped):
            if any(o.kind == kind for o in made):
                continue
            try:
                option = workshop.option(kind, compose(text, bullet, edits))
            except (Collision, DishonestOption):
                continue
            shown = " ".join(option.text.split())
            if shown.strip(" .") == original.strip(" .") or any(shown == " ".join(o.text.split()) for o in made):
                continue
            if reads_well(option.text, original):
                made.append(option)
        return tuple(made)

    def _drafts(self, subject: Subject, shaped: Shaped) -> Iterator[tuple[OptionKind, list[Edit]]]:
        base = list(shaped.edits)
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
        for item in tasks:
            words = self._honest(subject, shaped, item)
            if words:
                yield "wording", [*base, *words]
        if shaped.better:
            yield "wording", base

    @staticmethod
    def _many(subject: Subject) -> bool:
        return len({t.term for t in subject.line.tasks}) >= MANY

    def _open_tasks(self, subject: Subject, shaped: Shaped) -> list[_Open]:
        """Tasks without a measure in their clause, those the posting asks for first, else in the bullet's order."""
        terms = self.matchers.lexicons.terms
        measured = {
            shaped.sentence.clause_at(m.span.start).span for m in subject.line.measures if m.dimension != "time"
        }
        if any(
            m.span.end >= shaped.sentence.span.end - 1 and subject.text[: m.span.start].rstrip().endswith(",")
            for m in subject.line.measures
        ):
            # "..., 15 to 20 a week" measures everything before it.
            return []
        seen: set[str] = set()
        found: list[_Open] = []
        for task in subject.line.tasks:
            if task.term in seen or not shaped.sentence.span.covers(task.span):
                continue
            seen.add(task.term)
            whole = shaped.sentence.clause_of(task.span)
            clause = whole.span
            if self._is_topic(shaped.sentence, whole, task):
                continue
            if clause not in measured and not _COUNTED.search(clause.of(subject.text)):
                found.append(_Open(task, terms[task.term]))
        return sorted(found, key=lambda o: o.task.term not in subject.wanted)

    def _is_topic(self, sentence: Sentence, clause: Clause, task: Task) -> bool:
        """Whether the task is only what the work is about ("competencies for injections", "trained staff on EKGs")."""
        before = [t.lowered for t in sentence.tokens if clause.span.start <= t.start < task.span.start]
        if clause.head is None:
            return False
        return bool(set(before) & _ABOUT) or clause.head.lemma in self._watching or before[:2] == ["trained", "in"]

    # -- volume -----------------------------------------------------------------------------------------------------

    def _volume(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[_Open]
    ) -> tuple[list[Edit], list[tuple[Ask, list[Edit]]]]:
        """The edits of up to two questions on how much, in different words, and each with its edits."""
        placed: list[tuple[Ask, list[Edit]]] = []
        if subject.entry.kind == "externship" and subject.hours and tasks:
            ask = self._hours()
            placed.append((ask, self._appended_at_end(subject, shaped, ask, f"entry{subject.bullet.entry}.hours")))
            return placed[0][1], placed
        used: set[str] = set()
        clauses: set[Span] = set()
        brackets = 0
        for item in tasks:
            clause = shaped.sentence.clause_of(item.task.span).span
            for index, ask in self._asks(subject, item.term, _VOLUME)[:_TRIED]:
                if ask.unit in used or (ask.dimension in _SCOPE and self._says(subject, ask.dimension)):
                    continue
                key = self._key(subject, item.term, ask, index)
                if subject.entry.kind == "externship":
                    end = self._appended_at_end(subject, shaped, ask, key) if not placed else []
                    found = Placement(tuple(end)) if end else None
                else:
                    found = self._placer.place(shaped.sentence, item.task, ask, key, subject.line.measures)
                if found is None or (clause in clauses and (found.people or not found.at_noun)):
                    continue
                if found.bracket and brackets and not (found.at_noun and brackets == 1):
                    continue
                edits = list(found.edits)
                if self._clash([*shaped.edits, *(e for _, es in placed for e in es), *edits]):
                    continue
                brackets += found.bracket + (found.bracket and not found.at_noun)
                used.add(ask.unit)
                clauses.add(clause)
                placed.append((ask, edits))
                break
            if len(placed) == _MOST_ASKED:
                break
        return [e for _, edits in placed for e in edits], placed

    def _in_placeholder(
        self, subject: Subject, tasks: Sequence[_Open]
    ) -> tuple[list[Edit], list[tuple[Ask, list[Edit]]]] | None:
        """The first question in the place of "[number]", where a template's gap was left in the bullet."""
        gap = PLACEHOLDER.search(subject.text, *subject.bullet.span)
        for item in tasks if gap else ():
            for index, ask in self._asks(subject, item.term, _VOLUME):
                assert gap is not None
                edits = [Edit(Span(*gap.span()), (blank_for(ask, self._key(subject, item.term, ask, index)),))]
                return edits, [(ask, edits)]
        return None

    @staticmethod
    def _clash(edits: Iterable[Edit]) -> bool:
        """Whether two edits want the same words or the same place."""
        last = Edit(Span(-1, -1))
        for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
            if edit.span.start < last.span.end:
                return True
            if edit.span == last.span and not (isinstance(s := last.segments[-1], Glue) and s.text.endswith(")")):
                return True
            last = edit
        return False

    def _asks(self, subject: Subject, term: Term, dimensions: frozenset[str]) -> list[tuple[int, Ask]]:
        """The questions of these dimensions with their number in the lexicon; an externship has its own."""
        if subject.entry.kind == "externship":
            counts = [a for a in term.extern if "hour" not in a.unit]
            return [(i, a) for i, a in enumerate(counts) if a.dimension in dimensions]
        return [(i, a) for i, a in enumerate(term.ask) if a.dimension in dimensions]

    def _hours(self) -> Ask:
        words = self._appended
        return Ask("time", words["hours_question"], words["hours_unit"], words["hours_hint"], words["hours"], most=900)

    @staticmethod
    def _key(subject: Subject, term: Term, ask: Ask, index: int) -> str:
        number = f"{index + 1}" if index else ""
        return f"{_place(subject)}.{term.id.removeprefix('task.')}.{ask.dimension}{number}"

    @staticmethod
    def _says(subject: Subject, dimension: str) -> bool:
        return any(m.dimension == dimension for m in subject.line.measures)

    # -- scope and result -------------------------------------------------------------------------------------------

    def _scope(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[_Open], asked: Sequence[tuple[Ask, list[Edit]]],
        lead: list[Edit],
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:  # fmt: skip
        base = list(shaped.edits)
        system = self._system(subject, shaped)
        for item in tasks:
            for index, ask in self._asks_of(subject, item.term, _SCOPE):
                if any(a is ask for a, _ in asked) or self._says(subject, ask.dimension):
                    continue
                end = self._appended_at_end(subject, shaped, ask, self._key(subject, item.term, ask, index))
                if end and not self._clash([*base, *lead, *system, *end]):
                    yield "scope", [*base, *lead, *system, *end]
                if end and not self._clash([*base, *lead, *end]):
                    yield "scope", [*base, *lead, *end]
        if system:
            yield "scope", [*base, *lead, *system]
            yield "scope", [*base, *system]

    @staticmethod
    def _asks_of(subject: Subject, term: Term, dimensions: frozenset[str]) -> list[tuple[int, Ask]]:
        return [(i, a) for i, a in enumerate(term.ask) if a.dimension in dimensions]

    def _result(
        self, subject: Subject, shaped: Shaped, tasks: Sequence[_Open], lead: list[Edit]
    ) -> Iterator[tuple[OptionKind, list[Edit]]]:
        """A result of the task in the last clause, or of another where the phrase names what it is about."""
        if subject.entry.kind == "externship":
            return
        last = shaped.sentence.clauses[-1].span
        nearest = sorted(tasks, key=lambda o: shaped.sentence.clause_of(o.task.span).span != last)
        for item in nearest:
            own = shaped.sentence.clause_of(item.task.span).span == last
            for index, ask in enumerate(item.term.ask):
                if ask.dimension in _NO_RESULT or not (own or ask.after.startswith("with ")):
                    continue
                end = self._appended_at_end(subject, shaped, ask, self._key(subject, item.term, ask, index))
                if end and not self._clash([*shaped.edits, *lead, *end]):
                    yield "result", [*shaped.edits, *lead, *end]

    def _appended_at_end(self, subject: Subject, shaped: Shaped, ask: Ask, key: str) -> list[Edit]:
        """A question's pattern at the end of the sentence; nothing where it would not read well there."""
        sentence = shaped.sentence
        end = sentence.span.end
        before, after = ask.after.split("{n}")
        first = ask.after.split(" ", 1)[0].strip("(")
        near = {t.lowered for t in sentence.tokens[-4:]}
        counted = ask.dimension in _SCOPE and {singular(w) for w in re.findall(r"[a-z]+", after)[:3]}
        if counted and counted & {singular(t.lowered) for t in sentence.tokens} - {"patient", "a", "week", "day"}:
            return []
        if first == "for" and ask.dimension == "providers":
            if self._is_long(sentence):
                before, after = self._appended["supporting"].split("{n}")
            else:
                before = f" {before}"
        elif first in _HANGING and ask.dimension != "providers":
            before = f", {before}"
        elif any(m.span.end >= end - 1 for m in subject.line.measures) or self._is_subordinate(sentence):
            return []
        elif first == "for" and (sentence.says("for") > 1 or "for" in near):
            return []
        elif sentence.says(first) and first in ("in", "at", "on", "to", "across", "during", "from", "using"):
            return []
        else:
            before = f" {before}"
        return [Edit(Span(end, end), (Glue(before), blank_for(ask, key), Glue(after)))]

    @staticmethod
    def _is_subordinate(sentence: Sentence) -> bool:
        """Whether the last clause ends in one of its own ("when a score is high")."""
        last = sentence.clauses[-1].span
        return any(t.lowered in _SUBORDINATE - {"for", "to", "as"} for t in sentence.tokens if t.start >= last.start)

    @staticmethod
    def _is_long(sentence: Sentence) -> bool:
        """Whether "for 3 providers" at the end could belong to a wrong word."""
        words = {t.lowered for t in sentence.tokens}
        return len(sentence.tokens) > 14 or bool(words & _SUBORDINATE)

    def _system(self, subject: Subject, shaped: Shaped) -> list[Edit]:
        """The record system: in place of "the EMR", or behind work that is done in one, to be confirmed or named."""
        terms = subject.line.terms
        if any(m.kind == "ehr" and m.term != "ehr.generic" for m in terms):
            return []
        generic = next((m for m in terms if m.term == "ehr.generic" and m.status == "held"), None)
        confirm = self._confirmed(subject)
        if generic is not None:
            span = self._with_article(subject, generic.span)
            if not shaped.sentence.span.covers(span) or not self.lists.generic_ehr.fullmatch(span.of(subject.text)):
                return []
            if confirm is None:
                blank = Blank(f"{_place(subject)}.ehr", self._ehr["ask"], "", self._ehr["ask_hint"])
                return [Edit(span, (blank,))]
            return [Edit(span, (confirm,))]
        if confirm is None or not any(t.term in self._ehr["tasks"] for t in subject.line.tasks):
            return []
        if shaped.sentence.says("using") or shaped.sentence.says("via"):
            return []
        end = shaped.sentence.span.end
        return [Edit(Span(end, end), (Glue(f" {self._ehr['glue']} "), confirm))]

    @staticmethod
    def _with_article(subject: Subject, span: Span) -> Span:
        """The generic words with their article and with "system"."""
        before = re.search(r"(?:the|an|a)\s+$", subject.text[subject.bullet.span.start : span.start], re.I)
        start = span.start - len(before[0]) if before else span.start
        behind = re.match(r"\s+(?:system|software)\b", subject.text[span.end : subject.bullet.span.end], re.I)
        return Span(start, span.end + (behind.end() if behind else 0))

    def _confirmed(self, subject: Subject) -> Confirm | None:
        """A system that the same job, or a list or summary of the resume names; another job's says nothing here."""
        inside = [m for m in subject.ehrs if subject.entry.span.covers(m.span)]
        for mention in (*inside, *(m for m in subject.ehrs if m not in inside)):
            if not subject.bullet.span.overlaps(mention.span):
                name = mention.span.of(subject.text)
                key = f"{_place(subject)}.{mention.term}"
                return Confirm(key, name, self._ehr["question"].replace("{name}", name), mention.span)
        return None

    # -- words where no number is known -----------------------------------------------------------------------------

    def _honest(self, subject: Subject, shaped: Shaped, item: _Open) -> list[Edit]:
        """For whom or what kind of work, behind a task that has a clause to itself."""
        if not item.term.honest:
            return []
        sentence = shaped.sentence
        before, ask, after = re.split(r"\{([^}]*)\}", item.term.honest, maxsplit=1)
        clause = sentence.clause_of(item.task.span)
        point = noun_phrase_end(sentence, clause, item.task.span.end)
        own = subject.text[clause.span.start : clause.span.end]
        if clause.head is None and len(sentence.clauses) > 1:
            return []
        if subject.text[point : clause.span.end].strip() or re.search(r",|&|/|\band\b|\bor\b|[()]", own):
            return []
        if len(sentence.clauses) > 2 and clause is not sentence.clauses[-1]:
            # An answer with commas of its own would be lost in a list.
            return []
        if "patients" in ask and any(
            t.lowered in ("patients", "children") and t.start >= clause.span.end for t in sentence.tokens
        ):
            return []
        first = before.strip().split(" ", 1)[0]
        present = {t.lowered for t in sentence.tokens if clause.span.start <= t.start < clause.span.end}
        if first in present or (first == "for" and sentence.says("for") > 1):
            return []
        blank = Blank(f"{_place(subject)}.{item.term.id.removeprefix('task.')}.words", ask)
        join = ", " if first in ("such", "including") else " "
        closing = "," if join == ", " and point < sentence.span.end and not after else ""
        return [Edit(Span(point, point), (Glue(join + before), blank, Glue(after + closing)))]


def _place(subject: Subject) -> str:
    return f"{subject.bullet.line}.{subject.bullet.span.start}"



"""Makes the options for one bullet: volume, scope, result, and honest words where no number can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyzer.matchers.measures.changes import changes_of
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import Blank, Confirm, Fact, Glue, OptionKind, RewriteOption, Segment, Span
from analyzer.rewriter.asking.ends import Ends
from analyzer.rewriter.asking.gaps import Gaps
from analyzer.rewriter.asking.honest_words import honest_words
from analyzer.rewriter.asking.open_tasks import OpenTasks
from analyzer.rewriter.asking.results import Results
from analyzer.rewriter.asking.volume import VolumeQuestions
from analyzer.rewriter.asking.workplaces import Workplaces
from analyzer.rewriter.edits import Collision, Edit, compose
from analyzer.rewriter.placing.appending import Appender
from analyzer.rewriter.placing.placer import Placer
from analyzer.rewriter.posting_words import posting_word_edits
from analyzer.rewriter.segments import ClosedLists, DishonestOption, Workshop, words
from analyzer.rewriter.sentences.clauses import BOUNDARY, Sentence
from analyzer.rewriter.sentences.grammar import reads_well
from analyzer.rewriter.sentences.name_lists import NameLists
from analyzer.rewriter.sentences.no_deeds import NoDeeds
from analyzer.rewriter.sentences.noun_verbs import KEEPS
from analyzer.rewriter.sentences.reader import ClauseReader
from analyzer.rewriter.sentences.reshape import Reshaper, Shaped
from analyzer.rewriter.sentences.splitting import MANY, is_long, split
from analyzer.rewriter.subject import Subject
from analyzer.rewriter.systems import Systems

# A question about all the time until now, whatever the tense of the job.
_UNTIL_NOW = " have you "

# What goes on behind one of these tells of others, or of when.
_OF_OTHERS = re.compile(r"\b(?:when|whenever|if|until|unless|who|whose|that|which|where|why)\b[^.;:,]*$", re.I)


class OptionMaker:
    """Built once from a pipeline; `options` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("rewriting")
        self.matchers = matchers
        self.reader = ClauseReader(matchers.verbs, table)
        self.reshaper = Reshaper(matchers.lexicons, matchers.verbs, self.reader)
        self.lists = ClosedLists(matchers.lexicons)
        self.open_tasks = OpenTasks(matchers, self.reader)
        appender = Appender(table)
        placer = Placer(matchers.measures, matchers.verbs, table)
        self._volume = VolumeQuestions(matchers.lexicons, placer, appender, Gaps(table))
        self._ends = Ends(appender, Systems(self.lists, table), matchers.lexicons)
        self._denies = re.compile(rf"\b(?:{'|'.join(table['denials'])})\b", re.I)
        self._private = re.compile(rf"\b(?:{'|'.join(table['private'])})\b", re.I)
        self.workplaces = Workplaces(matchers.lexicons)
        self._results = Results(changes_of(matchers.lexicons))
        self._lines = NoDeeds(table)
        self._names = NameLists(matchers.lexicons, matchers.verbs)
        self._general = frozenset(table["placing"]["general"])
        self._families = {t.id: t.family for t in matchers.lexicons.of_kind("task")}

    def denies(self, text: str, span: Span) -> bool:
        """Whether the words say that something was not done by the person; "patients who could not walk" do not."""
        # "Duties include but are not limited to" denies nothing.
        start = self.reshaper.opening_end(text, span)
        return any(not _OF_OTHERS.search(text, start, m.start()) for m in self._denies.finditer(text, start, span.end))

    def options(self, subject: Subject) -> tuple[RewriteOption, ...]:
        """Up to one option of each kind, best first; none where nothing honest is to be gained."""
        bullet, text = subject.bullet.span, subject.text
        if self.denies(text, bullet) or self._private.search(text, *bullet) or self._lines.is_piece(bullet.of(text)):
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
        # What has changed is done, like what is measured: "Helped reduce no-shows" stays in the past.
        done = bool(subject.line.measures or self._results.edits(subject))
        shaped = self.reshaper.shape(
            text, bullet, subject.tense, subject.line.tasks, measured=done, in_job=subject.entry.kind == "job"
        )
        made = self._made(subject, workshop, shaped, every=False)
        if made is None and (opened := self.reshaper.opened(text, bullet, subject.line.tasks)):
            made = self._made(subject, workshop, opened, every=True) or None
        if made is None:
            # A new form of a verb or a number hides a task from our own reader: the words stay, all options are read.
            untouched = self.reshaper.untouched(text, bullet, subject.line.tasks)
            made = self._made(subject, workshop, untouched, every=True)
        return made or ()

    def question(self, subject: Subject) -> str:
        """The question on how much for a bullet that no option is made of; "" where none fits it."""
        bullet, text = subject.bullet.span, subject.text
        said = bullet.of(text)
        if self.denies(text, bullet) or self._private.search(said) or self._lines.is_claim(said):
            return ""
        shaped = self.reshaper.untouched(text, bullet, subject.line.tasks)
        return self._volume.question(subject, self.open_tasks.find(subject, shaped))

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
        found = {t for line in shown.split("\n") for t in self._found(line)}
        first = option.segments[0]
        opener = first.text if isinstance(first, Glue) else ""
        form = self.matchers.verbs.forms.get(opener.strip().casefold())
        if form and form.lemma == KEEPS:
            # "Maintain autoclave": who is in charge of it does not only keep it in repair.
            found |= self._found(shown[len(opener) :])
        return self._tasks_of(subject) <= found

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
        if shaped.sentence.garbled or self._runs_together(subject, shaped.sentence):
            return
        if claimed := self._results.edits(subject):
            yield "result", [*base, *claimed]
        if self._lines.is_claim(subject.bullet.span.of(subject.text)):
            # Nobody is asked how much of a knowledge there is.
            yield "wording", posting_word_edits(subject)
            return
        tasks = self.open_tasks.find(subject, shaped)
        asked = self._volume.asked(subject, shaped, tasks)
        # "Trained 8 new MAs": what is counted until now is done.
        until_now = asked and _UNTIL_NOW in asked[0].ask.question
        counted = self.reshaper.done(subject.text, shaped) if until_now else shaped
        if volume := [e for a in asked for e in a.edits]:
            yield "volume", [*counted.edits, *volume]
        lead = asked[0].edits if asked else []
        yield from self._ends.scopes(subject, counted, tasks, asked, lead)
        yield from self._ends.results(subject, counted, tasks, asked, lead)
        crowded = self._many(subject) or is_long(shaped.sentence)
        parted = split(shaped.sentence, subject.line.tasks, self._families) if crowded else []
        if parted:
            yield "wording", [*base, *parted]
        elif crowded and (parted := self._names.split(shaped.sentence, subject.line.tasks, subject.tense)):
            own = [e for e in base if all(e.span.start != p.span.start for p in parted)]
            yield "wording", [*own, *parted]
        if named := posting_word_edits(subject):
            yield "wording", [*base, *named]
            yield "wording", named
        for item in tasks:
            told = honest_words(subject, shaped, item, self._general)
            if told:
                yield "wording", [*base, *told]
        if shaped.opened:
            yield "wording", base

    @staticmethod
    def _runs_together(subject: Subject, sentence: Sentence) -> bool:
        """Whether the names of works stand side by side where the commas were left out ("blood draws inj ekg").

        No number can be put beside one of them that would not seem to be of all.
        """
        if not all(c.names_only for c in sentence.clauses):
            return False
        own = sorted({t.span: t.term for t in subject.line.tasks}.items())
        joined = all(
            subject.text[one.end : other.start] == " " and words(other.of(subject.text))[0] not in BOUNDARY
            for (one, _), (other, _) in pairwise(own)
        )
        whole = bool(own) and own[0][0].start == sentence.span.start and own[-1][0].end == sentence.span.end
        return joined and whole and len({term for _, term in own}) > 1

    @staticmethod
    def _many(subject: Subject) -> bool:
        return len({t.term for t in subject.line.tasks}) >= MANY


def _named(segment: Segment) -> str:
    """A segment's words; a system that is still to be named reads as one."""
    if isinstance(segment, Blank):
        return "the EHR" if segment.key.endswith(".ehr") else "these"
    return segment.text

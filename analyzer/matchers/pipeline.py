"""Runs the matchers over a text, line by line, and over a resume with what its sections say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from spacy.vocab import Vocab

from analyzer.collection import building
from analyzer.lexicon import Lexicons, load
from analyzer.matchers.context import build_context
from analyzer.matchers.credentials.details import CredentialDetails
from analyzer.matchers.credentials.shared_heads import SharedHeads
from analyzer.matchers.credentials.standing import Standing
from analyzer.matchers.credentials.unlisted import UNLISTED, Unlisted
from analyzer.matchers.kinds.linekind import LineKinds
from analyzer.matchers.kinds.measured import by_measures
from analyzer.matchers.kinds.sections import sections_tell
from analyzer.matchers.kinds.shapes import YEAR
from analyzer.matchers.measures.finder import MeasureFinder
from analyzer.matchers.mentions import MentionReader
from analyzer.matchers.tasks.attachment import attach
from analyzer.matchers.tasks.finder import TaskMatcher
from analyzer.matchers.tasks.line import TaskPlaces
from analyzer.matchers.tasks.word_classes import WordClasses
from analyzer.matchers.tasks.word_weights import WordWeights
from analyzer.matchers.terms.finder import Found, TermMatcher
from analyzer.matchers.wishes import NO_WISHES, Wishes, without_wishes
from analyzer.matchers.words.inflection import verbs_of
from analyzer.matchers.words.lists import list_marks
from analyzer.matchers.words.phrases import Place
from analyzer.matchers.words.spelling import Spelling, slips_of_one_word
from analyzer.matchers.words.words import Normalizer, Word, distinct_words, names_in_capitals
from analyzer.model import (
    Annotations,
    LineAnnotation,
    LineKind,
    Resume,
    Section,
    SectionKind,
    Span,
)
from analyzer.parser.resume.heading_words import credential_keys, key_of
from analyzer.span_index import SpanIndex

# How many lines below a credential may add to it.
_MOST_BELOW = 4
_TOOLS = ("ehr", "tool", "language")
# Kinds of line that name work but show none of it.
_NO_TASKS: frozenset[LineKind] = frozenset({"title", "education", "credential"})


def _patterns(lexicons: Lexicons) -> Iterator[str]:
    """Every text of the lexicons that terms and tasks are found by."""
    for term in lexicons.terms.values():
        yield from (*term.aliases, *term.exact, *term.ambiguous, *term.implied, *term.fields)
        yield from (*term.phrases, *term.objects)
        yield from (thing for _, thing in term.own_verbs())


class ReadLine(NamedTuple):
    """The words of a line, and where they may name a term or a task."""

    words: Sequence[Word]
    terms: Sequence[Place]
    tasks: TaskPlaces


class Pipeline:
    """All matchers of one set of lexicons."""

    @building()
    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self.verbs = verbs_of(lexicons)
        patterns = list(_patterns(lexicons))
        names = names_in_capitals(patterns, self.verbs)
        meant_by = lexicons.table("context")["spelling"]["meant_by"]
        self.normalizer = Normalizer(self.verbs, names, meant_by, slips_of_one_word(lexicons.table("checks")))
        vocab = Vocab()
        self.vocab = vocab
        self.terms = TermMatcher(lexicons, self.normalizer, vocab)
        classes = WordClasses(lexicons.table("word_classes"), self.normalizer)
        self.tasks = TaskMatcher(lexicons, classes, self.verbs, self.normalizer, vocab)
        by_patterns = lexicons.table("context")["likely"]["never"]
        self.weights = WordWeights(lexicons.table("task_weights"), lexicons.terms, by_patterns)
        self.measures = MeasureFinder(lexicons.table("measures"))
        self.context = build_context(lexicons.table("context"))
        self.wishes = Wishes(lexicons.table("context")["wish"])
        self.details = CredentialDetails(lexicons)
        cards = lexicons.table("context")["listed"]["cards"]
        self.mentions = MentionReader(self.context, self.details, cards)
        self._shared_heads = SharedHeads(lexicons, self.normalizer)
        self._unlisted = Unlisted(lexicons.table("context")["unlisted"])
        self._kinds = LineKinds(lexicons.table("line_kinds"), self.verbs)
        self.normalizer.correct_with(self._spelling(patterns))

    def _spelling(self, patterns: Sequence[str]) -> Spelling:
        targets = self._norms(patterns)
        terms = self.lexicons.terms.values()
        known = self._norms(text for term in terms for text in (term.name, *term.hits, *term.misses))
        right = self.lexicons.table("context")["spelling"]["right"]
        return Spelling(targets, known.union(targets, self.verbs.forms, right))

    def _norms(self, texts: Iterable[str]) -> set[str]:
        """The normal forms of all words of these texts, each word looked at once."""
        return set(map(self.normalizer.norm, distinct_words(texts)))

    def read_lines(self, lines: Iterable[str]) -> Iterator[ReadLine]:
        """Words and places of all these lines, looked up together."""
        words = [self.normalizer.words(line) for line in lines]
        places = self.terms.places([w.norm for w in own] for own in words)
        yield from map(ReadLine, words, places, self.tasks.places(words))

    def line(
        self,
        text: str,
        span: Span,
        *,
        read: ReadLine | None = None,
        as_of: date,
        sections: Sequence[SectionKind] = (),
        in_bullet: bool = False,
        is_title: bool = False,
        certified: Sequence[Span] = (),
        job: str = "",
        posting: bool = False,
    ) -> LineAnnotation:
        """Annotates the line `text[span]`; `certified` are spans (in `text`) where letters stand for credentials.

        `job` is the header of the job that the line stands in.

        With `read` the words of the line are known already.
        With `posting` the line says what is asked for: credentials in a duty are kept, tasks are read everywhere,
        measures nowhere.
        """
        line = span.of(text)
        words, term_places, task_places = read or next(self.read_lines([line]))
        if not words:
            return LineAnnotation(span, "other")
        inner = [Span(c.start - span.start, c.end - span.start) for c in certified if span.overlaps(c)]
        on_name_line = bool(inner)
        if "certifications" in sections:
            inner.append(Span(0, len(line)))
        marks = list_marks(line, words)
        found = self.terms.find(line, words, term_places, marks, inner, in_skills="skills" in sections, job=job)
        if any(f.term.kind == "cert" for f in found) and (more := self._shared_heads.find(words, found)):
            found = [*found, *more]
        told = self.tasks.tell(line, words, marks, task_places)
        wishes = self.wishes.find(line) if not posting else NO_WISHES
        told = without_wishes(told, wishes)
        found_tasks = told.found
        if not posting and not in_bullet:
            listed = [(f.first, f.last) for f in found if f.term.kind == "cert"]
            if place := self._unlisted.find(line, words, listed):
                found = [*found, Found(self.lexicons.terms[UNLISTED], "aliases", *place)]
        certs = tools = 0
        if found:
            term_kinds = [f.term.kind for f in found]
            certs, tools = term_kinds.count("cert"), sum(map(term_kinds.count, _TOOLS))
        kind: LineKind = "other"
        if not posting:
            opens_with_cert = certs > 0 and any(f.term.kind == "cert" and f.first == 0 for f in found)
            kind = (
                "title"
                if is_title
                else self._kinds.tell(line, words, certs, len(found_tasks), sections, in_bullet, opens_with_cert, tools)
            )
        if inner and certs and kind == "other":
            kind = "credential"
        mentions = (
            self.mentions.read(
                line, words, found, kind, span.start, as_of, on_name_line=on_name_line, posting=posting, wishes=wishes
            )
            if found
            else ()
        )
        told_by_section = sections_tell(sections)
        # No measure makes another line of these.
        is_settled = kind == "title" or (kind == "credential" and told_by_section)
        measures = () if posting or (is_settled and not found_tasks) else self.measures.find(line, span.start)
        if measures and not told_by_section:
            kind = by_measures(kind, line, measures, span.start)
        if kind in ("title", "credential") and not found_tasks:
            measures = ()
        if kind == "title":
            measures = tuple(m for m in measures if m.dimension in ("rooms", "sites", "providers", "volume", "team"))
        if not posting and kind not in _NO_TASKS:
            found_tasks = self.weights.judge(words, told)
        # A posting names work beside the card that it asks for: "a CMA to room patients".
        told_none = kind in _NO_TASKS and not posting
        tasks = () if told_none else attach(found_tasks, measures, span.start, line)
        return LineAnnotation(span, kind, tuple(mentions), tasks, measures)

    def annotate(self, text: str, as_of: date) -> Annotations:
        """Annotates every line of a plain text."""
        spans = line_spans(text)
        read = self.read_lines(span.of(text) for span in spans)
        lines = (self.line(text, span, read=own, as_of=as_of) for span, own in zip(spans, read, strict=True))
        return Annotations(text, tuple(lines))

    def _is_job_line(self, text: str, span: Span, as_of: date) -> bool:
        """Whether a line by itself is a job's with its dates: a summary that no heading ends is over there."""
        return YEAR.search(span.of(text)) is not None and self.line(text, span, as_of=as_of).kind == "title"

    def annotate_resume(self, resume: Resume, as_of: date) -> Annotations:
        """Annotates a resume's lines with what its sections and entries say; hidden lines count for nothing.

        A line below a credential that only tells expiry or issuer belongs to it.
        """
        bullets: defaultdict[int, list[Span]] = defaultdict(list)
        for bullet in resume.bullets():
            bullets[bullet.line].append(bullet.span)
        spans = [bullets.get(i) or [line.span] for i, line in enumerate(resume.document.lines)]
        read = self.read_lines(span.of(resume.text) for own in spans for span in own)
        sections = SpanIndex(section.span for section in resume.sections)
        headers = SpanIndex(entry.header for entry in resume.experience)
        jobs = SpanIndex(entry.span for entry in resume.experience)
        standing = Standing(self.context)
        annotated: list[LineAnnotation] = []
        above: int | None = None
        # In a section that opens with an expiry, each stands above its card: the one that is read and not yet told.
        leading: Span | None = None
        leads = False
        # Where the summary that no heading opened is over.
        over: Section | None = None
        for index, line in enumerate(resume.document.lines):
            start = Span(line.span.start, line.span.start + 1)
            section = next((resume.sections[number] for number in sections.overlapping(start)), None)
            pieces = [(span, next(read)) for span in spans[index]]
            is_heading = bool(section and section.heading_span and section.heading_span.covers(line.span))
            # "CPR Certification" over its issuer and date is heading and card in one.
            if is_heading and section and section.kinds == ("certifications",):
                is_heading = key_of(section.heading) not in credential_keys()
            kinds: Sequence[SectionKind] = section.kinds if section else ()
            if line.hidden or is_heading:
                annotated.append(LineAnnotation(line.span, "other"))
                above, leading, leads = None, None, False
                continue
            if section and section.kinds == ("summary",) and section.heading_span is None:
                if section is not over and self._is_job_line(resume.text, line.span, as_of):
                    over = section
                kinds = () if section is over else kinds
            is_title = index not in bullets and bool(headers.overlapping(start))
            job = next((resume.experience[number].header.of(resume.text) for number in jobs.overlapping(start)), "")
            for span, words in pieces:
                found = self.line(
                    resume.text,
                    span,
                    read=words,
                    as_of=as_of,
                    sections=kinds,
                    in_bullet=index in bullets,
                    is_title=is_title,
                    certified=resume.contact.credentials,
                    job=job,
                )
                found = standing.of(section, span.of(resume.text), found)
                annotated.append(found)
                if "certifications" not in kinds:
                    above = None
                elif any(m.kind == "cert" for m in found.terms):
                    above = len(annotated) - 1
                    if leading is not None:
                        terms = self.details.carry(found.terms, leading.of(resume.text), as_of, span, resume.text)
                        annotated[above], leading = replace(found, terms=tuple(terms)), None
                elif (leads or above is None) and self.details.is_expiry(span.of(resume.text)):
                    leading, leads = span, True
                elif above is not None and above >= len(annotated) - 1 - _MOST_BELOW:
                    row = annotated[above].span
                    terms = self.details.carry(annotated[above].terms, span.of(resume.text), as_of, row, resume.text)
                    annotated[above] = replace(annotated[above], terms=tuple(terms))
        return Annotations(resume.text, tuple(annotated))


def line_spans(text: str) -> list[Span]:
    """The spans of the lines of a text, without their line breaks."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


@cache
def pipeline(*lexicon_folders: str) -> Pipeline:
    """The pipeline of the built-in lexicons and the user's own folders, built once."""
    return Pipeline(load(*lexicon_folders))


def annotate(text: str, *, as_of: date | None = None) -> Annotations:
    """Annotates a text with the built-in lexicons; dates are judged against `as_of` (today where it is None)."""
    return pipeline().annotate(text, as_of or date.today())


def annotate_resume(resume: Resume, *, as_of: date | None = None) -> Annotations:
    """Annotates a resume with the built-in lexicons."""
    return pipeline().annotate_resume(resume, as_of or date.today())

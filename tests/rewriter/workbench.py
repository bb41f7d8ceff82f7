"""Builds rewrites from single bullets, and looks in them for anything that the bullet does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from analyzer.matchers.pipeline import pipeline
from analyzer.model import (
    Annotations,
    Blank,
    Bullet,
    Confirm,
    Contact,
    Document,
    Entry,
    EntryKind,
    Fact,
    Finding,
    Line,
    LineAnnotation,
    Resume,
    Rewrite,
    RewriteOption,
    Segment,
    Span,
)
from analyzer.rewriter import sentence, suggest_rewrites
from analyzer.rewriter.clauses import WORD
from analyzer.rewriter.segments import pattern_pieces, words

AS_OF = date(2026, 11, 22)
NAMED = ("ehr", "cert", "specialty", "setting", "tool", "language", "education")


class Job(NamedTuple):
    """A resume of one job with these bullets, and what was found in it."""

    resume: Resume
    annotations: Annotations


def job(bullets: Sequence[str], *, current: bool = False, kind: EntryKind = "job", skills: str = "") -> Job:
    """A resume that holds one job and, behind it, a line of skills."""
    lines = [*bullets, *([skills] if skills else [])]
    text = "\n".join(lines)
    spans: list[Span] = []
    at = 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    own = tuple(Bullet(span, 0, index) for index, span in enumerate(spans[: len(bullets)]))
    end = own[-1].span.end
    entry = Entry("Medical Assistant", "", "", None, None, current, kind, Span(0, end), Span(0, 0), own)
    document = Document(text, tuple(Line(s, bullet=i < len(bullets)) for i, s in enumerate(spans)))
    resume = Resume(document, Contact(), (), (entry,), ())
    return Job(resume, pipeline().annotate_resume(resume, AS_OF))


def rewrites(work: Job, rule: str = "unquantified-task") -> tuple[Rewrite, ...]:
    """The rewrites where every bullet has a finding."""
    findings = tuple(Finding(rule, "should-fix", "", b.span) for b in work.resume.bullets())
    return suggest_rewrites(work.resume, work.annotations, findings)


def options(
    bullet: str, *, current: bool = False, kind: EntryKind = "job", skills: str = "", rule: str = "unquantified-task"
) -> tuple[RewriteOption, ...]:
    """The options for one bullet."""
    found = rewrites(job([bullet], current=current, kind=kind, skills=skills), rule)
    return found[0].options if found else ()


def filled(option: RewriteOption, number: str = "20") -> str:
    """The option's text with every number answered alike, and words where words are asked for."""
    done: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            words_asked = "the EHR" if segment.key.endswith(".ehr") else "these"
            answer = number if segment.unit else words_asked
            done.append(Fact(answer, None, answer=True))
        elif isinstance(segment, Confirm):
            done.append(Fact(segment.text, segment.span, answer=True))
        else:
            done.append(segment)
    return sentence(tuple(done))


def read(text: str) -> LineAnnotation:
    """A text read as a bullet."""
    return pipeline().line(text, Span(0, len(text)), as_of=AS_OF, sections=("experience",), in_bullet=True)


@cache
def _pattern_words(task: str) -> frozenset[str]:
    term = pipeline().lexicons.terms[task]
    pieces = [p for ask in (*term.ask, *term.extern) for p in pattern_pieces(ask)]
    return frozenset(w for p in (*pieces, re.sub(r"\{[^}]*\}", " ", term.honest)) for w in words(p))


def lies(text: str, line: LineAnnotation, option: RewriteOption) -> list[str]:
    """What an option says that its bullet does not; written apart from the program's own checks."""
    bullet = line.span.of(text)
    own = {w.casefold() for w in WORD.findall(bullet)}
    asked = frozenset(w for t in line.tasks for w in _pattern_words(t.term))
    shown = " ".join(s.text for s in option.segments if isinstance(s, Confirm))
    said = "".join(s.text for s in option.segments if not isinstance(s, Blank | Confirm))
    allowed = own | {w.casefold() for w in WORD.findall(shown)}
    found: list[str] = []
    if extra := set(re.findall(r"\d+", said)) - set(re.findall(r"\d+", bullet)):
        found.append(f"numbers {sorted(extra)}")
    for row in said.split("\n"):
        for match in list(WORD.finditer(row))[1:]:
            word = match[0]
            if word[:1].isupper() and word.casefold() not in allowed | asked:
                found.append(f"name {word!r}")
    for measure in line.measures:
        if measure.span.of(text) not in said:
            found.append(f"measure {measure.span.of(text)!r} lost")
    found.extend(_verbs(bullet, own, asked, said))
    return found


def _verbs(bullet: str, own: set[str], asked: frozenset[str], said: str) -> list[str]:
    """Verbs that the bullet does not hold, and that are no stronger word for an empty opening."""
    verbs = pipeline().verbs
    lemmas = {f.lemma for w in own if (f := verbs.forms.get(w))}
    found: list[str] = []
    for row in said.split("\n"):
        for word in WORD.findall(row):
            form = verbs.forms.get(word.casefold())
            if form is None or form.lemma in lemmas or word.casefold() in asked | {"supporting", "using"}:
                continue
            emptied = re.match(r"\W*(?:i )?(?:am |was )?(?:responsible|duties|tasked|in charge)", bullet, re.I)
            if form.lemma in ("perform", "handle") and emptied:
                continue
            if form.lemma == "assist" and "help" in lemmas:
                continue
            found.append(f"verb {word!r}")
    return found


def named_terms(line: LineAnnotation) -> set[str]:
    """The terms that name something: systems, credentials, places, tools, languages."""
    return {m.term for m in line.terms if m.kind in NAMED}


def invented_terms(line: LineAnnotation, text: str, option: RewriteOption, finished: str) -> set[str]:
    """Named terms of a finished option whose words stand neither in the bullet nor in a confirmation."""
    said = [line.span.of(text), *(s.text for s in option.segments if isinstance(s, Confirm))]
    plain = " ".join(" ".join(s.casefold().split()) for s in said)
    return {
        m.term
        for m in read(finished).terms
        if m.kind in NAMED and " ".join(m.span.of(finished).casefold().split()) not in plain
    } - {"education.externship"}  # that it was one is what the job's own heading says

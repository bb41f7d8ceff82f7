"""One rewrite for each bullet or credentials line that a finding is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Annotations, Finding, Mention, Posting, Resume, Rewrite, RewriteOption, Span
from analyzer.rewriter.asking.message import finished
from analyzer.rewriter.credential_lines import CredentialLines
from analyzer.rewriter.options import OptionMaker
from analyzer.rewriter.subject import Subject
from analyzer.scorer.same_words import same_words
from analyzer.scorer.told_elsewhere import told_elsewhere
from analyzer.scorer.uncounted import is_uncounted
from analyzer.span_index import SpanIndex

# The hours of an externship, told anywhere: "160 hour externship" under Education.
_HOURS_TOLD = re.compile(
    r"\b\d{2,3}[ -]*(?:hours?|hrs?)\b[^\n.]{0,25}\b(?:extern|practicum|clinical rotation|clinicals\b)"
    r"|\b(?:externship|practicum)\b[^\n.]{0,30}\b\d{2,3}[ -]*(?:hours?|hrs?)\b",
    re.I,
)

REWRITTEN_RULES = frozenset(
    {
        "unquantified-task",
        "vague-quantity",
        "weak-opening",
        "first-person",
        "unnamed-ehr",
        "too-many-tasks-in-one-bullet",
        "too-long-bullet",
        "copied-duty-statement",
        "posting-words",
    }
)


class Suggested(NamedTuple):
    """What the rewriter hands back."""

    rewrites: tuple[Rewrite, ...]
    findings: tuple[Finding, ...]


@cache
def option_maker(folders: tuple[str, ...]) -> OptionMaker:
    """The option maker of the built-in lexicons and these folders."""
    return OptionMaker(pipeline(*folders))


def suggest_rewrites(
    resume: Resume,
    annotations: Annotations,
    findings: Sequence[Finding],
    posting: Posting | None = None,
    *lexicon_folders: str,
) -> tuple[Rewrite, ...]:
    """The rewrites, in the order of the resume; a line with nothing honest to gain gets none."""
    return suggest(resume, annotations, findings, posting, *lexicon_folders).rewrites


def suggest(
    resume: Resume,
    annotations: Annotations,
    findings: Sequence[Finding],
    posting: Posting | None = None,
    *lexicon_folders: str,
) -> Suggested:
    """The rewrites, in the order of the resume, and the findings with what is asked at the end of their messages."""
    maker = option_maker(lexicon_folders)
    made, questions = _bullet_rewrites(maker, resume, annotations, findings, posting)
    rewrites = sorted((*made, *CredentialLines(maker).rewrites(resume, annotations, findings)), key=lambda r: r.span)
    return Suggested(tuple(rewrites), finished(findings, rewrites, questions))


def _bullet_rewrites(
    maker: OptionMaker,
    resume: Resume,
    annotations: Annotations,
    findings: Sequence[Finding],
    posting: Posting | None,
) -> tuple[list[Rewrite], dict[int, str]]:
    """The rewrites of bullets, and what is asked about findings of bullets that get none, by the findings' index."""
    wanted = frozenset(i for r in posting.requirements if not r.role for i in r.any_of) if posting else frozenset()
    own_lines = {line.span.start: line for line in annotations.lines}
    about = [(i, f) for i, f in enumerate(findings) if f.rule in REWRITTEN_RULES]
    hours = _hours_known(resume)
    tenses = [maker.reshaper.tense(resume.text, entry) for entry in resume.experience]
    systems = _systems(resume, annotations)
    avoided = [maker.workplaces.avoided(resume.text, entry) for entry in resume.experience]
    lexicons = maker.matchers.lexicons
    told = told_elsewhere(resume, annotations, lexicons)
    rules = lexicons.table("checks")
    named = any(f.rule == "posting-words" for f in findings)
    same = same_words(resume, annotations, posting, lexicons) if posting and named else ()
    rewrites: list[Rewrite] = []
    questions: dict[int, str] = {}
    # "I" is one finding for all the lines that say it.
    about += [(i, replace(f, span=e.span)) for i, f in about if f.rule == "first-person" for e in f.evidence]
    places, same_places = SpanIndex(f.span for _, f in about), SpanIndex(s.span for s in same)
    for bullet in resume.bullets():
        own = tuple(dict.fromkeys(about[number][0] for number in places.overlapping(bullet.span)))
        line = own_lines.get(bullet.span.start) or annotations.line_at(bullet.span.start)
        if not own or line is None:
            continue
        entry = resume.experience[bullet.entry]
        # What is only likely work gets no words put to it.
        sure = replace(line, tasks=line.sure_tasks)
        subject = Subject(
            resume.text, bullet, entry, sure, systems[bullet.entry], wanted, tenses[bullet.entry],
            hours=not hours[bullet.entry], avoided=avoided[bullet.entry],
            same=[same[number] for number in same_places.overlapping(bullet.span)],
            told=told.get(bullet.span, frozenset())
            | {t.term for t in line.tasks if is_uncounted(resume.text, bullet.span, t, rules)},
        )  # fmt: skip
        options: tuple[RewriteOption, ...] = maker.options(subject)
        if options:
            # One bullet of an externship asks for its hours; the others count.
            hours[bullet.entry] = True
            rewrites.append(Rewrite(own, bullet.span, bullet.span.of(resume.text), options))
        elif question := maker.question(subject):
            questions |= dict.fromkeys(own, question)
    return rewrites, questions


def _hours_known(resume: Resume) -> list[bool]:
    """For each entry whether its hours are told (only externships are asked for them)."""
    known: list[bool] = []
    elsewhere = _HOURS_TOLD.search(resume.text) is not None
    for entry in resume.experience:
        told = elsewhere or entry.hours is not None or "hour" in entry.header.of(resume.text).casefold()
        for bullet in entry.bullets:
            words = bullet.span.of(resume.text).casefold()
            told = told or ("hour" in words and any(c.isdigit() for c in words))
        known.append(told or entry.kind != "externship")
    return known


def _systems(resume: Resume, annotations: Annotations) -> list[dict[Span, Mention]]:
    """For each job the named systems that it may be asked about: its own, then those that neither a job nor a school
    claims. One that a job names was that job's, also where a list of skills repeats it."""
    jobs = SpanIndex(entry.span for entry in resume.experience)
    schools = [s.span for s in resume.sections if s.kinds[:1] == ("education",)]
    systems: list[dict[Span, Mention]] = [{} for _ in resume.experience]
    unclaimed: dict[Span, Mention] = {}
    for mention in annotations.mentions():
        if mention.kind != "ehr" or mention.term == "ehr.generic" or mention.status != "held" or mention.implied:
            continue
        claimed = jobs.covering(mention.span)
        if claimed or not any(s.covers(mention.span) for s in schools):
            if len(claimed) < 2:
                own = systems[claimed[0]] if claimed else unclaimed
                own.setdefault(mention.span, mention)
    of_jobs = {m.term for own in systems for m in own.values()}
    free = {span: m for span, m in unclaimed.items() if m.term not in of_jobs}
    if len({m.term for m in free.values()}) > 1:
        # Which of several it was nobody can tell.
        free = {}
    return [{**own, **free} for own in systems]

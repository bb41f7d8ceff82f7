"""Counts months of work: all medical assisting jobs together, or those that show one field, place or task."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from analyzer.lexicon import load
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Entry, MatchStatus, Requirement, Resume
from analyzer.parser.resume.dates import months_union
from analyzer.scorer.equivalence import Work
from analyzer.scorer.evidence import Held

# Dates give whole months: a year that lacks half a month is a year.
_TOLERANCE = 0.05
_ORDER: tuple[MatchStatus, ...] = ("missing", "unclear", "partial", "met")


def is_medical_assisting(entry: Entry, table: Mapping[str, Any]) -> bool:
    """Whether the title of a job counts as medical assisting work (`titles` of `lexicons/career.toml`)."""
    titles = table["titles"]
    counts = phrase_pattern(titles["count"]).search(entry.title) or re.search(titles["letters"], entry.title)
    return bool(counts) and not phrase_pattern(titles["other"]).search(entry.title)


def months_of_work(
    resume: Resume, as_of: date, *lexicon_folders: str, but: re.Pattern[str] | None = None
) -> int | None:
    """Months of paid medical assisting work as the union of dated jobs; None where such jobs have no dates.

    Jobs in whose head `but` is found are left out.
    """
    table = load(*lexicon_folders).table("career")
    jobs = [
        e
        for e in resume.experience
        if e.kind == "job" and is_medical_assisting(e, table) and not (but and but.search(e.header.of(resume.text)))
    ]
    dated = [e for e in jobs if e.start is not None]
    if jobs and not dated:
        return None
    return months_union(dated, as_of)


def months_of_kinds(
    kinds: Collection[Work], resume: Resume, held: Sequence[Held], as_of: date, *lexicon_folders: str
) -> int | None:
    """Months of the paid jobs of these kinds, by title or by what their lines show; None where none has dates."""
    table = load(*lexicon_folders).table("career")
    tasks = frozenset[str]().union(*(k.tasks for k in kinds))
    showing = {h.entry.span for h in held if h.entry is not None and h.term in tasks and h.status == "held"}
    assisting = any(k.assisting for k in kinds)
    jobs = [
        e
        for e in resume.experience
        if e.kind == "job"
        and (
            any(k.titles.search(e.title) for k in kinds)
            or e.span in showing
            or (assisting and is_medical_assisting(e, table))
        )
    ]
    dated = [e for e in jobs if e.start is not None]
    return None if jobs and not dated else months_union(dated, as_of)


def months_showing(terms: Collection[str], held: Sequence[Held], as_of: date) -> int:
    """Months of the dated paid jobs that show one of these terms, overlaps counted once."""
    jobs = {
        h.entry.span: h.entry
        for h in held
        if h.entry is not None and h.entry.kind == "job" and h.entry.start and h.term in terms and h.status == "held"
    }
    return months_union(jobs.values(), as_of)


def years_status(
    requirement: Requirement, months: int | None, *, all_work: bool = False, trained: bool = False
) -> tuple[MatchStatus, str]:
    """Whether `months` of work reach the years asked for, and a sentence that says so.

    With `all_work` they are those of every medical assistant job, else of the jobs that show what is asked for;
    `trained` tells of an externship beside them.
    """
    if requirement.years is None or requirement.years == 0:
        return "met", ""
    if months is None:
        return "unclear", "Your jobs have no dates that can be read, so the years cannot be counted."
    jobs = "your dated medical assistant jobs" if all_work else "your dated jobs that show this"
    have, asked = length(months), _years(requirement.years)
    if months / 12 + _TOLERANCE >= requirement.years:
        return "met", f"{jobs[0].upper()}{jobs[1:]} add up to about {have}."
    if months > 0:
        return "partial", f"They ask for {asked}; {jobs} add up to about {have}."
    if trained:
        return "missing", f"They ask for {asked}; an externship counts as training, not as years."
    return "missing", f"They ask for {asked} of this work; no dated job of this kind was found."


def better(one: MatchStatus, other: MatchStatus) -> MatchStatus:
    """The higher of two statuses."""
    return max(one, other, key=_ORDER.index)


def worse(one: MatchStatus, other: MatchStatus) -> MatchStatus:
    """The lower of two statuses."""
    return min(one, other, key=_ORDER.index)


def length(months: int) -> str:
    """A stretch of time in words: "7 months", "2.5 years"."""
    if months < 12:
        return f"{months} month{'' if months == 1 else 's'}"
    return _years(round(months / 12, 1))


def _years(value: float) -> str:
    if value < 1:
        return f"{round(value * 12)} months"
    return f"{value:g} year{'' if value == 1 else 's'}"

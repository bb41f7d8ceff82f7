"""Holds each requirement against the resume: met, partial, missing or unclear, with the lines that show it.

Evidence is ordered strongest first: a measured bullet, a dated job, a credentials line, a skills list; recent before old.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from analyzer.lexicon import load
from analyzer.model import Annotations, Evidence, LineAnnotation, Match, MatchStatus, Posting, Requirement, Resume, Span
from analyzer.scorer.career import months_of_work
from analyzer.scorer.equivalence import Answer, Equivalence
from analyzer.scorer.similarity import closest_lines

_RANK = {"met": 0, "partial": 1, "unclear": 2}
_SHINGLE = 8
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class _Held:
    """A term or task that the resume shows in one line."""

    term: str
    status: str
    line: LineAnnotation
    strength: int
    why: str


@cache
def _equivalence(folders: tuple[str, ...]) -> Equivalence:
    return Equivalence(load(*folders))


def match_requirements(
    posting: Posting, resume: Resume, annotations: Annotations, as_of: date, *lexicon_folders: str
) -> tuple[Match, ...]:
    """One match for each requirement, in the posting's order; lines copied from the posting are no evidence."""
    equivalence = _equivalence(lexicon_folders)
    copied = copied_lines(posting.text, annotations)
    held = list(_held(resume, annotations, copied))
    months = months_of_work(resume, as_of, *lexicon_folders)
    open_needs = [r for r in posting.requirements if not r.any_of and not r.self_check]
    lines = [x for x in annotations.lines if x.span not in copied and x.span.end - x.span.start > 12]
    close = closest_lines([r.text for r in open_needs], [x.span.of(resume.text) for x in lines])
    possible = {id(r): lines[i] if i is not None else None for r, i in zip(open_needs, close, strict=True)}
    return tuple(
        _match(index, requirement, held, equivalence, months, resume, possible.get(id(requirement)))
        for index, requirement in enumerate(posting.requirements)
    )


def copied_lines(posting_text: str, annotations: Annotations) -> frozenset[Span]:
    """The resume lines whose words stand in the posting in the same order (runs of eight words)."""
    shingles = set(_shingles(posting_text))
    if not shingles:
        return frozenset()
    copied = set()
    for line in annotations.lines:
        own = list(_shingles(line.span.of(annotations.text)))
        if len(own) >= 3 and sum(s in shingles for s in own) >= 0.6 * len(own):
            copied.add(line.span)
    return frozenset(copied)


def _shingles(text: str) -> Iterable[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.casefold())
    return (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _held(resume: Resume, annotations: Annotations, copied: frozenset[Span]) -> Iterable[_Held]:
    order = {entry.span: number for number, entry in enumerate(resume.experience)}
    for line in annotations.lines:
        if line.span in copied:
            continue
        entry = next((e for e in resume.experience if e.span.start <= line.span.start < e.span.end), None)
        if entry is not None:
            strength, why = 40 - 2 * min(order[entry.span], 8), f"shown at {entry.company or entry.title or 'a job'}"
        elif line.kind == "credential":
            strength, why = 38, "in your credentials"
        elif line.kind == "education":
            strength, why = 36, "in your education"
        elif line.kind == "skills":
            strength, why = 10, "in your skills list"
        else:
            strength, why = 15, "in your summary"
        for mention in line.terms:
            if mention.status != "negated":
                yield _Held(mention.term, mention.status, line, strength, why)
        for task in line.tasks:
            measured = 20 if task.measures else 0
            yield _Held(task.term, "held", line, strength + measured, why + (", with a number" if measured else ""))


def _match(
    index: int, requirement: Requirement, held: Sequence[_Held], equivalence: Equivalence, months: int | None,
    resume: Resume, possible: LineAnnotation | None,
) -> Match:  # fmt: skip
    if requirement.self_check:
        return Match(index, "unclear", (), "A resume does not show this: check it yourself.")
    years_status, years_note = _years(requirement, months)
    if not requirement.any_of:
        if requirement.years is not None:
            return Match(index, years_status, (), years_note)
        if possible is not None:
            text = possible.span.of(resume.text)
            return Match(
                index,
                "unclear",
                (Evidence(possible.span, text, "possibly here"),),
                "Possibly here. Check that this line says it.",
            )
        return Match(index, "unclear", (), "No term of the field covers this: check it yourself.")
    best: list[tuple[tuple[int, int], _Held, Answer]] = []
    for item in held:
        for asked in requirement.any_of:
            answer = equivalence.answer(asked, item.term)
            if answer is not None:
                graded = _by_status(answer, item, requirement)
                if graded is not None:
                    best.append(((_RANK[graded.grade], -item.strength), item, graded))
    if not best:
        note = "Your resume does not show this."
        return Match(index, "missing", (), note)
    best.sort(key=lambda entry: entry[0])
    _, top, answer = best[0]
    status: MatchStatus = answer.grade
    notes = [answer.note] if answer.note else []
    if requirement.years is not None and _RANK.get(years_status, 3) > _RANK[status]:
        status = years_status if years_status != "missing" else "partial"
        notes.append(years_note)
    evidence: dict[Span, Evidence] = {}
    for (rank, _), item, _ in best:
        if rank == best[0][0][0]:
            evidence.setdefault(item.line.span, Evidence(item.line.span, item.line.span.of(resume.text), item.why))
    return Match(index, status, tuple(evidence.values())[:_MOST_EVIDENCE], " ".join(notes))


def _by_status(answer: Answer, item: _Held, requirement: Requirement) -> Answer | None:
    """The answer, graded down where the credential is expired, planned or unclear, or the task is only listed."""
    if item.status == "expired":
        return Answer(
            answer.term,
            "partial" if requirement.due else "unclear",
            "This one has expired on your resume: renew it, or write the new date.",
        )
    if item.status == "planned":
        note = (
            f"Planned counts here: the posting gives time ({requirement.due})."
            if requirement.due
            else "Not held yet: write the exam date."
        )
        return Answer(answer.term, "partial" if requirement.due else "unclear", note)
    if item.status == "unclear" and answer.grade == "met" and item.term.startswith("cert."):
        return Answer(answer.term, "unclear", "Your resume names it but does not say that you hold it.")
    if item.term.startswith("task.") and answer.grade == "met" and item.strength <= 15:
        return Answer(answer.term, "partial", "Only in a list: show it in a job, with a number.")
    return answer


def _years(requirement: Requirement, months: int | None) -> tuple[MatchStatus, str]:
    if requirement.years is None:
        return "met", ""
    if months is None:
        return "unclear", "Your jobs have no dates that can be read, so the years cannot be counted."
    have = months / 12
    asked = f"{requirement.years:g} year{'' if requirement.years == 1 else 's'}"
    if have + 0.05 >= requirement.years:
        return "met", f"Your dated jobs add up to about {have:.1f} years."
    if months > 0:
        return "partial", f"They ask for {asked}; your dated medical assisting jobs add up to about {have:.1f}."
    return "missing", f"They ask for {asked} of this work; no dated medical assisting job was found."

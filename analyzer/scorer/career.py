"""Places the person in a medical assistant's career: by months of work and by evidence, and says both.

Stages, titles, next steps and wages are `lexicons/career.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analyzer.lexicon import Lexicons, load
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Annotations, Career, Entry, NextStep, Posting, Resume, Span, Stage
from analyzer.scorer.equivalence import equivalence_of
from analyzer.scorer.evidence import held_items
from analyzer.scorer.experience import is_medical_assisting, length, months_of_kinds, months_of_work
from analyzer.scorer.schooling import TOLD_WHEN, schools_in_progress
from analyzer.scorer.ways import ways_on
from analyzer.span_index import SpanIndex

_MOST_STEPS = 4
_MOST_NAMED = 3
_YEAR_OF_WORK = 12
_LED_TO_BE_SENIOR = 2
_OWNED_TO_BE_MID = 2
_ORDER: tuple[Stage, ...] = ("student", "entry", "mid", "senior")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the lines of medical assisting work show of a stage."""

    held: frozenset[str]
    # Without what was only done in other trades.
    in_care: frozenset[str]
    planned: frozenset[str]
    planned_dated: frozenset[str]
    named: frozenset[str]
    led: int
    led_counted: int
    lead_title: bool
    owned: int
    specialty: bool


def place_career(
    resume: Resume, annotations: Annotations, posting: Posting | None, as_of: date, *lexicon_folders: str
) -> Career:
    """The stage, the months it rests on, why, and the next steps that the resume does not show yet."""
    lexicons = load(*lexicon_folders)
    table = lexicons.table("career")
    months = months_of_work(resume, as_of, *lexicon_folders)
    shown = _shown(resume, annotations, table)
    in_school = _learns_medical_assisting(resume, annotations, as_of)
    stage, why = _stage(months, resume, shown, table, in_school=in_school)
    ended = _ended_before(resume, as_of, table)
    if ended and months:
        why = f"{why} {table['says']['away'].format(year=ended)}"
    elif not months and (beside := _work_beside(resume, annotations, as_of, lexicons, *lexicon_folders)):
        why = f"{why} {table['says']['beside'].format(length=length(beside))}"
        if any(e.kind == "job" and e.start and not e.title for e in resume.experience):
            why = f"{why} {table['says']['untitled']}"
    # Who has not worked as a medical assistant yet trains nobody: such steps wait.
    starting: Stage = "student" if stage == "entry" and not months else "unknown" if ended and months else stage
    asked, covered = _asked_steps(posting, months, shown, lexicons, table)
    steps = asked + _usual_steps(starting, shown.named | covered, posting, table)
    unique = {step.id: step for step in reversed(steps)}
    paths = ways_on(stage, shown.in_care, posting, lexicons)
    return Career(stage, months or 0, why, tuple(reversed(unique.values()))[:_MOST_STEPS], paths)


def wage_lines(stage: Stage, *lexicon_folders: str) -> tuple[str, ...]:
    """National wages that are usual at this stage, with year and source; nothing is read from a resume."""
    table = load(*lexicon_folders).table("career")
    wages = table["wages"]
    row = next((s for s in table["stage"] if s["id"] == stage), None)
    if row is None or "wage" not in row:
        return ()
    figures = ", ".join(f"{wages['names'][key]} ${wages[key]:,}" for key in row["wage_keys"])
    return (f"National wages a year usual at this stage ({row['wage']}): {figures}.", wages["note"])


def stage_name(stage: Stage, *lexicon_folders: str) -> str:
    """The stage in words."""
    name: str = load(*lexicon_folders).table("career")["names"][stage]
    return name


def step_name(step: str, *lexicon_folders: str) -> str:
    """The name of a next step: that of its term."""
    return load(*lexicon_folders).name(step)


def _shown(resume: Resume, annotations: Annotations, table: Mapping[str, Any]) -> _Shown:
    evidence = table["evidence"]
    jobs = [e for e in resume.experience if e.kind == "job" and _is_clinic_work(e, table)]
    places = SpanIndex(e.span for e in jobs)
    inside = [x for x in annotations.lines if places.covering(Span(x.span.start, x.span.start + 1))]
    tasks = {t.term for line in inside for t in line.sure_tasks}
    led = {
        line.span: any(t.measures for t in line.sure_tasks if t.term in evidence["leading"])
        for line in inside
        if any(t.term in evidence["leading"] for t in line.sure_tasks)
    }
    done = {t.term for line in annotations.lines for t in line.sure_tasks}
    held = {m.term for m in annotations.mentions() if m.status == "held"} | done
    return _Shown(
        held=frozenset(held),
        in_care=frozenset(held - _only_elsewhere(resume, annotations, places)),
        planned=frozenset(m.term for m in annotations.mentions() if m.status == "planned"),
        planned_dated=frozenset(
            m.term
            for line in annotations.lines
            for m in line.terms
            if m.status == "planned" and TOLD_WHEN.search(line.span.of(annotations.text))
        ),
        named=frozenset(held | {m.term for m in annotations.mentions() if m.status in ("planned", "unclear")}),
        led=len(led),
        led_counted=sum(led.values()),
        lead_title=any(re.search(table["titles"]["lead"], e.title, re.I) for e in jobs),
        owned=len(tasks & set(evidence["owning"])),
        specialty=any(m.kind == "specialty" and m.status == "held" for line in inside for m in line.terms),
    )


def _only_elsewhere(resume: Resume, annotations: Annotations, clinics: SpanIndex) -> set[str]:
    """The tasks that only lines of jobs outside the field name ("Trained new cashiers")."""
    jobs = SpanIndex(e.span for e in resume.experience if e.kind == "job")
    here: set[str] = set()
    elsewhere: set[str] = set()
    for line in annotations.lines:
        at = Span(line.span.start, line.span.start + 1)
        outside = jobs.covering(at) and not clinics.covering(at)
        (elsewhere if outside else here).update(t.term for t in line.sure_tasks)
    return elsewhere - here


def _ended_before(resume: Resume, as_of: date, table: Mapping[str, Any]) -> int:
    """The year in which the last medical assisting job ended, where that is long ago; 0 where it is not."""
    jobs = [e for e in resume.experience if e.kind == "job" and is_medical_assisting(e, table)]
    ends = [e.end for e in jobs if e.end is not None]
    if not jobs or len(ends) < len(jobs):
        return 0
    last = max(ends, key=lambda day: (day.year, day.month or 12))
    away = (as_of.year - last.year) * 12 + as_of.month - (last.month or 12)
    return last.year if away > table["months"]["away"] else 0


def _work_beside(
    resume: Resume, annotations: Annotations, as_of: date, lexicons: Lexicons, *lexicon_folders: str
) -> int:
    """Months of dated patient care and office work of other kinds, from a year on; else 0."""
    equivalence = equivalence_of(lexicons)
    kinds = (*equivalence.near_work, *equivalence.office_work)
    held = held_items(resume, annotations, frozenset())
    months = months_of_kinds(kinds, resume, held, as_of, *lexicon_folders) or 0
    return months if months >= _YEAR_OF_WORK else 0


def _is_clinic_work(entry: Entry, table: Mapping[str, Any]) -> bool:
    return is_medical_assisting(entry, table) or bool(phrase_pattern(table["titles"]["clinic"]).search(entry.title))


def _learns_medical_assisting(resume: Resume, annotations: Annotations, as_of: date) -> bool:
    """Whether a school of medical assisting still goes on."""
    schools = tuple(schools_in_progress(resume, as_of))
    return any(
        m.term == "education.ma-program" and (m.status == "planned" or any(s.covers(m.span) for s in schools))
        for m in annotations.mentions()
    )


def _stage(
    months: int | None, resume: Resume, shown: _Shown, table: Mapping[str, Any], *, in_school: bool
) -> tuple[Stage, str]:
    """The stage by dated months; the sentence says what the lines show where the two differ."""
    says = table["says"]
    if months is None:
        return "unknown", says["undated"]
    bands = table["months"]
    by_lines = _stage_by_lines(shown)
    if months < bands["entry"]:
        if any(e.kind == "externship" for e in resume.experience):
            return "student", says["externship"]
        if in_school:
            return "student", says["school"]
        starts = not shown.named.isdisjoint(table["evidence"]["starting"])
        return ("entry", says["starting"]) if starts else ("unknown", says["none"])
    by_time: Stage = "senior" if months >= bands["senior"] else "mid" if months >= bands["mid"] else "entry"
    span = f"{months / 12:.1f} years" if months >= 12 else f"{months} month{'' if months == 1 else 's'}"
    first = says["time"].format(span=span, stage=table["names"][by_time])
    if by_lines == by_time:
        return by_time, f"{first} {says['agree']}"
    ahead = _ORDER.index(by_lines) > _ORDER.index(by_time)
    second = says["ahead" if ahead else "behind"].format(stage=table["names"][by_lines])
    if ahead:
        return by_time, f"{first} {second}"
    owns_one = by_time == "mid" and bool(shown.owned)
    return by_time, f"{first} {second} {says['missing_second' if owns_one else f'missing_{by_time}']}"


def _stage_by_lines(shown: _Shown) -> Stage:
    if shown.led_counted >= _LED_TO_BE_SENIOR or (shown.lead_title and shown.led):
        return "senior"
    if shown.led or shown.lead_title or (shown.specialty and shown.owned >= _OWNED_TO_BE_MID):
        return "mid"
    return "entry"


def _asked_steps(
    posting: Posting | None, months: int | None, shown: _Shown, lexicons: Lexicons, table: Mapping[str, Any]
) -> tuple[list[NextStep], frozenset[str]]:
    """Credentials that this posting asks for and nothing on the page answers, and all letters that would answer; one
    that is planned comes first."""
    if posting is None:
        return [], frozenset()
    equivalence = equivalence_of(lexicons)
    steps: list[NextStep] = []
    covered: set[str] = set()
    for need in posting.requirements:
        certs = [i for i in need.any_of if i.startswith("cert.")]
        if not certs or need.role or need.necessity == "mentioned" or need.self_check:
            continue
        if need.either and (months or 0) >= 12 * (need.years or 0):
            continue
        answers = [equivalence.answer(i, h, state=posting.state, listed=certs) for i in need.any_of for h in shown.held]
        if any(a and a.grade == "met" for a in answers):
            continue
        covered.update(certs)
        # "CCMA, exam in December" is the certification that a posting asks for without a name.
        planned = next(
            (
                p
                for p in sorted(shown.planned, key=lambda p: (p not in certs, p))
                for i in need.any_of
                if (a := equivalence.answer(i, p, state=posting.state, listed=certs)) and a.grade == "met"
            ),
            None,
        )
        if planned is not None:
            says = table["says"]["planned_dated" if planned in shown.planned_dated else "planned"]
            steps.append(NextStep(planned, says.format(necessity=need.necessity)))
            continue
        why = table["says"]["asked"].format(name=_named(certs, lexicons), necessity=need.necessity)
        steps.append(NextStep(certs[0], why))
    return steps, frozenset(covered)


def _named(certs: Sequence[str], lexicons: Lexicons) -> str:
    """The credentials as a posting names them: "CMA (AAMA), RMA (AMT) or CCMA (NHA)"."""
    names = [lexicons.terms[c].letters or lexicons.name(c) for c in certs[:_MOST_NAMED]]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _usual_steps(
    stage: Stage, shown: frozenset[str], posting: Posting | None, table: Mapping[str, Any]
) -> list[NextStep]:
    asked = {i for r in posting.requirements for i in r.any_of} if posting else set()
    fitting: Sequence[Mapping[str, Any]] = [
        step
        for step in table["next"]
        if stage in step["stages"]
        and shown.isdisjoint(step["unless"])
        and (not step.get("needs") or not shown.isdisjoint(step["needs"]))
    ]
    ordered = sorted(fitting, key=lambda step: step["id"] not in asked)
    return [NextStep(step["id"], step["why"]) for step in ordered]

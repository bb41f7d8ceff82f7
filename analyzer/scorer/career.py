"""Places the person in a medical assistant's career: by months of work and by evidence, and says both.

Stages, titles and next steps are `lexicons/career.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from analyzer.lexicon import load
from analyzer.model import Annotations, Career, Entry, NextStep, Posting, Resume, Stage
from analyzer.parser.dates import months_union

_MOST_STEPS = 4


def _is_ma(entry: Entry, table: Mapping[str, Any]) -> bool:
    words = "|".join(re.escape(t) for t in table["titles"]["count"])
    return bool(re.search(rf"(?<![^\W_])(?:{words})(?![^\W_])", entry.title, re.I))


def months_of_work(resume: Resume, as_of: date, *lexicon_folders: str) -> int | None:
    """Months of paid medical assisting work as the union of dated jobs; None where such jobs have no dates."""
    table = load(*lexicon_folders).table("career")
    jobs = [e for e in resume.experience if e.kind == "job" and _is_ma(e, table)]
    dated = [e for e in jobs if e.start is not None]
    if jobs and not dated:
        return None
    return months_union(dated, as_of)


def place_career(
    resume: Resume, annotations: Annotations, posting: Posting | None, as_of: date, *lexicon_folders: str
) -> Career:
    """The stage, the months it rests on, why, and the next steps that the resume does not show yet."""
    table = load(*lexicon_folders).table("career")
    months = months_of_work(resume, as_of, *lexicon_folders)
    shown = {m.term for m in annotations.mentions() if m.status == "held"}
    shown |= {t.term for line in annotations.lines for t in line.tasks}
    led = [
        line
        for line in annotations.lines
        for t in line.tasks
        if t.term in ("task.lead-supervise", "task.train-precept")
    ]
    lead_title = any(
        e.kind == "job" and re.search(rf"\b(?:{'|'.join(table['titles']['lead'])})\b", e.title, re.I)
        for e in resume.experience
    )
    stage, why = _stage(months, resume, len(led), lead_title, table)
    asked = {i for r in posting.requirements for i in r.any_of} if posting else set()
    steps = [
        NextStep(step["id"], step["why"])
        for step in table["next"]
        if stage in step["stages"]
        and not shown & set(step["unless"])
        and (not step.get("needs") or shown & set(step["needs"]))
    ]
    steps.sort(key=lambda s: s.id not in asked)
    return Career(stage, months or 0, why, tuple(steps[:_MOST_STEPS]))


def _stage(
    months: int | None, resume: Resume, led: int, lead_title: bool, table: Mapping[str, Any]
) -> tuple[Stage, str]:
    bands = table["months"]
    extern = any(e.kind == "externship" for e in resume.experience)
    if months is None:
        return "unknown", "Your medical assisting jobs have no dates that can be read."
    if months < bands["entry"]:
        if extern:
            return "student", "An externship and no dated paid work as a medical assistant yet."
        return "unknown", "No dated work as a medical assistant was found."
    by_time: Stage = "senior" if months >= bands["senior"] else "mid" if months >= bands["mid"] else "entry"
    years = f"{months / 12:.1f} years of dated medical assisting work"
    if by_time == "entry" and (lead_title or led >= 2):
        return by_time, f"{years}; your leadership lines read like mid-career."
    if by_time == "mid" and lead_title and led >= 2:
        return by_time, f"{years}; your title and team lines read like senior work."
    if by_time in ("mid", "senior") and not led and not lead_title:
        return by_time, f"{years}, but no line shows that you trained or led anybody: add one if you did."
    return by_time, f"{years}."

"""What the tables of clinical lines ask: which clinical tasks a line shows."""

from __future__ import annotations

from datetime import date

from analyzer.lexicon import load
from analyzer.matchers import annotate

DAY = date(2026, 11, 22)
CLINICAL = frozenset(t.id for t in load().of_kind("task") if t.where.startswith("tasks_clinical.toml:"))


def clinical_tasks(line: str) -> set[str]:
    found = {task.term for own in annotate(line, as_of=DAY).lines for task in own.tasks}
    return {term.removeprefix("task.") for term in found & CLINICAL}

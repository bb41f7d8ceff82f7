"""The ways on that the career guide names, those first that this resume or posting leads to, and why.

The ways and what leads to them are `[[way]]` of `lexicons/career.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.model import Posting, Stage

_MOST_SHOWN = 3


def ways_on(stage: Stage, shown: Set[str], posting: Posting | None, lexicons: Lexicons) -> tuple[str, ...]:
    """One line a way. `shown` are the terms and tasks of the resume; a way that was gone already is left out."""
    table = lexicons.table("career")
    asked = frozenset(i for r in posting.requirements if not r.role for i in r.any_of) if posting else frozenset()
    ranked: list[tuple[int, str]] = []
    for way in table["way"]:
        if not shown.isdisjoint(way.get("unless", ())):
            continue
        line, rank = _line(way, stage, shown, asked, table["ways"], lexicons)
        if line:
            ranked.append((rank, line))
    return tuple(line for _, line in sorted(ranked, key=lambda ranked_line: -ranked_line[0]))


def _line(
    way: Mapping[str, Any], stage: Stage, shown: Set[str], asked: Set[str], says: Mapping[str, str], lexicons: Lexicons
) -> tuple[str, int]:
    """The line of a way with its reasons, and how early it is listed."""
    if fields := way.get("fields"):
        return _lateral(way["line"], fields, shown, asked, says)
    if bridge := next((i for i in way.get("bridge", ()) if i in shown), None):
        name = lexicons.terms[bridge].letters or f"a {lexicons.name(bridge)[0].lower()}{lexicons.name(bridge)[1:]}"
        return f"{way['line']} {says['held'].format(name=_the(name))}", 1
    if stage not in way.get("stages", (stage,)):
        return way["line"], 0
    reasons = []
    for key, ids in (("named", shown), ("asked", asked)):
        found = {i: words for i, words in way.get("shows", {}).items() if i in ids}
        words = list(dict.fromkeys(found.values()))
        if words and (len(words) >= way["least"] or any(i.startswith("cert.") for i in found)):
            reasons.append(says[key].format(shown=_row(words[:_MOST_SHOWN])))
    return " ".join([way["line"], *reasons]), 2 * len(reasons)


def _lateral(
    line: str, fields: Mapping[str, str], shown: Set[str], asked: Set[str], says: Mapping[str, str]
) -> tuple[str, int]:
    """Moves to another field under the same title: those that the resume does not name yet."""
    new = [name for i, name in fields.items() if i not in shown]
    if not new:
        return "", 0
    row = _row(new, "or")
    parts = [line.format(fields=row[0].upper() + row[1:])]
    if old := [name for i, name in fields.items() if i in shown]:
        parts.append(says["worked"].format(fields=_row(old)))
    moves = [name for i, name in fields.items() if i in asked and i not in shown]
    if moves:
        parts.append(says["moves"].format(field=_row(moves)))
    return " ".join(parts), 3 if moves else 0


def _the(name: str) -> str:
    """Letters with their article ("the CMA (AAMA)"); a name that has one stays."""
    return name if name.startswith("a ") else f"the {name}"


def _row(words: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))

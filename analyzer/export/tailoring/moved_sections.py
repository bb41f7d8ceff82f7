"""The fewest sections to move so that a person's own Word file shows them in the order that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from analyzer.export.tailoring.adjustment import Adjustment
from analyzer.export.tailoring.section_order import opens_part, section_places
from analyzer.export.word.moves import SectionMove
from analyzer.model import Report, Resume, Span

_STUDENT = "fits a student: certifications, then schooling and externship, above other work"
_WORKER = "fits somebody with experience: certifications above the work, schooling below it"
_WHY = "in the order that {}"
# Somebody new to the work may still open with the schooling: an order that fits a student is left to them.
_NEW_MONTHS = 12
# More parts than any resume has: the choice below looks at every set of them.
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with those of no known kind behind it: its heading, its lines and its place (None: it may stand
    anywhere)."""

    heading: Span
    lines: tuple[int, ...]
    place: int | None

    @property
    def key(self) -> tuple[int, int]:
        return self.place or 0, self.lines[0]


@dataclass(frozen=True, slots=True)
class _Move:
    part: _Part
    before: _Part
    below: _Part | None


def moved_sections(report: Report, *_: str) -> Iterator[Adjustment]:
    """One change for each section that moves; only a Word file of the person's own has an order to change."""
    resume = report.resume
    why = _WHY.format(_STUDENT if report.career.stage == "student" else _WORKER)
    for move in _moves(report):
        heading = move.part.heading.of(resume.text)
        side, other = ("below", move.below) if move.below else ("above", move.before)
        yield Adjustment("order", move.part.heading, f"{heading}: moved {side} {other.heading.of(resume.text)}", why)


def move_plans(report: Report) -> dict[Span, SectionMove]:
    """Each move by lines, by the heading of its section, in the order in which the sections are to stand."""
    parts = _parts(report.resume, student=report.career.stage == "student")
    following = {a.heading: b for a, b in pairwise(parts)}
    plans = {}
    for move in _moves(report):
        until = following.get(move.part.heading)
        plans[move.part.heading] = SectionMove(move.part.lines, until.lines[0] if until else None, move.before.lines[0])
    return plans


def _moves(report: Report) -> Sequence[_Move]:
    resume = report.resume
    name = resume.contact.name_span
    parts = _parts(resume, student=report.career.stage == "student")
    if resume.document.format != "docx" or not parts or (name is not None and name.start > parts[0].heading.start):
        return ()
    bound = [p for p in parts if p.place is not None]
    wanted = sorted(bound, key=lambda p: p.key)
    if wanted == bound or len(bound) > _MOST:
        return ()
    if report.career.months < _NEW_MONTHS and _is_ordered(_parts(resume, student=True)):
        return ()
    for number in range(1, len(bound)):
        made = [_arranged(parts, wanted, frozenset(gone)) for gone in combinations(bound, number)]
        possible = [m for m in made if m is not None]
        if possible:
            return min(possible, key=lambda moves: sum(len(m.part.lines) for m in moves))
    return ()


def _is_ordered(parts: Sequence[_Part]) -> bool:
    bound = [p for p in parts if p.place is not None]
    return all(a.key < b.key for a, b in pairwise(bound))


def _arranged(parts: Sequence[_Part], wanted: Sequence[_Part], gone: frozenset[_Part]) -> list[_Move] | None:
    """The moves of these parts; None where the rest is not in order or a part would have to go to the very end.

    Behind the last paragraph of a file, a move could not be rejected without a trace.
    """
    kept = [p for p in wanted if p not in gone]
    if any(a.lines[0] > b.lines[0] for a, b in pairwise(kept)):
        return None
    gaps: dict[int, list[_Part]] = {}
    for part in wanted:
        if part in gone:
            gaps.setdefault(sum(k.key < part.key for k in kept), []).append(part)
    moves = []
    for gap, arriving in gaps.items():
        above = kept[gap - 1] if gap else None
        under = kept[gap] if gap < len(kept) else None
        below = None
        before = under
        if above is not None and (under is None or any(p.lines[0] < under.lines[0] for p in arriving)):
            below = above
            before = next((p for p in parts if p.lines[0] > above.lines[0]), None)
        if before is None or before in arriving:
            return None
        moves += [_Move(part, before, below) for part in arriving]
    return moves


def _parts(resume: Resume, *, student: bool) -> list[_Part]:
    """The parts in the order of the file; a heading over kinds from both sides of another part may stand anywhere."""
    found: list[tuple[Span, list[int], list[int]]] = []
    for section in resume.sections:
        lines = [i for i, x in enumerate(resume.document.lines) if section.span.covers(x.span)]
        if opens_part(section) and section.heading_span is not None and lines:
            found.append((section.heading_span, lines, section_places(section, student=student)))
        elif found:
            found[-1][1].extend(lines)
    firsts = {places[0] for _, _, places in found if places}
    return [
        _Part(
            heading,
            tuple(lines),
            None if not places or any(places[0] < x < places[-1] for x in firsts) else places[0],
        )
        for heading, lines, places in found
    ]

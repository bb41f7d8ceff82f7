"""A rewrite as edits of a bullet: what is cut out or put in; everything between the edits stays as a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.model import Blank, Fact, Glue, Segment, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`span` of the resume gives way to `segments`; an empty span is an insertion."""

    span: Span
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Edits that put a question beside a task; `bracket` marks the form that stands behind a whole list."""

    edits: tuple[Edit, ...]
    at_noun: bool = False
    bracket: bool = False
    people: bool = False


class Collision(ValueError):
    """Two edits want the same words."""


def clash(edits: Iterable[Edit]) -> bool:
    """Whether two edits want the same words or the same place."""
    last = Edit(Span(-1, -1))
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < last.span.end:
            return True
        if edit.span == last.span and not _follows(edit, last):
            return True
        last = edit
    return False


def _follows(edit: Edit, last: Edit) -> bool:
    """Whether an edit may stand right behind another: a question behind a bracket, behind a verb that was put in front,
    or without a bracket behind a period."""
    closing = last.segments[-1] if last.segments else None
    opening = edit.segments[0] if edit.segments else None
    if not isinstance(closing, Glue) or not any(isinstance(x, Blank) for x in edit.segments):
        return False
    counted = all(isinstance(x, Glue) for x in last.segments)
    if closing.text.endswith(" ") and isinstance(opening, Blank):
        return True
    return closing.text.endswith(")") or (counted and isinstance(opening, Glue) and not opening.text.startswith(" ("))


def compose(text: str, bullet: Span, edits: Iterable[Edit]) -> list[Segment]:
    """The segments of the bullet after the edits. Raises Collision where two of them overlap."""
    result: list[Segment] = []
    at = bullet.start
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at:
            raise Collision("two edits overlap")
        if edit.span.start > at:
            span = Span(at, edit.span.start)
            result.append(Fact(span.of(text), span))
        result.extend(edit.segments)
        at = edit.span.end
    if at < bullet.end:
        span = Span(at, bullet.end)
        result.append(Fact(span.of(text), span))
    return _joined(result)


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbouring glue as one piece."""
    result: list[Segment] = []
    for segment in segments:
        if isinstance(segment, Glue) and result and isinstance(result[-1], Glue):
            result[-1] = Glue(result[-1].text + segment.text)
        else:
            result.append(segment)
    return result

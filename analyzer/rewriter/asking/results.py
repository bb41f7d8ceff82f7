"""The numbers of a result that a bullet claims: "Reduced wait times from [how many?] to [how many?] minutes"."""

from __future__ import annotations

from analyzer.matchers.measures.changes import Changes
from analyzer.model import Blank, Glue, Segment, Span
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.subject import Subject


class Results:
    """Built once from what may change; `edits` is pure."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def edits(self, subject: Subject) -> list[Edit]:
        """The numbers behind what changed; nothing where the bullet holds a number or claims no change."""
        bullet = subject.bullet.span
        if subject.line.measures or subject.entry.kind == "externship":
            return []
        claimed = self._changes.find(bullet.of(subject.text))
        if claimed is None:
            return []
        change = claimed.change
        segments: list[Segment] = []
        for number, piece in enumerate(change.pieces()):
            if number % 2:
                key = f"{subject.place}.change.{piece}"
                # The numbers come from the same place: the first question says where to look.
                hint = "" if any(isinstance(x, Blank) for x in segments) else change.hint
                segments.append(Blank(key, change.asks[piece], change.unit, hint, change.most))
            elif piece:
                segments.append(Glue(piece if segments else f" {piece}"))
        at = bullet.start + claimed.noun.end
        return [Edit(Span(at, at), tuple(segments))]

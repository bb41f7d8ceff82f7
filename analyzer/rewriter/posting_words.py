"""The posting's word beside the person's own, where both mean the very same: "drew blood (phlebotomy)"."""

from __future__ import annotations

from analyzer.model import Fact, Glue, Span
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.subject import Subject


def posting_word_edits(subject: Subject) -> list[Edit]:
    """The edits that put each of the bullet's words beside the posting's; the reason says what it stands for."""
    edits: list[Edit] = []
    for word in subject.same:
        if not subject.bullet.span.covers(word.span):
            continue
        asked = Fact(word.asked, word.span, why=f"the posting's word for “{word.own}”")
        if word.asked_first:
            edits.append(Edit(Span(word.span.start, word.span.start), (asked, Glue(" ("))))
            edits.append(Edit(Span(word.span.end, word.span.end), (Glue(")"),)))
        else:
            edits.append(Edit(Span(word.span.end, word.span.end), (Glue(" ("), asked, Glue(")"))))
    return edits

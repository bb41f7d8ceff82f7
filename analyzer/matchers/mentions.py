"""What the terms found in a line say: each with its status, and none that is somebody else's or another thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from analyzer.lexicon import Term
from analyzer.matchers.context import Context
from analyzer.matchers.credentials.dates import ISSUED, REACH_BEHIND, exam_date, is_past, partial_date
from analyzer.matchers.credentials.details import CredentialDetails
from analyzer.matchers.terms.addressees import is_addressee
from analyzer.matchers.terms.finder import PLACES, Found
from analyzer.matchers.terms.products import name_products
from analyzer.matchers.wishes import Wished
from analyzer.matchers.words.words import Word
from analyzer.model import LineKind, Mention, Span, Status

# "RNs", "CNA's", "paramedics" and "4 CNA" are people, and not the one the resume is about.
_PEOPLE = re.compile(
    r"[A-Z]['’]?s$|^(?:\w+\W+){0,2}(?i:assistant|nurse|technician|paramedic|aide|practitioner|coder|biller|phlebotomist)s$"
)
_COUNTED = re.compile(r"(?<![\d/.#\-])\b\d{1,2}\s+$")
# How far from letters among skills a word such as "certified" is meant for them, in characters.
_BESIDE = 20
# What is done with an exam or a course, and how far before the name of a card it stands.
_DONE = re.compile(r"(?<![^\W_])(?:passed|took|taken|completed|finished|attended)\s+(?:\w+\s+){0,3}$", re.I)
_COURSE_DONE = re.compile(r"\W*(?:\w+\s+)?(?:course|class)\s+(?:completed|completion|passed)", re.I)
_EVENT = 30
# Whoever finishes the course holds the card.
_COURSE_CARDS = frozenset({"LIFE", "SAFETY"})
# How far before its people a number stands, in characters.
_COUNT = 20


class MentionReader:
    """Built once; `read` is pure. `cards` are the ids that stand for a card wherever skills are listed."""

    def __init__(self, context: Context, details: CredentialDetails, cards: Collection[str]) -> None:
        self._context = context
        self._details = details
        self._cards = frozenset(cards)

    def read(
        self,
        line: str,
        words: Sequence[Word],
        found: Sequence[Found],
        kind: LineKind,
        offset: int,
        as_of: date,
        *,
        on_name_line: bool,
        posting: bool,
        wishes: Wished,
    ) -> list[Mention]:
        """The mentions of the terms `found` in a line of this kind; `offset` is where the line starts in its text.

        On the line of the name letters are the person's own; in a posting they are what is asked for.
        """
        mentions: list[Mention] = []
        has_cert = any(item.term.kind == "cert" for item in found)
        cards = {f.term.id for f in found if f.term.id in self._cards} if has_cert and kind == "skills" else set()
        cued = self._context.has_cue(line)
        # "Certified Pharmacy Technician": the name of a card, and no place.
        card_words = (
            {at for f in found if f.term.kind == "cert" for at in range(f.first, f.last)}
            if kind == "credential"
            else ()
        )
        starts = [words[item.first].start for item in found if item.term.kind == "cert"]
        papers = [words[item.first].start for item in found if item.term.kind in ("cert", "education")]
        for item in found:
            if card_words and item.term.kind in PLACES and not card_words.isdisjoint(range(item.first, item.last)):
                continue
            start, end = words[item.first].start, words[item.last - 1].end
            if item.term.kind in PLACES and kind != "title" and not posting and is_addressee(line, start):
                continue
            end = _with_closing_bracket(line, start, end)
            term_kind = item.term.kind
            told = cued or term_kind == "cert"
            until = next((s for s in (papers if term_kind == "education" else starts) if s >= end), None)
            # "CMA exam in spring": what follows is told of the exam.
            to_come = line[start:end].casefold().endswith(" exam") and not _DONE.search(
                line[max(0, start - _EVENT) : start]
            )
            behind = end - len(" exam") if to_come else end
            status: Status = self._context.status(line, start, behind, term_kind, until) if told else "held"
            if term_kind == "cert":
                status = _of_event(line, start, end, until, status, as_of, item.term.family)
            elif term_kind == "education" and status == "planned" and _was_expected(line, end, as_of):
                status = "held"
            if status == "held" and wishes.hold(term_kind, start):
                status = "planned"
            if term_kind == "cert":
                if not posting and (
                    _PEOPLE.search(line[start : words[item.last - 1].end])
                    or _COUNTED.search(line, max(start - _COUNT, 0), start)
                ):
                    continue
                if not posting and self._context.is_spoken_of(line, start, end, item.term.family):
                    continue
                if kind == "skills" and status == "held" and not self._is_card(item.term, cards, line, start, end):
                    status = "unclear"
                if posting and not self._context.is_asked(line, end):
                    continue
                if kind == "duty" and status != "negated" and not self._context.is_own(line, start, end):
                    continue
                if kind == "title" and status == "held" and not on_name_line:
                    status = "unclear"
            mentions.append(
                Mention(item.term.id, Span(start + offset, end + offset), status, implied=item.tier == "implied")
            )
        named = name_products(mentions, line, offset)
        return self._details.attach(named, line, offset, as_of, dated=kind != "title", schooling=kind == "education")

    def _is_card(self, term: Term, cards: Collection[str], line: str, start: int, end: int) -> bool:
        """Whether letters among skills stand for a card somebody holds, and not for what they can do."""
        named = self._context.names_holder(line[max(start - _BESIDE, 0) : end + _BESIDE])
        return term.id in self._cards or named or (term.family == "LIFE" and bool(cards))


def _was_expected(line: str, end: int, as_of: date) -> bool:
    """Whether the day that schooling was expected to end lies in the past: nobody goes back to take that out."""
    found = ISSUED.search(line, end, end + REACH_BEHIND)
    return found is not None and is_past(partial_date(found), as_of)


def _of_event(line: str, start: int, end: int, until: int | None, status: Status, as_of: date, family: str) -> Status:
    """The status that an exam or a course gives: one to come is planned; a finished one of these families is a card."""
    before = line[max(0, start - _EVENT) : start]
    if status == "held" and not _DONE.search(before) and (day := exam_date(line[:until], start, end)):
        return "planned" if not is_past(day, as_of) and (day.month or day.year > as_of.year) else status
    if status == "unclear" and family in _COURSE_CARDS and (_DONE.search(before) or _COURSE_DONE.match(line, end)):
        return "held"
    return status


def _with_closing_bracket(line: str, start: int, end: int) -> int:
    """Takes in the bracket that closes one opened inside ("CMA (AAMA)")."""
    inside = line[start:end]
    return end + 1 if inside.count("(") > inside.count(")") and line[end : end + 1] == ")" else end

"""Skill lists whose items the posting asks for move to the front, in the posting's order; none is added or removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzer.export.tailoring.adjustment import Adjustment
from analyzer.lexicon import load
from analyzer.model import LineAnnotation, Posting, Report, Span
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.skill_lists import skill_items
from analyzer.scorer.equivalence import Equivalence, equivalence_of

_GAP = re.compile(r" *([,;|]) *(and |& |or )?", re.I)
_TAIL = re.compile(r"[\s.,;|]*")
# "Fluent in English, Spanish": the first item's words also speak of what follows, so its place is part of the meaning.
_REACHES_ON = re.compile(
    r":| [-–—] |[()/]\s*\Z|\b(?:in|of|with|to|for|on|at|by|using|including|such as|e\.g|i\.e|etc|like|not|no|than)\b"
    r"|\A(?:and|or|as well|plus|also|other|more|both|especially|currently|learning)\b",
    re.I,
)
_ACTIVITY = re.compile(r"[a-z]+ing\s", re.I)
_JOINED = re.compile(r"\s(?:and|&|or)\s", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST = 3
_WHY = "asked for by the posting, moved to the front: {}"


def reordered_skills(report: Report) -> Iterator[Adjustment]:
    """One change for each list of a skills section whose order changes; nothing without a posting."""
    if report.posting is None:
        return
    equivalence = equivalence_of(load(*report.lexicons))
    seen: set[Span] = set()
    for section in report.resume.sections:
        for piece in body_pieces(report.resume.document, section) if "skills" in section.kinds else ():
            line = report.annotations.line_at(piece.span.start)
            if line is not None and line.kind == "skills" and piece.span not in seen:
                seen.add(piece.span)
                yield from _reordered(report.resume.text, piece.span, line, report.posting, equivalence)


def _reordered(
    text: str, span: Span, line: LineAnnotation, posting: Posting, equivalence: Equivalence
) -> Iterator[Adjustment]:
    items = skill_items(text, span)
    if not _can_move(text, span, items) or any(m.status != "held" for m in line.terms):
        return
    ranks = [_rank(item, line, posting, equivalence) for item in items]
    order = sorted(range(len(items)), key=lambda i: (ranks[i] is None, ranks[i] or 0, i))
    gaps = [text[a.end : b.start] for a, b in pairwise(items)]
    if order == list(range(len(items))) or _may_share_words(text, items, line, order):
        return
    words = [items[i].of(text) for i in order]
    old = items[0].of(text)
    if old[0].isupper() and re.match(r"[a-z]+(?![^\W_])", words[0]):
        words[0] = words[0][0].upper() + words[0][1:]
    moved = "".join(w + g for w, g in zip(words, [*gaps, ""], strict=True))
    wanted = [items[i].of(text) for place, i in enumerate(order) if ranks[i] is not None and place < i]
    yield Adjustment("skills", Span(items[0].start, items[-1].end), moved, _WHY.format(", ".join(wanted)))


def _can_move(text: str, span: Span, items: Sequence[Span]) -> bool:
    """Whether the line is a list with one mark between independent items."""
    if len(items) < _FEWEST or _YEAR.search(span.of(text)):
        return False
    marks = [_GAP.fullmatch(text[a.end : b.start]) for a, b in pairwise(items)]
    if len({m[1] if m else "" for m in marks}) != 1 or marks[0] is None or any(m and m[2] for m in marks[:-1]):
        return False
    if not _TAIL.fullmatch(text[items[-1].end : span.end]):
        return False
    words = [item.of(text) for item in items]
    # "Taking vitals, EKGs": the first verb may govern the rest.
    activities = [bool(_ACTIVITY.match(w)) for w in words]
    return not any(_REACHES_ON.search(w) for w in words) and not (activities[0] and not all(activities))


def _may_share_words(text: str, items: Sequence[Span], line: LineAnnotation, order: Sequence[int]) -> bool:
    """Whether items of a comma list may lean on each other: "IM, SubQ and ID injections", "adult, travel vaccines"."""
    gaps = [text[a.end : b.start] for a, b in pairwise(items)]
    if not gaps[0].lstrip().startswith(","):
        return False
    known = [any(item.covers(x) for x in _shown(line)) for item in items]
    if _JOINED.search(f" {gaps[-1]}") and not all(known):
        return True
    if any(_JOINED.search(item.of(text)) for item in items):
        return True
    words = [len(item.of(text).split()) for item in items]
    kept = set(pairwise(order))
    parted = {i for i in range(len(items) - 1) if (i, i + 1) not in kept}
    return any(words[i] == 1 and words[i + 1] > 1 and not known[i] for i in parted)


def _shown(line: LineAnnotation) -> list[Span]:
    return [*(m.span for m in line.terms), *(t.span for t in line.tasks)]


def _rank(item: Span, line: LineAnnotation, posting: Posting, equivalence: Equivalence) -> int | None:
    """The place in the posting of the first requirement that the item answers."""
    held = {m.term for m in line.terms if item.covers(m.span)} | {t.term for t in line.tasks if item.covers(t.span)}
    places = [
        r.span.start
        for r in posting.requirements
        if not r.self_check and any(_meets(equivalence, posting, r.any_of, r.text, asked, held) for asked in r.any_of)
    ]
    return min(places, default=None)


def _meets(
    equivalence: Equivalence, posting: Posting, listed: Sequence[str], said: str, asked: str, held: set[str]
) -> bool:
    answers = (equivalence.answer(asked, h, state=posting.state, listed=listed, text=said) for h in held)
    return any(a is not None and a.grade == "met" for a in answers)

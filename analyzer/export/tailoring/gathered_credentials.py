"""Whole lines that state a credential join the section of certifications; each is a change that can be rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzer.export.tailoring.adjustment import Adjustment
from analyzer.export.tailoring.stray_credentials import SameCard, Stray, home_section, stray_credentials
from analyzer.export.word.moves import LineMove
from analyzer.lexicon import load
from analyzer.model import Mention, Report, Resume, Section
from analyzer.parser.resume.sections import body_pieces

_WHY = "it stood in {}: credentials are looked for in one place"
_TWICE = "it stands twice, also in {}: keep the fuller line"
_NOWHERE = "it stands in {}, and your resume has no section of certifications: put all your credentials into one"
_ALONE = "nothing else stands in {}: move the line yourself and take that heading out"


def gathered_credentials(report: Report) -> Iterator[Adjustment]:
    """One change for each line that moves, and one that is left, with the reason, for each that the person must see."""
    resume = report.resume
    home = home_section(resume)
    strays = stray_credentials(report)
    if home is None:
        yield from _scattered(resume, strays)
        return
    is_same = SameCard(load(*report.lexicons), resume.text)
    standing = _cards(report, home)
    reasons: dict[int, str] = {}
    for stray in sorted(strays, key=lambda s: _fullness(resume, s), reverse=True):
        known = [any(is_same(card, other) for other in standing) for card in stray.cards]
        if stray.reason:
            # A list of other things may name a card again.
            if not all(known):
                reasons[stray.line] = stray.reason
        elif any(known):
            reasons[stray.line] = _TWICE.format(_name(home))
        else:
            reasons[stray.line] = ""
            standing += stray.cards
    for stray in _emptying(resume, [s for s in strays if reasons.get(s.line) == ""]):
        reasons[stray.line] = _ALONE.format(_name(stray.section))
    for stray in strays:
        if stray.line in reasons:
            yield _change(resume, stray, home, reasons[stray.line])


def line_move(report: Report, given: Adjustment) -> LineMove:
    """A change that is made, by lines: the one that moves, and those of the section that it joins."""
    resume = report.resume
    home = home_section(resume)
    assert home is not None
    lines = [i for i, x in enumerate(resume.document.lines) if home.span.covers(x.span) and not x.hidden]
    cards = {m.span for m in _cards(report, home)}
    with_card = [i for i in lines if any(resume.document.lines[i].span.covers(s) for s in cards)]
    line = next(i for i, x in enumerate(resume.document.lines) if x.span == given.span)
    return LineMove(line, lines[-1], with_card[-1] if with_card else None)


def _change(resume: Resume, stray: Stray, home: Section, reason: str) -> Adjustment:
    span = resume.document.lines[stray.line].span
    words = span.of(resume.text)
    if reason:
        return Adjustment("gather", span, words, reason, left=True)
    why = _WHY.format(_name(stray.section))
    return Adjustment("gather", span, f"{words}: moved to {_heading(home)}", why)


def _scattered(resume: Resume, strays: Sequence[Stray]) -> Iterator[Adjustment]:
    """Where no section could take them: each line, if not all of them stand together."""
    own = [s for s in strays if not s.reason]
    if all(a.section is b.section and a.line + 1 == b.line for a, b in pairwise(own)):
        return
    for stray in own:
        span = resume.document.lines[stray.line].span
        yield Adjustment("gather", span, span.of(resume.text), _NOWHERE.format(_name(stray.section)), left=True)


def _emptying(resume: Resume, moving: Sequence[Stray]) -> Iterator[Stray]:
    """Those that would leave a heading behind with nothing below it."""
    gone = {s.line for s in moving}
    for stray in moving:
        if {p.line for p in body_pieces(resume.document, stray.section)} <= gone:
            yield stray


def _cards(report: Report, section: Section) -> list[Mention]:
    lines = [x for x in report.annotations.lines if section.span.covers(x.span)]
    return [m for line in lines for m in line.terms if m.kind == "cert"]


def _fullness(resume: Resume, stray: Stray) -> tuple[int, int, int]:
    """Which of two lines about one credential says more: date and issuer, then length, then the first."""
    told = sum(bool(m.expires) + bool(m.issuer) for m in stray.cards)
    return told, len(resume.document.lines[stray.line].span.of(resume.text)), -stray.line


def _name(section: Section) -> str:
    return f"“{_heading(section)}”"


def _heading(section: Section) -> str:
    return section.heading.strip(" :")

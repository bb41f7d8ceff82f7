"""The whole lines that state a credential outside the section of certifications, and whether each can be moved there.

A line says nothing else where each of its words belongs to a credential, its issuer, a state, a date or the list of
`lexicons/gathering.toml`. A heading decides nothing here: each line is read by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.lexicon import Lexicons
from analyzer.matchers.pipeline import Pipeline, pipeline
from analyzer.model import LineAnnotation, Mention, Report, Resume, Section, Span
from analyzer.parser.resume.sections import body_pieces

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWN = frozenset({"held", "planned"})
_CATCH_ALL = "cert.other-licence"
# Sections whose lines speak of one job.
_JOBS = frozenset({"experience", "externship", "volunteer", "military"})
# A longer line of a job is read as a duty, and only a short one by its own words.
_SHORT = 6
# A line with more words besides the credential is a sentence or a list that only mentions it.
_MOST_REST = 4


@dataclass(frozen=True, slots=True)
class Stray:
    """A line (its index), the section that it stands in, its credentials, and why it cannot move ("" where it can)."""

    line: int
    section: Section
    cards: tuple[Mention, ...]
    reason: str = ""


def home_section(resume: Resume) -> Section | None:
    """The section that credentials belong in: one of certifications alone, else a merged one; the first of several."""
    found = [s for s in resume.sections if "certifications" in s.kinds and s.heading_span is not None]
    return next((s for s in found if s.kinds == ("certifications",)), next(iter(found), None))


def stray_credentials(report: Report) -> tuple[Stray, ...]:
    """The lines in the order of the resume, without regard to each other and to what the section says already."""
    reader = _Reader(report, pipeline(*report.lexicons))
    return tuple(s for section in report.resume.sections for s in reader.of_section(section))


class SameCard:
    """Tells whether two mentions are of one credential: "CMA" may be the "CMA (AAMA)" of another line."""

    def __init__(self, lexicons: Lexicons, text: str) -> None:
        rows: Sequence[Mapping[str, Mapping[str, str]]] = lexicons.table("context")["issuer"]
        self._turns = {pair for row in rows for pair in row["turns"].items()}
        self._text = text

    def __call__(self, one: Mention, other: Mention) -> bool:
        if one.term == other.term:
            words = [m.span.of(self._text).casefold() for m in (one, other)]
            return one.term != _CATCH_ALL or words[0] == words[1]
        return bool({(one.term, other.term), (other.term, one.term)} & self._turns)


class _Reader:
    def __init__(self, report: Report, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("gathering")
        self._report = report
        self._matchers = matchers
        self._details = frozenset(table["details"])
        self._never = frozenset(table["never"])
        states = sorted(matchers.lexicons.table("headings")["places"]["states"], key=len, reverse=True)
        self._states = re.compile(rf"\b(?:{'|'.join(map(re.escape, states))})\b")

    def of_section(self, section: Section) -> Iterator[Stray]:
        """The lines of a section that is none of certifications and stands below a heading."""
        if "certifications" in section.kinds or section.heading_span is None:
            return
        resume = self._report.resume
        heads = [e.header for e in resume.experience]
        named = [*resume.contact.credentials, *([resume.contact.name_span] if resume.contact.name_span else [])]
        pieces = body_pieces(resume.document, section)
        for at, piece in enumerate(pieces):
            line = resume.document.lines[piece.line].span
            if piece.span != line or any(s.overlaps(line) for s in (*heads, *named)):
                continue
            if not self._may_name_card(line):
                continue
            read, cards = self._read(line)
            if read.kind != "credential" or not cards or all(m.term in self._never for m in cards):
                continue
            rest = self._rest(line, read, cards)
            if all(m.status in _OWN for m in cards) and len(rest) <= _MOST_REST:
                below = resume.document.lines[pieces[at + 1].line].span if at + 1 < len(pieces) else None
                yield Stray(piece.line, section, cards, self._reason(section, line, rest, cards, below))

    def _may_name_card(self, line: Span) -> bool:
        """Whether the line was read as naming a credential, or is one of a job where a credential is not looked for."""
        known = self._report.annotations.line_at(line.start)
        if known is not None and known.kind == "duty" and not known.terms:
            return len(line.of(self._report.resume.text).split()) <= _SHORT
        return known is not None and any(m.kind == "cert" for m in known.terms)

    def _read(self, line: Span) -> tuple[LineAnnotation, tuple[Mention, ...]]:
        """The line by its own words alone, and its credentials."""
        read = self._matchers.line(self._report.resume.text, line, as_of=self._report.as_of)
        return read, tuple(m for m in read.terms if m.kind == "cert")

    def _reason(
        self, section: Section, line: Span, rest: Sequence[str], cards: Sequence[Mention], below: Span | None
    ) -> str:
        text = self._report.resume.text
        if _JOBS.intersection(section.kinds) or any(e.span.overlaps(line) for e in self._report.resume.experience):
            return "it stands among the lines of a job"
        if rest:
            return f"it says more than that (“{' '.join(rest)}”): give the credential a line of its own"
        next_line = self._report.annotations.line_at(below.start) if below else None
        if below and next_line and not next_line.terms and self._goes_on(cards, below.of(text), line):
            return "its date or issuer stands on the line below: move both together"
        return ""

    def _goes_on(self, cards: Sequence[Mention], below: str, line: Span) -> bool:
        """Whether the line below only tells when the credential expires or who issued it."""
        report = self._report
        return self._matchers.details.carry(cards, below, report.as_of, line, report.resume.text) != list(cards)

    def _rest(self, line: Span, read: LineAnnotation, cards: Sequence[Mention]) -> list[str]:
        """The words that are neither a credential nor a detail of one."""
        words = line.of(self._report.resume.text)
        taken = [Span(m.span.start - line.start, m.span.end - line.start) for m in cards]
        taken += [span for span, _ in self._matchers.details.issuers(words)]
        taken += [Span(*m.span()) for m in self._states.finditer(words)]
        names = {n for m in cards for n in self._matchers.lexicons.terms[m.term].issuer_aliases}
        taken += [Span(*m.span()) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", words)]
        found = [m for m in _WORD.finditer(words) if not any(s.overlaps(Span(*m.span())) for s in taken)]
        rest = [m[0] for m in found if m[0].casefold() not in self._details]
        if not rest and (read.tasks or read.measures):
            return [words]
        return rest

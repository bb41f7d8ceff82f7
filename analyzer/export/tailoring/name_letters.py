"""The letters of a held credential after the name, where none stand there; the issuer must be the resume's own word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.export.tailoring.adjustment import Adjustment
from analyzer.lexicon import Term, load
from analyzer.matchers.credentials.dates import is_past
from analyzer.model import Mention, Report, Span
from analyzer.scorer.copying import copied_lines

_AFTER_NAME = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\t|\s{2,}|\Z)")
_DENIED = frozenset({"planned", "expired", "negated"})


def letters_after_name(report: Report) -> Iterator[Adjustment]:
    """One change or none: the credential that the posting names first, else the one that the resume names first."""
    contact, text = report.resume.contact, report.resume.text
    name = contact.name_span
    line = next((x for x in report.resume.document.lines if name and x.span.covers(name)), None)
    if name is None or line is None or line.hidden or contact.credentials or "," in name.of(text):
        return
    if not _AFTER_NAME.match(text[name.end : line.span.end]):
        return
    below = min(
        (s.heading_span.start for s in report.resume.sections if s.heading_span and s.heading_span.start > name.end),
        default=len(text),
    )
    terms = load(*report.lexicons).terms
    mentions = [m for m in report.annotations.mentions() if m.kind == "cert"]
    if any(line.span.start <= m.span.start < below and _is_national(terms[m.term]) for m in mentions):
        # The letters stand beside or below the name already.
        return
    held = [m for m in _held(report) if _is_national(terms[m.term]) and _is_sure(m, mentions, terms[m.term], report)]
    asked = [t for r in (report.posting.requirements if report.posting else ()) for t in r.any_of]
    places = {t: i for i, t in reversed(list(enumerate(asked)))}
    best = min(held, key=lambda m: (places.get(m.term, len(asked)), m.span), default=None)
    if best is not None:
        letters = terms[best.term].letters
        why = f"you hold it, and your resume names the issuer: “{best.span.of(text)}”"
        yield Adjustment("letters", name, f"{name.of(text)}, {letters}", why)


def _is_national(term: Term) -> bool:
    """Whether the letters name the body that issues them."""
    return term.family == "MA" and bool(term.issuer) and f"({term.issuer})" in term.letters


def _held(report: Report) -> Iterator[Mention]:
    """The mentions of credential lines that are the person's own words."""
    copied = copied_lines(report.posting.text, report.annotations) if report.posting else frozenset[Span]()
    own = report.resume.credential_lines
    for line in report.annotations.lines:
        if line.span not in copied and (line.kind == "credential" or any(s.overlaps(line.span) for s in own)):
            yield from line.terms


def _is_sure(mention: Mention, mentions: list[Mention], term: Term, report: Report) -> bool:
    if mention.implied or mention.issuer not in (term.issuer, *term.issuer_aliases) or not mention.issuer:
        return False
    same = [m for m in mentions if m.term == mention.term]
    past = any(m.expires is not None and is_past(m.expires, report.as_of) for m in same)
    return mention.status == "held" and not past and not any(m.status in _DENIED for m in same)

"""Issuer and expiry of a credential, taken from its own line, and what they change.

An issuer turns a credential of no stated issuer into the issuer's own (`lexicons/context.toml`); an expiry date
before the day of reading makes a held one expired.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from analyzer.lexicon import Lexicons
from analyzer.matchers.folding import lower_text
from analyzer.matchers.unlisted import UNLISTED
from analyzer.model import Mention, PartialDate, Span
from analyzer.span_index import SpanIndex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.,/-]?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?"
    r"(?P<year1>(?:19|20)\d\d|['’]\d\d(?!\d))"
    r"|(?P<month2>0?[1-9]|1[0-2])\s*/\s*(?:\d{1,2}\s*/\s*)?(?P<year2>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<month4>0?[1-9]|1[0-2])[.-](?:\d{1,2}[.-])?(?P<year4>(?:19|20)\d\d)(?!\d)"
    r"|(?P<year5>(?:19|20)\d\d)-(?P<month5>0[1-9]|1[0-2])(?:-\d\d)?(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d))"
)
_YEARS = ("year1", "year2", "year4", "year5", "year3")
_EXPIRY = re.compile(
    r"(?:(?:exp(?:ires?|iring|iration|iry|\.)?|valid|good|renewal|renews?|current|active|expired|laps(?:es?|ed))\s*"
    r"(?:date|due|on|in|through|thru|until|till|to|by|end\s+of|:|\.|-|–|\(|\s)*|(?:(?:renewed|recertified|extended)\s+to|through|thru|until|till)\s)\s*"
    + _DATE,
    re.I,
)
_ISSUED = re.compile(_DATE, re.I)
_EXAM = re.compile(
    r"(?<![^\W_])(?:exam(?:ination)?|test(?:ing)?|boards)(?![^\W_])(?:[\s:(,–-]|is|on|in|at|set|for|by|date|booked|scheduled|planned)*"
    + _DATE,
    re.I,
)
# No more than a word or two of the credential's own stand before its exam ("CCMA certification exam").
_WORDS_BETWEEN = re.compile(r"[.;|]|(?:\w+\W+){4}")
_ONGOING = re.compile(r"\s*(?:-|–|—|to)\s*(?:present|current|now)", re.I)
# How far from a card its date may stand, in characters.
_BESIDE, _BEFORE = 45, 15
_PERIOD = re.compile(r"(?:19|20)\d\d\s*(?:-|–|—|to|through)[\s/]*" + _DATE, re.I)
_UP_TO = re.compile(r"\s*(?:-|–|—|to|through|thru|until|till)\s*" + _DATE, re.I)
# A word of a sentence, which may speak of another date ("BLS certified, graduating 05/2027").
_PROSE = re.compile(
    r"(?<![^\W_])(?!certified|certification|license|card|provider|basic|life|support|first|aid)[a-z]{4,}"
)
_DIGIT = re.compile(r"\d")
# What stands between letters, or a title in words, and the letters that say the same more exactly.
_UP_TO_LETTERS = re.compile(r"\s*\(?\s*")
_FROM_TITLE = re.compile(r"\s*[(,–—-]?\s*")
# A part of a line that a list goes on behind, and what ends a list.
_LISTED = re.compile(r"(?:and|for|&|/|,)\s*$")
_ENDED = re.compile(r"[;|]")
# What a bracket says of one card of a list alone.
_SAID = re.compile(r"\([^)]*(?:\d|\b(?:exp|expired|lapsed|inactive|current|active|valid|pending|in progress)\b)", re.I)
# What leads to a list of cards, and what leads from one to who gave them all.
_LIST_LABEL = re.compile(r"[:–—-]\s*$")
_LIST_TAIL = re.compile(r"\s(?:[–—-]|through|from|by|via)\s", re.I)

# How far a second date of a line reaches back over a list of cards, in characters.
_CLOSE = 30
_UNSPECIFIED = "cert.ma-unspecified"


def _partial(match: re.Match[str]) -> PartialDate:
    year = next(y for name in _YEARS if (y := match[name])).lstrip("'’")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if match["mon"]:
        return PartialDate(full, _MONTHS.index(match["mon"].casefold()) + 1)
    month = match["month2"] or match["month4"] or match["month5"]
    return PartialDate(full, int(month) if month else None)


def _end_of(found: re.Match[str]) -> PartialDate:
    """The date of a match, or the end of the period that it opens: "valid 05/2025 to 05/2027"."""
    later = _UP_TO.match(found.string, found.end())
    return _partial(later or found)


def exam_date(text: str, start: int, end: int) -> PartialDate | None:
    """The date of an exam for the credential `text[start:end]`: "CCMA exam set for 02/2027"."""
    found = _EXAM.search(text, start, end + _BESIDE)
    return _partial(found) if found and not _WORDS_BETWEEN.search(text, end, max(found.start(), end)) else None


def is_past(day: PartialDate, as_of: date) -> bool:
    """Whether the last day of the month (or year) named lies before `as_of`."""
    return (day.year, day.month or 12) < (as_of.year, as_of.month)


# How words of issuers' names are shortened and varied; any may have or lack its plural ending.
_WRITTEN = {
    "american": r"am(?:er(?:ican)?)?\.?",
    "assistant": r"ass(?:istan)?ts?\.?",
    "association": r"ass(?:oc(?:iation)?|n)\.?",
    "certification": r"cert(?:ification)?\.?",
    "department": r"dep(?:artmen)?t\.?",
    "for": r"(?:for|of)(?:\s+the)?",
    "healthcareer": r"health\s?careers?",
    "medical": r"med(?:ical)?\.?",
    "national": r"nat(?:ional|['’]?l)\.?",
    "of": r"(?:of|for)(?:\s+the)?",
}


def _written(name: str) -> str:
    """A pattern for the ways of writing an issuer: letters as they are, words in any case, short or long."""
    if " " not in name:
        return re.escape(name)
    words = (w.casefold() for w in name.split())
    singles = (w.removesuffix("s") if len(w) > 3 else w for w in words)
    return "(?i:" + r"\s+".join(_WRITTEN.get(w) or re.escape(w) + ("s?" if len(w) > 3 else "") for w in singles) + ")"


class _Names:
    """Ways of writing one issuer; their pattern is made when a text first holds a sign of one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names, key=len, reverse=True)
        self._letters = frozenset(name for name in self._names if " " not in name)
        self._signs = frozenset(max(name.split(), key=len).casefold()[:3] for name in self._names if " " in name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_written, self._names))})(?![^\W_])")

    def _may_stand(self, text: str) -> bool:
        return any(map(text.__contains__, self._letters)) or any(map(lower_text(text).__contains__, self._signs))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where one of the names stands."""
        return self._pattern.finditer(text) if self._may_stand(text) else iter(())

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in the text."""
        return self._may_stand(text) and self._pattern.search(text) is not None


class CredentialDetails:
    """Built once from the lexicons; `attach` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._issuers: list[tuple[_Names, str, dict[str, str]]] = [
            (_Names(row["names"]), row["names"][0], row["turns"]) for row in lexicons.table("context")["issuer"]
        ]
        self._titled = frozenset(lexicons.table("context")["titled"]["letters"])
        # A life-support card runs out so soon that an old date alone leaves open whether it is still good.
        self._lasts = {t.id: t.renewal_months for t in lexicons.of_kind("cert") if t.family == "LIFE"}
        self._own = {
            term.id: (_Names(term.issuer_aliases), term.issuer)
            for term in lexicons.of_kind("cert")
            if term.issuer_aliases
        }

    def issuers(self, text: str) -> list[tuple[Span, dict[str, str]]]:
        """Issuers named in a text, each with the credentials that it turns into its own."""
        return [(Span(*m.span()), turns) for names, _, turns in self._issuers for m in names.finditer(text)]

    def attach(
        self,
        mentions: Sequence[Mention],
        line: str,
        offset: int,
        as_of: date,
        *,
        dated: bool = True,
        schooling: bool = False,
    ) -> list[Mention]:
        """The mentions of one line with issuer and expiry; doubles of one term become one.

        Without `dated` the years of the line are no expiry (a job's title line); with `schooling` a range of
        years is none.
        """
        certs = [m for m in mentions if m.kind == "cert"]
        if not certs:
            return _without_doubles(mentions)
        mentions = _without_shadows(mentions, certs, self._titled, line, offset)
        cards = _Cards(line, [m.span.start - offset for m in mentions if m.kind == "cert"])
        dated = dated and _DIGIT.search(line) is not None
        shared = cards.shared()
        owners: dict[str, str] = {}
        detailed: list[Mention] = []
        for mention in mentions:
            if mention.kind == "cert":
                own = cards.reach(mention.span.start - offset)
                bare = mention.term
                mention = self._issued(mention, own.of(line), line, owners)
                if shared and mention.term == bare and not mention.issuer:
                    mention = self._issued(mention, shared, line, owners)
                expires = cards.expiry(own, schooling) if dated else None
                if dated and not expires and not schooling and mention.status == "held":
                    expires = cards.ahead(own, as_of)
                mention = self._with_expiry(mention, expires, as_of)
                undated = dated and expires is None and not schooling and mention.status == "held"
                if undated and self._is_old(mention, offset, line, as_of):
                    mention = replace(mention, status="unclear")
            detailed.append(mention)
        return _without_doubles(detailed)

    def carry(self, mentions: Sequence[Mention], below: str, as_of: date) -> list[Mention]:
        """The mentions of a line with what the line `below` it, which names no credential, adds to them.

        The expiry goes to every credential that has none, the issuer to a lone one.
        """
        certs = [m for m in mentions if m.kind == "cert"]
        found = _EXPIRY.search(below) or _PERIOD.search(below)
        carried: list[Mention] = []
        for mention in mentions:
            if mention.kind == "cert":
                if len(certs) == 1 and not mention.issuer:
                    mention = self._issued(mention, below, below, {})
                if found and mention.expires is None:
                    mention = self._with_expiry(mention, _end_of(found), as_of)
            carried.append(mention)
        return carried

    def _issued(self, mention: Mention, piece: str, line: str, owners: dict[str, str]) -> Mention:
        """The mention with its issuer; `owners` remembers which terms have their own issuer named in the line."""
        term, issuer = mention.term, mention.issuer
        for names, name, turns in self._issuers:
            if names.stand_in(piece):
                if term in turns:
                    term, issuer = turns[term], name
                elif not issuer and not any(term in t for _, _, t in self._issuers):
                    issuer = name if term in turns.values() else ""
        if not issuer and term in self._own:
            if term not in owners:
                owners[term] = self._own[term][1] if self._own[term][0].stand_in(line) else ""
            issuer = owners[term]
        return (
            mention if (term, issuer) == (mention.term, mention.issuer) else replace(mention, term=term, issuer=issuer)
        )

    def _is_old(self, mention: Mention, offset: int, line: str, as_of: date) -> bool:
        """Whether the date beside a card lies longer ago than the card is good for."""
        months = self._lasts.get(mention.term)
        if not months:
            return False
        start, end = mention.span.start - offset, mention.span.end - offset
        found = _ISSUED.search(line, end, end + _BESIDE) or _ISSUED.search(line, max(start - _BEFORE, 0), start)
        if not found or _ONGOING.match(line, found.end()):
            return False
        day = _partial(found)
        return (as_of.year - day.year) * 12 + as_of.month - (day.month or 12) > months

    @staticmethod
    def _with_expiry(mention: Mention, expires: PartialDate | None, as_of: date) -> Mention:
        if expires is None or (mention.status == "expired" and not is_past(expires, as_of)):
            return mention
        over = mention.status == "held" and is_past(expires, as_of)
        return replace(mention, expires=expires, status="expired" if over else mention.status)


class _Cards:
    """The credentials of one line by where they start; what is asked for each is looked for in the line once."""

    def __init__(self, line: str, starts: Iterable[int]) -> None:
        self._line = line
        self._starts = sorted(set(starts))

    def reach(self, start: int) -> Span:
        """The part of the line that speaks of the credential: up to the next one, or all of it when it is alone."""
        later = bisect_right(self._starts, start)
        end = self._starts[later] if later < len(self._starts) else len(self._line)
        return Span(0 if start == self._starts[0] else start, end)

    def shared(self) -> str:
        """The words around a list of cards that may say who gave all of them: "NHA: CCMA, CPT", "CCMA, CPT - NHA"."""
        if len(self._starts) < 2:
            return ""
        head, tail = self._line[: self._starts[0]], _LIST_TAIL.search(self._line, self._starts[-1])
        told = head if _LIST_LABEL.search(head) else ""
        return f"{told} {self._line[tail.end() :]}" if tail else told

    def expiry(self, own: Span, schooling: bool) -> PartialDate | None:
        """The expiry in the part of the line that speaks of one credential, or behind a list of several."""
        piece = own.of(self._line)
        found = _EXPIRY.search(piece) or (None if schooling else _PERIOD.search(piece))
        listed = own.end < len(self._line) and _LISTED.search(piece) and not _ENDED.search(piece)
        if found is None and listed and not _SAID.search(piece):
            found = self._behind_list(own)
        return _end_of(found) if found else None

    def ahead(self, own: Span, as_of: date) -> PartialDate | None:
        """A date to come that stands bare beside a credential: "EMT, #E3345, 03/2027" runs up to it."""
        dates = list(_ISSUED.finditer(own.of(self._line)))
        if not dates or _PROSE.search(own.of(self._line), 0, dates[-1].start()):
            return None
        day = _partial(dates[-1])
        return day if day.month and not is_past(day, as_of) else None

    def _behind_list(self, own: Span) -> re.Match[str] | None:
        """The expiry behind a list of cards: "BLS and ACLS, exp 05/2027" is meant for all of them."""
        at = bisect_left(self._expiries, own.end, key=re.Match.start)
        if at == len(self._expiries):
            return None
        found = self._expiries[at]
        close = self._expiries[0].end() > own.start or found.end() <= own.end + _CLOSE
        return found if close and bisect_left(self._ends, own.end) == bisect_left(self._ends, found.start()) else None

    @cached_property
    def _expiries(self) -> list[re.Match[str]]:
        return list(_EXPIRY.finditer(self._line))

    @cached_property
    def _ends(self) -> list[int]:
        return [m.start() for m in _ENDED.finditer(self._line)]


def _without_shadows(
    mentions: Sequence[Mention], certs: Sequence[Mention], titled: frozenset[str], line: str, offset: int
) -> Sequence[Mention]:
    """The mentions without those that another one says better.

    "NHA certified" inside "NHA Certified Clinical Medical Assistant", letters right before who certified them, and a
    title right before its letters ("Certified Medical Assistant (CCMA)"); `titled` are the terms of such letters.
    """
    if len(certs) == 1 or not any(c.term in (UNLISTED, _UNSPECIFIED) for c in certs):
        return mentions
    places = SpanIndex(c.span for c in certs)
    named = {(c.span.start, c.status) for c in certs if c.term in titled}

    def is_shadow(mention: Mention) -> bool:
        if mention.term == UNLISTED:
            if line.startswith(":", mention.span.end - offset) and any(c.span.start > mention.span.end for c in certs):
                # "NHA Certifications: CCMA, CPT" leads to those.
                return True
            others = (certs[at] for at in places.overlapping(mention.span))
            return any(c is not mention and c.status == mention.status for c in others)
        if mention.term != _UNSPECIFIED:
            return False
        if any(c.span == mention.span and c.term != _UNSPECIFIED for c in certs):
            return True
        end = mention.span.end - offset
        in_words = " " in line[mention.span.start - offset : end]
        following = (_FROM_TITLE if in_words else _UP_TO_LETTERS).match(line, end)
        return following is not None and (following.end() + offset, mention.status) in named

    return [m for m in mentions if not is_shadow(m)]


def _without_doubles(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a term and status in a line: the first, with the details of the others."""
    kept: dict[str, Mention] = {}
    for mention in mentions:
        known = kept.get(mention.term)
        if known is None or (known.implied and not mention.implied):
            kept[mention.term] = mention
        elif known.status == "unclear" and mention.kind == "cert" and mention.status in ("expired", "planned"):
            # "Completed the EMT course, awaiting the EMT exam": the second says how it stands.
            kept[mention.term] = replace(mention, issuer=mention.issuer or known.issuer)
        elif (mention.expires and not known.expires) or (mention.issuer and not known.issuer):
            over = known.expires is None and known.status == "held" and mention.status == "expired"
            kept[mention.term] = replace(
                known,
                status="expired" if over else known.status,
                issuer=known.issuer or mention.issuer,
                expires=known.expires or mention.expires,
            )
    if any(t.startswith("ehr.") and t != "ehr.generic" for t in kept):
        # "Epic EMR": the named system says it all.
        kept.pop("ehr.generic", None)
    return list(kept.values())

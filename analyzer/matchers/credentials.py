"""Issuer and expiry of a credential, taken from its own line, and what they change.

An issuer turns a credential of no stated issuer into the issuer's own (`lexicons/context.toml`); an expiry date
before the day of reading makes a held one expired.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from analyzer.lexicon import Lexicons
from analyzer.model import Mention, PartialDate, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?(?P<year1>(?:19|20)\d\d)"
    r"|(?P<month2>0?[1-9]|1[0-2])\s*/\s*(?:\d{1,2}\s*/\s*)?(?P<year2>(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<year3>(?:19|20)\d\d))"
)
_EXPIRY = re.compile(
    r"(?:exp(?:ires?|iring|iration|iry|\.)?|valid|good|renewal|renews?|current|active|expired)\s*"
    r"(?:date|due|on|in|through|thru|until|to|:|\.|-|–|\s)*\s*" + _DATE,
    re.I,
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s*(?:-|–|—|to|through)\s*" + _DATE, re.I)

# How far a second date of a line reaches back over a list of cards, in characters.
_CLOSE = 30
_OTHER, _UNSPECIFIED = "cert.other-licence", "cert.ma-unspecified"
_MA_TERMS = frozenset({"cert.cma-aama", "cert.rma-amt", "cert.ccma-nha", "cert.ncma-ncct", "cert.cmac-amca"})


def _partial(match: re.Match[str]) -> PartialDate:
    year = match["year1"] or match["year2"] or match["year3"]
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if match["mon"]:
        return PartialDate(full, _MONTHS.index(match["mon"].casefold()) + 1)
    return PartialDate(full, int(match["month2"]) if match["month2"] else None)


def is_past(day: PartialDate, as_of: date) -> bool:
    """Whether the last day of the month (or year) named lies before `as_of`."""
    return (day.year, day.month or 12) < (as_of.year, as_of.month)


class _Names:
    """Ways of writing one issuer; their pattern is made when a text first holds the first word of one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names, key=len, reverse=True)
        self._openings = frozenset(name.partition(" ")[0] for name in self._names)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in self._names)
        return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where one of the names stands."""
        return self._pattern.finditer(text) if any(map(text.__contains__, self._openings)) else iter(())

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in the text."""
        return any(map(text.__contains__, self._openings)) and self._pattern.search(text) is not None


class CredentialDetails:
    """Built once from the lexicons; `attach` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._issuers: list[tuple[_Names, str, dict[str, str]]] = [
            (_Names(row["names"]), row["names"][0], row["turns"]) for row in lexicons.table("context")["issuer"]
        ]
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
        if not mentions:
            return []
        mentions = _without_shadows(mentions, line, offset)
        certs = [m for m in mentions if m.kind == "cert"]
        if not certs:
            return _without_doubles(mentions)
        detailed: list[Mention] = []
        for mention in mentions:
            if mention.kind == "cert":
                own = self._reach(mention, certs, line, offset)
                expires = _expiry(line, own, schooling) if dated else None
                mention = self._with_expiry(self._issued(mention, own.of(line), line), expires, as_of)
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
                    mention = self._issued(mention, below, below)
                if found and mention.expires is None:
                    mention = self._with_expiry(mention, _partial(found), as_of)
            carried.append(mention)
        return carried

    @staticmethod
    def _reach(mention: Mention, certs: Sequence[Mention], line: str, offset: int) -> Span:
        """The part of the line that speaks of this credential: up to the next one, or all of it when it is alone."""
        start = mention.span.start - offset
        later = [c.span.start - offset for c in certs if c.span.start > mention.span.start]
        first = all(c.span.start >= mention.span.start for c in certs)
        return Span(0 if first else start, min(later) if later else len(line))

    def _issued(self, mention: Mention, piece: str, line: str) -> Mention:
        term, issuer = mention.term, mention.issuer
        for names, name, turns in self._issuers:
            if names.stand_in(piece):
                if term in turns:
                    term, issuer = turns[term], name
                elif not issuer and not any(term in t for _, _, t in self._issuers):
                    issuer = name if term in turns.values() else ""
        if not issuer and term in self._own and self._own[term][0].stand_in(line):
            issuer = self._own[term][1]
        return replace(mention, term=term, issuer=issuer)

    @staticmethod
    def _with_expiry(mention: Mention, expires: PartialDate | None, as_of: date) -> Mention:
        if expires is None:
            return mention
        over = mention.status == "held" and is_past(expires, as_of)
        return replace(mention, expires=expires, status="expired" if over else mention.status)


def _expiry(line: str, own: Span, schooling: bool) -> PartialDate | None:
    """The expiry in the part of the line that speaks of one credential, or behind a list of several."""
    piece = own.of(line)
    found = _EXPIRY.search(piece) or (None if schooling else _PERIOD.search(piece))
    listed = re.search(r"(?:and|for|&|/|,)\s*$", piece) and not re.search(r"[;|]", piece)
    if found is None and own.end < len(line) and listed:
        # "BLS and ACLS, exp 05/2027": one date behind a list of cards is meant for all of them.
        reach = _CLOSE if _EXPIRY.search(line[: own.start]) else len(line)
        joined = re.match(r"[^;|]*", line[own.end : own.end + reach])
        found = _EXPIRY.search(joined[0]) if joined else None
    return _partial(found) if found else None


def _without_shadows(mentions: Sequence[Mention], line: str, offset: int) -> list[Mention]:
    """The mentions without those that another one says better.

    "NHA certified" inside "NHA Certified Clinical Medical Assistant", and letters right before who certified them.
    """
    certs = [m for m in mentions if m.kind == "cert"]

    def is_shadow(mention: Mention) -> bool:
        others = [c for c in certs if c is not mention and c.status == mention.status]
        if mention.term == _OTHER:
            return any(c.span.overlaps(mention.span) for c in others)
        return mention.term == _UNSPECIFIED and any(
            c.term in _MA_TERMS
            and c.span.start >= mention.span.end
            and not line[mention.span.end - offset : c.span.start - offset].strip()
            for c in others
        )

    return [m for m in mentions if not is_shadow(m)]


def _without_doubles(mentions: Sequence[Mention]) -> list[Mention]:
    """One mention a term and status in a line: the first, with the details of the others."""
    kept: dict[str, Mention] = {}
    for mention in mentions:
        known = kept.get(mention.term)
        if known is None or (known.implied and not mention.implied):
            kept[mention.term] = mention
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

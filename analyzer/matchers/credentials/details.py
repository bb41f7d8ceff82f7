"""Issuer and expiry of a credential, taken from its own line, and what they change.

An issuer turns a credential of no stated issuer into the issuer's own (`lexicons/context.toml`); an expiry date
before the day of reading makes a held one expired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analyzer.lexicon import Lexicons
from analyzer.matchers.credentials.dates import (
    EXPIRY,
    ONGOING,
    PERIOD,
    end_of,
    is_past,
    partial_date,
)
from analyzer.matchers.credentials.doubles import without_doubles, without_shadows
from analyzer.matchers.credentials.issuer_names import IssuerNames
from analyzer.matchers.credentials.line import CredentialLine
from analyzer.model import Mention, PartialDate, Span

_DIGIT = re.compile(r"\d")


class CredentialDetails:
    """Built once from the lexicons; `attach` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._issuers: list[tuple[IssuerNames, str, dict[str, str]]] = [
            (IssuerNames(row["names"]), row["names"][0], row["turns"]) for row in lexicons.table("context")["issuer"]
        ]
        self._titled = frozenset(lexicons.table("context")["titled"]["letters"])
        # A life-support card runs out so soon that an old date alone leaves open whether it is still good.
        self._lasts = {t.id: t.renewal_months for t in lexicons.of_kind("cert") if t.family == "LIFE"}
        self._own = {
            term.id: (IssuerNames(term.issuer_aliases), term.issuer)
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
            return without_doubles(mentions)
        mentions = without_shadows(mentions, certs, self._titled, line, offset)
        cards = CredentialLine(line, [m.span.start - offset for m in mentions if m.kind == "cert"])
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
                if undated and self._is_old(mention, cards.date_beside(mention.span, offset), as_of):
                    mention = replace(mention, status="unclear")
            detailed.append(mention)
        return without_doubles(detailed)

    @staticmethod
    def is_expiry(text: str) -> bool:
        """Whether a line says no more than when a card runs out ("Expires 05/2027")."""
        return EXPIRY.fullmatch(text.strip(" .*•|()-–")) is not None

    def carry(self, mentions: Sequence[Mention], below: str, as_of: date, over: Span, text: str) -> list[Mention]:
        """The mentions of the line `over` with what the line `below` it, which names no credential, adds to them.

        The expiry goes to every credential that has none, the issuer to a lone one. Where the line below tells of
        several expiries, each goes to the card in its column, or to none where the columns differ.
        """
        certs = [m for m in mentions if m.kind == "cert"]
        found = EXPIRY.search(below) or PERIOD.search(below)
        cells = below.split("\t")
        in_columns = found is not None and sum(bool(EXPIRY.search(c) or PERIOD.search(c)) for c in cells) > 1
        several = in_columns or len(EXPIRY.findall(below)) > 1
        alike = in_columns and over.of(text).count("\t") == len(cells) - 1
        carried: list[Mention] = []
        for mention in mentions:
            if mention.kind == "cert":
                if len(certs) == 1 and not mention.issuer:
                    mention = self._issued(mention, below, below, {})
                own = found if not several else None
                if alike:
                    cell = cells[text.count("\t", over.start, mention.span.start)]
                    own = EXPIRY.search(cell) or PERIOD.search(cell)
                if own and mention.expires is None:
                    mention = self._with_expiry(mention, end_of(own), as_of)
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

    def _is_old(self, mention: Mention, found: re.Match[str] | None, as_of: date) -> bool:
        """Whether the date `found` beside a card lies longer ago than the card is good for."""
        months = self._lasts.get(mention.term)
        if not months or not found or ONGOING.match(found.string, found.end()):
            return False
        day = partial_date(found)
        return (as_of.year - day.year) * 12 + as_of.month - (day.month or 12) > months

    @staticmethod
    def _with_expiry(mention: Mention, expires: PartialDate | None, as_of: date) -> Mention:
        if expires is None or (mention.status == "expired" and not is_past(expires, as_of)):
            return mention
        over = mention.status == "held" and is_past(expires, as_of)
        return replace(mention, expires=expires, status="expired" if over else mention.status)

"""Mentions of one line of which another one says more: shadows of a fuller name, and doubles of one term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzer.matchers.credentials.unlisted import UNLISTED
from analyzer.model import Mention
from analyzer.span_index import SpanIndex

# What stands between letters, or a title in words, and the letters that say the same more exactly.
_UP_TO_LETTERS = re.compile(r"\s*\(?\s*")
_FROM_TITLE = re.compile(r"\s*[(,–—-]?\s*")
_UNSPECIFIED = "cert.ma-unspecified"


def without_shadows(
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


def without_doubles(mentions: Sequence[Mention]) -> list[Mention]:
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

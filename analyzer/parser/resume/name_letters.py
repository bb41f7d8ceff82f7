"""The letters after a name that stand for credentials and degrees, from `letters` of `lexicons/headings.toml`."""

from __future__ import annotations

import re
from functools import cache

from analyzer.parser.resume.vocabulary import either, headings_table


@cache
def letters_after_names() -> re.Pattern[str]:
    """A pattern for one of them, with the issuer behind it ("CMA (AAMA)")."""
    letters = headings_table()["letters"]
    issuers = either(letters["issuers"])
    return re.compile(
        rf"(?<![\w.])(?:{either(letters['known'])}|[A-Z]{{2,8}}-BC)(?:\s*[-]?\(?\s*(?:{issuers})\s*\)|\s+(?:{issuers})(?!\w)|-(?:{issuers})(?!\w))?(?![\w])"
    )

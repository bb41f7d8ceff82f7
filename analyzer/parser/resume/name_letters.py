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
    # "Bich Tran, R.M.A.", but "M.A. Jones" has initials.
    plain = (x for x in letters["known"] if x.isalpha() and x.isupper() and x not in letters["undotted"])
    dotted = "|".join(rf"{r'[.]'.join(x)}[.]?" for x in sorted(plain, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.])(?:{either(letters['known'])}|(?<=[\s,/])(?:{dotted})|[A-Z]{{2,8}}-BC)(?:\s*[-]?\(?\s*(?:{issuers})\s*\)|\s+(?:{issuers})(?!\w)|-(?:{issuers})(?!\w))?(?![\w])"
    )

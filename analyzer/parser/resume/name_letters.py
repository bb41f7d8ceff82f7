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


@cache
def card_line() -> re.Pattern[str]:
    """What a card among jobs starts with: letters, and what is told of them ("CMA (AAMA) recertified 2023, CPR").

    In small letters the number of the card may stand between ("cna lic # 1234 exp 10/2026").
    """
    letters = letters_after_names().pattern
    told = r"re-?certified|renewed|issued|earned|obtained|exp(?:ires?|ired|\.)?|valid|good"
    several = rf"\W*{letters}(?:\s*[,/&]\s*{letters})*[\s,:(–—-]+"
    dated = rf"(?i:{told})[\s:.]*(?:(?:in|on|through|thru|until|till|til)\s+)?(?:[a-z]{{3,9}}\.?\s+)?\d(?!.*\d\s*[–—-])"
    number = r"(?i:(?:card|cert\w*|lic\w*\.?)?\s*(?:no\.?|number)?\s*[#:]?\s*[\w-]{0,14}[\s,(]+)??"
    small = either(w for w in headings_table()["letters"]["known"] if len(w) > 2)
    return re.compile(rf"(?:{several}|(?i:{small})\s+){number}(?:{dated}|(?i:current|active)\W*$)")

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
    # "BLS (AHA) exp 2/2028", "Registered Medical Assistant (RMA), American Medical Technologists, exp. 7/2027"
    named = rf"\W*(?:[A-Z][\w.]+\s+)?(?:{letters}|(?:BLS|CPR|ACLS|PALS|AED|First\s+Aid)\b|(?i:{_SPELLED}))"
    until = rf"(?i:{_ENDS})[\s:.]*(?:(?i:in|on|to|through|thru|until|till?|til)\s+)?(?:[A-Za-z]{{3,9}}\.?\s+)?\d"
    listed = r"(?i:active\s+(?:on|with|in)\s+(?:the\s+)?(?:\w+\s+)?registry)\W*$"
    lasting = rf"{named}(?!{_SPAN})[^;]{{0,90}}?[\s,(–—-](?:{until}|{listed})"
    return re.compile(rf"(?:{several}|(?i:{small})\s+){number}(?:{dated}|(?i:current|active)\W*$)|{lasting}")


_SPELLED = r"(?:registered|certified|licensed|nationally)\s+(?:\w+\s+){0,2}(?:assistant|technician|aide|phlebotomist)\b"
# What stands ahead of the day on which a card ends.
_ENDS = r"exp(?:ires?|ired|iration|\.)?|valid|good|lapsed"
# A time that was worked, and not the end of a card.
_SPAN = r"[^;]*(?:\d\s*[–—-]\s*(?:\d|[A-Z])|\bto\s+(?:[A-Z][a-z]+\s+)?\d{4}|(?i:\bpresent\b))"

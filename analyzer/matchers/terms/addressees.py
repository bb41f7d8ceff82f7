"""Tells a place where somebody worked from one that was only written to: "faxed referrals to cardiology"."""

from __future__ import annotations

import re

_REACH = 110
# Up to so many words of a row of places, the last of which is asked for: "to cardiology, GI and".
_ROW = (
    r"(?:(?!(?:in|at|for|from|of|while|when|by|as|on|to|with|where|who|that|before|after|patients?|pts?|clients?)\b)"
    r"[\w&/.'’-]+(?:,\s+|\s*/\s*|\s+)){0,7}$"
)
_SOME = r"(?:(?!(?:in|at|while|when|where|who|then)\b)[\w&/'’-]+,?\s+){0,6}?"
_PAPERS = r"(?:records?|notes?|reports?|results?|summar(?:y|ies)|charts?|paperwork|documents?)"
_ADDRESSED = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:refer(?:s|red|ring)?|referr?als?)\s+{_SOME}to\s+"
    rf"|(?:fax|mail|e-?mail|send|forward)(?:s|es|ed|ing)?\s+{_SOME}to\s+"
    rf"|sent\s+{_SOME}to\s+"
    r"|(?:call|contact|phon)(?:ed|ing)\s+(?:the\s+)?"
    rf"|(?:coordinat|communicat|correspond|liais)\w*\s+{_SOME}with\s+"
    rf"|{_PAPERS}\s+from\s+"
    rf"|report(?:s|ed|ing)?\s+{_SOME}{_PAPERS}\s+to\s+"
    rf"){_ROW}",
    re.I,
)
# Each of them holds one of these.
_SIGNS = ("ref", "fax", "mail", "sen", "forward", "call", "contact", "phon", "with", "from", "report")


def is_addressee(line: str, start: int) -> bool:
    """Whether the place named at `start` is one that patients or papers were sent to, or that was called."""
    left = line[max(start - _REACH, 0) : start]
    lowered = left.lower()
    return any(map(lowered.__contains__, _SIGNS)) and _ADDRESSED.search(left) is not None

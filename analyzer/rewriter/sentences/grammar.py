"""What a finished sentence must not look like; an option that does is left out."""

from __future__ import annotations

import re

from analyzer.matchers.words.folding import lower_text

_PREPOSITIONS = "for|on|from|to|with|in|at|across|of|during|by|about|using|within|covering|supporting|including"
# For a sentence in lower case. Each opens with what it looks for: the engine then passes over all other places.
_UGLY = (
    re.compile(rf"\b(?:{_PREPOSITIONS}) (?:for|on|from|to|with|at|across|of|during|by|using|within)\b(?! hand\b)"),
    re.compile(r"\b(\w+) \1\b"),
    re.compile(
        r"a (?<=\ba )(?:day|week|month|year|shift)\b[^,;\n]*?\b(?:daily|weekly|monthly|yearly)\b(?! [a-z]+s?\b)"
    ),
    re.compile(r"[,;.)(](?:(?<=\s[,;.)])|(?<=\()\s|(?<=,)(?:\s*[,.;:]|$))"),
    re.compile(r"[dr](?:(?<=\band)|(?<=\bor))$"),
    re.compile(r"\) ?\("),
    # "blood pressure (20 patients a day) and glucose screenings": both are screenings.
    re.compile(
        r" \(20(?<!s \(20)(?<!ing \(20)[^)]*\) (?:and|or|&) [\w-]+ "
        r"(?:screenings|screens|checks|readings|swabs|measurements)\b"
    ),
)
_BLANK, _FOR = re.compile(r"\[[^\]]*\]"), re.compile(r"\bfor\b")
# Somebody who still speaks of "I" in the midst of a sentence; "Phase I studies" are none.
_PERSON = re.compile(
    r"I (?<=\bI )(?<!\bPhase I )(?<!\bClass I )(?<!\bType I )(?<!\bLevel I )(?<!\bPart I )(?<!\bStage I )(?=[a-z])"
)
# What a bullet may say twice by itself.
_COMMON = re.compile(r"\b(?:that that|had had)\b")
_LONGEST = 330
# A page that was read as one bullet is no sentence that a blank could mend.
_HOPELESS = 900


def reads_well(text: str, original: str) -> bool:
    """Whether a sentence has no doubled preposition, no third "for", no "I", no stray mark, and a bearable length.

    What the person's own sentence has already is not held against the new one.
    """
    shown = _BLANK.sub("20", text)
    own = lower_text(original)
    for line in shown.split("\n"):
        if len(line) > min(_HOPELESS, max(_LONGEST, len(original))):
            return False
        if _PERSON.search(line):
            return False
        lowered = lower_text(line)
        if len(_FOR.findall(lowered)) > max(2, len(_FOR.findall(own))):
            return False
        if any(p.search(lowered) and not p.search(own) and not _COMMON.search(lowered) for p in _UGLY):
            return False
        if line.count("(") != line.count(")") and original.count("(") == original.count(")"):
            return False
    return True

"""Questions and hints for a job that is over: in the past, and answered from memory, not from the schedule of today."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from analyzer.lexicon import Ask

_DOES = re.compile(r"\bdo(?= (?:you|they|patients|the|your)\b)|\bdoes\b")
# The other verbs of a question; behind "did" only those of a clause of its own ("before they are roomed").
_OTHERS = {
    "is": "was", "are": "were", "get": "got", "keep": "kept", "handle": "handled", "balance": "balanced",
    "work": "worked",
}  # fmt: skip
_VERB = re.compile(
    r"(?<!did you )(?<!did patients )(?<!did they )(?:\b(?:is|are)\b|(?<=\byou )(?:keep|handle|balance|work)\b"
    r"|(?<=\bdraws )work\b|(?<=\bpercent )get\b|(?<=\bclaims )get\b)"
)
_NOW = re.compile(r" now\b(?=,|\?)")
# What is at hand only for somebody who still works there.
_AT_HAND = {
    "last week's": "a usual week's", "last month's": "a usual month's", "tomorrow's": "a usual day's",
    "of last week": "of a usual week", "of last month": "of a usual month", "of this month": "of a usual month",
    "this year": "in a usual year", "last year": "a usual year", "today": "then",
}  # fmt: skip
_TIME = re.compile(rf"\b(?:{'|'.join(_AT_HAND)})(?![^\W_])")
# A hint of this kind tells what to count: that can be done in thought.
_COUNTING = re.compile(r"(?:Count|Add|List) ")
# What a person has at home, or knows.
_OWN = re.compile(r"(?:Write down|Copy|Take a free|Look at the (?:certificates|letter)) |.*\bexternship\b")
_YOURS = re.compile(r"\bare (?=yours\b)")
_SOMEONE = "ask somebody who was there"
_FEW = "from memory is enough."
_MANY = 'an honest guess such as "about 20" is enough.'
_OF_RESULTS = "Use only a figure that you are sure of, such as from a report or a review; without one, leave this open."
# What a person remembers about a place: how much there was to do, with whom and where.
_REMEMBERED = frozenset(("volume", "population", "team", "providers", "rooms", "sites", "inventory", "skill"))


@cache
def in_the_past(ask: Ask) -> Ask:
    """A question about a job that is over ("how many calls did you answer")."""
    question = _DOES.sub("did", ask.question, count=1)
    question = _NOW.sub("", _VERB.sub(lambda m: _OTHERS[m[0]], question))
    return replace(ask, question=question, hint=_hint(ask))


def _hint(ask: Ask) -> str:
    """How to find the number for somebody who works there no more."""
    if not ask.hint or _OWN.match(ask.hint):
        return ask.hint
    if ask.dimension not in _REMEMBERED:
        return _OF_RESULTS
    enough = _MANY if ask.period else _FEW
    if _COUNTING.match(ask.hint):
        told = _YOURS.sub("were ", _TIME.sub(lambda m: _AT_HAND[m[0]], ask.hint.rstrip(".")))
        return f"Think back and {told[0].lower()}{told[1:]}; {enough}"
    usual = f" a usual {ask.period.split()[-1]}" if ask.period else " your time"
    return f"Think back to{usual} there, or {_SOMEONE}; {enough}"

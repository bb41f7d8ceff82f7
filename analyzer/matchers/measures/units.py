"""Reads what a number counts (its unit), how often (its period), and what the words around it are about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from analyzer.matchers.measures.numbers import any_of
from analyzer.matchers.measures.traps import MASK
from analyzer.matchers.words.folding import lower_pattern
from analyzer.model import Dimension, Span

# Words that end a unit: what stands behind them is no longer the thing counted.
_ENDS = frozenset(
    "a an the and or of for in on at to from with by per each every while as that which who is are was were be been "
    "using including such during into within across through than then when where after before between under over "
    "via plus both daily weekly monthly yearly annually hourly nightly other until without x "
    "times years year yrs yr ways percent years' hours' weeks' class less us has this "
    "phases stages steps types kinds levels versions thirds fifths tenths "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
_LENGTHS = frozenset(
    "minute min hour hr day week wk month mo year yr inch in foot ft mile meter page calorie point parameter".split()
)
_MOST_WORDS = 5
_MOST_SINGULAR = 3
_AROUND = 60
# A masked name may describe the thing counted: "20 12-lead EKGs", "10 B12 shots".
_UNIT_WORD = re.compile(rf"(?:\s+{MASK}+(?=[\s-]))?\s*[-/]?\s*([A-Za-z][A-Za-z'’&-]*)")
# "a 900-soldier battalion", "a 50-seat restaurant": how large the place or the group is.
_HELD = re.compile(
    r"[-–](?!(?:minute|hour|day|week|month|year|inch|foot|mile|lead|page|time|point|step|part|panel|key|pound|bit)\b)([a-z]{3,})\s+(?:[a-z]+\s+)?"
    r"(?:battalion|company|school|restaurant|diner|caf[eé]|theater|practice|group|office|clinic|hospital|facility|unit|ward|pool"
    r"|program|pharmacy|lab|plant|section|camp|daycare|community|department|team|firm|store|warehouse|network)\b",
    re.I,
)
# "25 patients per 12-hour shift": the length of a shift is masked, and yet it says how often.
_SUMMED = re.compile(r"\s*,?\s*(?:total|combined|on average|or so|altogether)(?=[\s/])", re.I)
# "12 UAs", "9 new OBs"
_INITIALS = re.compile(r"[A-Z]{2,3}['’]?s")
# "55 seen": what was done stands for what it was done with.
DONE = frozenset(
    "seen roomed done completed paid approved enrolled answered closed resolved vaccinated screened tested".split()
)
_SHIFT = re.compile(
    r"\s*(?:/|per|an?|each|every|in\s+an?)\s*(?:\d{1,2}|eight|ten|twelve|sixteen|twenty[\s-]four)[\s-]*(?:hour|hr)s?[\s-]*"
    r"(?:shifts?|day|clinic|session)(?![^\W_])",
    re.I,
)


class Units:
    """Built once from the table `measures`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._known: dict[str, Dimension] = {
            unit: cast(Dimension, dim) for dim, units in table["units"].items() for unit in units
        }
        self._compound: dict[str, Dimension] = {
            unit: cast(Dimension, dim) for dim, units in table["compound_units"].items() for unit in units
        }
        self._periods = frozenset(table["periods"])
        self._about = [(cast(Dimension, d), re.compile(lower_pattern(any_of(w)))) for d, w in table["about"].items()]
        periods, adverbs = any_of(table["periods"]), any_of(table["period_adverbs"])
        # A second one may follow: "30 patients per provider per day", "18 pts/provider/day".
        self.period = re.compile(
            r"\s*\(?(?:(?:/|per|a|an|each|every|during a|in a|in an|in one|over a)\s*-?(?:[\w-]+\s+)?"
            rf"{periods}(?:\s+period)?|{adverbs}|/d"
            r"|every\s+(?:\d{1,2}|two|three|four|five|six|ten|fifteen|twenty|thirty)\s+"
            r"(?:min(?:ute)?s?|hours?|hrs?|days|weeks|months)"
            r"|in\s+(?:a|an)\s+\d+[\s-]month\s+period"
            # "50 calls for day", as it is said in Spanish; "20 patients for day surgery" says for what.
            r"|(?:for|by|x|at)\s+(?:the\s+)?(?:day|week|month|shift)(?=\s*(?:$|[,;.)]|and\s|for\s|in\s|with\s|to\s))"
            r"|(?:each|every)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day"
            r"|(?:in|during)\s+(?:the\s+)?(?:(?:flu|peak|cold|allergy|busy)\s+)?season"
            r"|on\s+(?:(?:an?\s+)?(?:busy|slow|typical|average|normal|usual|heavy|full|light|good|most)\s+)?"
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)?days?|nights?|evenings?|weekends?|mornings?|shifts?))(?![^\W_])"
            rf"(?:\s*(?:(?:/|per|each|every)\s*(?:[a-z]+\s+)?{periods}|{adverbs}|an?\s+(?:day|week|month|shift))(?![^\W_]))?",
            re.I,
        )

    def read(self, rest: str) -> tuple[str, int, Dimension | None]:
        """The thing counted at the start of `rest`: (unit, characters used, dimension); no unit is empty."""
        picked: list[re.Match[str]] = []
        at = 0
        while len(picked) < _MOST_WORDS and (word := _UNIT_WORD.match(rest, at)):
            if "/" in word[0] and (not picked or word[1].casefold() in self._periods):
                break
            if word[1].casefold().replace("’", "'") in _ENDS:
                break
            if MASK in word[0] and picked and self._closed(picked[-1][1].casefold()):
                break
            if word[1].casefold().endswith("ing") and picked and self._closed(picked[-1][1].casefold()):
                break
            picked.append(word)
            at = word.end()
            if rest[at : at + 1] in (",", ";", ".", "(", ")"):
                break
        if len(picked) > 1 and picked[0][1].casefold() in _LENGTHS:
            # "20-minute visits", "2-inch wraps": how long each one is, and not how many.
            picked = picked[:1]
        for count in range(len(picked), 0, -1):
            # "40 diabetics' A1c" counts the diabetics.
            head = picked[count - 1][1].casefold().replace("’", "'").rstrip("'")
            head = head[:-2] + "s" if head.endswith("'s") and head not in self._known else head
            for known in (" ".join(w[1].casefold() for w in picked[:count]), head):
                if known in self._known:
                    return head, picked[count - 1].end(), self._known[known]
        for count, word in enumerate(picked[:3], 1):
            head = word[1].casefold().split("-")[0]
            if head in self._compound and (count == 1 or head in ("bed", "room")):
                return head, word.start(1) + len(head), self._compound[head]
        if picked and (held := _HELD.match(rest)):
            return held[1].casefold(), held.end(1), "volume"
        # "10-page records", "3-ring binders": how large each one is, and not how many.
        for word in picked[:1] if rest[:1] in ("-", "–") else reversed(picked):
            head = word[1].casefold().replace("’", "'").rstrip("'")
            if (head.endswith("s") and not head.endswith(("ss", "us", "is")) and len(head) > 3) or _INITIALS.fullmatch(
                word[1]
            ):
                return head, word.end(), "volume"
        if picked and len(picked) <= _MOST_SINGULAR and self.period.match(rest, picked[-1].end()):
            # "30 EKG a week": what is done so often is counted, also in the singular.
            return picked[-1][1].casefold(), picked[-1].end(), "volume"
        if picked and picked[0][1].casefold() in DONE:
            # "55 seen most Mondays"
            return picked[0][1].casefold(), picked[0].end(), "volume"
        return "", 0, None

    def _closed(self, word: str) -> bool:
        """Whether a word is a plural that ends what is counted: "200 externship hours rooming patients"."""
        return word.endswith("s") and word in self._known

    def period_behind(self, masked: str, line: str, end: int) -> tuple[int, str]:
        """Where the words for how often end behind a measure that ends at `end`, and what they say.

        `masked` is the line without its traps. Without such words the measure keeps its end.
        """
        at = summed.end() if (summed := _SUMMED.match(masked, end)) else end
        found = self.period.match(masked[at:]) or _SHIFT.match(line[at:])
        return (at + found.end(), found[0]) if found else (end, "")

    def about(self, line: str, span: Span, otherwise: Dimension, *, often: bool = False) -> Dimension:
        """What the words around a measure say it is about.

        What is done so `often` ("15 a day") is told by its own item: "blood draws 15 a day, 0 errors".
        """
        before, behind = line[max(0, span.start - _AROUND) : span.start], line[span.end : span.end + _AROUND]
        if often:
            before, behind = re.split(r"[,;]\s", before)[-1], re.split(r"[,;]\s", behind)[0]
        around = before + line[span.start : span.end] + behind
        lowered = around.lower()
        return next((dim for dim, words in self._about if words.search(lowered)), otherwise)

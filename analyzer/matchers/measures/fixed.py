"""Measures of a fixed form: frequencies, ratings, multiples, percentiles, "zero errors", "doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analyzer.matchers.measures.numbers import FRACTION_SIGNS, any_of, number_pattern, number_value
from analyzer.matchers.measures.units import Units
from analyzer.matchers.words.folding import by_letter, lower_pattern, lower_text
from analyzer.matchers.words.late import LatePattern
from analyzer.model import Measure, Span

_RATING = re.compile(
    r"(?<![\d.])(?:(?P<value>\d(?:\.\d{1,2})?)\s*(?:/|out of|(?<=\.\d\s)of)\s*(?:5|10)"
    r"|(?P<points>\d{2,3}(?:\.\d)?)\s*(?:/|out of)\s*100)(?![\d/])(?P<stars>[\s-]*stars?(?![^\W_]))?",
    re.I,
)
_STARS = re.compile(r"(?P<value>\d\.\d)[\s-]*stars?(?![^\W_])", re.I)
_RATES = ("/5", "/ 5", "/10", "/ 10", "of 5", "of 10")
_RATED = re.compile(r"rat(?:ed|ing)|scor|star|satisf|survey|review|audit", re.I)
# "#2 of 31 clinics", "finished first of 26", "top 3 of 40 agents": a place among so many.
_RANK = re.compile(
    r"(?<![^\W_])(?:#|no\.\s?|number\s+)?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third)"
    r"\s+(?:place\s+)?(?:out\s+of|of|among|in\s+a\s+field\s+of)\s+(?:all\s+)?\d+(?:\s+[a-z]+s)?(?![^\W_%])",
    re.I,
)
_RANKED = ("rank", "finish", "plac", "top", "#", "award", "voted", "named", "won")
_PERCENTILE = re.compile(r"(?P<value>\d{1,2})(?:st|nd|rd|th)\s+percentile", re.I)
_FOLD = re.compile(r"(?P<value>\d+(?:\.\d+)?|two|three|four|five|ten)(?:[\s-]?fold|[x×](?![\d\w]))", re.I)
_GREW = re.compile(
    r"cut|reduc|decreas|drop|lower|fewer|less|shr[aiu]nk|increas|grew|grow|rais|expand|boost|multipl|improv|faster|more|higher|return",
    re.I,
)
# "MyChart activation 2x the clinic average"
_AGAINST = re.compile(
    r"\s+(?:the\s+|our\s+|its\s+)?(?:[a-z]+\s+)?(?:average|goal|target|quota|norm|benchmark)(?![^\W_])"
    r"|\s+(?:as\s+(?:many|much)|the\s+(?:number|volume|amount)\s+of)(?![^\W_])",
    re.I,
)
# "Average handle time 3:40": minutes and seconds, where the words say that it lasted and is no time of day.
_MINUTES = re.compile(
    r"(?:handl(?:e|ing)\s+time|hold\s+time|wait\s+time|talk\s+time|turnaround|speed\s+(?:of|to)\s+answer|\baht|\basa|\btat)s?"
    r"\s*(?:of|:|was|is|at|under|below|about|around|averag\w+|from|=|-)?\s*(?P<value>\d{1,2}):[0-5]\d(?![\d:]|\s*[ap]\.?m)",
    re.I,
)
# "Onboarded one new provider a quarter": "one" counts only where it says how often.
_ONE = re.compile(
    r"(?<![^\W_])one\s+(?!(?:day|night|evening|morning|afternoon|weekend|week|month|shift|hour|time|saturday|sunday)(?![^\W_]))"
    r"(?:[a-z-]+\s+){1,3}?(?:per|an?|each|every)\s+(?P<period>day|shift|week|month|quarter|year)(?![^\W_])",
    re.I,
)
_PART = re.compile(rf"\b(?:by|to|in)\s+(?P<value>[{FRACTION_SIGNS}])")
# Each with what it cannot do without in lower case, which is looked for first.
_CUED = (
    (_PERCENTILE, "percentile", re.compile("percentile")),
    (_FOLD, "fold", re.compile(r"[x×](?!\w)|fold")),
    (_PART, "part", re.compile(f"[{FRACTION_SIGNS}]")),
)
_LOST = (
    r"(?:lost|missed|late|failed|missing|mislabel+ed|expired|rejected|dropped|delayed|unsigned|misrouted)"
    r"\s+(?:[a-z-]+\s+)?[a-z-]+s"
)
# "No missed spore tests in two years", "Not one lost specimen out of 6,000": they must be set against something.
_NONE = ("no ", "not ", "zero", "never ")
_NOT_ONE = re.compile(
    rf"(?<![^\W_])(?:(?:no|zero)\s+{_LOST}|not\s+(?:one|a\s+single)\s+(?:[a-z-]+\s+)?[a-z-]+(?=\s+(?:in|out|across|over|for|on)\s)|never\s+(?:missed|lost|late\s+for)\s+(?:an?\s+)?[a-z-]+)(?![^\W_])",
    re.I,
)
_OUT_OF = re.compile(
    r"\s+(?:out\s+of|in|on|across|among)\s+(?:over\s+|more\s+than\s+|about\s+)?\d[\d,]*\b(?!\s*(?:/|-))(?:\s+[a-z]+s\b)?",
    re.I,
)
_PARTS = ("a", "one", "two", "three", "four", "nine")
_FREQUENT = re.compile(r"[x×](?:(?<=\d.)|(?<=\d\s.))|times|once|twice|thrice")
# "Saved each doctor half an hour a day", "within an hour of arrival".
_AN_HOUR = re.compile(
    r"\b(?:sav(?:ed|es|ing)(?:\s+[a-z]+){0,3}?|by)\s+(?P<saved>(?P<half>half\s+)?an?\s+(?:hour|day))(?![^\W_])"
    r"|\b(?P<within>(?:within|under|less\s+than|in\s+under)\s+(?P<half2>half\s+)?an\s+hour)(?![^\W_])",
    re.I,
)
# "Fewer than 1 in 50", "1 redraw per 300 draws": a few of many.
_FEW_OF = re.compile(
    r"(?<![^\W_])(?:(?:fewer|less)\s+than\s+)?(?:(?:1|one)\s+in\s+\d[\d,]+(?!\s*(?:weeks?|days?|months?|years?|min|hours?|hrs?|/))"
    r"|(?:fewer|less)\s+than\s+\d\s+in\s+\d[\d,]+(?!\s*(?:weeks?|days?|months?|years?|min|hours?|hrs?|/))"
    r"|\d{1,2}\s+[a-z]+\s+per\s+\d[\d,]+(?:\s+[a-z]+s\b)?)(?![^\W_])",
    re.I,
)
# "Approved the first time: 9 in 10"
_MOST_OF = re.compile(
    r"(?<![^\W_])(?:[3-9]|three|four|five|six|seven|eight|nine)\s+in\s+(?:10|ten|5|five|4|four)"
    r"(?!\s*(?:seconds?|weeks?|days?|months?|years?|yrs?|min|hours?|hrs?|/|-|\d))(?![^\W_])",
    re.I,
)
_OF_TEN = (" in 10", " in ten", " in 5", " in five", " in 4", " in four")
_HOURS = ("an hour", "a day")
# "Did 3/4 of the clinic's draws".
_DIGIT_PART = re.compile(
    r"(?<![\d/])(?P<part>[1-9])/(?P<whole>[2-9])(?=\s+(?:of\s+(?!day|week|month|year|shift|my)|the\s))", re.I
)
# "Brought lost referrals to zero".
_TO_NONE = re.compile(r"\b(?:down\s+)?to\s+(?:0|zero|none)(?![\w.,%-]*[\w%]|\s+\w)", re.I)
_FELL = re.compile(r"cut|reduc|decreas|drop|lower|br(?:ought|ing)|fell|went|down|slash")
_BY = re.compile(r"\b(?:by|in)\s+$", re.I)
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def may_rate(line: str) -> bool:
    """Whether a line holds what may be a rating ("4.9/5", "4.8 out of 5")."""
    return _holds_one(line.lower(), _RATES) and _RATING.search(line) is not None


def tells_of_masked(line: str) -> bool:
    """Whether a line measures by digits that are masked: a rating, minutes and seconds."""
    return may_rate(line) or (":" in line and _MINUTES.search(line) is not None)


def _holds_one(lowered: str, cues: Iterable[str]) -> bool:
    """Whether a text in lower case holds one of the cues: a quick look before a long pattern is tried."""
    return any(map(lowered.__contains__, cues))


def _openings(phrases: Iterable[str]) -> tuple[str, ...]:
    """What a text in lower case must hold where it holds one of the phrases: the longest word of each."""
    return tuple(dict.fromkeys(max(phrase.lower().split(), key=len) for phrase in phrases))


class FixedMeasures:
    """Built once from the table `measures`."""

    def __init__(self, table: Mapping[str, Any], units: Units) -> None:
        self._units = units
        number = number_pattern(table["number_words"])
        self._frequency = LatePattern(
            rf"(?<![^\W_])(?:(?P<word>{any_of(_TIMES)})|(?:{number}\s*(?:-|–|to)\s*)?(?P<number>{number})"
            r"\s*(?:x|×|times))(?=[\s/(])",
            re.I,
        )
        ordered = sorted(table["zeros"], key=len, reverse=True)
        zeros = by_letter((re.escape(zero.lower()).replace(r"\ ", r"\s+") for zero in ordered), r"[^\W_]")
        nouns = lower_pattern(any_of(table["zero_nouns"]))
        # "zero" in so many words stands with anything that could have gone wrong, but not with "zero tolerance".
        self._zero = re.compile(
            rf"(?:{zeros})\s+(?:[\w-]+\s+)?{nouns}(?![^\W_])|(?<![\w.,-])(?:zero|0)\s+(?:[a-z-]+\s+){{2,3}}{nouns}(?![^\W_])|\bzero\s+(?:[a-z-]+\s+)?{_LOST}(?![^\W_])"
        )
        # "zero falls on assigned residents across 20 months"
        self._lasting = LatePattern(
            rf"(?:\s+(?:on|with|in|among|of|at)(?:\s+[a-z-]+){{1,4}}?)?\s+(?:for|in|across|over|during|through|throughout)\s+"
            rf"(?:(?:the|my|past|last|over)\s+)*(?:an?\s+|{number}\s*\+?\s*)"
            r"(?:consecutive\s+|straight\s+)?(?:shifts|days|weeks|months|quarters|years?|audits|surveys|inspections)(?![^\W_])",
            re.I,
        )
        self._fractions: dict[str, int] = table["fractions"]
        # "about a third of daily visits", "by two thirds"; "half of the day" and "the third quarter" count no work.
        self._fraction = LatePattern(
            rf"(?<![^\W_])(?:{any_of(table['bounds_about'])}\s*|{any_of(table['bounds_least'])}\s+)?"
            rf"(?:(?P<parts>{any_of(_PARTS)})[\s-])?(?P<whole>{any_of(self._fractions)})(?![^\W_])"
            r"(?P<thing>\s+(?:of\s+|(?=(?:the|our|all|its|their)\s))(?![^.;]{0,12}\b(?:days?|weeks?|months?|years?|shifts?|hours?|time)\b)"
            r"(?:[a-z'’-]+\s+){0,3}?(?:[a-z-]+s|staff|team|panel|workload|caseload|volume)(?![^\W_])(?![’']))?",
            re.I,
        )
        words = (*table["multipliers"], *table["claims"])
        self._words = LatePattern(rf"(?<![^\W_]){any_of(words)}(?![^\W_])", re.I)
        self._cues = _openings(words)

    def find(self, masked: str, line: str) -> Iterator[Measure]:
        """Measures whose digits are not to be read again; `masked` is the line without its traps."""
        lowered = masked.lower()
        for match in self._frequency.finditer(masked) if _FREQUENT.search(lowered) else ():
            period = self._units.period.match(masked[match.end() :])
            if period:
                value = _TIMES[match["word"].casefold()] if match["word"] else number_value(match["number"])
                span = Span(match.start(), match.end() + period.end())
                said = re.sub(r"^\W*(?:(?:per|a|an|each|every)\s+)?", "", period[0], flags=re.I).strip("( ")
                yield Measure(span, value, "times", "volume", said)
        for match in _RATING.finditer(line) if may_rate(line) else ():
            if match["stars"] or _RATED.search(line):
                yield Measure(Span(*match.span()), float(match["value"] or match["points"]), "rating", "satisfaction")
        for match in _RANK.finditer(line) if " of " in lowered and _holds_one(lowered, _RANKED) else ():
            yield Measure(Span(*match.span()), None, "rank", "volume")
        for match in _NOT_ONE.finditer(masked) if _holds_one(lowered, _NONE) else ():
            if tail := (_OUT_OF.match(line, match.end()) or self._lasting.match(line, match.end())):
                yield Measure(Span(match.start(), tail.end()), 0.0, "", "accuracy")
        for match in self._zero.finditer(lower_text(masked)):
            if tail := self._lasting.match(line, match.end()):
                yield Measure(Span(match.start(), tail.end()), 0.0, "", "accuracy")
        for match in self._fraction.finditer(masked) if _holds_one(lowered, self._fractions) else ():
            # "by half" is a word of change; "a third" alone may be the next one in a row.
            counted = match["thing"] or (match["parts"] and _BY.search(masked[: match.start()]))
            if counted and (match["parts"] or match["whole"].lower() == "half"):
                value = (number_value(match["parts"] or "a") or 1.0) / self._fractions[match["whole"].lower()]
                span = Span(*match.span())
                yield Measure(span, value, "part", self._units.about(line, span, "volume"))
        for match in _DIGIT_PART.finditer(masked) if "/" in masked else ():
            if (part := int(match["part"])) < (whole := int(match["whole"])):
                span = Span(*match.span())
                yield Measure(span, part / whole, "part", self._units.about(line, span, "volume"))
        for match in _FEW_OF.finditer(masked) if " in " in lowered or " per " in lowered else ():
            yield Measure(Span(*match.span()), None, "part", self._units.about(line, Span(*match.span()), "accuracy"))
        for match in _MOST_OF.finditer(masked) if _holds_one(lowered, _OF_TEN) else ():
            yield Measure(Span(*match.span()), None, "part", self._units.about(line, Span(*match.span()), "accuracy"))
        for match in _TO_NONE.finditer(masked) if _FELL.search(lowered) else ():
            yield Measure(Span(*match.span()), 0.0, "", "accuracy")
        for match in _AN_HOUR.finditer(masked) if _holds_one(lowered, _HOURS) else ():
            period = self._units.period.match(masked[match.end() :])
            start = match.start("saved" if match["saved"] else "within")
            half = match["half"] or match["half2"]
            span = Span(start, match.end() + (period.end() if period else 0))
            unit = "day" if match["saved"] and match["saved"].lower().endswith("day") else "hour"
            yield Measure(span, 0.5 if half else 1.0, unit, "time", bound="" if match["saved"] else "up to")
        for match in _MINUTES.finditer(line) if ":" in line else ():
            yield Measure(Span(*match.span()), float(match["value"]), "minutes", "time")
        for match in _ONE.finditer(masked) if " one " in f" {lowered}" else ():
            yield Measure(Span(*match.span()), 1.0, "", "volume", match["period"].lower())
        for match in _STARS.finditer(masked) if "star" in lowered else ():
            yield Measure(Span(*match.span()), float(match["value"]), "rating", "satisfaction")
        for pattern, unit, cue in _CUED:
            for match in pattern.finditer(masked) if cue.search(lowered) else ():
                if unit != "fold" or _GREW.search(line) or _AGAINST.match(masked, match.end()):
                    span = Span(*match.span())
                    yield Measure(span, number_value(match["value"]), unit, self._units.about(line, span, "volume"))

    def find_words(self, masked: str, line: str) -> Iterator[Measure]:
        """Measures without a number: "zero errors", "doubled", "error-free"."""
        taken: list[Span] = []
        for match in self._zero.finditer(lower_text(masked)):
            taken.append(Span(*match.span()))
            yield Measure(taken[-1], 0.0, "", "accuracy")
        for match in self._words.finditer(masked) if _holds_one(masked.lower(), self._cues) else ():
            span = Span(*match.span())
            if not any(span.overlaps(t) for t in taken):
                yield Measure(span, None, "", self._units.about(line, span, "volume"))

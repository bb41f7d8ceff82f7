"""Finds the numbers that measure work or its result, and leaves out the digits that are names, codes and sizes.

First the traps are masked, then every number that is left must come with a unit, a percentage, money, a ratio or a
period. Words and patterns come from `lexicons/measures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, cast

from analyzer.matchers.measures.fixed import FixedMeasures, tells_of_masked
from analyzer.matchers.measures.labelled_counts import LabelledCounts
from analyzer.matchers.measures.numbers import FRACTION_SIGNS, any_of, number_pattern, number_value
from analyzer.matchers.measures.traps import MASK, Traps
from analyzer.matchers.measures.units import DONE, Units
from analyzer.matchers.words.folding import by_letter, lower_pattern, lower_text, plain_words
from analyzer.matchers.words.late import LatePattern
from analyzer.model import Dimension, Measure, Span

Bound = Literal["", "at least", "up to", "about"]
_WORDS = re.compile(r"[a-z]+")
_DIGITS = re.compile(rf"[\d{FRACTION_SIGNS}]")
_PERIOD_GLUE = re.compile(r"^\W*(?:(?:per|a|an|each|every|for|by|x)\s+)?", re.I)
_MONEY_TAIL = re.compile(
    r"\s*(?:in|to|of)?\s*(?:[a-z]+\s+)?"
    r"(?:sales|revenue|services|savings|bottom line|collections|copays|payments|charges)(?![^\W_])",
    re.I,
)
# "12 vision, hearing and developmental screenings": what is counted stands behind the list that describes it.
_DESCRIBED = re.compile(
    r"\s+(?:[a-z&/-]+(?<!s)(?<!ed)(?<!ing),\s+){0,3}(?:(?:rapid|oral|urine|blood|new|same[\s-]day)\s+)?[a-z&/-]+(?<!s)(?<!ed),?"
    r"\s+(?:and|or|&)\s+(?=[a-z])",
    re.I,
)
# "from 0 to 500 members in 3 months" is one measure: the time a result took is told with it.
_SPANS = frozenset({"months", "month", "quarters", "years", "weeks"})
# "from 7 days to 48 hours": a change may be told in two units of time.
_CLOCK = frozenset("minute minutes min mins hour hours hr hrs day days week weeks month months".split())
_WITHIN = re.compile(r"(?:in|within|over|during)\s+(?:just\s+|only\s+|under\s+|the\s+|my\s+|first\s+|last\s+)*$", re.I)
# "from 31 to 240": two bare numbers measure where the line tells of a change; "2.5B in annual sales" is money.
_CHANGED = re.compile(
    r"increas|decreas|reduc|gr[eo]w|rais|rose|lower|improv|expand|cut|drop|fell|brought|bring|boost|slash|shr[aiu]nk|went|upped",
    re.I,
)
# "budgets averaging 4Mil": millions behind these are money without a sign.
_MONEY_AHEAD = re.compile(
    r"(?:budgets?|revenues?|sales|costs?|spend(?:ing)?|collections?|billings?|receivables?|portfolio)(?![^\W_])[^.;,\d]{0,20}$"
    r"|(?:recoup|recover|sav|collect|rais|generat|bill|s[eo]ld|deposit|br(?:ought|ing)|wr[io]te)[a-z]*\s+(?:(?:in|off|over|about|up|back)\s+)*$",
    re.I,
)
_LARGE = re.compile(r"\d\s?(?:k|mm?|mil|million|bn?|billion)$", re.I)
# "MCV4 vaccines": a letter right before the digit makes a name of both, but for a lone "x" ("x30 patients").
_NAME_OF = re.compile(r"(?:[a-z]{2}|(?<![a-z])[a-wyz])$", re.I)
_SCALES_ALONE = frozenset({"million", "thousand"})
# "a couple hundred", "more than a hundred": the words before the scale belong to the number.
_FEW = re.compile(
    r"(?:(?:over|about|around|nearly|almost|more than|at least)\s+)?"
    r"\b(?:an?|several|(?:a\s+)?(?:couple|few)(?:\s+of)?)\s+$",
    re.I,
)
_SCALE_OPENINGS = ("hundred", "thousand", "dozen", "million")
# "Ticket backlog 1,100 to 60", "Portal sign-ups went 400 to 1,200": what stands right before two numbers moved.
_GAUGE = re.compile(
    r"(?:backlog|queue|list|rate|score|rating|count|enrollment|turnover|lag|inbox|basket|complaints|sign[\s-]?ups|no-?shows|errors|denials"
    r"|volume|census|times?|waits?|visits|patients|lead)s?\s*(?:[:,-]|went|fell|dropped|rose|grew|moved|was|down|up)?\s*(?:down|up)?\s*$",
    re.I,
)
# "Wrote 14 of the clinic's workflows"
_OF_THEM = re.compile(
    r"\s+of\s+(?:the|our|its|their|his|her)\s+(?:[a-z'’-]+\s+){0,3}?[a-z]{3,}(?<![sui])s(?![^\W_'’])", re.I
)
# "Letters after 3 missed visits": when something is done, and not how often.
_IF = re.compile(
    r"(?<![^\W_])(?:after|until|till|unless|every|last|past|previous|next"
    r"|(?:vs\.?|versus|against)(?:\s+[a-z]+){0,3})\s+$",
    re.I,
)
_SIGN_ALONE = re.compile(r"\s[-/]$")
_A_OR_HALF = re.compile(r"(?:^|\W)(?:a|half)\s+$", re.I)
# What stands right before a number is looked for in so many characters, so that long rows of numbers take no longer.
_AHEAD = 60
_ON = re.compile(r"\s*on\s", re.I)
_TURNED = re.compile(r"\bturn(?:s|ed|ing)?\s+$", re.I)
# A bare time says how long something took only where the line speaks of lasting.
_LASTING = re.compile(
    r"wait|\bturn(?!ed in)|backlog|delay|\btime\b|extern|clinical|average|practic|rotation|volunteer|within|under\s+\d"
    r"|less than|intern|shadow|observed|\b(?:aht|tat|los|asa|hold|handle|talk)\b|door[\s-]to",
    re.I,
)
# Months of volunteering or of work are experience; months of an externship, a wait or a turnaround are told.
_LASTING_LONG = re.compile(
    r"wait|turnaround|backlog|delay|extern|practicum|rotation|within|under\s+\d|less than|intern", re.I
)

# "Roomed pts, 25-30 day": the small word is left out, as people type on a phone.
_TERSE = re.compile(r"\s(day|shift|week)(?=\s*(?:$|[,;.)]))")
_COUNTED = re.compile(
    r"(?<![^\W_])(?:patients|pts|clients|residents|calls|visits|appts|appointments|draws|refills)\s*,?\s*$", re.I
)


class MeasureFinder:
    """Built once from the table `measures`; `find` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._traps = Traps(table["traps"])
        self._units = Units(table)
        self._fixed = FixedMeasures(table, self._units)
        self._labelled = LabelledCounts(table)
        self._lead_of = {
            phrase: cast(Dimension, dim) for dim, phrases in table["lead_ins"].items() for phrase in phrases
        }
        one = number_pattern(table["number_words"])
        bound = "|".join(any_of(table[k]) for k in ("bounds_about", "bounds_least", "bounds_most"))
        about = any_of(table["bounds_about"])
        # "a panel of 600", "our panel averaged 600", "panel about 600"
        led = any_of(phrase.removesuffix(" of") for phrase in self._lead_of)
        number = (
            rf"(?:(?<![^\W_])(?P<lead>{led})\s+(?:(?:of|was|averaged|averages)\s+|(?={about}(?![^\W_]))))?"
            rf"(?P<bound>(?:(?<![^\W_]){bound})\s*)*"
            rf"(?P<from>from\s+|by\s+|between\s+)?(?P<first>{one})(?:\s*\((?:{one})\)(?=\s))?(?P<unit1>\s?%|\s?percent)?"
            r"(?:(?:\s+in\s+\0+)?\s*(?P<dash>-to-|-|–|—|(?:(?:down|up)\s+)?to|and|→|->"
            r"|(?:out )?of(?: (?:every|the|our|my|all))?|(?<=\d):(?=\d)|(?<=\d\s):(?=\s\d)"
            r"|/(?=\d+\s+(?:patients|pts|residents|clients|calls|draws|sticks|appointments|charts)))"
            rf"\s*(?P<second>{one}|(?<=-to-)one)(?P<unit2>\s?%|\s?percent)?)?"
            r"(?:\s+or\s+so(?=\s+[a-z]))?(?P<plus>\s?\+|[\s-]+plus(?=\s+[a-z])|\s+or\s+(?:more|better|higher|greater|above)(?![^\W_]))?"
        )
        # Where no word starts only a digit or these two can: everything else is not tried inside of words.
        opening = rf"(?:(?<![^\W_])|(?=[\d${FRACTION_SIGNS}]|from\s|by\s|between\s))"
        self._to = LatePattern(rf"\s+(?:down\s+|up\s+)?to\s+(?:{bound}\s+)?(?P<last>{one}|one)(?![^\W_])", re.I)
        self._arrow = LatePattern(rf"\s*(?:→|[-=]+>)\s*(?P<last>{one})(?![^\W_])", re.I)
        opening_words = (re.escape(word.lower().split()[0]) for word in table["number_words"])
        self._number_words = re.compile(by_letter(opening_words, r"[^\W_-]"))
        self._number = re.compile(opening + lower_pattern(number))
        self._about_words = re.compile(any_of(table["bounds_about"]), re.I)
        self._least_words = re.compile(any_of(table["bounds_least"]), re.I)
        self._triggers = self._trigger_words(table)

    @staticmethod
    def _trigger_words(table: Mapping[str, Any]) -> frozenset[str]:
        """Words without which a line without digits holds no measure."""
        phrases: Iterable[str] = (
            *table["number_words"], *table["multipliers"], *table["claims"], *table["zeros"], *table["frequencies"],
            *table["fractions"], "hour", "never", "not one",
        )  # fmt: skip
        return frozenset(max(found, key=len) for phrase in phrases if (found := _WORDS.findall(phrase.casefold())))

    def find(self, line: str, offset: int = 0) -> tuple[Measure, ...]:
        """The measures of one line, in order; `offset` is added to their spans."""
        if not self._may_measure(line):
            return ()
        masked = self._traps.mask(line)
        if masked is not line and not self._may_measure(masked) and not tells_of_masked(line):
            return ()
        found = list(self._fixed.find(masked, line))
        for measure in found:
            start, end = measure.span
            masked = masked[:start] + MASK * (end - start) + masked[end:]
        found.extend(self._numbers(masked, line))
        taken = [m.span for m in found]
        words = self._fixed.find_words(masked, line)
        found.extend(m for m in words if not any(m.span.overlaps(span) for span in taken))
        moved = (
            Measure(Span(m.span.start + offset, m.span.end + offset), m.value, m.unit, m.dimension, m.period, m.bound)
            for m in found
        )
        return tuple(sorted(moved, key=lambda m: m.span))

    def _may_measure(self, text: str) -> bool:
        return bool(_DIGITS.search(text)) or not self._triggers.isdisjoint(plain_words(text))

    def _may_open(self, lowered: str, position: int) -> bool:
        """Whether a number may stand behind `position`: a cheap look before the long pattern is tried."""
        return bool(_DIGITS.search(lowered, position) or self._number_words.search(lowered, position))

    def _numbers(self, masked: str, line: str) -> Iterator[Measure]:
        position = 0
        found: Measure | None = None
        lowered = lower_text(masked)
        while self._may_open(lowered, position) and (match := self._number.search(lowered, position)):
            # "$1 billion and 300 offices": the second number is one of its own.
            position = match.end("first") if _lists(match) else match.end()
            if match["first"][0].isdigit() and masked.endswith((MASK, ".", "-", "/"), 0, match.start("first")):
                if not _SIGN_ALONE.search(_before(masked, match.start("first"))):
                    continue
            if match["first"][0].isdigit() and _NAME_OF.search(_before(masked, match.start())):
                continue
            measure = self._measure(match, masked, line)
            if measure and found and (_tells_time_of(found, measure, line) or measure.span.overlaps(found.span)):
                continue
            if measure:
                found = measure
                position = max(position, measure.span.end)
                yield measure

    def _measure(self, match: re.Match[str], masked: str, line: str) -> Measure | None:
        start, end = match.start(), match.end()
        bound = self._bound(match)
        if _IF.search(_before(masked, start)):
            return None
        if bound and _TURNED.search(_before(masked, start)):
            # "turned over 8 rooms" says what was done with them, and not that there were more.
            start, bound = match.start("first"), ""
        elif (match["from"] or "").startswith("between") and (_lists(match) or not match["second"]):
            start = match.start("first")
        first, second, dash = match["first"], match["second"], (match["dash"] or "").casefold()
        dash = "to" if dash.endswith(" to") else dash
        if _lists(match):
            end, second = match.end("unit1") if match["unit1"] else match.end("first"), None
        rest = masked[end:]
        if dash == "/" and (number_value(second) or 0) <= (number_value(first) or 0):
            return None
        percent = match["unit1"] or match["unit2"]
        tail = None if percent else _MONEY_TAIL.match(rest)
        large = not percent and _LARGE.search(first) and (tail or _MONEY_AHEAD.search(_before(masked, start)))
        if percent or "$" in first or (second and "$" in second) or large:
            end += tail.end() if tail else 0
            value = number_value(second or first)
            dimension: Dimension | None = None if percent else "money"
            return self._built(start, end, masked, line, value, "%" if percent else "$", dimension, bound)
        if second and dash.startswith(("out of", "of")) and self._units.read(rest)[0] in ("", *DONE):
            # "Nine out of ten approved the first time"
            value = (number_value(first) or 0) / (number_value(second) or 1)
            return self._built(start, end, masked, line, value, "part", None, bound) if 0 < value < 1 else None
        if second and self._is_ratio(dash, first, second, rest):
            larger = max(number_value(first) or 0, number_value(second) or 1)
            return self._built(start, end, masked, line, larger, "ratio", "providers", bound)
        value = number_value(second or first)
        if first.casefold() in _SCALES_ALONE and not _A_OR_HALF.search(_before(masked, start)):
            return None
        if (label := self._labelled.start(masked, start, end)) is not None:
            end += _before(masked, start).rstrip().removesuffix("x").endswith("(")
            return self._built(label, end, masked, line, value, "", None, bound)
        if (aside := self._labelled.aside(masked, start, end)) is not None:
            return self._built(*aside, masked, line, value, "", "volume", bound)
        if rest[:1] in (")", "]") and masked.endswith(("(", "["), 0, match.start("first")):
            start, end, rest = start - 1, end + 1, rest[1:]
        if (terse := _TERSE.match(rest)) and _COUNTED.search(_before(masked, start)):
            return Measure(Span(start, end + terse.end()), value, "", "volume", terse[1], bound)
        unit, used, found = self._units.read(rest)
        if not unit and (described := _DESCRIBED.match(rest)):
            unit, used, found = self._units.read(rest[described.end() :])
            used += described.end()
        if unit:
            end += used
            if not second and (change := self._change(masked, end, unit, bool(match["from"]))):
                second, end = change
                value = number_value(second)
            period = self._units.period.match(masked[end:])
            if found == "time" and not (
                bound == "up to"
                or period
                or match["from"]
                or second
                or match["plus"]
                or (_LASTING_LONG if unit in _SPANS else _LASTING).search(line)
            ):
                return None
            dimension = "accuracy" if value == 0 else found
            return self._built(start, end, masked, line, value, unit, dimension, bound)
        lead = f"{(match['lead'] or '').casefold()} of" if match["lead"] else ""
        if match["from"] and not second and _CHANGED.search(line) and self._units.period.match(rest):
            if change := self._change(masked, end, "", True):
                return self._built(start, change[1], masked, line, number_value(change[0]), "", None, bound)
        changed = second and (
            (dash != "-" and (match["from"] or "").strip().casefold() == "from" and _CHANGED.search(line))
            or (dash in ("to", "→", "->") and _GAUGE.search(_before(masked, start)))
        )
        if first[0].isdigit() and not second and (of_them := _OF_THEM.match(rest)):
            return self._built(start, end + of_them.end(), masked, line, value, "", None, bound)
        often = self._units.period.match(rest) if first[0].isdigit() else None
        # "15 on nights" counts again what stands before it; "8-12 on Saturdays" are hours.
        if changed or lead or (often and not (second and _ON.match(rest))):
            return self._built(start, end, masked, line, value, "", self._lead_of.get(lead), bound)
        return None

    def _change(self, masked: str, end: int, unit: str, opened: bool) -> tuple[str, int] | None:
        """The number after, and where it ends: "from 25 minutes to 15", "from 12 errors a week to four".

        Without the "from" that has `opened` the change only an arrow tells it: "12 min -> 7 min".
        """
        period = self._units.period.match(masked, end)
        at = period.end() if period else end
        to = (self._to.match(masked, at) if opened else None) or self._arrow.match(masked, at)
        if not to:
            return None
        same, read, _ = self._units.read(masked[to.end() :])
        if same and same != unit and not (same in _CLOCK and unit in _CLOCK):
            return None
        return to["last"], to.end() + read

    def _is_ratio(self, dash: str, first: str, second: str, rest: str) -> bool:
        """Whether two numbers set people against people ("1:4", "3-to-1"); clock times are masked before."""
        if dash == ":":
            return True
        if dash == "-to-" or (dash == "to" and "1" in (first.strip(), second.strip())):
            return not self._units.read(rest)[0] or "one" in second.casefold() or second.strip() == "1"
        return False

    def _bound(self, match: re.Match[str]) -> Bound:
        text = (match["bound"] or "").strip()
        if match["plus"] or (text and self._least_words.fullmatch(text)):
            return "at least"
        if text and self._about_words.fullmatch(text):
            return "about"
        return "up to" if text else ""

    def _built(
        self, start: int, end: int, masked: str, line: str, value: float | None, unit: str,
        dimension: Dimension | None, bound: Bound,
    ) -> Measure:  # fmt: skip
        end, often = self._units.period_behind(masked, line, end)
        period = _PERIOD_GLUE.sub("", often.strip()).strip("( ")
        if line[start:end].casefold().startswith(_SCALE_OPENINGS) and (
            few := _FEW.search(masked, max(0, start - _AHEAD), start)
        ):
            start = few.start()
        piece = line[start:end]
        span = Span(start + len(piece) - len(piece.lstrip()), end)
        about = dimension or self._units.about(line, span, "volume", often=bool(period))
        return Measure(span, value, unit, about, period, bound)


def _before(masked: str, start: int) -> str:
    return masked[max(0, start - _AHEAD) : start]


def _lists(match: re.Match[str]) -> bool:
    """Whether two numbers are a list and no range ("two and three", but not "between two and three")."""
    return match["dash"] == "and" and not (match["from"] or "").startswith("between")


def _tells_time_of(result: Measure, time: Measure, line: str) -> bool:
    """Whether `time` is how long the result took that stands before it."""
    return time.unit in _SPANS and bool(_WITHIN.search(line, result.span.end, time.span.start))

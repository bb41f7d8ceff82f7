"""Finds the numbers that measure work or its result, and leaves out the digits that are names, codes and sizes.

First the traps are masked, then every number that is left must come with a unit, a percentage, money, a ratio or a
period. Words and patterns come from `lexicons/measures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, cast

from analyzer.model import Dimension, Measure, Span

Bound = Literal["", "at least", "up to", "about"]
_WORD_VALUES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
# Words that end a unit: what stands behind them is no longer the thing counted.
_STOP_WORDS = frozenset(
    "a an the and or of for in on at to from with by per each every while as that which who is are was were be been "
    "using including such during into within across through than then when where after before between under over "
    "via plus both daily weekly monthly yearly annually hourly nightly other under until without including".split()
)
_NOT_UNITS = frozenset(
    "times years year yrs yr ways percent years' hours' weeks' class less us was is has this".split()
)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


class MeasureFinder:
    """Built once from the table `measures`; `find` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._traps = re.compile("|".join(p for group in table["traps"].values() for p in group), re.I)
        self._units: dict[str, Dimension] = {
            unit: cast(Dimension, dim) for dim, units in table["units"].items() for unit in units
        }
        self._compound: dict[str, Dimension] = {
            unit: cast(Dimension, dim) for dim, units in table["compound_units"].items() for unit in units
        }
        self._about = [(cast(Dimension, dim), _any(words)) for dim, words in table["about"].items()]
        word_number = rf"(?:{_any(table['number_words'])})(?:[\s-]+(?:{_any([*table['number_words'], 'one'])}))*"
        digits = r"\$?\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:[KMB]|million|thousand|billion|hundred)(?![^\W_]))?|[½¼¾]"
        one = rf"(?:{digits}|(?<![^\W_-]){word_number}(?![^\W_]))"
        bound = "|".join(_any(table[k]) for k in ("bounds_about", "bounds_least", "bounds_most"))
        self._number = re.compile(
            rf"(?P<lead>(?<![^\W_]){_any(table['lead_ins'])}\s+)?(?P<bound>(?:(?<![^\W_]){bound})\s*)*"
            rf"(?P<from>from\s+|by\s+)?(?P<first>{one})(?P<unit1>\s?%|\s?percent)?"
            rf"(?:\s*(?P<dash>-|–|—|to|and|→|->|of|out of|:)\s*(?P<second>{one})(?P<unit2>\s?%|\s?percent)?)?(?P<plus>\s?\+)?",
            re.I,
        )
        adverbs = _any(table["period_adverbs"])
        self._period = re.compile(
            rf"\s*\(?(?:(?:/|per|a|an|each|every|during a|in a|in an|in one|over a)\s*-?(?:[\w-]+\s+)?{_any(table['periods'])}(?:\s+period)?|{adverbs}"
            rf"|in\s+(?:a|an)\s+\d+[\s-]month\s+period)(?![^\W_])",
            re.I,
        )
        self._about_words = _any(table["bounds_about"])
        self._least_words = _any(table["bounds_least"])
        self._zero = re.compile(
            rf"(?<![^\W_]){_any(table['zeros'])}\s+(?:[\w-]+\s+)?{_any(table['zero_nouns'])}(?![^\W_])", re.I
        )
        self._words_only = re.compile(rf"(?<![^\W_]){_any([*table['multipliers'], *table['claims']])}(?![^\W_])", re.I)
        self._may_have = re.compile(
            rf"\d|[½¼¾]|(?<![^\W_]){_any([*table['number_words'], 'zero', 'no', 'without'])}(?![^\W_])|{_any([*table['multipliers'], *table['claims']])}",
            re.I,
        )

    def find(self, line: str, offset: int = 0) -> tuple[Measure, ...]:
        """The measures of one line, in order; `offset` is added to their spans."""
        if not self._may_have.search(line):
            return ()
        masked = self._traps.sub(lambda m: "\x00" * len(m[0]), line)
        found = list(self._numbers(masked, line))
        taken = [m.span for m in found]
        for pattern, dimension in ((self._zero, "accuracy"), (self._words_only, None)):
            for match in pattern.finditer(masked):
                span = Span(*match.span())
                if not any(span.overlaps(t) for t in taken):
                    value = 0.0 if dimension else None
                    found.append(
                        Measure(span, value, "", self._dimension(line, span, "volume") if not dimension else "accuracy")
                    )
        moved = (
            Measure(Span(m.span.start + offset, m.span.end + offset), m.value, m.unit, m.dimension, m.period, m.bound)
            for m in found
        )
        return tuple(sorted(moved, key=lambda m: m.span))

    def _numbers(self, masked: str, line: str) -> Iterator[Measure]:
        position = 0
        while match := self._number.search(masked, position):
            position = max(match.end(), match.start() + 1)
            if (
                masked[match.start("first") - 1 : match.start("first")] in tuple("\x00.-/")
                and match["first"][0].isdigit()
            ):
                before = masked[: match.start("first")]
                if not re.search(r"\s[-/]$", before):
                    continue
            measure = self._measure(match, masked, line)
            if measure:
                position = max(position, measure.span.end)
                yield measure

    def _measure(self, match: re.Match[str], masked: str, line: str) -> Measure | None:
        start, end = match.start(), match.end()
        first, second, dash = match["first"], match["second"], match["dash"]
        if second and dash in ("and",):
            # "two and three" is a list, not a range.
            end = match.end("unit1") if match["unit1"] else match.end("first")
            second = dash = None
        if second is None and dash:
            end = match.end("first")
        rest = masked[end:]
        value = _value(second or first)
        bound = self._bound(match)
        percent = match["unit1"] or match["unit2"]
        money = "$" in first or bool(second and "$" in second)
        period = self._period.match(rest)
        if percent or money:
            tail = (
                re.match(
                    r"\s*(?:in|to|of)?\s*(?:[a-z]+\s+)?(?:sales|revenue|services|savings|bottom line|collections|copays)",
                    rest,
                    re.I,
                )
                if money
                else None
            )
            end += tail.end() if tail else 0
            period = self._period.match(masked[end:]) or period
            return self._built(
                start, end, period, masked, value, "%" if percent else "$", "money" if money else None, bound, line
            )
        if dash == ":" and second:
            # "1:4" is a ratio of people to people; clock times are masked above.
            return self._built(start, end, period, masked, value, "ratio", "providers", bound, line)
        unit, unit_end, dimension = self._unit(rest)
        if unit:
            end += unit_end
            period = self._period.match(masked[end:])
            if dimension == "time" and not (
                bound == "up to"
                or period
                or match["from"]
                or second
                or re.search(
                    r"wait|turnaround|time|extern|clinical|average|practic|rotation|volunteer|within", line, re.I
                )
                or match["plus"]
            ):
                return None
            return self._built(start, end, period, masked, value, unit, dimension, bound, line)
        if match["lead"] or (period and first[0].isdigit()):
            return self._built(start, end, period, masked, value, "", None, bound, line)
        return None

    def _unit(self, rest: str) -> tuple[str, int, Dimension | None]:
        """The thing counted: (unit, characters used, dimension); an empty unit where there is none."""
        words = list(re.finditer(r"\s*[-/]?\s*([A-Za-z][A-Za-z'’&-]*)", rest))
        at, picked = 0, []
        for word in words[:5]:
            if word.start() != at or (word[0].startswith("/") and not picked):
                break
            text = word[1].casefold().replace("’", "'")
            if text in _STOP_WORDS or text in _NOT_UNITS:
                break
            picked.append(word)
            at = word.end()
            if rest[at : at + 1] in tuple(",;.()"):
                break
        for count in range(len(picked), 0, -1):
            phrase = " ".join(w[1].casefold() for w in picked[:count])
            head = picked[count - 1][1].casefold()
            for known in (phrase, head):
                if known in self._units:
                    return head, picked[count - 1].end(), self._units[known]
        for count, word in enumerate(picked[:3], 1):
            head = word[1].casefold().split("-")[0]
            if head in self._compound and (count == 1 or head in ("bed", "room")):
                return head, word.start(1) + len(head), self._compound[head]
        for count in range(len(picked), 0, -1):
            head = picked[count - 1][1].casefold()
            if head.endswith("s") and not head.endswith(("ss", "us", "is")) and len(head) > 3:
                return head, picked[count - 1].end(), "volume"
        return "", 0, None

    def _bound(self, match: re.Match[str]) -> Bound:
        text = (match["bound"] or "").strip()
        if match["plus"] or (text and re.fullmatch(self._least_words, text, re.I)):
            return "at least"
        if text and re.fullmatch(self._about_words, text, re.I):
            return "about"
        return "up to" if text else ""

    def _built(
        self, start: int, end: int, period: re.Match[str] | None, masked: str, value: float | None, unit: str,
        dimension: Dimension | None, bound: Bound, line: str,
    ) -> Measure:  # fmt: skip
        text_period = ""
        if period and masked[end:].startswith(period[0]):
            end += period.end()
            text_period = re.sub(r"^\W*(?:per|a|an|each|every)?\s*", "", period[0].strip(), flags=re.I).strip("( ")
        piece = line[start:end]
        span = Span(start + len(piece) - len(piece.lstrip()), end)
        return Measure(span, value, unit, dimension or self._dimension(line, span, "volume"), text_period, bound)

    def _dimension(self, line: str, span: Span, otherwise: Dimension) -> Dimension:
        around = line[max(0, span.start - 60) : span.end + 60]
        return next((dim for dim, words in self._about if re.search(words, around, re.I)), otherwise)


def _value(text: str) -> float | None:
    """The number that a piece of text says; the upper end of a range is given by the caller."""
    plain = text.replace("$", "").replace(",", "").strip().casefold()
    digits = re.match(r"(\d+(?:\.\d+)?)\s*([a-z]+)?", plain)
    if digits:
        scale = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "hundred": 100.0}
        return float(digits[1]) * scale.get(digits[2] or "", 1.0)
    if plain in "½¼¾":
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[plain]
    total = 0.0
    for word in re.split(r"[\s-]+", plain):
        if word in _SCALES:
            total = max(total, 1.0) * _SCALES[word]
        elif word in _WORD_VALUES:
            total += _WORD_VALUES[word]
        else:
            return None
    return total

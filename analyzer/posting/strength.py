"""How strongly a clause asks, by when, and for how many years. Words come from `lexicons/posting.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analyzer.matchers.words.folding import AnyCase, AnyOf, lower_text
from analyzer.matchers.words.whole_words import word_pattern
from analyzer.model import Necessity

_NUMBERS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15, "eighteen": 18, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90}
_N = (
    r"(?:\d[\s-]?(?:1/2|½)|a(?=\s+(?:full\s+)?year(?:['’]s)?\s+(?:or\s+(?:more|two|so)|of|experience|in\s+an?\b))"
    r"|(?:(?<=at least )|(?<=minimum of )|(?<=more than ))a(?=\s+(?:full\s+)?year)|half\s+a(?=\s+year)"
    r"|52(?=\s+weeks)|\d{1,3}(?:\.\d)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
)
_UNIT = r"(?:days?|weeks?|wks?|months?|mo(?:nth)?s?|mths?|years?|yrs?)(?![^\W_])"
_UNIT_NAMES = {"da": "day", "we": "week", "wk": "week", "mo": "month", "mt": "month", "ye": "year", "yr": "year"}
_IN_BRACKETS = r"(?:\s*\(\s*\d+\s*\+?\s*\))?"
_YEARS = re.compile(
    rf"(?<![\w$-])\(?(?P<n>{_N})\)?{_IN_BRACKETS}\s*\+?\s*"
    rf"(?:(?:(?P<least>years?|yrs?|months?)\s+)?(?:-to-|-|–|—|to|or|(?<=\d\s)and(?=\s+\d)|(?<=[a-z]\s)and(?=\s+[a-z]+\s+y))\s*{_N}{_IN_BRACKETS})?"
    r"\s*(?:\+|plus\b|or more\b)?"
    r"[\s-]*(?:full\s+|calendar\s+|additional\s+)?(?P<unit>years?|yrs?\.?|months?|mos?\.?|mths?|(?<=52\s)weeks)(?:['’]s?|s['’])?\+?(?![^\W_])",
    re.I,
)
# "3 years as an MA with at least 1 in orthopedics", "2 years OB/GYN or 4 as MA": the unit is said once.
_AGAIN = re.compile(
    rf"\b(?:or|with|,|and|of\s+which|includ(?:es|ing)|incl\.?)\s+(?:at\s+least\s+|(?:a\s+)?minimum\s+(?:of\s+)?)?(?P<n>(?!a\b){_N}){_IN_BRACKETS}\+?"
    r"(?=\s+(?:must|should|has\s+to|have\s+to|needs?\s+to)\s+(?:be|have\s+been)\s+|\s+(?:(?:of\s+)?(?:them|those|these|which)\s+)?(?:(?:in|as|of)\s+(?:an?\s+)?[^\W\d_]|supervis|leading\b|managing\b))(?!\s+of\s+(?:the|our|its)\b)",
    re.I,
)
_NO_EXPERIENCE = re.compile(
    r"\s*(?:of\s+age|olds?|degree|program|certificate|of hire|of start|of employment|from|after|commitment|"
    r"probation\w*|"
    r"(?:of\s+)?(?:high\s+)?school|(?:of\s+)?(?:college|education|schooling|coursework|university|study|course\b)|"
    r"(?:of\s+)?full[\s-]time\s+(?:academic\s+)?(?:study|education)|"
    r"(?:above|beyond|past|post)[\s-]|contract|warranty)",
    re.I,
)
_OTHER_TIME = re.compile(
    r"(?:within|every|last|past|first|next|after|(?<!more\s)(?<!no\sless\s)(?<!no\sfewer\s)(?<!not\sless\s)(?<!not\sfewer\s)than|"
    r"least once (?:in|every)|for over|founded|since|been|"
    r"served)\s+"
    r"(?:the\s+|a\s+|an\s+|over\s+|more than\s+)*$",
    re.I,
)
_WORK = re.compile(
    r"experienc|\bexp\b|as an?\s|working|\blead\b|background|\bin\s+(?:an?\s+)?\w|\bwork\b|\bon the job\b", re.I
)
# "Phlebotomy: 1 year (required)"
_LABELLED = re.compile(
    r":\s*(?:(?:at\s+least|over|more\s+than|(?:an?\s+)?min(?:imum|\.)?(?:\s+of)?)\s+)?(?:\(\d+\)\s*)?$", re.I
)
# "1+ yr urgent care": what opens with years asks for them.
_OPENS = re.compile(
    r"^\W*(?:(?:minimum|min\.?|at\s+least|over|more\s+than|about|of|must\s+have|requires?|an?|\d\))\s+)*$", re.I
)
# "will train, but prefer 1-2 yrs optometry"
_LED = re.compile(
    r"\b(?:prefer(?:red|s)?|needs?|needed|requires?|required|must\s+have|want(?:s|ed)?|min(?:imum)?|(?<!for\s)at\s+least|"
    r"(?:no|not)\s+(?:less|fewer)\s+than)\s+(?:of\s+)?$",
    re.I,
)
# "one year with Epic": a name behind the years is what was worked with.
_WITH_NAME = re.compile(r"\s+(?:with|using|on)\s+(?-i:[A-Z])", re.I)
# "You have drawn blood for at least a year", but "commit to stay for at least a year".
_FOR_TIME = re.compile(r"\bfor\s+(?:at\s+least|a\s+minimum\s+of|more\s+than)\s+$", re.I)
_STAYS = re.compile(r"\b(?:commit\w*|stay\w*|remain\w*|agree\w*|sign\w*)\b", re.I)
_CARD = re.compile(
    r"certif|\bcert\b|licen[sc]|regist|credential|card\b|obtain|\bBLS\b|\bCPR\b|\b[A-Z]MA\b|hire\b|employ", re.I
)
# The due date of a school that may still be going on.
IN_SCHOOL = "school in progress"
# In brackets, a word of strength speaks of what stands there with it: "EMR (Epic preferred)".
_OWN_WORDS = re.compile(r"(?!(?:strongly|highly|very|is|are|but|not|though|if|where|also)\b)\b[^\W\d_]{2,}", re.I)
# "GED, two years of work, Epic a plus, own car": the plus is Epic's; "GED, work and Epic a plus" wishes for all.
_NEXT_ITEM = re.compile(r",(?!\s*(?:and|or)\b)(?![^,]*\b(?:and|or)\b)[^,]*$", re.I)
# "graduation from high school, with some clinic work being helpful"
_WITH = re.compile(r",\s+with\b", re.I)
# "3+ yrs experience in cardiology"; nobody asks for twenty.
_OF_WORK = re.compile(r"\s*(?:of\s+)?(?:[\w/-]+\s+){0,3}?(?:experience|exp)\b(?!\s+(?:serving|caring|providing))", re.I)
_MOST_ASKED = 10
_BESIDE_MARKERS = re.compile(r"\b(?:strongly|highly|is|are|very|an?|big|huge|major|real|definite|great)\b", re.I)
# "MA II: national certification"
_LABEL = re.compile(r"[A-Z][\w /]{0,24}:\s+")
# "Your role is essential in ..."
_THE_JOB = re.compile(r"\b(?:role|position|job|work|team)\s*$", re.I)
# "reports their status and needs to the nurse"
_THEIR_NEEDS = re.compile(r"(?:\b(?:and|their|his|her|any|all|identified)|[’']s)\s+$", re.I)
_OWN_TIME = re.compile(r"\b(?:at|upon|on|prior\s+to|before)\s+(?:time\s+of\s+)?(?:hire|start\w*|employment)\b", re.I)
# How much is asked for, and not how strongly.
_LEAST = frozenset({"minimum", "minimum of", "at least"})
# "may be required": asked of some, or at times.
_MAY_BE = re.compile(r"\b(?:may|might|could)\s+(?:also\s+|sometimes\s+)?be\s+$", re.I)
# "upon hire preferred" tells what is preferred.
_WISHED_BEHIND = re.compile(r"\W*(?:is\s+)?(?:strongly\s+|highly\s+)?(?:preferred|desired)\b", re.I)
_AT_HIRE = frozenset({"upon hire", "at hire"})
# "Minimum two years of research preferred"
_ALL_WISHED = re.compile(r"[^,;.()]*?\(?\b(?:preferred|preferable|desired|a plus)\W*$", re.I)
# "We prefer at least one year"
_WISHED_AHEAD = re.compile(r"\bprefer(?:s|red|ably)?\s+$", re.I)
_WISHES = frozenset({"prefer", "prefers"})
_OF_WHAT_FOLLOWS = frozenset({"preferably", "ideally"})
# "Busy eye clinic seeks MA with ..."
_SEEKS = re.compile(
    r"(?:seek|looking|in\s+search|searching|hiring|recruiting|in\s+need|(?:needs?|wants?)\s+\w|(?:we|you|candidates?|applicants?)\s)"
)
# "Family practice looking for an MA with ..."
SEEKING = re.compile(
    r"\b(?:seek(?:s|ing)|(?:is\s+|are\s+)?looking\s+(?:for|to\s+hire)|in\s+search\s+of|searching\s+for|hiring|recruiting|in\s+need\s+of"
    r"|(?:needs|wants)(?=\s+(?:an?|our|to\s+hire|[A-Z])\b))\b"
)
# "You need BLS, and we prefer a CMA"
_SUBJECT = re.compile(r"(?:[,;]|\band\b|\bbut\b)\s*(?:we|you|they)\s+(?:also\s+|strongly\s+|really\s+)?$", re.I)
# "Ideally you have spent time in oncology" wishes for all of it.
_WISH_OPENS = re.compile(r"\W*(?:ideally|preferably)\b", re.I)
_MUST = re.compile(r"\b(?:must|required?|requires|mandatory)\b", re.I)
_FAR = 160
_AHEAD = 12
# How far behind years others of the same unit may stand.
_REACH_AGAIN = 80
_APART = 60


@dataclass(frozen=True, slots=True)
class Due:
    """By when something may come after hire ("6 months"), and where the clause says so."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Years:
    """Years of experience asked for: the least, and where the clause says so."""

    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What a clause says of how strongly it asks: of all of it, or its words of strength."""

    of_all: Necessity | None
    required: tuple[re.Match[str], ...] = ()
    preferred: tuple[re.Match[str], ...] = ()


def number(text: str) -> float:
    """The value of digits or a number word."""
    if text.endswith(("1/2", "½")):
        return int(text[0]) + 0.5
    if text[:4].casefold() == "half":
        return 0.5
    return float(text) if text[0].isdigit() else float(_NUMBERS.get(text.casefold(), text.casefold() == "a"))


class Strength:
    """Built once from the table `posting`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        strength = table["strength"]
        said_then, behind = frozenset(strength["said_then"]), strength["only_then"]
        wished, needed = strength["preferred_patterns"], strength["needed_patterns"]
        self._required = _markers(strength["required"], said_then, behind, needed)
        self._preferred = _markers(strength["preferred"], said_then, behind, wished)
        all_marks = [*strength["required"], *strength["preferred"]]
        self.marker = _markers(all_marks, said_then, behind, [*needed, *wished])
        self._adjectives = frozenset(strength["adjectives"])
        self._others_must = AnyCase(rf"{word_pattern(strength['others_must'])}\s+(?:also\s+|still\s+)?$")
        self._soft_adjectives = frozenset(strength["soft_adjectives"])
        self._tells_work = AnyCase(strength["tells_work"])
        self._for_reader = re.compile(strength["for_the_reader"], re.I)
        self._asks_before = AnyCase(rf"\s+(?:{word_pattern(strength['asks_before'])}|by\s+\d)")
        self._waived = AnyOf([*_each(strength["waived"]), *strength["waived_patterns"]])
        self._softened = AnyOf([*_each(strength["softened"]), *strength["softened_patterns"]])
        self._hard = AnyOf(strength["required_patterns"])
        self._due = [AnyCase(p.replace("{n}", _N).replace("{unit}", _UNIT)) for p in table["due"]["patterns"]]
        self._due_named = [(AnyCase(pattern), due) for pattern, due in table["due"]["named"]]
        self._told_of_us = AnyCase(strength["told_of_us"])
        self._held = AnyCase(strength["held_credential"])
        self._by_itself = {kind: AnyCase(p) for kind, p in strength["asked_by_itself"].items()}
        self._soon = _words(table["due"]["soon"])
        dues = [*self._due, *(pattern for pattern, _ in self._due_named), self._soon]
        self._due_words = frozenset[str]().union(*(pattern.needed for pattern in dues))
        self._said = lru_cache(maxsize=8)(self._read)  # Each need of a clause asks for the same.
        self._in_school = AnyCase(table["due"]["in_school"])
        self._self_check = AnyOf(table["self_check"]["patterns"])

    def of(self, text: str, at: int, end: int, default: Necessity) -> Necessity:
        """The necessity of the need that stands at `text[at:end]`.

        The nearest marker decides, one behind the need before one ahead of it; the block's default where none stands.
        """
        said = self._said(text)
        if said.of_all:
            return said.of_all
        best: tuple[int, Necessity] | None = None
        kinds: tuple[tuple[Necessity, tuple[re.Match[str], ...]], ...] = (
            ("required", said.required),
            ("preferred", said.preferred),
        )
        for necessity, markers in kinds:
            for marker in markers:
                rest = text[marker.end() :]
                least = marker[0].casefold() in _LEAST
                wished = default == "preferred" or _WISHED_AHEAD.search(text, 0, marker.start())
                if least and (wished or _ALL_WISHED.match(rest)):
                    continue  # It says how much is wished for.
                if marker[0].casefold() in _AT_HIRE and _WISHED_BEHIND.match(rest):
                    continue
                if marker[0].casefold() in _WISHES and self._others_must.search(text[: marker.start()]):
                    continue  # "patients who prefer Spanish"
                if necessity == "preferred" and marker[0] == "ideal" and self._tells_work.match(text[marker.end() :]):
                    continue
                if default == "mentioned" and not (
                    self._asks(text, marker) if necessity == "required" else self._asks_softly(text, marker)
                ):
                    continue
                behind = marker.start() >= end
                distance = marker.start() - end if behind else (at - marker.end()) + _AHEAD
                between = text[end : marker.start()] if behind else text[marker.end() : at]
                if behind and SEEKING.search(between):
                    continue  # Who seeks is not what is asked for.
                inside = _inside_brackets(text, marker.start())
                if behind and inside >= end > 0 and _OWN_WORDS.search(text[inside : marker.start()]):
                    continue
                if behind and inside and inside > end and "," in between:
                    distance += 2 * _APART
                distance += _APART * len(re.findall(r"[.;]|\)\s|\s[-–]\s|:\s", between))
                goes_on = bool(text[marker.end() :].strip(" .)"))
                if (
                    behind
                    and goes_on
                    and (marker[0] in _OF_WHAT_FOLLOWS or _SEEKS.match(marker[0]) or _SUBJECT.search(between))
                ):
                    continue  # It speaks of what follows.
                if behind and goes_on and necessity == "preferred" and _NEXT_ITEM.search(between):
                    distance += 2 * _APART * between.count(",")
                if behind and necessity == "preferred" and _is_next_to_years(text, between, marker.start()):
                    distance += 2 * _FAR
                if behind and necessity == "preferred" and _WITH.search(between):
                    distance += 2 * _FAR
                if best is None or distance < best[0]:
                    best = (distance, "preferred" if _MAY_BE.search(text[: marker.start()]) else necessity)
        if best and (best[0] < _FAR or (best[0] < 2 * _FAR and self._closes(text))):
            return best[1]
        return default

    def _read(self, text: str) -> _Said:
        if self._hard.search(text):
            return _Said("required")
        if self._softened.search(text) or (_WISH_OPENS.match(text) and not _MUST.search(text)):
            return _Said("preferred")
        return _Said(None, tuple(self._required.finditer(text)), tuple(self._preferred.finditer(text)))

    def _closes(self, text: str) -> bool:
        """Whether the one word of strength is the last: it speaks of all before it, however long that is."""
        markers = list(self.marker.finditer(text))
        return len(markers) == 1 and not text[markers[0].end() :].strip(" .)")

    def _asks(self, text: str, marker: re.Match[str]) -> bool:
        """Whether a word such as "required" asks for something in a duty, and is no adjective ("required records")."""
        word = marker[0].casefold()
        if word in self._adjectives:
            return False
        rest = text[marker.end() :]
        if self._others_must.search(text[: marker.start()]):
            return False
        if word == "is essential" and _THE_JOB.search(text[: marker.start()]):
            return False
        if word in ("needs to", "need to") and _THEIR_NEEDS.search(text[: marker.start()]):
            return False
        if word in _LEAST:
            return bool(_YEARS.match(rest.lstrip()))
        if _MAY_BE.search(text[: marker.start()]):
            return False
        if word in ("required", "require", "requires", "mandatory"):
            if re.match(r"\s+for\s+[a-z]", rest) and not self._for_reader.match(rest):
                return False
            adjective = re.match(r"\s+[a-z]", rest) and not self._asks_before.match(rest)
            return not adjective or bool(re.search(r"\b(?:is|are|be)\s+$", text[: marker.start()]))
        return True

    def _asks_softly(self, text: str, marker: re.Match[str]) -> bool:
        """Whether a word such as "preferred" wishes for something, and is no adjective ("recommended screenings")."""
        word, rest = marker[0].casefold(), text[marker.end() :]
        if word in _WISHES and self._others_must.search(text[: marker.start()]):
            return False
        if word == "preference":
            given = re.search(r"\bgiv(?:en|ing)\s+$", text[: marker.start()], re.I)
            return bool(given or re.match(r"\s+(?:is|will|for|to|given|shall)\b", rest, re.I))
        if word == "advantage" and re.search(r"\btak\w+\s+(?:full\s+)?$", text[: marker.start()], re.I):
            return False
        if word not in self._soft_adjectives or not re.match(r"\s+[a-z]", rest) or self._asks_before.match(rest):
            return True
        return bool(re.search(r"\b(?:is|are|be|would|we)\s+(?:\w+ly\s+)?$", text[: marker.start()], re.I))

    def asks(self, text: str) -> bool:
        """Whether the clause holds a word of strength that is no adjective there ("required records")."""
        return any(self._asks(text, m) for m in self._required.finditer(text)) or any(
            self._asks_softly(text, m) for m in self._preferred.finditer(text)
        )

    def is_marked(self, text: str) -> bool:
        """Whether the clause holds a word of strength."""
        return self.marker.search(text) is not None

    def is_all_of(self, text: str) -> bool:
        """Whether the text holds a word of strength and no other words than those beside it."""
        at, rest = 0, ""
        for marker in self.marker.finditer(text):
            rest, at = rest + text[at : marker.start()], marker.end()
        return at > 0 and not re.search(r"\w", _BESIDE_MARKERS.sub("", rest + text[at:]))

    def waives(self, text: str) -> bool:
        """Whether the clause says that something is not asked for or not allowed, and nothing softer."""
        return self._waived.search(text) is not None and not self._softened.search(text) and not self._hard.search(text)

    def asks_credential(self, text: str, due: str | None) -> bool:
        """Whether a clause asks for its credential without a heading or a "must": "BLS within 30 days of hire"."""
        return (due not in (None, "eligible") and bool(_CARD.search(text))) or bool(self._held.match(text))

    def tells_of_employer(self, text: str) -> bool:
        """Whether a clause only says what the employer works with ("We use Epic")."""
        return self._told_of_us.match(text) is not None and not self.is_marked(text)

    def opens_with_years(self, text: str) -> bool:
        """Whether a sentence opens with years of experience: below no heading it asks for them, too."""
        years = _YEARS.match(text)
        return bool(years and number(years["n"]) <= _MOST_ASKED and _OF_WORK.match(text, years.end()))

    def asks_by_itself(self, text: str, kinds: Set[str]) -> bool:
        """Whether a clause opens with what it asks for, so that it needs no heading or "must": a school, a language."""
        labelled = _LABEL.match(text)
        told = text[labelled.end() :] if labelled else text
        return any(kind in kinds and (p.match(told) or p.match(text)) for kind, p in self._by_itself.items())

    def due(self, text: str) -> str | None:
        """ "6 months" where what is asked for may come after hire."""
        due = self.due_in(text)
        return due.value if due else None

    def due_in(self, text: str) -> Due | None:
        """By when what is asked for may come after hire, with its place in the text."""
        if not any(map(lower_text(text).__contains__, self._due_words)):
            return None
        for pattern in self._due:
            found = pattern.search(text)
            if found:
                if found["n"] is None:
                    return Due("probation", *found.span())
                value, unit = number(found["n"]), _UNIT_NAMES[found["unit"][:2].casefold()]
                return Due(f"{value:g} {unit}{'' if value == 1 else 's'}", *found.span())
        for pattern, due in self._due_named:
            if found := pattern.search(text):
                return Due(str(due), *found.span())
        soon = self._soon.search(text)
        return Due("after hire", *soon.span()) if soon else None

    def is_due(self, text: str, at: int, end: int, others: Sequence[tuple[int, int]], due: Due) -> bool:
        """Whether the due date is that of the need at `text[at:end]`, and not of another one in the clause.

        In brackets that name a card it is that card's: "BLS and PALS (PALS within 1 year)". Behind another need, it
        leaves alone what has its own word of strength or time: "BLS required, PALS within 90 days".
        """
        opened = _inside_brackets(text, due.start)
        aside = text[opened : due.start] if opened else ""
        named = [(a, b) for a, b in [(at, end), *others] if text[a:b] in aside]
        if named:
            return (at, end) in named
        if due.end <= at and any(
            b <= due.start and not (self.marker.search(text[b : due.start]) or _OWN_TIME.search(text[b : due.start]))
            for _, b in others
        ):
            return False  # "certified within a year, and has a BLS card"
        nearer = [a for a, b in others if end <= a and b <= due.start]
        if not nearer:
            return True
        between = text[end : min(nearer)]
        return not (_OWN_TIME.search(between) or self.marker.search(between))

    def school_due(self, text: str) -> str | None:
        """IN_SCHOOL where the clause takes people who are still at the school it asks for."""
        return IN_SCHOOL if self._in_school.search(text) else None

    def years(self, text: str, *, asks: bool = True) -> Iterator[Years]:
        """The years of experience that a clause asks for, in order; months are given as parts of a year.

        In a clause that `asks`, years that open it need no word of experience ("6 months hospital phlebotomy").
        """
        for found in _YEARS.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            if _NO_EXPERIENCE.match(text[found.end() :]) or _OTHER_TIME.search(before):
                continue
            said = _WORK.search(text) or _LABELLED.search(before)
            opens = (
                asks and _OPENS.match(text[: found.start()]) and re.match(r"[\s+:–—-]+[^\W\d_]", text[found.end() :])
            )
            led = asks and _LED.search(before) and re.match(r"[\s-]+[^\W\d_]", text[found.end() :])
            used = asks and (_WITH_NAME.match(text, found.end()) or self._is_done_for(before))
            if not (said or opens or led or used):
                continue
            value, unit = number(found["n"]), (found["least"] or found["unit"]).casefold()
            parts = 12 if unit.startswith("mo") else 52 if unit == "weeks" else 1
            yield Years(round(value / parts, 2), found.start(), found.end())
            again = _AGAIN.search(text, found.end(), found.end() + _REACH_AGAIN)
            if again and not _YEARS.search(text, found.end(), again.end()):
                yield Years(round(number(again["n"]) / parts, 2), again.start("n"), again.end())

    @staticmethod
    def _is_done_for(before: str) -> bool:
        """Whether the words ahead of a time tell what was done for so long."""
        return bool(_FOR_TIME.search(before)) and not _STAYS.search(before)

    def is_self_check(self, text: str) -> bool:
        """Whether a resume cannot show this (lifting, vaccinations, background checks)."""
        return self._self_check.search(text) is not None


def _is_next_to_years(text: str, between: str, marker: int) -> bool:
    """Whether a word of strength is that of the item behind years: "1 yr office work, Epic helpful"."""
    item = between.rpartition(",")[2]
    at = marker - len(item)
    return bool(_NEXT_ITEM.search(between) and re.search(r"\w", item) and _YEARS.search(text, 0, at))


def _inside_brackets(text: str, at: int) -> int:
    """Where the bracket opens that holds this place; 0 where none does."""
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else 0


def _markers(
    entries: Sequence[str], said_then: frozenset[str], behind: Sequence[str], patterns: Sequence[str]
) -> AnyOf:
    """Words of strength; those of `said_then` are none right behind certain words ("as required")."""
    free = _each([e for e in entries if e not in said_then])
    not_behind = "".join(rf"(?<!\b{word}\s)" for word in behind)
    bound = [f"{not_behind}{pattern}" for pattern in _each([e for e in entries if e in said_then])]
    return AnyOf([*free, *bound, *patterns])


def _each(entries: Sequence[str]) -> list[str]:
    """A pattern for each of these phrases, the longest first."""
    return [word_pattern([entry]) for entry in sorted(entries, key=len, reverse=True)]


def _words(entries: Sequence[str]) -> AnyCase:
    return AnyCase(word_pattern(entries))

"""What a person typed: cleaned, taken or refused, and doubted.

An answer that would make nonsense of its sentence ("Roomed lots patients") is refused with one sentence: its question
stays open, and every other answer counts. What only looks unlikely is taken, and asked back.
"""

from __future__ import annotations

import re
from functools import cache

from analyzer.model import Blank

_LONGEST = 80
# What says that somebody cannot answer: the question stays open.
_OPEN = r"n ?/ ?a|unknown|not sure|unsure|(?:i )?(?:don['’]?t|do not) know|idk|tbd|no idea|\?+|-+"
_NO_ANSWER = re.compile(_OPEN, re.I)
# The end of the keys of blanks that take a month and a year.
_DATE = ".expires"
# Dimensions of which none is no work at all; zero falls or errors are worth telling.
_OF_WORK = re.compile(r"\.(?:volume|team|population|inventory|money|rooms|providers|sites|skill)\d*$")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORTH = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "hundred": 100, "thousand": 1000,
}  # fmt: skip

# The parts of the pattern for an answer. It is read here and by the page's script: only what both understand.
_BEFORE = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|over|under|more than|less than|fewer than"
    r"|at least|up to|between|only|just|an average of|~|>|<|≈|≥|≤)\s*)*"
)
_IN_WORDS = (
    rf"(?:an? (?=dozen|hundred|thousand)|half a (?=dozen))?(?:(?:{'|'.join(_WORTH)})(?:[ -](?=[a-z])|(?![a-z])))+"
)
_TO = r"\s*(?:-|–|—|to\b|or\b|and\b)\s*"
_BEHIND = r"(?:\s*\+|\s*-?ish|\s+or (?:so|more|less)|\s+more or less|\s+give or take|\s+m[aá]s o menos|\s+plus)?"
# How people say that they are not sure; the sentence says "about".
_GUESSED = r"(?:i think|i guess|i believe|maybe|perhaps|probably|prob\.?|like|unos|unas|como|m[aá]s o menos)\s+"
_DROPPED = r"\s+(?:on average|average|avg\.?|in total|total|altogether|approximately|approx\.?)"
_SHARE = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)"
_COUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# What people write for a word of a unit.
_SHORT = {
    "patients": r"pts?\.?", "minutes": r"mins?\.?", "hours": r"hrs?\.?", "weeks": r"wks?\.?", "months": "mos?\\.?",
    "appointments": r"appts?\.?", "percent": "%", "%": "percent",
}  # fmt: skip
# Words that answer no question for words.
_NO_WORDS = (
    "yes|no|y|n|yep|yeah|nope|ok|okay|sure|true|false|none|nothing|lots|lots of|a lot|many|some|several|various|all|any"
    "|a few|few|everything|anything|whatever|same|same as above|see above|maybe|good|x+"
)


def clean_answer(answer: str) -> str:
    """An answer as it may stand in a sentence: one line, no marks at its ends, at most 80 characters."""
    text = _one_line(answer)
    if _NO_ANSWER.fullmatch(text):
        return ""
    if len(text) > _LONGEST:
        text = text[: _LONGEST + 1].rsplit(" ", 1)[0]
    return text[:_LONGEST].strip(" .,;:")


def taken(blank: Blank, answer: str) -> str:
    """What stands in the sentence for an answer: a number without the words that follow it there anyway.

    "" where nothing was answered, and for an answer that is refused.
    """
    text = clean_answer(answer)
    match = _pattern(*fitting(blank)).fullmatch(text) if text and len(_one_line(answer)) <= _LONGEST else None
    if match is None:
        return ""
    return _as_written(match[1].strip()) if blank.unit else match[1].strip()


def _as_written(number: str) -> str:
    """A number as a resume has it: "30ish" and "maybe 30" are "about 30", "10 plus" is "10+", "Thirty" is small.

    The page's script does the same.
    """
    sure = re.sub(rf"^(?:{_GUESSED})+", "", number, flags=re.I)
    sure = re.sub(r"\s*-?ish(?![a-z])|\s+(?:or so|more or less|give or take|m[aá]s o menos)$", "", sure, flags=re.I)
    opener = re.match(_BEFORE, sure, re.I)
    guessed = sure != number and not (opener and opener[0])
    sure = re.sub(r"(?<=\d)\s+plus$", "+", sure, flags=re.I)
    return f"about {sure}" if guessed else sure[:1].lower() + sure[1:]


def refusal(blank: Blank, answer: str) -> str | None:
    """Why an answer is not taken, in one sentence; None where it is, or where nothing was answered."""
    text = clean_answer(answer)
    if not text or taken(blank, answer):
        return None
    if len(_one_line(answer)) > _LONGEST:
        return f"Not taken: that is longer than {_LONGEST} characters; a few words are enough."
    if not blank.unit:
        wanted = "month and year, such as 05/2027" if blank.key.endswith(_DATE) else "words"
        return f'Not taken: this asks for {wanted}; you wrote "{text}".'
    numbers = _numbers(text)
    if not numbers:
        return f'Not taken: this asks for a number, such as 8 or "about 20"; you wrote "{text}".'
    if _is_share(blank) and max(numbers) > 100:
        return f'Not taken: no share is more than 100%; you wrote "{text}".'
    if not any(numbers):
        return "Not taken: a sentence with 0 says less than the one you have; leave this open if you did none."
    noun = "" if re.match(r"(?:an?|in|of)\b", blank.unit) else f" of {blank.unit}"
    noun = " of percent" if _is_share(blank) else noun
    return f'Not taken: write just the number{noun}, such as 8 or "about 20"; you wrote "{text}".'


def doubt(blank: Blank, answer: str) -> str | None:
    """What to say about an answer: why it is refused, or what to ask back; None where it fits or nothing was typed.

    A number is asked back above `blank.most` and in a range that runs backwards. A date is never doubted.
    """
    if sentence := refusal(blank, answer):
        return sentence
    text = taken(blank, answer)
    if not text or not blank.unit:
        return None
    numbers = _numbers(text)
    if re.search(r"\d\s*(?:-|–|—|to)\s*\d", text) and len(numbers) > 1 and numbers[0] > numbers[1]:
        return f'Is that right? "{text}" runs backwards: write the smaller number first.'
    if blank.most is not None and max(numbers) > blank.most:
        return f"Is that right? {text} is more than we would expect here ({blank.most:,}). Check it before you send it."
    return None


def fitting(blank: Blank) -> tuple[str, str]:
    """The name of the pattern in `SHAPES` of what is taken, and the pattern of what may stand behind it and is dropped.

    The page's script reads the same patterns, in any case.
    """
    if not blank.unit:
        return ("date" if blank.key.endswith(_DATE) else "words"), ""
    kind = "money" if "dollar" in blank.unit else "share" if _is_share(blank) else "count"
    return (f"{kind} of work" if _OF_WORK.search(blank.key) else kind), _words_of(blank.unit)


@cache
def _pattern(shape: str, dropped: str) -> re.Pattern[str]:
    return re.compile(rf"({SHAPES[shape]})(?:{dropped})*", re.I)


def _number(number: str) -> str:
    """A number, or two with "to" between them."""
    return rf"(?:{_GUESSED})*{_BEFORE}(?!{_TO})(?:(?:{_TO})?(?:{number}|{_IN_WORDS})(?!\d){_BEHIND}){{1,2}}"


_NOT_NONE = rf"(?!(?:{_GUESSED})*(?:0+(?:\.0+)?|zero)(?![\d.,]))"
_NUMBERS = {
    "count": _number(_COUNT),
    "share": _number(rf"{_SHARE}\s*%?"),
    "money": _number(rf"\$?\s*(?:{_COUNT})\s*(?:k|m|thousand|million)?"),
}
# What each kind of question takes.
SHAPES = {
    "words": rf"(?!(?:{_NO_WORDS}|{_OPEN})$).*[^\W\d_].*",
    "date": r".*(?:\d{4}|\d[/.-]\d).*",
    **_NUMBERS,
    **{f"{kind} of work": _NOT_NONE + number for kind, number in _NUMBERS.items()},
}


@cache
def _words_of(unit: str) -> str:
    """Words of a unit as they may stand behind the number ("patients", "a day", "/day", "per day", "daily")."""
    noun, _, period = unit.rpartition(" a ") if " a " in f" {unit}" else (unit, "", "")
    if unit.startswith(("a ", "an ")):
        noun, period = "", unit.split(" ", 1)[1]
    parts: list[str] = []
    if noun:
        first, *others = (_word(w) for w in noun.split())
        # "95 percent" for the percent of patients.
        parts.append(rf"\s*{first}" + "".join(rf"(?:\s+{w}" for w in others) + ")?" * len(others))
    if period:
        daily = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly"}.get(period, period)
        parts.append(rf"\s*(?:/|an?\s|per\s|each\s|every\s)\s*{re.escape(period)}|\s+{daily}")
    return "|".join((*parts, _DROPPED))


def _word(word: str) -> str:
    """One word of a unit, in the plural or the singular, or as people shorten it."""
    forms = [re.escape(word)]
    if len(word) > 3 and word.endswith("s"):
        forms.append(re.escape(word[:-1]))
    if short := _SHORT.get(word.casefold()):
        forms.append(short)
    return f"(?:{'|'.join(forms)})"


def _is_share(blank: Blank) -> bool:
    return "%" in blank.unit or "percent" in blank.unit


def _one_line(answer: str) -> str:
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", answer).strip(" .,;:()[]")


def _numbers(text: str) -> list[float]:
    found = [float(m[0].replace(",", "")) for m in _NUMBER.finditer(text)]
    return found or [float(_WORTH[w]) for w in re.findall(r"[a-z]+", text.casefold()) if w in _WORTH]

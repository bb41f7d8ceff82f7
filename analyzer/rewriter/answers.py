"""Puts a person's answers into an option. What is not answered or confirmed is never filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analyzer.matchers.words import singular
from analyzer.model import Blank, Confirm, Fact, Glue, RewriteOption, Segment

YES = frozenset({"yes", "y", "true", "1", "on", "ok", "confirm", "confirmed", "sí", "si"})

_LONGEST = 80
# What says that somebody cannot answer: the question stays open.
_NO_ANSWER = re.compile(
    r"n ?/ ?a|unknown|not sure|unsure|(?:i )?(?:don['’]?t|do not) know|idk|tbd|no idea|\?+|-+", re.I
)
# A period typed along with a number ("25 a day", "25/day").
_PERIOD = re.compile(r"(?:\s+(?:an?|per|each|every)\s+|\s*/\s*)(day|week|month|year|shift)$", re.I)
# The end of the keys of blanks that take a month and a year.
_DATE = ".expires"
_ONE = re.compile(r"(?:about |around |only |just )?(?:1|one)", re.I)
_LONE_BEFORE = re.compile(r"(?:^|[^\w–-])(?:1|one) $", re.I)
_PLURAL = re.compile(r"(\s*)([^\W\d_]+(?:[ -][^\W\d_]+){0,3})")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
# Words that end the noun behind a number.
_NOUN_ENDS = frozenset("a an per of for in on at to from with and or in the each every is over within so".split())


def answered(option: RewriteOption, answers: Mapping[str, str]) -> tuple[Segment, ...] | None:
    """The option's segments with every blank answered and every confirmation given; None while one is open.

    An answered blank becomes a fact marked as the person's answer.
    """
    filled: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            answer = clean_answer(answers.get(segment.key, ""))
            if not answer:
                return None
            filled.append(Fact(answer, None, answer=True))
        elif isinstance(segment, Confirm):
            if answers.get(segment.key, "").strip().casefold() not in YES:
                return None
            filled.append(Fact(segment.text, segment.span, answer=True))
        else:
            filled.append(segment)
    return tuple(filled)


def clean_answer(answer: str) -> str:
    """An answer as it may stand in a sentence: one line, no marks at its ends, at most 80 characters."""
    text = re.sub(r"[\s\x00-\x1f\x7f]+", " ", answer).strip(" .,;:()[]")
    if _NO_ANSWER.fullmatch(text):
        return ""
    if len(text) > _LONGEST:
        text = text[: _LONGEST + 1].rsplit(" ", 1)[0]
    return text[:_LONGEST].strip(" .,;:")


def doubt(blank: Blank, answer: str) -> str | None:
    """What to ask back about an answer that does not fit its question; None where it fits or nothing was typed.

    A number is doubted above `blank.most`, in a range that runs backwards, and where words are asked for; words where a
    number is. A date is never doubted.
    """
    text = clean_answer(answer)
    if not text:
        return None
    if not blank.unit:
        only_number = not any(c.isalpha() for c in text) and not blank.key.endswith(_DATE)
        return f'Is that right? This asks for words; you wrote "{text}".' if only_number else None
    numbers = _numbers(text)
    if not numbers:
        return f'Is that right? This asks for a number, such as 8 or "about 20"; you wrote "{text}".'
    if said := _other_measure(blank.unit, text):
        return f'Is that right? This asks for {blank.unit}; you wrote "{said}".'
    if re.search(r"\d\s*(?:-|–|—|to)\s*\d", text) and len(numbers) > 1 and numbers[0] > numbers[1]:
        return f'Is that right? "{text}" runs backwards: write the smaller number first.'
    if blank.most is not None and max(numbers) > blank.most:
        return f"Is that right? {text} is more than we would expect here ({blank.most:,}). Check it before you send it."
    return None


def _other_measure(unit: str, text: str) -> str:
    """The answer where it tells a share, money or another period than the question asks for."""
    period, asked = _PERIOD.search(text), _PERIOD.search(unit)
    share = "%" in text and not re.search(r"%|percent", unit)
    money = "$" in text and "dollar" not in unit
    return text if share or money or (period and asked and period[1].casefold() != asked[1]) else ""


def _numbers(text: str) -> list[float]:
    found = [float(m[0].replace(",", "")) for m in _NUMBER.finditer(text)]
    return found or [float(_NUMBER_WORDS[w]) for w in re.findall(r"[a-z]+", text.casefold()) if w in _NUMBER_WORDS]


def sentence(segments: tuple[Segment, ...]) -> str:
    """The text of answered segments; a lone "1" takes the singular behind it ("1 provider").

    A line break stays: what follows it is a bullet of its own.
    """
    text = ""
    for index, segment in enumerate(segments):
        if isinstance(segment, Blank):
            text += f"[{segment.ask}]"
            continue
        piece = segment.text
        before = segments[index - 1] if index else None
        if isinstance(before, Fact) and before.answer:
            own = before.text
            ahead = "".join(s.text for s in segments[index : index + 3] if not isinstance(s, Blank))
            if (period := _PERIOD.search(own)) and re.search(rf" (?:an?|per) {period[1]}\b", ahead, re.I):
                # "25 a day" typed where the sentence says "a day" itself.
                own, text = own[: period.start()], text[: len(text) - len(period[0])]
            if _ONE.fullmatch(own):
                piece = _PLURAL.sub(_one_of, piece, count=1) if piece[:1].isspace() else piece
            # "25 patients" typed where the pattern goes on with "patients", "95%" where it goes on with "%".
            piece = _without_repeat(own, piece)
            if own.endswith(("%", "$")) and piece.startswith(own[-1]):
                piece = piece[1:]
            elif own[-1:].isalpha() and piece.startswith("%"):
                piece = ("" if own.casefold().endswith("percent") else " percent") + piece[1:]
        elif isinstance(before, Glue) and before.text == " ":
            # The noun that a number was put in front of: "1 EKGs a week", "20 patients patients a day".
            piece = _PLURAL.sub(_one_of, piece, count=1) if _LONE_BEFORE.search(text) else piece
            piece = _without_repeat(" ".join(text.split()[-4:]), piece).lstrip() if text.split() else piece
        if isinstance(segment, Fact) and segment.answer and text.endswith("$"):
            piece = piece.removeprefix("$")
        if isinstance(segment, Fact) and segment.answer and re.search(r"\babout \$?$", text):
            piece = re.sub(r"^(?:about|around|approximately)\s+", "", piece, flags=re.I)
        text += piece
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _one_of(match: re.Match[str]) -> str:
    """The words behind a lone one with the counted noun in the singular."""
    tokens = re.split(r"([ -])", match[2])
    last = next((i for i, w in enumerate(tokens) if w.casefold() in _NOUN_ENDS), len(tokens))
    for index in range(min(last, len(tokens)) - 1, -1, -1):
        word = tokens[index]
        plain = singular(word) if word.islower() else re.sub(r"(?<=[A-Z])s$", "", word)
        if plain != word:
            tokens[index] = plain
            break
    return match[1] + "".join(tokens)


def _without_repeat(answer: str, piece: str) -> str:
    """`piece` without the words that the answer already ends with ("25 patients a day" + " patients a day")."""
    own = answer.casefold().split()
    following = piece.casefold().split()
    for count in range(min(len(own) - 1, len(following)), 0, -1):
        if [w.strip("(),.") for w in own[-count:]] == [w.strip("(),.") for w in following[:count]]:
            rest = re.match(rf"(?:\s*\S+){{{count}}}", piece)
            closing = ")" if rest and rest[0].endswith(")") else ""
            return closing + piece[rest.end() :] if rest else piece
    return piece

"""Puts a person's answers into an option. What is not answered, refused or not confirmed is never filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from analyzer.matchers.words.words import singular
from analyzer.model import Blank, Confirm, Fact, Glue, RewriteOption, Segment
from analyzer.rewriter.given import taken

YES = frozenset({"yes", "y", "true", "1", "on", "ok", "confirm", "confirmed", "sí", "si"})

_ONE = re.compile(r"(?:about |around |only |just )?(?:1|one)", re.I)
_LONE_BEFORE = re.compile(r"(?:^|[^\w–-])(?:1|one) $", re.I)
_PLURAL = re.compile(r"(\s*)([^\W\d_]+(?:(?: & |[ /-])[^\W\d_]+){0,3})")
_JOINED = frozenset(("and", "or", " & "))
_IRREGULAR = {"people": "person", "children": "child", "pts": "pt"}
# Words that end the noun behind a number.
_NOUN_ENDS = frozenset("a an per of for in on at to from with and or in the each every is over within so".split())


def answered(option: RewriteOption, answers: Mapping[str, str]) -> tuple[Segment, ...] | None:
    """The option's segments with every blank answered and every confirmation given; None while one is open.

    An answered blank becomes a fact marked as the person's answer; a refused answer leaves it open.
    """
    filled: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            answer = taken(segment, answers.get(segment.key, ""))
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


def sentence(segments: tuple[Segment, ...]) -> str:
    """The text of answered segments; a lone "1" takes the singular behind it ("1 provider").

    A line break stays: what follows it is a bullet of its own.
    """
    text = ""
    segments = _joined(segments)
    for index, segment in enumerate(segments):
        if isinstance(segment, Blank):
            text += f"[{segment.ask}]"
            continue
        piece = segment.text
        before = segments[index - 1] if index else None
        if isinstance(before, Fact) and before.answer:
            own = before.text
            if _ONE.fullmatch(own):
                piece = _PLURAL.sub(_one_of, piece, count=1) if piece[:1].isspace() else piece
            # "sick visits" typed where the pattern goes on with "visits", "95%" where it goes on with "%".
            piece = _without_repeat(own, piece)
            if own.endswith(("%", "$")) and piece.startswith(own[-1]):
                piece = piece[1:]
            elif own[-1:].isalpha() and piece.startswith("%"):
                piece = " percent" + piece[1:]
        elif isinstance(before, Glue) and before.text == " ":
            # The noun that a number was put in front of: "1 EKGs a week".
            piece = _PLURAL.sub(_one_of, piece, count=1) if _LONE_BEFORE.search(text) else piece
        if isinstance(segment, Fact) and segment.answer and text.endswith("$"):
            piece = piece.removeprefix("$")
        if isinstance(segment, Fact) and segment.answer and re.search(r"\babout \$?$", text):
            piece = re.sub(r"^(?:about|around|approximately)\s+", "", piece, flags=re.I)
        text += piece
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _joined(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments with facts that follow each other as one: a first word in small letters parts none from its noun."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if isinstance(segment, Fact) and isinstance(last, Fact) and not segment.answer and not last.answer:
            joined[-1] = replace(last, text=last.text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)


def _one_of(match: re.Match[str]) -> str:
    """The words behind a lone one with the counted noun in the singular."""
    tokens = re.split(r"( & |[ /-])", match[2])
    ends = [i for i, w in enumerate(tokens) if w.casefold() in _NOUN_ENDS or w == " & "]
    for end in (*ends, len(tokens)):
        for index in range(end - 1, -1, -1):
            word = tokens[index]
            plain = _IRREGULAR.get(word) or singular(word) if word.islower() else re.sub(r"(?<=[A-Z])s$", "", word)
            if plain != word:
                tokens[index] = plain
                return match[1] + "".join(tokens)
        if end < len(tokens) and tokens[end].casefold() not in _JOINED:
            break
        # "1 hearing and vision screening": the noun of both stands behind the second.
    return match[1] + "".join(tokens)


def _without_repeat(answer: str, piece: str) -> str:
    """`piece` without the words that the answer already ends with ("sick visits" + " visits")."""
    own = answer.casefold().split()
    following = piece.casefold().split()
    for count in range(min(len(own) - 1, len(following)), 0, -1):
        if [w.strip("(),.") for w in own[-count:]] == [w.strip("(),.") for w in following[:count]]:
            rest = re.match(rf"(?:\s*\S+){{{count}}}", piece)
            closing = ")" if rest and rest[0].endswith(")") else ""
            return closing + piece[rest.end() :] if rest else piece
    return piece

"""Masks the digits of a line that are names, codes, grades, sizes, dates, doses, addresses or schedules.

The patterns of `lexicons/measures.toml` ignore case; those that start at a word boundary share one, for speed, and a
line without digits meets only those that can do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from analyzer.matchers.folding import lower_pattern, lower_text

MASK = "\x00"
_BOUNDARY = r"\b"
# Patterns that hold this sign (addresses) look far ahead from every character: only where the line has one.
_MAIL = "@"
# Patterns that surely open with a digit, or with a letter.
_DIGIT_FIRST = re.compile(r"(?:\d|\\d)(?![?*|]|\{0)")
_LETTER_FIRST = re.compile(r"[a-z](?![?*|]|\{0)|\(\?:[a-z][a-z ]*(?:\|[a-z][a-z ]*)*\)(?![?*|]|\{0)")
_DIGIT = re.compile(r"\d")
# The pieces of a pattern that stand for one sign, or say how often; a set or an escape counts as one piece.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]+\}|.", re.S)
_MAYBE_NONE = re.compile(r"[?*]|\{0?,|\{0\}")


class Traps:
    """Built once from the table's groups of patterns."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._patterns = [lower_pattern(part) for group in groups.values() for p in group for part in _alternatives(p)]
        self._plain = _one_pattern(p for p in self._patterns if _MAIL not in p)

    @cached_property
    def _with_mail(self) -> re.Pattern[str]:
        return _one_pattern(self._patterns)

    @cached_property
    def _without_digit(self) -> re.Pattern[str]:
        return _one_pattern(p for p in self._patterns if _MAIL not in p and not needs_digit(p))

    def mask(self, line: str) -> str:
        """The line with every trap replaced by as many mask characters."""
        if _MAIL in line:
            pattern = self._with_mail
        elif _DIGIT.search(line):
            pattern = self._plain
        else:
            pattern = self._without_digit
        return "".join(_masked(line, (m.span() for m in pattern.finditer(lower_text(line)))))


def _one_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all; those that open with a digit are not tried at a letter, nor the other way round."""
    bound: list[str] = []
    free: list[str] = []
    for pattern in patterns:
        if pattern.startswith(_BOUNDARY):
            bound.append(pattern.removeprefix(_BOUNDARY))
        else:
            free.append(pattern)
    at_digit = "|".join(p for p in bound if not _LETTER_FIRST.match(p))
    at_letter = "|".join(p for p in bound if not _DIGIT_FIRST.match(p))
    elsewhere = "|".join(p for p in bound if not _LETTER_FIRST.match(p) and not _DIGIT_FIRST.match(p))
    by_sign = [rf"(?=\d)(?:{at_digit})", rf"(?=[a-z])(?:{at_letter})"]
    if elsewhere:
        by_sign.append(rf"(?![\da-z])(?:{elsewhere})")
    return re.compile("|".join([rf"\b(?:{'|'.join(by_sign)})", *free]))


def _masked(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield line[at:start]
        yield MASK * (end - start)
        at = end
    yield line[at:]


def needs_digit(pattern: str) -> bool:
    """Whether a pattern surely matches no text without a digit: one stands outside of its brackets and is no option."""
    pieces = _PIECE.findall(pattern)
    depth = 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
        elif not depth and (piece == r"\d" or piece.isdigit()) and not _MAYBE_NONE.match(following):
            return True
    return False


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand outside of any bracket."""
    depth, start, in_set, at = 0, 0, False, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
        at += 1
    yield pattern[start:]

"""Masks the digits of a line that are names, codes, grades, sizes, dates, doses, addresses or schedules.

The patterns of `lexicons/measures.toml` ignore case. At each place of a line only those are tried that may open with
the sign that stands there, and in a line without digits only those that can do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from analyzer.matchers.words.first_signs import DIGIT, first_signs
from analyzer.matchers.words.folding import lower_pattern, lower_text
from analyzer.matchers.words.pattern_parts import MAYBE_NONE, PIECE, alternatives
from analyzer.matchers.words.word_memory import WordMemory

MASK = "\x00"
_BOUNDARY = r"\b"
# Patterns that hold this sign (addresses) look far ahead from every character: only where the line has one.
_MAIL = "@"
_UP_TO_LAST_DIGIT = re.compile(r".*\d", re.S)


class Traps:
    """Built once from the table's groups of patterns."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._patterns = [lower_pattern(part) for group in groups.values() for p in group for part in alternatives(p)]

    @cached_property
    def _plain(self) -> _BySign:
        return _BySign(p for p in self._patterns if _MAIL not in p)

    @cached_property
    def _with_mail(self) -> _BySign:
        return _BySign(self._patterns)

    @cached_property
    def _without_digit(self) -> _BySign:
        return _BySign(p for p in self._patterns if _MAIL not in p and not needs_digit(p))

    def mask(self, line: str) -> str:
        """The line with every trap replaced by as many mask characters."""
        lowered = lower_text(line)
        if _MAIL in line:
            return "".join(_masked(line, self._with_mail.spans(lowered, 0, len(lowered))))
        digits = _UP_TO_LAST_DIGIT.match(lowered)
        end = digits.end() if digits else 0
        spans = list(self._plain.spans(lowered, 0, end)) if digits else []
        # Behind the last digit only those patterns can match that need none.
        end = max(end, spans[-1][1]) if spans else end
        spans.extend(self._without_digit.spans(lowered, end, len(lowered)))
        return "".join(_masked(line, spans)) if spans else line


class _BySign:
    """Patterns by the sign that they may open with; of those that match at one place the first counts."""

    def __init__(self, patterns: Iterable[str]) -> None:
        # What starts at a word boundary goes before what may start anywhere.
        ordered = sorted(patterns, key=lambda pattern: not pattern.startswith(_BOUNDARY))
        self._patterns = [(pattern, first_signs(pattern)) for pattern in ordered]
        self._signs = frozenset().union(*(signs for _, signs in self._patterns if signs))
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._match_at = WordMemory(lambda sign: self._at(sign).match)
        bound = [signs for pattern, signs in self._patterns if pattern.startswith(_BOUNDARY)]
        free = [signs for _, signs in self._patterns[len(bound) :]]
        self._places = re.compile(rf"\b{_any_sign(bound)}|{_any_sign(free)}", re.S)

    def spans(self, lowered: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Where the patterns match that open between two offsets, from left to right, none inside of another."""
        end, match_at = start, self._match_at
        for place in self._places.finditer(lowered, start, stop):
            at = place.start()
            if at >= end and (found := match_at[lowered[at]](lowered, at)):
                end = found.end()
                yield at, end

    def _at(self, sign: str) -> re.Pattern[str]:
        """The patterns that may open with this sign, compiled when a text first holds it."""
        key = DIGIT if sign.isdecimal() else sign if sign in self._signs else ""
        pattern = self._compiled.get(key)
        if pattern is None:
            own = [text for text, signs in self._patterns if signs is None or key in signs]
            bound = [text.removeprefix(_BOUNDARY) for text in own if text.startswith(_BOUNDARY)]
            free = own[len(bound) :]
            # One look for the boundary: inside of a word or a number most patterns fail at once.
            pattern = self._compiled[key] = re.compile("|".join([rf"\b(?:{'|'.join(bound) or '(?!)'})", *free]))
        return pattern


def _any_sign(openings: Iterable[frozenset[str] | None]) -> str:
    """A pattern for a sign that one of these may be; None is any."""
    signs: set[str] = set()
    for own in openings:
        if own is None:
            return "."
        signs |= own
    listed = "".join(r"\d" if sign == DIGIT else re.escape(sign) for sign in sorted(signs))
    return f"[{listed}]" if signs else "(?!)"


def _masked(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield line[at:start]
        yield MASK * (end - start)
        at = end
    yield line[at:]


def needs_digit(pattern: str) -> bool:
    """Whether a pattern surely matches no text without a digit: one stands outside of its brackets and is no option."""
    pieces = PIECE.findall(pattern)
    depth = 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece in ("(", ")"):
            depth += 1 if piece == "(" else -1
        elif not depth and (piece == r"\d" or piece.isdigit()) and not MAYBE_NONE.match(following):
            return True
    return False

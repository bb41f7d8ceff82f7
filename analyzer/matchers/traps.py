"""Masks the digits of a line that are names, codes, grades, sizes, dates, doses, addresses or schedules.

The patterns of `lexicons/measures.toml` ignore case; those that start at a word boundary share one, for speed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.matchers.folding import lower_pattern, lower_text

MASK = "\x00"
_BOUNDARY = r"\b"


class Traps:
    """Built once from the table's groups of patterns."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        patterns = [lower_pattern(part) for group in groups.values() for p in group for part in _alternatives(p)]
        bound = [p.removeprefix(_BOUNDARY) for p in patterns if p.startswith(_BOUNDARY)]
        free = [p for p in patterns if not p.startswith(_BOUNDARY)]
        self._pattern = re.compile("|".join([rf"\b(?:{'|'.join(bound)})", *free]))

    def mask(self, line: str) -> str:
        """The line with every trap replaced by as many mask characters."""
        return "".join(_masked(line, (m.span() for m in self._pattern.finditer(lower_text(line)))))


def _masked(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield line[at:start]
        yield MASK * (end - start)
        at = end
    yield line[at:]


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

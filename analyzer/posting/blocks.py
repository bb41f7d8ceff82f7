"""Cuts a posting into clauses that know their block: duties, requirements, preferred, benefits, and so on.

Headings, block names and ignored wording come from `lexicons/posting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.model import Document, Span

READ_BLOCKS = frozenset({"", "duties", "requirements", "preferred", "physical"})
_CLAUSE_END = re.compile(r"(?<=[a-z0-9)%’'\"])[.!?](?=\s+[A-Z(*•+-])|;\s+|\s+\+\s+|\s*\*\*\s*|\s•\s|\s\u00b7\s")
_HEADING_END = re.compile(r"\s*[:?\-–—]*\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or list item of a posting. `heading` is the last heading above; `opens_list` ends with a colon."""

    span: Span
    text: str
    block: str
    role: str = ""
    opens_list: bool = False
    in_list: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is not read, and why."""

    span: Span
    why: str


def _phrase_pattern(entries: Sequence[str]) -> str:
    ordered = sorted(entries, key=len, reverse=True)
    return "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered)


class BlockReader:
    """Built once from the table `posting`; `read` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._headings = [
            (
                block,
                re.compile(rf"(?:the\s+|your\s+|our\s+|job\s+|position\s+|key\s+)*(?:{_phrase_pattern(words)})", re.I),
            )
            for block, words in table["headings"].items()
        ]
        self._ignored_blocks = table["blocks_ignored"]
        self._ignored_lines = [(re.compile(pattern, re.I), why) for pattern, why in table["ignored"]["patterns"]]
        self._roles = [re.compile(p) for p in table["roles"]["patterns"]]
        self._own_role = re.compile(
            rf"(?<![^\W_])(?:{_phrase_pattern(table['roles']['medical_assistant'])})(?![^\W_])", re.I
        )
        self._other_role = re.compile(rf"(?<![^\W_])(?:{_phrase_pattern(table['roles']['others'])})(?![^\W_])", re.I)

    def read(self, document: Document) -> tuple[list[Clause], list[Skipped]]:
        """The clauses to read and the lines left out, in order."""
        clauses: list[Clause] = []
        skipped: list[Skipped] = []
        block, role, list_open = "", "", False
        for index, line in enumerate(document.lines):
            text = line.span.of(document.text)
            heading, rest = self._heading(text, line.bold or line.heading_level > 0, line.bullet)
            if heading is not None:
                block, role, list_open = heading, "", False
                if not rest:
                    continue
            else:
                rest = 0
                named = self._role(text)
                if named is not None:
                    role = named
                    continue
            if block not in READ_BLOCKS:
                if not self._reopens(text, line.bullet):
                    skipped.append(Skipped(line.span, self._ignored_blocks.get(block, block)))
                    continue
                block = ""
            for span in _pieces(text, rest):
                piece = span.of(text)
                inner, used = self._heading(piece, False, False)
                if inner is not None and (used or len(piece) < 45) and piece.rstrip().endswith((":", "**")):
                    block = inner
                    continue
                placed = Span(line.span.start + span.start, line.span.start + span.end)
                why = next((w for p, w in self._ignored_lines if p.search(piece)), None)
                if why:
                    skipped.append(Skipped(placed, why))
                    continue
                if block not in READ_BLOCKS:
                    skipped.append(Skipped(placed, self._ignored_blocks.get(block, block)))
                    continue
                opens = piece.rstrip().endswith(":")
                clauses.append(Clause(placed, piece, block, role, opens, list_open and not opens, index))
                if opens:
                    list_open = True
            if not line.bullet and not text.rstrip().endswith(":") and list_open and "+" not in text:
                list_open = False
        return clauses, skipped

    def _heading(self, text: str, styled: bool, bullet: bool) -> tuple[str | None, int]:
        """(block, where the content starts) where the line is or opens with a heading; content 0 means none."""
        stripped = text.strip(" *#_|\t")
        lead = len(text) - len(text.lstrip(" *#_|\t"))
        colon = re.search(r":\**\s*", text)
        candidates = [(stripped, 0)]
        if colon and colon.end() < len(text) and colon.start() <= 45:
            candidates.append((text[lead : colon.start()].strip(" *#_"), colon.end()))
        for candidate, content in candidates:
            if bullet and not content and not candidate.endswith(":"):
                continue
            name = _HEADING_END.sub("", candidate)
            opener = next((b for b, p in self._headings if (m := p.match(name)) and len(m[0].split()) >= 3), None)
            if (
                opener
                and not content
                and (candidate.endswith("?") or text.rstrip().endswith((":", "?")))
                and not bullet
            ):
                return opener, 0
            if not name or len(name.split()) > 8 or re.search(r"\bfollowing\b", name, re.I):
                continue
            for block, pattern in self._headings:
                found = pattern.fullmatch(name) or (
                    pattern.search(name)
                    if (content or candidate.endswith(":") or styled or name.isupper()) and len(name.split()) <= 6
                    else None
                )
                if found and self._specific(name, block):
                    return self._most_specific(name), content
        return None, 0

    def _specific(self, name: str, block: str) -> bool:
        return self._most_specific(name) == block or block == self._most_specific(name)

    def _most_specific(self, name: str) -> str:
        """The block whose heading covers most of the name; "preferred" words beat "requirements" words."""
        best, covered = "", 0
        for block, pattern in self._headings:
            for found in pattern.finditer(name):
                size = found.end() - found.start() + (20 if block == "preferred" and "prefer" in name.lower() else 0)
                if size > covered:
                    best, covered = block, size
        return best

    def _role(self, text: str) -> str | None:
        """The role that a sub-heading names, "" for the medical assistant's own part, None for no sub-heading."""
        for pattern in self._roles:
            found = pattern.match(text.strip())
            if found:
                named = found["role"]
                if self._own_role.search(named):
                    return ""
                if self._other_role.search(named):
                    return named.strip(" :")
        return None

    @staticmethod
    def _reopens(text: str, bullet: bool) -> bool:
        """Whether a line in a block that is not read asks for something all the same."""
        return (
            not bullet
            and bool(re.search(r"\b(?:must have|is required|are required|preferred)\b", text, re.I))
            and len(text) < 200
        )


def _pieces(text: str, start: int) -> Iterator[Span]:
    """The sentences and items of one line, trimmed."""
    at = start
    for match in [*_CLAUSE_END.finditer(text, start), None]:
        end = match.start() + (1 if match and match[0][0] in ".!?" else 0) if match else len(text)
        piece = text[at:end]
        trimmed = piece.strip(" \t*•+-–")
        if trimmed:
            begin = at + piece.index(trimmed)
            yield Span(begin, begin + len(trimmed))
        if match:
            at = match.end()

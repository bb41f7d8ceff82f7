"""Tells the lines of a job site's page from those of the posting on it: buttons, links, badges and other jobs.

The patterns are those of `lexicons/job_sites.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analyzer.matchers.words.folding import lower_pattern, lower_text
from analyzer.model import Document

# A longer one is no button and no link.
_MOST_LINE = 240
# So many words of a label's value; a longer line is a sentence of the posting.
_MOST_VALUE = 8
_PARTS = re.compile(r"\s*[|·•]\s*")
_AROUND = " \t*•·|–—-:"


class JobSite:
    """Built once from the table `job_sites`; `lines_of` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._line = _any_of(table["lines"]["patterns"])
        self._label = _any_of(table["labels"]["names"])
        self._other = _any_of(table["other_jobs"]["heads"])
        self._opens = _any_of(table["other_jobs"]["opens"])
        self._why: Mapping[str, str] = table["why"]

    def lines_of(self, document: Document) -> dict[int, str]:
        """The indexes of the lines that are the site's, each with why it is left out."""
        texts = [lower_text(line.span.of(document.text)).strip(_AROUND) for line in document.lines]
        openings = [index for index, text in enumerate(texts) if self._opens.fullmatch(text)]
        found: dict[int, str] = {}
        label = -1
        others_end = 0
        for index, text in enumerate(texts):
            if index < others_end:
                found[index] = self._why["others"]
            elif len(text) > _MOST_LINE:
                continue
            elif self._other.fullmatch(text):
                end = next((at for at in openings if at > index), None)
                is_tail = end is None and index > len(texts) // 2
                others_end = end or (len(texts) if is_tail else 0)
                found[index] = self._why["others"]
            elif self._label.fullmatch(text):
                found[index] = self._why["site"]
                label = index
            elif (label == index - 1 >= 0 and len(text.split()) <= _MOST_VALUE) or self._is_own(text):
                found[index] = self._why["site"]
        return found

    def _is_own(self, text: str) -> bool:
        return all(map(self._line.fullmatch, _PARTS.split(text)))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{lower_pattern(pattern)})" for pattern in patterns))

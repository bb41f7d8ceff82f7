"""Tells a line that names an award, or a body somebody belongs to, from work. Words: `lexicons/line_kinds.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.words.word_lists import inside, opener
from analyzer.matchers.words.words import Word

# An honor is named in so many words at most, a body in so many.
_HONOR, _BODY = 20, 8
# An honor shows so many tasks at most: it is one, and what it was for may be another.
_PRAISED = 2
_SMALL = frozenset(("of", "and", "for", "the"))


class Honors:
    """Built once from the table `line_kinds`; `named` is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._honor = inside(table["honor_words"])
        self._acts = opener(table["honor_openers"])
        self._bodies = inside(table["bodies"])
        self._title = opener(table["title_words"])

    def named(self, line: str, words: Sequence[Word], tasks: int, schooled: bool, verb_first: bool) -> bool:
        """Whether a line without a credential names an award or a body, and nothing more.

        `schooled` means that it names a degree at a school, `verb_first` that it opens with a verb: "Earned" may.
        """
        if tasks > _PRAISED or len(words) > _HONOR:
            return False
        if self._honor.search(line):
            return bool(self._acts.match(line)) if verb_first else not schooled
        if verb_first or len(words) > _BODY or self._title.match(line):
            return False
        is_name = all(not w.text[0].islower() or w.norm in _SMALL for w in words)
        return is_name and bool(self._bodies.search(line))

"""Classes of words that a pattern of a task may name: "train @staff" finds nurses, cashiers and all other staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.errors import LexiconError
from analyzer.matchers.content import Content
from analyzer.matchers.words import Normalizer, Word

# Stands before the name of a class in a pattern, and in the normal forms where a word is taken for its class.
_MARK = "@"


class WordClasses:
    """Built once from `lexicons/word_classes.toml`: the class of each word in its normal form."""

    def __init__(self, table: Mapping[str, Any], normalizer: Normalizer) -> None:
        classes: Mapping[str, str] = table.get("class", {})
        self._names = frozenset(classes)
        self._of = {normalizer.norm(word): _MARK + name for name, words in classes.items() for word in words.split()}

    def mark(self, words: Sequence[Word], where: str) -> list[Word]:
        """The words of a pattern, those behind a "@" as the name of their class. Raises LexiconError for another."""
        return [w._replace(norm=self._named(w, where)) if w.gap.endswith(_MARK) else w for w in words]

    def _named(self, word: Word, where: str) -> str:
        if word.text not in self._names:
            known = ", ".join(sorted(self._names)) or "none"
            raise LexiconError(f"{where}: there is no class of words named {word.text!r} (known: {known}).")
        return _MARK + word.text

    def holds(self, norms: Sequence[str]) -> bool:
        """Whether a pattern with these normal forms names a class."""
        return any(norm.startswith(_MARK) for norm in norms)

    def norms(self, content: Sequence[Content]) -> list[str] | None:
        """The normal forms of a line with classes in place of their words; None where it holds no such word."""
        norms = [self._of.get(c.word.norm, c.word.norm) for c in content]
        return norms if self.holds(norms) else None

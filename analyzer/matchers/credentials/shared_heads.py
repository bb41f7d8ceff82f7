"""Cards that share the word which makes them cards: "phlebotomy and EKG certified", "certified in EKG and phlebotomy".

What may stand before "certified" is told by the names of the lexicons that end so ("EKG certified").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.credentials.unlisted import UNLISTED
from analyzer.matchers.terms.finder import Found
from analyzer.matchers.words.words import Normalizer, Word

_HEAD = "certified"
_HEADS = (_HEAD, "certification", "certificate")
_JOINING = frozenset(("and", "&"))
_MARKS = frozenset(",/&:")
_LONGEST = 2


class SharedHeads:
    """Built once from the lexicons; `find` is pure."""

    def __init__(self, lexicons: Lexicons, normalizer: Normalizer) -> None:
        self._heads = frozenset(map(normalizer.norm, _HEADS))
        self._skills: dict[tuple[str, ...], Term] = {}
        for term in lexicons.of_kind("cert"):
            if term.id == UNLISTED:
                continue  # "experience in Epic and BLS certification"
            for alias in term.aliases:
                *skill, head = [w.norm for w in normalizer.words(alias)]
                if alias.endswith(f" {_HEAD}") and head in self._heads and len(skill) <= _LONGEST:
                    self._skills.setdefault(tuple(skill), term)

    def find(self, words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
        """The cards of a line that another card beside them makes cards."""
        heads = [i for i, word in enumerate(words) if word.norm in self._heads]
        if not heads:
            return []
        more: dict[str, Found] = {}
        for head in heads:
            for row in (list(self._before(words, head)), list(self._behind(words, head))):
                if len(row) > 1:
                    more.update({item.term.id: item for item in row})
        known = {item.term.id for item in found}
        return [item for term, item in more.items() if term not in known]

    def _before(self, words: Sequence[Word], head: int) -> Iterator[Found]:
        """The skills of the row that ends before the word at `head`."""
        end = head
        while end and (item := self._skill(words, end, ends=True)):
            yield item
            end = item.first
            mark = words[end].gap.strip()
            if end and words[end - 1].text.lower() in _JOINING:
                end -= 1
            elif not mark or not _MARKS.issuperset(mark) or ("," in mark and item.last == head):
                # "HIPAA, CPR certified" says it of the last only.
                return

    def _behind(self, words: Sequence[Word], head: int) -> Iterator[Found]:
        """The skills of the row that "in" or a colon joins to the word at `head`."""
        start = head + 1
        if start < len(words) and words[start].text.lower() == "in":
            start += 1
        elif start == len(words) or ":" not in words[start].gap:
            return
        while start < len(words) and (item := self._skill(words, start, ends=False)):
            yield item
            start = item.last
            if start < len(words) and words[start].text.lower() in _JOINING:
                start += 1
            elif start < len(words) and not _MARKS.issuperset(words[start].gap.strip() or "."):
                return

    def _skill(self, words: Sequence[Word], at: int, *, ends: bool) -> Found | None:
        """The skill that ends before the word `at`, or starts with it."""
        for length in range(_LONGEST, 0, -1):
            first, last = (at - length, at) if ends else (at, at + length)
            if first < 0 or last > len(words):
                continue
            term = self._skills.get(tuple(w.norm for w in words[first:last]))
            if term:
                return Found(term, "aliases", first, last)
        return None

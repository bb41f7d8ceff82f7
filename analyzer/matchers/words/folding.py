"""Matching that ignores case by lowering both sides: Python's engine is several times faster so than with re.I.

With literal lower-case letters the engine rejects most alternatives of a long pattern by their first letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from analyzer.matchers.words.needed_texts import needed_texts
from analyzer.matchers.words.pattern_parts import alternatives
from analyzer.matchers.words.word_memory import WordMemory

_CAPITAL = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")

_OPENINGS = re.compile(r"([^\W_]{2,8})[^\W_]*")
_PLAIN = re.compile(r"[a-z]+")


def lower_pattern(pattern: str) -> str:
    """The pattern in lower case; escapes such as `\\S` and group names stay."""
    return _CAPITAL.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0], pattern)


@lru_cache(maxsize=8)  # Dozens of patterns look at the same clause, one after the other.
def lower_text(text: str) -> str:
    """The text in lower case with every character at its place, also where a lower-case form is longer."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def openings(text: str) -> list[str]:
    """The first eight signs of each word of a text, in lower case; all of a shorter word, and none for a lone sign."""
    return _OPENINGS.findall(lower_text(text))


def _all_openings(piece: str) -> frozenset[str]:
    return frozenset(word[:length] for word in _OPENINGS.findall(piece) for length in range(2, len(word) + 1))


_openings_of = WordMemory(_all_openings)


@lru_cache(maxsize=8)  # As above: asked by one matcher after the other.
def word_openings(text: str) -> frozenset[str]:
    """The openings of a text, and all that they open with themselves; "" stands for any."""
    return frozenset(("",)).union(*map(_openings_of.__getitem__, lower_text(text).split()))


@lru_cache(maxsize=8)
def plain_words(text: str) -> frozenset[str]:
    """The runs of plain letters of a text, in lower case."""
    return frozenset(_PLAIN.findall(text.casefold()))


class AnyCase:
    """A pattern that ignores case. Its matches hold the text in lower case; their places are those of the text.

    A text that holds none of the words that a match needs is not searched.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(lower_pattern(pattern))
        # The engine would look for the start of a text at each of its places.
        opens = all(own.startswith("^") for own in alternatives(pattern))
        self._search = self._pattern.match if opens else self._pattern.search
        self.groups = frozenset(self._pattern.groupindex)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Lower-case texts of which every match holds one; the empty text, which stands in every text, for none."""
        return _needed_by(self._pattern.pattern)

    def may_stand(self, text: str) -> bool:
        """Whether the text holds a word that a match needs."""
        return any(map(lower_text(text).__contains__, self.needed))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, or None."""
        return self._search(lower_text(text)) if self.may_stand(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the start of the text, or None."""
        return self._pattern.match(lower_text(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order."""
        return self._pattern.finditer(lower_text(text)) if self.may_stand(text) else iter(())


class AnyOf:
    """One pattern for any of many, in any case: of each text only those are tried whose words it holds."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = [lower_pattern(pattern) for pattern in patterns]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for index, pattern in enumerate(self._patterns):
            for word in _needed_by(pattern):
                self._by_word[word].append(index)

    def _chosen(self, lowered: str) -> list[re.Pattern[str]]:
        """Those that may match in this text, in order. Most texts hold the words of none or one."""
        found = {index for word, own in self._by_word.items() if word in lowered for index in own}
        return [self._compiled.get(index) or self._compile(index) for index in sorted(found)]

    def _compile(self, index: int) -> re.Pattern[str]:
        # Each by itself, and when it is needed: one pattern of those of a text would be built anew for most texts.
        self._compiled[index] = re.compile(self._patterns[index])
        return self._compiled[index]

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, or None; of several at one place that of the first pattern."""
        lowered = lower_text(text)
        return _first(self._chosen(lowered), lowered, 0)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, in order; none of them is empty."""
        lowered = lower_text(text)
        chosen = self._chosen(lowered)
        found = _first(chosen, lowered, 0)
        while found:
            yield found
            found = _first(chosen, lowered, found.end())


def _first(patterns: Iterable[re.Pattern[str]], lowered: str, at: int) -> re.Match[str] | None:
    matches = [match for pattern in patterns if (match := pattern.search(lowered, at))]
    return min(matches, key=lambda match: match.start()) if matches else None


def _needed_by(pattern: str) -> frozenset[str]:
    """Texts of which every match of a pattern in lower case holds one; the empty text where none are known."""
    return needed_texts(pattern) or frozenset(("",))


def by_letter(patterns: Iterable[str], not_before: str) -> str:
    """One pattern for any of these, in order, none of them behind a character of the class `not_before`.

    They open with a letter or an escaped sign each. The engine passes over every place where none of these stands,
    which it cannot do for a pattern that opens with a look behind.
    """
    rests = _rests(patterns).items()
    return "|".join(rf"{letter}(?<!{not_before}(?s:.))(?:{'|'.join(rest)})" for letter, rest in rests)


def behind_sign(patterns: Iterable[str], sign: str) -> str:
    """One pattern for any of these, in order, together with the sign of the class `sign` before it.

    They open with a letter or an escaped sign each. The engine passes over all but the signs.
    """
    grouped = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in _rests(patterns).items())
    return f"{sign}(?:{'|'.join(grouped)})"


def _rests(patterns: Iterable[str]) -> Mapping[str, list[str]]:
    """The patterns without their first letter, by this letter."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in patterns:
        letter = pattern[: 2 if pattern.startswith("\\") else 1]
        rests[letter].append(pattern[len(letter) :])
    return rests

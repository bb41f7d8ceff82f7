"""Reads numbers: digits, number words, scales and fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD_VALUES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS = frozenset(_WORD_VALUES)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_SHORT_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "hundred": 100.0, "dozen": 12.0,
}  # fmt: skip
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
FRACTION_SIGNS = "".join(_FRACTIONS)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; a space stands for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def number_pattern(number_words: Iterable[str]) -> str:
    """A pattern for one number, in digits (with "$", thousands marks and a scale) or in words."""
    known = tuple(number_words)
    in_words = rf"(?:one[\s-]+(?=hundred|thousand|million))?(?:{any_of(known)})"
    in_words += rf"(?:(?:(?<=hundred|housand)\s+and\s+|[\s-]+)(?:{any_of([*known, 'one'])}))*"
    digits = (
        r"(?:\$\s?)?\d+(?:,\d+)*(?:\.\d+)?(?:\s?(?:[KMB]|MM|mil|bn|million|thousand|billion|hundred|dozen)(?![^\W_]))?"
        rf"|[{FRACTION_SIGNS}]"
    )
    return rf"(?:{digits}|(?<![^\W_-]){in_words}(?![^\W_]))"


def number_value(text: str) -> float | None:
    """The number that a piece of text says; None where a word of it is no number."""
    plain = text.replace("$", "").replace(",", "").strip().casefold()
    if digits := re.match(r"(\d+(?:\.\d+)?)\s*([a-z]+)?", plain):
        return float(digits[1]) * _SHORT_SCALES.get(digits[2] or "", 1.0)
    if plain in _FRACTIONS:
        return _FRACTIONS[plain]
    total = 0.0
    for word in re.split(r"[\s-]+(?:and\s+)?", plain):
        if word in _SCALES:
            total = max(total, 1.0) * _SCALES[word]
        elif word in _WORD_VALUES:
            total += _WORD_VALUES[word]
        else:
            return None
    return total

"""Where an everyday word ("lung", "eye") stands in the name of a place and so names a field of medicine.

"Lung Specialists", "Heart & Vein Institute" and "Center for Digestive Health" tell of it, "lung sounds" do not.
The words of places and those that may stand between are `[places]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzer.matchers.words import Normalizer, Word

# How many words may stand between the field and its place.
_MOST_BETWEEN = 4
_GAP = re.compile(r"[\s\-/&,'’]*")


class Houses:
    """Built once from the table `places` and the words of all fields; `last` is pure."""

    def __init__(self, table: Mapping[str, Any], fields: Iterable[str], normalizer: Normalizer) -> None:
        self._houses = frozenset(map(normalizer.norm, table["houses"]))
        self._heads = frozenset(map(normalizer.norm, table["heads"]))
        own = (word.norm for field in fields for word in normalizer.words(field))
        self._between = frozenset((*map(normalizer.norm, table["between"]), *own))

    def last(self, words: Sequence[Word], first: int, last: int) -> int | None:
        """The index after the last word of the field `words[first:last]`, with a place that follows at once.

        None where no place stands around it.
        """
        for at in range(last, min(last + _MOST_BETWEEN + 1, len(words))):
            if not _GAP.fullmatch(words[at].gap):
                break
            if words[at].norm in self._houses:
                # "Pain, clinic": a comma may stand inside the name only ("Ear, Nose & Throat Clinic").
                if "," in words[at].gap:
                    break
                return at + 1 if at == last else last
            if words[at].norm not in self._between:
                break
        return last if self._is_headed(words, first) else None

    def _is_headed(self, words: Sequence[Word], first: int) -> bool:
        """Whether "Center for", "Institute of" and the like lead to the field."""
        for at in range(first - 1, max(first - _MOST_BETWEEN - 1, 0), -1):
            if not _GAP.fullmatch(words[at + 1].gap):
                return False
            if words[at].norm in ("for", "of"):
                return words[at - 1].norm in self._heads
            if words[at].norm not in self._between:
                return False
        return False

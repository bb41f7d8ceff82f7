"""Names of those who give credentials, in the ways that people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from analyzer.matchers.words.folding import lower_text

# How words of issuers' names are shortened and varied; any may have or lack its plural ending.
_WRITTEN = {
    "american": r"am(?:er(?:ican)?)?\.?",
    "assistant": r"ass(?:istan)?ts?\.?",
    "association": r"ass(?:oc(?:iation)?|n)\.?",
    "certification": r"cert(?:ification)?\.?",
    "department": r"dep(?:artmen)?t\.?",
    "for": r"(?:for|of)(?:\s+the)?",
    "healthcareer": r"health\s?careers?",
    "medical": r"med(?:ical)?\.?",
    "national": r"nat(?:ional|['’]?l)\.?",
    "of": r"(?:of|for)(?:\s+the)?",
}


def _written(name: str) -> str:
    """A pattern for the ways of writing an issuer: letters as they are, words in any case, short or long."""
    if " " not in name:
        return re.escape(name)
    words = (w.casefold() for w in name.split())
    singles = (w.removesuffix("s") if len(w) > 3 else w for w in words)
    return "(?i:" + r"\s+".join(_WRITTEN.get(w) or re.escape(w) + ("s?" if len(w) > 3 else "") for w in singles) + ")"


class IssuerNames:
    """Ways of writing one issuer; their pattern is made when a text first holds a sign of one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names, key=len, reverse=True)
        self._letters = frozenset(name for name in self._names if " " not in name)
        self._signs = frozenset(max(name.split(), key=len).casefold()[:3] for name in self._names if " " in name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_written, self._names))})(?![^\W_])")

    def _may_stand(self, text: str) -> bool:
        return any(map(text.__contains__, self._letters)) or any(map(lower_text(text).__contains__, self._signs))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where one of the names stands."""
        return self._pattern.finditer(text) if self._may_stand(text) else iter(())

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in the text."""
        return self._may_stand(text) and self._pattern.search(text) is not None

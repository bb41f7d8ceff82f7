"""How strongly a clause asks, by when, and for how many years. Words come from `lexicons/posting.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.model import Necessity

_NUMBERS = {
    word: value
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15, "eighteen": 18, "thirty": 30, "sixty": 60, "ninety": 90}
_N = r"(?:\d{1,3}(?:\.\d)?|" + "|".join(_NUMBERS) + r")"
_UNIT = r"(?:days?|weeks?|months?|years?|yrs?)"
_YEARS = re.compile(
    rf"(?<![\w$-])(?P<n>{_N})(?:\s*\(\s*\d+\s*\))?\s*(?:(?:-|–|to|or)\s*{_N})?\s*(?:\(\d+\)\s*)?(?P<plus>\+)?\s*(?:plus\s+)?(?P<unit>years?|yrs?\.?|months?)(?:['’]s?|s['’])?(?![^\W_])",
    re.I,
)


def _words(entries: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(entries, key=len, reverse=True)
    return re.compile(
        r"(?<![^\W_])(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in ordered) + r")(?![^\W_])", re.I
    )


def _asks(text: str, marker: re.Match[str]) -> bool:
    """Whether a word such as "required" asks for something in a duty, and is no adjective ("required records")."""
    word = marker[0].casefold()
    if word in ("necessary", "needed", "essential", "minimum", "at least"):
        return False
    if word in ("required", "require", "requires"):
        return not re.match(r"\s+[a-z]", text[marker.end() :]) or bool(
            re.search(r"\b(?:is|are|be)\s+$", text[: marker.start()])
        )
    return True


def number(text: str) -> float:
    """The value of digits or a number word."""
    return float(_NUMBERS.get(text.casefold(), 0)) if not text[0].isdigit() else float(text)


class Strength:
    """Built once from the table `posting`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        strength = table["strength"]
        self._required = _words(strength["required"])
        self._preferred = _words(strength["preferred"])
        self._waived = _words(strength["waived"])
        self._prohibited = _words(strength["prohibited"])
        self._softened = _words(strength["softened"])
        self._due = [re.compile(p.replace("{n}", _N).replace("{unit}", _UNIT), re.I) for p in table["due"]["patterns"]]
        self._due_named = {k.casefold(): v for k, v in table["due"]["named"].items()}
        self._soon = _words(table["due"]["soon"])
        self._self_check = [re.compile(p, re.I) for p in table["self_check"]["patterns"]]

    def of(self, text: str, at: int, end: int, default: Necessity) -> Necessity | None:
        """The necessity of the need that stands at `text[at:end]`; None where the clause waives or forbids it.

        The nearest marker decides, one behind the need before one ahead of it; the block's default where none stands.
        """
        if self._softened.search(text):
            return "preferred"
        if self._waived.search(text) or self._prohibited.search(text):
            return None
        best: tuple[int, Necessity] | None = None
        for pattern, necessity in ((self._required, "required"), (self._preferred, "preferred")):
            for marker in pattern.finditer(text):
                if default == "mentioned" and necessity == "required" and not _asks(text, marker):
                    continue
                behind = marker.start() >= end
                distance = marker.start() - end if behind else (at - marker.end()) + 12
                between = text[end : marker.start()] if behind else text[marker.end() : at]
                distance += 60 * len(re.findall(r"[.;]|\)\s|\s[-–]\s", between))
                if best is None or distance < best[0]:
                    best = (distance, necessity)  # type: ignore[assignment]
        return best[1] if best and best[0] < 160 else default

    def is_marked(self, text: str) -> bool:
        """Whether the clause holds a word of strength."""
        return bool(self._required.search(text) or self._preferred.search(text))

    def waives(self, text: str) -> bool:
        """Whether the clause says that something is not asked for, and nothing softer."""
        return bool((self._waived.search(text) or self._prohibited.search(text)) and not self._softened.search(text))

    def due(self, text: str) -> str | None:
        """ "6 months" where what is asked for may come after hire."""
        lowered = text.casefold()
        for words, due in self._due_named.items():
            if words in lowered:
                return str(due)
        for pattern in self._due:
            found = pattern.search(text)
            if found:
                if found["n"] is None:
                    return "probation"
                value, unit = number(found["n"]), found["unit"].casefold().rstrip("s").replace("yr", "year")
                return f"{value:g} {unit}{'' if value == 1 else 's'}"
        return "after hire" if self._soon.search(text) else None

    @staticmethod
    def years(text: str) -> float | None:
        """The least experience asked for, in years; None where no years of experience are named."""
        for found in _YEARS.finditer(text):
            if re.match(
                r"\s*(?:of\s+age|old|degree|program|college|certificate|of hire|of employment|of start|from)",
                text[found.end() :],
                re.I,
            ):
                continue
            before = text[max(0, found.start() - 30) : found.start()]
            if re.search(r"(?:within|every|last|past|first|next)\s+(?:the\s+)?$", before, re.I):
                continue
            if not re.search(r"experience|experienced|as an?\s|in an?\s|working|lead|background", text, re.I):
                continue
            value = number(found["n"])
            return round(value / 12, 2) if found["unit"].casefold().startswith("month") else value
        return None

    def is_self_check(self, text: str) -> bool:
        """Whether a resume cannot show this (lifting, vaccinations, background checks)."""
        return any(p.search(text) for p in self._self_check)

"""Lines that tell of no work of their own: claims of knowledge, and pieces that a line break cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


class NoDeeds:
    """Built once from the table `rewriting`; its methods are pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        lists = table["no_deeds"]
        claims, ends = "|".join(lists["claims"]), "|".join(lists["open_ends"])
        self._claims = re.compile(rf"\W*(?:[a-z-]+ (?:and )?){{0,2}}(?:{claims})(?![^\W_])", re.I)
        self._starts = re.compile(rf"\W*(?:{'|'.join(lists['joined_on'])})(?![^\W_]|-)")
        self._ends = re.compile(rf"(?<![^\W_])(?:{ends})\W*$", re.I)

    def is_claim(self, line: str) -> bool:
        """Whether a line says what somebody knows or is able to do, and not what was done."""
        return self._claims.match(line) is not None

    def is_piece(self, line: str) -> bool:
        """Whether a line is a piece of a sentence: it goes on from another line, or breaks off."""
        return self._starts.match(line) is not None or self._ends.search(line) is not None

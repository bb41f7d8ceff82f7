"""How much of a file is read before the reader stops."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from analyzer.errors import TooLarge
from analyzer.model import Warning


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and characters past which a file is refused; pages, lines and seconds past which reading stops.

    What is not read is named in a warning. A resume of forty full pages has some 2,500 lines.
    """

    max_bytes: int = 10 * 1024 * 1024
    max_pages: int = 40
    max_characters: int = 400_000
    max_seconds: float = 30.0
    max_lines: int = 5_000

    def left_after(self, started: float) -> Limits:
        """The limits of a later step, when the first step began at `started` (of `time.monotonic`)."""
        return replace(self, max_seconds=max(0.0, self.max_seconds - (time.monotonic() - started)))


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """Counts what is read of a file without pages, and the `unread` lines or paragraphs past the limits."""

    limits: Limits = DEFAULT_LIMITS
    lines: int = 0
    characters: int = 0
    unread: int = 0
    _ends: float = field(init=False)

    def __post_init__(self) -> None:
        self._ends = time.monotonic() + self.limits.max_seconds

    @property
    def is_late(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() > self._ends

    @property
    def is_spent(self) -> bool:
        """Whether reading has to stop; never before a first line is there."""
        return self.lines >= self.limits.max_lines or (self.lines > 0 and self.is_late)

    def allows_more(self) -> bool:
        """Whether one more line or paragraph may be read; counts it as unread where not."""
        self.unread += self.is_spent
        return not self.unread

    def count(self, text: str) -> None:
        """Counts a line; raises TooLarge past the characters."""
        self.lines += 1
        self.characters += len(text)
        if self.characters > self.limits.max_characters:
            raise TooLarge

    def warnings(self) -> list[Warning]:
        """What was left out, where anything was."""
        if not self.unread:
            return []
        read = f"Only the first {self.lines:,} of {self.lines + self.unread:,} lines were read"
        return [Warning("page-limit", f"{read}; a resume is one or two pages long.")]

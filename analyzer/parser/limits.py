"""How much of a file is read before the reader stops."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and characters past which a file is refused; pages and seconds past which reading stops with a warning."""

    max_bytes: int = 10 * 1024 * 1024
    max_pages: int = 40
    max_characters: int = 1_000_000
    max_seconds: float = 30.0


DEFAULT_LIMITS = Limits()

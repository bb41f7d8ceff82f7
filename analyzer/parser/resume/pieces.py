"""What a section shows of one line."""

from __future__ import annotations

from typing import NamedTuple

from analyzer.model import Span


class Piece(NamedTuple):
    """What a section shows of one line: the line's index and the span without the heading's part."""

    line: int
    span: Span

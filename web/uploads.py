"""Uploads that stay in memory: Flask would else write every part above 500 kB to a temporary file."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from flask import Request, current_app


class BoundedBuffer(BytesIO):
    """Keeps the first `limit` bytes and one more, by which a reader sees that there was too much; drops the rest."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._room = limit + 1

    def write(self, data: Any, /) -> int:
        """Takes all, keeps what there is room for; returns the length taken."""
        kept = super().write(memoryview(data)[: self._room])
        self._room -= kept
        return len(data)


class InMemoryRequest(Request):
    """A request whose files are buffers."""

    def _get_file_stream(self, *_about: Any, **_more: Any) -> IO[bytes]:
        return BoundedBuffer(current_app.config["MAX_FILE_BYTES"])

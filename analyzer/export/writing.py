"""Files that are written whole or not at all: a temporary file beside the target, then a rename."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from analyzer.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path`, with its permissions, once the block ends without an error.

    A pipe or a device is written to as it is. Raises OutputError.
    """
    try:
        if path.is_dir():
            raise OutputError(f"{path.name or path} is a folder: give the name of a file in it.")
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        temporary = path.with_name(f".{path.name[:60]}.{secrets.token_hex(6)}")
        try:
            with temporary.open("xb") as file:
                yield file
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)
        finally:
            # Gone after the rename; still there after any error or an interruption.
            with suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise OutputError(_sentence(path, error)) from None


def write_file(path: Path, raw: bytes) -> None:
    """Writes all of `raw` or nothing: a full disk or a kill leaves no half file. Raises OutputError."""
    with replacing(path) as file:
        file.write(raw)


def _sentence(path: Path, error: OSError) -> str:
    if os.path.lexists(path.parent):
        return f"{path.name} cannot be written ({error.strerror})."
    return f"{path.name} cannot be written: there is no folder named {path.parent.name}."

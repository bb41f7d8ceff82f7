"""Files that are written whole or not at all: a temporary file beside the target, then a rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from analyzer.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once the block ends without an error. Raises OutputError."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.")
    except OSError as error:
        raise OutputError(f"{path.name} cannot be written ({error.strerror}).") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path.name} cannot be written ({error.strerror}).") from None
    finally:
        # Gone after the rename; still there after any error or an interruption.
        with suppress(OSError):
            temporary.unlink()


def write_file(path: Path, raw: bytes) -> None:
    """Writes all of `raw` or nothing: a full disk or a kill leaves no half file. Raises OutputError."""
    with replacing(path) as file:
        file.write(raw)

"""Remembers what TOML files hold, as JSON beside Python's own compiled files: reading TOML takes most of a cold start.

A file is known by its content, so an edited one is read anew. Where nothing can be written nothing is remembered. The
folder is the one Python runs its compiled files from: whoever may write there could change the program as well.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

_NAME = "parsed.json"
# As the files it is made from: who installed the program need not be who runs it.
_READABLE = 0o644


class ParsedFiles:
    """What the TOML files of one package hold, by their content."""

    def __init__(self, package_file: str) -> None:
        self._path = _path_beside(package_file)
        self._known: Mapping[str, Any] = self._load()
        self._used: dict[str, Any] = {}

    def _load(self) -> Mapping[str, Any]:
        with suppress(OSError, ValueError):
            if self._path and isinstance(known := json.loads(self._path.read_bytes()), dict):
                return known
        return {}

    def parse(self, text: str) -> dict[str, Any]:
        """The tables of a file. Raises tomllib.TOMLDecodeError."""
        key = sha256(text.encode()).hexdigest()
        tables = self._known.get(key)
        if not isinstance(tables, dict):
            tables = tomllib.loads(text)
        self._used[key] = tables
        return tables

    def keep(self) -> None:
        """Writes down what was parsed, where something of it was not known before."""
        if self._path is None or self._used.keys() <= self._known.keys():
            return
        # Dates and the like have no JSON: such files are read anew each time.
        with suppress(OSError, TypeError):
            text = json.dumps(self._used, ensure_ascii=False)
            self._path.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=self._path.parent, delete=False) as file:
                file.write(text)
            Path(file.name).chmod(_READABLE)
            Path(file.name).replace(self._path)


def _path_beside(package_file: str) -> Path | None:
    """Where Python keeps the compiled files of this package; None where it keeps none."""
    with suppress(NotImplementedError):
        return Path(cache_from_source(package_file)).with_name(_NAME)
    return None

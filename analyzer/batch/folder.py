"""Which files a batch reads, in which order, and what their reports are called."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from analyzer.errors import FolderError, OutputError

REPORTS = "reports"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `path` is relative to the folder, with forward slashes. `closed` marks a folder that
    could not be opened: it stands for whatever is in it."""

    path: str
    file: Path
    closed: bool = False


def find_files(folder: Path, out: Path) -> list[Found]:
    """Every regular file below `folder`, by path; hidden ones and the output folder are left out.

    Links to files are followed, links to folders are not. Raises FolderError where there is nothing to read.
    """
    if not folder.exists():
        raise FolderError(f"There is no folder named {folder.name}.")
    if not folder.is_dir():
        raise FolderError(f"{folder.name} is a file: use `resume-vitals check` for one file.")
    root, results = folder.resolve(), out.resolve()
    closed: list[Path] = []
    found: list[Found] = []
    for where, folders, files in os.walk(root, onerror=lambda error: closed.append(Path(str(error.filename)))):
        here = Path(where)
        folders[:] = [name for name in folders if not name.startswith(".") and here / name != results]
        for name in files:
            file = here / name
            if not name.startswith(".") and file.is_file():
                found.append(Found(_shown(file.relative_to(root)), file))
    found += [Found(_shown(path.relative_to(root)) + "/", path, closed=True) for path in closed]
    if not found:
        raise FolderError(f"There is no file to read in {folder.name}.")
    return sorted(found, key=lambda f: f.path)


def check_places(folder: Path, out: Path) -> None:
    """Refuses an output that would be read as input, or written over it. Raises OutputError."""
    root, results = folder.resolve(), out.resolve()
    if root == results or root == results / REPORTS or (results / REPORTS) in root.parents:
        raise OutputError("The results need a folder of their own: choose another name with --out.")


def _shown(path: Path) -> str:
    """The path as text that can be written as UTF-8, whatever bytes the file's name holds."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file, read in pieces; "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def report_name(path: str) -> str:
    """The file name of a report: the same for the same path, and another for every other path."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-")[:60].strip("-")
    return f"{stem or 'resume'}-{hashlib.sha256(path.encode('utf-8')).hexdigest()[:12]}.html"

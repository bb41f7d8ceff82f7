"""Old word processor files (.doc, .rtf, .odt) to DOCX by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from analyzer.errors import BrokenFile, LegacyFormat

SECONDS = 60
PROGRAMS = ("soffice", "libreoffice")


def convert_legacy(data: bytes, suffix: str) -> bytes:
    """Converts a file of the kind that `suffix` names (".doc", ".rtf", ".odt") to the bytes of a DOCX.

    Works in a folder of its own that is removed afterwards. Raises LegacyFormat without LibreOffice and BrokenFile
    where it cannot read the file or takes longer than a minute.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise LegacyFormat
    with tempfile.TemporaryDirectory(prefix="resume-vitals-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        out = folder / "out"
        _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck"),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)),
            ]
        )
        try:
            return (out / "document.docx").read_bytes()
        except FileNotFoundError:
            raise BrokenFile from None


def _run(command: list[str]) -> None:
    """Runs the converter in a session of its own, so that the processes it starts end with it."""
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        ) as process:
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                if os.name == "posix":
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
                raise BrokenFile from None
    except OSError:
        raise LegacyFormat from None

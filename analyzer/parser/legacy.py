"""Old word processor files (.doc, .rtf, .odt) to DOCX by LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from analyzer.errors import BrokenFile, EncryptedFile, LegacyFormat, UnknownFormat
from analyzer.parser.limits import DEFAULT_LIMITS

PROGRAMS = ("soffice", "libreoffice")


def convert_legacy(data: bytes, suffix: str, seconds: float = DEFAULT_LIMITS.max_seconds) -> bytes:
    """Converts a file of the kind that `suffix` names (".doc", ".rtf", ".odt", ".fodt", ".xml") to the bytes of a DOCX.

    Works in a folder of its own that is removed afterwards. Raises LegacyFormat without LibreOffice, EncryptedFile,
    UnknownFormat for what is no text document, and BrokenFile where the file cannot be read within `seconds`.
    """
    _refuse_locked(data, suffix)
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
            ],
            seconds,
        )
        try:
            return (out / "document.docx").read_bytes()
        except FileNotFoundError:
            raise BrokenFile from None


def _refuse_locked(data: bytes, suffix: str) -> None:
    """Tells locked files, of which LibreOffice says only that it cannot read them, and other office files."""
    if suffix == ".odt" and b"encryption-data" in _manifest(data):
        raise EncryptedFile
    if suffix == ".xml" and b"/2006/xmlPackage" in data[:4096]:
        raise LegacyFormat  # LibreOffice would read its marks as words
    if suffix != ".doc":
        return
    # Names in the directory of a compound file are UTF-16 (MS-CFB 2.6.1).
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile
    if "WordDocument".encode("utf-16-le") not in data:
        raise UnknownFormat
    # The stream starts on a sector with its signature; a bit of the flags 10 bytes on says encrypted (MS-DOC 2.5.1).
    start = next((at for at in range(512, len(data) - 12, 512) if data[at : at + 2] == b"\xec\xa5"), None)
    if start is not None and data[start + 11] & 1:
        raise EncryptedFile


def _manifest(data: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as part:
            return part.read(1_000_000)
    except (BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        return b""


def _run(command: list[str], seconds: float) -> None:
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
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                if os.name == "posix":
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
                raise BrokenFile from None
    except OSError:
        raise LegacyFormat from None

"""Old formats: refused without a converter, converted with one, nothing left behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from docx_packages import pack

from analyzer.errors import BrokenFile, EncryptedFile, LegacyFormat, ResumeVitalsError, UnknownFormat
from analyzer.parser import legacy
from analyzer.parser.docx.reader import read_docx

SCRIPT = """#!/bin/sh
for word in "$@"; do
  case "$previous" in --outdir) out="$word";; esac
  previous="$word"
done
{action}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Puts a stand-in for the converter on the path; `action` runs with the output folder in $out."""
    programs = tmp_path / "programs"
    work = tmp_path / "work"
    programs.mkdir()
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(legacy, "PROGRAMS", ("stand-in-converter",))

    def write(action: str) -> Path:
        program = programs / "stand-in-converter"
        program.write_text(SCRIPT.format(action=action))
        program.chmod(0o755)
        return work

    return write


def test_without_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "PROGRAMS", ("no-such-converter",))
    with pytest.raises(LegacyFormat):
        legacy.convert_legacy(b"{\\rtf1 Jane}", ".rtf")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_the_output_is_handed_back_and_the_folder_removed(install: object) -> None:
    assert callable(install)
    work = install('mkdir -p "$out"; cat "$previous" > "$out/document.docx"')
    assert legacy.convert_legacy(b"the file", ".rtf") == b"the file"
    assert not list(work.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_file_that_cannot_be_converted(install: object) -> None:
    assert callable(install)
    work = install("exit 1")
    with pytest.raises(BrokenFile):
        legacy.convert_legacy(b"the file", ".rtf")
    assert not list(work.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_converter_that_hangs_is_ended(install: object) -> None:
    assert callable(install)
    work = install("sleep 30 & wait")
    with pytest.raises(BrokenFile):
        legacy.convert_legacy(b"the file", ".rtf", 0.2)
    assert not list(work.iterdir())


def compound(*names: str, flags: int = 0) -> bytes:
    """The start of an old Office file with streams of these names."""
    stream = b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + stream).ljust(1024, b"\0") + directory


@pytest.mark.parametrize(
    ("data", "suffix", "error"),
    [
        pytest.param(compound("EncryptedPackage"), ".doc", EncryptedFile, id="docx with a password"),
        pytest.param(compound("WordDocument", flags=0x0100), ".doc", EncryptedFile, id="doc with a password"),
        pytest.param(compound("Workbook"), ".doc", UnknownFormat, id="spreadsheet"),
        pytest.param(pack({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), ".odt", EncryptedFile, id="odt"),
        pytest.param(compound("WordDocument"), ".doc", LegacyFormat, id="plain doc"),
        pytest.param(b'<x xmlns:pkg="http://x/office/2006/xmlPackage">', ".xml", LegacyFormat, id="parts in one file"),
    ],
)
def test_locked_and_other_files_are_told_without_the_converter(
    monkeypatch: pytest.MonkeyPatch, data: bytes, suffix: str, error: type[ResumeVitalsError]
) -> None:
    monkeypatch.setattr(legacy, "PROGRAMS", ("no-such-converter",))
    with pytest.raises(error) as raised:
        legacy.convert_legacy(data, suffix)
    assert raised.type is error


@pytest.mark.skipif(not any(map(shutil.which, legacy.PROGRAMS)), reason="LibreOffice is not installed")
def test_rich_text_becomes_a_document() -> None:
    assert read_docx(legacy.convert_legacy(b"{\\rtf1 Roomed patients\\par}", ".rtf")).text == "Roomed patients"

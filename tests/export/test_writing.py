"""A result is written whole or not at all, whatever happens to the disk, the folder or the program."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzer.cli import cli
from analyzer.errors import OutputError
from analyzer.export.writing import replacing, write_file
from samples.catalog import FOLDER

RESUME = FOLDER / "resumes" / "family-practice.docx"
OLD, NEW = b"old words", b"new words, and more of them"


def run(program: str, path: Path) -> subprocess.CompletedProcess[str]:
    head = "import os, signal, resource, sys\nfrom pathlib import Path\n"
    head += "from analyzer.export.writing import replacing, write_file\npath = Path(sys.argv[1])\n"
    return subprocess.run(
        [sys.executable, "-c", head + program, str(path)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("program", "said", "left"),
    [
        ("resource.setrlimit(resource.RLIMIT_FSIZE, (5, 5))\nwrite_file(path, b'new words')", "cannot be written", 0),
        ("with replacing(path) as f:\n    f.write(b'n')\n    raise KeyboardInterrupt", "KeyboardInterrupt", 0),
        # Nobody can clean up after this one; the hidden half file stands beside the whole old one.
        ("with replacing(path) as f:\n    f.write(b'n')\n    os.kill(os.getpid(), signal.SIGKILL)", "", 1),
    ],
    ids=["a disk that is full", "Ctrl+C", "a kill"],
)
def test_the_old_file_stays_whole(program: str, said: str, left: int, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(OLD)
    done = run(program, path)
    assert done.returncode != 0
    assert said in done.stderr
    assert path.read_bytes() == OLD
    assert len(list(tmp_path.iterdir())) == 1 + left


def test_what_was_there_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(OLD)
    path.chmod(0o600)
    write_file(path, NEW)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (NEW, 0o600)
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


def test_a_new_file_is_as_open_as_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_file(tmp_path / "out.docx", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "out.docx").stat().st_mode & 0o777 == 0o600


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    path, read = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write_file(path, NEW)
    reader.join(10)
    assert read == [NEW]
    assert path.is_fifo()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone/out.docx", "there is no folder named gone"),
        ("file.txt/out.docx", "cannot be written"),
    ],
)
def test_a_place_that_takes_no_file_is_said_in_a_sentence(target: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_bytes(OLD)
    result = CliRunner().invoke(cli, ["tailor", str(RESUME), "-o", str(tmp_path / target)])
    assert isinstance(result.exception, OutputError)
    assert said in str(result.exception)
    assert (tmp_path / "file.txt").read_bytes() == OLD


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder: give the name of a file in it"):
        write_file(tmp_path, NEW)
    assert CliRunner().invoke(cli, ["tailor", str(RESUME), "-o", str(tmp_path)]).exit_code == 2


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputError, match=r"out.docx cannot be written \(Permission denied\)"):
        write_file(tmp_path / "out.docx", NEW)


def test_an_error_of_the_writer_is_its_own(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mine"), replacing(tmp_path / "out.docx"):
        raise ValueError("mine")
    assert list(tmp_path.iterdir()) == []

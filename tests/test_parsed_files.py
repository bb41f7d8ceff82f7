"""What TOML files hold is remembered by their content, and only where that is safe and possible."""

from __future__ import annotations

import tomllib
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from analyzer.lexicon import built_in_files
from analyzer.parsed_files import ParsedFiles

TEXT = 'words = ["one", "two"]\n[[term]]\nid = "cert.own"\n'


@pytest.fixture
def package(tmp_path: Path) -> str:
    """A package's file in a folder of its own."""
    return str(tmp_path / "__init__.py")


def remembered(package: str) -> Path:
    return Path(cache_from_source(package)).with_name("parsed.json")


def test_what_is_remembered_is_what_the_files_hold(package: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in built_in_files()]
    for _ in range(2):
        parsed = ParsedFiles(package)
        assert [parsed.parse(text) for text in texts] == [tomllib.loads(text) for text in texts]
        parsed.keep()
    assert remembered(package).exists()


def test_a_file_is_parsed_once(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ParsedFiles(package)
    held = first.parse(TEXT)
    first.keep()
    monkeypatch.setattr(tomllib, "loads", lambda text: pytest.fail(f"parsed again: {text}"))
    assert ParsedFiles(package).parse(TEXT) == held


def test_an_edited_file_is_read_anew_and_the_old_one_forgotten(package: str) -> None:
    for text in (TEXT, TEXT.replace("two", "three")):
        parsed = ParsedFiles(package)
        assert parsed.parse(text) == tomllib.loads(text)
        parsed.keep()
    assert "two" not in remembered(package).read_text(encoding="utf-8")


@pytest.mark.parametrize("spoiled", [b"", b"[]", b"{", b"\xff\xfe", b'{"a": 1}', b"null"])
def test_a_spoiled_memory_is_no_memory(package: str, spoiled: bytes) -> None:
    remembered(package).parent.mkdir()
    remembered(package).write_bytes(spoiled)
    parsed = ParsedFiles(package)
    assert parsed.parse(TEXT) == tomllib.loads(TEXT)
    parsed.keep()
    assert ParsedFiles(package).parse(TEXT) == tomllib.loads(TEXT)


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("a file where the folder should be", encoding="utf-8")
    parsed = ParsedFiles(str(tmp_path / "__init__.py"))
    assert parsed.parse(TEXT) == tomllib.loads(TEXT)
    parsed.keep()
    assert [p.name for p in tmp_path.iterdir()] == ["__pycache__"]


def test_dates_have_no_json_and_are_read_each_time(package: str) -> None:
    text = "day = 2026-11-01\n"
    parsed = ParsedFiles(package)
    assert parsed.parse(text) == tomllib.loads(text)
    parsed.keep()
    assert not remembered(package).exists()


def test_a_broken_file_is_refused(package: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        ParsedFiles(package).parse("words = [")

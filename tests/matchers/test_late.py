"""A late pattern does what a compiled one does, and is compiled only when a text needs it."""

from __future__ import annotations

import re

import pytest

from analyzer.matchers.words.late import LatePattern


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    late, plain = LatePattern(r"b(\d)", re.IGNORECASE), re.compile(r"b(\d)", re.IGNORECASE)
    for text in ("a B1 b2", "b3", ""):
        for how in ("search", "match", "fullmatch"):
            found, expected = getattr(late, how)(text), getattr(plain, how)(text)
            assert (found and found.span()) == (expected and expected.span())
        assert [m[1] for m in late.finditer(text)] == plain.findall(text)
    assert late.search("b1 b2", 1)[0] == "b2"  # type: ignore[index]


def test_a_late_pattern_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: made.append(args) or compiled(*args))
    late = LatePattern("x", re.IGNORECASE)
    assert not made
    assert late.search("X")
    assert late.match("x")
    assert not late.fullmatch("xx")
    assert made == [("x", re.IGNORECASE)]

"""Which line is closest in words to what no term covers."""

from __future__ import annotations

from analyzer.scorer.similarity import closest_lines


def test_words_of_every_resume_bring_no_lines_together() -> None:
    assert closest_lines(["Medical terminology"], ["MEDICAL ASSISTANT", "Typed letters"]) == [None]
    assert closest_lines(["Typing 40 wpm"], ["MEDICAL ASSISTANT", "Typing speed 50 wpm"]) == [1]

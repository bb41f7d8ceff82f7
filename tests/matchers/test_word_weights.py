"""The second reader: what the words of a line add to the patterns, what they take back, and what they may not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.lexicon import load
from analyzer.matchers.pipeline import pipeline
from analyzer.matchers.tasks.attachment import attach
from analyzer.matchers.tasks.finder import ToldTasks
from analyzer.matchers.tasks.found import FoundTask
from analyzer.matchers.tasks.word_weights import WordWeights, read_features
from analyzer.model import Measure, Span

TERMS = load().terms
WORDS = pipeline().normalizer.words
TABLE = {
    "skipped": ["and", "the"],
    "decision": {"found": 4.0, "least": 2.0},
    "task": {"task.venipuncture": -300, "task.ekg": -300},
    "word": {
        "tube": [100, 0, 900],
        "label": [100, 0, 300, 1, -100],
        "store": [100, 0, 500],
        "store tube": [100, 0, 300],
        "car": [100, 0, -900],
        "#": [100, 1, 10],
    },
}  # fmt: skip


def weights() -> WordWeights:
    return WordWeights(TABLE, TERMS)


def found(text: str, words: str, task: str = "task.venipuncture") -> FoundTask:
    start = text.index(words)
    return FoundTask(TERMS[task], Span(start, start + len(words)), 0, 1, 0)


def test_words_alone_make_a_task_likely_and_the_span_is_what_speaks_for_it() -> None:
    text = "In spring stored tubes and labeled the tubes of 12 people"
    (task,) = weights().judge(WORDS(text), ToldTasks(()))
    assert (task.term.id, task.likely) == ("task.venipuncture", True)
    assert task.span.of(text) == "stored tubes and labeled the tubes"


def test_words_take_a_task_back_that_a_pattern_found() -> None:
    text = "Label the car, car tube 3"
    assert weights().judge(WORDS(text), ToldTasks([found(text, "car tube")])) == []


@pytest.mark.parametrize(
    "text",
    [
        "Label the car, zeta tube 3",  # the pattern's own word is not known
        "Car zeta tube",  # a short line says too little
    ],
)
def test_a_pattern_stays_in_the_right(text: str) -> None:
    own = found(text, "zeta tube")
    assert weights().judge(WORDS(text), ToldTasks([own])) == [own]


def test_a_task_that_the_table_does_not_know_is_left_alone() -> None:
    text = "Label the car, car tube 3"
    own = found(text, "car tube", "task.vital-signs")
    assert own in weights().judge(WORDS(text), ToldTasks([own]))


def test_what_a_pattern_refused_is_not_asked_again() -> None:
    words = WORDS("Stored and labeled the tubes of the morning")
    assert weights().judge(words, ToldTasks((), frozenset({"task.venipuncture"}))) == []


def test_features_are_words_and_pairs_without_those_that_say_nothing() -> None:
    features = read_features(WORDS("Labeled the 12 tubes"), frozenset({"the"}))
    assert [f.key for f in features] == ["label", "#", "tube", "label #", "# tube"]
    assert [(f.first, f.last) for f in features] == [(0, 0), (2, 2), (3, 3), (0, 2), (2, 3)]


def test_a_likely_task_opens_no_clause_of_its_own() -> None:
    text = "Drew blood and stored tubes, 30 patients a day"
    measure = Measure(Span(text.index("30"), len(text)), "30", "patients", "volume")
    likely = found(text, "stored tubes", "task.specimen-processing")._replace(likely=True)
    tasks = {t.term: t for t in attach([found(text, "Drew blood"), likely], [measure], 0, text)}
    assert tasks["task.venipuncture"].measures == (0,)
    assert tasks["task.specimen-processing"].likely


def test_the_table_holds_known_tasks_and_no_long_pieces_of_text() -> None:
    table = load().table("task_weights")
    assert set(table["task"]) <= set(TERMS)
    assert max(len(key.split()) for key in table["word"]) == 2
    assert all(len(row) % 2 and row[0] > 0 and max(row[1::2]) < len(table["task"]) for row in table["word"].values())


@given(st.lists(st.sampled_from([*list(load().table("task_weights")["word"])[:4000], "zeta", ",", "12"]), max_size=25))
def test_any_words_give_tasks_that_lie_in_the_line(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for line in pipeline().annotate(text, date(2026, 11, 22)).lines:
        assert len({t.term for t in line.tasks}) == len(line.tasks)
        assert all(line.span.covers(t.span) and t.span.of(text).strip() for t in line.tasks)


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Roomed no less than fifteen patients each morning", "task.room-patients"),
        ("Roomed [number] patients per day", "task.room-patients"),
    ],
)
def test_how_many_and_how_often_speak_against_no_task(line: str, task: str) -> None:
    assert task in {shown.term for shown in pipeline().annotate(line, date(2026, 11, 22)).lines[0].tasks}


@pytest.mark.parametrize(
    "line",
    ["Rooms for 20 patients", "Assist in exam room with patients", "Clean room, patients' belongings"],
)
def test_rooms_beside_patients_room_nobody(line: str) -> None:
    """No sum of words tells of rooming: only a pattern does."""
    told = {t.term for t in pipeline().annotate(line, date(2026, 11, 24)).lines[0].tasks}
    assert "task.room-patients" not in told

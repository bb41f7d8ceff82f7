"""`tailor` on the command line: files, modes, and the table of what was changed and what was left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from word_truth import parts

from analyzer.cli import cli
from analyzer.errors import BadAnswers, BrokenFile
from samples.catalog import FOLDER

RESUME = FOLDER / "resumes" / "family-practice.docx"
POSTING = FOLDER / "postings" / "family-practice-epic.txt"


def call(*words: object) -> Result:
    return CliRunner().invoke(cli, ["tailor", *map(str, words), "--as-of", "2026-11-22"], standalone_mode=True)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    listed = json.loads(call(RESUME, "--posting", POSTING, "--list-questions").stdout)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({q["key"]: "7" for q in listed[:3]}))
    return file


def test_the_table_says_what_was_changed_and_what_was_left(answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    before = RESUME.read_bytes()
    result = call(RESUME, "--posting", POSTING, "--answers", answers, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "with your answer" in result.stderr
    assert result.stderr.index("Changed") < result.stderr.index("Left for you") < result.stderr.index("To answer:")
    assert "not answered yet" in result.stderr
    assert RESUME.read_bytes() == before
    assert b"w:ins " in parts(out.read_bytes())["word/document.xml"]
    assert "The layout is new" not in result.stderr


def test_a_sentence_that_asks_nothing_is_taken_with_a_yes(tmp_path: Path) -> None:
    listed = json.loads(call(RESUME, "--posting", POSTING, "--list-questions").stdout)
    row = next(q for q in listed if q["type"] == "choice")
    sentence = row["question"].split("“")[1].split("”")[0]
    file = tmp_path / "answers.json"
    for answer, taken in ((True, True), ("no", False)):
        file.write_text(json.dumps({row["key"]: answer}))
        result = call(RESUME, "--posting", POSTING, "--answers", file, "--format", "text")
        assert (sentence in result.stdout, row["original"] in result.stdout) == (taken, not taken)
        assert ("1 of " in result.stderr) is taken


def test_nothing_to_do_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    result = call(RESUME, "-o", out)
    assert result.exit_code == 0
    assert out.read_bytes() == RESUME.read_bytes()


def test_modes_go_together(answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    words = (RESUME, "--answers", answers, "--posting", POSTING, "--mode", "tracked", "--mode", "comments", "-o", out)
    assert call(*words, "--author-date", "2026-11-20T08:30:00Z").exit_code == 0
    made = parts(out.read_bytes())
    for part in ("word/document.xml", "word/comments.xml"):
        assert b'w:date="2026-11-20T08:30:00Z"' in made[part]
    assert call(RESUME, "--mode", "tracked", "--mode", "clean", "-o", out).exit_code == 2


def test_a_text_gets_a_new_layout_and_is_told_so(tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    result = call(FOLDER / "resumes" / "career-changer.txt", "--design", "modern", "-o", out)
    assert result.exit_code == 0
    assert "The layout is new" in result.stderr


@pytest.mark.parametrize(("form", "start"), [("json-resume", "{"), ("text", "Marisol Gutierrez")])
def test_other_forms_go_to_standard_output(form: str, start: str) -> None:
    result = call(RESUME, "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)


def test_pdf_notes_need_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert call(RESUME, "--format", "pdf", "-o", out).exit_code == 2
    assert not out.exists()
    result = call(RESUME.with_suffix(".pdf"), "--format", "pdf", "-o", out)
    assert result.exit_code == 0
    assert "findings noted on your own PDF" in result.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_an_answer_that_does_not_fit_is_asked_back(tmp_path: Path) -> None:
    listed = json.loads(call(RESUME, "--posting", POSTING, "--list-questions").stdout)
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({listed[0]["key"]: "90000"}))
    result = call(RESUME, "--posting", POSTING, "--answers", file, "-o", tmp_path / "out.docx")
    assert result.exit_code == 0
    assert "Is that right?" in result.stderr


@pytest.mark.parametrize("wrong", ["[1]", "{", '{"a": {"b": 1}}'])
def test_wrong_answers_are_refused_before_anything_is_written(wrong: str, tmp_path: Path) -> None:
    file, out = tmp_path / "answers.json", tmp_path / "out.docx"
    file.write_text(wrong)
    assert isinstance(call(RESUME, "--answers", file, "-o", out).exception, BadAnswers)
    assert not out.exists()


def test_the_resume_is_never_written_to(tmp_path: Path) -> None:
    own = tmp_path / "resume.docx"
    own.write_bytes(RESUME.read_bytes())
    (tmp_path / "link.docx").symlink_to(own)
    for name in ("resume.docx", "link.docx"):
        assert call(own, "-o", tmp_path / name).exit_code == 2
    assert isinstance(call(tmp_path / "gone.docx", "-o", tmp_path / "out.docx").exception, BrokenFile)
    assert own.read_bytes() == RESUME.read_bytes()

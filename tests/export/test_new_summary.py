"""A summary of held facts: in the place of the present one, or as a new block, always to be rejected in one piece."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx_packages import bullet, paragraph, run, word_file
from word_truth import accept, looks, parts, reject, stories, texts

from analyzer.cli import cli
from analyzer.export.tailoring.adjustment import Adjustment, adjustments
from analyzer.export.tailoring.open_questions import questions
from analyzer.export.tailoring.tailored import Tailored, tailor
from analyzer.model import Report
from analyzer.report import check, read_resume
from samples.catalog import FOLDER, read_catalog

DAY = date(2026, 11, 22)
MAIN = "word/document.xml"
POSTING = (FOLDER / "postings" / "family-practice-epic.txt").read_bytes()
FILES = [path for sample in read_catalog().resumes for path in sample.files]
HEADING = '<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>'
NAME = paragraph("Ana Ruiz, RMA (AMT)") + paragraph("555-010-0199 | ana@example.com")
OLD = ("Kind and hard-working person.", "Looking for a clinic where I can grow.")


def heading(text: str) -> str:
    return paragraph(run(text, "<w:b/>"), properties=HEADING)


REST = (
    heading("EXPERIENCE")
    + paragraph("Medical Assistant, Hill Family Medicine, 01/2022 - Present")
    + bullet("Roomed 25 patients a day in Epic")
    + bullet("Performed phlebotomy and EKGs")
    + heading("CERTIFICATIONS")
    + paragraph(run("RMA (AMT), expires 05/2028", '<w:sz w:val="20"/>'))
    + heading("LANGUAGES")
    + paragraph(run("Spanish", '<w:sz w:val="20"/>'))
)
SHAPES = {
    "none": NAME + REST,
    "one paragraph": NAME + heading("SUMMARY") + paragraph(OLD[0]) + REST,
    "two paragraphs": NAME + heading("SUMMARY") + paragraph(*OLD[:1]) + paragraph(OLD[1]) + REST,
    "bullets": NAME + heading("SUMMARY") + bullet(OLD[0]) + bullet("• ", OLD[1]) + REST,
    "several looks": NAME + heading("SUMMARY") + paragraph(run("Kind", "<w:b/>"), " and hard-working person.") + REST,
}


def made(source: bytes, mode: str = "tracked") -> tuple[Report, Adjustment, Tailored]:
    report = check(source, POSTING, as_of=DAY)
    (given,) = adjustments(report, kinds=["summary"])
    return report, given, tailor(report, {}, source=source, mode=mode, adjusted=[given])  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_summary_takes_the_place_of_the_old_one_and_can_be_rejected(shape: str) -> None:
    source = word_file(SHAPES[shape])
    report, given, tracked = made(source)
    before, accepted = stories(source)[MAIN], accept(stories(tracked.docx)[MAIN])
    assert [c.applied for c in tracked.changes if c.kind == "summary"] == [True]
    assert looks(reject(stories(tracked.docx)[MAIN])) == looks(before)
    assert looks(accepted) == looks(stories(made(source, "clean")[2].docx)[MAIN])
    shown = [t.removeprefix("• ") for t in texts(accepted)]
    assert shown.count(given.text) == 1
    assert not set(OLD) & set(shown)
    again = read_resume(tracked.docx)
    (section,) = [s for s in again.sections if s.kinds == ("summary",)]
    assert section.heading == "SUMMARY"
    assert again.contact.email == report.resume.contact.email
    assert len(again.experience) == 1


def test_a_line_that_states_a_credential_is_no_part_of_the_old_summary() -> None:
    cards = ("BLS certified", "CPR, American Red Cross, expires 05/2028")
    source = word_file(NAME + heading("SUMMARY") + paragraph(OLD[0]) + "".join(map(paragraph, cards)) + REST)
    _, given, result = made(source, "clean")
    shown = texts(stories(result.docx)[MAIN])
    assert shown[shown.index("SUMMARY") + 1 :][:3] == [given.text, *cards]
    assert OLD[0] not in shown


def test_a_new_block_looks_like_the_rest() -> None:
    _, given, tracked = made(word_file(SHAPES["none"]))
    body = accept(stories(tracked.docx)[MAIN])
    assert texts(body)[:4] == ["Ana Ruiz, RMA (AMT)", "555-010-0199 | ana@example.com", "SUMMARY", given.text]
    rows = dict(zip(texts(body), looks(body), strict=True))
    assert rows["SUMMARY"][0][1] == rows["EXPERIENCE"][0][1]
    assert rows[given.text][0][1] == rows["Spanish"][0][1]
    assert stories(tracked.docx)[MAIN].xpath("count(//*[local-name()='pageBreakBefore'])") == 3


def test_where_it_cannot_stand_the_table_holds_the_words() -> None:
    cells = f"<w:tbl><w:tr><w:tc>{REST}</w:tc></w:tr></w:tbl>"
    source = word_file(NAME + cells + paragraph(""))
    _, given, tracked = made(source)
    (change,) = [c for c in tracked.changes if c.kind == "summary"]
    assert not change.applied
    assert "in a table" in change.why
    assert given.text in change.why
    assert looks(stories(tracked.docx)[MAIN]) == looks(stories(source)[MAIN])


def test_what_shares_a_paragraph_with_other_words_is_left() -> None:
    source = word_file(NAME + heading("SUMMARY") + paragraph(OLD[0]) + paragraph(OLD[1], "<w:r><w:pict/></w:r>") + REST)
    (change,) = [c for c in made(source)[2].changes if c.kind == "summary"]
    assert "holds more than words" in change.why


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_on_samples_it_goes_with_every_other_change(path: Path) -> None:
    source = path.read_bytes()
    report = check(source, POSTING, as_of=DAY, name=path.name)
    given = adjustments(report, kinds=["summary", "skills", "letters"])
    answers = {q["key"]: "30" if q["type"] == "blank" else "yes" for q in questions(report)}
    untouched = tailor(report, {}, source=source, mode="tracked")
    tracked, clean = (
        tailor(report, answers, source=source, mode=m, adjusted=given)  # type: ignore[arg-type]
        for m in (("tracked", "comments"), ("clean", "comments"))
    )
    assert tracked.changes == clean.changes
    for part, root in stories(untouched.docx).items():
        assert looks(reject(stories(tracked.docx)[part])) == looks(root)
        assert looks(accept(stories(tracked.docx)[part])) == looks(stories(clean.docx)[part])
    docx.Document(BytesIO(clean.docx))


def test_earlier_changes_of_ours_stay_for_the_person_to_decide() -> None:
    source = made(word_file(SHAPES["one paragraph"]))[2].docx
    report = check(source, POSTING, as_of=DAY)
    answers = {q["key"]: "30" if q["type"] == "blank" else "yes" for q in questions(report)}
    result = tailor(report, answers, source=source, mode="clean")
    assert result.applied
    assert parts(result.docx)[MAIN].count(b"<w:del ") == parts(source)[MAIN].count(b"<w:del ")


def call(*words: object) -> tuple[str, str]:
    result = CliRunner().invoke(cli, ["tailor", *map(str, words), "--as-of", "2026-11-22"])
    assert result.exit_code == 0
    return result.stdout, " ".join(result.stderr.split())


def test_it_is_made_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path, posting = FOLDER / "resumes" / "family-practice.docx", FOLDER / "postings" / "family-practice-epic.txt"
    words = (path, "--posting", posting, "--format")
    start = "Medical Assistant, CMA, BLS, with 2 years"
    assert start not in call(*words, "text")[0]
    assert start in call(*words, "text", "--summary")[0]
    assert start in call(*words, "json-resume", "--summary")[0]
    bare = tmp_path / "bare.txt"
    bare.write_text("Ana Ruiz\nana@example.com\n\nSKILLS\nPunctual\n")
    assert "No summary was made" in call(bare, "--summary", "--format", "text")[1]


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ((), {"skills", "letters"}),
        (("--leave", "skills"), {"letters"}),
        (("--leave", "letters"), {"skills"}),
        (("--leave", "letters", "--leave", "skills"), set()),
        (("--only-rewrites",), set()),
    ],
)
def test_each_change_can_be_left_out(options: tuple[str, ...], kinds: set[str]) -> None:
    path, posting = FOLDER / "resumes" / "career-changer.docx", FOLDER / "postings" / "family-practice-epic.txt"
    text, said = call(path, "--posting", posting, "--format", "text", *options)
    plain = call(path, "--posting", posting, "--format", "text", "--only-rewrites")[0]
    moved = [line for line in text.split("\n") if line not in plain.split("\n")]
    assert (f"{len(kinds)} other change" in said) is bool(kinds)
    assert len(moved) == len(kinds)
    assert ("NCMA" in text.split("\n")[0]) is ("letters" in kinds)

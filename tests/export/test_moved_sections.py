"""Sections of a person's own Word file in the order that fits, as moves that can be accepted or rejected."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO
from itertools import permutations
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx_packages import bullet, paragraph, run, table, text_box, word_file
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_truth import W, accept, looks, parts, reject, stories, texts

from analyzer.cli import cli
from analyzer.export.tailoring.adjustment import KINDS, Adjustment, adjustments
from analyzer.export.tailoring.open_questions import questions
from analyzer.export.tailoring.section_order import section_places
from analyzer.export.tailoring.tailored import Change, Tailored, tailor
from analyzer.model import Report
from analyzer.report import check, read_resume
from samples.catalog import FOLDER, read_catalog

DAY = date(2026, 11, 22)
MAIN = "word/document.xml"
POSTING = (FOLDER / "postings" / "family-practice-epic.txt").read_bytes()
FILES = [path for sample in read_catalog().resumes for path in sample.files if path.suffix == ".docx"]
NAME = paragraph("Ana Ruiz") + paragraph("555-010-0199 | ana@example.com")
BLANK = "<w:p/>"


def heading(text: str) -> str:
    return paragraph(run(text, "<w:b/>"), properties='<w:pStyle w:val="Heading1"/>')


PIECES = {
    "experience": heading("EXPERIENCE")
    + paragraph("Medical Assistant, Hill Family Medicine, 01/2021 - Present")
    + bullet("Roomed patients in Epic")
    + bullet("Performed phlebotomy and EKGs"),
    "education": heading("EDUCATION")
    + paragraph("Certificate, Medical Assisting, Lake College", "<w:r><w:tab/><w:t>2020</w:t></w:r>")
    + bullet("Completed 200 hours of lab practice"),
    "certifications": heading("CERTIFICATIONS") + bullet("RMA (AMT), expires 05/2028") + bullet("BLS, expires 05/2027"),
    "skills": heading("SKILLS") + paragraph("Phlebotomy, EKGs, injections"),
    "summary": heading("SUMMARY") + paragraph("Kind and hard-working person."),
    "externship": heading("EXTERNSHIP")
    + paragraph("Medical Assistant Extern, Lake Clinic, 09/2026 - 10/2026")
    + bullet("Took vital signs"),
    "other work": heading("EXPERIENCE")
    + paragraph("Cashier, Corner Shop, 06/2023 - 08/2025")
    + bullet("Counted money"),
}
WORKER = ("experience", "education", "certifications", "skills", "summary")
STUDENT = ("other work", "externship", "education", "certifications", "skills")


def body(*names: str, blanks: bool = False) -> str:
    return NAME + "".join((BLANK if blanks else "") + PIECES[name] for name in names) + BLANK


def made(
    source: bytes, mode: str | tuple[str, ...] = "tracked", answers: dict[str, str] | None = None, kind: str = "order"
) -> tuple[Report, list[Adjustment], Tailored]:
    report = check(source, as_of=DAY)
    found = adjustments(report, kinds=["order", kind])  # type: ignore[list-item]
    result = tailor(report, answers or {}, source=source, mode=mode, adjusted=found)  # type: ignore[arg-type]
    return report, [a for a in found if a.kind == "order"], result


def moves_of(result: Tailored) -> list[Change]:
    return [c for c in result.changes if c.kind == "order"]


def bare(root: etree._Element) -> bytes:
    """The XML without formats and links that hold nothing, which show nothing."""
    for name in ("hyperlink", "rPr", "pPr"):
        for node in [x for x in root.iter(f"{W}{name}") if not len(x)]:
            node.getparent().remove(node)  # type: ignore[union-attr]
    return bytes(etree.tostring(root, method="c14n"))


def filled(root: etree._Element) -> list[str]:
    return [t for t in texts(root) if t.strip()]


def check_moves(source: bytes, tracked: bytes, clean: bytes) -> None:
    """What must hold for every move: nothing is lost, both ways lead back, the marks belong together."""
    before, after = stories(source)[MAIN], stories(tracked)[MAIN]
    assert bare(reject(stories(tracked)[MAIN])) == bare(stories(source)[MAIN])
    accepted, whole = accept(stories(tracked)[MAIN]), stories(clean)[MAIN]
    assert [row for row in looks(accepted) if row] == [row for row in looks(whole) if row]
    assert Counter(texts(whole)) == Counter(texts(before))
    for name, data in parts(source).items():
        if name != MAIN:
            assert parts(tracked)[name] == data
    marks = [x for x in after.iter() if isinstance(x.tag, str) and x.get(f"{W}author")]
    numbers = [x.get(f"{W}id") for x in marks]
    assert len(numbers) == len(set(numbers))
    for kind in ("moveFrom", "moveTo"):
        starts = [x.get(f"{W}id") for x in after.iter(f"{W}{kind}RangeStart")]
        assert starts == [x.get(f"{W}id") for x in after.iter(f"{W}{kind}RangeEnd")]
    names = [sorted(str(x.get(f"{W}name")) for x in after.iter(f"{W}{k}RangeStart")) for k in ("moveFrom", "moveTo")]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])
    docx.Document(BytesIO(tracked))
    docx.Document(BytesIO(clean))


@pytest.mark.parametrize(
    ("names", "moved"),
    [
        (("summary", "experience", "education", "certifications"), ["CERTIFICATIONS: moved above EXPERIENCE"]),
        (("certifications", "education", "experience"), ["EXPERIENCE: moved above EDUCATION"]),
        (("education", "experience", "skills"), ["EDUCATION: moved below EXPERIENCE"]),
        (("summary", "certifications", "experience", "education", "skills"), []),
        (("skills", "experience", "education"), []),
        (
            ("other work", "externship", "skills", "education"),
            ["EXPERIENCE: moved below EXTERNSHIP", "EDUCATION: moved above EXTERNSHIP"],
        ),
        (("education", "externship", "other work"), []),
    ],
)
def test_the_fewest_sections_move(names: tuple[str, ...], moved: list[str]) -> None:
    _, found, _ = made(word_file(body(*names)))
    assert [a.text for a in found] == moved


@settings(deadline=None, max_examples=50)
@given(
    st.sampled_from([p for names in (WORKER, STUDENT) for k in (3, 4, 5) for p in permutations(names, k)]),
    st.booleans(),
)
def test_any_order_becomes_the_one_that_fits_and_nothing_is_lost(names: tuple[str, ...], blanks: bool) -> None:
    source = word_file(body(*names, blanks=blanks))
    report, found, tracked = made(source)
    clean = made(source, "clean")[2]
    assert all(c.applied for c in moves_of(tracked))
    check_moves(source, tracked.docx, clean.docx)
    student = report.career.stage == "student"
    again = read_resume(clean.docx)
    places = [p[0] for s in again.sections if (p := section_places(s, student=student))]
    assert not found or places == sorted(places)
    assert made(clean.docx)[1] == []
    assert [s.heading for s in read_resume(tracked.docx).sections] == [s.heading for s in again.sections]


def test_a_section_that_ends_the_file_is_left_and_said() -> None:
    source = word_file(NAME + PIECES["experience"] + PIECES["certifications"])
    (change,) = moves_of(made(source)[2])
    assert not change.applied
    assert "it ends the file" in change.why


INSERTED = '<w:ins w:id="7" w:author="Kim" w:date="2026-01-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
COMMENT = '<w:commentRangeStart w:id="3"/><w:r><w:t>BLS</w:t></w:r><w:commentRangeEnd w:id="3"/>'
OPEN, SHUT = '<w:bookmarkStart w:id="5" w:name="here"/>', '<w:bookmarkEnd w:id="5"/>'
CERT = heading("CERTIFICATIONS") + bullet("RMA (AMT), expires 05/2028")
WORK = PIECES["experience"]
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WORK + CERT + bullet("BLS", INSERTED) + BLANK, "nobody has accepted"),
        (WORK + CERT + bullet("BLS", FIELD), "a field"),
        (WORK + CERT + bullet(COMMENT), "somebody's comment"),
        (WORK + CERT + bullet("BLS", '<w:r><w:br w:type="page"/></w:r>') + BLANK, "a page break"),
        (WORK + CERT + bullet("BLS", "<w:r><w:pict/></w:r>"), "more than words"),
        (WORK + CERT + bullet("BLS", text_box(paragraph("CPR"))), "more than words"),
        (WORK + CERT + table((paragraph("BLS"),)) + BLANK, "such as a table"),
        (WORK + table((CERT,)) + BLANK, "in a table"),
        (table((WORK,)) + CERT, "in a table"),
        (WORK + SECTION + CERT, "section break"),
        (WORK + CERT + bullet("BLS", OPEN) + PIECES["skills"] + paragraph("Epic", SHUT), "a bookmark begins"),
        (
            WORK + CERT + bullet("BLS", OPEN, SHUT) + paragraph('<w:hyperlink w:anchor="here"/>'),
            "a link in the file points at it",
        ),
    ],
)
def test_what_cannot_move_without_a_loss_is_left_and_said(content: str, reason: str) -> None:
    source = word_file(NAME + content + BLANK)
    (change,) = moves_of(made(source)[2])
    assert not change.applied
    assert reason in change.why
    for mode in ("tracked", "clean"):
        assert looks(stories(made(source, mode)[2].docx)[MAIN]) == looks(stories(source)[MAIN])


def test_links_and_unused_bookmarks_move_along() -> None:
    link = '<w:hyperlink w:anchor="top"><w:r><w:t>BLS card</w:t></w:r></w:hyperlink>'
    source = word_file(NAME + WORK + CERT + bullet(OPEN, SHUT, "See my ", link) + BLANK)
    tracked, clean = made(source)[2], made(source, "clean")[2]
    assert [c.applied for c in moves_of(tracked)] == [True]
    check_moves(source, tracked.docx, clean.docx)
    assert parts(tracked.docx)[MAIN].count(b'w:name="here"') == 1


def answered(report: Report) -> dict[str, str]:
    """An answer to every question: a date, a number, or yes."""
    blanks = {q["key"]: "05/2027" if q["key"].endswith(".expires") else "30" for q in questions(report)}
    return blanks | {q["key"]: "yes" for q in questions(report) if q["type"] != "blank"}


def test_a_rewrite_in_a_moved_section_is_part_of_its_move() -> None:
    more = "".join(paragraph(f"Course {n}: anatomy") for n in range(9))
    source = word_file(NAME + PIECES["education"] + more + WORK + PIECES["skills"])
    report = check(source, as_of=DAY)
    # The shorter section moves, and that is the one with the rewritten bullets.
    _, _, tracked = made(source, ("tracked", "comments"), answered(report))
    (move,) = moves_of(tracked)
    assert move.original == "EXPERIENCE"
    assert "part of the move" in move.why
    new = [c.text for c in tracked.changes if c.kind == "rewrite" and c.applied]
    old = [c.original for c in tracked.changes if c.kind == "rewrite" and c.applied]
    root = stories(tracked.docx)[MAIN]
    assert new
    assert not list(root.iter(f"{W}ins", f"{W}del"))
    rows = texts(accept(stories(tracked.docx)[MAIN]))
    assert set(new) <= set(rows)
    assert not set(old) & set(rows)
    assert texts(reject(stories(tracked.docx)[MAIN])) == texts(stories(source)[MAIN])
    clean = made(source, "clean", answered(report))[2]
    assert texts(stories(clean.docx)[MAIN]) == rows


@pytest.mark.parametrize("mode", ["tracked", "clean"])
@pytest.mark.parametrize(
    "names", [("experience", "certifications"), ("education", "skills", "experience"), ("education", "experience")]
)
@pytest.mark.parametrize("blanks", [False, True])
def test_a_new_summary_stands_above_the_moved_sections(names: tuple[str, ...], mode: str, blanks: bool) -> None:
    source = word_file(body(*names, blanks=blanks))
    _, found, result = made(source, mode, kind="summary")
    assert found
    assert all(c.applied for c in result.changes if c.kind != "rewrite")
    assert filled(accept(stories(result.docx)[MAIN]))[2] == "SUMMARY"
    if mode == "tracked":
        assert bare(reject(stories(result.docx)[MAIN])) == bare(stories(source)[MAIN])


def test_a_summary_that_is_replaced_does_not_move() -> None:
    result = made(word_file(body("certifications", "experience", "summary", "skills")), kind="summary")[2]
    (move,) = moves_of(result)
    assert not move.applied
    assert "its summary is replaced" in move.why
    assert [c.applied for c in result.changes if c.kind == "summary"] == [True]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_on_samples_it_goes_with_every_other_change(path: Path) -> None:
    source = path.read_bytes()
    report = check(source, POSTING, as_of=DAY, name=path.name)
    found = adjustments(report, kinds=KINDS)
    untouched = tailor(report, {}, source=source, mode="tracked")
    tracked, clean = (
        tailor(report, answered(report), source=source, mode=m, adjusted=found)  # type: ignore[arg-type]
        for m in (("tracked", "comments"), ("clean", "comments"))
    )
    assert tracked.changes == clean.changes
    for part, root in stories(untouched.docx).items():
        assert texts(reject(stories(tracked.docx)[part])) == texts(root)
        assert filled(accept(stories(tracked.docx)[part])) == filled(stories(clean.docx)[part])
    docx.Document(BytesIO(tracked.docx))


def test_only_a_word_file_of_the_persons_own_has_an_order_to_change() -> None:
    text = (
        "Ana Ruiz\nana@example.com\n\nEXPERIENCE\nMedical Assistant, Hill Clinic, 01/2021 - Present\n\nSUMMARY\nKind.\n"
    )
    assert adjustments(check(text, as_of=DAY), kinds=["order"]) == ()


def call(*words: object) -> str:
    result = CliRunner().invoke(cli, ["tailor", *map(str, words), "--as-of", "2026-11-22"])
    assert result.exit_code == 0
    return " ".join(result.stderr.split())


def test_the_command_moves_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path, out = FOLDER / "resumes" / "family-practice.docx", tmp_path / "out.docx"
    assert "moved above" not in call(path, "-o", out)
    assert out.read_bytes() == path.read_bytes()
    assert "moved above" in call(path, "-o", out, "--order")
    assert b"w:moveTo " in parts(out.read_bytes())[MAIN]
    assert "No section was moved" in call(FOLDER / "resumes" / "strong.docx", "-o", out, "--order")

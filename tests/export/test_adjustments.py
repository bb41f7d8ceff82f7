"""Changes beyond the rewrites: skills in the posting's order, and the letters of a held credential after the name."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx_packages import paragraph, run, word_file
from word_truth import accept, looks, parts, reject, stories, texts

from analyzer.cli import cli
from analyzer.export.tailoring.adjustment import Adjustment, adjustments
from analyzer.export.tailoring.open_questions import questions
from analyzer.export.tailoring.tailored import plan, tailor
from analyzer.model import Report
from analyzer.report import check
from samples.catalog import FOLDER, read_catalog

DAY = date(2026, 11, 22)
ASKED = "Medical Assistant\nRequirements:\n- Experience with Epic required\n- EKGs and injections\n- {cert} required\n"
POSTING = FOLDER / "postings" / "family-practice-epic.txt"
FILES = [path for sample in read_catalog().resumes for path in sample.files]
SURE = "CMA (AAMA), expires 05/2028"


def resume(
    name: str = "Ana Ruiz", skills: str = "Punctual", cert: str = "BLS, expires 05/2028", below: str = ""
) -> str:
    return (
        f"{name}\n{below}555-010-0199 | ana@example.com\n\nSKILLS\n{skills}\n\nCERTIFICATIONS\n{cert}\n\n"
        "EXPERIENCE\nMedical Assistant, Hill Clinic, 01/2022 - Present\n- Roomed patients\n"
    )


def report_on(text: str | bytes, cert: str = "CMA (AAMA)") -> Report:
    return check(text, ASKED.format(cert=cert), as_of=DAY)


def of_kind(report: Report, kind: str) -> list[Adjustment]:
    return [a for a in adjustments(report) if a.kind == kind]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Phlebotomy, EKGs, Epic", "Epic, EKGs, Phlebotomy"),
        ("Clinical: Phlebotomy, EKGs, Epic", "Epic, EKGs, Phlebotomy"),
        ("Phlebotomy | Vital signs | EKGs | Epic", "Epic | EKGs | Phlebotomy | Vital signs"),
        ("Phlebotomy; vital signs; injections; Epic", "Epic; injections; Phlebotomy; vital signs"),
        ("Phlebotomy, vital signs, EKGs, and Epic.", "Epic, EKGs, Phlebotomy, and vital signs"),
        ("Phlebotomy, vital signs, injections", "Injections, Phlebotomy, vital signs"),
        ("Phlebotomy; childhood and adult vaccines; Epic", "Epic; Phlebotomy; childhood and adult vaccines"),
    ],
)
def test_items_that_the_posting_asks_for_move_to_the_front(before: str, after: str) -> None:
    (change,) = of_kind(report_on(resume(skills=before)), "skills")
    assert change.text == after


@pytest.mark.parametrize(
    "skills",
    [
        "Epic, EKGs, Phlebotomy",  # in order already
        "- Phlebotomy\n- EKGs\n- Epic",  # one bullet a skill
        "Phlebotomy; vital signs, EKGs; Epic",  # two marks
        "Fluent in Spanish, Phlebotomy, Epic",  # "in" may reach on
        "Phlebotomy, learning Epic, EKGs",  # not held
        "Taking vital signs, EKGs, Epic",  # one verb for all
        "venipuncture, IM, SubQ and ID injections",  # "injections" is meant for all three
        "venipuncture, IM, SubQ, and ID injections",
        "phlebotomy, IM, intradermal injections",
        "Phlebotomy, Cerner, EMR: Epic",
        "Medical Assistant | Epic",
        "Clinic A | 2019 | Epic",
    ],
)
def test_a_list_whose_order_may_mean_something_is_left_alone(skills: str) -> None:
    assert of_kind(report_on(resume(skills=skills)), "skills") == []


def test_without_a_posting_no_skill_moves() -> None:
    assert adjustments(check(resume(skills="Phlebotomy, EKGs, Epic"), as_of=DAY)) == ()


@pytest.mark.parametrize(
    ("name", "cert", "asked", "after"),
    [
        ("Ana Ruiz", SURE, "CMA (AAMA)", "Ana Ruiz, CMA (AAMA)"),
        ("Ana Ruiz", "Certified Medical Assistant, AAMA, expires 05/2028", "RMA", "Ana Ruiz, CMA (AAMA)"),
        ("Ana Ruiz", "CCMA, National Healthcareer Association, current", "CCMA", "Ana Ruiz, CCMA (NHA)"),
        ("Ana Ruiz | Tacoma, WA", "RMA (AMT), expires 05/2028", "RMA", "Ana Ruiz, RMA (AMT)"),
        ("Ana Ruiz", "RMA (AMT), expires 05/2028\nCCMA (NHA), expires 05/2028", "CCMA", "Ana Ruiz, CCMA (NHA)"),
    ],
)
def test_letters_of_a_held_credential_stand_after_the_name(name: str, cert: str, asked: str, after: str) -> None:
    (change,) = of_kind(report_on(resume(name, cert=cert), asked), "letters")
    assert change.text == after


@pytest.mark.parametrize(
    ("name", "cert", "below"),
    [
        ("Ana Ruiz, CMA (AAMA)", SURE, ""),
        ("Ana Ruiz, RMA", SURE, ""),
        ("Ana Ruiz, BS", SURE, ""),
        ("Ana Ruiz", SURE, "CMA (AAMA)\n"),
        ("Ana Ruiz", "CMA", ""),
        ("Ana Ruiz", "Certified Medical Assistant", ""),
        ("Ana Ruiz", "CCMA", ""),
        ("Ana Ruiz", "CMA (AAMA), expired 05/2024", ""),
        ("Ana Ruiz", "CMA (AAMA), expires 05/2026", ""),
        ("Ana Ruiz", "CMA (AAMA) exam scheduled for January 2027", ""),
        ("Ana Ruiz", f"{SURE}\nCMA (AAMA), expired 05/2024", ""),
        ("Ana Ruiz", "BLS, American Heart Association, expires 05/2028", ""),
    ],
)
def test_letters_are_never_added_without_a_sure_credential(name: str, cert: str, below: str) -> None:
    assert of_kind(report_on(resume(name, cert=cert, below=below)), "letters") == []


@cache
def sample(path: Path) -> Report:
    return check(path.read_bytes(), POSTING.read_bytes(), as_of=DAY, name=path.name)


def bare(text: str) -> Counter[str]:
    return Counter(x.strip().casefold() for x in re.split(r"[,;|]", text))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_on_samples_nothing_is_lost_and_all_can_be_rejected(path: Path) -> None:
    report, source = sample(path), path.read_bytes()
    given = adjustments(report)
    for change in given:
        old = change.span.of(report.resume.text)
        assert change.text != old
        assert bare(change.text) == bare(old) if change.kind == "skills" else change.text.startswith(f"{old}, ")
    answers = {q["key"]: "30" if q["type"] == "blank" else "yes" for q in questions(report)}
    none, tracked, clean = (
        tailor(report, a, source=source, mode=mode, adjusted=more)  # type: ignore[arg-type]
        for a, mode, more in (({}, "tracked", ()), (answers, "tracked", given), (answers, "clean", given))
    )
    assert len(tracked.changes) == len(report.rewrites) + len(given)
    assert all(c.applied or c.why for c in tracked.changes)
    for part, root in stories(none.docx).items():
        assert looks(reject(stories(tracked.docx)[part])) == looks(root)
        assert looks(accept(stories(tracked.docx)[part])) == looks(stories(clean.docx)[part])
    whole = "\n".join(line for root in stories(clean.docx).values() for line in texts(root))
    made = [c for c in clean.changes if c.kind != "rewrite" and c.applied]
    assert [c.text for c in made if c.text not in whole] == []


def test_samples_show_both_kinds() -> None:
    assert {a.kind for path in FILES for a in adjustments(sample(path))} == {"skills", "letters"}


def test_a_list_is_one_change_in_the_look_of_its_items() -> None:
    bold = "<w:b/>"
    rows = resume(cert=SURE).split("\n")
    body = "".join(paragraph(x) for x in rows[: rows.index("Punctual")] if x)
    body += paragraph(run("Clinical: ", bold), run("Phlebotomy, vital signs, EKGs, Epic"))
    body += "".join(paragraph(x) for x in rows[rows.index("Punctual") + 1 :] if x)
    source = word_file(body)
    report = report_on(source)
    result = tailor(report, {}, source=source, adjusted=of_kind(report, "skills"))
    xml = parts(result.docx)["word/document.xml"]
    assert (xml.count(b"<w:ins "), xml.count(b"<w:del ")) == (1, 1)
    made = accept(stories(result.docx)["word/document.xml"])
    assert "Clinical: Epic, EKGs, Phlebotomy, vital signs" in texts(made)
    (row,) = [r for r in looks(made) if r and "".join(c for c, _, _ in r).startswith("Clinical: ")]
    assert [c for c, look, _ in row if "w:b" in look] == list("Clinical: ")


def test_items_that_differ_in_look_are_left_and_said() -> None:
    rows = resume().split("\n")
    body = "".join(
        paragraph("Phlebotomy, vital signs, ", run("Epic", "<w:b/>")) if x == "Punctual" else paragraph(x)
        for x in rows
        if x
    )
    source = word_file(body)
    report = report_on(source)
    (change,) = [
        c for c in tailor(report, {}, source=source, adjusted=adjustments(report)).changes if c.kind == "skills"
    ]
    assert not change.applied
    assert "differ in look" in change.why


def test_comments_alone_change_no_word() -> None:
    path = FOLDER / "resumes" / "career-changer.docx"
    report = sample(path)
    result = tailor(report, {}, source=path.read_bytes(), mode="comments", adjusted=adjustments(report))
    assert {c.why for c in result.changes if c.kind != "rewrite"} == {"only comments were asked for"}


def test_a_rewritten_line_keeps_its_rewrite() -> None:
    report = sample(FOLDER / "resumes" / "family-practice.docx")
    answers = {q["key"]: "30" if q["type"] == "blank" else "yes" for q in questions(report)}
    span = next(s for s in plan(report, answers).texts)
    planned = plan(report, answers, None, [Adjustment("skills", span, "other words", "why")])
    assert planned.changes[-1].why == "left for you: its line was rewritten"
    assert planned.lines == plan(report, answers).lines


@pytest.mark.parametrize("only", [False, True])
def test_the_table_names_each_change_and_it_can_be_switched_off(only: bool, tmp_path: Path) -> None:
    path, out = FOLDER / "resumes" / "career-changer.docx", tmp_path / "out.docx"
    words = ["tailor", str(path), "--posting", str(POSTING), "-o", str(out), "--as-of", "2026-11-22"]
    result = CliRunner().invoke(cli, [*words, *(["--only-rewrites"] if only else [])])
    assert result.exit_code == 0
    assert ("2 other changes made" in result.stderr) is not only
    assert (out.read_bytes() == path.read_bytes()) is only

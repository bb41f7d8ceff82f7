"""The tailored file of every sample: nothing lost, nothing invented, both designs read back."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import docx
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from word_truth import accept, looks, parts, reject, stories

from analyzer.export.annotated_pdf import annotate_pdf
from analyzer.export.as_json_resume import json_resume
from analyzer.export.as_plain_text import resume_text
from analyzer.export.tailoring.open_questions import questions
from analyzer.export.tailoring.tailored import Mode, Tailored, plan, tailor
from analyzer.export.word.designs import DESIGNS
from analyzer.export.word.fresh import build_fresh
from analyzer.model import Line, Report, Resume
from analyzer.parser import read_document
from analyzer.report import check, read_resume
from samples.catalog import FOLDER, read_catalog

DAY = date(2026, 11, 22)
FILES = [path for sample in read_catalog().resumes for path in sample.files]
WORD_FILES = [path for path in FILES if path.suffix == ".docx"]
PAGES = [path for path in FILES if path.suffix == ".pdf"]
POSTING = (FOLDER / "postings" / "family-practice-epic.txt").read_bytes()


def name_of(path: Path) -> str:
    return path.name


_REPORTS: dict[Path, Report] = {}


def report_of(path: Path) -> Report:
    if path not in _REPORTS:
        _REPORTS[path] = check(path.read_bytes(), POSTING, as_of=DAY, name=path.name)
    return _REPORTS[path]


def all_answers(report: Report) -> dict[str, str]:
    return {q["key"]: "30" if q["type"] == "blank" else "yes" for q in questions(report)}


def texts(data: bytes) -> list[str]:
    document = read_document(data)
    return [_plain(line.span.of(document.text)) for line in document.lines]


def _plain(text: str) -> str:
    return " ".join(text.split())


def expected(report: Report, result: Tailored) -> list[str]:
    """The lines with the applied sentences in the place of the old ones."""
    found = []
    for line in report.resume.document.lines:
        text = line.span.of(report.resume.text)
        for rewrite, change in sorted(
            zip(report.rewrites, result.changes, strict=True), key=lambda x: -x[0].span.start
        ):
            if change.applied and line.span.covers(rewrite.span):
                start, end = rewrite.span.start - line.span.start, rewrite.span.end - line.span.start
                text = text[:start] + change.text + text[end:]
        found += [_plain(row) for row in text.split("\n")]
    return found


@pytest.mark.parametrize("modes", [("tracked",), ("tracked", "comments"), ("comments",)], ids="+".join)
@pytest.mark.parametrize("path", WORD_FILES, ids=name_of)
def test_word_file_holds_both_ways(path: Path, modes: tuple[Mode, ...]) -> None:
    report, before = report_of(path), path.read_bytes()
    result = tailor(report, all_answers(report), source=before, mode=modes)
    assert not result.new_layout
    assert texts(result.docx) == expected(report, result)
    original, changed = stories(before), stories(result.docx)
    for part, root in original.items():
        assert looks(reject(changed[part])) == looks(root)
    allowed = {f"{p}" for p in changed} | {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    old, new = parts(before), parts(result.docx)
    assert list(old) == [p for p in new if p != "word/comments.xml"]
    assert {p for p in new if old.get(p) != new[p]} <= (allowed if "comments" in modes else set(changed))
    opened = docx.Document(BytesIO(result.docx))
    assert len(list(opened.comments)) == (len(report.findings) if "comments" in modes else 0)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_clean_file_is_the_accepted_one(path: Path) -> None:
    report, before = report_of(path), path.read_bytes()
    tracked = tailor(report, all_answers(report), source=before, mode="tracked")
    clean = tailor(report, all_answers(report), source=before, mode="clean")
    assert texts(clean.docx) == texts(tracked.docx)
    for part, root in stories(clean.docx).items():
        assert looks(root) == looks(accept(stories(tracked.docx)[part]))
    assert b"w:ins " not in parts(clean.docx)["word/document.xml"]
    assert clean.changes == tracked.changes


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_without_answers_nothing_changes(path: Path) -> None:
    report = report_of(path)
    result = tailor(report, {}, source=path.read_bytes())
    assert not result.applied
    if path.suffix == ".docx":
        assert result.docx == path.read_bytes()
    assert Counter(texts(result.docx)) == Counter(
        _plain(line.span.of(report.resume.text)) for line in report.resume.document.lines if not line.hidden
    )
    assert "[" not in "".join(texts(result.docx)).replace("[number]", "")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_same_input_gives_the_same_bytes(path: Path) -> None:
    report, before = report_of(path), path.read_bytes()
    for modes in (("tracked", "comments"), ("clean",)):
        made = [tailor(report, all_answers(report), source=before, mode=cast("Any", modes)).docx for _ in range(2)]
        assert made[0] == made[1]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_words_of_the_person_and_the_options_are_added(path: Path) -> None:
    report = report_of(path)
    result = tailor(report, all_answers(report), source=path.read_bytes(), mode="clean")
    options = " ".join(s for r in report.rewrites for o in r.options for s in (o.text,))
    known = set(re.findall(r"\w+", f"{report.resume.text} {options} 30".casefold()))
    assert set(re.findall(r"\w+", " ".join(texts(result.docx)).casefold())) - known == set()


def shown(resume: Resume) -> Iterator[Line]:
    return (line for line in resume.document.lines if not line.hidden)


def headings(resume: Resume) -> list[str]:
    return sorted(s.heading for s in resume.sections if s.heading)


def entries(resume: Resume) -> list[tuple[object, ...]]:
    return [
        (e.title, e.company, e.location, e.start, e.end, e.kind, [b.span.of(resume.text) for b in e.bullets])
        for e in resume.experience
    ]


@pytest.mark.parametrize("student", [False, True])
@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_fresh_layout_reads_back_without_loss(path: Path, design: Any, student: bool) -> None:
    resume = read_resume(path.read_bytes(), name=path.name)
    fresh = build_fresh(resume, design, student=student)
    again = read_resume(fresh.data)
    words = [Counter(w for line in shown(r) for w in line.span.of(r.text).split()) for r in (resume, again)]
    assert words[0] == words[1]
    assert sorted(map(repr, entries(again))) == sorted(map(repr, entries(resume)))
    assert (again.contact.name, again.contact.email) == (resume.contact.name, resume.contact.email)
    assert headings(again) == headings(resume)
    word = docx.Document(BytesIO(fresh.data))
    styles = Counter(p.style.name for p in word.paragraphs if p.style)
    assert styles["Title"] == 1
    own_line = {line.span for line in resume.document.lines}
    assert styles["Heading 1"] == sum(s.heading_span in own_line for s in resume.sections)
    assert styles["List Bullet"] >= len(resume.bullets())


def test_student_sees_certifications_and_school_above_jobs() -> None:
    text = (
        "Ana Ruiz\nana@example.com\n\nEXPERIENCE\nCashier, Blue Cup Cafe, 2024 - Present\n- Took orders\n\n"
        "EDUCATION\nDiploma, Medical Assisting, Hill College, 2026\n\nCERTIFICATIONS\n- BLS, expires 2027\n"
    )
    order = {}
    for student in (False, True):
        again = read_resume(build_fresh(read_resume(text), student=student).data)
        order[student] = [s.heading for s in again.sections if s.heading]
    assert order[False] == ["CERTIFICATIONS", "EXPERIENCE", "EDUCATION"]
    assert order[True] == ["CERTIFICATIONS", "EDUCATION", "EXPERIENCE"]


def test_name_beside_a_sidebar_opens_the_fresh_layout() -> None:
    path = next(p for p in FILES if p.name == "urgent-care.pdf")
    resume = read_resume(path.read_bytes())
    assert not resume.text.startswith(resume.contact.name)
    assert read_resume(build_fresh(resume).data).text.startswith(resume.contact.name)


def test_a_word_file_that_cannot_be_written_back_gets_a_new_layout() -> None:
    path = WORD_FILES[0]
    report = report_of(path)
    result = tailor(report, all_answers(report), source=path.read_bytes()[:-60])
    assert result.new_layout
    assert [r.startswith("Your file cannot be changed in place") for r in result.remarks] == [True]
    assert result.applied


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1\\ansi "], ids=["doc", "rtf"])
def test_an_old_word_file_gets_a_new_layout_and_never_comes_back_as_it_is(start: bytes) -> None:
    # Such a file is read by way of a .docx, and may hold a zip of its own.
    path = WORD_FILES[0]
    report = report_of(path)
    for answers in ({}, all_answers(report)):
        result = tailor(report, answers, source=start + path.read_bytes())
        assert result.new_layout
        assert docx.Document(BytesIO(result.docx)).paragraphs
        assert ["save it as .docx" in r for r in result.remarks] == [True]


def test_comments_ask_what_is_open_and_say_what_is_done() -> None:
    path = WORD_FILES[0]
    report = report_of(path)
    asked = tailor(report, {}, source=path.read_bytes(), mode="comments")
    said = [c.text for c in docx.Document(BytesIO(asked.docx)).comments]
    first = report.rewrites[0]
    assert any(first.options[0].text in text and "Question: " in text for text in said)
    assert all("Why it matters: " in text for text in said)
    both = tailor(report, all_answers(report), source=path.read_bytes(), mode=("tracked", "comments"))
    done = [c.text for c in docx.Document(BytesIO(both.docx)).comments]
    assert any("Your answer is in the sentence now." in text for text in done)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_annotated_pdf_shows_a_note_on_every_line_with_a_finding(path: Path) -> None:
    report, before = report_of(path), path.read_bytes()
    after = annotate_pdf(before, report)
    assert after == annotate_pdf(before, report)
    notes = [
        annotation.get_object()
        for page in PdfReader(BytesIO(after)).pages
        for annotation in page.get("/Annots", [])
    ]  # fmt: skip
    marks = [n for n in notes if n["/Subtype"] == "/Highlight" and n.get("/T") == "Resume Vitals"]
    said = " ".join(str(m["/Contents"]) for m in marks)
    assert [f.message for f in report.findings if f.message not in said] == []
    assert texts(after) == texts(before)
    for number in range(len(pypdfium2.PdfDocument(before))):
        old, new = (_picture(data, number) for data in (before, after))
        assert (old != new) == any(m["/P"].get_object() for m in marks if _page_number(after, m) == number)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_highlights_lie_on_their_words_on_turned_pages(turned: int) -> None:
    writer = PdfWriter(clone_from=BytesIO(PAGES[0].read_bytes()))
    for page in writer.pages:
        page.rotate(-turned)
        page.transfer_rotation_to_content()
        page.rotate(turned)
    out = BytesIO()
    writer.write(out)
    report = check(out.getvalue(), as_of=DAY)
    after = annotate_pdf(out.getvalue(), report)
    found = []
    for number, page in enumerate(PdfReader(BytesIO(after)).pages):
        text = pypdfium2.PdfDocument(after)[number].get_textpage()
        for note in (a.get_object() for a in page.get("/Annots", [])):
            for quad in batched(note.get("/QuadPoints", []), 8):
                xs, ys = [float(v) for v in quad[::2]], [float(v) for v in quad[1::2]]
                found.append("".join(text.get_text_bounded(min(xs), min(ys), max(xs), max(ys)).split()))
    lines = [line.span.of(report.resume.text) for line in report.resume.document.lines]
    assert len(found) > 5
    assert [f for f in found if not f or not any(f.lstrip("•") in "".join(x.split()) for x in lines)] == []


def batched(values: list[Any], size: int) -> Iterator[list[Any]]:
    return (values[i : i + size] for i in range(0, len(values), size))


def _picture(data: bytes, number: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    picture = document[number].render(scale=0.5, may_draw_forms=False, draw_annots=True)
    return bytes(picture.buffer)


def _page_number(data: bytes, mark: Any) -> int:
    reader = PdfReader(BytesIO(data))
    own = [n for n, page in enumerate(reader.pages) if page.indirect_reference.idnum == mark.raw_get("/P").idnum]
    return own[0]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_json_resume_holds_the_person_and_the_new_sentences(path: Path) -> None:
    report = report_of(path)
    planned = plan(report, all_answers(report))
    made = json_resume(report, planned.texts)
    assert json.loads(json.dumps(made)) == made
    assert made["basics"]["name"] == report.resume.contact.name
    assert made["basics"]["email"] == report.resume.contact.email
    assert made["$schema"].endswith("/v1.0.0/schema.json")
    roles = [*made["work"], *made.get("volunteer", [])]
    assert len(roles) == len(report.resume.experience)
    highlights = {h for role in roles for h in role.get("highlights", [])}
    bullets = {b.span for b in report.resume.bullets()}
    assert {row for s, t in planned.texts.items() if s in bullets for row in t.split("\n")} <= highlights
    dates = [d for row in [*roles, *made["education"]] for k, d in row.items() if k.endswith("Date")]
    assert [d for d in dates if not re.fullmatch(r"[12]\d{3}(-[01]\d)?", d)] == []


def test_json_resume_names_no_credential_that_is_only_planned() -> None:
    path = next(p for p in FILES if p.name == "student-externship.txt")
    made = json_resume(report_of(path), {})
    assert "CMA (AAMA)" in path.read_text(encoding="utf-8")
    assert [c for c in made["certificates"] if "AAMA" in json.dumps(c)] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_plain_text_reads_back_without_loss(path: Path) -> None:
    report = report_of(path)
    text = resume_text(report, {})
    words = Counter(w for line in shown(report.resume) for w in line.span.of(report.resume.text).split())
    assert words - Counter(text.split()) == Counter()
    assert text.endswith("\n")


def test_duties_told_in_sentences_stay_sentences() -> None:
    told = "Roomed patients for 3 doctors. Injections and flu shots. EKGs. Drew blood."
    text = f"Dana Whitlock\n555-0142 | dana@example.com\n\nMedical Assistant, Heron Clinic 2019 - 2023\n{told}\n"
    report = check(text, POSTING, as_of=DAY)
    answers = all_answers(report)
    made = tailor(report, answers)
    again = read_resume(made.docx)
    assert [len(e.bullets) for e in again.experience] == [len(e.bullets) for e in report.resume.experience] == [4]
    assert made.applied
    duties = [b.span.of(again.text) for e in again.experience for b in e.bullets]
    assert all(d.endswith(".") for d in duties)

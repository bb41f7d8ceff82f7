"""The notes on a person's own PDF lie on exactly the words that they are about, on any page, beside other notes."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, RectangleObject

from analyzer.errors import EncryptedFile
from analyzer.export.annotated_pdf import annotate_pdf
from analyzer.export.word.notes import finding_notes
from analyzer.model import Report
from analyzer.report import check
from samples.catalog import FOLDER

DAY = date(2026, 11, 22)
PDF = (FOLDER / "resumes" / "family-practice.pdf").read_bytes()
POSTING = (FOLDER / "postings" / "lead-ma.txt").read_bytes()


def saved(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(degrees: int, cut: tuple[float, float, float, float] = (0, 0, 0, 0)) -> bytes:
    """The sample shown as before, on pages that are stored turned and cut at their edges."""
    writer = PdfWriter(clone_from=BytesIO(PDF))
    for page in writer.pages:
        page.rotate(-degrees)
        page.transfer_rotation_to_content()
        page.rotate(degrees)
        box = [float(v) for v in page.mediabox]
        page.cropbox = RectangleObject([b + c for b, c in zip(box, cut, strict=True)])
    return saved(writer)


def annotated(data: bytes) -> tuple[Report, bytes]:
    report = check(data, POSTING, as_of=DAY, name="resume.pdf")
    return report, annotate_pdf(data, report)


def notes_of(page: PageObject) -> list[dict[str, Any]]:
    return [a.get_object() for a in page.get("/Annots", [])]


def marks_of(data: bytes) -> list[dict[str, Any]]:
    pages = PdfReader(BytesIO(data)).pages
    return [n for page in pages for n in notes_of(page) if n["/Subtype"] == "/Highlight"]


def quads(mark: dict[str, Any]) -> list[list[float]]:
    values = [float(v) for v in mark["/QuadPoints"]]
    return [values[i : i + 8] for i in range(0, len(values), 8)]


def covered(data: bytes, password: str | None = None) -> set[str]:
    """The letters under each note."""
    file = pypdfium2.PdfDocument(data, password)
    found = set()
    for number, page in enumerate(PdfReader(BytesIO(data)).pages):
        text = file[number].get_textpage()
        for mark in (n for n in notes_of(page) if n["/Subtype"] == "/Highlight"):
            rows = [text.get_text_bounded(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads(mark)]
            found.add("".join("".join(rows).split()))
    return found


@pytest.mark.parametrize(
    "data",
    [
        PDF,
        turned(0, (20, 15, -5, -25)),
        turned(0, (-40, -60, 88, 108)),
        turned(90, (20, 15, -5, -25)),
        turned(180, (20, 15, -5, -25)),
        turned(270, (20, 15, -5, -25)),
    ],
    ids=["as it is", "cut", "cut wider than the page", "quarter turn", "half turn", "three quarters"],
)
def test_a_note_covers_the_words_of_its_finding_and_no_others(data: bytes) -> None:
    report, after = annotated(data)
    wanted = {"".join(n.span.of(report.resume.text).split()) for _, n in finding_notes(report, frozenset())}
    assert covered(after) == wanted
    assert any(len(w) < 15 for w in wanted)
    assert any(len(quads(m)) > 1 for m in marks_of(after))


def test_a_note_is_complete() -> None:
    report, after = annotated(PDF)
    marks = marks_of(after)
    assert len({m["/NM"] for m in marks}) == len(marks)
    for mark in marks:
        assert (mark["/T"], mark["/M"], mark["/CreationDate"]) == (
            "Resume Vitals", "D:20261122000000Z", "D:20261122000000Z",
        )  # fmt: skip
        assert mark["/Subj"] in {f.rule.replace("-", " ").capitalize() for f in report.findings}
        assert mark["/Popup"]["/Parent"].get_object() == mark
        left, bottom, right, top = (float(v) for v in mark["/Rect"])
        for x0, y0, x1, y1, x2, y2, x3, y3 in quads(mark):
            # Upper left, upper right, lower left, lower right.
            assert x0 == x2 < x1 == x3
            assert y0 == y1 > y2 == y3
            assert left <= x0 and x1 <= right and bottom <= y2 and y0 <= top  # noqa: PT018


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_that_only_its_owner_may_change_gets_notes_and_a_locked_one_does_not(algorithm: str) -> None:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    writer.encrypt("", "owner", algorithm=algorithm, permissions_flag=0)
    report, after = annotated(saved(writer))
    assert not PdfReader(BytesIO(after)).is_encrypted
    assert covered(after) == covered(annotated(PDF)[1])
    locked = PdfWriter(clone_from=BytesIO(PDF))
    locked.encrypt("secret", algorithm=algorithm)
    with pytest.raises(EncryptedFile):
        annotate_pdf(saved(locked), report)


@pytest.mark.parametrize("shared", [False, True], ids=["own list", "list kept elsewhere"])
def test_notes_that_are_there_stay(shared: bool) -> None:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    writer.add_annotation(0, FreeText(text="Call her", rect=(50, 50, 200, 80)))
    if shared:
        page = writer.pages[0]
        page[NameObject("/Annots")] = writer._add_object(page["/Annots"])
    before = saved(writer)
    after = annotated(before)[1]
    first = notes_of(PdfReader(BytesIO(after)).pages[0])
    assert str(first[0]["/Contents"]) == "Call her"
    # What was typed over the page may be found fault with, too.
    assert covered(after) >= covered(annotated(PDF)[1])

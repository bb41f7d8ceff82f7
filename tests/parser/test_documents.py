"""What holds for every reader's document, whatever the bytes."""

from __future__ import annotations

import itertools
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from docx_packages import docx_file, paragraph, table, text_box
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import ResumeVitalsError
from analyzer.model import Document
from analyzer.parser import read_document

ROWS = (
    "Jane Doe, CMA (AAMA)",
    "• Roomed 20 patients a day",
    "  o Took vital signs",
    "Medical Assistant   2021 - Present",
)


def pdf(rows: tuple[str, ...]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for number, row in enumerate(rows):
        canvas.drawString(72, 720 - 16 * number, row)
    canvas.save()
    return out.getvalue()


def docx(rows: tuple[str, ...]) -> bytes:
    blocks = [paragraph(row) for row in rows]
    boxed = f"<w:p>{text_box(blocks[0])}</w:p>"
    header = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    return docx_file(boxed + "".join(blocks) + table((blocks[1], blocks[2])) + header, header=blocks[3])


def page(rows: tuple[str, ...]) -> bytes:
    items = "".join(f"<li>{row}</li>" for row in rows)
    return f"<!doctype html><html><body><h1> Jane </h1><nav>x</nav><ul>{items}</ul></body></html>".encode()


READERS = {
    "pdf": (pdf, ""),
    "docx": (docx, ""),
    "html": (page, ""),
    "text": (lambda rows: "\r\n".join(rows).encode("cp1252"), "resume.txt"),
    "markdown": (lambda rows: "\n\n".join(rows).encode(), "resume.md"),
}


def check(document: Document) -> None:
    """The text is its lines; spans are exact, in order and without white space at the ends."""
    texts = [line.span.of(document.text) for line in document.lines]
    assert document.text == "\n".join(texts)
    assert all(text and text == text.strip() and len(text.splitlines()) == 1 for text in texts)
    for above, below in itertools.pairwise(document.lines):
        assert above.span.end + 1 == below.span.start
    for line in document.lines:
        assert line.indent >= 0
        assert 0 <= line.heading_level <= 9
        assert not (line.bullet and line.heading_level)
        assert all(1 <= box.page <= len(document.pages) for box in line.boxes)
    codes = [warning.code for warning in document.warnings]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("format", READERS)
def test_every_reader(format: str) -> None:
    write, name = READERS[format]
    document = read_document(write(ROWS), name=name)
    assert document.format == format
    check(document)
    assert "Roomed 20 patients a day" in document.text


@pytest.mark.parametrize("format", READERS)
def test_the_same_bytes_give_the_same_document(format: str) -> None:
    write, name = READERS[format]
    data = write(ROWS)
    assert read_document(data, name=name) == read_document(data, name=name)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for name in ("a.txt", "a.md"):
        with suppress(ResumeVitalsError):
            check(read_document(text, name=name))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["docx", "html", "text"]), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3))))
def test_damaged_bytes_are_read_or_refused_by_a_typed_error(format: str, damage: list[tuple[int, bytes]]) -> None:
    write, name = READERS[format]
    data = bytearray(write(ROWS))
    for at, put in damage:
        at %= len(data)
        data[at : at + len(put)] = put
    with suppress(ResumeVitalsError):
        check(read_document(bytes(data), name=name))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["docx", "html", "text"]), st.floats(0.01, 0.99))
def test_truncated_bytes_are_read_or_refused_by_a_typed_error(format: str, share: float) -> None:
    write, name = READERS[format]
    data = write(ROWS)
    with suppress(ResumeVitalsError):
        check(read_document(data[: int(len(data) * share) + 1], name=name))


@pytest.mark.parametrize("folder", ["docx", "pdf-layouts"])
def test_real_files(shared: Path, folder: str) -> None:
    files = sorted(p for p in (shared / "corpus" / folder).iterdir() if p.suffix in (".docx", ".pdf"))
    assert files
    for path in files[:10]:
        check(read_document(path.read_bytes(), name=path.name))

"""Damaged, huge and hostile files: a typed error, or a document with warnings, within the limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx_packages import docx_file, pack, paragraph, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import at, page, pdf

from analyzer.errors import BrokenFile, EncryptedFile, ResumeVitalsError, TooLarge
from analyzer.model import Document
from analyzer.parser import Limits, read_document, read_resume
from analyzer.parser.docx.package import open_package

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
PDF = (SAMPLES / "strong.pdf").read_bytes()
DOCX = (SAMPLES / "strong.docx").read_bytes()
LAYERS = 300


def with_page(page: str) -> bytes:
    """A DOCX whose body is an embedded web page."""
    with zipfile.ZipFile(io.BytesIO(docx_file('<w:altChunk r:id="page"/>'))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    link = b'<Relationship Id="page" Type="x/aFChunk" Target="page.html"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    files[name] = files[name].replace(b"</Relationships>", link)
    return pack({**files, "word/page.html": page.encode()})


def outcome(data: bytes) -> Document | ResumeVitalsError:
    """The document (its structure read, too), or the typed error."""
    try:
        document = read_document(data)
    except ResumeVitalsError as error:
        return error
    resume = read_resume(document)
    assert document.text.strip()
    assert all(s.span.end <= len(document.text) for s in resume.sections)
    return document


def codes(document: Document | ResumeVitalsError) -> list[str]:
    assert isinstance(document, Document), document
    return [w.code for w in document.warnings]


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_pdf_cut_off(tenth: int) -> None:
    assert isinstance(outcome(PDF[: len(PDF) * tenth // 10]), BrokenFile | Document)


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_docx_cut_off_is_read_as_far_as_it_goes(tenth: int) -> None:
    found = outcome(DOCX[: len(DOCX) * tenth // 10])
    assert isinstance(found, BrokenFile) or "damaged-file" in codes(found)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PDF[: PDF.rfind(b"startxref")] + b"startxref\n99999999\n%%EOF", id="it points nowhere"),
        pytest.param(PDF.replace(b"xref", b"xxxx"), id="there is none"),
        pytest.param(PDF[: PDF.rfind(b"startxref")], id="its end is missing"),
    ],
)
def test_a_pdf_with_a_broken_cross_reference_table_is_read(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, Document)
    assert found.text == read_document(PDF).text


def test_two_thousand_pages() -> None:
    found = outcome(pdf(*(at(72, 100, f"Page number {i}") for i in range(2000))))
    assert codes(found) == ["page-limit"]
    assert isinstance(found, Document)
    assert len(found.pages) == Limits().max_pages


def test_no_time_is_left_after_the_first_page() -> None:
    document = read_document(pdf(*(at(72, 100, f"Page number {i}") for i in range(5))), limits=Limits(max_seconds=0.0))
    assert codes(document) == ["page-limit"]
    assert document.text == "Page number 0"


LINES = [f"Roomed {i} patients" for i in range(30)]
LONG = {
    "docx": docx_file("".join(map(paragraph, LINES))),
    "embedded page": with_page("".join(f"<p>{x}" for x in LINES)),
    "text": "\n".join(LINES).encode(),
    "html": "".join(["<html><body>", *(f"<p>{x}" for x in LINES)]).encode(),
    "posting": f'<html><script type="application/ld+json">{{"@type": "JobPosting", "description": "'
    f'{"".join(f"<p>{x}" for x in LINES)}"}}</script>'.encode(),
}


@pytest.mark.parametrize("kind", LONG)
def test_lines_past_the_limit_are_left_out_and_counted(kind: str) -> None:
    document = read_document(LONG[kind], limits=Limits(max_lines=20))
    assert document.text.splitlines() == LINES[:20]
    assert [w.message for w in document.warnings if w.code == "page-limit"] == [
        "Only the first 20 of 30 lines were read; a resume is one or two pages long."
    ]


@pytest.mark.parametrize("kind", LONG)
def test_no_time_is_left_after_the_first_line(kind: str) -> None:
    document = read_document(LONG[kind], limits=Limits(max_seconds=0.0))
    assert document.text == LINES[0]
    assert "page-limit" in codes(document)


def test_one_paragraph_of_many_runs_ends_with_the_time() -> None:
    runs = "".join(f"<w:r><w:t>{word} </w:t></w:r>" for word in ("Roomed", "many", "patients"))
    document = read_document(docx_file(f"<w:p>{runs}</w:p>"), limits=Limits(max_seconds=0.0))
    assert document.text == "Roomed"
    assert codes(document) == ["page-limit"]


def test_no_time_is_left_for_the_structure() -> None:
    document = read_document(DOCX)
    resume = read_resume(document, Limits(max_seconds=0.0))
    assert resume.sections == read_resume(document).sections
    assert not resume.experience
    assert [w.message for w in resume.warnings if w.code == "page-limit"] == [
        "The file is so long that there was no time to look for its jobs, education, skills, credentials, "
        "date problems."
    ]


@pytest.mark.parametrize("spread", [True, False])
def test_a_page_of_200_000_characters(spread: bool) -> None:
    rows = [at(20, 10 + (i % 780 if spread else 0), "word " * 40 + str(i)) for i in range(1000)]
    found = outcome(pdf(page(*rows)))
    assert isinstance(found, Document)
    assert found.text.count("word") == 40_000


def test_a_docx_with_a_broken_relationship() -> None:
    header = '<w:sectPr><w:headerReference w:type="default" r:id="nowhere"/></w:sectPr>'
    assert codes(outcome(docx_file(paragraph("Dana Oakes") + header))) == ["damaged-file"]


def test_passwords() -> None:
    read = outcome(pdf(at(72, 100, "Dana Oakes"), password=""))
    assert isinstance(read, Document)
    assert read.text == "Dana Oakes"
    assert isinstance(outcome(pdf(at(72, 100, "Dana Oakes"), password="secret")), EncryptedFile)


def test_a_zip_that_unpacks_too_far() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" * 40_000_000)
    assert isinstance(outcome(out.getvalue()), TooLarge)


def test_a_zip_that_lies_about_its_size_is_not_unpacked_further() -> None:
    data = bytearray(docx_file(paragraph("Dana Oakes") + " " * 1_000_000))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    assert isinstance(outcome(bytes(data)), Document)
    with pytest.raises(TooLarge):
        open_package(bytes(data), 500_000)


def test_a_zip_with_a_password() -> None:
    data = bytearray(docx_file(paragraph("Dana Oakes")))
    data[data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml")) + 8] |= 1
    assert isinstance(outcome(bytes(data)), EncryptedFile)


def test_a_saved_web_archive() -> None:
    page = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><body><p>Dana Oakes<p>Medical Assistant"
    assert read_document(page).text == "Dana Oakes\nMedical Assistant"


@pytest.mark.parametrize("kind", ["tables", "controls"])
def test_deep_nesting(kind: str) -> None:
    inner = paragraph("Dana Oakes")
    for _ in range(LAYERS):
        inner = table((inner,)) if kind == "tables" else f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    outcome(docx_file(paragraph("Dana Oakes") + inner))


def test_deep_html() -> None:
    outcome(b"<html><body>" + b"<div>" * 5000 + b"Dana Oakes")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([PDF, DOCX]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12),
    st.floats(0.3, 1),
)
def test_changed_bytes(data: bytes, changes: list[tuple[float, bytes]], kept: float) -> None:
    """Bytes changed anywhere, and the end cut off: never another error than one of the family."""
    damaged = bytearray(data[: int(len(data) * kept) + 1])
    for share, put in changes:
        where = int(share * (len(damaged) - 1))
        damaged[where : where + len(put)] = put
    outcome(bytes(damaged))

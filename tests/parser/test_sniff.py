"""The format is told from the bytes; what cannot be read is an error with a reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import at, pdf

from analyzer.errors import EmptyInput, ResumeVitalsError, TooLarge, UnknownFormat
from analyzer.parser import Limits, read_document
from analyzer.parser.sniff import sniff


def archive(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


def typed(kind: str) -> bytes:
    """A Word file that names its parts in its own way and says what they are."""
    return renamed({"[Content_Types].xml": f'<Override ContentType="{kind}"/>', "content/body.xml": "<x/>"})


def renamed(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return buffer.getvalue()


WORD = "application/vnd.openxmlformats-officedocument"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
ODT = archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n", "pdf"),
        (b"\x00" * 900 + b"%PDF-1.4\n", "pdf"),
        (b"x" * 2000 + b"%PDF-1.4\n", "text"),
        (archive(word__document_xml="<x/>"), "docx"),
        (archive(word__document2_xml="<x/>"), "docx"),
        (archive(word__document_xml="<x/>" * 500)[:200], "docx"),
        (archive(xl__workbook_xml="<x/>"), "zip"),
        (renamed({"word\\document.xml": "<x/>"}), "docx"),
        (renamed({"/word/document.xml": "<x/>"}), "docx"),
        (typed(f"{WORD}.wordprocessingml.document.main+xml"), "docx"),
        (typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "docx"),
        (typed(f"{WORD}.spreadsheetml.sheet.main+xml"), "zip"),
        (ODT, "odt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "doc"),
        (b"{\\rtf1\\ansi Dana}", "rtf"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf\n<html lang='en'>", "html"),
        (b"<p>Dana</p>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<5 years of experience", "text"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument>', "wordml"),
        (
            b'<?xml version="1.0"?>\n<office:document xmlns:x="y" office:mimetype="application/vnd.oasis.opendocument'
            b'.text">',
            "fodt",
        ),
        (b'<?xml version="1.0"?>\n<office:document office:mimetype="x.spreadsheet">', "text"),
        (b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n", "mhtml"),
        (PNG, "image"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "image"),
        (b"BMI and blood pressure", "text"),
        (b"Dana Oakes\nMedical Assistant", "text"),
    ],
)
def test_kind(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00", "", "  \n ", "\u200b"])
def test_nothing_to_read(data: bytes | str) -> None:
    with pytest.raises(EmptyInput):
        read_document(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [(archive(xl__workbook_xml="<x/>"), "archive"), (bytes(range(256)) * 8, "cannot be read")],
)
def test_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said):
        read_document(data)


@pytest.mark.parametrize("data", [b"a" * 200, "a" * 200])
def test_too_large(data: bytes | str) -> None:
    with pytest.raises(TooLarge):
        read_document(data, limits=Limits(max_bytes=100, max_characters=100))


def test_the_name_does_not_decide() -> None:
    assert read_document(pdf(at(72, 100, "Summary")), name="resume.docx").format == "pdf"
    assert read_document(b"Dana Oakes\nAkron, OH", name="resume.pdf").format == "text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_in_any_encoding(encoding: str) -> None:
    document = read_document("José Oakes\r\nMédical – assistant".encode(encoding))
    assert document.text == "José Oakes\nMédical – assistant"


@settings(deadline=None)
@given(st.binary(max_size=400).filter(lambda data: sniff(data) not in ("doc", "rtf", "odt")))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes are, the answer is a document with text or an error of the family."""
    try:
        document = read_document(data)
    except ResumeVitalsError:
        return
    assert document.text.strip()

"""Each word that a file shows is in the document, or a warning says what is missing."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pypdfium2
import pytest
from lxml import etree

from analyzer.model import Document
from analyzer.parser import read_document
from analyzer.parser.pdf.crosscheck import crosscheck
from analyzer.parser.plain.encoding import repair

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "resumes"
REFERENCE = ("pdf-layouts", "pdf-livecareer", "docx")
EVERY = 12  # pdfplumber takes a third of a second a page: it reads a part of the reference files
# Damaged letters are mended in the document, and may join words in the bare text: plain letters count.
WORD = re.compile(r"[A-Za-z0-9]{2,}")
SHOWN = ("document", "header", "footer", "footnotes", "endnotes")


def missing(shown: str, document: Document) -> list[str]:
    """The words of `shown` that the document holds nowhere, not even with a hyphen or a break inside."""
    flat = "".join(re.findall(r"[A-Za-z0-9]+", document.text)).casefold()
    named = " ".join(w.message for w in document.warnings).casefold()
    words = dict.fromkeys(w.casefold() for w in WORD.findall(repair(shown)))
    return [w for w in words if w not in flat and w not in named]


def fast_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        texts = [page.get_textpage().get_text_range().replace("\r", "") for page in file]
    # The library's mark for a word that goes on in the next row.
    return "\n".join(re.sub(r"[-\ufffe\x02]\n|[\ufffe\x02]", "", text) for text in texts)


def careful_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as file:
        texts = [page.extract_text(x_tolerance_ratio=0.08) or "" for page in file.pages]
    return re.sub(r"\(cid:\d+\)", " ", "\n".join(texts))  # a glyph without a letter: a bullet


def xml_text(data: bytes) -> str:
    """What the parts of a DOCX hold, paragraph by paragraph; deleted text and fallbacks of drawings left out."""
    rows: list[str] = []
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not re.fullmatch(rf"word/(?:{'|'.join(SHOWN)})\d*\.xml", name):
                continue
            for paragraph in etree.fromstring(archive.read(name)).iter("{*}p"):
                inner = [t for t in paragraph.iter("{*}t") if next(t.iterancestors("{*}p"), None) is paragraph]
                rows.append("".join(t.text or "" for t in inner))
    return "\n".join(rows)


def check_file(path: Path, *, careful: bool) -> None:
    data = path.read_bytes()
    document = read_document(data, name=path.name)
    if path.suffix == ".docx":
        assert missing(xml_text(data), document) == [], path.name
        return
    assert missing(fast_text(data), document) == [], path.name
    if careful and missing(careful_text(data), document):
        assert crosscheck(data, document), path.name


@pytest.mark.parametrize(
    "path", sorted(p for p in SAMPLES.iterdir() if p.suffix in (".pdf", ".docx")), ids=lambda p: p.name
)
def test_samples(path: Path) -> None:
    check_file(path, careful=True)


@pytest.mark.parametrize("folder", REFERENCE)
def test_reference_files(shared: Path, folder: str) -> None:
    files = sorted(p for p in (shared / "corpus" / folder).iterdir() if p.suffix in (".pdf", ".docx"))
    assert files
    for number, path in enumerate(files):
        check_file(path, careful=number % EVERY == 0)

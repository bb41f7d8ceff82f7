"""Photos and scans; the pictures are drawn from a PDF of our own."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pdf_files import at, page, pdf, picture
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import BrokenFile, NoTextLayer, TooLarge, UnknownFormat
from analyzer.model import Document
from analyzer.parser import ocr, read_document, read_resume

ROWS = (
    "Dana Oakes, CMA",
    "Akron, OH | (330) 555-0142 | dana@example.com",
    "EXPERIENCE",
    "Medical Assistant, Lakeside Clinic, 2019 - Present",
    "• Roomed 25 patients a day for three providers",
    "• Drew blood and labeled tubes at the bedside",
)
needs_ocr = pytest.mark.skipif(not ocr.can_read_pictures(), reason="the extra ocr is not installed")


@pytest.fixture(scope="module")
def scan() -> Image.Image:
    """The upper part of a page, as a scanner gives it."""
    drawn = pdf(page(*(at(60, 40 + 22 * i, text, size=12) for i, text in enumerate(ROWS))))
    with pypdfium2.PdfDocument(drawn) as file:
        return file[0].render(scale=2).to_pil().convert("RGB").crop((0, 0, 1224, 400))


def saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def scanned_pdf(image: Image.Image) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 200), invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, 612, 200)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def check(document: Document) -> None:
    texts = [line.span.of(document.text) for line in document.lines]
    assert texts == [row.removeprefix("• ") for row in ROWS]
    assert [line.bullet for line in document.lines] == [row.startswith("•") for row in ROWS]
    assert "read-from-picture" in [w.code for w in document.warnings]
    assert document.pages[0].width == pytest.approx(612)
    assert document.lines[0].boxes[0].x0 == pytest.approx(60, abs=4)
    assert document.lines[0].boxes[0].bottom == pytest.approx(42, abs=6)


@needs_ocr
def test_a_photo_is_read(scan: Image.Image) -> None:
    document = read_document(saved(scan, "PNG"), name="photo.png")
    assert document.format == "image"
    check(document)
    resume = read_resume(document)
    assert resume.contact.name == "Dana Oakes"
    assert [(e.title, e.company, len(e.bullets)) for e in resume.experience] == [
        ("Medical Assistant", "Lakeside Clinic", 2)
    ]


@needs_ocr
def test_a_scanned_pdf_is_read(scan: Image.Image) -> None:
    document = read_document(scanned_pdf(scan))
    assert document.format == "pdf"
    check(document)


@needs_ocr
def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(NoTextLayer, match="picture"):
        read_document(saved(Image.new("RGB", (200, 200), "white"), "PNG"))


def test_a_sideways_photo_is_turned() -> None:
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert ocr.open_picture(out.getvalue()).size == (20, 40)


def test_a_huge_photo_is_made_smaller() -> None:
    assert max(ocr.open_picture(saved(Image.new("L", (6000, 100)), "PNG")).size) == 3000


def test_damaged_and_unknown_pictures() -> None:
    with pytest.raises(BrokenFile):
        ocr.open_picture(saved(Image.effect_noise((200, 200), 50), "PNG")[:900])
    with pytest.raises(UnknownFormat):
        ocr.open_picture(b"\xff\xd8\xff not a picture")


def test_a_picture_that_unpacks_to_too_much() -> None:
    with pytest.raises(TooLarge):
        ocr.open_picture(saved(Image.new("1", (10_000, 9_000)), "PNG"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "PDF"])
def test_without_the_extra_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, scan: Image.Image, kind: str
) -> None:
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: False)
    data = scanned_pdf(scan) if kind == "PDF" else saved(scan, kind)
    with pytest.raises(NoTextLayer if kind == "PDF" else UnknownFormat, match=r"pip install 'resume-vitals\[ocr\]'"):
        read_document(data)


def test_a_page_that_is_a_picture_beside_one_with_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: False)
    document = read_document(pdf(at(72, 100, "Dana Oakes, CMA"), picture()))
    assert [(w.code, w.message[:6]) for w in document.warnings] == [("picture-page", "Page 2")]


def test_a_large_picture_beside_text_is_named() -> None:
    document = read_document(pdf(page(picture(500, 200), at(72, 100, "Dana Oakes, CMA"))))
    assert [w.code for w in document.warnings] == ["picture-of-text"]

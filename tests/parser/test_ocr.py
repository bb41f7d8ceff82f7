"""Photos and scans; the pictures are drawn from a PDF of our own."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from pdf_files import at, page, pdf, picture
from PIL import Image, ImageChops
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import BrokenFile, Busy, NoTextLayer, TooLarge, UnknownFormat
from analyzer.model import Document
from analyzer.parser import Limits, read_document, read_resume
from analyzer.parser.pdf.characters import PageGeometry, PageText
from analyzer.parser.pdf.library import PDFIUM
from analyzer.parser.scans import ocr
from analyzer.parser.scans.picture import open_picture

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


def on_grey_paper(scan: Image.Image) -> Image.Image:
    """Letters and paper 20 of 255 steps apart, in light that falls off to one side."""
    faint = scan.convert("L").point(lambda value: 118 + value * 20 // 255)
    return ImageChops.multiply(faint, Image.linear_gradient("L").resize(scan.size).point(lambda v: 210 + v * 45 // 255))


@needs_ocr
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda scan: scan.transpose(Image.Transpose.ROTATE_90), id="on its right side"),
        pytest.param(lambda scan: scan.transpose(Image.Transpose.ROTATE_180), id="on its head"),
        pytest.param(lambda scan: scan.transpose(Image.Transpose.ROTATE_270), id="on its left side"),
        pytest.param(on_grey_paper, id="faint"),
    ],
)
def test_a_spoiled_photo_is_read_like_a_good_one(
    scan: Image.Image, spoil: Callable[[Image.Image], Image.Image]
) -> None:
    check(read_document(saved(spoil(scan), "PNG")))


@needs_ocr
@pytest.mark.parametrize("degrees", [-3, 3])
def test_a_photo_askew_is_read(scan: Image.Image, degrees: int) -> None:
    askew = scan.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    document = read_document(saved(askew, "PNG"))
    assert [line.span.of(document.text) for line in document.lines] == [row.removeprefix("• ") for row in ROWS]


def test_a_photo_that_waits_too_long_for_others(monkeypatch: pytest.MonkeyPatch, scan: Image.Image) -> None:
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: True)
    with ocr._READING, pytest.raises(Busy):
        read_document(saved(scan, "PNG"), limits=Limits(max_seconds=0.0))


def test_others_use_pdfium_while_a_picture_is_recognized(monkeypatch: pytest.MonkeyPatch, scan: Image.Image) -> None:
    free: list[bool] = []

    def try_to_use() -> None:
        free.append(PDFIUM.acquire(blocking=False))
        if free[-1]:
            PDFIUM.release()

    def recognize(picture: Image.Image, points: float, seconds: float) -> PageText:
        with ThreadPoolExecutor(1) as other:
            other.submit(try_to_use).result()
        return PageText([], "", 0, 0, PageGeometry(0.0, 0.0, 612.0, 200.0, 0), 0)

    monkeypatch.setattr(ocr, "can_read_pictures", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", recognize)
    with pytest.raises(NoTextLayer):
        read_document(scanned_pdf(scan))
    assert free == [True]


def test_transparent_paper_is_white() -> None:
    assert open_picture(saved(Image.new("RGBA", (10, 10), (0, 0, 0, 0)), "PNG")).getpixel((5, 5)) == (255, 255, 255)


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
    assert open_picture(out.getvalue()).size == (20, 40)


def test_a_huge_photo_is_made_smaller() -> None:
    assert max(open_picture(saved(Image.new("L", (6000, 100)), "PNG")).size) == 2000


def test_damaged_and_unknown_pictures() -> None:
    with pytest.raises(BrokenFile):
        open_picture(saved(Image.effect_noise((200, 200), 50), "PNG")[:900])
    with pytest.raises(UnknownFormat):
        open_picture(b"\xff\xd8\xff not a picture")


def test_odd_notes_of_a_camera_are_no_reason_to_speak() -> None:
    with pytest.raises(UnknownFormat):
        open_picture(b"MM\x00*\x00\x00\x00\x08\xff\xff" + bytes(40))


def test_a_picture_that_unpacks_to_too_much() -> None:
    with pytest.raises(TooLarge):
        open_picture(saved(Image.new("1", (10_000, 9_000)), "PNG"))


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


def outlines(canvas: Canvas) -> None:
    """Shapes as different as the letters of a text in outlines."""
    for number in range(80):
        canvas.rect(72 + 10 * (number % 40), 600 - 20 * (number // 40), 4 + number % 5, 6 + number % 7, fill=1)


def ratings(canvas: Canvas) -> None:
    """Squares of one size, as resumes rate skills with."""
    for number in range(80):
        canvas.rect(72 + 10 * (number % 40), 600 - 20 * (number // 40), 6, 6, fill=1)


@pytest.mark.parametrize(("shapes", "named"), [(outlines, True), (ratings, False)])
def test_letters_drawn_as_shapes_beside_text_are_named(shapes: Callable[[Canvas], None], named: bool) -> None:
    document = read_document(pdf(page(at(72, 100, "Dana Oakes, CMA"), shapes)))
    assert ["drawn as shapes" in w.message for w in document.warnings] == [True] * named


def test_a_page_of_letters_drawn_as_shapes_is_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: False)
    with pytest.raises(NoTextLayer, match=r"pip install 'resume-vitals\[ocr\]'"):
        read_document(pdf(page(outlines)))


@needs_ocr
def test_all_pages_of_a_scan_are_read(scan: Image.Image) -> None:
    out = io.BytesIO()
    scan.convert("1").save(out, "TIFF", compression="group4", save_all=True, append_images=[scan.convert("1")])
    document = read_document(out.getvalue())
    assert [p.number for p in document.pages] == [1, 2]
    assert document.text.count("Roomed 25 patients a day") == 2
    first = read_document(out.getvalue(), limits=Limits(max_pages=1))
    assert "Only the first 1 of 2 pages" in [w.message[:27] for w in first.warnings]


@needs_ocr
def test_rows_that_there_is_no_time_for_are_counted(scan: Image.Image) -> None:
    read_document(saved(scan, "PNG"))  # the recognizer is loaded
    many = Image.new("RGB", (scan.width, 3 * scan.height), "white")
    for number in range(3):
        many.paste(scan, (0, number * scan.height))
    for data in (saved(many, "PNG"), scanned_pdf(many)):
        document = read_document(data, limits=Limits(max_seconds=0.0))
        left = [w.message for w in document.warnings if w.code == "page-limit"]
        assert left == ["There was no time for 12 rows of the picture; a smaller or clearer one takes less."]
        assert len(document.lines) in (5, 6)


@needs_ocr
@pytest.mark.parametrize(
    "turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270], ids=str
)
def test_boxes_of_a_turned_scan_stand_on_the_page_as_shown(scan: Image.Image, turn: Image.Transpose) -> None:
    lying = scan.transpose(turn)
    out = io.BytesIO()
    width, height = lying.width / 2, lying.height / 2
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(lying), 0, 0, width, height)
    canvas.showPage()
    canvas.save()
    document = read_document(out.getvalue())
    assert (document.pages[0].width, document.pages[0].height) == (width, height)
    assert "Dana" in document.lines[0].span.of(document.text)
    box = document.lines[0].boxes[0]
    # Upright, the name starts 60 points from the left and 31 from the top of the page.
    from_left, from_top = {
        Image.Transpose.ROTATE_90: (height - box.bottom, box.x0),
        Image.Transpose.ROTATE_180: (width - box.x1, height - box.bottom),
        Image.Transpose.ROTATE_270: (box.top, width - box.x1),
    }[turn]
    assert (from_left, from_top) == pytest.approx((60, 31), abs=5)


def test_a_page_larger_than_paper_is_drawn_no_larger_than_is_read(
    monkeypatch: pytest.MonkeyPatch, scan: Image.Image
) -> None:
    sizes: list[tuple[int, int]] = []

    def recognize(picture: Image.Image, points: float, seconds: float) -> PageText:
        sizes.append(picture.size)
        assert points == pytest.approx(14_000 / picture.width, rel=0.01)
        return PageText([], "", 0, 0, PageGeometry(0.0, 0.0, 14_000.0, 7_000.0, 0), 0)

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(14_000, 7_000), invariant=1)
    canvas.drawImage(ImageReader(scan), 0, 0, 14_000, 7_000)
    canvas.showPage()
    canvas.save()
    monkeypatch.setattr(ocr, "can_read_pictures", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", recognize)
    with pytest.raises(NoTextLayer):
        read_document(out.getvalue())
    assert sizes == [(2000, 1000)]

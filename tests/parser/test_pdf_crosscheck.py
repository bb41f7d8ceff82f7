"""The careful second reader, the fallback to it, the spaces that only gaps show, and the pictures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_files import BODY, SIDE, Draw, at, page, pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import TooLarge
from analyzer.model import Document, Resume
from analyzer.parser import read_document, read_resume
from analyzer.parser.draw import draw_pages
from analyzer.parser.limits import DEFAULT_LIMITS
from analyzer.parser.pdf import pages
from analyzer.parser.pdf.characters import PageText
from analyzer.parser.pdf.crosscheck import crosscheck
from analyzer.parser.pdf.reader import read_pdf


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def rows(x: float, top: float, lines: tuple[str, ...]) -> list[Draw]:
    return [at(x, top + 14 * i, text) for i, text in enumerate(lines)]


@pytest.fixture
def two_columns() -> bytes:
    return pdf(page(*rows(60, 100, SIDE), *rows(250, 107, BODY * 2)))


def test_two_readers_agree(two_columns: bytes) -> None:
    assert crosscheck(two_columns, read_document(two_columns)) == ()


def test_words_that_one_reader_misses_are_quoted(two_columns: bytes) -> None:
    document = read_document(two_columns)
    changed = dataclasses.replace(document, text=document.text.replace("Phlebotomy", "Spirometry"))
    messages = [w.message for w in crosscheck(two_columns, changed)]
    assert len(messages) == 2
    assert "“Spirometry”" in messages[0]
    assert "“Phlebotomy”" in messages[1]


def test_at_most_five_words_are_quoted(two_columns: bytes) -> None:
    empty = dataclasses.replace(read_document(two_columns), text="nothing")
    message = crosscheck(two_columns, empty)[1].message
    assert message.count("“") == 5
    assert "more" in message


def test_an_order_that_differs_is_told(two_columns: bytes) -> None:
    document = read_document(two_columns)
    turned = dataclasses.replace(document, text=" ".join(reversed(document.text.split())))
    assert [w.code for w in crosscheck(two_columns, turned)] == ["two-readers-disagree"]


def test_the_careful_reader_takes_over(two_columns: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_document(two_columns)
    monkeypatch.setattr(pages, "read_words", lambda _: PageText([], ""))
    assert texts(read_pdf(two_columns, DEFAULT_LIMITS)) == texts(whole)


def test_the_careful_reader_stops_at_the_limits(two_columns: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "read_words", lambda _: PageText([], ""))
    both = pdf(at(72, 100, "Phlebotomy"), at(72, 100, "Spirometry"))
    document = read_pdf(both, dataclasses.replace(DEFAULT_LIMITS, max_pages=1))
    assert texts(document) == ["Phlebotomy"]
    assert [w.code for w in document.warnings] == ["page-limit"]
    with pytest.raises(TooLarge):
        read_pdf(two_columns, dataclasses.replace(DEFAULT_LIMITS, max_characters=200))


def test_a_page_that_draws_too_much_is_not_compared() -> None:
    # The fast reader takes text that comes again at its place for bold letters, and reads it once.
    row = "Draw blood and label tubes by the order of draw at the bedside "
    data = pdf(page(*(at(72, 100 + n / 100, row) for n in range(300))))
    document = read_document(data)
    assert len(document.text) < 1_000
    changed = dataclasses.replace(document, text=document.text.replace("label", "count"))
    assert crosscheck(data, changed) == ()


def test_the_end_of_an_endless_text_is_named_as_missing() -> None:
    row = "vital signs " * 3_000
    assert [w.code for w in read_document(pdf(at(72, 100, row, size=4))).warnings] == ["lost-words"]
    assert read_document(pdf(at(72, 100, row[:9_000], size=4))).warnings == ()


@pytest.mark.parametrize("pixel", [0.5, 0.75, 1.0])
def test_spaces_that_only_gaps_show(pixel: float) -> None:
    """Each letter placed by itself on whole pixels, no space drawn, as wkhtmltopdf does."""
    text = "Successful medical assistant with years of experience in offices and clinics of all kinds"

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        x = 72.0
        for letter in text:
            if letter != " ":
                canvas.drawString(round(x / pixel) * pixel, 700, letter)
            x += canvas.stringWidth(letter, "Times-Roman", 11)

    assert read_document(pdf(draw)).text == text


def test_sections_are_drawn(tmp_path: Path) -> None:
    data = pdf(page(at(72, 80, "Dana Oakes"), at(72, 120, "EXPERIENCE"), at(72, 140, "Room patients")))
    resume = read_resume(read_document(data))
    colors = []
    for sections in ((), resume.sections):
        (path,) = draw_pages(data, resume.document, tmp_path, sections)
        with Image.open(path) as picture:
            colors.append({color for _, color in picture.convert("RGB").getcolors(1 << 24) or []})
    assert [(0x17, 0xBE, 0xCF) in found for found in colors] == [False, True]


def test_a_failure_can_show_the_pages(two_columns: bytes, drawn: Callable[[bytes, Resume], str]) -> None:
    resume = read_resume(read_document(two_columns))
    assert Path(drawn(two_columns, resume).partition(": ")[2]).stat().st_size > 1000
    assert drawn(b"", read_resume(read_document("Dana Oakes"))) == ""


def test_pictures_of_the_pages(two_columns: bytes, tmp_path: Path) -> None:
    paths = draw_pages(two_columns, read_document(two_columns), tmp_path / "new")
    assert [p.name for p in paths] == ["page-1.png"]
    with Image.open(paths[0]) as picture:
        colors = {color for _, color in picture.convert("RGB").getcolors(1 << 24) or []}
    assert {(0x1F, 0x77, 0xB4), (0x2C, 0xA0, 0x2C)} <= colors

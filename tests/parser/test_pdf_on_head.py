"""Words that are drawn upside down: whole pages of them, and a few on a page that is not."""

from __future__ import annotations

import pytest
from pdf_files import BODY, HEIGHT, WIDTH, Draw, at, colored, dot, page, pdf, right

from analyzer.model import Document
from analyzer.parser import read_document

ROWS = ("Dana Oakes", "Skills", "Phlebotomy and EKG", "Education", "Oak College, 2018")


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def on_head(*draws: Draw) -> Draw:
    """The drawings as they stand on a page that is held upside down."""

    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.saveState()
        canvas.translate(WIDTH, HEIGHT)
        canvas.rotate(180)
        page(*draws)(canvas)
        canvas.restoreState()

    return draw


def rotated(degrees: int, draw: Draw) -> Draw:
    def inner(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.setPageRotation(degrees)
        draw(canvas)

    return inner


def column(*rows: str) -> list[Draw]:
    return [at(72, 60 + 20 * number, row) for number, row in enumerate(rows)]


@pytest.mark.parametrize("spread", ["page", "rotation"])
def test_a_page_on_its_head_is_turned(spread: str) -> None:
    draw = page(*column(*ROWS), right(540, 140, "2018"))
    data = pdf(on_head(draw)) if spread == "page" else pdf(rotated(180, draw))
    document = read_document(data)
    assert texts(document) == texts(read_document(pdf(draw)))
    assert not document.warnings
    box = document.lines[0].boxes[0]
    assert box.x1 == pytest.approx(WIDTH - 72, abs=1)
    assert box.top < HEIGHT - 60 < box.bottom


def test_bullets_and_wraps_of_a_page_on_its_head() -> None:
    draw = page(*(at(84, 60 + 20 * n, row) for n, row in enumerate(BODY)), *(dot(74, 57 + 20 * n) for n in range(4)))
    document = read_document(pdf(on_head(draw)))
    assert texts(document) == list(BODY)
    assert all(line.bullet for line in document.lines)


def test_a_few_words_on_their_head_are_rows_of_their_own() -> None:
    draw = page(*column(*ROWS, *BODY), on_head(at(72, 60, "Room patients"), at(100, 60, ""), at(72, 80, "• 25 a day")))
    document = read_document(pdf(draw))
    assert texts(document) == [*ROWS, *BODY, "Room patients", "25 a day"]
    assert document.lines[-1].bullet
    box = document.lines[-2].boxes[0]
    assert box.x1 == pytest.approx(WIDTH - 72, abs=1)
    assert box.top < HEIGHT - 60 < box.bottom
    assert not document.warnings


def test_words_beside_a_page_on_its_head() -> None:
    draw = page(on_head(*column(*ROWS, *BODY)), at(72, 60, "Page of 2019"))
    assert sorted(texts(read_document(pdf(draw)))) == sorted([*ROWS, *BODY, "Page of 2019"])


def test_white_words_on_their_head_are_hidden() -> None:
    draw = page(*column(*ROWS, *BODY), colored(1, 1, 1, on_head(at(72, 60, "phlebotomy"))))
    document = read_document(pdf(draw))
    assert [line.span.of(document.text) for line in document.lines if line.hidden] == ["phlebotomy"]


def test_a_font_of_negative_size_is_upright() -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        words = canvas.beginText()
        words.setTextTransform(-1, 0, 0, -1, 72, HEIGHT - 60)
        words.setFont("Helvetica", -10)
        words.textOut("Dana Oakes")
        canvas.drawText(words)

    document = read_document(pdf(draw))
    assert texts(document) == ["Dana Oakes"]
    assert document.lines[0].boxes[0].top < 60
    assert not document.warnings


@pytest.mark.parametrize("degrees", [90, 270])
def test_words_on_their_head_of_a_page_on_its_side(degrees: int) -> None:
    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(degrees + 180)
        for number, row in enumerate(ROWS):
            canvas.drawString(-200, 200 - 20 * number, row)
        canvas.restoreState()

    assert texts(read_document(pdf(rotated(degrees, draw)))) == list(ROWS)

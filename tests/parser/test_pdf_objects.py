"""Drawings among letters that are objects of their own are found, wherever they stand in the file."""

from __future__ import annotations

import pytest
from pdf_files import BODY, HEIGHT, Draw, at, dot, page, pdf, rectangle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analyzer.parser import read_document
from analyzer.parser.pdf.drawings import read_drawings
from analyzer.parser.pdf.library import PDFIUM, open_pdf
from analyzer.parser.pdf.words import read_words


def lettered(x: float, top: float, text: str, whole: tuple[str, ...] = ()) -> Draw:
    """Text in which each letter is an object of its own, spaces left out; the words in `whole` are one object each."""

    def draw(canvas: Canvas) -> None:
        left = x
        for word in text.split():
            for part in (word,) if word in whole else word:
                canvas.drawString(left, HEIGHT - top, part)
                left += stringWidth(part, "Helvetica", 10)
            left += 4

    return draw


ROWS = tuple(lettered(72, 100 + 14 * number, text) for number, text in enumerate(BODY))


@pytest.mark.parametrize(
    ("draws", "dots", "rules"),
    [
        (ROWS, 0, 0),
        ((dot(64, 97), *ROWS), 1, 0),
        ((*ROWS, dot(64, 97)), 1, 0),
        ((ROWS[0], dot(64, 111), ROWS[1], dot(64, 125), *ROWS[2:]), 2, 0),
        ((lettered(72, 80, "an"), rectangle(72, 84, 100, 1), lettered(85, 80, "EKG"), *ROWS), 0, 1),
        ((lettered(72, 80, "Dr"), dot(64, 77), lettered(82, 80, "aw blood"), *ROWS), 1, 0),
        ((lettered(72, 80, "an", whole=("an",)), dot(64, 77), *ROWS), 1, 0),
        ((dot(64, 77), lettered(72, 80, "to an", whole=("to", "an")), *ROWS), 1, 0),
        ((*reversed(ROWS), dot(64, 97)), 1, 0),
        ((ROWS[3], dot(64, 139), ROWS[0], rectangle(72, 105, 100, 1), ROWS[2], ROWS[1]), 1, 1),
        ((*ROWS[:2], dot(64, 111), at(72, 150, "One object for this whole row"), dot(64, 147), *ROWS[2:]), 2, 0),
    ],
)
def test_drawings_among_letters(draws: tuple[Draw, ...], dots: int, rules: int) -> None:
    with PDFIUM:
        file = open_pdf(pdf(page(*draws)))
        try:
            shown = file[0]
            text = read_words(shown)
            assert text.besides is not None
            drawings = read_drawings(shown, text.geometry, text.besides)
            assert drawings == read_drawings(shown, text.geometry)
        finally:
            file.close()
    assert (len(drawings.dots), len(drawings.horizontal)) == (dots, rules)


@pytest.mark.parametrize("degrees", [90, -90])
def test_words_that_run_along_the_edge_are_whole(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        at(72, 60, "Dana Oakes")(canvas)
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "Certified Phlebotomist since May, all shifts")
        canvas.restoreState()

    read = read_document(pdf(draw))
    assert read.text == "Dana Oakes\nCertified Phlebotomist since May, all shifts"

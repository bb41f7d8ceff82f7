"""Words of a PDF that only the drawn page tells to be unseen: under boxes and pictures, cut away, black on black."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from pdf_files import at, page, pdf
from PIL import Image
from reportlab.lib.colors import white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyzer.parser import read_document
from analyzer.parser.pdf.covered import hide_covered
from analyzer.report import check, read_resume

WORDS = at(72, 200, "Epic and Cerner")


def box(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.rect(60, 580, 300, 30, fill=1, stroke=0)


def black_box(canvas: Canvas) -> None:
    canvas.rect(60, 580, 300, 30, fill=1, stroke=0)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (30, 6), "white")), 60, 570, 300, 60)


def cut_away(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, 0, 1, 1)
    canvas.clipPath(path, stroke=0)
    WORDS(canvas)
    canvas.restoreState()


def white_words(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    WORDS(canvas)
    canvas.setFillColorRGB(0, 0, 0)


UNSEEN: dict[str, tuple[Callable[[Canvas], None], ...]] = {
    "under a box": (WORDS, box),
    "under a black box": (WORDS, black_box),
    "under a picture": (WORDS, picture),
    "cut away": (cut_away,),
    "black on black": (black_box, WORDS),
}


@pytest.mark.parametrize("draws", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_nobody_sees_is_hidden_and_quoted(draws: tuple[Callable[[Canvas], None], ...]) -> None:
    data = pdf(page(at(72, 100, "Took vital signs"), *draws))
    document = hide_covered(data, read_document(data))
    shown = {x.span.of(document.text): x.hidden for x in document.lines}
    assert shown == {"Took vital signs": False, "Epic and Cerner": True}
    (said,) = [w.message for w in document.warnings if w.code == "hidden-text"]
    assert "(“Epic and Cerner”)" in said


@pytest.mark.parametrize("draws", [(black_box, white_words), (box, WORDS), (picture, WORDS)])
def test_words_on_a_box_or_picture_show(draws: tuple[Callable[[Canvas], None], ...]) -> None:
    data = pdf(page(at(72, 100, "Took vital signs"), *draws))
    document = read_document(data)
    assert hide_covered(data, document) == document


def test_a_check_counts_covered_words_for_nothing() -> None:
    data = pdf(page(at(72, 100, "Took vital signs"), WORDS, box))
    assert any(line.hidden for line in read_resume(data, careful=True).document.lines)
    assert not any(line.hidden for line in read_resume(data).document.lines)
    report = check(data)
    assert [f.message for f in report.findings if f.rule == "hidden-text" and "Epic and Cerner" in f.message]
    assert not [m for m in report.annotations.mentions() if m.term == "ehr.epic"]


def test_a_file_that_pdfium_cannot_open_stays_as_it_is() -> None:
    document = read_document("Took vital signs")
    assert hide_covered(b"%PDF-1.4", document) == document


def test_a_page_larger_than_paper_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    render = pypdfium2.PdfPage.render

    def note(page: pypdfium2.PdfPage, **options: Any) -> Any:
        bitmap = render(page, **options)
        drawn.append((bitmap.width, bitmap.height))
        return bitmap

    def poster(canvas: Canvas) -> None:
        canvas.setPageSize((14_000, 14_000))
        canvas.setFont("Helvetica", 200)
        canvas.drawString(72, 7_000, "Took vital signs")

    data = pdf(poster)
    document = read_document(data)
    monkeypatch.setattr(pypdfium2.PdfPage, "render", note)
    assert hide_covered(data, document) == document
    assert drawn == [(4_000, 4_000)]

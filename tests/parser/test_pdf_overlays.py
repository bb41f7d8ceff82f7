"""Form fields and notes laid over the page of a PDF: read in their place, or named in a warning."""

from __future__ import annotations

import pytest
from pdf_files import Draw, at, page, pdf

from analyzer.model import Document
from analyzer.parser import read_document

BASE = page(at(72, 60, "Dana Oakes"), at(72, 90, "Skills"), at(72, 140, "Education"), at(72, 155, "Oak College, 2018"))


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def raw_pdf(*notes: str) -> bytes:
    """A page with these annotations, which have no appearance of their own."""
    numbers = " ".join(f"{6 + n} 0 R" for n in range(len(notes)))
    drawn = "BT /Helv 10 Tf 72 732 Td (Dana Oakes) Tj ET"
    font = "<</Font<</Helv 5 0 R>>>>"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{numbers}]/DR{font}/DA(/Helv 0 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources{font}/Annots[{numbers}]>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(f"<</Type/Annot/F 4/DA(/Helv 10 Tf 0 g){note}>>" for note in notes),
    ]
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def form(**given: object) -> Draw:
    return lambda canvas: canvas.acroForm.textfield(x=72, width=300, height=18, borderWidth=0, **given)


def test_what_is_typed_in_a_form_is_read_in_its_place() -> None:
    typed = form(name="a", value="Phlebotomy, EKG and Epic", y=792 - 120, fontSize=10)
    document = read_document(pdf(page(BASE, typed)))
    assert texts(document) == ["Dana Oakes", "Skills", "Phlebotomy, EKG and Epic", "Education", "Oak College, 2018"]
    assert [w.code for w in document.warnings] == ["form-fields"]


def test_an_empty_form_is_no_news() -> None:
    document = read_document(pdf(page(BASE, form(name="a", value="", y=792 - 120))))
    assert texts(document) == ["Dana Oakes", "Skills", "Education", "Oak College, 2018"]
    assert document.warnings == ()


@pytest.mark.parametrize(
    "note",
    [
        "/Subtype/Widget/FT/Tx/T(a)/V(Phlebotomy typed)/Rect[72 640 272 660]",
        "/Subtype/Widget/FT/Ch/T(b)/V(Phlebotomy typed)/Opt[(x)(Phlebotomy typed)]/Ff 131072/Rect[72 640 272 660]",
        "/Subtype/FreeText/Contents(Phlebotomy typed)/Rect[72 640 272 660]",
    ],
)
def test_typed_text_without_an_appearance_is_drawn(note: str) -> None:
    document = read_document(raw_pdf(note))
    assert texts(document) == ["Dana Oakes", "Phlebotomy typed"]
    assert document.lines[1].boxes[0].top == pytest.approx(140, abs=12)


@pytest.mark.parametrize(
    "note",
    [
        "/F 2/Subtype/Widget/FT/Tx/T(a)/V(Phlebotomy typed)/Rect[72 640 272 660]",
        "/Subtype/Text/Contents(Phlebotomy typed)/Rect[72 640 92 660]",
    ],
)
def test_hidden_fields_and_comments_stay_out(note: str) -> None:
    data = raw_pdf(note).replace(b"/F 4/DA(/Helv 10 Tf 0 g)/F 2", b"/F 2/DA(/Helv 10 Tf 0 g)    ")
    assert texts(read_document(data)) == ["Dana Oakes"]


def test_typed_text_that_cannot_be_drawn_is_named() -> None:
    def note(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.freeTextAnnotation("Phlebotomy unseen", [72, 640, 272, 660], addtopage=1)

    document = read_document(pdf(page(BASE, note)))
    lost = [w.message for w in document.warnings if w.code == "lost-words"]
    assert lost == ["Page 1 shows words that could not be placed: Phlebotomy, unseen."]


def test_a_highlight_hides_no_words() -> None:
    def highlight(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas.highlightAnnotation("", [72, 792 - 62, 140, 792 - 50], addtopage=1)

    typed = form(name="a", value="Phlebotomy", y=792 - 120)
    document = read_document(pdf(page(BASE, highlight, typed)))
    assert not any(line.hidden for line in document.lines)
    assert texts(document)[0] == "Dana Oakes"

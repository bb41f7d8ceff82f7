"""Texts that stand for what a PDF draws (`ActualText`): each is read in its place, or a warning names it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import at, pdf
from pdf_raw import raw_pdf, stream

from analyzer.model import Document
from analyzer.parser import read_document
from analyzer.parser.pdf import marked
from analyzer.parser.pdf.crosscheck import crosscheck
from analyzer.parser.pdf.marks import Marks

TAGGED = "/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R"
GAP = "9.4 0 0 8 81.6 700 cm"  # where a square of one point fills the gap in "O ce"


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def drawn(said: str, *shown: str, x: float = 81.6, width: float = 9.4) -> str:
    """A first line of these words (each "x text"), with a rectangle that a text stands for, and a second line."""
    words = "".join(f"BT /F1 12 Tf {word.split(' ', 1)[0]} 700 Td ({word.split(' ', 1)[1]}) Tj ET " for word in shown)
    box = f"/Span<</ActualText({said})>>BDC {x} 700 {width} 8 re f EMC "
    return f"{words}{box}BT /F1 12 Tf 72 680 Td (Medical assistant) Tj ET"


@pytest.mark.parametrize("flat", [True, False])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(drawn("ffi", "72 O", "91 ce work"), "Office work", id="a ligature inside of a word"),
        pytest.param(drawn("ffi", "91 ce work"), "ffice work", id="a ligature that starts a word"),
        pytest.param(drawn("ff", "72 O"), "Off", id="a ligature that ends a word"),
        pytest.param(drawn("&", "72 EKG", "114 blood draws", x=102), "EKG & blood draws", id="a sign between words"),
        pytest.param(drawn("Phone:", "96 \\(330\\) 555-0100"), "Phone: (330) 555-0100", id="a picture of a word"),
        pytest.param(drawn("Work experience", width=90), "Work experience", id="a heading in outlines"),
        pytest.param(drawn("", "72 O", "91 ce work"), "O ce work", id="an ornament"),
        pytest.param(drawn("\\255", "72 O", "91 ce work"), "O ce work", id="a soft hyphen"),
    ],
)
def test_drawings_that_a_text_stands_for(content: str, expected: str, flat: bool) -> None:
    document = read_document(raw_pdf(content, flat=flat))
    assert texts(document) == [expected, "Medical assistant"]
    assert not document.warnings


def test_a_picture_that_a_text_stands_for() -> None:
    picture = stream("\x00", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    content = f"/Span<</ActualText(ffi)>>BDC q {GAP} /I Do Q EMC BT /F1 12 Tf 72 700 Td (O) Tj 19 0 Td (ce) Tj ET"
    document = read_document(raw_pdf(content, "/XObject<</I 6 0 R>>", [picture], flat=False))
    assert texts(document) == ["Office"]


def test_a_page_of_outlines_alone() -> None:
    content = (
        "/Span<</ActualText(Dana Oakes)>>BDC 72 700 90 8 re f EMC /Span<</ActualText(Skills)>>BDC 72 680 40 8 re f EMC"
    )
    document = read_document(raw_pdf(content, flat=False))
    assert texts(document) == ["Dana Oakes", "Skills"]


def test_a_drawn_bullet_stays_a_bullet() -> None:
    content = "/Span<</ActualText<FEFF2022>>>BDC 72 702 3 3 re f EMC BT /F1 12 Tf 84 700 Td (Roomed patients) Tj ET"
    document = read_document(raw_pdf(content, flat=False))
    assert texts(document) == ["Roomed patients"]
    assert document.lines[0].bullet


@pytest.mark.parametrize(
    ("content", "kid"),
    [
        ("(O) Tj /Span<</MCID 0>>BDC (X) Tj EMC (ce work) Tj", "0"),
        ("(O) Tj /Span<</MCID 0>>BDC (X) Tj EMC (ce work) Tj", "<</Type/MCR/Pg 3 0 R/MCID 0>>"),
        ("(O) Tj /Span<</MCID 0>>BDC (X) Tj EMC /Span<</MCID 1>>BDC (Y) Tj EMC (ce work) Tj", "[0 1]"),
        ("/P<</MCID 0>>BDC (OXce) Tj EMC ( work) Tj", "0"),
    ],
)
def test_letters_that_an_element_gives_a_text_for(content: str, kid: str) -> None:
    said = "Office" if content.startswith("/P") else "ffi"
    element = f"<</Type/StructElem/S/Span/P 6 0 R/Pg 3 0 R/K {kid}/ActualText({said})>>"
    objects = ["<</Type/StructTreeRoot/K[7 0 R]>>", element]
    data = raw_pdf(f"BT /F1 12 Tf 72 700 Td {content} ET", "", objects, TAGGED, flat=False)
    document = read_document(data)
    assert texts(document) == ["Office work"]
    assert not document.warnings


NESTED = "BT /F1 12 Tf 72 700 Td (O) Tj /Span<</ActualText(ffi)>>BDC /P<</MCID 0>>BDC (X) Tj EMC EMC (ce work) Tj ET"


@pytest.mark.parametrize(("catalog", "flat"), [("", True), (TAGGED, True), (TAGGED, False)])
def test_a_text_for_letters_with_marks_of_their_own(catalog: str, flat: bool) -> None:
    data = raw_pdf(NESTED, "", ["<</Type/StructTreeRoot>>"], catalog, flat=flat)
    assert texts(read_document(data)) == ["Office work"]


def test_the_second_reader_names_what_was_not_looked_for() -> None:
    data = raw_pdf(NESTED, flat=False)
    (warning,) = (w for w in crosscheck(data, read_document(data)) if w.code == "lost-words")
    assert warning.message.startswith("Page 1 says “ffi” only by texts")


def test_a_text_without_a_place_is_named() -> None:
    content = (
        "/Figure<</ActualText(Certified 2019)>>BDC 60 640 300 100 re S EMC "
        "BT /F1 12 Tf 72 700 Td (Dana Oakes) Tj 0 -20 Td (Medical assistant) Tj ET"
    )
    data = raw_pdf(content, flat=False)
    document = read_document(data)
    assert texts(document) == ["Dana Oakes", "Medical assistant"]
    (warning,) = document.warnings
    assert warning.code == "lost-words"
    assert "Page 1 says “Certified 2019”" in warning.message
    assert not [w for w in crosscheck(data, document) if w.code == "lost-words"]


def test_texts_that_there_is_no_time_for_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MOST_SECONDS", -1)
    said = "could not be told"
    (warning,) = read_document(raw_pdf(NESTED)).warnings
    assert warning.code == "lost-words"
    assert said in warning.message
    data = raw_pdf(NESTED, flat=False)
    document = read_document(data)
    assert [w.code for w in crosscheck(data, document) if said in w.message] == ["lost-words"]


SAID = st.text("abcfiO &%5", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(st.tuples(st.text("abcO", min_size=1, max_size=4), SAID), min_size=1, max_size=4))
def test_what_a_text_stands_for_is_never_lost(parts: list[tuple[str, str]]) -> None:
    """Letters between drawings: each text is in the document, or a warning names it."""
    content = ""
    for number, (letters, said) in enumerate(parts):
        x = 72 + 120 * number
        content += (
            f"BT /F1 12 Tf {x} 700 Td ({letters}) Tj ET /Span<</ActualText({said})>>BDC {x + 40} 700 9 8 re f EMC "
        )
    document = read_document(raw_pdf(content, flat=False))
    shown = "".join((document.text, *(w.message for w in document.warnings))).split()
    assert [said for _, said in parts if "".join(said.split()) not in "".join(shown)] == []


def test_a_file_without_such_texts_is_read_once() -> None:
    assert not Marks(pdf(at(72, 100, "Dana Oakes"))).wanted

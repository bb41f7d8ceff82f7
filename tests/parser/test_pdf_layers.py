"""Layers of a PDF that are switched off: their words are hidden, and those of layers that are on are not."""

from __future__ import annotations

import io

import pytest
from pdf_files import BODY, Draw, at, page, pdf
from pdf_raw import HELVETICA, packed, raw_pdf, stream
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from analyzer.model import Document
from analyzer.parser import read_document
from analyzer.parser.pdf import marked
from analyzer.parser.pdf.marks import Marks

LAYERS = ["<</Type/OCG/Name(Words)>>", "<</Type/OCG/Name(Words)>>"]  # numbers 6 and 7, of one name
NAMED = "/Properties<</A 6 0 R/B 7 0 R/M 8 0 R>>"
CONTENT = (
    "BT /F1 12 Tf 72 700 Td (Dana Oakes) Tj 0 -20 Td /OC/A BDC (Phlebotomy) Tj EMC "
    "0 -20 Td /OC/B BDC (Venipuncture) Tj EMC 0 -20 Td /OC/M BDC (Spirometry) Tj EMC ET"
)


def catalog(default: str) -> str:
    return f"/OCProperties<</OCGs[6 0 R 7 0 R]/D<<{default}>>>>"


def hidden(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines if line.hidden]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


@pytest.mark.parametrize(
    ("default", "expected"),
    [
        ("", []),
        ("/ON[6 0 R]", []),
        ("/OFF[7 0 R]", ["Venipuncture"]),
        ("/OFF[6 0 R 7 0 R]", ["Phlebotomy", "Venipuncture", "Spirometry"]),
        ("/BaseState/OFF/ON[6 0 R]", ["Venipuncture"]),
        ("/BaseState/ON/OFF[6 0 R]", ["Phlebotomy"]),
        ("/BaseState/Unchanged", []),
    ],
)
def test_layers_that_are_off_are_hidden(default: str, expected: list[str]) -> None:
    either = "<</Type/OCMD/OCGs[6 0 R 7 0 R]>>"
    document = read_document(raw_pdf(CONTENT, NAMED, [*LAYERS, either], catalog(default)))
    assert hidden(document) == expected
    assert codes(document) == (["hidden-text"] if expected else [])
    assert {"Dana", "Phlebotomy", "Venipuncture", "Spirometry"} <= set(document.text.split())


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("/OCGs 7 0 R", False),
        ("/OCGs 6 0 R", True),
        ("/OCGs[6 0 R 7 0 R]/P/AllOn", False),
        ("/OCGs[6 0 R 7 0 R]/P/AnyOn", True),
        ("/OCGs[6 0 R 7 0 R]/P/AnyOff", True),
        ("/OCGs[6 0 R 7 0 R]/P/AllOff", False),
        ("/OCGs[7 0 R]/P/AllOff", True),
        ("/OCGs[]", True),
        ("/OCGs[null]", True),
        ("/VE[/Not 7 0 R]", True),
        ("/VE[/Not 6 0 R]", False),
        ("/VE[/And 6 0 R[/Or 7 0 R 6 0 R]]", True),
        ("/VE[/And 6 0 R 7 0 R]/OCGs 6 0 R", False),
    ],
)
def test_rules_of_several_layers(rule: str, shown: bool) -> None:
    data = raw_pdf(CONTENT, NAMED, [*LAYERS, f"<</Type/OCMD{rule}>>"], catalog("/OFF[7 0 R]"))
    assert ("Spirometry" not in hidden(read_document(data))) is shown


@pytest.mark.parametrize(
    ("state", "event", "off"), [("OFF", "View", True), ("ON", "View", False), ("OFF", "Print", False)]
)
def test_layers_for_the_screen(state: str, event: str, off: bool) -> None:
    used = f"<</Type/OCG/Name(Print)/Usage<</View<</ViewState/{state}>>>>>>"
    default = f"/AS[<</Event/{event}/Category[/View]/OCGs[7 0 R]>>]"
    data = raw_pdf(CONTENT.replace("/OC/M", "/OC/A"), NAMED, [LAYERS[0], used], catalog(default))
    assert hidden(read_document(data)) == (["Venipuncture"] if off else [])


def test_words_over_words_are_told_apart() -> None:
    content = (
        "BT /F1 12 Tf 72 700 Td (Dana Oakes) Tj ET /OC/B BDC BT /F1 12 Tf 72 700 Td (Epic, Cerner) Tj ET EMC "
        "BT /F1 12 Tf 72 680 Td (Skills) Tj ET"
    )
    document = read_document(raw_pdf(content, NAMED, LAYERS, catalog("/OFF[7 0 R]")))
    assert hidden(document) == ["Epic, Cerner"]
    assert [x.span.of(document.text) for x in document.lines if not x.hidden] == ["Dana Oakes", "Skills"]


@pytest.mark.parametrize("way", ["entry", "mark", "inside"])
def test_drawings_on_a_layer(way: str) -> None:
    inner = "BT /F1 12 Tf 0 0 Td (Venipuncture) Tj ET"
    if way == "inside":
        inner = f"/OC/B BDC {inner} EMC"
    resources = "/Resources<</Font<</F1 5 0 R>>/Properties<</B 7 0 R>>>>"
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 200 20]{resources}" + ("/OC 7 0 R" if way == "entry" else "")
    draw = "q 1 0 0 1 72 660 cm /X Do Q"
    content = f"BT /F1 12 Tf 72 700 Td (Dana Oakes) Tj ET {f'/OC/B BDC {draw} EMC' if way == 'mark' else draw}"
    content += " BT /F1 12 Tf 72 640 Td (Skills) Tj ET"
    data = raw_pdf(content, f"{NAMED}/XObject<</X 8 0 R>>", [*LAYERS, stream(inner, entries)], catalog("/OFF[7 0 R]"))
    assert hidden(read_document(data)) == ["Venipuncture"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_with_layers(rotate: int) -> None:
    data = raw_pdf(CONTENT.replace("/OC/M", "/OC/A"), NAMED, LAYERS, catalog("/OFF[7 0 R]"))
    data = data.replace(b"/MediaBox[0 0 612 792]", b"/MediaBox[9 9 612 792]/Rotate %d" % rotate)
    assert hidden(read_document(data)) == ["Venipuncture"]


def test_layers_of_a_file_with_packed_objects() -> None:
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog('/OFF[7 0 R]')}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{NAMED}>>>>",
        stream(CONTENT.replace("/OC/M", "/OC/A")),
        HELVETICA,
        *LAYERS,
    ]
    data = packed(objects)
    assert b"OCProperties" not in data
    assert hidden(read_document(data)) == ["Venipuncture"]


@pytest.mark.parametrize("password", [None, ""])
def test_layers_of_a_file_that_another_library_wrote(password: str | None) -> None:
    def secret(canvas) -> None:  # type: ignore[no-untyped-def]
        canvas._code.append("/OC /L BDC")
        at(72, 400, "phlebotomy venipuncture")(canvas)
        canvas._code.append("EMC")

    rows: list[Draw] = [at(72, 60 + 20 * number, row) for number, row in enumerate(BODY)]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(page(*rows, secret)))))
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("L")})
    )
    resources = writer.pages[0]["/Resources"].get_object()
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})  # type: ignore[index]
    default = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): default}
    )
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    assert hidden(read_document(out.getvalue())) == ["phlebotomy venipuncture"]


def test_a_file_without_layers_is_read_once() -> None:
    assert not Marks(pdf(at(72, 100, "Dana Oakes"))).wanted
    assert not Marks(raw_pdf(CONTENT, NAMED, LAYERS, catalog("/ON[6 0 R]"))).wanted


def test_a_page_too_full_to_tell_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "FULLEST", 10)
    document = read_document(raw_pdf(CONTENT, NAMED, LAYERS, catalog("/OFF[7 0 R]")))
    assert hidden(document) == []
    assert codes(document) == ["hidden-text"]


def test_drawings_that_hold_each_other_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty forms, each of which draws the next one twice: a million drawings."""
    monkeypatch.setattr(marked, "MOST_SECONDS", 0.05)
    forms = [
        stream("/X Do /X Do", f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {9 + n} 0 R>>>>")
        for n in range(20)
    ]
    last = stream("0 0 1 1 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    data = raw_pdf(CONTENT, f"{NAMED}/XObject<</X 8 0 R>>", [*LAYERS, *forms, last], catalog("/OFF[7 0 R]"))
    file = marked.MarkedFile(data.replace(b"ET\nendstream", b"/X Do endstream"))
    assert file.hides
    with pytest.raises(marked.UnreadableMarks):
        file.read_page(0)


@pytest.mark.parametrize(
    "entry", ["/OCProperties 9 0 R", "/OCProperties[]", "/OCProperties<</OCGs 5/D 7>>", "/OCProperties<</D<</OFF 3>>>>"]
)
def test_broken_layers_hide_nothing(entry: str) -> None:
    document = read_document(raw_pdf(CONTENT, NAMED, LAYERS, entry))
    assert hidden(document) == []
    assert not document.warnings

"""What a DOCX shows: tables, boxes, headers, changes, hidden text, lists and looks."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx_packages import docx_file, pack, paragraph, table, text_box
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analyzer.errors import BrokenFile, NoTextLayer, TooLarge
from analyzer.model import Document, DocxSource, Line
from analyzer.parser import read_document
from analyzer.parser.docx import package
from analyzer.parser.docx.reader import read_docx
from analyzer.parser.limits import Limits
from analyzer.parser.plain.encoding import repair

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
HEADER_LINK = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def codes(document: Document) -> set[str]:
    return {warning.code for warning in document.warnings}


def only(document: Document) -> Line:
    (line,) = document.lines
    return line


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
RUNS = {
    "tab": ("<w:r><w:t>Medical Assistant</w:t><w:tab/><w:t>2021</w:t></w:r>", ["Medical Assistant\t2021"]),
    "break": ("<w:r><w:t>Mesa</w:t><w:br/><w:t>AZ</w:t></w:r>", ["Mesa", "AZ"]),
    "no-break hyphen": ("<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>", ["follow-up"]),
    "soft hyphen": ("<w:r><w:t>phle</w:t><w:softHyphen/><w:t>bot\u00adomy</w:t></w:r>", ["phlebotomy"]),
    "split word": ("<w:r><w:t>Phle</w:t></w:r><w:r><w:t>botomy</w:t></w:r>", ["Phlebotomy"]),
    "link": ('<w:hyperlink r:id="x"><w:r><w:t>a@example.com</w:t></w:r></w:hyperlink>', ["a@example.com"]),
    "field": (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Site</w:t></w:r>',
        ["Site"],
    ),
    "control": ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Epic</w:t></w:r></w:sdtContent></w:sdt>", ["Epic"]),
    "note mark": ('<w:r><w:t>Epic</w:t><w:footnoteReference w:id="2"/></w:r>', ["Epic"]),
    "comment mark": (
        '<w:commentRangeStart w:id="0"/><w:r><w:t>Epic</w:t></w:r><w:commentRangeEnd w:id="0"/>',
        ["Epic"],
    ),
    "symbol": ('<w:r><w:t>EKG </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t></w:r>', ["EKG ≥ 5"]),
    "letters of Symbol": (
        '<w:r><w:sym w:font="Symbol" w:char="F062"/><w:t>-hCG, 5 </w:t><w:sym w:font="Symbol" w:char="006D"/></w:r>',
        ["β-hCG, 5 μ"],
    ),
    "field in the code of a field": (
        f"{FIELD.format('begin')}<w:r><w:instrText>IF</w:instrText></w:r>"
        f"{FIELD.format('begin')}{FIELD.format('separate')}<w:r><w:t>Mesa</w:t></w:r>{FIELD.format('end')}"
        f"{FIELD.format('separate')}<w:r><w:t>Site</w:t></w:r>{FIELD.format('end')}",
        ["Site"],
    ),
    "fraction": (
        "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
        ["3/4"],
    ),
    "formula": ("<m:oMath><m:r><m:t>98%</m:t></m:r></m:oMath>", ["98%"]),
}


@pytest.mark.parametrize(("runs", "expected"), RUNS.values(), ids=RUNS.keys())
def test_the_parts_of_a_paragraph(runs: str, expected: list[str]) -> None:
    document = read_docx(docx_file(f"<w:p>{runs}</w:p>"))
    assert texts(document) == expected
    assert {line.docx.paragraph for line in document.lines if line.docx} == {0}


BULLETS = {
    "list": (
        paragraph("Took vitals", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        True,
        0.0,
    ),
    "second level": (
        paragraph("Took vitals", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        True,
        18.0,
    ),
    "style": (paragraph("Took vitals", properties='<w:pStyle w:val="Duty"/>'), True, 18.0),
    "style's style": (paragraph("Took vitals", properties='<w:pStyle w:val="Job"/>'), True, 18.0),
    "taken back": (
        paragraph(
            "Took vitals",
            properties='<w:pStyle w:val="Job"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
        ),
        False,
        0.0,
    ),
    "list without mark": (paragraph("Took vitals", properties='<w:numPr><w:numId w:val="2"/></w:numPr>'), False, 0.0),
    "unknown list": (paragraph("Took vitals", properties='<w:numPr><w:numId w:val="9"/></w:numPr>'), True, 0.0),
    "typed": (paragraph("• Took vitals"), True, 0.0),
    "typed dash": (paragraph("- Took vitals"), True, 0.0),
    "listed and typed": (paragraph("• Took vitals", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), True, 0.0),
    "private use": (paragraph("\uf0b7 Took vitals"), True, 0.0),
    "pasted arrow": (paragraph("\uf0d8 Took vitals"), True, 0.0),
    "pasted ring": (paragraph("\uf06f\tTook vitals"), True, 0.0),
    "icon of an icon font": (paragraph("\uf0d8 Took vitals", look='<w:rFonts w:ascii="FontAwesome"/>'), False, 0.0),
    "wingdings letter": (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>§</w:t></w:r>'
        "<w:r><w:tab/><w:t>Took vitals</w:t></w:r></w:p>",
        True,
        0.0,
    ),
    "symbol": (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t xml:space="preserve"> Took vitals</w:t></w:r></w:p>',
        True,
        0.0,
    ),
    "icon": (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F028"/><w:t xml:space="preserve"> Took vitals</w:t></w:r></w:p>',
        False,
        0.0,
    ),
    "plain": (paragraph("Took vitals"), False, 0.0),
}


@pytest.mark.parametrize(("body", "bullet", "indent"), BULLETS.values(), ids=BULLETS.keys())
def test_bullets_are_told_and_their_marks_left_out(body: str, bullet: bool, indent: float) -> None:
    document = read_docx(docx_file(body))
    line = only(document)
    assert (texts(document), line.bullet, line.indent) == (["Took vitals"], bullet, indent)


LOOKS = {
    "heading style": (paragraph("Skills", properties='<w:pStyle w:val="Heading2"/>'), 2, True, 14.0),
    "based on a heading": (paragraph("Skills", properties='<w:pStyle w:val="Part"/>'), 2, True, 14.0),
    "outline level": (paragraph("Skills", properties='<w:pStyle w:val="Outlined"/>'), 3, False, 11.0),
    "title": (paragraph("Skills", properties='<w:pStyle w:val="Title"/>'), 1, False, 11.0),
    "body": (paragraph("Skills"), 0, False, 11.0),
    "direct": (paragraph("Skills", look='<w:b/><w:sz w:val="30"/>'), 0, True, 15.0),
    "bold off": (paragraph("Skills", properties='<w:pStyle w:val="Part"/>', look='<w:b w:val="0"/>'), 2, False, 14.0),
    "numbered heading": (
        paragraph("Skills", properties='<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="1"/></w:numPr>'),
        2,
        True,
        14.0,
    ),
}


@pytest.mark.parametrize(("body", "level", "bold", "size"), LOOKS.values(), ids=LOOKS.keys())
def test_looks_come_through_styles(body: str, level: int, bold: bool, size: float) -> None:
    line = only(read_docx(docx_file(body)))
    assert (line.heading_level, line.bold, line.size, line.bullet) == (level, bold, size, False)


WHITE = '<w:color w:val="FFFFFF"/>'
HIDDEN = {
    "vanish": (paragraph("Epic", look="<w:vanish/>"), True),
    "vanish off": (paragraph("Epic", look='<w:vanish w:val="0"/>'), False),
    "by style": (paragraph("Epic", look='<w:rStyle w:val="Ghost"/>'), True),
    "white": (paragraph("Epic", look=WHITE), True),
    "white on a dark run": (paragraph("Epic", look='<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>'), False),
    "white on a dark paragraph": (paragraph("Epic", properties='<w:shd w:fill="1F3864"/>', look=WHITE), False),
    "white in a dark cell": (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>'
        f"{paragraph('Epic', look=WHITE)}"
        "</w:tc></w:tr></w:tbl>",
        False,
    ),
    "white in a dark table style": (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc>'
        f"{paragraph('Epic', look=WHITE)}</w:tc></w:tr></w:tbl>",
        False,
    ),
    "white in a text box": (f"<w:p>{text_box(paragraph('Epic', look=WHITE))}</w:p>", False),
    "tiny": (paragraph("Epic", look='<w:sz w:val="2"/>'), True),
    "small": (paragraph("Epic", look='<w:sz w:val="14"/>'), False),
}


@pytest.mark.parametrize(("body", "hidden"), HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_text(body: str, hidden: bool) -> None:
    document = read_docx(docx_file(body))
    assert only(document).hidden is hidden
    assert ("hidden-text" in codes(document)) is hidden


def test_a_hidden_part_of_a_line_stands_apart() -> None:
    body = "<w:p><w:r><w:t>Shown </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>stuffed words</w:t></w:r></w:p>"
    document = read_docx(docx_file(body))
    assert [(t, line.hidden) for t, line in zip(texts(document), document.lines, strict=True)] == [
        ("Shown", False),
        ("stuffed words", True),
    ]


def test_tables_row_by_row_with_nested_tables_in_their_cell() -> None:
    inner = table((paragraph("c"), paragraph("d")))
    body = table((paragraph("a") + paragraph("b"), inner + paragraph("e")), (paragraph("f"), paragraph("g")))
    document = read_docx(docx_file(body + paragraph("h")))
    assert texts(document) == list("abcdefgh")
    assert [line.in_table for line in document.lines] == [True] * 7 + [False]
    assert "tables" not in codes(document)


def test_a_table_of_experience_is_warned_of() -> None:
    assert "tables" in codes(read_docx(docx_file(table((paragraph("Roomed patients " * 20),)))))


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = text_box(paragraph("Boxed") + table((paragraph("cell"),)))
    document = read_docx(docx_file(f"<w:p><w:r><w:t>Before</w:t></w:r>{box}</w:p>" + paragraph("After")))
    assert texts(document) == ["Before", "Boxed", "cell", "After"]
    assert "text-boxes" in codes(document)


def test_an_old_text_box_is_read() -> None:
    content = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    body = f"<w:p><w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r></w:p>"
    assert texts(read_docx(docx_file(body))) == ["Boxed"]


def test_content_controls_around_paragraphs_rows_and_cells() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = f"<w:tc>{paragraph('b')}</w:tc>"
    row = f"<w:tr>{control(cell)}</w:tr>"
    document = read_docx(docx_file(control(paragraph("a")) + f"<w:tbl>{control(row)}</w:tbl>"))
    assert texts(document) == ["a", "b"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Took </w:t></w:r><w:del><w:r><w:delText>blood</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>vitals</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> daily</w:t></w:r></w:moveTo></w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('deleted row')}</w:tc></w:tr></w:tbl>"
    )
    document = read_docx(docx_file(body))
    assert texts(document) == ["Took vitals daily"]
    assert codes(document) == {"tracked-changes"}


def test_cells_follow_tracked_changes() -> None:
    gone, new = (f'<w:tc><w:tcPr><w:{change} w:id="1"/></w:tcPr>{{}}</w:tc>' for change in ("cellDel", "cellIns"))
    row = gone.format(paragraph("Old")) + new.format(paragraph("New"))
    document = read_docx(docx_file(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    assert texts(document) == ["New"]
    assert "tracked-changes" in codes(document)


def test_a_changed_look_is_a_tracked_change() -> None:
    document = read_docx(docx_file(paragraph("Epic", look='<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>')))
    assert "tracked-changes" in codes(document)


def test_a_deleted_end_joins_no_cells() -> None:
    last = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Epic</w:t></w:r></w:p>"
    assert texts(read_docx(docx_file(table((last, paragraph("Cerner")))))) == ["Epic", "Cerner"]


@pytest.mark.parametrize(
    ("kind", "mark", "shown"),
    [
        ("decimal", "Certification %1:", ["Certification: BLS"]),
        ("none", "Languages:", ["Languages: BLS"]),
        ("decimal", "%1.", ["BLS"]),
        ("upperRoman", "(%1)", ["BLS"]),
    ],
)
def test_words_of_a_list_mark_are_read(kind: str, mark: str, shown: list[str]) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph("BLS", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    document = read_docx(docx_file(body, numbering=numbering))
    assert (texts(document), only(document).bullet) == (shown, True)


def test_a_number_that_is_switched_off_is_no_mark() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph("BLS", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert not only(read_docx(docx_file(body, numbering=numbering))).bullet


def test_headers_stand_first_and_footers_last_without_repetition() -> None:
    link = HEADER_LINK.replace("</w:sectPr>", '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>')
    document = read_docx(
        docx_file(
            paragraph("Jane Doe") + link,
            header=paragraph("JANE DOE") + paragraph("555-0100"),
            footer=paragraph("555-0100") + paragraph("References on request"),
        )
    )
    assert texts(document) == ["555-0100", "Jane Doe", "References on request"]
    assert [line.in_header for line in document.lines] == [True, False, True]
    assert document.lines[0].docx is not None
    assert document.lines[0].docx.part == "word/header.xml"
    assert codes(document) == {"header-text"}


def test_a_word_file_of_a_picture_alone_says_so() -> None:
    placed = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="5100000" cy="6100000"/><a:graphic><a:graphicData><a:blip/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    with pytest.raises(NoTextLayer, match="is a picture"):
        read_document(docx_file(paragraph(placed)))


def test_page_numbers_are_no_header_text() -> None:
    assert not codes(read_docx(docx_file(paragraph("Jane Doe") + HEADER_LINK, header=paragraph("Page 1 of 2"))))


@pytest.mark.parametrize(("switch", "shown"), [("", False), ("<w:titlePg/>", True)])
def test_a_first_page_header_shows_only_where_switched_on(switch: str, shown: bool) -> None:
    link = HEADER_LINK.replace("default", "first").replace("</w:sectPr>", f"{switch}</w:sectPr>")
    document = read_docx(docx_file(paragraph("body") + link, header=paragraph("555-0100")))
    assert ("555-0100" in document.text) is shown


def test_footnotes_are_read_behind_the_body() -> None:
    notes = (
        f'<w:footnote w:type="separator">{paragraph("--x--")}</w:footnote><w:footnote>{paragraph("note")}</w:footnote>'
    )
    assert texts(read_docx(docx_file(paragraph("body"), footnotes=notes))) == ["body", "note"]


@pytest.mark.parametrize(("columns", "warned"), [('<w:cols w:num="2"/>', True), ('<w:cols w:space="720"/>', False)])
def test_columns_are_warned_of(columns: str, warned: bool) -> None:
    assert ("columns" in codes(read_docx(docx_file(paragraph("a") + f"<w:sectPr>{columns}</w:sectPr>")))) is warned


def test_the_source_finds_the_paragraph_in_the_file() -> None:
    body = (
        f"<w:p><w:del/></w:p><w:p>{text_box(paragraph('Boxed'))}</w:p>" + table((paragraph("cell"),)) + paragraph("end")
    )
    data = docx_file(body)
    document = read_docx(data)
    with ZipFile(BytesIO(data)) as archive:
        for line, text in zip(document.lines, texts(document), strict=True):
            assert line.docx is not None
            found = list(etree.fromstring(archive.read(line.docx.part)).iter(f"{W}p"))[line.docx.paragraph]
            assert "".join(found.itertext()).strip() == text


def test_strict_documents_are_read() -> None:
    strict = {}
    formula = "<m:oMath><m:r><m:t>words</m:t></m:r></m:oMath>"
    body = paragraph("Strict ", formula, properties='<w:pStyle w:val="Heading2"/>')
    with ZipFile(BytesIO(docx_file(body))) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            for new, old in package.STRICT:
                content = content.replace(old, new)
            strict[name] = content
    document = read_docx(pack(strict))
    assert (texts(document), only(document).heading_level) == (["Strict words"], 2)


def test_python_docx_files_are_read() -> None:
    source = docx.Document()
    source.add_heading("Experience", 1)
    source.add_paragraph("Roomed patients", style="List Bullet")
    source.add_paragraph("Gave injections", style="List Number")
    source.sections[0].header.paragraphs[0].text = "Jane Doe"
    out = BytesIO()
    source.save(out)
    document = read_docx(out.getvalue())
    assert texts(document) == ["Jane Doe", "Experience", "Roomed patients", "Gave injections"]
    assert [line.bullet for line in document.lines] == [False, False, True, True]
    assert document.lines[1].heading_level == 1


def damaged_xml(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(b"</w:body>", b"")
    return pack(files)


def without_relationships(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return pack({name: archive.read(name) for name in archive.namelist() if not name.endswith(".rels")})


def without_directory(data: bytes) -> bytes:
    return data[: data.index(b"PK\x01\x02")]


def wrong_checksum(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    return data[: at + 16] + struct.pack("<I", 1) + data[at + 20 :]


@pytest.mark.parametrize("damage", [damaged_xml, without_relationships, without_directory, wrong_checksum])
def test_a_damaged_file_is_read_as_far_as_it_goes(damage: object) -> None:
    assert callable(damage)
    document = read_docx(damage(docx_file(paragraph("Roomed patients") + paragraph("Drew blood"))))
    assert texts(document) == ["Roomed patients", "Drew blood"]
    assert codes(document) == {"damaged-file"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 80, pack({"a.txt": b"x"}), b"no zip"])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read_docx(data)


def test_what_unpacks_too_far_is_refused() -> None:
    with pytest.raises(TooLarge):
        package.open_package(docx_file(paragraph("a" * 100_000)), 50_000)
    with pytest.raises(TooLarge):
        package.open_package(without_directory(docx_file(paragraph("a" * 100_000))), 50_000)
    with pytest.raises(TooLarge):
        read_docx(docx_file(paragraph("a" * 2000)), Limits(max_characters=1000))


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    with ZipFile(BytesIO(docx_file(paragraph("&x; shown")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    declared = f'?><!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    files["word/document.xml"] = files["word/document.xml"].replace(b"?>", declared, 1)
    assert "secret" not in read_docx(pack(files)).text


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=9), min_size=1)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 3))
def test_every_word_survives_in_order(paragraphs: list[list[str]], shape: int) -> None:
    blocks = [paragraph(" ".join(words)) for words in paragraphs]
    wrapped = [
        blocks,
        [table(*((b,) for b in blocks))],
        [f"<w:p>{text_box(b)}</w:p>" for b in blocks],
        [f"<w:sdt><w:sdtContent>{b}</w:sdtContent></w:sdt>" for b in blocks],
    ]
    document = read_docx(docx_file("".join(wrapped[shape])))
    assert document.text.split() == [word for words in paragraphs for word in words]


def shown_words(root: etree._Element) -> list[str]:
    """The words of w:t that are neither deleted nor a fallback, a paragraph at a time."""
    found = []
    for node in root.iter(f"{W}p"):
        if any(a.tag in (f"{W}del", f"{W}moveFrom", f"{MC}Fallback") for a in (node, *node.iterancestors())):
            continue
        pieces = [
            (t.text or "") if t.tag == f"{W}t" else " "
            for t in node.iter(f"{W}t", f"{W}tab", f"{W}br")
            if next(t.iterancestors(f"{W}p")) is node
            and not any(a.tag in (f"{W}del", f"{W}moveFrom", f"{MC}Fallback") for a in t.iterancestors())
        ]
        found += [w for w in repair("".join(pieces)).split() if any(c.isalnum() for c in w)]
    return found


def test_no_word_of_a_real_file_is_lost(shared: Path) -> None:
    files = sorted((shared / "corpus" / "docx").glob("*.docx"))
    assert files
    for path in files:
        document = read_docx(path.read_bytes())
        with ZipFile(path) as archive:
            expected = shown_words(etree.fromstring(archive.read("word/document.xml")))
        assert expected
        assert not [w for w in expected if w not in document.text], path.name


ARCHIVE = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n<p>Roomed=20patients</p>\n"
    b"--b\nContent-Type: image/png\n\nx\n--b--\n"
)


def with_chunk(page: bytes, target: str = "page.mht") -> bytes:
    """A file whose first block is another file."""
    with ZipFile(BytesIO(docx_file('<w:altChunk r:id="page"/>' + paragraph("end")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="page" Type="x/aFChunk" Target="{target}"/></Relationships>'.encode()
    files[name] = files[name].replace(b"</Relationships>", link)
    return pack({**files, f"word/{target}": page})


DUTY = paragraph("Roomed patients", properties='<w:pStyle w:val="Duty"/>')
INNER = docx_file(DUTY)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        (b"<html><body><ul><li>Roomed patients</li></ul></body></html>", "page.html"),
        (ARCHIVE, "page.mht"),
        (b"Roomed patients", "page.txt"),
        (b"Roomed patients", "page.dat"),
        (INNER, "afchunk.docx"),
        (docx_file('<w:altChunk r:id="none"/>' + paragraph("Roomed patients")), "afchunk.docx"),
    ],
)
def test_an_embedded_file_is_read(page: bytes, target: str) -> None:
    document = read_docx(with_chunk(page, target))
    assert texts(document) == ["Roomed patients", "end"]
    assert document.lines[0].docx is None
    assert document.lines[1].docx == DocxSource("word/document.xml", 0)
    said = [w.message for w in document.warnings if w.code == "embedded-file"]
    assert len(said) == 1
    assert "“Roomed patients”" in said[0]


def test_an_embedded_word_file_keeps_bullets_and_warnings() -> None:
    inner = docx_file(DUTY + paragraph("phlebotomy", look='<w:color w:val="FFFFFF"/>'))
    document = read_docx(with_chunk(inner, "afchunk.docx"))
    assert [(line.bullet, line.hidden) for line in document.lines] == [(True, False), (False, True), (False, False)]
    assert codes(document) == {"embedded-file", "hidden-text"}


@pytest.mark.parametrize(
    ("page", "target"),
    [
        (rb"{\rtf1 Roomed patients}", "page.rtf"),
        (rb"{\rtf1 Roomed patients}", "page.dat"),
        (b"%PDF-1.7 Roomed", "page.dat"),
        (bytes(range(256)), "page.txt"),
        (b"PK\x03\x04 word/ cut off", "afchunk.docx"),
    ],
)
def test_an_embedded_file_that_is_not_read_is_named(page: bytes, target: str) -> None:
    document = read_docx(with_chunk(page, target))
    assert texts(document) == ["end"]
    (warning,) = document.warnings
    assert warning.code == "lost-words"
    assert target in warning.message


def test_files_in_files_end_somewhere() -> None:
    inner = INNER
    for _ in range(5):
        inner = with_chunk(inner, "afchunk.docx")
    document = read_docx(inner)
    assert texts(document) == ["end"] * 4
    assert codes(document) == {"embedded-file", "lost-words"}


DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="D" w:date="2026-01-01T00:00:00Z"/></w:rPr>'
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            paragraph("Drew blood and ", properties=DELETED_MARK)
            + paragraph("labeled tubes")
            + paragraph("Oak Clinic"),
            ["Drew blood and labeled tubes", "Oak Clinic"],
            id="a deleted paragraph mark",
        ),
        pytest.param(paragraph("Oak Clinic", properties=DELETED_MARK), ["Oak Clinic"], id="a deleted mark at the end"),
        pytest.param(
            paragraph("jane doe", look="<w:caps/>") + paragraph("cma", look='<w:caps w:val="0"/>'),
            ["JANE DOE", "cma"],
            id="capitals",
        ),
        pytest.param(
            paragraph("Roomed patients", properties=LISTED)
            + paragraph("and took vitals", properties='<w:ind w:left="720"/>'),
            ["Roomed patients and took vitals"],
            id="a list item that goes on in a plain paragraph",
        ),
        pytest.param(
            paragraph("Roomed patients", properties=LISTED)
            + paragraph("and took vitals", properties='<w:ind w:left="360"/>'),
            ["Roomed patients", "and took vitals"],
            id="another indent",
        ),
        pytest.param(
            paragraph("Roomed patients", properties=LISTED)
            + paragraph("Oak Clinic", properties='<w:ind w:left="720"/>'),
            ["Roomed patients", "Oak Clinic"],
            id="a capital",
        ),
        pytest.param(
            paragraph("Roomed patients", properties=LISTED) + paragraph("took vitals", properties=LISTED),
            ["Roomed patients", "took vitals"],
            id="two items",
        ),
    ],
)
def test_paragraphs_that_are_one_line(body: str, expected: list[str]) -> None:
    document = read_docx(docx_file(body))
    assert [line.span.of(document.text) for line in document.lines] == expected


def test_boxes_stay_in_order_and_are_read_once() -> None:
    box = f"<w:p>{text_box(paragraph('Phone 330-555-0142') + paragraph('dana@example.com'))}</w:p>"
    document = read_docx(docx_file(paragraph("Dana Oakes") + box + paragraph("Experience")))
    assert document.text.split("\n") == ["Dana Oakes", "Phone 330-555-0142", "dana@example.com", "Experience"]


def test_diagrams_and_ornamental_letters_are_read_in_their_place() -> None:
    diagram = (
        "<w:r><w:drawing><a:graphic><a:graphicData>"
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d"/>'
        "</a:graphicData></a:graphic></w:drawing></w:r>"
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="Dana Oakes"/></v:shape></w:pict></w:r>'
    with ZipFile(BytesIO(docx_file(paragraph(art) + paragraph("Skills", diagram) + paragraph("Education")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    links = "word/_rels/document.xml.rels"
    data = '<Relationship Id="d" Type="x/diagramData" Target="diagrams/data1.xml"/></Relationships>'
    files[links] = files[links].replace(b"</Relationships>", data.encode())
    points = "".join(f"<a:p><a:r><a:t>{x}</a:t></a:r></a:p>" for x in ("Epic", "Phlebotomy"))
    name = "http://schemas.openxmlformats.org/drawingml/2006/main"
    document = read_docx(pack({**files, "word/diagrams/data1.xml": f'<x xmlns:a="{name}">{points}</x>'}))
    assert texts(document) == ["Dana Oakes", "Skills", "Epic", "Phlebotomy", "Education"]
    assert codes(document) == {"text-boxes"}

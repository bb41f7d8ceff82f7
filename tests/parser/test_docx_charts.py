"""Charts, embedded objects and other drawings of a DOCX: read once in their place, or named in a warning."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_packages import RELATIONS, docx_file, pack, paragraph

from analyzer.model import Document
from analyzer.parser.docx.reader import read_docx

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = f'xmlns:c="{C}" xmlns:cx="{CX}" xmlns:a="{A}"'
DRAWING = "<w:r><w:drawing><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></w:drawing></w:r>"
PLACE = DRAWING.format(f'<c:chart xmlns:c="{C}" r:id="k"/>')


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def rich(text: str) -> str:
    return f"<c:tx><c:rich><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>"


def strings(*values: str) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    return f"<c:strRef><c:f>Sheet1!A1</c:f><c:strCache>{points}</c:strCache></c:strRef>"


def numbers(code: str, *values: str) -> str:
    cached = strings(*values).replace("str", "num")
    return cached.replace("<c:numCache>", f"<c:numCache><c:formatCode>{code}</c:formatCode>")


def series(name: str, categories: str, values: str) -> str:
    return f"<c:ser><c:tx>{strings(name)}</c:tx><c:cat>{categories}</c:cat><c:val>{values}</c:val></c:ser>"


def chart(title: str, *inner: str) -> str:
    plot = f"<c:plotArea><c:barChart>{''.join(inner)}</c:barChart></c:plotArea>"
    return f"<c:chartSpace {SPACES}><c:chart><c:title>{title}</c:title>{plot}</c:chart></c:chartSpace>"


def with_parts(body: str, kind: str, target: str, parts: dict[str, str], links: str = "document.xml") -> bytes:
    """A file whose part `links` names `target` by the id "k"."""
    given = {"header": paragraph("Dana Oakes", PLACE)} if links == "header.xml" else {}
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>' if given else ""
    with ZipFile(BytesIO(docx_file(body + reference, **given))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    rels = f"word/_rels/{links}.rels"
    opened = files.get(rels, f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode())
    link = f'<Relationship Id="k" Type="x/{kind}" Target="{target}"/></Relationships>'
    files[rels] = opened.replace(b"</Relationships>", link.encode())
    return pack({**files, **parts})


TASKS = strings("Phlebotomy", "EKG")
ONE = chart(rich("Skill levels"), series("Skill levels", TASKS, numbers("0%", "0.9", "0.75")))
TWO = chart(
    rich("Waiting time"),
    series("Before", TASKS, numbers("General", "21", "14.3333333")),
    series("After", TASKS, numbers("General", "9", "7")),
)
OTHER = chart(
    f"<c:tx>{strings('Visits')}</c:tx>",
    series("North", strings("2021"), numbers("General", "40")),
    series("South", strings("2023"), numbers("General", "50")),
)
LEVELS = "<c:lvl>{}</c:lvl><c:lvl>{}</c:lvl>".format(
    '<c:pt idx="0"><c:v>Injections</c:v></c:pt>', '<c:pt idx="0"><c:v>Clinical</c:v></c:pt>'
)
NESTED = chart(rich("Work"), series("Work", f"<c:multiLvlStrRef>{LEVELS}</c:multiLvlStrRef>", numbers("General", "30")))
DAYS = chart(rich("Calls"), series("Calls", numbers("m/d/yyyy", "43831"), numbers("General", "12")))
NEW = (
    f"<cx:chartSpace {SPACES}><cx:chartData><cx:data id='0'>"
    "<cx:strDim type='cat'><cx:lvl><cx:pt idx='0'>Rooming</cx:pt></cx:lvl></cx:strDim>"
    "<cx:numDim type='val'><cx:lvl formatCode='General'><cx:pt idx='0'>25</cx:pt></cx:lvl></cx:numDim>"
    "</cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:txData><cx:v>My day</cx:v></cx:txData></cx:tx></cx:title>"
    "<cx:plotArea><cx:plotAreaRegion><cx:series layoutId='funnel'><cx:tx><cx:txData><cx:v>Patients</cx:v></cx:txData>"
    "</cx:tx></cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
)


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        (ONE, ["Skill levels", "Phlebotomy\t90%", "EKG\t75%"]),
        (TWO, ["Waiting time", "Before\tAfter", "Phlebotomy\t21\t9", "EKG\t14.33\t7"]),
        (OTHER, ["Visits", "North\tSouth", "2021\t40", "2023\t50"]),
        (NESTED, ["Work", "Clinical Injections\t30"]),
        (DAYS, ["Calls", "01/01/2020\t12"]),
    ],
)
def test_a_chart_is_read_once_in_its_place(xml: str, shown: list[str]) -> None:
    body = paragraph("Skills", PLACE) + paragraph("Education")
    document = read_docx(with_parts(body, "chart", "charts/chart1.xml", {"word/charts/chart1.xml": xml}))
    assert texts(document) == ["Skills", *shown, "Education"]
    (warning,) = document.warnings
    assert warning.code == "charts"
    assert f"“{shown[0]}”" in warning.message


def test_a_chart_of_the_newer_kind_stands_beside_its_picture() -> None:
    place = DRAWING.format(f'<cx:chart xmlns:cx="{CX}" r:id="k"/>')
    older = "<mc:Fallback><w:r><w:t>This chart is not available in your version of Word.</w:t></w:r></mc:Fallback>"
    both = f'<mc:AlternateContent><mc:Choice Requires="cx1">{place}</mc:Choice>{older}</mc:AlternateContent>'
    data = with_parts(paragraph("Skills", both), "chartEx", "charts/chartEx1.xml", {"word/charts/chartEx1.xml": NEW})
    assert texts(read_docx(data)) == ["Skills", "My day", "Patients", "Rooming\t25"]


def test_text_boxes_on_a_chart_come_with_it() -> None:
    shapes = f'<x xmlns:a="{A}"><a:p><a:r><a:t>Best year so far</a:t></a:r></a:p></x>'
    parts = {
        "word/charts/chart1.xml": ONE,
        "word/drawings/drawing1.xml": shapes,
        "word/charts/_rels/chart1.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="s" '
        'Type="x/chartUserShapes" Target="../drawings/drawing1.xml"/></Relationships>',
    }
    data = with_parts(paragraph("Skills", PLACE), "chart", "charts/chart1.xml", parts)
    assert texts(read_docx(data))[-1] == "Best year so far"


def test_a_chart_of_the_header_is_looked_for_in_the_header() -> None:
    parts = {"word/charts/chart1.xml": ONE}
    document = read_docx(with_parts(paragraph("Skills"), "chart", "charts/chart1.xml", parts, "header.xml"))
    assert texts(document) == ["Dana Oakes", "Skill levels", "Phlebotomy\t90%", "EKG\t75%", "Skills"]
    assert [line.in_header for line in document.lines] == [True, True, True, True, False]


SHEET = '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>'


@pytest.mark.parametrize(
    ("inline", "named"),
    [
        (PLACE, "chart9.xml"),
        (SHEET, "Excel.Sheet.12"),
    ],
)
def test_what_cannot_be_read_is_named(inline: str, named: str) -> None:
    data = with_parts(paragraph("Skills", f"<w:r>{inline}</w:r>"), "chart", "charts/chart9.xml", {})
    (warning,) = read_docx(data).warnings
    assert warning.code == "lost-words"
    assert f"“{named}”" in warning.message


def test_text_of_a_locked_drawing_is_read() -> None:
    words = "<a:p><a:r><a:t>Phlebotomy</a:t></a:r><a:r><a:t> lead</a:t></a:r></a:p><a:p><a:r><a:t>BLS</a:t></a:r></a:p>"
    drawing = DRAWING.format(f"<x><a:sp><a:txSp><a:txBody>{words}</a:txBody></a:txSp></a:sp></x>")
    document = read_docx(docx_file(paragraph("Skills", drawing) + paragraph("Education")))
    assert texts(document) == ["Skills", "Phlebotomy lead", "BLS", "Education"]


@pytest.mark.parametrize(
    ("result", "shown"),
    [
        ('<w:result w:val="1"/>', ["Athena"]),
        ("", ["Cerner"]),
        ('<w:result w:val="9"/>', []),
        ('<w:result w:val="x"/>', []),
    ],
)
def test_a_drop_down_field_shows_what_was_chosen(result: str, shown: list[str]) -> None:
    entries = '<w:listEntry w:val="Cerner"/><w:listEntry w:val="Athena"/>'
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{result}{entries}</w:ddList></w:ffData></w:fldChar>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    document = read_docx(docx_file(paragraph("Systems") + paragraph(f"<w:r>{field}</w:r>", end)))
    assert texts(document) == ["Systems", *shown]


@pytest.mark.parametrize(
    ("place", "size", "behind", "warned"),
    [
        ("inline", (5_900_000, 7_600_000), "0", True),
        ("anchor", (5_900_000, 7_600_000), "0", True),
        ("anchor", (5_900_000, 7_600_000), "1", False),
        ("inline", (1_300_000, 1_700_000), "0", False),
        ("inline", (7_700_000, 900_000), "0", False),
    ],
)
def test_a_large_picture_is_named(place: str, size: tuple[int, int], behind: str, warned: bool) -> None:
    blip = '<a:graphic><a:graphicData><x><a:blip r:embed="p"/></x></a:graphicData></a:graphic>'
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
    drawing = f'<w:r><w:drawing><wp:{place} behindDoc="{behind}">{extent}{blip}</wp:{place}></w:drawing></w:r>'
    document = read_docx(docx_file(paragraph("Dana Oakes", drawing)))
    assert texts(document) == ["Dana Oakes"]
    assert [w.code for w in document.warnings] == (["picture-of-text"] if warned else [])

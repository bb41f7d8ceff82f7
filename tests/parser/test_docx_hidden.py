"""Words of a DOCX that nobody sees are read as hidden and reported; those on a colored ground are seen."""

from __future__ import annotations

import pytest
from docx_packages import docx_file, paragraph

from analyzer.model import Document
from analyzer.parser import read_document, read_resume
from analyzer.parser.docx.reader import read_docx

WHITE = '<w:color w:val="FFFFFF"/>'
NAVY = '<w:color w:val="1F3864"/>'
HEADER = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:pPr></w:p>'
STYLE = '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr>{}</w:rPr></w:style>'


def cell(content: str, fill: str = "", row: str = "") -> str:
    """A table of one cell."""
    shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{shade}</w:tcPr>{content}</w:tc></w:tr></w:tbl>"


def box(content: str, fill: str = "<a:noFill/>", place: str = "", shown: str = "", behind: int = 0) -> str:
    """A text box two inches wide and one inch high."""
    return (
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="{behind}">{place}<wp:extent cx="1828800" cy="914400"/>'
        f'<wp:docPr id="1" name="Box" {shown}/><a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def offset(axis: str, emu: int) -> str:
    """The place of a box, counted from the page."""
    return f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{emu}</wp:posOffset></wp:position{axis}>'


def old_box(content: str, look: str) -> str:
    """A text box as Word wrote it before 2010."""
    return (
        f"<w:p><w:r><w:pict><v:shape {look}><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )


EPIC = paragraph("Epic")
PALE = paragraph("Epic", look=WHITE)
NAVY_FILL = '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'

UNSEEN = {
    "nearly white": paragraph("Epic", look='<w:color w:val="FAFAFA"/>'),
    "white of the theme": paragraph("Epic", look='<w:color w:themeColor="background1"/>'),
    "white, lit in white": paragraph("Epic", look=f'{WHITE}<w:highlight w:val="white"/>'),
    "black on black": paragraph("Epic", look='<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
    "black on solid black": paragraph("Epic", look='<w:color w:val="000000"/><w:shd w:val="solid" w:color="auto"/>'),
    "navy in a navy cell": cell(paragraph("Epic", look=NAVY), "1F3864"),
    "white in a white cell": cell(PALE, "FFFFFF"),
    "without a fill": paragraph("Epic", look="<w14:textFill><w14:noFill/></w14:textFill>"),
    "let through": paragraph(
        "Epic",
        look='<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
        "</w14:srgbClr></w14:solidFill></w14:textFill>",
    ),
    "one point, Strict": paragraph("Epic", look='<w:sz w:val="1pt"/>'),
    "hair's breadth": paragraph("Epic", look='<w:w w:val="1"/>'),
    "row of a point": paragraph("Epic", properties='<w:spacing w:line="20" w:lineRule="exact"/>'),
    "table row switched off": cell(EPIC, row="<w:hidden/>"),
    "table row of a point": cell(EPIC, row='<w:trHeight w:val="20" w:hRule="exact"/>'),
    "white in a clear box": box(PALE),
    "white in a white box": box(PALE, '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'),
    "white in an old box": old_box(PALE, 'fillcolor="white"'),
    "box switched off": box(EPIC, shown='hidden="1"'),
    "old box switched off": old_box(EPIC, 'style="position:absolute;visibility:hidden"'),
    "box left of the page": box(EPIC, place=offset("H", -9_000_000)),
    "box below the page": box(EPIC, place=offset("V", 11_000_000)),
    "frame off the page": paragraph("Epic", properties='<w:framePr w:w="900" w:hAnchor="page" w:x="-9000" w:y="1"/>'),
    "indent off the page": paragraph("Epic", properties='<w:ind w:left="-20000"/>'),
}
SEEN = {
    "black on black, automatic": paragraph("Epic", look='<w:shd w:val="clear" w:fill="000000"/>'),
    "pattern": paragraph("Epic", look=f'{WHITE}<w:shd w:val="pct50" w:fill="auto"/>'),
    "theme fill": cell(paragraph("Epic", look=WHITE)).replace("<w:tcPr>", '<w:tcPr><w:shd w:themeFill="accent1"/>'),
    "outlined": paragraph(
        "Epic",
        look="<w14:textFill><w14:noFill/></w14:textFill><w14:textOutline><w14:solidFill/></w14:textOutline>",
    ),
    "with a shadow": paragraph("Epic", look=f"{WHITE}<w14:shadow/>"),
    "white in a navy box": box(PALE, NAVY_FILL),
    "white in a box of the theme's color": box(PALE, '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'),
    "white in a clear box among shapes": box(PALE) + box("<w:p/>", NAVY_FILL),
    "white over a shape": PALE + box("<w:p/>", NAVY_FILL, behind=1),
    "white in an old blue box": old_box(PALE, 'fillcolor="#4f81bd [3204]"'),
    "white in an old box with a picture": old_box(PALE, "").replace("<v:textbox>", '<v:fill type="frame"/><v:textbox>'),
    "box at the edge": box(EPIC, place=offset("H", -900_000)),
    "box counted from its paragraph": box(EPIC, place=offset("V", -2_000_000).replace('"page"', '"paragraph"')),
    "frame in the margin": paragraph("Epic", properties='<w:framePr w:w="900" w:hAnchor="page" w:x="-100" w:y="1"/>'),
    "row of no height": cell(EPIC, row='<w:trHeight w:val="0" w:hRule="exact"/>'),
    "no numbers": paragraph("Epic", properties='<w:framePr w:x="a"/><w:ind w:left="b"/>', look='<w:sz w:val="c"/>'),
    "narrow letters": paragraph("Epic", look='<w:w w:val="80"/>'),
    "tight rows": paragraph("Epic", properties='<w:spacing w:line="180" w:lineRule="exact"/>'),
}


def shown(body: str, **parts: str) -> tuple[list[bool], Document]:
    """Whether each line with the word is hidden, and the document."""
    document = read_docx(docx_file(paragraph("Took vitals") + body, **parts))
    found = [line.hidden for line in document.lines if line.span.of(document.text) == "Epic"]
    return found, document


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_nobody_sees_is_hidden_and_quoted(body: str) -> None:
    found, document = shown(body)
    assert found == [True]
    assert any("“Epic”" in warning.message for warning in document.warnings if warning.code == "hidden-text")


@pytest.mark.parametrize("body", SEEN.values(), ids=SEEN.keys())
def test_what_shows_is_not_hidden(body: str) -> None:
    found, document = shown(body)
    assert found == [False]
    assert all(warning.code != "hidden-text" for warning in document.warnings)


def test_a_style_hides() -> None:
    look = STYLE.format(WHITE)
    assert shown(paragraph("Epic", properties='<w:pStyle w:val="Ghost"/>'), styles=look)[0] == [True]


@pytest.mark.parametrize(("behind", "hidden"), [(1, False), (0, True)])
def test_a_band_of_the_page_header_is_a_ground(behind: int, hidden: bool) -> None:
    found, _ = shown(PALE + HEADER, header=box("<w:p/>", NAVY_FILL, behind=behind))
    assert found == [hidden]


def test_hidden_words_stay_apart_and_leave_the_line() -> None:
    ghost = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    vitals = "<w:r><w:t>vitals</w:t></w:r>"
    body = paragraph("Took ", ghost.format("Epic"), vitals, ghost.format("Cerner"))
    document = read_docx(docx_file(body))
    assert [line.span.of(document.text) for line in document.lines] == ["Took vitals", "Epic Cerner"]


def test_hidden_words_are_no_contact_data() -> None:
    ghost = paragraph("dana@example.com, cell: (330) 555-0142", look="<w:vanish/>")
    contact = read_resume(read_document(docx_file(paragraph("Dana Oakes") + ghost))).contact
    assert (contact.name, contact.email, contact.phone) == ("Dana Oakes", "", "")

"""The parts of a Word file that python-docx does not write: hyperlinks, heading borders, text boxes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, RGBColor
from docx.text.paragraph import Paragraph

SPACES = " ".join(
    (
        nsdecls("w", "wp", "a"),
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
# Word writes a box twice: as DrawingML for itself, as VML for older readers. Both hold the whole text.
TEXT_BOX = """<w:r {spaces}><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="45720" distL="137160" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="F2F2F2"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720"><a:spAutoFit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect fillcolor="#F2F2F2" stroked="f" style="position:absolute;margin-left:{left_points}pt;
margin-top:0;width:{width_points}pt;height:{height_points}pt;mso-position-horizontal-relative:margin">
<v:textbox><w:txbxContent/></v:textbox></v:rect></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def add_hyperlink(paragraph: Paragraph, address: str, text: str) -> None:
    """Append `text` to the paragraph as a link to `address`, blue and underlined."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"/>')
    run = paragraph.add_run(text)
    run.font.underline, run.font.color.rgb = True, RGBColor(0x05, 0x63, 0xC1)
    link.append(run._r)
    paragraph._p.append(cast(Any, link))


def draw_bottom_border(paragraph: Paragraph, color: str) -> None:
    """Draw a thin line under the paragraph; `color` is "#RRGGBB"."""
    line = f'<w:bottom w:val="single" w:sz="6" w:space="1" w:color="{color.lstrip("#")}"/>'
    borders = cast(Any, parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def remove(paragraph: Paragraph) -> None:
    """Take the paragraph out of its container."""
    parent = paragraph._p.getparent()
    if parent is not None:
        parent.remove(paragraph._p)


def move_to_text_box(
    anchor: Paragraph, content: Sequence[Paragraph], *, width: Length, left: Length, height: Length
) -> None:
    """Move `content` out of the body into a box at `left` of the margin, anchored to the paragraph `anchor`."""
    run = parse_xml(
        TEXT_BOX.format(
            spaces=SPACES, width=int(width), left=int(left), height=int(height),
            width_points=width.pt, left_points=left.pt, height_points=height.pt,
        )
    )  # fmt: skip
    boxes = list(run.iter(qn("w:txbxContent")))
    for paragraph in content:
        remove(paragraph)
        for box in boxes:
            box.append(deepcopy(paragraph._p))
    anchor._p.append(cast(Any, run))

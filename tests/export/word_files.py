"""Whole Word files built from raw XML, for what no library writes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, look: str = "") -> str:
    """A run of one text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inline: str, properties: str = "") -> str:
    """A paragraph of inline XML; a bare text becomes a run."""
    inner = "".join(x if x.startswith("<") else run(x) for x in inline)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def bullet(*inline: str) -> str:
    """A paragraph with the list style."""
    return paragraph(*inline, properties='<w:pStyle w:val="ListBullet"/>')


def text_box(content: str, fallback: str | None = None) -> str:
    """A run with a text box as Word writes it: a drawing, and the text again for older programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{content if fallback is None else fallback}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word_file(
    body: str, parts: Mapping[str, str | bytes] | None = None, links: Mapping[str, str] | None = None,
    main: str = f"{WORD}.document.main+xml",
) -> bytes:  # fmt: skip
    """The bytes of a file with this body; `links` maps a part of `parts` to the kind of its link."""
    given = parts or {}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for n, (name, kind) in enumerate((links or {}).items(), 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{WORD}.{kind}+xml"/>' for name, kind in (links or {}).items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{overrides}</Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="m" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        **{f"word/{name}": content for name, content in given.items()},
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for number, (name, content) in enumerate(files.items()):
            info = ZipInfo(name, (2024, 5, 1 + number % 28, 12, 30, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def part(root: str, content: str) -> str:
    """The XML of a part with this root element."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"

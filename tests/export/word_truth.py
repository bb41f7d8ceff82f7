"""Accepts and rejects revisions as Word does, written apart from the program so that the two can be held together."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = "Resume Vitals"


def parts(data: bytes) -> dict[str, bytes]:
    """The members of a package in their order."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def stories(data: bytes) -> dict[str, etree._Element]:
    """The XML of every part that holds text."""
    names = ("document", "header", "footer", "footnotes", "endnotes")
    return {
        name: etree.fromstring(raw)
        for name, raw in parts(data).items()
        if name.startswith("word/") and name.endswith(".xml") and name.split("/")[1].startswith(names)
    }


def accept(root: etree._Element, author: str | None = OURS) -> etree._Element:
    """The part with the revisions of an author (None: of everybody) accepted."""
    return _settle(root, ("ins", "moveTo"), ("del", "moveFrom"), author)


def reject(root: etree._Element, author: str | None = OURS) -> etree._Element:
    """The part with the revisions of an author (None: of everybody) rejected."""
    return _settle(root, ("del", "moveFrom"), ("ins", "moveTo"), author)


def _settle(
    root: etree._Element, keep: tuple[str, str], drop: tuple[str, str], author: str | None
) -> etree._Element:  # fmt: skip
    def ours(mark: etree._Element) -> bool:
        return author is None or mark.get(f"{W}author") == author

    for kind in ("moveFrom", "moveTo"):
        starts = [m for m in root.iter(f"{W}{kind}RangeStart") if ours(m)]
        numbers = {m.get(f"{W}id") for m in starts}
        for mark in [*starts, *(m for m in root.iter(f"{W}{kind}RangeEnd") if m.get(f"{W}id") in numbers)]:
            mark.getparent().remove(mark)
    for paragraph in list(root.iter(f"{W}p")):
        marks = [m for name in drop for m in paragraph.findall(f"{W}pPr/{W}rPr/{W}{name}") if ours(m)]
        if marks:
            following = paragraph.getnext()
            assert following is not None
            assert following.tag == f"{W}p", "the last paragraph cannot lose its mark"
            place = 1 if following.find(f"{W}pPr") is not None else 0
            for child in reversed([c for c in paragraph if c.tag != f"{W}pPr"]):
                following.insert(place, child)
            paragraph.getparent().remove(paragraph)
    for mark in [m for name in drop for m in root.iter(f"{W}{name}") if ours(m)]:
        mark.getparent().remove(mark)
    for mark in [m for name in keep for m in root.iter(f"{W}{name}") if ours(m)]:
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for change in [c for c in root.iter(f"{W}pPrChange") if ours(c)]:
        properties = change.getparent()
        properties.remove(change)
        if "del" in keep:
            kept = [x for x in properties if x.tag in (f"{W}rPr", f"{W}sectPr")]
            properties[:] = [*change[0], *kept]
    if "del" in keep:
        for text in root.iter(f"{W}delText"):
            if not any(a.tag == f"{W}del" for a in text.iterancestors()):
                text.tag = f"{W}t"
    return root


def looks(root: etree._Element) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    """Every paragraph as its characters, each with its format and the elements it stands in."""
    result = []
    for paragraph in root.iter(f"{W}p"):
        row = []
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p")) is not paragraph:
                continue
            properties = run.find(f"{W}rPr")
            look = "" if properties is None else etree.tostring(properties, method="c14n", exclusive=True).decode()
            around = tuple(str(a.tag) for a in run.iterancestors() if a.tag != f"{W}p")
            for node in run:
                if node.tag in (f"{W}t", f"{W}delText"):
                    row += [(c, look, around) for c in node.text or ""]
                elif node.tag not in (f"{W}rPr", f"{W}commentReference", f"{W}lastRenderedPageBreak"):
                    row.append((str(node.tag), look, around))
        result.append(row)
    return result


def texts(root: etree._Element) -> list[str]:
    """The characters of every paragraph."""
    return ["".join(c if len(c) == 1 else " " for c, _, _ in row) for row in looks(root)]

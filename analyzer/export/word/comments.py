"""Comments in a Word file, on the words that they are about; those that are already there are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join

from lxml import etree

from analyzer.export.word.package import WordPackage
from analyzer.export.word.revisions import Stamp
from analyzer.export.word.runs import cut_runs, legal, text_node
from analyzer.export.word.text import Character
from analyzer.model import Span
from analyzer.parser.docx.package import MAIN, W

_PLACES = {
    f"{W}hdr": "In the page header",
    f"{W}ftr": "In the page footer",
    f"{W}footnotes": "In a footnote",
    f"{W}endnotes": "In an endnote",
}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class Note:
    """What to say about the words `span` (offsets into the text) of a line: one paragraph for each of `texts`."""

    line: int
    span: Span
    texts: tuple[str, ...]


@dataclass(slots=True)
class Notebook:
    """Adds comments to a package; the comments part is made when the first one is added."""

    package: WordPackage
    stamp: Stamp
    _root: etree._Element | None = field(default=None)

    def add(self, note: Note, paragraph: etree._Element, shown: Sequence[Character], own: Sequence[int]) -> None:
        """Puts a comment on the characters `own`.

        Word takes none in a header, a footnote or a text box: there it goes to the paragraph that the box hangs on,
        or to the first one.
        """
        host = _host(self._body(), paragraph)
        if host is not paragraph or any(shown[i].locked for i in range(own[0], own[-1] + 1)):
            self._attach(host, note.texts if host is paragraph else _placed(paragraph, shown, own, note.texts))
            return
        start, end = own[0], own[-1] + 1
        pieces = [p for p in cut_runs(shown, start, end, {start, end}) if p.start < p.end]
        begin = next(p for p in pieces if p.start == start)
        finish = next(p for p in reversed(pieces) if p.end == end)
        number = self._write(note.texts)
        begin.run.addprevious(_range("commentRangeStart", number))
        closing = _range("commentRangeEnd", number)
        finish.run.addnext(closing)
        closing.addnext(_reference(number))

    def add_loose(self, texts: Sequence[str]) -> None:
        """Puts a comment on the first paragraph of the body."""
        self._attach(None, texts)

    def _body(self) -> etree._Element:
        return self.package.tree(self.package.main_part())

    def _attach(self, host: etree._Element | None, texts: Sequence[str]) -> None:
        """Puts a comment around a whole paragraph; None stands for the first one that shows a word."""
        if host is None:
            ours = [p for p in self._body().iter(f"{W}p") if _host(self._body(), p) is p]
            host = next((p for p in ours if any(t.text for t in p.iter(f"{W}t"))), ours[0] if ours else None)
        if host is None:
            return
        number = self._write(texts)
        properties = host.find(f"{W}pPr")
        host.insert(0 if properties is None else 1, _range("commentRangeStart", number))
        host.append(_range("commentRangeEnd", number))
        host.append(_reference(number))

    def _write(self, texts: Sequence[str]) -> int:
        """The comment itself, in the comments part; its number."""
        if self._root is None:
            self._root = self._open()
        comment = self.stamp.mark("comment")
        comment.set(f"{W}initials", "RV")
        for index, text in enumerate(texts):
            paragraph = etree.SubElement(comment, f"{W}p")
            if index == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
            etree.SubElement(paragraph, f"{W}r").append(text_node(legal(text)))
        self._root.append(comment)
        return int(str(comment.get(f"{W}id")))

    def _open(self) -> etree._Element:
        known = self.package.linked("comments")
        if known is not None and known in self.package:
            return self.package.tree(known)
        main = self.package.main_part()
        name = join(dirname(main), "comments.xml")
        if name in self.package:
            name = join(dirname(main), "resumeVitalsComments.xml")
        root = etree.Element(f"{W}comments", nsmap={"w": MAIN})
        self.package.add(name, root)
        self.package.link(main, "comments", name, _TYPE)
        return root


def _host(body: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The paragraph itself, the one that its text box hangs on, or None where it is in another part."""
    if paragraph.getroottree().getroot() is not body:
        return None
    boxes = list(paragraph.iterancestors(f"{W}txbxContent"))
    return next(boxes[-1].iterancestors(f"{W}p"), None) if boxes else paragraph


def _placed(
    paragraph: etree._Element, shown: Sequence[Character], own: Sequence[int], texts: Sequence[str]
) -> Sequence[str]:
    """The comment with the place of its words in front."""
    words = "".join(c.text for c in shown[own[0] : own[-1] + 1])
    place = _PLACES.get(str(paragraph.getroottree().getroot().tag), "In the text box here")
    return (f"{place}: “{words}”", *texts)


def _range(name: str, number: int) -> etree._Element:
    element = etree.Element(f"{W}{name}")
    element.set(f"{W}id", str(number))
    return element


def _reference(number: int) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.append(_range("commentReference", number))
    return run

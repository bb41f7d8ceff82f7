"""Moves whole sections and lines of a Word file as real move revisions (`w:moveFrom`, `w:moveTo`).

Rejecting gives back the file as it was. What is edited in a moved section is edited in its new place and is part of the
move. A section or line is moved only where all of it is plain paragraphs of the page's own flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from analyzer.export.word.package import NotEditable
from analyzer.export.word.revisions import W14, Stamp, accept_own, mark_look
from analyzer.export.word.text import characters
from analyzer.parser.docx.package import W

_WORDS = frozenset(
    f"{W}{x}" for x in ("r", "t", "tab", "br", "cr", "sym", "softHyphen", "noBreakHyphen", "lastRenderedPageBreak")
)
_AROUND = frozenset(f"{W}{x}" for x in ("hyperlink", "smartTag"))
_MARKS = frozenset(f"{W}{x}" for x in ("proofErr", "bookmarkStart", "bookmarkEnd"))
_FORMATS = frozenset(f"{W}{x}" for x in ("pPr", "rPr", "smartTagPr"))
_REVISIONS = tuple(f"{W}{x}" for x in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "numberingChange"))
_REVISED_MARK = tuple(f"{W}pPr/{W}rPr/{W}{x}" for x in ("ins", "del", "moveFrom", "moveTo"))
_FIELDS = tuple(f"{W}{x}" for x in ("fldChar", "instrText", "fldSimple"))
_COMMENTS = tuple(f"{W}{x}" for x in ("commentRangeStart", "commentRangeEnd", "commentReference"))


@dataclass(frozen=True, slots=True)
class SectionMove:
    """The lines of a section, its heading first, and the headings that it ends and is put before (None: the end)."""

    lines: tuple[int, ...]
    until: int | None
    before: int


@dataclass(frozen=True, slots=True)
class LineMove:
    """A line of a paragraph of its own, and the last line of the section that it joins.

    `card` is the last line there that names a credential: where the section ends the file, the line goes above it.
    """

    line: int
    last: int
    card: int | None


@dataclass(slots=True)
class Block:
    """The paragraphs of what moves, what they are put before, and, where the move is tracked, their copies there."""

    paragraphs: list[etree._Element]
    before: etree._Element
    copies: list[etree._Element] = field(default_factory=list)

    def arrived(self) -> list[etree._Element]:
        """The copies with all paragraphs that were added between them."""
        first, last = self.copies[0], self.copies[-1]
        return [first] if first is last else [first, *_until(first, last), last]


def cut_block(heading: etree._Element, until: etree._Element | None, before: etree._Element) -> Block:
    """The paragraphs of a section with the empty ones above its heading. Raises NotEditable with the reason."""
    body = heading.getparent()
    if body is None or any(p is not None and (p.getparent() is not body) for p in (until, before)):
        raise NotEditable("a section stands in a table, a text box or a content control")
    if body.tag != f"{W}body":
        raise NotEditable("its heading stands in a table, a text box or a content control")
    first = _with_blanks(heading)
    paragraphs = [first, *(first.itersiblings() if until is None else _until(first, _with_blanks(until)))]
    if until is None:
        while paragraphs[-1].tag == f"{W}sectPr" or (paragraphs[-1] is not heading and _is_blank(paragraphs[-1])):
            paragraphs.pop()
    return _checked(paragraphs, _with_blanks(before))


def cut_line(paragraph: etree._Element, before: etree._Element) -> Block:
    """The paragraph of a line, to be put before another one. Raises NotEditable with the reason."""
    body = paragraph.getparent()
    if body is None or body.tag != f"{W}body":
        raise NotEditable("it stands in a table, a text box or a content control")
    if before.getparent() is not body:
        raise NotEditable("the section that it belongs in stands in a table, a text box or a content control")
    return _checked([paragraph], before)


def _checked(paragraphs: list[etree._Element], target: etree._Element) -> Block:
    body = paragraphs[0].getparent()
    assert body is not None
    following = paragraphs[-1].getnext()
    if following is None or following.tag == f"{W}sectPr":
        # The last mark of a file can neither go nor come, so that empty lines would stay behind.
        raise NotEditable("it ends the file: put an empty line behind it in Word first")
    neighbours = [x for x in (following, target.getprevious()) if x is not None]
    if any(p.tag != f"{W}p" for p in paragraphs):
        raise NotEditable("there is more in it than plain paragraphs, such as a table")
    if any(x.tag not in (f"{W}p", f"{W}sectPr") for x in (*neighbours, target)):
        raise NotEditable("beside it or its new place there is more than plain paragraphs, such as a table")
    for paragraph in paragraphs:
        if reason := _reason(paragraph):
            raise NotEditable(reason)
    if any(x.find(path) is not None for x in (*neighbours, target) for path in _REVISED_MARK):
        raise NotEditable("beside it are changes that nobody has accepted or rejected yet")
    _check_between(body, paragraphs, target)
    _check_bookmarks(body, paragraphs)
    return Block(paragraphs, target)


def carry(blocks: Sequence[Block]) -> None:
    """Puts the paragraphs themselves into the new places, which stay where they are when what they are above moves."""
    places = []
    for block in blocks:
        places.append(etree.Element(f"{W}p"))
        block.before.addprevious(places[-1])
    for block, place in zip(blocks, places, strict=True):
        for paragraph in block.paragraphs:
            place.addprevious(paragraph)
        place.getparent().remove(place)  # type: ignore[union-attr]


def copy_over(block: Block) -> None:
    """Puts copies into the new place, which are edited from now on."""
    for paragraph in block.paragraphs:
        copied = deepcopy(paragraph)
        for name in [n for n in copied.attrib if str(n).startswith(W14)]:
            del copied.attrib[name]
        for mark in list(copied.iter(*_MARKS)):
            mark.getparent().remove(mark)  # type: ignore[union-attr]
        block.before.addprevious(copied)
        block.copies.append(copied)


def mark_move(block: Block, stamp: Stamp) -> None:
    """Makes the copies a move: own edits in them are made first, because no move holds a change of its own."""
    for paragraph in block.arrived():
        accept_own(paragraph, stamp)
    name = f"resumeVitals{stamp.number()}"
    for kind, paragraphs in (("moveFrom", block.paragraphs), ("moveTo", block.arrived())):
        start = stamp.mark(f"{kind}RangeStart")
        start.set(f"{W}name", name)
        end = etree.Element(f"{W}{kind}RangeEnd")
        end.set(f"{W}id", str(start.get(f"{W}id")))
        for paragraph in paragraphs:
            _wrap(paragraph, kind, stamp)
            mark_look(paragraph).insert(0, stamp.mark(kind))
        opening = paragraphs[0]
        opening.insert(0 if opening.find(f"{W}pPr") is None else 1, start)
        paragraphs[-1].addnext(end)


def _until(first: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    """The siblings behind `first` and before `end`."""
    for sibling in first.itersiblings():
        if sibling is end:
            return
        yield sibling


def _with_blanks(paragraph: etree._Element) -> etree._Element:
    """The first of the empty paragraphs right above, which part the section from the one before."""
    while (above := paragraph.getprevious()) is not None and above.tag == f"{W}p" and _is_blank(above):
        paragraph = above
    return paragraph


def _is_blank(element: etree._Element) -> bool:
    if element.tag != f"{W}p" or _reason(element):
        return False
    return not any(c.text.strip() for c in characters(element))


def _reason(paragraph: etree._Element) -> str:
    """Why a paragraph cannot be moved without a loss; "" where it can."""
    if next(paragraph.iter(*_REVISIONS), None) is not None:
        return "it holds changes that nobody has accepted or rejected yet"
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return "the layout of the page changes in it (a section break)"
    breaks = [x for x in paragraph.iter(f"{W}br") if x.get(f"{W}type") in ("page", "column")]
    if breaks or paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
        return "a page break stands in it"
    if next(paragraph.iter(*_FIELDS), None) is not None:
        return "it holds a field that Word fills in"
    if next(paragraph.iter(*_COMMENTS), None) is not None:
        return "somebody's comment stands in it"
    if paragraph.find(f"{W}pPr/{W}framePr") is not None or not _is_plain(paragraph):
        return "it holds more than words, such as a picture, a text box, a note or a content control"
    return ""


def _is_plain(element: etree._Element) -> bool:
    children = [x for x in element if isinstance(x.tag, str) and x.tag not in _FORMATS]
    if len(children) != len([x for x in element if x.tag not in _FORMATS]):
        return False
    inside_run = element.tag == f"{W}r"
    known = _WORDS - {f"{W}r"} if inside_run else {f"{W}r"} | _AROUND | _MARKS
    return all(x.tag in known and (x.tag in _MARKS or _is_plain(x)) for x in children)


def _check_between(body: etree._Element, paragraphs: Sequence[etree._Element], target: etree._Element) -> None:
    """Raises NotEditable where the page's layout changes on the way, so that the section would look different."""
    places = sorted((body.index(paragraphs[0]), body.index(target)))
    if any(x.find(f"{W}pPr/{W}sectPr") is not None for x in body[places[0] : places[1]]):
        raise NotEditable("the layout of the page changes on the way (a section break)")


def _check_bookmarks(body: etree._Element, paragraphs: Sequence[etree._Element]) -> None:
    """Raises NotEditable where a bookmark crosses the border or something points at it: a copy cannot hold it."""
    starts = [x for p in paragraphs for x in p.iter(f"{W}bookmarkStart")]
    ends = [x.get(f"{W}id") for p in paragraphs for x in p.iter(f"{W}bookmarkEnd")]
    if sorted(str(x.get(f"{W}id")) for x in starts) != sorted(map(str, ends)):
        raise NotEditable("a bookmark begins in it and ends elsewhere")
    names = {str(x.get(f"{W}name")) for x in starts}
    links = {str(x.get(f"{W}anchor")) for x in body.iter(f"{W}hyperlink")}
    codes = " ".join(x.text or "" for x in body.iter(f"{W}instrText"))
    if names & links or names & set(codes.split()):
        raise NotEditable("a link in the file points at it")


def _wrap(element: etree._Element, kind: str, stamp: Stamp) -> None:
    """Puts all runs of a paragraph into revisions, within the links that they stand in."""
    for around in [x for x in element if x.tag in _AROUND]:
        _wrap(around, kind, stamp)
    for is_run, group in groupby(list(element), key=lambda x: x.tag == f"{W}r"):
        if is_run:
            runs = list(group)
            mark = stamp.mark(kind)
            runs[0].addprevious(mark)
            mark.extend(runs)

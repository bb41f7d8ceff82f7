"""Edits a Word paragraph with real revisions (`w:ins`, `w:del`), and accepts those that were made.

A paragraph that becomes several keeps its own mark as the last one, as Word does it, so that rejecting joins them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from analyzer.export.word.diff import Replacement
from analyzer.export.word.runs import Piece, cut_runs, new_run
from analyzer.export.word.text import Character
from analyzer.parser.docx.package import W

AUTHOR = "Resume Vitals"
_OTHERS = frozenset({f"{W}ins", f"{W}moveTo"})
_SPLIT = "split"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(slots=True)
class Stamp:
    """Who and when, and numbers that no mark of the file has yet."""

    date: str
    used: set[int]
    author: str = AUTHOR
    _next: int = field(default=0)
    _made: set[str] = field(default_factory=set)

    def mark(self, name: str) -> etree._Element:
        """An element with a new number, the author and the date."""
        element = etree.Element(f"{W}{name}")
        element.set(f"{W}id", str(self.number()))
        element.set(f"{W}author", self.author)
        element.set(f"{W}date", self.date)
        self._made.add(str(element.get(f"{W}id")))
        return element

    def number(self) -> int:
        """A number that is not in use."""
        while self._next in self.used:
            self._next += 1
        self.used.add(self._next)
        return self._next

    def owns(self, element: etree._Element) -> bool:
        """Whether a mark was made with this stamp; one of an earlier file of ours stays for the person to decide."""
        return element.get(f"{W}author") == self.author and element.get(f"{W}id") in self._made


def used_numbers(roots: Iterator[etree._Element]) -> set[int]:
    """The `w:id` numbers that revisions, bookmarks and comments of these parts use."""
    found = set()
    for root in roots:
        for element in root.iter():
            number = element.get(f"{W}id") if isinstance(element.tag, str) else None
            if number and number.lstrip("-").isdecimal():
                found.add(int(number))
    return found


def number_anew(root: etree._Element, stamp: Stamp) -> None:
    """Gives each change of format a number of its own where its run was cut in two."""
    seen = set()
    for change in root.iter(f"{W}rPrChange"):
        number = change.get(f"{W}id")
        if number in seen:
            change.set(f"{W}id", str(stamp.number()))
        seen.add(number)


def revise(
    paragraph: etree._Element, shown: Sequence[Character], edits: Sequence[Replacement], first: int, last: int,
    stamp: Stamp, mark: str = "",
) -> None:  # fmt: skip
    """Puts the edits into the paragraph as revisions; `first` to `last` are the characters of the sentence.

    A line break in an edit starts a new paragraph that opens with `mark` (a typed bullet mark, "" for list bullets);
    where the paragraph shows several rows, it is a line break. The characters must not be locked.
    """
    cuts = {first, last, *(e.start for e in edits), *(e.end for e in edits)}
    by_row = any(c.text == "\n" for c in shown)
    pieces = [p for p in cut_runs(shown, first, last, cuts) if p.start < p.end]
    for edit in edits:
        gone = [p for p in pieces if edit.start <= p.start and p.end <= edit.end]
        for piece in gone:
            _delete(piece.run, stamp)
        if edit.text:
            _insert(paragraph, pieces, gone, edit, (first, last), stamp, mark, by_row)
    _split(paragraph, stamp)


def add_paragraphs(paragraph: etree._Element, sentences: Sequence[str], like: etree._Element, stamp: Stamp) -> None:
    """Puts each sentence, with its typed mark, into a new paragraph behind this one, as revisions."""
    for sentence in sentences:
        paragraph.append(etree.Element(_SPLIT))
        inserted = stamp.mark("ins")
        inserted.append(new_run(sentence, like, outside_link=like.getparent() is not paragraph))
        paragraph.append(inserted)
    _split(paragraph, stamp)


def _delete(run: etree._Element, stamp: Stamp) -> None:
    for node in run.iter(f"{W}t"):
        node.tag = f"{W}delText"
    before = run.getprevious()
    if before is not None and before.tag == f"{W}del" and stamp.owns(before):
        before.append(run)
        return
    deleted = stamp.mark("del")
    run.addprevious(deleted)
    deleted.append(run)


def _insert(
    paragraph: etree._Element, pieces: list[Piece], gone: list[Piece], edit: Replacement, bounds: tuple[int, int],
    stamp: Stamp, mark: str, by_row: bool,
) -> None:  # fmt: skip
    if gone:
        anchor, after, like = gone[-1], True, next((p for p in gone if _has_letters(p.run)), gone[0])
    else:
        left = next((p for p in pieces if p.end == edit.start and edit.start > bounds[0]), None)
        right = next((p for p in pieces if p.start == edit.start and edit.start < bounds[1]), None)
        anchor, after = _nearer(paragraph, left, right)
        like = anchor
    place = _outermost(anchor.run, stamp)
    linked = False
    if edit.start == bounds[1]:
        # At the end of the sentence, nothing of the link is meant to go on.
        while (link := place.getparent()) is not None and link.tag == f"{W}hyperlink" and _is_last(place):
            place, linked = link, True
    new: list[etree._Element] = []
    for number, line in enumerate(edit.text.split("\n")):
        if number and not by_row:
            new.append(etree.Element(_SPLIT))
        text = line if not number else f"\n{mark}{line}" if by_row else f"{mark}{line}"
        if text:
            inserted = stamp.mark("ins")
            inserted.append(new_run(text, like.run, outside_link=linked))
            new.append(inserted)
    _put(place, new, after, stamp)


def _nearer(paragraph: etree._Element, left: Piece | None, right: Piece | None) -> tuple[Piece, bool]:
    """The neighbour that an insertion takes its look from, and whether it stands behind it."""
    if left is not None and (right is None or left.run.getparent() is paragraph):
        return left, True
    if right is not None and (left is None or right.run.getparent() is paragraph):
        return right, False
    assert left is not None
    return left, True


def _outermost(run: etree._Element, stamp: Stamp) -> etree._Element:
    parent = run.getparent()
    return parent if parent is not None and parent.tag == f"{W}del" and stamp.owns(parent) else run


def _put(place: etree._Element, new: list[etree._Element], after: bool, stamp: Stamp) -> None:
    """Puts elements beside a place; another person's insertion is cut in two around them."""
    around = place.getparent()
    if around is not None and around.tag in _OTHERS:
        rest = [x for x in around if around.index(x) >= around.index(place) + after]
        if rest:
            tail = etree.Element(around.tag, dict(around.attrib))
            tail.set(f"{W}id", str(stamp.number()))
            around.addnext(tail)
            tail.extend(rest)
        place, after = around, True
    for element in reversed(new) if after else new:
        (place.addnext if after else place.addprevious)(element)
    if around is not None and around.tag in _OTHERS and not len(around):
        place.getparent().remove(around)  # type: ignore[union-attr]


def _is_last(place: etree._Element) -> bool:
    """Whether nothing that is shown follows among its siblings: a comment's marks are not shown."""
    return not any(x.tag == f"{W}r" and x.find(f"{W}commentReference") is None for x in place.itersiblings())


def _has_letters(run: etree._Element) -> bool:
    return any(c.isalnum() for node in run.iter(f"{W}t", f"{W}delText") for c in node.text or "")


def _split(paragraph: etree._Element, stamp: Stamp) -> None:
    """Moves what stands before each split into a paragraph of its own, whose mark is inserted."""
    while (split := paragraph.find(_SPLIT)) is not None:
        head = etree.Element(paragraph.tag, {k: v for k, v in paragraph.attrib.items() if not str(k).startswith(W14)})
        head.append(inserted_mark(paragraph.find(f"{W}pPr"), stamp))
        head.extend([x for x in paragraph[: paragraph.index(split)] if x.tag != f"{W}pPr"])
        paragraph.remove(split)
        paragraph.addprevious(head)
        _take_break(paragraph.find(f"{W}pPr"), stamp)


def _take_break(properties: etree._Element | None, stamp: Stamp) -> None:
    """Takes a page break away that the first of several paragraphs has now, as a change that can be rejected."""
    broken = properties.find(f"{W}pageBreakBefore") if properties is not None else None
    if properties is None or broken is None or properties.find(f"{W}pPrChange") is not None:
        return
    change = stamp.mark("pPrChange")
    change.append(deepcopy(properties))
    for name in ("rPr", "sectPr"):
        for node in change[0].findall(f"{W}{name}"):
            change[0].remove(node)
    properties.remove(broken)
    properties.append(change)


def inserted_mark(properties: etree._Element | None, stamp: Stamp) -> etree._Element:
    """A copy of a paragraph's properties for a new paragraph: its mark is inserted, and no break comes twice."""
    copied = etree.Element(f"{W}pPr") if properties is None else deepcopy(properties)
    for name in ("sectPr", "pPrChange"):
        for node in copied.findall(f"{W}{name}"):
            copied.remove(node)
    look = copied.find(f"{W}rPr")
    if look is None:
        look = etree.SubElement(copied, f"{W}rPr")
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for node in look.findall(f"{W}{name}"):
            look.remove(node)
    look.insert(0, stamp.mark("ins"))
    return copied


def mark_look(paragraph: etree._Element) -> etree._Element:
    """The look of the paragraph's mark, which revisions of the mark go into; it is made where there is none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    look = properties.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        # Only these may follow the mark's look.
        later = next((x for x in properties if x.tag in (f"{W}sectPr", f"{W}pPrChange")), None)
        if later is None:
            properties.append(look)
        else:
            later.addprevious(look)
    return look


def accept_own(root: etree._Element, stamp: Stamp) -> None:
    """Accepts the revisions of this stamp: inserted words stay, deleted ones go."""
    for mark in [x for x in root.iterfind(f".//{W}pPr/{W}rPr/{W}del") if stamp.owns(x)]:
        _join_following(next(mark.iterancestors(f"{W}p")))
    for deleted in [x for x in root.iter(f"{W}del", f"{W}pPrChange") if stamp.owns(x)]:
        deleted.getparent().remove(deleted)  # type: ignore[union-attr]
    for inserted in [x for x in root.iter(f"{W}ins") if stamp.owns(x)]:
        parent = inserted.getparent()
        assert parent is not None
        for child in list(inserted):
            inserted.addprevious(child)
        parent.remove(inserted)
        if parent.tag == f"{W}rPr" and not len(parent) and parent.getparent() is not None:
            parent.getparent().remove(parent)  # type: ignore[union-attr]


def _join_following(paragraph: etree._Element) -> None:
    """Takes a paragraph out whose mark is struck; what is left in it opens the next one."""
    following = paragraph.getnext()
    assert following is not None
    properties = following.find(f"{W}pPr")
    for child in reversed([c for c in paragraph if c.tag != f"{W}pPr"]):
        following.insert(0 if properties is None else 1, child)
    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]

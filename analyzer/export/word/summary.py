"""Puts a summary into a Word file as revisions: in the place of the present one, or as a new block above the rest."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from analyzer.export.word.diff import Replacement
from analyzer.export.word.package import NotEditable
from analyzer.export.word.revisions import Stamp, inserted_mark, mark_look, revise
from analyzer.export.word.runs import new_run
from analyzer.export.word.text import Character
from analyzer.parser.docx.package import W

_PLAIN = frozenset(f"{W}{x}" for x in ("rPr", "t", "tab", "lastRenderedPageBreak", "softHyphen", "noBreakHyphen"))
_ONCE = ("sectPr", "pPrChange", "pageBreakBefore", "framePr")


@dataclass(frozen=True, slots=True)
class NewSummary:
    """What the summary says from now on; all numbers are those of lines.

    The first of `lines` takes the text, the others go. Where there are none, `heading` and the text go before the
    first of `headings`, in the look of that heading and of the first of `models`, which are lines of plain text and
    then `bullets`, of which only the font counts.
    """

    text: str
    lines: tuple[int, ...] = ()
    heading: str = ""
    headings: tuple[int, ...] = ()
    models: tuple[int, ...] = ()
    bullets: tuple[int, ...] = ()


def insert_summary(
    new: NewSummary, place: etree._Element, before: etree._Element, model: etree._Element | None,
    bullet: etree._Element | None, stamp: Stamp,
) -> None:  # fmt: skip
    """Puts heading and text before the paragraph `place`, in the look of the heading `before`."""
    like = model if model is not None else bullet
    rows = ((new.heading, before, before), (new.text, model, like))
    for text, paragraph, look in rows:
        made = etree.Element(f"{W}p")
        made.append(inserted_mark(_properties(paragraph), stamp))
        inserted = stamp.mark("ins")
        inserted.append(new_run(text, _first_run(look), outside_link=True))
        made.append(inserted)
        place.addprevious(made)


def check_removable(paragraph: etree._Element, shown: Sequence[Character], own: Sequence[int]) -> None:
    """Raises NotEditable where the paragraph holds more than the words `own`, or cannot lose its mark."""
    inside = set(own)
    rest = [c.text for i, c in enumerate(shown) if i not in inside]
    following = paragraph.getnext()
    if any(x.isalnum() for text in rest for x in text) or any(c.text == "\n" for c in shown):
        raise NotEditable("other words stand in the same paragraph")
    if any(c.locked for c in shown) or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        raise NotEditable("its paragraph holds more than words")
    if following is None or following.tag != f"{W}p":
        raise NotEditable("its last paragraph cannot be taken out")
    if any(child.tag not in _PLAIN for run in paragraph.iter(f"{W}r") for child in run):
        raise NotEditable("its paragraph holds more than words")


def remove_paragraph(paragraph: etree._Element, shown: Sequence[Character], stamp: Stamp) -> None:
    """Strikes all words of the paragraph and its mark; `check_removable` comes first."""
    if shown:
        revise(paragraph, shown, [Replacement(0, len(shown), "")], 0, len(shown), stamp)
    look = mark_look(paragraph)
    place = 1 if look.find(f"{W}ins") is not None else 0
    look.insert(place, stamp.mark("del"))


def _properties(paragraph: etree._Element | None) -> etree._Element | None:
    properties = paragraph.find(f"{W}pPr") if paragraph is not None else None
    if properties is None:
        return None
    copied = deepcopy(properties)
    for name in _ONCE:
        for node in copied.findall(f"{W}{name}"):
            copied.remove(node)
    return copied


def _first_run(paragraph: etree._Element | None) -> etree._Element | None:
    if paragraph is None:
        return None
    return next((r for r in paragraph.iter(f"{W}r") if any(t.text for t in r.iter(f"{W}t"))), None)

"""Cuts the runs of a Word paragraph between characters, and makes new runs that look like old ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from analyzer.export.word.text import Character
from analyzer.parser.docx.package import W

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Invisible hints that may go with the characters around them; anything else without a character is kept.
_HINTS = frozenset(f"{W}{name}" for name in ("lastRenderedPageBreak", "softHyphen"))


@dataclass(slots=True)
class Piece:
    """A run, or a part cut from one, with the characters `start` to `end` of its paragraph."""

    run: etree._Element
    start: int
    end: int


def legal(text: str) -> str:
    """The text without the characters that no XML file may hold."""
    return _NOT_XML.sub("", text)


def cut_runs(shown: Sequence[Character], first: int, last: int, cuts: Collection[int]) -> list[Piece]:
    """Cuts the runs that hold the characters `first` to `last` at every index of `cuts`, and returns all pieces.

    What has no character (a picture, a field mark, a note's number) gets a run of its own, so that it stays.
    """
    pieces: list[Piece] = []
    for run in dict.fromkeys(c.run for c in shown[first:last]):
        own = {(shown[i].node, shown[i].at): i for i in range(len(shown)) if shown[i].run is run}
        pieces += _cut_run(run, own, cuts)
    return pieces


def _cut_run(run: etree._Element, own: dict[tuple[etree._Element, int], int], cuts: Collection[int]) -> list[Piece]:
    groups: list[tuple[list[etree._Element], int, int]] = []
    fresh = True
    at = min(own.values())
    for child in [c for c in run if c.tag != f"{W}rPr"]:
        indexes = sorted(i for (node, _), i in own.items() if node is child or child in node.iterancestors())
        if not indexes and child.tag not in _HINTS and not (child.tag == f"{W}t" and not child.text):
            groups.append(([child], at, at))
            fresh = True
            continue
        for node, start, end in _slices(child, indexes, cuts) or [(child, at, at)]:
            if fresh or start in cuts:
                groups.append(([], start, start))
                fresh = False
            groups[-1][0].append(node)
            groups[-1] = (groups[-1][0], groups[-1][1], end)
            at = end
    if len(groups) == 1:
        return [Piece(run, groups[0][1], groups[0][2])]
    properties = run.find(f"{W}rPr")
    pieces = []
    place = run
    for number, (nodes, start, end) in enumerate(groups):
        part = run if number == 0 else _twin(run, properties)
        if number == 0:
            for child in [c for c in run if c.tag != f"{W}rPr"]:
                run.remove(child)
        else:
            place.addnext(part)
        part.extend(nodes)
        place = part
        pieces.append(Piece(part, start, end))
    return pieces


def _slices(child: etree._Element, indexes: list[int], cuts: Collection[int]) -> list[tuple[etree._Element, int, int]]:
    """The node, cut in as many as the cuts ask for."""
    inner = [c for c in indexes[1:] if c in cuts]
    if not indexes:
        return []
    if not inner or child.tag != f"{W}t":
        return [(child, indexes[0], indexes[-1] + 1)]
    text, result = child.text or "", []
    edges = [indexes[0], *inner, indexes[-1] + 1]
    for start, end in pairwise(edges):
        result.append((text_node(text[start - indexes[0] : end - indexes[0]]), start, end))
    return result


def _twin(run: etree._Element, properties: etree._Element | None) -> etree._Element:
    twin = etree.Element(run.tag, dict(run.attrib))
    if properties is not None:
        twin.append(deepcopy(properties))
    return twin


def text_node(text: str) -> etree._Element:
    """A `w:t` that keeps its spaces."""
    node = etree.Element(f"{W}t")
    node.set(SPACE, "preserve")
    node.text = text
    return node


def new_run(text: str, like: etree._Element | None, *, outside_link: bool = False) -> etree._Element:
    """A run with this text that looks like another; tabs and line breaks become their elements."""
    run = etree.Element(f"{W}r")
    properties = like.find(f"{W}rPr") if like is not None else None
    if properties is not None:
        run.append(deepcopy(properties))
        # A hyperlink's blue line, and another person's change of format, do not go with new words.
        wrong = ["rPrChange", *(("rStyle", "color", "u") if outside_link else ())]
        for name in wrong:
            for node in run[0].findall(f"{W}{name}"):
                run[0].remove(node)
    for part in re.findall(r"[\t\n]|[^\t\n]+", legal(text)):
        run.append(text_node(part) if part not in "\t\n" else etree.Element(f"{W}tab" if part == "\t" else f"{W}br"))
    return run

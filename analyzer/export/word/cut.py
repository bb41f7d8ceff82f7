"""Which paragraphs of a Word file the sections and lines that move are made of, and why some of them stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from analyzer.export.word.moves import Block, LineMove, SectionMove, cut_block, cut_line
from analyzer.export.word.package import NotEditable
from analyzer.model import DocxSource
from analyzer.parser.docx.package import W


@dataclass(slots=True)
class Cut:
    """`own` gives the paragraph of a line (raises NotEditable), and `parts` then has all those of its part.

    `refused` tells why something stays, by its first line.
    """

    own: Callable[[int], etree._Element]
    places: Mapping[int, DocxSource]
    parts: Mapping[str, Sequence[etree._Element]]
    refused: dict[int, str] = field(default_factory=dict)

    def all(self, moves: Sequence[SectionMove], gathered: Sequence[LineMove], replaced: Collection[int]) -> list[Block]:
        """The blocks in the order in which they are put into their places; lines that are `replaced` do not move."""
        sections: list[list[Block]] = []
        for move in moves:
            try:
                if set(replaced) & set(move.lines):
                    raise NotEditable("its summary is replaced in the same file")
                sections.append([self._section(move)])
            except NotEditable as error:
                self.refused[move.lines[0]] = str(error)
        joined: list[Block] = []
        behind: dict[int, list[Block]] = {}
        for line in gathered:
            try:
                block, section = self._line(line, sections)
                (joined if section is None else behind.setdefault(section, [])).append(block)
            except NotEditable as error:
                self.refused[line.line] = str(error)
        # Of two that go before the same paragraph, the line that joins the section above it comes first.
        return [*joined, *(b for i, parts in enumerate(sections) for b in (*parts, *behind.get(i, ())))]

    def _section(self, move: SectionMove) -> Block:
        until = None if move.until is None else self.own(move.until)
        block = cut_block(self.own(move.lines[0]), until, self.own(move.before))
        part = self.places[move.lines[0]].part
        whole, moving = self.parts[part], set(block.paragraphs)
        inside = {i for i, p in self.places.items() if p.part == part and whole[p.paragraph] in moving}
        if inside != set(move.lines):
            raise NotEditable("its lines stand in several places of the file, or share a paragraph with other words")
        return block

    def _line(self, move: LineMove, sections: Sequence[list[Block]]) -> tuple[Block, int | None]:
        """The line, and the number of the moved section that it goes behind; what it leaves is cut in two around it."""
        own, last = self.own(move.line), self.own(move.last)
        if [i for i, place in self.places.items() if place == self.places[move.line]] != [move.line]:
            raise NotEditable("it shares a paragraph with other words")
        behind = next((i for i, parts in enumerate(sections) if any(last in b.paragraphs for b in parts)), None)
        if behind is not None and sections[behind][-1].paragraphs[-1] is not last:
            raise NotEditable("the section that it belongs in moves together with others: accept that first")
        before = last.getnext() if behind is None else sections[behind][0].before
        if before is None or before.tag == f"{W}sectPr":
            if move.card is None:
                raise NotEditable("the section that it belongs in is empty and ends the file")
            before = self.own(move.card)
        block = cut_line(own, before)
        for parts in sections:
            _take_out(own, parts)
        return block, behind


def _take_out(paragraph: etree._Element, parts: list[Block]) -> None:
    """Cuts the part of a section that holds the paragraph into what stands above it and what stands below."""
    found = next((i for i, part in enumerate(parts) if paragraph in part.paragraphs), None)
    if found is None:
        return
    whole = parts[found]
    at = whole.paragraphs.index(paragraph)
    rows = (whole.paragraphs[:at], whole.paragraphs[at + 1 :])
    parts[found : found + 1] = [Block(row, whole.before) for row in rows if row]

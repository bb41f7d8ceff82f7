"""Which paragraphs of a Word file the sections and lines that move are made of, and why some of them stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from analyzer.export.word_moves import Block, LineMove, SectionMove, cut_block, cut_line
from analyzer.export.word_package import NotEditable
from analyzer.model import DocxSource
from analyzer.parser.docx_package import W


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
        sections: list[Block] = []
        for move in moves:
            try:
                if set(replaced) & set(move.lines):
                    raise NotEditable("its summary is replaced in the same file")
                sections.append(self._section(move))
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
        return [*joined, *(b for i, block in enumerate(sections) for b in (block, *behind.get(i, ())))]

    def _section(self, move: SectionMove) -> Block:
        until = None if move.until is None else self.own(move.until)
        block = cut_block(self.own(move.lines[0]), until, self.own(move.before))
        part = self.places[move.lines[0]].part
        whole, moving = self.parts[part], set(block.paragraphs)
        inside = {i for i, p in self.places.items() if p.part == part and whole[p.paragraph] in moving}
        if inside != set(move.lines):
            raise NotEditable("its lines stand in several places of the file, or share a paragraph with other words")
        return block

    def _line(self, move: LineMove, sections: Sequence[Block]) -> tuple[Block, int | None]:
        """The line, and the number of the moved section that it goes behind."""
        own, last = self.own(move.line), self.own(move.last)
        if any(own in block.paragraphs for block in sections):
            raise NotEditable("its section moves in the same file: accept that first, and ask once more")
        if [i for i, place in self.places.items() if place == self.places[move.line]] != [move.line]:
            raise NotEditable("it shares a paragraph with other words")
        behind = next((i for i, block in enumerate(sections) if last in block.paragraphs), None)
        if behind is not None and sections[behind].paragraphs[-1] is not last:
            raise NotEditable("the section that it belongs in moves together with others: accept that first")
        before = last.getnext() if behind is None else sections[behind].before
        if before is None or before.tag == f"{W}sectPr":
            if move.card is None:
                raise NotEditable("the section that it belongs in is empty and ends the file")
            before = self.own(move.card)
        return cut_line(own, before), behind

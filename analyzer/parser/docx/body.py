"""The paragraphs of one DOCX part, in the order that Word shows them, as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from analyzer.model import DocxSource
from analyzer.parser.colors import WHITE, Color, blends, parse_color
from analyzer.parser.docx.boxes import LETTER, ground_of_box, grounds_drawn, has_backdrop, is_unseen
from analyzer.parser.docx.colors import read_fill
from analyzer.parser.docx.inline import PROPERTIES, REMOVED, InlineReader, choose_version
from analyzer.parser.docx.package import MC, R, W
from analyzer.parser.docx.styles import LOWEST_READABLE, Look, ParagraphLook, Styles
from analyzer.parser.drafts import DraftLine, split_mark
from analyzer.parser.limits import Budget
from analyzer.parser.plain.encoding import repair

CHANGES = frozenset(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{kind}PrChange" for kind in ("r", "p", "tbl", "tr", "tc", "sect")),
    )
)
NOTES = frozenset({f"{W}footnote", f"{W}endnote"})
# Words in a table from which a reader that takes tables apart badly would lose more than a date or a skill.
LARGE_TABLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: what its lines have in common."""

    in_table: bool = False
    hidden: bool = False
    ground: Color | None = WHITE


@dataclass(slots=True)
class PartReader:
    """Reads one part as far as the budget goes; `chunk` reads an embedded page, diagram or chart by its link.

    `backdrop` says that a shape of another part lies behind the words, `page` gives the sides of the page, `addresses`
    those outside of the file by the link's id. `codes` collects what a reader should be warned of, each with the words
    it is about.
    """

    part: str
    root: etree._Element
    styles: Styles
    in_header: bool = False
    backdrop: bool = False
    page: tuple[int, int] = LETTER
    addresses: Mapping[str, str] = field(default_factory=dict)
    chunk: Callable[[str], list[DraftLine]] | None = None
    budget: Budget = field(default_factory=Budget)
    lines: list[DraftLine] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    _index: dict[etree._Element, int] = field(default_factory=dict)
    _carried: list[list[tuple[str, Look]]] = field(default_factory=list)
    _listed_at: int | None = None
    _after_gap: bool = False
    _drawn: list[etree._Element] = field(default_factory=list)

    def read(self) -> list[DraftLine]:
        """The lines of the part."""
        self._index = {p: i for i, p in enumerate(self.root.iter(f"{W}p"))}
        changes = self.root.iter(*CHANGES)
        if (first := next(changes, None)) is not None:
            said = (_changed_words(change) for change in (first, *changes))
            self.codes.setdefault("tracked-changes", next(filter(None, said), ""))
        background = self.root.find(f"{W}background")
        self._drawn = grounds_drawn(self.root)
        paper = None if background is None else parse_color(background.get(f"{W}color"))
        drawn = self.backdrop or has_backdrop(self.root) or paper not in (None, WHITE)
        self._blocks(self.root, Place(ground=None if drawn else WHITE))
        if self._carried:
            self._add(
                self._carried, DraftLine("", in_header=self.in_header), self.styles.paragraph(None), Place(ground=None)
            )
        return self.lines

    def _blocks(self, container: etree._Element, place: Place) -> None:
        for child in container:
            tag = child.tag
            if not isinstance(tag, str) or tag in REMOVED or tag in PROPERTIES:
                continue
            if tag == f"{W}p":
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._table(child, place)
            elif tag == f"{W}tr":
                if child.find(f"{W}trPr/{W}del") is None:
                    self._blocks(child, replace(place, hidden=True) if _is_unseen_row(child) else place)
            elif tag == f"{W}tc":
                properties = child.find(f"{W}tcPr")
                if properties is not None and properties.find(f"{W}cellDel") is not None:
                    continue
                filled, ground = (False, None) if properties is None else read_fill(properties)
                self._blocks(child, replace(place, ground=ground) if filled else place)
            elif tag in NOTES and child.get(f"{W}type") is not None:
                continue  # the line above the notes
            elif tag == f"{MC}AlternateContent":
                if (chosen := choose_version(child)) is not None:
                    self._blocks(chosen, place)
            elif tag == f"{W}altChunk" and self.chunk is not None:
                self.lines.extend(self.chunk(str(child.get(f"{R}id", ""))))
            else:
                self._blocks(child, place)

    def _table(self, table: etree._Element, place: Place) -> None:
        start = len(self.lines)
        ground = self.styles.ground_of_table(table, place.ground)
        self._blocks(table, replace(place, in_table=True, ground=ground))
        if sum(len(line.text.split()) for line in self.lines[start:]) >= LARGE_TABLE_WORDS:
            self.codes.setdefault("tables", self.lines[start].text)

    def _paragraph(self, paragraph: etree._Element, place: Place) -> None:
        if not self.budget.allows_more():
            return
        look = self.styles.paragraph(paragraph.find(f"{W}pPr"))
        collected = InlineReader(self.styles, look, self.budget)
        collected.walk(paragraph, self.styles.run(None, look))
        self.budget.unread += collected.is_cut
        rows = [*self._carried[:-1], [*(self._carried or [[]])[-1], *collected.rows[0]], *collected.rows[1:]]
        self._carried = []
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and _next_block(paragraph) == f"{W}p":
            self._carried = rows  # a tracked change deletes the end of this paragraph: the next one goes on with it
        else:
            template = DraftLine(
                text="",
                heading_level=look.heading_level,
                docx=DocxSource(self.part, self._index[paragraph]),
                in_table=place.in_table,
                in_header=self.in_header,
                links=tuple(self.addresses.get(link, link) for link in collected.links if link),
            )
            self._add(rows, template, look, place)
        if collected.has_picture:
            self.codes.setdefault("picture-of-text", "")
        for name in collected.unread:
            self.codes.setdefault("lost-words", name)
        for code, link in collected.drawings:
            if self.chunk is not None and (shown := self.chunk(link)):
                self.lines.extend(replace(line, in_header=self.in_header) for line in shown)
                self.codes.setdefault(code, shown[0].text)
        for box in collected.boxes:
            before = len(self.lines)
            ground = ground_of_box(box, place.ground, self._drawn)
            self._blocks(box, replace(place, ground=ground, hidden=place.hidden or is_unseen(box, self.page)))
            if len(self.lines) > before:
                self.codes.setdefault("text-boxes", self.lines[before].text)

    def _add(self, rows: list[list[tuple[str, Look]]], template: DraftLine, look: ParagraphLook, place: Place) -> None:
        """Adds the rows of a paragraph as lines, and letters that cannot be told from their ground as hidden ones."""
        listed = look.listed
        ground = look.ground if look.filled else place.ground
        unseen_all = place.hidden or look.hidden
        if look.label and rows[0]:
            rows = [[(f"{look.label} ", rows[0][0][1]), *rows[0]], *rows[1:]]
        for row in rows:
            seen = [not (unseen_all or r.hidden or blends(r.color, r.ground if r.filled else ground)) for _, r in row]
            shown = [piece for piece, is_seen in zip(row, seen, strict=True) if is_seen]
            # What shows between two hidden words keeps them apart.
            unseen = [(" ", r) if is_seen else (t, r) for (t, r), is_seen in zip(row, seen, strict=True)]
            if line := _line(shown, template, listed, look.level):
                line, self._after_gap = replace(line, after_gap=self._after_gap), False
                if self._goes_on(line, look):
                    self.lines[-1] = replace(self.lines[-1], text=f"{self.lines[-1].text} {line.text}")
                else:
                    self.lines.append(line)
                    self.budget.count(line.text)
                    self._listed_at = look.left if listed else None
                listed = False
            else:
                self._after_gap = True
            if any(c.isalnum() for t, _ in unseen for c in t) and (line := _line(unseen, template, False, 0)):
                self.codes.setdefault("hidden-text", line.text)
                self.budget.count(line.text)
                self.lines.append(replace(line, hidden=True))
                self._listed_at = None

    def _goes_on(self, line: DraftLine, look: ParagraphLook) -> bool:
        """Whether a plain paragraph is the rest of the list item above: set below its text, in small letters."""
        level = self._listed_at
        return level is not None and not line.bullet and look.left == level and line.text[0].islower()


def _changed_words(change: etree._Element) -> str:
    """The words that a tracked change puts in or takes out."""
    return "".join(text.text or "" for text in change.iter(f"{W}t", f"{W}delText")).strip()


def _is_unseen_row(row: etree._Element) -> bool:
    """Whether a table's row is switched off or exactly so low that nobody can read it."""
    if row.find(f"{W}trPr/{W}hidden") is not None:
        return True
    height = row.find(f"{W}trPr/{W}trHeight")
    exact = height is not None and height.get(f"{W}hRule") == "exact"
    low = str(height.get(f"{W}val", "")) if height is not None and exact else ""
    return low.isdecimal() and 0 < int(low) < LOWEST_READABLE


def _next_block(paragraph: etree._Element) -> str:
    """The tag of what follows a paragraph in its cell, box or body, where bookmarks and the like are nothing."""
    blocks = (f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sectPr")
    return next((str(e.tag) for e in paragraph.itersiblings(*blocks)), "")


def _line(pieces: list[tuple[str, Look]], template: DraftLine, listed: bool, level: int) -> DraftLine | None:
    text = repair("".join(t for t, _ in pieces)).strip()
    marked, body = split_mark(text, whole=True)
    if not body:
        return None
    sizes: Counter[float] = Counter()
    bold = letters = 0
    for piece, look in pieces:
        count = sum(not c.isspace() for c in piece)
        sizes[look.size] += count
        letters += count
        bold += count if look.bold else 0
    return replace(
        template,
        text=body,
        bullet=(listed or marked) and not template.heading_level,
        bold=bold * 2 > letters,
        size=sizes.most_common(1)[0][0],
        indent=18.0 * level if listed else 0.0,
    )

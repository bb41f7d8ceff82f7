"""Writes changed lines and comments back into the Word file that they were read from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from analyzer.export.word.checks import check_look, is_flat, is_sound, twins
from analyzer.export.word.comments import Note, Notebook
from analyzer.export.word.cut import Cut
from analyzer.export.word.diff import replacements
from analyzer.export.word.moves import Block, LineMove, SectionMove, carry, copy_over, mark_move
from analyzer.export.word.package import NotEditable, WordPackage, open_word
from analyzer.export.word.revisions import Stamp, accept_own, add_paragraphs, number_anew, revise, used_numbers
from analyzer.export.word.runs import legal
from analyzer.export.word.summary import NewSummary, check_removable, insert_summary, remove_paragraph
from analyzer.export.word.text import Character, characters, place_lines
from analyzer.model import Document, DocxSource
from analyzer.parser.docx.package import W

_STORIES = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_FORMS = {"readOnly": "reading only", "comments": "comments only", "forms": "filling in forms"}


@dataclass(frozen=True, slots=True)
class Edited:
    """The bytes, the lines that were left alone with the reason, and what a person should know about the file.

    `no_summary` is the reason why the summary was left alone ("" where it was not); `unmoved` has it for sections
    and lines that stay, by the (first) line.
    """

    data: bytes
    refused: Mapping[int, str]
    remarks: tuple[str, ...] = ()
    no_summary: str = ""
    unmoved: Mapping[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Editor:
    package: WordPackage
    document: Document
    places: Mapping[int, DocxSource]
    stamp: Stamp
    _paragraphs: dict[str, list[etree._Element]] = field(default_factory=dict)
    _blocks: list[Block] = field(default_factory=list)
    _copied: dict[etree._Element, etree._Element] = field(default_factory=dict)

    def paragraph(self, line: int) -> etree._Element:
        """The paragraph that shows a line: the one that it was read from, or its copy where its section moves.

        Raises NotEditable.
        """
        own = self._own(line)
        return self._copied.get(own, own)

    def _own(self, line: int) -> etree._Element:
        place = self.places.get(line)
        if place is None or place.part not in self.package:
            raise NotEditable("it stands in a page that is embedded in the file")
        if place.part not in self._paragraphs:
            self._paragraphs[place.part] = list(self.package.tree(place.part).iter(f"{W}p"))
        paragraph = self._paragraphs[place.part][place.paragraph]
        if not is_sound(paragraph):
            raise NotEditable("the file is damaged there: one paragraph lies inside another")
        return paragraph

    def read_parts(self) -> Collection[str]:
        """The parts that a paragraph was taken from."""
        return self._paragraphs.keys()

    def find(self, line: int, paragraph: etree._Element) -> tuple[list[Character], list[int]]:
        """The paragraph's characters, and those of the line in it. Raises NotEditable."""
        shown = characters(paragraph)
        own = [i for i, place in self.places.items() if place == self.places[line]]
        texts = [self.document.lines[i].span.of(self.document.text) for i in own]
        found = place_lines(shown, texts)[own.index(line)]
        if not found:
            raise NotEditable("its words stand in the file in another order or spelling than they are shown")
        return shown, found

    def part_of(self, note: Note, own: list[int]) -> list[int]:
        """The characters of the note's words among those of its line; all of them where it names none."""
        text, line = self.document.text, self.document.lines[note.line].span
        before = len("".join(text[line.start : max(note.span.start, line.start)].split()))
        inside = len("".join(text[max(note.span.start, line.start) : min(note.span.end, line.end)].split()))
        return own[before : before + inside] or own

    def move_all(
        self, moves: Sequence[SectionMove], gathered: Sequence[LineMove], summary: NewSummary | None, *, tracked: bool
    ) -> dict[int, str]:
        """Puts sections and lines into their new places, all or none of each; by first line, why one stays."""
        cut = Cut(self._own, self.places, self._paragraphs)
        replaced = summary.lines if summary is not None else ()
        self._blocks = cut.all(moves, gathered, replaced)
        if tracked:
            for block in self._blocks:
                copy_over(block)
                self._copied.update(zip(block.paragraphs, block.copies, strict=True))
        else:
            carry(self._blocks)
        return cut.refused

    def mark_moves(self) -> None:
        """Makes the copies of moved sections revisions; nothing is edited any more after this."""
        for block in self._blocks:
            if block.copies:
                mark_move(block, self.stamp)

    def rewrite(self, line: int, text: str, *, whole: bool = False) -> None:
        """Puts the new text in the place of the line. Raises NotEditable, and then nothing has changed.

        With `whole` what differs is replaced as one piece, which must have one look.
        """
        found = [(copy, *self.find(line, copy)) for copy in twins(self.paragraph(line))]
        for _, shown, own in found:
            if whole:
                check_look(shown[own[0] : own[-1] + 1], legal(text))
            if any(c.locked for c in shown[own[0] : own[-1] + 1]):
                raise NotEditable("part of it is in a content control, a formula or a symbol that is not edited")
        for copy, shown, own in found:
            self._revise(copy, shown, own[0], own[-1] + 1, legal(text), whole)

    def _revise(
        self, paragraph: etree._Element, shown: list[Character], first: int, last: int, text: str, whole: bool
    ) -> None:
        row = max((i + 1 for i, c in enumerate(shown[:first]) if c.text == "\n"), default=0)
        mark = "".join(c.text for c in shown[row:first])
        rest: list[str] = []
        if "\n" in text and not is_flat(paragraph, shown[first:last]):
            text, *rest = text.split("\n")
        like = shown[last - 1].run
        edits = replacements([c.text for c in shown[first:last]], text, whole=whole)
        moved = [type(e)(e.start + first, e.end + first, e.text) for e in edits]
        revise(paragraph, shown, moved, first, last, self.stamp, mark)
        if rest:
            add_paragraphs(paragraph, [mark + sentence for sentence in rest], like, self.stamp)

    def summarize(self, new: NewSummary) -> None:
        """Puts the summary in. Raises NotEditable, and then nothing has changed."""
        if not new.lines:
            self._open_with(new)
            return
        first, *others = new.lines
        found = [(copy, *self.find(first, copy)) for copy in twins(self.paragraph(first))]
        if any(c.locked for _, shown, own in found for c in shown[own[0] : own[-1] + 1]):
            raise NotEditable("part of it is in a content control, a formula or a symbol that is not edited")
        removed = [(self.paragraph(x), *self.find(x, self.paragraph(x))) for x in others]
        for paragraph, shown, own in removed:
            if len(twins(paragraph)) > 1:
                raise NotEditable("it stands in a text box that is kept twice")
            check_removable(paragraph, shown, own)
        for copy, shown, own in found:
            self._revise(copy, shown, own[0], own[-1] + 1, legal(new.text), True)
        for paragraph, shown, _ in removed:
            remove_paragraph(paragraph, shown, self.stamp)

    def _open_with(self, new: NewSummary) -> None:
        """Puts a new block before the first heading, which must stand in the page's own flow."""
        main = self.package.main_part()
        placed = [i for i in new.headings if i in self.places and self.places[i].part == main]
        if not placed:
            raise NotEditable("the file has no heading that it could stand before")
        highest = self._own(min(placed, key=lambda i: self.places[i].paragraph))
        body = highest.getparent()
        if body is None or body.tag != f"{W}body":
            raise NotEditable("your first heading stands in a table or a text box")
        shown = [p for i in placed for p in (self._own(i), self.paragraph(i)) if p.getparent() is body]
        before = min(shown, key=body.index)
        moved = (rows for block in self._blocks for rows in (block.paragraphs, block.copies) if before in rows)
        model, bullet = (
            next((p for i in lines if i in self.places for p in [self.paragraph(i)] if p.getparent() is body), None)
            for lines in (new.models, new.bullets)
        )
        insert_summary(new, next(moved, [before])[0], before, model, bullet, self.stamp)


def edit_word(
    data: bytes, document: Document, places: Mapping[int, DocxSource], edits: Mapping[int, str],
    notes: Sequence[Note] = (), *, date: str, tracked: bool = True, whole: Collection[int] = (),
    summary: NewSummary | None = None, moves: Sequence[SectionMove] = (), gathered: Sequence[LineMove] = (),
) -> Edited:  # fmt: skip
    """The file with the lines of `edits` (index of the line -> its new text) changed and the notes as comments.

    With `tracked` every change is a revision, else it is made. `date` is an XML date and time. Raises NotEditable
    where the package cannot be written back. Where there is nothing to do, the bytes come back as they are.
    In a line of `whole` all that differs is replaced as one piece. `summary` is put in beside the edits,
    `moves` are made in their order, and the lines of `gathered` join their section: what is edited there is part of it.
    """
    package = open_word(data)
    remarks = []
    if package.drop_macros():
        remarks.append("The file held macros; they are left out.")
    elif not (edits or notes or moves or gathered) and summary is None:
        return Edited(data, {})
    remarks += _remarks(package)
    stamp = Stamp(date, used_numbers(_stories(package)))
    editor = _Editor(package, document, places, stamp)
    refused: dict[int, str] = {}
    unmoved = editor.move_all(moves, gathered, summary, tracked=tracked)
    notebook = Notebook(package, stamp)
    for note in notes:
        try:
            paragraph = editor.paragraph(note.line)
            shown, own = editor.find(note.line, paragraph)
            notebook.add(note, paragraph, shown, editor.part_of(note, own))
        except NotEditable:
            quoted = note.span.of(document.text)
            notebook.add_loose((f"About “{quoted}”:", *note.texts) if quoted else note.texts)
    # From the end, so that earlier rows of a paragraph are still found by their words.
    for line in sorted(edits, reverse=True):
        try:
            editor.rewrite(line, edits[line], whole=line in whole)
        except NotEditable as error:
            refused[line] = str(error)
    no_summary = ""
    try:
        if summary is not None:
            editor.summarize(summary)
    except NotEditable as error:
        no_summary = str(error)
    editor.mark_moves()
    for part in editor.read_parts():
        number_anew(package.tree(part), stamp)
    if not tracked:
        changed = {editor.places[i].part for i in edits if i not in refused}
        if summary is not None and not no_summary:
            changed.add(editor.places[summary.lines[0]].part if summary.lines else package.main_part())
        for part in changed:
            accept_own(package.tree(part), stamp)
    return Edited(package.saved(), refused, tuple(remarks), no_summary, unmoved)


def _stories(package: WordPackage) -> Iterator[etree._Element]:
    main = package.main_part()
    names = [main, *(r.target for r in package.links(main).values() if r.kind in _STORIES)]
    for name in dict.fromkeys(names):
        if (root := package.look(name)) is not None:
            yield root


def _remarks(package: WordPackage) -> list[str]:
    remarks = []
    name = package.linked("settings")
    settings = package.look(name) if name else None
    guard = settings.find(f"{W}documentProtection") if settings is not None else None
    if guard is not None and str(guard.get(f"{W}enforcement", "0")).lower() in ("1", "true", "on"):
        kind = _FORMS.get(str(guard.get(f"{W}edit", "")), "some changes only")
        remarks.append(
            f"The file is protected ({kind}): stop the protection in Word (Review, Restrict Editing) "
            "before you accept or reject a change."
        )
    if any(n.startswith("_xmlsignatures/") for n in package.parts):
        remarks.append("The file was signed; a changed file no longer matches its signature.")
    return remarks

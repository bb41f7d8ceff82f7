"""The lines of one section of jobs, and what each of them could be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from functools import cache

from analyzer.model import Document, Section, Span
from analyzer.parser.resume.bullets import is_label
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.header import Header, Row
from analyzer.parser.resume.header_fields import Order, assign
from analyzer.parser.resume.header_labels import find_labels
from analyzer.parser.resume.header_pieces import DURATION, PHONE, is_street, read_header, starts_entry
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.told_jobs import told_job
from analyzer.parser.resume.vocabulary import (
    LONG_WORD,
    either,
    employer_score,
    is_prose,
    opens_like_duty,
    title_score,
    word_set,
    words_of,
)
from analyzer.parser.table_cells import with_labels

SHORT = 20
LONGEST_DATES = 60
LONGEST_NAME = 8
JOINING = {"with", "from", "Para"}
OPEN_RANGE = re.compile(r"(?i)\d\s*(?:[-–—]|\bto)\s*$")
BETWEEN = re.compile(r"(?i)to|[-–—]")
LONGEST_BETWEEN = 2
_BRACKETED = re.compile(r"\([^()]*\)")
# A gap named with nothing but its years: with more, it is the store of that name.
_GAP = re.compile(r"(?i)\W*(?:employment |work )?gap\W+[(]?(?:\d{1,2}/)?(?:19|20)\d\d.{0,20}")
_CAPITAL = re.compile(r"[A-Z]")


def whole_dates(document: Document, pieces: Sequence[Piece]) -> list[Piece]:
    """Puts a range that stands on two or three lines ("April 2012", "to", "May 2013") on one."""
    merged: list[Piece] = []
    i = 0
    while i < len(pieces):
        whole = _three_rows(document.text, pieces, i)
        if whole is None and (half := _two_rows(document.text, pieces, i) or _two_cells(document, pieces, i)):
            merged.append(half)
            i += 2
            continue
        merged.append(whole or pieces[i])
        i += 3 if whole else 1
    return merged


def _two_rows(text: str, pieces: Sequence[Piece], i: int) -> Piece | None:
    """A range whose end stands on the next line ("May 2023 –", "Mar 2026")."""
    first = pieces[i].span
    # What the row ends with is looked at first: nearly all rows end otherwise.
    if text[first.end - 1] not in "-–—oO" or i + 1 == len(pieces) or not OPEN_RANGE.search(first.of(text)):
        return None
    second = pieces[i + 1].span
    if second.end - second.start >= SHORT:
        return None
    joined = Span(first.start, second.end)
    ranges = [r for r in find_ranges(joined.of(text))[0] if not r.single]
    whole = len(ranges) == 1 and joined.start + ranges[0].span.end == joined.end
    return Piece(pieces[i].line, joined) if whole and find_ranges(first.of(text))[0] else None


def _two_cells(document: Document, pieces: Sequence[Piece], i: int) -> Piece | None:
    """A start and an end in cells of their own ("From" and "To")."""
    lines = document.lines
    if i + 1 == len(pieces) or not (lines[pieces[i].line].in_table and lines[pieces[i + 1].line].in_table):
        return None
    joined = Span(pieces[i].span.start, pieces[i + 1].span.end)
    if len(joined.of(document.text)) > 2 * SHORT or "\n" not in joined.of(document.text):
        return None
    first = find_ranges(pieces[i].span.of(document.text))[0]
    whole, late = find_ranges(joined.of(document.text))
    alone = len(first) == 1 and first[0].single and first[0].span.end == pieces[i].span.end - pieces[i].span.start
    ranged = len(whole) == 1 and not whole[0].single and not late and whole[0].start != whole[0].end
    return (
        Piece(pieces[i].line, joined)
        if alone and ranged and len(whole[0].span.of(joined.of(document.text))) == joined.end - joined.start
        else None
    )


def _three_rows(text: str, pieces: Sequence[Piece], i: int) -> Piece | None:
    if i + 2 >= len(pieces):
        return None
    start, end = pieces[i + 1].span
    if end - start > LONGEST_BETWEEN or not BETWEEN.fullmatch(text, start, end):
        return None
    joined = Span(pieces[i].span.start, pieces[i + 2].span.end)
    short = all(len(pieces[j].span.of(text)) < SHORT for j in (i, i + 2))
    return Piece(pieces[i].line, joined) if short and starts_entry(joined.of(text)) else None


def _says_nothing(text: str) -> bool:
    """Whether a line only names the columns of a table, how long a job was ("2 yrs 3 mos"), a street or a number."""
    if DURATION.fullmatch(text) or ("\t" in text and names_columns(text)):
        return True
    return text[0] in "(0123456789" and (PHONE.fullmatch(text) is not None or is_street(text))


def names_columns(text: str) -> bool:
    """Whether a line holds nothing but what tables call their columns ("Degree", "School", "Year")."""
    columns = word_set("bodies", "columns")
    cells = text.split("\t")
    parts = cells if len(cells) > 1 or text.casefold() in columns else text.split()
    return all(part.strip(" :").casefold() in columns for part in parts)


@cache
def away_from_work() -> re.Pattern[str]:
    """What a line starts with that tells of time away from work."""
    return re.compile(rf"\W*(?:{either(word_set('breaks', 'words'))})(?![^\W_])", re.IGNORECASE)


def _opens_form(text: str) -> bool:
    """Whether a line names an employer or a title behind its label ("Employer: Oak Clinic")."""
    labels = find_labels(text) if ":" in text else ()
    return bool(labels) and not labels[0][0].start and labels[0][1] in ("company", "title")


def _is_name(text: str) -> bool:
    words = LONG_WORD.findall(text)
    return (
        bool(words or find_place(text))
        and len(text.split()) <= LONGEST_NAME
        and all(w[0].isupper() for w in words if w not in JOINING)
        and not opens_like_duty(text)
        and not text.rstrip().endswith((".", ";"))
    )


class SectionLines:
    """The pieces of one section and what each could be."""

    def __init__(self, document: Document, section: Section) -> None:
        self.document = document
        self.section = section
        self._headers: dict[tuple[int, ...], Header] = {}
        self._told: dict[tuple[int, ...], tuple[bool, bool, bool]] = {}
        pieces = [p for p in body_pieces(document, section) if not _says_nothing(p.span.of(document.text))]
        self.pieces = with_labels(document, "header_labels", whole_dates(document, pieces))
        self.texts = [p.span.of(document.text) for p in self.pieces]
        # What numbers the employers of a form ("1. Employer: Oak Clinic") marks no duty.
        self.bullets = [
            document.lines[p.line].bullet and not _opens_form(text)
            for p, text in zip(self.pieces, self.texts, strict=True)
        ]
        self.small = not any(map(_CAPITAL.search, self.texts))
        self.anchors = [i for i in range(len(self.pieces)) if self._is_anchor(i)]
        self.heads: set[int] = set()
        if not self.anchors:
            # Whole jobs as items of a list.
            self.anchors = [i for i in range(len(self.pieces)) if self.bullets[i] and self._listed_job(i)]
            self.heads = {i - 1 for i in self.anchors if i and self._heads_item(i)}

    def _is_anchor(self, i: int) -> bool:
        text = self.texts[i]
        if self.bullets[i]:
            below_name = i > 0 and not self.bullets[i - 1] and len(text) <= LONGEST_DATES
            return below_name and starts_entry(text) and self._only_dates(i)
        if starts_entry(text) or told_job(text):
            return True
        ranges = find_ranges(text)[0]
        if not ranges or len(text.split()) > 12 or is_prose(text):
            return False
        span = ranges[0].span
        rest = (text[: span.start] + " " + text[span.end :]).strip(" \t,|()-–—:·")
        at_edge = (
            span.start <= 1
            or not re.search(r"[^\W_]", _BRACKETED.sub("", text[span.end :]))
            or text[span.end :].lstrip(" )")[:1] in "|\t,·"
        )
        return at_edge and (
            not rest
            or title_score(rest) > 0
            or employer_score(rest) > 0
            or find_place(rest) is not None
            or self._names_organization(rest)
        )

    def _only_dates(self, i: int) -> bool:
        """Whether a marked line below a name shows dates and a place alone: the mark is a calendar's picture."""
        header = self.header([i])
        return not header.segments and header.tail is None

    def _listed_job(self, i: int) -> bool:
        text = self.texts[i]
        named = title_score(text) + employer_score(text) > 0 or self._names_organization(text)
        return starts_entry(text) and len(text.split()) <= 14 and named

    def _names_organization(self, text: str) -> bool:
        """Whether a dated line among unpaid roles is written as a name ("Habitat for Humanity, 2018")."""
        return "experience" not in self.section.kinds and _is_name(text)

    def _heads_item(self, i: int) -> bool:
        """Whether the item above a job in a list is its employer: further out, or bold, and a name."""
        above, below = (self.document.lines[self.pieces[j].line] for j in (i - 1, i))
        apart = above.indent < below.indent or (above.bold and not below.bold)
        return i - 1 not in self.anchors and apart and not is_prose(self.texts[i - 1]) and self.names_something(i - 1)

    def is_body(self, i: int) -> bool:
        return (
            (self.bullets[i] and i not in self.anchors and i not in self.heads)
            or (is_prose(self.texts[i]) and not self.tells_job(i))
            or self.texts[i].rstrip().endswith(":")
            or is_label(self.texts[i])
        )

    def tells_job(self, i: int) -> bool:
        """Whether a line tells of a job in a sentence: its header holds no other line."""
        return not self.bullets[i] and told_job(self.texts[i]) is not None

    def breaks(self) -> list[list[int]]:
        """The rows of each time away from work that stands like a job: dated itself, or above its dates."""
        found: list[list[int]] = []
        for i, text in enumerate(self.texts):
            away = away_from_work().match(text)
            if away is None and _GAP.fullmatch(text) and find_ranges(text)[0]:
                found.append([i])
            if away is None or title_score(text[away.end() :]) or is_prose(text):
                continue
            if find_ranges(text)[0]:
                found.append([i])
            elif i + 1 in self.anchors and self._only_dates(i + 1):
                found.append([i, i + 1])
        return found

    def window(self, start: int, end: int) -> SectionLines:
        """The pieces from `start` to before `end`, looked at by themselves."""
        part = copy(self)
        part._headers, part._told = {}, {}
        part.pieces, part.texts = self.pieces[start:end], self.texts[start:end]
        part.bullets = self.bullets[start:end]
        part.anchors = [i - start for i in self.anchors if start <= i < end]
        part.heads = {i - start for i in self.heads if start <= i < end}
        return part

    def row(self, i: int) -> Row:
        piece = self.pieces[i]
        return Row(self.texts[i], piece.span.start, self.document.lines[piece.line].bold)

    def is_name(self, i: int) -> bool:
        """Whether a line is written as names are: a few words with capital letters, and no full stop.

        Where all is typed in small letters they say nothing.
        """
        return _is_name(self.texts[i].title() if self.small else self.texts[i])

    def run_end(self, i: int) -> int:
        """The first line from `i` on that is of a body."""
        while i < len(self.pieces) and not self.is_body(i):
            i += 1
        return i

    def starts_anew(self, i: int) -> bool:
        """Whether a line that is written as a name follows a whole sentence."""
        return self.is_name(i) and self.texts[i - 1].rstrip().endswith((".", "!"))

    def rows_of_paragraph_above(self, i: int) -> int:
        """How many rows stand right above a line, up to the blank row before them; 0 where one is no name."""
        top = i
        while top > 0 and not self._after_gap(top) and self._may_head(top - 1):
            top -= 1
        return i - top if self._after_gap(top) else 0

    def _may_head(self, i: int) -> bool:
        """Whether a line of a paragraph above its dates is of a header: a name, a title, or what it opens with."""
        opens = self._after_gap(i) and not self.is_body(i) and not opens_like_duty(self.texts[i])
        return opens or self.is_name(i) or title_score(self.texts[i]) >= 2

    def _after_gap(self, i: int) -> bool:
        return self.document.lines[self.pieces[i].line].after_gap

    def is_unit(self, i: int) -> bool:
        """Whether a line only names a part of the employer ("Surgery Department")."""
        text = self.texts[i]
        return (
            self.is_name(i)
            and not re.search(r"\d", text)
            and any(w in word_set("employers", "units") for w in words_of(text))
        )

    def names_something(self, i: int) -> bool:
        text = self.texts[i]
        return title_score(text) >= 2 or employer_score(text) >= 1 or find_place(text) is not None

    def header(self, rows: Sequence[int]) -> Header:
        """What these rows show as a header, title and employer aside."""
        key = tuple(rows)
        if key not in self._headers:
            self._headers[key] = read_header([self.row(i) for i in rows])
        return self._headers[key].unassigned()

    def heads_paragraph(self, i: int) -> bool:
        """Whether a paragraph of duties starts with title, employer or place on the same line."""
        header = self.header([i])
        if header.tail is None or header.tail.start == self.pieces[i].span.start:
            return False
        assign(header, Order())
        return bool(header.company or header.location) and not is_prose(header.title)

    def tells_all(self, i: int) -> bool:
        """Whether a line names title, employer and place ("Foreman, Oak Electric, Kent, OH")."""
        return all(self.told([i])[:2]) and bool(self.header([i]).location) and self.is_name(i)

    def told(self, rows: Sequence[int]) -> tuple[bool, bool, bool]:
        """Whether these rows already show a title, an employer, and the start of duties."""
        key = tuple(rows)
        if key not in self._told:
            header = self.header(rows)
            assign(header, Order())
            self._told[key] = bool(header.title), bool(header.company), header.tail is not None
        return self._told[key]

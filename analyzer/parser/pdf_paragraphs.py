"""Visual rows to logical lines: a wrapped bullet or paragraph becomes one line, a heading stays alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from analyzer.parser.drafts import LEADER, single_spaced
from analyzer.parser.encoding import repair
from analyzer.parser.pdf_pieces import Piece

_SENTENCE_END = re.compile(r"[.!?:;]['\")\]]?$")
_LOWER_START = re.compile(r"^[(\"'“‘]?[a-z]")
_GOES_ON = re.compile(r"(?:[,&/]|\b(?:and|or|of|for|the|with|in|to|a|an|by|on|at|from|as|including))$", re.I)
_CONTACT = re.compile(r"[@|]|www\.|https?:|\.(?:com|org|net|edu|io)\b", re.I)
_DATED_START = re.compile(
    r"^\(?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? +|\d{1,2}/)?(?:19|20)\d\d\b", re.I
)
_PARTED = re.compile(r"\S\s[|•·–—]\s")
_NARROW = 0.36
_LETTERS = re.compile(r"[A-Za-z]+")
_GLUED_HYPHEN = re.compile(r"[A-Za-z]-$")
# A hyphen at the end of a row belongs to the word where it stands before or after one of these.
_COMPOUND_HEADS = frozenset(
    "self full part co non pre post multi cross well high low long short fast one two three four five six seven eight "
    "nine ten first second third on in off up follow check front back all inter intra semi anti e point walk end time "
    "day hands team patient evidence board problem detail goal state entry data community double year week month "
    "hour cost bi tri mid x face decision customer client results work".split()
)
_COMPOUND_TAILS = frozenset(
    "based time up in on out off to of the and care level site term oriented centered driven related free house line "
    "end hand person paced trained certified day hour week month year old by or a time friendly solving making wide "
    "specific facing focused effective sensitive quality ray rays house office going keeping taking setting".split()
)


@dataclass(slots=True)
class Row:
    """The pieces on one baseline in one column of one page."""

    pieces: list[Piece]
    page: int
    x0: float
    x1: float
    left: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    bullet: bool
    text: str

    @property
    def tabbed(self) -> bool:
        """Whether a wide gap stands inside of the row."""
        return len(self.pieces) > 1

    @property
    def starts_bold(self) -> bool:
        """Whether the first word is bold."""
        return self.pieces[0].words[0].bold

    @property
    def ends_bold(self) -> bool:
        """Whether the last word is bold."""
        return self.pieces[-1].words[-1].bold

    def first_word_width(self) -> float:
        """Points that the first word and a space before it take."""
        word = self.pieces[0].words[0]
        return word.x1 - word.x0 + 0.25 * self.size


@dataclass(slots=True)
class Frame:
    """What the rows of one column have in common: edges, where bullets wrap, the usual distance of baselines.

    `wraps` says that there is evidence of text being broken at `right`; `narrow` marks a sidebar.
    """

    left: float
    right: float
    wraps: bool
    pitch: float
    bullets_right: float = 0.0
    narrow: bool = False


@dataclass(slots=True)
class Paragraph:
    """The rows of one logical line; `hang` is where its second row starts; `running` marks a page's head or foot."""

    rows: list[Row]
    column: int = 0
    hang: float | None = None
    running: bool = False
    in_table: bool = False


def build_rows(pieces: list[Piece], page: int) -> list[Row]:
    """Pieces of one column to rows, top to bottom."""
    ordered = sorted(pieces, key=lambda p: (p.base, p.x0))
    groups: list[list[Piece]] = []
    for piece in ordered:
        if groups and _shares_row(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [row_of(group, page) for group in groups]


def _shares_row(group: list[Piece], piece: Piece) -> bool:
    first = max(group, key=lambda p: p.size)
    small, large = (piece, first) if piece.size < first.size else (first, piece)
    if abs(piece.base - first.base) <= max(1.5, 0.3 * small.size):
        return True
    # Ordinals and fractions are small and raised: they stand inside of the height of the row's other text.
    raised = small.size < 0.85 * large.size and small.top >= large.top - 2 and small.bottom <= large.bottom + 1
    return raised and all(piece.x0 >= p.x1 - 1 or piece.x1 <= p.x0 + 1 for p in group)


def row_of(group: list[Piece], page: int) -> Row:
    """One row of pieces that stand side by side."""
    if len(group) == 1:
        p = group[0]
        return Row(group, page, p.x0, p.x1, p.left, p.top, p.bottom, p.base, p.size, p.bold, p.bullet, p.text())
    group.sort(key=lambda p: p.x0)
    first = group[0]
    longest = max(group, key=lambda p: sum(len(w.text) for w in p.words))
    return Row(
        pieces=group,
        page=page,
        x0=first.x0,
        x1=max(p.x1 for p in group),
        left=first.left,
        top=min(p.top for p in group),
        bottom=max(p.bottom for p in group),
        base=longest.base,
        size=longest.size,
        bold=longest.bold,
        bullet=first.bullet,
        text="\t".join(p.text() for p in group),
    )


def measure_frame(rows: list[Row], page_width: float) -> Frame:
    """Edges and pitch of a column, from all of its rows."""
    left = min(r.left for r in rows)
    right = max(r.x1 for r in rows)
    narrow = right - left < _NARROW * page_width
    wraps = any(_shows_wrap(a, b, right) for a, b in pairwise(rows))
    bulleted = [r.x1 for r in rows if r.bullet and not r.tabbed]
    distances: dict[float, int] = {}
    for a, b in pairwise(rows):
        distance = round((b.base - a.base) * 2) / 2
        if a.page == b.page and 0.8 * a.size < distance < 2.2 * a.size:
            distances[distance] = distances.get(distance, 0) + 1
    pitch = max(distances, key=lambda d: (distances[d], -d)) if distances else 0.0
    bullets_right = max(bulleted) if len(bulleted) > 2 and wraps else right
    return Frame(left, right, wraps, pitch, bullets_right, narrow)


def _shows_wrap(row: Row, following: Row, right: float) -> bool:
    """The row reaches the right edge and plainly goes on in the next."""
    if following.bullet or following.tabbed or row.tabbed or row.page != following.page:
        return False
    if row.x1 + following.first_word_width() < right - 0.3 * row.size:
        return False
    return bool(_LOWER_START.match(following.text) or _GOES_ON.search(row.text)) and not _CONTACT.search(following.text)


def build_paragraphs(rows: list[Row], frame: Frame, column: int) -> list[Paragraph]:
    """Rows of one column, in order, to paragraphs."""
    done: list[Paragraph] = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if done and _joins(done[-1], row, frame) and not _heads_next(done[-1].rows[-1], row, following):
            done[-1].rows.append(row)
            if done[-1].hang is None:
                done[-1].hang = row.x0
        else:
            done.append(Paragraph([row], column))
    return done


def _heads_next(last: Row, row: Row, following: Row | None) -> bool:
    """Whether a row behind the end of a sentence titles the dated row below it."""
    dated = following is not None and _DATED_START.match(following.text) is not None
    short = len(row.text.split()) <= 8 and not row.text.rstrip().endswith(".")
    return dated and short and last.text.rstrip().endswith(".") and not _LOWER_START.match(row.text)


def _joins(paragraph: Paragraph, row: Row, frame: Frame) -> bool:
    last, first = paragraph.rows[-1], paragraph.rows[0]
    if row.bullet or row.tabbed or (last.tabbed and not first.bullet):
        return False
    if abs(row.size - last.size) > 0.08 * max(row.size, last.size):
        return False
    if row.starts_bold is not last.ends_bold and (row.bold or last.bold or row.starts_bold):
        return False
    lower = bool(_LOWER_START.match(row.text))
    ended = bool(_SENTENCE_END.search(last.text[-2:]))
    right = frame.bullets_right if first.bullet else frame.right
    full = frame.wraps and last.x1 + row.first_word_width() > right - 0.3 * row.size
    if row.page != last.page:
        return _indent_fits(paragraph, row) and (lower or (full and first.bullet and not ended))
    if not _gap_fits(paragraph, row, frame) or not (_indent_fits(paragraph, row) or (full and _hangs(first, row))):
        return False
    if lower and last.text.endswith("-") and _GLUED_HYPHEN.search(last.text):
        return True
    if first.bullet:
        return _continues_bullet(first, last, row, frame, full, lower, ended)
    return _continues_text(paragraph, row, frame, full, lower, ended)


def _continues_text(paragraph: Paragraph, row: Row, frame: Frame, full: bool, lower: bool, ended: bool) -> bool:
    last = paragraph.rows[-1]
    if not full:
        if not lower or ended or last.x1 <= frame.left + 0.5 * (frame.right - frame.left):
            return False
        return not (_CONTACT.search(last.text) or _CONTACT.search(row.text))
    if _DATED_START.match(row.text) and not _GOES_ON.search(last.text):
        return len(paragraph.rows) > 1
    # In a sidebar the longest item of a list is as wide as the column: that alone does not make the next row its end.
    return not frame.narrow or lower or bool(_GOES_ON.search(last.text) or _PARTED.search(last.text))


def _continues_bullet(first: Row, last: Row, row: Row, frame: Frame, full: bool, lower: bool, ended: bool) -> bool:
    if first.bold and row.x0 < first.x0 - 2:
        return False  # an icon before a heading: what hangs under the icon is no more of it
    if full or lower:
        return True
    if row.x0 < first.x0 - 2:
        return False
    if abs(row.x0 - first.x0) <= 1.5 and not ended and not _DATED_START.match(row.text):
        return True
    # The row hangs near the bullet's text: it goes on unless the row above plainly ended early.
    right = frame.bullets_right
    early = last.x1 + row.first_word_width() < right - 0.2 * (right - frame.left)
    return not ended and (not early or len(last.text) < 4)


def _gap_fits(paragraph: Paragraph, row: Row, frame: Frame) -> bool:
    last = paragraph.rows[-1]
    gap = row.base - last.base
    if gap <= 0.5 * row.size:
        return False
    if len(paragraph.rows) > 1 and paragraph.rows[-2].page == last.page:
        before = last.base - paragraph.rows[-2].base
        return gap <= before * 1.15 + 0.6
    most = 1.75 * row.size
    if frame.pitch:
        most = max(min(most, 1.2 * frame.pitch + 0.6), 1.25 * row.size)
    return gap <= most


def _indent_fits(paragraph: Paragraph, row: Row) -> bool:
    first = paragraph.rows[0]
    if paragraph.hang is not None:
        return abs(row.x0 - paragraph.hang) <= 2.5
    if first.bullet:
        return first.left - 2 <= row.x0 <= first.x0 + 0.9 * row.size
    indented_first = row.x0 - first.x0 > -40 and len(first.text) > 60 and row.x0 < first.x0
    return abs(row.x0 - first.x0) <= 2.5 or indented_first


def _hangs(first: Row, row: Row) -> bool:
    """The row stands to the right of a first row that starts with a label ("[2]", "Languages:")."""
    label = re.match(r"(?:\[\d+\]|[A-Z][\w &/]{1,24}:)\s", first.text)
    return label is not None and 2.5 < row.x0 - first.x0 < 120


def whole_words(paragraphs: list[Paragraph]) -> frozenset[str]:
    """The lower-case words of a file, without those that a hyphen breaks at the end of a row.

    Empty where no hyphen asks for them.
    """
    found: set[str] = set()
    if not any(row.text.endswith("-") for paragraph in paragraphs for row in paragraph.rows[:-1]):
        return frozenset()
    for paragraph in paragraphs:
        broken = False
        for row in paragraph.rows:
            words = _LETTERS.findall(row.text)
            first = 1 if broken else 0
            broken = bool(_GLUED_HYPHEN.search(row.text[-2:]))
            found.update(word.lower() for word in words[first : len(words) - broken])
    return frozenset(found)


def joined_text(paragraph: Paragraph, vocabulary: frozenset[str] = frozenset()) -> str:
    """The repaired text of a paragraph; words that a hyphen broke at the end of a row are whole again.

    `vocabulary` holds the lower-case words that the rest of the file shows in one piece.
    """
    text = paragraph.rows[0].text
    for row in paragraph.rows[1:]:
        after = row.text
        if text.endswith("\u00ad"):
            text = text[:-1] + after
        elif text.endswith("-") and _GLUED_HYPHEN.search(text[-2:]) and _LOWER_START.match(after):
            text = text if _keeps_hyphen(text, after, vocabulary) else text[:-1]
            text += after
        elif text.endswith(("/", "-", "@")) and not text.endswith((" /", " -")):
            text += after
        else:
            text = f"{text} {after}"
    return _tidy(repair(text))


def _keeps_hyphen(before: str, after: str, vocabulary: frozenset[str]) -> bool:
    head = re.split(r"[^A-Za-z]+", before[:-1])[-1].lower()
    tail = re.split(r"[^A-Za-z]+", after, maxsplit=1)[0].lower()
    if head + tail in vocabulary:
        return False
    if head in _COMPOUND_HEADS or tail in _COMPOUND_TAILS:
        return True
    return head in vocabulary and tail in vocabulary


def _tidy(text: str) -> str:
    if "....." in text or ". . ." in text:
        text = LEADER.sub("\t", text)
    if "\t" not in text:
        return single_spaced(text).strip()
    parts = (" ".join(part.split()) for part in text.split("\t"))
    return "\t".join(part for part in parts if part)

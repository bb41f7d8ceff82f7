"""Visual rows to logical lines: a wrapped bullet or paragraph becomes one line, a heading stays alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from analyzer.months import MONTH
from analyzer.parser.pdf.rows import Row
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.parser.resume.vocabulary import employer_score, starts_small, word_set

_SENTENCE_END = re.compile(r"[.!?:;]['\")\]]?$")
LOWER_START = re.compile(r"^[(\"'“‘]?[a-z]")
_GOES_ON = re.compile(r"(?:[,&/]|\b(?:and|or|of|for|the|with|in|to|a|an|by|on|at|from|as|including))$", re.I)
_CONTACT = re.compile(r"[@|]|www\.|https?:|\.(?:com|org|net|edu|io)\b", re.I)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|[+(]?\d[\d ().+-]{8,16}\d")
_DATED_START = re.compile(rf"^\(?(?:(?:{MONTH})[a-z]*\.?,? +|\d{{1,2}}/)?(?:19|20)\d\d\b", re.I)
_PARTED = re.compile(r"\S\s[|•·–—]\s")
_NARROW = 0.36
_GAP = 1.5
_FEWEST_ENDED, _APART = 3, 1.25
GLUED_HYPHEN = re.compile(r"[A-Za-z]-$")


@dataclass(slots=True)
class Frame:
    """What the rows of one column have in common: edges, where bullets wrap, the usual distance of baselines.

    `wraps` says that there is evidence of text being broken at `right`; `narrow` marks a sidebar; `hangs` are the
    marks of bullets whose rows stand under the text, and not under the mark; `apart` says that paragraphs stand
    farther apart than the rows of one; `step` is the middle one of all distances.
    """

    left: float
    right: float
    wraps: bool
    pitch: float
    bullets_right: float = 0.0
    narrow: bool = False
    hangs: frozenset[str] = frozenset()
    apart: bool = False
    step: float = 0.0


@dataclass(slots=True)
class Paragraph:
    """The rows of one logical line; `hang` is where its second row starts; `running` marks a page's head or foot.

    `after_gap` says that it stands farther below the row above than rows of a text do.
    """

    rows: list[Row]
    column: int = 0
    hang: float | None = None
    running: bool = False
    in_table: bool = False
    after_gap: bool = False


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
    hangs = frozenset(_mark(a) for a, b in pairwise(rows) if _hangs_under_text(a, b))
    apart = narrow and wraps and _stand_apart(rows, right, pitch)
    steps = sorted(b.base - a.base for a, b in pairwise(rows) if a.page == b.page and b.base > a.base)
    step = steps[len(steps) // 2] if steps else 0.0
    return Frame(left, right, wraps, pitch, bullets_right, narrow, hangs, apart, step)


def _stand_apart(rows: list[Row], right: float, pitch: float) -> bool:
    """Whether no row follows at the usual distance on one that plainly ended: its next word had room beside it."""
    ended = [
        b.base - a.base
        for a, b in pairwise(rows)
        if a.page == b.page
        and not (a.bullet or b.bullet or a.tabbed or b.tabbed)
        and a.x1 + b.first_word_width() < right - 0.3 * a.size
    ]
    return len(ended) >= _FEWEST_ENDED and min(ended) > _APART * pitch > 0


def _mark(row: Row) -> str:
    return row.pieces[0].mark_text


def _hangs_under_text(row: Row, following: Row) -> bool:
    """Whether a bullet goes on under its text."""
    if not row.bullet or following.bullet or row.left > row.x0 - 2:
        return False
    return abs(following.x0 - row.x0) <= 2 and LOWER_START.match(following.text) is not None


def _shows_wrap(row: Row, following: Row, right: float) -> bool:
    """The row reaches the right edge and plainly goes on in the next."""
    if following.bullet or following.tabbed or row.tabbed or row.page != following.page:
        return False
    if row.x1 + following.first_word_width() < right - 0.3 * row.size:
        return False
    return bool(LOWER_START.match(following.text) or _GOES_ON.search(row.text)) and not _CONTACT.search(following.text)


def build_paragraphs(rows: list[Row], frame: Frame, column: int) -> list[Paragraph]:
    """Rows of one column, in order, to paragraphs."""
    done: list[Paragraph] = []
    for row, following in zip_longest(rows, rows[1:]):
        last = done[-1].rows[-1] if done else None
        if last is not None and (
            (_joins(done[-1], row, frame) and not _heads_next(last, row, following))
            or (frame.narrow and _ends_title(done, row, following, frame))
        ):
            done[-1].rows.append(row)
            if done[-1].hang is None:
                done[-1].hang = row.x0
        else:
            gap = row.base - last.base if last is not None and last.page == row.page else 0.0
            done.append(Paragraph([row], column, after_gap=gap > _GAP * frame.step > 0))
    return done


def _ends_title(done: list[Paragraph], row: Row, following: Row | None, frame: Frame) -> bool:
    """Whether a bold row of a sidebar is the rest of the title above it: both stand alone between rows that are not."""
    last = done[-1].rows[-1]
    if not (row.bold and last.bold) or row.bullet or len(done[-1].rows) > 1 or row.page != last.page:
        return False
    if row.size != last.size or row.tabbed or last.tabbed or last.text.isupper() or heading_kinds(last.text):
        return False
    if last.x1 + row.first_word_width() < frame.right - 0.3 * row.size or not _gap_fits(done[-1], row, frame):
        return False
    if len(done) < 2:
        return False  # a name
    alone = all(r is None or not r.bold or r.size != row.size for r in (done[-2].rows[-1], following))
    if not alone or heading_kinds(row.text) or not _indent_fits(done[-1], row):
        return False
    plain = row.text.casefold()  # a school or employer below is a line of its own
    return employer_score(row.text) == 0 and not any(word in plain for word in word_set("schools", "words"))


def _heads_next(last: Row, row: Row, following: Row | None) -> bool:
    """Whether a row behind the end of a sentence titles the dated row below it."""
    dated = following is not None and _DATED_START.match(following.text) is not None
    short = len(row.text.split()) <= 8 and not row.text.rstrip().endswith(".")
    return dated and short and last.text.rstrip().endswith(".") and not LOWER_START.match(row.text)


def _joins(paragraph: Paragraph, row: Row, frame: Frame) -> bool:
    last, first = paragraph.rows[-1], paragraph.rows[0]
    under_text = last.tabbed and _stands_under_text(last, row)
    if row.bullet or row.tabbed or (last.tabbed and not (first.bullet or under_text)):
        return False
    if abs(row.size - last.size) > 0.08 * max(row.size, last.size):
        return False
    if row.starts_bold is not last.ends_bold and (row.bold or last.bold or row.starts_bold):
        return False
    lower = starts_small(row.text)
    ended = bool(_SENTENCE_END.search(last.text[-2:]))
    right = frame.bullets_right if first.bullet else frame.right
    full = frame.wraps and last.x1 + row.first_word_width() > right - 0.3 * row.size
    if row.page != last.page:
        return _indent_fits(paragraph, row) and (lower or (full and first.bullet and not ended))
    if under_text and not ended and _gap_fits(paragraph, row, frame):
        return True
    if not _gap_fits(paragraph, row, frame) or not (_indent_fits(paragraph, row) or (full and _hangs(first, row))):
        return False
    if lower and last.text.endswith("-") and GLUED_HYPHEN.search(last.text):
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
    if _ADDRESS.fullmatch(last.text) or _ADDRESS.fullmatch(row.text):
        return False
    if _DATED_START.match(row.text) and not _GOES_ON.search(last.text):
        return len(paragraph.rows) > 1
    # In a sidebar the longest item of a list is as wide as the column: that alone does not make the next row its end.
    return not frame.narrow or frame.apart or lower or bool(_GOES_ON.search(last.text) or _PARTED.search(last.text))


def _continues_bullet(first: Row, last: Row, row: Row, frame: Frame, full: bool, lower: bool, ended: bool) -> bool:
    if first.bold and row.x0 < first.x0 - 2:
        return False  # an icon before a heading: what hangs under the icon is no more of it
    under_mark = row.x0 < first.x0 - 2 and _mark(first) in frame.hangs and not _GOES_ON.search(last.text)
    if lower or (full and not under_mark):
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


def _stands_under_text(last: Row, row: Row) -> bool:
    """Whether the text behind a label or date in a rail plainly goes on below itself."""
    aligned = len(last.pieces) == 2 and abs(row.x0 - last.pieces[1].x0) <= 2.5
    return aligned and (LOWER_START.match(row.text) or _GOES_ON.search(last.text)) is not None


def _hangs(first: Row, row: Row) -> bool:
    """The row stands to the right of a first row that starts with a label ("[2]", "Languages:")."""
    label = re.match(r"(?:\[\d+\]|[A-Z][\w &/]{1,24}:)\s", first.text)
    return label is not None and 2.5 < row.x0 - first.x0 < 120

"""Words to pieces: runs of words on one baseline with no wide gap between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from analyzer.months import MONTH
from analyzer.parser.pdf.characters import Word

# In ems. Words that follow each other in the file may stand this far apart before the gap counts as a tab;
# words that do not follow each other must be closer, since two columns may lie side by side.
_GAP_IN_ORDER = 1.2
_GAP_OUT_OF_ORDER = 0.5
_GAP_LETTER_SPACED = 2.6
# A gap before a date at the end of a row, and clear of the row's other gaps.
_GAP_DATE = 0.5
_TOUCHES = 0.05
# Between the capitals of a row that is set apart for show, and between one of them and its word.
_NARROW, _CLOSE = 0.17, 0.12
_CLEARLY_WIDER = 2.2
# Letters set apart of which some stand together for a reader; more are a word ("H & P exam").
_LONGEST_RUN = 3
_LONGEST_DATE = 8
_DATE_END = re.compile(r"(?:(?:19|20)\d\d|\d/\d\d|['’]\d\d|present|current|now)[).]?$", re.I)
# What the last word of a date ends with, besides a number: most words are told by that.
_DATE_ENDS = ("ent", "now")
_DATE_START = re.compile(
    rf"\(?(?:(?:{MONTH})[a-z]*\.?,?$|\d{{1,2}}/|(?:19|20)\d\d|spring|summer|fall)",
    re.I,
)


@dataclass(slots=True)
class Piece:
    """A run of words on one baseline; `mark_x0` is where its bullet mark starts."""

    words: list[Word]
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bullet: bool = False
    mark_x0: float = 0.0
    mark_text: str = ""
    _text: str | None = None
    _bold: bool | None = None

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Take the box from the words, after every change of them; size and baseline are those of most characters."""
        longest = self.words[0]
        length = len(longest.text)
        x0, x1, top, bottom = longest.x0, longest.x1, longest.top, longest.bottom
        for word in self.words[1:]:  # one loop: every word of a page comes by here more than once
            if word.x0 < x0:
                x0 = word.x0
            if word.x1 > x1:
                x1 = word.x1
            if word.top < top:
                top = word.top
            if word.bottom > bottom:
                bottom = word.bottom
            if len(word.text) > length:
                longest, length = word, len(word.text)
        self.x0, self.x1, self.top, self.bottom = x0, x1, top, bottom
        self.base, self.size = longest.base, longest.size
        self._text = self._bold = None

    @property
    def left(self) -> float:
        """The left edge with the bullet mark."""
        return min(self.x0, self.mark_x0) if self.bullet else self.x0

    @property
    def bold(self) -> bool:
        """Whether most characters are bold."""
        if self._bold is None:
            self._bold = _mostly_bold(self.words)
        return self._bold

    @property
    def hidden(self) -> bool:
        """Whether no word can be seen."""
        return all(w.hidden for w in self.words)

    def take_first_word_as_mark(self) -> None:
        """The first word is the bullet's mark, not text."""
        mark = self.words.pop(0)
        self.bullet, self.mark_x0, self.mark_text = True, mark.x0, mark.text
        self.measure()

    def take_mark(self, length: int) -> None:
        """The first characters of the first word are the bullet's mark."""
        word = self.words[0]
        self.bullet, self.mark_x0, self.mark_text = True, word.x0, word.text[:length]
        word.x0 += (word.x1 - word.x0) * length / len(word.text)
        word.text = word.text[length:]
        self.measure()

    def text(self) -> str:
        """The words with single spaces; letter-spaced words become words again."""
        if self._text is None:
            self._text = self._joined()
        return self._text

    def _joined(self) -> str:
        words = self.words
        texts = [w.text for w in words]
        lengths = list(map(len, texts))
        single = lengths.count(1)
        if len(words) >= 4 and (
            single >= 0.8 * len(words)
            or (2 * single >= len(words) and sum(lengths) <= 2 * len(words) and max(lengths) <= _LONGEST_RUN)
        ):
            # Dots that lead to the right edge are no letters set apart.
            if 2 * sum(map(str.isalnum, texts)) >= len(texts):
                return _closed_up(words)
        plain = " ".join(texts)
        if len(words) > 1 and plain.isupper() and (gaps := _narrow_gaps(words)):
            return "".join(f"{'' if i in gaps else ' '}{t.strip()}" for i, t in enumerate(texts)).strip()
        sizes = [w.size for w in words]
        even = sizes.count(sizes[0]) == len(sizes) or min(sizes) >= 0.85 * max(sizes)
        if not single and even:
            return plain
        parts = texts[:1]
        for before, word in pairwise(words):
            cut = (len(before.text) == 1 or len(word.text) == 1) and _cuts_word(before, word)
            parts.append(word.text if cut or (not even and _raises_ordinal(before, word)) else f" {word.text}")
        return "".join(parts)


def _mostly_bold(words: list[Word]) -> bool:
    bold = words[0].bold
    for word in words:
        if word.bold is not bold:
            return sum(len(w.text) if w.bold else -len(w.text) for w in words) > 0
    return bold


def _raises_ordinal(before: Word, word: Word) -> bool:
    """Whether a raised ordinal ("1st") touches its number."""
    touches = word.size < 0.85 * before.size and word.x0 - before.x1 < 0.12 * before.size
    return touches and before.text[-1].isdigit()


def _narrow_gaps(words: list[Word]) -> set[int]:
    """The numbers of the capital words that go on with the letters before them: these are set apart for show.

    The spaces of such a row are far wider than the gaps that the library took for spaces.
    """
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    size, widest = words[0].size, max(gaps)
    return {
        i
        for i, (gap, a, b) in enumerate(zip(gaps, words, words[1:], strict=False), 1)
        if -_NARROW * size < gap < _NARROW * size
        and (a.text.strip()[-1:] + b.text[:1]).isalpha()
        and ((widest > _CLEARLY_WIDER * max(gap, 0.0) and widest > _NARROW * size) or _ends_word(gap, a, b))
    }


def _ends_word(gap: float, a: Word, b: Word) -> bool:
    """Whether a letter that is no word stands close to the word beside it."""
    single = [t for t in (a.text, b.text) if len(t) == 1 and t not in "AI"]
    return bool(single) and gap < _CLOSE * a.size


def _cuts_word(before: Word, word: Word) -> bool:
    """Whether the library took a letter for a word of its own: it touches its neighbour, and is no word."""
    if abs(word.x0 - before.x1) >= _TOUCHES * word.size or before.text[-1] == "f":  # an "f" leans over the space
        return False
    single = [w.text for w in (before, word) if len(w.text) == 1]
    return bool(single) and (before.text + word.text).isascii() and all(t.isalpha() and t not in "aAI" for t in single)


def build_pieces(words: list[Word]) -> list[Piece]:
    """The pieces of a page: first along the order of the file, then pieces that touch on one baseline."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    last: Word | None = None
    for word in words:
        # The usual case of `_continues` is told here: this is asked of every word.
        if last is not None and (
            (
                word.base == last.base
                and word.size == last.size
                and -0.5 * word.size <= word.x0 - last.x1 <= _GAP_IN_ORDER * word.size
                and word.upright
                and last.upright
                and word.hidden is last.hidden
            )
            or _continues(run, word)
        ):
            run.append(word)
        else:
            run = [word]
            runs.append(run)
        last = word
    return [part for piece in _merged([Piece(run) for run in runs]) for part in _without_date(piece)]


def _without_date(piece: Piece) -> list[Piece]:
    """A date set apart at the end of the row is a piece of its own, even where the gap before it is small."""
    words = piece.words
    if len(words) < 4:
        return [piece]
    if words[0].text[0].isdigit() and _DATE_START.match(words[0].text):
        return _behind_date(piece)
    last = words[-1].text
    end = last.rstrip(").")[-3:]
    if not (end[-1:].isdigit() or end.lower() in _DATE_ENDS) or not _DATE_END.search(last) or not words[0].upright:
        return [piece]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    usual = sorted(gaps)[len(gaps) // 2]
    starts = _DATE_START.match(words[widest + 1].text)
    if not starts or len(words) - widest > _LONGEST_DATE or gaps[widest] < max(_GAP_DATE * piece.size, 1.8 * usual):
        return [piece]
    return [Piece(words[: widest + 1]), Piece(words[widest + 1 :])]


def _behind_date(piece: Piece) -> list[Piece]:
    """What stands behind the dates in a column of their own is a piece of its own, even where they nearly touch it."""
    words = piece.words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    usual = sorted(gaps)[len(gaps) // 2]
    before = words[widest].text
    if not 0 < widest < _LONGEST_DATE or gaps[widest] < max(_GAP_DATE * piece.size, 1.8 * usual):
        return [piece]
    if not _DATE_END.search(before) or words[widest + 1].text[0] in "-–—":
        return [piece]
    return [Piece(words[: widest + 1]), Piece(words[widest + 1 :])]


def _continues(run: list[Word], word: Word) -> bool:
    last = run[-1]
    if word.upright is not last.upright or word.hidden is not last.hidden:
        return False
    if not word.upright:
        return abs(word.x0 - last.x0) < last.size or abs(word.top - last.top) < last.size
    if abs(word.base - last.base) > 0.3 * min(last.size, word.size) and not _raised(last, word):
        return False
    size = max(last.size, word.size)
    gap = word.x0 - last.x1
    if -0.5 * size <= gap <= _GAP_IN_ORDER * size:
        return True
    spaced = len(word.text) == 1 and all(len(w.text) == 1 and w.text.isalpha() for w in run) and word.text.isalpha()
    return spaced and 0 < gap <= _GAP_LETTER_SPACED * size


def _raised(a: Word, b: Word) -> bool:
    """One of the words is smaller and set within the height of the other (an ordinal's "nd", a footnote's mark)."""
    small, large = (a, b) if a.size < b.size else (b, a)
    if small.size > 0.85 * large.size or abs(a.base - b.base) > 0.5 * large.size:
        return False
    return small.top >= large.top - 2 and small.bottom <= large.bottom + 2 and b.x0 - a.x1 < 0.4 * large.size


def _merged(pieces: list[Piece]) -> list[Piece]:
    pieces.sort(key=lambda p: (p.base, p.x0))
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(piece.base - rows[-1][0].base) <= 0.3 * min(piece.size, rows[-1][0].size) + 0.1:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    done: list[Piece] = []
    for row in rows:
        if len(row) == 1:
            done.append(row[0])
            continue
        row.sort(key=lambda p: p.x0)
        current = row[0]
        for piece in row[1:]:
            gap = piece.x0 - current.x1
            size = max(current.size, piece.size)
            alike = current.hidden is piece.hidden and current.words[-1].upright is piece.words[0].upright
            if alike and -0.35 * size <= gap <= _GAP_OUT_OF_ORDER * size:
                current.words.extend(piece.words)
                current.measure()
            else:
                done.append(current)
                current = piece
        done.append(current)
    return done


def _closed_up(words: list[Word]) -> str:
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    usual = gaps[len(gaps) // 2]
    # Letters that the library took for single words stand as close as in any word, and their spaces are usual ones.
    # Where a space was typed between letters, two or more were typed between words.
    space = min(max(0.12 * words[0].size, 0.6 * usual), 0.35 * words[0].size)
    parts = [words[0].text]
    for a, b in pairwise(words):
        if b.x0 - a.x1 > usual + space:
            parts.append(" ")
        parts.append(b.text)
    return "".join(parts)

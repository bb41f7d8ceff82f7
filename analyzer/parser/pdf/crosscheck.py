"""The careful second reader: pdfplumber reads the same PDF, and where the two disagree the user should know.

An employer's system is a third reader: it will stumble where these two do. Slow (0.1 to 0.3 seconds a page).
"""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pdfplumber
from pdfplumber.pdf import PDF

from analyzer.model import Document, Warning
from analyzer.parser.pdf.careful import UNREADABLE, TooFull, lay_out_carefully
from analyzer.parser.pdf.marked import MarkedFile, UnreadableMarks
from analyzer.parser.pdf.marks import spoken_warnings, unspoken_warning
from analyzer.parser.pdf.spans import unread_spans
from analyzer.parser.plain.encoding import repair

MOST_SECONDS = 4.0
_FULLEST = 15_000  # characters of a page: the careful reader takes a second for so many
_QUOTED = 5
_LEAST_WORD = 3
_ORDER_AGREES = 0.6
# Damaged letters before a word ("ÂManaged") are mended by one reader only: plain letters and digits count.
_PIECE = re.compile(r"[A-Za-z0-9]+")
_NO_LETTER = re.compile(r"\(cid:\d+\)")


def crosscheck(data: bytes, document: Document) -> tuple[Warning, ...]:
    """Warnings "two-readers-disagree": words that only one reader sees, and an order that differs strongly.

    Pages that are too full, or for which no time is left, are not compared.
    """
    wanted = {page.number for page in document.pages}
    by_page = {n: "\n".join(x.span.of(document.text) for x in document.lines if x.page == n) for n in wanted}
    deadline = time.monotonic() + MOST_SECONDS
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            read = _careful_rows(file, {n for n in wanted if len(by_page[n]) <= _FULLEST}, deadline)
            unspoken = _unspoken(file, read, document, deadline)
    except UNREADABLE as error:
        kind = type(error).__name__
        return (Warning("two-readers-disagree", f"A second PDF reader cannot open the file ({kind}); save it again."),)
    if not read:
        return tuple(unspoken)
    careful = repair("\n".join(read.values()))
    whole = [x for x in document.lines if all(box.page in read for box in x.boxes)]
    inside = "\n".join(x.span.of(document.text) for x in whole)
    found = unspoken
    only_fast, only_careful = _only_in(inside, careful), _only_in(careful, document.text)
    if only_fast:
        found.append(_words_warning("One PDF reader sees words that another does not", only_fast))
    if only_careful:
        found.append(_words_warning("Words that a second PDF reader sees are missing from what was read", only_careful))
    if not _same_order(inside, careful):
        message = "Two PDF readers read this page in different orders; an employer's system may mix up its columns."
        found.append(Warning("two-readers-disagree", message))
    return tuple(found)


def _careful_rows(file: PDF, numbers: set[int], deadline: float) -> dict[int, str]:
    """The text of each page that there is time for; letters without a meaning ("(cid:127)") are left out."""
    read: dict[int, str] = {}
    for page in file.pages:
        if time.monotonic() > deadline:
            break
        if page.page_number in numbers:
            try:
                lay_out_carefully(page, _FULLEST, deadline)
            except TooFull:
                continue
            text = page.extract_text(x_tolerance_ratio=0.08, use_text_flow=True) or ""
            read[page.page_number] = _NO_LETTER.sub(" ", text)
            page.close()
    return read


def _unspoken(file: PDF, numbers: Iterable[int], document: Document, deadline: float) -> list[Warning]:
    """What pages say by texts for drawings or odd letters, where neither reader has it and no warning names it."""
    marked = MarkedFile(b"", file.doc)
    named = " ".join(warning.message for warning in document.warnings)
    found: list[Warning] = []
    for number in numbers:
        if marked.speaks(number - 1) and time.monotonic() < deadline:
            try:
                page = marked.read_page(number - 1)
            except UnreadableMarks:
                found.append(unspoken_warning(number))
                continue
            lost = [text for text in unread_spans(page, document.text) if text not in named]
            found += spoken_warnings(lost, number)
    return found


def _only_in(text: str, other: str) -> list[str]:
    """Words of `text` whose letters are nowhere in `other` in one piece, most frequent first."""
    flat = "".join(_PIECE.findall(other)).casefold()
    counted = Counter(w for w in _PIECE.findall(text) if len(w) >= _LEAST_WORD)
    return [word for word, _ in counted.most_common() if word.casefold() not in flat]


def _words_warning(what: str, words: list[str]) -> Warning:
    quoted = ", ".join(f"“{word}”" for word in words[:_QUOTED])
    more = f" and {len(words) - _QUOTED} more" if len(words) > _QUOTED else ""
    return Warning("two-readers-disagree", f"{what}: {quoted}{more}. Employers' systems may not find them either.")


def _same_order(text: str, other: str) -> bool:
    """Whether most neighbors in one text are neighbors in the other, too."""
    mine, theirs = _PIECE.findall(text.casefold()), _PIECE.findall(other.casefold())
    if len(mine) < 40 or len(theirs) < 40:
        return True
    pairs = set(pairwise(mine))
    return sum(pair in pairs for pair in pairwise(theirs)) / (len(theirs) - 1) >= _ORDER_AGREES

"""What was found while reading the pages of a PDF, and what the user should be warned of."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.model import Box, Line, Page, Warning
from analyzer.parser.pdf.columns import Node
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.scans.rows import Turned

_SHORTEST = 3
_QUOTED = 6
# The bytes that are no letter or digit of ASCII, and a table that makes spaces of them.
_OTHERS = bytes(code for code in range(256) if code >= 0x80 or not chr(code).isalnum())
_SPACED = bytes.maketrans(_OTHERS, b" " * len(_OTHERS))


@dataclass(slots=True)
class Reading:
    """What was found while reading the pages.

    `scans` are the pages without text that hold a picture, `pictures` those that were read from one, and
    `large_pictures` those with text beside a large picture; on those that are `outlined` stand letters beside text that
    are drawn as shapes. `late` counts the rows of pictures that there was no time for; pages that were `turned` to be
    read are laid out as turned. `typed_over` are those with form fields or notes laid over the page. `marks` are
    characters that are bullets in this file alone.
    """

    pages: list[Page] = field(default_factory=list)
    nodes: list[list[Node]] = field(default_factory=list)
    hidden: list[tuple[int, list[Piece]]] = field(default_factory=list)
    page_of: dict[int, int] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    characters: int = 0
    unmapped: int = 0
    dots: int = 0
    unsure: int = 0
    late: int = 0
    turned: dict[int, Turned] = field(default_factory=dict)
    gridded: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    large_pictures: list[int] = field(default_factory=list)
    outlined: list[int] = field(default_factory=list)
    typed_over: list[int] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    links: list[tuple[str, Box]] = field(default_factory=list)


def find_warnings(reading: Reading, lines: list[Line], text: str, columns: bool) -> list[Warning]:
    found = _picture_warnings(reading)
    if columns:
        first = [next((x for x in lines if x.column == n and not x.hidden), None) for n in (0, 1)]
        said = [f"“{text[x.span.start : x.span.end][:30].strip()}”" for x in first if x is not None]
        named = f" ({said[0]} beside {said[1]})" if len(said) == 2 else ""
        message = f"The page has columns side by side{named}; some employers' systems read straight across them."
        found.append(Warning("two-columns", message))
    if reading.dots >= 2:
        listed = next((x for x in lines if x.bullet and not x.hidden), None)
        message = (
            f"The bullets are drawn, not typed{_quoted(listed, text)}: programs that read only text see none, and run "
            "the lines together. A list made with your word processor's own button has bullets that they see."
        )
        found.append(Warning("drawn-bullets", message))
    hidden = [line for line in lines if line.hidden]
    if hidden:
        pages = ", ".join(str(n) for n in sorted({line.page for line in hidden}))
        message = (
            f"Page {pages} holds text that cannot be seen{_quoted(hidden[0], text)}; employers' systems find it and "
            "may reject the file."
        )
        found.append(Warning("hidden-text", message))
    if reading.unmapped > max(5, reading.characters // 50):
        message = "Many characters have no meaning a program can read; save the file again with another font."
        found.append(Warning("no-unicode-map", message))
    if reading.typed_over:
        message = (
            f"Page {_listed(reading.typed_over)} holds form fields or notes laid over the page; many application "
            "systems do not read what is typed there."
        )
        found.append(Warning("form-fields", message))
    if reading.gridded:
        cell = next((x for x in lines if x.in_table and not x.hidden), None)
        message = (
            f"The page holds a table with borders{_quoted(cell, text)}; some employers' systems read its cells in "
            "another order."
        )
        found.append(Warning("tables", message))
    return found


def _quoted(line: Line | None, text: str) -> str:
    """How a line begins, in brackets and quotes, to say what a warning is about."""
    if line is None:
        return ""
    words = text[line.span.start : line.span.end].split()
    return f" (“{' '.join(words[:_QUOTED])}{' …' if len(words) > _QUOTED else ''}”)"


def _picture_warnings(reading: Reading) -> list[Warning]:
    found: list[Warning] = []
    if reading.pictures:
        unsure = f" {reading.unsure} rows could not be made out." if reading.unsure else ""
        message = "The text was read from a picture: check it for misread letters."
        found.append(Warning("read-from-picture", message + unsure))
    if reading.late:
        message = f"There was no time for {reading.late} rows of the picture; a smaller or clearer one takes less."
        found.append(Warning("page-limit", message))
    unread = [n for n in reading.scans if n not in reading.pictures]
    if unread:
        message = f"Page {_listed(unread)} is a picture without text, and was not read."
        found.append(Warning("picture-page", message))
    if reading.large_pictures:
        message = f"Page {_listed(reading.large_pictures)} holds a large picture; words in it are not read by anybody."
        found.append(Warning("picture-of-text", message))
    if reading.outlined:
        message = (
            f"Page {_listed(reading.outlined)} holds letters drawn as shapes; words of them are not read by anybody."
        )
        found.append(Warning("picture-of-text", message))
    return found


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(n) for n in numbers)


def lost_words(reading: Reading, text: str) -> list[Warning]:
    """A warning for each page that shows a word which is not in the text. Runs of ASCII letters and digits count."""
    flat = _letters(text)
    found: list[Warning] = []
    for page, plain in zip(reading.pages, reading.plain, strict=True):
        if _letters(plain) in flat:
            continue
        lost = sorted(w for w in _runs(plain) - _runs(text) if len(w) >= _SHORTEST and w not in flat)
        if lost:
            named = ", ".join(word.decode("ascii") for word in lost[:5])
            found.append(Warning("lost-words", f"Page {page.number} shows words that could not be placed: {named}."))
    return found


def _letters(text: str) -> bytes:
    return text.encode("ascii", "replace").translate(None, _OTHERS)


def _runs(text: str) -> set[bytes]:
    return set(text.encode("ascii", "replace").translate(_SPACED).split())

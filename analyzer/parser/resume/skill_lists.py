"""Cuts one line of a skills section into its items: marks part them, labels and levels are none, a statement is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analyzer.lexicon import load
from analyzer.model import Span
from analyzer.parser.drafts import GLYPHS
from analyzer.parser.resume.bullets import WORDLIKE
from analyzer.parser.resume.vocabulary import by_letter, either

# Drawn beside a skill to show how well it is known.
RATING = "●○◉◎◌★☆✩✭✮✯⭐■□▪▫◼◻▮▯▰▱▬◆◇⬤◯⚫⚪█▓▒░"
LABEL = re.compile(r"[^\W\d_][^:,;|\t\n]{0,40}:\s*(?=\S)")
# Marks of bullets that people type between items.
MARKS = "".join(mark for mark in re.escape(GLYPHS) if mark not in "¨\\")
STRONG = re.compile(
    rf"\s*[;|•◦·\t\u2022{RATING}{MARKS}]\s*|\s{{3,}}|\s+[*]\s+|(?<=\w[\w)])\.\s+(?=[A-Z][^:,.;|\t\n]{{0,30}}:\s)"
)
# What one of them holds: most pieces have none, and need no search with brackets.
STRONG_HINT = re.compile(rf"[;|•◦·\t\u2022{RATING}{MARKS}]|\s(?:\s\s|[*]\s)|\.\s[^:]*:")
WEAK_HINT = re.compile(r"\s[-–—/~]")
STRONG_OR_BRACKET = re.compile(rf"[()]|{STRONG.pattern}")
# Marks that part items only where they stand again and again: "Phlebotomy - EKG - Vital signs".
WEAK_OR_BRACKET = re.compile(r"[()]|\s+(?:[-–—/~]|//)\s+")
COMMA_OR_BRACKET = re.compile(r"[()]|\s*,\s*")
FRAGMENT = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[A-Z])")
DASH = re.compile(r"\s+[-–—]\s+")
TAB = re.compile(r"\t")
JOINING = re.compile(r"(?:and|&)\s+", re.IGNORECASE)
LAST_JOINED = re.compile(r"(?:^|\s)(?:and|&|or)\s", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b[A-Za-z]\.$|\b(?:etc)\.$")
GRADE = re.compile(r"\s*[-–—:]?\s*\b(?:\d{1,3}\s?%|(?:10|\d)\s?/\s?(?:5|10))\s*$")
GRADE_END = "%0123456789"
STATEMENT_WORDS = 8
LABEL_WORDS = 5
LONGEST_LEVEL = 48
SHORT_LABEL = 3
SHORT_ITEM = 4
FRAGMENT_WORDS = 6
MOST_GOVERNED = 5
EDGES = " \t*-–—:_•·" + RATING


def _words(key: str) -> Sequence[str]:
    words: Sequence[str] = load().table("skills")["items"][key]
    return words


@cache
def _level() -> re.Pattern[str]:
    years = r"\(?\d{1,2}\+?\s*(?:years?|yrs?)\.?(?:\s+(?:of\s+)?experience)?\)?"
    return re.compile(rf"(?:{by_letter(_words('levels'))}|{years}|level)(?:\s+(?:level|user|{years}))?", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+\s+)?(?:{either(_words('leads'))})\s", re.IGNORECASE)


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(_words('governing'))})\s", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return frozenset(_words("labels"))


@cache
def _sure_labels() -> frozenset[str]:
    return _labels() - frozenset(_words("maybe_skills"))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?i:{either(_words('labels'))})\s+(?=[A-Z\d])(?=\S)")


@cache
def _heads() -> frozenset[str]:
    return frozenset(_words("heads"))


def is_level(text: str) -> bool:
    """Whether a piece only says how well or how long a skill is known."""
    return len(text) < LONGEST_LEVEL and _level().fullmatch(text.strip().strip(EDGES).strip()) is not None


def is_head_row(text: str) -> bool:
    """Whether a line is the head of a table of skills, or of its columns."""
    if "\t" not in text:
        return False
    cells = [c.strip().casefold() for c in text.split("\t")]
    return all(c in _heads() for c in cells) or all(c in _labels() for c in cells)


def is_label(text: str) -> bool:
    """Whether a line is what a group of skills is called, and no skill."""
    return text.strip().strip(EDGES).casefold() in _sure_labels()


def opening_label(text: str) -> int:
    """The length of the name of a group that opens a list without a mark behind it; 0 without one."""
    match = _opening().match(text) if "," in text else None
    return match.end() if match else 0


def is_list(text: str) -> bool:
    """Whether a line is a list of short items rather than a statement."""
    items = skill_items(text, Span(0, len(text)))
    return len(items) > 1 and all(len(i.of(text).split()) <= SHORT_ITEM for i in items)


def _split(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Pieces of `text[start:end]` between marks that stand outside brackets."""
    at, depth = start, 0
    closers = text.count(")", start, end)
    for found in marks.finditer(text, start, end):
        first, last = found.span()
        mark = found.group()
        if mark == "(":
            depth += closers > 0
        elif mark == ")":
            depth, closers = max(0, depth - 1), closers - 1
        elif depth == 0:
            thousands = mark.lstrip().startswith(",") and text[first - 1 : first].isdigit()
            if not (thousands and text[last : last + 3].isdigit()):
                yield at, first
                at = last
    yield at, end


def _is_statement(text: str, pieces: Sequence[str], *, listed: bool) -> bool:
    """Whether a piece with commas is one statement: its first words govern all, or it is too long for a list.

    `listed` says that the lines around hold one item each.
    """
    if len(pieces) < 2:
        return False
    if any(len(p.split()) > STATEMENT_WORDS for p in pieces):
        return True
    rest = [p.lstrip() for p in pieces[1:]]
    few, joined = len(pieces) <= MOST_GOVERNED, LAST_JOINED.search(rest[-1]) is not None
    if _leads().match(text.lstrip()):
        return few or joined
    if not few or not _governing().search(pieces[0]):
        return False
    ended = text.rstrip().endswith(".") and not ABBREVIATED.search(text.rstrip())
    return ended or (listed and joined and all(p[:1].islower() for p in rest))


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that opens a piece; most pieces have no colon, and need no search."""
    return LABEL.match(text, start, end) if text.find(":", start, end) >= 0 else None


def _label_end(text: str, start: int, end: int) -> int:
    """Where a piece starts behind its label ("Clinical: phlebotomy"); its start without one.

    What a label would say of a number or a level ("Typing: 60 WPM", "Epic: Advanced") belongs to it.
    """
    label = _label(text, start, end)
    if label is None or len(label.group().split()) > LABEL_WORDS:
        return start
    rest = text[label.end() : end]
    if (rest[:1].isdigit() and "," not in rest) or is_level(rest) or _explains(rest):
        return start
    return label.end()


def _explains(text: str) -> bool:
    """Whether what stands behind a label is a statement about it and no list."""
    if _leads().match(text):
        return False
    pieces = [text[a:b] for a, b in _split(text, 0, len(text), COMMA_OR_BRACKET)]
    words = len(text.split())
    return words >= STATEMENT_WORDS and (len(pieces) == 1 or _is_statement(text, pieces, listed=True))


def _kept(text: str, start: int, end: int, *, joined: bool) -> Span | None:
    """The item without marks, full stop, grade and (where others stand before it) a joining "and"."""
    kept = text[start:end].strip().strip(EDGES).strip()
    lead = JOINING.match(kept) if joined else None
    kept = kept[lead.end() :] if lead else kept
    if kept.endswith(".") and not ABBREVIATED.search(kept):
        kept = kept.rstrip(". ")
    if kept[-1:] in GRADE_END and (grade := GRADE.search(kept)) and WORDLIKE.search(kept[: grade.start()]):
        kept = kept[: grade.start()]
    kept = kept.rstrip(EDGES)
    if not WORDLIKE.search(kept) or kept.casefold().rstrip(".") == "etc":
        return None
    at = text.index(kept, start)
    return Span(at, at + len(kept))


def _commas(text: str, start: int, end: int, *, listed: bool) -> Iterator[tuple[int, int]]:
    """A piece between strong marks, cut at its commas, or at its full stops where it is a row of short fragments."""
    piece = text[start:end]
    hinted = WEAK_HINT.search(piece)
    if not hinted and "," not in piece and "." not in piece:
        yield start, end  # the usual item has none of the marks that are looked for below
        return
    cut = list(_split(text, start, end, COMMA_OR_BRACKET)) if "," in piece else [(start, end)]
    if len(cut) == 1:
        rows = list(_split(text, start, end, WEAK_OR_BRACKET)) if hinted else cut
        if len(rows) > 2:
            yield from rows
            return
        ends = [m.end() for m in FRAGMENT.finditer(text, start, end)]
        parts = list(zip([start, *ends], [*ends, end], strict=True))
        if len(ends) > 1 and all(len(text[a:b].split()) <= FRAGMENT_WORDS for a, b in parts):
            yield from parts
            return
    if _is_statement(piece, [text[a:b] for a, b in cut], listed=listed):
        yield start, end
    else:
        yield from cut


def _after_head(text: str, start: int, end: int) -> int:
    """Where a list starts behind a head that a dash or a gap sets off ("EHR – Epic, Cerner"); its start without one."""
    mark = DASH.search(text, start, end) or TAB.search(text, start, end)
    if mark is None or "," in text[start : mark.start()] or len(text[start : mark.start()].split()) > SHORT_LABEL:
        return start
    if STRONG.search(text, mark.end(), end):
        # "Clinical", a tab, "Phlebotomy • EKG"
        named = text[start : mark.start()].strip(EDGES).casefold() in _labels()
        return mark.end() if named and mark.group() == "\t" else start
    return mark.end() if sum(1 for _ in _split(text, mark.end(), end, COMMA_OR_BRACKET)) > 1 else start


def skill_items(text: str, span: Span, *, listed: bool = False) -> list[Span]:
    """The items of one line: without label, joining "and" and full stop; a statement stays whole.

    `listed` says that the lines around hold one item each, so that commas are rather those of a statement.
    """
    items: list[Span] = []
    end = span.end
    start = _label_end(text, *span)
    if start == span.start:
        start = _after_head(text, *span)
    marked = STRONG_HINT.search(text, start, end)
    for first, last in _split(text, start, end, STRONG_OR_BRACKET) if marked else ((start, end),):
        if first > start or start == span.start:
            first = _label_end(text, first, last)
        if _explains_at(text, first, last):
            pieces: list[tuple[int, int]] = [(first, last)]
        else:
            pieces = list(_commas(text, first, last, listed=listed))
        for a, b in pieces:
            if (kept := _kept(text, a, b, joined=bool(items))) and not (items and is_level(kept.of(text))):
                items.append(_without_level(text, kept))
    return items


def _explains_at(text: str, start: int, end: int) -> bool:
    """Whether a piece is a label with a statement about it, which stays whole."""
    label = _label(text, start, end)
    return label is not None and len(label.group().split()) <= LABEL_WORDS and _explains(text[label.end() : end])


def _without_level(text: str, item: Span) -> Span:
    """The skill alone where a label's colon parts it from its level ("Epic: Advanced")."""
    label = _label(text, item.start, item.end)
    if label is None or not is_level(text[label.end() : item.end]):
        return item
    return Span(item.start, item.start + len(label.group().rstrip(": \t")))

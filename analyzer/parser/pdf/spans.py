"""Texts that stand for what a PDF draws (`ActualText`): a ligature or a symbol that no letter of the file means.

The library reads most of them itself. Those that it passes over take the place of the wrong letters, or stand as words
of their own where only lines or pictures are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analyzer.parser.drafts import GLYPHS
from analyzer.parser.pdf.characters import PageGeometry, PageText, Word
from analyzer.parser.pdf.drawings import Rectangle
from analyzer.parser.pdf.marked_types import MarkedPage, Spoken
from analyzer.parser.plain.encoding import repair

_LETTERS = re.compile(r"[^\W_]")
# In ems: how near a letter stands to the next one of its word, and the height of capitals.
_TOUCHES, _CAPITAL = 0.18, 0.72


def read_spans(text: PageText, page: MarkedPage) -> list[str]:
    """Put the texts that are not read yet among the words; those that have no place there come back."""
    lost: list[str] = []
    for number, span in enumerate(page.spans):
        said = _said(span)
        if not said or not span.boxes:
            continue
        box = _around(span, text.geometry)
        there = [word for word in text.words if _overlap(word, box)]
        if _is_read(said, "".join(word.text for word in there)):
            continue
        drawn = "".join(glyph.text for glyph in page.glyphs if glyph.span == number).replace(" ", "")
        if not there:
            _insert(text, said, box)
        elif not (drawn and _replace(text, there, drawn, said)):
            lost.append(said)
    return lost


def unread_spans(page: MarkedPage, shown: str) -> list[str]:
    """The texts of a page that are not among what was read of it, each told with the letters that it touches."""
    found: list[str] = []
    for number, span in enumerate(page.spans):
        said = _said(span)
        if said and span.boxes and not _is_read(_beside(page, number, said), shown):
            found.append(said)
    return found


def _said(span: Spoken) -> str:
    """What the text says; "" where it is a mark of a list or nothing."""
    said = " ".join(repair(span.text).split())
    return "" if len(said) == 1 and said in GLYPHS else said


def _is_read(said: str, shown: str) -> bool:
    if _LETTERS.search(said):
        return _plain(said) in _plain(shown)
    return said.replace(" ", "") in shown


def _plain(text: str) -> str:
    return "".join(_LETTERS.findall(repair(text))).casefold()


def _beside(page: MarkedPage, number: int, said: str) -> str:
    """The text with the letters that its first and last letter touch."""
    places = [place for place, glyph in enumerate(page.glyphs) if glyph.span == number]
    if not places:
        return said
    before = page.glyphs[places[0] - 1] if places[0] else None
    after = page.glyphs[places[-1] + 1] if places[-1] + 1 < len(page.glyphs) else None
    first, last = page.glyphs[places[0]].box, page.glyphs[places[-1]].box
    if before is not None and before.span < 0 and _joins(before.box, first):
        said = before.text + said
    if after is not None and after.span < 0 and _joins(last, after.box):
        said += after.text
    return said


def _joins(left: Rectangle, right: Rectangle) -> bool:
    near = _TOUCHES * max(left[3] - left[1], right[3] - right[1])
    return abs(right[0] - left[2]) < near and left[1] < right[3] and right[1] < left[3]


def _around(span: Spoken, geometry: PageGeometry) -> Rectangle:
    left, bottom = (min(box[side] for box in span.boxes) for side in (0, 1))
    right, top = (max(box[side] for box in span.boxes) for side in (2, 3))
    return geometry.box(left, bottom, right, top)


def _overlap(word: Word, box: Rectangle) -> bool:
    """Whether the middle of one is inside of the other."""
    x0, top, x1, bottom = box
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if x0 <= x <= x1 and top <= y <= bottom:
        return True
    return word.x0 <= (x0 + x1) / 2 <= word.x1 and word.top <= (top + bottom) / 2 <= word.bottom


def _replace(text: PageText, there: list[Word], drawn: str, said: str) -> bool:
    """Put what is said in the place of the letters drawn; whether they are found."""
    first = there[0]
    whole = "".join(word.text for word in there)
    if len(there) == 1 and first.text.count(drawn) == 1:
        text.plain = text.plain.replace(first.text, first.text.replace(drawn, said))
        first.text = first.text.replace(drawn, said)
        return True
    if whole != drawn:
        return False
    gone = {id(word) for word in there}
    text.plain = re.sub(r"\s*".join(map(re.escape, whole)), lambda _: said, text.plain)
    at = next(place for place, word in enumerate(text.words) if id(word) in gone)
    text.words = [word for word in text.words if id(word) not in gone]
    text.words[at:at] = _words(said, first.x0, there[-1].x1, first)
    return True


def _insert(text: PageText, said: str, box: Rectangle) -> None:
    """A word, or several, where no letters are; joined to the words that it touches."""
    x0, top, x1, bottom = box
    middle = (top + bottom) / 2
    row = [place for place, word in enumerate(text.words) if word.top <= middle <= word.bottom and word.upright]
    before = max((p for p in row if text.words[p].x0 < x0), key=lambda p: text.words[p].x1, default=None)
    after = min((p for p in row if text.words[p].x0 >= x0), key=lambda p: text.words[p].x0, default=None)
    text.plain = f"{text.plain} {said}"
    text.characters += len(said)
    left = text.words[before] if before is not None else None
    right = text.words[after] if after is not None else None
    model = left or right
    if model is None:
        size = (bottom - top) / _CAPITAL
        model = Word(said, x0, x1, top, bottom, bottom, size, bold=False)
    near = _TOUCHES * model.size
    made = list(_words(said, x0, x1, model))
    place = before + 1 if before is not None else after if after is not None else len(text.words)
    if right is not None and right.x0 - x1 < near:
        made[-1] = replace(made[-1], text=made[-1].text + right.text, x1=right.x1)
        text.words = [word for word in text.words if word is not right]
        place -= after is not None and after < place
    if left is not None and x0 - left.x1 < near:
        made[0] = replace(made[0], text=left.text + made[0].text, x0=left.x0)
        text.words = [word for word in text.words if word is not left]
        place -= 1
    text.words[place:place] = made


def _words(said: str, x0: float, x1: float, model: Word) -> Iterator[Word]:
    """The words of a text, spread over a width, that look like another one."""
    step = (x1 - x0) / len(said)
    for match in re.finditer(r"\S+", said):
        yield replace(model, text=match[0], x0=x0 + step * match.start(), x1=x0 + step * match.end())

"""Lines before their place in the text is known, and their assembly into a document for readers without pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.model import Document, DocxSource, Format, Line, Link, Span, Warning

# Marks that no sentence starts with: a space after them is not needed. U+F000-F0FF are the symbol fonts' glyphs.
GLYPHS = "•●▪▫■□◆◇◦○◉⦿⚫⚬∙⋅‣⁃►▶▸▹▻➢➤➣➔➜➝→⇒✓✔✗✘☑☐☒❖✦✧★☆❑❒❏❐➲♦·¨" + "".join(map(chr, range(0xF020, 0xF0FF)))
GLYPH_MARK = re.compile(rf"[{re.escape(GLYPHS)}]+\s*")
# Marks that are also ordinary characters: only with white space after them.
TYPED_MARK = re.compile(
    r"(?:[*\-–—>»+~]|--+|-+>|=+>|o|\(?\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|\([A-Z]\)|[ivx]{2,4}\.)(?=\s)\s+"
)
# A mark right before a word ("-Answered", "2.Filed") that is no end of a range, no emphasis and no frame of a heading.
TIGHT_MARK = re.compile(
    r"(?:[-–—](?=[^\W\d_])(?!(?:\S+ ){0,2}(?:(?:19|20)\d\d|(?i:present|current|now))\W*$)|\*(?=[^\W\d_])(?![^*]*\*)"
    r"|\d{1,2}[.)](?=[A-Z][a-z]))(?!.*[-–—]$)"
)
GAP = re.compile(r"\s*\t\s*| {3,}")
# Dots that lead the eye to a date or place at the right edge.
LEADER = re.compile(r"(?<=[^\s.])[ \t]*\.(?: ?\.){4,}[ \t]*(?=[^\s.])")
DATE_TAIL = re.compile(r"(?<=\S) {2,}(?=[^\n]{0,24}(?:\b(?:19|20)\d\d\b|\b[Pp]resent\b|\b[Cc]urrent\b)[^\n]{0,24}\Z)")
# "J A N E  D O E": letters set apart for show, and words farther apart than letters.
SET_APART = re.compile(r"(?<!\S)[^\W\d_](?:[ \t]+(?:[^\W\d_](?!\w)|[&'’-](?!\S)))+")
WORD_GAP = re.compile(r"[ \t]{2,}|\t")
FEWEST_LETTERS = 5
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line before its place in the text is known: `Line` with its words in place of its span, and its links."""

    text: str
    bullet: bool = False
    bold: bool = False
    size: float = 0.0
    indent: float = 0.0
    column: int = 0
    heading_level: int = 0
    docx: DocxSource | None = None
    in_table: bool = False
    in_header: bool = False
    hidden: bool = False
    links: tuple[str, ...] = ()
    after_gap: bool = False


_LONGEST_FRAMED = 40
_LONGEST_LINE = 2_000
_LONGEST_WORD = re.compile(r"(\S{250})(?=\S)")


def assemble(
    drafts: Iterable[DraftLine],
    format: Format,
    warnings: Iterable[Warning] = (),
) -> Document:
    """Joins the lines that hold words by line breaks; every span covers its line without white space at the ends."""
    lines: list[Line] = []
    texts: list[str] = []
    links: list[Link] = []
    at = 0
    for draft, text, first in ((d, t, not i) for d in drafts for i, t in enumerate(_cut(tidy(d.text)))):
        links += [Link(url, len(lines)) for url in draft.links if first]
        lines.append(
            Line(
                span=Span(at, at + len(text)),
                bullet=draft.bullet and first,
                bold=draft.bold,
                size=draft.size,
                indent=draft.indent,
                column=draft.column,
                heading_level=draft.heading_level,
                docx=draft.docx,
                in_table=draft.in_table,
                in_header=draft.in_header,
                hidden=draft.hidden,
                after_gap=draft.after_gap and first,
            )
        )
        texts.append(text)
        at += len(text) + 1
    return Document("\n".join(texts), tuple(lines), format, (), tuple(warnings), tuple(links))


def _cut(text: str) -> Iterator[str]:
    """The text in pieces of at most `_LONGEST_LINE` letters, cut at white space, or within an endless word.

    No paragraph or word of a resume is as long; patterns that look back and forth over a line or word stay cheap.
    """
    for piece in _LONGEST_WORD.sub(r"\1\n", text).split("\n"):
        rest = piece
        while len(rest) > _LONGEST_LINE:
            at = max(rest.rfind(" ", 0, _LONGEST_LINE), rest.rfind("\t", 0, _LONGEST_LINE))
            yield rest[:at].rstrip()
            rest = rest[at:].lstrip()
        if rest:
            yield rest


def _closed_up(match: re.Match[str]) -> str:
    words = [word.split() for word in WORD_GAP.split(match[0])]
    letters = sum(map(len, words))
    if len(words) < 2 or letters < FEWEST_LETTERS or letters < 2 * len(words) or not match[0][0].isupper():
        return match[0]
    return " ".join("".join(word) for word in words)


def tidy(text: str) -> str:
    """One line's white space: a tab or a wide gap is one tab, everything else one space, none at the ends.

    Letters that are set apart for show are words again, where a wider gap tells where words end.
    """
    text = text.strip()
    if text[1:2] == " " and WORD_GAP.search(text):
        text = SET_APART.sub(_closed_up, text, count=1)
    text = GAP.sub("\t", text)
    if "....." in text or ". . ." in text:
        text = LEADER.sub("\t", text)
    text = DATE_TAIL.sub("\t", text)
    return re.sub(r"\s{2,}|[^\S\t ]", lambda m: "\t" if "\t" in m[0] else " ", text).strip()


def single_spaced(text: str) -> str:
    """The text with one space for each run of white space."""
    # Of all white space only the space is printable: most texts are told without a search.
    return text if "  " not in text and text.isprintable() else SPACES.sub(" ", text)


def split_mark(text: str, whole: bool = False) -> tuple[bool, str]:
    """Whether a line starts with a bullet mark or a list number, and the line without it.

    `whole` says that the line is a whole paragraph: "-answered" is then not the rest of a word of the line above.
    """
    text = text.strip()
    match = GLYPH_MARK.match(text) or TYPED_MARK.match(text)
    if match is None:
        match = TIGHT_MARK.match(text)
        if match is None or not (whole or text[match.end()].isupper()):
            return False, text
    rest = text[match.end() :]
    if rest[-2:] == f" {text[0]}" and len(rest) < _LONGEST_FRAMED:
        return False, text  # "~ Education ~": the frame of a heading
    # "● - Took vitals": a converter's glyph before the typed mark.
    again = TYPED_MARK.match(rest)
    return True, rest[again.end() :] if again else rest

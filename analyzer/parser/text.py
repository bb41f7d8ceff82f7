"""Plain text and Markdown -> Document, and the assembly of lines into a document for readers without pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analyzer.model import Document, DocxSource, Format, Line, Page, Span, Warning
from analyzer.parser.limits import Budget

# Marks that no sentence starts with: a space after them is not needed. U+F000-F0FF are the symbol fonts' glyphs.
GLYPHS = "•●▪▫■□◆◇◦○◉⦿⚫⚬∙⋅‣⁃►▶▸▹▻➢➤➣➔➜➝→⇒✓✔✗✘☑☐☒❖✦✧★☆❑❒❏❐➲♦·¨" + "".join(map(chr, range(0xF020, 0xF0FF)))
GLYPH_MARK = re.compile(rf"[{re.escape(GLYPHS)}]+\s*")
# Marks that are also ordinary characters: only with white space after them.
TYPED_MARK = re.compile(r"(?:[*\-–—>»+~]|-+>|=+>|o|\(?\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|\([A-Z]\)|[ivx]{2,4}\.)(?=\s)\s+")
LONE_MARK = re.compile(rf"(?:[{re.escape(GLYPHS)}]|[*\-–—o])\Z")
RULE_ROW = re.compile(r"[\W_]+\Z")
UNDERLINE = re.compile(r"(=|-|_|~)\1{2,}\s*\Z")
GAP = re.compile(r"\s*\t\s*| {3,}")
# Dots that lead the eye to a date or place at the right edge.
LEADER = re.compile(r"(?<=[^\s.])[ \t]*\.(?: ?\.){4,}[ \t]*(?=[^\s.])")
DATE_TAIL = re.compile(r"(?<=\S) {2,}(?=[^\n]{0,24}(?:\b(?:19|20)\d\d\b|\b[Pp]resent\b|\b[Cc]urrent\b)[^\n]{0,24}\Z)")
SPACES = re.compile(r"\s+")
# The spread of real hard wraps: mail programs and editors wrap between 60 and 100 characters.
NARROWEST, WIDEST, SLACK = 45, 120, 8
WORD_HYPHEN = re.compile(r"\w-\Z")
OPEN_END = re.compile(r"(?:,|&|\b(?:and|or|of|the|a|an|to|with|for|in|on|by|from|as|at|including))\Z")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line before its place in the text is known: `Line` with its words in place of its span."""

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


_LONGEST_LINE = 2_000
_LONGEST_WORD = re.compile(r"(\S{250})(?=\S)")


def assemble(
    drafts: Iterable[DraftLine],
    format: Format,
    warnings: Iterable[Warning] = (),
    pages: tuple[Page, ...] = (),
) -> Document:
    """Joins the lines that hold words by line breaks; every span covers its line without white space at the ends."""
    lines: list[Line] = []
    texts: list[str] = []
    at = 0
    for draft, text, first in ((d, t, not i) for d in drafts for i, t in enumerate(_cut(tidy(d.text)))):
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
            )
        )
        texts.append(text)
        at += len(text) + 1
    return Document("\n".join(texts), tuple(lines), format, pages, tuple(warnings))


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


def tidy(text: str) -> str:
    """One line's white space: a tab or a wide gap is one tab, everything else one space, none at the ends."""
    text = GAP.sub("\t", text.strip())
    if "....." in text or ". . ." in text:
        text = LEADER.sub("\t", text)
    text = DATE_TAIL.sub("\t", text)
    return re.sub(r"\s{2,}|[^\S\t ]", lambda m: "\t" if "\t" in m[0] else " ", text).strip()


def single_spaced(text: str) -> str:
    """The text with one space for each run of white space."""
    # Of all white space only the space is printable: most texts are told without a search.
    return text if "  " not in text and text.isprintable() else SPACES.sub(" ", text)


def split_mark(text: str) -> tuple[bool, str]:
    """Whether a line starts with a bullet mark or a list number, and the line without it."""
    text = text.strip()
    match = GLYPH_MARK.match(text) or TYPED_MARK.match(text)
    if match is None:
        return False, text
    rest = text[match.end() :]
    # "● - Took vitals": a converter's glyph before the typed mark.
    again = TYPED_MARK.match(rest)
    return True, rest[again.end() :] if again else rest


@dataclass(slots=True)
class Row:
    """One physical row: `column` counts characters before the first word, `mark` the width of a stripped mark."""

    text: str
    column: int
    mark: int
    bullet: bool
    width: int
    after_blank: bool
    hard_break: bool = False
    heading_level: int = 0
    bold: bool = False
    in_table: bool = False

    @property
    def content_column(self) -> int:
        return self.column + self.mark


def read_plain_text(text: str, format: Format = "text", budget: Budget | None = None) -> Document:
    """Reads pasted or plain text, or Markdown where `format` says so: one Line a paragraph, bullet or heading.

    Blank rows and drawn rules are left out; hard-wrapped rows are joined where the wrap is certain. Rows past the
    budget are left out with a warning; raises TooLarge past its characters.
    """
    budget = budget or Budget()
    raw = re.split(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", text.lstrip("\ufeff"))
    rows: list[Row] = []
    for row in _rows(_markdown_blocks(raw) if format == "markdown" else _text_blocks(raw)):
        if budget.allows_more():
            budget.count(row.text)
            rows.append(row)
    return assemble(_lines(rows), format, budget.warnings())


@dataclass(frozen=True, slots=True)
class _Block:
    """A row with what its format says about it; `text` may be blank."""

    text: str
    heading_level: int = 0
    bold: bool = False
    in_table: bool = False
    hard_break: bool = False


def _text_blocks(raw: list[str]) -> Iterator[_Block]:
    for index, row in enumerate(raw):
        if UNDERLINE.match(row.strip()) and index and raw[index - 1].strip():
            yield _Block("")
            continue
        below = raw[index + 1].strip() if index + 1 < len(raw) else ""
        level = _underlined(row, below)
        yield from (_Block(piece, heading_level=level) for piece in _inline_bullets(row))


def _underlined(row: str, below: str) -> int:
    """The heading level that a row of = or - below gives."""
    if not row.strip() or len(row.strip()) > 60 or RULE_ROW.match(row.strip()) or not UNDERLINE.match(below):
        return 0
    return 1 if below[0] == "=" else 2


def _inline_bullets(row: str) -> list[str]:
    """Cuts "• one • two", where a paste lost the line breaks, at the same glyph."""
    stripped = row.strip()
    if not stripped or stripped[0] not in GLYPHS:
        return [row]
    lead = row[: len(row) - len(row.lstrip())]
    return [lead + piece for piece in re.split(rf"\s+(?={re.escape(stripped[0])}\s*\w)", stripped)]


MD_HEADING = re.compile(r"(#{1,6})\s+(?=\S)(.*)")
MD_TABLE_RULE = re.compile(r"(?=[^\n|]*\|)[|:\- ]*--[|:\- ]*\Z")
MD_BOLD_ROW = re.compile(r"(\*\*|__)(?!\s)[^*]+\1:?\Z")
# Each repetition is bounded: a row of marks without an end must not take the square of its length.
MD_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--[^<>\n]{0,400}-->"), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,800}(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)?[^\s<>@]{1,200}[.@][^\s<>]{1,200})>"), r"\1"),
    (re.compile(r"</?(?:br|b|i|u|em|strong|span|div|p|center|sub|sup)\b[^<>]{0,400}>"), " "),
    (re.compile(r"`+([^`\n]{1,600})`+"), r"\1"),
    (re.compile(r"\*\*\*(?!\s)(.{1,600}?)(?<!\s)\*\*\*"), r"\1"),
    (re.compile(r"\*\*(?!\s)(.{1,600}?)(?<!\s)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?!\s)(.{1,600}?)(?<!\s)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]{1,600}?)(?<![\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?![\s_])([^_\n]{1,600}?)(?<![\s_])_(?!\w)"), r"\1"),
    (re.compile(r"~~(.{1,600}?)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])"), r"\1"),
)


def _markdown_blocks(raw: list[str]) -> Iterator[_Block]:
    for index, row in enumerate(raw):
        stripped = row.strip()
        below = raw[index + 1] if index + 1 < len(raw) else ""
        underline = UNDERLINE.match(stripped) and index and raw[index - 1].strip()
        if underline or stripped.startswith(("```", "~~~")) or MD_TABLE_RULE.match(stripped):
            yield _Block("")
        elif heading := MD_HEADING.match(stripped):
            yield _Block(_inline(heading[2].rstrip("# ")), heading_level=len(heading[1]))
        elif re.match(r"\|.*\|", stripped) or ("|" in row and MD_TABLE_RULE.match(below.strip())):
            cells = re.split(r"(?<!\\)\|", stripped.strip("|"))
            yield _Block("\t".join(_inline(c).strip() for c in cells), in_table=True, hard_break=True)
        else:
            quoted = re.sub(r"\A\s{0,3}(?:>\s?)+", "", row)
            lead = quoted[: len(quoted) - len(quoted.lstrip())]
            mark, body = _markdown_mark(quoted.strip())
            yield _Block(
                lead + mark + _inline(body),
                heading_level=_underlined(row, below.strip()),
                bold=bool(MD_BOLD_ROW.match(body)),
                hard_break=row.endswith(("  ", "\\")),
            )


def _markdown_mark(row: str) -> tuple[str, str]:
    """A list mark and its body, apart, so that the mark is not taken for emphasis."""
    match = re.match(r"(?:[*+-]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", row)
    return ("- ", row[match.end() :]) if match else ("", row)


def _inline(text: str) -> str:
    text = text.removesuffix("\\")
    for pattern, put in MD_INLINE:
        text = pattern.sub(put, text)
    return text


def _rows(blocks: Iterable[_Block]) -> Iterator[Row]:
    after_blank = True
    waiting: _Block | None = None
    for block in blocks:
        expanded = block.text.expandtabs(4)
        column = len(expanded) - len(expanded.lstrip())
        stripped = block.text.strip()
        if LONE_MARK.match(stripped):
            waiting = block
            continue
        if not stripped or RULE_ROW.match(stripped):
            after_blank = True
            continue
        bullet, body = split_mark(stripped) if not block.heading_level else (False, stripped)
        yield Row(
            text=body,
            column=column,
            mark=len(stripped) - len(body) if bullet else 0,
            bullet=bullet or waiting is not None,
            width=len(expanded.rstrip()),
            after_blank=after_blank or waiting is not None,
            hard_break=block.hard_break,
            heading_level=block.heading_level,
            bold=block.bold,
            in_table=block.in_table,
        )
        after_blank, waiting = False, None


def _lines(rows: list[Row]) -> Iterator[DraftLine]:
    # A date set off to the right says nothing about where the text wraps.
    width = max((r.width for r in rows if not GAP.search(r.text)), default=0)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _continues(groups[-1], row, width):
            groups[-1].append(row)
        else:
            groups.append([row])
    columns: list[int] = []
    for group in groups:
        first = group[0]
        if first.bullet:
            columns = [c for c in columns if c < first.column] + [first.column]
        elif first.after_blank or first.heading_level:
            columns = []
        yield DraftLine(
            text=_joined([r.text for r in group]),
            bullet=first.bullet,
            bold=first.bold,
            indent=18.0 * (len(columns) - 1) if first.bullet else 0.0,
            heading_level=first.heading_level,
            in_table=first.in_table,
        )


def _joined(texts: list[str]) -> str:
    parts = texts[:1]
    for before, text in pairwise(texts):
        # "follow-" + "up": the wrap came at the word's own hyphen.
        parts.append(text if WORD_HYPHEN.match(before[-2:]) and text[:1].islower() else f" {text}")
    return "".join(parts)


def _continues(group: list[Row], row: Row, width: int) -> bool:
    """Whether `row` is the soft-wrapped rest of the group: the break falls where its first word would not fit."""
    first, above = group[0], group[-1]
    if row.bullet or row.after_blank or row.heading_level or row.in_table:
        return False
    if first.heading_level or first.in_table or above.hard_break or GAP.search(above.text):
        return False
    word = row.text.split()[0]
    lower = word[:1].islower()
    open_end = bool(OPEN_END.search(above.text))
    would_not_fit = NARROWEST <= width <= WIDEST and above.width + 1 + len(word) > width - SLACK
    if first.bullet:
        hanging = row.column > first.column and abs(row.column - first.content_column) <= 1
        if hanging and (would_not_fit or open_end or (lower and above.width * 2 > width)):
            return True
    return would_not_fit and (lower or open_end)

"""Plain text and Markdown -> Document: rows to paragraphs, bullets and headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from analyzer.model import Document, Format
from analyzer.months import MONTH
from analyzer.parser.broken_words import breaks_word, keeps_hyphen, whole_words
from analyzer.parser.drafts import GAP, GLYPHS, DraftLine, assemble, split_mark
from analyzer.parser.limits import Budget
from analyzer.parser.page_numbers import counts_pages
from analyzer.parser.plain.columns import one_column

LONE_MARK = re.compile(rf"(?:[{re.escape(GLYPHS)}]|[*\-–—o])\Z")
RULE_ROW = re.compile(r"[\W_]+\Z")
UNDERLINE = re.compile(r"(=|-|_|~)\1{2,}\s*\Z")
# The spread of real hard wraps: mail programs and editors wrap between 60 and 100 characters.
NARROWEST, WIDEST, SLACK = 45, 120, 8
FEWEST_CUT, MOSTLY = 3, 0.9
SMALL = 0.8
# So many rows of one indent, most of them short, are a list.
FEWEST_RAGGED = 4
# "-took vitals": one such row may be the rest of a word of the row above, several are a list.
TIGHT_ROW, FEWEST_TIGHT = re.compile(r"[ \t]*[-–*][a-z]"), 3
WORD_HYPHEN = re.compile(r"\w-\Z")
REACHED = re.compile(r"\S+@\S|https?:|www\.", re.I)
OPEN_END = re.compile(
    r"(?:,|&|\b(?:and|or|of|the|a|an|to|with|for|in|on|by|from|as|at|including|through|into|over|under|than|that|using|via|our|their))\Z"
)

# Signs as a page's source writes them ("&#39;", "&nbsp;"), which some copies of a page keep; "&lt;" is code that
# somebody shows.
CODED = re.compile(r"&(?!lt;|gt;)(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.I)
# Items that a copy set side by side, with a wide gap for each lost break and no mark of a sentence before it.
SIDE_BY_SIDE, FEWEST_GAPS = 300, 2
WIDE_GAP = re.compile(r"(?<=\S)(?P<open>(?<=[\w)]))?[ \u00a0]{2,}(?=(?P<small>[a-z])?)(?=\S)")


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
    links: tuple[str, ...] = ()
    foot: bool = False

    @property
    def content_column(self) -> int:
        return self.column + self.mark


def read_plain_text(text: str, format: Format = "text", budget: Budget | None = None) -> Document:
    """Reads pasted or plain text, or Markdown where `format` says so: one Line a paragraph, bullet or heading.

    Blank rows and drawn rules are left out; hard-wrapped rows are joined where the wrap is certain. Rows past the
    budget are left out with a warning; raises TooLarge past its characters.
    """
    budget = budget or Budget()
    for _ in range(2 if format == "text" and "&" in text else 0):  # "&amp;nbsp;" was written by two programs
        text = CODED.sub(lambda m: html.unescape(m[0]), text)
    raw = re.split(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", text.lstrip("\ufeff"))
    raw = _whole_ranges(one_column(raw) if format == "text" else raw)
    rows: list[Row] = []
    tight = sum(TIGHT_ROW.match(row) is not None for row in raw) >= FEWEST_TIGHT
    for row in _rows(_markdown_blocks(raw) if format == "markdown" else _text_blocks(raw), tight):
        if budget.allows_more():
            budget.count(row.text)
            rows.append(row)
    _mark_feet(rows)
    return assemble(_lines(rows), format, budget.warnings())


@dataclass(frozen=True, slots=True)
class _Block:
    """A row with what its format says about it; `text` may be blank."""

    text: str
    heading_level: int = 0
    bold: bool = False
    in_table: bool = False
    hard_break: bool = False
    links: tuple[str, ...] = ()


def _text_blocks(raw: list[str]) -> Iterator[_Block]:
    for index, row in enumerate(raw):
        if UNDERLINE.match(row.strip()) and index and raw[index - 1].strip():
            yield _Block("")
            continue
        below = raw[index + 1].strip() if index + 1 < len(raw) else ""
        level = _underlined(row, below)
        yield from (
            _Block(piece, heading_level=level) for part in _side_by_side(row) for piece in _inline_bullets(part)
        )


_DAY = rf"(?:\d{{1,2}}/\d{{2,4}}|(?:{MONTH})[a-z]*\.? \d{{4}}|(?:19|20)\d\d)"
_OPEN_DAY = re.compile(rf"(\s*{_DAY}\s*(?:[-–—]|to))(\s{{2,}}\S.*)", re.I)
_CLOSING_DAY = re.compile(rf"\s*({_DAY}|present|current|now)(\s{{2,}}\S.*)", re.I)


def _whole_ranges(raw: list[str]) -> list[str]:
    """The rows, with a range that a column of dates at the left breaks whole: "9/2012 -" over "Present"."""
    rows = list(raw)
    for i, row in enumerate(rows[:-1]):
        opens = _OPEN_DAY.fullmatch(row)
        if opens and (closes := _CLOSING_DAY.fullmatch(rows[i + 1])):
            rows[i] = f"{opens[1]} {closes[1]}{opens[2]}"
            rows[i + 1] = " " * closes.start(2) + closes[2]
    return rows


def _underlined(row: str, below: str) -> int:
    """The heading level that a row of = or - below gives."""
    if not row.strip() or len(row.strip()) > 60 or RULE_ROW.match(row.strip()) or not UNDERLINE.match(below):
        return 0
    return 1 if below[0] == "=" else 2


def _side_by_side(row: str) -> list[str]:
    """Cuts a long row at its wide gaps, where they stand for lost breaks: no small letter stands behind any."""
    if len(row) < SIDE_BY_SIDE or "  " not in row.strip():
        return [row]
    gaps = list(WIDE_GAP.finditer(row))
    if any(m["small"] for m in gaps) or sum(m["open"] is not None for m in gaps) < FEWEST_GAPS:
        return [row]
    cuts = [0, *(m.end() for m in gaps), len(row)]
    return [row[a:b] for a, b in pairwise(cuts)]


def _inline_bullets(row: str) -> list[str]:
    """Cuts "• one • two", where a paste lost the line breaks, at the same glyph."""
    stripped = row.strip()
    if not stripped or stripped[0] not in GLYPHS:
        return [row]
    lead = row[: len(row) - len(row.lstrip())]
    return [lead + piece for piece in re.split(rf"\s+(?={re.escape(stripped[0])}\s*\w)", stripped)]


MD_HEADING = re.compile(r"(#{1,6})\s+(?=\S)(.*)")
MD_TAGGED = re.compile(r"<h([1-6])\b[^<>]{0,200}>(.{1,200}?)(?:</h\1>)?\Z", re.I)
MD_HEADING_ROW = re.compile(r"^#{1,6} \S", re.MULTILINE)
MD_TABLE_RULE = re.compile(r"(?=[^\n|]*\|)[|:\- ]*--[|:\- ]*\Z")
MD_ADDRESS = re.compile(r"(?:\[[^\[\]\n]{0,400}\]\(|<a\s[^<>]{0,200}?href=[\"'])([^()\s\"'<>]{1,800})")
MD_BOLD_ROW = re.compile(r"(\*\*|__)(?!\s)[^*]+\1:?\Z")
# Each repetition is bounded: a row of marks without an end must not take the square of its length.
MD_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--[^<>\n]{0,400}-->"), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,800}(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)?[^\s<>@]{1,200}[.@][^\s<>]{1,200})>"), r"\1"),
    (
        re.compile(
            r"</?(?:br|b|i|u|em|strong|span|div|p|center|sub|sup|a|img|h[1-6]|details|summary|picture|source|hr)\b[^<>]{0,400}>"
        ),
        " ",
    ),
    (re.compile(r"`+([^`\n]{1,600})`+"), r"\1"),
    (re.compile(r"\*\*\*(?!\s)(.{1,600}?)(?<!\s)\*\*\*"), r"\1"),
    (re.compile(r"\*\*(?!\s)(.{1,600}?)(?<!\s)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?!\s)(.{1,600}?)(?<!\s)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?![\s*])([^*\n]{1,600}?)(?<![\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?![\s_])([^_\n]{1,600}?)(?<![\s_])_(?!\w)"), r"\1"),
    (re.compile(r"~~(.{1,600}?)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])"), r"\1"),
)


FRONT_ENDS = ("---", "...")
FIELD = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|\Z)")
MOST_FRONT = 60


def is_markdown(text: str) -> bool:
    """Whether a text of unknown name is Markdown: two of its rows are headings with number signs."""
    return "\n#" in text and len(MD_HEADING_ROW.findall(text)) > 1


def _markdown_blocks(raw: list[str]) -> Iterator[_Block]:
    front = _front_matter(raw)
    for index, row in enumerate(raw):
        if index < front:
            yield _Block("" if row.strip() in FRONT_ENDS else row, hard_break=True)
            continue
        stripped = row.strip()
        below = raw[index + 1] if index + 1 < len(raw) else ""
        underline = UNDERLINE.match(stripped) and index and raw[index - 1].strip()
        if underline or stripped.startswith(("```", "~~~")) or MD_TABLE_RULE.match(stripped):
            yield _Block("")
        elif heading := MD_HEADING.match(stripped):
            yield _Block(_inline(heading[2].rstrip("# ")), heading_level=len(heading[1]))
        elif stripped[:2] in ("<h", "<H") and (tagged := MD_TAGGED.match(stripped)):
            yield _Block(_inline(tagged[2]), heading_level=int(tagged[1]))
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
                links=tuple(MD_ADDRESS.findall(body)) if "](" in body or "<a " in body else (),
            )


def _front_matter(raw: list[str]) -> int:
    """How many rows at the top are fields for programs, between two rules; they are no heading."""
    if not raw or raw[0].strip() != "---":
        return 0
    end = next((i for i, row in enumerate(raw[1:MOST_FRONT], 1) if row.strip() in FRONT_ENDS), 0)
    fields = [row for row in raw[1:end] if row.strip() and not row.startswith((" ", "\t", "-", "#"))]
    return end + 1 if fields and all(FIELD.match(row) for row in fields) else 0


def _markdown_mark(row: str) -> tuple[str, str]:
    """A list mark and its body, apart, so that the mark is not taken for emphasis."""
    match = re.match(r"(?:[*+-]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?", row)
    return ("- ", row[match.end() :]) if match else ("", row)


def _inline(text: str) -> str:
    text = text.removesuffix("\\")
    for pattern, put in MD_INLINE:
        text = pattern.sub(put, text)
    return html.unescape(text) if "&" in text else text


def _rows(blocks: Iterable[_Block], tight: bool) -> Iterator[Row]:
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
        bullet, body = split_mark(stripped, tight) if not block.heading_level else (False, stripped)
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
            links=block.links,
        )
        after_blank, waiting = False, None


_SHORTEST_NAME = 5
_NUMBER_BESIDE = re.compile(r"\d{1,2}\s*[|·•–—-]\s*|\s*[|·•–—-]\s*\d{1,2}")


def _mark_feet(rows: list[Row]) -> None:
    """Mark the rows that count pages, and the name where it stands again beside one; text goes on below them."""
    feet = [i for i, row in enumerate(rows) if "age" in row.text and not row.bullet and counts_pages(row.text)]
    if rows and len(rows[0].text) > _SHORTEST_NAME:
        name = rows[0].text
        feet += [
            i
            for i, row in enumerate(rows)
            if i and name in row.text and _NUMBER_BESIDE.fullmatch(row.text.replace(name, ""))
        ]
    for index in feet:
        for i in (index, index - 1, index + 1):
            if i == index or (0 < i < len(rows) and rows[i].text == rows[0].text):
                rows[i].foot = True
    for above, row in pairwise(rows if feet else ()):
        row.after_blank = row.after_blank and not above.foot


def _keep_ragged(rows: list[Row], width: int) -> None:
    """Marks the rows of an indented list without marks: most of them end long before the width, as no wrap does."""
    start = 0
    for end in range(1, len(rows) + 1):
        first = rows[start]
        if end < len(rows) and rows[end].column == first.column and not (rows[end].bullet or rows[end].after_blank):
            continue
        run = rows[start:end]
        if first.column and not any(row.bullet for row in run) and len(run) >= FEWEST_RAGGED:
            pairs = list(pairwise(run))
            early = sum(a.width + 1 + len(b.text.split()[0]) <= width - SLACK for a, b in pairs)
            if 2 * early >= len(pairs) and not any(_leads_on(a, b) for a, b in pairs):
                for row in run:
                    row.hard_break = True
        start = end


def _lines(rows: list[Row]) -> Iterator[DraftLine]:
    # A date set off to the right says nothing about where the text wraps.
    width = _wrap_width(rows) or max((r.width for r in rows if not GAP.search(r.text)), default=0)
    # Where nearly all is typed in small letters they do not tell that a sentence goes on.
    starts = [row.text[0] for row in rows if row.text[0].isalpha() and not row.bullet]
    small = sum(map(str.islower, starts)) > SMALL * len(starts)
    _keep_ragged(rows, width)
    groups: list[list[Row]] = []
    feet: dict[int, list[Row]] = {}
    for row in rows:
        if row.foot:
            feet.setdefault(len(groups) - 1, []).append(row)
        elif groups and _continues(groups[-1], row, width, small):
            groups[-1].append(row)
        else:
            groups.append([row])
    broken = any(row.text.endswith("-") for group in groups for row in group[:-1])
    vocabulary = whole_words([row.text for row in group] for group in groups) if broken else frozenset()
    columns: list[int] = []
    yield from (DraftLine(text=row.text, in_header=True) for row in feet.get(-1, ()))
    for number, group in enumerate(groups):
        first = group[0]
        if first.bullet:
            columns = [c for c in columns if c < first.column] + [first.column]
        elif first.after_blank or first.heading_level:
            columns = []
        yield DraftLine(
            text=_joined([r.text for r in group], vocabulary),
            bullet=first.bullet,
            bold=first.bold,
            indent=18.0 * (len(columns) - 1) if first.bullet else 0.0,
            heading_level=first.heading_level,
            in_table=first.in_table,
            links=tuple(link for row in group for link in row.links),
            after_gap=first.after_blank,
        )
        yield from (DraftLine(text=row.text, in_header=True) for row in feet.get(number, ()))


def _wrap_width(rows: list[Row]) -> int:
    """Where rows that plainly go on in the next one are cut, in characters; 0 where they end here and there.

    A long row that is not cut, such as an employer's, says nothing about it.
    """
    pairs = [
        (a, b) for a, b in pairwise(rows) if b.text[:1].islower() and not (b.bullet or b.after_blank or a.hard_break)
    ]
    cut = [(a.width, len(b.text.split()[0])) for a, b in pairs if not GAP.search(a.text) and a.text[-1] not in ".:;!?"]
    width = max((w for w, _ in cut), default=0)
    if len(cut) < FEWEST_CUT or not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(w + 1 + word > width - SLACK for w, word in cut)
    return width if full >= MOSTLY * len(cut) else 0


def _joined(texts: list[str], vocabulary: frozenset[str]) -> str:
    parts = texts[:1]
    for before, text in pairwise(texts):
        # "follow-" + "up": the wrap came at the word's own hyphen; "evalua-" + "tion" is a broken word.
        if not (WORD_HYPHEN.match(before[-2:]) and text[:1].islower()):
            text = f" {text}"
        elif before[-2].isalpha() and not keeps_hyphen(before, text, vocabulary):
            parts[-1] = parts[-1][:-1]
        parts.append(text)
    return "".join(parts)


def _leads_on(above: Row, row: Row) -> bool:
    """Whether a long row ends with a word that no sentence ends with ("and precept externs from"), over one like it."""
    if above.width < NARROWEST or above.column != row.column or above.bullet or row.bullet or row.after_blank:
        return False
    return above.text[-1:].isalpha() and OPEN_END.search(above.text) is not None


def _continues(group: list[Row], row: Row, width: int, small: bool) -> bool:
    """Whether `row` is the soft-wrapped rest of the group: the break falls where its first word would not fit."""
    first, above = group[0], group[-1]
    if row.bullet or row.after_blank or row.heading_level or row.in_table:
        return False
    if breaks_word(above.text, row.text):
        return True
    if first.heading_level or first.in_table or above.hard_break or GAP.search(above.text):
        return False
    word = row.text.split()[0]
    # A word cut by a hyphen goes on in whatever letters the rest is typed.
    lower = word[:1].islower() and (not small or above.text.endswith("-"))
    if not first.bullet and _leads_on(above, row):
        return True
    open_end = bool(OPEN_END.search(above.text))
    if REACHED.match(word) and not open_end:
        return False  # an address or link under a name, and no sentence that goes on
    would_not_fit = NARROWEST <= width <= WIDEST and above.width + 1 + len(word) > width - SLACK
    if first.bullet:
        hanging = row.column > first.column and abs(row.column - first.content_column) <= 1
        if hanging and (would_not_fit or open_end or (lower and above.width * 2 > width)):
            return True
    return would_not_fit and (lower or open_end)

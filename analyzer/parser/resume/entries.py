"""Builds jobs, externships and volunteer roles from their headers and the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from analyzer.model import Bullet, Document, Entry, EntryKind, Section, Span
from analyzer.parser.limits import DEFAULT_LIMITS
from analyzer.parser.resume.bullets import is_label, statements
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.header import Header, Row
from analyzer.parser.resume.header_fields import Order, assign, common_order
from analyzer.parser.resume.header_labels import find_labels
from analyzer.parser.resume.header_pieces import PHONE, find_hours, read_header
from analyzer.parser.resume.header_rows import header_rows
from analyzer.parser.resume.heading_words import credential_keys, key_of
from analyzer.parser.resume.name_letters import card_line
from analyzer.parser.resume.pieces import Piece
from analyzer.parser.resume.section_lines import SectionLines, away_from_work
from analyzer.parser.resume.vocabulary import by_first, title_score, word_set, words_of

KINDS = {"experience", "externship", "volunteer", "military"}
LEAST_HOURS = 40


@dataclass(slots=True)
class _Draft:
    """An entry before its fields are told apart: indexes into the section's pieces."""

    section: Section
    pieces: list[Piece]
    rows: list[int]
    body: list[int]
    above: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Banner:
    """An employer that stands above several roles; `dated`: its dates are those of the first of them."""

    header: Header
    section: Section
    dated: bool = False

    def heads(self, draft: _Draft, header: Header) -> bool:
        """Whether a header below names only a role, and may be one of this employer's."""
        alone = len(draft.rows) == 1 or (
            len(header.segments) == 1 and self.header.title not in self.header.rows[0].text
        )
        return self.section is draft.section and alone and not (self.dated and header.dates)


def _heads_roles(draft: _Draft, header: Header, next_draft: _Draft, next_header: Header, order: Order) -> bool:
    """Whether a header names an employer, with no more below than what it is, and the next one only a role."""
    told = len(draft.body) > 1 or (draft.body and (header.dates or not next_header.dates))
    if told or draft.section is not next_draft.section or not header.company or header.title or header.tail:
        return False
    assign(next_header, order)
    if "experience" not in draft.section.kinds and title_score(next_header.title) == 0:
        return False  # one organization below another
    return bool(next_header.title) and not next_header.company and len(next_draft.rows) == 1


@cache
def _named(group: str) -> re.Pattern[str]:
    """Any of the words that tell a kind of role, in a text without case."""
    letters, rest = by_first(word_set("roles", group))
    return re.compile(rf"[{letters}](?<!\w.){rest}(?!\w)")


# A school with the year it ended, and no duty below: "Elm College, MA diploma 2017".
_SCHOOL_LINE = re.compile(
    r"(?i:.*\b(?:diploma|certificate|degree|GED|graduated)\b)(?:(?![.;]).){0,30}\b(?:19|20)\d\d\)?\.?$"
)

_SPAN_OF_YEARS = re.compile(r"\d\s*(?:[–—-]|to)\s*(?:\d|present|now)", re.I)


def _kind(draft: _Draft, header: Header) -> EntryKind:
    """Externship and volunteer work by the header's words, else by the section."""
    text = " ".join(r.text for r in header.rows).casefold()
    title = words_of(header.title)
    paid = any(w in word_set("roles", "paid") for w in title)
    if not paid and _named("externship").search(text):
        return "externship"
    if not paid and _named("volunteer").search(text):
        return "volunteer"
    if "experience" in draft.section.kinds:
        return "job"
    if "externship" in draft.section.kinds:
        return "externship"
    return "volunteer" if "volunteer" in draft.section.kinds else "job"


def _hours(header: Sequence[str], duties: Sequence[str]) -> int | None:
    """The hours that the header counts, else a duty does; a duty's "within 24 hours" is a time, not a count."""
    counted = [(m, t) for t in header for m in find_hours(t)]
    counted += [(m, t) for t in duties for m in find_hours(t) if int(m.group(1).replace(",", "")) >= LEAST_HOURS]
    told = [m for m, t in counted if not re.search(r"(?i)\b(?:within|every|under|than|in|per|for)\s+$", t[: m.start()])]
    return int(told[0].group(1).replace(",", "")) if told else None


def _is_no_job(row: str) -> bool:
    """Whether a row among jobs, with nothing below it, is a card with its date or a school with the year it ended."""
    return bool(card_line().match(row) or (_SCHOOL_LINE.match(row) and not _SPAN_OF_YEARS.search(row)))


def read_entries(
    document: Document, sections: Sequence[Section], most: int = DEFAULT_LIMITS.max_lines
) -> tuple[Entry, ...]:
    """All entries in order. One reading of title and employer is chosen for the whole resume.

    Past `most` bullets a line is one bullet, however many sentences it has.
    """
    room = most
    drafts: list[_Draft] = []
    headers: list[Header] = []
    for section in sections:
        if not KINDS.intersection(section.kinds):
            continue
        lines = SectionLines(document, section)
        heads = header_rows(lines)
        for number, rows in enumerate(heads):
            end = heads[number + 1][0] if number + 1 < len(heads) else len(lines.pieces)
            if end == rows[0] + 1 and _is_no_job(lines.pieces[rows[0]].span.of(document.text)):
                continue
            drafts.append(_Draft(section, lines.pieces, rows, list(range(rows[-1] + 1, end))))
            headers.append(lines.header(rows))
    order = common_order(headers)
    entries: list[Entry] = []
    banner: _Banner | None = None
    for number, (draft, header) in enumerate(zip(drafts, headers, strict=True)):
        above = banner.header if banner and banner.heads(draft, header) else None
        assign(header, order, above)
        following = number + 1
        if following < len(drafts) and _heads_roles(draft, header, drafts[following], headers[following], order):
            # An employer with the dates of all its roles: it heads the roles, and is none itself.
            banner = _Banner(header, draft.section)
            drafts[following].above = draft.rows
            continue
        if above and header.company == above.company:
            header.location = header.location or above.location
        elif len(draft.rows) > 1 and header.company and header.company in header.rows[0].text:
            banner = _Banner(header, draft.section, bool(find_ranges(header.rows[0].text)[0]))
        else:
            banner = None
        entries.append(_entry(document, draft, header, len(entries), room))
        room -= len(entries[-1].bullets)
    return tuple(_with_employers_below(entries, document.text))


def _with_employers_below(entries: list[Entry], text: str) -> list[Entry]:
    """Roles whose employer stands below the last of them: each row names a role, and nothing else is between."""
    for number in range(len(entries) - 2, -1, -1):
        role, below = entries[number], entries[number + 1]
        between = text[role.span.end : below.span.start].strip()
        if away_from_work().match(role.title):
            continue
        titled = bool(below.title) and text.startswith(below.title, below.span.start)
        if role.title and not role.company and not role.bullets and not between and titled and role.start:
            entries[number] = replace(role, company=below.company, location=role.location or below.location)
    return entries


# What a form asks of those who were worked for, with its answer: no duty.
_MAY_CALL = re.compile(
    r"\W*(?:(?:may|can)\s+we|(?:ok|okay|permission|all\s+right)\s+(?:for\s+us\s+)?to)\s+contact\b[^.;]{0,60}?\W\s*"
    r"(?:yes|no|y|n)\b\W*(?:contact\s+me\s+first\W*)?",
    re.I,
)


def _of_form(text: str, behind: int) -> bool:
    """Whether a label's line gives what a form asks of a supervisor: a phone number, or whether to call."""
    answer = text[behind:].strip(" .").casefold()
    return PHONE.search(answer) is not None or answer in ("yes", "no", "contact me first")


def _is_card(row: str) -> bool:
    """Whether a row holds a credential and no more than how it stands."""
    return card_line().match(row) is not None or key_of(re.sub(r"\([^()]*\)", "", row)) in credential_keys()


def _late_labels(document: Document, draft: _Draft, header: Header) -> set[int]:
    """The lines below duties that a label marks as part of the header; what they name is the entry's."""
    found: set[int] = set()
    for i in draft.body:
        piece = draft.pieces[i]
        text = piece.span.of(document.text)
        labels = () if document.lines[piece.line].bullet else find_labels(text)
        if not labels or labels[0][0].start:
            continue
        if labels[0][1] == "other" and is_label(labels[0][0].of(text)) and not _of_form(text, labels[0][0].end):
            continue
        told = read_header([Row(text, piece.span.start)])
        assign(told, Order())
        header.title = header.title or told.title
        header.company = header.company or told.company
        header.location = header.location or told.location
        found.add(i)
    return found


def _entry(document: Document, draft: _Draft, header: Header, index: int, room: int) -> Entry:
    text = document.text
    first, last = draft.pieces[(draft.above or draft.rows)[0]], draft.pieces[draft.rows[-1]]
    head_end = len(text[: header.tail.start].rstrip()) if header.tail else last.span.end
    late = _late_labels(document, draft, header)
    bullets: list[Bullet] = []
    if header.tail:
        bullets += [Bullet(s, index, last.line) for s in statements(text, header.tail, marked=False)]
    # Cards between a header and its marked duties are none of these, either.
    above_marks = any(document.lines[draft.pieces[i].line].bullet for i in draft.body)
    below_marks = False
    for i in (i for i in draft.body if i not in late):
        piece = draft.pieces[i]
        marked = document.lines[piece.line].bullet
        below_marks = below_marks or marked
        if _MAY_CALL.fullmatch(piece.span.of(text)):
            continue
        above_marks = above_marks and not marked and _is_card(piece.span.of(text))
        if not marked and (above_marks or (below_marks and card_line().match(piece.span.of(text)))):
            # "BLS current" below marked duties is none of them.
            continue
        parts = statements(text, piece.span, marked) if len(bullets) < room else [piece.span]
        bullets += [Bullet(s, index, piece.line) for s in parts]
    kind = _kind(draft, header)
    if kind == "volunteer" and not header.company and title_score(header.title) == 0 and "," not in header.title:
        header.title, header.company = "", header.title  # who volunteers names the organization first
    if away_from_work().match(header.rows[0].text):
        header.title, header.company = header.title or header.company, ""
    duties = [b.span.of(text) for b in bullets] if kind != "job" else []
    end = draft.pieces[draft.body[-1]].span.end if draft.body else last.span.end
    dates = header.dates
    return Entry(
        title=header.title,
        company=header.company,
        location=header.location,
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        current=dates.current if dates else False,
        kind=kind,
        span=Span(first.span.start, end),
        header=Span(first.span.start, max(head_end, first.span.start)),
        bullets=tuple(bullets),
        hours=_hours([r.text for r in header.rows], duties),
        dates_text=header.dates_text,
    )

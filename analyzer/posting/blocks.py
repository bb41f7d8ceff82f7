"""Cuts a posting into clauses that know their block: duties, requirements, preferred, benefits, and so on.

Block names and ignored wording come from `lexicons/posting.toml`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.matchers.words.folding import AnyCase
from analyzer.matchers.words.whole_words import word_pattern
from analyzer.model import Document, Line, Span
from analyzer.posting.headings import Heading, HeadingReader
from analyzer.posting.levels import Level, Levels
from analyzer.posting.pattern_places import PatternIndex, PatternPlaces

READ_BLOCKS = frozenset({"", "title", "duties", "requirements", "preferred", "physical", "qualities", "workplace"})
# They hold what stands on their line, and no more.
_ONE_LINE = frozenset({"title", "workplace"})
# It opens with one sign, so that the engine passes over letters; looks behind include that sign.
_CLAUSE_END = re.compile(
    r"[.!?;\s*<](?:"
    r"(?<=[a-z0-9)%#’'\"][.!?])(?<!\bi\.e.)(?<!\be\.g.)(?<!\bincl.)(?<!\bDr.)(?<!\b[Ee]x.)(?<!\bvs.)"
    r"(?=\s+(?:[A-Z*•+<$-]|\((?!min|at least|\d)))"
    r"|(?<=[A-Z]{2}[.!?])(?=\s+(?:[A-Z][a-z]|A\s|[A-Z]-[a-z]|[A-Z]{2,}\b))"
    r"|(?<=[a-z]{4}\.)(?=[A-Z][a-z])|(?:(?<=[a-z]{4}\.)|(?<=[A-Z]{3}\.))(?=\s+\d[\d\s–+-]*(?:years?|yrs?|months?)\b)"
    r"|(?<=;)\s+|(?<=\s)(?<!yr\s)(?<!yrs\s)(?<!years\s)(?<!months\s)\s*\+\s+|(?<=\s)\s*\*\*\s*|(?<=\*)\*\s*|(?<=\s)[•·▪]\s|(?<=\s)\s*-\s{2,}"
    r"|(?<=<)/?[a-z]{1,6}\s?/?>)"
)
# "CMA; RMA; or CCMA": names that an "or" ends are one choice.
_CHOICE = re.compile(r"(?:[^;.:\n()]{2,18};\s+){2,6}or\b")
# Typed in small letters throughout: the next sentence opens with one, too ("1 yr peds. bls. epic a plus").
_SMALL_START = re.compile(r"[.!?]+\s+(?=[a-z0-9])")
_SHORTENED = re.compile(r"(?:^|\W)(?:i\.e|e\.g|etc|min|max|exp|yrs?|mos?|hrs?|dr|st|vs|no|dept|approx)$")
_CAPITAL_START = re.compile(r"[.!?]\s+[A-Z]")
_LEAST_SMALL = 2
_SHOUTED_END = re.compile(r"(?<=[A-Z]{3})[.!?](?=\s+[A-Z])|(?<=\))[.!?](?=\s+[A-Z])")
_CAPITAL, _SMALL = re.compile(r"[A-Z]"), re.compile(r"[a-z]")
# Of so many letters nearly all are capitals.
_FEW_SMALL = 0.2
# A word with the next item glued to it: small letters, then a capital one.
_GLUED = re.compile(r"(?<![^\W_])[a-z]{4,}(?=[A-Z])")
_MARKED = re.compile(r"[.,;:!?]\s")
# "One of the following: 1) a program; 2) a card": a list in one row, from its first mark on.
_ROW_LIST = re.compile(
    r"\b(?:one|any)(?:\s+\(1\))?\s+of\s+(?:the\s+following|these)\b[^:.;]{0,40}:\s*(?=\(?[1aA][.)]\s)", re.I
)
_ROW_FIRST = re.compile(r"\(?\w[.)]\s+")
_ROW_MARK = re.compile(r"[,;]?\s+(?:or\s+)?\(?[2-9b-hB-H][.)]\s+(?=\w)")
_COUNTED = re.compile(r"(?<!\S)\(?([1-9])[.)]\s+(?=[^\W_])")
_LEAST_COUNTED = 3
# A table that was pasted without its lines: "High School Diploma Required BLS Required Epic Preferred".
_MARK_ENDS = re.compile(r"(?<=[\w)] )(?:Required|Preferred)\s(?=[A-Z](?!\w*\s*:))")
_LEAST_MARKS, _LAST_SENTENCE = 2, re.compile(r"[.:;]\s+")
_BRACKET = re.compile(r"[()]")
_STYLED_LENGTH = 80
_MOST_CLAUSE = 1200
# Below a label of the workplace, so many words are no name of a place.
_MOST_PLACE = 6
# A line of so many words below a label speaks of something else, where it holds none of the words of such a part.
_ABOUT_WORDS = {"pay": 4, "schedule": 7}
# A line over a list has at most so many words.
_MOST_LEADING = 8
# A sentence with so many commas runs on.
_RUN_ON, _COMMA = 6, re.compile(r",(?=\s)")
# "What we ask -" leads on to what stands below.
_DASH_ENDS = re.compile(r"\s[-–—]+\s*$")
# So many words without a mark of a sentence were typed or dictated in one go.
_UNPUNCTUATED = 25
# Two words at least: one alone may be a skill. What has a number in it asks for something.
_TITLE_LINE = re.compile(r"[A-Z][\w’'/-]*,?(?:\s+(?:[A-Z][\w’'/-]*,?|&|and|of|or|the|for|in|to|with)){1,5}")
# In these a diploma that opens a line, behind the mark of an item at most, opens the list of what is asked for.
_WORK_BLOCKS, _LINE_OPENS = ("", "duties"), 4
_BY_THE_WAY = frozenset({"pay", "how to apply"})
# Where ways in are numbered; in others options are of other things (shifts).
_WAYS_STAND = frozenset({"", "duties", "requirements", "preferred"})
_FIRST_WAY = frozenset({"1", "i", "a", "one"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or item of a posting; `opens_list` where it ends with a colon, `in_list` where it stands below."""

    span: Span
    text: str
    block: str
    role: str = ""
    opens_list: bool = False
    in_list: bool = False
    line: int = 0
    # Whether it stands over other lines like a heading that no block is named after ("Age & Culture").
    titles: bool = False
    # Whether it stands below a heading such as "Knowledge of:".
    below_ability: bool = False
    # Whether it stands below a heading such as "Experience preferred:".
    below_experience: bool = False
    # Whether it says that a language is paid for.
    paid: bool = False
    # Whether it opens another way in than the one above it ("Option 2").
    other_way: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A piece that is not read, and why."""

    span: Span
    why: str


@dataclass(slots=True)
class _Place:
    """Where the reader stands: block, role and open list. `fresh` until a block has content of its own."""

    # Where in this posting what asks for nothing may stand.
    ignored: PatternPlaces
    block: str = ""
    role: str = ""
    shouted: bool = False
    in_list: bool = False
    list_bullets: bool | None = None
    fresh: bool = False
    topics_inherit: bool = False
    leads: bool = False
    experience: bool = False
    other_way: bool = False

    def enter(self, heading: Heading) -> None:
        """Moves on to the block of a heading. A topic ("Education") below another block stays in it."""
        below = heading.topic and self.block in ("preferred", "requirements", "physical", "qualities")
        if below and (heading.content or self.fresh or self.topics_inherit or self.block == "requirements"):
            self.topics_inherit = self.topics_inherit or (self.fresh and not heading.content)
        else:
            self.block, self.role, self.topics_inherit = heading.block, "", False
        self.in_list, self.list_bullets, self.fresh = False, None, not heading.content
        self.leads, self.experience = heading.leads, heading.experience


class BlockReader:
    """Built once from the table `posting`; `read` is pure."""

    def __init__(self, table: Mapping[str, Any], headings: HeadingReader) -> None:
        self._headings = headings
        self._ignored_blocks = table["blocks_ignored"]
        self._ignored = [(AnyCase(pattern), why) for pattern, why in table["ignored"]["patterns"]]
        self._ignored_index = PatternIndex([pattern for pattern, _ in self._ignored])
        self._by_the_way = [AnyCase(pattern) for pattern, why in table["ignored"]["patterns"] if why in _BY_THE_WAY]
        self._reopened = AnyCase(table["ignored"]["read_all_the_same"])
        self._paid_for = AnyCase(table["ignored"]["paid_for"])
        about = table["blocks_about"]
        self._about = {b: re.compile(rf"{about['signs'][b]}|\b(?:{'|'.join(about[b])})", re.I) for b in _ABOUT_WORDS}
        self._names = frozenset(table["glued"]["names"])
        self._roles = [re.compile(p) for p in table["roles"]["patterns"]]
        self._all_roles = re.compile(table["roles"]["everybody"])
        self._levels = Levels(table["roles"]["level"])
        self._way = AnyCase(table["roles"]["way"])
        self._opens_role = re.compile(table["roles"]["opens"])
        self._turn = AnyCase("|".join(table["turns"]["patterns"]))
        self._own_role = AnyCase(word_pattern(table["roles"]["medical_assistant"]))
        self._other_role = AnyCase(word_pattern(table["roles"]["others"]))

    def read(self, document: Document, left_out: Mapping[int, str]) -> tuple[list[Clause], list[Skipped]]:
        """The clauses to read and the pieces left out, in order; the lines `left_out` are, each with why."""
        clauses: list[Clause] = []
        skipped: list[Skipped] = []
        ignored = self._ignored_index.places_in(document.text)
        place = _Place(shouted=_is_shouted(document.text), ignored=ignored)
        texts = [
            "" if line.hidden or index in left_out else line.span.of(document.text)
            for index, line in enumerate(document.lines)
        ]
        levels = self._levels.among(texts) or self._roles_opening(texts)
        for index, line in enumerate(document.lines):
            level = levels.get(index)
            named = None if line.hidden else level.role if level and level.whole else self._role(texts[index])
            around = place.role
            if level and not level.whole:
                place.role = level.role or around
            if line.hidden:
                skipped.append(Skipped(line.span, self._ignored_blocks["hidden"]))
            elif index in left_out:
                skipped.append(Skipped(line.span, left_out[index]))
            elif named is not None:
                place.role = named
            else:
                following = document.lines[index + 1] if index + 1 < len(document.lines) else None
                self._read_line(document, index, line, following, place, clauses, skipped)
            if level and not level.whole:
                place.role = around
        return clauses, skipped

    def _read_line(
        self, document: Document, index: int, line: Line, following: Line | None, place: _Place,
        clauses: list[Clause], skipped: list[Skipped],
    ) -> None:  # fmt: skip
        text = line.span.of(document.text)
        before = place.block
        one_line_block = False
        if place.list_bullets is not None and place.list_bullets != line.bullet:
            place.in_list, place.list_bullets = False, None
        pasted = self._headings.pasted(text)
        in_row = bool(_row_list(text))
        for span in self._pieces(text, place.shouted):
            piece = span.of(text)
            if place.block in _WAYS_STAND and (way := self._way.match(piece)):
                place.other_way = way["step"].casefold() not in _FIRST_WAY
                if not piece[way.end() :].strip():
                    continue
                span = Span(span.start + way.end(), span.end)
                piece = span.of(text)
            alone = len(piece) >= len(text.strip(" \t*•+-–")) - 1
            leads_on = alone and _DASH_ENDS.search(text) is not None
            marked = leads_on or line.bold or line.heading_level > 0
            starred = (
                text[: span.start].endswith("**") and text.startswith("**", span.end) and self._headings.is_name(piece)
            )
            styled = (marked and alone and len(piece) < _STYLED_LENGTH) or starred
            glued = text[span.end - 1 : span.end].islower() and text[span.end : span.end + 1].isupper()
            listed = not (glued or starred) and (span.start, span.end) not in pasted and (line.bullet or not alone)
            heading = self._headings.find(
                piece,
                styled=styled,
                bullet=listed,
                alone=alone,
                shouted=place.shouted,
                opens=not line.bullet and not text[: span.start].strip(),
            )
            if heading is None and alone and _opens_bullets(line, text, following):
                heading = self._headings.sentence(piece)
            if heading is not None:
                place.enter(heading)
                one_line_block = heading.content > 0 and (
                    place.block not in READ_BLOCKS - _ONE_LINE
                    or (heading.aside and before in ("requirements", "qualities"))
                )
                if not heading.content:
                    continue
                skip = heading.content + len(piece[heading.content :]) - len(piece[heading.content :].lstrip())
                span = Span(span.start + skip, span.end)
                piece = span.of(text)
                if not piece.strip():
                    continue
            if place.block == "workplace" and heading is None and len(piece.split()) > _MOST_PLACE:
                place.block = ""
            if heading is None and self._leaves(place.block, piece):
                place.block = ""
            if heading is None and place.block in _WORK_BLOCKS and span.start <= _LINE_OPENS:
                # The heading got lost: what opens with a diploma asks for things.
                place.block = "requirements" if self._headings.opens_requirements(text) else place.block
            placed = Span(line.span.start + span.start, line.span.start + span.end)
            opens = piece.rstrip().endswith(":")
            why = self._why_ignored(piece, placed, place, opens)
            if why:
                skipped.append(Skipped(placed, why))
                one_line_block = one_line_block and not opens
                continue
            # A title with its label in front is read as one without.
            block = place.block if place.block in READ_BLOCKS - {"title"} else ""
            titles = alone and _is_title_line(line, text) and self._stands_over(document, index)
            in_list = place.in_list and not opens
            below = (place.leads, place.experience)
            paid = bool(self._paid_for.search(piece))
            clauses.append(
                Clause(placed, piece, block, place.role, opens, in_list, index, titles, *below, paid, place.other_way)
            )
            place.fresh = place.other_way = False
            if opens:
                place.in_list = True
                place.list_bullets = None
            elif place.in_list and place.list_bullets is None and "+" not in text:
                place.list_bullets = line.bullet
        if in_row:
            place.in_list = False
        if one_line_block and not (following and following.bullet and not line.bullet):
            place.block = before

    def _leaves(self, block: str, piece: str) -> bool:
        """Whether a line below a label such as "Pay range" speaks of something else: no heading ends such a part."""
        about = self._about.get(block)
        return about is not None and len(piece.split()) >= _ABOUT_WORDS[block] and not about.search(piece)

    def _by_the_way_in(self, text: str, ends: Sequence[int]) -> list[tuple[int, int]]:
        """Where pay and how to apply stand between the commas of one long sentence: the rest of it is read.

        `ends` are where sentences end already.
        """
        commas = [m.start() for m in _COMMA.finditer(text)]
        if len(commas) < _RUN_ON or not any(p.search(text) for p in self._by_the_way):
            return []
        parts = itertools.pairwise(sorted([-1, *commas, *ends, len(text)]))
        said = [(a, b) for a, b in parts if any(p.search(text[a + 1 : b]) for p in self._by_the_way)]
        return [(at, at + 1) for a, b in said for at in (a, b) if 0 <= at < len(text)]

    def _turns(self, text: str) -> list[int]:
        """Where a text without marks turns to what it asks for next: at each "must", and behind each "preferred"."""
        if len(text.split()) < _UNPUNCTUATED or _MARKED.search(text):
            return []
        found: list[int] = []
        for turn in self._turn.finditer(text):
            # "CMA certification preferred" turns at its first word, and not once more at the second.
            if not found or len(text[found[-1] : turn.end()].split()) > 1:
                found.append(turn.end())
        return found

    def _why_ignored(self, piece: str, span: Span, place: _Place, opens: bool) -> str | None:
        """Why a piece asks for nothing; None where it is to be read."""
        block = place.block
        # What stands in brackets is said by the way ("(premium pay of $1.00 per hour)").
        outside = re.sub(r"\([^()]*\)", "", piece) if block in ("requirements", "preferred") else piece
        ignored = (self._ignored[index] for index in place.ignored.inside(span))
        why, at = next(((why, found.start()) for p, why in ignored if (found := p.search(outside))), (None, 0))
        if block in READ_BLOCKS:
            # "Must be able to type 40 words a minute and submit a statement with your application"
            asks_first = why == "how to apply" and self._reopened.search(outside[:at])
            return None if asks_first or (why == "pay" and self._paid_for.search(piece)) else why
        asks = block != "keywords" and not why and not opens and self._reopened.search(piece)
        return None if asks else str(self._ignored_blocks[block])

    def _stands_over(self, document: Document, index: int) -> bool:
        """Whether the lines around a short one are of another kind, so that it is no item of a list of such lines."""
        around = [document.lines[i] for i in (index - 1, index + 1) if 0 <= i < len(document.lines)]
        alike = any(_is_title_line(x, x.span.of(document.text)) for x in around)
        return len(around) > 1 and not alike

    def _roles_opening(self, texts: Sequence[str]) -> dict[int, Level]:
        """The lines that open with a role ("Dental Assistant: ..."), where one of them opens with the reader's own."""
        named = {n: m["role"] for n, text in enumerate(texts) if (m := self._opens_role.match(text))}
        own = {n for n, role in named.items() if self._own_role.search(role)}
        others = {n for n, role in named.items() if n not in own and self._is_other_role(_bare(role))}
        if not (own and others):
            return {}
        return {n: Level("" if n in own else named[n], whole=False) for n in (*own, *others) if n}

    def _is_other_role(self, text: str) -> bool:
        """Whether a text is the name of another role and nothing else."""
        found = self._other_role.match(text)
        return found is not None and found.end() == len(text)

    def _role(self, text: str) -> str | None:
        """The role that a sub-heading names, "" for the medical assistant's own part, None for no sub-heading."""
        if self._all_roles.match(text.strip(" *#_")):
            return ""
        for pattern in self._roles:
            found = pattern.match(text.strip(" *#_"))
            if found:
                named = found["role"]
                if self._own_role.search(named):
                    return ""
                if self._other_role.search(named):
                    return named.strip(" :")
        return None

    def _pieces(self, text: str, shouted: bool) -> Iterator[Span]:
        """The sentences and items of one line, trimmed; nothing is cut inside brackets."""
        closed = list(bracketed(text))
        if ";" in text:
            closed += [(m.start() - 1, m.end()) for m in _CHOICE.finditer(text)]
        cuts = [
            (m.start() + (m[0][0] in ".!?"), m.end())
            for m in _CLAUSE_END.finditer(text)
            if not any(a < m.start() < b for a, b in closed)
        ]
        if shouted:
            cuts += [
                (m.start() + 1, m.end())
                for m in _SHOUTED_END.finditer(text)
                if not any(a < m.start() < b for a, b in closed)
            ]
        small = [m for m in _SMALL_START.finditer(text) if not _SHORTENED.search(text[: m.start()].lower())]
        if len(small) >= max(_LEAST_SMALL, len(_CAPITAL_START.findall(text))):
            cuts += [m.span() for m in small if not any(a < m.start() < b for a, b in closed)]
        cuts += _row_list(text)
        cuts += _numbered(text)
        cuts += self._by_the_way_in(text, [start for start, _ in cuts])
        cuts += [(at, at) for at in self._turns(text)]
        marks = [m.end() for m in _MARK_ENDS.finditer(text)]
        if len(marks) >= _LEAST_MARKS and not self._headings.is_name(_LAST_SENTENCE.split(text[: marks[0]])[-1]):
            cuts += [(at, at) for at in marks]
        cuts += [(at, at) for at in self._headings.starts(text)]
        cuts += [(at, at) for heading in self._headings.glued(text) for at in heading]
        cuts += [(at, at) for heading in self._headings.pasted(text) for at in heading]
        cuts += [(m.end(), m.end()) for m in _GLUED.finditer(text) if m[0] not in self._names]
        at = 0
        for start, end in [*sorted(cuts), (len(text), len(text))]:
            if start < at:
                continue
            while start - at > _MOST_CLAUSE:
                # Nobody writes such a sentence; cut between words so that reading stays quick.
                cut = text.rfind(" ", at, at + _MOST_CLAUSE)
                cut = cut if cut > at else at + _MOST_CLAUSE
                yield from _trimmed(text, at, cut)
                at = cut
            yield from _trimmed(text, at, start)
            at = end


def _bare(role: str) -> str:
    """A role without what stands in brackets behind it ("Registered Nurse (RN)")."""
    return role.partition("(")[0].strip()


def _is_shouted(text: str) -> bool:
    """Whether a posting is written in capitals."""
    small, capitals = len(_SMALL.findall(text)), len(_CAPITAL.findall(text))
    return small < _FEW_SMALL * capitals


def _opens_bullets(line: Line, text: str, following: Line | None) -> bool:
    """Whether a few words without a mark stand over a list ("You should have")."""
    if line.bullet or following is None or not following.bullet or len(text.split()) > _MOST_LEADING:
        return False
    return text.rstrip()[-1:].isalpha()


def _is_title_line(line: Line, text: str) -> bool:
    """Whether a line is a few words with capitals and no mark of a list or sentence ("Types of Clients Served")."""
    return not line.bullet and bool(_TITLE_LINE.fullmatch(text.strip(" \t*_")))


def _row_list(text: str) -> list[tuple[int, int]]:
    """Where the items of a list that stands in one row are cut."""
    opened = _ROW_LIST.search(text) if ":" in text else None
    if opened is None:
        return []
    first = _ROW_FIRST.match(text, opened.end())
    marks = [m.span() for m in _ROW_MARK.finditer(text, opened.end())]
    return [(opened.end(), first.end() if first else opened.end()), *marks] if marks else []


def _numbered(text: str) -> list[tuple[int, int]]:
    """Where the items of a row are cut that counts them: "1) two years 2) BLS 3) Epic"."""
    marks = list(_COUNTED.finditer(text))
    if len(marks) < _LEAST_COUNTED or [int(m[1]) for m in marks] != list(range(1, len(marks) + 1)):
        return []
    return [m.span() for m in marks]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    trimmed = piece.strip(" \t*•+-–|")
    if trimmed:
        begin = start + piece.index(trimmed)
        yield Span(begin, begin + len(trimmed))


def bracketed(text: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets."""
    pairs, opened = [], []
    for mark in _BRACKET.finditer(text):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                pairs.append((start, mark.start()))
    return pairs

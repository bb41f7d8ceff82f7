"""Tells which lines are headings, by their words and by the look that a resume's headings share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from analyzer.model import Document, Line, SectionKind, Span
from analyzer.parser.resume.dates import find_ranges
from analyzer.parser.resume.header_pieces import starts_entry
from analyzer.parser.resume.heading_words import credential_keys, heading_kinds, key_of, names_items, undecorated
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.vocabulary import (
    employer_score,
    find_degree,
    headings_table,
    is_prose,
    opens_like_duty,
    title_score,
    word_set,
)
from analyzer.parser.table_cells import column_heads

MAX_HEADING_CHARS, MAX_HEADING_WORDS = 60, 6
BIGGER, NEAR = 1.08, 1.0
LETTERS_APART = re.compile(r"(?i)\s*(?:/|&|\+|\band\b)\s*|\s+")
NUMBER = re.compile(r"[\d@]")
# "CPR current" is a card, whatever follows.
CARD_HELD = re.compile(r"(?i)\s*[,(–-]*\s*\b(?:current|active|valid|up[ -]to[ -]date)\b\)?")
LETTERS = re.compile(r"[^\W\d_]{2}|\w \w")
FIRST_LETTER = re.compile(r"[^\W\d_]")
INLINE = re.compile(r"^\W{0,6}(?P<head>[^\W\d_][^:\n\t]{1,40}?)\s*(?::|\t|\s[–—-](?=\s))\s*(?P<rest>\S.*)$", re.DOTALL)
INLINE_MARK = re.compile(r"[:\t–—-]")
RAIL = re.compile(r"^(?P<head>[^\W\d_]+(?: (?:Experience|History))?) (?P<rest>[A-Z].+)$")
# Sections that hold entries: a label inside them ("Honors: ...") opens no section of its own.
WITH_ENTRIES = {"experience", "externship", "education", "volunteer", "military"}
ROLES = {"experience", "externship", "volunteer"}
NOTHING: set[str] = set()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's line, its words without decoration, and the kinds it opens."""

    line: int
    span: Span
    kinds: tuple[SectionKind, ...]
    inline: bool = False


class _Look:
    """How the lines of a document look, and which looks its surest headings share."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = [line.span.of(document.text) for line in document.lines]
        sizes: Counter[float] = Counter()
        for line, text in zip(document.lines, self.texts, strict=True):
            sizes[line.size] += len(text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        marked = [line for line in document.lines if line.bullet]
        self.bold_lists = sum(line.bold for line in marked) * 2 > len(marked)
        self.possible = list(map(self._could_be_heading, document.lines, self.texts))
        self.column_heads = column_heads(document)
        for index in self.column_heads:
            self.possible[index] = False
        known = word_set("heading_words", "firm")
        firm = [
            line
            for line, text, possible in zip(document.lines, self.texts, self.possible, strict=True)
            if possible and not known.isdisjoint(heading_kinds(text))
        ]
        votes = Counter(f for line in firm for f in self.features(line))
        self.shared = {f for f, n in votes.items() if len(firm) > 1 and n * 2 > len(firm)}
        self.heading_sizes = {line.size for line in firm}

    def features(self, line: Line) -> set[str]:
        text = line.span.of(self.document.text)
        marks = (
            (line.bold, "bold"),
            (line.size > self.body_size * BIGGER, "big"),
            (line.heading_level > 0, "level"),
            (text.isupper(), "upper"),
        )
        return {name for on, name in marks if on}

    def _could_be_heading(self, line: Line, text: str) -> bool:
        """Whether the line is as short as a heading, and no item of a list (an icon before a heading is no bullet)."""
        if len(text) > MAX_HEADING_CHARS:
            return False
        if line.bullet and not (self.features(line) & {"big", "level"} or (line.bold and not self.bold_lists)):
            return False
        return _reads_as_heading(line, text)

    def like_headings(self, line: Line) -> bool:
        """Whether the line shares a look with the resume's surest headings (true where they have none)."""
        return not self.shared or bool(self.features(line) & self.shared)

    def just_like_headings(self, line: Line, but: set[str] = NOTHING) -> bool:
        """Whether the line has all of that look (what is in `but` aside), and a size that headings have."""
        near = any(abs(line.size - size) < NEAR for size in self.heading_sizes)
        return bool(self.shared) and near and self.shared - but <= self.features(line)


def _reads_as_heading(line: Line, text: str) -> bool:
    if line.hidden or line.in_header or len(text) > MAX_HEADING_CHARS or NUMBER.search(text):
        return False
    words = text.split()
    spaced = len(words) > 3 and sum(len(w) for w in words) <= 2 * len(words)
    return (0 < len(words) <= MAX_HEADING_WORDS or spaced) and LETTERS.search(text) is not None


def _cased(text: str) -> bool:
    """Capital first letters, as headings have (small words aside)."""
    first = FIRST_LETTER.search(text)
    return first is not None and first.group().isupper()


def _is_heading(
    look: _Look, index: int, current: tuple[SectionKind, ...], seen: set[SectionKind]
) -> tuple[SectionKind, ...]:
    line, text = look.document.lines[index], look.texts[index]
    words = headings_table()["heading_words"]
    kinds = heading_kinds(text)
    colon = text.rstrip("*_ ").endswith(":")
    if not kinds:
        return _styled_kind(look, index, current)
    if _titles_role(look, index, kinds, current) or (kinds == current and key_of(text) in _column_keys()):
        return ()
    if kinds == ("certifications",) and "certifications" in current and key_of(text) in credential_keys():
        return ()
    card = CARD_HELD.sub("", text)
    if not colon and key_of(card) in credential_keys() and (card != text or _ends_there(look, index)):
        return ()
    strong = colon or bool(look.features(line))
    if not _cased(text) and not strong and not _typed_small(kinds, seen):
        return ()
    listed = any(k in ("skills", "highlights", "coursework", "interests") for k in current)
    alike = look.just_like_headings(line)
    # "Technology" in the letters of a degree is its second row.
    inside = listed or ("education" in current and bool(look.shared))
    if inside and not alike and names_items(text):
        return ()
    if any(k in words["firm"] for k in kinds):
        return kinds if look.like_headings(line) or not set(kinds) <= seen else ()
    if not look.shared or alike or ("big" in look.shared and look.just_like_headings(line, but={"upper"})):
        return kinds
    return kinds if colon and not any(k in ROLES for k in current) else ()


def _typed_small(kinds: tuple[SectionKind, ...], seen: set[SectionKind]) -> bool:
    """Whether a heading may be written in small letters: one of the usual ones, for the first time."""
    return bool(kinds) and kinds[0] in headings_table()["heading_words"]["lowercase"] and kinds[0] not in seen


def _ends_there(look: _Look, index: int) -> bool:
    """Whether nothing, or another heading, follows a line: a card named there is an item of what stands above."""
    after = next((t for t in look.texts[index + 1 : index + 2]), "")
    inline = INLINE.match(after)
    return not after or bool(heading_kinds(after)) or bool(inline and heading_kinds(inline["head"]))


# A word of so many letters in such a section is an item of its list.
_MOST_LETTERS, _LISTS = 4, ("skills", "highlights", "certifications")


@cache
def _column_keys() -> frozenset[str]:
    """What the first row of a table calls its columns: within a section of the same kind no heading ("School")."""
    return frozenset(key_of(word) for word in word_set("bodies", "columns"))


def _titles_role(look: _Look, index: int, kinds: tuple[SectionKind, ...], current: tuple[SectionKind, ...]) -> bool:
    """Whether "Medical Assistant Externship" among the jobs is a role's title: unlike the headings, dates below it."""
    roles = kinds[0] in ("externship", "volunteer") and any(k in ROLES for k in current)
    if not roles or look.just_like_headings(look.document.lines[index]) or not look.shared:
        return False
    lines = look.document.lines[index + 1 : index + 3]
    below = [line.span.of(look.document.text) for line in lines if not line.bullet]
    return any(starts_entry(t) for t in below) and not any(title_score(t) >= 2 for t in below)


def _styled_kind(look: _Look, index: int, current: tuple[SectionKind, ...]) -> tuple[SectionKind, ...]:
    """The kind of a line that has no known heading's words and yet looks like one; empty where it does not."""
    document = look.document
    line = document.lines[index]
    text = undecorated(look.texts[index])
    after = look.texts[index + 1 : index + 3]
    if not text or not current or not _cased(text) or not after or re.search(r"[,;.\t|]", text):
        return ()
    plain = text.casefold()
    if _names_credentials(text) or plain in word_set("bodies", "labels"):
        return ()  # "Duties:" over what was done in a job
    if len(text) <= _MOST_LETTERS and text.isalpha() and any(k in _LISTS for k in current):
        return ()  # "EKG" among the skills
    if look.just_like_headings(line) and (kinds := heading_kinds(re.split(r"(?i)\s+for\s+", text)[0])):
        return kinds
    for kind, endings in headings_table()["heading_words"]["endings"].items():
        if any(plain.endswith(" " + e) for e in endings) and not opens_like_duty(text):
            dated = any(find_ranges(t)[0] for t in after)
            listed = any(k in ("skills", "highlights") for k in current)
            if look.just_like_headings(line) or (dated and not listed and text.istitle()):
                return (cast(SectionKind, kind),)
    if not look.just_like_headings(line) or ("upper" not in look.features(line) and "big" not in look.features(line)):
        return ()
    if (
        title_score(text)
        or employer_score(text)
        or is_prose(text)
        or find_degree(text)
        or any(w in plain for w in word_set("schools", "words"))
    ):
        return ()
    if any(k in WITH_ENTRIES for k in current) and (find_ranges(after[0])[0] or title_score(after[0]) >= 2):
        return ()
    follower = document.lines[index + 1]
    if look.just_like_headings(follower) and not follower.bullet and not heading_kinds(after[0]):
        return ()
    return ("unknown",)


def _names_credentials(text: str) -> bool:
    """Whether a line is no more than the letters or the name of credentials ("CPR/BLS")."""
    keys = credential_keys()
    return key_of(text) in keys or all(key_of(part) in keys for part in LETTERS_APART.split(text))


def _rail(text: str, current: tuple[SectionKind, ...]) -> re.Match[str] | None:
    """A heading beside its content with no mark between ("Experience Medical Assistant 2019 - Present")."""
    match = RAIL.match(text)
    apt = ("contact", "summary", "skills", "experience", "certifications")
    if match is None or (current and not any(k in apt for k in current)):
        return None
    kinds, rest = heading_kinds(match["head"]), match["rest"]
    if kinds == ("experience",) and starts_entry(rest) and title_score(rest.split(",")[0]) >= 2:
        return match
    degree = find_degree(rest) if kinds == ("education",) else None
    return match if degree and degree.start == 0 else None


def _inline(look: _Look, index: int, current: tuple[SectionKind, ...], seen: set[SectionKind]) -> Heading | None:
    """A heading with its content behind it on the same line ("Skills: phlebotomy, EKG")."""
    line = look.document.lines[index]
    if line.bullet or line.hidden or line.in_header or index in look.column_heads:
        return None
    text = look.texts[index]
    match = (INLINE.match(text) if INLINE_MARK.search(text) else None) or _rail(text, current)
    if match is None:
        return None
    kinds = heading_kinds(match["head"])
    rest = match["rest"]
    if not _cased(match["head"]) and not (_typed_small(kinds, seen) and text[match.end("head") :].lstrip()[:1] == ":"):
        return None
    if not kinds or set(kinds) <= set(current) or heading_kinds(text):
        return None
    words = headings_table()["heading_words"]
    if any(k in WITH_ENTRIES for k in current):
        if "experience" in current and kinds[0] in ("externship", "volunteer") and _titles_a_job(match["head"], rest):
            return None
        # Of a printed form with its headings in capitals at the left: "CERTIFICATION:", a tab, and what is certified.
        apart = match["head"].isupper() and "\t" in text[match.end("head") :][:2]
        plural = apart or match["head"].casefold().rstrip().endswith("s") or kinds[0] != "certifications"
        if not plural or not any(k in words["firm"] or k in ("languages", "references", "interests") for k in kinds):
            return None
    if any(k in ("skills", "highlights", "coursework") for k in current) and (
        kinds[0] in words["labels_in_skills"] or (names_items(match["head"]) and "\t" in text[match.end("head") :][:2])
    ):
        return None
    if kinds[0] in ROLES and not find_ranges(rest)[0] and not (title_score(rest) >= 2 and len(rest.split()) <= 10):
        # In a table with heads at the left: an employer over the first title with its dates.
        below = look.texts[index + 1] if "\t" in text[match.end("head") :][:2] and index + 1 < len(look.texts) else ""
        if not (starts_entry(below) and (employer_score(rest) or find_place(rest))):
            return None
    start = line.span.start + match.start("head")
    return Heading(index, Span(start, line.span.start + match.end("head")), kinds, inline=True)


def _titles_a_job(head: str, rest: str) -> bool:
    """Whether "Externship – Oak Clinic, May 2021" is a job among jobs: the word stands for its title."""
    return not head.rstrip().endswith("s") and bool(find_ranges(rest)[0])


def find_headings(document: Document) -> Iterator[Heading]:
    """The headings of a document in order."""
    look = _Look(document)
    current: tuple[SectionKind, ...] = ()
    seen: set[SectionKind] = set()
    for index, line in enumerate(document.lines):
        found = _inline(look, index, current, seen)
        if found is None and look.possible[index] and (kinds := _is_heading(look, index, current, seen)):
            text = look.texts[index]
            plain = undecorated(text)
            start = line.span.start + text.index(plain)
            found = Heading(index, Span(start, start + len(plain)), kinds)
        if found is not None:
            current = found.kinds
            seen.update(current)
            yield found

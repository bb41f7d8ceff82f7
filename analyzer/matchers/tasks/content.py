"""Content words of a line, and the patterns of the lexicons made of them.

Articles, possessives, numbers, adverbs and a few empty adjectives are left out, so that "roomed up to 30 new patients"
meets the pattern "room patient". What a pattern names of these ("12 lead EKG", "daily huddle") must stand there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from analyzer.errors import LexiconError
from analyzer.matchers.measures.numbers import NUMBER_WORDS
from analyzer.matchers.words.word_memory import WordMemory
from analyzer.matchers.words.words import Word

# Closed-class words of English, not facts of the field: what may stand between the words of a phrase.
BE_WORDS = frozenset("was were is are be been being has have had will would".split())
_DETERMINERS = frozenset("a an the all any each every our my his her their its your".split())
_EMPTY = frozenset(
    "new own various multiple several numerous many some both other additional different routine daily basic general "
    "proper necessary specific needed appropriate".split()
)
# "One" is left: "one on one" and "one stop" count nothing.
_COUNTS = NUMBER_WORDS - {"zero", "one"}
_OPENERS = _DETERMINERS | _EMPTY | _COUNTS
_SKIPPED = (
    BE_WORDS
    | _DETERMINERS
    | _EMPTY
    | _COUNTS
    | frozenset("of such as including include includes included incl i we also then".split())
)
_JOINING = frozenset("and or & plus".split())
# Words that a pattern may name without needing them in the text.
_FREE = BE_WORDS | _DETERMINERS | _JOINING | frozenset("of as such".split())
# What may stand before a number, with the word that must stand before it.
_BOUNDS = {
    "about": "", "around": "", "over": "", "approx": "", "avg": "", "average": "", "to": "up", "than": "more",
    "least": "at",
}  # fmt: skip
# "30 patients a day": with "a", "per", "each" or a slash before them these only say how often, within so many words
# behind a number.
_PERIODS = frozenset("day shift week month year hour session".split())
_PER = frozenset("a an per each every".split())
_COUNTED_WITHIN = 6
# A full stop behind these ends no sentence.
_SHORTENED = frozenset("dr drs mr mrs ms approx incl".split())
_LY_BUT_NO_ADVERB = frozenset(
    "weekly monthly yearly hourly nightly quarterly family supply resupply assembly disassembly apply reapply reply "
    "multiply comply imply rely elderly anomaly butterfly friendly monopoly assembly".split()
)
_BREAK = re.compile(r"[;•|?!\n\x00]|\.(?=\s|$)|:\s|\s[-–—*]\s|\*")
_SOFT = re.compile(r"[/()&]")


class Content(NamedTuple):
    """A content word: its place, how it is joined to the one before, and the plain word before it.

    `joint` is "" for none, "," for a comma, "&" for a slash, bracket, "and" or "or", "." for another sentence.
    `before` is lower case and may be a word that is no content; "" at the start of a sentence. `at` is the index of
    the word in its line. `of` says whether "of" joins it to the content word before ("supervision of the two clerks").
    """

    word: Word
    joint: str
    lowered: str
    before: str
    at: int
    of: bool = False


class Pattern(NamedTuple):
    """A pattern of a lexicon: its content words, the others that must stand among or beside them, and normal forms."""

    content: tuple[Content, ...]
    needs: frozenset[str]
    norms: tuple[str, ...]


def content_words(words: Sequence[Word], *, of_pattern: bool = False) -> list[Content]:
    """The content words of a text, or of a pattern, with their joints."""
    kept: list[Content] = []
    new, part_of = tuple.__new__, _PART_OF
    joint, before, of = ".", "", False
    for index, word in enumerate(words):
        text, _, _, _, gap = word
        lowered, part, opener = part_of[text]
        if part == "period":
            if _says_how_often(words, index, of_pattern=of_pattern):
                if kept and kept[-1].lowered == "per" and kept[-1].at == index - 1:
                    joint = kept.pop().joint
                continue
            part = "content"
        if gap != " " and gap:
            if _BREAK.search(gap) and not _is_range(words, index) and not _is_shortened(words, index):
                joint, before = ".", ""
            elif joint != ".":
                if "," in gap:
                    joint, before = ",", ","
                elif not joint and _SOFT.search(gap):
                    joint, before = "&", "&"
        if opener is not None:
            if lowered == "to" and _joins_numbers(words, index):
                continue
            if _bounds_a_number(words, index, opener):
                if opener and kept and kept[-1].at == index - 1:
                    joint = kept.pop().joint or joint
                continue
        if part == "content":
            kept.append(new(Content, (word, joint, lowered, before, index, of)))
            joint, before, of = "", lowered, False
        elif part == "joining":
            if lowered == "plus" and before != "," and index and _is_number(words[index - 1].text):
                # "over 40 plus patients": the word only says how exact the number is.
                continue
            joint, before = joint or "&", lowered
        elif lowered == "i" and _is_letter_pair(words, index):
            kept.append(new(Content, (word, joint, lowered, before, index, of)))
            joint, before, of = "", lowered, False
        elif part == "skipped":
            before, of = lowered, of or lowered == "of"
    return kept


def _part_of(word: str) -> tuple[str, Literal["content", "joining", "skipped", "adverb", "period"], str | None]:
    """A word in lower case, the part it plays in its line, and what must stand before it to bound a number.

    The last is None where it bounds none.
    """
    lowered = word.casefold()
    opener = _BOUNDS.get(lowered)
    if lowered in _JOINING:
        return lowered, "joining", opener
    if lowered in _PERIODS:
        return lowered, "period", opener
    if is_adverb(lowered):
        return lowered, "adverb", opener
    return lowered, "skipped" if lowered in _SKIPPED or _is_number(lowered) else "content", opener


_PART_OF = WordMemory(_part_of)


def read_pattern(words: Sequence[Word], where: str, text: str) -> Pattern:
    """A lexicon's pattern. Raises LexiconError where what is left of it would find something else."""
    content = tuple(content_words(words, of_pattern=True))
    if not content or {words[0].text.casefold(), words[-1].text.casefold()} & {"and", "or"}:
        raise LexiconError(f"{where}: the pattern {text!r} holds no word of its own to be found by.")
    needs: frozenset[str] = frozenset()
    if len(content) < len(words):
        kept = {c.at for c in content}
        needs = frozenset(w.text.casefold() for i, w in enumerate(words) if i not in kept) - _FREE
    return Pattern(content, needs, tuple([c.word.norm for c in content]))


def shows_needs(pattern: Pattern, words: Sequence[Word], content: Sequence[Content], first: int, last: int) -> bool:
    """Whether the words that `pattern` needs stand between the neighbours of `content[first:last]`."""
    start = content[first - 1].at + 1 if first else 0
    end = content[last].at if last < len(content) else len(words)
    return pattern.needs <= {w.text.casefold() for w in words[start:end]}


def is_adverb(word: str) -> bool:
    """Whether a lower-case word ends like an adverb and is no known noun, verb or adjective."""
    return len(word) > 5 and word.endswith("ly") and word not in _LY_BUT_NO_ADVERB


def opens_noun(word: str) -> bool:
    """Whether a lower-case word that is no content, as an article or a number, can only stand before a noun."""
    return word in _OPENERS or (bool(word) and _is_number(word))


def _bounds_a_number(words: Sequence[Word], index: int, opener: str) -> bool:
    """Whether a word and the `opener` before it only say how exact the number behind it is ("up to 30")."""
    if index + 1 == len(words) or not _is_number(words[index + 1].text):
        return False
    return not opener or (index > 0 and words[index - 1].text.casefold() == opener)


def _says_how_often(words: Sequence[Word], index: int, *, of_pattern: bool) -> bool:
    """Whether a word ends what says how often the counted was: "30 new patients a day", "20 pts/day".

    A pattern ("sticks a day") needs no number for it.
    """
    if not index:
        return False
    first = index if words[index].gap == "/" else index - 1
    if first == index - 1 and (words[first].text.casefold() not in _PER or words[index].gap != " "):
        return False
    return of_pattern or any(
        _is_number(w.text) or w.text.casefold() in _COUNTS for w in words[max(0, first - _COUNTED_WITHIN) : first]
    )


def _is_letter_pair(words: Sequence[Word], index: int) -> bool:
    """Whether an "I" is no pronoun but the first of two letters: "I&D"."""
    return index + 2 < len(words) and words[index + 1].text == "&" and len(words[index + 2].norm) == 1


def _joins_numbers(words: Sequence[Word], index: int) -> bool:
    """Whether a word stands between the ends of a range ("20 to 25")."""
    return 0 < index < len(words) - 1 and _is_number(words[index - 1].text) and _is_number(words[index + 1].text)


def _is_range(words: Sequence[Word], index: int) -> bool:
    """Whether the word and the one before are the ends of a range ("40 - 50")."""
    return index > 0 and all(_is_number(w.text) for w in words[index - 1 : index + 1]) and "\n" not in words[index].gap


def _is_shortened(words: Sequence[Word], index: int) -> bool:
    """Whether the full stop before a word only ends a short form: "assisted Dr. Patel with biopsies"."""
    return index > 0 and words[index].gap == ". " and words[index - 1].text.casefold() in _SHORTENED


def _is_number(word: str) -> bool:
    return word[0].isdigit() and word[-1].isdigit()

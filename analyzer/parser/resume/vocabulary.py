"""The words of `lexicons/headings.toml` as questions about a piece of a line: a title? an employer? a duty?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from analyzer.lexicon import load
from analyzer.model import Span
from analyzer.parser.resume.memory import remembered

# A label of so many spaces is a phrase.
_PHRASE = 3

REMARK = re.compile(r"\([^)]*\)?|\d+\+?\s*hours?.*")
# What a title's head ends before, and what the head of a duty does.
BEHIND_TITLE = re.compile(r"\s+(?:of|for|on|to|in|at)\s+|[,:(–—|•·\t]|\s-\s")
BEHIND_HEAD = re.compile(r"\s[–—-]\s|[,(|•·\t]")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
SMALL_WORD = re.compile(r"\b(?:the|with|and|for|to|of|in|were|was|is|are|as|by|that)\b")
WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*\.?", re.UNICODE)


def headings_table() -> Mapping[str, Any]:
    """The table of `lexicons/headings.toml`."""
    return load().table("headings")


@cache
def word_set(group: str, key: str) -> frozenset[str]:
    """The words of one list of the table, without case."""
    return frozenset(w.casefold() for w in headings_table()[group][key])


@remembered
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case and without a final full stop."""
    return tuple([word.rstrip(".") for word in WORD.findall(text.casefold().replace("’", "'"))])


@cache
def small_names() -> frozenset[str]:
    """The names of systems that are written in small letters ("athenahealth")."""
    return frozenset(a for t in load().of_kind("ehr", "tool") for a in (*t.aliases, *t.exact) if a.islower())


def starts_small(text: str) -> bool:
    """Whether a row starts inside of a sentence: with a small letter, and no name ("athenahealth", "eRx")."""
    first = text[1:2] if text[:1] in "(\"'“‘" else text[:1]
    if not ("a" <= first <= "z"):
        return False
    word = text.split(None, 1)[0].strip("(\"'“‘,;.")
    return word.islower() and word not in small_names()


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first, with any white space between them."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def roles_of_labels(groups: Mapping[str, Sequence[str]]) -> str:
    """The labels of each role as a group of its name, for a pattern that tells which one it found."""
    return "|".join(rf"(?P<{role}>{either(words)})" for role, words in groups.items() if words)


def labels_without_colon(groups: Mapping[str, Sequence[str]], *single: str) -> dict[str, list[str]]:
    """The labels that need no colon: phrases, as the fields of the Europass form are, and these single words."""
    return {role: [w for w in words if w.count(" ") >= _PHRASE or w in single] for role, words in groups.items()}


def by_letter(words: Iterable[str]) -> str:
    """What `either` gives, in both cases, with the words of one first letter together.

    At a place where none of them starts one look at its letter is enough; a pattern without case tries all words.
    """
    letters = _rests_by_letter(words)
    return "|".join(rf"[{letter}{letter.upper()}](?i:{either(rests)})" for letter, rests in letters.items())


def by_first(words: Iterable[str]) -> tuple[str, str]:
    """The first letters of words, and a pattern for what follows them; both in any case.

    A pattern that starts with a set of characters passes by all other places of a text fast.
    """
    letters = _rests_by_letter(words)
    rests = (rf"(?<=[{letter}{letter.upper()}])(?i:{either(rests)})" for letter, rests in letters.items())
    return "".join(letter + letter.upper() for letter in letters), f"(?:{'|'.join(rests)})"


def _rests_by_letter(words: Iterable[str]) -> dict[str, set[str]]:
    letters: dict[str, set[str]] = {}
    for word in words:
        letters.setdefault(word[0].lower(), set()).add(word[1:])
    return letters


def _without_remarks(text: str) -> str:
    """A title without bracketed remarks and hours; most have neither, and need no search."""
    return REMARK.sub(" ", text) if "(" in text or "hour" in text else text


def _trimmed(text: str) -> list[str]:
    """A title's words without bracketed remarks, levels and hiring terms at its end."""
    words = [part for w in words_of(_without_remarks(text)) for part in w.replace("&", "/").split("/") if part]
    after = word_set("titles", "after")
    nouns = word_set("titles", "nouns")
    while len(words) > 1 and words[-1] in after and any(w in nouns for w in words[:-1]):
        words.pop()
    return words


@cache
def _field_titles() -> tuple[str, ...]:
    return tuple(f" {title}" for title in word_set("titles", "medical_assistant"))


@remembered
def title_score(text: str) -> int:
    """How much a piece looks like a job title: 0 not at all, 3 a medical assisting title."""
    words = _trimmed(text)
    if not words:
        return 0
    nouns = word_set("titles", "nouns")
    if f" {' '.join(words)}".endswith(_field_titles()):
        return 3
    if words[-1] in nouns:
        return 2
    # "Director of Nursing", "Intern on the Imaging Team", "Staff Engineer, Platform".
    head = BEHIND_TITLE.split(text, maxsplit=1)[0]
    head_words = _trimmed(head)
    if head_words and head_words[-1] in nouns:
        return 2
    return 1 if is_bare_title(text) or any(w in nouns for w in words) else 0


def is_bare_title(text: str) -> bool:
    """Whether a piece is a title without a noun that says so ("Housekeeping", "Front Desk")."""
    return " ".join(words_of(_without_remarks(text))) in word_set("titles", "bare")


@remembered
def employer_score(text: str) -> int:
    """How much a piece looks like an employer's name: 0 not at all, 3 a placeholder for one."""
    if is_placeholder_employer(text):
        return 3
    words = words_of(text)
    if not words:
        return 0
    if words[-1] in word_set("employers", "suffixes") or words[-1].replace(".", "") in word_set(
        "employers", "suffixes"
    ):
        return 2
    return 1 if any(w in word_set("employers", "words") or w in word_set("employers", "suffixes") for w in words) else 0


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(rf"(?:{by_letter(headings_table()['employers']['placeholders'])})")


def is_placeholder_employer(text: str) -> bool:
    """Whether the piece is what an anonymised resume holds in place of an employer ("Company Name")."""
    return _placeholder().search(text) is not None


@cache
def _verb_forms() -> frozenset[str]:
    """Every form of the action verbs that can open a duty."""
    table = load().table("verbs")
    forms: set[str] = set()
    for verbs in table["bands"].values():
        for phrase in verbs:
            verb = phrase.split()[0]
            stem = verb[:-1] if verb.endswith("e") else verb
            stems = {stem, stem + stem[-1]} | ({verb[:-1] + "i"} if verb.endswith("y") else set())
            forms |= {verb, f"{verb}s", f"{verb}es"} | {s + tail for s in stems for tail in ("ed", "ing", "es")}
    for lemma, others in table["irregular"].items():
        forms |= {lemma, *(o.casefold() for o in others)}
    return frozenset(forms)


@remembered
def opens_like_duty(text: str) -> bool:
    """Whether the first word is an action verb or another word that duties start with."""
    text = text.strip()
    words = words_of(text)
    head = BEHIND_HEAD.split(text, maxsplit=1)[0]
    if not words or title_like_start(words) or title_like_start(words_of(head)) or _opens_with_bare_title(text):
        return False
    first = words[0]
    if first in word_set("bodies", "openers"):
        return not (text[:2] == "IT" and not text.isupper())
    titled = title_score(head) >= 2 and _names_something(head, words_of(head)) and not first.endswith("ed")
    if first in word_set("employers", "first") and _names_something(text, words_of(head)):
        return False
    if first in _verb_forms():
        if words_of(head)[-1:] and words_of(head)[-1] in employer_words() and _names_something(head, words_of(head)):
            return False  # "Helping Hands Food Bank"
        return not titled and (first.endswith(("ed", "ing")) or not _names_something(text, words))
    return len(words) > 3 and re.fullmatch(r"[a-z]{3,}(?:ed|ing)", first) is not None and not titled


@cache
def _bare_title() -> re.Pattern[str]:
    ending = r" *(?:$|[^\w '’]|(?:at|for|with)\s+(?-i:[A-Z]))"
    return re.compile(rf"(?:{either(word_set('titles', 'bare'))}){ending}", re.IGNORECASE)


def _opens_with_bare_title(text: str) -> bool:
    """Whether a line starts with "Housekeeping" or the like and a mark, as a job's header does."""
    return _bare_title().match(text) is not None


@cache
def employer_words() -> frozenset[str]:
    """The words that only an employer's name holds, those that end it among them."""
    return word_set("employers", "words") | word_set("employers", "suffixes")


def _names_something(text: str, words: Sequence[str]) -> bool:
    """Whether a line that starts with a verb is written as a name: "Books for Life", "Research Assistant"."""
    capitals = all(w[0].isupper() for w in LONG_WORD.findall(text))
    return capitals and len(words) <= 8 and not text.rstrip().endswith(".")


def title_like_start(words: Sequence[str]) -> bool:
    """Whether a line that starts with "Lead", "Staff" or "Certified" is a title rather than a duty."""
    return (
        bool(words)
        and words[0] in word_set("titles", "before")
        and any(w in word_set("titles", "nouns") for w in words[1:5])
        and len(words) <= 8
    )


@remembered
def is_prose(text: str) -> bool:
    """Whether a piece reads as a statement rather than as a name, a title or a date."""
    if dummy := _placeholder().search(text):
        before, after = text[: dummy.start()].strip(), text[dummy.end() :].strip()
        return is_prose(before) or len(words_of(after)) > 14
    words = words_of(text)
    if len(words) > 14 or (len(words) > 2 and opens_like_duty(text)):
        return True
    ends = text.rstrip().endswith((".", ";")) and not re.search(
        r"(?:\b[A-Z]\.|\b(?:Inc|Co|Corp|Ltd|St|Jr|Sr|U\.S|Dr|Dept))\.?$", text.rstrip()
    )
    return (ends and len(words) > 3) or len(SMALL_WORD.findall(text)) >= 3


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{by_letter(headings_table()['degrees']['words'])})(?![\w])")


@cache
def _school() -> re.Pattern[str]:
    table = headings_table()
    states = either(s for s in [*table["places"]["states"], *table["schools"]["before_state"]] if len(s) > len("OH"))
    state = rf"(?:{states})\s+State(?!\s+(?:Board|Certif|Licen|Registr|Department|Hospital))"
    letters = either(table["schools"]["letters"])
    return re.compile(rf"(?<!\w)(?:{by_letter(table['schools']['words'])}|{state}|{letters})(?!\w)")


@remembered
def find_degree(text: str) -> Span | None:
    """The first words that name a degree; two letters count only in capitals ("AS", not "as")."""
    capitals = word_set("degrees", "capitals")
    for match in _degree().finditer(text):
        if match.group().casefold() not in capitals or match.group().isupper() or match.group() in ("MEng",):
            return Span(*match.span())
    return None


@remembered
def find_school(text: str) -> Span | None:
    """The first word that only a school's name holds; "High School Diploma" names none."""
    for match in _school().finditer(text):
        after = text[match.end() :]
        if not re.match(r"(?i)\s*(?:diploma|degree|graduate|equivalency|certificate)", after):
            return Span(*match.span())
    return None

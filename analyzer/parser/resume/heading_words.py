"""Tells which kinds of section a heading's words open. Words: `lexicons/headings.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from analyzer.lexicon import load
from analyzer.model import SectionKind
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import headings_table, word_set

NO_LETTERS = re.compile(r"[\W\d_]+")
DECORATION = re.compile(r"^[\W_]+|[\s\W_]+$")
CONTINUED = re.compile(r"[\s(–-]*\bcont(?:inued|['’]?d)?\b\.?\)?$", re.IGNORECASE)


def undecorated(text: str) -> str:
    """The text without what is no word at its ends; most lines have nothing to take off."""
    return text if text[:1].isalnum() and text[-1:].isalnum() else DECORATION.sub("", text)


def key_of(text: str) -> str:
    """The letters of a heading by which it is known: no case, marks or numbers, "&" as "and"."""
    plain = text.casefold().replace("&", "and")
    return plain if plain.isalpha() else NO_LETTERS.sub("", plain)


@cache
def _kinds_by_key() -> dict[str, SectionKind]:
    table = headings_table()["kinds"]
    return {key_of(name): cast(SectionKind, kind) for kind, names in table.items() for name in names}


@cache
def credential_keys() -> frozenset[str]:
    """The names and letters of credentials: a line that holds only one of them ("BLS") is an item, not a heading."""
    terms = load().of_kind("cert")
    names = [n for t in terms for n in (t.name, t.letters, *t.aliases, *t.exact, *t.ambiguous) if n]
    return frozenset(key_of(name) for name in (*names, *headings_table()["letters"]["known"]))


@cache
def keys_of(group: str) -> tuple[str, ...]:
    """The keys of one list of words around headings."""
    return tuple(key_of(word) for word in headings_table()["heading_words"][group])


@cache
def _joiner() -> re.Pattern[str]:
    joiners = [j for j in headings_table()["heading_words"]["joiners"] if j != "and"]
    marks = rf"\s*[\t{re.escape(''.join(joiners))}]\s*(?:and\s+)?"
    return re.compile(rf"\s+and\s+|{marks}|\s[-–—]\s", re.IGNORECASE)


def _single(text: str) -> tuple[SectionKind, ...]:
    known = _kinds_by_key()
    key = key_of(text)
    if key in known:
        return (known[key],)
    before, after = keys_of("before"), keys_of("after")
    if key.startswith(before):
        for word in before:
            if key.startswith(word) and (kind := known.get(key.removeprefix(word))):
                return (kind,)
    if key.endswith(after):
        for word in after:
            if key.endswith(word) and (kind := known.get(key.removesuffix(word))):
                return (kind,)
    return ()


def _parts(text: str) -> list[str]:
    return [part for part in _joiner().split(text) if part.strip()]


def names_items(text: str) -> bool:
    """Whether each part of a heading ("Software, Equipment") can as well be an item of a list of skills."""
    items = (*keys_of("list_items"), *keys_of("beside"))
    return key_of(text) in items or all(key_of(part) in items for part in _parts(undecorated(text)))


def _in_two_languages(text: str) -> bool:
    """Whether a heading is said twice, in English behind a slash: "EDUCACIÓN / EDUCATION"."""
    before, slash, behind = text.partition("/")
    foreign = before.strip().casefold().split()
    return bool(slash and foreign and _single(behind) and foreign[0] in word_set("heading_words", "foreign"))


@remembered
def heading_kinds(text: str) -> tuple[SectionKind, ...]:
    """The kinds of section that a heading's words open; empty where it is none of the known ones."""
    plain = undecorated(text)
    if "cont" in plain.casefold():
        plain = CONTINUED.sub("", plain)
    plain = plain.strip()
    if not plain:
        return ()
    if whole := _single(plain):
        return whole
    parts = _parts(plain)
    if len(parts) < 2:
        # A PDF reader may have lost the spaces: "EducationandTraining".
        key = key_of(plain)
        cuts = [(key[: m.start()], key[m.end() :]) for m in re.finditer("and", key)]
        parts = next(([a, b] for a, b in cuts if _single(a) and _single(b)), [])
    found: dict[SectionKind, None] = {}
    for part in parts:
        kinds = _single(part)
        if not kinds and part is not parts[-1] and key_of(part) in keys_of("before"):
            kinds = _single(f"{part} {parts[-1].split()[-1]}")  # "Computer & Language Skills"
        elif not kinds and part is parts[0] and _in_two_languages(plain):
            continue
        elif not kinds and key_of(part) not in keys_of("beside"):
            return ()
        found.update(dict.fromkeys(kinds))
    return tuple(found)

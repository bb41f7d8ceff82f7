"""Reads `lexicons/*.toml` into validated terms and tables.

A file that holds `[[term]]` blocks is a term file; everything else in a file is a table, named by the file's stem and
read by the room that uses it (`Lexicons.table`). Unknown keys, duplicate ids, an alias that two ids share without
context, a missing source and empty `hits` are refused: `LexiconError` names file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import lexicons
from analyzer.collection import building
from analyzer.errors import LexiconError
from analyzer.parsed_files import ParsedFiles

KINDS = ("cert", "ehr", "tool", "specialty", "setting", "task", "language", "education")
DIMENSIONS = (
    "volume", "providers", "rooms", "sites", "population", "accuracy", "time", "satisfaction", "no-show", "closure",
    "compliance", "inventory", "team", "money", "skill",
)  # fmt: skip

# In a list of a later file: what follows is taken out of the list.
_OUT = "- "
_SHAPES: tuple[tuple[tuple[type, ...], str], ...] = (
    ((dict,), "a table"),
    ((list,), "a list"),
    ((str,), "a text"),
    ((int, float), "a number"),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question that makes a task convincing.

    `after` is the glue that follows the task's words, with `{n}` for the blank ("for {n} patients a day"). `before`
    lists plural nouns that the number may stand in front of ("EKGs" -> "12 EKGs a week"; then `period` follows the
    noun). `most` is the number above which a reader would ask "is that right?". `only` and `unless` hold starts of
    words: the question is asked where one of `only` (if any) and none of `unless` stands in the task's clause, for
    tasks whose words tell works that are counted in different things ("sterilized" and "calibrated instruments").
    """

    dimension: str
    question: str
    unit: str
    hint: str
    after: str
    period: str = ""
    before: tuple[str, ...] = ()
    example: str = ""
    most: int | None = None
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One block of a lexicon; the fields are explained in `docs/lexicons.md`.

    Entries of `near` and `never` match as the beginning of a word in any case; a trailing "!" asks for the whole
    word ("clinic!" is not found in "clinical"); up to six capitals ("IM") are whole words, as written. `fields` are
    everyday words that name a field of medicine in the name of a place ("Lung Specialists"). `ambiguous`
    of a task are objects that its verbs may govern only in the company of `near`; behind one of its `stops` ("managed
    the release with the team") they govern nothing. `does` is the verb that goes with the task's name ("take" vital
    signs), "-" where none is honest. Entries of `deeds` name verbs of their own for an object: "provide, lead:
    training". With a word of `honest_unless` in the task's clause nobody is asked for the words of `honest`.
    """

    id: str
    name: str
    source: str
    checked: str
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()
    family: str = ""
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    note: str = ""
    issuer: str = ""
    issuer_aliases: tuple[str, ...] = ()
    letters: str = ""
    renewal_months: int | None = None
    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    ask: tuple[Ask, ...] = ()
    honest: str = ""
    honest_unless: tuple[str, ...] = ()
    does: str = ""
    extern: tuple[Ask, ...] = ()
    stops: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    where: str = field(default="", compare=False)
    # The part of the id before the dot.
    kind: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", self.id.split(".", 1)[0])

    def own_verbs(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The verbs and the object of each of the `deeds`."""
        for deed in self.deeds:
            verbs, _, thing = deed.partition(":")
            yield tuple(v.strip() for v in verbs.split(",")), thing.strip()


class Lexicons:
    """All terms by id, and the tables by file stem."""

    def __init__(self, terms: Mapping[str, Term], tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.terms = dict(terms)
        self._tables = dict(tables)

    def of_kind(self, *kinds: str) -> tuple[Term, ...]:
        """The terms of these kinds, in file order."""
        return tuple(t for t in self.terms.values() if t.kind in kinds)

    def name(self, term_id: str) -> str:
        """The display name of a term (its id where it is unknown)."""
        term = self.terms.get(term_id)
        return term.name if term else term_id

    def table(self, stem: str) -> Mapping[str, Any]:
        """The table part of `lexicons/STEM.toml`; raises LexiconError where there is none."""
        try:
            return self._tables[stem]
        except KeyError:
            raise LexiconError(f"lexicons/{stem}.toml is missing.") from None


_TERM_KEYS = {f.name for f in fields(Term)} - {"where", "kind"}
_ASKS = ("ask", "extern")
_LISTS = tuple(f.name for f in fields(Term) if str(f.type).startswith("tuple") and f.name not in _ASKS)
_TEXTS = tuple(f.name for f in fields(Term) if f.type == "str" and f.name in _TERM_KEYS)
# Bands of verbs that claim no more than a name does.
_PLAIN_BANDS = ("perform", "assist")
_ASK_KEYS = {f.name for f in fields(Ask)}
_REQUIRED = ("id", "name", "source", "checked", "hits")


# It opens with a line break, which the engine looks for far faster than for the start of a line.
_ID = re.compile(r'\n[ \t]*id\s*=\s*"([^"\n]*)"')


def _lines_of_ids(text: str) -> dict[str, int]:
    """The line, from 1, on which each id of a file first stands."""
    lines: dict[str, int] = {}
    text = f"\n{text}"
    line, at = 0, 0
    for found in _ID.finditer(text):
        line += text.count("\n", at, found.start() + 1)
        at = found.start() + 1
        lines.setdefault(found[1], line)
    return lines


def _strings(value: object, where: str, key: str) -> tuple[str, ...]:
    # Tens of thousands of texts go through here at each start: no loop of our own over them.
    if not isinstance(value, list) or not {*map(type, value)} <= {str} or not all(map(str.strip, value)):
        raise LexiconError(f"{where}: {key} must be a list of texts.")
    return tuple(value)


def _ask(raw: object, where: str) -> Ask:
    if not isinstance(raw, dict):
        raise LexiconError(f"{where}: ask must be a table.")
    if unknown := set(raw) - _ASK_KEYS:
        raise LexiconError(f"{where}: unknown key {sorted(unknown)[0]!r} in ask.")
    for key in ("dimension", "question", "unit", "hint", "after"):
        if not isinstance(raw.get(key), str):
            raise LexiconError(f"{where}: ask needs the text {key!r}.")
    if raw["dimension"] not in DIMENSIONS:
        raise LexiconError(f"{where}: unknown dimension {raw['dimension']!r}.")
    if raw["after"].count("{n}") != 1:
        raise LexiconError(f"{where}: after must hold {{n}} once.")
    lists = {key: _strings(raw[key], where, key) for key in ("before", "only", "unless") if key in raw}
    return Ask(**{**raw, **lists})


def _term(raw: Mapping[str, Any], file: str, lines: Mapping[str, int]) -> Term:
    term_id = raw.get("id", "")
    where = f"{file}:{lines.get(str(term_id), 1)}"
    if unknown := set(raw) - _TERM_KEYS:
        raise LexiconError(f"{where}: unknown key {sorted(unknown)[0]!r}.")
    for key in _REQUIRED:
        if not raw.get(key):
            raise LexiconError(f"{where}: {key} is missing or empty.")
    if term_id.split(".", 1)[0] not in KINDS or "." not in term_id:
        raise LexiconError(f"{where}: the id {term_id!r} must start with one of {', '.join(KINDS)} and a dot.")
    for key in _TEXTS:
        if not isinstance(text := raw.get(key, ""), str) or text.isspace():
            raise LexiconError(f"{where}: {key} must be a text.")
    values: dict[str, Any] = dict(raw)
    for key in _ASKS:
        values[key] = tuple(_ask(x, where) for x in raw.get(key, ()))
    for key in _LISTS:
        if key in raw:
            values[key] = _strings(raw[key], where, key)
    if wrong := next((d for d in values.get("deeds", ()) if not all(x.strip() for x in d.partition(":"))), None):
        raise LexiconError(f"{where}: the deed {wrong!r} must name verbs, a colon and an object.")
    if values.get("ambiguous") and not values.get("near"):
        raise LexiconError(f"{where}: ambiguous aliases need near.")
    names = [values.get(k) for k in ("aliases", "exact", "ambiguous", "implied", "fields", "phrases", "objects")]
    if not any(names):
        raise LexiconError(f"{where}: {term_id} has no alias or phrase to be found by.")
    return Term(**{**values, "where": where})


def _check_shared_aliases(terms: Iterable[Term]) -> None:
    """An alias may belong to two terms only where at most one of them claims it without context."""
    owner: dict[str, Term] = {}
    for term in terms:
        if term.kind == "task":
            continue
        for alias in (*term.aliases, *term.exact):
            other = owner.setdefault(alias.casefold(), term)
            if other.id != term.id and not (alias in other.exact) != (alias in term.exact):
                raise LexiconError(f"{term.where}: {term.id} and {other.id} ({other.where}) share {alias!r}.")


def _check_verbs(terms: Iterable[Term], table: Mapping[str, Any]) -> None:
    """A verb that the table does not know would never be found in a line."""
    bands: Mapping[str, Iterable[str]] = table["bands"]
    sets: Mapping[str, Iterable[str]] = table["sets"]
    known = {*table["irregular"], *(v for verbs in (*bands.values(), *sets.values()) for v in verbs)}
    plain = {verb for band in _PLAIN_BANDS for verb in bands.get(band, ())}
    for term in terms:
        if term.does not in ("", "-") and term.does.split()[0] not in plain:
            raise LexiconError(f"{term.where}: {term.id}: verbs.toml has no plain verb {term.does!r} (does).")
        for name in (*term.verbs, *(v for verbs, _ in term.own_verbs() for v in verbs)):
            if name.startswith("@") and name[1:] not in sets:
                raise LexiconError(f"{term.where}: {term.id} names {name!r}, and verbs.toml has no such set.")
            if not name.startswith("@") and name not in known:
                raise LexiconError(f"{term.where}: verbs.toml does not know the verb {name!r} of {term.id}.")


def _joined(table: Mapping[str, Any], more: Mapping[str, Any], where: str) -> dict[str, Any]:
    """A table and what a later file of the same name changes: tables are joined, lists grow, a value is replaced.

    An entry "- X" takes the entry X out of the list. Raises LexiconError for a value of another kind than the earlier.
    """
    joined = dict(table)
    for key, value in more.items():
        old = joined.get(key)
        wrong = next((shape for kinds, shape in _SHAPES if isinstance(old, kinds) and not isinstance(value, kinds)), "")
        if wrong:
            raise LexiconError(f"{where}: {key} must be {wrong}.")
        if isinstance(old, dict) and isinstance(value, dict):
            joined[key] = _joined(old, value, where)
        elif isinstance(old, list) and isinstance(value, list):
            out = [x for x in value if isinstance(x, str) and x.startswith(_OUT)]
            both = [*old, *(x for x in value if x not in old)]
            joined[key] = [x for x in both if x not in out and f"{_OUT}{x}" not in out]
        else:
            joined[key] = value
    return joined


@building()
def read(files: Iterable[Traversable | Path]) -> Lexicons:
    """Reads and validates term files and tables; a table whose name is met again is joined to the earlier one.

    Raises LexiconError with file and line.
    """
    terms: dict[str, Term] = {}
    tables: dict[str, dict[str, Any]] = {}
    parsed, built_in = ParsedFiles(lexicons.__file__), frozenset(map(str, built_in_files()))
    for file in files:
        text = file.read_text(encoding="utf-8")
        try:
            raw = dict(parsed.parse(text) if str(file) in built_in else tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{file.name}: {error}") from error
        blocks = raw.pop("term", ())
        lines = _lines_of_ids(text) if blocks else {}
        for block in blocks:
            term = _term(block, file.name, lines)
            if term.id in terms:
                raise LexiconError(f"{term.where}: {term.id} is already in {terms[term.id].where}.")
            terms[term.id] = term
        if raw:
            stem = file.name.removesuffix(".toml")
            tables[stem] = _joined(tables.get(stem, {}), raw, file.name)
    parsed.keep()
    _check_shared_aliases(terms.values())
    if "verbs" in tables:
        _check_verbs(terms.values(), tables["verbs"])
    return Lexicons(terms, tables)


def built_in_files() -> list[Traversable]:
    """The TOML files that come with the program, in name order."""
    folder = resources.files(lexicons)
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


@cache
def load(*folders: str) -> Lexicons:
    """The built-in lexicons, and those of the user's own folders. Raises LexiconError."""
    files: list[Traversable | Path] = list(built_in_files())
    for folder in folders:
        own = sorted(Path(folder).glob("*.toml"))
        if not own:
            raise LexiconError(f"There is no .toml file in the folder {Path(folder).name!r}.")
        files.extend(own)
    return read(files)

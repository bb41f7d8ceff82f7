"""Which held terms answer an asked term, and how well; the rules are `lexicons/equivalence.toml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from analyzer.lexicon import Lexicons
from analyzer.matchers.words.whole_words import phrase_pattern, word_pattern
from analyzer.model import Requirement

_PAIRS = 20_000
# What the years are asked of stands behind their number, up to the next way in or sentence; else anywhere in the line.
_YEARS = re.compile(r"\b(?:years?|yrs?|months?)\b(?P<of>[^;.]+?)(?=[;.]|,?\s+(?-i:OR)\b|,\s+or\b|$)", re.I)
_LEAST_WORDS = 12
_STAND_IN = re.compile(
    r"\bor\s+(?:with\s+)?(?:at\s+least\s+|(?:a\s+)?minimum\s+(?:of\s+)?)?[\w-]*\s*(?:\(\d+\)\s*)?\+?\s*(?:full\s+)?$",
    re.I,
)
_OR_ROLE = re.compile(r"(?:,|/|\bor\b)\s*(?:an?\s+)?$", re.I)
# "a medical assistant or scribe", "EMT or MA"
_OR_ASSISTING = re.compile(
    r"\b(?:medical\s+assist(?:ant|ing)s?|C?MAs?)\b(?:\s*[,/]|\s+or\b)"
    r"|(?:/|,|\bor)\s*(?:an?\s+)?(?:certified\s+)?(?:medical\s+assist(?:ant|ing)|C?MA)\b",
    re.I,
)
Grade = Literal["met", "partial", "unclear", "missing"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A held term beside an asked one: how well it answers (missing: not at all, the note says why)."""

    term: str
    grade: Grade
    note: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work that postings ask years of: words that ask for it, titles and tasks that show it.

    With `place` the words name the place where it is done, so that they stand for no other place.
    """

    words: re.Pattern[str]
    titles: re.Pattern[str]
    tasks: frozenset[str]
    assisting: bool
    role: bool = False
    near: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class FullTime:
    """Words that ask for years in full time, what the head of a job says that was less, and what to say then."""

    asked: re.Pattern[str]
    less: re.Pattern[str]
    note: str


def _of_the_years(text: str) -> str:
    """The part of a line that says what its years are asked of."""
    every = list(_YEARS.finditer(text))
    # "A diploma and 1 year of this, or 1 year of that": who takes the years in place of the rest takes the later ones.
    found = next((m for m in every if _STAND_IN.search(text[: m.start()])), every[0] if every else None)
    return found["of"] if found and len(found["of"]) >= _LEAST_WORDS else text


class Equivalence:
    """Built once from the lexicons; all methods are pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("equivalence")
        self._lexicons = lexicons
        self._rules = {rule["needs"]: rule for rule in table["rule"]}
        self._by_state = {(rule["state"], rule["needs"]): rule for rule in table["in_state"]}
        self._group = frozenset(table["group"]["ids"])
        self._group_note = table["group"]["note"]
        self._locked = phrase_pattern(table["group"]["locked"])
        self._ehr = table["ehr"]
        self._neighbours = [frozenset(g) for g in table["neighbours"]["groups"]]
        self._near_note = table["neighbours"]["note"]
        little = word_pattern(table["little"]["words"])
        self._little_before = re.compile(rf"(?P<level>{little})\s*$", re.I)
        years = r"(?:\d+\s*(?:years?|yrs?|semesters?)\.?\s+(?:(?:of|in)\s+)?)?"
        learned = rf"\s*\(\s*(?P<learned>{years}{word_pattern(table['little']['learned'])})"
        self._little_behind = re.compile(rf"\s*[(:,–-]+\s*(?P<level>{little})|{learned}", re.I)
        self._little_note: str = table["little"]["note"]
        self._studying = phrase_pattern(table["studying"]["words"])
        self._general = frozenset(table["general_work"]["terms"])
        self._written = table["written"]
        self._kinds_of_work = tuple(
            Work(
                phrase_pattern(k["words"]), phrase_pattern(k["titles"]), frozenset(k["tasks"]), k["assisting"],
                k.get("role", False), k.get("near", False), k.get("place", False),
            )
            for k in table["years_of"]
        )  # fmt: skip
        self.near_work = tuple(k for k in self._kinds_of_work if k.near)
        self.office_work = tuple(k for k in self._kinds_of_work if k.place)
        self.near_work_note: str = table["near_work"]["note"]
        self.near_place_note: str = table["near_work"]["place_note"]
        self.equivalent_note: str = table["near_work"]["equivalent_note"]
        self._equivalent = re.compile(table["near_work"]["equivalent"], re.I)
        self.titles_show = [(phrase_pattern(x["titles"]), str(x["task"])) for x in table["title_shows"]["rows"]]
        self.title_note: str = table["title_shows"]["note"]
        self._other_ways = tuple(
            (x["needs"], phrase_pattern(x["words"]), phrase_pattern(x["titles"]), x["note"]) for x in table["other_way"]
        )
        full = table["full_time"]
        self.full_time = FullTime(phrase_pattern(full["asked"]), re.compile(full["less"]), full["note"])
        # Every line of a resume asks again about the same few pairs of terms.
        self._remembered = lru_cache(maxsize=_PAIRS)(self._answer_by_terms)
        self._disciplines = {x["term"]: (re.compile(x["letters"]), x["note"]) for x in table["disciplines"]}
        again = table["same_letters"]
        self._again: dict[str, tuple[str, tuple[str, ...]]] = {k: (again["held"], (v,)) for k, v in again["of"].items()}
        self._again |= {w.casefold(): (again["held"], tuple(again["any_of"])) for w in again["words"]}
        self._shown_by = [(phrase_pattern(x["words"]), tuple(x["terms"]), x["note"]) for x in table["shown_by"]]
        self._letters = [(phrase_pattern(x["words"]), x["held"], x["may_be"]) for x in table["letters"]]
        self._twins = {**table["twins"], **{v: k for k, v in table["twins"].items()}}

    def level(self, text: str, start: int, end: int) -> str:
        """The word with which a line says that only a little of the language at `text[start:end]` is known."""
        before, behind = self._little_before.search(text[:start]), self._little_behind.match(text[end:])
        found = before or behind
        return found[found.lastgroup] if found and found.lastgroup else ""

    def with_level(self, answer: Answer, level: str) -> Answer:
        """The answer of a language of which the resume shows a little, graded down."""
        return Answer(answer.term, "partial", self._little_note.replace("{level}", level))

    def studies(self, line: str) -> bool:
        """Whether a line tells of somebody who is still at school."""
        return self._studying.search(line) is not None

    def takes_equivalent(self, text: str) -> bool:
        """Whether a line that asks years of a kind of work takes other work like it ("or equivalent")."""
        return self._equivalent.search(text) is not None

    def shown_by_writing(self, terms: Collection[str], text: str) -> str:
        """What to say of a language that the text of the resume shows by being written in it; "" for another."""
        written = self._written["term"] in terms and text.count(" ") >= self._written["least_words"]
        return self._written["note"] if written else ""

    def by_letters(self, held: str, text: str, asked: str) -> str:
        """What a credential without an issuer is held as, beside an asked one that its letters cannot mean."""
        for words, term, may_be in self._letters:
            if held == term and asked != held and asked not in may_be and words.search(text):
                return str(may_be[0])
        return held

    def said_in_full(self, held: str, text: str) -> tuple[str, ...]:
        """The credentials any of which bare letters or a bare title say again; none for any other words."""
        words = text.strip(" .,()")
        general, named = self._again.get(words) or self._again.get(words.casefold()) or ("", ())
        return named if held == general else ()

    def shown_by(self, need: str, held: Collection[str]) -> tuple[frozenset[str], str]:
        """The held terms that show a need for which no term stands, and what to say of them."""
        for words, terms, note in self._shown_by:
            if words.search(need):
                starts = tuple(t[:-1] for t in terms if t.endswith("*"))
                return frozenset(h for h in held if h in terms or (starts and h.startswith(starts))), note
        return frozenset(), ""

    def by_discipline(self, answer: Answer, asked: str, line: str) -> Answer:
        """The answer, unclear where a credential's line names other disciplines than the posting's words `asked`."""
        letters, note = self._disciplines.get(answer.term, (None, ""))
        if letters is None or answer.grade != "met":
            return answer
        wanted, named = set(letters.findall(asked)), set(letters.findall(line))
        return Answer(answer.term, "unclear", note) if wanted and named and wanted.isdisjoint(named) else answer

    def kinds_of_work(self, text: str, *, beside_a_place: bool = False) -> tuple[Work, ...]:
        """The kinds of work besides medical assisting alone that a line asks years of; any of them will do.

        Of a line that asks years of a place, too (`beside_a_place`), only the roles that it names as another way
        ("urgent care, emergency or EMS experience").
        """
        text = _of_the_years(text)
        named = [k for k in self._kinds_of_work if k.words.search(text)]
        if beside_a_place:
            return tuple(
                k
                for k in named
                if k.place or (k.role and any(_OR_ROLE.search(text[: m.start()]) for m in k.words.finditer(text)))
            )
        if named and _OR_ASSISTING.search(text):
            return tuple(replace(k, assisting=True) for k in named)
        return tuple(named)

    def other_way(self, requirement: Requirement) -> tuple[re.Pattern[str], str] | None:
        """Titles of jobs that the line takes in the place of its terms, and what to say of them."""
        ways = (w for w in self._other_ways if w[0] in requirement.any_of and w[1].search(requirement.text))
        return next(((titles, note) for _, _, titles, note in ways), None)

    def is_general(self, terms: Collection[str]) -> bool:
        """Whether any medical assisting job shows one of these places of work."""
        return not self._general.isdisjoint(terms)

    def answer(
        self, asked: str, held: str, *, state: str = "", listed: Collection[str] = (), text: str = ""
    ) -> Answer | None:
        """How `held` answers `asked`; None where it does not.

        `state` is the posting's, `listed` its own alternatives and `text` its words: the posting's own list wins.
        """
        if asked in self._group and held in self._group and held not in listed and held != asked:
            by_rule = self._by_rules(asked, held, state)
            return by_rule or (None if self._locked.search(text) else Answer(held, "unclear", self._group_note))
        return self._remembered(asked, held, state)

    def _answer_by_terms(self, asked: str, held: str, state: str) -> Answer | None:
        if held == asked or self._twins.get(asked) == held:
            return self._in_state(asked, held, state) or Answer(held, "met")
        by_rule = self._by_rules(asked, held, state)
        if by_rule:
            return by_rule
        if asked.startswith("ehr.") and held.startswith("ehr."):
            return self._ehr_answer(asked, held)
        if any(asked in g and held in g for g in self._neighbours):
            return Answer(held, "partial", self._near_note.replace("{held}", self._lexicons.name(held)))
        return None

    def _by_rules(self, asked: str, held: str, state: str) -> Answer | None:
        return self._in_state(asked, held, state) or self._by_rule(self._rules.get(asked, {}), held)

    def _in_state(self, asked: str, held: str, state: str) -> Answer | None:
        return self._by_rule(self._by_state.get((state, asked), {}), held)

    @staticmethod
    def _by_rule(rule: Mapping[str, Any], held: str) -> Answer | None:
        notes: dict[Grade, str] = {"met": "", "partial": "note", "unclear": "note", "missing": "missing_note"}
        for grade, note in notes.items():
            if held in rule.get(f"{grade}_by", ()):
                return Answer(held, grade, rule.get(note, "") if note else "")
        return None

    def _ehr_answer(self, asked: str, held: str) -> Answer:
        if asked == "ehr.generic":
            return Answer(held, "met")
        text: str = self._ehr["generic" if held == "ehr.generic" else "other"]
        names = {"{held}": self._lexicons.name(held), "{asked}": self._lexicons.name(asked)}
        for key, name in names.items():
            text = text.replace(key, name)
        return Answer(held, "unclear" if held == "ehr.generic" else "partial", text)


@cache
def equivalence_of(lexicons: Lexicons) -> Equivalence:
    """The rules of these lexicons, built once."""
    return Equivalence(lexicons)

"""Finds what a clause of a posting names: terms, tasks, credential letters, issuers and set phrases.

The pipeline's matchers find terms and tasks; what only a posting says ("CMA or RMA", "AAMA or AMT", "lead role") is
`letters` and `phrase` of `lexicons/posting.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analyzer.matchers.credentials.unlisted import UNLISTED
from analyzer.matchers.pipeline import Pipeline, ReadLine
from analyzer.matchers.words.folding import AnyCase
from analyzer.matchers.words.whole_words import word_pattern
from analyzer.model import Span
from analyzer.posting.pattern_places import PatternIndex, PatternPlaces

_ANY_DAY = date(2000, 1, 1)
_BILINGUAL = "language.bilingual"
_UNSPECIFIED = "cert.ma-unspecified"
_WASHINGTON = "cert.ma-c-wa"
_REGISTRY_WORK, _REGISTRY = "task.immunization-registry", "tool.iis"
_MEDICATION_AIDE, _BY_LETTERS = "cert.medication-aide", frozenset({_UNSPECIFIED, "cert.cma-aama"})
_CREDENTIAL = AnyCase(
    r"certif(?!ied\s+(?:nurs|staff|provider))|licen[sc](?!ed\s+(?:practical|vocational|nurse|provider|staff|independent))"
    r"|\bregist(?!ered\s+(?:nurse|dietitian|respiratory))|credential|\bcert\b|\bcards?\b"
    r"|\b(?:CMA|RMA|CCMA|NCMA|COA|CPT|CNA|MA-C)\b[^.]*(?:required|preferred|\bor\b|/|\bwithin\b)"
)
# "CPR certified, or able to become certified within 60 days" speaks of one card.
_GOES_ON_CERTIFIED = re.compile(r"\s*(?:certif\w+\s*)?,?\s*(?:\bor\b|\()[^.;]*\bcertified\b", re.I)
# A line that holds the letters of a medical assistant and no more than words of holding them.
_BARE_LETTERS = re.compile(
    r"\W*(?:(?:must|have|has|hold|holds|holding|be|is|a|an|as|your|current|active|valid|required|needed|preferred|you|need|"
    r"proof|of|license|national|cert)\b[\s:,]*)*\b(?P<letters>(?-i:CMA|RMA|MA-C))s?\b"
    r"(?:[\s:,()–-]+(?:is|a|an|current|active|preferred|required|strongly|highly|must|plus|desired|only|helpful|but|not|"
    r"needed|upon|at|hire|big))*\W*",
    re.I,
)
_OF_THE_FIELD = AnyCase(r"medical|clinic|patient|health|\bBLS\b|\bCPR\b|phlebotom|physician|\bMAs?\b")
_OTHER_FIELD = AnyCase(r"accountan|\bCPA\b|real estate|apprais")
_CERTIFIED = AnyCase(r"\b(?:certified|registered|credentialed|certification|registration|credentials?)\b")
_RULES = AnyCase(r"regulation|\blaws?\b|complian|guideline|standards")
_EQUIVALENT = re.compile(
    r"\bor\s+(?:an?\s+)?(?:equivalent|similar|comparable|other\s+(?:\w+\s+){0,3}(?:certif|credential|organi[sz]ation|"
    r"agency|body))|\bnationally\s+(?:recogni[sz]ed|accredited)\b",
    re.I,
)

_ANY_SYSTEM = AnyCase(r"\bor\s+(?:an?y?\s*)?(?:other|another|similar|comparable|equivalent|different)\b")

# "(Epic or similar)" ends there, or says what it is.
_OR_ALIKE = AnyCase(
    r"[\s,]*\b(?:or|and/or)\s+(?:an?y?\s*)?(?:other|another|similar|comparable|equivalent|like)"
    r"(?:\s+(?:electronic|record|records|health|medical|systems?|software|platforms?|programs?|EHRs?|EMRs?|one))*\s*(?:[).,;]|$|\bpreferred|\bexperience|\brequired|\bis\b)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """What a clause names, with its place in the clause; several ids where the words stand for any of them."""

    ids: tuple[str, ...]
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The part of the ids before the dot."""
        return self.ids[0].split(".", 1)[0]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase and what it means."""

    pattern: AnyCase
    ids: tuple[str, ...]


class ItemFinder:
    """Built once from a pipeline; `find` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("posting")
        self._matchers = matchers
        self._bare = AnyCase(table["fields"]["bare"])
        self._beside = AnyCase(table["fields"]["beside"])
        self._oneself = AnyCase(table["fields"]["oneself"])
        self._life_support = frozenset(table["groups"]["life_support"])
        self._bare_licence = re.compile(table["fields"]["bare_licence"], re.I)
        self._other_licence = AnyCase(table["fields"]["other_licence"])
        self._licensed = frozenset(table["fields"]["licensed"])
        self._letters: dict[str, str] = dict(table["letters"]["ids"])
        # Typed in small letters they are no words either.
        self._letters |= {k.casefold(): v for k, v in self._letters.items()}
        self._letter = re.compile(word_pattern(list(self._letters)))
        self._spelled: dict[str, str] = {k.casefold(): v for k, v in table["letters"]["spelled"].items()}
        self._spelled_out = AnyCase(word_pattern(list(self._spelled)))
        self._confused = frozenset(table["letters"]["confused_with"])
        self._group = frozenset(self._letters.values())
        self._not_asked: defaultdict[str, list[AnyCase]] = defaultdict(list)
        for entry in table["not_asked"]:
            pattern = AnyCase(entry["pattern"])
            for name in (*entry["ids"], *entry.get("kinds", ())):
                self._not_asked[name].append(pattern)
        duties = matchers.lexicons.table("posting_duties")
        told = [*table["phrase"], *duties["phrase"]]
        self._phrases = [Phrase(AnyCase(p["pattern"]), tuple(p["ids"])) for p in told]
        adjectives = table["adjectives"]
        for field, words in adjectives["fields"].items():
            pattern = adjectives["pattern"].replace("{words}", "|".join(words))
            self._phrases.append(Phrase(AnyCase(pattern), (field,)))
        self._phrase_index = PatternIndex([phrase.pattern for phrase in self._phrases])

    def read_ahead(self, text: str, spans: Sequence[Span]) -> dict[Span, ReadLine]:
        """The words of these clauses, which `find` is quicker with when they are looked up together."""
        return dict(zip(spans, self._matchers.read_lines(span.of(text) for span in spans), strict=True))

    def find(
        self, text: str, span: Span, *, field: str, marked: bool,
        read: ReadLine | None = None, phrases: PatternPlaces | None = None,
    ) -> list[Item]:  # fmt: skip
        """The items of the clause `text[span]`, in order. `field` is the credential that a bare issuer stands for.

        `marked` says that the clause holds a word of strength: only then may an issuer stand alone. With `read` its
        words are known already; `phrases` is what `phrases_in` finds in the text.
        """
        clause = span.of(text)
        certified = [span] if _CREDENTIAL.search(clause) and not _RULES.search(clause) else []
        line = self._matchers.line(text, span, read=read, as_of=_ANY_DAY, posting=True, certified=certified)
        terms = [Item((m.term,), m.span.start - span.start, m.span.end - span.start) for m in line.terms]
        if not terms and self._is_bare(clause, field):
            terms = [Item((field,), 0, len(clause))]
        elif all(t.kind != "cert" for t in terms) and (own := self._beside.search(clause)):
            # "a diploma of a program or national certification"
            terms.append(Item((field,), *own.span(own.lastgroup or 0)))
        elif (
            (own := self._oneself.search(clause))
            and all(t.kind != "cert" or self._life_support.issuperset(t.ids) for t in terms)
            and not any(_GOES_ON_CERTIFIED.match(clause, t.end) for t in terms if t.kind == "cert")
        ):
            # "is certified, or will be within a year, and has a BLS card"
            terms.append(Item((field,), *own.span(own.lastgroup or 0)))
        places = self.phrases_in(text) if phrases is None else phrases
        terms = self._with_phrases(terms, clause, [self._phrases[i] for i in places.inside(span)])
        terms = self._with_letters(terms, clause)
        issuers = self._matchers.details.issuers(clause)
        terms = self._with_issuers(terms, clause, field, marked, issuers)
        if field == _UNSPECIFIED and all(t.kind != "cert" or self._life_support.issuperset(t.ids) for t in terms):
            terms += _bare_letters(clause, text)
        tasks = [Item((t.term,), t.span.start - span.start, t.span.end - span.start) for t in line.tasks]
        # "medical assistant training program" asks for a program and trains nobody.
        named = [(t.start, t.end) for t in terms if t.kind in ("cert", "education", "task")]
        named += [(s.start, s.end) for s, _ in issuers]
        sought: dict[AnyCase, list[tuple[int, int]]] = {}
        terms = [t for t in terms if not self._is_not_asked(t, clause, sought)]
        if field == _MEDICATION_AIDE:
            # Where medications are what the job is about, the letters "CMA" mean its card.
            terms = [Item((field,), t.start, t.end) if set(t.ids) <= _BY_LETTERS else t for t in terms]
        # "Neonatal Resuscitation Program" names a card and no field.
        cards = [(t.start, t.end) for t in terms if t.kind == "cert"]
        terms = [t for t in terms if t.kind != "specialty" or not any(_is_within(t, a, b) for a, b in cards)]
        tasks = [t for t in tasks if not self._is_not_asked(t, clause, sought)]
        tasks = [t for t in tasks if not any(_is_within(t, start, end) for start, end in named)]
        terms = _without_general_school(_other_languages(terms, clause))
        if any(t.ids == (_REGISTRY_WORK,) for t in tasks):
            terms = [t for t in terms if t.ids != (_REGISTRY,)]  # "enters vaccines in CAIR" is one thing to show
        return sorted([*terms, *tasks], key=lambda i: (i.start, i.end))

    def _is_bare(self, clause: str, field: str) -> bool:
        """Whether a line asks for the field's credential without its name ("Certification required")."""
        if field in self._licensed and self._bare_licence.match(clause) and not self._other_licence.search(clause):
            return True
        return bool(self._bare.match(clause))

    def _is_not_asked(self, item: Item, clause: str, sought: dict[AnyCase, list[tuple[int, int]]]) -> bool:
        """Whether the item is only in the words of an employer who hires or hands out work, or a role once held.

        `sought` keeps where each pattern stands in the clause: its other items ask for the same ones.
        """
        for pattern in (*self._not_asked.get(item.ids[0], ()), *self._not_asked.get(item.kind, ())):
            places = sought.get(pattern)
            if places is None:
                places = sought[pattern] = [found.span() for found in pattern.finditer(clause)]
            if any(start < item.end and item.start < end for start, end in places):
                return True
        return False

    def listed(self, clause: str, field: str) -> tuple[str, ...]:
        """What an item of a "one of the following" list stands for by its letters, or else by its issuer."""
        letters = [self._letters[m[0]] for m in self._letter.finditer(clause)]
        letters += [self._spelled[m[0].casefold()] for m in self._spelled_out.finditer(clause)]
        issuers = [turns[field] for _, turns in self._matchers.details.issuers(clause) if field in turns]
        return tuple(dict.fromkeys(letters or issuers))

    def phrases_in(self, text: str) -> PatternPlaces:
        """Where in this text the words stand that set phrases are made of."""
        return self._phrase_index.places_in(text)

    def _with_phrases(self, items: Sequence[Item], clause: str, phrases: Sequence[Phrase]) -> list[Item]:
        kept = list(items)
        for phrase in phrases:
            for found in phrase.pattern.finditer(clause):
                start, end = found.span("what") if "what" in phrase.pattern.groups else found.span()
                kind = phrase.ids[0].split(".", 1)[0]
                kept = [k for k in kept if not (k.kind == kind and k.start < end and start < k.end)]
                kept.append(Item(phrase.ids, start, end))
        return kept

    def _with_letters(self, items: Sequence[Item], clause: str) -> list[Item]:
        """Letters listed as alternatives mean the issuers' credentials; a single "CMA" stays of no stated issuer."""
        letters = [(self._letters[m[0]], *m.span()) for m in self._letter.finditer(clause)]
        spelled = [(self._spelled[m[0].casefold()], *m.span()) for m in self._spelled_out.finditer(clause)]
        kept = [k for k in items if not self._is_other_reading(k, letters, items)]
        specific = {i for k in kept if k.kind == "cert" for i in k.ids if i in self._group}
        if len({i for i, _, _ in (*letters, *spelled)} | specific) < 2:
            return kept
        for name, start, end in [*letters, *spelled]:
            over = [k for k in kept if k.kind == "cert" and k.start < end and start < k.end]
            if any(self._group & set(k.ids) for k in over):
                kept = [k for k in kept if k not in over or self._group & set(k.ids)]
                continue
            kept = [k for k in kept if k not in over or not set(k.ids) <= self._confused]
            if not any(k.kind == "cert" and k.start < end and start < k.end for k in kept):
                kept.append(Item((name,), start, end))
        return [k for k in kept if k.ids != (_UNSPECIFIED,)]

    def _is_other_reading(self, item: Item, letters: Sequence[tuple[str, int, int]], items: Sequence[Item]) -> bool:
        """Whether an item reads letters in another field's sense ("CMA" as a medication aide) beside the usual one."""
        usual = [i for i in items if i.ids == (_UNSPECIFIED,) and i.start < item.end and item.start < i.end]
        over = any(start < item.end and item.start < end for _, start, end in letters)
        return over and bool(usual) and set(item.ids) <= self._confused - {_UNSPECIFIED}

    def _with_issuers(
        self, items: Sequence[Item], clause: str, field: str, marked: bool,
        issuers: Sequence[tuple[Span, dict[str, str]]],
    ) -> list[Item]:  # fmt: skip
        """Issuers listed as alternatives ("through AAMA, AMT or NHA"), or one alone ("ASCP required")."""
        # "AAMA, AMT or NHA certification": whose it is, and no certification of its own.
        items = [i for i in items if i.ids != (UNLISTED,) or not any(s.start == i.start for s, _ in issuers)]
        certs = [i for i in items if i.kind == "cert"]
        named = [(turns[field], span) for span, turns in issuers if field in turns]
        # "Phlebotomy certification (ASCP, NHA or AMT)": one of the issuers may already have been read into the words.
        about = [c for c in certs if set(c.ids) & (self._group | {field} | {name for name, _ in named})]
        # "RPT (AMT)": an issuer right behind another field's credential is that credential's.
        others = [c for c in certs if c not in about]
        named = [
            (name, s)
            for name, s in named
            if not any(c.start <= s.start <= c.end + 2 and "," not in clause[c.end : s.start] for c in others)
        ]
        ids = {name for name, _ in named}
        own = {i for c in about for i in c.ids}
        if not named or len(own - {field}) > 1 or (len(ids) < 2 and own):
            return self._with_equivalent(items, clause)
        said = marked or (len(ids) > 1 and _CERTIFIED.search(clause))
        if not own and (not said or any(set(c.ids) & {"cert.bls", "cert.cpr", "cert.acls"} for c in certs)):
            return list(items)
        kept = [i for i in items if i not in about]
        start = min([c.start for c in about] + [s.start for _, s in named])
        end = max([c.end for c in about] + [s.end for _, s in named])
        together = tuple(dict.fromkeys(name for name, _ in sorted(named, key=lambda n: n[1].start)))
        kept = [k for k in kept if not (start <= k.start and k.end <= end and set(k.ids) <= set(together))]
        return self._with_equivalent([*kept, Item(together, start, end)], clause)

    def _with_equivalent(self, items: Sequence[Item], clause: str) -> list[Item]:
        """ "CMA, RMA or equivalent": the others of the national group count, too."""
        kept = list(items)
        ours = [k for k in kept if k.kind == "cert" and set(k.ids) & self._group]
        if ours and _EQUIVALENT.search(clause, min(o.start for o in ours)):
            last = max(ours, key=lambda k: k.end)
            kept[kept.index(last)] = Item((*last.ids, _UNSPECIFIED), last.start, last.end)
        return kept


def _bare_letters(clause: str, text: str) -> list[Item]:
    """ "Must have CMA": in a posting of the field the letters need no other word beside them."""
    bare = _BARE_LETTERS.fullmatch(clause)
    if bare is None or not _OF_THE_FIELD.search(text) or _OTHER_FIELD.search(text):
        return []
    asked = _WASHINGTON if bare["letters"] == "MA-C" else _UNSPECIFIED
    return [Item((asked,), *bare.span("letters"))]


def _without_general_school(items: Sequence[Item]) -> list[Item]:
    """ "Certificate of completion from a medical assistant program" names one school."""
    if not any("education.ma-program" in i.ids for i in items):
        return list(items)
    return [i for i in items if i.ids != ("education.vocational-other",)]


def _is_within(task: Item, start: int, end: int) -> bool:
    """Whether most of a task's words are those of another item; "Supporting the RN with EKGs" only goes around one."""
    return 2 * (min(task.end, end) - max(task.start, start)) > task.end - task.start


def _other_languages(items: Sequence[Item], clause: str) -> list[Item]:
    """ "Bilingual English and Spanish" asks for Spanish: everybody at work speaks English."""
    ids = {i for item in items for i in item.ids}
    named = any(i.startswith("language.") and i not in ("language.english", _BILINGUAL) for i in ids)
    if not named or "bilingual" not in clause.casefold():
        return list(items)
    return [i for i in items if not set(i.ids) <= {"language.english", _BILINGUAL}]


def ids_of(group: Sequence[Item], clause: str) -> tuple[str, ...]:
    """The ids of alternatives, once each: "Epic EMR" asks for Epic."""
    ids = dict.fromkeys(i for item in group for i in item.ids)
    named = any(i.startswith("ehr.") and i != "ehr.generic" for i in ids)
    if "ehr.generic" in ids and named and not _ANY_SYSTEM.search(clause):
        ids.pop("ehr.generic")
    elif named and _OR_ALIKE.match(clause[max(i.end for i in group) :]):
        ids["ehr.generic"] = None
    return tuple(ids)

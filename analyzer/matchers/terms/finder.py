"""Finds the terms of the lexicons (all kinds but tasks) in the words of a text.

One PhraseIndex over normal forms finds every alias; then case, gaps, company (`near`) and vetoes (`never`)
decide. The longest mention wins where two of one kind overlap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from spacy.vocab import Vocab

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.terms.company import Company, CompanyOfLine
from analyzer.matchers.terms.houses import Houses, is_in_row
from analyzer.matchers.terms.systems import Systems
from analyzer.matchers.words.lists import veto_reach
from analyzer.matchers.words.phrases import PhraseIndex, Place
from analyzer.matchers.words.words import Normalizer, Word
from analyzer.model import Span

# From this length on a name in capitals is no acronym.
_LEAST_SHOUTED = 5
_GENERIC = "ehr.generic"
# A line of so many words is about the credential that it names.
_SHORT = 8
# How many words from a sale its customers stand.
_FAR = 16
Tier = Literal["aliases", "exact", "ambiguous", "implied", "fields"]
PLACES = frozenset({"specialty", "setting"})
_TIERS: tuple[Tier, ...] = ("aliases", "exact", "ambiguous", "implied", "fields")
# A line of cards written all in small letters ("bls acls certified").
_CARD = re.compile(r"(?<![^\W_])(?:certif\w*|certs?|licen\w*|cards?|exp|expire\w*|lapsed|renew\w*)(?![^\W_])")
_DONE = re.compile(r"(?:ed|ing)$", re.I)
_SENTENCE_GAP = re.compile(r"[;•|?!\n]|\.\s|:\s")
_LOOSE_GAP = re.compile(r"[\s\-–—/().®™*'’\[\]_Â]*")


class Alias(NamedTuple):
    """One way of writing a term."""

    term: Term
    tier: Tier
    words: tuple[Word, ...]
    near: Company
    never: Company


class Found(NamedTuple):
    """An alias found: its term, tier and the indexes of its first word and the one after its last."""

    term: Term
    tier: Tier
    first: int
    last: int


class TermMatcher:
    """Built once from the lexicons; `find` is pure."""

    def __init__(self, lexicons: Lexicons, normalizer: Normalizer, vocab: Vocab) -> None:
        places = lexicons.table("context")["places"]
        self._places = frozenset(map(normalizer.norm, places["nouns"]))
        self._animals = Company(places["animals"])
        self._sales = Company(places["sales"])
        self._standing = Company(lexicons.table("context")["standing"]["near"])
        self._shops = frozenset(places["shops"])
        self._houses = Houses(places, (field for term in lexicons.terms.values() for field in term.fields), normalizer)
        self._systems = Systems(lexicons.table("context")["systems"], normalizer)
        self._by_phrase: dict[int, list[Alias]] = {}
        self._index = PhraseIndex(vocab)
        for term in lexicons.terms.values():
            if term.kind == "task":
                continue
            near, never = Company(term.near), Company(term.never)
            for tier in _TIERS:
                for text in getattr(term, tier):
                    words = tuple(normalizer.words(text))
                    if not words:
                        continue
                    phrase = self._index.add([w.norm for w in words])
                    self._by_phrase.setdefault(phrase, []).append(Alias(term, tier, words, near, never))
        self._index.close()

    def places(self, lines: Iterable[Iterable[str]]) -> list[list[Place]]:
        """For each line of normal forms where they may name a term; `find` decides."""
        return self._index.places(lines)

    def find(
        self,
        text: str,
        words: Sequence[Word],
        places: Sequence[Place],
        marks: Sequence[int] = (),
        certified: Sequence[Span] = (),
        *,
        in_skills: bool = False,
        job: str = "",
    ) -> list[Found]:
        """The terms that stand at one of the `places` of `text`.

        Inside the `certified` spans ambiguous credentials need no company. Letters that may stand for two credentials
        there mean the one with company, else the first of the lexicons.

        `marks` are the offsets of the marks between the items where the text is a list. With `in_skills` the text
        stands in a section of skills, where a system is named without company. `job` is what heads the job that it
        stands in: it tells which of two systems the same letters mean ("PCC" at a children's office).
        """
        if not places:
            return []
        company = CompanyOfLine(text)
        lower = text.islower() and _CARD.search(text) is not None
        found: list[Found] = []
        bare: dict[tuple[int, int], Found] = {}
        lone: list[Found] = []
        told_by: dict[Found, Company] = {}
        # Letters that are surely something else in one sense ("CMA, CPA") are no other credential without company.
        refused: set[tuple[int, int]] = set()
        for phrase, first, last in places:
            for alias in self._by_phrase[phrase]:
                if not self._fits(alias, words[first:last]) and not (
                    lower and alias.term.kind == "cert" and alias.tier == "exact" and len(words[first].text) > 2
                ):
                    continue
                if alias.term.kind in PLACES and (
                    company.holds(self._animals)
                    or self._houses.is_taught(words, first, last)
                    or (company.holds(self._sales) and self._is_customer(alias, text, words, marks, first, last))
                ):
                    continue
                if company.holds(alias.never) and self._is_vetoed(alias, text, words, marks, first, last):
                    refused.add((first, last))
                    continue
                item = Found(alias.term, alias.tier, first, last)
                if alias.tier == "fields":
                    if end := self._houses.last(words, first, last):
                        found.append(item._replace(last=end))
                    else:
                        lone.append(item)
                elif alias.tier != "ambiguous" or (
                    alias.near.may_stand(text) and _has_company(alias.near, text, words, first, last)
                ):
                    found.append(item)
                elif alias.term.kind == "ehr":
                    lone.append(item)
                    told_by[item] = alias.near
                elif alias.term.kind == "cert" and (
                    any(c.start <= words[first].start < c.end for c in certified)
                    or ((first, last) not in refused and len(words) <= _SHORT and company.holds(self._standing))
                ):
                    bare.setdefault((first, last), item)
        if lone:
            found += self._settled(lone, found, text, words, in_skills)
            if job:
                found += _told_by_job(told_by, found, job)
        settled = {(f.first, f.last) for f in found if f.term.kind == "cert"}
        return _longest([*found, *(item for place, item in bare.items() if place not in settled)])

    def _settled(
        self, lone: Sequence[Found], found: Sequence[Found], text: str, words: Sequence[Word], in_skills: bool
    ) -> list[Found]:
        """Those of the mentions without company that the others of the line, or their place in it, tell."""
        fields = [(f.first, f.last) for f in found if f.term.kind == "specialty"]
        listed = in_skills or any(f.term.kind == "ehr" and f.term.id != _GENERIC for f in found)
        settled = []
        for item in lone:
            at = (item.first, item.last)
            if item.term.kind != "ehr":
                known = is_in_row(words, *at, fields) or self._houses.goes_on(words, *at, fields)
                if known:
                    fields.append(at)
            elif any(x.term.id != item.term.id and (x.first, x.last) == at for x in lone):
                known = False
            else:
                # "Credible, myAvatar": among products alone a word that is said of people names one, too.
                products = [f for f in found if f.term.kind in ("ehr", "tool")]
                before = at[0] == 0 or any(f.last == at[0] for f in products)
                behind = at[1] == len(words) or any(f.first == at[1] for f in products)
                beside = bool(products) and before and behind
                known = (
                    self._systems.is_worked_in(text, words, *at)
                    or self._systems.is_known_well(words, *at)
                    or ((listed or beside) and self._systems.is_item(words, *at, beside=beside))
                )
            if known:
                settled.append(item)
        return settled

    def _is_customer(
        self, alias: Alias, text: str, words: Sequence[Word], marks: Sequence[int], first: int, last: int
    ) -> bool:
        """Whether something is sold to the place, which is then no place of work."""
        if alias.term.id in self._shops:
            return False
        return self._sales.stands_in(text, *veto_reach(text, words, marks, first, last, _FAR))

    def _is_vetoed(
        self, alias: Alias, text: str, words: Sequence[Word], marks: Sequence[int], first: int, last: int
    ) -> bool:
        """Whether a word of `never` forbids the mention.

        A named place ("internal medicine clinic") only by what it overlaps or touches: "gave vaccines in an internal
        medicine clinic" is still about the clinic.
        """
        reach = veto_reach(text, words, marks, first, last)
        if not self._names_place(alias, words, last):
            return alias.never.stands_in(text, *reach)
        return alias.never.touches(text, Span(words[first].start, words[last - 1].end), *reach)

    def _names_place(self, alias: Alias, words: Sequence[Word], last: int) -> bool:
        """Whether a field or place is written out and a word such as "clinic" ends or follows it."""
        if alias.tier == "fields":
            return not alias.words[0].text.isupper()
        if alias.term.kind not in PLACES or alias.tier != "aliases":
            return False
        return words[last - 1].norm in self._places or (last < len(words) and words[last].norm in self._places)

    @staticmethod
    def _fits(alias: Alias, words: Sequence[Word]) -> bool:
        """Whether spelling and gaps agree with the alias as it is written."""
        for position, (own, word) in enumerate(zip(alias.words, words, strict=True)):
            if own.gap == "-" and word.gap != "-" and words[position - 1].norm == "in":
                # "Skilled in patient care" tells of no in-patients.
                return False
            if position and not _gap_fits(own.gap, word.gap, alias.term.kind == "cert" and own.text.isupper()):
                return False
            if alias.tier in ("exact", "ambiguous", "fields") and own.text != own.text.lower():
                if word.text.replace(".", "") not in (own.text.replace(".", ""), own.text + "s", own.text + "'s"):
                    # "EMR: SUNRISE": a line in capitals writes names so, too.
                    long = len(alias.words) > 1 or len(own.text) >= _LEAST_SHOUTED
                    if alias.tier == "exact" or not long or word.text != own.text.upper():
                        return False
            elif len(alias.words) == 1 and alias.term.kind in PLACES and _DONE.search(word.text):
                # "Practiced" is a deed, and no practice.
                if not _DONE.search(own.text):
                    return False
            elif len(alias.words) == 1 and own.text.casefold() != own.norm:
                # A lone verb form ("casting") must not be found by its other forms ("cast").
                if word.text.casefold().rstrip("s") != own.text.casefold().rstrip("s"):
                    return False
            elif len(alias.words) == 1 and len(own.text) <= 4 and own.text.isupper() and word.text.islower():
                # "aed" and "cpr" are written so; two letters in lower case are a word.
                if len(own.text) <= 2:
                    return False
        return True


def _told_by_job(told_by: Mapping[Found, Company], found: Sequence[Found], job: str) -> list[Found]:
    """Of several systems with the same letters, none of them told by its line, the one that the job tells."""
    settled = {(f.first, f.last) for f in found if f.term.kind == "ehr"}
    rivals: defaultdict[tuple[int, int], list[Found]] = defaultdict(list)
    for item in told_by:
        if (item.first, item.last) not in settled:
            rivals[item.first, item.last].append(item)
    told = ([x for x in several if told_by[x].stands_in(job, 0, len(job))] for several in rivals.values())
    return [
        fitting[0] for several, fitting in zip(rivals.values(), told, strict=True) if len(several) > 1 == len(fitting)
    ]


def _has_company(near: Company, text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether an ambiguous alias stands on a line with a word that tells its sense."""
    start, end = words[first].start, words[last - 1].end
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return near.stands_beside(text, Span(line_start, line_end), Span(start, end))


def _gap_fits(own: str, gap: str, before_issuer: bool) -> bool:
    """Whether the marks between two words may stand there; a comma only before an issuer ("CMA, AAMA")."""
    if gap == own or gap == " ":
        return True
    if _SENTENCE_GAP.search(gap) or len(gap) > 5:
        return gap.strip() == own.strip() and "\n" not in gap
    if "," in gap and not before_issuer and "," not in own:
        return False
    return bool(_LOOSE_GAP.fullmatch(gap.replace(",", "")))


def _longest(found: list[Found]) -> list[Found]:
    """Drops mentions inside a longer one of the same kind, and doubles; keeps text order.

    A place inside the field of its name ("pharmacy technician") is dropped, too. A pair such as "CPR/AED" stays two
    mentions, because neither lies inside the other.
    """
    if len(found) < 2:
        return found
    order = sorted(found, key=lambda f: (f.first, -f.last, _TIERS.index(f.tier), f.term.id))
    kept: list[Found] = []
    near: list[Found] = []
    for item in order:
        # What ends before this one starts holds neither it nor any later one.
        near = [k for k in near if k.last > item.first]
        inside = any(
            (k.term.kind == item.term.kind or _name(k) == _name(item))
            and k.first <= item.first
            and item.last <= k.last
            and (k.last - k.first > item.last - item.first or k.term.id == item.term.id)
            for k in near
        )
        if not inside:
            kept.append(item)
            near.append(item)
    return kept


def _name(found: Found) -> str:
    """The id without its kind: the pharmacy is a field and a place."""
    return found.term.id.partition(".")[2]

"""Reads the requirements of a posting: one for each need, with its alternatives, strength, years and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from analyzer.matchers.pipeline import Pipeline, ReadLine, pipeline
from analyzer.matchers.words.folding import AnyCase
from analyzer.model import Document, Ignored, Necessity, Posting, Requirement, Span
from analyzer.posting.abilities import Abilities
from analyzer.posting.alternatives import Group, group_items
from analyzer.posting.blocks import BlockReader, Clause, bracketed
from analyzer.posting.employer import EmployerReader
from analyzer.posting.front import FrontReader
from analyzer.posting.groups import Groups
from analyzer.posting.headings import HeadingReader
from analyzer.posting.items import Item, ItemFinder, ids_of
from analyzer.posting.job_site import JobSite
from analyzer.posting.lists import ListReader, OpenLists
from analyzer.posting.pattern_places import PatternPlaces
from analyzer.posting.repeats import without_repeats
from analyzer.posting.strength import Strength, Years
from analyzer.posting.workplace import WorkplaceReader
from analyzer.posting.wraps import unwrapped

_NEED_WORDS = 9
# Each word ends with a blank: a word that may be cut anywhere costs a title in capitals more time than there is.
_TITLE_CASE = re.compile(r"(?:(?:[A-Z(/&|–-]\S*|of|and|the|for|in|to|\d\S*)(?:\s+|$))+")
_BILINGUAL = AnyCase(r"\bbilingual\b")
_EXPERIENCE = AnyCase(
    r"experience|\bexp\b|background|(?:\b|(?<=\d))(?:years?|yrs?|months?|mos?|mths?)\b|worked in|working in"
    r"|\btime (?:spent )?(?:in|with|at)\b|\bspent\b|\btime\W*$"
)
_ABILITY = AnyCase(
    r"experienc|skill|knowledge|\babilit|\bable\b|proficien|comfort|familiar|expertise|competen|understanding|background"
)
_SHOWABLE = AnyCase(r"certifi|licens|\bBLS\b|\bCPR\b|diploma|experience|\bGED\b|high[\s-]school|\bdegree\b")
_BESIDE_CARDS = re.compile(
    r"[\s,/&().]*(?:(?:or|and|cards?|certified|certification|cert|current|active|valid|please|pls)[\s,/&().]*)*"
    r"(?:willing\s+to\s+(?:get|obtain)\b.*)?",
    re.I,
)
# A class or card with its time is asked for without another word.
_CLASS = re.compile(r"\b(?:class|course|certif\w*|cert|exam|test|training|licen[sc]e)\b", re.I)
_NO_TIME = frozenset({"eligible", "after hire"})
# What one knows about a place is no experience of it.
_KNOWS = re.compile(r"\W*(?:(?:some|basic|working|general|good|thorough)\s+)*(?:knowledge|understanding)\b", re.I)
_CARD_LATER = re.compile(
    r"(?:obtain|earn|acquire|complete|pass|get)s?\b[^.;]*\b(?:certif|licen[sc]|exam|course|training)", re.I
)
# The system at work there.
_OUR_SYSTEM = re.compile(
    r"\b(?:we\s+(?:use|run|chart\s+in)|we(?:[’']re|\s+are)\s+(?:live\s+)?on|our\s+\w+\s+is)\s+$", re.I
)
# Below "Experience:", a training is none.
_SCHOOLING = re.compile(r"\b(?:training|programs?|courses?|externship|degree|school)\b", re.I)
# The employer's own place, and none of experience ("our four clinics", "the hospital's training course").
_OURS = re.compile(r"\bour\s+(?:[\w-]+\s+)?$", re.I)
_ITS_OWN = re.compile(r"(?:[’']s)?(?<=[’']s)\s+\w")
# Numbers and adverbs ahead of a duty ("3. Accurately documents ...").
_LEAD = re.compile(r"^\W*(?:\d{1,2}[.)]\s*)?(?:[A-Z][a-z]+ly\s+)?")
_OWN_CREDENTIAL = AnyCase(r"\b(?:certified|registered)\b.*\bassistant|\b(?:CMA|RMA|CCMA|MA-C|COA)\b")
_MENTIONED_KINDS = frozenset({"ehr", "tool", "specialty", "setting", "language", "task"})
# What a list of bodily demands may ask for besides.
_SHOWN_BESIDE_STRENGTH = frozenset({"cert", "education", "language"})
_MOVING = "task.patient-positioning"
# What a title says of the work, and not of the field ("Lead Medical Assistant", but "Newborn Screener").
_LEADING = "task.lead-supervise"
_PLACE_BLOCKS = frozenset({"", "duties"})
_TITLE_REACH = 120
_HIGH_SCHOOL = "education.high-school"
# The letters "MA-C" are a state's own card in one state.
_MA_C, _MA_CARD, _MA_C_STATE = "cert.ma-c-wa", "cert.ma-unspecified", "Washington"
_OF_THAT_STATE = re.compile(r"\bWashington\b|\bWA\b|\bDOH\b|department\s+of\s+health", re.I)
_MORE_BEHIND = re.compile(
    r"(?:[^,;.(]|\.(?!\s+[A-Z])|\([^()]*\))*(?P<more>,)\s+(?:some\s+)?(?:courses?|coursework|classes|certif\w+|experience|training|college|"
    r"an?\s|one\b|two\b|\d)",
    re.I,
)
# Behind a loud "OR" stands another way in.
_TURNS = re.compile(r",\s+|,?\s+(?:but|however|although|though|yet)\s+|\s+[-–]\s+|\s+OR\s+(?=(?:\S+\s+){4})")
# "Certification not required, but one year of experience is": the rest is asked for.
_BUT_THIS_IS = re.compile(
    r"^[^.;]{0,60}(?:\bnot|n[’']t|\bno\b[^.;,]{0,40})\s+(?:required|req[’']?d|necessary|nec|needed|mandatory)\.?,?\s*(?:-\s*)?"
    r"but\s+(?=[^.;]*\b(?:is|are)\W*$)",
    re.I,
)
# A table's last cell that only says how strongly the row asks.
_CELL = re.compile(r"\s*\|\s*(?:required|preferred|desired|yes|mandatory)$", re.I)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every step of reading one document needs."""

    text: str
    field: str
    words: Mapping[Span, ReadLine]
    phrases: PatternPlaces
    # Places named in passing.
    passed: list[Requirement]


class PostingReader:
    """Built once from a pipeline; `read` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("posting")
        self._verbs = matchers.verbs.forms
        self._groups = Groups.build(table["groups"], matchers.lexicons.terms)
        headings = HeadingReader(table)
        self._site = JobSite(matchers.lexicons.table("job_sites"))
        self._blocks = BlockReader(table, headings)
        self._strength = Strength(table)
        self._items = ItemFinder(matchers)
        self._abilities = Abilities(table["abilities"])
        self._front = FrontReader(table, headings)
        self._duty = AnyCase(table["duty"]["pattern"])
        self._shows = frozenset(table["duty"]["shows"])
        self._employer = EmployerReader(table["ignored"], self._verbs)
        self._needs_word = AnyCase(table["self_check"]["in_duties_needs"])
        self._workplaces = WorkplaceReader(table["workplace"])
        self._lists = ListReader(table["lists"], self._strength, self._items, self._groups)
        self._fields = [(AnyCase(p), credential) for p, credential in table["fields"]["patterns"]]
        self._usual_field = table["fields"]["usual"]

    def read(self, document: Document) -> Posting:
        """The posting that a document holds; offsets count in `document.text`."""
        given, document = document, unwrapped(document)
        of_site = self._site.lines_of(document)
        clauses, skipped = self._blocks.read(document, of_site)
        ignored = [Ignored(s.span, s.why) for s in skipped]
        top = document.text[:_TITLE_REACH]
        field = next((c for p, c in self._fields if p.search(top)), self._usual_field)
        words = self._items.read_ahead(document.text, [c.span for c in clauses])
        reading = _Reading(document.text, field, words, self._items.phrases_in(document.text), [])
        requirements: list[Requirement] = []
        lists = self._lists.start(field)
        for clause in clauses:
            default, due = lists.inherited(clause, self._default(clause))
            listed = _names_work(clause, lists)
            found: list[Requirement] = []
            for part in self._asking_parts(clause):
                own = default if part.block == clause.block else self._default(part)
                found.extend(self._requirements(part, reading, own, due, ignored, listed=listed))
            requirements.extend(lists.place(clause, found, default, requirements))
        requirements.extend(lists.close())
        requirements.extend(self._workplaces.often_named(reading.passed))
        requirements.sort(key=lambda r: r.span.start)
        title, employer = self._front.title_and_employer(document, of_site)
        if _BILINGUAL.search(title):
            requirements = [_asked_by_title(r) for r in requirements]
        state = self._front.state(document)
        if state and state != _MA_C_STATE:
            requirements = [_elsewhere(r) for r in requirements]
        return Posting(
            document=given,
            title=title,
            employer=employer,
            requirements=tuple(without_repeats(requirements, self._groups)),
            ignored=tuple(sorted(ignored, key=lambda i: i.span)),
            state=state,
        )

    @staticmethod
    def _default(clause: Clause) -> Necessity:
        if clause.block == "preferred" or clause.paid:
            return "preferred"
        return "required" if clause.block in ("requirements", "physical", "qualities") else "mentioned"

    def _asking_parts(self, clause: Clause) -> Iterator[Clause]:
        """The clause, or the parts of it that ask for something where another part waives something.

        What bracketed words exclude ("not accepted in South Carolina") leaves the rest as it is.
        """
        if turned := _BUT_THIS_IS.match(clause.text):
            at = turned.end()
            span = _sub(clause, at, len(clause.text))
            yield replace(clause, span=span, text=clause.text[at:], block="requirements")
            return
        outside = re.sub(r"\([^()]*\)", "", clause.text)
        if not self._strength.waives(outside):
            if outside != clause.text and self._strength.waives(clause.text):
                outside_first = re.split(r"\((?=[^()]*\bnot\b)", clause.text)[0].rstrip()
                if len(outside_first.split()) >= 2:
                    yield replace(clause, span=_sub(clause, 0, len(outside_first)), text=outside_first)
                return
            yield clause
            return
        at = 0
        for cut in [*_TURNS.finditer(clause.text), None]:
            end = cut.start() if cut else len(clause.text)
            piece = clause.text[at:end]
            asks = self._strength.is_marked(piece) or clause.block == "requirements" or self._strength.due(piece)
            if piece.strip() and asks and not self._strength.waives(piece):
                yield replace(clause, span=_sub(clause, at, end), text=piece)
            at = cut.end() if cut else end

    def _requirements(
        self, clause: Clause, reading: _Reading, default: Necessity, due_above: str | None, ignored: list[Ignored],
        *, listed: bool = False,
    ) -> Iterator[Requirement]:  # fmt: skip
        text, whole = clause.text, len(clause.text)
        if self._strength.is_self_check(text) and (default != "mentioned" or self._needs_word.search(text)):
            necessity = self._strength.of(text, 0, whole, "required" if default == "mentioned" else default)
            yield Requirement(
                clause.span, text, (), necessity, need=_short(text), self_check=True, role=clause.role,
            )  # fmt: skip
            if not _SHOWABLE.search(text):
                return
        marked = self._strength.is_marked(text)
        read = reading.words.get(clause.span)
        items = self._items.find(
            reading.text, clause.span, field=reading.field, marked=marked, read=read, phrases=reading.phrases
        )
        items = self._abilities.without_traits(items, text)
        items = self._employer.without_own_work(items, text, marked=marked)
        if clause.block == "qualities":
            items = [i for i in items if i.kind in ("cert", "education", "language", "ehr", "tool")]
        if clause.block == "physical":
            items = [i for i in items if i.kind in _SHOWN_BESIDE_STRENGTH or i.ids == (_MOVING,)]
        if self._strength.tells_of_employer(text):
            default = "mentioned"
        may_tell = default != "mentioned" and not clause.in_list
        if may_tell and not self._strength.asks(text) and self._is_duty(text, items):
            default = "mentioned"
        if default == "mentioned" and self._strength.asks_by_itself(text, {i.kind for i in items}):
            default = "required"
        if default == "mentioned" and not clause.block and self._strength.opens_with_years(text):
            default = "required"
        if default == "mentioned" and clause.span.start and _are_cards(items, text):
            default = "required"
        years_asked = list(self._strength.years(text, asks=marked or default != "mentioned"))
        groups, lone = group_items(items, years_asked, text, default, self._strength.marker, self._groups)
        due_in = self._strength.due_in(text)
        due = due_in.value if due_in else None
        asked = False
        for group in groups:
            necessity = self._strength.of(_own_part(text, group, groups), group.start, group.end, default)
            if necessity == "required" and group.kinds == {"ehr"} and _OUR_SYSTEM.search(text[: group.start]):
                necessity = "mentioned"  # "good with computers (we're on Epic)"
            if necessity == "mentioned" and "cert" in group.kinds and self._strength.asks_credential(text, due):
                necessity = "required"
            # "One year of office work" asks for it without another word.
            of_work = necessity == "required" and group.kinds == {"task"} and group.years is None
            if of_work and not listed and not self._abilities.asks_for(group.items, text, items):
                if self._abilities.are_traits(group.items):
                    continue
                necessity = "mentioned"
            is_need = self._is_need(group, necessity, clause)
            others = [(g.start, g.end) for g in groups if g is not group and g.is_degree]
            is_due = due_in is not None and self._strength.is_due(text, group.start, group.end, others, due_in)
            own_due = due if is_due else None
            if not is_need and group.kinds <= {"specialty", "setting"}:
                reading.passed.append(
                    Requirement(clause.span, text, ids_of(group.items, text), "mentioned", role=clause.role)
                )
            if is_need:
                several = len(groups) > 1 or bool(lone)
                span = _around(clause, group.start, group.end) if several else clause.span
                asked = True
                yield Requirement(
                    span=span,
                    text=span.of(reading.text),
                    any_of=ids_of(group.items, text),
                    necessity=necessity,
                    years=group.years or None,  # not those of "0-1 years"
                    due=self._due_of(group, text, own_due, due_above),
                    role=clause.role,
                    either=group.either,
                )
        for years in lone:
            yield from self._lone_years(clause, years, default, reading, alone=not groups and len(lone) == 1)
        if not asked and not lone:
            yield from self._open_need(clause, default, due, marked, ignored)

    def _is_duty(self, text: str, items: Sequence[Item]) -> bool:
        """Whether a line below "Requirements" tells a task of the job ("Record patients' medical history")."""
        told = _LEAD.sub("", text)
        able = _ABILITY.search(text)
        if self._duty.match(told):
            return not able
        if _CARD_LATER.match(told) and self._strength.due(text):
            return False  # "Obtain hearing screening certification within 6 months"
        first = re.match(r"[A-Za-z]+(?![A-Za-z]*-)", told)  # "Hands-on" is no verb
        word = first[0].casefold() if first else ""
        form = self._verbs.get(word)
        works = any(i.kind not in ("language", "education", "cert") for i in items)
        if not form or not works:
            return False
        # "Takes vital signs with skill" is a duty, "Demonstrates skill in taking vital signs" asks for it.
        tells = "third" in form.tenses and word.endswith("s") and word not in self._shows
        return tells or (not able and bool(form.tenses & {"base", "third"}))

    def _due_of(self, group: Group, text: str, due: str | None, due_above: str | None) -> str | None:
        if not group.kinds & {"cert", "education"}:
            return None
        if group.kinds == {"education"}:
            due = due or self._strength.school_due(text)
        return due if any(i in self._groups.life_support for x in group.items for i in x.ids) else due or due_above

    def _lone_years(
        self, clause: Clause, years: Years, default: Necessity, reading: _Reading, *, alone: bool
    ) -> Iterator[Requirement]:
        necessity = self._strength.of(clause.text, years.start, years.end, default)
        if necessity == "mentioned":
            return
        span = clause.span if alone else _around(clause, years.start, years.end)
        text = span.of(reading.text)
        yield Requirement(span, text, (), necessity, need=_short(text), years=years.value, role=clause.role)

    def _open_need(
        self, clause: Clause, default: Necessity, due: str | None, marked: bool, ignored: list[Ignored]
    ) -> Iterator[Requirement]:
        """A need that no term of the field covers; a sentence about the employer, or about nobody, is none."""
        if clause.opens_list or len(re.findall(r"\w+", clause.text)) < 2:
            return
        necessity = self._strength.of(clause.text, 0, len(clause.text), default)
        if necessity == "mentioned" and due and due not in _NO_TIME and _CLASS.search(clause.text):
            necessity = "required"  # "Terminology class by the end of probation"
        if necessity == "mentioned":
            return
        if clause.titles:
            ignored.append(Ignored(clause.span, "a heading"))
            return
        if not marked and self._employer.is_subject(clause.text):
            ignored.append(Ignored(clause.span, "about the employer"))
            return
        if not marked and not due and self._employer.is_talk(clause.text):
            ignored.append(Ignored(clause.span, "general wording"))
            return
        yield Requirement(
            clause.span, clause.text, (), necessity, need=_short(clause.text), due=due, role=clause.role,
            self_check=clause.block == "physical",
        )  # fmt: skip

    def _is_need(self, group: Group, necessity: Necessity, clause: Clause) -> bool:
        """Whether these terms are asked for here and not named in passing.

        A credential in a duty is a colleague's; a place counts where experience of it is asked for, or in the title.
        """
        kinds = group.kinds
        if necessity == "mentioned":
            in_title = clause.span.start < _TITLE_REACH and self._front.is_title(clause.text)
            titled = in_title and not clause.block and _TITLE_CASE.fullmatch(clause.text)
            if titled and "task" in kinds and group.items[0].ids != (_LEADING,):
                return False
            if "cert" in kinds and in_title:
                return bool(_OWN_CREDENTIAL.search(clause.text[group.start : group.end]))
            if kinds & {"specialty", "setting"}:
                ids = {i for item in group.items for i in item.ids}
                own = self._workplaces.is_own(clause.text, group.start, group.end, ids)
                if clause.block == "workplace":
                    return True
                return ("specialty" in kinds and in_title) or (own and clause.block in _PLACE_BLOCKS)
            return bool(kinds & _MENTIONED_KINDS)
        if kinds & {"specialty", "setting"}:
            if _OURS.search(clause.text[: group.start]) or _ITS_OWN.match(clause.text, group.end):
                return False  # "does not mind driving between our four clinics"
            worked = _KNOWS.match(clause.text) is None or re.search(r"experien", clause.text, re.I)
            below = clause.below_experience and not _SCHOOLING.search(clause.text)
            told = below or _EXPERIENCE.search(clause.text)
            return bool(worked and told) or self._stands_alone(group, clause.text)
        return True

    def _stands_alone(self, group: Group, text: str) -> bool:
        """Whether a field and a word of strength are all that is said ("OB/GYN preferred")."""
        return self._strength.is_all_of(f"{text[: group.start]} {text[group.end :]}")


def _are_cards(items: Sequence[Item], text: str) -> bool:
    """Whether a sentence is nothing but the names of cards ("CMA or RMA", "BLS or willing to get it")."""
    if not items or any(i.kind != "cert" for i in items):
        return False
    rest = text[: items[0].start] + " ".join(text[a.end : b.start] for a, b in pairwise(items)) + text[items[-1].end :]
    return bool(_BESIDE_CARDS.fullmatch(rest))


def _names_work(clause: Clause, lists: OpenLists) -> bool:
    """Whether what stands above a clause asks for the work that it names."""
    return clause.below_ability or (lists.asks_work and clause.in_list)


def _asked_by_title(requirement: Requirement) -> Requirement:
    """The requirement, which the title asks for where it is a language ("Bilingual Medical Assistant")."""
    languages = {i for i in requirement.any_of if i.startswith("language.")} - {"language.bilingual"}
    asked = languages and requirement.necessity == "mentioned"
    return replace(requirement, necessity="required") if asked else requirement


def _elsewhere(requirement: Requirement) -> Requirement:
    """The requirement in a state that has no such card: there "MA-C" says "certified" and no more."""
    if _MA_C not in requirement.any_of or _OF_THAT_STATE.search(requirement.text):
        return requirement
    ids = dict.fromkeys(_MA_CARD if i == _MA_C else i for i in requirement.any_of)
    return replace(requirement, any_of=tuple(ids))


def _sub(clause: Clause, start: int, end: int) -> Span:
    return Span(clause.span.start + start, clause.span.start + end)


def _own_part(text: str, group: Group, groups: Sequence[Group]) -> str:
    """The clause, for a school up to the comma behind it: "High school diploma, CMA preferred" wishes for the CMA."""
    if group.kinds == {"education"} and all(i.ids == (_HIGH_SCHOOL,) for i in group.items):
        if more := _MORE_BEHIND.match(text, group.end):
            return text[: more.start("more")]  # "High school diploma, courses in chemistry preferred"
    behind = next((g for g in groups if g.start >= group.end), None)
    if group.kinds != {"education"} or behind is None or "education" in behind.kinds:
        return text
    between = text[group.end : behind.start]
    return text[: group.end] if re.fullmatch(r"\s*,\s*(?:\w+\s+){0,2}", between) else text


def _short(text: str) -> str:
    """The need in at most nine words, as the posting says it."""
    words = _CELL.sub("", text.strip(" .:|")).split()
    return " ".join(words[:_NEED_WORDS]) + (" ..." if len(words) > _NEED_WORDS else "")


def _around(clause: Clause, start: int, end: int) -> Span:
    """The words around an item up to the next comma or bracket, so that several needs of one line can be told apart."""
    text = clause.text
    aside = [(a, b) for a, b in bracketed(text) if not (a < start and end <= b)]
    marks = [m.start() for m in re.finditer(r"[,;()]", text) if not any(a <= m.start() <= b for a, b in aside)]
    left = max((m for m in marks if m < start and text[m] != ")"), default=-1)
    piece = text[left + 1 : min((m for m in marks if m >= end and text[m] != "("), default=len(text))]
    trimmed = piece.strip()
    begin = left + 1 + piece.index(trimmed) if trimmed else start
    return _sub(clause, begin, begin + len(trimmed) if trimmed else end)


@cache
def _reader(folders: tuple[str, ...]) -> PostingReader:
    return PostingReader(pipeline(*folders))


def read_posting(document: Document, *lexicon_folders: str) -> Posting:
    """Reads a document as a job posting with the built-in lexicons and the user's own folders."""
    return _reader(lexicon_folders).read(document)

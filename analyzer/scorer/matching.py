"""Holds each requirement against the resume: met, partial, missing or unclear, with the lines that show it.

Evidence is ordered strongest first; lines copied from the posting and hidden lines are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from analyzer.lexicon import load
from analyzer.model import Annotations, Evidence, LineAnnotation, Match, MatchStatus, Posting, Requirement, Resume, Span
from analyzer.posting.strength import IN_SCHOOL
from analyzer.scorer.copying import copied_lines
from analyzer.scorer.equivalence import Answer, Equivalence, Work, equivalence_of
from analyzer.scorer.evidence import Held, held_items, titled_items
from analyzer.scorer.experience import (
    better,
    length,
    months_of_kinds,
    months_of_work,
    months_showing,
    worse,
    years_status,
)
from analyzer.scorer.schooling import TOLD_WHEN, schools_in_progress
from analyzer.scorer.similarity import closest_lines

__all__ = ["copied_lines", "match_requirements"]

_RANK = {"met": 0, "partial": 1, "unclear": 2, "missing": 3}
_STILL_IN_SCHOOL = (
    "Your resume shows this school as still going on: write the month when you finish, and ask whether they would wait."
)
_SCHOOL_TO_END = "Your resume shows this school as still going on: ask whether they would wait."
_SAY_WHEN = "Not held yet: write when you expect it."
_ASK_TO_WAIT = "Not held yet, and the posting gives no time for it: ask whether they would wait."
_TIME_GIVEN = "The posting gives time for it ({due}): if you plan to get it, write when."
_RAN_OUT = "This one has expired on your resume: renew it, or write the new date."
_EXAM_AHEAD = "You are still in training: write which exam you plan to take, and the month."
_TAKES_STUDENTS = "The posting takes people who are still in school."
_CURRENT = frozenset(("held", "unclear"))
_MOST_EVIDENCE = 3
# Of what does not count, what is planned says most, then what has run out.
_NEARNESS = {"planned": 0, "expired": 1}
_NEVER = 2
_LEAST_LINE = 12
_CLOSE = 6


@dataclass(frozen=True, slots=True)
class _Graded:
    """A held term with how well it answers the requirement; `grade` may be missing (an expired card)."""

    grade: MatchStatus
    note: str
    held: Held
    exact: bool

    @property
    def order(self) -> tuple[int, int, bool, bool, tuple[int, int], int, str]:
        """Best answer first, what is planned or was held before what never counts, work before what is only listed,
        the very term before its equals, the strongest evidence, the place in the resume."""
        return (
            _RANK[self.grade],
            _NEARNESS.get(self.held.status, _NEVER) if self.grade == "missing" else 0,
            self.held.only_listed,
            not self.exact,
            (self.held.rank.tier, self.held.rank.age),
            self.held.line.span.start,
            self.held.term,
        )


def match_requirements(
    posting: Posting, resume: Resume, annotations: Annotations, as_of: date, *lexicon_folders: str
) -> tuple[Match, ...]:
    """One match for each requirement, in the posting's order; dates are judged against `as_of`."""
    copied = copied_lines(posting.text, annotations)
    held = held_items(resume, annotations, copied)
    equivalence = equivalence_of(load(*lexicon_folders))
    titled = tuple(titled_items(resume, annotations, copied, equivalence.titles_show))
    matcher = _Matcher(posting, resume, held, titled, equivalence, as_of, lexicon_folders)
    open_needs = [r for r in posting.requirements if not r.any_of and not r.self_check and r.years is None]
    headings = {s.heading_span for s in resume.sections}
    lines = [
        x
        for x in annotations.lines
        if x.span not in copied | headings and x.kind != "title" and x.span.end - x.span.start > _LEAST_LINE
    ]
    close = closest_lines([r.text for r in open_needs], [x.span.of(resume.text) for x in lines])
    possible = {id(r): lines[i] for r, i in zip(open_needs, close, strict=True) if i is not None}
    return tuple(matcher.match(i, r, possible.get(id(r))) for i, r in enumerate(posting.requirements))


class _Matcher:
    """Holds what all requirements of one posting need."""

    def __init__(
        self, posting: Posting, resume: Resume, held: Sequence[Held], titled: Sequence[Held], equivalence: Equivalence,
        as_of: date, folders: tuple[str, ...],
    ) -> None:  # fmt: skip
        self._state = posting.state
        self._resume = resume
        self._equivalence = equivalence
        self._held = self._as_said_in_full(held)
        self._titled = titled
        self._as_of = as_of
        self._in_school = tuple(schools_in_progress(resume, as_of))
        self._unfinished, self._finished = self._schooling()
        self._folders = folders
        self._months = months_of_work(resume, as_of, *folders)

    def _as_said_in_full(self, held: Sequence[Held]) -> list[Held]:
        """Letters behind the name, in a summary or a title have run out, or are planned, with the card's own line."""
        letters = self._resume.contact.credentials
        own: dict[str, set[str]] = {}
        for item in held:
            if item.line.kind in ("credential", "education") and not any(c.overlaps(item.span) for c in letters):
                own.setdefault(item.term, set()).add(item.status)
        told = []
        for item in held:
            said: set[str] = set()
            if item.term.startswith("cert.") and item.status in _CURRENT:
                named = self._equivalence.said_in_full(item.term, item.span.of(self._resume.text)) or (item.term,)
                said = said.union(*(own.get(n, ()) for n in named))
            later = next((s for s in ("expired", "planned") if s in said), "") if said.isdisjoint(_CURRENT) else ""
            told.append(replace(item, status=later) if later else item)
        return told

    def match(self, index: int, requirement: Requirement, possible: LineAnnotation | None) -> Match:
        """How the resume answers one requirement; `possible` is the line closest in words, never proof."""
        if requirement.self_check:
            return Match(index, "unclear", (), "A resume does not show this: check it yourself.")
        if not requirement.any_of:
            return self._without_terms(index, requirement, possible)
        graded = sorted(self._graded(requirement), key=lambda g: g.order)
        if not graded or graded[0].grade != "met":
            graded = self._by_title(requirement) or graded
        written = self._equivalence.shown_by_writing(requirement.any_of, self._resume.text)
        if written and not graded:
            return Match(index, "met", (), written)
        status: MatchStatus = graded[0].grade if graded else "missing"
        notes = [graded[0].note if graded else "Your resume does not show this."]
        if requirement.years is not None:
            status, notes = self._with_years(requirement, status, notes, graded)
        if status != "met" and (instead := self._other_way(index, requirement)):
            return instead
        best = [g for g in graded if _alike(g, graded[0])] if graded else []
        if status == "met" and graded and graded[0].grade != "met":
            return Match(index, status, (), " ".join(notes))  # The years of the dated jobs answer it, no line.
        coming = next((g for g in graded if g.exact and g.held.status == "planned"), None)
        if coming and graded[0].grade in ("partial", "unclear") and coming.note not in notes:
            # Another credential answers in part, and the one asked for is on its way.
            best, notes = [coming, *best], [*notes, coming.note]
        evidence: dict[Span, Evidence] = {}
        for item in best:
            span = item.held.line.span
            evidence.setdefault(span, Evidence(span, span.of(self._resume.text), item.held.why))
        if status == "missing" and requirement.due and requirement.due[0].isdigit():
            notes.append(_TIME_GIVEN.replace("{due}", requirement.due))
        lapsed = status == "missing" and bool(graded) and self._ran_out(requirement, graded[0].held)
        shown = tuple(evidence.values())[:_MOST_EVIDENCE]
        return Match(index, status, shown, " ".join(n for n in notes if n), lapsed)

    def _ran_out(self, requirement: Requirement, held: Held) -> bool:
        """Whether a card that has run out would answer the requirement."""
        answers = (self._equivalence.answer(i, held.term, state=self._state) for i in requirement.any_of)
        return held.status == "expired" and any(a is not None and a.grade == "met" for a in answers)

    def _by_title(self, requirement: Requirement) -> list[_Graded]:
        """The work that the title of a job is named after (a phlebotomist draws blood), as its head line shows it."""
        terms = frozenset(requirement.any_of)
        return sorted(
            (_Graded("met", self._equivalence.title_note, h, exact=True) for h in self._titled if h.term in terms),
            key=lambda g: g.order,
        )

    def _other_way(self, index: int, requirement: Requirement) -> Match | None:
        """A job whose title the posting takes in the place of the terms, such as a military medic's."""
        way = self._equivalence.other_way(requirement)
        if way is None:
            return None
        titles, note = way
        job = next((e for e in self._resume.experience if e.kind == "job" and titles.search(e.title)), None)
        if job is None:
            return None
        shown = job.header.of(self._resume.text).split("\n")[0]
        span = Span(job.header.start, job.header.start + len(shown))
        return Match(index, "met", (Evidence(span, shown, f"shown at {job.company or job.title}"),), note)

    def _without_terms(self, index: int, requirement: Requirement, possible: LineAnnotation | None) -> Match:
        if requirement.years is not None:
            status, note = self._years_of_work(requirement)
            return Match(index, status, (), note)
        terms, note = self._equivalence.shown_by(requirement.text, {h.term for h in self._held if h.status == "held"})
        if terms:
            first = min((h for h in self._held if h.term in terms and h.status == "held"), key=lambda h: h.rank)
            span = first.line.span
            return Match(index, "met", (Evidence(span, span.of(self._resume.text), first.why),), note)
        if possible is None:
            return Match(index, "unclear", (), "This report cannot check it: see whether your resume says it.")
        shown = Evidence(possible.span, possible.span.of(self._resume.text), "possibly here")
        return Match(index, "unclear", (shown,), "Possibly here. Check that this line says it.")

    def _with_years(
        self, requirement: Requirement, status: MatchStatus, notes: list[str], graded: Sequence[_Graded]
    ) -> tuple[MatchStatus, list[str]]:
        """Joins the terms with the years: one or the other where the posting says so, else both, of this very work."""
        if requirement.either:
            by_years, said = self._years_of_work(requirement)
            return (by_years, [said]) if better(by_years, status) != status else (status, notes)
        if roles := self._equivalence.kinds_of_work(requirement.text, beside_a_place=True):
            by_role, said = years_status(requirement, self._months_of(roles))
            if status != "met" and (by_role == "met" or (by_role == "partial" and status == "missing")):
                return by_role, [said]
        total, total_said = self._all_years(requirement)
        if self._equivalence.is_general(requirement.any_of) and (total == "met" or better(total, status) != status):
            return total, [total_said]
        if status == "missing":
            near = self._near_work(requirement) if total == "missing" else None
            if near and self._equivalence.is_general(requirement.any_of):
                return "unclear", [self._equivalence.near_place_note.replace("{length}", near)]
            return "missing", [*notes, total_said] if total in ("met", "partial") else [total_said]
        shown = {g.held.term for g in graded if g.grade == graded[0].grade}
        months: int | None = months_showing(shown, (*self._held, *self._titled), self._as_of)
        if not months and self._months is None:
            months = None
        trained = any(g.held.entry is not None and g.held.entry.kind == "externship" for g in graded)
        by_years, said = years_status(requirement, months, trained=trained)
        if by_years == "missing" and not self._equivalence.is_general(requirement.any_of):
            by_years = "partial"
        return worse(status, by_years), [*notes, said]

    def _years_of_work(self, requirement: Requirement) -> tuple[MatchStatus, str]:
        """The years asked for against the dated jobs of the kinds of work that the line names."""
        kinds = self._equivalence.kinds_of_work(requirement.text)
        trained = any(e.kind == "externship" for e in self._resume.experience)
        if kinds:
            return years_status(requirement, self._months_of(kinds), trained=trained)
        status, note = self._all_years(requirement)
        near = self._near_work(requirement) if status == "missing" else ""
        if near and self._equivalence.takes_equivalent(requirement.text):
            return "partial", self._equivalence.equivalent_note.replace("{length}", near)
        return status, f"{note} {self._equivalence.near_work_note.replace('{length}', near)}" if near else note

    def _near_work(self, requirement: Requirement) -> str:
        """How long the dated patient care of other kinds is, where it reaches the years asked for; "" where not."""
        months = self._months_of(self._equivalence.near_work)
        enough = months and years_status(requirement, months)[0] == "met"
        return length(months) if months and enough else ""

    def _months_of(self, kinds: Sequence[Work]) -> int | None:
        return months_of_kinds(kinds, self._resume, self._held, self._as_of, *self._folders)

    def _all_years(self, requirement: Requirement) -> tuple[MatchStatus, str]:
        """The years asked for against all dated work as a medical assistant."""
        trained = any(e.kind == "externship" for e in self._resume.experience)
        status, note = years_status(requirement, self._months, all_work=True, trained=trained)
        full_time = self._equivalence.full_time
        if status != "met" or not requirement.years or not full_time.asked.search(requirement.text):
            return status, note
        whole = months_of_work(self._resume, self._as_of, *self._folders, but=full_time.less)
        if whole == self._months or years_status(requirement, whole, all_work=True)[0] == "met":
            return status, note
        return "partial", f"{note} {full_time.note}"

    def _graded(self, requirement: Requirement) -> list[_Graded]:
        graded = []
        for item in self._held:
            for asked in requirement.any_of:
                if (
                    item.status == "planned"
                    and asked.startswith("education.")
                    and not item.term.startswith("education.")
                ):
                    continue  # An exam to come tells of no school.
                held = self._equivalence.by_letters(item.term, item.span.of(self._resume.text), asked)
                answer = self._equivalence.answer(
                    asked, held, state=self._state, listed=requirement.any_of, text=requirement.text
                )
                if answer is not None and asked.startswith("language.") and answer.grade == "met":
                    answer = self._by_level(answer, item, requirement)
                if answer is not None:
                    line = item.line.span.of(self._resume.text)
                    answer = self._equivalence.by_discipline(answer, requirement.text, line)
                    graded.append(
                        self._by_school(_by_status(answer, asked, item, requirement, self._resume.text), requirement)
                    )
        # "Heartsaver First Aid CPR AED": what surely does not count says what its neighbours are.
        denied = [s for g in graded if g.grade == "missing" and g.held.status == "held" for s in _one_name(g.held)]
        return [g for g in graded if g.grade in ("met", "missing") or g.held.span not in denied]

    def _schooling(self) -> tuple[frozenset[str], frozenset[str]]:
        """The schooling of which every line under Education still goes on, and that of which one is finished."""
        going: set[str] = set()
        done: set[str] = set()
        for item in self._held:
            if item.term.startswith("education.") and item.line.kind == "education":
                (going if item.status == "planned" or self._goes_on(item.span) else done).add(item.term)
        return frozenset(going - done), frozenset(done)

    def _studies(self, item: Held) -> bool:
        """Whether a summary tells of a school that still goes on, by its own words or by what Education says."""
        if item.entry is not None or item.term in self._finished:
            return False
        says_so = item.line.kind != "education" and self._equivalence.studies(item.line.span.of(self._resume.text))
        return says_so or item.term in self._unfinished

    def _goes_on(self, span: Span) -> bool:
        return any(s.start <= span.start and span.end <= s.end for s in self._in_school)

    def _by_school(self, graded: _Graded, requirement: Requirement) -> _Graded:
        """A school that still goes on answers in part, or fully where the posting takes people who are in school."""
        item = graded.held
        if not item.term.startswith("education."):
            return graded
        if not graded.exact:
            coming = item.status == "planned" or self._goes_on(item.span)
            asks_a_card = all(i.startswith("cert.") for i in requirement.any_of)
            return replace(graded, note=_EXAM_AHEAD) if coming and asks_a_card and graded.grade == "missing" else graded
        inside = self._goes_on(item.span) or self._studies(item)
        if item.status != "planned" and not (inside and graded.grade == "met"):
            return graded
        if requirement.due == IN_SCHOOL:
            return replace(graded, grade="met", note=_TAKES_STUDENTS)
        # The month may stand below the school's name.
        school = next((s for s in self._in_school if s.covers(item.span)), item.line.span)
        told = bool(TOLD_WHEN.search(school.of(self._resume.text)))
        return replace(graded, grade="partial", note=_SCHOOL_TO_END if told else _STILL_IN_SCHOOL)

    def _by_level(self, answer: Answer, item: Held, requirement: Requirement) -> Answer:
        """ "Basic Spanish" answers in part, unless the posting asks for no more."""
        line = item.line.span
        start, end = item.span.start - line.start, item.span.end - line.start
        level = self._equivalence.level(line.of(self._resume.text), start, end)
        asked = requirement.text
        named = asked.casefold().find(item.span.of(self._resume.text).casefold())
        asks_little = (
            named >= 0 and self._equivalence.level(asked, named, named + item.span.end - item.span.start) != ""
        )
        return answer if not level or asks_little else self._equivalence.with_level(answer, level)


def _alike(one: _Graded, first: _Graded) -> bool:
    """Whether one answer is as good as the first, and falls short for the same reason: its line may stand beside it."""
    return one.grade == first.grade and (one.grade != "missing" or one.note == first.note)


def _one_name(item: Held) -> list[Span]:
    """The other terms of a line that stand close together with this one, as those of one card do."""
    spans = sorted({m.span for m in item.line.terms})
    chain = [item.span]
    for spans_on in (spans, spans[::-1]):
        for span in spans_on:
            if any(o.start - _CLOSE <= span.end and span.start <= o.end + _CLOSE for o in chain) and span not in chain:
                chain.append(span)
    return chain[1:]


def _by_status(answer: Answer, asked: str, item: Held, requirement: Requirement, text: str) -> _Graded:
    """The answer, graded down where the credential is expired, planned or unclear, or the task is only listed."""
    exact = item.term in requirement.any_of
    later: MatchStatus = "partial" if requirement.due else "missing"
    if item.status == "expired" and not item.term.startswith(asked.split(".", 1)[0]):
        return _Graded(
            answer.grade, answer.note, item, exact
        )  # A card that ran out shows the school as well as before.
    if item.status in ("expired", "planned") and answer.grade != "met":
        later = worse(later, answer.grade)
    if item.status == "expired":
        told = f"{answer.note} {_RAN_OUT}" if answer.note and answer.grade == "partial" else _RAN_OUT
        return _Graded(later, told, item, exact)
    if item.status == "planned" and not item.term.startswith(("cert.", "education.")):
        return _Graded("missing", "Your resume only says that you would like to, or soon will.", item, exact)
    if item.status == "planned":
        if requirement.due:
            return _Graded(
                later, f"Planned counts for a part: the posting gives time ({requirement.due}).", item, exact
            )
        dated = TOLD_WHEN.search(item.line.span.of(text))
        return _Graded(later, _ASK_TO_WAIT if dated else _SAY_WHEN, item, exact)
    if item.status == "unclear" and answer.grade == "met" and item.term.startswith("cert."):
        return _Graded("unclear", "Your resume names it but does not say that you hold it.", item, exact)
    if item.status == "unclear" and item.term.startswith("task."):
        return _Graded("unclear", "This line may tell of it: say it in the posting's words.", item, exact)
    if item.term.startswith("task.") and answer.grade == "met" and item.only_listed:
        return _Graded("partial", "Only in a list: show it in a job, with a number.", item, exact)
    return _Graded(answer.grade, answer.note, item, exact)

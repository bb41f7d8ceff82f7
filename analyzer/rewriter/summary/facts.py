"""What a summary may say: title, credentials, time, fields, systems and languages, each with its place in the resume.

Only what is held counts: nothing from hidden lines, nothing from lines copied out of the posting, nothing planned,
expired or denied. A fact that says its place in other words carries the reason (`Fact.why`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Entry, Fact, LineAnnotation, Mention, Report, Span
from analyzer.parser.resume.dates import months_union
from analyzer.rewriter.asking.workplaces import Workplaces
from analyzer.scorer.copying import copied_lines
from analyzer.scorer.experience import is_medical_assisting, months_of_work

# "OB/GYN Medical Assistant" is one title.
_TITLE_END = re.compile(r"\s*(?:[,(|•·;:\t\n]|(?<!\bOB)/|\s[-–—]\s).*\Z", re.S)
_LETTERS = re.compile(r"(?<![^\W_])[A-Z]{2}[A-Z-]*(?: I{1,2}| ?[-–]?\d)?(?![^\W_])")
_STRENGTH = ("required", "preferred", "mentioned")
_DENIED = frozenset(("planned", "expired", "negated"))
_MOST_LETTERS = 2
# "INTERNAL MEDICINE" in a heading is a word; "OBGYN" is letters.
_LONGEST_LETTERS = 5
_MOST_FIELDS = 3
_MOST_SYSTEMS = 2


class SummaryFacts:
    """The facts of one report, each found on demand; nothing is kept beyond it."""

    def __init__(self, report: Report, lexicons: Lexicons) -> None:
        self.report = report
        self.text = report.resume.text
        self.table: Mapping[str, Any] = lexicons.table("summary")
        self._lexicons = lexicons
        self._folders = report.lexicons
        self._career = lexicons.table("career")
        self._workplaces = Workplaces(lexicons)

    # -- the posting --------------------------------------------------------------------------------------------------

    @cached_property
    def asked(self) -> Mapping[str, int]:
        """The place of each term in the posting: what is required first, then preferred, then mentioned."""
        posting = self.report.posting
        needs = [r for r in posting.requirements if not r.role and not r.self_check] if posting else []
        needs.sort(key=lambda r: (_STRENGTH.index(r.necessity), r.span))
        places: dict[str, int] = {}
        for need in needs:
            for term in need.any_of:
                places.setdefault(term, len(places))
        return places

    def rank(self, term: str) -> int:
        """Where the posting asks for a term; what it does not ask for comes last."""
        return self.asked.get(term, len(self.asked))

    # -- the resume's own lines ---------------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[LineAnnotation, ...]:
        """The lines that a reader sees and that the person wrote."""
        report = self.report
        hidden = frozenset(x.span for x in report.resume.document.lines if x.hidden)
        copied = copied_lines(report.posting.text, report.annotations) if report.posting else frozenset[Span]()
        return tuple(x for x in report.annotations.lines if x.span not in copied and not _inside(x.span, hidden))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention in those lines that is held and named."""
        return tuple(m for x in self.lines for m in x.terms if m.status == "held" and not m.implied)

    @cached_property
    def jobs(self) -> tuple[Entry, ...]:
        """The paid jobs as a medical assistant, the current and newest first; for somebody who neither had one nor
        learned the work those in a medical office."""
        own = [e for e in self.report.resume.experience if e.kind == "job" and is_medical_assisting(e, self._career)]
        if not own and not self.externships and self._stage() is None:
            own = [e for e in self.report.resume.experience if e.kind == "job" and self._is_office(e)]
        return tuple(sorted(own, key=_newest, reverse=True))

    @cached_property
    def is_of_office(self) -> bool:
        """Whether the jobs are those of a medical office."""
        return bool(self.jobs) and not any(is_medical_assisting(e, self._career) for e in self.jobs)

    def _is_office(self, entry: Entry) -> bool:
        rules = self.table["office"]
        titled = phrase_pattern(rules["titles"]).search(entry.title) and not phrase_pattern(rules["unless"]).search(
            f"{entry.title} {entry.company}"
        )
        return bool(titled) and self._workplaces.is_care(self.text, entry)

    @cached_property
    def externships(self) -> tuple[Entry, ...]:
        """The externships, the newest first."""
        own = [e for e in self.report.resume.experience if e.kind == "externship"]
        return tuple(sorted(own, key=_newest, reverse=True))

    # -- who ----------------------------------------------------------------------------------------------------------

    def title(self) -> Fact | None:
        """The title of the current or last job, else student or graduate of a program for medical assistants."""
        for entry in self.jobs:
            words = _TITLE_END.sub("", entry.title).strip()
            start = self.text.find(words, entry.span.start, entry.span.end) if words else -1
            if start >= 0:
                shown = words.title() if words.isupper() and len(words) > 5 else words
                return Fact(shown, Span(start, start + len(words)))
        return self._stage()

    def _stage(self) -> Fact | None:
        schools = [e.span for e in self.report.resume.education]
        found = [
            m
            for x in self.lines
            for m in x.terms
            if m.term == "education.ma-program" and (x.kind == "education" or _inside(m.span, schools))
        ]
        for status in ("planned", "held"):
            if mention := next((m for m in found if m.status == status), None):
                why = f"your education: “{mention.span.of(self.text)}”"
                return Fact(self.table["stages"][status], mention.span, why=why)
        return None

    def letters(self) -> list[Fact]:
        """Up to two credentials and a BLS card, those the posting names first."""
        rules = self.table["credentials"]
        families: Sequence[str] = rules["families"]
        best: dict[str, Fact] = {}
        for mention in sorted((m for m in self.mentions if m.kind == "cert"), key=lambda m: m.span):
            term = self._lexicons.terms[mention.term]
            if term.family not in families and mention.term not in rules["cards"]:
                continue
            if self._is_doubtful(mention.term):
                continue
            fact = self._letters(mention, term)
            if fact and (mention.term not in best or len(fact.text) > len(best[mention.term].text)):
                best[mention.term] = fact
        named = {self._lexicons.terms[t].family for t in best if t not in rules["unnamed"]}
        for unnamed in rules["unnamed"] if named & set(rules["names"]) else ():
            best.pop(unnamed, None)
        first = sorted(
            (t for t in best if t not in rules["cards"]),
            key=lambda t: (self.rank(t), families.index(self._lexicons.terms[t].family)),
        )[:_MOST_LETTERS]
        cards = [t for t in rules["cards"] if t in best and (t in self.asked or self.report.posting is None)]
        return [best[t] for t in (*first, *cards)]

    def _is_doubtful(self, term: str) -> bool:
        every = [m for m in self.report.annotations.mentions() if m.term == term]
        return any(m.status in _DENIED for m in every)

    def _letters(self, mention: Mention, term: Term) -> Fact | None:
        """The letters with their issuer where the resume names him, else the letters as they stand."""
        said = mention.span.of(self.text)
        if term.letters and mention.issuer and "(" in term.letters:
            why = "" if said == term.letters else f"the letters of “{said}”"
            return Fact(term.letters, mention.span, why=why)
        if letters := _LETTERS.search(said):
            start = mention.span.start + letters.start()
            return Fact(letters[0], Span(start, start + len(letters[0])))
        return Fact(term.letters, mention.span, why=f"the letters of “{said}”") if term.letters else None

    # -- how long, and where ------------------------------------------------------------------------------------------

    @cached_property
    def months(self) -> int:
        """Months of those jobs that have dates, overlaps counted once."""
        if self.is_of_office:
            return months_union([e for e in self.jobs if e.start is not None], self.report.as_of)
        return months_of_work(self.report.resume, self.report.as_of, *self._folders) or 0

    def time(self) -> Fact | None:
        """The months or whole years of those jobs."""
        dated = next((e for e in self.jobs if e.start is not None), None)
        if dated is None or self.months < 1:
            return None
        start = self.text.find(dated.dates_text, dated.span.start, dated.span.end) if dated.dates_text else -1
        span = Span(start, start + len(dated.dates_text)) if start >= 0 else dated.header
        return Fact(duration(self.months), span, why="counted from the dates of your jobs")

    def externship(self) -> list[Fact]:
        """The word, and the hours where the resume tells them."""
        for entry in self.externships:
            facts = [Fact("externship", entry.header, why="its heading says that it was one")]
            if entry.hours is not None:
                found = re.compile(rf"(?<!\d){entry.hours:,}(?![\d,])|(?<!\d){entry.hours}(?!\d)").search(
                    self.text, *entry.span
                )
                word = re.compile(r"[\s-]+(?:[a-z]+\s)?hours?", re.I).match(self.text, found.end()) if found else None
                if found and word:
                    span = Span(found.start(), word.end())
                    said = span.of(self.text)
                    hours = f"{found[0]} hours"
                    facts.append(Fact(hours, span, why="" if said.casefold() == hours else f"“{said}”"))
            return facts
        return []

    def fields(self, entries: Sequence[Entry]) -> tuple[list[Fact], bool]:
        """The specialties and places that these jobs name, and whether each of the jobs names one of them."""
        rules = self.table["fields"]
        found: dict[str, Fact] = {}
        by_entry: list[set[str]] = []
        for entry in entries:
            own: set[str] = set()
            for mention in self.mentions:
                if mention.kind not in ("specialty", "setting") or not entry.span.covers(mention.span):
                    continue
                if mention.term in rules["never"] or (
                    mention.kind == "setting" and mention.term not in rules["settings"]
                ):
                    continue
                if not entry.header.covers(mention.span) and not self._is_place(mention.span):
                    continue
                own.add(mention.term)
                fact = self._field(mention, rules)
                if mention.term not in found or (found[mention.term].why and not fact.why):
                    found[mention.term] = fact
            by_entry.append(own)
        order = sorted(found, key=lambda t: (self.rank(t), list(found).index(t)))[:_MOST_FIELDS]
        facts = [found[t] for t in order]
        words = [f.text.casefold() for f in facts]
        facts = [f for i, f in enumerate(facts) if words[i] not in words[:i]]
        return facts, bool(by_entry) and all(own & set(order) for own in by_entry)

    def _is_place(self, span: Span) -> bool:
        """Whether a bullet says that the work was there ("in a pediatric office", "physicians in OB/GYN")."""
        before = self.text[max(0, span.start - 60) : span.start].split("\n")[-1]
        return bool(re.search(r"\bin (?:[\w/'’-]+ ){0,3}\Z", before))

    def _field(self, mention: Mention, rules: Mapping[str, Any]) -> Fact:
        said = mention.span.of(self.text)
        endings = tuple(rules["endings"])
        if name := rules["settings"].get(mention.term):
            pass
        elif said.casefold().endswith(endings):
            # A heading's capitals are no word of a sentence; "ENT" and "OB/GYN" are.
            shown = said.lower() if said.isupper() and len(said) > 6 else plain(said)
            return Fact(shown, mention.span)
        else:
            term = self._lexicons.terms[mention.term]
            names = [re.split(r" \(|,", n)[0] for n in (term.name, *term.aliases)]
            name = plain(next((n for n in names if n.casefold().endswith(endings)), names[0]))
        why = "" if said.casefold() == name.casefold() else f"the field of “{said}”"
        return Fact(name, mention.span, why=why)

    # -- systems and languages ----------------------------------------------------------------------------------------

    def systems(self) -> tuple[list[Fact], list[Fact]]:
        """Up to two named record systems: those used now or in no job that has ended, and those of earlier jobs."""
        past = [e.span for e in self.report.resume.experience if not e.current]
        own = [m for m in self.mentions if m.kind == "ehr" and m.term != "ehr.generic" and not self._is_learned(m.span)]
        now = {m.term for m in own if not _inside(m.span, past)}
        order = sorted(
            {m.term: m for m in reversed(own)}.values(), key=lambda m: (self.rank(m.term), m.term not in now, m.span)
        )
        chosen = [m.term for m in order[:_MOST_SYSTEMS]]
        return (
            [self._shortest(t, own) for t in chosen if t in now],
            [self._shortest(t, own) for t in chosen if t not in now],
        )

    def _is_learned(self, span: Span) -> bool:
        """Whether the line says that somebody learned it."""
        line = next(x for x in self.lines if x.span.covers(span))
        before = self.text[line.span.start : span.start]
        return bool(re.search(r"\b(?:learn|stud(?:y|ied)|observ|shadow|exposure)", before, re.I))

    def _shortest(self, term: str, mentions: Iterable[Mention]) -> Fact:
        """The shortest name that the resume gives to a term, without what stands in brackets behind it."""
        spans = [m.span for m in mentions if m.term == term]
        span = min(spans, key=lambda s: (len(s.of(self.text).split(" (")[0]), s))
        name = span.of(self.text).split(" (")[0]
        return Fact(name, Span(span.start, span.start + len(name)))

    def languages(self) -> list[Fact]:
        """The languages spoken besides English, those asked for first, each with the word that weakens it."""
        rules = self.table["languages"]
        found: dict[str, Fact] = {}
        for mention in self.mentions:
            behind = self.text[mention.span.end : mention.span.end + 24]
            if mention.kind != "language" or mention.term == rules["first"] or re.match(r"[- ]speaking\b", behind):
                continue
            span = mention.span
            if re.search(rf"\b(?:{'|'.join(rules['not_yet'])})\b[^.;\n]*\Z", self.text[: span.start][-40:], re.I):
                continue
            said = span.of(self.text)
            # One reading may hold two languages ("English and Polish").
            tail = re.search(r"[A-Z][a-z]+\Z", said)
            if tail is None:
                continue
            span = Span(span.start + tail.start(), span.end)
            levels = "|".join(rules["levels"])
            if before := re.search(rf"\b(?:{levels})\s+\Z", self.text[: span.start], re.I):
                span = Span(before.start(), span.end)
            elif after := re.match(rf"\s*\((?:{levels})\)", behind, re.I):
                span = Span(span.start, span.end + after.end())
            if mention.term not in found or len(found[mention.term].text) < span.end - span.start:
                words = span.of(self.text)
                found[mention.term] = Fact(words[:1].lower() + words[1:] if before else words, span)
        return [found[t] for t in sorted(found, key=lambda t: (self.rank(t), found[t].span))]


def duration(months: int) -> str:
    """Months in words: whole years from two years on, else months ("18 months", "1 year")."""
    if months >= 24 or months == 12:
        return f"{months // 12} year{'' if months == 12 else 's'}"
    return f"{months} month{'' if months == 1 else 's'}"


def plain(words: str) -> str:
    """Words as they stand in the midst of a sentence: small letters but for names and letters ("OB/GYN")."""
    return " ".join(
        w.lower() if (w[:1].isupper() and w[1:].islower()) or (w.isupper() and len(w) > _LONGEST_LETTERS) else w
        for w in words.split(" ")
    )


def _newest(entry: Entry) -> tuple[bool, str, str]:
    return (entry.current, str(entry.end or ""), str(entry.start or ""))


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(o.covers(span) for o in others)

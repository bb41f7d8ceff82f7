"""Reads the requirements of a posting: one for each need, with its alternatives, strength, years and due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from analyzer.matchers.pipeline import Pipeline, pipeline
from analyzer.model import Document, Ignored, Necessity, Posting, Requirement, Span
from analyzer.posting.blocks import BlockReader, Clause
from analyzer.posting.strength import Strength

_ALTERNATIVE = re.compile(r"^[\s,()]*(?:[\w.’'& -]{0,40}?)?(?:,?\s*(?:and\s*/\s*or|or)\b|/|\s\|\s)", re.I)
_CONNECTED = re.compile(r"^[\s,()/]*$")
_NEED_WORDS = 9
# Life-support cards are asked for beside a credential, never instead of it.
_LIFE = frozenset({"cert.bls", "cert.cpr", "cert.aed", "cert.first-aid", "cert.acls", "cert.pals"})
_STATE = re.compile(r",\s*(WA|Washington)\b(?!\s*,?\s*D\.?C)")
_EXPERIENCE = re.compile(r"experience|background|\byears?\b|worked in|working in", re.I)
_CREDENTIAL = re.compile(
    r"certif|licen[sc]|\bregist|credential|\bcert\b|\bcards?\b|\b(?:CMA|RMA|CCMA|NCMA|COA|CPT|CNA|MA-C)\b[^.]*(?:required|preferred|\bor\b|/)",
    re.I,
)
_RULES = re.compile(r"regulation|\blaws?\b|complian|guideline|standards", re.I)
_MENTIONED_KINDS = frozenset({"ehr", "tool", "specialty", "setting", "language"})


@dataclass(frozen=True, slots=True)
class _Item:
    """A term or task found in a clause, with its place in the clause."""

    id: str
    kind: str
    start: int
    end: int


class PostingReader:
    """Built once from a pipeline; `read` is pure."""

    def __init__(self, matchers: Pipeline) -> None:
        table = matchers.lexicons.table("posting")
        self._matchers = matchers
        self._blocks = BlockReader(table)
        self._strength = Strength(table)
        self._letters: dict[str, str] = dict(table["letters"])

    def read(self, document: Document) -> Posting:
        """The posting that a document holds; offsets count in `document.text`."""
        clauses, skipped = self._blocks.read(document)
        requirements: list[Requirement] = []
        open_list: tuple[Necessity, str | None] | None = None
        pending: Requirement | None = None
        for clause in clauses:
            if pending is not None and not clause.in_list:
                requirements.append(pending)
                pending = None
            found = list(self._requirements(clause, document, open_list if clause.in_list else None))
            if clause.opens_list:
                asks_one = re.search(
                    r"one of the following|any of the following|one or more of|following:", clause.text, re.I
                )
                credential = next((r for r in found if any(i.startswith("cert.") for i in r.any_of)), None)
                default = self._default(clause)
                open_list = (
                    self._strength.of(clause.text, 0, len(clause.text), default) or default,
                    self._strength.due(clause.text),
                )
                if asks_one and credential and re.search(r"one of|any of", clause.text, re.I):
                    pending = replace(credential, any_of=())
                    found = [r for r in found if r is not credential]
            elif pending is not None and clause.in_list:
                certs = [
                    r
                    for r in found
                    if r.any_of
                    and r.any_of[0].startswith("cert.")
                    and "cert.bls" not in r.any_of
                    and "cert.cpr" not in r.any_of
                ]
                if certs:
                    ids = dict.fromkeys(
                        (*pending.any_of, *(i for r in certs for i in r.any_of if i != "cert.ma-unspecified"))
                    )
                    pending = replace(pending, any_of=tuple(ids), text=pending.text)
                    found = [r for r in found if r not in certs]
            if not clause.in_list and not clause.opens_list:
                open_list = None
            requirements.extend(found)
        if pending is not None:
            requirements.append(pending if pending.any_of else replace(pending, any_of=("cert.ma-unspecified",)))
        title, employer = self._title(document)
        state = _STATE.search(document.text)
        return Posting(
            document=document,
            title=title,
            employer=employer,
            requirements=tuple(_without_repeats(requirements)),
            ignored=tuple(Ignored(s.span, s.why) for s in skipped),
            state="Washington" if state else "",
        )

    @staticmethod
    def _default(clause: Clause) -> Necessity:
        if clause.block == "preferred":
            return "preferred"
        return "required" if clause.block in ("requirements", "physical", "qualities") else "mentioned"

    def _requirements(
        self, clause: Clause, document: Document, inherited: tuple[Necessity, str | None] | None
    ) -> Iterator[Requirement]:
        default = self._default(clause)
        due_above: str | None = None
        if inherited and inherited[0] != "mentioned":
            default, due_above = inherited
        if self._strength.waives(clause.text):
            return
        if self._strength.is_self_check(clause.text):
            necessity = self._strength.of(
                clause.text, 0, len(clause.text), "required" if default == "mentioned" else default
            )
            yield Requirement(
                clause.span,
                clause.text,
                (),
                necessity or "required",
                need=_short(clause.text),
                self_check=True,
                role=clause.role,
            )
            if not re.search(r"certifi|licens|BLS|CPR|diploma|experience", clause.text):
                return
        items = self._items(clause, document)
        groups = list(self._groups(items, clause.text, default))
        years = self._strength.years(clause.text)
        due = self._strength.due(clause.text) or due_above
        years_given = False
        for group in groups:
            start, end = min(i.start for i in group), max(i.end for i in group)
            necessity = self._strength.of(clause.text, start, end, default)
            if necessity is None:
                continue
            kinds = {i.kind for i in group}
            if not self._is_need(kinds, necessity, clause):
                continue
            own_years = years if years is not None and not years_given and not kinds & {"cert", "language"} else None
            years_given = years_given or own_years is not None
            yield Requirement(
                span=_clause_around(clause, start, end) if len(groups) > 1 else clause.span,
                text=(_clause_around(clause, start, end) if len(groups) > 1 else clause.span).of(document.text),
                any_of=self._ids(group, clause.text),
                necessity=necessity,
                years=own_years,
                due=(due if not _LIFE & {i.id for i in group} else self._strength.due(clause.text))
                if kinds & {"cert", "education"}
                else None,
                role=clause.role,
            )
        if not groups or (years is not None and not years_given):
            necessity = self._strength.of(clause.text, 0, len(clause.text), default)
            if necessity in ("required", "preferred") and not clause.opens_list and len(clause.text.split()) >= 2:
                yield Requirement(
                    clause.span,
                    clause.text,
                    (),
                    necessity,
                    need=_short(clause.text),
                    years=years,
                    due=due,
                    role=clause.role,
                )

    @staticmethod
    def _is_need(kinds: set[str], necessity: Necessity, clause: Clause) -> bool:
        """Whether terms of these kinds ask for something here and are not named in passing.

        A credential in a duty is a colleague's; a place counts where experience of it is asked for, or in the title.
        """
        if necessity == "mentioned":
            if kinds & {"cert", "education"}:
                return False
            if kinds & {"specialty", "setting"}:
                return "specialty" in kinds and clause.line == 0 and clause.span.start < 120 and len(clause.text) < 90
            return bool(kinds & (_MENTIONED_KINDS | {"task"}))
        if kinds & {"specialty", "setting"}:
            return bool(_EXPERIENCE.search(clause.text))
        return True

    def _items(self, clause: Clause, document: Document) -> list[_Item]:
        line = self._matchers.line(
            document.text,
            clause.span,
            as_of=date.min.replace(year=2000),
            posting=True,
            certified=[clause.span] if _CREDENTIAL.search(clause.text) and not _RULES.search(clause.text) else (),
        )
        offset = clause.span.start
        # Whether a need is denied or waived is the clause's matter, not the term's.
        items = [_Item(m.term, m.kind, m.span.start - offset, m.span.end - offset) for m in line.terms]
        if not any(i.kind == "cert" for i in items) and self._strength.is_marked(clause.text):
            # "ASCP required": the issuer stands for its credential of the field that the posting is about.
            general = "cert.cpt-phlebotomy" if "phlebotom" in document.text[:400].casefold() else "cert.ma-unspecified"
            items += [
                _Item(turns[general], "cert", span.start, span.end)
                for span, turns in self._matchers.details.issuers(clause.text)
                if general in turns
            ]
        items += [_Item(t.term, "task", t.span.start - offset, t.span.end - offset) for t in line.tasks]
        # A specialty or place inside the words of a task or credential ("pediatric injections") is named by them.
        return sorted(items, key=lambda i: (i.start, i.end))

    def _groups(self, items: Sequence[_Item], text: str, default: Necessity) -> Iterator[list[_Item]]:
        """Items joined by "or", a slash or a list that ends in "or" are alternatives; the rest stand alone."""
        group: list[_Item] = []
        for item in items:
            if group and self._alternatives(group, item, text, default):
                group.append(item)
                continue
            if group:
                yield group
            group = [item]
        if group:
            yield group

    def _alternatives(self, group: Sequence[_Item], item: _Item, text: str, default: Necessity) -> bool:
        last = group[-1]
        if item.kind == "task" or last.kind == "task":
            return False
        family = {"specialty": "place", "setting": "place", "education": "degree", "cert": "degree"}
        same = family.get(item.kind, item.kind) == family.get(last.kind, last.kind)
        if not same or (
            default == "mentioned"
            and item.kind not in ("cert", "education")
            and not re.search(r"\bor\b", text[last.end : item.start])
        ):
            return False
        if item.start < last.end:
            return bool(re.search(r"\bor\b", text[last.start : item.end], re.I))
        between = text[last.end : item.start]
        if re.search(r"[.;]\s|\band\b(?!\s*/)", between, re.I) or len(between) > 60:
            return False
        if {item.kind, last.kind} == {"cert", "education"} and not re.search(r"\bor\b", between, re.I):
            return False
        if (item.id in _LIFE) != (last.id in _LIFE):
            return False
        if re.search(r"\bor\b|/", between, re.I):
            return True
        if "," in between or _CONNECTED.match(between):
            rest = text[item.end : item.end + 80]
            ends_open = re.match(r"[\s,()\w.’'&/-]*?\betc\b", rest, re.I) and item.kind == "cert"
            listed = re.match(r"[\s,()\w.’'&/-]*?\bor\b", rest, re.I) and not re.match(r"[^,]*\band\b", rest, re.I)
            return bool(ends_open or listed)
        return False

    def _ids(self, group: Sequence[_Item], text: str) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        several = sum(i.kind == "cert" for i in group) > 1
        for item in group:
            words = text[item.start : item.end]
            letters = next((v for k, v in self._letters.items() if several and re.search(rf"\b{k}\b", words)), None)
            ids[letters if item.id == "cert.ma-unspecified" and letters else item.id] = None
        if "ehr.generic" in ids and len(ids) > 1 and any(i.startswith("ehr.") and i != "ehr.generic" for i in ids):
            ids.pop("ehr.generic")
        return tuple(ids)

    def _title(self, document: Document) -> tuple[str, str]:
        """The title and employer where the first lines show them."""
        title = employer = ""
        for line in document.lines[:8]:
            text = line.span.of(document.text)
            labelled = re.match(r"(?:job\s+)?(?:title|position)\s*:\s*(.+)", text, re.I)
            company = re.match(r"(?:company|employer|organization|clinic)\s*:\s*(.+)", text, re.I)
            if labelled:
                title = labelled[1].strip()
            elif company:
                employer = company[1].strip()
            elif not title and len(text) <= 90 and not text.endswith((".", ":")) and _is_title(text):
                title = text.strip()
            elif not employer and title and len(text) <= 70 and not re.search(r"[.:$]|\d{2}", text):
                employer = re.split(r"\s+[|·–-]\s+|\t", text)[0].strip()
            if title and employer:
                break
        return title, employer


def _is_title(text: str) -> bool:
    return bool(
        re.search(
            r"assistant|technician|nurse|LPN|\bRN\b|\bMA\b|phlebotom|coordinator|manager|specialist|lead\b|representative|receptionist",
            text,
            re.I,
        )
    )


def _short(text: str) -> str:
    """The need in at most nine words, as the posting says it."""
    words = text.strip(" .:").split()
    return " ".join(words[:_NEED_WORDS]) + (" ..." if len(words) > _NEED_WORDS else "")


def _clause_around(clause: Clause, start: int, end: int) -> Span:
    """The words around an item up to the next comma or bracket, so that several needs of one line can be told apart."""
    text = clause.text
    left = max(text.rfind(mark, 0, start) for mark in (",", ";", "("))
    rights = [p for p in (text.find(mark, end) for mark in (",", ";", ")")) if p >= 0]
    piece = text[left + 1 : min(rights, default=len(text))]
    trimmed = piece.strip()
    begin = clause.span.start + left + 1 + piece.index(trimmed) if trimmed else clause.span.start + start
    return Span(begin, begin + len(trimmed)) if trimmed else Span(clause.span.start + start, clause.span.start + end)


def _without_repeats(requirements: Sequence[Requirement]) -> Iterator[Requirement]:
    """One entry a need: a duty said twice, or said as a duty and asked for as a requirement, is kept once."""
    asked = {r.any_of for r in requirements if r.necessity != "mentioned" and r.any_of}
    seen: set[tuple[object, ...]] = set()
    for r in requirements:
        key: tuple[object, ...] = (r.any_of, r.necessity, r.years, r.role) if r.any_of else (r.text, r.role)
        if key in seen or (
            r.necessity == "mentioned" and r.any_of in asked and r.any_of[0].startswith(("cert.", "ehr.", "language."))
        ):
            continue
        seen.add(key)
        yield r


@cache
def _reader(folders: tuple[str, ...]) -> PostingReader:
    return PostingReader(pipeline(*folders))


def read_posting(document: Document, *lexicon_folders: str) -> Posting:
    """Reads a document as a job posting with the built-in lexicons and the user's own folders."""
    return _reader(lexicon_folders).read(document)

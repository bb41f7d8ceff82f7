"""Rewrites of credentials lines: who issued it, and until when it is valid, as questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import (
    Annotations,
    Blank,
    Finding,
    Glue,
    LineAnnotation,
    Mention,
    Resume,
    Rewrite,
    Span,
)
from analyzer.rewriter.edits import Collision, Edit, compose
from analyzer.rewriter.options import OptionMaker
from analyzer.rewriter.segments import DishonestOption, Workshop
from analyzer.rewriter.sentences.clauses import WORD
from analyzer.rewriter.sentences.grammar import reads_well
from analyzer.span_index import SpanIndex

# A date at the end of a line belongs to a credential that stands at most so many words before, in no long list.
_NEAR = 8
_LISTED = 4
# Behind a comma other letters are a card of their own.
_LETTERS = re.compile(r",\s*[A-Z]{3,}\b")
# Words of the card itself go before its date: "BLS Provider (expires ...)".
_OF_THE_CARD = re.compile(r"\s+(?:instructor|provider|certification|certified|card)\b(?:\s*\([^)\d]*\))?", re.I)
_YEAR = re.compile(r" (?:\d{1,2}/)?(?:19|20)\d\d\b")
_SYSTEMS = re.compile(r" (?:systems?|software|programs?)\b", re.I)
_ARTICLE = re.compile(r"(?<![^\W_])(?:the|an?) $", re.I)
CREDENTIAL_RULES = frozenset({"credential-without-issuer", "credential-without-expiry", "unnamed-ehr"})


class CredentialLines:
    """Made from an option maker for one call; nothing is kept."""

    def __init__(self, maker: OptionMaker) -> None:
        table = maker.matchers.lexicons.table("rewriting")
        self._maker = maker
        self._words = table["credential"]
        self._patterns = table["appended"]
        self._ehr = table["ehr"]
        self._schools = phrase_pattern(table["credential"]["schools"])

    def rewrites(self, resume: Resume, annotations: Annotations, findings: Sequence[Finding]) -> list[Rewrite]:
        """One rewrite for each line outside the jobs that a finding about a credential or a system points at."""
        jobs = SpanIndex(e.span for e in resume.experience)
        by_line: dict[Span, list[int]] = {}
        for index, finding in enumerate(findings):
            line = annotations.line_at(finding.span.start)
            if finding.rule not in CREDENTIAL_RULES or line is None or not line.span.covers(finding.span):
                continue
            if jobs.covering(line.span) or self._is_name_line(resume, line):
                continue
            by_line.setdefault(line.span, []).append(index)
        found: list[Rewrite] = []
        for span, indexes in by_line.items():
            line = annotations.line_at(span.start)
            assert line is not None
            rewrite = self._rewrite(resume, line, indexes, findings)
            if rewrite:
                found.append(rewrite)
        return found

    @staticmethod
    def _is_name_line(resume: Resume, line: LineAnnotation) -> bool:
        """Letters after the name take no date; the line below says it."""
        contact = resume.contact
        named = [*contact.credentials, *([contact.name_span] if contact.name_span else [])]
        return any(line.span.overlaps(s) for s in named)

    def _rewrite(
        self, resume: Resume, line: LineAnnotation, indexes: list[int], findings: Sequence[Finding]
    ) -> Rewrite | None:
        text = resume.text
        edits: list[Edit] = []
        # A school's line tells of a program; the card's own line takes the date.
        of_school = bool(self._schools.search(line.span.of(text)))
        for index in indexes:
            finding = findings[index]
            if finding.rule == "unnamed-ehr":
                edits += self._system(text, line, finding)
            if finding.rule == "unnamed-ehr" or of_school:
                continue
            own = [m for m in line.terms if m.term in finding.terms and finding.span.overlaps(m.span)]
            own = sorted({m.term: m for m in reversed(own)}.values(), key=lambda m: m.span)
            if finding.rule == "credential-without-issuer":
                edits += [self._issuer(m) for m in own]
            else:
                # "BLS / CPR card" is one card: insertions at one place are one question.
                edits += {e.span: e for m in reversed(own) for e in [self._expiry(text, line, m, own)]}.values()
        if not edits:
            return None
        workshop = Workshop(self._maker.lists, self._maker.matchers.verbs, text, line.span, line)
        try:
            option = workshop.option("wording", compose(text, line.span, self._together(edits)))
        except (Collision, DishonestOption):
            return None
        original = line.span.of(text)
        return Rewrite(tuple(indexes), line.span, original, (option,)) if reads_well(option.text, original) else None

    def _issuer(self, mention: Mention) -> Edit:
        before, after = self._patterns["issued"].split("{n}")
        blank = Blank(self._key(mention, "issuer"), self._words["issuer_ask"], "", self._words["issuer_hint"])
        return Edit(Span(mention.span.end, mention.span.end), (Glue(before), blank, Glue(after)))

    def _expiry(self, text: str, line: LineAnnotation, mention: Mention, own: Sequence[Mention]) -> Edit:
        """At the end of the line where it holds this one credential, else in brackets right behind it.

        What a tab sets apart (a year at the margin) stays there.
        """
        many = len(own)
        certs = {m.term for m in line.terms if m.kind == "cert"}
        alone = len(certs) == many and not re.search(r"[;|•]" if many == 1 else r"[,;|•]", line.span.of(text))
        before_tab, _, _ = text[mention.span.end : line.span.end].partition("\t")
        alone = alone and len(WORD.findall(before_tab)) <= _NEAR and line.span.of(text).count(",") < _LISTED
        alone = alone and not _LETTERS.search(before_tab)
        at = mention.span.end + (len(before_tab.rstrip(" .,;")) if alone else 0)
        if not alone and (year := _YEAR.match(text, at, line.span.end)):
            # "CCMA 2025": the year it was earned stays with it.
            at = year.end()
        for other in () if alone else own:
            if re.fullmatch(r"\s*/\s*", text[at : other.span.start]):
                at = other.span.end
        inside = False
        if not alone and (own_words := _OF_THE_CARD.match(text, at, line.span.end)):
            at = own_words.end()
            # The issuer's brackets take the date, too: "BLS Instructor (AHA, expires ...)".
            inside = own_words[0].endswith(")")
            at -= inside
        before, after = self._patterns["expires" if alone or inside else "expires_inside"].split("{n}")
        blank = Blank(self._key(mention, "expires"), self._words["expires_ask"], "", self._words["expires_hint"])
        return Edit(Span(at, at), (Glue(before), blank, Glue(after)))

    def _system(self, text: str, line: LineAnnotation, finding: Finding) -> list[Edit]:
        """ "EMR" in a list of skills as "[which system?] (EMR)"."""
        span = finding.span
        if "ehr.generic" not in finding.terms or not self._maker.lists.generic_ehr.fullmatch(span.of(text)):
            return []
        if line.span.of(text)[: span.start - line.span.start].rstrip().endswith("("):
            return []
        following = WORD.match(text, span.end + 1, line.span.end)
        if following and following[0].casefold() in self._ehr["other_things"]:
            return []
        key = f"line{line.span.start}.ehr"
        blank = Blank(key, self._ehr["ask"], "", self._ehr["ask_hint"])
        # "in the EMR" in a sentence: the name takes the place of the article, too.
        article = _ARTICLE.search(text, line.span.start, span.start)
        if article or line.kind == "summary":
            return [Edit(Span(article.start() if article else span.start, span.end), (blank,))]
        # "EHR systems" goes into the bracket as a whole.
        whole = _SYSTEMS.match(text, span.end, line.span.end)
        end = whole.end() if whole else span.end
        return [Edit(Span(span.start, span.start), (blank, Glue(" ("))), Edit(Span(end, end), (Glue(")"),))]

    @staticmethod
    def _key(mention: Mention, what: str) -> str:
        return f"{mention.term}.{what}"

    @staticmethod
    def _together(edits: Sequence[Edit]) -> list[Edit]:
        """Insertions at one place as one edit, the issuer before the date."""
        at: dict[Span, Edit] = {}
        for edit in edits:
            known = at.get(edit.span)
            at[edit.span] = Edit(edit.span, (*known.segments, *edit.segments)) if known else edit
        return list(at.values())

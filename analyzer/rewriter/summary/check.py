"""Checks the segments of a summary against the resume, and refuses what it does not show.

A fact is a piece of the resume, word for word; or, with a reason, the name or letters of the very term that stands
there, the time that its dates add up to, or the stage that its education shows. Glue comes from a closed list, or is
the verb in front of the next fact in its -ing form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.model import Fact, Glue, Report, Segment
from analyzer.rewriter.options import OptionMaker
from analyzer.rewriter.segments import DishonestOption, words
from analyzer.rewriter.sentences.clauses import WORD
from analyzer.rewriter.summary.facts import SummaryFacts, duration


def check_summary(report: Report, segments: Sequence[Segment], facts: SummaryFacts, maker: OptionMaker) -> None:
    """Raises DishonestOption where a segment says what the resume does not."""
    for index, segment in enumerate(segments):
        if isinstance(segment, Fact):
            _check_fact(report, segment, facts, maker)
        elif isinstance(segment, Glue):
            following = segments[index + 1] if index + 1 < len(segments) else None
            _check_glue(segment, following, facts, maker)
        else:
            raise DishonestOption("a summary has nothing to answer")


def _check_fact(report: Report, fact: Fact, facts: SummaryFacts, maker: OptionMaker) -> None:
    text, span = report.resume.text, fact.span
    if span is None or fact.answer:
        raise DishonestOption("a fact must come from the resume")
    line = next((x for x in facts.lines if x.span.overlaps(span)), None)
    if line is None:
        raise DishonestOption("a fact must stand in a line that is the person's own")
    if any(0 < e < len(text) and text[e - 1].isalnum() and text[e].isalnum() for e in span):
        raise DishonestOption("a fact must keep whole words")
    if any(m.span.overlaps(span) and not span.covers(m.span) for m in line.measures) and not fact.why:
        raise DishonestOption("a number must keep its noun")
    inside = [m for m in line.terms if m.span.overlaps(span)]
    stage = facts.table["stages"]
    if fact.text == stage["planned"] and any(m.term == "education.ma-program" for m in inside):
        return
    if fact.text != stage["planned"] and any(m.status in ("planned", "expired", "negated") for m in inside):
        raise DishonestOption("a fact must be held")
    if fact.text.casefold() != span.of(text).casefold() and not (fact.why and _follows(report, fact, facts, maker)):
        raise DishonestOption(f"{fact.text!r} is not what stands there")


def _follows(report: Report, fact: Fact, facts: SummaryFacts, maker: OptionMaker) -> bool:
    """Whether words that do not stand there follow from what does."""
    assert fact.span is not None
    said = fact.span.of(report.resume.text)
    own = [m for m in facts.mentions if m.span.overlaps(fact.span)]
    terms = maker.matchers.lexicons.terms
    rules = facts.table["fields"]["settings"]
    for mention in own:
        term = terms[mention.term]
        names = {
            term.letters,
            rules.get(mention.term, ""),
            *(re.split(r" \(|,", n)[0] for n in (term.name, *term.aliases)),
        }
        if fact.text.casefold() in {n.casefold() for n in names if n}:
            return True
    if fact.text == duration(facts.months) and facts.months:
        return any(e.span.covers(fact.span) for e in facts.jobs)
    if fact.text == "externship":
        return any(e.span.covers(fact.span) for e in facts.externships)
    if fact.text == facts.table["stages"]["held"]:
        return any(m.term == "education.ma-program" for m in own)
    return (
        re.findall(r"\d+", fact.text) == re.findall(r"\d+", said) and words(fact.text)[-1] == "hours" and "hour" in said
    )


def _check_glue(glue: Glue, following: Segment | None, facts: SummaryFacts, maker: OptionMaker) -> None:
    if any(c.isdigit() for c in glue.text):
        raise DishonestOption("glue holds no number")
    phrases = {words(p) for p in facts.table["glue"]}
    own, at = words(glue.text), 0
    while at < len(own):
        length = next((n for n in range(len(own) - at, 0, -1) if own[at : at + n] in phrases), 0)
        if not length:
            if at + 1 < len(own) or not _is_own_verb(own[at], following, facts, maker):
                raise DishonestOption(f"{own[at]!r} is not a connecting word")
            length = 1
        at += length


def _is_own_verb(word: str, following: Segment | None, facts: SummaryFacts, maker: OptionMaker) -> bool:
    """Whether the word is the -ing form of the verb that stands in front of the next fact in the resume."""
    if not isinstance(following, Fact) or following.span is None:
        return False
    verbs = maker.matchers.verbs
    before = list(WORD.finditer(facts.text, 0, following.span.start))[-1:]
    form = verbs.forms.get(before[0][0].casefold()) if before else None
    return form is not None and verbs.inflect(form.lemma, "gerund") == word

"""Builds rewrite options and refuses what would be a lie.

A fact is a contiguous piece of the bullet, as it stands there. Glue comes from a closed list. A verb may change its
form, or be replaced inside its strength band. A confirmation is a piece of the resume outside the bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzer.lexicon import Ask, Lexicons
from analyzer.matchers.pipeline import Pipeline
from analyzer.model import Blank, Confirm, Fact, Glue, Measure, OptionKind, RewriteOption, Segment, Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class DishonestOption(ValueError):
    """An option that would say what the person did not; it never leaves this room."""


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def glue_words(lexicons: Lexicons) -> frozenset[str]:
    """The closed list: the table's words, and those of every question's own pattern."""
    words = set(lexicons.table("rewriting")["glue"])
    for term in lexicons.of_kind("task"):
        for ask in (*term.ask, *term.extern):
            words.update(_words(ask.after.replace("{n}", " ")), _words(ask.period))
        words.update(_words(re.sub(r"\{[^}]*\}", " ", term.honest)))
    return frozenset(w for w in words if not any(c.isdigit() for c in w))


@dataclass(frozen=True)
class Workshop:
    """Checks every segment against one bullet; `text` is the resume's, `measures` are the bullet's."""

    matchers: Pipeline
    glue: frozenset[str]
    text: str
    bullet: Span
    measures: Sequence[Measure]

    def option(self, kind: OptionKind, segments: Iterable[Segment]) -> RewriteOption:
        """The option, checked and tidied. Raises DishonestOption."""
        kept = [s for s in segments if not (isinstance(s, Fact | Glue) and not s.text)]
        for segment in kept:
            self._check(segment)
        if not any(isinstance(s, Fact) for s in kept):
            raise DishonestOption("an option needs a fact")
        return RewriteOption(kind, tuple(_capitalized(kept)))

    def _check(self, segment: Segment) -> None:
        if isinstance(segment, Fact):
            self._check_fact(segment)
        elif isinstance(segment, Glue):
            self._check_glue(segment.text)
        elif isinstance(segment, Confirm):
            if segment.span.of(self.text) != segment.text or self.bullet.overlaps(segment.span):
                raise DishonestOption("a confirmation must stand elsewhere in the resume")
        elif not segment.ask.strip() or not segment.key:
            raise DishonestOption("a blank needs a key and a question")

    def _check_fact(self, fact: Fact) -> None:
        if fact.span is None or not self.bullet.covers(fact.span):
            raise DishonestOption("a fact must come from the bullet")
        if fact.span.of(self.text).casefold() != fact.text.casefold():
            raise DishonestOption("a fact must keep its words")
        for measure in self.measures:
            if measure.span.overlaps(fact.span) and not fact.span.covers(measure.span):
                raise DishonestOption("a number must keep its noun")

    def _check_glue(self, text: str) -> None:
        if any(c.isdigit() for c in text):
            raise DishonestOption("glue holds no number")
        own = {w.casefold() for w in _WORD.findall(self.bullet.of(self.text))}
        verbs = self.matchers.verbs
        bands = {verbs.band_of[f.lemma] for w in own if (f := verbs.forms.get(w)) and f.lemma in verbs.band_of}
        lemmas = {f.lemma for w in own if (f := verbs.forms.get(w))}
        for word in _words(text):
            if word in self.glue:
                continue
            form = verbs.forms.get(word)
            if form and (form.lemma in lemmas or verbs.band_of.get(form.lemma) in bands):
                continue
            raise DishonestOption(f"{word!r} is not a connecting word")


def _capitalized(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with a capital first letter, a small one where the old first word moved inwards."""
    result = list(segments)
    first = result[0]
    if isinstance(first, Glue):
        result[0] = Glue(first.text[:1].upper() + first.text[1:])
    elif isinstance(first, Fact):
        result[0] = Fact(first.text[:1].upper() + first.text[1:], first.span, first.answer)
    return result


def ask_segments(ask: Ask, key: str) -> list[Segment]:
    """The glue and the blank of a question's pattern, to be put behind the task's words."""
    before, after = ask.after.split("{n}")
    blank = Blank(key, ask.question, ask.unit, ask.hint, ask.most)
    return [Glue(" " + before), blank, Glue(after)] if before else [Glue(" "), blank, Glue(after)]

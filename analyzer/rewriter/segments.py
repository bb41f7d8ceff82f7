"""Checks the segments of a rewrite option against its bullet, and refuses what would be a lie.

Facts are contiguous pieces of the bullet, in its order. What lies between two facts was dropped or replaced: it may
only be an empty opening, a vague word that gives way to a blank, or a verb that comes back in another form. Glue comes
from a closed list, or from the pattern of a question about a task of this very bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analyzer.lexicon import Ask, Lexicons
from analyzer.matchers.words.inflection import Verbs
from analyzer.model import (
    Blank,
    Confirm,
    Fact,
    Glue,
    LineAnnotation,
    OptionKind,
    RewriteOption,
    Segment,
    Span,
)
from analyzer.rewriter.sentences.clauses import BOUNDARY, WORD
from analyzer.rewriter.sentences.noun_verbs import KEEPS, allowed_verbs

# A gap that a template left: "[number]", "[insert number]".
PLACEHOLDER = re.compile(r"\[[^\]\d]{0,30}\]|\bXX+\b|_{3,}")
_BROKEN_BANDS = frozenset(("assist", "learn"))


class DishonestOption(ValueError):
    """An option that would say what the person did not; it never leaves this room."""


def words(text: str) -> tuple[str, ...]:
    """The lower-case words of a text."""
    return tuple([w.casefold() for w in WORD.findall(text)])


def _holds_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def pattern_pieces(ask: Ask) -> tuple[str, ...]:
    """The fixed words of a question's pattern: around the blank, behind a counted noun, inside brackets."""
    before, after = ask.after.split("{n}")
    return (before, after, ask.period, ask.unit)


def _longest_first(phrases: Iterable[str]) -> re.Pattern[str]:
    inner = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(set(phrases), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", re.I)


class ClosedLists:
    """Everything that may be added to or dropped from a bullet, read once from the lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Any = lexicons.table("rewriting")
        self.connecting = frozenset(w.casefold() for w in table["glue"])
        self.openings = _longest_first(
            (*table["weak_openings"], *table["first_person"], *(f"{o} the" for o in table["weak_openings"]))
        )
        self.leading_on = _longest_first(table["lists"]["leading_on"])
        self.vague = _longest_first((*table["placing"]["vague"], *table["placing"]["frequencies"]))
        self.generic_ehr = _longest_first(table["ehr"]["generic"])
        self.served = frozenset((*table["placing"]["people"], *table["placing"]["served"]))
        self.named_work: Mapping[str, str] = table["named_work"]["verbs"]
        self.manner = frozenset(table["named_work"]["manner"])
        self.noun_verbs = allowed_verbs(lexicons)
        self.appended = frozenset(
            words(piece) for text in table["appended"].values() for piece in str(text).split("{n}")
        ) | frozenset(
            words(piece) for row in lexicons.table("changes")["change"] for piece in re.split(r"\{\w+\}", row["says"])
        )
        self._phrases: dict[str, frozenset[tuple[str, ...]]] = {}
        for term in lexicons.of_kind("task"):
            pieces = {words(p) for ask in (*term.ask, *term.extern) for p in pattern_pieces(ask)}
            pieces |= {words(p) for p in re.split(r"\{[^}]*\}", term.honest)}
            self._phrases[term.id] = frozenset(p for p in pieces if p)

    def phrases(self, task_ids: Iterable[str]) -> frozenset[tuple[str, ...]]:
        """The fixed words that questions about these tasks may bring along."""
        return frozenset(p for t in task_ids for p in self._phrases.get(t, ())) | self.appended


@dataclass(frozen=True)
class Workshop:
    """Checks every option of one bullet; `text` is the resume's, `line` the bullet's annotation.

    `confirmable` are the places elsewhere in the resume that a confirmation may name; `same` are words of the bullet
    with the posting's word that means the very same.
    """

    lists: ClosedLists
    verbs: Verbs
    text: str
    bullet: Span
    line: LineAnnotation
    confirmable: Set[Span] = frozenset()
    same: frozenset[tuple[Span, str]] = frozenset()

    @cached_property
    def _phrases(self) -> frozenset[tuple[str, ...]]:
        return self.lists.phrases(t.term for t in self.line.tasks)

    @cached_property
    def _glue(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _served(self) -> frozenset[str]:
        """The bullet's own words for those who are cared for, which a question may take up."""
        return self.lists.served & frozenset(words(self.bullet.of(self.text)))

    def option(self, kind: OptionKind, segments: Iterable[Segment]) -> RewriteOption:
        """The option, checked, with a capital letter first. Raises DishonestOption."""
        kept = [s for s in segments if not (isinstance(s, Fact | Glue) and not s.text)]
        facts = [s for s in kept if isinstance(s, Fact) and not s.why]
        if not facts:
            raise DishonestOption("an option needs a fact")
        keys = [s.key for s in kept if isinstance(s, Blank | Confirm)]
        if len(keys) != len(set(keys)):
            raise DishonestOption("a question stands twice")
        self._check_gaps(kept)
        return RewriteOption(kind, tuple(_capitalized(kept)))

    def _check_gaps(self, segments: Sequence[Segment]) -> None:
        """Walks from fact to fact and checks what was put in against what was left out."""
        at, inside = self.bullet.start, list[Segment]()
        blanks = any(isinstance(s, Blank) for s in segments)
        for segment in segments:
            if not isinstance(segment, Fact) or segment.why:
                inside.append(segment)
                continue
            self._check_fact(segment, at)
            assert segment.span is not None
            self._check_gap(Span(at, segment.span.start), inside, blanks)
            at, inside = segment.span.end, []
        self._check_gap(Span(at, self.bullet.end), inside, blanks)

    def _check_fact(self, fact: Fact, at: int) -> None:
        if fact.span is None or fact.answer or not self.bullet.covers(fact.span):
            raise DishonestOption("a fact must come from the bullet")
        if fact.span.of(self.text).casefold() != fact.text.casefold():
            raise DishonestOption("a fact must keep its words")
        if fact.span.start < at:
            raise DishonestOption("facts must keep their order")
        for edge in fact.span:
            if (
                self.bullet.start < edge < self.bullet.end
                and self.text[edge - 1].isalnum()
                and self.text[edge].isalnum()
            ):
                raise DishonestOption("a fact must keep whole words")
        for measure in self.line.measures:
            if measure.span.overlaps(fact.span) and not fact.span.covers(measure.span):
                raise DishonestOption("a number must keep its noun")
        end = fact.span.end
        if end < self.bullet.end and self.text[end - 1].isalnum() and self.text[end] in " -":
            following = WORD.match(self.text, end + 1, self.bullet.end)
            if following and following[0].casefold() not in BOUNDARY and _holds_digit(WORD.findall(fact.text)[-1]):
                raise DishonestOption("a number must keep the word behind it")

    def _check_gap(self, gap: Span, inside: Sequence[Segment], blanks: bool) -> None:
        """What stands between two facts: the dropped words of `gap` against the segments put in."""
        if not inside and gap.start == gap.end:
            return
        dropped = gap.of(self.text)
        glue: list[str] = []
        for segment in inside:
            if isinstance(segment, Glue):
                glue.append(segment.text)
            elif isinstance(segment, Confirm):
                self._check_confirm(segment)
            elif isinstance(segment, Blank):
                if not segment.ask.strip() or not segment.key:
                    raise DishonestOption("a blank needs a key and a question")
            elif (segment.span, segment.text) not in self.same:
                raise DishonestOption(f"{segment.text!r} is not the posting's word for what stands there")
        replaced = any(isinstance(s, Blank | Confirm) for s in inside)
        lost = self._lost_verbs(gap, dropped, replaced, blanks, any(g.startswith(":") for g in glue)) if dropped else []
        gained = {lemma for text in glue for lemma in self._glue_verbs(text)}
        if not lost and not gained:
            return
        for lemma in lost:
            if lemma not in gained and not any(self._same_band(lemma, g) for g in gained):
                raise DishonestOption(f"the verb {lemma!r} is lost")
        # A verb may also open a line that a list was parted into.
        parted = any("\n" in text for text in glue) and self._may_be_led("")
        opens = parted or (gap.start == self.bullet.start and self._may_be_led(dropped))
        for lemma in gained:
            if lemma in lost or any(self._same_band(lemma, verb) for verb in lost):
                continue
            if (
                opens
                and any(lemma in self.lists.noun_verbs[t.term] for t in self.line.tasks)
                | (lemma == KEEPS and bool(dropped))
                and not self._only_helped()
            ):
                continue
            raise DishonestOption(f"the verb {lemma!r} is not the person's")

    def _lost_verbs(self, gap: Span, dropped: str, replaced: bool, blanks: bool, colon: bool) -> list[str]:
        """The verbs among the dropped words; every other dropped word must be one that says nothing.

        A `colon` may stand for "such as".
        """
        lost: list[str] = []
        at = 0
        if replaced:
            dropped = PLACEHOLDER.sub(lambda m: " " * len(m[0]), dropped)
        # "the timely submission of": how it was done goes with the noun that becomes a verb.
        named = gap.start == self.bullet.start and words(dropped)[-1:] == ("of",)
        while word := WORD.search(dropped, at):
            at = word.start()
            allowed = [self.lists.vague] if blanks else []
            if gap.start == self.bullet.start or word[0] == "I":
                allowed.append(self.lists.openings)
            if colon:
                allowed.append(self.lists.leading_on)
            if replaced:
                allowed.append(self.lists.generic_ehr)
            found = next((m for p in allowed if (m := p.match(dropped, at))), None)
            if found is None and named and word[0].casefold() in self.lists.manner:
                found = word
            elif found is None and named and word[0].casefold() in self.lists.named_work:
                lost.append(self.lists.named_work[word[0].casefold()])
                found = word
            if found is None:
                form = self.verbs.forms.get(word[0].casefold())
                # "of" may go with its verb: "training of staff" is "trained staff".
                small = ("and", "the", "of") if lost else ("and", "the")
                if word[0].casefold() not in small and form is None:
                    raise DishonestOption(f"the word {word[0]!r} is lost")
                if form:
                    lost.append(form.lemma)
                found = word
            at = found.end()
        return lost

    def _glue_verbs(self, text: str) -> list[str]:
        """The verbs in a piece of glue; every other word must be on a closed list. Most options share their glue."""
        verbs = self._glue.get(text)
        if verbs is None:
            verbs = self._glue[text] = self._verbs_of_glue(text)
        return verbs

    def _verbs_of_glue(self, text: str) -> list[str]:
        if _holds_digit(text):
            raise DishonestOption("glue holds no number")
        verbs: list[str] = []
        own, at = words(text), 0
        phrases = self._phrases
        while at < len(own):
            length = next((n for n in range(len(own) - at, 0, -1) if own[at : at + n] in phrases), 0)
            if not length and own[at] not in self.lists.connecting | self._served:
                form = self.verbs.forms.get(own[at])
                if form is None:
                    raise DishonestOption(f"{own[at]!r} is not a connecting word")
                verbs.append(form.lemma)
            at += length or 1
        return verbs

    def _may_be_led(self, dropped: str) -> bool:
        """Whether a verb may be put in front: for an opening that says nothing, or of words that hold no deed."""
        if dropped.strip(" \t-•*"):
            return bool(self.lists.openings.match(dropped.lstrip(" \t-•*")))
        own = words(self.bullet.of(self.text))
        forms = ((w, self.verbs.forms.get(w)) for w in own)
        return not any(f and w != f.lemma and f.tenses & {"past", "participle"} for w, f in forms)

    def _same_band(self, one: str, other: str) -> bool:
        band = self.verbs.band_of.get(one)
        return band is not None and band == self.verbs.band_of.get(other)

    def _only_helped(self) -> bool:
        """Whether the bullet says that the person helped or watched somewhere: then no verb may be supplied."""
        own = (self.verbs.forms.get(w) for w in words(self.bullet.of(self.text)))
        return any(f is not None and self.verbs.band_of.get(f.lemma) in _BROKEN_BANDS for f in own)

    def _check_confirm(self, confirm: Confirm) -> None:
        if (
            confirm.span not in self.confirmable
            or confirm.span.of(self.text) != confirm.text
            or self.bullet.overlaps(confirm.span)
        ):
            raise DishonestOption("a confirmation must stand elsewhere in the resume")
        if not confirm.key or not confirm.question.strip():
            raise DishonestOption("a confirmation needs a key and a question")


def _capitalized(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with a capital letter at the start of each line."""
    result: list[Segment] = []
    opens = True
    for segment in segments:
        if opens and isinstance(segment, Fact):
            head = len(segment.text) - len(segment.text.lstrip())
            text = segment.text[head:]
            span = segment.span and Span(segment.span.start + head, segment.span.end)
            segment = Fact(text[:1].upper() + text[1:], span, segment.answer, segment.why)
            opens = not text
        elif opens and isinstance(segment, Glue):
            text = segment.text.lstrip(" ,")
            segment = Glue(text[:1].upper() + text[1:])
            opens = not text
        elif isinstance(segment, Blank | Confirm):
            opens = False
        if isinstance(segment, Glue) and "\n" in segment.text:
            segment = Glue(re.sub(r"\n(\w)", lambda m: "\n" + m[1].upper(), segment.text))
            opens = segment.text.endswith("\n")
        if not isinstance(segment, Fact | Glue) or segment.text:
            result.append(segment)
    return result

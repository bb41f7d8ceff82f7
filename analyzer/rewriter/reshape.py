"""Takes a bullet apart: the opening that says nothing, the verb in the right tense, and the words that stay.

The result is a list of pieces in the order of the bullet; a piece is a span of the resume or a verb in a new form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.matchers.inflection import Tense, Verbs
from analyzer.model import Fact, Glue, Segment, Span, Task

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE_OPENERS = re.compile(r"(?:^|,\s*(?:and\s+)?|;\s*|\band\s+|&\s*)(?P<verb>[a-z]+)(?![^\W_])", re.I)
# What ends a noun phrase: after these words the measure has to stand in front.
_BOUNDARY = frozenset(
    "and or for in on at to from with by per as while who that which using via into through during within under "
    "across including such of per before after between when where plus both also then than of".split()
)


@dataclass(frozen=True)
class Shaped:
    """A bullet taken apart: segments, and for each the offset in the resume where it starts (verbs keep theirs)."""

    segments: tuple[tuple[Segment, int], ...]
    changed: bool


def _opening(patterns: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(patterns, key=len, reverse=True)
    return re.compile(
        r"\W*(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + r")(?![^\W_])[\s:,-]*(?:the\s+)?",
        re.I,
    )


class Reshaper:
    """Built once from the lexicons; `shape` is pure."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        self._verbs = verbs
        self._weak = _opening(table["weak_openings"])
        self._person = re.compile(r"\W*(?:i have|i had|i also|i would|i)\s+(?=[a-z]+)", re.I)
        self._noun_verbs = table["noun_verbs"]
        self._families = {t.id: t.family for t in lexicons.of_kind("task")}

    def shape(self, text: str, bullet: Span, current: bool, tasks: Sequence[Task]) -> Shaped:
        """The bullet without its empty opening, its leading verbs in the tense of the job."""
        sentence = bullet.of(text)
        end = len(sentence.rstrip(" .;,"))
        tense: Tense = "base" if current else "past"
        weak = self._weak.match(sentence)
        person = self._person.match(sentence) if not weak else None
        at = weak.end() if weak else person.end() if person else 0
        if at >= end:
            return Shaped(((Fact(sentence, bullet), bullet.start),), False)
        first = _WORD.match(sentence, at)
        form = self._verbs.forms.get(first[0].casefold()) if first else None
        segments: list[tuple[Segment, int]] = []
        changed = bool(weak or person)
        if weak and not (form and "gerund" in form.tenses):
            family = self._families.get(tasks[0].term, "administrative") if tasks else "administrative"
            verb = self._verbs.inflect(self._noun_verbs.get(family, "handle"), tense)
            segments.append((Glue(verb + " "), bullet.start + at))
            segments.append((Fact(sentence[at:end], Span(bullet.start + at, bullet.start + end)), bullet.start + at))
            return Shaped(tuple(segments), True)
        # Verbs that open a coordinated clause change together with the first one.
        if form and (
            weak
            or "gerund" in form.tenses
            or ("third" in form.tenses and first is not None and first[0].casefold() != form.lemma)
        ):
            wanted = "gerund" if "gerund" in form.tenses else "third"
            cursor = at
            for match in _CLAUSE_OPENERS.finditer(sentence[:end], at):
                verb_start = match.start("verb")
                inner = self._verbs.forms.get(match["verb"].casefold())
                if inner is None or wanted not in inner.tenses or match["verb"].casefold() == inner.lemma:
                    continue
                if verb_start > at and wanted == "third" and not _verb_like(sentence, match.end("verb")):
                    continue
                if verb_start > cursor:
                    segments.append(self._fact(text, bullet, cursor, verb_start))
                segments.append((Glue(self._verbs.inflect(inner.lemma, tense)), bullet.start + verb_start))
                cursor = match.end("verb")
                changed = True
            if first is not None and cursor == at:
                segments.append((Glue(self._verbs.inflect(form.lemma, tense)), bullet.start + at))
                cursor = first.end()
                changed = True
            if cursor < end:
                segments.append(self._fact(text, bullet, cursor, end))
            return Shaped(tuple(segments), changed)
        segments.append(self._fact(text, bullet, at, end))
        return Shaped(tuple(segments), changed)

    @staticmethod
    def _fact(text: str, bullet: Span, start: int, end: int) -> tuple[Segment, int]:
        span = Span(bullet.start + start, bullet.start + end)
        return Fact(span.of(text), span), span.start


def _verb_like(sentence: str, end: int) -> bool:
    """Whether a word in -s after a comma goes on like a verb ("takes vitals"), not like a listed noun ("orders,")."""
    rest = sentence[end : end + 30]
    return bool(re.match(r"\s+(?:the\s+|all\s+|and\s+)?[a-z]{2,}", rest)) and not re.match(
        r"\s+(?:and|or|for|to|in|of|with)\b", rest
    )


def insertion_point(text: str, bullet: Span, task_end: int) -> int:
    """Where a measure may stand behind a task: after the noun phrase that the task's words open."""
    end = bullet.start + len(bullet.of(text).rstrip(" .;,"))
    at = task_end
    while at < end:
        match = re.match(r"[ \t]+([^\W_]+(?:['’/-][^\W_]+)*)", text[at:end])
        if not match or match[1].casefold() in _BOUNDARY or match[1].casefold().endswith("ing"):
            break
        at += match.end()
    if text[at : at + 1] == ")" and "(" in text[bullet.start : at]:
        at += 1
    return min(at, end)


def cut(segments: Sequence[tuple[Segment, int]], at: int, insert: Sequence[Segment]) -> list[tuple[Segment, int]]:
    """The segments with `insert` put at the resume offset `at`; facts are cut in two, verbs are not."""
    result: list[tuple[Segment, int]] = []
    done = False
    for segment, start in segments:
        if not done and isinstance(segment, Fact) and segment.span and segment.span.start < at <= segment.span.end:
            head, tail = Span(segment.span.start, at), Span(at, segment.span.end)
            offset = at - segment.span.start
            result.append((Fact(segment.text[:offset], head), head.start))
            result.extend((s, at) for s in insert)
            if tail.end > tail.start:
                result.append((Fact(segment.text[offset:], tail), tail.start))
            done = True
        else:
            result.append((segment, start))
    if not done:
        result.extend((s, at) for s in insert)
    return result

"""Splits a line that lists the names of many works: those at the desk from those in the rooms, each with its verb.

"Phones, scheduling, copays, vitals, EKGs, injections" is "Handled phones, scheduling and copays" and "Performed vitals,
EKGs and injections". A line that holds a verb of its own is left alone: who "scheduled appointments, vitals, EKGs" may
have scheduled all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, NamedTuple

from analyzer.lexicon import Lexicons
from analyzer.matchers.words.inflection import Tense, Verbs
from analyzer.model import Fact, Glue, Span, Task
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.sentences.clauses import Sentence
from analyzer.rewriter.sentences.noun_verbs import ACTIVITY, NounVerbs

Kind = Literal["rooms", "desk", ""]
_VERBS: Mapping[Kind, str] = {"rooms": "perform", "desk": "handle"}
_FEWEST = 2
_ITEM = re.compile(r"\s*(?:(?:and|&)\s+)?([^,;()]+(?:\([^()]*\)[^,;()]*)*)")
# "Check in" names work where nobody stands behind it.
_DESK = re.compile(r"check[ -]?(?:in|out)s?(?:\s*(?:/|and|&)\s*check[ -]?(?:in|out)s?)?", re.I)
# Words of how and when behind a list belong to the whole of it.
_HANGS_ON = re.compile(r"\b(?:for|using|in|with|during|under|per|as)\b", re.I)


class _Item(NamedTuple):
    """An item of the list and the kind of its work; "" where no task tells. `doing`: "posting payments"."""

    span: Span
    kind: Kind
    doing: bool


class NameLists:
    """Built once from the lexicons; `split` is pure."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        rooms = frozenset(lexicons.table("career")["families"]["clinical"])
        self._verbs = verbs
        self._nouns = NounVerbs(lexicons, verbs)
        self._handled = frozenset(map(str.casefold, table["goes_with"]["handle"]))
        self._kinds: dict[str, Kind] = {
            t.id: "rooms" if t.family in rooms else "desk" if t.family == "administrative" else ""
            for t in lexicons.of_kind("task")
        }

    def split(self, sentence: Sentence, tasks: Sequence[Task], tense: Tense) -> list[Edit]:
        """The edits that part the list and put the verbs; none where it is no list of two kinds of work."""
        items = self._items(sentence, tasks)
        runs = self._runs(items)
        if len(runs) != 2 or any(not self._takes_verb(sentence.text, run) for run in runs):
            return []
        edits: list[Edit] = []
        for number, run in enumerate(runs):
            verb = Glue(f"{self._verbs.inflect(_VERBS[run[0].kind], tense).capitalize()} ")
            first = run[0].span
            at = Span(runs[0][-1].span.end if number else first.start, first.start)
            edits.append(Edit(at, (Glue("\n"), verb) if number else (verb,)))
            edits += self._small_letter(sentence.text, first)
            before, last = run[-2].span.end, run[-1].span
            if " and " not in last.of(sentence.text):
                edits.append(Edit(Span(before, last.start), (Glue(" and "),)))
        return edits

    def _items(self, sentence: Sentence, tasks: Sequence[Task]) -> list[_Item]:
        """The items of the list; none where it does not end with one."""
        text, (start, end) = sentence.text, sentence.span
        told = [c.head for c in sentence.clauses if not c.names_only and c.head]
        doing = {h.span.start for h in told if h.tense == "gerund"}
        heads = {h.span.start for h in told} - doing
        items: list[_Item] = []
        at = start
        while at < end and (match := _ITEM.match(text, at, end)):
            span = Span(match.start(1), match.start(1) + len(match[1].rstrip()))
            if _DESK.fullmatch(span.of(text)):
                heads -= {h for h in heads if span.start <= h < span.end}
            own = [t for t in tasks if t.span.start == span.start] or [t for t in tasks if span.covers(t.span)]
            items.append(_Item(span, self._kinds[own[0].term] if own else "", span.start in doing))
            at = match.end() + 1
        if at < end or heads or not items or _HANGS_ON.search(items[-1].span.of(text)):
            return []
        return items

    @staticmethod
    def _runs(items: Sequence[_Item]) -> list[list[_Item]]:
        """Items of one kind that stand together; what no task tells belongs to those before it."""
        kinds: list[Kind] = []
        for item in items:
            kinds.append(item.kind or (kinds[-1] if kinds else ""))
        return [
            [item for item, _ in run] for _, run in groupby(zip(items, kinds, strict=True), key=lambda pair: pair[1])
        ]

    def _takes_verb(self, text: str, run: Sequence[_Item]) -> bool:
        """Whether a run holds verbs of its own, or names that a verb of its kind goes with."""
        kind = run[0].kind
        if kind not in _VERBS or sum(item.kind == kind for item in run) < _FEWEST:
            return False
        if run[0].doing or (kind == "rooms" and any(item.doing for item in run)):
            # "Handled answering phones", "performed stocking rooms"
            return False
        words = [item.span.of(text).casefold().split() for item in run]
        return kind != "desk" or any(self._handled.intersection(w) or ACTIVITY.search(w[-1]) for w in words)

    def _small_letter(self, text: str, item: Span) -> list[Edit]:
        """The edit that takes the capital from a word that a verb stands before now; none for "EKGs"."""
        word = re.match(r"[^\W\d_]+", item.of(text))
        if word is None or not self._nouns.begins_small(word[0]):
            return []
        span = Span(item.start, item.start + len(word[0]))
        return [Edit(span, (Fact(word[0].casefold(), span),))]

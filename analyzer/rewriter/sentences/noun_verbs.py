"""The verb in front of work that a bullet only names: "phlebotomy" -> "performed phlebotomy".

Each task may say which verb goes with its name (`does`), else its family does (`lexicons/rewriting.toml`). A verb is
never stronger than what the bullet says: work that is only helped with takes "assist with", and where a name alone does
not tell what was done (`does = "-"`) there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from analyzer.lexicon import Lexicons
from analyzer.matchers.words.inflection import Verbs
from analyzer.model import Task
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, Clause, Head, Sentence, Token

# Nouns that name an activity of their own: "answered phones, patient scheduling" does not go together.
ACTIVITY = re.compile(r"(?:ing|tion|sion|ment|ance|ence|otomy|entry|intake|care)$", re.I)
NONE = "-"
# The verb of things that somebody is in charge of.
KEEPS = "maintain"
_SHARED_DEEDS = frozenset(("checks", "check", "tests", "counts", "audits", "inspections", "orders"))
_HOW_OFTEN = re.compile(r"[bt]id|qd|daily|weekly|monthly|\d+", re.I)
_ENDS_ITEM = re.compile(r",| \(")
_NUMBERED = re.compile(r"\d+[ -](?:lead|panel|hour|hr) ")
_TITLE_CASE = re.compile(r"([A-Z][a-z]+)(?:-[a-z]+)*(?:/.+)?")


def allowed_verbs(lexicons: Lexicons) -> Mapping[str, frozenset[str]]:
    """For each task the verbs that may stand in front of its name."""
    table: Mapping[str, str] = lexicons.table("rewriting")["noun_verbs"]
    return {
        t.id: frozenset(table.values()) | ({t.does.split()[0]} if t.does and t.does != NONE else frozenset())
        for t in lexicons.of_kind("task")
    }


def _behind_number(sentence: Sentence) -> int:
    """Where a sentence starts, or its second word behind a number that is part of a name ("12-lead EKGs")."""
    kind = _NUMBERED.match(sentence.text, sentence.tokens[0].start, sentence.span.end)
    return kind.end() if kind else sentence.tokens[0].start


def _joins(sentence: Sentence, token: Token) -> bool:
    """Whether a conjunction stands right behind a word."""
    return re.match(r" (?:and|or|&) ", sentence.text[token.end :]) is not None


class NounVerbs:
    """Built once from the lexicons; its methods are pure."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        families: Mapping[str, str] = table["noun_verbs"]
        lists = table["noun_bullets"]
        self._verbs = verbs
        self._nouns = {verb: frozenset(map(str.casefold, nouns)) for verb, nouns in table["goes_with"].items()}
        self._family = {t.id: families.get(t.family, NONE) for t in lexicons.of_kind("task")}
        self._verb = {t.id: t.does or self._family[t.id] for t in lexicons.of_kind("task")}
        self._behind_opening = {i: self._family[i] if verb == NONE else verb for i, verb in self._verb.items()}
        clinical = lexicons.table("career")["families"]["clinical"]
        self._clinical = frozenset(t.id for t in lexicons.of_kind("task") if t.family in clinical)
        self._no_work = frozenset(lists["no_work"])
        self._handled = frozenset(lists["handled"])
        self._names = frozenset(lists["names"])
        self._stand_ins = {name: frozenset(words) for name, words in table["stand_ins"].items()}

    def of(self, sentence: Sentence, tasks: Iterable[Task], *, emptied: bool) -> str | None:
        """The verb, with its particle, that goes with the names of all tasks of the first clause; None for none.

        Behind an opening that was cut (`emptied`) a task without a verb of its own takes that of its family.
        """
        kept = self._kept(sentence)
        if emptied and kept is not None:
            return kept
        start, end = sentence.tokens[0].start, sentence.span.end
        inside = [t for t in tasks if start <= t.span.start < end]
        first = [t for t in inside if t.span.start < sentence.clauses[0].span.end]
        if not first or first[0].span.start != _behind_number(sentence):
            # The clause opens with other words than the task's: only what goes with all work of its kind is said.
            family = self._family[inside[0].term] if inside else NONE
            return family if family != NONE else None
        own = list(dict.fromkeys(t.term for t in first))
        verbs = self._behind_opening if emptied else self._verb
        said = {verbs[term] for term in own}
        if not said or NONE in said or len({v.startswith("assist") for v in said}) > 1:
            return None
        lemma = said.pop() if len(said) == 1 else ""
        if kept is not None and lemma == "perform":
            # Nobody performs an autoclave.
            return None
        if lemma and (lemma == "handle" or self.goes_with(lemma, sentence, sentence.clauses[0])):
            return lemma
        if self._clinical.issuperset(own):
            # "Vitals, injections, phlebotomy" take a verb each; this one goes with all of them.
            return "perform"
        families = {self._family[term] for term in own}
        if len(families) == 1 and self._clinical.isdisjoint(own):
            return families.pop()
        return "handle" if emptied and "handle" in families else None

    def _kept(self, sentence: Sentence) -> str | None:
        """The verb for a list that opens with a thing that is kept ("vaccine fridge, temp logs"); None for another.

        What else stands in it is not maintained ("autoclave, spore testing"): such a list is handled. In "eye wash
        station and AED checks" the last word is that of all.
        """
        nouns = self._nouns[KEEPS]
        named = [t for t in sentence.tokens if not _HOW_OFTEN.fullmatch(t.text)]
        ends = [
            token.lowered
            for token, after in zip_longest(named, named[1:])
            if after is None or after.lowered in BOUNDARY or sentence.text[token.end : after.start] != " "
            if token.lowered not in BOUNDARY
        ]
        if ends and ends[0] in self._handled:
            return "handle"
        if not ends or ends[0] not in nouns or ends[-1] in _SHARED_DEEDS:
            return None
        return KEEPS if nouns.issuperset(ends) else "handle"

    def instead_of_do(self, sentence: Sentence, head: Head, tasks: Sequence[Task]) -> str | None:
        """The verb of the tasks whose names follow a "do" that leads the sentence; None where other words follow.

        "Make EKGs" is done, too, and vaccines are given and not applied; splints are made.
        """
        clause = sentence.clauses[0]
        gives = head.lemma in self._stand_ins["giving"]
        if not gives and head.lemma not in self._stand_ins["verbs"]:
            return None
        if clause.head != head or sentence.tokens[0].start != head.span.start or len(sentence.heads) > 1:
            return None
        own = list(dict.fromkeys(t.term for t in tasks if t.span.start < clause.span.end))
        behind = [t for t in sentence.tokens if head.span.end <= t.start < clause.span.end]
        if not behind or not any(t.span.start <= behind[0].start < t.span.end for t in tasks):
            return None
        form = self._verbs.forms.get(behind[0].lowered)
        if not self._clinical.issuperset(own) or (form is not None and form.lemma == behind[0].lowered):
            # "Did insert catheters" has its verb.
            return None
        said = {self._verb[term] for term in own}
        first = replace(sentence, tokens=tuple(behind))
        lemma = said.pop() if len(said) == 1 else "perform"
        if lemma == NONE or lemma.startswith("assist"):
            return None
        if gives:
            given = lemma == "give" and any(t.lowered in self._stand_ins["given"] for t in behind)
            return lemma if given else None
        ends = (t.lowered for t in behind if t is behind[-1] or _ENDS_ITEM.match(first.text, t.end) or _joins(first, t))
        if head.lemma == "make" and next(ends) in self._stand_ins["made"]:
            return None
        return lemma if self.goes_with(lemma, first, clause) else "perform"

    def goes_with(self, lemma: str, sentence: Sentence, first: Clause) -> bool:
        """Whether a verb goes with the nouns behind it: "handle" with an activity or with what comes in."""
        nouns = self._nouns.get(lemma)
        if nouns is None:
            return True
        if lemma == "handle" and sentence.says("being"):
            return False
        said = [t for t in sentence.tokens if t.start < first.span.end]
        ends = (i for i, t in enumerate(said) if t.lowered in BOUNDARY and t.lowered not in CONJUNCTIONS)
        said = said[: next(ends, len(said))]
        if lemma == "handle":
            return any(t.lowered in nouns or ACTIVITY.search(t.text) for t in said)
        # "Blood pressure checks" are not taken: the last word of the first item tells.
        items = (i for i, t in enumerate(said) if t.lowered in CONJUNCTIONS or _ENDS_ITEM.match(sentence.text, t.end))
        last = next(items, len(said) - 1)
        if not said:
            return False
        # "Depo, Gardasil and flu injections" share the last word.
        return said[last - (said[last].lowered in CONJUNCTIONS)].lowered in nouns or (
            not last and said[-1].lowered in nouns
        )

    def lacks_verb(self, sentence: Sentence, tasks: Sequence[Task]) -> bool:
        """Whether a bullet opens with the name of its first task and holds no verb ("Prior auths for imaging").

        Nothing that tells of what was learned or held, or of whom ("phlebotomy skills", "EKG certified").
        """
        tokens = sentence.tokens
        if sentence.heads or sentence.unknown or sentence.unsure or not tasks or not tokens:
            return False
        if ":" in sentence.text[sentence.span.start : sentence.span.end] or sentence.clauses[0].head is not None:
            return False
        if min(t.span.start for t in tasks) != _behind_number(sentence):
            return False
        opener = self._verbs.forms.get(tokens[0].lowered)
        if opener is not None and "gerund" in opener.tenses and tokens[0].lowered != opener.lemma:
            # "Cleaning and stocking rooms" tells what was done.
            return False
        said = [t.lowered for t in tokens if t.start >= _behind_number(sentence)]
        return not any(word in self._no_work or self._is_deed(word) for word in said)

    def _is_deed(self, word: str) -> bool:
        """Whether a word can only be a verb in the past: it tells what was done, and maybe by whom."""
        form = self._verbs.forms.get(word)
        return form is not None and word != form.lemma and bool(form.tenses & {"past", "participle"})

    def begins_small(self, word: str) -> bool:
        """Whether a word that opened the bullet loses its capital behind a verb ("Phlebotomy", but "EKGs")."""
        title = _TITLE_CASE.fullmatch(word)
        return title is not None and self._names.isdisjoint((word.casefold(), title[1].casefold()))

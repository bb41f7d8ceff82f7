"""Reads a bullet's sentence into clauses: which words are verbs that lead, and where each clause ends.

A clause reaches from its leading verb to the joint ("," "and" ";") in front of the next one. Words that may be a verb
or a noun ("test results", "prescribed medications") are marked as unsure: nobody changes their form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from analyzer.matchers.words.inflection import Form, Tense, Verbs
from analyzer.model import Span
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, WORD, Clause, Head, Sentence, Token
from analyzer.rewriter.sentences.objects import JOINTS, Objects

_ARTICLES = frozenset(("the", "a", "an", "our", "their", "all", "new"))
_BEHIND_RECEIVED = frozenset(("as", "to", "for", "from", "in", "with", "on"))
_JOINT = re.compile(r"[,;&.:]|[-–—]\s")
# What is done later, and no verb.
_FOLLOW_UP = re.compile(
    r"follow[ -]?up (?:care|visits?|appointments?|calls?|instructions?|exams?|testing|tests?)\b", re.I
)
# Behind these a first word is a noun.
_SAID_OF = frozenset(("include", "includes", "included", "are", "is", "were", "was", "of"))
_SUBORDINATE = frozenset("when if because while as since so where who that whenever until".split())
_BE = frozenset("is are was were be been being stay stays keep keeps keeping kept remain remains".split())
# So many words stand at most between such a word and the participle ("is clean, organized and stocked").
_TOLD_WITHIN = 8
_PAST: frozenset[Tense] = frozenset(("past", "participle"))


def _is_adverb(token: Token) -> bool:
    """Whether a word says how ("promptly") and not how often ("daily")."""
    return token.lowered.endswith("ly") and token.lowered not in ("daily", "weekly", "monthly", "hourly", "yearly")


def _goes_on(word: str) -> bool:
    """Whether a word behind a verb is no part of a name: a small one, or whose something is ("Client's records")."""
    return word.islower() or word.endswith(("'s", "’s"))


_NOUNS_IN_LY = frozenset(("family", "supply", "assembly", "elderly"))


class ClauseReader:
    """Built once from the verbs and the word lists of `lexicons/rewriting.toml`; `read` is pure."""

    def __init__(self, verbs: Verbs, table: Mapping[str, Any]) -> None:
        self._verbs = verbs
        words = table["ambiguous"]
        self._nearby = Objects(verbs, words)
        self._nouns = frozenset(words["also_nouns"])
        self._adjectives = frozenset(words["also_adjectives"])
        self._plain = frozenset(words["plain_verbs"])
        self._received = frozenset(words["received"])
        self._names = frozenset(words["work_names"])
        self._takes_to = frozenset(words["takes_to"])
        self._letting = frozenset(words["letting"])
        self._compounds = frozenset(c.casefold() for c in words["compounds"])
        self._descriptions = frozenset(words["also_descriptions"])

    def tokens(self, text: str, span: Span) -> tuple[Token, ...]:
        """The words of `text[span]`."""
        return tuple(Token(m[0], m[0].casefold(), m.start(), m.end()) for m in WORD.finditer(text, *span))

    def first_tense(self, text: str, span: Span) -> Tense | None:
        """The tense of the first verb that leads a clause; None where there is none."""
        first = WORD.search(text, *span)
        token = Token(first[0], first[0].casefold(), first.start(), first.end()) if first else None
        form = self._form(token) if token else None
        if token and form and "gerund" not in form.tenses:
            # The usual bullet: nothing behind its first word can change what that is.
            return self._lead_tense(form, token)
        heads = self.read(text, span).heads
        return heads[0].tense if heads else None

    def read(self, text: str, span: Span, starts: frozenset[int] = frozenset()) -> Sentence:
        """The sentence `text[span]` with its clauses; `starts` are the offsets where tasks start."""
        tokens = self.tokens(text, span)
        if not tokens:
            return Sentence(text, span, (), (Clause(None, span, Span(span.start, span.start)),), False)
        first = next((i for i, t in enumerate(tokens[:2]) if not self._is_adverb(t)), 0)
        lead = self._form(tokens[first])
        if lead and "gerund" in lead.tenses and self._nearby.objectless(text, tokens, first):
            lead = None
        if lead and lead.lemma in self._nouns and first + 1 < len(tokens) and tokens[first + 1].lowered in self._names:
            # "Order entry in the EHR"
            lead = None
        if lead and lead.lemma in self._nouns and first + 1 < len(tokens) and tokens[first + 1].lowered in _SAID_OF:
            # "Services include safety planning"
            lead = None
        if lead and "third" in lead.tenses and self._lists_things(lead, tokens[first:]):
            lead = None
        if lead and self._is_thing_and_things(lead, tokens[first:]):
            lead = None
        if lead and self._is_first_name(text, lead, tokens[first:]):
            lead = None
        if lead and any(" ".join(t.lowered for t in tokens[first : first + n]) in self._compounds for n in (2, 3)):
            # "Contact lens training", "Follow up calls to patients"
            lead = None
        if lead and self._descriptions.issuperset(t.lowered for t in tokens[first : first + 2]):
            lead = None
        found: list[tuple[int, Head]] = []
        unsure = unknown = False
        tense: Tense | None = None
        if lead:
            tense = self._lead_tense(lead, tokens[first])
            unsure = self._is_received(lead, tokens[first : first + 2])
            found.append((first, Head(Span(tokens[first].start, tokens[first].end), lead.lemma, tense)))
        elif tokens[first].lowered.endswith("ed") and len(tokens[first].text) > 4:
            # A verb that we do not know: its clause ends where the next verb starts, but nothing is inflected.
            tense, unknown = "past", True
            found.append((first, Head(Span(tokens[first].start, tokens[first].end), "", tense, hangs=True)))
        for index in range(first + 1, len(tokens)):
            if not self._joined(text, tokens, index) and not self._runs_on(text, tokens, index, tense):
                is_task = tokens[index].start in starts
                if not found or not self._lost_comma(text, tokens, found[-1], index, tense, is_task=is_task):
                    continue
            if self._after_to(tokens, found[-1][0] if found else first, index):
                continue
            listed = self._nearby.in_list(text, tokens, found[-1][0] if found else first, index)
            head, doubt = self._head(text, tokens, index, tense, tokens[index].start in starts, listed)
            unsure = unsure or doubt
            if tense == "gerund" and tokens[index].lowered.endswith("ing") and self._form(tokens[index]) is None:
                unknown = unknown or not self._nearby.objectless(text, tokens, index)
            if head:
                found.append((index, head))
        return Sentence(
            text,
            span,
            tokens,
            tuple(self._clauses(text, span, tokens, found)),
            unsure or unknown,
            unknown,
            self._is_garbled(text, tokens),
        )

    def _is_adverb(self, token: Token) -> bool:
        """Whether a first word only says how: "daily", and no family or supply."""
        return token.lowered.endswith("ly") and token.lowered not in _NOUNS_IN_LY and self._form(token) is None

    def _lists_things(self, lead: Form, tokens: Sequence[Token]) -> bool:
        """Whether a line opens with nouns in the plural ("Refills and prior auths") and not with two verbs."""
        if tokens[0].lowered == lead.lemma or len(tokens) < 3 or tokens[1].lowered not in ("and", "or"):
            return False
        other = self._form(tokens[2])
        if lead.lemma not in self._nouns:
            # "Draws and labs": what no verb follows is no verb itself; "Greets and re-books patients" is two.
            return other is None and len(tokens) == 3 and "-" not in tokens[2].text
        return other is None or "third" not in other.tenses

    def _is_first_name(self, text: str, lead: Form, tokens: Sequence[Token]) -> bool:
        """Whether a line opens with the first name of a list ("Triage, vitals, UA") and not with two verbs.

        What "-ing" goes on is no verb, either: "Triage and splinting".
        """
        if lead.lemma not in self._nouns or tokens[0].lowered != lead.lemma or len(tokens) < 3:
            return False
        by_comma = text[tokens[0].end : tokens[1].start].strip() == ","
        if not by_comma and tokens[1].lowered not in CONJUNCTIONS:
            return False
        other = self._form(tokens[1 if by_comma else 2])
        return by_comma if other is None else "gerund" in other.tenses

    def _is_thing_and_things(self, lead: Form, tokens: Sequence[Token]) -> bool:
        """Whether a line opens with a noun and one in the plural ("Inventory and returns of medications")."""
        if lead.lemma not in self._nouns or tokens[0].lowered != lead.lemma or len(tokens) < 4:
            return False
        other = self._form(tokens[2])
        plural = other is not None and other.tenses == {"third"} and other.lemma in self._nouns
        return plural and tokens[1].lowered == "and" and tokens[3].lowered in ("of", "for", "in")

    def _form(self, token: Token) -> Form | None:
        return self._verbs.forms.get(token.lowered)

    @staticmethod
    def _lead_tense(form: Form, token: Token) -> Tense:
        for tense in ("gerund", "past", "third"):
            if tense in form.tenses and token.lowered != form.lemma:
                return tense
        return "participle" if form.tenses & _PAST and token.lowered != form.lemma else "base"

    @staticmethod
    def _joined(text: str, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word stands behind a comma, a conjunction or the end of a sentence, with or without an "I"."""
        if index > 1 and tokens[index - 1].text == "I" and _SUBORDINATE.isdisjoint(t.lowered for t in tokens[:index]):
            # "Gave flu shots and I drew blood"; behind "when the doctor asked and I" the doctor would draw it.
            index -= 1
        if (
            index > 1
            and _is_adverb(tokens[index - 1])
            and not text[tokens[index - 1].end : tokens[index].start].strip()
        ):
            # "..., and promptly transcribes orders"
            index -= 1
        if tokens[index - 1].lowered in JOINTS:
            return True
        gap = text[tokens[index - 1].end : tokens[index].start]
        return gap != " " and _JOINT.search(gap) is not None

    def _is_garbled(self, text: str, tokens: Sequence[Token]) -> bool:
        """Whether two or more verbs in capitals stand in the midst of a sentence of small words.

        One is enough where a small word stands right before it, another behind it, and its form is not the first's:
        "entered charges into the computer Answering calls from families" are two lines.
        """
        small = sum(t.text[:1].islower() for t in tokens)
        found = [
            t
            for before, t in pairwise(tokens)
            if t.text.istitle() and self._form(t) and not re.search(r"[.:]", text[before.end : t.start])
        ]
        if len(found) >= 2 and small >= 2 and not self._in_title_case(tokens):
            return True
        threes = zip(tokens, tokens[1:], tokens[2:], strict=False)
        return any(self._starts_anew(text, *three, tokens[0]) for three in threes)

    def _starts_anew(self, text: str, before: Token, token: Token, after: Token, first: Token) -> bool:
        """Whether a verb in capitals opens another line ("into the computer Answering calls")."""
        form, lead = self._form(token), self._form(first)
        if form is None or not token.text.istitle() or len(token.text) < 4 or not before.text.islower():
            return False
        if before.lowered in BOUNDARY | _ARTICLES or not _goes_on(after.text) or after.lowered in JOINTS:
            return False
        if text[before.end : token.start] != " " or text[token.end : after.start] != " ":
            return False
        if lead is not None and form.tenses & lead.tenses:
            return False
        return token.lowered != form.lemma or form.lemma not in self._nouns

    @staticmethod
    def _in_title_case(tokens: Sequence[Token]) -> bool:
        """Whether nearly every longer word has a capital letter ("Room Patients and Take Vital Signs")."""
        longer = [t for t in tokens if len(t.text) > 3 and t.text.isalpha()]
        return sum(t.text[:1].isupper() for t in longer) > 0.8 * len(longer)

    def _runs_on(self, text: str, tokens: Sequence[Token], index: int, lead: Tense | None) -> bool:
        """Whether a verb in capitals goes on where a line break was lost ("... concern Assist families")."""
        token, before = tokens[index], tokens[index - 1]
        if not token.text[:1].isupper() or not before.text.islower() or before.lowered in BOUNDARY | _ARTICLES:
            return False
        form = self._form(token)
        if index + 1 < len(tokens) and tokens[index + 1].text[:1].isupper() and not token.lowered.endswith("ed"):
            # "the internal Resolve Application" is a name.
            return False
        return (
            form is not None and lead in form.tenses and text[before.end : token.start] == " " and len(token.text) > 3
        )

    def _lost_comma(
        self,
        text: str,
        tokens: Sequence[Token],
        last: tuple[int, Head],
        index: int,
        lead: Tense | None,
        *,
        is_task: bool,
    ) -> bool:
        """Whether a verb goes on where a comma was left out ("took vitals gave shots drew blood")."""
        since, head = last
        token, before, form = tokens[index], tokens[index - 1], self._form(tokens[index])
        if form is None or index - 1 == since or text[before.end : token.start] != " " or token.text[:1].isupper():
            return False
        if before.lowered in BOUNDARY | _ARTICLES or _is_adverb(before):
            return False
        if index + 1 == len(tokens) or tokens[index + 1].lowered in BOUNDARY:
            return False
        plural = before.lowered.endswith("s") or before.lowered in ("blood", "inventory")
        if lead == "past":
            past = "past" in form.tenses and token.lowered != form.lemma
            return is_task and past and (plural or token.lowered not in self._adjectives)
        if lead != "base" or token.lowered != form.lemma or not plural:
            return False
        if not is_task and (form.lemma not in self._plain or self._lets(tokens[since:index], head)):
            return False
        return self._nearby.has_object(text, tokens, index)

    def _lets(self, tokens: Sequence[Token], head: Head) -> bool:
        """Whether others are said to do something ("help patients complete forms", "ensure that patients receive")."""
        return head.lemma in self._letting or any(t.lowered in ("that", "who", "help", "let") for t in tokens)

    def _after_to(self, tokens: Sequence[Token], since: int, index: int) -> bool:
        """Whether a base form goes on after "to" ("helped to room patients and take vitals")."""
        form = self._form(tokens[index])
        if not form or tokens[index].lowered != form.lemma:
            return False
        return any(
            tokens[i].lowered == "to" and (f := self._form(tokens[i + 1])) and tokens[i + 1].lowered == f.lemma
            for i in range(since + 1, index - 1)
        )

    def _is_received(self, form: Form, words: Sequence[Token]) -> bool:
        """Whether a line tells what was done to the person ("Recognized by", "Chosen to"): its verb keeps its form."""
        if not form.tenses & _PAST or words[0].lowered == form.lemma or len(words) < 2:
            return False
        following = words[1].lowered
        return following == "by" or (form.lemma in self._received and following in _BEHIND_RECEIVED)

    def _head(
        self, text: str, tokens: Sequence[Token], index: int, lead: Tense | None, is_task: bool, listed: bool
    ) -> tuple[Head | None, bool]:
        """The verb at `index` as the head of a clause, and whether the word leaves a doubt."""
        token, form = tokens[index], self._form(tokens[index])
        if token.text.isupper() and len(token.text) > 1 and not tokens[0].text.isupper():
            # "ALERT IIS" is a name.
            return None, False
        if form is None and token.lowered.startswith("re-") and token.lowered[3:] in self._verbs.forms:
            # "removes and re-applies": a verb that is not inflected here, so that neither is the other.
            return None, True
        if index + 1 < len(tokens) and f"{token.lowered} {tokens[index + 1].lowered}" in self._compounds:
            # "height, weight and head circumference"
            return None, False
        if token.lowered == "follow" and _FOLLOW_UP.match(text, token.start):
            # "dental hygiene and follow up care"
            return None, True
        if form is None or (
            token.text[:1].isupper()
            and "." not in text[tokens[index - 1].end : token.start]
            and not token.text.isupper()
            and not self._in_title_case(tokens)
            and not self._runs_on(text, tokens, index, lead)
        ):
            return None, self._may_lead(text, tokens, index, form, lead)
        place = Span(token.start, token.end)
        objectless = self._nearby.objectless(text, tokens, index)
        if "gerund" in form.tenses:
            if objectless:
                return None, lead == "gerund"
            if index + 1 < len(tokens) and tokens[index + 1].lowered == "to" and form.lemma not in self._takes_to:
                return None, lead == "gerund" and not listed
            return Head(place, form.lemma, "gerund", hangs=lead not in ("gerund", None)), False
        if form.tenses & _PAST and token.lowered != form.lemma:
            if lead in ("gerund", "third", None) or (objectless and self._told_of(text, tokens, index)):
                return None, False
            if token.lowered in self._adjectives and not is_task and not self._nearby.goes_with_past(tokens, index):
                return None, True
            return Head(place, form.lemma, "past"), False
        if "third" in form.tenses and lead != "third" and token.lowered != form.lemma:
            # "performing clerical duties and assists nurses"
            return None, lead is not None and not objectless and self._nearby.has_object(text, tokens, index)
        if lead is None or lead == "gerund":
            return None, bool(lead) and token.lowered in self._plain and not objectless
        if token.lowered == form.lemma:
            if lead != "base":
                # "weight and head circumference": only a word that is nothing but a verb counts here.
                plain = form.lemma in self._plain or (
                    is_task and not listed and self._nearby.has_object(text, tokens, index)
                )
                return (Head(place, form.lemma, "base"), False) if plain and not objectless else (None, False)
            if not objectless and (form.lemma in self._plain or self._nearby.has_object(text, tokens, index)):
                return Head(place, form.lemma, "base"), False
            if not objectless and text[tokens[index - 1].end : token.start].startswith(","):
                # "..., check caffeine holds": very likely a verb, so its clause ends there; its form stays.
                return Head(place, form.lemma, "base", hangs=True), True
            return None, True
        if "third" in form.tenses and lead == "third" and not objectless:
            if form.lemma in self._nouns and self._nearby.may_be_item(text, tokens, index, listed):
                return None, True
            return Head(place, form.lemma, "third"), False
        return None, False

    @staticmethod
    def _told_of(text: str, tokens: Sequence[Token], index: int) -> bool:
        """Whether a participle says what something is, as the word before it does ("is clean and stocked")."""
        before = index - 1
        while before >= 0 and index - before < _TOLD_WITHIN:
            if tokens[before].lowered in _BE:
                return not re.search(r"[;.()]", text[tokens[before].end : tokens[index].start])
            if tokens[before].lowered in BOUNDARY - frozenset(JOINTS):
                return False
            before -= 1
        return False

    def _may_lead(self, text: str, tokens: Sequence[Token], index: int, form: Form | None, lead: Tense | None) -> bool:
        """Whether a word in capitals may be a verb in the tense of the first ("..., Schedule appointments")."""
        if form is None or lead not in ("base", "third") or lead not in form.tenses:
            return False
        named = lead == "base" and form.lemma not in self._plain and not self._nearby.has_object(text, tokens, index)
        return not named and not self._nearby.objectless(text, tokens, index)

    @staticmethod
    def _clauses(text: str, span: Span, tokens: Sequence[Token], found: Sequence[tuple[int, Head]]) -> Sequence[Clause]:
        if not found:
            return [Clause(None, span, Span(span.start, span.start))]
        starts: list[tuple[int, int]] = []  # where the joint starts, where the clause starts
        for index, head in found:
            before, start = index - 1, head.span.start
            if before > 0 and _is_adverb(tokens[before]) and not text[tokens[before].end : start].strip():
                start, before = tokens[before].start, before - 1
            if before > 0 and tokens[before].text == "I":
                before -= 1
            while before >= 0 and tokens[before].lowered in JOINTS:
                before -= 1
            starts.append((tokens[before].end if before >= 0 else span.start, start))
        clauses: list[Clause] = []
        adverbs = all(t.lowered.endswith("ly") for t in tokens[: found[0][0]])
        if not adverbs and found[0][1].tense == "gerund" and starts[0][0] > span.start:
            clauses.append(Clause(None, Span(span.start, starts[0][0]), Span(span.start, span.start)))
        else:
            starts[0] = (span.start, span.start)
        for number, (_, head) in enumerate(found):
            end = starts[number + 1][0] if number + 1 < len(found) else span.end
            joint, start = starts[number]
            clauses.append(Clause(head, Span(start, end), Span(joint, start)))
        return clauses

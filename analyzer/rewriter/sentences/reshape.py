"""Takes out the opening that says nothing and puts the verbs into the tense of the job, as edits of the bullet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from analyzer.lexicon import Lexicons
from analyzer.matchers.words.inflection import Tense, Verbs
from analyzer.model import Entry, Fact, Glue, Span, Task
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.sentences.clauses import BOUNDARY, CONJUNCTIONS, Clause, Head, Sentence, Token
from analyzer.rewriter.sentences.noun_verbs import ACTIVITY, NounVerbs
from analyzer.rewriter.sentences.reader import ClauseReader

# Behind what one of these opens no further thing of the verb follows.
_PLACED = frozenset(("in", "at", "using", "during", "per", "within", "via"))
# In front of a thing: what stands before one of these is no name of it.
_DETERMINERS = frozenset(("the", "a", "an", "all", "our", "my", "their", "each", "every"))
_OWN_PERSON = re.compile(r"(?<![^\W_])I(?:\s+(?:also|then|have|had|would|was able to))?\s+(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Shaped:
    """The edits that straighten a bullet, the sentence that is left, whether the words got better by them, and whether
    an opening that says nothing was taken away."""

    edits: tuple[Edit, ...]
    sentence: Sentence
    better: bool
    opened: bool = False


class Led(NamedTuple):
    """The edits that put verbs in front, and the sentence as these verbs lead it."""

    edits: Sequence[Edit]
    sentence: Sentence


def opening(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for an opening with what parts it from the rest."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"\W*(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + r")(?![^\W_])[\s:,-]*(?:the\s+)?",
        re.I,
    )


class Reshaper:
    """Built once from the lexicons; `shape` is pure."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs, reader: ClauseReader) -> None:
        table: Mapping[str, Any] = lexicons.table("rewriting")
        self._verbs = verbs
        self._reader = reader
        self._weak = opening(table["weak_openings"])
        self._person = opening(table["first_person"])
        kinds, leading_on = ("|".join(table["lists"][name]) for name in ("of", "leading_on"))
        # The kind of work, in front of the work itself.
        self._kind_of_work = re.compile(rf"([^\W\d_][\w&/, -]{{2,50}}? (?:{kinds}))(,? (?:{leading_on}):? )", re.I)
        self._noun_verbs = NounVerbs(lexicons, verbs)
        self._generic = frozenset(table["noun_verbs"].values()) | frozenset(table["ambiguous"]["wide_verbs"])
        self._nouns = frozenset(table["ambiguous"]["also_nouns"])
        self._plain = frozenset(table["ambiguous"]["plain_verbs"])
        self._describing = frozenset(table["ambiguous"]["also_describing"])
        self._also_past = frozenset(table["ambiguous"]["also_past"])
        self._deeds = frozenset(table["ambiguous"]["deeds"])
        self._named: Mapping[str, str] = table["named_work"]["verbs"]
        self._manner = frozenset(table["named_work"]["manner"])
        self._descriptions = frozenset(table["ambiguous"]["also_descriptions"])
        self._acts = frozenset(table["ambiguous"]["acts"])
        self._takes_of = frozenset(table["ambiguous"]["takes_of"])

    def tense(self, text: str, entry: Entry) -> Tense:
        """The tense of a job: base for a current one, unless all of its bullets (three or more) stand in the past."""
        if not entry.current:
            return "past"
        forms = [f for b in entry.bullets if (f := self._first_form(text, b.span)) is not None]
        # A block without dates ("Skills Lab") keeps its past also where it has one line or two.
        enough = 3 if entry.start or entry.kind == "job" else 1
        return "past" if len(forms) >= enough and all(f == "past" for f in forms) else "base"

    def _first_form(self, text: str, bullet: Span) -> Tense | None:
        if self._weak.match(bullet.of(text)):
            return None
        return self._reader.first_tense(text, bullet)

    def shape(
        self, text: str, bullet: Span, tense: Tense, tasks: Sequence[Task], *, measured: bool, in_job: bool
    ) -> Shaped:
        """The bullet without its empty opening, its leading verbs in this tense.

        With `in_job` it tells of work that was done: where it only names it, a verb is put in front.
        """
        whole = bullet.of(text)
        end = bullet.start + len(whole.rstrip(" .;,"))
        weak = self._weak.match(whole)
        person = None if weak else self._person.match(whole)
        used = weak.end() if weak else person.end() if person else 0
        at = bullet.start + used
        tail = [Edit(Span(end, bullet.end))] if end < bullet.end else []
        starts = frozenset(t.span.start for t in tasks)
        sentence = self._reader.read(text, Span(at, end), starts)
        if at >= end or not sentence.tokens:
            return Shaped((), self._reader.read(text, Span(bullet.start, max(end, bullet.start)), starts), False)
        if weak and (below := self._behind_kind(text, Span(at, end), tense, tasks)):
            return Shaped((Edit(Span(bullet.start, at)), *below.edits, *tail), below.sentence, True, True)
        if weak:
            led = self._after_weak(text, sentence, tense, tasks)
            if led is None and self._opens_with_deed(sentence):
                # No tense fits all of the list: it stands well without its opening as it is ("Answering phones, ...").
                return Shaped((Edit(Span(bullet.start, at)), *tail), sentence, True, True)
            if led is None:
                return Shaped(tuple(tail), self._reader.read(text, Span(bullet.start, end), starts), False)
            return Shaped((Edit(Span(bullet.start, at)), *led.edits, *tail), led.sentence, True, True)
        if (
            not person
            and self._opens_with_doing(sentence)
            and (named := self._named_work(text, sentence, tense, tasks))
        ):
            return Shaped((*named, *tail), sentence, True, True)
        if in_job and not person and not measured and self._noun_verbs.lacks_verb(sentence, tasks):
            if named := self._named_work(text, sentence, tense, tasks):
                return Shaped((*named, *tail), sentence, False)
            if self._names_deed(sentence):
                # "Administration of medications, care of patients": nobody performs an administration.
                return Shaped(tuple(tail), sentence, False)
            if led := self._with_noun_verb(text, sentence, tense, tasks, (), emptied=False):
                return Shaped((*led.edits, *self._small_letter(sentence.tokens[0]), *tail), led.sentence, False)
        edits = self._in_tense(text, sentence, tense, measured)
        if doing := self._doing(text, sentence, tense, tasks):
            edits = [doing, *(e for e in edits if not e.span.overlaps(doing.span))]
        if stray := self._stray_of(text, sentence, tense):
            edits = [stray, *(e for e in edits if not e.span.overlaps(stray.span))]
        commas = [Edit(c.joint, (Glue(", "),)) for c in sentence.clauses[1:] if self._lacks_comma(text, c)]
        edits += commas
        soft = self._soft(sentence, tense)
        if soft:
            edits = [soft, *(e for e in edits if not e.span.overlaps(soft.span))]
        if person:
            lead = sentence.heads[0] if sentence.heads else None
            if lead is None or lead.span.start != sentence.tokens[0].start:
                return Shaped(tuple(tail), self._reader.read(text, Span(bullet.start, end), starts), False)
            edits = [Edit(Span(bullet.start, at)), *edits]
            for match in _OWN_PERSON.finditer(text, at, end):
                if any(h.span.start == match.end() for h in sentence.heads):
                    edits.append(Edit(Span(*match.span())))
        return Shaped((*edits, *tail), sentence, bool(edits), bool(person or soft or commas or stray))

    def _behind_kind(self, text: str, said: Span, tense: Tense, tasks: Sequence[Task]) -> Led | None:
        """ "Front office duties such as answering phones" as "front office duties: answered phones", else None."""
        kind = self._kind_of_work.match(text, *said)
        if kind is None:
            return None
        form = self._verbs.forms.get(kind[1].split()[0].casefold())
        if form is not None and "gerund" in form.tenses:
            # "Performing clinical duties such as" has a verb of its own.
            return None
        inner = self._reader.read(text, Span(kind.end(), said.end), frozenset(t.span.start for t in tasks))
        if inner.tokens and not inner.heads and not inner.unsure:
            # "Clinical duties: vitals, EKGs and blood draws"
            return Led((Edit(Span(kind.start(2), kind.end(2)), (Glue(": "),)),), inner)
        if not inner.tokens or not self._opens_with_deed(inner):
            return None
        edits, inner = self._after_weak(text, inner, tense, tasks) or Led((), inner)
        return Led((Edit(Span(kind.start(2), kind.end(2)), (Glue(": "),)), *edits), inner)

    def _small_letter(self, opener: Token) -> Sequence[Edit]:
        """The edit that takes the capital from a word that no longer opens its bullet; none for "EKGs"."""
        if not self._noun_verbs.begins_small(opener.text):
            return ()
        span = Span(opener.start, opener.end)
        return (Edit(span, (Fact(opener.text[:1].lower() + opener.text[1:], span),)),)

    @staticmethod
    def _lacks_comma(text: str, clause: Clause) -> bool:
        """Whether nothing but a space parts a clause from the one before ("took vitals gave shots")."""
        return clause.joint.of(text) == " " and clause.head is not None and text[clause.span.start].islower()

    def opening_end(self, text: str, bullet: Span) -> int:
        """Where an opening that says nothing ends, or the bullet starts."""
        weak = self._weak.match(bullet.of(text))
        return bullet.start + (weak.end() if weak else 0)

    def opened(self, text: str, bullet: Span, tasks: Sequence[Task]) -> Shaped | None:
        """The bullet without its empty opening where a form in -ing stands behind it, which stays as it is."""
        weak = self._weak.match(bullet.of(text))
        if weak is None:
            return None
        whole = self.untouched(text, bullet, tasks)
        at = bullet.start + weak.end()
        sentence = self._reader.read(text, Span(at, whole.sentence.span.end), frozenset(t.span.start for t in tasks))
        if not self._opens_with_deed(sentence):
            return None
        return Shaped((Edit(Span(bullet.start, at)), *whole.edits), sentence, True, True)

    def done(self, text: str, shaped: Shaped) -> Shaped:
        """The bullet with its only verb in the past, for a number of all the time until now ("trained 8 new MAs")."""
        sentence = shaped.sentence
        if sentence.unsure or len(sentence.heads) != 1 or sentence.heads[0].tense == "past":
            return shaped
        head = sentence.heads[0]
        if head.span.start == head.span.end or head.span.start != sentence.tokens[0].start:
            return shaped
        others = (e for e in shaped.edits if not e.span.overlaps(head.span))
        return replace(shaped, edits=(self._changed(text, head, "past"), *others))

    def untouched(self, text: str, bullet: Span, tasks: Sequence[Task]) -> Shaped:
        """The bullet as it stands, without the mark at its end."""
        end = bullet.start + len(bullet.of(text).rstrip(" .;,"))
        sentence = self._reader.read(text, Span(bullet.start, end), frozenset(t.span.start for t in tasks))
        return Shaped((Edit(Span(end, bullet.end)),) if end < bullet.end else (), sentence, False)

    def _after_weak(self, text: str, sentence: Sentence, tense: Tense, tasks: Sequence[Task]) -> Led | None:
        """The verbs after an opening that was cut; None where no honest verb fits."""
        lead = sentence.clauses[0].head
        if lead and lead.tense in ("past", "third", "participle"):
            return Led(self._in_tense(text, sentence, tense, measured=False), sentence)
        if sentence.unknown:
            return None
        heads = [h for h in sentence.heads if h.tense == "gerund"]
        if lead and lead.tense == "gerund" and not sentence.unsure and self._verbal(sentence):
            return Led([self._changed(text, h, tense) for h in heads], sentence)
        if lead is None and (named := self._named_work(text, sentence, tense, tasks)):
            return Led([*named, *(self._changed(text, h, tense) for h in heads)], sentence)
        if lead and lead.tense == "base" and self._is_deed(sentence, lead, tasks):
            # "In charge of triage the patients, take vitals"
            if sentence.unsure:
                # In the plain form a word that may be a verb needs no change.
                return Led([], sentence) if tense == "base" else None
            return Led(self._in_tense(text, sentence, tense, measured=False), sentence)
        if lead and lead.tense == "base" and lead.span.end < sentence.span.end and lead.lemma in self._deeds:
            return None
        return self._with_noun_verb(text, sentence, tense, tasks, heads, emptied=True)

    def _verbal(self, sentence: Sentence) -> bool:
        """Whether every part of the list goes with one of the verbs."""
        for clause in sentence.clauses:
            if clause.head is None or self._breaks_off(sentence, clause):
                return False
            own = [t for t in sentence.tokens if clause.head.span.end <= t.start < clause.span.end]
            if not own:
                if clause is sentence.clauses[-1]:
                    return False
                continue
            if clause.head.lemma in self._generic:
                continue
            listed = False
            for index, token in enumerate(own):
                after = sentence.text[token.end : own[index + 1].start if index + 1 < len(own) else clause.span.end]
                ends_item = index + 1 == len(own) or "," in after or own[index + 1].lowered in ("and", "or")
                if ends_item and listed and ACTIVITY.search(token.text):
                    return False
                listed = listed or (ends_item and index + 1 < len(own))
        return True

    @staticmethod
    def _breaks_off(sentence: Sentence, clause: Clause) -> bool:
        """Whether a list goes on behind the place of its work, with things that the verb is not about.

        "Sterilizing instruments in the autoclave, weekly spore tests": nobody sterilizes the tests.
        """
        own = (t for t in sentence.tokens if clause.span.start <= t.start < clause.span.end)
        return any(t.lowered in _PLACED and "," in sentence.text[t.end : clause.span.end] for t in own)

    def _with_noun_verb(
        self,
        text: str,
        sentence: Sentence,
        tense: Tense,
        tasks: Sequence[Task],
        heads: Sequence[Head],
        *,
        emptied: bool,
    ) -> Led | None:
        """A verb in front of nouns ("phlebotomy" -> "performed phlebotomy"), never stronger than the bullet's own."""
        lemma = self._noun_verbs.of(sentence, tasks, emptied=emptied)
        if lemma is None:
            return None
        if any(
            self._verbs.band_of.get(f.lemma) in ("assist", "learn")
            for t in sentence.tokens
            if (f := self._verbs.forms.get(t.lowered))
        ):
            return None
        first = sentence.clauses[0]
        plain = first.head is None or first.head.tense == "gerund" or first.head.lemma in self._nouns
        if not plain:
            return None
        if not self._noun_verbs.goes_with(lemma, sentence, first) or sentence.says("handling"):
            # "Handled timely handling"
            return None
        edits: list[Edit] = []
        if heads and first.head is None and heads[0].span.start >= first.span.end:
            # "phlebotomy and sending specimens": the rest has verbs of its own.
            last = sentence.clauses[1:]
            whole = first.joint.start == first.span.start and len(last) == 1 and "and" in last[0].joint.of(text)
            if "," in first.span.of(text) or not whole or re.search(r",|\band\b", last[0].span.of(text)):
                lemma = "handle"
            else:
                edits = [self._changed(text, h, tense) for h in heads]
        elif heads and heads[0].lemma in self._plain:
            # "Handle managing denials" is no better than what stands there.
            first_verbs = self._first_verbs(text, sentence, tense, heads)
            return None if first_verbs is None else Led(first_verbs, sentence)
        elif heads and first.head and self._takes_object(sentence, first):
            # "Handle answering phones, scheduling and filing"
            return None
        elif heads:
            lemma = "handle"
        at = sentence.tokens[0].start
        article = " the " if text[:at].casefold().endswith("the ") else " "
        if first.head is None or first.head.tense == "base":
            # From here on the sentence reads as one that the verb leads; "autoclave" is the thing.
            head = Head(Span(at, at), lemma.split()[0], tense)
            sentence = replace(sentence, clauses=(replace(first, head=head), *sentence.clauses[1:]))
        return Led([Edit(Span(at, at), (Glue(self._verbs.inflect(lemma, tense) + article),)), *edits], sentence)

    def _opens_with_deed(self, sentence: Sentence) -> bool:
        """Whether a sentence starts with a form in -ing and its object ("keeping the closet stocked")."""
        first = sentence.clauses[0]
        return bool(first.head and first.head.tense == "gerund" and self._takes_object(sentence, first))

    @staticmethod
    def _takes_object(sentence: Sentence, clause: Clause) -> bool:
        """Whether the verb of a clause is followed by something at once ("answering phones", "working up patients")."""
        head = clause.head
        after = next((t for t in sentence.tokens if head and head.span.end <= t.start < clause.span.end), None)
        return head is not None and after is not None and sentence.text[head.span.end : after.start] == " "

    def _is_deed(self, sentence: Sentence, lead: Head, tasks: Sequence[Task]) -> bool:
        """Whether a base that opens a sentence can only be a verb: "triage the patients", "perform EKGs".

        "Clean exam rooms" names work where our own reader finds a task in it.
        """
        after = next((t.lowered for t in sentence.tokens if t.start >= lead.span.end), "")
        if after in _DETERMINERS or sum(h.tense == "base" for h in sentence.heads) > 1:
            # "Answer phones, check in patients, collect copays"
            return True
        if lead.lemma in self._acts and after.endswith("s"):
            return True
        describes = lead.lemma in self._descriptions and all(t.span.start != lead.span.start for t in tasks)
        return lead.lemma in self._plain and not describes and after not in ("", "of", "and")

    def _opens_with_doing(self, sentence: Sentence) -> bool:
        """Whether a sentence starts with a form in -ing as the name of a deed ("drawing of blood")."""
        return [t.lowered for t in sentence.tokens[1:2]] == ["of"] and self._doing_at(sentence.tokens[0]) is not None

    def _names_deed(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with the name of a deed and what it was done to ("administration of ...")."""
        first, *after = (t.lowered for t in sentence.tokens[:2])
        return after == ["of"] and first in self._named

    def _doing_at(self, token: Token) -> str | None:
        """The verb of a form in -ing."""
        form = self._verbs.forms.get(token.lowered)
        return form.lemma if form and "gerund" in form.tenses and token.lowered != form.lemma else None

    def _stray_of(self, text: str, sentence: Sentence, tense: Tense) -> Edit | None:
        """ "Collect of samples" as "collect samples": no such verb goes on with "of"."""
        lead = sentence.clauses[0].head
        if lead is None or sentence.unsure or lead.tense not in ("base", "past") or len(sentence.tokens) < 3:
            return None
        verb, of = sentence.tokens[:2]
        if verb.start != lead.span.start or of.lowered != "of" or lead.lemma not in self._plain - self._takes_of:
            return None
        return Edit(Span(verb.start, of.end), self._changed(text, lead, tense).segments)

    def _named_work(self, text: str, sentence: Sentence, tense: Tense, tasks: Sequence[Task]) -> Sequence[Edit]:
        """ "Training of new staff" as "trained new staff": the verb and its object are the person's own.

        So is "the timely submission of claims" as "submitted claims". Nothing where the list goes on with what the
        verb is not about ("drawing of blood and EKGs").
        """
        first, *others = sentence.clauses
        tokens = [t for t in sentence.tokens if t.start < first.span.end]
        start = tokens[0].start
        while len(tokens) > 3 and tokens[0].lowered in self._manner | CONJUNCTIONS:
            tokens = tokens[1:]
        noun, after = tokens[0], [t.lowered for t in tokens[1:2]]
        lemma = self._named.get(noun.lowered) or self._doing_at(noun)
        if lemma is None or after != ["of"] or sentence.unsure or len(tokens) < 3:
            return ()
        if any(c.head is None or c.head.tense != "gerund" for c in others):
            return ()
        if any(sentence.text.startswith(" of ", c.head.span.end) for c in others if c.head):
            return ()
        own = {t.term for t in tasks if t.span.start <= tokens[2].end and t.span.end > start}
        works = {t.span.start for t in tasks if t.term not in own}
        edits: list[Edit] = []
        placed = False
        for before, token in pairwise(tokens[2:]):
            # "For covid, flu and strep" is no list of what was done.
            placed = placed or before.lowered in BOUNDARY - CONJUNCTIONS
            joined = before.lowered in CONJUNCTIONS or "," in text[before.end : token.start]
            if not joined:
                continue
            form = self._verbs.forms.get(token.lowered)
            if form and form.lemma == token.lowered and form.lemma in self._plain:
                # "Drawing of blood and send to the lab"
                edits.append(self._changed(text, Head(Span(token.start, token.end), form.lemma, "base"), tense))
            elif (verb := self._of_verb(sentence, token)) is not None:
                # "... and preparing of trays"
                told = self._changed(text, Head(Span(token.start, token.end), verb, "gerund"), tense)
                edits.append(Edit(Span(token.start, token.end + len(" of")), told.segments))
            elif ACTIVITY.search(token.text) or (token.start in works and not placed):
                return ()
        edit = self._changed(text, Head(Span(noun.start, noun.end), lemma, "gerund"), tense)
        return [Edit(Span(start, tokens[1].end), edit.segments), *edits]

    def _of_verb(self, sentence: Sentence, token: Token) -> str | None:
        """The verb of the name of a deed that "of" joins to what it was done to."""
        if not sentence.text.startswith(" of ", token.end):
            return None
        return self._named.get(token.lowered) or self._doing_at(token)

    def _first_verbs(self, text: str, sentence: Sentence, tense: Tense, heads: Sequence[Head]) -> list[Edit] | None:
        """The verbs at the start in this tense ("managing and resolving denials for ..."); None where others follow."""
        known = {h.span.start for h in heads}
        others = (
            t for t in sentence.tokens
            if t.start not in known and t.lowered not in self._describing
            and (f := self._verbs.forms.get(t.lowered)) and "gerund" in f.tenses
        )  # fmt: skip
        if any(others) or self._breaks_off(sentence, sentence.clauses[0]):
            return None
        return [self._changed(text, h, tense) for h in heads]

    def _in_tense(self, text: str, sentence: Sentence, tense: Tense, measured: bool) -> list[Edit]:
        """The verbs in the tense of the job; none where a word may be no verb, or a deed that is done."""
        heads = sentence.heads
        if not heads or sentence.unsure or sentence.clauses[0].head is None:
            return []
        if tense == "base" and (measured or any(h.lemma in self._deeds for h in heads)):
            # "Trained 8 new hires" in a current job is done: it stays in the past, and the rest with it.
            return []
        if tense == "base" and (sentence.says("was") or sentence.says("were") or sentence.says("had")):
            # "Made sure shots due were marked" would not fit together any more.
            return []
        if tense == "past" and heads[0].tense == "gerund" and not self._verbal(sentence):
            return []
        return [self._changed(text, h, tense) for h in heads if h.tense != tense and not self._same(text, h, tense)]

    def _same(self, text: str, head: Head, tense: Tense) -> bool:
        word = head.span.of(text).casefold()
        return self._verbs.inflect(head.lemma, tense) == word or (tense == "past" and word in self._also_past)

    def _changed(self, text: str, head: Head, tense: Tense) -> Edit:
        form = self._verbs.inflect(head.lemma, tense)
        if head.span.of(text).isupper():
            form = form.upper()
        elif head.span.of(text)[:1].isupper():
            form = form[:1].upper() + form[1:]
        return Edit(head.span, (Glue(form),))

    def _doing(self, text: str, sentence: Sentence, tense: Tense, tasks: Sequence[Task]) -> Edit | None:
        """ "Did EKGs" as "performed EKGs": the verb of the task, in the same band."""
        head = sentence.heads[0] if sentence.heads else None
        if head is None or sentence.unsure or head.tense not in ("base", "past", "gerund"):
            return None
        lemma = self._noun_verbs.instead_of_do(sentence, head, tasks)
        return self._changed(text, Head(head.span, lemma, head.tense), tense) if lemma else None

    def _soft(self, sentence: Sentence, tense: Tense) -> Edit | None:
        """ "Helped with" as "Assisted with": the same band, the field's own word."""
        heads = sentence.heads
        if not heads or heads[0].lemma != "help" or len(sentence.tokens) < 2:
            return None
        if sentence.tokens[0].start != heads[0].span.start or sentence.tokens[1].lowered != "with":
            return None
        wanted = heads[0].tense if sentence.unsure else tense
        if wanted not in ("base", "past"):
            return None
        return Edit(heads[0].span, (Glue(self._verbs.inflect("assist", wanted)),))

"""Puts a measure behind a task's words ("took vital signs on 25 patients a day") or in brackets behind their list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analyzer.lexicon import Ask
from analyzer.matchers.words.inflection import Form, Verbs
from analyzer.matchers.words.words import singular
from analyzer.model import Glue, Span
from analyzer.rewriter.asking.blanks import blank_for, opens_with, pattern_segments
from analyzer.rewriter.edits import Edit, Placement
from analyzer.rewriter.sentences.adjuncts import Adjuncts
from analyzer.rewriter.sentences.clauses import (
    BOUNDARY,
    CONJUNCTIONS,
    Clause,
    Sentence,
    Token,
    noun_phrase_end,
    opens_description,
)

_BRACKETED = re.compile(r"[^\W\d_][^()%]*? (?:a|an|per|each) [a-z]+")
_PLURAL = re.compile(r"[a-z][a-z -]*[^s\W]s")
# "({n} projects)" says too little behind a whole list; people are counted wherever they are trained.
_LONE = re.compile(r"\(\{n\} (?!people)[a-z-]+\)")
# A list goes on behind an item.
_LISTED_ON = re.compile(r"\s*(?:,|&|and\b)\s*[^\W_]")
# Prepositions that open something of their own: a measure may stand in front of them.
_LOOSE = frozenset("and or in at during using within across before after while as under throughout via by when".split())
_BE = frozenset("is are was were be been being get gets".split())
_STOCK = frozenset(("inventory", "rooms"))
_DESCRIBES = re.compile(r"\s+(on|of|for|with|from|to|about|in|by)\s+([^\W_]+)[^,;:.()]*$")
_EVERY = re.compile(r" (?:every|each) (?:[^\W\d_]+ ?){1,2}$")
# Participles that say something about the whole sentence stand at its end.
_TELLING = frozenset(("chosen", "used", "entered", "filed", "read", "ready"))
# An item of a list that needs no noun of a later one ("Strep, flu and UA tests").
_WHOLE = re.compile(r"(?:[^s\W]s|[a-z]ing|tion|sion|ment|ance|ence|otomy|care|entry|intake|puncture)$", re.I)
# A bracket may stand behind at most so many words that go on after the list ("... on vaccines (40 items)").
_NEAR = 8


class BehindWords:
    """Built once from the verbs and the table `rewriting`; `place` is pure."""

    def __init__(self, verbs: Verbs, adjuncts: Adjuncts, table: Mapping[str, Any]) -> None:
        self._adjuncts = adjuncts
        self._verbs = verbs
        self._others = frozenset(table["placing"]["other_people"])
        self._describing = frozenset(table["placing"]["describing"])
        self._like_adverbs = frozenset(table["placing"]["like_adverbs"])
        self._places = re.compile(rf"(?<![^\W_])(?:{'|'.join(table['placing']['places'])})", re.I)
        self._clinicians = frozenset(table["placing"]["clinicians"])
        self._wide = frozenset(table["placing"]["wide_units"])
        self._also_nouns = frozenset(table["ambiguous"]["also_nouns"])
        self._adjectives = frozenset(table["ambiguous"]["also_adjectives"])

    def place(
        self, sentence: Sentence, clause: Clause, core: int, ask: Ask, key: str, apart: frozenset[int]
    ) -> Placement | None:
        """The edits that put the question behind the words; None where no place reads well.

        `core` is where the task's words end, `apart` holds where tasks end that are counted in something else.
        """
        text = sentence.text
        if clause.head and clause.span.end <= clause.head.span.end:
            # "filed" in "filed, faxed and scanned charts" has no object to stand behind.
            return None
        if opens_with(ask) in _TELLING:
            return self._at_the_end(sentence, clause, ask, key)
        point = self._adjuncts.before(text, core, noun_phrase_end(sentence, clause, core))
        point = self._before_adverbs(sentence, core, point)
        if not self._agrees(ask, text[clause.span.start : point]):
            return None
        if text.endswith(" up", 0, point) and text.startswith(" to date", point):
            point += len(" to date")
        inside = text[clause.span.start : point]
        rest = text[point : clause.span.end]
        listed = bool(re.search(r",|&|/|\band\b|\bor\b", inside + rest.split(" for ")[0])) or clause.head is None
        first = ask.after.split(" ", 1)[0].strip("({")
        if first == "of":
            # It stands right behind its noun, whatever goes on ("a budget of about $400,000 a year and ...").
            listed = clause.head is None
        if ask.after.startswith("("):
            if _LONE.fullmatch(ask.after):
                return None
            point = self._behind_with(sentence, clause, point)
            whole = self._is_whole_item(sentence, clause, point, ask)
            end = self._adjuncts.before(text, point, self._list_end(sentence, clause, point, apart, whole=whole))
            belongs = self._belongs(text[end : clause.span.end])
            if text.startswith(" of ", end) and not belongs:
                return None
            if belongs and (text.startswith((" by ", " of "), end) or text.endswith("due", 0, end)):
                # "patients overdue | for well checks"
                end = clause.span.end
            end = self._own_item(sentence, clause, point, end, ask, apart)
            if end < 0 or not self._is_whole(sentence, clause, end) or self._only_clinicians(sentence, clause, end):
                return None
            segments = tuple(pattern_segments(ask, key))
            if ask.period and end == point and self._named_before(ask, text[clause.span.start : end]):
                # "EKGs (20 a week), phlebotomy, injections"
                segments = (Glue(" ("), blank_for(ask, key), Glue(f" {ask.period})"))
            return Placement((Edit(Span(end, end), segments),), bracket=True)
        following = re.match(r"\s+([^\W_]+)", rest)
        word = following[1].casefold() if following else ""
        own = {t.lowered for t in sentence.tokens if clause.span.start <= t.start < clause.span.end}
        counted = {singular(w) for w in re.findall(r"[a-z]{4,}", ask.after)} - BOUNDARY - {"week", "month", "year"}
        if "patient" in counted:
            counted |= {"pt", "pts"}
        bracketed = bool(_BRACKETED.fullmatch(ask.unit) or (ask.dimension in _STOCK and _PLURAL.fullmatch(ask.unit)))
        repeated = any(singular(t.lowered) in counted for t in sentence.tokens)
        if (
            not listed
            and not repeated
            and first not in own
            and (first not in ("with", "covering") or (point == sentence.span.end and not bracketed))
            and (not word or (word in _LOOSE and word != first))
            and (first != "for" or sentence.says("for") < 2)
        ):
            return Placement((Edit(Span(point, point), tuple(pattern_segments(ask, key))),))
        if "$" in ask.after:
            return None
        if ask.dimension == "rooms" and not self._places.search(text, clause.span.start, point):
            return None
        if bracketed:
            point = self._behind_with(sentence, clause, point)
            whole = self._is_whole_item(sentence, clause, point, ask)
            end = self._adjuncts.before(text, point, self._list_end(sentence, clause, point, apart, whole=whole))
            left = text[end : clause.span.end]
            belongs = self._belongs(left)
            if left.startswith(" of ") and not belongs:
                return None
            if belongs:
                end = clause.span.end
            if "patients" in ask.unit and text[clause.span.start : end].rsplit(" ", 1)[-1].casefold() in self._others:
                return None
            end = self._own_item(sentence, clause, point, end, ask, apart)
            if end < 0 or not self._is_whole(sentence, clause, end) or self._only_clinicians(sentence, clause, end):
                return None
            if text[end - 1] == ")" or (
                "(" in text[clause.span.start : end] and ")" not in text[clause.span.start : end]
            ):
                return None
            segments = (Glue(" ("), blank_for(ask, key), Glue(f" {self._unit(ask, text[clause.span.start : end])})"))
            return Placement((Edit(Span(end, end), segments),), bracket=True)
        return None

    def _own_item(
        self, sentence: Sentence, clause: Clause, point: int, end: int, ask: Ask, apart: frozenset[int]
    ) -> int:
        """`end` where it ends a list; within one the end of the task's own item, or -1 where a number would not fit it.

        "Vitals (20 patients a day), oxygen, splinting" counts what was asked. In "flu shots, B12, Depo" a number of
        vaccines behind the first item would seem to count this one alone.
        """
        wide = not self._wide.isdisjoint(ask.unit.split())
        wide = wide and not self._named_before(ask, sentence.text[clause.span.start : end])
        if wide and any(clause.span.start < at < point for at in apart):
            # "Depo-Provera, RhoGAM and Tdap": not all of them are vaccines.
            return -1
        if not _LISTED_ON.match(sentence.text, end, clause.span.end):
            return end
        return -1 if wide else point

    @staticmethod
    def _behind_with(sentence: Sentence, clause: Clause, point: int) -> int:
        """`point` behind the noun that a lone verb takes with "with" ("assist | with paps, colposcopy")."""
        match = re.compile(r" with [^\W_]+").match(sentence.text, point, clause.span.end)
        if clause.head is None or point != clause.head.span.end or match is None:
            return point
        return noun_phrase_end(sentence, clause, match.end())

    def _only_clinicians(self, sentence: Sentence, clause: Clause, end: int) -> bool:
        """Whether a bracket would count those who are helped ("help dentist (20 procedures a week) when short")."""
        head = clause.head
        own = [t.lowered for t in sentence.tokens if head and head.span.end <= t.start < end and t.lowered != "the"]
        return bool(own) and self._clinicians.issuperset(own)

    def _before_adverbs(self, sentence: Sentence, core: int, point: int) -> int:
        """`point` without words at its end that only say how ("charts accurately and neatly")."""
        for token in reversed(sentence.tokens):
            if token.end > point or token.start < core:
                continue
            adverb = token.lowered.endswith("ly") and token.lowered not in self._like_adverbs
            if not adverb and token.lowered not in CONJUNCTIONS:
                return token.end if token.end < point else point
        return point

    @staticmethod
    def _at_the_end(sentence: Sentence, clause: Clause, ask: Ask, key: str) -> Placement | None:
        """ "..., chosen from 20 coworkers": behind the last clause and nowhere else."""
        if clause is not sentence.clauses[-1]:
            return None
        end = sentence.span.end
        before, after = ask.after.split("{n}")
        return Placement((Edit(Span(end, end), (Glue(f", {before}"), blank_for(ask, key), Glue(after))),))

    def _agrees(self, ask: Ask, before: str) -> bool:
        """Whether a question's words fit the last noun: "of about $" a budget; a team or devices no single one."""
        # "Calibrated the analyzer every morning" ends, for this, with the analyzer.
        words = re.findall(r"[^\W_]+", _EVERY.sub("", before.casefold()))
        last = words[-1] if words else ""
        if opens_with(ask) == "of":
            return singular(last) in re.findall(r"[a-z]+", ask.question.casefold().split(",")[0])
        if ask.dimension == "rooms" and "room" in words and "rooms" not in words:
            return False
        if ask.dimension not in ("team", "inventory") or opens_with(ask) == "for":
            return True
        many = {name.split()[-1] for name in (*ask.before, *self._others)}
        return last in many or last not in {singular(name) for name in many}

    def _is_whole(self, sentence: Sentence, clause: Clause, end: int) -> bool:
        """Whether what ends at `end` is a whole item that a bracket may stand behind.

        Not an adverb or an adjective in front of "and" ("laboratory and diagnostic studies"), nor a verb whose object
        stands behind a further verb ("faxed, scanned and copied documents").
        """
        index = next((i for i, t in enumerate(sentence.tokens) if t.end == end), None)
        if index is None:
            return True
        token, text = sentence.tokens[index], sentence.text
        goes_on = re.compile(r"\s*(?:,\s*)?(?:and|or|&)\s|\s*[,/]").match(text, end)
        if token.lowered in BOUNDARY or token.text.isdigit():
            return False
        form = self._verbs.forms.get(token.lowered)
        opens = index > 0 and (
            sentence.tokens[index - 1].lowered in CONJUNCTIONS
            or "," in text[sentence.tokens[index - 1].end : token.start]
        )
        if form is not None and opens and self._has_particle(form, text[end:]):
            return False
        if form is not None and opens and token.lowered == form.lemma and form.lemma not in self._also_nouns:
            if text[end : clause.span.end].strip():
                # "numb the area and take | before and after pictures"
                return False
        if form is not None and opens and form.lemma == token.lowered and self._has_object(sentence, clause, index):
            # "check INRs and document | dosing"
            return False
        if goes_on is None:
            return True
        if clause.head is not None and end <= clause.head.span.end:
            # "Centrifuge, aliquot and ship samples"
            return False
        head = clause.head
        particle = sentence.text[head.span.end : end].strip() if head else ""
        if head and particle and particle in self._verbs.particles.get(head.lemma, ()):
            # "Draw up and give vaccines"
            return False
        if form is not None and index and sentence.tokens[index - 1].lowered in _BE:
            # "rooms are cleaned and stocked"
            return False
        if form is not None and "gerund" in form.tenses:
            return not self._shares_object(sentence, index)
        if form is not None and opens and token.lowered == form.lemma and form.lemma not in self._also_nouns:
            # "process, aliquot and ship samples": a verb whose object stands further on.
            return clause.head is None or clause.head.tense != "base"
        if form is not None and opens and self._in_verbs(sentence, index):
            # "hire, train, schedule and evaluate staff"
            return False
        if end >= clause.span.end:
            return True
        adverb = token.lowered.endswith("ly") and token.lowered not in self._like_adverbs
        if adverb or token.lowered in self._describing:
            return not re.match(r"\s*(?:and|or|&)\s", text[end:])
        if form is None or not opens or token.lowered == form.lemma:
            return True
        following = next((t for t in sentence.tokens[index + 1 :] if t.lowered not in CONJUNCTIONS), None)
        other = self._verbs.forms.get(following.lowered) if following else None
        return other is None or not other.tenses & form.tenses

    @staticmethod
    def _has_object(sentence: Sentence, clause: Clause, index: int) -> bool:
        """Whether a word that is no preposition follows at once ("and document | dosing from the provider")."""
        token, behind = sentence.tokens[index], sentence.tokens[index + 1 : index + 2]
        return (
            bool(behind)
            and behind[0].start < clause.span.end
            and (sentence.text[token.end : behind[0].start] == " " and behind[0].lowered not in BOUNDARY)
            and not behind[0].lowered.endswith("ly")
        )

    def _in_verbs(self, sentence: Sentence, index: int) -> bool:
        """Whether a base form stands as one of several in a row, which share the object of the last."""
        following = [t for t in sentence.tokens[index + 1 :] if t.lowered not in CONJUNCTIONS][:1]
        row = (*sentence.tokens[:1], sentence.tokens[index], *following)
        return len(row) > 2 and all((f := self._verbs.forms.get(t.lowered)) and f.lemma == t.lowered for t in row)

    def _has_particle(self, form: Form, behind: str) -> bool:
        """Whether a verb goes on with its small word ("call | in dose changes", "assist | with biopsies")."""
        following = re.match(r" ([a-z]+)", behind)
        own = ("with",) if form.lemma in ("assist", "help") else self._verbs.particles.get(form.lemma, ())
        return following is not None and following[1] in own

    def _shares_object(self, sentence: Sentence, index: int) -> bool:
        """Whether a form in -ing has its object behind a further one ("filing and scanning charts")."""
        behind = sentence.tokens[index + 1 : index + 4]
        if len(behind) < 3 or behind[0].lowered not in CONJUNCTIONS or behind[2].lowered in BOUNDARY:
            return False
        form = self._verbs.forms.get(behind[1].lowered)
        gap = sentence.text[behind[1].end : behind[2].start]
        return form is not None and "gerund" in form.tenses and gap == " "

    @staticmethod
    def _unit(ask: Ask, before: str) -> str:
        """The unit in a bracket, without the noun where the only noun before it is that one ("EKGs (20 a week)")."""
        alone = not re.search(r",|&|/|\band\b|\bor\b", before)
        named = ask.period and alone and BehindWords._named_before(ask, before)
        return ask.period if named else ask.unit

    @staticmethod
    def _named_before(ask: Ask, before: str) -> bool:
        """Whether the last word before a bracket is the noun that it counts."""
        return f"{before.rsplit(' ', 1)[-1]} {ask.period}".casefold() == ask.unit.casefold()

    def _belongs(self, left: str) -> bool:
        """Whether the rest of a clause describes its nouns ("on vaccines"), and tells no aim ("to ensure safety")."""
        match = _DESCRIBES.match(left)
        if match is None or self._adjuncts.before(left, 0, len(left)) < len(left) or len(left.split()) > _NEAR:
            return False
        if self._adjuncts.opens(left, 0, len(left)):
            return False
        form = self._verbs.forms.get(match[2].casefold())
        return form is None or match[1] not in ("to", "by")

    @staticmethod
    def _is_whole_item(sentence: Sentence, clause: Clause, point: int, ask: Ask) -> bool:
        """Whether a number behind an item of a list without a verb would count this item and no other.

        "Wound care, tube feedings, foley care": nothing says that one number counts them all. "Blood cultures, timed
        draws, glucose tests" are all draws, and "Strep, flu and UA tests" are all tests.
        """
        if not clause.names_only or not _WHOLE.search(sentence.text, clause.span.start, point):
            return False
        item = re.split(r",\s*|\s+(?:and|or)\s+", sentence.text[clause.span.start : point])[-1].casefold()
        names = [name.casefold() for name in ask.before]
        return item in names or item.rsplit(" ", 1)[-1] not in {name.rsplit(" ", 1)[-1] for name in names}

    def _list_end(
        self, sentence: Sentence, clause: Clause, point: int, apart: frozenset[int], *, whole: bool = False
    ) -> int:
        """The end of the list of nouns that the task stands in, inside its clause; in front of a task `apart`.

        A `whole` item of a list without a verb stands for itself.
        """
        end = item = point
        opens = False
        for token in sentence.tokens:
            if token.start < point:
                continue
            if token.start >= clause.span.end:
                break
            gap = sentence.text[end : token.start]
            if (
                token.text[0].isdigit()
                or token.lowered == "etc"
                or re.search(r"[;:.()]|\s[-–—]\s", gap)
                or (token.lowered in BOUNDARY and token.lowered not in CONJUNCTIONS)
                or opens_description(sentence.text, token.lowered, token.end)
            ):
                break
            if self._goes_on_with_verb(token) or (gap == " " and self._tells_more(sentence, token, end)):
                break
            joins = token.lowered in CONJUNCTIONS
            if whole and "," in gap and end == point:
                return end
            if "," in gap or joins:
                item, opens = end, True
            if token.end in apart or (opens and (self._may_be_verb(token) or self._pairs(sentence, clause, token))):
                return item
            if not joins:
                end, opens = token.end, False
        return end

    def _tells_more(self, sentence: Sentence, token: Token, end: int) -> bool:
        """Whether a form in -ing says what the things before it do ("new hires ensuring safety")."""
        form = self._verbs.forms.get(token.lowered)
        plural = sentence.text[:end].endswith("s") and not sentence.text[:end].endswith("ss")
        return form is not None and "gerund" in form.tenses and plural and sentence.text.startswith(" ", token.end)

    def _may_be_verb(self, token: Token) -> bool:
        """Whether an item of a list may be work of its own ("faxing referrals and calling patients")."""
        form = self._verbs.forms.get(token.lowered)
        return form is not None and "gerund" in form.tenses and token.lowered not in self._adjectives

    def _pairs(self, sentence: Sentence, clause: Clause, token: Token) -> bool:
        """Whether an item of a list is a verb with another one beside it ("collect samples, label and send them")."""
        if clause.head is None or clause.head.tense != "base":
            return False
        index = sentence.tokens.index(token)
        own, joint, other = (*sentence.tokens[index : index + 3], None, None)[:3]
        return bool(other and joint and joint.lowered in CONJUNCTIONS and self._is_base(own) and self._is_base(other))

    def _is_base(self, token: Token | None) -> bool:
        form = self._verbs.forms.get(token.lowered) if token else None
        return token is not None and form is not None and form.lemma == token.lowered

    def _goes_on_with_verb(self, token: Token) -> bool:
        """Whether a verb in the past starts something new in a list ("staff time off and helped with histories")."""
        form = self._verbs.forms.get(token.lowered)
        if form is None or token.lowered == form.lemma or token.lowered in self._adjectives:
            return False
        return bool(form.tenses & {"past", "participle"}) and not form.tenses & {"base", "gerund"}

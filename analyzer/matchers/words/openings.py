"""Tells what the verb forms of a line do: whether one opens it, in which tense, and which only look like verbs.

Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from analyzer.matchers.tasks.content import is_adverb
from analyzer.matchers.words.closed_words import (
    ADJECTIVE,
    ASPECTS,
    BEFORE_VERB,
    CLOSED,
    DEED,
    DEGREES,
    DESCRIBED_NOUNS,
    DESCRIBING_PLURALS,
    DETERMINERS,
    IRREGULAR_PASTS,
)
from analyzer.matchers.words.inflection import Form, Tense, Verbs, regular_forms
from analyzer.matchers.words.leads import condition_end, lead_ends, marked_starts, place_end
from analyzer.matchers.words.words import Word

# A few words with a gerund name a skill ("cash handling and banking").
_PHRASE = 5
_OPENING: tuple[Tense, ...] = ("base", "third", "gerund")
_PAST: frozenset[str] = frozenset(("past", "participle"))
# "Primary role: Manage ...", "Duties: Answer ..."
_WORK = re.compile(r"\W*(?:[a-z]+\s+){0,2}(?:roles?|duties|responsibilities|functions?|tasks?)\s*:", re.I)
# So many items behind stars tell of work; one behind an arrow does.
_STARRED = 2
_PAIR = 2
# So many words at most stand in a line that verbs joined by commas do not open.
_JOINED = 3
# A job's own line that goes on to tell of work has so many words at least.
_GLUED = 25


class Openings:
    """Built once from the table `line_kinds`; every question is pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self._verbs = verbs
        self._adjectives = frozenset(table["adjectives"])
        self._pairs = frozenset(table["describing_pairs"])
        self._moving = frozenset(table["moving_adjectives"])
        self._nouns = frozenset(table["noun_verbs"])
        spelled = [regular_forms(verb) for verb in table["more_verbs"]]
        self._more = frozenset(forms[tense] for forms in spelled for tense in _OPENING)
        self._plain = frozenset(table["more_verbs"])
        self._roles = frozenset(table["title_words"])
        self._keeping = frozenset(table["keeping_verbs"])
        self._abilities = frozenset(table["ability_nouns"])
        self._care_work = frozenset(table["care_work"])
        self._fields = frozenset(table["field_gerunds"])

    def _form(self, word: Word) -> Form | None:
        return self._verbs.form(word.text.casefold())

    def tells_story(self, words: Sequence[Word]) -> bool:
        """Whether "I" or "we" does something in the line ("when the lead left I took over")."""
        for word, following in zip_longest(words, words[1:]):
            if word.text in ("I", "we") and following and (form := self._form(following)) and form.tenses & {"past"}:
                return True
        return False

    def goes_on(self, words: Sequence[Word]) -> bool:
        """Whether a job's own line goes on to tell of work: two verbs or more in the past open sentences in it."""
        if len(words) <= _GLUED:
            return False
        return sum(w.text[0].isupper() and not w.text.isupper() and self.tells_past([w]) for w in words) >= _STARRED

    def acts(self, line: str, words: Sequence[Word]) -> bool:
        """Whether somebody does or did something where a line opens, or behind a place, a label or a first phrase."""
        start = place_end(line) or condition_end(line)
        rest = [w for w in words if w.start >= start] if start else words
        if self.verb_first(rest) or self.joins_verbs(rest):
            return True
        for end in lead_ends(line):
            behind = [w for w in words if w.start >= end]
            # "Status: Married" tells nothing of work.
            if behind and _WORK.match(line) and self.verb_first(behind):
                return True
            known = len(behind) > _PHRASE or (behind and self._form(behind[0]))
            if len(behind) > 1 and known and self._reports(behind):
                return True
        starts = marked_starts(line)
        told = sum(self._reports(items) for s in starts if (items := [w for w in words if w.start >= s][:4]))
        return told >= (_STARRED if "*" in line else 1)

    def _reports(self, words: Sequence[Word]) -> bool:
        """Whether words open with "I", "was" or a past or third form: "was responsible", "provides care"."""
        if words[0].text in ("I", "was", "were") and len(words) > 1:
            return True
        first = next((w for w in words[:2] if not is_adverb(w.text.casefold())), words[0])
        form = self._form(first)
        if form is None and not first.text.casefold().endswith("ed"):
            return False
        is_verb = form is None or bool(form.tenses & {"past", "third"} and first.text.casefold() != form.lemma)
        return is_verb and not self.is_adjective(words) and self.verb_first(words)

    def is_adjective(self, words: Sequence[Word]) -> bool:
        """Whether the word that opens a line, adverbs aside, describes a person though it looks like a verb.

        "Motivated individual", "Strongly committed to ...", "Organized and efficient", not "Motivated the staff".
        """
        if words[0].norm == "self" or (len(words) > 1 and f"{words[0].norm} {words[1].norm}" in self._pairs):
            return True
        if len(words) > 1 and words[0].text.casefold() in DEGREES and self.tells_past(words[1:]):
            # "Well organized", "Highly motivated by a crowd", not "Highly regarded by ..."
            return len(words) == _PAIR or words[2].norm not in ("by", "for")
        at = 0
        while at < min(2, len(words) - 1) and is_adverb(words[at].text.casefold()):
            at += 1
        text = words[at].text.casefold()
        following = words[at + 1] if at + 1 < len(words) else None
        if text in self._adjectives:
            if following is None:
                return True
            if following.norm == "and" and self._verbs.form(text) and at + 2 < len(words):
                # "Oriented and mentored new staff"
                return not self.tells_past(words[at + 2 :]) or words[at + 2].text.casefold() in self._adjectives
            moves = text in self._moving and (_is_plural(following) or following.text.casefold() in DETERMINERS)
            return not (following.norm in ("that", "all") or moves)
        form = self._verbs.form(text)
        if form is None or not form.tenses & {"base", *_PAST}:
            return False
        if following is None:
            return at > 0 and bool(form.tenses & _PAST)
        # "Organized, punctual and friendly"
        is_listed = following.start - words[at].end > 1
        if (following.norm != "and" and not is_listed) or at + 2 >= len(words):
            return False
        beside = words[at + 2 - is_listed].text.casefold()
        known = self._verbs.form(beside)
        return known is None and bool(ADJECTIVE.fullmatch(beside))

    def verb_first(self, words: Sequence[Word]) -> bool:
        """Whether a line opens with what somebody does or did, adverbs and small words aside."""
        if words and self.is_adjective(words):
            return False
        for index, word in enumerate(words[:3]):
            text = word.text.casefold()
            if is_adverb(text) or text in BEFORE_VERB:
                continue
            named = len(words) > 1 and f"{text} {words[1].norm}" in self._verbs.compounds
            # "Managed care contracts" are of a field, "Managed care transitions" tells of work.
            if named and not (len(words) > 2 and words[2].norm in self._care_work):
                return False
            form = self._verbs.form(text)
            if form is None:
                return len(words) > 2 and self._is_unknown_verb(text, words[index + 1 :])
            if "base" in form.tenses and text == form.lemma:
                # "Chart ...", "Order ..." may be nouns ("Order entry"); "Review ..." opens a duty.
                following = words[1].text.casefold() if len(words) > 1 else ""
                if word is words[0] and text in self._nouns:
                    form = self._verbs.form(following)
                    joins = following == "and" and not (self.is_plain_verb(words[2:3]) or self._have_object(words))
                    is_role = len(words) > 1 and words[1].text.istitle() and following in self._roles
                    is_noun = joins or is_role or following == "of" or (form and form.tenses & {"base", "gerund"})
                    # "Transfer patients correctly": what a noun describes has no plural before it.
                    is_verb = len(words) > 3 or (len(words) > 2 and _is_plural(words[1]))
                    return is_verb and not is_noun
                return len(words) > 1
            return True
        return False

    def _have_object(self, words: Sequence[Word]) -> bool:
        """Whether two words that may be nouns are verbs by what follows: "Measure and record vitals"."""
        form = self._form(words[2]) if len(words) > 3 else None
        if form is None or words[2].text != form.lemma or words[3].text.casefold() in CLOSED:
            return False
        return self._form(words[3]) is None and not DEED.fullmatch(words[3].text.casefold())

    def _is_unknown_verb(self, text: str, behind: Sequence[Word]) -> bool:
        """Whether a word that is no verb of the lexicon is one by its form or by what stands behind it."""
        if re.fullmatch(r"[a-z]{3,}(?:ed|izes|ises)", text):
            return not re.fullmatch(r"un(?:surpass|match|parallel|equal|rival|question|disput|limit|match)\w*ed", text)
        if text in IRREGULAR_PASTS or text in self._more:
            return True
        if not behind or text in CLOSED or not text.isalpha():
            return False
        if behind[0].text in DETERMINERS and len(behind) > 1:
            return True
        # "Prospect and develop ...", "Review, edit, and republish ..."
        return behind[0].norm == "and" and len(behind) > 2 and self.is_plain_verb(behind[1:2])

    def is_plain_verb(self, words: Sequence[Word]) -> bool:
        """Whether the first of the words is a verb in its plain form and no noun ("schedule and maintain")."""
        text = words[0].text.casefold() if words else ""
        form = self._verbs.form(text)
        return text not in self._nouns and (text == form.lemma if form else text in self._plain)

    def opens_plain(self, words: Sequence[Word]) -> bool:
        """Whether a verb in its plain form opens the words, also behind "and"."""
        first = words[1:] if words and words[0].norm in ("and", "&", "or") else words
        form = self._form(first[0]) if first else None
        return bool(form and first[0].text.casefold() == form.lemma)

    def joins_verbs(self, words: Sequence[Word]) -> bool:
        """Whether plain verbs open a line one behind the other: "Plan, organize, or maintain health programs"."""
        form = self._form(words[0]) if len(words) > _JOINED else None
        return form is not None and words[0].text.casefold() == form.lemma and self.is_plain_verb(words[1:2])

    def tells_past(self, words: Sequence[Word]) -> bool:
        """Whether the first word is a past form that is no other form ("performed", not "read")."""
        form = self._form(words[0])
        return bool(form and "past" in form.tenses and "base" not in form.tenses)

    def tells_now(self, words: Sequence[Word]) -> bool:
        """Whether the first word is a verb's third form and no noun as well ("performs", not "records")."""
        form = self._form(words[0])
        return bool(form and form.tenses == {"third"} and form.lemma not in self._nouns)

    def keeps(self, words: Sequence[Word]) -> bool:
        """Whether a line with a credential opens with having or getting it ("Hold a current BLS card")."""
        form = self._form(words[0])
        if form is None:
            return True
        if form.tenses & _PAST:
            return form.lemma in self._keeping
        return "base" in form.tenses and (form.lemma in self._keeping or form.lemma != words[0].text.casefold())

    def names_role(self, words: Sequence[Word], tasks: int) -> bool:
        """Whether a few words that open with a form of a verb may name a role: "Billing clerk", "Records manager".

        A plain verb that shows a task does not: "Float pool assistant".
        """
        if len(words) > _PHRASE or any(w.norm in CLOSED or w.norm in DETERMINERS for w in words):
            return False
        form = self._form(words[0])
        if form is None or form.tenses & _PAST or form.lemma in ASPECTS:
            return form is None
        return not tasks or "gerund" in form.tenses

    def names_field(self, word: Word) -> bool:
        """Whether a verb's form names a field of work as often ("testing", "records")."""
        return word.text.casefold() in self._fields or word.norm in self._nouns

    def names_skill(self, words: Sequence[Word], is_listed: bool) -> bool:
        """Whether a short line that opens with a verb form is a noun: "Training and development", "Records system".

        Or names an ability ("Charting expertise", "Scheduling"), or two words for a trait: "Organized and dependable".
        `is_listed` means that commas cut the line.
        """
        if len(words) > _PHRASE:
            return False
        form, last = self._form(words[0]), self._form(words[-1])
        is_gerund = form is not None and "gerund" in form.tenses
        if len(words) == 1 or (len(words) == _PAIR and is_gerund and last is not None and "gerund" in last.tenses):
            return is_gerund
        if not any(w.norm in CLOSED or w.norm in DETERMINERS for w in words):
            if len(words) == _PAIR and is_gerund and words[-1].norm == "skill":
                return True
            if words[-1].norm in self._abilities:
                return not self.tells_past(words)
            if len(words) == _PAIR and words[-1].norm in ("management", "operation"):
                return True
            if form and words[0].text.casefold() == form.lemma and form.lemma not in ASPECTS and len(words) <= _JOINED:
                # "Invoice processing", "Record keeping"
                second = self._form(words[1])
                if second and "gerund" in second.tenses and second.lemma != words[1].text.casefold():
                    return True
            if is_gerund and len(words) > _PAIR and last and "gerund" in last.tenses and not is_listed:
                return True
            if words[0].text.casefold() in self._fields and DEED.fullmatch(words[-1].text.casefold()):
                return True
        if form and len(words) == 3 and words[1].norm == "and" and "participle" in form.tenses and last is None:
            return True
        if form is None or not form.tenses & {"gerund", "third"}:
            return False
        if words[1].norm == "and" and is_gerund:
            return len(words) == 3 and (last is None or "gerund" in last.tenses)
        return "third" in form.tenses and words[1].text.endswith(("ment", "ance", "tion", "keeping"))

    def tenses(self, line: str, words: Sequence[Word]) -> frozenset[str]:
        """The tenses of the verb forms of a line; a gerund with nothing behind it is a noun ("charge posting, ...")."""
        tenses: set[str] = set()
        for index, (word, following) in enumerate(zip_longest(words, words[1:])):
            text = word.text.casefold()
            if form := self._verbs.form(text):
                if following and "base" in form.tenses and line[word.end : following.start] == "-":
                    # "Vaccination set-up" names a thing.
                    continue
                if following is words[-1] and following.norm in DESCRIBED_NOUNS:
                    continue
                gap = 1 + (index > 1 and words[index - 1].norm in ("and", "or", "&"))
                beside = words[index - gap] if index >= gap else None
                apart = beside is not None and (gap > 1 or line[beside.end : word.start].strip() == ",")
                if apart and following and beside and ADJECTIVE.fullmatch(beside.text.casefold()):
                    # "Verbal and written notices"
                    continue
                compound = following and f"{text} {following.norm}" in self._verbs.compounds
                # "Managed care for patients" tells of work, "Managed care contracts" of a field.
                if following and compound and not re.match(r"\s+(?:for|of|to)\s", line[following.end :]):
                    continue
                is_noun = not re.match(r"\s+(?!and\s|or\s)\w", line[word.end :])
                tenses |= form.tenses - ({"gerund"} if is_noun else set())
        return frozenset(tenses)


def _is_plural(word: Word) -> bool:
    """Whether a word is a plural that has no noun to describe behind it ("students", not "sales")."""
    text = word.text.casefold()
    return text.endswith("s") and text != word.norm and not text.endswith("ss") and word.norm not in DESCRIBING_PLURALS

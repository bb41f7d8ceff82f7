"""Tells what the verb forms of a line do: whether one opens it, in which tense, and which only look like verbs.

Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Any

from analyzer.matchers.content import is_adverb
from analyzer.matchers.inflection import Verbs
from analyzer.matchers.words import Word

# A few words with a gerund name a skill ("cash handling and banking").
_PHRASE = 5
_BEFORE_VERB = frozenset("i we also and have has was were be am to not co pre re".split())


class Openings:
    """Built once from the table `line_kinds`; every question is pure."""

    def __init__(self, table: Mapping[str, Any], verbs: Verbs) -> None:
        self._verbs = verbs
        self._adjectives = frozenset(table["adjectives"])
        self._nouns = frozenset(table["noun_verbs"])
        self._keeping = frozenset(table["keeping_verbs"])

    def tells_story(self, words: Sequence[Word]) -> bool:
        """Whether "I" or "we" does something in the line ("when the lead left I took over")."""
        for word, following in pairwise(words):
            form = self._verbs.form(following.text.casefold()) if word.text in ("I", "we") else None
            if form and form.tenses & {"past"}:
                return True
        return False

    def verb_first(self, words: Sequence[Word]) -> bool:
        """Whether a line opens with what somebody does or did, adverbs and small words aside."""
        for word in words[:3]:
            text = word.text.casefold()
            if is_adverb(text) or text in _BEFORE_VERB:
                continue
            if text in self._adjectives and not (len(words) > 1 and words[1].norm in ("that", "all")):
                return False
            if len(words) > 1 and f"{text} {words[1].norm}" in self._verbs.compounds:
                return False
            form = self._verbs.form(text)
            if form is None:
                return bool(re.fullmatch(r"[a-z]{3,}(?:ed|izes|ises)", text)) and len(words) > 2
            if "base" in form.tenses and text == form.lemma:
                # "Chart ...", "Order ..." may be nouns ("Order entry"); "Review ..." opens a duty.
                following = words[1].text.casefold() if len(words) > 1 else ""
                if word is words[0] and text in self._nouns:
                    form = self._verbs.form(following)
                    joins = following == "and" and not self._is_plain_verb(words[2:3])
                    is_noun = joins or following == "of" or (form and form.tenses & {"base", "gerund"})
                    return len(words) > 3 and not is_noun
                return len(words) > 1
            return True
        return False

    def _is_plain_verb(self, words: Sequence[Word]) -> bool:
        """Whether the first of the words is a verb in its plain form and no noun ("schedule and maintain")."""
        form = self._verbs.form(words[0].text.casefold()) if words else None
        return bool(form and words[0].text.casefold() == form.lemma and form.lemma not in self._nouns)

    def tells_past(self, words: Sequence[Word]) -> bool:
        """Whether the first word is a past form that is no other form ("performed", not "read")."""
        form = self._verbs.form(words[0].text.casefold())
        return bool(form and "past" in form.tenses and "base" not in form.tenses)

    def keeps(self, words: Sequence[Word]) -> bool:
        """Whether a line with a credential opens with having or getting it ("Hold a current BLS card")."""
        form = self._verbs.form(words[0].text.casefold())
        if form is None:
            return True
        return "base" in form.tenses and (form.lemma in self._keeping or form.lemma != words[0].text.casefold())

    def names_skill(self, words: Sequence[Word]) -> bool:
        """Whether a short line that opens with a verb form is a noun: "Training and development", "Records system".

        Or two words for a trait: "Organized and dependable".
        """
        if not 2 <= len(words) <= _PHRASE:
            return False
        form = self._verbs.form(words[0].text.casefold())
        last = self._verbs.form(words[-1].text.casefold())
        if form and len(words) == 3 and words[1].norm == "and" and "participle" in form.tenses and last is None:
            return True
        if form is None or not form.tenses & {"gerund", "third"}:
            return False
        if words[1].norm == "and" and "gerund" in form.tenses:
            return len(words) == 3 and (last is None or "gerund" in last.tenses)
        return "third" in form.tenses and words[1].text.endswith(("ment", "ance", "tion", "keeping"))

    def tenses(self, line: str, words: Sequence[Word]) -> frozenset[str]:
        """The tenses of the verb forms of a line; a gerund with nothing behind it is a noun ("charge posting, ...")."""
        tenses: set[str] = set()
        for word, following in zip_longest(words, words[1:]):
            text = word.text.casefold()
            if form := self._verbs.form(text):
                compound = following and f"{text} {following.norm}" in self._verbs.compounds
                # "Managed care for patients" tells of work, "Managed care contracts" of a field.
                if following and compound and not re.match(r"\s+(?:for|of|to)\s", line[following.end :]):
                    continue
                is_noun = not re.match(r"\s+\w", line[word.end :])
                tenses |= form.tenses - ({"gerund"} if is_noun else set())
        return frozenset(tenses)

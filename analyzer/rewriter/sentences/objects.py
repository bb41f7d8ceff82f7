"""Tells a verb from a noun of the same form by what stands beside it ("chart visits", "graphs and charts")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.words.inflection import Form, Verbs
from analyzer.rewriter.sentences.clauses import BOUNDARY, Token

# Words that join a verb to the one before it.
JOINTS = frozenset(("and", "or", "then", "also", "plus", "&"))
# ... and what goes on behind "ensuring".
_PARTICLES = frozenset(("on", "up", "with", "for", "in", "to", "that"))
_MAY_DESCRIBE = frozenset(("include", "support", "help", "assist", "process"))


class Objects:
    """Built once from the verbs and the word lists of `ambiguous`; its methods are pure."""

    def __init__(self, verbs: Verbs, words: Mapping[str, Any]) -> None:
        self._verbs = verbs
        self._nouns = frozenset(words["also_nouns"])
        self._tails = frozenset(words["noun_tails"])
        self._adjectives = frozenset(words["also_adjectives"])
        self._described = frozenset(words["gerund_tails"])
        # "Managing schedules" is done; "supporting staff" may be who they are.
        self._doing = frozenset(words["wide_verbs"]) - _MAY_DESCRIBE

    def form(self, token: Token) -> Form | None:
        """The form of a verb that a word may be."""
        return self._verbs.forms.get(token.lowered)

    def has_object(self, text: str, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word that is a noun as well goes on like a verb, with a plural ("test results" does not)."""
        if self._verbs_only(tokens[index]):
            return True
        for number, token in enumerate(tokens[index + 1 : index + 4]):
            if re.search(r"[,;.]", text[tokens[index].end : token.start]) or token.lowered in BOUNDARY:
                return False
            if token.lowered in ("the", "all", "a", "an", "new", "patient", "daily"):
                return True
            if token.lowered.endswith("s") and not token.lowered.endswith("ss"):
                return number > 0 or token.lowered not in self._tails
        return False

    def _verbs_only(self, token: Token) -> bool:
        form = self.form(token)
        return (form.lemma if form else token.lowered) not in self._nouns

    def objectless(self, text: str, tokens: Sequence[Token], index: int) -> bool:
        """Whether nothing that could be an object or a particle follows, now or behind a verb beside it."""
        while index + 1 < len(tokens):
            gap = text[tokens[index].end : tokens[index + 1].start].strip()
            following = tokens[index + 1]
            if gap == "" and following.lowered not in BOUNDARY - _PARTICLES:
                own = self.form(tokens[index])
                does = own is not None and own.lemma in self._doing
                return tokens[index].lowered.endswith("ing") and following.lowered in self._described and not does
            # "scheduling and confirming appointments": the object of both stands behind the second.
            step = index + 2 if following.lowered in ("and", "or") and gap in ("", ",") else index + 1
            if step == index + 1 and gap not in (",", "/", "&"):
                return True
            form = self.form(tokens[step]) if step < len(tokens) else None
            own = self.form(tokens[index])
            if form is None or own is None or not form.tenses & own.tenses or not (form.tenses - {"base"}):
                return True
            index = step
        return True

    def may_be_item(self, text: str, tokens: Sequence[Token], index: int, listed: bool) -> bool:
        """Whether a noun that is a verb as well may end a list ("reports, graphs and charts on the census")."""
        if self.has_object(text, tokens, index) or index + 1 == len(tokens):
            return False
        following = tokens[index + 1].lowered
        if following not in JOINTS:
            return listed and following in BOUNDARY
        # "analyzes reports and records and takes action"; a comma in front of it makes it a verb.
        before = text[tokens[index - 2].end : tokens[index].start] if index > 1 else ","
        return "," not in before and self.form(tokens[index - 2]) is not None and index > 2

    def goes_with_past(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a further verb in the past follows at once ("faxed, scanned and copied charts")."""
        if index + 2 >= len(tokens) or tokens[index + 1].lowered not in ("and", "or"):
            return False
        form = self.form(tokens[index + 2])
        return form is not None and "past" in form.tenses and tokens[index + 2].lowered not in self._adjectives

    @staticmethod
    def in_list(text: str, tokens: Sequence[Token], since: int, index: int) -> bool:
        """Whether items of a list stand between the last verb and the joint in front of a word."""
        last = index - 1 if tokens[index - 1].lowered in JOINTS else index
        return any(
            tokens[i].lowered in JOINTS or "," in text[tokens[i - 1].end : tokens[i].start]
            for i in range(since + 2, last)
        )

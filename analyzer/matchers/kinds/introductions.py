"""Tells a line that introduces a person ("Caring nurse with ...") from one about an employer ("A hospital with ...").

Word lists: `lexicons/line_kinds.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.matchers.kinds.shapes import SAID_TO_BE, WITH_YEARS
from analyzer.matchers.words.word_lists import WordList, any_of, inside, opener
from analyzer.matchers.words.words import Word
from analyzer.model import LineKind

# A person is named in so many words at most; a line that says more of the person has so many at least.
_ROLE, _AIM = 8, 7
_NEAR = 4
# So long a line with a person and the cues of a summary is one, whatever school it names.
_PROSE = 25
_LETTERS = re.compile(r"(?<!\w)(?:MA|PCT)(?!\w)")
_ARTICLES = frozenset(("a", "an", "the", "one"))
_MYSELF = frozenset(("i", "i'm", "im", "i’m"))
# A person, and what a summary says of one: "assistant with", "analyst versed in", "leader who".
_TOLD = (
    r"(?:\s*\([^)]*\)|\s(?:i{1,3}|and\s\w+))?,?\s+(?:(?:currently|now|highly|well)[\s-]+)?(?:with\s+(?!a\s+team\b)|who\s"
    r"|versed\s+in|experienced\s+(?:in|with)\s|trained\s+in\s|offering\s|equipped\s|driven\s+by\s|dedicated\s+to\s|seeking\s|looking\s|skilled\s|specializing\s|credited\s|transitioning\s|eager\s|committed\s|ready\s+to\s"
    r"|prepared\s+to\s|able\s+to\s|capable\s+of\s|(?:bring(?:s|ing)|combin(?:es|ing))\s+(?:\d|an?\s|over\s|(?:[a-z]+\s)?(?:experience|skills))|known\s+for\s|adept\s)"
)
# The first words of what is told: where none stands, nothing is.
_CUES = inside(
    (
        "with who versed well offering equipped driven dedicated seeking looking skilled specializing credited eager "
        "committed experienced trained transitioning ready prepared able capable brings bringing combines combining "
        "known adept"
    ).split()
)


class Introductions:
    """Built once from the table `line_kinds`; every question is pure."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        roles = (*table["person_words"], *table["title_words"], *table["title_letters"])
        self.person = inside(roles)
        self._person = inside(table["person_words"])
        self._told = WordList(roles, rf"(?<![^\W_]){any_of(roles)}{_TOLD}")
        self._summary = inside(table["summary_cues"])
        self._employer = inside(table["employer_nouns"])
        self._fields = frozenset(table["field_gerunds"])
        self._about = opener(table["employer_openers"])

    def names_person(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a person is named where a line opens."""
        return bool(self.person.search(line[: words[min(_ROLE, len(words) - 1)].end]))

    def praises_person(self, line: str, words: Sequence[Word]) -> bool:
        """Whether an adjective opens a line and a person stands next ("Skilled researcher; hold a degree in ...")."""
        near = line[: words[min(_NEAR, len(words) - 1)].end]
        return words[1].norm not in ("in", "with", "at", "of", "to", "and") and bool(self.person.search(near))

    def introduces(self, line: str, words: Sequence[Word], verb_first: bool) -> bool:
        """Whether a line says who the person is ("A caring assistant with ...", "I am a nurse who ...")."""
        if len(words) < _AIM:
            return False
        opening = [w.text.casefold() for w in words[:3]]
        said = opening[0] in ("a", "an") or (opening[0] in _MYSELF and bool({"a", "an", "ama"} & set(opening)))
        named = line[: words[min(_ROLE, len(words) - 1)].end]
        if said and (self._person.search(named) or _LETTERS.search(named)):
            return True
        if verb_first and not self._names_field(line, words):
            return False
        if _CUES.may_stand(line):
            if (years := WITH_YEARS.match(line)) and self.person.search(years[0]):
                return True
            told = self._told.search(line, 0, words[min(_ROLE + 4, len(words) - 1)].end)
            if told and not re.search(r"[.;:]", line[: told.start()]):
                return True
        return len(words) > _PROSE and bool(self._summary.search(line)) and self.names_person(line, words[:_ROLE])

    def _names_field(self, line: str, words: Sequence[Word]) -> bool:
        """Whether a form in "-ing" opens a line and tells the field of the role behind: "Billing clerk versed in"."""
        if words[0].text.casefold() not in self._fields:
            return False
        role = self._told.search(line, words[1].start, words[min(_ROLE, len(words) - 1)].end)
        return role is not None and role.start() in (words[1].start, words[2].start)

    def about_employer(self, line: str, words: Sequence[Word], verb_first: bool) -> LineKind | None:
        """What a line is that tells of an employer or, in the same words, of a person; None where it does neither."""
        if verb_first:
            return None
        if said := SAID_TO_BE.match(line):
            about = " ".join(line[said.end() :].split()[:_ROLE])
            # "... has been recognized as a leader" praises a place.
            is_person = said[0].split()[-1].casefold() in _ARTICLES and self._person.search(about)
            return "summary" if is_person else "other"
        if self._about.match(line):
            return "other"
        if words[0].norm in ("a", "an") and len(words) >= _AIM:
            opening = line[: words[min(_ROLE, len(words) - 1)].end]
            employer, person = self._employer.search(opening), self.person.search(opening)
            if (
                employer
                and not (person and person.start() < employer.start())
                and " with " not in opening[: employer.start()]
            ):
                return "other"
        return None

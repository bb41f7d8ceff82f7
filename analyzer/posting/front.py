"""Reads the top of a posting: title, employer and the state where the job is."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Document
from analyzer.posting.headings import HeadingReader

_FIRST_LINES = 12
_MOST_TITLE = 90
_MOST_EMPLOYER = 70
# Codes of states that postings use in another sense: credentials, and words in capitals.
_OTHER_SENSE = frozenset({"MA", "PA", "MD", "OR", "IN", "ME", "OK", "HI"})
_TOWN_ENDS = re.compile(r"[A-Z][a-z]+$|[A-Z]{5,}$")
# A town's name has at most so many characters.
_TOWN = 20
# What is said by the way behind a title: "(sign-on bonus!)", "(full time)".
_ASIDE = re.compile(r"\s*\((?=[^()]*(?:\$|!|bonus|time|hour))[^()]*\)\s*$", re.I)


class FrontReader:
    """Built once from the table `posting`; all methods are pure."""

    def __init__(self, table: Mapping[str, Any], headings: HeadingReader) -> None:
        self._headings = headings
        front = table["front"]
        self._title_words = phrase_pattern(front["title_words"])
        self._title_label = re.compile(rf"(?:{'|'.join(front['title_labels'])})\s*:\s*(?P<it>.+)", re.I)
        self._title_ends = re.compile(rf"\s+(?:{'|'.join(front['title_ends'])})\s*:", re.I)
        self._title_sentence = [re.compile(p) for p in front["title_sentences"]]
        self._employer_label = re.compile(rf"(?:{'|'.join(front['employer_labels'])})\s*:\s*(?P<it>.+)", re.I)
        self._employer_sentence = [re.compile(p) for p in front["employer_sentences"]]
        self._employer_ends = re.compile(front["employer_ends"])
        self._no_employer = re.compile(front["no_employer"], re.I)
        self._states: dict[str, str] = {code: name for name, code in front["states"].items()}
        codes = "|".join(self._states)
        names = "|".join(sorted(map(re.escape, front["states"]), key=len, reverse=True))
        self._place = re.compile(
            rf",\s*(?:[A-Z][a-z]+\s+){{0,2}}(?P<code>{codes})\b(?=\s*(?:\d{{5}}|[\s.,|()·–-]|$))(?!\s*,?\s*D\.?C)"
            rf"|,\s*(?P<name>{names})\b(?!\s*,?\s*D\.?C)"
        )

    def title_and_employer(self, document: Document, left_out: Container[int] = ()) -> tuple[str, str]:
        """The title and the employer where the first lines show them; empty where they do not.

        The lines `left_out` are the page's, and not the posting's.
        """
        title = employer = ""
        shown = [line for index, line in enumerate(document.lines) if not line.hidden and index not in left_out]
        for line in shown[:_FIRST_LINES]:
            text = line.span.of(document.text).strip(" *#_\t")
            labelled, company = self._title_label.match(text), self._employer_label.match(text)
            if labelled:
                title = self._title_ends.split(labelled["it"])[0].strip()
            elif company:
                employer = company["it"].strip()
            elif not title and not line.bullet and self.is_title(_ASIDE.sub("", text)):
                title = _ASIDE.sub("", text)
            elif title and not employer and not line.bullet and len(text) <= _MOST_EMPLOYER:
                name = self._employer_ends.split(text)[0].strip()
                employer = name if self._is_employer(name) else ""
            if title and employer:
                break
        title = title or _first_named(self._title_sentence, document.text)
        return title, employer or _first_named(self._employer_sentence, document.text)

    def _is_employer(self, name: str) -> bool:
        """Whether a line below the title is a name, and neither a heading nor a sentence."""
        capitals = all(word[:1].isupper() for word in re.findall(r"[^\W\d_]{4,}", name))
        heading = self._headings.find(name, styled=True, bullet=False)
        return capitals and not heading and not self._no_employer.search(name)

    def state(self, document: Document) -> str:
        """The state of the first place named ("Olympia, WA 98501"); empty where none is."""
        found = next((m for m in self._place.finditer(document.text) if self._is_place(document.text, m)), None)
        if not found:
            return ""
        return self._states[found["code"]] if found["code"] else found["name"]

    def _is_place(self, text: str, found: re.Match[str]) -> bool:
        """Whether letters behind a comma are a state, and no title or word ("LPN, MA", "MA I, MA II", ", OR two")."""
        behind = text[found.end() :]
        if found["code"] not in _OTHER_SENSE or re.match(r"\s*\d{5}", behind):
            return True
        before = text[: found.start()].rsplit("\n", 1)[-1]
        town = _TOWN_ENDS.search(before) and not self._title_words.search(before[-_TOWN:])
        return bool(town) and not re.match(r"\s+(?:[a-z]|I+\b)", behind)

    def is_title(self, text: str) -> bool:
        """Whether a line reads like a job title."""
        if len(text) > _MOST_TITLE or text.endswith((".", ":", "!", "?")):
            return False
        return bool(self._title_words.search(text)) and not re.search(r"\$|\bwe\b|\byou\b", text, re.I)


def _first_named(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    """What a sentence of the text names, where no line of its own does."""
    found = next((m for m in (p.search(text) for p in patterns) if m), None)
    return found["it"].strip() if found else ""

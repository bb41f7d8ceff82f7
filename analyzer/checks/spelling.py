"""The rule about field words that are spelled wrong: a list of the usual ones, and near misses of lexicon words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rapidfuzz.distance import OSA

from analyzer.checks.subject import Subject, quoted
from analyzer.lexicon import Lexicons
from analyzer.matchers.words.folding import by_letter, lower_text
from analyzer.matchers.words.inflection import verbs_of
from analyzer.matchers.words.words import Normalizer
from analyzer.model import Finding, Span
from analyzer.span_index import SpanIndex

_WORD = re.compile(r"(?<![^\W_])[A-Za-z]+(?:['’][A-Za-z]+)?(?![^\W_])")
# The bound keeps a line of one endless word from being scanned again at each of its letters.
_ADDRESS = re.compile(r"(?<!\S)\S{0,200}(?:@|https?:|www\.|\.com|\.org|\.net|\.edu)\S*", re.I)
# What no address can do without, in lower case.
_SIGNS = ("@", "http", "www.", ".com", ".org", ".net", ".edu")
_LEAST_LETTERS = 8
# Endings and beginnings make other right words ("scheduler", "reschedule"); a slip of the hand sits inside the word.
_SAME_START, _SAME_END = 2, 2


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these in lower case, the longest first, as whole words."""
    ordered = (re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in sorted(words, key=len, reverse=True))
    return re.compile(by_letter((rf"{word}(?![^\W_])" for word in ordered), r"[^\W_]"))


class Speller:
    """Built once from the lexicons; `correct` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table = lexicons.table("checks")["spelling"]
        self._listed: Mapping[str, str] = {w: right for right, wrong in table["wrong"].items() for w in wrong}
        self._slips = _whole_words(self._listed)
        verbs = verbs_of(lexicons)
        self._norm = Normalizer(verbs).norm
        texts = list(_texts(lexicons))
        known = {w.casefold() for text in texts for w in _WORD.findall(text)}
        known -= {w for w in self._listed if " " not in w}
        self._known = known | set(verbs.forms) | {w.casefold() for w in table["right"]}
        self._known_norms = {self._norm(w) for w in self._known}
        self._targets: dict[tuple[str, int], list[str]] = {}
        for word in sorted(known):
            if len(word) >= _LEAST_LETTERS and "'" not in word:
                self._targets.setdefault((word[:_SAME_START], len(word)), []).append(word)
        self._near = cache(self._nearest)

    def listed(self, text: str) -> Iterator[tuple[Span, str]]:
        """Where the listed wrong spellings stand in the text, each with the right one."""
        lowered = lower_text(text)
        for match in self._slips.finditer(lowered):
            yield Span(*match.span()), self._listed[" ".join(match[0].replace("’", "'").split())]

    def near_word(self, word: str) -> str | None:
        """The lexicon word that an unknown word of eight letters or more misses by one slip, if exactly so."""
        return self._near(word.casefold())

    def _nearest(self, word: str) -> str | None:
        if len(word) < _LEAST_LETTERS or word in self._known or self._norm(word) in self._known_norms:
            return None
        for length in (len(word), len(word) + 1, len(word) - 1):
            for target in self._targets.get((word[:_SAME_START], length), ()):
                if target[-_SAME_END:] == word[-_SAME_END:] and OSA.distance(word, target, score_cutoff=1) == 1:
                    return target
        return None


def _texts(lexicons: Lexicons) -> Iterable[str]:
    """Everything the lexicons hold as right wording of the field."""
    for term in lexicons.terms.values():
        yield term.name
        yield term.note
        for part in (term.aliases, term.ambiguous, term.implied, term.phrases, term.objects, term.hits, term.misses):
            yield from part
        for ask in (*term.ask, *term.extern):
            yield from (ask.question, ask.hint, ask.unit)


@cache
def _speller(lexicons: Lexicons) -> Speller:
    return Speller(lexicons)


def misspellings(subject: Subject) -> Iterator[tuple[str, str]]:
    """The usual wrong spellings that stand in the resume: as written, and right."""
    return ((span.of(subject.text), right) for span, right in _speller(subject.lexicons).listed(subject.text))


def misspelled_field_term(subject: Subject) -> Iterator[Finding]:
    """Finds words of the field that are spelled wrong (HIPPA, phlebotemy), one finding for each word.

    Why it matters: A search for HIPAA or venipuncture does not find HIPPA or venapuncture, and the person who reads
    it knows the right spelling.

    Example: "HIPPA trained" becomes "HIPAA trained".

    How to fix: Type the spelling that the finding gives, everywhere it stands. A word that is only close to one of the
    field weighs less (consider): leave it if it is what you mean.
    """
    speller = _speller(subject.lexicons)
    found: dict[str, tuple[tuple[str, bool], list[Span]]] = {}
    contact = [s.span for s in subject.resume.sections if "contact" in s.kinds]
    for span in subject.visible_lines():
        if any(c.covers(span) for c in contact):
            continue
        text = span.of(subject.text)
        lowered = text.lower()
        skipped = [Span(*m.span()) for m in _ADDRESS.finditer(text)] if any(map(lowered.__contains__, _SIGNS)) else []
        taken = []
        for slip, right in speller.listed(text):
            if not any(s.overlaps(slip) for s in skipped):
                taken.append(slip)
                found.setdefault(slip.of(text).casefold(), ((right, True), []))[1].append(_shifted(slip, span))
        passed: SpanIndex | None = None
        for match in _WORD.finditer(text):
            word, place = match[0], Span(*match.span())
            near = speller.near_word(word) if len(word) >= _LEAST_LETTERS else None
            if near is None or _is_name(text, match):
                continue
            passed = passed or SpanIndex([*skipped, *taken])
            if not passed.overlapping(place):
                found.setdefault(word.casefold(), ((near, False), []))[1].append(_shifted(place, span))
    for (right, sure), spans in found.values():
        times = f" ({len(spans)} times)" if len(spans) > 1 else ""
        word = quoted(spans[0].of(subject.text))
        if sure:
            message = f"{word}{times} is spelled {quoted(right)}. A search for the right spelling does not find yours."
        else:
            message = f"{word}{times} looks like a slip for {quoted(right)}. Change it if it is; leave it if not."
        yield Finding("misspelled-field-term", "should-fix" if sure else "consider", message, spans[0])


def _shifted(place: Span, line: Span) -> Span:
    return Span(line.start + place.start, line.start + place.end)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the word's capital may make it a name: it is all capitals, or starts no sentence."""
    word = match[0]
    if word.isupper():
        return True
    if not word[0].isupper():
        return False
    before = text[: match.start()].rstrip(" \t\"'“(")
    return bool(before) and before[-1] not in ".!?:;•|-–—"

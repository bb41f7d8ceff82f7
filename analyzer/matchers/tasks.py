"""Finds the tasks of the field: a phrase that shows one alone, or a verb that governs one of its objects.

Works on content words (articles, possessives, numbers and adverbs left out). "Obtained and recorded weight and
height" has a chain of two verbs that governs both objects; the nearest chain to the left governs. An object may also
stand before its verb ("patient rooming", "appointments were scheduled"). Where objects of two tasks overlap, the
longer one wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.inflection import Form, Verbs
from analyzer.matchers.terms import company_pattern
from analyzer.matchers.words import Normalizer, Word
from analyzer.model import Span

# Closed-class words of English, not facts of the field: what may stand between the words of a phrase.
_SKIPPED = frozenset(
    "a an the all any each every our my his her their its your of new own various multiple several numerous many some "
    "both other additional such as needed appropriate was were is are be been being has have had will would including "
    "include includes included i we also then both different routine daily basic general proper "
    "necessary specific".split()
)
_ARTICLES = frozenset("a an the of all any and or &".split())
_TO = frozenset("to will can may must should could helped help assist assisted ability able".split())
_BREAK = re.compile(r"[;•|?!\n\x00]|\.(?=\s|$)|:\s|\s[-–—*]\s|\*")
_SOFT = re.compile(r",|/|\(|\)|&")
_MOST_BETWEEN = 14
_VETO_WORDS = 6


class Content(NamedTuple):
    """A content word: its place in the text, its normal form, and how it is joined to the one before."""

    word: Word
    joint: str  # "" plain, "," listed (comma, slash, bracket, and/or), "." another sentence
    lowered: str


class FoundTask(NamedTuple):
    """A task found: the task, the span that shows it, the content words of its object, and its clause."""

    term: Term
    span: Span
    first: int
    last: int
    verb: int


def content_words(words: Sequence[Word], *, pattern: bool = False) -> list[Content]:
    """The content words of a text with their joints; a lexicon's `pattern` keeps its adverbs."""
    kept: list[Content] = []
    joint = "."
    for word in words:
        if _BREAK.search(word.gap):
            joint = "."
        elif joint != "." and _SOFT.search(word.gap):
            joint = ","
        lowered = word.text.casefold()
        if lowered in ("and", "or", "&", "plus"):
            joint = joint if joint == "." else ","
            continue
        if lowered in _SKIPPED or (not pattern and (_is_number(lowered) or _is_adverb(lowered))):
            continue
        kept.append(Content(word, joint, lowered))
        joint = ""
    return kept


def _is_number(word: str) -> bool:
    return word[0].isdigit() and word[-1].isdigit()


def _is_adverb(word: str) -> bool:
    return (
        len(word) > 5
        and word.endswith("ly")
        and word not in ("weekly", "monthly", "family", "supply", "assembly", "apply", "reply", "elderly", "anomaly")
    )


def _pattern(words: Sequence[Word]) -> list[Content]:
    """The content words of a lexicon's pattern; none where one bare word would be left of several."""
    content = content_words(words, pattern=True)
    dropped = {w.text.casefold() for w in words} - {c.lowered for c in content} - _ARTICLES
    return [] if dropped and len(content) < 2 else content


class TaskMatcher:
    """Built once from the lexicons; `find` is pure."""

    def __init__(self, lexicons: Lexicons, verbs: Verbs, normalizer: Normalizer, vocab: Vocab) -> None:
        self._vocab = vocab
        self._verbs = verbs
        self._accepts: dict[str, frozenset[str]] = {}
        self._never: dict[str, re.Pattern[str] | None] = {}
        self._phrases = PhraseMatcher(vocab, attr="ORTH")
        self._objects = PhraseMatcher(vocab, attr="ORTH")
        self._phrase_terms: dict[tuple[str, ...], list[tuple[Term, list[Content]]]] = {}
        self._object_terms: dict[tuple[str, ...], list[Term]] = {}
        for term in lexicons.of_kind("task"):
            self._accepts[term.id] = verbs.expand(term.verbs)
            self._never[term.id] = company_pattern(term.never)
            for text in term.phrases:
                content = _pattern(normalizer.words(text))
                norms = tuple(c.word.norm for c in content)
                if norms:
                    if norms not in self._phrase_terms:
                        self._phrases.add("|".join(norms), [Doc(vocab, words=list(norms))])
                    self._phrase_terms.setdefault(norms, []).append((term, content))
            for text in term.objects:
                norms = tuple(c.word.norm for c in _pattern(normalizer.words(text)))
                if norms:
                    if norms not in self._object_terms:
                        self._objects.add("|".join(norms), [Doc(vocab, words=list(norms))])
                    terms = self._object_terms.setdefault(norms, [])
                    if term not in terms:
                        terms.append(term)

    def find(self, text: str, words: Sequence[Word]) -> list[FoundTask]:
        """The tasks that `text` shows, in order, one entry a task and place."""
        content = content_words(words)
        if not content:
            return []
        doc = Doc(self._vocab, words=[c.word.norm for c in content])
        found: list[FoundTask] = []
        for _, first, last in self._phrases(doc):
            norms = tuple(c.word.norm for c in content[first:last])
            for term, pattern in self._phrase_terms.get(norms, ()):
                if _phrase_fits(pattern, content[first:last]) and not self._vetoed(term, text, content, first, last):
                    span = Span(content[first].word.start, content[last - 1].word.end)
                    found.append(FoundTask(term, span, first, last, first))
        objects = self._objects(doc)
        if objects:
            roles = self._verb_roles(content)
            for _, first, last in objects:
                if any(c.joint for c in content[first + 1 : last]):
                    listed = all(c.joint in ("", ",") for c in content[first + 1 : last])
                    if not listed or last - first > 4:
                        continue
                norms = tuple(c.word.norm for c in content[first:last])
                for term in self._object_terms.get(norms, ()):
                    task = self._governed(term, content, roles, first, last)
                    if task and not self._vetoed(term, text, content, first, last):
                        found.append(task)
        return _longest(found)

    def _verb_roles(self, content: Sequence[Content]) -> list[str]:
        """For each content word the lemma of the verb it acts as, or ""."""
        roles: list[str] = []
        tense: str | None = None
        for index, item in enumerate(content):
            if item.joint == ".":
                tense = None
            form = self._verbs.forms.get(item.lowered)
            role = ""
            if form:
                before = content[index - 1].lowered if index and item.joint != "." else ""
                opens = item.joint == "." or not index
                chained = item.joint == ","
                if self._acts(
                    form, item, before, opens, chained, tense, roles[-1] if roles and item.joint != "." else ""
                ):
                    role = self._with_particle(form.lemma, content, index)
                    if tense is None and opens:
                        tense = next(iter(sorted(form.tenses & {"past", "gerund", "third", "base"})), None)
            roles.append(role)
        return roles

    @staticmethod
    def _acts(
        form: Form, item: Content, before: str, opens: bool, chained: bool, tense: str | None, verb_before: str
    ) -> bool:
        """Whether this form is a verb here and not a noun ("orders") or an adjective ("assigned rooms")."""
        if opens or before in _TO:
            return True
        strong = bool(form.tenses & {"past", "participle", "gerund"}) and item.lowered != form.lemma
        if chained:
            if "gerund" in form.tenses:
                return True
            return strong or tense is None or bool(form.tenses & {tense})
        if strong and "gerund" not in form.tenses and verb_before:
            # "Administered prescribed medication": a participle right behind a verb describes the noun.
            return False
        return strong

    def _with_particle(self, lemma: str, content: Sequence[Content], index: int) -> str:
        particles = self._verbs.particles.get(lemma)
        if particles and index + 1 < len(content):
            following = content[index + 1]
            if following.joint == "" and following.lowered in particles:
                return f"{lemma} {following.lowered}"
        return lemma

    def _governed(
        self, term: Term, content: Sequence[Content], roles: Sequence[str], first: int, last: int
    ) -> FoundTask | None:
        accepts = self._accepts[term.id]
        # "patient rooming", "appointments were scheduled"
        if last < len(content) and content[last].joint == "" and roles[last]:
            form = self._verbs.forms[content[last].lowered]
            if form.tenses & {"gerund", "participle"} and _accepted(roles[last], accepts):
                span = Span(content[first].word.start, content[last].word.end)
                return FoundTask(term, span, first, last, last)
        index = first - 1
        if content[first].joint == ".":
            return None
        if roles[first] and first + 1 <= last and _accepted(roles[first], accepts) and last - first > 1:
            # The object's own first word is the verb ("room patient" listed as an object).
            return FoundTask(term, Span(content[first].word.start, content[last - 1].word.end), first, last, first)
        while index >= 0 and first - index <= _MOST_BETWEEN:
            if roles[index]:
                chain = self._chain(content, roles, index)
                for verb in reversed(chain):
                    if _accepted(roles[verb], accepts):
                        span = Span(content[verb].word.start, content[last - 1].word.end)
                        return FoundTask(term, span, first, last, verb)
                return None
            if content[index].joint == ".":
                return None
            index -= 1
        return None

    @staticmethod
    def _chain(content: Sequence[Content], roles: Sequence[str], index: int) -> list[int]:
        """The coordinated verbs that end at `index`: "collected, labelled and processed"."""
        chain = [index]
        while index > 0 and roles[index - 1] and content[index].joint == ",":
            index -= 1
            chain.insert(0, index)
        return chain

    def _vetoed(self, term: Term, text: str, content: Sequence[Content], first: int, last: int) -> bool:
        never = self._never[term.id]
        if not never:
            return False
        start, end = content[first].word.start, content[last - 1].word.end
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        left = max(content[max(first - _VETO_WORDS, 0)].word.start, line_start)
        right = content[min(last + _VETO_WORDS, len(content)) - 1].word.end
        return bool(never.search(text, left, right if line_end < 0 else min(right, line_end)))


def _accepted(role: str, accepts: frozenset[str]) -> bool:
    return role in accepts or role.split(" ")[0] in accepts


def _phrase_fits(pattern: Sequence[Content], found: Sequence[Content]) -> bool:
    for own, item in zip(pattern[1:], found[1:], strict=True):
        if item.joint and item.joint != own.joint:
            # A slash or hyphen inside a name is no list: "check-in/out", "Holter/event monitor".
            if item.joint != "," or item.word.gap.strip() not in ("/", "(", ")", "&"):
                return False
    if len(pattern) == 1:
        own_word, word = pattern[0], found[0]
        if own_word.lowered != own_word.word.norm and word.lowered.rstrip("s") != own_word.lowered.rstrip("s"):
            # A lone verb form ("scribing") must not be found by its other forms ("scribe").
            return False
    return True


def _longest(found: list[FoundTask]) -> list[FoundTask]:
    """Drops a task whose object lies inside the longer object of another, and repeats of one task in a line."""
    kept: list[FoundTask] = []
    seen: set[tuple[str, int]] = set()
    for item in sorted(found, key=lambda f: (f.span.start, f.first, -f.last, f.term.id)):
        beaten = any(
            other.term.id != item.term.id
            and other.first <= item.first
            and item.last <= other.last
            and other.last - other.first > item.last - item.first
            for other in found
        )
        key = (item.term.id, item.first)
        if not beaten and key not in seen:
            seen.add(key)
            kept.append(item)
    return kept

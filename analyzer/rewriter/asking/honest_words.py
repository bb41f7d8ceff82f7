"""Words where no number can be known: for whom or what kind of work, behind a task that has a clause to itself."""

from __future__ import annotations

import re

from analyzer.model import Blank, Glue, Span
from analyzer.rewriter.asking.blanks import fits, names_any, vetoed
from analyzer.rewriter.edits import Edit
from analyzer.rewriter.sentences.clauses import Clause, Sentence, noun_phrase_end
from analyzer.rewriter.sentences.reshape import Shaped
from analyzer.rewriter.subject import OpenTask, Subject

# Words behind which nobody has said yet what was taught.
_TOPICLESS = re.compile(
    r"(?:patients?|famil(?:y|ies)|clients|residents|parents|caregivers|relatives|education|teachings?|instructions?)$",
    re.I,
)


# "Explain the diary to the patient" tells what about; "give instructions to patients" does not.
_TOLD = re.compile(
    r"^(?!.*\b(?:education|teachings?|instructions?|training|information)\b).*\bto (?:the )?[^\W_]+$", re.I | re.S
)


# Questions for the kinds of what a task is done to.
_KINDS = ("the procedures", "which tests", "which devices", "which equipment", "which specimens", "which results")
# What an answer may be: the examples that a question gives.
_EXAMPLES = re.compile(r"\bsuch as (.*)$")
# Words of examples that say nothing of their kind.
_PLAIN = frozenset(
    ("patients", "visits", "forms", "plans", "office", "medical", "front", "desk", "new", "outside", "small")
)
# A bare line ("Answered phones for the front office") leaves the kind open; a longer one tells it.
_MOST_WORDS = 8
# Verbs that say by which way somebody was reached.
_WAYS = frozenset(("call", "phone", "telephone", "text", "mail", "email", "send", "fax", "dial", "ring", "leave"))
# Verbs of work that has parts: what somebody's own was is still open behind them.
_SHARED = frozenset(("assist", "help", "support", "provide", "perform", "handle", "do", "participate", "work"))


def _is_general(sentence: Sentence, clause: Clause, end: int, general: frozenset[str]) -> bool:
    """Whether no word in front of the last noun before `end` already says of which kind it is."""
    since = clause.head.span.end if clause.head else clause.span.start
    own = [t for t in sentence.tokens if since <= t.start < end]
    return all(t.lowered in general for t in own[:-1])


def _is_answered(sentence: Sentence, ask: str, general: frozenset[str]) -> bool:
    """Whether the bullet names one of the examples already ("with Medicare and commercial carriers")."""
    examples = _EXAMPLES.search(ask)
    told = {t.lowered for t in sentence.tokens}
    named = set(re.findall(r"[a-z-]{4,}", examples[1].casefold())) if examples else set()
    return bool((named - _PLAIN - general) & told)


def _is_said_by_verb(sentence: Sentence, clause: Clause, first: str) -> bool:
    """Whether the words around say it: "called no-shows" by which way, "between patients" after what."""
    if first == "by":
        return clause.head is not None and clause.head.lemma in _WAYS
    return first == "after" and bool(sentence.says("between"))


def honest_words(subject: Subject, shaped: Shaped, item: OpenTask, general: frozenset[str]) -> list[Edit]:
    """The edits that ask for the kind of work; none where they would not read well there.

    `general` are words in front of a noun that leave open of which kind it is.
    """
    if not item.term.honest or (item.avoided and item.avoided.search(item.term.honest)):
        return []
    if names_any(item.term.honest_unless, item.said):
        return []
    asks = item.term.ask
    main = next((a for a in asks if not a.only), asks[0] if asks else None)
    if main and (vetoed(main, item.said) or not any(fits(ask, item.said) for ask in asks)):
        # Not even its questions are about this work.
        return []
    sentence = shaped.sentence
    before, ask, after = re.split(r"\{([^}]*)\}", item.term.honest, maxsplit=1)
    clause = sentence.clause_of(item.task.span)
    shows = before.startswith("such") and clause is sentence.clauses[-1]
    if not shows and (len(sentence.clauses) > 1 or len(sentence.tokens) > _MOST_WORDS):
        # In a list, or behind many words, kinds of one thing only make it longer; most of them are said there already.
        return []
    point = noun_phrase_end(sentence, clause, item.task.span.end)
    own = subject.text[clause.span.start : clause.span.end]
    if clause.head and clause.span.end <= clause.head.span.end:
        # "sterilized" in "sterilized and wrapped trays" has its object further on.
        return []
    if clause.names_only and len(sentence.clauses) > 1:
        return []
    if subject.text[point : clause.span.end].strip() or re.search(r",|&|/|\band\b|\bor\b|[()]", own):
        return []
    if "patients" in ask and any(
        t.lowered in ("patients", "pts", "children") and t.start >= clause.span.end for t in sentence.tokens
    ):
        return []
    if any(t.end == point and t.lowered.endswith("ly") for t in sentence.tokens):
        # "referrals daily to specialists"
        return []
    first = before.strip().split(" ", 1)[0]
    if _is_answered(sentence, ask, general) or _is_said_by_verb(sentence, clause, first):
        return []
    if first == "to" and not any(subject.text[:point].casefold().endswith(n) for a in asks for n in a.before):
        # "Work the referral queue to cardiology": it is referrals that go to somebody.
        return []
    if (first == "including" or ask.startswith(_KINDS)) and not _is_general(sentence, clause, point, general):
        # "Schedule cataract surgeries, including MRIs"
        return []
    if clause.head and clause.head.lemma == "practice":
        return []
    if first == "in" and any(sentence.says(word) for word in ("clinic", "practice", "office", "hospital")):
        return []
    if ask.startswith("your part") and clause.head and clause.head.lemma not in _SHARED:
        # "Trimmed nails" tells the part.
        return []
    if first == "about" and _TOLD.search(subject.text[clause.span.start : point]):
        return []
    if first == "about" and not _TOPICLESS.search(subject.text[clause.span.start : point]):
        # "explain side effects" has its topic.
        return []
    present = {t.lowered for t in sentence.tokens if clause.span.start <= t.start < clause.span.end}
    if first in present or (first == "for" and sentence.says("for") > 1):
        return []
    blank = Blank(f"{subject.place}.{item.term.id.removeprefix('task.')}.words", ask)
    join = ", " if first in ("such", "including") else " "
    closing = "," if join == ", " and point < sentence.span.end and not after else ""
    return [Edit(Span(point, point), (Glue(join + before), blank, Glue(after + closing)))]

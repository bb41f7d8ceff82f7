"""Rules about wording that is not the person's own: the government's task list, the posting itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from analyzer.checks.subject import Subject
from analyzer.lexicon import Lexicons
from analyzer.model import Finding
from analyzer.scorer.matching import copied_lines

SHINGLE_WORDS = 5
_LEAST_SHINGLES = 5
_LEAST_SHARE = 0.6


def fingerprints(text: str) -> list[str]:
    """A 64-bit hash, in hexadecimal, of each run of five words; letter case, marks and plurals do not count."""
    words = [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"[a-z0-9]+", text.casefold())]
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
    return [blake2b(run.encode(), digest_size=8).hexdigest() for run in runs]


@cache
def _known(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(lexicons.table("duty_fingerprints")["hashes"])


def copied_duty_statement(subject: Subject) -> Iterator[Finding]:
    """Finds bullets in the words of the government's list of a medical assistant's tasks (O*NET).

    Why it matters: Thousands of resumes hold these sentences. They say what the job is, not what you did, and a
    reader who hires every month knows them by heart.

    Example: A bullet that names what medical assistants do in general, word for word from a job description site.

    How to fix: Say it as you would to a coworker, with your own number, place or system in it.
    """
    known = _known(subject.lexicons)
    for statement in subject.statements:
        own = fingerprints(statement.span.of(subject.text))
        shared = sum(h in known for h in own)
        if shared >= _LEAST_SHINGLES and shared >= _LEAST_SHARE * len(own):
            yield Finding(
                "copied-duty-statement",
                "should-fix",
                "This sentence stands on many resumes, nearly word for word: it is from a public list of what medical "
                "assistants do. Say it in your own words, with your own number or system.",
                statement.span,
                (),
                tuple(dict.fromkeys(t.term for t in statement.line.tasks)),
            )


def copied_posting(subject: Subject) -> Iterator[Finding]:
    """Finds lines that are copied from the posting.

    Why it matters: The employer wrote those words and knows them. A copied line is no evidence, so it counts for
    nothing in the match score here.

    Example: The posting's own sentence, pasted among your bullets.

    How to fix: Use the posting's terms where they are true, in a sentence about what you did, with a number.
    """
    if subject.posting is None:
        return
    for span in sorted(copied_lines(subject.posting.text, subject.annotations)):
        yield Finding(
            "copied-posting",
            "should-fix",
            "This line is copied from the posting, so it shows nothing about you and is not counted. Say what you did "
            "yourself, with a number; if you did not do it, take it out.",
            span,
        )

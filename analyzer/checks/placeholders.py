"""The rule about blanks of a template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.checks.subject import Subject, either, quoted, words_of
from analyzer.model import Evidence, Finding, Span

_BRACKETS = re.compile(r"\[[^\[\]\n]{1,60}\]")


def unfilled_placeholder(subject: Subject) -> Iterator[Finding]:
    """Finds blanks of a template that are still there ("[number]", "Company Name", "Lorem ipsum").

    Why it matters: It is the first thing an employer notices, and it says that nobody read the page again.

    Example: "Roomed [number] patients a day at [Hospital]".

    How to fix: Fill in each one, or take its line out. One finding stands for all places with the same blank.
    """
    patterns = [re.compile(p) for p in subject.table["placeholders"]["patterns"]]
    blank = either(words_of(subject.table["placeholders"], "blank_words"))
    found: dict[str, list[Span]] = {}
    for line in subject.visible_lines():
        text = line.of(subject.text)
        taken: list[Span] = []
        for pattern in (*patterns, _BRACKETS):
            for match in pattern.finditer(text):
                if pattern is _BRACKETS and not blank.search(match[0]):
                    continue
                span = Span(line.start + match.start(), line.start + match.end())
                if any(t.overlaps(span) for t in taken):
                    continue
                taken.append(span)
                key = re.sub(r"\W+", " ", match[0].casefold()).strip() or "blank"
                found.setdefault(key, []).append(span)
    for spans in found.values():
        spans.sort()
        first = spans[0]
        count = f" in {len(spans)} places" if len(spans) > 1 else ""
        yield Finding(
            "unfilled-placeholder",
            "must-fix",
            f"{quoted(first.of(subject.text), 50)} is a blank of a template that is not filled in{count}. "
            "Type the real words, or take the line out.",
            first,
            tuple(Evidence(s, s.of(subject.text), "the same blank") for s in spans[1:]),
        )

"""The rule about blanks of a template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.checks.subject import Subject, quoted
from analyzer.model import Evidence, Finding, Span


def unfilled_placeholder(subject: Subject) -> Iterator[Finding]:
    """Finds blanks of a template that are still there ("[number]", "Company Name", "Lorem ipsum").

    Why it matters: It is the first thing an employer notices, and it says that nobody read the page again.

    Example: "Roomed [number] patients a day at [Hospital]".

    How to fix: Fill in each one, or take its line out. One finding stands for all places with the same blank.
    """
    patterns = [re.compile(p) for p in subject.table["placeholders"]["patterns"]]
    never = [re.compile(p, re.I) for p in subject.table["placeholders"]["never"]]
    found: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for line in subject.visible_lines():
        text = line.of(subject.text)
        for pattern in patterns:
            for match in pattern.finditer(text):
                span = Span(line.start + match.start(), line.start + match.end())
                if any(t.overlaps(span) for t in taken) or any(n.fullmatch(match[0]) for n in never):
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

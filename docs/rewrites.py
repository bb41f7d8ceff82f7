"""Writes docs/rewrites.md: before-and-after pairs from the samples, for every family of tasks.

Run `make docs` after a change of the rewriter, its lexicons or the samples; a test checks the page.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analyzer.lexicon import load
from analyzer.model import Blank, Confirm, Fact, RewriteOption, Segment
from analyzer.report import read_posting, read_resume, report_on
from analyzer.rewriter import sentence
from samples.catalog import read_catalog

PAGE = Path(__file__).with_name("rewrites.md")
AS_OF = date(2026, 11, 22)
PAIRS = 30
HEAD = """# Rewrites: thirty pairs from our own samples

Written by `docs/rewrites.py`; do not edit. Each pair shows a bullet of a sample resume and what Resume Vitals makes of
it once its questions are answered. **Bold** is what the person types or confirms (here the examples of the lexicon);
everything else stands in the bullet already or is a fixed connecting word. Nothing is applied before it is answered.
"""


class Pair(NamedTuple):
    """A bullet, the option, its finished text with the answers in bold, and where it is from."""

    family: str
    kind: str
    before: str
    after: str
    sample: str


def finished(option: RewriteOption, examples: dict[str, str]) -> str:
    """The option with the lexicon's example answers in bold."""
    done: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            done.append(Fact(f"**{examples.get(segment.ask) or _example(segment)}**", None, answer=True))
        elif isinstance(segment, Confirm):
            done.append(Fact(f"**{segment.text}**", segment.span, answer=True))
        else:
            done.append(segment)
    return sentence(tuple(done)).replace("\n", "<br>")


def _has_examples(option: RewriteOption, examples: dict[str, str]) -> bool:
    """Whether the lexicon gives an example for every number that the option asks for."""
    asked = [s for s in option.segments if isinstance(s, Blank) and s.unit]
    return all(examples.get(s.ask) or s.unit == "hours" for s in asked)


def _example(blank: Blank) -> str:
    """An example for a question in words ("the kind of visits, such as physicals"), or the gap as it is shown."""
    if blank.unit:
        return "160"
    if blank.key.endswith(".ehr"):
        return "NextGen"
    _, found, words = blank.ask.partition("such as ")
    return words if found else f"[{blank.ask}]"


def pairs() -> list[Pair]:
    """An option for each bullet of every sample that asks for something, with its family, in the samples' order."""
    lexicons = load()
    examples = {a.question: a.example for t in lexicons.of_kind("task") for a in (*t.ask, *t.extern)}
    catalog = read_catalog()
    posting = read_posting(catalog.try_posting.files[0].read_bytes(), name="posting.txt")
    found: list[Pair] = []
    for sample in catalog.resumes:
        file = sample.files[0]
        report = report_on(read_resume(file.read_bytes(), name=file.name), posting, AS_OF)
        bullets = {b.span for b in report.resume.bullets()}
        for index, rewrite in enumerate(r for r in report.rewrites if r.span in bullets):
            line = next(x for x in report.annotations.lines if x.span == rewrite.span)
            options = [o for o in rewrite.options if _has_examples(o, examples)]
            if not line.tasks or not options:
                continue
            option = options[index % len(options)] if index % 3 else options[0]
            family = lexicons.terms[line.tasks[0].term].family
            after = finished(option, examples)
            if "**" in after:
                # A verb alone in place of "duties included" shows less than an answer does.
                found.append(Pair(family, option.kind, rewrite.original, after, sample.name))
    return found


def page() -> str:
    """The page's text: the families in turn give a pair each until there are thirty."""
    by_family: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs():
        by_family[pair.family].append(pair)
    chosen: dict[str, list[Pair]] = {family: [] for family in sorted(by_family)}
    left = PAIRS
    while left and any(by_family.values()):
        for family, own in chosen.items():
            if left and by_family[family]:
                own.append(by_family[family].pop(0))
                left -= 1
    text = [HEAD]
    for family, own in chosen.items():
        text.append(f"\n## {family.replace('-', ' ').capitalize()}\n")
        text += ["| | |", "|---|---|"]
        for pair in own:
            text += [f"| before | {pair.before} |", f"| {pair.kind} | {pair.after} |", "| | |"]
        text.pop()
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    # Python puts this folder in front, where docs/lexicons would hide the package of that name.
    sys.path[:] = [p for p in sys.path if Path(p).resolve() != PAGE.resolve().parent]
    PAGE.write_text(page(), encoding="utf-8")

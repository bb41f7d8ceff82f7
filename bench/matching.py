"""Times the matchers on a two-page resume against bare tokenizing by a blank spaCy pipeline, in one run.

Run it as `python -m bench.matching`; it prints medians in milliseconds. The text is put together from the project's
own samples, so that two pages are reached.

A cold start is measured in processes of their own, each part at its best of some: importing spaCy, importing our
modules, reading and checking the lexicons (with what is remembered of them, as after the first start, and without),
building the matchers.

Bare tokenizing is measured with its memory of words warm, as the matchers are: spaCy remembers no word behind the first
special case of a text, so that the text as a whole, read again and again, would be cut anew each time (some thirty
times slower). Each line is read once on its own before. The matchers read a text line by line, so bare tokenizing is
measured both ways: of the text at once, and of its lines one by one.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import spacy

from analyzer.collection import search_less_often
from analyzer.lexicon import built_in_files, read
from analyzer.matchers.pipeline import Pipeline
from analyzer.parser import read_document, read_resume

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "resumes"
DAY = date(2026, 11, 1)
PAGES = 2
CHARACTERS_A_PAGE = 2_400
RUNS = 50


def two_pages() -> str:
    """The first two pages' worth of the sample resumes that are plain text."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    return "\n".join(texts)[: PAGES * CHARACTERS_A_PAGE]


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of one call."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


# What a process of its own runs: it prints seconds for each part of a cold start.
_COLD = """
import sys, time
marks = [time.perf_counter()]
mark = lambda: marks.append(time.perf_counter())
import spacy; mark()
from analyzer.lexicon import built_in_files, read
from analyzer.matchers.pipeline import Pipeline; mark()
from analyzer.parsed_files import ParsedFiles
if sys.argv[1] == "first":
    ParsedFiles._load = lambda self: {}
    ParsedFiles.keep = lambda self: None
mark()
lexicons = read(built_in_files()); mark()
Pipeline(lexicons); mark()
print(*(b - a for a, b in zip(marks, marks[1:])))
"""
COLD_RUNS = 5


def cold_start(kind: str) -> list[float]:
    """Milliseconds of each part of a cold start, the best of some: spaCy, our modules, lexicons, matchers."""
    command = [sys.executable, "-c", _COLD, kind]
    rows = []
    for _ in range(COLD_RUNS):
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        spacy_, ours, _patching, lexicons, matchers = (float(x) * 1000 for x in printed.split())
        rows.append([spacy_, ours, lexicons, matchers])
    return [min(column) for column in zip(*rows, strict=True)]


def a_million_additions() -> None:
    """Work that every machine knows: figures of two machines, or of two days, are compared by it."""
    total = 0
    for number in range(1_000_000):
        total += number


def main() -> None:
    """Prints the figures."""
    read(built_in_files())
    first, later = cold_start("first"), cold_start("later")
    matchers = Pipeline(read(built_in_files()))
    text = two_pages()
    resume = read_resume(read_document(text))
    blank = spacy.blank("en")
    matchers.annotate_resume(resume, DAY)
    search_less_often()  # as the page does
    lines = text.split("\n")
    for line in lines:
        blank(line)
    own = milliseconds(lambda: matchers.annotate_resume(resume, DAY))
    bare = milliseconds(lambda: blank(text))
    by_line = milliseconds(lambda: [blank(line) for line in lines])
    clock = milliseconds(a_million_additions, 5)
    print(f"a million additions           {clock:8.1f} ms, the machine's own pace")
    print(f"importing spaCy               {later[0]:8.1f} ms")
    print(f"importing our modules         {later[1]:8.1f} ms")
    print(f"lexicons, cold                {later[2]:8.1f} ms (the very first time {first[2]:.1f})")
    print(f"matchers, cold                {later[3]:8.1f} ms")
    print(
        f"lexicons and matchers, cold   {later[2] + later[3]:8.1f} ms (the very first time {first[2] + first[3]:.1f})"
    )
    print(f"{len(text)} characters, {len(resume.document.lines)} lines")
    print(f"annotate_resume               {own:8.2f} ms")
    print(f"spaCy, blank: text at once    {bare:8.2f} ms, {own / bare:.1f} times less")
    print(f"spaCy, blank: line by line    {by_line:8.2f} ms, {own / by_line:.1f} times less")


if __name__ == "__main__":
    main()

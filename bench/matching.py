"""Times the matchers on a two-page resume against bare tokenizing by a blank spaCy pipeline, in one run.

Run it as `python -m bench.matching`; it prints medians in milliseconds. The text is put together from the project's
own samples, so that two pages are reached.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import spacy

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


def main() -> None:
    """Prints the figures."""
    start = time.perf_counter()
    lexicons = read(built_in_files())
    matchers = Pipeline(lexicons)
    cold = (time.perf_counter() - start) * 1000
    text = two_pages()
    resume = read_resume(read_document(text))
    blank = spacy.blank("en")
    matchers.annotate_resume(resume, DAY)
    blank(text)
    own = milliseconds(lambda: matchers.annotate_resume(resume, DAY))
    bare = milliseconds(lambda: blank(text))
    print(f"lexicons and matchers, cold   {cold:8.1f} ms")
    print(f"{len(text)} characters, {len(resume.document.lines)} lines")
    print(f"annotate_resume               {own:8.2f} ms")
    print(f"spaCy blank tokenizing        {bare:8.2f} ms")
    print(f"ratio                         {own / bare:8.1f}")


if __name__ == "__main__":
    main()

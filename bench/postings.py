"""How fast postings are read and held against a resume: python bench/postings.py [POSTINGS.jsonl]."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from analyzer.collection import search_less_often
from analyzer.matchers.pipeline import pipeline
from analyzer.model import Document
from analyzer.parser import read_document, read_resume
from analyzer.posting import read_posting
from analyzer.scorer import match_requirements, place_career, score_match
from samples.catalog import FOLDER, read_catalog

_DAY = date(2026, 11, 22)
_TRIES = 5


def milliseconds(work: Callable[[], object]) -> float:
    """The best of several tries, so that other work on the machine weighs less."""
    best = float("inf")
    for _ in range(_TRIES):
        start = time.process_time()
        work()
        best = min(best, (time.process_time() - start) * 1000)
    return best


def main() -> None:
    """Time every sample posting (or those of the file named) and every pair of sample resume and posting."""
    catalog = read_catalog()
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        documents: list[Document] = [read_document(json.loads(line)["text"]) for line in lines]
    else:
        documents = [read_document((FOLDER / p.files[0]).read_bytes()) for p in catalog.postings]
    resumes = [read_resume(read_document((FOLDER / r.files[0]).read_bytes())) for r in catalog.resumes]
    noted = [(r, pipeline().annotate_resume(r, _DAY)) for r in resumes]
    first, postings = [], []
    for document in documents:
        start = time.process_time()
        postings.append(read_posting(document))
        first.append((time.process_time() - start) * 1000)
    match_requirements(postings[0], *noted[0], _DAY)
    search_less_often()  # as the page does
    reading = [milliseconds(lambda d=d: read_posting(d)) for d in documents]  # type: ignore[misc]
    matching = [
        milliseconds(lambda p=p, r=r, a=a: score_match(p, match_requirements(p, r, a, _DAY)))  # type: ignore[misc]
        for p in postings
        for r, a in noted
    ]
    placing = [milliseconds(lambda p=p, r=r, a=a: place_career(r, a, p, _DAY)) for p in postings for r, a in noted]  # type: ignore[misc]
    table = Table("step", "runs", "median ms", "slowest ms")
    # The very first posting waits for the reader to be built: it is left out.
    for name, times in (
        ("posting, read first", first[1:]),
        ("posting read", reading),
        ("match and score", matching),
        ("career", placing),
    ):
        table.add_row(name, str(len(times)), f"{statistics.median(times):.1f}", f"{max(times):.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
